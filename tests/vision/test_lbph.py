"""The built-in engine: what its patterns count, what mirror and light change, what evidence means."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.vision.align import CROP_PX
from kiosk.vision.engines import Nearest
from kiosk.vision.engines.lbph import FOLDED, SHAPE, LbphEngine, folded, histograms, mirrored

Crop = NDArray[np.uint8]


@pytest.fixture(scope="module")
def engine() -> LbphEngine:
    return LbphEngine()


def texture(seed: int) -> Crop:
    """Something with structure at the scale of a face's, no face."""
    coarse = np.random.default_rng(seed).integers(40, 200, (24, 24)).astype(np.uint8)
    return np.asarray(cv2.resize(coarse, (CROP_PX, CROP_PX), interpolation=cv2.INTER_CUBIC), np.uint8)


def test_each_cell_of_a_description_has_length_one() -> None:
    table = histograms(texture(1))
    assert table.shape == SHAPE
    np.testing.assert_allclose(np.linalg.norm(table, axis=-1), 1, atol=1e-5)
    assert folded(table).shape == (FOLDED,)
    assert folded(np.stack([table, table])).shape == (2, FOLDED)


def test_mirrored_histograms_are_those_of_the_mirrored_crop() -> None:
    crop = texture(2)
    turned = histograms(np.ascontiguousarray(crop[:, ::-1]))
    expected = mirrored(histograms(crop))
    assert float(np.abs(turned**2 - expected**2).mean()) < 1e-4, "but for rounding between pixels"
    assert float(np.abs(turned**2 - histograms(crop) ** 2).mean()) > 1e-3, "a mirror changes something"
    np.testing.assert_allclose(mirrored(expected), histograms(crop))


def test_a_face_and_its_mirror_image_are_described_alike(engine: LbphEngine) -> None:
    crop = texture(3)
    same = engine.describe(crop) @ engine.describe(np.ascontiguousarray(crop[:, ::-1]))
    assert float(same) > 0.99
    assert float(engine.describe(crop) @ engine.describe(texture(4))) < 0.9


def test_half_the_light_and_little_noise_change_little(engine: LbphEngine) -> None:
    crop = texture(5)
    noise = np.random.default_rng(6).normal(0, 0.5, crop.shape)
    dark = np.clip(np.rint(crop * 0.5 + noise), 0, 255).astype(np.uint8)
    assert float(engine.describe(crop) @ engine.describe(dark)) > 0.9


def test_evidence_rises_with_likeness_and_falls_with_the_crowds(engine: LbphEngine) -> None:
    probe = engine.describe(texture(7))
    near, far, crowded = Nearest(0.4, 0.8, 0.95), Nearest(0.5, 0.8, 0.95), Nearest(0.4, 0.8, 0.75)
    assert engine.evidence(probe, near) > engine.evidence(probe, far)
    assert engine.evidence(probe, near) > engine.evidence(probe, crowded)
    same = Nearest(0.4, 0.5, 0.95)
    assert engine.evidence(probe, near) == engine.evidence(probe, same), "the crowd counts, not the next"


def test_evidence_is_in_deviations_of_strangers(engine: LbphEngine) -> None:
    loud, quiet = np.eye(engine.size, dtype=np.float32)[[-1, 0]]
    found = Nearest(0.4, 0.8, 0.95)
    assert engine.evidence(quiet, found) > engine.evidence(loud, found), "a likeness that strangers have too"
