"""The summary of the guided poses: nothing is stored before it is kept; one pose is taken once more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.enrolment import NEEDED, PATIENCE_S, PoseGuide
from kiosk.core.observation import Depth, Enrol, Observation, Sample, Watch
from kiosk.core.requests import AnswerConsent, KeepFace, Open, RetakePose, SubmitForm
from kiosk.core.screens import Enrolled, EnrolPoses, EnrolSummary, Main
from kiosk.core.values import Picture, Pose, Template
from kiosk.core.views import Draft, PosePicture
from kiosk.core.visit import FLAT_LOOKS, LOST_AFTER_S
from tests.core.at_the_door import ENGINE, AtTheDoor
from tests.core.test_enrolment import WHO, a_sight

FORM = Draft("20260009", "Kim Seo-yeon", "Physics", "new@example.ac.kr", "571394", "571394")


# --- the guide ------------------------------------------------------------------------------------------


def named(pose: Pose, name: str) -> Sample:
    return Sample(Picture(WHO, pose, name.encode()), Template(WHO, pose, "lbph", b"features"))


def sight(pose: Pose, at_s: float, name: str, **how: object) -> Observation:
    return replace(a_sight(pose, at_s, **how), sample=named(pose, name))  # type: ignore[arg-type]


def whole() -> PoseGuide:
    """All poses of one head, the newest picture of each called by its name."""
    guide, at_s = PoseGuide(), 0.0
    while guide.wanted is not None:
        at_s += 0.2
        guide = guide.add(sight(guide.wanted, at_s, guide.wanted.value))
    return guide


def shown(guide: PoseGuide) -> dict[Pose, bytes | None]:
    return {picture.pose: picture.png for picture in guide.pictures()}


def test_the_summary_has_the_newest_picture_of_each_pose() -> None:
    assert shown(whole()) == {pose: pose.value.encode() for pose in Pose}


def test_a_pose_that_was_left_out_has_no_picture() -> None:
    guide = replace(whole(), samples=tuple(s for s in whole().samples if s.picture.pose is not Pose.UP))
    assert PosePicture(Pose.UP) in replace(guide, skipped=frozenset({Pose.UP})).pictures()


@pytest.mark.parametrize("pose", Pose)
def test_only_the_pose_that_is_retaken_is_asked_for(pose: Pose) -> None:
    guide = whole().retake(pose, 100.0)
    assert (guide.wanted, guide.taken(pose)) == (pose, 0)
    assert guide.progress().done == frozenset(Pose) - {pose}
    at_s = 100.0
    while not guide.finished:
        at_s += 0.2
        guide = guide.add(sight(pose, at_s, "new"))
    assert shown(guide) == {one: b"new" if one is pose else one.value.encode() for one in Pose}
    assert len(guide.samples) == sum(NEEDED.values())
    assert not guide.stayed


def test_one_that_was_left_out_can_be_taken_after_all() -> None:
    guide = replace(
        whole(),
        samples=tuple(s for s in whole().samples if s.picture.pose is not Pose.UP),
        skipped=frozenset({Pose.UP}),
    ).retake(Pose.UP, 100.0)
    for number in range(NEEDED[Pose.UP]):
        guide = guide.add(sight(Pose.UP, 100.2 + 0.2 * number, "up"))
    assert guide.finished
    assert shown(guide)[Pose.UP] == b"up"


FAILURES = {
    "another head": [sight(Pose.LEFT, 100.2, "other", track_id=2)],
    "the face is gone": [a_sight(None, 100.1 + LOST_AFTER_S, track_id=None)],
    "a picture is held up": [a_sight(None, 100 + 0.1 * n, depth=Depth.FLAT) for n in range(FLAT_LOOKS)],
    "it does not come": [a_sight(None, 100.1), a_sight(None, 100.2 + PATIENCE_S)],
}


@pytest.mark.parametrize("what", FAILURES)
def test_what_fails_leaves_the_pictures_of_before(what: str) -> None:
    guide = whole().retake(Pose.LEFT, 100.0).add(sight(Pose.LEFT, 100.05, "new"))
    for seen in FAILURES[what]:
        guide = guide.add(seen)
    assert guide.finished
    assert guide.stayed
    assert shown(guide) == shown(whole())


def test_nothing_is_retaken_before_all_is_done() -> None:
    assert PoseGuide().retake(Pose.FRONT, 1.0) == PoseGuide()


# --- whole visits -----------------------------------------------------------------------------------------


def to_summary(door: AtTheDoor) -> EnrolSummary:
    door.enters(FORM.number)
    door.press(SubmitForm(FORM))
    door.press(AnswerConsent(with_face=True))
    return poses(door)


def poses(door: AtTheDoor, track_id: int = 1) -> EnrolSummary:
    """Shows what is wanted up to the summary, and does not keep it yet."""
    for _ in range(99):
        task = door.desk.task(door.screen)
        if not isinstance(task, Enrol):
            break
        sample = Sample(
            Picture(task.student_id, task.wanted, b"png"),
            Template(task.student_id, task.wanted, ENGINE, b"features"),
        )
        door.look(pose=task.wanted, sample=sample, track_id=track_id)
    assert isinstance(door.screen, EnrolSummary), door.screen
    return door.screen


def is_stored(door: AtTheDoor) -> bool:
    return door.sql.people.student_by_number(FORM.number) is not None


def test_nothing_is_stored_before_it_is_kept(door: AtTheDoor) -> None:
    summary = to_summary(door)
    assert not is_stored(door)
    assert door.workers.templates == []
    assert isinstance(door.desk.task(summary), Watch), "nobody is looked at meanwhile"
    door.tick()
    assert isinstance(door.press(KeepFace()), Enrolled), "a tick loses nothing"
    assert len(door.sql.faces.templates(ENGINE)) == sum(NEEDED.values())


def test_pictures_are_in_no_repr(door: AtTheDoor) -> None:
    assert "b'png'" not in repr(to_summary(door))
    assert "b'png'" not in repr(door.events)


@pytest.mark.parametrize("way_out", ["home", "time", "without face"])
def test_leaving_the_summary_keeps_no_face(door: AtTheDoor, way_out: str) -> None:
    summary = to_summary(door)
    if way_out == "without face":
        assert isinstance(door.press(AnswerConsent(with_face=False)), Enrolled)
    else:
        assert isinstance(door.press(Open.HOME) if way_out == "home" else door.time_out(), Main)
    door.tick()
    assert door.sql.faces.templates(ENGINE) == ()
    assert is_stored(door) is (way_out == "without face")
    door.screen = summary
    assert door.press(KeepFace()) is summary, "the pictures are gone"
    assert door.press(RetakePose(Pose.LEFT)) is summary


def test_one_tap_retakes_one_pose(door: AtTheDoor) -> None:
    to_summary(door)
    screen = door.press(RetakePose(Pose.LEFT))
    assert isinstance(screen, EnrolPoses)
    assert screen.progress.wanted is Pose.LEFT
    assert not poses(door).stayed
    assert isinstance(door.press(KeepFace()), Enrolled)
    assert len(door.workers.templates) == sum(NEEDED.values())


def test_another_head_takes_no_part_of_it(door: AtTheDoor) -> None:
    to_summary(door)
    door.press(RetakePose(Pose.FRONT))
    assert poses(door, track_id=2).stayed
    assert isinstance(door.press(KeepFace()), Enrolled)


def test_without_a_camera_nothing_is_retaken_and_all_can_be_kept(door: AtTheDoor) -> None:
    to_summary(door)
    before = door.lose_camera()
    assert door.press(RetakePose(Pose.LEFT)) is before
    assert isinstance(door.press(KeepFace()), Enrolled)
