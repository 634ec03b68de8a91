"""Requests: what pages ask for when somebody presses something; the desk answers with an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from kiosk.core.values import (
    AnnouncementId,
    CourseId,
    Dispute,
    FactId,
    Lecture,
    Letter,
    LookAlike,
    Newcomer,
    Pose,
    SessionId,
    StaffId,
    Status,
    Student,
)
from kiosk.core.views import Draft


class Open(Enum):
    """A door on a page was pressed."""

    HOME = "home"
    ENROLMENT = "enrolment"
    UNLOCK = "unlock"
    NUMBER = "number"
    MY_NUMBER = "my_number"
    MY_PAGE = "my_page"
    OBJECTIONS = "objections"
    RECEIPT = "receipt"


@dataclass(frozen=True)
class SubmitNumber:
    """Student number and PIN were typed."""

    number: str
    pin: str = field(repr=False)


@dataclass(frozen=True)
class ClaimNumber:
    """A student number was typed, and the face shall say the rest."""

    number: str


@dataclass(frozen=True)
class SubmitEntry:
    """Number and enrolment code were typed; without a code where none is asked."""

    number: str
    code: str = field(default="", repr=False)


@dataclass(frozen=True)
class SubmitForm:
    """The enrolment form was filled in."""

    draft: Draft


@dataclass(frozen=True)
class AnswerConsent:
    """The consent was answered: with face features, or the equal way without."""

    with_face: bool


@dataclass(frozen=True)
class KeepFace:
    """The pictures of the summary are good: the enrolment is complete."""


@dataclass(frozen=True)
class RetakePose:
    """One picture of the summary shall be taken once more."""

    pose: Pose


@dataclass(frozen=True)
class ReviseForm:
    """Back to the form, keeping what was typed."""


@dataclass(frozen=True)
class ChooseStaff:
    """Another member of staff wants to unlock."""

    staff_id: StaffId


@dataclass(frozen=True)
class SubmitPin:
    """A PIN or password was typed on the unlock page."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class ChooseLecture:
    """The panel shall show this one of today's lectures."""

    lecture: Lecture


@dataclass(frozen=True)
class CorrectStatus:
    """A status shall be overruled, with a reason; PENDING takes earlier corrections back and needs none."""

    student: Student
    status: Status
    reason: str


@dataclass(frozen=True)
class LetTurn:
    """A student shall be asked to turn the head (as all are), or, who cannot, for the PIN instead."""

    student: Student
    turns: bool


@dataclass(frozen=True)
class ChangeZoom:
    """A new Zoom code for a course: a link, or meeting ID and passcode, or both."""

    course_id: CourseId
    meeting_id: str
    passcode: str
    link: str


@dataclass(frozen=True)
class Announce:
    """A text shall be shown up to and with a local day: of a course, or (None) of the room of this door."""

    course_id: CourseId | None
    text: str
    last_day: date


@dataclass(frozen=True)
class WithdrawAnnouncement:
    """An announcement shall be shown no longer."""

    announcement_id: AnnouncementId


@dataclass(frozen=True)
class CloseClass:
    """The class session shown in the panel is over."""


@dataclass(frozen=True)
class SendCsv:
    """The attendance of the session shown shall go to the professor's mailbox now."""


@dataclass(frozen=True)
class TryLetterAgain:
    """A failed letter shall be tried again."""

    letter: Letter


@dataclass(frozen=True)
class TwoPeople:
    """The professor knows both: these look-alikes are two people."""

    pair: LookAlike


@dataclass(frozen=True)
class DeleteSecondFace:
    """One person gave the face under two numbers: the face of the later one shall go."""

    pair: LookAlike


@dataclass(frozen=True)
class LookedAt:
    """The professor has looked at what was noticed, which hides it; or (not ``looked``) takes that back."""

    key: str
    looked: bool = True


@dataclass(frozen=True)
class StartSecondLook:
    """For some minutes whoever comes to the door again shall count as seen again."""


@dataclass(frozen=True)
class SeeObjections:
    """The professor looks at the objections."""


@dataclass(frozen=True)
class SeeTerm:
    """The professor looks at the course over the term."""


@dataclass(frozen=True)
class AnswerObjection:
    """An objection is right, and this status counts; or (None) the attendance stays; with a reason."""

    objection_id: FactId
    status: Status | None
    reason: str


@dataclass(frozen=True)
class MakeObjection:
    """The student whose page of objections is shown disputes an attendance."""

    session_id: SessionId
    dispute: Dispute


@dataclass(frozen=True)
class WithdrawObjection:
    """The student takes an objection back."""

    objection_id: FactId


@dataclass(frozen=True)
class OpenEnrolment:
    """The professor stands by: everybody may enrol for a while."""


@dataclass(frozen=True)
class CloseEnrolment:
    """Enrolling takes a code again."""


@dataclass(frozen=True)
class MailCodes:
    """Everybody on the roster who is not enrolled shall get a code by mail."""


@dataclass(frozen=True)
class MailCodeList:
    """The professor wants the codes of everybody who is not enrolled, to print and hand out."""


@dataclass(frozen=True)
class RemoveEnrolment:
    """This enrolment, or this face, was not that of the student: it shall go."""

    newcomer: Newcomer


@dataclass(frozen=True)
class ForgetFace:
    """The student whose page is shown takes back the consent for the face."""


@dataclass(frozen=True)
class GiveFace:
    """The student whose page is shown gives the face, or sits before the camera once more."""


@dataclass(frozen=True)
class CancelClass:
    """The class session shown in the panel does not take place."""


@dataclass(frozen=True)
class HoldClass:
    """The class session shown in the panel takes place after all. ``closed``: it had closed already."""

    closed: bool = False


@dataclass(frozen=True)
class PauseRemaking:
    """Making templates for another engine shall rest (``paused``), or go on."""

    paused: bool


@dataclass(frozen=True)
class CheckAttacks:
    """The administrator makes the check against attacks; the kiosk comes back after it."""


@dataclass(frozen=True)
class LeaveKiosk:
    """The administrator ends the program."""


Request = (
    Open
    | SubmitNumber
    | ClaimNumber
    | SubmitEntry
    | SubmitForm
    | AnswerConsent
    | KeepFace
    | RetakePose
    | ReviseForm
    | ChooseStaff
    | SubmitPin
    | ChooseLecture
    | CorrectStatus
    | ChangeZoom
    | Announce
    | WithdrawAnnouncement
    | CloseClass
    | LetTurn
    | SendCsv
    | TryLetterAgain
    | TwoPeople
    | DeleteSecondFace
    | LookedAt
    | StartSecondLook
    | SeeObjections
    | SeeTerm
    | AnswerObjection
    | MakeObjection
    | WithdrawObjection
    | OpenEnrolment
    | CloseEnrolment
    | MailCodes
    | MailCodeList
    | RemoveEnrolment
    | ForgetFace
    | GiveFace
    | CancelClass
    | HoldClass
    | PauseRemaking
    | CheckAttacks
    | LeaveKiosk
)
