"""Made-up people, courses and screens for the enrolment, staff and student pages."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import cv2
import numpy as np

from kiosk.core.noticed import Noticed, Pattern, PatternKind, SecondLook
from kiosk.core.observation import CameraFault, CameraTrouble, Hint, Presentation, Presented
from kiosk.core.requests import ChangeZoom, CorrectStatus, HoldClass, LetTurn, LookedAt, Request
from kiosk.core.screens import (
    EnrolConsent,
    EnrolEntry,
    EnrolForm,
    Enrolled,
    EnrolPoses,
    EnrolSummary,
    Maintenance,
    ObjectionPage,
    Panel,
    Screen,
    StudentPage,
    Unlock,
)
from kiosk.core.values import (
    Announcement,
    AnnouncementId,
    CheckIn,
    ClassSession,
    Correction,
    Course,
    CourseId,
    Dispute,
    Entry,
    Evidence,
    FactId,
    Lecture,
    LetIn,
    Letter,
    LetterId,
    LetterState,
    LookAlike,
    Method,
    Mistake,
    Mode,
    Newcomer,
    Objection,
    ObjectionState,
    ObjectionStep,
    ObjectionWay,
    Pose,
    Role,
    SessionId,
    SessionState,
    Staff,
    StaffId,
    Standing,
    Status,
    Student,
    StudentId,
    ZoomRoom,
)
from kiosk.core.views import (
    AnnouncedView,
    AttendanceLine,
    CourseSummary,
    Door,
    Draft,
    EnrolmentView,
    EntryTrouble,
    FaceNotice,
    FaceOffer,
    MaintenanceTopic,
    MaintenanceView,
    Notice,
    ObjectionCase,
    ObjectionNotice,
    OwnObjections,
    PanelView,
    PosePicture,
    PoseProgress,
    RecognitionView,
    SessionTally,
    StartOver,
    StudentView,
    TermView,
)
from kiosk.vision.demo import StudentLook, portrait

NOW = datetime(2026, 11, 23, 0, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _id(number: int) -> UUID:
    return UUID(int=number)


PROFESSOR = Staff(StaffId(_id(1)), "김민서", "minseo.kim@example.ac.kr", Role.PROFESSOR)
OTHER_PROFESSOR = Staff(StaffId(_id(2)), "Eleanor Whitfield", "e.whitfield@example.ac.kr", Role.PROFESSOR)
ADMINISTRATOR = Staff(StaffId(_id(3)), "전산실", "it@example.ac.kr", Role.ADMINISTRATOR)
STAFF = (PROFESSOR, OTHER_PROFESSOR, ADMINISTRATOR)

ZOOM = ZoomRoom("84512345678", "a1B2c3", "https://us02web.zoom.us/j/84512345678?pwd=a1B2c3")
SYSTEMS = Course(CourseId(_id(11)), "CSE301", "운영체제", PROFESSOR.staff_id, zoom=ZOOM)
WRITING = Course(
    CourseId(_id(12)),
    "ENG214",
    "Academic Writing and Presentation for Engineers",
    OTHER_PROFESSOR.staff_id,
    zoom=ZoomRoom("98765432109", "", "https://zoom.us/j/98765432109"),
)
ALGORITHMS = Course(CourseId(_id(13)), "CSE202", "알고리즘", PROFESSOR.staff_id)
COURSES = (SYSTEMS, WRITING, ALGORITHMS)


def _session(number: int, course: Course, start: datetime, professor: str, mode: Mode, room: str) -> Lecture:
    end = start + timedelta(minutes=75)
    session = ClassSession(SessionId(_id(number)), course.course_id, start, end, room, mode)
    return Lecture(session, course, professor)


FIRST = _session(101, SYSTEMS, NOW - timedelta(minutes=5), "김민서", Mode.IN_PERSON, "공학관 302")
SECOND = _session(102, WRITING, NOW + 2 * HOUR, "Eleanor Whitfield", Mode.ONLINE, "공학관 302")
THIRD = _session(103, ALGORITHMS, NOW + 5 * HOUR, "김민서", Mode.IN_PERSON, "공학관 302")
LECTURES = (FIRST, SECOND, THIRD)
DOOR = Door(lecture=FIRST, upcoming=SECOND, present=14, expected=24)

# fmt: off
NAMES = [
    "강서윤", "고은찬", "권다인", "김도윤", "김서연", "김하준", "남궁유리", "노지호",
    "문가온", "박서준", "박지민", "배수아", "서예린", "송민재", "신유나", "안태현",
    "오세훈", "유하은", "윤시우", "이서아", "이준호", "임채원", "정현우",
]
# fmt: on
STUDENTS = (
    *(
        Student(StudentId(_id(1000 + i)), f"2024{10310 + 7 * i}", name, "컴퓨터공학과", has_face=i % 5 != 2)
        for i, name in enumerate(NAMES)
    ),
    Student(StudentId(_id(1999)), "2025200417", "Alexandra Konstantinopoulou", "Mechanical Engineering"),
)
STUDENT = STUDENTS[4]


def a_standing(index: int, status: Status, minute: int | None = None, corrected: bool = False) -> Standing:
    """A line of the professor's list; with ``minute`` there is a check-in that long after the start."""
    student = STUDENTS[index]
    check_in = None
    if minute is not None:
        method = Method.FACE if student.has_face else Method.NUMBER
        at = FIRST.session.starts_at + timedelta(minutes=minute)
        check_in = CheckIn(
            FactId(_id(2000 + index)), FIRST.session.session_id, student.student_id, "A", at, method
        )
    correction = None
    if corrected:
        correction = Correction(
            FactId(_id(3000 + index)),
            FIRST.session.session_id,
            student.student_id,
            status,
            "진단서 확인",
            PROFESSOR.staff_id,
            NOW,
        )
    return Standing(student, status, check_in, correction)


