"""What the journal knows of a CSV that was mailed, and what the facts say of then; on any thread."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.attendance import standings
from kiosk.core.values import (
    AttendanceRule,
    ClassSession,
    Course,
    CourseId,
    JournalEntry,
    Lecture,
    SessionId,
    SessionState,
    StaffId,
    Standing,
)
from kiosk.storage.database import Database
from kiosk.storage.fact_rows import check_in_digest, check_in_of, correction_digest, correction_of
from kiosk.storage.journal import Action
from kiosk.storage.student_rows import student_of
from kiosk.storage.tables import (
    AttachmentRow,
    CheckInRow,
    ClassSessionRow,
    CorrectionRow,
    CourseRow,
    JournalHeadRow,
    JournalRow,
    RosterPlaceRow,
    StaffRow,
    StudentRow,
)

_SOON = 50
"""Within how many entries after its head a CSV's letter is put: nearly always it is the next one."""


@dataclass(frozen=True)
class Export:
    """The entry of a letter with a CSV: who had it sent, the SHA-256 of its files, and them if still kept."""

    number: int
    at: datetime
    actor: str
    closing: bool
    digests: frozenset[str]
    originals: tuple[bytes, ...] = field(repr=False)


class SqlExports:
    """Reads only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ends(self) -> dict[str, int]:
        """Each kiosk with the number of its journal's last entry."""
        last = sa.select(JournalRow.kiosk_id, sa.func.max(JournalRow.number)).group_by(JournalRow.kiosk_id)
        with self._database.read() as session:
            none_yet = dict.fromkeys(session.scalars(sa.select(JournalHeadRow.kiosk_id)), 0)
            return none_yet | {row[0]: row[1] for row in session.execute(last)}

    def entry(self, digest: str) -> tuple[str, JournalEntry] | None:
        """The kiosk and entry of this digest."""
        wanted = sa.select(JournalRow).where(JournalRow.digest == digest).limit(1)
        with self._database.read() as session:
            row = session.scalars(wanted).one_or_none()
            if row is None:
                return None
            return row.kiosk_id, JournalEntry(
                row.number, row.at, row.actor, row.action, row.subject, row.detail, row.digest
            )

    def export(self, kiosk_id: str, head: int, session_id: UUID) -> Export | None:
        """The letter with the CSV of this class that was put first after the entry ``head``."""
        wanted = (
            sa.select(JournalRow)
            .where(
                JournalRow.kiosk_id == kiosk_id,
                JournalRow.number.between(head + 1, head + _SOON),
                JournalRow.action == Action.PUT_LETTER.value,
            )
            .order_by(JournalRow.number)
        )
        with self._database.read() as session:
            for row in session.scalars(wanted):
                detail = json.loads(row.detail)
                kind, _, rest = detail.get("key", "").partition("/")
                which, _, occasion = rest.partition("/")
                if (kind, which) != ("attendance", str(session_id)):
                    continue
                digests = {value for name, value in detail.items() if name.startswith("file ")}
                originals = _kept(session, row.subject, digests)
                closing = occasion == "close"
                return Export(row.number, row.at, row.actor, closing, frozenset(digests), originals)
        return None

    def standings(
        self, kiosk_id: str, head: int, made_at: datetime, session_id: UUID, *, closing: bool
    ) -> tuple[Lecture, tuple[Standing, ...]] | None:
        """The class as the facts of now say it was when the journal of this kiosk ended at ``head``.

        Facts of other kiosks count when they are not later than ``made_at``, and so do places on the
        roster. ``closing``: the CSV was made by the closing of the class. None for no class of this id.
        """
        with self._database.read() as session:
            then = _then(session, session_id, closing, kiosk_id, head)
            if then is None:
                return None
            vouched = _vouched(session, session_id)

            def was_there(digest: str, at: datetime) -> bool:
                entry = vouched.get(digest)
                if entry is not None and entry[0] == kiosk_id:
                    return entry[1] <= head
                return at <= made_at

            check_ins = (check_in_of(row) for row in _of(session, CheckInRow, session_id))
            corrections = (correction_of(row) for row in _of(session, CorrectionRow, session_id))
            roster = (
                sa.select(StudentRow)
                .join(RosterPlaceRow, RosterPlaceRow.student_id == StudentRow.student_id)
                .where(RosterPlaceRow.course_id == then.course.course_id, RosterPlaceRow.added_at <= made_at)
                .order_by(StudentRow.number)
            )
            return then, standings(
                then.course.rule,
                then.session,
                [student_of(row) for row in session.scalars(roster)],
                [fact for fact in check_ins if was_there(check_in_digest(fact), fact.at)],
                [fact for fact in corrections if was_there(correction_digest(fact), fact.at)],
            )


def _kept(session: Session, subject: str, digests: set[str]) -> tuple[bytes, ...]:
    """The files of a letter that are still as the journal says."""
    letter_id = UUID(subject.partition(":")[2])
    files = session.scalars(sa.select(AttachmentRow.content).where(AttachmentRow.letter_id == letter_id))
    return tuple(one for one in files if hashlib.sha256(one).hexdigest() in digests)


def _then(session: Session, session_id: UUID, closing: bool, kiosk_id: str, head: int) -> Lecture | None:
    """The class with its course, open or closed as it was."""
    row = session.get(ClassSessionRow, session_id)
    course = session.get(CourseRow, row.course_id) if row else None
    if row is None or course is None:
        return None
    rule = AttendanceRule(
        course.opens_before_s,
        course.late_after_s,
        course.absent_after_s,
        course.lates_per_absence,
        course.fail_share,
    )
    professor = session.get(StaffRow, course.professor_id)
    state = SessionState.CLOSED if closing else _state(session, session_id, kiosk_id, head)
    return Lecture(
        ClassSession(
            SessionId(row.session_id),
            CourseId(row.course_id),
            row.starts_at,
            row.ends_at,
            row.room,
            row.mode,
            state,
        ),
        Course(CourseId(row.course_id), course.code, course.title, StaffId(course.professor_id), rule),
        professor.name if professor else "",
    )


def _state(session: Session, session_id: UUID, kiosk_id: str, head: int) -> SessionState:
    """What the last closing until then said; a class is open before."""
    wanted = (
        sa.select(JournalRow.detail)
        .where(
            JournalRow.kiosk_id == kiosk_id,
            JournalRow.number <= head,
            JournalRow.action == Action.CLOSE.value,
            JournalRow.subject == f"session:{session_id}",
        )
        .order_by(JournalRow.number.desc())
        .limit(1)
    )
    detail = session.scalars(wanted).one_or_none()
    return SessionState.OPEN if detail is None else SessionState(json.loads(detail)["state"])


def _vouched(session: Session, session_id: UUID) -> dict[str, tuple[str, int]]:
    """Kiosk and number of the entry of each fact of this class, by the digest of the fact."""
    wanted = sa.select(JournalRow.kiosk_id, JournalRow.number, JournalRow.detail).where(
        JournalRow.action.in_([Action.CHECK_IN.value, Action.CORRECT.value]),
        JournalRow.detail.contains(f'"session":"{session_id}"', autoescape=True),
    )
    return {json.loads(detail)["fact"]: (kiosk, number) for kiosk, number, detail in session.execute(wanted)}


def _of(session: Session, table: Any, session_id: UUID) -> Sequence[Any]:
    return session.scalars(
        sa.select(table).where(table.session_id == session_id).order_by(table.position)
    ).all()
