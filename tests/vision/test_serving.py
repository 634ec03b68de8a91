"""Whom of several people a frame is about."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.core.observation import Challenge, Enrol, Identify, Task, Watch
from kiosk.core.values import Pose, StudentId, new_id
from kiosk.vision.landmarks import Fit
from kiosk.vision.serving import served
from kiosk.vision.track import CLEARLY, Track

WHO = StudentId(new_id())
SEARCH = Identify(frozenset({WHO}))


def a_track(track_id: int, width: int) -> Track:
    fit = Fit(np.zeros((32, 2), np.float32), 1.0, 0.0, 0.0)
    return Track(track_id, (100, 100, width, width), fit, 0.0, 0.0)


def resting(*tracks: int) -> Identify:
    return Identify(frozenset({WHO}), frozenset(tracks))


A_BIT, MUCH = round(100 * CLEARLY) - 1, round(100 * CLEARLY) + 1


@pytest.mark.parametrize(
    ("task", "widths", "serving", "whom"),
    [
        (SEARCH, {}, 1, None),
        (SEARCH, {1: 120, 2: 100}, None, 1),
        (SEARCH, {2: A_BIT, 1: 100}, 1, 1),
        (SEARCH, {2: MUCH, 1: 100}, 1, 2),
        (SEARCH, {2: 120, 3: 100}, 1, 2),
        (resting(1), {1: 200, 2: 100}, 1, 2),
        (resting(1), {1: 200, 2: MUCH, 3: 100}, 3, 2),
        (resting(1), {1: 200, 2: A_BIT, 3: 100}, 3, 3),
        (resting(1, 2), {1: 200, 2: 100}, None, 1),
        (Watch(), {2: MUCH, 1: 100}, 1, 2),
        (Enrol(WHO, Pose.FRONT), {2: A_BIT, 1: 100}, 1, 1),
        (Challenge(WHO, 1, Pose.LEFT), {2: 300, 1: 100}, 1, 1),
        (Challenge(WHO, 1, Pose.LEFT), {2: 300, 1: 100}, None, 1),
        (Challenge(WHO, 1, Pose.LEFT), {2: 300, 3: 100}, 1, 2),
    ],
)
def test_one_at_a_time_the_nearest_first(
    task: Task, widths: dict[int, int], serving: int | None, whom: int | None
) -> None:
    found = served([a_track(*one) for one in widths.items()], task, serving)
    assert (None if found is None else found.track_id) == whom
