"""Courses with rule and Zoom room, weekly slots, rosters, class sessions."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from kiosk.core.values import (
    AttendanceRule,
    CourseId,
    Mode,
    SessionId,
    SessionState,
    Slot,
    StaffId,
    StudentId,
    ZoomRoom,
    new_id,
)
from kiosk.storage.errors import RefusedError
from tests.fakes import A_MONDAY
from tests.storage.school import School, a_course, a_session, a_student

ZOOM = ZoomRoom("98765432101", "s3cret", "https://example.zoom.us/j/98765432101")


def test_a_course_comes_back_whole(school: School) -> None:
    timetable = school.store.timetable
    rule = AttendanceRule(900, 600, 1800, 2, 0.25)
    course = replace(a_course(school.professor, "ART200"), rule=rule, zoom=ZOOM)
    slots = [
        Slot(course.course_id, 2, time(13, 0), time(14, 15), "202", Mode.ONLINE),
        Slot(course.course_id, 0, time(9, 0), time(10, 15), "101"),
    ]
    timetable.add_course(course, slots)
    assert timetable.course(course.course_id) == course
    assert timetable.courses() == (course, school.course)
    assert timetable.slots() == (slots[1], slots[0])
    assert [one.action for one in school.store.journal.entries(2)] == ["add_course", "set_zoom"]


def test_what_is_unknown_is_a_lookup_error(school: School) -> None:
    with pytest.raises(LookupError):
        school.store.timetable.course(CourseId(new_id()))
    with pytest.raises(LookupError):
        school.store.timetable.session(SessionId(new_id()))


def test_a_course_needs_a_known_professor(school: School) -> None:
    stranger = replace(school.professor, staff_id=StaffId(new_id()))
    with pytest.raises(RefusedError):
        school.store.timetable.add_course(a_course(stranger), [])
    assert school.store.timetable.courses() == (school.course,)


def test_the_roster_is_sorted_and_holds_everybody_once(school: School) -> None:
    timetable = school.store.timetable
    head = school.store.journal.head()
    timetable.add_to_roster(school.course.course_id, [school.ada, school.bo, school.ada])
    assert timetable.roster(school.course.course_id) == (school.ada, school.bo)
    assert school.store.journal.head() == head
    assert timetable.roster(CourseId(new_id())) == ()
    assert timetable.roster_size(school.course.course_id) == 2
    assert timetable.roster_size(CourseId(new_id())) == 0


def test_a_roster_finds_people_by_number_and_leaves_them_as_they_are(school: School) -> None:
    store, other = school.store, a_course(school.professor, "ART200")
    store.timetable.add_course(other, [])
    store.people.enrol(school.enrolment(school.ada))
    listed = replace(school.ada, student_id=StudentId(new_id()), name="ADA", has_face=False)
    new = replace(a_student("20269999"), has_face=True)
    store.timetable.add_to_roster(other.course_id, [listed, new])
    assert store.timetable.roster(other.course_id) == (
        replace(school.ada, has_face=True),
        replace(new, has_face=False),  # a list grants no face
    )
    assert not store.people.has_secret(new.student_id)


def test_sessions_are_found_by_start_in_a_half_open_span(school: School) -> None:
    timetable = school.store.timetable
    later = a_session(school.course, A_MONDAY + timedelta(hours=2))
    same_time = a_session(school.course, A_MONDAY, "100")
    timetable.ensure_sessions([later, same_time])
    assert timetable.sessions_between(A_MONDAY, later.starts_at) == (same_time, school.session)
    assert timetable.sessions_between(A_MONDAY, later.ends_at) == (same_time, school.session, later)
    assert timetable.sessions_of(school.course.course_id) == (same_time, school.session, later)
    assert timetable.session(later.session_id) == later


def test_a_session_is_made_once_whatever_its_id(school: School) -> None:
    timetable = school.store.timetable
    school.store.attendance.close(school.session.session_id, SessionState.CANCELLED, [], "kim", A_MONDAY)
    again = replace(school.session, session_id=SessionId(new_id()))
    timetable.ensure_sessions([again, again])
    (kept,) = timetable.sessions_of(school.course.course_id)
    assert kept == replace(school.session, state=SessionState.CANCELLED)


def test_the_zoom_room_is_set_replaced_and_journalled(school: School) -> None:
    timetable, who = school.store.timetable, str(school.professor.staff_id)
    timetable.set_zoom(school.course.course_id, ZOOM, who, A_MONDAY)
    newer = replace(ZOOM, meeting_id="123456789")
    timetable.set_zoom(school.course.course_id, newer, who, A_MONDAY)
    assert timetable.course(school.course.course_id).zoom == newer
    entry = school.store.journal.entries(1)[0]
    assert (entry.actor, entry.action) == (who, "set_zoom")
    assert "s3cret" not in entry.detail
    with pytest.raises(RefusedError):
        timetable.set_zoom(CourseId(new_id()), ZOOM, who, A_MONDAY)
