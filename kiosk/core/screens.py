"""The screens of the kiosk as values, and the one pure function that changes them. No effects."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from kiosk.core.events import (
    CameraLost,
    CameraReady,
    CheckInRecorded,
    CheckInRefused,
    ConsentAsked,
    DoorChanged,
    EntryOpened,
    EntryRefused,
    Event,
    Failed,
    FormAccepted,
    FormOpened,
    FormRefused,
    HintChanged,
    LogInOpened,
    MaintenanceOpened,
    NumberOpened,
    NumberRefused,
    ObjectionsOpened,
    PanelChanged,
    PanelOpened,
    PoseAdvanced,
    PosesStarted,
    PosesTaken,
    StudentEnrolled,
    StudentPageOpened,
    TimedOut,
    TurnAsked,
    UnlockOpened,
    UnlockRefused,
    VerifyingStarted,
    WentHome,
)
from kiosk.core.observation import CameraFault, Hint
from kiosk.core.requests import Request
from kiosk.core.values import Lecture, Mistake, Pose, Staff, StaffId, Status, Student, StudentId
from kiosk.core.views import (
    Door,
    Draft,
    EntryTrouble,
    FaultKind,
    MaintenanceView,
    Notice,
    NumberTrouble,
    OwnObjections,
    PanelView,
    PosePicture,
    PoseProgress,
    Purpose,
    Refusal,
    StartOver,
    StudentView,
)


@dataclass(frozen=True)
class Main:
    """The door at rest, and while somebody walks up. No time limit."""

    door: Door
    hint: Hint | None = None


@dataclass(frozen=True)
class LogIn:
    """Somebody wants their own page and looks into the camera."""

    door: Door
    hint: Hint | None = None


@dataclass(frozen=True)
class Verifying:
    """Somebody typed the number of this student and looks into the camera. No name before it is proven."""

    door: Door
    purpose: Purpose
    student_id: StudentId
    hint: Hint | None = None


@dataclass(frozen=True)
class Challenged:
    """Somebody is asked to turn the head, ``step`` of ``steps`` times. No name before it is proven."""

    door: Door
    purpose: Purpose
    asked: Pose
    hint: Hint | None = None
    step: int = 1
    steps: int = 1


@dataclass(frozen=True)
class CheckedIn:
    """The confirmed check-in: who, as what, when. ``again`` when they were in already.

    ``hint`` is for the next person, who is looked at while this is shown.
    """

    door: Door
    student: Student
    status: Status
    at: datetime
    lecture: Lecture
    again: bool = False
    hint: Hint | None = None


@dataclass(frozen=True)
class NotMarked:
    """Nobody was marked, and what to do next. ``purpose`` is what they came for.

    ``hint`` is for the next person; ``at_s`` (monotonic) says which refusal this is.
    """

    door: Door
    reason: Refusal
    purpose: Purpose = Purpose.CHECK_IN
    hint: Hint | None = None
    at_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True)
class NumberEntry:
    """Student number with PIN, the equal way without a face, or with the face, when that alone was unsure.

    ``confirms``: the face was found and has turned; of two who look alike the number says which one.
    ``by_pin``: the face was found; the PIN stands for the turn of the head.
    """

    door: Door
    purpose: Purpose
    trouble: NumberTrouble | None = None
    wait_s: float = 0.0
    confirms: bool = False
    by_pin: bool = False


@dataclass(frozen=True)
class EnrolEntry:
    """Student number, and the enrolment code where it takes one. ``student``: who gives the face."""

    door: Door
    student: Student | None = None
    trouble: EntryTrouble | None = None
    wait_s: float = 0.0


@dataclass(frozen=True)
class EnrolForm:
    """Name, department, e-mail, PIN; the number, and a name of the roster, are shown."""

    door: Door
    draft: Draft = field(default_factory=Draft)
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True)
class EnrolConsent:
    """The consent text, with the two equal answers. ``student``: who gives the face from the own page."""

    door: Door
    draft: Draft
    student: Student | None = None


@dataclass(frozen=True)
class EnrolPoses:
    """The guided poses. ``student``: who gives the face from the own page; ``again``: why it began anew."""

    door: Door
    draft: Draft
    progress: PoseProgress = field(default_factory=PoseProgress)
    hint: Hint | None = None
    student: Student | None = None
    again: StartOver | None = None


@dataclass(frozen=True)
class EnrolSummary:
    """The pictures of the poses, to keep or to retake; nothing is stored before. See EnrolPoses.

    ``stayed``: a picture was to be retaken, and is the one from before.
    """

    door: Door
    draft: Draft
    pictures: tuple[PosePicture, ...]
    student: Student | None = None
    stayed: bool = False


@dataclass(frozen=True)
class Enrolled:
    """Enrolment is done."""

    door: Door
    student: Student


@dataclass(frozen=True)
class StudentPage:
    """A student's own attendance and live lectures."""

    door: Door
    view: StudentView


@dataclass(frozen=True)
class ObjectionPage:
    """A student's attendance of the last days, to say where it is wrong, and what became of that."""

    door: Door
    view: OwnObjections


