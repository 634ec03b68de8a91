"""Proves the journal: every chain whole, every fact as an entry vouches for it, none without the other.

Reads one consistent state, entry by entry, while the kiosk goes on; on any thread. Deleted faces are no
facts: only that somebody enrolled is vouched for, and that stays.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.proof import Broken, Kind, Link, Proof
from kiosk.core.values import JournalEntry, SessionState
from kiosk.storage.course_rows import class_digest, zoom_digest
from kiosk.storage.database import Database
from kiosk.storage.fact_rows import check_in_digest, check_in_of, correction_digest, correction_of
from kiosk.storage.journal import NO_DIGEST, Action, chained
from kiosk.storage.objection_rows import objection_digest, objection_of, step_digest, step_of
from kiosk.storage.tables import (
    CheckInRow,
    ClassSessionRow,
    CorrectionRow,
    CourseRow,
    JournalHeadRow,
    JournalRow,
    ObjectionRow,
    ObjectionStepRow,
    StudentRow,
    ZoomRoomRow,
)

_NOT_OURS = (LookupError, ValueError, TypeError)
"""What reading a value raises that the kiosk never writes."""

_AT_ONCE = 2000
"""How many rows are held while they are read."""


_ADDED_BY = {
    Action.CHECK_IN.value: Kind.CHECK_IN,
    Action.CORRECT.value: Kind.CORRECTION,
    Action.OBJECT.value: Kind.OBJECTION,
    Action.OBJECTION_STEP.value: Kind.OBJECTION_STEP,
}
"""Actions that add a fact and vouch for it by its digest."""

_ADDED: dict[Kind, tuple[Any, Callable[[Any], str]]] = {
    Kind.CHECK_IN: (CheckInRow, lambda row: check_in_digest(check_in_of(row))),
    Kind.CORRECTION: (CorrectionRow, lambda row: correction_digest(correction_of(row))),
    Kind.OBJECTION: (ObjectionRow, lambda row: objection_digest(objection_of(row, ()))),
    Kind.OBJECTION_STEP: (ObjectionStepRow, lambda row: step_digest(step_of(row))),
}


@dataclass(frozen=True)
class _Voucher:
    """An entry that vouches for a fact."""

    kiosk_id: str
    number: int
    subject: UUID
    session_id: UUID | None
    detail: dict[str, Any]
    at: datetime


@dataclass
class _Vouched:
    """What the entries vouch for: facts by digest, and the latest entry of what changes."""

    facts: dict[Kind, dict[str, _Voucher]] = field(default_factory=lambda: {kind: {} for kind in _ADDED})
    classes: dict[UUID, _Voucher] = field(default_factory=dict)
    rooms: dict[UUID, _Voucher] = field(default_factory=dict)
    enrolled: dict[UUID, _Voucher] = field(default_factory=dict)

    def hear(self, kiosk_id: str, entry: JournalEntry) -> None:
        """Remember what this entry vouches for, if anything."""
        take, added = _TAKES.get(entry.action), _ADDED_BY.get(entry.action)
        if take is None and added is None:
            return
        with suppress(*_NOT_OURS):  # one that was changed is named by its digest
            subject, detail = UUID(entry.subject.partition(":")[2]), json.loads(entry.detail)
            session_id = UUID(str(detail["session"])) if "session" in detail else None
            voucher = _Voucher(kiosk_id, entry.number, subject, session_id, detail, entry.at)
            if take is not None:
                take(self, voucher)
            if added is not None:
                self.facts[added][detail["fact"]] = voucher

    def closing(self, voucher: _Voucher) -> None:
        _latest(self.classes, voucher)

    def zoom(self, voucher: _Voucher) -> None:
        _latest(self.rooms, voucher)

    def enrolment(self, voucher: _Voucher) -> None:
        _latest(self.enrolled, voucher)

    def removal(self, voucher: _Voucher) -> None:
        """An enrolment was undone; a face that was taken back changes nothing of it."""
        if not voucher.detail["face_only"]:
            _latest(self.enrolled, voucher)


_TAKES = {
    Action.CLOSE.value: _Vouched.closing,
    Action.SET_ZOOM.value: _Vouched.zoom,
    Action.ENROL.value: _Vouched.enrolment,
    Action.REMOVE_ENROLMENT.value: _Vouched.removal,
}


def _latest(of: dict[UUID, _Voucher], voucher: _Voucher) -> None:
    """Of one kiosk the later number counts, of several the later time."""
    before = of.get(voucher.subject)
    if before is None or before.kiosk_id == voucher.kiosk_id or before.at <= voucher.at:
        of[voucher.subject] = voucher


class SqlProofs:
    """The proof of all journals in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def prove(self) -> Proof:
        """Look at every entry and every fact. Costs seconds for 100,000. Raises StoreError."""
        with self._database.read() as session:
            _hold_still(session)
            vouched, broken = _Vouched(), []
            counts: dict[str, int] = {}
            for kiosk_id, entry, found in _walk(session):
                broken += found
                if entry is not None:
                    counts[kiosk_id] = counts.get(kiosk_id, 0) + 1
                    vouched.hear(kiosk_id, entry)
            facts = _Facts(session, vouched)
            broken += facts.broken()
            return Proof(tuple(sorted(counts.items())), facts.seen, tuple(broken))