def standings() -> tuple[Standing, ...]:
    """Twenty-four students: most present, some late, a few of everything else."""
    special = {
        3: a_standing(3, Status.LATE, 12),
        6: a_standing(6, Status.LATE, 14),
        8: a_standing(8, Status.OFFICIAL_ABSENCE, corrected=True),
        11: a_standing(11, Status.PENDING),
        15: a_standing(15, Status.PENDING),
        17: a_standing(17, Status.EXCUSED, corrected=True),
        19: a_standing(19, Status.ABSENT),
        21: a_standing(21, Status.LEFT_EARLY, 3, corrected=True),
        23: a_standing(23, Status.PENDING),
    }
    return tuple(special.get(i) or a_standing(i, Status.PRESENT, -8 + i % 14) for i, _ in enumerate(STUDENTS))


def a_letter(number: int, state: LetterState, trouble: str = "") -> Letter:
    """A letter with the attendance of a session."""
    return Letter(
        LetterId(_id(number)),
        f"attendance-{number}",
        PROFESSOR.email,
        "[출석] CSE301 운영체제 2026-11-23",
        "",
        NOW - timedelta(minutes=number % 60),
        state=state,
        attempts=3 if trouble else 0,
        next_try_at=NOW + timedelta(minutes=4) if state is LetterState.WAITING else None,
        trouble=trouble,
    )


LETTERS = (
    a_letter(501, LetterState.WAITING),
    a_letter(502, LetterState.FAILED, "login_refused"),
    a_letter(503, LetterState.SENT),
)
EXPECTED = RecognitionView(19, True, 7, 48, 212, 17)
LOOK_ALIKES = (
    LookAlike(STUDENTS[0], STUDENTS[6], NOW - 26 * HOUR, 0.93),
    LookAlike(STUDENTS[3], STUDENTS[20], NOW - 400 * HOUR, 0.71, two_people=True),
)
EVIDENCE = Evidence(
    0.94, 0.31, 0.62, 11, "left up", "lbph-2", "ab" * 32, "12f0", Presentation(Presented.LIVE, 2.1)
)