@dataclass(frozen=True)
class Unlock:
    """PIN pad for staff."""

    door: Door
    staff: tuple[Staff, ...]
    chosen: StaffId | None
    refused: bool = False
    wait_s: float = 0.0


@dataclass(frozen=True)
class Panel:
    """The professor's panel. ``undo`` takes back what the notice tells."""

    door: Door
    view: PanelView
    notice: Notice | None = None
    mistakes: tuple[Mistake, ...] = ()
    undo: Request | None = None


@dataclass(frozen=True)
class Maintenance:
    """The administrator's page."""

    door: Door
    view: MaintenanceView


@dataclass(frozen=True)
class Fault:
    """The kiosk cannot do its usual work; says what to do. No time limit; heals by itself where it can."""

    door: Door
    kind: FaultKind


Screen = (
    Main
    | LogIn
    | Verifying
    | Challenged
    | CheckedIn
    | NotMarked
    | NumberEntry
    | EnrolEntry
    | EnrolForm
    | EnrolConsent
    | EnrolPoses
    | EnrolSummary
    | Enrolled
    | StudentPage
    | ObjectionPage
    | Unlock
    | Panel
    | Maintenance
    | Fault
)


def home(door: Door) -> Screen:
    """The screen every visit ends on: the door, or the fault screen while there is no camera."""
    return Fault(door, FaultKind.CAMERA) if door.camera else Main(door)


def timeout_s(screen: Screen) -> float | None:
    """Seconds without anything happening after which the screen leads home; None for home itself."""
    match screen:
        case Main() | Fault():
            return None
        case CheckedIn() | NotMarked():
            return 4.0
        case Challenged():
            return 8.0
        case LogIn() | Verifying() | Enrolled():
            return 15.0
        case NumberEntry() | Unlock() | StudentPage() | ObjectionPage():
            return 45.0
        case EnrolSummary():
            return 60.0
        case EnrolEntry() | EnrolForm() | EnrolConsent() | EnrolPoses():
            return 120.0
        case Panel() | Maintenance():
            return 180.0
        case _:
            assert_never(screen)


def advance(screen: Screen, event: Event) -> Screen:
    """The screen after ``event``; the same screen when the event means nothing here."""
    door = screen.door
    match event:
        case DoorChanged():
            return replace(screen, door=replace(event.door, camera=door.camera))
        case CameraLost():
            return _with_camera(screen, event.fault)
        case CameraReady():
            return _with_camera(screen, None)
        case HintChanged():
            return _with_hint(screen, event.hint)
        case WentHome():
            return home(door)
        case TimedOut():
            return screen if timeout_s(screen) is None else home(door)
        case Failed():
            return Fault(door, event.kind)
        case TurnAsked() | CheckInRecorded() | CheckInRefused() | StudentPageOpened() | ObjectionsOpened():
            return _at_check_in(screen, event)
        case (
            NumberOpened()
            | NumberRefused()
            | VerifyingStarted()
            | LogInOpened()
            | EntryOpened()
            | EntryRefused()
            | UnlockOpened()
            | UnlockRefused()
        ):
            return _at_doors(screen, event)
        case (
            FormOpened()
            | FormRefused()
            | FormAccepted()
            | ConsentAsked()
            | PosesStarted()
            | PoseAdvanced()
            | PosesTaken()
            | StudentEnrolled()
        ):
            return _at_enrolment(screen, event)
        case PanelOpened() | PanelChanged() | MaintenanceOpened():
            return _behind_lock(screen, event)
        case _:
            assert_never(event)


def _with_camera(screen: Screen, fault: CameraFault | None) -> Screen:
    door = replace(screen.door, camera=fault)
    match screen:
        case Main() | LogIn() | Verifying() | Challenged() if fault:
            return home(door)
        case Fault(kind=FaultKind.CAMERA):
            return home(door)
        case _:
            return replace(screen, door=door)


def _with_hint(screen: Screen, hint: Hint | None) -> Screen:
    match screen:
        case Main() | LogIn() | Verifying() | Challenged() | CheckedIn() | NotMarked():
            return replace(screen, hint=hint)
        case _:
            return screen


def _purpose_of(screen: Screen) -> Purpose:
    match screen:
        case Challenged() | NumberEntry() | NotMarked() | Verifying():
            return screen.purpose
        case LogIn():
            return Purpose.MY_PAGE
        case _:
            return Purpose.CHECK_IN


