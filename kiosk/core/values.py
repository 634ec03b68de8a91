"""The values every room speaks in: ids, people, courses, facts, letters. Frozen, on any thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, ClassVar, NewType
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from kiosk.core.observation import Presentation

StudentId = NewType("StudentId", UUID)
StaffId = NewType("StaffId", UUID)
CourseId = NewType("CourseId", UUID)
SessionId = NewType("SessionId", UUID)
FactId = NewType("FactId", UUID)
LetterId = NewType("LetterId", UUID)
AnnouncementId = NewType("AnnouncementId", UUID)


def new_id() -> UUID:
    """A fresh random id, made on the kiosk so that several kiosks never collide."""
    return uuid4()


@dataclass(frozen=True)
class Language:
    """A language of the screens; ``value`` is its code as Qt writes it (ko, pt_BR): part of its file's name.

    Which there are is told by `kiosk.core.languages.languages_in`; these two always are.
    """

    value: str

    KOREAN: ClassVar[Language]
    ENGLISH: ClassVar[Language]


Language.KOREAN, Language.ENGLISH = Language("ko"), Language("en")


class Mistake(Enum):
    """What is wrong with something typed; the page says it beside the field."""

    NUMBER_SHAPE = "number_shape"
    NUMBER_TAKEN = "number_taken"
    NAME_EMPTY = "name_empty"
    NAME_NOT_LISTED = "name_not_listed"
    EMAIL_SHAPE = "email_shape"
    PIN_SHAPE = "pin_shape"
    PIN_TOO_EASY = "pin_too_easy"
    PINS_DIFFER = "pins_differ"
    REASON_EMPTY = "reason_empty"
    ZOOM_LINK_SCHEME = "zoom_link_scheme"
    ZOOM_LINK_HOST = "zoom_link_host"
    ZOOM_LINK_ID = "zoom_link_id"
    ZOOM_ID_LENGTH = "zoom_id_length"
    ZOOM_ID_DIFFERS = "zoom_id_differs"
    ZOOM_PASSCODE = "zoom_passcode"
    ANNOUNCEMENT_EMPTY = "announcement_empty"
    ANNOUNCEMENT_DAY = "announcement_day"


# --- people -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Student:
    """A person who attends.

    ``has_face`` says whether templates may be made (consent for face features), ``turns`` is False of whoever
    cannot turn the head: the face and the own PIN do instead.
    """

    student_id: StudentId
    number: str
    name: str
    department: str = ""
    email: str = ""
    has_face: bool = False
    turns: bool = True


class Role(Enum):
    """What a member of staff may do: teach (panel) or look after the machine (maintenance)."""

    PROFESSOR = "professor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Staff:
    """A person who unlocks a panel with a PIN (professor) or password (administrator)."""

    staff_id: StaffId
    name: str
    email: str
    role: Role


@dataclass(frozen=True)
class Consent:
    """One answer to one version of one consent text. Withdrawing is a later answer, never an edit."""

    student_id: StudentId
    subject: ConsentSubject
    text_version: str
    given: bool
    at: datetime


class ConsentSubject(Enum):
    """What is agreed to, each asked on its own (PIPA: face features apart from personal details)."""

    PERSONAL_DETAILS = "personal_details"
    FACE_FEATURES = "face_features"


# --- who may enrol ----------------------------------------------------------------------------------


class Entry(Enum):
    """What lets somebody enrol a number, or give a face to it."""

    FREE = "free"  # the guard is off
    CODE = "code"  # the enrolment code made for this number
    PANEL = "panel"  # a professor has opened enrolment
    FACE = "face"  # the student's own face, for a later sitting


class CodeCheck(Enum):
    """What became of an enrolment code that was typed for a number."""

    WRONG = "wrong"
    EXPIRED = "expired"
    RIGHT = "right"


@dataclass(frozen=True)
class LetIn:
    """What let somebody enrol, and which professor did where one did."""

    entry: Entry = Entry.FREE
    by: StaffId | None = None


@dataclass(frozen=True)
class Newcomer:
    """Somebody enrolled, or (``face_only``) an enrolled student gave a face: as the professor looks at it."""

    student: Student
    at: datetime
    let_in: LetIn
    face_only: bool = False


# --- courses and class sessions ---------------------------------------------------------------------


class Mode(Enum):
    """Where a class session takes place; both kinds count for attendance."""

    IN_PERSON = "in_person"
    ONLINE = "online"


@dataclass(frozen=True)
class AttendanceRule:
    """When a check-in counts as what. Durations in seconds, measured from the start of the session.

    Defaults are the commonest published Korean rule (FACTS 11): from 10 minutes before, present until
    +10 min, late until +20 min, absent after; three lates make one absence; over 1/3 absent fails.
    """

    opens_before_s: float = 600.0
    late_after_s: float = 600.0
    absent_after_s: float = 1200.0
    lates_per_absence: int = 3
    fail_share: float = 1 / 3

    def __post_init__(self) -> None:
        if not 0 <= self.late_after_s <= self.absent_after_s:
            raise ValueError(
                f"late_after_s {self.late_after_s} must lie in 0..absent_after_s {self.absent_after_s}"
            )
        if not 0 < self.fail_share <= 1:
            raise ValueError(f"fail_share {self.fail_share} must lie in (0, 1]")


@dataclass(frozen=True)
class ZoomRoom:
    """A Zoom meeting. ``meeting_id`` is 9 to 11 digits, ``link`` an https link of a zoom.us host."""

    meeting_id: str
    passcode: str = ""
    link: str = ""


@dataclass(frozen=True)
class Course:
    """What is taught: one professor, a rule, and the Zoom room shown wherever the course is shown."""

    course_id: CourseId
    code: str
    title: str
    professor_id: StaffId
    rule: AttendanceRule = AttendanceRule()
    zoom: ZoomRoom | None = None


@dataclass(frozen=True)
class Slot:
    """One weekly meeting in the timetable, in the kiosk's local time. ``weekday`` 0 is Monday."""

    course_id: CourseId
    weekday: int
    starts: time
    ends: time
    room: str
    mode: Mode = Mode.IN_PERSON


