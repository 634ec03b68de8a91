"""The doors of the middle: what the desk needs of cameras, engines, databases, mail and clocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Protocol

from kiosk.core.observation import CameraTrouble, Frame, GalleryReport, Observation, Task
from kiosk.core.values import (
    Announcement,
    AnnouncementId,
    Arrival,
    CheckIn,
    ClassSession,
    CodeCheck,
    Consent,
    Correction,
    Course,
    CourseId,
    FactId,
    JournalEntry,
    LetIn,
    Letter,
    LetterId,
    LetterState,
    LookAlike,
    Method,
    Newcomer,
    Objection,
    ObjectionStep,
    Picture,
    SessionId,
    SessionState,
    Sitting,
    Slot,
    Staff,
    StaffId,
    Student,
    StudentId,
    Template,
    ZoomRoom,
)

# --- the world's errors: caught where something can be done, shown in plain words --------------------


class WorldError(Exception):
    """A failure of the world around the program. ``retryable`` says whether trying again can help."""

    retryable = True


class CameraError(WorldError):
    """The camera, clip, folder or stream gives no frames."""

    def __init__(self, trouble: CameraTrouble, source: str) -> None:
        super().__init__(f"camera {source}: {trouble.value}")
        self.trouble = trouble
        self.source = source


class StoreTrouble(Enum):
    """What is wrong with the database."""

    UNREACHABLE = "unreachable"
    FULL = "full"
    DAMAGED = "damaged"
    TOO_NEW = "too_new"
    BUSY = "busy"


class StoreError(WorldError):
    """The database cannot do its work now."""

    def __init__(self, trouble: StoreTrouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble
        self.retryable = trouble in {StoreTrouble.UNREACHABLE, StoreTrouble.BUSY, StoreTrouble.FULL}


class VaultError(WorldError):
    """The key is missing, wrong, or something sealed was altered."""

    retryable = False


class MailTrouble(Enum):
    """Why a letter did not leave."""

    NOT_SET_UP = "not_set_up"
    UNREACHABLE = "unreachable"
    LOGIN_REFUSED = "login_refused"
    ADDRESS_REFUSED = "address_refused"
    NOT_SECURE = "not_secure"  # the host offers no TLS or shows a wrong certificate
    REFUSED = "refused"


class MailError(WorldError):
    """A letter did not leave; login and address trouble needs a person, the rest may pass by itself."""

    def __init__(self, trouble: MailTrouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble
        self.retryable = trouble in {MailTrouble.UNREACHABLE, MailTrouble.REFUSED}


class EngineTrouble(Enum):
    """Why a recognition engine cannot be used here."""

    NOT_INSTALLED = "not_installed"
    INCOMPLETE = "incomplete"  # installed, but its model file is missing or unreadable
    ALTERED = "altered"  # its model file is not the one we know
    BROKEN = "broken"  # it stopped while it worked


class EngineError(WorldError):
    """A recognition engine cannot be used; ``engine`` is its name in the settings."""

    retryable = False

    def __init__(self, engine: str, trouble: EngineTrouble, message: str) -> None:
        super().__init__(message)
        self.engine = engine
        self.trouble = trouble


class DuplicateNumberError(Exception):
    """Another enrolled student has this student number."""


class NoConsentError(Exception):
    """A face shall be kept of somebody who does not agree (any more)."""


# --- ports --------------------------------------------------------------------------------------------


class Clock(Protocol):
    """Time that is given, so that tests and the demo can move it."""

    def now(self) -> datetime:
        """The wall clock, aware UTC."""
        ...

    def monotonic_s(self) -> float:
        """Seconds of a clock that never goes back."""
        ...


class FrameSource(Protocol):
    """Something that gives frames: a camera, a clip, a folder, a stream, the demo."""

    name: str

    def open(self) -> None:
        """Make ready to read. Raises CameraError."""
        ...

    def read(self) -> Frame:
        """Block until the next frame is there (at most about 2 s). Raises CameraError."""
        ...

    def close(self) -> None:
        """Give the device back; harmless when not open."""
        ...


class FrameAnalyzer(Protocol):
    """Looks at frames on the analysis thread; owns detector, engine, gallery and tracks."""

    def set_task(self, task: Task) -> None:
        """Make this the active task; evidence of the task before is forgotten, tracks are not."""
        ...

    def observe(self, frame: Frame) -> Observation:
        """Look at one frame under the active task."""
        ...

    def use_engine(self, name: str) -> None:
        """Describe with the engine of this name in the settings; its gallery is empty until ``rebuild``.

        Raises EngineError, and goes on with the engine before.
        """
        ...

    def rebuild(self, templates: Sequence[Template]) -> int:
        """Replace the whole gallery and calibrate; returns the new gallery version."""
        ...

    def add(self, templates: Sequence[Template]) -> int:
        """Add templates without touching the others; returns the new gallery version."""
        ...

    def remove(self, student_id: StudentId) -> int:
        """Forget one student; returns the new gallery version."""
        ...

    def study(self) -> GalleryReport | None:
        """Compare one student more with everybody; the report when there is something new in it."""
        ...


class FrameSlot(Protocol):
    """The newest frame, pulled by whoever shows or analyses it."""

    def take(self) -> Frame | None:
        """The newest frame not taken before, or None."""
        ...


class Mailer(Protocol):
    """Sends one letter now."""

    def send(self, letter: Letter) -> None:
        """Returns when the host has accepted it. Raises MailError."""
        ...


class PeopleStore(Protocol):
    """Students, staff, PINs, consents."""

    def students(self) -> tuple[Student, ...]:
        """Everybody, on a roster or enrolled, sorted by number."""
        ...

    def student(self, student_id: StudentId) -> Student | None:
        """The student with this id."""
        ...

    def student_by_number(self, number: str) -> Student | None:
        """The student with this number, enrolled or only on a roster."""
        ...

    def staff(self) -> tuple[Staff, ...]:
        """Professors and administrators, sorted by name."""
        ...

    def add_staff(self, staff: Staff, secret: str) -> None:
        """Add a member of staff with a PIN or password, kept as an argon2 hash."""
        ...

    def set_secret(self, person: StaffId | StudentId, secret: str, actor: str = "") -> None:
        """Set or replace a PIN or password, kept as an argon2 hash, journalled as done by ``actor``."""
        ...

    def secret_is(self, person: StaffId | StudentId, secret: str) -> bool:
        """Whether this is the person's PIN or password. Costs about 30 ms on purpose."""
        ...

    def has_secret(self, person: StaffId | StudentId) -> bool:
        """Whether the person has a PIN or password, for students: is enrolled."""
        ...

    def let_turn(self, student_id: StudentId, turns: bool, actor: str, at: datetime) -> None:
        """Whether a student is asked to turn the head, or for the PIN instead, journalled as by ``actor``.

        Harmless when repeated. Raises LookupError for nobody's id.
        """
        ...

    def consents(self, student_id: StudentId) -> tuple[Consent, ...]:
        """All answers of one student, oldest first."""
        ...

    def enrol(self, enrolment: Enrolment) -> None:
        """One transaction: student, PIN, consents, templates, pictures, roster places, journal entry.

        A student already on a roster (same number, never enrolled) is taken over with the same id.
        Raises DuplicateNumberError when a student of that number is already enrolled.
        """
        ...

    def give_face(self, given: FaceGiven) -> int:
        """One transaction: consents, templates, pictures, journal entry. Returns the number of the sitting.

        Raises LookupError for nobody's id, NoConsentError when no face is kept of the student (forgotten
        meanwhile) and no new consent comes with it.
        """
        ...

    def face_consents(self) -> tuple[Consent, ...]:
        """The answers about face features of everybody whose face is kept, of each the oldest first."""
        ...

    def forget_face(self, student_id: StudentId, actor: str) -> None:
        """Consent withdrawn or over: destroy templates and pictures, journal it. Harmless when repeated."""
        ...


