"""Today's lectures as the store has them, seen from this door; settles what is overdue. Main thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo

from kiosk.core.attendance import course_summary, standings, status_of
from kiosk.core.ports import Clock, Store
from kiosk.core.report import ReportTexts, attendance_letter
from kiosk.core.timetable import day_bounds, lecture_next, lecture_now, lectures_of, overdue, sessions_on
from kiosk.core.values import (
    Course,
    Lecture,
    Letter,
    SessionState,
    Staff,
    Standing,
    Status,
    Student,
)
from kiosk.core.views import CourseSummary, Door, StudentView

CLOCKWORK = "clock"
"""The actor of what the kiosk does by itself."""

PANEL_DAYS = 7
"""How many days back a professor finds sessions to correct."""


@dataclass(frozen=True)
class Place:
    """Where this kiosk stands and what it calls itself; given by the settings."""

    kiosk_id: str
    room: str
    zone: tzinfo
    texts: ReportTexts


class SchoolDay:
    """Reads lectures, standings and the door's view; makes today's sessions from the timetable."""

    def __init__(self, store: Store, clock: Clock, place: Place) -> None:
        self._store, self._clock, self._place = store, clock, place
        self._made_for: tuple[date, int] | None = None

    @property
    def place(self) -> Place:
        """Where this kiosk stands."""
        return self._place

    def lectures(self, days_back: int = 0) -> tuple[Lecture, ...]:
        """Lectures that start today or in the ``days_back`` days before, sorted by start."""
        start, end = day_bounds(self._clock.now(), self._place.zone)
        self._make_sessions()
        sessions = self._store.timetable.sessions_between(start - timedelta(days=days_back), end)
        return lectures_of(sessions, self._store.timetable.courses(), self._store.people.staff())

    def _make_sessions(self) -> None:
        slots = self._store.timetable.slots()
        today = self._clock.now().astimezone(self._place.zone).date()
        if self._made_for != (today, hash(slots)):
            self._store.timetable.ensure_sessions(sessions_on(today, slots, self._place.zone))
            self._made_for = (today, hash(slots))

    def lecture_now(self) -> Lecture | None:
        """The lecture that takes check-ins at this door now."""
        return lecture_now(self.lectures(), self._place.room, self._clock.now())

    def standings(self, lecture: Lecture) -> tuple[Standing, ...]:
        """Everybody on the roster of the lecture with their status, sorted by number."""
        session = lecture.session
        return standings(
            lecture.course.rule,
            session,
            self._store.timetable.roster(session.course_id),
            self._store.attendance.check_ins(session.session_id),
            self._store.attendance.corrections(session.session_id),
        )

    def door(self) -> Door:
        """What the main page shows. The camera's state is not known here."""
        lectures, room, now = self.lectures(), self._place.room, self._clock.now()
        lecture, upcoming = lecture_now(lectures, room, now), lecture_next(lectures, room, now)
        if lecture is None:
            return Door(None, upcoming)
        rows = self.standings(lecture)
        arrived = sum(row.status not in {Status.PENDING, Status.ABSENT} for row in rows)
        return Door(lecture, upcoming, arrived, len(rows))

    def close(self, lecture: Lecture, actor: str) -> None:
        """Close a session: absences are settled and the CSV goes to the professor, in one transaction."""
        closed = replace(lecture, session=replace(lecture.session, state=SessionState.CLOSED))
        letters = [self.letter(closed, "close")] if self.professor(lecture.course) else []
        self._store.attendance.close(
            lecture.session.session_id, SessionState.CLOSED, letters, actor, self._clock.now()
        )

    def close_overdue(self) -> int:
        """Close what ended a while ago and nobody closed, also from the last days; returns how many."""
        late = overdue(self.lectures(PANEL_DAYS), self._clock.now())
        for lecture in late:
            self.close(lecture, CLOCKWORK)
        return len(late)

    def professor(self, course: Course) -> Staff | None:
        """Who teaches the course."""
        people = self._store.people.staff()
        return next((person for person in people if person.staff_id == course.professor_id), None)

    def letter(self, lecture: Lecture, occasion: str) -> Letter:
        """The letter with the CSV of one session. Raises LookupError when nobody teaches the course."""
        professor = self.professor(lecture.course)
        if professor is None:
            raise LookupError(f"course {lecture.course.code} has no professor")
        return attendance_letter(
            self._place.texts,
            lecture,
            professor,
            self.standings(lecture),
            self._store.journal.head(),
            self._place.zone,
            self._clock.now(),
            occasion,
        )

    def student_view(self, student: Student) -> StudentView:
        """The student's own page: every course they are on the roster of, and today's lectures of those."""
        courses = [
            course
            for course in self._store.timetable.courses()
            if any(row.student_id == student.student_id for row in self._roster(course))
        ]
        summaries = tuple(self._summary(student, course) for course in courses)
        mine = {course.course_id for course in courses}
        lectures = tuple(lecture for lecture in self.lectures() if lecture.course.course_id in mine)
        return StudentView(student, summaries, lectures)

    def _roster(self, course: Course) -> Sequence[Student]:
        return self._store.timetable.roster(course.course_id)

    def _summary(self, student: Student, course: Course) -> CourseSummary:
        facts = self._store.attendance
        arrived = {fact.session_id: fact for fact in facts.student_check_ins(student.student_id)}
        corrected = {fact.session_id: fact for fact in facts.student_corrections(student.student_id)}
        now = self._clock.now()
        begun = [
            session
            for session in self._store.timetable.sessions_of(course.course_id)
            if session.starts_at <= now or session.session_id in arrived
        ]
        dated = [
            (
                session,
                status_of(
                    course.rule,
                    session,
                    arrived.get(session.session_id),
                    corrected.get(session.session_id),
                ),
            )
            for session in begun
        ]
        slots = sum(slot.course_id == course.course_id for slot in self._store.timetable.slots())
        return course_summary(course, dated, slots)
