"""Today's lectures as the store has them, seen from this door; check-ins into them, closing. Main thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo

from kiosk.core.announcements import at_the_door
from kiosk.core.attendance import course_summary, standings, status_at, status_of
from kiosk.core.enrolment import face_offer
from kiosk.core.events import CheckInRecorded, CheckInRefused
from kiosk.core.idle import is_night
from kiosk.core.ports import Clock, Store
from kiosk.core.receipts import StudentWords, can_write, last_day, receipt_letter
from kiosk.core.report import Mark, ReportTexts, attendance_letter
from kiosk.core.timetable import (
    day_bounds,
    lecture_cancelled,
    lecture_next,
    lecture_now,
    lectures_of,
    overdue,
    sessions_on,
)
from kiosk.core.values import (
    CheckIn,
    ClassSession,
    Correction,
    Course,
    Evidence,
    FactId,
    Lecture,
    Letter,
    Method,
    SessionId,
    SessionState,
    Slot,
    Staff,
    Standing,
    Status,
    Student,
    new_id,
)
from kiosk.core.views import Door, Refusal, StudentView

PANEL_DAYS = 7
"""How many days back a professor finds sessions to correct."""

TERM_DAYS = 150

_HERE = frozenset({Status.PRESENT, Status.LATE, Status.LEFT_EARLY, Status.EXCUSED})
"""Statuses that the door counts as present."""


@dataclass(frozen=True)
class Place:
    """Where this kiosk stands, what it calls itself, what it keeps and writes; given by the settings.

    ``words``: of letters to students, none where no mail is set up; ``crops_days``: how long the face of
    a check-in is kept, 0 for not at all; ``patience``: by what every time limit of a visitor is stretched.
    """

    kiosk_id: str
    room: str
    zone: tzinfo
    texts: ReportTexts
    words: tuple[StudentWords, ...] = ()
    receipts: bool = False
    objection_days: int = 7
    crops_days: int = 0
    patience: float = 1.0


class SchoolDay:
    """Reads lectures, standings and the door's view; makes today's sessions from the timetable."""

    def __init__(self, store: Store, clock: Clock, place: Place) -> None:
        self._store, self._clock, self._place = store, clock, place
        self._looked_back = False
        self._made_for: tuple[date, tuple[Slot, ...]] | None = None

    @property
    def place(self) -> Place:
        """Where this kiosk stands."""
        return self._place

    def lectures(self, days_back: int = 0) -> tuple[Lecture, ...]:
        """Lectures that start today or in the ``days_back`` days before, sorted by start."""
        return self._lectures_of(self._sessions(days_back))

    def _lectures_of(self, sessions: Sequence[ClassSession]) -> tuple[Lecture, ...]:
        return lectures_of(sessions, self._store.timetable.courses(), self._store.people.staff())

    def _sessions(self, days_back: int) -> tuple[ClassSession, ...]:
        """The sessions of today and the days before; today's are made from the timetable first."""
        today, zone = self._clock.now().astimezone(self._place.zone).date(), self._place.zone
        slots = self._store.timetable.slots()
        if self._made_for != (today, slots):
            self._store.timetable.ensure_sessions(sessions_on(today, slots, zone))
            self._made_for = (today, slots)
        start, _ = day_bounds(today - timedelta(days=days_back), zone)
        _, end = day_bounds(today, zone)
        return self._store.timetable.sessions_between(start, end)

    def lecture_now(self) -> Lecture | None:
        """The lecture that takes check-ins at this door now; one may have begun before midnight."""
        return lecture_now(self.lectures(1), self._place.room, self._clock.now())

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

    def door(self) -> tuple[Door, tuple[Standing, ...]]:
        """What the main page shows, and who is expected now. The camera's state is not known here."""
        lectures, room, now = self.lectures(1), self._place.room, self._clock.now()
        lecture, upcoming = lecture_now(lectures, room, now), lecture_next(lectures, room, now)
        rows = self.standings(lecture) if lecture else ()
        cancelled = None if lecture else lecture_cancelled(lectures, room, now)
        zone, shown = self._place.zone, lecture or cancelled or upcoming
        today = now.astimezone(zone).date()
        door = Door(
            lecture,
            upcoming,
            sum(row.status in _HERE for row in rows),
            len(rows),
            cancelled=cancelled,
            announcements=at_the_door(self._store.announcements.all(), shown, room, today),
            night=lecture is None and is_night(self._store.timetable.slots(), room, now, zone),
        )
        return door, rows

    def lecture(self, session_id: SessionId) -> Lecture:
        """One lecture, however long ago. Raises LookupError."""
        return self._lectures_of([self._store.timetable.session(session_id)])[0]

    def check_in(
        self, student: Student, method: Method, evidence: Evidence | None, crop: bytes | None = None
    ) -> CheckInRecorded | CheckInRefused:
        """Record that a proven student is here, then tell it; who was in already is told the first time.

        ``crop`` is the face as it checked in, given where it may be kept.
        """
        lecture = self.lecture_now()
        if lecture is None:
            return CheckInRefused(Refusal.NO_CLASS)
        session, facts = lecture.session, self._store.attendance
        own = self._store.timetable.courses_of(student.student_id)
        if all(course.course_id != session.course_id for course in own):
            return CheckInRefused(Refusal.NOT_IN_COURSE)
        fact = CheckIn(
            FactId(new_id()),
            session.session_id,
            student.student_id,
            self._place.kiosk_id,
            self._clock.now(),
            method,
            evidence,
        )
        added = facts.check_in(fact, self._receipts(fact, lecture, student), crop)
        whose = session.session_id, student.student_id
        arrived, corrected = facts.check_ins(*whose), facts.corrections(*whose)
        standing = standings(lecture.course.rule, session, [student], arrived, corrected)[0]
        first = standing.check_in or fact
        return CheckInRecorded(student, standing.status, first.at, lecture, again=not added)

    def _receipts(self, fact: CheckIn, lecture: Lecture, student: Student) -> tuple[Letter, ...]:
        """The receipt for the student's own mailbox, where receipts are on and there is one."""
        place, session = self._place, lecture.session
        if not (place.receipts and place.words and can_write(student)):
            return ()
        return (
            receipt_letter(
                place.words,
                fact,
                status_at(lecture.course.rule, session, fact.at),
                lecture,
                student,
                self.professor(lecture.course),
                last_day(session.starts_at, place.objection_days, place.zone),
                place.zone,
            ),
        )

    def close(self, lecture: Lecture, actor: str) -> None:
        """Close a session: absences are settled and the CSV goes to the professor, in one transaction."""
        closed = replace(lecture, session=replace(lecture.session, state=SessionState.CLOSED))
        letters = [self.letter(closed, "close")] if self.professor(lecture.course) else []
        self._store.attendance.close(
            lecture.session.session_id, SessionState.CLOSED, letters, actor, self._clock.now()
        )

    def close_overdue(self) -> int:
        """Close what ended a while ago and nobody closed, also from the last days; returns how many.

        The first time it looks back a term: the kiosk may have been off over the holidays.
        """
        late = overdue(self._sessions(PANEL_DAYS if self._looked_back else TERM_DAYS), self._clock.now())
        self._looked_back = True
        for lecture in self._lectures_of(late) if late else ():
            self.close(lecture, f"kiosk:{self._place.kiosk_id}")
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
            self._mark(lecture),
            self._place.zone,
            self._clock.now(),
            occasion,
        )

    def _mark(self, lecture: Lecture) -> Mark:
        """Where the journal stands now; read after the facts, so that it covers them."""
        last = self._store.journal.entries(1)
        number, digest = (last[0].number, last[0].digest) if last else (0, self._store.journal.head())
        return Mark(digest, self._place.kiosk_id, number, str(lecture.session.session_id))

    def student_view(self, student: Student) -> StudentView:
        """The student's own page: every course they are on the roster of, and today's lectures of those."""
        courses = self._store.timetable.courses_of(student.student_id)
        facts, slots = self._store.attendance, self._store.timetable.slots()
        arrived = {fact.session_id: fact for fact in facts.student_check_ins(student.student_id)}
        corrected = {fact.session_id: fact for fact in facts.student_corrections(student.student_id)}
        summaries = tuple(
            course_summary(
                course,
                self._dated(course, arrived, corrected),
                sum(slot.course_id == course.course_id for slot in slots),
            )
            for course in courses
        )
        mine = {course.course_id for course in courses}
        lectures = tuple(lecture for lecture in self.lectures() if lecture.course.course_id in mine)
        sittings = self._store.faces.sittings(student.student_id) if student.has_face else ()
        offer = face_offer(student, sittings, self._clock.now(), self._place.zone)
        objections = self._store.objections.of_student(student.student_id)
        return StudentView(student, summaries, lectures, len(sittings), offer, objections=objections)

    def _dated(
        self,
        course: Course,
        arrived: Mapping[SessionId, CheckIn],
        corrected: Mapping[SessionId, Correction],
    ) -> list[tuple[ClassSession, Status]]:
        """The sessions of a course that have begun (or that the student is in early) with their statuses."""
        now = self._clock.now()
        return [
            (
                session,
                status_of(
                    course.rule, session, arrived.get(session.session_id), corrected.get(session.session_id)
                ),
            )
            for session in self._store.timetable.sessions_of(course.course_id)
            if session.starts_at <= now or session.session_id in arrived
        ]
