"""The tables as typed mappings: people, faces, courses, facts, letters; used inside transactions only."""

from datetime import date, datetime, time
from enum import Enum
from typing import Any, ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiosk.core.observation import Presented
from kiosk.core.values import (
    ConsentSubject,
    Dispute,
    Entry,
    LetterState,
    Method,
    Mode,
    ObjectionState,
    ObjectionWay,
    Pose,
    Role,
    SessionState,
    Status,
)
from kiosk.storage.columns import ENUM, POSITION, UtcDateTime


class Base(DeclarativeBase):
    """Names of constraints follow from their columns, so that a migration can name what it changes."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime(), Enum: ENUM}


def _counted() -> Mapped[int]:
    return mapped_column(POSITION, primary_key=True, autoincrement=True)


def _student() -> Mapped[UUID]:
    return mapped_column(sa.ForeignKey("students.student_id"), index=True)


def _course() -> Mapped[UUID]:
    return mapped_column(sa.ForeignKey("courses.course_id"))  # unique keys begin with it


# --- people -----------------------------------------------------------------------------------------


class StudentRow(Base):
    """A student; ``enrolled_at`` is empty while only a roster has named them."""

    __tablename__ = "students"

    student_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    department: Mapped[str]
    email: Mapped[str]
    has_face: Mapped[bool]
    turns: Mapped[bool]
    known_since: Mapped[datetime]
    enrolled_at: Mapped[datetime | None]


class StaffRow(Base):
    """A professor or an administrator."""

    __tablename__ = "staff"

    staff_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str]
    role: Mapped[Role]


class SecretRow(Base):
    """The argon2id hash of a PIN or password; of a student or of a member of staff, never of both."""

    __tablename__ = "secrets"
    __table_args__ = (
        sa.CheckConstraint("(student_id IS NULL) <> (staff_id IS NULL)", name="one_person"),
        sa.UniqueConstraint("student_id"),
        sa.UniqueConstraint("staff_id"),
    )

    secret_id: Mapped[UUID] = mapped_column(primary_key=True)
    student_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("students.student_id"))
    staff_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("staff.staff_id"))
    argon2: Mapped[str]
    set_at: Mapped[datetime]


class ConsentRow(Base):
    """One answer to one consent text; added, never edited."""

    __tablename__ = "consents"

    position: Mapped[int] = _counted()
    student_id: Mapped[UUID] = _student()
    subject: Mapped[ConsentSubject]
    text_version: Mapped[str]
    given: Mapped[bool]
    at: Mapped[datetime]


# --- faces ------------------------------------------------------------------------------------------


class TemplateSetRow(Base):
    """Templates of one student and engine made at one time, sealed together; bound to student and engine.

    A row each would be 100,000 to open for a campus, which takes ten seconds; this takes less than one.
    """

    __tablename__ = "template_sets"
    __table_args__ = (sa.Index(None, "engine", "student_id"),)

    set_id: Mapped[UUID] = mapped_column(primary_key=True)
    student_id: Mapped[UUID] = _student()
    engine: Mapped[str]
    amount: Mapped[int]
    made_at: Mapped[datetime]
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)
    sitting: Mapped[int]


class PictureRow(Base):
    """A cropped face, sealed; the other columns are bound into the seal."""

    __tablename__ = "pictures"

    picture_id: Mapped[UUID] = mapped_column(primary_key=True)
    student_id: Mapped[UUID] = _student()
    pose: Mapped[Pose]
    kept_at: Mapped[datetime]
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)
    sitting: Mapped[int]


class EnrolmentCodeRow(Base):
    """The code that lets a student enrol once: an HMAC with the vault's key, never the code."""

    __tablename__ = "enrolment_codes"

    student_id: Mapped[UUID] = mapped_column(sa.ForeignKey("students.student_id"), primary_key=True)
    digest: Mapped[bytes] = mapped_column(sa.LargeBinary)
    made_at: Mapped[datetime]
    until: Mapped[datetime]


