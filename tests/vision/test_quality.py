from __future__ import annotations

import numpy as np
import pytest

from kiosk.core.observation import Hint
from kiosk.vision import quality
from kiosk.vision.detect import Box

SIZE = (640, 480)


@pytest.mark.parametrize(
    ("box", "others", "hint"),
    [
        ((250, 150, 140, 140), [], None),
        ((250, 150, 60, 60), [], Hint.COME_NEARER),
        ((150, 60, 320, 320), [], Hint.STEP_BACK),
        ((0, 150, 120, 120), [], Hint.MOVE_TO_CENTRE),
        ((250, 150, 140, 140), [(20, 150, 130, 130)], Hint.ONE_AT_A_TIME),
        ((250, 150, 140, 140), [(20, 150, 70, 70)], None),
        ((250, 150, 60, 60), [(20, 150, 58, 58)], Hint.COME_NEARER),
    ],
)
def test_where_a_face_is_gives_one_hint(box: Box, others: list[Box], hint: Hint | None) -> None:
    assert quality.place_hint(box, others, SIZE) is hint


@pytest.mark.parametrize(("level", "hint"), [(10, Hint.TOO_DARK), (120, None), (254, Hint.TOO_BRIGHT)])
def test_light(level: int, hint: Hint | None) -> None:
    gray = np.full((480, 640), level, np.uint8)
    assert quality.light_hint(gray, (200, 150, 150, 150)) is hint


def test_a_box_beside_the_picture_has_no_light() -> None:
    assert quality.light_hint(np.zeros((480, 640), np.uint8), (700, 500, 100, 100)) is None


def test_the_first_reason_in_the_order_is_told() -> None:
    assert quality.first([Hint.HOLD_STILL, None, Hint.TOO_DARK]) is Hint.TOO_DARK
    assert quality.first([None]) is None


def test_blur_lowers_sharpness(rng: np.random.Generator) -> None:
    crop = rng.integers(0, 255, (160, 160), dtype=np.uint8)
    flat = np.full((160, 160), 99, np.uint8)
    assert quality.sharpness(crop) > quality.SHARP_LEVEL > quality.sharpness(flat)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(1)
