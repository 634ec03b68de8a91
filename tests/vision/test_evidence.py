"""What is learnt of a track while somebody walks up: looks from afar do not outvote those that tell."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.core.observation import Challenge, Frame, Identify, Observation
from kiosk.core.values import Pose, StudentId, new_id
from kiosk.vision.analyze import Analyzer
from kiosk.vision.evidence import FRAMES_FUSED, LEAST_FRAMES, NEARER, TrackEvidence
from kiosk.vision.landmarks import ShapeModel
from tests.vision.crowd import Here, crowd

FAR, NEAR = np.array([1, 0], np.float32), np.array([0, 1], np.float32)


def seen_from_afar() -> TrackEvidence:
    evidence = TrackEvidence(1, ShapeModel())
    for _ in range(FRAMES_FUSED):
        evidence.approach(100)
        evidence.take(FAR)
    return evidence


def test_whoever_comes_nearer_is_searched_anew() -> None:
    evidence = seen_from_afar()
    evidence.approach(round(100 * NEARER) + 1)
    assert evidence.frames == 0
    for _ in range(LEAST_FRAMES):
        evidence.approach(170)
        evidence.take(NEAR)
    fused = evidence.fused()
    assert fused is not None
    assert fused == pytest.approx(NEAR)


def test_a_step_is_no_coming_nearer() -> None:
    evidence = seen_from_afar()
    evidence.approach(round(100 * NEARER))
    evidence.take(NEAR)
    assert evidence.frames == FRAMES_FUSED


def test_a_challenge_goes_on_with_what_found_the_student_however_near_the_face_comes() -> None:
    """Else a face that took the place of a smaller one would be held against nothing."""
    student, analyzer = StudentId(new_id()), Analyzer()
    samples = analyzer.enrol_from_pictures(student, [crowd([Here(3, 320, near)]) for near in (0.1, 0.4, 0.7)])
    analyzer.rebuild([sample.template for sample in samples])
    analyzer.set_task(Identify(frozenset({student})))
    seen = [seen_at(analyzer, number, 0.0) for number in range(8)][-1]
    assert seen.face is not None
    assert seen.candidate is not None
    before = seen.candidate.frames
    analyzer.set_task(Challenge(student, seen.face.track_id, Pose.LEFT))
    for number in range(8, 20):
        seen = seen_at(analyzer, number, (number - 7) / 15)
        assert seen.candidate is not None
        assert seen.candidate.frames >= before
    assert seen.face is not None
    assert seen.face.box_xywh[2] > NEARER * 100


def seen_at(analyzer: Analyzer, number: int, near: float) -> Observation:
    return analyzer.observe(Frame(number, number / 15, crowd([Here(3, 320, near)], number)))
