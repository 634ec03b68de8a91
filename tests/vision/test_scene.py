"""The empty picture in numbers, on the rendered corridor."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.picture_watch import PictureChange, change_between
from kiosk.vision.rendered.cast import Light
from kiosk.vision.rendered.room import Webcam, paint_room
from kiosk.vision.scene import scene_of

Bgr = NDArray[np.uint8]


def corridor(room: int = 3, number: int = 0, key: float = 1.0) -> Bgr:
    picture = paint_room(room)
    frame = Webcam(room).take(picture, number, Light())
    return np.asarray(np.clip(frame.astype(np.float32) * key, 0, 255), np.uint8)


def test_the_same_place_stays_the_same_through_noise_and_size() -> None:
    usual = scene_of(corridor())
    assert change_between(usual, scene_of(corridor(number=9))) is None
    larger = cv2.resize(corridor(), (1280, 960), interpolation=cv2.INTER_CUBIC)
    assert change_between(usual, scene_of(np.asarray(larger, np.uint8))) is None
    assert change_between(usual, scene_of(corridor(key=0.8))) is None


def test_a_lamp_out_a_moved_camera_and_a_dirty_lens_are_told_apart() -> None:
    usual = scene_of(corridor())
    assert change_between(usual, scene_of(corridor(key=0.4))) is PictureChange.LAMP_OUT
    turned = np.ascontiguousarray(np.roll(corridor(), 260, axis=1)[::-1])
    assert change_between(usual, scene_of(turned)) is PictureChange.CAMERA_MOVED
    dirty = np.asarray(cv2.GaussianBlur(corridor(), (0, 0), 6), np.uint8)
    assert change_between(usual, scene_of(dirty)) is PictureChange.LENS_DIRTY


@pytest.mark.parametrize("level", [0, 255])
def test_a_covered_lens_shows_nothing(level: int) -> None:
    scene = scene_of(np.full((480, 640, 3), level, np.uint8))
    assert not any(scene.signature)
    assert scene.sharpness == 0