class SessionState(Enum):
    """A class session is open until the professor (or the clock) closes it; closing settles absences."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class ClassSession:
    """One meeting of a course; times are aware UTC."""

    session_id: SessionId
    course_id: CourseId
    starts_at: datetime
    ends_at: datetime
    room: str
    mode: Mode = Mode.IN_PERSON
    state: SessionState = SessionState.OPEN


@dataclass(frozen=True)
class Lecture:
    """A line of the live lecture list: a session of today with its course and Zoom room."""

    session: ClassSession
    course: Course
    professor: str


@dataclass(frozen=True)
class Announcement:
    """What a professor tells whoever comes to the door, until the end of a local day.

    ``course_id``: shown at the doors of that course; without one it is shown at the door of ``room``.
    """

    announcement_id: AnnouncementId
    text: str
    last_day: date
    by: StaffId
    at: datetime
    course_id: CourseId | None = None
    room: str = ""


# --- facts ------------------------------------------------------------------------------------------


class Status(Enum):
    """The verdict on one student in one class session, computed from facts by attendance.py."""

    PRESENT = "present"  # 출석
    LATE = "late"  # 지각
    ABSENT = "absent"  # 결석
    LEFT_EARLY = "left_early"  # 조퇴
    OFFICIAL_ABSENCE = "official_absence"  # 공결
    EXCUSED = "excused"  # 출석인정
    PENDING = "pending"  # nothing known yet and the session is still open


class Method(Enum):
    """How somebody proved to be the student who checks in."""

    FACE = "face"
    FACE_AND_NUMBER = "face_and_number"
    NUMBER = "number"


@dataclass(frozen=True)
class Evidence:
    """What a face check-in rests on: kept with the fact, never shown to students as a score.

    ``challenge`` names the poses that were asked for, in order, with a space between, or what stood for them
    (``pin``, ``skipped``). ``frames_sha256`` is over the raw bytes of the looks that decided, ``calibration``
    the digest of what turned distance into confidence, ``presentation`` what the passive layers said:
    check-ins made before these were kept have none of the three.
    """

    confidence: float
    distance: float
    second_distance: float
    frames: int
    challenge: str
    engine: str
    frames_sha256: str = ""
    calibration: str = ""
    presentation: Presentation | None = None


@dataclass(frozen=True)
class CheckIn:
    """The fact that a student stood at this kiosk at this time (aware UTC). Added, never edited."""

    fact_id: FactId
    session_id: SessionId
    student_id: StudentId
    kiosk_id: str
    at: datetime
    method: Method
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Arrival:
    """Of a check-in who came when to which class, and how: a whole term of these is read at once."""

    session_id: SessionId
    student_id: StudentId
    at: datetime
    method: Method


@dataclass(frozen=True)
class Correction:
    """A later fact by a professor that overrules what went before, with a reason."""

    fact_id: FactId
    session_id: SessionId
    student_id: StudentId
    status: Status
    reason: str
    by: StaffId
    at: datetime


class Dispute(Enum):
    """What a student says is wrong with an attendance."""

    NOT_ME = "not_me"  # marked, but it was somebody else
    WAS_HERE = "was_here"  # absent, late or left early, but was there


class ObjectionWay(Enum):
    """How an objection came to the kiosk."""

    OWN_PAGE = "own_page"
    RECEIPT = "receipt"  # student number and the code of the receipt


class ObjectionState(Enum):
    """Where an objection stands; every state after the first is a later fact."""

    OPEN = "open"
    SEEN = "seen"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def waits(self) -> bool:
        """Whether the professor's answer is still to come."""
        return self in {ObjectionState.OPEN, ObjectionState.SEEN}


