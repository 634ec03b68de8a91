"""What screens show, as frozen values: the door, a student's page, the professor's panel."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from kiosk.core.noticed import Noticed
from kiosk.core.observation import CameraFault
from kiosk.core.values import (
    Announcement,
    CheckIn,
    ClassSession,
    Course,
    Dispute,
    Entry,
    Lecture,
    Letter,
    LookAlike,
    Newcomer,
    Objection,
    ObjectionWay,
    Pose,
    SessionId,
    Staff,
    Standing,
    Status,
    Student,
)


@dataclass(frozen=True)
class Door:
    """What every screen knows of the door: the class here now, the next one, counts, the camera.

    ``cancelled`` is the class that would be on now, or next, and does not take place.
    ``entry`` is what enrolling takes now; ``open_until`` is set while a professor has opened it.
    ``announcements`` are the texts that count here now, that of the class first.
    ``night``: no class is near, by the timetable.
    """

    lecture: Lecture | None = None
    upcoming: Lecture | None = None
    present: int = 0
    expected: int = 0
    camera: CameraFault | None = None
    cancelled: Lecture | None = None
    entry: Entry = Entry.CODE
    open_until: datetime | None = None
    announcements: tuple[str, ...] = ()
    night: bool = False


class Purpose(Enum):
    """Why somebody proves who they are."""

    CHECK_IN = "check_in"
    MY_PAGE = "my_page"
    OBJECTION = "objection"  # with the code of a receipt


class Refusal(Enum):
    """Why nobody was marked; each has one sentence saying what to do next."""

    UNKNOWN = "unknown"
    NOT_VERIFIED = "not_verified"
    NO_CLASS = "no_class"
    NOT_IN_COURSE = "not_in_course"
    TURN_NOT_SEEN = "turn_not_seen"
    FACE_LOST = "face_lost"
    PICTURE = "picture"
    PAUSED = "paused"


class NumberTrouble(Enum):
    """Why a student number, with PIN or with the face, was not taken."""

    WRONG = "wrong"
    NOT_ENROLLED = "not_enrolled"
    NO_FACE = "no_face"
    WAIT = "wait"


class EntryTrouble(Enum):
    """Why nobody may enrol this number now; each has one sentence saying what to do next."""

    NUMBER_SHAPE = "number_shape"
    NUMBER_TAKEN = "number_taken"
    CODE_NEEDED = "code_needed"
    CODE_WRONG = "code_wrong"
    CODE_EXPIRED = "code_expired"
    WAIT = "wait"


class StartOver(Enum):
    """Why the guided poses begin anew."""

    FACE_LOST = "face_lost"  # or somebody else's face came between
    PICTURE = "picture"
    NO_TURN = "no_turn"  # every turn was left out, and no professor has opened enrolment


@dataclass(frozen=True)
class Draft:
    """What a new student typed. The PIN is never shown in logs. ``listed``: the name is the roster's."""

    number: str = ""
    name: str = ""
    department: str = ""
    email: str = ""
    pin: str = field(default="", repr=False)
    pin_again: str = field(default="", repr=False)
    listed: bool = False


@dataclass(frozen=True)
class PoseProgress:
    """How far the guided poses are: done, wanted now with its samples so far, and all that are asked for."""

    done: frozenset[Pose] = frozenset()
    wanted: Pose | None = Pose.FRONT
    taken: int = 0
    needed: int = 3
    order: tuple[Pose, ...] = tuple(Pose)


@dataclass(frozen=True)
class PosePicture:
    """One direction in the summary: its small grey picture (PNG), None where the direction was left out."""

    pose: Pose
    png: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class CourseSummary:
    """One course of one student: counts per status, share absent after conversion, and the warning level.

    ``sessions`` are all of the term so far, the oldest first, with what each counts as.
    """

    course: Course
    held: int
    counts: tuple[tuple[Status, int], ...]
    absences: float
    allowed_absences: float
    at_risk: bool
    sessions: tuple[tuple[datetime, Status], ...] = ()


class FaceOffer(Enum):
    """What a student may do about the own face on the own page, besides deleting it."""

    GIVE = "give"
    SIT_AGAIN = "sit_again"
    SIT_TOMORROW = "sit_tomorrow"  # it will be offered from the next day on


class FaceNotice(Enum):
    """What was done about the face just now, told on the own page."""

    FORGOTTEN = "forgotten"
    GIVEN = "given"
    SAT_AGAIN = "sat_again"


@dataclass(frozen=True)
class StudentView:
    """A student's own page. ``sittings`` is how many times the face was taken; ``notice`` is told once."""

    student: Student
    courses: tuple[CourseSummary, ...]
    lectures: tuple[Lecture, ...]
    sittings: int = 0
    offer: FaceOffer | None = None
    notice: FaceNotice | None = None
    objections: tuple[Objection, ...] = ()


class ObjectionNotice(Enum):
    """What became of the last press on the page of objections, told there."""

    MADE = "made"
    WITHDRAWN = "withdrawn"
    NOT_POSSIBLE = "not_possible"  # too late, or made or answered already


@dataclass(frozen=True)
class AttendanceLine:
    """One session of one student: what it counts as, what may be disputed now, and what was.

    ``until`` is the last local day on which it can be disputed.
    """

    lecture: Lecture
    status: Status
    check_in: CheckIn | None
    disputes: tuple[Dispute, ...]
    objections: tuple[Objection, ...]
    until: date


@dataclass(frozen=True)
class OwnObjections:
    """A student's page of objections. ``only``: of whoever came with a receipt, the session it is of."""

    student: Student
    lines: tuple[AttendanceLine, ...]
    way: ObjectionWay = ObjectionWay.OWN_PAGE
    only: SessionId | None = None
    notice: ObjectionNotice | None = None