class NewcomerRow(Base):
    """An enrolment, or a face given later, and what the student's row was before; goes when it is undone."""

    __tablename__ = "newcomers"

    newcomer_id: Mapped[UUID] = mapped_column(primary_key=True)
    student_id: Mapped[UUID] = _student()
    at: Mapped[datetime] = mapped_column(index=True)
    entry: Mapped[Entry]
    let_in_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("staff.staff_id"))
    face_only: Mapped[bool]
    joined_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("courses.course_id"))
    name_before: Mapped[str]
    department_before: Mapped[str]
    email_before: Mapped[str]


class LookAlikeRow(Base):
    """Two students whose faces are hard to tell apart; goes away with either face."""

    __tablename__ = "look_alikes"

    first_id: Mapped[UUID] = mapped_column(sa.ForeignKey("students.student_id"), primary_key=True)
    second_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("students.student_id"), primary_key=True, index=True
    )
    found_at: Mapped[datetime]
    confidence: Mapped[float]
    two_people: Mapped[bool]


class CropRow(Base):
    """The face as it checked in, sealed; fact and student are bound into the seal. Kept for days at most."""

    __tablename__ = "check_in_crops"

    fact_id: Mapped[UUID] = mapped_column(sa.ForeignKey("check_ins.fact_id"), primary_key=True)
    student_id: Mapped[UUID] = _student()
    kept_at: Mapped[datetime] = mapped_column(index=True)
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)


class KeyCheckRow(Base):
    """A known text sealed with the vault's key, so that a wrong key is found at start."""

    __tablename__ = "key_checks"

    name: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)


# --- courses and class sessions ---------------------------------------------------------------------


class CourseRow(Base):
    """A course with its attendance rule."""

    __tablename__ = "courses"

    course_id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str]
    title: Mapped[str]
    professor_id: Mapped[UUID] = mapped_column(sa.ForeignKey("staff.staff_id"), index=True)
    opens_before_s: Mapped[float]
    late_after_s: Mapped[float]
    absent_after_s: Mapped[float]
    lates_per_absence: Mapped[int]
    fail_share: Mapped[float]


class ZoomRoomRow(Base):
    """The Zoom room of a course, at most one."""

    __tablename__ = "zoom_rooms"

    course_id: Mapped[UUID] = mapped_column(sa.ForeignKey("courses.course_id"), primary_key=True)
    meeting_id: Mapped[str]
    passcode: Mapped[str]
    link: Mapped[str]
    set_at: Mapped[datetime]


class AnnouncementRow(Base):
    """A text at the doors of a course, or (without one) at the door of a room; goes when it is over."""

    __tablename__ = "announcements"

    announcement_id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("courses.course_id"))
    room: Mapped[str]
    text: Mapped[str] = mapped_column(sa.String(200))
    last_day: Mapped[date]
    by: Mapped[UUID] = mapped_column(sa.ForeignKey("staff.staff_id"))
    at: Mapped[datetime]


class RosterPlaceRow(Base):
    """A student who should attend a course."""

    __tablename__ = "roster_places"

    course_id: Mapped[UUID] = mapped_column(sa.ForeignKey("courses.course_id"), primary_key=True)
    student_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("students.student_id"), primary_key=True, index=True
    )
    added_at: Mapped[datetime]


class SlotRow(Base):
    """One weekly meeting in the timetable, in the kiosk's local time."""

    __tablename__ = "slots"
    __table_args__ = (sa.UniqueConstraint("course_id", "weekday", "starts", "room"),)

    slot_id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID] = _course()
    weekday: Mapped[int]
    starts: Mapped[time]
    ends: Mapped[time]
    room: Mapped[str]
    mode: Mapped[Mode]


class ClassSessionRow(Base):
    """One meeting of a course; its state is the one column that changes."""

    __tablename__ = "class_sessions"
    __table_args__ = (sa.UniqueConstraint("course_id", "starts_at", "room"),)

    session_id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[UUID] = _course()
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    room: Mapped[str]
    mode: Mapped[Mode]
    state: Mapped[SessionState]


# --- facts: the database refuses to change or delete these rows ---------------------------------------


