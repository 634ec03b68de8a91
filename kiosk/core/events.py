"""Events: past facts that change the screen. Recorded first, told after."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

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
class DoorChanged:
    """Class, counts or Zoom code at the door are different now."""

    door: Door


@dataclass(frozen=True)
class CameraLost:
    """The camera gives no pictures."""

    fault: CameraFault


@dataclass(frozen=True)
class CameraReady:
    """The camera gives pictures again."""


@dataclass(frozen=True)
class HintChanged:
    """Another reason (or none) why the face cannot be used yet."""

    hint: Hint | None


@dataclass(frozen=True)
class WentHome:
    """Somebody pressed cancel, done or lock."""


@dataclass(frozen=True)
class TimedOut:
    """Nobody did anything for the time limit of the screen."""


@dataclass(frozen=True)
class LogInOpened:
    """Somebody asked for their own page."""


@dataclass(frozen=True)
class TurnAsked:
    """A student was identified and must now turn the head; ``step`` of ``steps`` turns, from 1."""

    purpose: Purpose
    asked: Pose
    step: int = 1
    steps: int = 1


@dataclass(frozen=True)
class CheckInRecorded:
    """A check-in is in the store (or was there already)."""

    student: Student
    status: Status
    at: datetime
    lecture: Lecture
    again: bool = False


@dataclass(frozen=True)
class CheckInRefused:
    """Nobody was marked. ``at_s``, monotonic: two refusals in a row for one reason are two."""

    reason: Refusal
    at_s: float = 0.0


@dataclass(frozen=True)
class NumberOpened:
    """The student number is wanted, or what is left to give of whom the face was found.

    ``confirms``: the number alone. ``by_pin``: the PIN alone.
    """

    purpose: Purpose
    confirms: bool = False
    by_pin: bool = False


@dataclass(frozen=True)
class VerifyingStarted:
    """Somebody typed this student's number; now the camera looks whether it is them."""

    student_id: StudentId


@dataclass(frozen=True)
class NumberRefused:
    """Number or PIN were not right, or it is too soon to try again."""

    trouble: NumberTrouble
    wait_s: float = 0.0


@dataclass(frozen=True)
class EntryOpened:
    """Somebody wants to enrol, or (``student``) to give the face from the own page, which takes a code."""

    student: Student | None = None


@dataclass(frozen=True)
class EntryRefused:
    """This number may not be enrolled now, or it is too soon to try again."""

    trouble: EntryTrouble
    wait_s: float = 0.0


@dataclass(frozen=True)
class FormOpened:
    """Enrolment begins, or somebody went back to the form."""

    draft: Draft = field(default_factory=Draft)


@dataclass(frozen=True)
class FormRefused:
    """Something in the form is wrong."""

    draft: Draft
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True)
class FormAccepted:
    """The form is right; now the consent."""

    draft: Draft


@dataclass(frozen=True)
class ConsentAsked:
    """A student wants to give the face from the own page; the consent comes first."""

    student: Student


@dataclass(frozen=True)
class PosesStarted:
    """The student agreed to face features; the guided poses begin. ``student``: from the own page."""

    draft: Draft
    progress: PoseProgress
    student: Student | None = None


@dataclass(frozen=True)
class PoseAdvanced:
    """A sample was taken, another hint is due, or (``again``) it began anew."""

    progress: PoseProgress
    hint: Hint | None
    again: StartOver | None = None


@dataclass(frozen=True)
class PosesTaken:
    """All poses are done: the student looks at the pictures. ``stayed``: a retake did not succeed."""

    pictures: tuple[PosePicture, ...]
    stayed: bool = False


@dataclass(frozen=True)
class StudentEnrolled:
    """Everything of the enrolment is in the store."""

    student: Student


@dataclass(frozen=True)
class StudentPageOpened:
    """A student proved who they are and asked for their page, or changed something on it."""

    view: StudentView


@dataclass(frozen=True)
class ObjectionsOpened:
    """A student's page of objections is shown, or has changed."""

    view: OwnObjections


@dataclass(frozen=True)
class UnlockOpened:
    """The PIN pad is wanted; also when another member of staff was chosen."""

    staff: tuple[Staff, ...]
    chosen: StaffId | None
    wait_s: float = 0.0


@dataclass(frozen=True)
class UnlockRefused:
    """The PIN was wrong; the next try is possible after ``wait_s`` seconds."""

    wait_s: float


@dataclass(frozen=True)
class PanelOpened:
    """A professor is in."""

    view: PanelView


@dataclass(frozen=True)
class PanelChanged:
    """The panel's data are new: an action was done or refused, or somebody checked in.

    ``undo`` takes back what the notice tells.
    """

    view: PanelView
    notice: Notice | None = None
    mistakes: tuple[Mistake, ...] = ()
    undo: Request | None = None


@dataclass(frozen=True)
class MaintenanceOpened:
    """An administrator is in."""

    view: MaintenanceView


@dataclass(frozen=True)
class Failed:
    """The store failed or the program has a bug; already logged."""

    kind: FaultKind


Event = (
    DoorChanged
    | CameraLost
    | CameraReady
    | HintChanged
    | WentHome
    | TimedOut
    | LogInOpened
    | TurnAsked
    | CheckInRecorded
    | CheckInRefused
    | NumberOpened
    | NumberRefused
    | VerifyingStarted
    | EntryOpened
    | EntryRefused
    | FormOpened
    | FormRefused
    | FormAccepted
    | ConsentAsked
    | PosesStarted
    | PoseAdvanced
    | PosesTaken
    | StudentEnrolled
    | StudentPageOpened
    | ObjectionsOpened
    | UnlockOpened
    | UnlockRefused
    | PanelOpened
    | PanelChanged
    | MaintenanceOpened
    | Failed
)
