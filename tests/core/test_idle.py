"""The main page while nobody is there: when it rests, the path that its contents wander, when it is night."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest

from kiosk.core.idle import REACH, RESTS_AFTER_S, SMOOTH_STEP_S, STEP_S, drift, is_night, rests
from tests.builders import ROOM, SEOUL, a_course, a_slot
from tests.core.at_the_door import AtTheDoor

BEGIN = datetime(2026, 3, 2, tzinfo=UTC)
PERIOD = 120


def path(step_s: float, steps: int = PERIOD) -> list[tuple[int, int]]:
    return [drift(BEGIN + timedelta(seconds=step * step_s), step_s) for step in range(steps)]


def test_it_rests_after_some_minutes_without_anybody() -> None:
    assert not rests(BEGIN, BEGIN + timedelta(seconds=RESTS_AFTER_S - 1))
    assert rests(BEGIN, BEGIN + timedelta(seconds=RESTS_AFTER_S))
    assert not rests(BEGIN, BEGIN - timedelta(hours=1)), "the clock was set back"


@pytest.mark.parametrize("step_s", [STEP_S, SMOOTH_STEP_S])
def test_no_step_is_longer_than_a_pixel_and_none_leads_out(step_s: float) -> None:
    walked = path(step_s, PERIOD + 1)
    assert walked[0] == walked[-1], "then it begins anew"
    for (right, down), (next_right, next_down) in pairwise(walked):
        assert abs(next_right - right) == abs(next_down - down) == 1
        assert abs(right) <= REACH
        assert abs(down) <= REACH - 1


def test_it_stands_everywhere_about_equally_long() -> None:
    walked = path(STEP_S)
    across, upright = [right for right, _ in walked], [down for _, down in walked]
    assert set(across) == set(range(-REACH, REACH + 1))
    assert set(upright) == set(range(1 - REACH, REACH))
    assert sum(across) == sum(upright) == 0
    assert max(across.count(right) for right in across) / PERIOD < 0.1
    assert max(upright.count(down) for down in upright) / PERIOD <= 0.1
    assert len(set(walked)) >= PERIOD / 2


def test_between_two_steps_it_stands_still() -> None:
    within = {drift(BEGIN + timedelta(seconds=second), STEP_S) for second in range(int(STEP_S))}
    assert len(within) == 1


# --- night ------------------------------------------------------------------------------------------


def at(hour: int, minute: int = 0, day: int = 2) -> datetime:
    """Local time in March 2026; the 2nd is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=SEOUL)


COURSE = a_course()
MORNING = a_slot(COURSE)  # 09:00 to 10:15 on Monday
EVENING = a_slot(COURSE, time(17), time(18, 15))


@pytest.mark.parametrize(
    ("when", "night"),
    [
        (at(0), True),
        (at(7, 59), True),
        (at(8), False),
        (at(9, 30), False),
        (at(13), False),  # a gap between two classes
        (at(19, 14), False),
        (at(19, 15), True),
        (at(9, 30, day=3), True),  # a Tuesday without a class
        (at(9, 30, day=9), False),
    ],
    ids=lambda value: f"{value:%a-%H.%M}" if isinstance(value, datetime) else str(value),
)
def test_it_is_day_around_the_classes_of_a_day(when: datetime, night: bool) -> None:
    assert is_night([MORNING, EVENING], ROOM, when, SEOUL) is night
    assert is_night([EVENING, MORNING], ROOM, when.astimezone(UTC), SEOUL) is night


def test_a_class_over_midnight_keeps_the_night_away() -> None:
    late = a_slot(COURSE, time(23), time(0, 30))
    nights = [
        is_night([late], ROOM, when, SEOUL) for when in (at(21, 59), at(22), at(1, 29, 3), at(1, 30, 3))
    ]
    assert nights == [True, False, False, True]
    early = a_slot(COURSE, time(0, 30), time(1))
    before = at(23, 30, day=1)
    assert is_night([early], ROOM, before, SEOUL) is False, "an hour before it is still Sunday"


def test_other_rooms_and_no_timetable_say_nothing() -> None:
    assert is_night([], ROOM, at(3), SEOUL) is False
    assert is_night([MORNING], "another room", at(3), SEOUL) is False


def test_the_door_knows_the_night(door: AtTheDoor) -> None:
    assert door.door_shown().night is False
    door.wait(4 * 3600)
    assert door.door_shown().night is True
    door.wait(20 * 3600 + 7 * 86_400 - 86_400)
    assert door.door_shown().night is False, "Monday again"
