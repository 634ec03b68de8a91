"""The change of a timetable file in the store: one transaction, journalled; what was held stays."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from kiosk.core.ports import StoreError, StoreTrouble
from kiosk.core.timetable import sessions_on
from kiosk.core.timetable_change import TimetableChange, TodaysSessions, compare, todays_sessions
from kiosk.core.timetable_file import ListedCourse, WeeklySlot
from kiosk.core.values import ClassSession, Mode, SessionState, ZoomRoom
from kiosk.storage.errors import RefusedError
from tests.builders import SEOUL
from tests.fakes import A_MONDAY
from tests.storage.school import School, a_course, a_session

EIGHT = A_MONDAY - timedelta(hours=1)
MONDAY = WeeklySlot(0, time(9), time(10, 15), "101", Mode.IN_PERSON)
TUESDAY = WeeklySlot(1, time(9), time(10, 15), "101", Mode.IN_PERSON)
LISTED = ListedCourse("CSE101", "Algorithms", "Kim Jihun", "kim@example.ac.kr", (MONDAY,))
ART = ListedCourse("ART200", "Drawing", "Lee Dohyun", "lee@example.ac.kr", (TUESDAY,))
ZOOM = ZoomRoom("98765432101", "s3cret", "https://zoom.us/j/98765432101")
PIN = "582914"


def change(school: School, *listed: ListedCourse) -> TimetableChange:
    timetable = school.store.timetable
    return compare(listed, timetable.courses(), timetable.slots(), school.store.people.staff())


def put(school: School, *listed: ListedCourse, at: datetime = EIGHT) -> TimetableChange:
    found = change(school, *listed)
    today = todays_sessions(found, at, SEOUL)
    pins = {one.staff_id: PIN for one in found.new_staff}
    school.store.timetable.take_over(found, pins, today, "it", at)
    return found


def sessions(school: School) -> tuple[ClassSession, ...]:
    return school.store.timetable.sessions_of(school.course.course_id)


def everything(school: School) -> tuple[object, ...]:
    timetable, people, journal = school.store.timetable, school.store.people, school.store.journal
    return timetable.courses(), timetable.slots(), people.staff(), sessions(school), journal.head()


def test_new_courses_and_professors_are_there_and_the_file_has_nothing_left_to_change(school: School) -> None:
    found = put(school, LISTED, replace(ART, zoom=ZOOM))
    store = school.store
    (lee,) = found.new_staff
    assert lee in store.people.staff()
    assert store.people.secret_is(lee.staff_id, PIN)
    drawing, _ = store.timetable.courses()
    assert (drawing.title, drawing.professor_id, drawing.zoom) == ("Drawing", lee.staff_id, ZOOM)
    assert {(slot.course_id, slot.weekday) for slot in store.timetable.slots()} == {
        (drawing.course_id, 1),
        (school.course.course_id, 0),
    }
    head = store.journal.head()
    assert change(school, LISTED, replace(ART, zoom=ZOOM)).is_empty
    assert store.journal.head() == head


def test_everything_is_journalled_without_names_or_secrets(school: School) -> None:
    before = len(school.store.journal.entries())
    put(school, replace(LISTED, title="Graphs", professor_name="Kim J.", zoom=ZOOM), ART)
    entries = school.store.journal.entries()[before:]
    assert [(one.actor, one.action) for one in entries] == [
        ("it", "add_staff"),
        ("it", "change_staff"),
        ("it", "add_course"),
        ("it", "set_zoom"),
        ("it", "change_course"),
    ]
    assert json.loads(entries[-1].detail) == {
        "code": "CSE101",
        "title": True,
        "professor": False,
        "slots_added": 1,
        "slots_dropped": 0,
    }
    written = " ".join(entry.detail for entry in entries)
    assert not [word for word in ("Kim", "Lee", "Graphs", "s3cret", PIN) if word in written]
    assert school.store.proofs.prove().broken == ()


def test_a_course_takes_title_professor_and_slots_and_others_are_left(school: School) -> None:
    other = a_course(school.professor, "MAT100")
    school.store.timetable.add_course(other, [])
    put(school, LISTED)
    put(
        school,
        replace(
            LISTED,
            title="Graphs",
            professor_name="Lee Dohyun",
            professor_email="lee@example.ac.kr",
            slots=(replace(MONDAY, mode=Mode.ONLINE), TUESDAY),
        ),
    )
    course, left = school.store.timetable.courses()
    staff = {one.staff_id: one.name for one in school.store.people.staff()}
    assert (course.course_id, course.title) == (school.course.course_id, "Graphs")
    assert staff[course.professor_id] == "Lee Dohyun"
    assert [(slot.weekday, slot.mode) for slot in school.store.timetable.slots()] == [
        (0, Mode.ONLINE),
        (1, Mode.IN_PERSON),
    ]
    assert left == other
    assert school.store.timetable.roster(course.course_id) == (school.ada, school.bo)


MOVED = replace(LISTED, slots=(replace(MONDAY, starts=time(9, 30)),))


def test_sessions_to_come_follow_the_new_slots_and_back(school: School) -> None:
    put(school, LISTED)
    assert sessions(school) == (school.session,)
    put(school, MOVED)
    assert [one.starts_at for one in sessions(school)] == [A_MONDAY + timedelta(minutes=30)]
    put(school, LISTED)
    assert [one.starts_at for one in sessions(school)] == [A_MONDAY]
    put(school, replace(LISTED, slots=(replace(MONDAY, ends=time(12), mode=Mode.ONLINE), TUESDAY)))
    assert [(one.ends_at, one.mode) for one in sessions(school)] == [
        (A_MONDAY + timedelta(hours=3), Mode.ONLINE)
    ]


def test_a_title_or_another_slot_leaves_the_sessions(school: School) -> None:
    put(school, LISTED)
    put(school, replace(LISTED, slots=(MONDAY, TUESDAY), title="Graphs"))
    assert sessions(school) == (school.session,)


@pytest.mark.parametrize("what", ["open_for_check_in", "check_in", "correction", "closed", "cancelled"])
def test_what_was_held_or_has_facts_stays(school: School, what: str) -> None:
    put(school, LISTED)
    at, facts = EIGHT, school.store.attendance
    if what == "open_for_check_in":
        at = A_MONDAY - timedelta(seconds=school.course.rule.opens_before_s)
    elif what == "check_in":
        facts.check_in(school.check_in(school.ada))
    elif what == "correction":
        facts.correct(school.correction(school.ada))
    else:
        facts.close(school.session.session_id, SessionState(what), [], "kim", EIGHT)
    before = sessions(school)
    put(school, replace(LISTED, slots=(TUESDAY,)), at=at)
    assert sessions(school) == before != ()


def test_another_courses_sessions_stay(school: School) -> None:
    other = a_course(school.professor, "MAT100")
    school.store.timetable.add_course(other, [])
    theirs = a_session(other)
    school.store.timetable.ensure_sessions([theirs])
    put(school, LISTED)
    put(school, replace(LISTED, slots=(TUESDAY,)))
    assert school.store.timetable.sessions_of(other.course_id) == (theirs,)


def test_a_new_slot_that_is_over_today_is_not_made_as_held(school: School) -> None:
    noon = A_MONDAY + timedelta(hours=12)
    early = replace(MONDAY, starts=time(0), ends=time(1), room="202")
    put(school, replace(LISTED, slots=(early,)), at=noon)
    made = sessions_on(A_MONDAY.date(), school.store.timetable.slots(), SEOUL)
    school.store.timetable.ensure_sessions(made)
    assert [(one.room, one.state) for one in sessions(school)] == [
        ("202", SessionState.CANCELLED),
        ("101", SessionState.OPEN),
    ]


def test_the_zoom_room_that_a_professor_set_meanwhile_stays(school: School) -> None:
    found = change(school, replace(LISTED, zoom=ZOOM))
    newer = replace(ZOOM, passcode="newer")
    school.store.timetable.set_zoom(school.course.course_id, newer, "kim", EIGHT)
    school.store.timetable.take_over(found, {}, TodaysSessions(), "it", EIGHT)
    assert school.store.timetable.course(school.course.course_id).zoom == newer


def test_two_who_add_the_same_do_not_add_it_twice(school: School) -> None:
    late = change(school, ART)
    put(school, ART)
    before = everything(school)
    pins = {one.staff_id: PIN for one in late.new_staff}
    with pytest.raises(StoreError) as raised:
        school.store.timetable.take_over(late, pins, TodaysSessions(), "it", EIGHT)
    assert raised.value.trouble is StoreTrouble.BUSY
    assert everything(school) == before


def test_it_is_all_or_nothing(school: School) -> None:
    found = change(school, ART, replace(LISTED, slots=(TUESDAY,)))
    twice = replace(found, added_slots=(*found.added_slots, found.added_slots[-1]))
    before = everything(school)
    pins = {one.staff_id: PIN for one in found.new_staff}
    with pytest.raises(RefusedError):
        school.store.timetable.take_over(twice, pins, TodaysSessions(), "it", EIGHT)
    assert everything(school) == before
