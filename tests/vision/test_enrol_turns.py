"""At enrolment each turn begins at the front, and one that is held in vain begins anew."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from kiosk.core.observation import Depth, Enrol, Frame, Hint, Observation
from kiosk.core.values import Pose, StudentId, new_id
from kiosk.vision import quality
from kiosk.vision.analyze import Analyzer
from kiosk.vision.demo import HeadPose, Person, Stage, StudentLook
from kiosk.vision.evidence import NEARER_DEG, UNSURE_S, TrackEvidence
from kiosk.vision.landmarks import ShapeModel
from kiosk.vision.liveness import DepthReader
from kiosk.vision.track import Track

WHO = StudentId(new_id())


class CountedReader(DepthReader):
    """Follows nothing; counts how often a reference was taken."""

    def __init__(self) -> None:
        super().__init__(ShapeModel())
        self.begun = 0

    def begin(self, gray: object, fit: object) -> None:
        self.begun += 1
        self._previous = np.zeros((1, 1), np.uint8)

    def follow(self, gray: object, fit: object) -> None:
        return None


@pytest.fixture
def evidence() -> tuple[TrackEvidence, CountedReader]:
    made, reader = TrackEvidence(1, ShapeModel()), CountedReader()
    made._depth = reader
    return made, reader


def look(evidence: TrackEvidence, yaw_deg: float, at_s: float, *, settles: bool = True) -> Depth:
    track = cast("Track", SimpleNamespace(fit=None, yaw_deg=yaw_deg, pitch_deg=0.0))
    return evidence.depth(np.zeros((1, 1), np.uint8), track, at_s, Pose.LEFT, settles=settles)


@pytest.mark.parametrize(("settles", "references"), [(True, 2), (False, 1)])
def test_the_reference_follows_the_head_to_the_front(
    evidence: tuple[TrackEvidence, CountedReader], settles: bool, references: int
) -> None:
    made, reader = evidence
    for number, yaw_deg in enumerate((-8.0, -8.0 + NEARER_DEG / 2, -8.0 + NEARER_DEG, -4.0, 5.0, 8.0)):
        look(made, yaw_deg, 0.1 * number, settles=settles)
    assert reader.begun == references


def test_a_turn_begins_at_the_front_since_it_was_asked_for(
    evidence: tuple[TrackEvidence, CountedReader],
) -> None:
    made, _ = evidence
    look(made, 20.0, 0.0)
    assert not made.began(Pose.LEFT)
    look(made, 2.0, 0.1)
    assert made.began(Pose.LEFT)
    assert not made.began(Pose.UP)


def test_a_turn_held_in_vain_begins_anew(evidence: tuple[TrackEvidence, CountedReader]) -> None:
    made, _ = evidence
    look(made, 0.0, 0.0)
    for unsure, at_s, goes_on in (
        (True, 1.0, True),
        (False, 1.2, True),  # solid, or no longer held: from the beginning
        (True, 1.3, True),
        (True, 1.2 + UNSURE_S, True),
        (True, 1.3 + UNSURE_S, False),
    ):
        made.held(at_s, unsure=unsure)
        assert made.began(Pose.LEFT) is goes_on, at_s


def test_a_raised_head_need_not_step_back() -> None:
    box = (220, 80, 200, round(0.66 * 480))
    assert quality.place_hint(box, (), (640, 480)) is Hint.STEP_BACK
    assert quality.place_hint(box, (), (640, 480), turned=True) is None


def test_from_one_turn_to_the_next_the_way_leads_over_the_front() -> None:
    """Who looks up and is asked to turn left is asked to the front first, then for the turn."""
    analyzer, stage, look_ = Analyzer(), Stage(11), StudentLook.from_seed(11)

    def played(head: HeadPose, wanted: Pose, from_s: float, seconds: float) -> list[Observation]:
        analyzer.set_task(Enrol(WHO, wanted))
        seen = []
        for number in range(round(seconds * 10)):
            at_s = from_s + number / 10
            stage.show(Person(look_, head))
            seen.append(analyzer.observe(Frame(round(at_s * 10), at_s, stage.draw(at_s))))
        return seen

    up = HeadPose(pitch_deg=-20)
    played(HeadPose(), Pose.FRONT, 0.0, 3.0)
    played(up, Pose.UP, 3.0, 2.0)
    meanwhile = played(up, Pose.LEFT, 5.0, 0.5)
    assert {one.hint for one in meanwhile} == {Hint.LOOK_HERE}
    assert {one.hint for one in played(HeadPose(), Pose.LEFT, 5.5, 1.5)[-3:]} == {Hint.TURN_LEFT}
