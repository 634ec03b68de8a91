from __future__ import annotations

import pytest

from kiosk.core.values import Pose
from kiosk.vision.pose import PoseReader, named


@pytest.mark.parametrize(
    ("yaw", "pitch", "pose"),
    [
        (0, 0, Pose.FRONT),
        (8, -8, Pose.FRONT),
        (25, 5, Pose.LEFT),
        (-25, 5, Pose.RIGHT),
        (3, 20, Pose.DOWN),
        (3, -20, Pose.UP),
        (11, 3, None),
        (12, 9, None),
    ],
)
def test_angles_have_names(yaw: float, pitch: float, pose: Pose | None) -> None:
    assert named(yaw, pitch) is pose


def test_a_resting_pitch_counts_as_front() -> None:
    reader = PoseReader()
    yaw = pitch = 0.0
    for _ in range(20):
        yaw, pitch = reader.update(2.0, 9.0)
    assert named(yaw, pitch) is Pose.FRONT
    for _ in range(10):
        yaw, pitch = reader.update(2.0, 26.0)
    assert named(yaw, pitch) is Pose.DOWN


def test_somebody_who_comes_turned_is_not_taken_as_resting_so() -> None:
    reader = PoseReader()
    yaw = pitch = 0.0
    for _ in range(20):
        yaw, pitch = reader.update(28.0, 0.0)
    assert named(yaw, pitch) is Pose.LEFT


def test_how_a_head_rests_is_learnt_until_it_is_asked_to_move() -> None:
    """Whoever walks up looks about; the front is how they look when they stand there."""
    reader = PoseReader()
    for _ in range(12):
        reader.update(-9.0, 0.0)
    standing = [reader.update(1.0, 0.0) for _ in range(60)]
    assert abs(standing[-1][0]) < 1
    turned = [reader.update(11.0, 0.0, acting=True) for _ in range(60)]
    assert turned[-1][0] > 9


LOW = (-20.0, -19.0, -18.0, -17.0, -21.0, -19.0, -18.0, -20.0)
"""The pitch of a man who looks straight into a camera below his face."""


def test_a_head_held_still_before_a_low_camera_rests_so() -> None:
    reader = PoseReader()
    shown = [named(*reader.update(1.0, pitch, frontal=True)) for pitch in LOW * 2]
    assert shown[: len(LOW) - 1] == [Pose.UP] * (len(LOW) - 1)
    assert shown[len(LOW) - 1 :] == [Pose.FRONT] * (len(LOW) + 1)
    turned = [named(*reader.update(1.0, -33.0, acting=True, frontal=True)) for _ in range(30)]
    assert turned[-1] is Pose.UP, "what is asked for later is no rest"


@pytest.mark.parametrize(
    ("pitches", "frontal", "acting_from"),
    [
        pytest.param([-pitch for pitch in LOW] * 3, True, None, id="reads a phone"),
        pytest.param(LOW * 3, False, None, id="no frontal face"),
        pytest.param((-12.0, -17.0, -22.0, -27.0) * 6, True, None, id="moves"),
        pytest.param((-30.0,) * 24, True, None, id="far up"),
        pytest.param((*(0.0,) * 12, *LOW * 2), True, 12, id="turns as asked"),
        pytest.param((*(0.0,) * 4, *(-19.0,) * 20), True, 4, id="turns as asked, just come"),
    ],
)
def test_no_other_head_rests_so(pitches: tuple[float, ...], frontal: bool, acting_from: int | None) -> None:
    reader = PoseReader()
    shown = [
        named(
            *reader.update(1.0, pitch, acting=acting_from is not None and at >= acting_from, frontal=frontal)
        )
        for at, pitch in enumerate(pitches)
    ]
    assert shown[-1] is not Pose.FRONT