def a_face_check_in(student: Student, minute: int = 2) -> CheckIn:
    """By face, with all its evidence."""
    at, session = FIRST.session.starts_at + timedelta(minutes=minute), FIRST.session.session_id
    return CheckIn(FactId(_id(4000)), session, student.student_id, "A", at, Method.FACE, EVIDENCE)


def an_objection(
    number: int,
    student: Student,
    dispute: Dispute,
    state: ObjectionState = ObjectionState.OPEN,
    way: ObjectionWay = ObjectionWay.OWN_PAGE,
    lecture: Lecture = FIRST,
) -> Objection:
    """An objection with one step to its state."""
    steps: tuple[ObjectionStep, ...] = ()
    if state is not ObjectionState.OPEN:
        ids, who = (FactId(_id(number + 1)), FactId(_id(number))), PROFESSOR.staff_id
        steps = (ObjectionStep(*ids, state, "수업에서 학생을 봄", who, NOW),)
    return Objection(
        FactId(_id(number)), lecture.session.session_id, student.student_id, dispute, way, "A", NOW, steps
    )


def a_crop() -> bytes:
    """A drawn face, PNG."""
    picture = np.full((96, 96, 3), 120, np.uint8)
    cv2.circle(picture, (48, 48), 34, (150, 180, 220), -1)
    for x in (36, 60):
        cv2.circle(picture, (x, 40), 4, (20, 20, 20), -1)
    cv2.ellipse(picture, (48, 60), (12, 6), 0, 0, 180, (20, 20, 90), 2)
    return bytes(cv2.imencode(".png", picture)[1])


NOT_ME = an_objection(5000, STUDENTS[1], Dispute.NOT_ME, way=ObjectionWay.RECEIPT)
WAS_HERE = an_objection(5010, STUDENTS[19], Dispute.WAS_HERE, ObjectionState.SEEN)
ANSWERED = an_objection(5020, STUDENTS[3], Dispute.WAS_HERE, ObjectionState.ACCEPTED)
CASES = (
    ObjectionCase(NOT_ME, STUDENTS[1], FIRST, Status.PRESENT, a_face_check_in(STUDENTS[1]), a_crop()),
    ObjectionCase(WAS_HERE, STUDENTS[19], FIRST, Status.ABSENT),
    ObjectionCase(
        ANSWERED, STUDENTS[3], FIRST, Status.PRESENT, replace(a_face_check_in(STUDENTS[3]), evidence=None)
    ),
)
LAST_DAY = date(2026, 11, 30)


def own_objections(notice: ObjectionNotice | None = None, *, by_receipt: bool = False) -> ObjectionPage:
    """What may be said, what waits, what was answered; or the one session that a receipt is of."""
    both, both_ways = (Dispute.NOT_ME, Dispute.WAS_HERE), a_face_check_in(STUDENT, 12)
    waiting = an_objection(5100, STUDENT, Dispute.WAS_HERE, lecture=SECOND)
    refused = an_objection(5110, STUDENT, Dispute.NOT_ME, ObjectionState.REFUSED, lecture=THIRD)
    lines = (
        AttendanceLine(FIRST, Status.LATE, both_ways, both, (), LAST_DAY),
        AttendanceLine(SECOND, Status.ABSENT, None, (), (waiting,), LAST_DAY),
        AttendanceLine(THIRD, Status.PRESENT, both_ways, (), (refused,), LAST_DAY),
    )
    if not by_receipt:
        return ObjectionPage(DOOR, OwnObjections(STUDENT, lines, notice=notice))
    only = FIRST.session.session_id
    return ObjectionPage(DOOR, OwnObjections(STUDENT, lines[:1], ObjectionWay.RECEIPT, only, notice))