@dataclass(frozen=True)
class ObjectionCase:
    """An objection with what the professor needs to answer it. ``crop`` is the face that checked in."""

    objection: Objection
    student: Student
    lecture: Lecture
    status: Status
    check_in: CheckIn | None = None
    crop: bytes | None = field(default=None, repr=False)


class Notice(Enum):
    """What just happened in the panel, told in one line."""

    CORRECTED = "corrected"
    CORRECTION_TAKEN_BACK = "correction_taken_back"
    TURN_ASKED = "turn_asked"
    PIN_ASKED = "pin_asked"
    ZOOM_CHANGED = "zoom_changed"
    CLASS_CLOSED = "class_closed"
    CLASS_CANCELLED = "class_cancelled"
    CLASS_HELD = "class_held"
    CSV_WAITING = "csv_waiting"
    CSV_SENT = "csv_sent"
    CSV_FAILED = "csv_failed"
    TRYING_AGAIN = "trying_again"
    TWO_PEOPLE = "two_people"
    OBJECTION_ACCEPTED = "objection_accepted"
    OBJECTION_REFUSED = "objection_refused"
    OBJECTION_OVER = "objection_over"
    FACE_DELETED = "face_deleted"
    LOOKED_AT = "looked_at"
    SHOWN_AGAIN = "shown_again"
    SECOND_LOOK = "second_look"
    ENROLMENT_OPENED = "enrolment_opened"
    ENROLMENT_CLOSED = "enrolment_closed"
    CODES_WAITING = "codes_waiting"
    CODE_LIST_WAITING = "code_list_waiting"
    ENROLMENT_REMOVED = "enrolment_removed"
    ANNOUNCED = "announced"
    ANNOUNCEMENT_WITHDRAWN = "announcement_withdrawn"


@dataclass(frozen=True)
class RecognitionView:
    """How sure recognition is, in numbers that people understand.

    ``strangers`` are taken to look at the camera in a class (assumed, or counted on the roster) and
    ``classes`` are then held for one of them to be answered with a name. ``by_number`` of
    ``check_ins`` of students whose face is known were made with the number: the face did not do.
    ``students`` have a face; None while the gallery is not loaded. ``own`` is False while there are
    too few of them for a calibration of their own; ``compared``: everybody was compared with everybody.
    """

    students: int | None
    own: bool
    strangers: int
    classes: int
    check_ins: int
    by_number: int
    compared: bool = True


@dataclass(frozen=True)
class EnrolmentView:
    """Who may enrol, and who did. ``course`` is whose students are counted; None: there is no course.

    ``missing`` students of its roster are not enrolled; ``unaddressed`` of them have no e-mail address.
    """

    course: Course | None
    open_until: datetime | None = None
    missing: int = 0
    unaddressed: int = 0
    newcomers: tuple[Newcomer, ...] = ()


@dataclass(frozen=True)
class AnnouncedView:
    """What this professor announces: one a course at most, and one in ``room``.

    ``today`` is the local day, the first that can be the last on which one is shown.
    """

    room: str
    today: date
    announcements: tuple[Announcement, ...] = ()


@dataclass(frozen=True)
class SessionTally:
    """One session of a course: how many of the roster count as what, without what nobody does."""

    session: ClassSession
    counts: tuple[tuple[Status, int], ...]


@dataclass(frozen=True)
class TermView:
    """A course over the term: the sessions that have begun, the oldest first, none that was cancelled.

    ``roster`` is how many should attend.
    """

    course: Course
    roster: int
    sessions: tuple[SessionTally, ...] = ()


@dataclass(frozen=True)
class PanelView:
    """The professor's panel: one of today's sessions with its standings, the day's lectures, the outbox.

    ``term`` is there once it was asked for, as it was then.
    """

    staff: Staff
    lecture: Lecture | None
    standings: tuple[Standing, ...]
    lectures: tuple[Lecture, ...]
    courses: tuple[Course, ...]
    letters: tuple[Letter, ...]
    look_alikes: tuple[LookAlike, ...] = ()
    recognition: RecognitionView | None = None
    objections: tuple[ObjectionCase, ...] = ()
    noticed: Noticed = field(default_factory=Noticed)
    enrolment: EnrolmentView | None = None
    announced: AnnouncedView | None = None
    term: TermView | None = None


@dataclass(frozen=True)
class MaintenanceView:
    """What IT sees: facts about this machine as (topic, value) pairs; topics have texts in the page.

    ``given_up`` counts why faces were not taken, ``learnt`` is how many pictures of how many students
    were learnt from check-ins (None: switched off). ``remaking_paused``: whether the making of templates
    for another engine rests (None: there are none to make).
    """

    staff: Staff
    facts: tuple[tuple[MaintenanceTopic, str], ...]
    recognition: RecognitionView | None = None
    given_up: tuple[tuple[str, int], ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    learnt: tuple[int, int] | None = None
    remaking_paused: bool | None = None


class MaintenanceTopic(Enum):
    """The lines of the maintenance page."""

    TO_DO = "to_do"
    VERSION = "version"
    KIOSK = "kiosk"
    CAMERA = "camera"
    ATTACK_CHECK = "attack_check"
    ENGINE = "engine"
    STUDENTS = "students"
    TEMPLATES = "templates"
    CALIBRATION = "calibration"
    LOOK_ALIKES = "look_alikes"
    LEARNT = "learnt"
    GIVEN_UP = "given_up"
    DATABASE = "database"
    MAIL = "mail"
    LETTERS_WAITING = "letters_waiting"
    LETTERS_FAILED = "letters_failed"
    JOURNAL_HEAD = "journal_head"


class FaultKind(Enum):
    """Why the kiosk cannot do its usual work."""

    CAMERA = "camera"
    STORE = "store"
    PROGRAM = "program"
