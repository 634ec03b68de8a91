"""The journal: who did what, each digest covering the entry before; written with the fact itself. Any thread.

Entries hold ids and digests, no names or reasons: what is about a person can be deleted, the journal cannot.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.values import JournalEntry
from kiosk.storage.database import Database, insert_unless
from kiosk.storage.tables import JournalHeadRow, JournalRow

NO_DIGEST = "0" * 64

Value = str | int | float | bool | None


class Action(StrEnum):
    """What the stores write into the journal by themselves."""

    CHECK_IN = "check_in"
    CORRECT = "correct"
    OBJECT = "object"
    OBJECTION_STEP = "objection_step"
    DROP_CROPS = "drop_crops"
    CLOSE = "close"
    ENROL = "enrol"
    ISSUE_CODES = "issue_codes"
    REMOVE_ENROLMENT = "remove_enrolment"
    FORGET_FACE = "forget_face"
    GIVE_FACE = "give_face"
    LEARN = "learn"
    FORGET_LEARNT = "forget_learnt"
    LOOK_ALIKE = "look_alike"
    TWO_PEOPLE = "two_people"
    LET_TURN = "let_turn"
    ADD_STAFF = "add_staff"
    CHANGE_STAFF = "change_staff"
    SET_SECRET = "set_secret"  # noqa: S105
    ADD_COURSE = "add_course"
    CHANGE_COURSE = "change_course"
    ADD_TO_ROSTER = "add_to_roster"
    SET_ZOOM = "set_zoom"
    ANNOUNCE = "announce"
    WITHDRAW_ANNOUNCEMENT = "withdraw_announcement"
    DROP_ANNOUNCEMENTS = "drop_announcements"
    PUT_LETTER = "put_letter"
    LETTER_SENT = "letter_sent"
    LETTER_FAILED = "letter_failed"
    TRY_AGAIN = "try_again"


def canonical(fields: Mapping[str, Value]) -> str:
    """One text for one content: JSON with sorted keys, no spaces, ASCII only."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest_of(fields: Mapping[str, Value]) -> str:
    """SHA-256 in hex of a content that the journal vouches for without holding it."""
    return hashlib.sha256(canonical(fields).encode()).hexdigest()


def in_utc(at: datetime) -> str:
    """A time as the journal digests it. Raises ValueError when naive."""
    if at.tzinfo is None:
        raise ValueError("a naive time cannot be journalled: give it a time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def chained(before: str, kiosk_id: str, entry: JournalEntry) -> str:
    """The digest of an entry: SHA-256 over the digest before and the entry's canonical JSON."""
    content = canonical(
        {
            "kiosk": kiosk_id,
            "number": entry.number,
            "at": in_utc(entry.at),
            "actor": entry.actor,
            "action": entry.action,
            "subject": entry.subject,
            "detail": entry.detail,
        }
    )
    return hashlib.sha256(before.encode() + content.encode()).hexdigest()


class Chain:
    """Adds entries to this kiosk's chain inside somebody's writing transaction, as its last step."""

    def __init__(self, kiosk_id: str) -> None:
        self.kiosk_id = kiosk_id

    @property
    def itself(self) -> str:
        """The kiosk as an actor: what is done without a person."""
        return f"kiosk:{self.kiosk_id}"

    def start(self, session: Session) -> None:
        """Make the row that writers queue up for."""
        there = sa.select(JournalHeadRow.number).where(JournalHeadRow.kiosk_id == self.kiosk_id)
        insert_unless(session, there, JournalHeadRow(kiosk_id=self.kiosk_id, number=0, digest=NO_DIGEST))

    def add(
        self,
        session: Session,
        action: Action | str,
        subject: tuple[str, UUID] | str,
        *,
        actor: str = "",
        at: datetime,
        detail: Mapping[str, Value] | str = "",
    ) -> JournalEntry:
        """Add one entry; without an actor it is the kiosk's own doing."""
        head = session.execute(
            sa.select(JournalHeadRow).where(JournalHeadRow.kiosk_id == self.kiosk_id).with_for_update()
        ).scalar_one()
        unsigned = JournalEntry(
            number=head.number + 1,
            at=at,
            actor=actor or self.itself,
            action=str(action),
            subject=subject if isinstance(subject, str) else f"{subject[0]}:{subject[1]}",
            detail=detail if isinstance(detail, str) else canonical(detail),
            digest="",
        )
        row = _row(self.kiosk_id, unsigned, chained(head.digest, self.kiosk_id, unsigned))
        session.add(row)
        head.number, head.digest = row.number, row.digest
        session.flush()
        return _entry(row)


class SqlJournal:
    """The journal of this kiosk."""

    def __init__(self, database: Database, chain: Chain) -> None:
        self._database = database
        self._chain = chain

    def append(self, actor: str, action: str, subject: str, detail: str, at: datetime) -> JournalEntry:
        """Add an entry of its own."""
        with self._database.write() as session:
            return self._chain.add(session, action, subject, actor=actor, at=at, detail=detail)

    def entries(self, limit: int | None = None) -> tuple[JournalEntry, ...]:
        """In order; with a limit only the newest ones."""
        newest_first = self._own().order_by(JournalRow.number.desc()).limit(limit)
        with self._database.read() as session:
            return tuple(_entry(row) for row in session.scalars(newest_first))[::-1]

    def since(self, actions: Collection[str], at: datetime) -> tuple[JournalEntry, ...]:
        """The entries with these actions since then, in order."""
        wanted = self._own().where(JournalRow.action.in_(list(actions)), JournalRow.at >= at)
        with self._database.read() as session:
            return tuple(_entry(row) for row in session.scalars(wanted.order_by(JournalRow.number)))

    def tally(self, action: str) -> dict[str, int]:
        """How often each detail was written with this action."""
        wanted = (
            sa.select(JournalRow.detail, sa.func.count().label("times"))
            .where(JournalRow.kiosk_id == self._chain.kiosk_id, JournalRow.action == action)
            .group_by(JournalRow.detail)
        )
        with self._database.read() as session:
            return {row.detail: row.times for row in session.execute(wanted)}

    def head(self) -> str:
        """The digest of the last entry, or 64 zeros."""
        wanted = sa.select(JournalHeadRow.digest).where(JournalHeadRow.kiosk_id == self._chain.kiosk_id)
        with self._database.read() as session:
            return session.scalars(wanted).one()

    def _own(self) -> sa.Select[JournalRow]:
        return sa.select(JournalRow).where(JournalRow.kiosk_id == self._chain.kiosk_id)


def _row(kiosk_id: str, entry: JournalEntry, digest: str) -> JournalRow:
    return JournalRow(
        kiosk_id=kiosk_id,
        number=entry.number,
        at=entry.at,
        actor=entry.actor,
        action=entry.action,
        subject=entry.subject,
        detail=entry.detail,
        digest=digest,
    )


def _entry(row: JournalRow) -> JournalEntry:
    return JournalEntry(row.number, row.at, row.actor, row.action, row.subject, row.detail, row.digest)
