"""Courses, rosters, weekly slots, class sessions, Zoom rooms; one transaction per method, on any thread."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kiosk.core.ports import Clock
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
    new_id,
)
from kiosk.storage.database import Database, insert_unless
from kiosk.storage.journal import Action, Chain, Value, digest_of
from kiosk.storage.student_rows import add_place, named_by_roster, student_of
from kiosk.storage.tables import (
    ClassSessionRow,
    CourseRow,
    RosterPlaceRow,
    SlotRow,
    StudentRow,
    ZoomRoomRow,
)


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
            session.add(_course_row(course))
            session.flush()
            if course.zoom is not None:
                _put_zoom(session, course.course_id, course.zoom, now)
            session.add_all([_slot_row(slot) for slot in slots])
            detail: dict[str, Value] = {"code": course.code, "slots": len(slots)}
            self._chain.add(session, Action.ADD_COURSE, ("course", course.course_id), at=now, detail=detail)

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
                there = sa.select(ClassSessionRow.session_id).where(
                    ClassSessionRow.course_id == wanted.course_id,
                    ClassSessionRow.starts_at == wanted.starts_at,
                    ClassSessionRow.room == wanted.room,
                )
                insert_unless(session, there, _session_row(wanted))

    def set_zoom(self, course_id: CourseId, zoom: ZoomRoom, actor: str, at: datetime) -> None:
        """One transaction: the course's Zoom room and a journal entry."""
        with self._database.write() as session:
            _put_zoom(session, course_id, zoom, at)
            digest = digest_of({"meeting_id": zoom.meeting_id, "passcode": zoom.passcode, "link": zoom.link})
            detail = {"meeting_id": zoom.meeting_id, "zoom": digest}
            subject = ("course", course_id)
            self._chain.add(session, Action.SET_ZOOM, subject, actor=actor, at=at, detail=detail)

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


def _course_row(course: Course) -> CourseRow:
    rule = course.rule
    return CourseRow(
        course_id=course.course_id,
        code=course.code,
        title=course.title,
        professor_id=course.professor_id,
        opens_before_s=rule.opens_before_s,
        late_after_s=rule.late_after_s,
        absent_after_s=rule.absent_after_s,
        lates_per_absence=rule.lates_per_absence,
        fail_share=rule.fail_share,
    )


def _put_zoom(session: Session, course_id: UUID, zoom: ZoomRoom, at: datetime) -> None:
    new = ZoomRoomRow(
        course_id=course_id, meeting_id=zoom.meeting_id, passcode=zoom.passcode, link=zoom.link, set_at=at
    )
    session.merge(new)
    session.flush()


def _slot_row(slot: Slot) -> SlotRow:
    return SlotRow(
        slot_id=new_id(),
        course_id=slot.course_id,
        weekday=slot.weekday,
        starts=slot.starts,
        ends=slot.ends,
        room=slot.room,
        mode=slot.mode,
    )


def _slot(row: SlotRow) -> Slot:
    return Slot(CourseId(row.course_id), row.weekday, row.starts, row.ends, row.room, row.mode)


def _session_row(session: ClassSession) -> ClassSessionRow:
    return ClassSessionRow(
        session_id=session.session_id,
        course_id=session.course_id,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        room=session.room,
        mode=session.mode,
        state=session.state,
    )


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
