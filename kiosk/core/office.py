"""Behind the lock: who may in, and what a professor or administrator does there. Main thread."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import timedelta

from kiosk.core.announcements import Announcing
from kiosk.core.enrolment_office import EnrolmentOffice, EnrolmentRequest
from kiosk.core.events import (
    Event,
    MaintenanceOpened,
    PanelChanged,
    PanelOpened,
    UnlockOpened,
    UnlockRefused,
)
from kiosk.core.face_taking import GIVEN_UP
from kiosk.core.lock import Lock
from kiosk.core.look_alikes import LookAlikes
from kiosk.core.noticing import Noticing
from kiosk.core.objections import Objections
from kiosk.core.observation import ACCEPTED_FPIR
from kiosk.core.ports import Clock, Store, Workers
from kiosk.core.requests import (
    Announce,
    AnswerObjection,
    CancelClass,
    ChangeZoom,
    ChooseLecture,
    CloseClass,
    CloseEnrolment,
    CorrectStatus,
    DeleteSecondFace,
    HoldClass,
    LetTurn,
    LookedAt,
    MailCodeList,
    MailCodes,
    OpenEnrolment,
    RemoveEnrolment,
    SeeObjections,
    SeeTerm,
    SendCsv,
    StartSecondLook,
    TryLetterAgain,
    TwoPeople,
    WithdrawAnnouncement,
)
from kiosk.core.schoolday import PANEL_DAYS, SchoolDay
from kiosk.core.term import term_view
from kiosk.core.undo import undo_of
from kiosk.core.values import (
    Correction,
    CourseId,
    FactId,
    Lecture,
    Letter,
    LetterId,
    LookAlike,
    Method,
    Mistake,
    Role,
    SessionState,
    Staff,
    StaffId,
    Status,
    new_id,
)
from kiosk.core.views import MaintenanceTopic, MaintenanceView, Notice, PanelView, RecognitionView
from kiosk.core.zoom import parse_zoom

LETTERS_SHOWN = 50
"""The newest letters to a professor."""

PASSERS_BY = 2
"""How many people who are on no roster are taken to look at the camera in a class; nobody counts them."""

LOOKED_BACK = timedelta(days=30)
"""Check-ins of the last days that say how often a face does not do."""

REMAKING, PAUSED, RESUMED = "remaking", "paused", "resumed"
"""The journal's words for who let the making of templates rest or go on; it alone remembers that."""

PanelRequest = (
    ChooseLecture
    | CorrectStatus
    | ChangeZoom
    | Announce
    | WithdrawAnnouncement
    | CloseClass
    | LetTurn
    | CancelClass
    | HoldClass
    | SendCsv
    | TryLetterAgain
    | TwoPeople
    | DeleteSecondFace
    | LookedAt
    | StartSecondLook
    | SeeObjections
    | SeeTerm
    | AnswerObjection
    | EnrolmentRequest
)
MachineFacts = Callable[[], tuple[tuple[MaintenanceTopic, str], ...]]


