"""What is learnt of a track while somebody walks up: looks from afar do not outvote those that tell."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.vision.evidence import FRAMES_FUSED, LEAST_FRAMES, NEARER, TrackEvidence
from kiosk.vision.landmarks import ShapeModel

FAR, NEAR = np.array([1, 0], np.float32), np.array([0, 1], np.float32)


def seen_from_afar() -> TrackEvidence:
    evidence = TrackEvidence(1, ShapeModel())
    for _ in range(FRAMES_FUSED):
        evidence.take(FAR, 100)
    return evidence


def test_whoever_comes_nearer_is_searched_anew() -> None:
    evidence = seen_from_afar()
    evidence.take(NEAR, round(100 * NEARER) + 1)
    assert evidence.frames == 1
    for _ in range(LEAST_FRAMES - 1):
        evidence.take(NEAR, 170)
    fused = evidence.fused()
    assert fused is not None
    assert fused == pytest.approx(NEAR)


def test_a_step_is_no_coming_nearer() -> None:
    evidence = seen_from_afar()
    evidence.take(NEAR, round(100 * NEARER))
    assert evidence.frames == FRAMES_FUSED