def _at_check_in(
    screen: Screen,
    event: TurnAsked | CheckInRecorded | CheckInRefused | StudentPageOpened | ObjectionsOpened,
) -> Screen:
    door = screen.door
    match screen, event:
        case ((Main() | LogIn() | Verifying() | Challenged() | CheckedIn() | NotMarked()), TurnAsked()):
            return Challenged(door, event.purpose, event.asked, step=event.step, steps=event.steps)
        case (
            (Main() | Verifying() | Challenged() | NumberEntry() | CheckedIn() | NotMarked()),
            CheckInRecorded(),
        ):
            return CheckedIn(door, event.student, event.status, event.at, event.lecture, event.again)
        case (
            (Main() | LogIn() | Verifying() | Challenged() | NumberEntry() | CheckedIn() | NotMarked()),
            CheckInRefused(),
        ):
            return NotMarked(door, event.reason, _purpose_of(screen), at_s=event.at_s)
        case (
            (LogIn() | Challenged() | NumberEntry() | CheckedIn() | StudentPage() | ObjectionPage()),
            StudentPageOpened(),
        ):
            return StudentPage(door, event.view)
        case ((StudentPage() | NumberEntry() | ObjectionPage()), ObjectionsOpened()):
            return ObjectionPage(door, event.view)
        case (
            (
                EnrolConsent(student=Student())
                | EnrolPoses(student=Student())
                | EnrolSummary(student=Student())
            ),
            StudentPageOpened(),
        ):
            return StudentPage(door, event.view)
        case _:
            return screen


def _at_doors(
    screen: Screen,
    event: NumberOpened
    | NumberRefused
    | VerifyingStarted
    | LogInOpened
    | EntryOpened
    | EntryRefused
    | UnlockOpened
    | UnlockRefused,
) -> Screen:
    door = screen.door
    match screen, event:
        case (
            (
                Main()
                | LogIn()
                | Verifying()
                | CheckedIn()
                | NotMarked()
                | Fault()
                | Challenged()
                | NumberEntry()
            ),
            NumberOpened(),
        ):
            return NumberEntry(door, event.purpose, confirms=event.confirms, by_pin=event.by_pin)
        case NumberEntry(confirms=False, by_pin=False), VerifyingStarted():
            return Verifying(door, screen.purpose, event.student_id)
        case NumberEntry(), NumberRefused():
            return replace(screen, trouble=event.trouble, wait_s=event.wait_s)
        case ((Main() | CheckedIn() | NotMarked()), LogInOpened()):
            return LogIn(door)
        case ((Main() | Fault() | CheckedIn() | NotMarked() | NumberEntry()), EntryOpened(student=None)):
            return EnrolEntry(door)
        case StudentPage(), EntryOpened(student=Student()):
            return EnrolEntry(door, event.student)
        case EnrolEntry(), EntryRefused():
            return replace(screen, trouble=event.trouble, wait_s=event.wait_s)
        case EnrolForm(), EntryRefused():
            return EnrolEntry(door, trouble=event.trouble, wait_s=event.wait_s)
        case ((Main() | Fault() | Unlock() | CheckedIn() | NotMarked()), UnlockOpened()):
            return Unlock(door, event.staff, event.chosen, wait_s=event.wait_s)
        case Unlock(), UnlockRefused():
            return replace(screen, refused=True, wait_s=event.wait_s)
        case _:
            return screen


def _at_enrolment(
    screen: Screen,
    event: FormOpened
    | FormRefused
    | FormAccepted
    | ConsentAsked
    | PosesStarted
    | PoseAdvanced
    | PosesTaken
    | StudentEnrolled,
) -> Screen:
    door = screen.door
    match screen, event:
        case ((EnrolEntry(student=None) | EnrolConsent() | EnrolPoses() | EnrolSummary()), FormOpened()):
            return EnrolForm(door, event.draft)
        case ((EnrolForm() | EnrolConsent() | EnrolPoses() | EnrolSummary()), FormRefused()):
            return EnrolForm(door, event.draft, event.mistakes)
        case EnrolForm(), FormAccepted():
            return EnrolConsent(door, event.draft)
        case ((StudentPage() | EnrolEntry(student=Student())), ConsentAsked()):
            return EnrolConsent(door, Draft(), event.student)
        case EnrolConsent(), PosesStarted():
            return EnrolPoses(door, event.draft, event.progress, student=event.student)
        case ((StudentPage() | EnrolEntry(student=Student())), PosesStarted(student=Student())):
            return EnrolPoses(door, event.draft, event.progress, student=event.student)
        case EnrolPoses(), PoseAdvanced():
            return replace(screen, progress=event.progress, hint=event.hint, again=event.again)
        case EnrolPoses(), PosesTaken():
            return EnrolSummary(door, screen.draft, event.pictures, screen.student, event.stayed)
        case EnrolSummary(), PoseAdvanced():
            return EnrolPoses(door, screen.draft, event.progress, event.hint, screen.student, event.again)
        case ((EnrolConsent() | EnrolPoses() | EnrolSummary()), StudentEnrolled()):
            return Enrolled(door, event.student)
        case _:
            return screen


def _behind_lock(screen: Screen, event: PanelOpened | PanelChanged | MaintenanceOpened) -> Screen:
    door = screen.door
    match screen, event:
        case Unlock(), PanelOpened():
            return Panel(door, event.view)
        case Panel(), PanelChanged():
            return Panel(door, event.view, event.notice, event.mistakes, event.undo)
        case ((Unlock() | Maintenance()), MaintenanceOpened()):
            return Maintenance(door, event.view)
        case _:
            return screen
