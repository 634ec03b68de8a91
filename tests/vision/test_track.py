from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.vision.demo import portrait
from kiosk.vision.detect import Box, FaceDetector
from kiosk.vision.landmarks import ShapeModel
from kiosk.vision.rendered.look import StudentLook
from kiosk.vision.track import BRIDGE_S, Tracker

Gray = NDArray[np.uint8]


def gray_of(seed: int, yaw_deg: float = 0.0, x_mm: float = 0.0, near: float = 0.6) -> Gray:
    bgr = portrait(StudentLook.from_seed(seed), yaw_deg, x_mm=x_mm, near=near)
    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)


class FakeBlindDetector(FaceDetector):
    """Sees nothing in profile."""

    def profile_near(self, gray: Gray, box: Box, side: int) -> list[Box]:
        return []


class Follower:
    def __init__(self) -> None:
        self.detector = FakeBlindDetector()
        self.tracker = Tracker(self.detector, ShapeModel())

    def see(self, gray: Gray, at_s: float, *, blind: bool = False) -> int | None:
        boxes = [] if blind else self.detector.frontal(gray, 80)
        track = self.tracker.update(gray, boxes, at_s)
        return None if track is None else track.track_id


@pytest.fixture
def follower() -> Follower:
    return Follower()


def test_one_person_keeps_one_id(follower: Follower) -> None:
    assert [follower.see(gray_of(1, x_mm=8.0 * k), k / 15) for k in range(5)] == [1] * 5


def test_a_face_no_cascade_sees_is_followed_for_a_moment_only(follower: Follower) -> None:
    gray = gray_of(1)
    assert follower.see(gray, 0.0) == 1
    assert follower.see(gray, 0.1, blind=True) == 1
    blind = [follower.see(gray, 0.1 + k / 10, blind=True) for k in range(1, 25)]
    assert blind[0] == 1
    assert None in blind


def test_a_face_that_is_gone_ends_the_track_at_once(follower: Follower) -> None:
    assert follower.see(gray_of(1), 0.0) == 1
    assert follower.see(np.full((480, 640), 90, np.uint8), 0.05) is None
    assert follower.see(gray_of(1), 0.1) == 2


def test_after_a_gap_in_time_it_is_somebody_new(follower: Follower) -> None:
    assert follower.see(gray_of(1), 0.0) == 1
    assert follower.see(gray_of(1), BRIDGE_S + 0.1) == 2


def test_somebody_at_another_place_is_somebody_else(follower: Follower) -> None:
    assert follower.see(gray_of(1, x_mm=-160.0), 0.0) == 1
    assert follower.see(gray_of(2, x_mm=160.0), 0.05) == 2


def test_a_turning_head_is_followed(follower: Follower) -> None:
    assert [follower.see(gray_of(3, yaw), k / 15) for k, yaw in enumerate(range(0, 36, 5))] == [1] * 8
    track = follower.tracker.current
    assert track is not None
    assert track.yaw_deg > 14