NOTICED = Noticed(
    (
        Pattern(PatternKind.TWO_NUMBERS, "two", NOW - HOUR / 6, STUDENTS[2:4], SYSTEMS, 1),
        Pattern(PatternKind.IMITATED, "flat", NOW - HOUR / 4, STUDENTS[23:], SYSTEMS, 3),
        Pattern(PatternKind.COMPANY, "company", NOW - 24 * HOUR, STUDENTS[7:8], SYSTEMS, 6, 10, 1.24),
        Pattern(PatternKind.TOGETHER, "pair", NOW - 25 * HOUR, STUDENTS[10:12], SYSTEMS, 7, 9, 0.83, 5),
        Pattern(PatternKind.NOT_SEEN_AGAIN, "away", NOW - 48 * HOUR, STUDENTS[12:17], SYSTEMS, 17, 22),
    ),
    SecondLook(22),
)
DRAFT = Draft("2026104417", "한지우", "컴퓨터공학과", "jiwoo.han@example.ac.kr", "482915", "482915")


def entry(trouble: EntryTrouble | None = None, wait_s: float = 0.0, door: Door = DOOR) -> EnrolEntry:
    return EnrolEntry(door, None, trouble, wait_s)


def form() -> EnrolForm:
    return EnrolForm(DOOR, Draft(DRAFT.number))


def form_listed() -> EnrolForm:
    """After the code: who it is comes from the roster."""
    return EnrolForm(DOOR, Draft(DRAFT.number, DRAFT.name, DRAFT.department, DRAFT.email, listed=True))


def form_refused() -> EnrolForm:
    """Everything that can be wrong at once."""
    draft = Draft("20261", "", "컴퓨터공학과", "jiwoo.han@", "123456", "12345")
    return EnrolForm(
        DOOR,
        draft,
        (
            Mistake.NUMBER_SHAPE,
            Mistake.NAME_EMPTY,
            Mistake.EMAIL_SHAPE,
            Mistake.PIN_TOO_EASY,
            Mistake.PINS_DIFFER,
        ),
    )


def consent() -> EnrolConsent:
    return EnrolConsent(DOOR, DRAFT)


def poses(hint: Hint | None = Hint.TURN_LEFT) -> EnrolPoses:
    return EnrolPoses(DOOR, DRAFT, PoseProgress(frozenset({Pose.FRONT}), Pose.LEFT, 1, 3), hint)


def summary(**changes: object) -> EnrolSummary:
    """The five pictures of a rendered student; small and grey, as they are kept."""
    turns = {
        Pose.FRONT: (0, 0),
        Pose.LEFT: (25, 0),
        Pose.RIGHT: (-25, 0),
        Pose.UP: (0, -20),
        Pose.DOWN: (0, 18),
    }
    look = StudentLook.from_seed(20)
    pictures = []
    for pose, (yaw_deg, pitch_deg) in turns.items():
        frame = cv2.cvtColor(portrait(look, yaw_deg, pitch_deg), cv2.COLOR_BGR2GRAY)
        png = cv2.imencode(".png", cv2.resize(frame[80:400, 160:480], (160, 160)))[1]
        pictures.append(PosePicture(pose, bytes(png)))
    return replace(EnrolSummary(DOOR, DRAFT, tuple(pictures)), **changes)  # type: ignore[arg-type]


def enrolled(has_face: bool = True) -> Enrolled:
    return Enrolled(
        DOOR, Student(StudentId(_id(1998)), "2026104417", "한지우", "컴퓨터공학과", has_face=has_face)
    )


