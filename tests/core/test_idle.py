"""The main page while nobody is there: when it rests, and the path that its contents wander."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from kiosk.core.idle import REACH, RESTS_AFTER_S, SMOOTH_STEP_S, STEP_S, drift, rests

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
