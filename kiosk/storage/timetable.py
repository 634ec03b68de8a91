"""Courses, rosters, weekly slots, class sessions, Zoom rooms; one transaction per method, on any thread."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from kiosk.core.ports import Clock
from kiosk.core.timetable_change import TimetableChange, TodaysSessions
from kiosk.core.values import (
    AttendanceRule,
    ClassSession,
    Course,
    CourseId,
    SessionId,
    Slot,
    StaffId,
    Student,
    StudentId,
    ZoomRoom,
)
from kiosk.storage.course_rows import course_row, ensure_session, journal_zoom, put_zoom, slot_row
from kiosk.storage.database import Database
from kiosk.storage.journal import Action, Chain, Value
from kiosk.storage.staff_rows import HASHER
from kiosk.storage.student_rows import add_place, named_by_roster, student_of
from kiosk.storage.tables import (
    ClassSessionRow,
    CourseRow,
    RosterPlaceRow,
    SlotRow,
    StudentRow,
    ZoomRoomRow,
)
from kiosk.storage.timetable_change import ChangeTaker


class SqlTimetable:
    """The timetable part of the store."""

    def __init__(self, database: Database, chain: Chain, clock: Clock) -> None:
        self._database = database
        self._chain = chain
        self._clock = clock

    def courses(self) -> tuple[Course, ...]:
        """All courses, sorted by code."""
        wanted = _courses().order_by(CourseRow.code, CourseRow.course_id)
        with self._database.read() as session:
            return tuple(_course(row, zoom) for row, zoom in session.execute(wanted))

    def courses_of(self, student_id: StudentId) -> tuple[Course, ...]:
        """The courses that have this student on their roster, sorted by code."""
        wanted = (
            _courses()
            .join(RosterPlaceRow, RosterPlaceRow.course_id == CourseRow.course_id)
            .where(RosterPlaceRow.student_id == student_id)
            .order_by(CourseRow.code, CourseRow.course_id)
        )
        with self._database.read() as session:
            return tuple(_course(row, zoom) for row, zoom in session.execute(wanted))

    def course(self, course_id: CourseId) -> Course:
        """The course of this id. Raises LookupError for an unknown one."""
        with self._database.read() as session:
            row = session.execute(_courses().where(CourseRow.course_id == course_id)).first()
            if row is None:
                raise LookupError("no such course")
            return _course(*row)

    def add_course(self, course: Course, slots: Sequence[Slot]) -> None:
        """One transaction: the course with rule and Zoom room, its weekly slots, a journal entry."""
        now = self._clock.now()
        with self._database.write() as session:
            session.add(course_row(course))
            session.flush()
            if course.zoom is not None:
                put_zoom(session, course.course_id, course.zoom, now)
            session.add_all([slot_row(slot) for slot in slots])
            detail: dict[str, Value] = {"code": course.code, "slots": len(slots)}
            self._chain.add(session, Action.ADD_COURSE, ("course", course.course_id), at=now, detail=detail)
            if course.zoom is not None:
                itself = self._chain.itself
                journal_zoom(session, self._chain, course.course_id, course.zoom, actor=itself, at=now)

    def slots(self) -> tuple[Slot, ...]:
        """The weekly timetable, sorted by weekday and start."""
        wanted = sa.select(SlotRow).order_by(SlotRow.weekday, SlotRow.starts, SlotRow.room, SlotRow.slot_id)
        with self._database.read() as session:
            return tuple(_slot(row) for row in session.scalars(wanted))

    def roster(self, course_id: CourseId) -> tuple[Student, ...]:
        """Who should attend, sorted by student number."""
        wanted = (
            sa.select(StudentRow)
            .join(RosterPlaceRow, RosterPlaceRow.student_id == StudentRow.student_id)
            .where(RosterPlaceRow.course_id == course_id)
            .order_by(StudentRow.number)
        )
        with self._database.read() as session:
            return tuple(student_of(row) for row in session.scalars(wanted))

    def roster_size(self, course_id: CourseId) -> int:
        """How many should attend."""
        wanted = sa.select(sa.func.count()).where(RosterPlaceRow.course_id == course_id)
        with self._database.read() as session:
            return session.scalars(wanted).one()

    def add_to_roster(self, course_id: CourseId, students: Sequence[Student]) -> None:
        """Put students on a roster; unknown ones (by number) are added to people, not enrolled.

        Those known already stay as they are. Nothing is journalled when nobody was added.
        """
        now = self._clock.now()
        with self._database.write() as session:
            added = sum(
                add_place(session, course_id, named_by_roster(session, student, now).student_id, now)
                for student in students
            )
            if added:
                detail = {"students": added}
                self._chain.add(session, Action.ADD_TO_ROSTER, ("course", course_id), at=now, detail=detail)

    def sessions_between(self, start: datetime, end: datetime) -> tuple[ClassSession, ...]:
        """Sessions that start in the half-open span, sorted by start."""
        return self._sessions(ClassSessionRow.starts_at >= start, ClassSessionRow.starts_at < end)

    def session(self, session_id: SessionId) -> ClassSession:
        """The session of this id. Raises LookupError for an unknown one."""
        found = self._sessions(ClassSessionRow.session_id == session_id)
        if not found:
            raise LookupError("no such class session")
        return found[0]

    def sessions_of(self, course_id: CourseId) -> tuple[ClassSession, ...]:
        """All sessions of a course, sorted by start."""
        return self._sessions(ClassSessionRow.course_id == course_id)

    def ensure_sessions(self, sessions: Sequence[ClassSession]) -> None:
        """Add the sessions that are not there yet (natural key: course, start, room)."""
        with self._database.write() as session:
            for wanted in sessions:
                ensure_session(session, wanted)

    def set_zoom(self, course_id: CourseId, zoom: ZoomRoom, actor: str, at: datetime) -> None:
        """One transaction: the course's Zoom room and a journal entry."""
        with self._database.write() as session:
            put_zoom(session, course_id, zoom, at)
            journal_zoom(session, self._chain, course_id, zoom, actor=actor, at=at)

    def take_over(
        self,
        change: TimetableChange,
        pins: Mapping[StaffId, str],
        today: TodaysSessions,
        actor: str,
        at: datetime,
    ) -> None:
        """One transaction: what a timetable file changes, a journal entry for each person and course.

        A session of today whose slot is dropped is taken away if nobody can have checked in yet.

        Args:
            change: compared with what the store has.
            pins: the start PIN of each new member of staff, kept as an argon2 hash.
            today: the sessions of today that go and come with it.
            actor: who does it.
            at: now, aware UTC.

        Raises:
            StoreError: BUSY, when somebody else changed the same meanwhile; nothing is stored.
        """
        hashes = {staff_id: HASHER.hash(pin) for staff_id, pin in pins.items()}  # slow: before the lock
        with self._database.write() as session:
            ChangeTaker(session, self._chain, actor, at).take(change, hashes, today)

    def _sessions(self, *where: sa.ColumnElement[bool]) -> tuple[ClassSession, ...]:
        wanted = (
            sa.select(ClassSessionRow)
            .where(*where)
            .order_by(ClassSessionRow.starts_at, ClassSessionRow.room, ClassSessionRow.session_id)
        )
        with self._database.read() as session:
            return tuple(_session(row) for row in session.scalars(wanted))


def _courses() -> sa.Select[CourseRow, ZoomRoomRow]:
    return sa.select(CourseRow, ZoomRoomRow).outerjoin(
        ZoomRoomRow, ZoomRoomRow.course_id == CourseRow.course_id
    )


def _course(row: CourseRow, zoom: ZoomRoomRow | None) -> Course:
    return Course(
        CourseId(row.course_id),
        row.code,
        row.title,
        StaffId(row.professor_id),
        AttendanceRule(
            row.opens_before_s, row.late_after_s, row.absent_after_s, row.lates_per_absence, row.fail_share
        ),
        None if zoom is None else ZoomRoom(zoom.meeting_id, zoom.passcode, zoom.link),
    )


def _slot(row: SlotRow) -> Slot:
    return Slot(CourseId(row.course_id), row.weekday, row.starts, row.ends, row.room, row.mode)


def _session(row: ClassSessionRow) -> ClassSession:
    return ClassSession(
        SessionId(row.session_id),
        CourseId(row.course_id),
        row.starts_at,
        row.ends_at,
        row.room,
        row.mode,
        row.state,
    )
