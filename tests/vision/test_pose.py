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