@dataclass(frozen=True)
class Enrolment:
    """Everything one enrolment stores, together or not at all."""

    student: Student
    pin: str = field(repr=False)
    consents: tuple[Consent, ...]
    templates: tuple[Template, ...]
    pictures: tuple[Picture, ...]
    courses: tuple[CourseId, ...]
    at: datetime
    let_in: LetIn = field(default_factory=LetIn)


@dataclass(frozen=True)
class FaceGiven:
    """What one sitting of a student who is enrolled already stores, together or not at all."""

    student_id: StudentId
    consents: tuple[Consent, ...]
    templates: tuple[Template, ...]
    pictures: tuple[Picture, ...]
    at: datetime
    let_in: LetIn = field(default_factory=LetIn)


class FaceStore(Protocol):
    """Templates and pictures, encrypted at rest."""

    def sittings(self, student_id: StudentId) -> tuple[Sitting, ...]:
        """When this student sat before the camera, oldest first; what was learnt is no sitting."""
        ...

    def templates(self, engine: str) -> tuple[Template, ...]:
        """All templates of one engine. Raises VaultError on a wrong key or altered data."""
        ...

    def templates_of(self, student_id: StudentId, engine: str) -> tuple[Template, ...]:
        """The templates of one student for one engine. Raises VaultError."""
        ...

    def count(self, engine: str) -> int:
        """How many templates of one engine there are."""
        ...

    def pictures(self, student_id: StudentId | None = None) -> Iterable[Picture]:
        """Kept pictures of one student or of all, one by one, to re-make templates for another engine."""
        ...

    def undescribed(self, engine: str) -> tuple[StudentId, ...]:
        """Whose face is kept, but not described by this engine."""
        ...

    def replace_templates(self, templates: Sequence[Template]) -> Collection[StudentId]:
        """One transaction: these in place of their students' own of the same engine; not journalled.

        Returns whose are kept: nothing is of a student whose face was forgotten meanwhile.
        """
        ...

    def learn(self, template: Template, picture: Picture, keep: int, at: datetime) -> bool:
        """One transaction: one more learnt template with its picture, the oldest beyond ``keep`` dropped.

        False, and nothing is kept, when the face of the student was forgotten meanwhile.
        """
        ...

    def learnt(self) -> Mapping[StudentId, tuple[int, datetime]]:
        """Of whom something was learnt: how many pictures, and when the newest was."""
        ...

    def forget_learnt(self, student_id: StudentId | None, actor: str) -> int:
        """Destroy what was learnt of one student or (None) of everybody; returns how many pictures."""
        ...