class Office:
    """Shows panel and maintenance page to whom the lock lets in, and does what is asked for there."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        day: SchoolDay,
        workers: Workers,
        look_alikes: LookAlikes,
        enrolment: EnrolmentOffice,
        objections: Objections,
        machine: MachineFacts,
        *,
        learns: bool = True,
        second_look: bool = False,
        remaking_paused: Callable[[], bool | None] = lambda: None,
    ) -> None:
        self._store, self._clock, self._day = store, clock, day
        self._workers, self._machine = workers, machine
        self._remaking_paused = remaking_paused
        self._objections = objections
        self._lock = Lock(store, clock, day)
        self.noticing = Noticing(store, clock, day, second_look=second_look)
        self._announcing = Announcing(store, clock, day.place.room, day.place.zone)
        self._look_alikes, self._enrolment, self._learns = look_alikes, enrolment, learns

    # --- the lock ---------------------------------------------------------------------------------------

    def open_unlock(self, chosen: StaffId | None = None) -> UnlockOpened:
        """The PIN pad, with this person chosen; see Lock."""
        return self._lock.opened(chosen)

    def unlock(self, chosen: StaffId | None, secret: str) -> Event:
        """Open the panel or the maintenance page, or refuse with a wait that grows."""
        person = self._lock.tried(chosen, secret)
        if isinstance(person, UnlockRefused):
            return person
        if person.role is Role.ADMINISTRATOR:
            return self.machine_view(person)
        return PanelOpened(self._view(person, None))

    # --- the panel --------------------------------------------------------------------------------------

    def refresh(self, shown: PanelView) -> PanelView:
        """The same view with what the store says now."""
        view = self._view(shown.staff, shown.lecture)
        before, now = shown.term, view.lecture
        same = before is not None and now is not None and before.course.course_id == now.course.course_id
        return replace(view, term=before) if same else view

    def _view(self, staff: Staff, wanted: Lecture | None) -> PanelView:
        courses = tuple(
            course for course in self._store.timetable.courses() if course.professor_id == staff.staff_id
        )
        mine = {course.course_id for course in courses}
        lectures = tuple(
            lecture
            for lecture in reversed(self._day.lectures(PANEL_DAYS))
            if lecture.course.course_id in mine
        )
        lecture = self._choose(lectures, wanted)
        letters = self._store.outbox.letters(LETTERS_SHOWN, to=staff.email)
        standings = self._day.standings(lecture) if lecture else ()
        without_face = sum(not standing.student.has_face for standing in standings)
        return PanelView(
            staff,
            lecture,
            standings,
            lectures,
            courses,
            letters,
            self._look_alikes.pairs_in(mine),
            self._recognition(mine, PASSERS_BY + without_face),
            self._objections.cases(mine),
            self.noticing.noticed(courses, lecture),
            self._enrolment.view(lecture, courses),
            self._announcing.view(staff, mine),
        )

    def _recognition(self, courses: Collection[CourseId] | None, strangers: int) -> RecognitionView:
        """What to expect, from the calibration and from what happened in the last days."""
        report = self._look_alikes.report
        ways = self._store.attendance.ways(self._clock.now() - LOOKED_BACK, courses)
        return RecognitionView(
            students=report.students if report else None,
            own=report is not None and report.own,
            strangers=strangers,
            classes=round(1 / (ACCEPTED_FPIR * strangers)),
            check_ins=sum(ways.values()),
            by_number=ways.get(Method.NUMBER, 0) + ways.get(Method.FACE_AND_NUMBER, 0),
            compared=report is not None and report.complete,
        )

    def _choose(self, lectures: tuple[Lecture, ...], wanted: Lecture | None) -> Lecture | None:
        """The wanted lecture as it is now; else the one on now, else the latest that has begun."""
        now = self._clock.now()
        if wanted is None:
            wanted = self._day.lecture_now()
        by_id = {lecture.session.session_id: lecture for lecture in lectures}
        if wanted and wanted.session.session_id in by_id:
            return by_id[wanted.session.session_id]
        begun = (lecture for lecture in lectures if lecture.session.starts_at <= now)
        return next(begun, lectures[-1] if lectures else None)

    def act(self, view: PanelView, request: PanelRequest) -> Event:
        """Do what the panel asks for; the answer has the new view, a notice and its undo, or the mistakes."""
        event = self._act(view, request)
        if isinstance(event, PanelChanged) and event.notice is not None:
            return replace(event, undo=undo_of(view, request))
        return event

    def _act(self, view: PanelView, request: PanelRequest) -> Event:
        match request:
            case ChooseLecture() | SeeTerm():
                return self._looked_at(view, request)
            case CorrectStatus() | LetTurn():
                return self._about_student(view, request)
            case ChangeZoom() | Announce() | WithdrawAnnouncement():
                return self._on_screens(view, request)
            case CloseClass():
                return self._close(view)
            case CancelClass() | HoldClass():
                return self._change_state(view, request)
            case SendCsv():
                return self._send(view)
            case TryLetterAgain():
                return self._try_again(view, request.letter)
            case TwoPeople() | DeleteSecondFace():
                return self._look_into(view, request)
            case LookedAt() | StartSecondLook():
                return self._at_noticed(view, request)
            case SeeObjections() | AnswerObjection():
                return self._at_objections(view, request)
            case OpenEnrolment() | CloseEnrolment() | MailCodes() | MailCodeList() | RemoveEnrolment():
                return self._changed(view, self._enrolment.act(view, request))

    def _at_objections(self, view: PanelView, request: SeeObjections | AnswerObjection) -> Event:
        if isinstance(request, AnswerObjection):
            return self._answer_objection(view, request)
        self._objections.see(view.objections, view.staff)
        return self._changed(view, None)

    def _looked_at(self, view: PanelView, request: ChooseLecture | SeeTerm) -> Event:
        if isinstance(request, ChooseLecture):
            return PanelChanged(self._view(view.staff, request.lecture))
        course = view.lecture.course if view.lecture else next(iter(view.courses), None)
        term = term_view(self._store, course, self._clock.now()) if course else None
        return PanelChanged(replace(view, term=term))

    def _changed(self, view: PanelView, notice: Notice | None, *mistakes: Mistake) -> PanelChanged:
        return PanelChanged(self.refresh(view), notice, mistakes)

    def _about_student(self, view: PanelView, request: CorrectStatus | LetTurn) -> Event:
        if request.student.student_id not in {standing.student.student_id for standing in view.standings}:
            return self._changed(view, None)
        return self._let_turn(view, request) if isinstance(request, LetTurn) else self._correct(view, request)

    def _correct(self, view: PanelView, request: CorrectStatus) -> Event:
        lecture, taken_back = view.lecture, request.status is Status.PENDING
        corrected = {row.student.student_id for row in view.standings if row.correction}
        if lecture is None or (taken_back and request.student.student_id not in corrected):
            return self._changed(view, None)
        if not (taken_back or request.reason.strip()):
            return self._changed(view, None, Mistake.REASON_EMPTY)
        self._store.attendance.correct(
            Correction(
                FactId(new_id()),
                lecture.session.session_id,
                request.student.student_id,
                request.status,
                request.reason.strip()[:200],
                view.staff.staff_id,
                self._clock.now(),
            )
        )
        return self._changed(view, Notice.CORRECTION_TAKEN_BACK if taken_back else Notice.CORRECTED)

    def _let_turn(self, view: PanelView, request: LetTurn) -> Event:
        who = request.student.student_id
        self._store.people.let_turn(who, request.turns, _actor(view.staff), self._clock.now())
        return self._changed(view, Notice.TURN_ASKED if request.turns else Notice.PIN_ASKED)

    def _on_screens(self, view: PanelView, request: ChangeZoom | Announce | WithdrawAnnouncement) -> Event:
        if isinstance(request, ChangeZoom):
            return self._change_zoom(view, request)
        return self._announce(view, request)

    def _change_zoom(self, view: PanelView, request: ChangeZoom) -> Event:
        if request.course_id not in {course.course_id for course in view.courses}:
            return self._changed(view, None)
        zoom = parse_zoom(request.meeting_id, request.passcode, request.link)
        if isinstance(zoom, tuple):
            return self._changed(view, None, *zoom)
        self._store.timetable.set_zoom(request.course_id, zoom, _actor(view.staff), self._clock.now())
        return self._changed(view, Notice.ZOOM_CHANGED)

    def _announce(self, view: PanelView, request: Announce | WithdrawAnnouncement) -> Event:
        if isinstance(request, WithdrawAnnouncement):
            gone = self._announcing.withdraw(view, request.announcement_id)
            return self._changed(view, Notice.ANNOUNCEMENT_WITHDRAWN if gone else None)
        done = self._announcing.announce(view, request)
        if isinstance(done, Mistake):
            return self._changed(view, None, done)
        return self._changed(view, Notice.ANNOUNCED if done else None)

    def _close(self, view: PanelView) -> Event:
        lecture = view.lecture
        if lecture is None or lecture.session.state is not SessionState.OPEN:
            return self._changed(view, None)
        self._day.close(lecture, _actor(view.staff))
        self._workers.wake_mail()
        return self._changed(view, Notice.CLASS_CLOSED)

    def _change_state(self, view: PanelView, request: CancelClass | HoldClass) -> Event:
        """Cancel a session, also one that closed with everybody absent, or take that back."""
        lecture, now, cancelled = view.lecture, self._clock.now(), isinstance(request, CancelClass)
        if lecture is None or (lecture.session.state is SessionState.CANCELLED) is cancelled:
            return self._changed(view, None)
        closed = now >= lecture.session.ends_at or (isinstance(request, HoldClass) and request.closed)
        held = SessionState.CLOSED if closed else SessionState.OPEN
        after = SessionState.CANCELLED if cancelled else held
        self._store.attendance.close(lecture.session.session_id, after, [], _actor(view.staff), now)
        return self._changed(view, Notice.CLASS_CANCELLED if cancelled else Notice.CLASS_HELD)

    def _send(self, view: PanelView) -> Event:
        if view.lecture is None:
            return self._changed(view, None)
        letter = self._day.letter(view.lecture, self._clock.now().isoformat())
        self._store.outbox.put(letter, _actor(view.staff))
        self._workers.wake_mail()
        return self._changed(view, Notice.CSV_WAITING)

    def _try_again(self, view: PanelView, letter: Letter) -> Event:
        if letter.letter_id not in {mine.letter_id for mine in view.letters}:
            return self._changed(view, None)
        self._store.outbox.try_again(letter.letter_id, self._clock.now())
        self._workers.wake_mail()
        return self._changed(view, Notice.TRYING_AGAIN)

    def _look_into(self, view: PanelView, request: TwoPeople | DeleteSecondFace) -> Event:
        pair = next((mine for mine in view.look_alikes if _same(mine, request.pair)), None)
        if pair is None:
            return self._changed(view, None)
        if isinstance(request, TwoPeople):
            self._look_alikes.settle(pair, _actor(view.staff))
            return self._changed(view, Notice.TWO_PEOPLE)
        second = pair.second.student_id
        self._store.people.forget_face(second, _actor(view.staff))
        self._workers.remove_templates(second)
        self._look_alikes.changed()
        return self._changed(view, Notice.FACE_DELETED)

    def _answer_objection(self, view: PanelView, request: AnswerObjection) -> Event:
        cases = (mine for mine in view.objections if mine.objection.fact_id == request.objection_id)
        case, reason = next(cases, None), request.reason.strip()[:200]
        if case is None or request.status is Status.PENDING:
            return self._changed(view, None)
        if not reason:
            return self._changed(view, None, Mistake.REASON_EMPTY)
        if not self._objections.answer(case, request.status, reason, view.staff):
            return self._changed(view, Notice.OBJECTION_OVER)
        accepted = request.status is not None
        return self._changed(view, Notice.OBJECTION_ACCEPTED if accepted else Notice.OBJECTION_REFUSED)

    def _at_noticed(self, view: PanelView, request: LookedAt | StartSecondLook) -> Event:
        actor = _actor(view.staff)
        if isinstance(request, StartSecondLook):
            begun = self.noticing.start_second_look(view.lecture, actor)
            return self._changed(view, Notice.SECOND_LOOK if begun else None)
        if request.looked is not (request.key in {pattern.key for pattern in view.noticed.patterns}):
            return self._changed(view, None)
        self.noticing.looked_at(request.key, request.looked, actor)
        return self._changed(view, Notice.LOOKED_AT if request.looked else Notice.SHOWN_AGAIN)

    def letter_moved(self, view: PanelView, letter_id: LetterId, sent: bool) -> Event | None:
        """A letter was sent or failed while the panel is open; other people's letters change nothing."""
        new = self.refresh(view)
        moved = next((letter for letter in new.letters if letter.letter_id == letter_id), None)
        if moved is None:
            return None
        if not moved.key.startswith("attendance/"):  # it told of an objection
            return PanelChanged(new)
        return PanelChanged(new, Notice.CSV_SENT if sent else Notice.CSV_FAILED)

    def wake_mail(self) -> None:
        """Letters are waiting."""
        self._workers.wake_mail()

    def machine_view(self, person: Staff) -> Event:
        """The maintenance page with what is true now."""
        learnt = self._store.faces.learnt()
        return MaintenanceOpened(
            MaintenanceView(
                person,
                self._machine(),
                self._recognition(None, PASSERS_BY),
                tuple(sorted(self._store.journal.tally(GIVEN_UP).items())),
                self._look_alikes.pairs(),
                (sum(count for count, _ in learnt.values()), len(learnt)) if self._learns else None,
                self._remaking_paused(),
            )
        )

    def pause_remaking(self, person: Staff, paused: bool) -> Event:
        """Let the making of templates rest, or go on."""
        if self._remaking_paused() is not None:
            word = PAUSED if paused else RESUMED
            self._store.journal.append(_actor(person), REMAKING, "templates", word, self._clock.now())
            self._workers.pause_remaking(paused)
        return self.machine_view(person)


def _same(one: LookAlike, other: LookAlike) -> bool:
    """Whether these are the same two students, whatever else is known of them by now."""
    return (one.first.student_id, one.second.student_id) == (
        other.first.student_id,
        other.second.student_id,
    )


def _actor(person: Staff) -> str:
    """How the journal names a member of staff."""
    return f"staff:{person.staff_id}"
