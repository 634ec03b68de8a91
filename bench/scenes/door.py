"""Made-up doors and the screens of a check-in, by name: what tests, pictures and the README show."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from kiosk.core.observation import CameraFault, CameraTrouble, Hint
from kiosk.core.screens import (
    Challenged,
    CheckedIn,
    Fault,
    LogIn,
    Main,
    NotMarked,
    NumberEntry,
    Screen,
    Verifying,
)
from kiosk.core.values import (
    ClassSession,
    Course,
    CourseId,
    Lecture,
    Mode,
    Pose,
    SessionId,
    SessionState,
    StaffId,
    Status,
    Student,
    StudentId,
    ZoomRoom,
)
from kiosk.core.views import Door, FaultKind, NumberTrouble, Purpose, Refusal

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # Monday, 14:00 in Seoul
ZOOM = ZoomRoom(
    "93847561023", "482915", "https://hanbit.zoom.us/j/93847561023?pwd=a1B2c3D4e5F6g7H8i9J0kLmNoPqRsT.1"
)


def a_lecture(
    title: str = "자료구조 및 알고리즘",
    code: str = "CSE2010",
    *,
    zoom: ZoomRoom | None = ZOOM,
    starts: datetime = AT,
    room: str = "공학관 301호",
    professor: str = "김민서",
    mode: Mode = Mode.IN_PERSON,
    state: SessionState = SessionState.OPEN,
) -> Lecture:
    course = Course(CourseId(UUID(int=1)), code, title, StaffId(UUID(int=2)), zoom=zoom)
    ends = starts + timedelta(minutes=75)
    session = ClassSession(SessionId(UUID(int=3)), course.course_id, starts, ends, room, mode, state)
    return Lecture(session, course, professor)


LECTURE = a_lecture()
UPCOMING = a_lecture("운영체제", "CSE3020", starts=AT + timedelta(hours=2))
LONG = a_lecture(
    "Introduction to Artificial Intelligence and Machine Learning (English)",
    "CSE4301-02",
    room="Engineering Building 2, Room 301",
    professor="Alexandra Montgomery-Williams",
)
STUDENT = Student(StudentId(UUID(int=4)), "20261234", "이하늘", "컴퓨터공학과")
LONG_NAME = replace(STUDENT, name="Maximiliane Alexandra Montgomery-Williams")
DOOR = Door(LECTURE, UPCOMING, 23, 40)
LONG_DOOR = Door(LONG, UPCOMING, 118, 1200)
BETWEEN = Door(None, UPCOMING)
QUIET = Door()
NOTE = "이번 주 금요일은 휴강입니다. 보강은 다음 주 월요일 저녁 6시에 같은 강의실에서 합니다."
LONG_NOTE = (
    "The class of Friday, 27 November, is moved to Monday, 30 November, at 6 in the evening, in the same "
    "room. Please bring your laptop and the second report, printed. Whoever cannot come writes to me."
)
LONG_KOREAN_NOTE = (
    "이번 주 금요일 수업은 학회 참석으로 휴강합니다. 보강은 다음 주 월요일 저녁 여섯 시에 같은 강의실에서"
    " 하며 온라인으로도 함께 들을 수 있습니다. 두 번째 보고서는 인쇄하여 제출하고 노트북을 꼭 가져오세요. "
    "참석하기 어려운 학생은 금요일까지 이메일로 사유를 알려 주시기 바랍니다. 기말시험 범위와 장소는 다음 "
    "수업 시간에 자세히 안내할 예정입니다."
)
"""As long as they may be, nearly."""


def camera(trouble: CameraTrouble) -> Door:
    return replace(DOOR, camera=CameraFault(trouble, "0", 4.0))


RESTING: dict[str, Main | Fault] = {
    "main-rests": Main(replace(DOOR, announcements=(NOTE,))),
    "main-rests-night": Main(replace(BETWEEN, announcements=(NOTE,), night=True)),
    "main-rests-night-quiet": Main(replace(QUIET, night=True)),
    "fault-rests-night": Fault(replace(camera(CameraTrouble.LOST), night=True), FaultKind.CAMERA),
}
"""The pages that rest after some minutes with nobody there."""

SCENES: dict[str, Screen] = {
    "main": Main(DOOR),
    "main-long": Main(LONG_DOOR),
    "main-between": Main(BETWEEN),
    "main-quiet": Main(QUIET),
    "main-online": Main(replace(DOOR, lecture=a_lecture(mode=Mode.ONLINE))),
    "main-no-zoom": Main(replace(DOOR, lecture=a_lecture(zoom=None), present=0)),
    "main-announced": Main(replace(DOOR, announcements=(NOTE,))),
    "main-announced-long": Main(replace(LONG_DOOR, announcements=(LONG_NOTE,))),
    "main-announced-two": Main(replace(LONG_DOOR, announcements=(LONG_KOREAN_NOTE, NOTE))),
    "main-announced-quiet": Main(replace(QUIET, announcements=(NOTE,))),
    **{f"main-hint-{hint.value}": Main(DOOR, hint) for hint in Hint if hint is not Hint.NEXT},
    "login": LogIn(DOOR),
    "login-hint": LogIn(DOOR, Hint.TOO_BRIGHT),
    "verifying": Verifying(DOOR, Purpose.CHECK_IN, STUDENT.student_id),
    **{
        f"challenged-{pose.value}": Challenged(DOOR, Purpose.CHECK_IN, pose)
        for pose in Pose
        if pose is not Pose.FRONT
    },
    **{
        f"challenged-step-{n}": Challenged(DOOR, Purpose.CHECK_IN, pose, step=n, steps=2)
        for n, pose in ((1, Pose.LEFT), (2, Pose.UP))
    },
    "challenged-front-first": Challenged(DOOR, Purpose.CHECK_IN, Pose.RIGHT, Hint.LOOK_HERE, 2, 2),
    "challenged-hint": Challenged(DOOR, Purpose.MY_PAGE, Pose.RIGHT, Hint.COME_NEARER),
    **{f"checked-in-{s.value}": CheckedIn(DOOR, STUDENT, s, AT, LECTURE) for s in Status},
    "checked-in-again": CheckedIn(DOOR, STUDENT, Status.LATE, AT, LECTURE, again=True),
    "checked-in-long": CheckedIn(DOOR, LONG_NAME, Status.ABSENT, AT, LONG),
    "checked-in-next": CheckedIn(DOOR, STUDENT, Status.PRESENT, AT, LECTURE, hint=Hint.NEXT),
    **{f"not-marked-{r.value}": NotMarked(DOOR, r) for r in Refusal},
    "not-marked-next": NotMarked(DOOR, Refusal.UNKNOWN, hint=Hint.NEXT),
    "not-marked-no_class-next": NotMarked(BETWEEN, Refusal.NO_CLASS),
    "number": NumberEntry(DOOR, Purpose.CHECK_IN),
    "number-my-page": NumberEntry(DOOR, Purpose.MY_PAGE),
    "number-objection": NumberEntry(DOOR, Purpose.OBJECTION),
    "number-objection-wrong": NumberEntry(DOOR, Purpose.OBJECTION, NumberTrouble.WRONG),
    "number-confirms": NumberEntry(DOOR, Purpose.CHECK_IN, confirms=True),
    "number-confirms-wrong": NumberEntry(DOOR, Purpose.CHECK_IN, NumberTrouble.WRONG, confirms=True),
    "number-by-pin": NumberEntry(DOOR, Purpose.CHECK_IN, by_pin=True),
    "number-by-pin-wrong": NumberEntry(DOOR, Purpose.MY_PAGE, NumberTrouble.WRONG, by_pin=True),
    "number-no-camera": NumberEntry(camera(CameraTrouble.LOST), Purpose.CHECK_IN),
    **{f"number-{t.value}": NumberEntry(DOOR, Purpose.CHECK_IN, t) for t in NumberTrouble},
    "number-waiting": NumberEntry(DOOR, Purpose.CHECK_IN, NumberTrouble.WAIT, 12.0),
    **{f"fault-camera-{t.value}": Fault(camera(t), FaultKind.CAMERA) for t in CameraTrouble},
    "fault-store": Fault(DOOR, FaultKind.STORE),
    "fault-program": Fault(DOOR, FaultKind.PROGRAM),
}
