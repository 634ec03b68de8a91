"""Class sessions from weekly slots, in any time zone; which one is on at the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.timetable import (
    CLOSES_ITSELF_AFTER_S,
    check_in_opens,
    day_bounds,
    lecture_next,
    lecture_now,
    lectures_of,
    overdue,
    sessions_on,
    takes_check_ins,
)
from kiosk.core.values import SessionState
from tests.builders import ROOM, SEOUL, a_course, a_lecture, a_professor, a_session, a_slot
from tests.fakes import A_MONDAY

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
COURSE = a_course()
MONDAY = date(2026, 3, 2)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        (SEOUL, MONDAY, 24),
        (BERLIN, date(2026, 3, 29), 23),
        (BERLIN, date(2026, 10, 25), 25),
        (NEW_YORK, date(2026, 3, 8), 23),
    ],
)
def test_a_local_day_in_utc(zone: ZoneInfo, day: date, hours: int) -> None:
    start, end = day_bounds(day, zone)
    assert end - start == timedelta(hours=hours)
    assert start.astimezone(zone).time() == end.astimezone(zone).time() == time()
    assert start.astimezone(zone).date() == day


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from([SEOUL, BERLIN, NEW_YORK]))
def test_days_follow_each_other_without_a_gap(day: date, zone: ZoneInfo) -> None:
    assert day_bounds(day, zone)[1] == day_bounds(day + timedelta(days=1), zone)[0]


def test_slots_of_that_weekday_become_sessions_in_utc() -> None:
    (session,) = sessions_on(MONDAY, [a_slot(COURSE), a_slot(COURSE, weekday=1)], SEOUL)
    assert session.starts_at == A_MONDAY
    assert session.ends_at - session.starts_at == minutes(75)
    assert (session.room, session.state) == (ROOM, SessionState.OPEN)


def test_ids_follow_from_course_start_and_room() -> None:
    slot = a_slot(COURSE)
    first, second = (sessions_on(MONDAY, [slot], SEOUL)[0] for _ in range(2))
    assert first == second
    later = sessions_on(MONDAY + timedelta(days=7), [slot], SEOUL)[0]
    elsewhere = sessions_on(MONDAY, [replace(slot, room="303")], SEOUL)[0]
    other = sessions_on(MONDAY, [replace(slot, course_id=a_course().course_id)], SEOUL)[0]
    assert len({one.session_id for one in (first, later, elsewhere, other)}) == 4


def test_a_class_at_nine_stays_at_nine_when_the_clocks_change() -> None:
    slot = a_slot(COURSE, weekday=0)
    winter, summer = (sessions_on(day, [slot], BERLIN)[0] for day in (date(2026, 3, 23), date(2026, 3, 30)))
    assert winter.starts_at.astimezone(BERLIN).time() == summer.starts_at.astimezone(BERLIN).time() == time(9)
    assert summer.starts_at - winter.starts_at == timedelta(days=7) - timedelta(hours=1)


def test_over_midnight() -> None:
    slot = a_slot(COURSE, time(23, 30), time(0, 45))
    (session,) = sessions_on(MONDAY, [slot], SEOUL)
    assert session.ends_at - session.starts_at == minutes(75)
    assert session.ends_at.astimezone(SEOUL).date() == MONDAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "starts", "ends"),
    [
        (date(2026, 3, 29), time(2, 30), time(3, 15)),  # begins in the hour that is not there
        (date(2026, 3, 29), time(1, 30), time(3, 30)),
        (date(2026, 10, 25), time(2, 30), time(2, 45)),  # in the hour that is there twice
        (date(2026, 10, 24), time(23, 0), time(4, 0)),
    ],
)
def test_a_session_keeps_its_length_in_the_night_of_the_change(day: date, starts: time, ends: time) -> None:
    slot = a_slot(COURSE, starts, ends, weekday=day.weekday())
    (session,) = sessions_on(day, [slot], BERLIN)
    planned = (datetime.combine(day, ends) - datetime.combine(day, starts)) % timedelta(days=1)
    assert session.ends_at - session.starts_at == planned


@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.times(),
    st.times(),
    st.sampled_from([SEOUL, BERLIN, NEW_YORK]),
)
def test_every_session_ends_after_it_starts_within_a_day(day: date, a: time, b: time, zone: ZoneInfo) -> None:
    (session,) = sessions_on(day, [a_slot(COURSE, a, b, weekday=day.weekday())], zone)
    assert timedelta(0) < session.ends_at - session.starts_at <= timedelta(days=1)
    assert session.starts_at.tzinfo is UTC


def test_lectures_are_sorted_and_know_course_and_professor() -> None:
    kim = a_professor("Kim Jihun")
    mine, orphan = a_course(professor=kim), a_course("CSE302")
    late, early = a_session(mine, A_MONDAY + minutes(180)), a_session(orphan, A_MONDAY)
    gone = a_session(a_course())
    assert lectures_of([late, gone, early], [mine, orphan], [kim]) == (
        a_lecture(orphan, early, ""),
        a_lecture(mine, late, "Kim Jihun"),
    )


LECTURE = a_lecture(COURSE, a_session(COURSE))
ENDS_AT = LECTURE.session.ends_at


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (A_MONDAY - timedelta(seconds=600, microseconds=1), False),
        (A_MONDAY - timedelta(seconds=600), True),
        (A_MONDAY, True),
        (ENDS_AT - timedelta(microseconds=1), True),
        (ENDS_AT, False),
    ],
)
def test_when_somebody_may_check_in(now: datetime, expected: bool) -> None:
    assert takes_check_ins(LECTURE, now) is expected


@pytest.mark.parametrize("before_s", [0.0, 90.0, 3600.0])
def test_from_when_on_is_the_rule_of_the_course(before_s: float) -> None:
    course = replace(COURSE, rule=replace(COURSE.rule, opens_before_s=before_s))
    lecture = replace(LECTURE, course=course)
    opens = check_in_opens(lecture.session, course)
    assert opens == A_MONDAY - timedelta(seconds=before_s)
    assert takes_check_ins(lecture, opens)
    assert not takes_check_ins(lecture, opens - timedelta(microseconds=1))


@pytest.mark.parametrize("state", [SessionState.CLOSED, SessionState.CANCELLED])
def test_a_session_that_is_not_open_takes_nobody(state: SessionState) -> None:
    shut = replace(LECTURE, session=replace(LECTURE.session, state=state))
    assert not takes_check_ins(shut, A_MONDAY)
    assert lecture_now([shut], ROOM, A_MONDAY) is None
    assert lecture_next([shut], ROOM, A_MONDAY - minutes(60)) is None


def test_of_two_that_overlap_the_later_one_is_on() -> None:
    following = a_lecture(a_course("CSE302"), a_session(COURSE, ENDS_AT))
    both = [following, LECTURE]
    assert lecture_now(both, ROOM, ENDS_AT - minutes(11)) is LECTURE
    assert lecture_now(both, ROOM, ENDS_AT - minutes(10)) is following
    assert lecture_next(both, ROOM, ENDS_AT - minutes(11)) is following
    assert lecture_next(both, ROOM, ENDS_AT - minutes(10)) is None


def test_two_in_the_same_minute_give_one_answer_always_the_same() -> None:
    twins = [a_lecture(course, a_session(course)) for course in (COURSE, a_course("CSE302"))]
    assert lecture_now(twins, ROOM, A_MONDAY) is twins[0]


def test_another_room_is_another_door() -> None:
    assert lecture_now([LECTURE], "303", A_MONDAY) is None
    assert lecture_next([LECTURE], "303", A_MONDAY - minutes(60)) is None


def test_overdue_is_what_ended_a_while_ago_and_is_open() -> None:
    session = LECTURE.session
    late = ENDS_AT + timedelta(seconds=CLOSES_ITSELF_AFTER_S)
    assert overdue([session], late - timedelta(microseconds=1)) == ()
    assert overdue([session], late) == (session,)
    assert overdue([replace(session, state=SessionState.CLOSED)], late) == ()
    assert overdue([replace(session, state=SessionState.CANCELLED)], late) == ()