class EnrolmentStore(Protocol):
    """Enrolment codes, kept as digests only, and who has enrolled lately."""

    def check(self, student_id: StudentId, code: str, now: datetime) -> CodeCheck:
        """Whether this is the code of this student; it stays until it was used to enrol or give a face."""
        ...

    def missing(self, course_id: CourseId) -> tuple[Student, ...]:
        """Who is on the roster and not enrolled, sorted by student number."""
        ...

    def issue(
        self,
        codes: Mapping[StudentId, str],
        until: datetime,
        letters: Sequence[Letter],
        actor: str,
        at: datetime,
    ) -> None:
        """One transaction: these codes in place of older ones, their letters, a journal entry."""
        ...

    def newcomers(self, since: datetime, courses: Collection[CourseId]) -> tuple[Newcomer, ...]:
        """Who enrolled or gave a face since then and is on a roster of these courses, the newest first.

        A later sitting of whom the own face had let in is not among them.
        """
        ...

    def remove(self, newcomer: Newcomer, actor: str, at: datetime) -> bool:
        """One transaction: an enrolment is undone, or only the face given; and a journal entry.

        Of an enrolment go face, PIN and code and the roster place that came with it; name and addresses
        are again those of before. False when there is no such enrolment (any more).
        """
        ...


class LookAlikeStore(Protocol):
    """Pairs of students whose faces are hard to tell apart; a pair goes away with either face."""

    def pairs(self) -> tuple[LookAlike, ...]:
        """All pairs, the newest first."""
        ...

    def note(self, one: StudentId, other: StudentId, confidence: float, at: datetime) -> bool:
        """One transaction: a new pair and a journal entry; False when it is known, or a face is gone."""
        ...

    def settle(self, one: StudentId, other: StudentId, actor: str, at: datetime) -> None:
        """One transaction: these are two people, and a journal entry. Harmless when repeated or gone."""
        ...


class TimetableStore(Protocol):
    """Courses, rosters, weekly slots, class sessions, Zoom rooms."""

    def courses(self) -> tuple[Course, ...]:
        """All courses, sorted by code."""
        ...

    def courses_of(self, student_id: StudentId) -> tuple[Course, ...]:
        """The courses that have this student on their roster, sorted by code."""
        ...

    def course(self, course_id: CourseId) -> Course:
        """One course. Raises LookupError."""
        ...

    def add_course(self, course: Course, slots: Sequence[Slot]) -> None:
        """Add a course with its weekly slots and a journal entry."""
        ...

    def slots(self) -> tuple[Slot, ...]:
        """The weekly timetable."""
        ...

    def roster(self, course_id: CourseId) -> tuple[Student, ...]:
        """Who should attend, sorted by student number."""
        ...

    def roster_size(self, course_id: CourseId) -> int:
        """How many should attend."""
        ...

    def add_to_roster(self, course_id: CourseId, students: Sequence[Student]) -> None:
        """Put students on a roster; unknown ones (by number) are added to people, not enrolled."""
        ...

    def sessions_between(self, start: datetime, end: datetime) -> tuple[ClassSession, ...]:
        """Sessions that start in the half-open span, sorted by start."""
        ...

    def session(self, session_id: SessionId) -> ClassSession:
        """One session. Raises LookupError."""
        ...

    def sessions_of(self, course_id: CourseId) -> tuple[ClassSession, ...]:
        """All sessions of a course, sorted by start."""
        ...

    def ensure_sessions(self, sessions: Sequence[ClassSession]) -> None:
        """Add the sessions that are not there yet (natural key: course, start, room)."""
        ...

    def set_zoom(self, course_id: CourseId, zoom: ZoomRoom, actor: str, at: datetime) -> None:
        """One transaction: the course's Zoom room and a journal entry."""
        ...