def student_page(*, forgotten: bool = False, offer: FaceOffer | None = FaceOffer.SIT_TOMORROW) -> StudentPage:
    """One course that is fine, one at risk, one that has not begun; before or after the face is deleted."""
    week = timedelta(days=7)
    special = {7: Status.ABSENT, 8: Status.EXCUSED, 10: Status.LATE}
    term = tuple((NOW - (12 - n) * week, special.get(n, Status.PRESENT)) for n in range(12))
    twice = tuple(
        (NOW - (44 - n) * week / 4, (Status.PRESENT, Status.LATE, Status.ABSENT)[n * 7 % 11 // 4])
        for n in range(44)
    )
    fine = CourseSummary(
        SYSTEMS,
        12,
        ((Status.PRESENT, 9), (Status.LATE, 1), (Status.ABSENT, 1), (Status.EXCUSED, 1)),
        1.0,
        5.0,
        False,
        term,
    )
    risky = CourseSummary(
        WRITING,
        44,
        tuple((status, [one for _, one in twice].count(status)) for status in list(Status)[:3]),
        14.0,
        14.0,
        True,
        twice,
    )
    fresh = CourseSummary(ALGORITHMS, 0, (), 0.0, 5.0, False)
    student = replace(STUDENT, has_face=not forgotten)
    view = StudentView(student, (fine, risky, fresh), LECTURES)
    if forgotten:
        return StudentPage(DOOR, replace(view, offer=FaceOffer.GIVE, notice=FaceNotice.FORGOTTEN))
    return StudentPage(DOOR, replace(view, sittings=1 if offer else 2, offer=offer))


def unlock(chosen: StaffId | None = None, refused: bool = False, wait_s: float = 0.0) -> Unlock:
    return Unlock(DOOR, STAFF, chosen, refused, wait_s)


ENROLMENT = EnrolmentView(
    SYSTEMS,
    None,
    6,
    3,
    (
        Newcomer(STUDENTS[6], NOW - HOUR, LetIn(Entry.PANEL, PROFESSOR.staff_id)),
        Newcomer(STUDENTS[1], NOW - 2 * HOUR, LetIn(Entry.CODE), face_only=True),
        Newcomer(STUDENTS[-1], NOW - 26 * HOUR, LetIn(Entry.CODE)),
        Newcomer(STUDENTS[2], NOW - 27 * HOUR, LetIn(Entry.FREE)),
    ),
)
TODAY = date(2026, 11, 23)
OF_COURSE = Announcement(
    AnnouncementId(_id(6000)),
    "이번 주 금요일은 휴강입니다. 보강은 월요일 저녁 6시에 같은 강의실에서 합니다.",
    TODAY + timedelta(days=4),
    PROFESSOR.staff_id,
    NOW,
    SYSTEMS.course_id,
)
OF_ROOM = Announcement(
    AnnouncementId(_id(6001)),
    "The projector is being repaired.",
    TODAY,
    PROFESSOR.staff_id,
    NOW,
    None,
    "공학관 302",
)
ANNOUNCED = AnnouncedView("공학관 302", TODAY, (OF_COURSE, OF_ROOM))
OPEN_DOOR = replace(DOOR, entry=Entry.PANEL, open_until=NOW + HOUR / 3)


def enrolment(**changes: object) -> Panel:
    """The panel with another view of enrolment."""
    return panel(enrolment=replace(ENROLMENT, **changes))  # type: ignore[arg-type]


MANY_NEWCOMERS = tuple(
    Newcomer(student, NOW - HOUR * (place + 1), LetIn(Entry.CODE)) for place, student in enumerate(STUDENTS)
)


def a_term(sessions: int, roster: int) -> TermView:
    """A course twice a week: some come late, fewer come towards the end, the newest is still open."""
    tallies = []
    for number in range(sessions):
        start = FIRST.session.starts_at - timedelta(days=7 * ((sessions - 1 - number) / 2))
        is_open = number == sessions - 1
        absent = roster * (2 + number * 7 % 5) * (sessions + number) // (30 * sessions)
        late, excused, away = roster * (number * 5 % 7) // 60, number * 3 % 4 // 2, number % 6 // 5
        counts = {
            Status.PRESENT: roster - absent - late - excused - away,
            Status.LATE: late,
            Status.PENDING if is_open else Status.ABSENT: absent,
            Status.LEFT_EARLY: away,
            Status.EXCUSED: excused,
        }
        if is_open and roster == len(STUDENTS):
            counts = Counter(one.status for one in standings())  # as the list beside it says
        session = replace(
            FIRST.session,
            session_id=SessionId(_id(7000 + number)),
            starts_at=start,
            ends_at=start + timedelta(minutes=75),
            state=SessionState.OPEN if is_open else SessionState.CLOSED,
        )
        tallies.append(SessionTally(session, tuple((s, counts[s]) for s in Status if counts.get(s))))
    return TermView(SYSTEMS, roster, tuple(tallies))


def panel_view(**changes: object) -> PanelView:
    values: dict[str, object] = {
        "staff": PROFESSOR,
        "lecture": FIRST,
        "standings": standings(),
        "lectures": LECTURES,
        "courses": COURSES,
        "letters": LETTERS,
        "look_alikes": LOOK_ALIKES,
        "recognition": EXPECTED,
        "noticed": NOTICED,
        "objections": CASES,
        "enrolment": ENROLMENT,
        "announced": ANNOUNCED,
        "term": a_term(24, len(STUDENTS)),
    }
    return PanelView(**(values | changes))  # type: ignore[arg-type]


def panel(notice: Notice | None = None, mistakes: tuple[Mistake, ...] = (), **changes: object) -> Panel:
    return Panel(DOOR, panel_view(**changes), notice, mistakes)


UNDONE: dict[Notice, Request] = {
    Notice.CORRECTED: CorrectStatus(STUDENTS[3], Status.PENDING, ""),
    Notice.PIN_ASKED: LetTurn(STUDENTS[3], True),
    Notice.ZOOM_CHANGED: ChangeZoom(SYSTEMS.course_id, ZOOM.meeting_id, ZOOM.passcode, ZOOM.link),
    Notice.CLASS_CANCELLED: HoldClass(),
    Notice.LOOKED_AT: LookedAt("two", looked=False),
}


def undoable(notice: Notice, undo: Request) -> Panel:
    """Something was done that can be taken back."""
    return replace(panel(notice), undo=undo)


def closed_lecture() -> Lecture:
    session = ClassSession(
        FIRST.session.session_id,
        SYSTEMS.course_id,
        FIRST.session.starts_at,
        FIRST.session.ends_at,
        FIRST.session.room,
        state=SessionState.CLOSED,
    )
    return Lecture(session, SYSTEMS, "김민서")


def maintenance() -> Maintenance:
    values = {
        MaintenanceTopic.TO_DO: "",
        MaintenanceTopic.VERSION: "0.1.0",
        MaintenanceTopic.KIOSK: "공학관 302 (kiosk-7f3a)",
        MaintenanceTopic.CAMERA: "0 · 640 x 480 · 29.8 fps",
        MaintenanceTopic.ENGINE: "lbph-1",
        MaintenanceTopic.STUDENTS: "24",
        MaintenanceTopic.TEMPLATES: "360",
        MaintenanceTopic.DATABASE: "/var/lib/classroom-kiosk/kiosk.db · 12.4 MB",
        MaintenanceTopic.MAIL: "smtp.gmail.com:587 · attendance@example.ac.kr",
        MaintenanceTopic.LETTERS_WAITING: "1",
        MaintenanceTopic.LETTERS_FAILED: "0",
        MaintenanceTopic.JOURNAL_HEAD: "9f2c4be0a7715dd1c3d2a8f0b6e4917755aa0be1c2d9386f40b1a2c3d4e5f607",
    }
    given_up = (("too_dark", 4), ("left", 2), ("turn_left", 1))
    view = MaintenanceView(ADMINISTRATOR, tuple(values.items()), EXPECTED, given_up, LOOK_ALIKES, (38, 21))
    return Maintenance(DOOR, view)


def rows_of(changed: dict[int, Standing]) -> tuple[Standing, ...]:
    """The standings with some of them changed."""
    return tuple(changed.get(place, row) for place, row in enumerate(standings()))


TERMS: dict[str, Panel] = {
    "panel-term-long": panel(term=a_term(60, 200)),
    "panel-term-first": panel(term=a_term(1, 24)),
    "panel-term-none": panel(term=TermView(SYSTEMS, 24)),
    "panel-term-nobody": panel(term=TermView(SYSTEMS, 0)),
}
"""Behind the panel's tab of the term."""

SUMMARY = summary()
NO_CAMERA = CameraFault(CameraTrouble.LOST, "0", 4.0)
SCENES: dict[str, Screen] = {
    "enrol-entry": entry(),
    "enrol-entry-open": entry(door=OPEN_DOOR),
    "enrol-entry-free": entry(door=replace(DOOR, entry=Entry.FREE)),
    **{f"enrol-entry-{trouble.value}": entry(trouble) for trouble in EntryTrouble},
    "enrol-entry-waiting": entry(EntryTrouble.WAIT, 15.0),
    "enrol-entry-own-page": EnrolEntry(DOOR, STUDENT, EntryTrouble.CODE_WRONG),
    "enrol-form": form(),
    "enrol-form-listed": form_listed(),
    "enrol-form-other-name": replace(form(), mistakes=(Mistake.NAME_NOT_LISTED,)),
    **{f"enrol-poses-again-{why.value}": replace(poses(None), again=why) for why in StartOver},
    "enrol-form-refused": form_refused(),
    "enrol-consent": consent(),
    **{f"enrol-poses-{hint.value}": poses(hint) for hint in Hint},
    "enrol-poses-begin": EnrolPoses(DOOR, DRAFT),
    "enrol-poses-done": EnrolPoses(DOOR, DRAFT, PoseProgress(frozenset(Pose), None, 0, 0)),
    "enrol-summary": SUMMARY,
    "enrol-summary-stayed": replace(SUMMARY, stayed=True),
    "enrol-summary-left-out": replace(
        SUMMARY,
        pictures=tuple(
            replace(one, png=None) if one.pose in {Pose.UP, Pose.DOWN} else one for one in SUMMARY.pictures
        ),
    ),
    "enrol-summary-own-page": replace(SUMMARY, pictures=SUMMARY.pictures[:3], student=STUDENT),
    "enrol-summary-no-camera": replace(SUMMARY, door=replace(DOOR, camera=NO_CAMERA)),
    "enrolled": enrolled(),
    "enrolled-without-face": enrolled(has_face=False),
    "student-page": student_page(),
    "student-page-forgotten": student_page(forgotten=True),
    "student-page-sit-again": student_page(offer=FaceOffer.SIT_AGAIN),
    "student-page-sat-twice": student_page(offer=None),
    "enrol-consent-own-page": EnrolConsent(DOOR, Draft(), STUDENT),
    "enrol-poses-own-page": EnrolPoses(
        DOOR,
        Draft(),
        PoseProgress(frozenset({Pose.FRONT}), Pose.LEFT, 1, 2, (Pose.FRONT, Pose.LEFT, Pose.RIGHT)),
        student=STUDENT,
    ),
    "objections": own_objections(),
    **{f"objections-{notice.value}": own_objections(notice) for notice in ObjectionNotice},
    "objections-receipt": own_objections(by_receipt=True),
    "objections-empty": ObjectionPage(DOOR, OwnObjections(STUDENT, ())),
    "student-page-empty": StudentPage(DOOR, StudentView(STUDENT, (), ())),
    "unlock": unlock(PROFESSOR.staff_id),
    "unlock-nobody": unlock(),
    "unlock-refused": unlock(PROFESSOR.staff_id, refused=True),
    "unlock-waiting": unlock(PROFESSOR.staff_id, refused=True, wait_s=15.0),
    "unlock-administrator": unlock(ADMINISTRATOR.staff_id),
    "panel": panel(),
    **{f"panel-{notice.value}": panel(notice) for notice in Notice},
    **{f"panel-undo-{notice.value}": undoable(notice, undo) for notice, undo in UNDONE.items()},
    "panel-closed": panel(lecture=closed_lecture()),
    "panel-empty": panel(lecture=None, standings=(), lectures=(), letters=()),
    "panel-nothing": panel(
        lecture=None,
        standings=(),
        lectures=(),
        letters=(),
        courses=(),
        look_alikes=(),
        objections=(),
        noticed=Noticed(),
        enrolment=EnrolmentView(None),
        term=None,
    ),
    "panel-zoom-wrong": panel(None, (Mistake.ZOOM_LINK_HOST, Mistake.ZOOM_ID_LENGTH, Mistake.ZOOM_PASSCODE)),
    "maintenance": maintenance(),
}
