from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.vision.demo import portrait
from kiosk.vision.detect import CascadeMissingError, FaceDetector
from kiosk.vision.rendered.look import StudentLook


def gray_of(bgr: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)


@pytest.fixture(scope="module")
def gray() -> NDArray[np.uint8]:
    return gray_of(portrait(StudentLook.from_seed(0)))


def test_a_missing_cascade_is_a_loud_error(tmp_path: Path) -> None:
    with pytest.raises(CascadeMissingError, match="opencv-contrib-python"):
        FaceDetector(tmp_path)


def test_a_damaged_cascade_is_a_loud_error(tmp_path: Path) -> None:
    (tmp_path / "haarcascade_frontalface_alt2.xml").write_text("<opencv_storage></opencv_storage>")
    with pytest.raises(CascadeMissingError):
        FaceDetector(tmp_path)


def test_a_frontal_face_is_found_in_the_whole_picture_and_near_its_place(gray: NDArray[np.uint8]) -> None:
    detector = FaceDetector()
    box = detector.frontal(gray, 80)[0]
    again = detector.frontal_near(gray, box)[0]
    assert abs(box[0] - again[0]) < 0.15 * box[2]
    assert 0.8 < again[2] / box[2] < 1.25


def test_profiles_to_both_sides_mirror_each_other(gray: NDArray[np.uint8]) -> None:
    detector = FaceDetector()
    turned = gray_of(portrait(StudentLook.from_seed(1), 42.0))
    mirrored = np.ascontiguousarray(turned[:, ::-1])
    right = detector.profile(turned, 80, 1)
    left = detector.profile(mirrored, 80, -1)
    assert [(640 - x - w, y, w, h) for x, y, w, h in right] == left


def test_near_a_box_outside_the_picture_nothing_is_found(gray: NDArray[np.uint8]) -> None:
    assert FaceDetector().frontal_near(gray, (900, 900, 80, 80)) == []