class AttendanceStore(Protocol):
    """Check-ins and corrections: facts that are added, never edited."""

    def check_in(self, check_in: CheckIn, letters: Sequence[Letter] = (), crop: bytes | None = None) -> bool:
        """One transaction: fact, letters, sealed crop of the face (PNG or JPEG bytes), journal entry.

        False when this student was already in (nothing added).
        """
        ...

    def crop(self, fact_id: FactId) -> bytes | None:
        """The crop kept of a check-in, or None. Raises VaultError."""
        ...

    def drop_crops(self, made_before: datetime, actor: str) -> int:
        """Destroy the crops of check-ins made before, journalled; returns how many there were."""
        ...

    def correct(self, correction: Correction) -> None:
        """One transaction: fact and journal entry."""
        ...

    def check_ins(self, session_id: SessionId, student_id: StudentId | None = None) -> tuple[CheckIn, ...]:
        """Of everybody, or of one student; in the order they were made."""
        ...

    def arrivals_since(self, since: datetime, courses: Collection[CourseId]) -> tuple[Arrival, ...]:
        """Who came to the sessions of these courses that began since, in the order they were recorded."""
        ...

    def corrections(
        self, session_id: SessionId, student_id: StudentId | None = None
    ) -> tuple[Correction, ...]:
        """Of everybody, or of one student; in the order they were made."""
        ...

    def arrivals(self, course_id: CourseId, limits_s: Sequence[float]) -> Mapping[SessionId, tuple[int, ...]]:
        """Of each session with any: how many came within each limit after the start, last how many at all.

        Of those on the roster who were never corrected in that session.
        """
        ...

    def corrected(self, course_id: CourseId) -> tuple[tuple[CheckIn, ...], tuple[Correction, ...]]:
        """The corrections in all sessions of a course, in order, of who is on the roster; their check-ins."""
        ...

    def close(
        self, session_id: SessionId, state: SessionState, letters: Sequence[Letter], actor: str, at: datetime
    ) -> None:
        """One transaction: the new state, the letters (keys already there are left), a journal entry.

        Raises LookupError.
        """
        ...

    def student_check_ins(self, student_id: StudentId) -> tuple[CheckIn, ...]:
        """One student's check-ins of all sessions."""
        ...

    def ways(self, since: datetime, courses: Collection[CourseId] | None) -> Mapping[Method, int]:
        """Check-ins by method of students whose face was known then, in these courses (None: in all)."""
        ...

    def student_corrections(self, student_id: StudentId) -> tuple[Correction, ...]:
        """One student's corrections, in order."""
        ...


class ObjectionStore(Protocol):
    """What students dispute and what became of it: facts that are added, never edited."""

    def add(self, objection: Objection, letters: Sequence[Letter]) -> bool:
        """One transaction: fact, letters, journal entry. False when it was made before (nothing added)."""
        ...

    def step(self, step: ObjectionStep, letters: Sequence[Letter], correction: Correction | None) -> bool:
        """One transaction: what became of it, the correction of an accepted one, letters, journal entry.

        False, and nothing is added, when it was answered or withdrawn meanwhile.
        """
        ...

    def of_student(self, student_id: StudentId) -> tuple[Objection, ...]:
        """One student's objections, in order."""
        ...

    def of_courses(self, courses: Collection[CourseId], since: datetime) -> tuple[Objection, ...]:
        """The objections in these courses that wait, or were made since; in order."""
        ...


class AnnouncementStore(Protocol):
    """What professors tell at the door: one of a course, and one of each professor in a room."""

    def all(self) -> tuple[Announcement, ...]:
        """Every announcement that is kept, the newest first."""
        ...

    def put(self, announcement: Announcement) -> None:
        """One transaction: this one, in place of the one with its id, and a journal entry."""
        ...

    def withdraw(self, announcement_id: AnnouncementId, actor: str, at: datetime) -> bool:
        """One transaction: delete it, and a journal entry. False when it is gone already."""
        ...

    def drop_over(self, today: date, at: datetime) -> int:
        """Delete those whose last day was before ``today``, journalled; returns how many there were."""
        ...