def _hold_still(session: Session) -> None:
    """One state for all reads; SQLite gives that to every transaction."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


# --- the chains ---------------------------------------------------------------------------------------


def _walk(session: Session) -> Iterator[tuple[str, JournalEntry | None, list[Broken]]]:
    """Every entry of every kiosk in order with what is wrong before or with it; at each end the head."""
    heads = {row.kiosk_id: row for row in session.scalars(sa.select(JournalHeadRow))}
    here, number, digest = "", 0, NO_DIGEST
    for kiosk_id, at_number, row in _journal(session):
        if kiosk_id != here:
            yield here, None, _head_of(here, number, digest, heads.pop(here, None))
            here, number, digest = kiosk_id, 0, NO_DIGEST
        if row is None:
            yield here, None, [Broken(Link.ENTRY_CHANGED, here, at_number)]
            number, digest = at_number, ""
            continue
        entry = JournalEntry(*row[1:])
        found = []
        if entry.number != number + 1:
            found.append(Broken(Link.ENTRIES_GONE, here, number + 1, entry.number - 1))
        elif entry.digest != chained(digest, here, entry):
            found.append(Broken(Link.ENTRY_CHANGED, here, entry.number))
        number, digest = entry.number, entry.digest
        yield here, entry, found
    yield here, None, _head_of(here, number, digest, heads.pop(here, None))
    for kiosk_id, head in heads.items():
        yield kiosk_id, None, _head_of(kiosk_id, 0, NO_DIGEST, head)


def _head_of(kiosk_id: str, number: int, digest: str, head: JournalHeadRow | None) -> list[Broken]:
    """Whether the head row says what the last entry says; ``kiosk_id`` is empty before the first one."""
    if not kiosk_id or (head is not None and (head.number, head.digest) == (number, digest)):
        return []
    if head is not None and head.number > number:
        return [Broken(Link.ENTRIES_GONE, kiosk_id, number + 1, head.number)]
    return [Broken(Link.HEAD_WRONG, kiosk_id, number)]


def _journal(session: Session) -> Iterator[tuple[str, int, Any]]:
    """Kiosk, number and columns of every entry in order; None in place of columns that cannot be read."""
    table = JournalRow.__table__
    for kiosk_id in session.scalars(sa.select(table.c.kiosk_id).distinct().order_by(table.c.kiosk_id)).all():
        wanted = sa.select(table).where(table.c.kiosk_id == kiosk_id)
        for number, row in _each(session, wanted, table.c.number):
            yield kiosk_id, number, row


def _each(session: Session, wanted: sa.Select[Any], key: Any) -> Iterator[tuple[int, Any]]:
    """The rows in the order of their whole-number key, some at once; None for one that cannot be read."""
    keys = session.scalars(wanted.with_only_columns(key).order_by(key)).all()
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        in_order = wanted.where(key.between(some[0], some[-1])).order_by(key)
        try:
            yield from zip(some, session.execute(in_order).all(), strict=True)
        except _NOT_OURS:
            yield from ((one, _one(session, wanted.where(key == one))) for one in some)


def _one(session: Session, wanted: sa.Select[Any]) -> Any:
    try:
        return session.execute(wanted).one()
    except _NOT_OURS:
        return None


# --- the facts ----------------------------------------------------------------------------------------


class _Facts:
    """Holds the facts in the database against what is vouched for; each voucher is used up by its fact."""

    def __init__(self, session: Session, vouched: _Vouched) -> None:
        self._session, self._vouched = session, vouched
        self.seen = 0

    def broken(self) -> list[Broken]:
        """Every link that is broken, by kind."""
        return [
            *(one for kind in _ADDED for one in self._added(kind)),
            *_readable(Kind.CLASS, self._classes),
            *_readable(Kind.ZOOM_ROOM, self._rooms),
            *_readable(Kind.ENROLMENT, self._enrolments),
        ]

    def _added(self, kind: Kind) -> list[Broken]:
        """Facts that are only ever added: each has an entry with its digest, each entry has its fact."""
        vouched, odd = self._vouched.facts[kind], []
        table, digest = _ADDED[kind]
        found = []
        for _, columns in _each(self._session, sa.select(table), table.position):
            self.seen += 1
            if columns is None:
                found.append(Broken(Link.UNREADABLE, kind=kind))
            elif vouched.pop(_digest_or_none(digest, columns[0]), None) is None:
                odd.append(_about(columns[0]))
        for subject, session_id in odd:
            entry = _of_same(vouched, subject, session_id)
            link = Link.FACT_UNKNOWN if entry is None else Link.FACT_CHANGED
            found.append(self._named(link, kind, entry, subject, session_id))
        found += [
            self._named(Link.FACT_GONE, kind, entry, entry.subject, entry.session_id)
            for entry in vouched.values()
        ]
        return found

    def _classes(self) -> list[Broken]:
        """A class that is closed was closed by an entry, and is what and when that entry says."""
        found, left = [], dict(self._vouched.classes)
        for row in self._session.scalars(sa.select(ClassSessionRow)).all():
            entry = left.pop(row.session_id, None)
            if entry is None:
                if row.state is SessionState.CLOSED:
                    found.append(self._named(Link.FACT_UNKNOWN, Kind.CLASS, None, None, row.session_id))
                continue
            self.seen += 1
            same = row.state.value == entry.detail["state"]
            if not same or entry.detail.get("class", class_digest(row)) != class_digest(row):
                found.append(self._named(Link.FACT_CHANGED, Kind.CLASS, entry, None, row.session_id))
        found += [self._named(Link.FACT_GONE, Kind.CLASS, entry, None, id_) for id_, entry in left.items()]
        return found

    def _rooms(self) -> list[Broken]:
        """A Zoom room is the one that was set last; those of courses made before this was noted pass."""
        found, left = [], dict(self._vouched.rooms)
        for row in self._session.scalars(sa.select(ZoomRoomRow)):
            entry = left.pop(row.course_id, None)
            if entry is None:
                continue
            self.seen += 1
            if entry.detail["zoom"] != zoom_digest(row.meeting_id, row.passcode, row.link):
                found.append(self._of_course(Link.FACT_CHANGED, entry))
        return found + [self._of_course(Link.FACT_GONE, entry) for entry in left.values()]

    def _of_course(self, link: Link, entry: _Voucher) -> Broken:
        course = self._session.get(CourseRow, entry.subject)
        code = course.code if course else ""
        return Broken(link, entry.kiosk_id, entry.number, kind=Kind.ZOOM_ROOM, course=code, at=entry.at)

    def _enrolments(self) -> list[Broken]:
        """Whoever is enrolled enrolled by an entry, then; a deleted face changes nothing of it."""
        found = []
        left = {
            who: entry for who, entry in self._vouched.enrolled.items() if "face_only" not in entry.detail
        }
        enrolled = sa.select(StudentRow.student_id, StudentRow.number, StudentRow.enrolled_at)
        for student_id, number, at in self._session.execute(enrolled).all():
            entry = left.pop(student_id, None)
            if entry is None and at is None:
                continue
            self.seen += 1
            if entry is None:
                found.append(Broken(Link.FACT_UNKNOWN, kind=Kind.ENROLMENT, student=number, at=at))
            elif at != entry.at:
                link = Link.FACT_GONE if at is None else Link.FACT_CHANGED
                found.append(_enrolment(link, entry, number))
        return found + [_enrolment(Link.FACT_GONE, entry, "") for entry in left.values()]

    def _named(
        self,
        link: Link,
        kind: Kind,
        entry: _Voucher | None,
        subject: UUID | None,
        session_id: UUID | None,
    ) -> Broken:
        """A broken link with what the database still knows of its fact: about whom, and in which class."""
        if kind is Kind.OBJECTION_STEP:  # its subject is the objection
            objected = sa.select(ObjectionRow).where(ObjectionRow.fact_id == subject)
            objection = self._session.scalars(objected).one_or_none()
            subject, session_id = _about(objection) if objection else (None, None)
        student = self._session.get(StudentRow, subject) if subject else None
        lecture = self._session.get(ClassSessionRow, session_id) if session_id else None
        course = self._session.get(CourseRow, lecture.course_id) if lecture else None
        return Broken(
            link,
            entry.kiosk_id if entry else "",
            entry.number if entry else None,
            kind=kind,
            student=student.number if student else "",
            course=course.code if course else "",
            at=lecture.starts_at if lecture else entry.at if entry else None,
        )


def _digest_or_none(digest: Callable[[Any], str], row: Any) -> str:
    """The digest of a row; of one that makes no fact any more, one that no entry has."""
    try:
        return digest(row)
    except _NOT_OURS:
        return ""


def _readable(kind: Kind, look: Callable[[], list[Broken]]) -> list[Broken]:
    """What looking found, or that a row of this kind cannot be read."""
    try:
        return look()
    except _NOT_OURS:
        return [Broken(Link.UNREADABLE, kind=kind)]


def _about(row: Any) -> tuple[UUID, UUID | None]:
    """What a fact is about: student and class, or of a step the objection."""
    if isinstance(row, ObjectionStepRow):
        return row.objection_id, None
    return row.student_id, row.session_id


def _of_same(vouched: dict[str, _Voucher], subject: UUID, session_id: UUID | None) -> _Voucher | None:
    """Use up the first entry left that vouches for something about the same."""
    for digest, entry in vouched.items():
        if (entry.subject, entry.session_id) == (subject, session_id):
            return vouched.pop(digest)
    return None


def _enrolment(link: Link, entry: _Voucher, number: str) -> Broken:
    return Broken(link, entry.kiosk_id, entry.number, kind=Kind.ENROLMENT, student=number, at=entry.at)
