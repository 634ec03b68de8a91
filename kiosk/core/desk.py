"""The desk at the door: hears observations and requests, has them recorded, then answers. Main thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import assert_never

from kiosk.core.admission import Admission
from kiosk.core.events import (
    CheckInRecorded,
    CheckInRefused,
    DoorChanged,
    EntryOpened,
    Event,
    FormOpened,
    LogInOpened,
    NumberOpened,
    NumberRefused,
    PanelChanged,
    StudentPageOpened,
    TimedOut,
    VerifyingStarted,
    WentHome,
)
from kiosk.core.face_way import FaceWay, purpose_on
from kiosk.core.learning import Learning
from kiosk.core.look_alikes import LookAlikes
from kiosk.core.objections import Objections
from kiosk.core.observation import (
    Challenge,
    Enrol,
    GalleryReport,
    Identify,
    Observation,
    Task,
    Watch,
    same_work,
)
from kiosk.core.office import Office, PanelRequest
from kiosk.core.ports import Clock, Store
from kiosk.core.requests import (
    AnswerConsent,
    ChooseStaff,
    ClaimNumber,
    ForgetFace,
    GiveFace,
    KeepFace,
    MakeObjection,
    Open,
    PauseRemaking,
    Request,
    RetakePose,
    ReviseForm,
    SubmitEntry,
    SubmitForm,
    SubmitNumber,
    SubmitPin,
    WithdrawObjection,
)
from kiosk.core.schoolday import SchoolDay
from kiosk.core.screens import (
    Challenged,
    CheckedIn,
    EnrolConsent,
    EnrolEntry,
    EnrolForm,
    EnrolPoses,
    EnrolSummary,
    LogIn,
    Main,
    Maintenance,
    NotMarked,
    NumberEntry,
    ObjectionPage,
    Panel,
    Screen,
    StudentPage,
    Unlock,
    Verifying,
)
from kiosk.core.values import Evidence, LetterId, Method, ObjectionWay, Student, StudentId
from kiosk.core.views import Door, Purpose, Refusal
from kiosk.core.visit import Proof, Turn

STALE_AFTER_S = 1.0
"""An observation older than this says nothing about who stands here now (DESIGN 4)."""


class Desk:
    """One visit at a time: gives each observation and request to whoever knows what to do with it.

    Every method is quick (a few statements of SQL at most) and is called on the main thread only.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        day: SchoolDay,
        admission: Admission,
        office: Office,
        look_alikes: LookAlikes,
        learning: Learning,
        objections: Objections,
        engine: str,
        rng: Random,
        *,
        skips: bool = False,
    ) -> None:
        """``skips``: see FaceWay."""
        self._store, self._clock, self._day = store, clock, day
        self._admission, self._office = admission, office
        self._look_alikes, self._learning, self._objections = look_alikes, learning, objections
        self.engine = engine
        place = day.place
        self._faces = FaceWay(store, clock, place.kiosk_id, rng, skips=skips, patience=place.patience)
        self._here: frozenset[StudentId] = frozenset()
        self._everybody: frozenset[StudentId] = frozenset()
        self._unconfirmed: Turn | None = None
        self.gallery_version = 0

    # --- what the workers shall do --------------------------------------------------------------------

    def task(self, screen: Screen) -> Task:
        """What the analysis thread shall look for while this screen is shown."""
        match screen:
            case Main() | CheckedIn() | NotMarked():
                resting = self._faces.resting
                return Identify(self._here, resting) if screen.door.lecture and self._here else Watch()
            case LogIn():
                return Identify(self._everybody) if self._everybody else Watch()
            case Verifying():
                return Identify(frozenset({screen.student_id}))
            case Challenged() if self._faces.turn:
                turn = self._faces.turn
                return Challenge(turn.candidate.student_id, turn.track_id, turn.asked)
            case EnrolPoses(progress=progress) if progress.wanted and self._admission.student_id:
                return Enrol(self._admission.student_id, progress.wanted)
            case _:
                return Watch()

    # --- the clock ------------------------------------------------------------------------------------

    def door(self) -> Door:
        """What every screen shows of the door now; also learns who may be searched."""
        door, expected = self._day.door()
        students = [standing.student for standing in expected]
        self._faces.heed(students)
        self._here = _with_face(students)
        opening = self._admission.entrance.opening
        entry, until = self._admission.entrance.entry, opening.until if opening else None
        return replace(door, entry=entry, open_until=until)

    def settle(self) -> None:
        """Every few seconds: do what is overdue. Apart from ``tick``: together they hold up the window."""
        self._admission.forget_due()
        self._look_alikes.refresh()
        self._learning.settle()
        self._objections.settle()
        if self._day.close_overdue():
            self._office.wake_mail()

    def tick(self, screen: Screen) -> tuple[Event, ...]:
        """Every few seconds, and when the door's facts are new: drop what is unfinished, tell what is new."""
        self._drop_unfinished(screen)
        events: list[Event] = [DoorChanged(self.door())]
        match screen:
            case Panel():
                events.append(PanelChanged(self._office.refresh(screen.view), screen.notice, screen.mistakes))
            case Maintenance():
                events.append(self._office.machine_view(screen.view.staff))
            case _:
                pass
        return tuple(events)

    def _drop_unfinished(self, screen: Screen) -> None:
        """Whoever went away in the midst leaves no picture and no challenge behind."""
        if not isinstance(screen, EnrolPoses | EnrolSummary):
            self._admission.drop_samples()
        if not isinstance(screen, Challenged):
            self._faces.drop_turn()
            self._learning.forget_looks()
        if not isinstance(screen, NumberEntry):
            self._unconfirmed = None

    def time_out(self, screen: Screen) -> Event:
        """Nobody did anything for the time limit of this screen."""
        match screen:
            case Challenged():
                return self._faces.refuse(Refusal.TURN_NOT_SEEN)
            case Verifying():
                return CheckInRefused(Refusal.NOT_VERIFIED)
            case _:
                return TimedOut()

    def gallery_reported(self, report: GalleryReport) -> None:
        """The analysis thread said something new of its gallery: whom it can hardly tell apart."""
        self._look_alikes.hear(report)

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
        asked = same_work(observation.task, self.task(screen))
        if not asked or old_gallery or age_s > STALE_AFTER_S:
            return None
        match screen:
            case Main() | LogIn() | Verifying() | CheckedIn() | NotMarked():
                answer = self._faces.identify(screen, observation)
                return self._let_in(purpose_on(screen), answer) if isinstance(answer, Turn) else answer
            case Challenged():
                self._learning.look(observation)
                answer = self._faces.follow(screen, observation)
                return self._let_in(screen.purpose, answer) if isinstance(answer, Turn) else answer
            case EnrolPoses():
                return self._admission.observe(screen, observation)
            case _:
                return None

    def _let_in(self, purpose: Purpose, turn: Turn) -> Event:
        """A student has proven who they are; a result is remembered only when it is in the store."""
        student = self._store.people.student(turn.candidate.student_id)
        if student is None or not student.has_face:  # forgotten meanwhile, perhaps elsewhere
            self._faces.answered(turn.track_id, None)
            return CheckInRefused(Refusal.UNKNOWN)
        self._admission.entrance.recognised = student.student_id if turn.proof is Proof.TURN else None
        if turn.proof is Proof.PIN:
            self._unconfirmed = turn
            self._faces.answered(turn.track_id, None)  # who leaves the keypad is not asked again at once
            return NumberOpened(purpose, by_pin=True)
        if student.student_id in self._look_alikes.needs_number and not turn.verified:
            self._unconfirmed = turn
            return NumberOpened(purpose, confirms=True)
        if purpose is Purpose.MY_PAGE:
            return StudentPageOpened(self._day.student_view(student))
        return self._by_face(student, turn, Method.FACE_AND_NUMBER if turn.verified else Method.FACE)

    def _by_face(self, student: Student, turn: Turn, method: Method) -> Event:
        candidate = turn.candidate
        evidence = Evidence(
            candidate.confidence,
            candidate.distance,
            candidate.second_distance,
            candidate.frames,
            turn.challenge,
            self.engine,
            turn.frames_sha256,
            candidate.calibration,
            turn.presentation,
        )
        may_keep = self._day.place.crops_days > 0 and self._admission.agrees(student.student_id)
        crop = turn.crop if may_keep else None
        event = self._check_in(student, method, evidence, turn.track_id, crop)
        turned = method is Method.FACE and turn.proof is Proof.TURN
        if turned and isinstance(event, CheckInRecorded) and not event.again:
            self._learning.learn(candidate, turn.track_id)
        return event

    def _check_in(
        self,
        student: Student,
        method: Method,
        evidence: Evidence | None,
        track_id: int | None,
        crop: bytes | None = None,
    ) -> Event:
        event = self._day.check_in(student, method, evidence, crop)
        if isinstance(event, CheckInRecorded) and event.again:
            self._office.noticing.arrived_again(event)
        marked = student.student_id if isinstance(event, CheckInRecorded) else None
        self._faces.answered(track_id, marked)
        return event

    # --- requests -------------------------------------------------------------------------------------

    def answer(self, screen: Screen, request: Request) -> Event | None:
        """What somebody pressed, answered; None when the request means nothing on this screen."""
        if isinstance(request, PanelRequest):
            return self._office.act(screen.view, request) if isinstance(screen, Panel) else None
        match request, screen:
            case ((Open() | MakeObjection() | WithdrawObjection()), ObjectionPage()):
                return self._at_objections(screen, request)
            case Open(), _:
                return self._open(screen, request)
            case ((SubmitNumber() | ClaimNumber() | SubmitPin()), NumberEntry()):
                return self._at_number(screen, request)
            case (
                (SubmitEntry() | SubmitForm() | KeepFace() | RetakePose()),
                (EnrolEntry() | EnrolForm() | EnrolSummary()),
            ):
                return self._enrolling(screen, request)
            case ((AnswerConsent() | ReviseForm()), (EnrolConsent() | EnrolPoses() | EnrolSummary())):
                return self._consent_answered(screen, request)
            case ForgetFace(), StudentPage() if screen.view.student.has_face:
                return self._admission.forget_face(screen.view.student)
            case GiveFace(), StudentPage() if not screen.door.camera:
                return self._admission.take_offer(screen.view.student)
            case ChooseStaff(), Unlock():
                return self._office.open_unlock(request.staff_id)
            case SubmitPin(), Unlock():
                return self._office.unlock(screen.chosen, request.secret)
            case PauseRemaking(), Maintenance():
                return self._office.pause_remaking(screen.view.staff, request.paused)
            case _:  # LeaveKiosk and CheckAttacks are the driver's; the rest means nothing on this screen
                return None

    def _enrolling(
        self,
        screen: EnrolEntry | EnrolForm | EnrolSummary,
        request: SubmitEntry | SubmitForm | KeepFace | RetakePose,
    ) -> Event | None:
        match request, screen:
            case SubmitEntry(), EnrolEntry():
                return self._admission.enter(screen, request.number, request.code)
            case SubmitForm(), EnrolForm():
                return self._admission.submit(screen.draft, request.draft)
            case KeepFace(), EnrolSummary():
                return self._admission.keep(screen)
            case RetakePose(), EnrolSummary() if not screen.door.camera:
                return self._admission.retake(request.pose)
            case _:
                return None

    def _consent_answered(
        self, screen: EnrolConsent | EnrolPoses | EnrolSummary, request: AnswerConsent | ReviseForm
    ) -> Event:
        """Yes, no or back; who came from the own page goes back there unless it was a yes."""
        with_face = isinstance(request, AnswerConsent) and request.with_face
        if screen.student is not None:
            if with_face:
                return self._admission.agree(screen.student)
            return StudentPageOpened(self._day.student_view(screen.student))
        if isinstance(request, AnswerConsent):
            return self._admission.answer(screen.draft, with_face)
        return FormOpened(replace(screen.draft, pin="", pin_again=""))

    def _at_objections(
        self, screen: ObjectionPage, request: Open | MakeObjection | WithdrawObjection
    ) -> Event | None:
        """Objections are made and taken back; who came from the own page may go back to it."""
        match request:
            case MakeObjection():
                return self._objections.make(screen.view, request.session_id, request.dispute)
            case WithdrawObjection():
                return self._objections.withdraw(screen.view, request.objection_id)
            case Open.MY_PAGE if screen.view.way is ObjectionWay.OWN_PAGE:
                return StudentPageOpened(self._day.student_view(screen.view.student))
            case _:
                return WentHome() if request is Open.HOME else None

    def _open(self, screen: Screen, door: Open) -> Event | None:
        match door:
            case Open.HOME:
                return WentHome()
            case Open.RECEIPT:
                return NumberOpened(Purpose.OBJECTION)
            case Open.OBJECTIONS:
                return self._objections.open(screen.view.student) if isinstance(screen, StudentPage) else None
            case Open.ENROLMENT:
                return EntryOpened()
            case Open.UNLOCK:
                return self._office.open_unlock()
            case Open.NUMBER:
                return NumberOpened(Purpose.CHECK_IN)
            case Open.MY_NUMBER:
                return NumberOpened(Purpose.MY_PAGE)
            case Open.MY_PAGE:
                if isinstance(screen, CheckedIn):
                    return StudentPageOpened(self._day.student_view(screen.student))
                if screen.door.camera:
                    return NumberOpened(Purpose.MY_PAGE)
                students = self._store.people.students()
                self._faces.heed(students)
                self._everybody = _with_face(students)
                return LogInOpened()
            case _:
                assert_never(door)

    def _at_number(
        self, screen: NumberEntry, request: SubmitNumber | ClaimNumber | SubmitPin
    ) -> Event | None:
        if isinstance(request, SubmitPin):
            return self._by_own_pin(screen, request) if screen.by_pin else None
        if isinstance(request, SubmitNumber):
            return self._by_number(screen, request)
        if screen.purpose is Purpose.OBJECTION:
            return None
        return self._confirm(screen, request) if screen.confirms else self._claim(screen, request)

    def _claim(self, screen: NumberEntry, request: ClaimNumber) -> Event:
        """Number first, then the face: one student is searched instead of a class."""
        if screen.purpose is Purpose.CHECK_IN and screen.door.lecture is None:
            return CheckInRefused(Refusal.NO_CLASS)
        claimed = self._admission.claimed(request.number)
        if isinstance(claimed, NumberRefused):
            return claimed
        self._faces.heed([claimed])
        return VerifyingStarted(claimed.student_id)

    def _confirm(self, screen: NumberEntry, request: ClaimNumber) -> Event:
        """The face has turned; of two who look alike the number says which one it was."""
        turn, claimed = self._unconfirmed, self._admission.claimed(request.number)
        if isinstance(claimed, NumberRefused):
            return claimed
        if turn is None or claimed.student_id != turn.candidate.student_id:
            if turn and claimed.student_id not in self._look_alikes.needs_number:
                self._faces.note_tried(turn.track_id, turn.candidate.student_id)
                self._faces.note_tried(turn.track_id, claimed.student_id)
            return self._admission.wrong(request.number)
        self._unconfirmed = None
        self._admission.entrance.recognised = claimed.student_id if turn.proof is Proof.TURN else None
        if screen.purpose is Purpose.MY_PAGE:
            return StudentPageOpened(self._day.student_view(claimed))
        return self._by_face(claimed, turn, Method.FACE_AND_NUMBER)

    def _by_own_pin(self, screen: NumberEntry, request: SubmitPin) -> Event:
        """Whose head cannot turn: the face said who it is, the PIN says that it is them."""
        turn = self._unconfirmed
        student = None if turn is None else self._store.people.student(turn.candidate.student_id)
        if turn is None or student is None or not student.has_face:
            return WentHome()
        proven = self._admission.prove(student.number, request.secret)
        if isinstance(proven, NumberRefused):
            return proven
        self._unconfirmed = None
        if screen.purpose is Purpose.MY_PAGE:
            return StudentPageOpened(self._day.student_view(student))
        return self._by_face(student, turn, Method.FACE_AND_NUMBER)

    def _by_receipt(self, request: SubmitNumber) -> Event:
        """Somebody else used this number: whoever has the receipt can say so without a face or PIN."""
        found = self._admission.by_receipt(request.number, request.pin)
        if isinstance(found, NumberRefused):
            return found
        student, check_in = found
        return self._objections.open(student, ObjectionWay.RECEIPT, check_in.session_id)

    def _by_number(self, screen: NumberEntry, request: SubmitNumber) -> Event:
        self._admission.entrance.recognised = None
        if screen.purpose is Purpose.OBJECTION:
            return self._by_receipt(request)
        proven = self._admission.prove(request.number, request.pin)
        if isinstance(proven, NumberRefused):
            return proven
        if screen.purpose is Purpose.MY_PAGE:
            return StudentPageOpened(self._day.student_view(proven))
        return self._check_in(proven, Method.NUMBER, None, None)


def _with_face(students: Iterable[Student]) -> frozenset[StudentId]:
    return frozenset(student.student_id for student in students if student.has_face)