class CheckInRow(Base):
    """A check-in with its evidence, which is all there or not at all."""

    __tablename__ = "check_ins"
    __table_args__ = (sa.UniqueConstraint("session_id", "student_id"),)

    position: Mapped[int] = _counted()
    fact_id: Mapped[UUID] = mapped_column(unique=True)
    session_id: Mapped[UUID] = mapped_column(sa.ForeignKey("class_sessions.session_id"))
    student_id: Mapped[UUID] = _student()
    kiosk_id: Mapped[str]
    at: Mapped[datetime]
    method: Mapped[Method]
    confidence: Mapped[float | None]
    distance: Mapped[float | None]
    second_distance: Mapped[float | None]
    frames: Mapped[int | None]
    challenge: Mapped[str | None]
    engine: Mapped[str | None]
    frames_sha256: Mapped[str | None] = mapped_column(sa.String(64))
    calibration: Mapped[str | None]
    presented: Mapped[Presented | None]
    log_odds: Mapped[float | None]
    layers: Mapped[str | None]


class CorrectionRow(Base):
    """A professor's correction."""

    __tablename__ = "corrections"

    position: Mapped[int] = _counted()
    fact_id: Mapped[UUID] = mapped_column(unique=True)
    session_id: Mapped[UUID] = mapped_column(sa.ForeignKey("class_sessions.session_id"), index=True)
    student_id: Mapped[UUID] = _student()
    status: Mapped[Status]
    reason: Mapped[str]
    by: Mapped[UUID] = mapped_column(sa.ForeignKey("staff.staff_id"))
    kiosk_id: Mapped[str]
    at: Mapped[datetime]


class ObjectionRow(Base):
    """What a student disputes."""

    __tablename__ = "objections"
    __table_args__ = (sa.UniqueConstraint("session_id", "student_id", "dispute"),)

    position: Mapped[int] = _counted()
    fact_id: Mapped[UUID] = mapped_column(unique=True)
    session_id: Mapped[UUID] = mapped_column(sa.ForeignKey("class_sessions.session_id"))
    student_id: Mapped[UUID] = _student()
    dispute: Mapped[Dispute]
    way: Mapped[ObjectionWay]
    kiosk_id: Mapped[str]
    at: Mapped[datetime]


class ObjectionStepRow(Base):
    """What became of an objection: seen, answered, withdrawn (by nobody of the staff)."""

    __tablename__ = "objection_steps"

    position: Mapped[int] = _counted()
    fact_id: Mapped[UUID] = mapped_column(unique=True)
    objection_id: Mapped[UUID] = mapped_column(sa.ForeignKey("objections.fact_id"), index=True)
    state: Mapped[ObjectionState]
    reason: Mapped[str]
    by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("staff.staff_id"))
    kiosk_id: Mapped[str]
    at: Mapped[datetime]


class JournalRow(Base):
    """One entry of a kiosk's journal."""

    __tablename__ = "journal"
    __table_args__ = (sa.Index(None, "kiosk_id", "action"),)

    kiosk_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[str]
    digest: Mapped[str] = mapped_column(sa.String(64))


class JournalHeadRow(Base):
    """The newest entry of each kiosk's journal: the row that two writers queue up for."""

    __tablename__ = "journal_heads"

    kiosk_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    digest: Mapped[str] = mapped_column(sa.String(64))


# --- letters ----------------------------------------------------------------------------------------


class LetterRow(Base):
    """An e-mail in the outbox of the kiosk that wrote it."""

    __tablename__ = "letters"
    __table_args__ = (sa.Index(None, "state", "kiosk_id"),)

    position: Mapped[int] = _counted()
    letter_id: Mapped[UUID] = mapped_column(unique=True)
    key: Mapped[str] = mapped_column(unique=True)
    kiosk_id: Mapped[str]
    recipient: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    created_at: Mapped[datetime]
    state: Mapped[LetterState]
    attempts: Mapped[int]
    next_try_at: Mapped[datetime | None]
    trouble: Mapped[str]
    sent_at: Mapped[datetime | None]
    reply_to: Mapped[str]
    courtesy: Mapped[bool]
    confidential: Mapped[bool]
    sealed: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    """Body and files of a confidential letter, until it was sent; ``body`` is empty then."""


class AttachmentRow(Base):
    """A file of a letter, in the letter's order."""

    __tablename__ = "attachments"

    letter_id: Mapped[UUID] = mapped_column(sa.ForeignKey("letters.letter_id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(sa.LargeBinary)
