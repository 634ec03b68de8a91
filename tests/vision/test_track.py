from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.vision.demo import portrait
from kiosk.vision.detect import Box, FaceDetector
from kiosk.vision.landmarks import ShapeModel
from kiosk.vision.rendered.look import StudentLook
from kiosk.vision.track import BRIDGE_S, Tracker
from tests.vision.crowd import Here, crowd

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
        """Id of the nearest, the only one in most of these tests."""
        boxes = [] if blind else self.detector.frontal(gray, 80)
        tracks = self.tracker.update(gray, boxes, at_s)
        return tracks[0].track_id if tracks else None


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
    (track,) = follower.tracker.tracks
    assert track.yaw_deg > 14


# --- several people -----------------------------------------------------------------------------------


def in_a_row(near: Sequence[float]) -> Gray:
    """People side by side, one picture each."""
    return np.concatenate([gray_of(seed, near=one) for seed, one in enumerate(near)], axis=1)


def test_three_are_followed_and_the_farthest_makes_room_for_somebody_nearer(follower: Follower) -> None:
    for k in range(2):  # two begin in a frame
        follower.see(in_a_row([0.1, 0.3, 0.5]), k / 20)
    assert sorted(track.track_id for track in follower.tracker.tracks) == [1, 2, 3]
    follower.see(in_a_row([0.1, 0.3, 0.5, 0.7]), 0.1)
    assert sorted(track.box[0] // 640 for track in follower.tracker.tracks) == [1, 2, 3]
    follower.see(in_a_row([0.3, 0.3, 0.5, 0.7]), 0.15)
    assert sorted(track.box[0] // 640 for track in follower.tracker.tracks) == [1, 2, 3]


def test_whoever_is_served_makes_room_for_nobody(follower: Follower) -> None:
    for k in range(2):
        follower.see(in_a_row([0.1, 0.3, 0.5]), k / 20)
    farthest = follower.tracker.tracks[-1].track_id
    four = in_a_row([0.1, 0.3, 0.5, 0.7])
    tracks = follower.tracker.update(four, follower.detector.frontal(four, 80), 0.1, farthest)
    assert sorted(track.box[0] // 640 for track in tracks) == [0, 2, 3]


PASSING: dict[str, Callable[[float], list[Here]]] = {
    "before": lambda part: [Here(0, 40 + 560 * part, 0.6), Here(1, 320, 0.3)],
    "behind": lambda part: [Here(0, 320, 0.6), Here(1, 40 + 560 * part, 0.25)],
    "each other": lambda part: [Here(0, 120 + 400 * part, 0.42), Here(1, 520 - 400 * part, 0.4)],
    "in between": lambda part: [Here(0, min(320, 60 + 520 * part), 0.6), Here(1, 320, 0.35)],
}


@pytest.mark.parametrize("frames", [12, 24])
@pytest.mark.parametrize("way", PASSING)
def test_people_who_pass_never_take_over_anothers_track(follower: Follower, way: str, frames: int) -> None:
    owners: dict[int, set[int]] = {}
    for k in range(frames):
        people = PASSING[way](k / (frames - 1))
        gray = np.asarray(cv2.cvtColor(crowd(people, k), cv2.COLOR_BGR2GRAY), np.uint8)
        follower.see(gray, k / 15)
        for track in follower.tracker.tracks:
            on = {one.seed for one in people if one.holds(track.box)}
            owners[track.track_id] = owners.get(track.track_id, on) & on
    assert len(owners) >= 2
    assert all(owners.values()), owners


def test_two_who_stand_close_keep_their_tracks(follower: Follower) -> None:
    for k in range(15):
        people = [Here(0, 230 + 8 * np.sin(k / 2), 0.4), Here(1, 400 + 8 * np.cos(k / 3), 0.35)]
        gray = np.asarray(cv2.cvtColor(crowd(people, k), cv2.COLOR_BGR2GRAY), np.uint8)
        assert follower.see(gray, k / 15) == 1
        first, second = follower.tracker.tracks
        assert (first.track_id, second.track_id) == (1, 2)
        assert people[0].holds(first.box)
        assert people[1].holds(second.box)


def test_a_collar_is_no_second_face(follower: Follower) -> None:
    gray = gray_of(1)
    (face,) = follower.detector.frontal(gray, 80)
    collar = (face[0] + 10, face[1] + face[3], face[2] - 20, face[2] - 20)
    assert [track.box for track in follower.tracker.update(gray, [face, collar], 0.0)] == [face]
