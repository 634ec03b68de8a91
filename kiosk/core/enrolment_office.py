"""What a professor does about enrolment: opens it, hands out codes, looks who came, undoes. Main thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from kiosk.core.code_letters import CodeTexts, code_letters, code_list_letter
from kiosk.core.entrance import Entrance
from kiosk.core.guard import GuardRules, new_code
from kiosk.core.look_alikes import LookAlikes
from kiosk.core.ports import Clock, Store, Workers
from kiosk.core.requests import CloseEnrolment, MailCodeList, MailCodes, OpenEnrolment, RemoveEnrolment
from kiosk.core.schoolday import PANEL_DAYS, Place
from kiosk.core.values import Course, Lecture, Newcomer, Staff, Student
from kiosk.core.views import EnrolmentView, Notice, PanelView

EnrolmentRequest = OpenEnrolment | CloseEnrolment | MailCodes | MailCodeList | RemoveEnrolment


class EnrolmentOffice:
    """The panel's part about enrolment; Office asks it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        place: Place,
        workers: Workers,
        entrance: Entrance,
        look_alikes: LookAlikes,
        rules: GuardRules,
        texts: Sequence[CodeTexts],
        rng: Random,
    ) -> None:
        self._store, self._clock, self._place, self._workers = store, clock, place, workers
        self._entrance, self._look_alikes = entrance, look_alikes
        self._rules, self._texts, self._rng = rules, texts, rng

    def view(self, lecture: Lecture | None, courses: Sequence[Course]) -> EnrolmentView:
        """What is true now, for the course of the lecture that the panel shows, or the first one."""
        course = _course_of(lecture, courses)
        missing = self._store.enrolments.missing(course.course_id) if course else ()
        since = self._clock.now() - timedelta(days=PANEL_DAYS)
        mine = {one.course_id for one in courses}
        opening = self._entrance.opening
        return EnrolmentView(
            course,
            opening.until if opening else None,
            len(missing),
            sum(not student.email for student in missing),
            self._store.enrolments.newcomers(since, mine),
        )

    def act(self, view: PanelView, request: EnrolmentRequest) -> Notice | None:
        """Do what the panel asks for; None when it means nothing now."""
        course = _course_of(view.lecture, view.courses)
        match request:
            case CloseEnrolment():
                self._entrance.close(view.staff)
                return Notice.ENROLMENT_CLOSED
            case RemoveEnrolment():
                return self._remove(view, request.newcomer)
            case _ if course is None:
                return None
            case OpenEnrolment():
                self._entrance.open(view.staff, course, view.lecture)
                return Notice.ENROLMENT_OPENED
            case MailCodes():
                return self._mail(view.staff, course)
            case MailCodeList():
                return self._mail_list(view.staff, course)

    def _mail(self, staff: Staff, course: Course) -> Notice | None:
        """A letter to everybody with an address, and to the professor the list of those without one."""
        codes = self._fresh(course)
        if not codes:
            return None
        now, zone = self._clock.now(), self._place.zone
        until = now + timedelta(days=self._rules.code_days)
        addressed = [(student, code) for student, code in codes if student.email]
        listed = [(student, code) for student, code in codes if not student.email]
        letters = code_letters(self._texts, course, addressed, self._place.room, until, zone, now)
        if listed:
            letters += (code_list_letter(self._texts[0], course, staff, listed, until, zone, now),)
        by_id = {student.student_id: code for student, code in codes}
        self._store.enrolments.issue(by_id, until, letters, _actor(staff), now)
        self._workers.wake_mail()
        return Notice.CODES_WAITING

    def _mail_list(self, staff: Staff, course: Course) -> Notice | None:
        codes = self._fresh(course)
        if not codes:
            return None
        now = self._clock.now()
        until = now + timedelta(days=self._rules.code_days)
        letter = code_list_letter(self._texts[0], course, staff, codes, until, self._place.zone, now)
        by_id = {student.student_id: code for student, code in codes}
        self._store.enrolments.issue(by_id, until, [letter], _actor(staff), now)
        self._workers.wake_mail()
        return Notice.CODE_LIST_WAITING

    def _fresh(self, course: Course) -> list[tuple[Student, str]]:
        missing = self._store.enrolments.missing(course.course_id)
        return [(student, new_code(self._rng)) for student in missing]

    def _remove(self, view: PanelView, newcomer: Newcomer) -> Notice | None:
        mine = view.enrolment.newcomers if view.enrolment else ()
        if newcomer not in mine:
            return None
        if not self._store.enrolments.remove(newcomer, _actor(view.staff), self._clock.now()):
            return None
        self._workers.remove_templates(newcomer.student.student_id)
        self._look_alikes.changed()
        return Notice.ENROLMENT_REMOVED


def _course_of(lecture: Lecture | None, courses: Sequence[Course]) -> Course | None:
    return lecture.course if lecture else next(iter(courses), None)


def _actor(staff: Staff) -> str:
    return f"staff:{staff.staff_id}"
