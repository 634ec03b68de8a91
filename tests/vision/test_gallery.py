from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.ports import WorldError
from kiosk.core.values import Pose, StudentId, Template
from kiosk.vision.engines import Nearest, Typical
from kiosk.vision.gallery import Gallery, TemplateError, fused, pack, unpack

SIZE = 24


class FakeEngine:
    """Vectors are made by the test; nothing is described."""

    name = "fake-1"
    size = SIZE
    typical = Typical(0.6, -0.47, 0.11)

    def describe(self, crop_gray: NDArray[np.uint8]) -> NDArray[np.float32]:
        raise NotImplementedError

    def evidence(self, _probe: NDArray[np.float32], found: Nearest) -> float:
        return min(found.second, self.typical.non_mate) - 2 * found.distance


def student(number: int) -> StudentId:
    return StudentId(UUID(int=number + 1))


def vector(of: int, noise: float = 0.05, seed: int = 0) -> NDArray[np.float32]:
    base = np.random.default_rng([of, 7]).normal(size=SIZE)
    shaken = base / np.linalg.norm(base) + np.random.default_rng([of, seed, 8]).normal(size=SIZE) * noise
    return (shaken / np.linalg.norm(shaken)).astype(np.float32)


def templates(of: int, count: int = 4, pose: Pose = Pose.FRONT) -> list[Template]:
    return [Template(student(of), pose, "fake-1", pack(vector(of, seed=k))) for k in range(count)]


def gallery_of(*people: int) -> Gallery:
    gallery = Gallery(FakeEngine())
    gallery.rebuild([template for person in people for template in templates(person)])
    return gallery


def test_the_right_student_is_found_with_a_margin() -> None:
    gallery = gallery_of(*range(12))
    for person in range(12):
        found = gallery.search(vector(person, seed=99), frozenset(gallery.students))
        assert found is not None
        assert found.student_id == student(person)
        assert found.confidence >= 0.55
        assert found.second_distance > found.distance


def test_strangers_are_refused() -> None:
    gallery = gallery_of(*range(12))
    everybody = frozenset(gallery.students)
    answers = [gallery.search(vector(100 + k), everybody) for k in range(50)]
    assert sum(answer is not None and answer.confidence >= 0.55 for answer in answers) <= 1


@pytest.mark.parametrize("people", [1, 2, 3])
def test_a_tiny_gallery_is_no_open_door(people: int) -> None:
    gallery = gallery_of(*range(people))
    everybody = frozenset(gallery.students)
    calibration = gallery.calibrate(everybody)
    assert not calibration.own
    found = gallery.search(vector(0, seed=99), everybody)
    assert found is not None
    assert found.confidence >= 0.55
    for k in range(30):
        stranger = gallery.search(vector(100 + k), everybody)
        assert stranger is not None
        assert stranger.confidence < 0.55


def test_few_who_are_all_alike_raise_the_threshold_only_of_an_engine_that_says_so() -> None:
    alike = vector(0, noise=0.0)
    made = [
        Template(student(person), Pose.FRONT, "fake-1", pack(fused(np.stack([vector(person), 2 * alike]))))
        for person in range(4)
    ]
    thresholds = []
    for rises in (False, True):
        engine = FakeEngine()
        engine.typical = replace(FakeEngine.typical, rises=rises)
        gallery = Gallery(engine)
        gallery.rebuild(made)
        thresholds.append(gallery.calibrate(frozenset(gallery.students)).threshold)
    assert thresholds[1] > thresholds[0]
    apart = [gallery_of(*range(4)).calibrate(frozenset(student(k) for k in range(4))).threshold]
    assert apart == [thresholds[0]]


def test_confidence_is_monotone_and_meets_the_threshold() -> None:
    calibration = gallery_of(*range(12)).calibrate(frozenset(map(student, range(12))))
    assert calibration.own
    assert calibration.searches == 12
    assert calibration.confidence(calibration.threshold) == pytest.approx(0.55)
    values = [calibration.confidence(x) for x in np.linspace(-50, 50, 101)]
    assert values == sorted(values)
    assert 0 <= values[0] < values[-1] <= 1


def test_only_the_searched_are_answered() -> None:
    gallery = gallery_of(*range(6))
    found = gallery.search(vector(0), frozenset({student(3), student(4)}))
    assert found is not None
    assert found.student_id in {student(3), student(4)}
    assert found.confidence < 0.55
    assert gallery.search(vector(0), frozenset()) is None
    assert gallery.search(vector(0), frozenset({student(77)})) is None


def test_an_empty_gallery_answers_nobody() -> None:
    gallery = Gallery(FakeEngine())
    assert gallery.search(vector(0), frozenset({student(0)})) is None
    assert gallery.verify(vector(0), student(0)) is None
    assert gallery.remove(student(0)) == 1


def test_adding_and_removing_one_leaves_the_others_as_they_were() -> None:
    gallery = gallery_of(0, 1, 2)
    before = gallery.distances(vector(1))
    assert gallery.add(templates(3)) == 2
    assert gallery.students == tuple(map(student, range(4)))
    np.testing.assert_allclose(gallery.distances(vector(1))[:3], before, atol=1e-6)
    assert gallery.remove(student(0)) == 3
    assert gallery.students == tuple(map(student, (1, 2, 3)))
    np.testing.assert_allclose(gallery.distances(vector(1))[:2], before[1:], atol=1e-6)
    assert len(gallery) == 12


def test_distances_equal_those_of_plain_loops() -> None:
    gallery = Gallery(FakeEngine())
    every = [t for person in range(5) for t in templates(person, count=1 + person)]
    gallery.rebuild(every)
    probe = vector(2, seed=5)
    for index, answer in enumerate(gallery.distances(probe)):
        own = sorted(
            1 - float(unpack(t, FakeEngine()) @ probe) for t in every if t.student_id == student(index)
        )
        assert answer == pytest.approx(np.mean(own[:3]), abs=1e-5)


def test_another_engines_template_is_refused_and_nothing_changes() -> None:
    gallery = gallery_of(0)
    old = Template(student(1), Pose.FRONT, "fake-0", pack(vector(1)))
    short = Template(student(1), Pose.FRONT, "fake-1", b"\0\0")
    broken = Template(student(1), Pose.FRONT, "fake-1", pack(np.full(SIZE, np.nan, np.float32)))
    for template in (old, short, broken):
        with pytest.raises(TemplateError):
            gallery.add([*templates(2), template])
        with pytest.raises(WorldError):
            gallery.rebuild([template])
    assert gallery.students == (student(0),)
    assert gallery.version == 1


def test_pose_templates_are_kept_apart() -> None:
    gallery = gallery_of(0)
    gallery.add([Template(student(0), Pose.LEFT, "fake-1", pack(vector(50)))])
    near = gallery.pose_distance(vector(50), student(0), Pose.LEFT)
    far = gallery.pose_distance(vector(50), student(0), Pose.FRONT)
    assert near is not None
    assert far is not None
    assert near < far
    assert gallery.pose_distance(vector(50), student(0), Pose.UP) is None
    assert gallery.pose_distance(vector(50), student(9), Pose.UP) is None


def test_a_fused_vector_has_length_one() -> None:
    assert np.linalg.norm(fused(np.array([vector(0, seed=k) for k in range(3)]))) == pytest.approx(
        1, abs=1e-5
    )
