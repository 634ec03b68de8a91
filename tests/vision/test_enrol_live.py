"""The guided poses are those of one live head: held-up photos of rendered students are not taken for one."""

from __future__ import annotations

import pytest

from kiosk.core.enrolment import NEEDED, PoseGuide
from kiosk.core.observation import Depth, Enrol, Frame, Observation
from kiosk.core.values import Pose, StudentId, new_id
from kiosk.demo.world import head_for
from kiosk.vision.analyze import Analyzer
from kiosk.vision.demo import HeldPhoto, Person, Stage, StudentLook

WHO = StudentId(new_id())
FRAME_S = 1 / 10
OF, BY = StudentLook.from_seed(11), StudentLook.from_seed(40)


def shown(act: Person | HeldPhoto | None, seconds: float) -> tuple[PoseGuide, list[Observation]]:
    """What the guide makes of somebody who turns as asked (None), or of what is held up."""
    analyzer, stage, guide, at_s = Analyzer(), Stage(11), PoseGuide(), 0.0
    since_s, asked, seen = 0.0, Pose.FRONT, []
    while (wanted := guide.wanted) is not None and at_s < seconds:
        if wanted is not asked:
            asked, since_s = wanted, at_s
        analyzer.set_task(Enrol(WHO, wanted))
        stage.show(act or Person(OF, head_for(wanted, at_s - since_s)))
        seen.append(analyzer.observe(Frame(round(at_s / FRAME_S), at_s, stage.draw(at_s))))
        guide, at_s = guide.add(seen[-1]), at_s + FRAME_S
    return guide, seen


@pytest.mark.parametrize(
    "photo",
    [HeldPhoto(OF, BY, tilt=0.0), HeldPhoto(OF, BY), HeldPhoto(OF, BY, bend=0.004)],
    ids=["still", "moved and tilted", "bent"],
)
def test_a_photo_shows_no_turn(photo: HeldPhoto) -> None:
    guide, seen = shown(photo, 14.0)
    assert any(one.face for one in seen), "the face of the photo is found"
    assert not guide.turned
    assert not guide.finished
    turned = [one for one in seen if isinstance(one.task, Enrol) and one.task.wanted is not Pose.FRONT]
    assert all(one.sample is None for one in turned)


def test_a_solid_head_is_taken_turn_by_turn() -> None:
    guide, seen = shown(None, 60.0)
    assert guide.finished
    assert guide.turned
    assert guide.taken(Pose.FRONT) == NEEDED[Pose.FRONT]
    for one in seen:
        if one.sample is not None and one.sample.picture.pose is not Pose.FRONT:
            assert one.depth is Depth.SOLID
            assert one.pose is one.sample.picture.pose
