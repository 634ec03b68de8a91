"""Values with sensible defaults, for tests of every room: a_student(), a_course(), a_session() ..."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.core.code_letters import CodeTexts
from kiosk.core.observation import (
    CameraFault,
    CameraTrouble,
    Candidate,
    Depth,
    FaceSeen,
    Observation,
    Task,
    Watch,
)
from kiosk.core.receipts import StudentWords
from kiosk.core.report import ReportTexts
from kiosk.core.values import (
    AttendanceRule,
    CheckIn,
    ClassSession,
    Correction,
    Course,
    CourseId,
    Dispute,
    FactId,
    Lecture,
    Letter,
    LetterId,
    Method,
    Mode,
    Pose,
    Role,
    SessionId,
    SessionState,
    Slot,
    Staff,
    StaffId,
    Standing,
    Status,
    Student,
    StudentId,
    ZoomRoom,
    new_id,
)
from kiosk.core.views import Door
from tests.fakes import A_MONDAY

SEOUL = ZoneInfo("Asia/Seoul")
ROOM = "302"
KIOSK_ID = "kiosk-302"

REPORT_TEXTS = ReportTexts(
    columns=tuple(
        "date start code course room mode number name department status arrived method correction".split()
    ),
    statuses={status: status.value for status in Status},
    methods={method: method.value for method in Method},
    modes={mode: mode.value for mode in Mode},
    corrected="{at} {reason}",
    subject="Attendance {code} {title} {date} {time}",
    body="{professor}\n{counts} of {total}\n{journal}\n",
    test_subject="Test",
    test_body="It works.",
)

STUDENT_WORDS = StudentWords(
    statuses={status: status.value for status in Status},
    methods={method: method.value for method in Method},
    disputes={dispute: dispute.value for dispute in Dispute},
    receipt_subject="Check-in",
    receipt="{name} {status} {date} {time} {room} {method} {receipt} {until}{by_mail}\n",
    receipt_by_mail=" or answer {professor}",
    objection_subject="Objection",
    objection="{professor} {name} {number} {dispute} {date}\n",
    answer_subject="Answer",
    accepted="{name} {dispute} {status}: {reason}\n",
    refused="{name} {dispute} stays {status}: {reason}\n",
)

CODE_TEXTS = CodeTexts(
    columns=("number", "name", "code"),
    subject="Your code for {code_of} {title}",
    body="{name} {number} {room}: {code} until {until}\n",
    list_subject="Codes of {code_of} {title}",
    list_body="{professor}: {total} codes of {code_of} {title} until {until}\n",
)


def a_student(number: str = "20260001", name: str = "Ada", *, has_face: bool = True) -> Student:
    return Student(StudentId(new_id()), number, name, "Physics", f"s{number}@example.ac.kr", has_face)


def a_professor(name: str = "Kim Jihun", role: Role = Role.PROFESSOR) -> Staff:
    return Staff(StaffId(new_id()), name, f"{name.split(maxsplit=1)[0].lower()}@example.ac.kr", role)


def a_course(
    code: str = "CSE301",
    title: str = "Operating Systems",
    *,
    professor: Staff | None = None,
    rule: AttendanceRule | None = None,
    zoom: ZoomRoom | None = None,
) -> Course:
    who = professor or a_professor()
    return Course(CourseId(new_id()), code, title, who.staff_id, rule or AttendanceRule(), zoom)


def a_slot(
    course: Course,
    starts: time = time(9, 0),
    ends: time = time(10, 15),
    *,
    weekday: int = 0,
    room: str = ROOM,
) -> Slot:
    return Slot(course.course_id, weekday, starts, ends, room)


def a_session(
    course: Course,
    starts_at: datetime = A_MONDAY,
    *,
    minutes: float = 75,
    room: str = ROOM,
    state: SessionState = SessionState.OPEN,
) -> ClassSession:
    ends_at = starts_at + timedelta(minutes=minutes)
    return ClassSession(SessionId(new_id()), course.course_id, starts_at, ends_at, room, state=state)


def a_lecture(
    course: Course | None = None, session: ClassSession | None = None, professor: str = "Kim Jihun"
) -> Lecture:
    what = course or a_course()
    return Lecture(session or a_session(what), what, professor)


def a_check_in(
    session: ClassSession, student: Student, at: datetime = A_MONDAY, method: Method = Method.FACE
) -> CheckIn:
    return CheckIn(FactId(new_id()), session.session_id, student.student_id, KIOSK_ID, at, method)


def a_correction(
    session: ClassSession,
    student: Student,
    status: Status = Status.EXCUSED,
    *,
    reason: str = "sick",
    at: datetime = A_MONDAY,
) -> Correction:
    return Correction(
        FactId(new_id()), session.session_id, student.student_id, status, reason, StaffId(new_id()), at
    )


def a_standing(student: Student | None = None, status: Status = Status.PENDING) -> Standing:
    return Standing(student or a_student(), status)


def a_letter(key: str = "test/1", to: str = "kim@example.ac.kr", created_at: datetime = A_MONDAY) -> Letter:
    return Letter(LetterId(new_id()), key, to, "Attendance", "Attached.", created_at, next_try_at=created_at)


def a_door(lecture: Lecture | None = None, *, camera: CameraFault | None = None) -> Door:
    return Door(lecture, camera=camera)


def a_camera_fault(trouble: CameraTrouble = CameraTrouble.LOST) -> CameraFault:
    return CameraFault(trouble, "camera 0", 4.0)


def a_candidate(student: Student | StudentId, confidence: float = 0.9, frames: int = 5) -> Candidate:
    student_id = student.student_id if isinstance(student, Student) else student
    return Candidate(student_id, confidence, 12.0, 30.0, frames)


def a_face(track_id: int = 1, yaw_deg: float = 0.0) -> FaceSeen:
    return FaceSeen((200, 100, 160, 160), track_id, yaw_deg, 0.0)


def a_look(
    task: Task | None = None,
    *,
    at_s: float = 100.0,
    track_id: int | None = 1,
    candidate: Candidate | None = None,
    elsewhere: bool = False,
    pose: Pose | None = Pose.FRONT,
    depth: Depth = Depth.SOLID,
    gallery_version: int = 0,
) -> Observation:
    """An observation of one face (``track_id`` None: of nobody)."""
    face = None if track_id is None else a_face(track_id)
    return Observation(
        task or Watch(),
        gallery_version,
        at_s,
        faces=0 if face is None else 1,
        face=face,
        pose=pose if face else None,
        candidate=candidate if face else None,
        elsewhere=elsewhere,
        depth=depth if face else Depth.UNKNOWN,
    )
