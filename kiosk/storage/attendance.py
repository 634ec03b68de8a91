"""Check-ins and corrections: facts that are added with their journal entry, never edited; on any thread."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from kiosk.core.ports import Clock
from kiosk.core.values import (
    Arrival,
    CheckIn,
    Correction,
    CourseId,
    FactId,
    Letter,
    Method,
    SessionId,
    SessionState,
    StudentId,
)
from kiosk.storage.columns import seconds_between
from kiosk.storage.course_rows import class_digest
from kiosk.storage.crops import SealedCrops, drop_crops
from kiosk.storage.database import Database, insert_unless
from kiosk.storage.fact_rows import (
    add_correction,
    check_in_digest,
    check_in_of,
    check_in_row,
    correction_of,
)
from kiosk.storage.journal import Action, Chain, Value
from kiosk.storage.letter_rows import put_letter
from kiosk.storage.tables import (
    CheckInRow,
    ClassSessionRow,
    CorrectionRow,
    PictureRow,
    RosterPlaceRow,
)

MOST_CHECK_INS = 1_000_000
"""Of one course: more than a term can have."""


class SqlAttendance:
    """The attendance part of the store."""

    def __init__(self, database: Database, chain: Chain, clock: Clock, crops: SealedCrops) -> None:
        self._database = database
        self._chain = chain
        self._clock = clock
        self._crops = crops

    def check_in(self, check_in: CheckIn, letters: Sequence[Letter] = (), crop: bytes | None = None) -> bool:
        """One transaction: fact, letters, sealed crop of the face, journal entries.

        False when this student was already in (nothing added).

        It returns when the fact is safe on the disk: 6 to 16 ms on a 2-core PC with other work to do.
        """
        row = check_in_row(check_in)
        there = sa.select(CheckInRow.fact_id).where(
            CheckInRow.session_id == check_in.session_id, CheckInRow.student_id == check_in.student_id
        )
        with self._database.write() as session:
            if not insert_unless(session, there, row):
                return False
            if crop is not None:
                self._crops.add(session, check_in, crop)
            for letter in letters:
                put_letter(session, self._chain, letter, self._chain.itself, check_in.at)
            self._chain.add(
                session,
                Action.CHECK_IN,
                ("student", check_in.student_id),
                actor=f"student:{check_in.student_id}",
                at=check_in.at,
                detail={
                    "session": str(check_in.session_id),
                    "method": check_in.method.value,
                    "fact": check_in_digest(check_in),
                },
            )
            return True

    def correct(self, correction: Correction) -> None:
        """One transaction: fact and journal entry (which vouches for the reason without holding it)."""
        with self._database.write() as session:
            add_correction(session, self._chain, correction)

    def check_ins(self, session_id: SessionId, student_id: StudentId | None = None) -> tuple[CheckIn, ...]:
        """The check-ins of a session, of everybody or of one, in the order they were made."""
        whose = sa.true() if student_id is None else CheckInRow.student_id == student_id
        return self._check_ins((CheckInRow.session_id == session_id) & whose)

    def arrivals_since(self, since: datetime, courses: Collection[CourseId]) -> tuple[Arrival, ...]:
        """See AttendanceStore. Columns, not rows: the evidence of a whole term would be read for nothing."""
        sessions = sa.select(ClassSessionRow.session_id).where(
            ClassSessionRow.course_id.in_(list(courses)), ClassSessionRow.starts_at >= since
        )
        wanted = (
            sa.select(CheckInRow.session_id, CheckInRow.student_id, CheckInRow.at, CheckInRow.method)
            .where(CheckInRow.session_id.in_(sessions))
            .order_by(CheckInRow.position)
        )
        with self._database.read() as session:
            rows = session.execute(wanted).all()
        return tuple(
            Arrival(SessionId(session_id), StudentId(student_id), at, method)
            for session_id, student_id, at, method in rows
        )

    def corrections(
        self, session_id: SessionId, student_id: StudentId | None = None
    ) -> tuple[Correction, ...]:
        """The corrections of a session, of everybody or of one, in the order they were made."""
        whose = sa.true() if student_id is None else CorrectionRow.student_id == student_id
        return self._corrections((CorrectionRow.session_id == session_id) & whose)

    def student_check_ins(self, student_id: StudentId) -> tuple[CheckIn, ...]:
        """The check-ins of a student in the order they were made."""
        return self._check_ins(CheckInRow.student_id == student_id)

    def ways(self, since: datetime, courses: Collection[CourseId] | None) -> dict[Method, int]:
        """Check-ins by method of students whose face was known then, in these courses (None: in all)."""
        known = sa.exists().where(
            PictureRow.student_id == CheckInRow.student_id, PictureRow.kept_at <= CheckInRow.at
        )
        wanted = (
            sa.select(CheckInRow.method, sa.func.count().label("times"))
            .where(CheckInRow.at >= since, known)
            .group_by(CheckInRow.method)
        )
        if courses is not None:
            wanted = wanted.join(ClassSessionRow, ClassSessionRow.session_id == CheckInRow.session_id).where(
                ClassSessionRow.course_id.in_(list(courses))
            )
        with self._database.read() as session:
            return {row.method: row.times for row in session.execute(wanted)}

    def student_corrections(self, student_id: StudentId) -> tuple[Correction, ...]:
        """The corrections of a student in the order they were made."""
        return self._corrections(CorrectionRow.student_id == student_id)

    def arrivals(self, course_id: CourseId, limits_s: Sequence[float]) -> Mapping[SessionId, tuple[int, ...]]:
        """See AttendanceStore. 11,000 check-ins cost 13 ms of a core, 22 of a busy one; as rows 56."""
        after_s = seconds_between(ClassSessionRow.starts_at, CheckInRow.at)
        came = (
            sa.select(CheckInRow.session_id, after_s.label("after_s"))
            .join(ClassSessionRow, ClassSessionRow.session_id == CheckInRow.session_id)
            .where(ClassSessionRow.course_id == course_id, CheckInRow.student_id.in_(_roster(course_id)))
            .where(~_WAS_CORRECTED)
            .limit(MOST_CHECK_INS)  # or SQLite reckons the seconds once a limit
            .subquery()
        )
        within = [sa.func.sum(sa.case((came.c.after_s <= limit_s, 1), else_=0)) for limit_s in limits_s]
        wanted = sa.select(came.c.session_id, *within, sa.func.count()).group_by(came.c.session_id)
        with self._database.read() as session:
            rows = session.execute(wanted).all()
        return {SessionId(row[0]): tuple(int(number) for number in row[1:]) for row in rows}

    def corrected(self, course_id: CourseId) -> tuple[tuple[CheckIn, ...], tuple[Correction, ...]]:
        """See AttendanceStore."""
        roster = _roster(course_id)
        arrived = CheckInRow.student_id.in_(roster) & _WHOSE.in_(_corrected(course_id))
        said = CorrectionRow.session_id.in_(_held(course_id)) & CorrectionRow.student_id.in_(roster)
        return self._check_ins(arrived), self._corrections(said)

    def close(
        self, session_id: SessionId, state: SessionState, letters: Sequence[Letter], actor: str, at: datetime
    ) -> None:
        """One transaction: the session's new state, its letters, a journal entry.

        Letters whose key is already there are left as they are; each new one has a journal entry of its
        own with the digest of what it says. Raises LookupError where there is no such session.
        """
        with self._database.write() as session:
            row = session.get(ClassSessionRow, session_id)
            if row is None:
                raise LookupError("no such class session")
            row.state = state
            added = sum(put_letter(session, self._chain, letter, actor, at) for letter in letters)
            detail: dict[str, Value] = {"state": state.value, "letters": added, "class": class_digest(row)}
            self._chain.add(session, Action.CLOSE, ("session", session_id), actor=actor, at=at, detail=detail)

    def crop(self, fact_id: FactId) -> bytes | None:
        """The crop kept of a check-in, or None. Raises VaultError."""
        with self._database.read() as session:
            return self._crops.crop(session, fact_id)

    def drop_crops(self, made_before: datetime, actor: str) -> int:
        """One transaction: destroy the crops of check-ins made before, and journal it; returns how many.

        SQLite overwrites the deleted rows (secure_delete) and the write-ahead log.
        """
        with self._database.write() as session:
            dropped = drop_crops(session, made_before)
            if not dropped:
                return 0
            at, detail = self._clock.now(), {"crops": dropped}
            self._chain.add(session, Action.DROP_CROPS, "check_ins", actor=actor, at=at, detail=detail)
        self._database.scrub()
        return dropped

    def _check_ins(self, where: sa.ColumnElement[bool]) -> tuple[CheckIn, ...]:
        wanted = sa.select(CheckInRow).where(where).order_by(CheckInRow.position)
        with self._database.read() as session:
            return tuple(check_in_of(row) for row in session.scalars(wanted))

    def _corrections(self, where: sa.ColumnElement[bool]) -> tuple[Correction, ...]:
        wanted = sa.select(CorrectionRow).where(where).order_by(CorrectionRow.position)
        with self._database.read() as session:
            return tuple(correction_of(row) for row in session.scalars(wanted))


_WHOSE = sa.tuple_(CheckInRow.session_id, CheckInRow.student_id)
_WAS_CORRECTED = sa.exists().where(
    CorrectionRow.session_id == CheckInRow.session_id, CorrectionRow.student_id == CheckInRow.student_id
)
"""Not as NOT IN over pairs: SQLite reads all corrections for each check-in then, 90 ms of 11,000 with 240."""


def _roster(course_id: CourseId) -> sa.Select[UUID]:
    return sa.select(RosterPlaceRow.student_id).where(RosterPlaceRow.course_id == course_id)


def _held(course_id: CourseId) -> sa.Select[UUID]:
    return sa.select(ClassSessionRow.session_id).where(ClassSessionRow.course_id == course_id)


def _corrected(course_id: CourseId) -> sa.Select[UUID, UUID]:
    """In which session of a course who was corrected."""
    return sa.select(CorrectionRow.session_id, CorrectionRow.student_id).where(
        CorrectionRow.session_id.in_(_held(course_id))
    )
