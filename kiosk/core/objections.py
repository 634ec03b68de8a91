"""Objections: what a student may dispute, what becomes of it, and what its evidence costs. Main thread."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from kiosk.core.attendance import status_of
from kiosk.core.events import ObjectionsOpened
from kiosk.core.ports import Clock, Store, VaultError, Workers
from kiosk.core.receipts import (
    MOST_COURTESY_AGE,
    answer_letter,
    can_write,
    in_time,
    last_day,
    objection_letter,
)
from kiosk.core.retention import crops_end
from kiosk.core.schoolday import SchoolDay
from kiosk.core.values import (
    CheckIn,
    Correction,
    CourseId,
    Dispute,
    FactId,
    Lecture,
    Letter,
    Objection,
    ObjectionState,
    ObjectionStep,
    ObjectionWay,
    SessionId,
    SessionState,
    Staff,
    Status,
    Student,
    new_id,
)
from kiosk.core.views import AttendanceLine, ObjectionCase, ObjectionNotice, OwnObjections

_log = logging.getLogger(__name__)

CASES_SHOWN = timedelta(days=30)
"""How long an objection that was answered is shown to both sides; one that waits stays until it is."""

RECEIPTS_KEPT = timedelta(days=30)
"""A receipt that was sent is deleted after this long; the journal goes on vouching for it."""

_MISSED = frozenset({Status.ABSENT, Status.LATE, Status.LEFT_EARLY})


class Objections:
    """Made by students, answered by professors, both with what is known of the check-in; letters tell."""

    def __init__(self, store: Store, clock: Clock, day: SchoolDay, workers: Workers) -> None:
        self._store, self._clock, self._day, self._workers = store, clock, day, workers
        self._settled_on: date | None = None

    # --- the student --------------------------------------------------------------------------------------

    def open(
        self,
        student: Student,
        way: ObjectionWay = ObjectionWay.OWN_PAGE,
        only: SessionId | None = None,
        notice: ObjectionNotice | None = None,
    ) -> ObjectionsOpened:
        """The student's attendance of the last days, or of one session, with what can be said about it."""
        view = OwnObjections(student, (), way, only, notice)
        return ObjectionsOpened(replace(view, lines=tuple(self._open_to(view))))

    def make(self, view: OwnObjections, session_id: SessionId, dispute: Dispute) -> ObjectionsOpened:
        """The student objects, if it is still possible; the professor is told by mail."""
        line = next(
            (one for one in self._open_to(view) if one.lecture.session.session_id == session_id), None
        )
        if line is None or dispute not in line.disputes:
            return self.open(view.student, view.way, view.only, ObjectionNotice.NOT_POSSIBLE)
        objection = Objection(
            FactId(new_id()),
            session_id,
            view.student.student_id,
            dispute,
            view.way,
            self._day.place.kiosk_id,
            self._clock.now(),
        )
        added = self._store.objections.add(objection, self._told_of(objection, line.lecture, view.student))
        self._workers.wake_mail()
        notice = ObjectionNotice.MADE if added else ObjectionNotice.NOT_POSSIBLE
        return self.open(view.student, view.way, view.only, notice)

    def withdraw(self, view: OwnObjections, objection_id: FactId) -> ObjectionsOpened:
        """The student takes an objection back."""
        own = {one.fact_id for line in self._open_to(view) for one in line.objections}
        withdrawn = objection_id in own and self._step(objection_id, ObjectionState.WITHDRAWN)
        notice = ObjectionNotice.WITHDRAWN if withdrawn else ObjectionNotice.NOT_POSSIBLE
        return self.open(view.student, view.way, view.only, notice)

    def _open_to(self, view: OwnObjections) -> list[AttendanceLine]:
        """What may be spoken of: everything on the own page, with a receipt the session that it is of."""
        lines = self._lines(view.student)
        return [line for line in lines if view.only in {None, line.lecture.session.session_id}]

    def _lines(self, student: Student) -> list[AttendanceLine]:
        """The sessions that count now or were objected to, the newest first."""
        facts, who = self._store.attendance, student.student_id
        arrived = {fact.session_id: fact for fact in facts.student_check_ins(who)}
        corrected = {fact.session_id: fact for fact in facts.student_corrections(who)}
        made: dict[SessionId, list[Objection]] = {}
        for objection in self._store.objections.of_student(who):
            made.setdefault(objection.session_id, []).append(objection)
        mine = {course.course_id for course in self._store.timetable.courses_of(who)}
        recent = {one.session.session_id: one for one in self._day.lectures(self._day.place.objection_days)}
        since = self._clock.now() - CASES_SHOWN
        answers = {key: self._day.lecture(key) for key, own in made.items() if _shown(own, since)}
        lines = [
            self._line_of(lecture, arrived.get(key), corrected.get(key), made.get(key, []))
            for key, lecture in (recent | answers).items()
            if key in made or key in arrived or lecture.course.course_id in mine
        ]
        told = [line for line in lines if line.status is not Status.PENDING or line.objections]
        return sorted(told, key=lambda line: line.lecture.session.starts_at, reverse=True)

    def _line_of(
        self,
        lecture: Lecture,
        check_in: CheckIn | None,
        correction: Correction | None,
        made: list[Objection],
    ) -> AttendanceLine:
        place, session = self._day.place, lecture.session
        status = status_of(lecture.course.rule, session, check_in, correction)
        possible = []
        if session.state is not SessionState.CANCELLED and in_time(
            session.starts_at, place.objection_days, place.zone, self._clock.now()
        ):
            before = {objection.dispute for objection in made}
            fits = {Dispute.NOT_ME: check_in is not None, Dispute.WAS_HERE: status in _MISSED}
            possible = [dispute for dispute, fit in fits.items() if fit and dispute not in before]
        until = last_day(session.starts_at, place.objection_days, place.zone)
        return AttendanceLine(lecture, status, check_in, tuple(possible), tuple(made), until)

    def _told_of(self, objection: Objection, lecture: Lecture, student: Student) -> list[Letter]:
        place, professor = self._day.place, self._day.professor(lecture.course)
        if professor is None or not place.words:
            return []
        return [objection_letter(place.words, objection, lecture, student, professor, place.zone)]

    # --- the professor ------------------------------------------------------------------------------------

    def cases(self, courses: Collection[CourseId]) -> tuple[ObjectionCase, ...]:
        """The objections in these courses: those that wait first, the oldest before; then the newest."""
        since = self._clock.now() - CASES_SHOWN
        found = [self._case(one) for one in self._store.objections.of_courses(courses, since)]
        waiting = [case for case in found if case.objection.state.waits]
        return (*waiting, *(case for case in reversed(found) if not case.objection.state.waits))

    def _case(self, objection: Objection) -> ObjectionCase:
        who, facts = objection.student_id, self._store.attendance
        student, lecture = self._store.people.student(who), self._day.lecture(objection.session_id)
        if student is None:
            raise LookupError("an objection of nobody")
        check_in = next(iter(facts.check_ins(objection.session_id, who)), None)
        correction = next(reversed(facts.corrections(objection.session_id, who)), None)
        status = status_of(lecture.course.rule, lecture.session, check_in, correction)
        return ObjectionCase(objection, student, lecture, status, check_in, self._crop(objection, check_in))

    def _crop(self, objection: Objection, check_in: CheckIn | None) -> bytes | None:
        """The face that checked in, while it is disputed that it is the student's, and not after."""
        shown = objection.state.waits and objection.dispute is Dispute.NOT_ME
        if not shown or check_in is None or not self._day.place.crops_days:
            return None
        try:
            return self._store.attendance.crop(check_in.fact_id)
        except VaultError as error:
            _log.warning("the crop of a check-in does not open: %s", error)
            return None

    def see(self, cases: Collection[ObjectionCase], staff: Staff) -> None:
        """The professor has looked at these: students are told that somebody did."""
        for case in cases:
            if case.objection.state is ObjectionState.OPEN:
                self._step(case.objection.fact_id, ObjectionState.SEEN, staff)

    def answer(self, case: ObjectionCase, status: Status | None, reason: str, staff: Staff) -> bool:
        """Accept with a new status, or (None) refuse; False when it was answered or withdrawn meanwhile."""
        state = ObjectionState.REFUSED if status is None else ObjectionState.ACCEPTED
        now, said = self._clock.now(), case.objection
        step = ObjectionStep(FactId(new_id()), said.fact_id, state, reason, staff.staff_id, now)
        correction = None
        if status is not None:
            correction = Correction(
                FactId(new_id()), said.session_id, said.student_id, status, reason, staff.staff_id, now
            )
        letters = self._answered(case, step, status or case.status, staff)
        if not self._store.objections.step(step, letters, correction):
            return False
        self._workers.wake_mail()
        return True

    def _answered(
        self, case: ObjectionCase, step: ObjectionStep, status: Status, staff: Staff
    ) -> list[Letter]:
        place = self._day.place
        if not (place.words and can_write(case.student)):
            return []
        letter = answer_letter(
            place.words, case.objection, step, status, case.lecture, case.student, staff, place.zone
        )
        return [letter]

    def _step(self, objection_id: FactId, state: ObjectionState, by: Staff | None = None) -> bool:
        who = by.staff_id if by else None
        step = ObjectionStep(FactId(new_id()), objection_id, state, "", who, self._clock.now())
        return self._store.objections.step(step, (), None)

    # --- the clock ----------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Once a local day: destroy old crops, or all where none are kept, and announcements that are over.

        Old receipts are given up.
        """
        now, place = self._clock.now(), self._day.place
        today = now.astimezone(place.zone).date()
        if today == self._settled_on:
            return
        dropped = self._store.attendance.drop_crops(crops_end(now, place.crops_days, place.zone), "clock")
        given_up = self._store.outbox.give_up_courtesy(now - MOST_COURTESY_AGE)
        over = self._store.outbox.drop_courtesy(now - RECEIPTS_KEPT)
        self._store.announcements.drop_over(today, now)
        if dropped or given_up or over:
            told = "deleted %d crops of check-ins and %d old receipts, gave up %d that could not leave"
            _log.info(told, dropped, over, given_up)
        self._settled_on = today


def _shown(made: list[Objection], since: datetime) -> bool:
    """Whether one of these waits for its answer, or was made lately."""
    return any(objection.state.waits or objection.at >= since for objection in made)
