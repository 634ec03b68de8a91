"""The desk at the door: hears observations and requests, records first, then answers. Main thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import assert_never

from kiosk.core.access import Pause
from kiosk.core.admission import Admission
from kiosk.core.attendance import status_of
from kiosk.core.events import (
    CheckInRecorded,
    CheckInRefused,
    DoorChanged,
    Event,
    FormOpened,
    HintChanged,
    LogInOpened,
    NumberOpened,
    NumberRefused,
    PanelChanged,
    StudentPageOpened,
    TimedOut,
    TurnAsked,
    WentHome,
)
from kiosk.core.hints import SteadyHint
from kiosk.core.observation import Challenge, Enrol, Hint, Identify, Observation, Task, Watch
from kiosk.core.office import Office, PanelRequest
from kiosk.core.ports import Clock, Store
from kiosk.core.requests import (
    AnswerConsent,
    ChangeZoom,
    ChooseLecture,
    ChooseStaff,
    CloseClass,
    CorrectStatus,
    LeaveKiosk,
    Open,
    Request,
    ReviseForm,
    SendCsv,
    SubmitForm,
    SubmitNumber,
    SubmitPin,
    TryLetterAgain,
)
from kiosk.core.schoolday import SchoolDay
from kiosk.core.screens import (
    Challenged,
    CheckedIn,
    EnrolConsent,
    EnrolForm,
    EnrolPoses,
    LogIn,
    Main,
    Maintenance,
    NotMarked,
    NumberEntry,
    Panel,
    Screen,
    Unlock,
)
from kiosk.core.values import CheckIn, Evidence, FactId, LetterId, Method, Pose, Student, StudentId, new_id
from kiosk.core.views import Door, Purpose, Refusal
from kiosk.core.visit import Found, Outcome, Turn, Votes

STALE_AFTER_S = 1.0
"""An observation older than this says nothing about who stands here now (DESIGN 4)."""

RETRY_AFTER_S = 6.0
"""A face that was refused and stays is searched again after this long."""

CARD_SHOWN_S = 1.5
"""A result stays at least this long before the next person in the queue replaces it."""

SAME_PERSON_S = 20.0
"""Somebody who was just marked and is seen again (another track) is left in peace for this long."""

ASKED = (Pose.LEFT, Pose.RIGHT)

_REFUSED = {
    Outcome.PICTURE: Refusal.PICTURE,
    Outcome.FACE_LOST: Refusal.FACE_LOST,
    Outcome.WRONG_WAY: Refusal.TURN_NOT_SEEN,
}


@dataclass(frozen=True)
class _Searched:
    """Whose templates are searched: at this door now, and for a student's own page."""

    here: frozenset[StudentId] = frozenset()
    everybody: frozenset[StudentId] = frozenset()


