"""Brings a database to the tables of this program, after copying it; runs at start, on the main thread."""

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from kiosk.core.ports import StoreTrouble
from kiosk.storage.copies import copy_database
from kiosk.storage.database import Database
from kiosk.storage.errors import store_error
from kiosk.storage.vault import Vault


@dataclass(frozen=True)
class Scripts:
    """A folder with Alembic's env.py and versions, and the newest revision in it."""

    folder: Path
    head: str


OURS = Scripts(Path(__file__).parent, "0007")
"""The scripts of this program; a test keeps the revision true. Alembic itself takes too long to ask."""

_VERSION_TABLE = "alembic_version"

log = logging.getLogger(__name__)


def found_in(database: Database, scripts: Scripts = OURS) -> str | None:
    """The revision of the tables in a database, None for an empty one. Only reads.

    Raises:
        StoreError: TOO_NEW when a newer program made them; DAMAGED when they are somebody else's.
    """
    with database.read() as session:
        tables = sa.inspect(session.connection()).get_table_names()
        if not tables:
            return None
        if _VERSION_TABLE not in tables:
            raise store_error(StoreTrouble.DAMAGED, f"{database} is not a database of this program")
        version = sa.table(_VERSION_TABLE, sa.column("version_num"))
        revisions = [str(found) for found in session.scalars(sa.select(version.c.version_num))]
    if len(revisions) != 1:
        raise store_error(StoreTrouble.DAMAGED, "its version is not readable")
    if revisions[0] != scripts.head and not _is_known(revisions[0], scripts):
        versions = f"version {revisions[0]}, this program knows {scripts.head}"
        raise store_error(StoreTrouble.TOO_NEW, f"{database}: {versions}")
    return revisions[0]


def upgrade(database: Database, vault: Vault, now: datetime, scripts: Scripts = OURS) -> Path | None:
    """Migrate in one transaction; an SQLite file with tables in it is copied before, beside itself.

    A database on PostgreSQL is copied by who runs it (pg_dump). Whoever comes second while another
    process migrates waits and finds nothing to do. The vault is for what a migration seals anew.

    Returns:
        The copy, or None when there was nothing to copy.

    Raises:
        StoreError: FULL, BUSY, UNREACHABLE or DAMAGED; the database is then as it was.
        VaultError: something sealed does not open; the database is then as it was.
    """
    revision = found_in(database, scripts)
    if revision == scripts.head:
        return None
    copy = None
    if revision is not None and database.path is not None:
        name = f"{database.path.stem}-before-{scripts.head}-{now:%Y%m%dT%H%M%SZ}{database.path.suffix}"
        copy = copy_database(database.path, database.path.with_name(name))
        log.info("the database was copied to %s before its migration", copy)
    with database.rebuild() as connection:
        _migrate(scripts, connection, vault)
    database.scrub()
    log.info("the database was migrated from %s to %s", revision or "nothing", scripts.head)
    return copy


# Alembic is read when there is something to migrate: it takes 0.1 s, which every other start spares.


def _migrate(scripts: Scripts, connection: sa.Connection, vault: Vault) -> None:
    from kiosk.storage.migrations.steps import migrate  # noqa: PLC0415

    migrate(scripts.folder, scripts.head, connection, vault)


def _is_known(revision: str, scripts: Scripts) -> bool:
    from kiosk.storage.migrations.steps import scripts_in  # noqa: PLC0415

    return any(script.revision == revision for script in scripts_in(scripts.folder).walk_revisions())
