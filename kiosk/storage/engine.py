"""Opens the store: checks the database, migrates it after copying it, checks the key; rows stay behind it."""

import sqlalchemy as sa

from kiosk.core.ports import Clock, VaultError
from kiosk.storage.announcements import SqlAnnouncements
from kiosk.storage.attendance import SqlAttendance
from kiosk.storage.crops import SealedCrops
from kiosk.storage.database import Database
from kiosk.storage.enrolments import SqlEnrolments
from kiosk.storage.exports import SqlExports
from kiosk.storage.faces import SealedFaces, SqlFaces
from kiosk.storage.journal import Chain, SqlJournal
from kiosk.storage.look_alikes import SqlLookAlikes
from kiosk.storage.migrations import OURS, found_in, upgrade
from kiosk.storage.objections import SqlObjections
from kiosk.storage.outbox import SqlOutbox
from kiosk.storage.people import SqlPeople
from kiosk.storage.proof import SqlProofs
from kiosk.storage.tables import KeyCheckRow
from kiosk.storage.timetable import SqlTimetable
from kiosk.storage.vault import Vault

_CHECKED = "classroom-kiosk"


class SqlStore:
    """One database, its parts by subject. Every part may be called from every thread."""

    def __init__(self, database: Database, vault: Vault, kiosk_id: str, clock: Clock) -> None:
        """Put the parts together over a database that is ready; use ``open_store``."""
        chain, sealed = Chain(kiosk_id), SealedFaces(vault)
        self._database = database
        self.people = SqlPeople(database, chain, clock, sealed)
        self.faces = SqlFaces(database, chain, clock, sealed)
        self.timetable = SqlTimetable(database, chain, clock)
        self.attendance = SqlAttendance(database, chain, clock, SealedCrops(vault))
        self.objections = SqlObjections(database, chain)
        self.announcements = SqlAnnouncements(database, chain)
        self.look_alikes = SqlLookAlikes(database, chain)
        self.enrolments = SqlEnrolments(database, chain, vault)
        self.outbox = SqlOutbox(database, chain, clock, vault)
        self.journal = SqlJournal(database, chain)
        self.proofs = SqlProofs(database)
        self.exports = SqlExports(database)

    def close(self) -> None:
        """Close all connections."""
        self._database.close()


def open_store(address: str, vault: Vault, kiosk_id: str, clock: Clock) -> SqlStore:
    """Open a database for this kiosk; makes or migrates its tables when there is something to do.

    Args:
        address: An SQLAlchemy address: ``sqlite_address(path)`` or ``postgresql+psycopg://...``.
        vault: The key of the faces in it.
        kiosk_id: This kiosk's name in facts and journal; one journal chain each.
        clock: For the times that no caller gives.

    Raises:
        StoreError: UNREACHABLE, DAMAGED (also: somebody else's database), TOO_NEW (nothing was touched),
            FULL or BUSY.
        VaultError: The database was made with another key (nothing was touched).
    """
    database = Database(address)
    try:
        revision = found_in(database)
        if revision is not None:
            _check_key(database, vault)
        database.use_wal()
        if revision != OURS.head:
            upgrade(database, vault, clock.now())
        with database.write() as session:
            if session.get(KeyCheckRow, _CHECKED) is None:
                sealed = vault.seal(_CHECKED.encode(), "key_checks", _CHECKED)
                session.add(KeyCheckRow(name=_CHECKED, sealed=sealed))
            Chain(kiosk_id).start(session)
    except BaseException:
        database.close()
        raise
    return SqlStore(database, vault, kiosk_id, clock)


def _check_key(database: Database, vault: Vault) -> None:
    """Refuse a wrong key before anything is written. Raises VaultError."""
    with database.read() as session:
        sealed = session.scalars(
            sa.select(KeyCheckRow.sealed).where(KeyCheckRow.name == _CHECKED)
        ).one_or_none()
    if sealed is None:
        return
    try:
        vault.unseal(sealed, "key_checks", _CHECKED)
    except VaultError:
        raise VaultError(
            "the key does not belong to this database: put back the configuration folder (vault.key) or the "
            "keyring that it was made with"
        ) from None