@dataclass(frozen=True)
class ObjectionStep:
    """A later fact about an objection: seen or answered by a professor, or withdrawn (``by`` nobody)."""

    fact_id: FactId
    objection_id: FactId
    state: ObjectionState
    reason: str
    by: StaffId | None
    at: datetime


@dataclass(frozen=True)
class Objection:
    """The fact that a student disputes an attendance; once for each session and kind, ``steps`` in order."""

    fact_id: FactId
    session_id: SessionId
    student_id: StudentId
    dispute: Dispute
    way: ObjectionWay
    kiosk_id: str
    at: datetime
    steps: tuple[ObjectionStep, ...] = ()

    @property
    def state(self) -> ObjectionState:
        """Where it stands now."""
        return self.steps[-1].state if self.steps else ObjectionState.OPEN

    @property
    def answer(self) -> ObjectionStep | None:
        """The professor's answer, when there is one."""
        answers = {ObjectionState.ACCEPTED, ObjectionState.REFUSED}
        return next((step for step in self.steps if step.state in answers), None)


@dataclass(frozen=True)
class Standing:
    """One student's verdict in one session: a row of the professor's list and of the CSV."""

    student: Student
    status: Status
    check_in: CheckIn | None = None
    correction: Correction | None = None


@dataclass(frozen=True)
class JournalEntry:
    """Who did what, in order; each entry's ``digest`` covers the one before (hash chain, hex SHA-256)."""

    number: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: str
    digest: str


# --- faces ------------------------------------------------------------------------------------------

LEARNT = 0
"""The sitting of what was learnt from a check-in; sittings before the camera count from 1."""


class Pose(Enum):
    """A direction as the student feels it: LEFT is the student's own left (the image's right)."""

    FRONT = "front"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Template:
    """Stored features of one picture: an engine's vector as bytes, readable by that engine version only."""

    student_id: StudentId
    pose: Pose
    engine: str
    features: bytes = field(repr=False)
    sitting: int = 1


@dataclass(frozen=True)
class Picture:
    """A cropped face kept (encrypted) to re-make templates: PNG bytes, grey, aligned or with a margin."""

    student_id: StudentId
    pose: Pose
    png: bytes = field(repr=False)
    sitting: int = 1


@dataclass(frozen=True)
class Sitting:
    """One time that a student sat before the camera: its number (from 1) and when it was (aware UTC)."""

    number: int
    at: datetime


@dataclass(frozen=True)
class LookAlike:
    """Two students whose faces are hard to tell apart; ``second`` gave the face later.

    ``confidence`` is the one with which the one's own templates would be taken for the other;
    ``two_people`` says that a professor has looked: nobody gave a face under two numbers.
    """

    first: Student
    second: Student
    found_at: datetime
    confidence: float
    two_people: bool = False


# --- letters ----------------------------------------------------------------------------------------


class LetterState(Enum):
    """Where a letter in the outbox stands."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"  # permanent: shown in the panel with "try again"


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a letter."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Letter:
    """An e-mail as a row of the outbox. ``key`` is unique: doing the same work twice sends once.

    ``reply_to`` is where an answer goes when not to the kiosk; a ``courtesy`` letter lets all others go
    before it, and no more of them leave in a day than the mail account can spare.
    """

    letter_id: LetterId
    key: str
    to: str
    subject: str
    body: str
    created_at: datetime
    attachments: tuple[Attachment, ...] = ()
    state: LetterState = LetterState.WAITING
    attempts: int = 0
    next_try_at: datetime | None = None
    trouble: str = ""
    reply_to: str = ""
    courtesy: bool = False
    confidential: bool = False
    """Body and files are kept sealed, and only until the host has accepted them."""