class Desk:
    """One visit at a time: votes over a track, a turn, a check-in. Everything else is asked of others.

    Every method is quick (a few statements of SQL at most) and is called on the main thread only.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        day: SchoolDay,
        admission: Admission,
        office: Office,
        engine: str,
        rng: Random,
    ) -> None:
        self._store, self._clock, self._day = store, clock, day
        self._admission, self._office = admission, office
        self._engine, self._rng = engine, rng
        self._votes: Votes | None = None
        self._turn: Turn | None = None
        self._resting: dict[int, float] = {}
        self._served: dict[StudentId, float] = {}
        self._card_until_s = 0.0
        self._pause = Pause()
        self._searched = _Searched()
        self._steady = SteadyHint()
        self.gallery_version = 0

    # --- what the workers shall do --------------------------------------------------------------------

    def task(self, screen: Screen) -> Task:
        """What the analysis thread shall look for while this screen is shown."""
        match screen:
            case Main() | CheckedIn() | NotMarked():
                here = self._searched.here
                return Identify(here) if screen.door.lecture and here else Watch()
            case LogIn():
                everybody = self._searched.everybody
                return Identify(everybody) if everybody else Watch()
            case Challenged() if self._turn:
                turn = self._turn
                return Challenge(turn.candidate.student_id, turn.track_id, turn.asked)
            case EnrolPoses(progress=progress) if progress.wanted and self._admission.student_id:
                return Enrol(self._admission.student_id, progress.wanted)
            case _:
                return Watch()

    # --- the clock ------------------------------------------------------------------------------------

    def door(self) -> Door:
        """What every screen shows of the door now; also learns who may be searched."""
        door = self._day.door()
        faces = {student.student_id for student in self._store.people.students() if student.has_face}
        here: frozenset[StudentId] = frozenset()
        if door.lecture:
            roster = self._store.timetable.roster(door.lecture.course.course_id)
            here = frozenset(student.student_id for student in roster) & faces
        self._searched = _Searched(here, frozenset(faces))
        return door

    def tick(self, screen: Screen) -> tuple[Event, ...]:
        """Every few seconds: settle what is overdue, tell the screen what changed."""
        if self._day.close_overdue():
            self._office.wake_mail()
        events: list[Event] = [DoorChanged(self.door())]
        match screen:
            case Panel():
                events.append(PanelChanged(self._office.refresh(screen.view), screen.notice, screen.mistakes))
            case Maintenance():
                events.append(self._office.machine_view(screen.view))
            case _:
                pass
        return tuple(events)

    def time_out(self, screen: Screen) -> Event:
        """Nobody did anything for the time limit of this screen."""
        if isinstance(screen, Challenged):
            return self._refuse(Refusal.TURN_NOT_SEEN)
        return TimedOut()

    def letter_moved(self, screen: Screen, letter_id: LetterId, sent: bool) -> Event | None:
        """A letter was sent or failed; the panel shows it when it is open."""
        if isinstance(screen, Panel):
            return self._office.letter_moved(screen.view, letter_id, sent)
        return None

    # --- observations ---------------------------------------------------------------------------------

    def observe(self, screen: Screen, observation: Observation) -> Event | None:
        """What one observation leads to on this screen; None when it changes nothing."""
        age_s = self._clock.monotonic_s() - observation.taken_at_s
        old_gallery = observation.gallery_version != self.gallery_version
        if observation.task != self.task(screen) or old_gallery or age_s > STALE_AFTER_S:
            return None
        match screen:
            case Main() | LogIn() | CheckedIn() | NotMarked():
                return self._identify(screen, observation)
            case Challenged():
                return self._follow(screen, observation)
            case EnrolPoses():
                return self._admission.observe(screen, observation)
            case _:
                return None

    def _identify(self, screen: Main | LogIn | CheckedIn | NotMarked, seen: Observation) -> Event | None:
        if seen.face is None:
            self._votes = None
            return self._hint(screen, seen, None if seen.hint is Hint.NO_FACE else seen.hint)
        track_id, now_s = seen.face.track_id, seen.taken_at_s
        waits = self._rests(track_id, now_s) or now_s < self._card_until_s
        if waits and not isinstance(screen, LogIn):
            return self._hint(screen, seen, None)
        if self._pause.active(now_s):
            return self._rest(track_id, now_s, Refusal.PAUSED)
        if self._votes is None or self._votes.track_id != track_id:
            self._votes = Votes(track_id, now_s)
        self._votes = self._votes.add(seen)
        found = self._votes.found()
        if found is Found.NOBODY:
            return self._rest(track_id, now_s, Refusal.UNKNOWN)
        if found is Found.NOTHING_YET:
            return self._hint(screen, seen, seen.hint)
        purpose = Purpose.MY_PAGE if isinstance(screen, LogIn) else Purpose.CHECK_IN
        served_s = self._served.get(found.student_id, float("-inf"))
        if purpose is Purpose.CHECK_IN and now_s - served_s < SAME_PERSON_S:
            self._resting[track_id] = served_s + SAME_PERSON_S
            return self._hint(screen, seen, None)
        self._votes = None
        self._turn = Turn(found, track_id, self._rng.choice(ASKED), now_s)
        return TurnAsked(purpose, self._turn.asked)

    def _rests(self, track_id: int, now_s: float) -> bool:
        self._resting = {track: until for track, until in self._resting.items() if until > now_s}
        return track_id in self._resting

    def _rest(self, track_id: int, now_s: float, reason: Refusal) -> Event:
        self._votes = None
        self._resting[track_id] = now_s + RETRY_AFTER_S
        self._card_until_s = now_s + CARD_SHOWN_S
        return CheckInRefused(reason)

    def _follow(self, screen: Challenged, seen: Observation) -> Event | None:
        if self._turn is None:
            return self._refuse(Refusal.FACE_LOST)
        self._turn = self._turn.add(seen)
        outcome = self._turn.outcome()
        match outcome:
            case Outcome.WAITING:
                return self._hint(screen, seen, seen.hint)
            case Outcome.SHOWN:
                return self._let_in(screen, self._turn)
            case Outcome.PICTURE | Outcome.FACE_LOST | Outcome.WRONG_WAY:
                return self._refuse(_REFUSED[outcome])
            case _:
                assert_never(outcome)

    def _refuse(self, reason: Refusal) -> Event:
        """A challenge failed. Losing the face is no failure of a person; the rest counts for the pause."""
        turn, self._turn = self._turn, None
        now_s = self._clock.monotonic_s()
        if reason is not Refusal.FACE_LOST:
            self._pause = self._pause.failed(now_s)
        if turn:
            who = str(turn.candidate.student_id)
            detail = f"{reason.value} after {turn.asked.value}"
            self._store.journal.append(
                self._day.place.kiosk_id, "challenge failed", who, detail, self._clock.now()
            )
        self._card_until_s = now_s + CARD_SHOWN_S
        return CheckInRefused(reason)

    def _let_in(self, screen: Challenged, turn: Turn) -> Event:
        self._turn = None
        student = self._store.people.student(turn.candidate.student_id)
        if student is None:
            return CheckInRefused(Refusal.UNKNOWN)
        if screen.purpose is Purpose.MY_PAGE:
            return StudentPageOpened(self._day.student_view(student))
        now_s = self._clock.monotonic_s()
        self._resting[turn.track_id] = float("inf")
        self._served = {who: at for who, at in self._served.items() if now_s - at < SAME_PERSON_S}
        self._served[student.student_id] = now_s
        self._card_until_s = now_s + CARD_SHOWN_S
        candidate = turn.candidate
        evidence = Evidence(
            candidate.confidence,
            candidate.distance,
            candidate.second_distance,
            candidate.frames,
            turn.asked.value,
            self._engine,
        )
        return self._check_in(student, Method.FACE, evidence)

    def _check_in(self, student: Student, method: Method, evidence: Evidence | None) -> Event:
        """Record the fact, then tell it. Somebody who was in already is told so, with the first time."""
        lecture = self._day.lecture_now()
        if lecture is None:
            return CheckInRefused(Refusal.NO_CLASS)
        session = lecture.session
        roster = self._store.timetable.roster(session.course_id)
        if all(row.student_id != student.student_id for row in roster):
            return CheckInRefused(Refusal.NOT_IN_COURSE)
        fact = CheckIn(
            FactId(new_id()),
            session.session_id,
            student.student_id,
            self._day.place.kiosk_id,
            self._clock.now(),
            method,
            evidence,
        )
        added = self._store.attendance.check_in(fact)
        standing = next(
            row for row in self._day.standings(lecture) if row.student.student_id == student.student_id
        )
        first = standing.check_in or fact
        status = status_of(lecture.course.rule, session, first, standing.correction)
        return CheckInRecorded(student, status, first.at, lecture, again=not added)

    def _hint(self, screen: Screen, seen: Observation, hint: Hint | None) -> Event | None:
        """A HintChanged when another hint has stood long enough to be read."""
        self._steady = self._steady.hear(hint, seen.taken_at_s)
        if isinstance(screen, Main | LogIn | Challenged) and screen.hint is not self._steady.shown:
            return HintChanged(self._steady.shown)
        return None

    # --- requests -------------------------------------------------------------------------------------

    def answer(self, screen: Screen, request: Request) -> Event | None:
        """What somebody pressed, answered; None when the request means nothing on this screen."""
        match request, screen:
            case Open(), _:
                return self._open(screen, request)
            case SubmitNumber(), NumberEntry():
                return self._by_number(screen, request)
            case SubmitForm(), EnrolForm():
                return self._admission.submit(request.draft)
            case AnswerConsent(), (EnrolConsent() | EnrolPoses()):
                return self._admission.answer(screen.draft, request.with_face)
            case ReviseForm(), (EnrolConsent() | EnrolPoses()):
                return FormOpened(replace(screen.draft, pin="", pin_again=""))
            case ChooseStaff(), Unlock():
                return self._office.open_unlock(request.staff_id)
            case SubmitPin(), Unlock():
                return self._office.unlock(screen.chosen, request.secret)
            case (
                (
                    ChooseLecture()
                    | CorrectStatus()
                    | ChangeZoom()
                    | CloseClass()
                    | SendCsv()
                    | TryLetterAgain()
                ),
                Panel(),
            ):
                panel_request: PanelRequest = request
                return self._office.act(screen.view, panel_request)
            case LeaveKiosk(), _:
                return None
            case _:
                return None

    def _open(self, screen: Screen, door: Open) -> Event | None:
        self._votes = self._turn = None
        match door:
            case Open.HOME:
                return WentHome()
            case Open.ENROLMENT:
                return FormOpened()
            case Open.UNLOCK:
                return self._office.open_unlock()
            case Open.NUMBER:
                return NumberOpened(Purpose.CHECK_IN)
            case Open.MY_NUMBER:
                return NumberOpened(Purpose.MY_PAGE)
            case Open.MY_PAGE:
                if isinstance(screen, CheckedIn):
                    return StudentPageOpened(self._day.student_view(screen.student))
                return NumberOpened(Purpose.MY_PAGE) if screen.door.camera else LogInOpened()
            case _:
                assert_never(door)

    def _by_number(self, screen: NumberEntry, request: SubmitNumber) -> Event:
        proven = self._admission.prove(request.number, request.pin)
        if isinstance(proven, NumberRefused):
            return proven
        if screen.purpose is Purpose.MY_PAGE:
            return StudentPageOpened(self._day.student_view(proven))
        return self._check_in(proven, Method.NUMBER, None)