class OutboxStore(Protocol):
    """Letters that wait, were sent, or failed. Main and mail thread each use own transactions."""

    def put(self, letter: Letter, actor: str) -> bool:
        """Add a letter and a journal entry; False when its key is already there."""
        ...

    def due(self, now: datetime, courtesy_a_day: int | None = None) -> Letter | None:
        """The oldest waiting letter whose time has come, courtesy letters after all others.

        ``courtesy_a_day``: no courtesy letter while so many were sent in the 24 hours before ``now``.
        """
        ...

    def give_up_courtesy(self, created_before: datetime) -> int:
        """Courtesy letters that waited too long fail for good; returns how many."""
        ...

    def drop_courtesy(self, created_before: datetime) -> int:
        """Delete courtesy letters that wait no more and are of no use any more; returns how many."""
        ...

    def next_due_at(self) -> datetime | None:
        """When the next waiting letter is due; None when none waits."""
        ...

    def mark_sent(self, letter_id: LetterId, at: datetime) -> None:
        """The host has accepted it."""
        ...

    def mark_delayed(self, letter_id: LetterId, trouble: str, next_try_at: datetime) -> None:
        """It waits for another try; counts the attempt."""
        ...

    def mark_failed(self, letter_id: LetterId, trouble: str) -> None:
        """It will not leave by itself; counts the attempt."""
        ...

    def try_again(self, letter_id: LetterId, at: datetime) -> None:
        """A failed letter waits again, with its attempts counted from zero."""
        ...

    def letters(self, limit: int = 50, to: str | None = None) -> tuple[Letter, ...]:
        """Newest first, to this address or (None) to anybody, without the attachments' contents."""
        ...

    def counts(self) -> Mapping[LetterState, int]:
        """How many letters of this kiosk are in which state; states without any are left out."""
        ...


class JournalStore(Protocol):
    """Append-only, hash-chained: who did what."""

    def append(self, actor: str, action: str, subject: str, detail: str, at: datetime) -> JournalEntry:
        """Add one entry that covers the one before."""
        ...

    def tally(self, action: str) -> Mapping[str, int]:
        """How often each detail was written with this action."""
        ...

    def entries(self, limit: int | None = None) -> tuple[JournalEntry, ...]:
        """In order; with a limit only the newest ones."""
        ...

    def since(self, actions: Collection[str], at: datetime) -> tuple[JournalEntry, ...]:
        """The entries with these actions since then, in order."""
        ...

    def head(self) -> str:
        """The digest of the last entry, or 64 zeros."""
        ...


class Store(Protocol):
    """One database, its parts by subject."""

    @property
    def people(self) -> PeopleStore:
        """Students, staff, PINs, consents."""
        ...

    @property
    def faces(self) -> FaceStore:
        """Templates and pictures."""
        ...

    @property
    def enrolments(self) -> EnrolmentStore:
        """Enrolment codes and newcomers."""
        ...

    @property
    def look_alikes(self) -> LookAlikeStore:
        """Pairs that are hard to tell apart."""
        ...

    @property
    def timetable(self) -> TimetableStore:
        """Courses, rosters, class sessions."""
        ...

    @property
    def attendance(self) -> AttendanceStore:
        """Check-ins and corrections."""
        ...

    @property
    def objections(self) -> ObjectionStore:
        """What students dispute."""
        ...

    @property
    def announcements(self) -> AnnouncementStore:
        """What professors tell at the door."""
        ...

    @property
    def outbox(self) -> OutboxStore:
        """Letters."""
        ...

    @property
    def journal(self) -> JournalStore:
        """Who did what."""
        ...

    def close(self) -> None:
        """Give the database back."""
        ...


class Workers(Protocol):
    """What the desk asks of the other threads; it never waits for them."""

    def add_templates(self, templates: tuple[Template, ...]) -> None:
        """A student was enrolled: put the templates into the gallery."""
        ...

    def remove_templates(self, student_id: StudentId) -> None:
        """A face was forgotten: take the student out of the gallery."""
        ...

    def wake_mail(self) -> None:
        """A letter is waiting."""
        ...

    def pause_remaking(self, paused: bool) -> None:
        """Templates are made for another engine no further for now, or go on being made."""
        ...
