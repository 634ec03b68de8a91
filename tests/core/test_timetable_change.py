"""What a timetable file changes in what the store has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from kiosk.core.timetable_change import TimetableChange, compare, todays_sessions
from kiosk.core.timetable_file import ListedCourse, WeeklySlot
from kiosk.core.values import (
    Course,
    CourseId,
    Mode,
    Role,
    SessionState,
    Slot,
    Staff,
    StaffId,
    ZoomRoom,
    new_id,
)
from tests.builders import SEOUL

KIM = Staff(StaffId(new_id()), "Kim Minseo", "minseo@example.ac.kr", Role.PROFESSOR)
OS = Course(CourseId(new_id()), "CSE301", "Operating Systems", KIM.staff_id)
OTHER = Course(CourseId(new_id()), "ART200", "Drawing", KIM.staff_id)
MONDAY = WeeklySlot(0, time(9), time(10, 15), "301", Mode.IN_PERSON)
SLOT = Slot(OS.course_id, 0, time(9), time(10, 15), "301")
OTHERS = Slot(OTHER.course_id, 1, time(9), time(10, 15), "301")
LISTED = ListedCourse(OS.code, OS.title, KIM.name, KIM.email, (MONDAY,))
ZOOM = ZoomRoom("98765432101", "", "https://zoom.us/j/98765432101")


def change(listed: ListedCourse, course: Course = OS) -> TimetableChange:
    return compare([listed], [OTHER, course], [SLOT, OTHERS], [KIM])


def test_what_is_there_already_changes_nothing() -> None:
    assert change(LISTED).is_empty
    assert change(replace(LISTED, professor_email="MINSEO@example.ac.kr")).is_empty
    assert compare([], [OS], [SLOT], [KIM]).is_empty


def test_an_empty_store_gets_everything_and_each_professor_once() -> None:
    art = ListedCourse("ART200", "Drawing", KIM.name, KIM.email.upper(), (MONDAY,), ZOOM)
    found = compare([LISTED, art], [], [], [])
    (teacher,) = found.new_staff
    assert (teacher.name, teacher.email, teacher.role) == (KIM.name, KIM.email, Role.PROFESSOR)
    systems, drawing = found.new_courses
    assert systems == Course(systems.course_id, "CSE301", OS.title, teacher.staff_id)
    assert drawing == Course(drawing.course_id, "ART200", "Drawing", teacher.staff_id, zoom=ZOOM)
    assert found.added_slots == tuple(replace(SLOT, course_id=one.course_id) for one in (systems, drawing))


def test_only_what_differs_changes_and_the_rule_of_a_course_stays() -> None:
    course = replace(OS, rule=replace(OS.rule, opens_before_s=60.0))
    tuesday = replace(MONDAY, weekday=1, mode=Mode.ONLINE)
    found = change(replace(LISTED, title="OS", professor_name="Kim", slots=(tuesday,), zoom=ZOOM), course)
    assert found.renamed_staff == (replace(KIM, name="Kim"),)
    (pair,) = found.changed_courses
    assert (pair.before, pair.after) == (course, replace(course, title="OS", zoom=ZOOM))
    assert pair.zoom_given == ZOOM
    assert found.added_slots == (replace(SLOT, weekday=1, mode=Mode.ONLINE),)
    assert found.dropped_slots == (SLOT,)
    assert (found.new_staff, found.new_courses, found.keeps_zoom) == ((), (), ())


def test_another_professor_may_be_new_or_known() -> None:
    new = replace(LISTED, professor_name="Lee", professor_email="lee@example.ac.kr")
    found = change(new)
    (lee,) = found.new_staff
    assert found.changed_courses[0].after.professor_id == lee.staff_id
    assert compare([new], [OS], [SLOT], [KIM, lee]).new_staff == ()


def test_an_administrators_address_makes_nobody_a_professor() -> None:
    it = replace(KIM, role=Role.ADMINISTRATOR)
    assert [one.role for one in compare([LISTED], [OS], [SLOT], [it]).new_staff] == [Role.PROFESSOR]


def test_the_zoom_room_in_use_stays() -> None:
    course = replace(OS, zoom=replace(ZOOM, passcode="of-today"))
    found = change(replace(LISTED, zoom=ZOOM), course)
    assert found.is_empty
    assert found.keeps_zoom == (course,)
    assert change(replace(LISTED, zoom=None), course).keeps_zoom == ()


def test_a_course_that_does_not_meet_any_more_loses_its_slots() -> None:
    found = change(replace(LISTED, slots=()))
    assert (found.dropped_slots, found.added_slots, found.changed_courses) == ((SLOT,), (), ())


def test_only_sessions_of_today_go_and_come_and_what_is_over_comes_as_cancelled() -> None:
    running = replace(SLOT, starts=time(10), ends=time(11))
    later = replace(SLOT, starts=time(13), ends=time(14))
    moved = TimetableChange(added_slots=(SLOT, running, OTHERS), dropped_slots=(later, OTHERS))
    at = datetime(2026, 3, 2, 1, 15, tzinfo=UTC)  # Monday 10:15 in Seoul
    today = todays_sessions(moved, at, SEOUL)
    assert [(one.starts_at.hour, one.state) for one in today.made] == [
        (0, SessionState.CANCELLED),
        (1, SessionState.OPEN),
    ]
    assert [one.starts_at.hour for one in today.gone] == [4]
