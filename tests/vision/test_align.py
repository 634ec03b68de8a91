from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.ports import WorldError
from kiosk.vision.align import CROP_PX, EYE_LINE_PX, aligned, crop_targets
from kiosk.vision.demo import portrait
from kiosk.vision.detect import FaceDetector
from kiosk.vision.engines.lbph import LbphEngine
from kiosk.vision.landmarks import Fit, NumbersError, ShapeModel, apply, assets_dir, similarity
from kiosk.vision.rendered.look import StudentLook

Gray = NDArray[np.uint8]


@pytest.fixture(scope="module")
def model() -> ShapeModel:
    return ShapeModel()


def fitted(model: ShapeModel, near: float, roll_deg: float = 0.0) -> tuple[Gray, Fit]:
    bgr = portrait(StudentLook.from_seed(3), roll_deg=roll_deg, near=near)
    gray = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
    return gray, model.fit(gray, model.start(FaceDetector().frontal(gray, 70)[0]))


@pytest.mark.parametrize(("near", "roll_deg"), [(0.1, 0.0), (0.5, 8.0), (1.0, -8.0)])
def test_crops_have_the_eyes_in_one_place(model: ShapeModel, near: float, roll_deg: float) -> None:
    gray, fit = fitted(model, near, roll_deg)
    targets = crop_targets(model.mean)
    crop = aligned(gray, fit, targets)
    assert crop.shape == (CROP_PX, CROP_PX)
    assert fit.score > 0.7
    inner = list(range(9, 32))
    eyes = apply(similarity(fit.points[inner], targets[inner]), fit.eyes)
    assert eyes[:, 1] == pytest.approx([EYE_LINE_PX] * 2, abs=5)
    assert eyes[1, 0] - eyes[0, 0] == pytest.approx(52, abs=5)


def test_near_and_far_crops_are_described_alike(model: ShapeModel) -> None:
    engine, targets = LbphEngine(), crop_targets(model.mean)
    near, far = (engine.describe(aligned(*fitted(model, k), targets)) for k in (0.9, 0.3))
    assert np.linalg.norm(near) == pytest.approx(1, abs=1e-5)
    assert float(1 - near @ far) < 0.25


def test_no_face_has_a_low_score(model: ShapeModel) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (480, 640), dtype=np.uint8)
    assert model.fit(noise, model.start((200, 150, 150, 150))).score < 0.35


def test_one_altered_byte_in_our_own_model_is_found(tmp_path: Path) -> None:
    """The archive has a checksum for each of its arrays."""
    path = tmp_path / "numbers.npz"
    content = bytearray((assets_dir() / "lbph_subspace.npz").read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(NumbersError, match="damaged"):
        LbphEngine(path)


@pytest.mark.parametrize("content", [None, b"", b"PK no archive"])
def test_a_missing_or_damaged_file_of_numbers_is_a_clear_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "numbers.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NumbersError, match="install"):
        ShapeModel(path)
    with pytest.raises(WorldError):
        LbphEngine(path)
