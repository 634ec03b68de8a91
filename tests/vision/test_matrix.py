"""The matrix and the strangers' searches against plain loops, through many changes."""

from __future__ import annotations

from uuid import UUID

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.values import Pose, StudentId
from kiosk.vision.matrix import NEAREST, TemplateMatrix, fused
from kiosk.vision.strangers import MOST_PROBES, Strangers

SIZE = 12
POSES = tuple(Pose)

Vector = NDArray[np.float32]
Kept = list[tuple[Vector, Pose]]


def student(number: int) -> StudentId:
    return StudentId(UUID(int=number + 1))


def vectors(rng: np.random.Generator, count: int) -> Vector:
    drawn = rng.normal(size=(count, SIZE))
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


class Pair:
    """A matrix with its strangers, and the same as a dict of lists."""

    def __init__(self, rng: np.random.Generator, students: int) -> None:
        self.rng = rng
        self.matrix = TemplateMatrix(SIZE)
        self.plain: dict[StudentId, Kept] = {}
        owners = rng.permutation(np.repeat(np.arange(students), rng.integers(1, 7, students)))
        rows = vectors(rng, len(owners))
        poses = [POSES[index] for index in rng.integers(5, size=len(owners))]
        self.matrix.fill(rows, [student(owner) for owner in owners], poses)
        for row, owner, pose in zip(rows, owners, poses, strict=True):
            self.plain.setdefault(student(owner), []).append((row, pose))
        self.strangers = Strangers(self.matrix)

    def add(self, number: int) -> None:
        pose = POSES[self.rng.integers(5)]
        (row,) = vectors(self.rng, 1)
        self.plain.setdefault(student(number), []).append((row, pose))
        self.strangers.changed(self.matrix.add(row, student(number), pose))

    def remove(self, number: int) -> None:
        del self.plain[student(number)]
        self.strangers.changed(self.matrix.remove(student(number)))

    def change(self) -> None:
        number = int(self.rng.integers(len(self.plain) + 5))
        if student(number) in self.plain and self.rng.random() < 0.5:
            self.remove(number)
        else:
            self.add(number)

    def distance(self, vector: Vector, who: StudentId) -> float:
        return float(np.mean(sorted(1 - float(row @ vector) for row, _ in self.plain[who])[:NEAREST]))

    def searches(self, here: set[StudentId]) -> list[tuple[float, float, float]]:
        """What Strangers.nearest promises, for everybody as a probe, but for the vectors."""
        found = []
        for probe, kept in self.plain.items():
            front = [row for row, pose in kept if pose is Pose.FRONT] or [row for row, _ in kept]
            vector = fused(np.array(front))
            far = {who: self.distance(vector, who) for who in self.plain if who != probe}
            best = min((who for who in far if who in here), key=far.__getitem__)
            found.append((far.pop(best), min(far.values()), float(np.mean(list(far.values())))))
        return sorted(found)


@pytest.fixture
def pair() -> Pair:
    return Pair(np.random.default_rng(5), 20)


def test_distances_stay_those_of_plain_loops(pair: Pair) -> None:
    for _ in range(150):
        pair.change()
        assert list(pair.matrix.places) == list(pair.plain)
        assert len(pair.matrix) == sum(map(len, pair.plain.values()))
        probes = vectors(pair.rng, 3)
        by_place = pair.matrix.distances(probes)
        for who, place in pair.matrix.places.items():
            expected = [pair.distance(probe, who) for probe in probes]
            np.testing.assert_allclose(by_place[:, place], expected, atol=1e-5)
            np.testing.assert_allclose(pair.matrix.distances_to(place, probes), expected, atol=1e-5)
            assert pair.matrix.student_at(place) == who
        free = np.setdiff1d(np.arange(pair.matrix.place_count), list(pair.matrix.places.values()))
        assert np.isinf(by_place[:, free]).all()


def test_templates_are_found_by_pose(pair: Pair) -> None:
    for _ in range(40):
        pair.change()
    for who, place in pair.matrix.places.items():
        for pose in POSES:
            expected = sorted(row.tolist() for row, of in pair.plain[who] if of is pose)
            assert sorted(pair.matrix.templates_of(place, pose).tolist()) == expected
        assert pair.matrix.poses_of(place) == {pose for _, pose in pair.plain[who]}


def test_a_place_is_used_again(pair: Pair) -> None:
    place = pair.matrix.places[student(3)]
    pair.remove(3)
    pair.add(99)
    assert pair.matrix.places[student(99)] == place
    assert pair.matrix.place_count == 20


def test_a_removed_student_is_gone_from_memory(pair: Pair) -> None:
    own = pair.matrix.templates_of(pair.matrix.places[student(3)])
    assert all((pair.matrix._rows == row).all(axis=1).any() for row in own)
    pair.strangers.nearest(pair.matrix.places_of(None))
    assert (pair.strangers._vectors != 0).any(axis=1).all()
    pair.remove(3)
    assert np.count_nonzero((pair.strangers._vectors == 0).all(axis=1)) == 1
    assert not any((pair.matrix._rows == row).all(axis=1).any() for row in own)
    assert not pair.matrix._rows[len(pair.matrix) :].any()


def test_one_student_may_have_many_templates_and_the_matrix_may_grow(pair: Pair) -> None:
    for _ in range(200):
        pair.add(4)
    for number in range(30, 200):
        pair.add(number)
    (probe,) = vectors(pair.rng, 1)
    by_place = pair.matrix.distances(probe[None])[0]
    for who, place in pair.matrix.places.items():
        assert by_place[place] == pytest.approx(pair.distance(probe, who), abs=1e-5)


def test_everybody_can_leave_and_come_back(pair: Pair) -> None:
    for number in range(20):
        pair.remove(number)
    assert len(pair.matrix) == 0
    assert np.isinf(pair.matrix.distances(vectors(pair.rng, 1))).all()
    pair.add(7)
    assert len(pair.matrix.places_of(None)) == 1


def test_strangers_searches_stay_those_of_plain_loops(pair: Pair) -> None:
    for _ in range(60):
        pair.change()
        everybody = list(pair.plain)
        for here in (everybody, everybody[:2], everybody[1::3]):
            places = pair.matrix.places_of(frozenset(here))
            found = np.sort(np.stack(pair.strangers.nearest(places)[1:], axis=1), axis=0)
            expected = np.sort(np.array(pair.searches(set(here))), axis=0)
            np.testing.assert_allclose(found, expected, atol=1e-5)


def test_a_large_gallery_is_sampled_and_the_sample_kept_up(pair: Pair) -> None:
    few = Strangers(pair.matrix, most=8)
    pair.strangers = few
    for _ in range(80):
        pair.change()
        everybody = pair.matrix.places_of(None)
        found = np.stack(few.nearest(everybody)[1:], axis=1)
        every = np.array(pair.searches(set(pair.plain)))[:, :2]
        assert len(found) == 8
        for search in found:
            assert np.abs(every - search[:2]).max(axis=1).min() < 1e-5
        fresh = Strangers(pair.matrix, most=8)
        again = np.stack(fresh.nearest(everybody)[1:], axis=1)
        np.testing.assert_allclose(np.sort(found, axis=0), np.sort(again, axis=0), atol=1e-6)


def test_the_sample_is_spread_over_those_who_came_early_and_late() -> None:
    matrix = TemplateMatrix(SIZE)
    who = [student(number) for number in range(4096)]
    matrix.fill(vectors(np.random.default_rng(1), 4096), who, [Pose.FRONT] * 4096)
    probes = Strangers(matrix)._wanted()
    assert len(probes) == MOST_PROBES
    quarters = np.bincount(probes // 1024, minlength=4)
    assert quarters.min() >= 60
    assert len(np.unique(probes)) == len(probes)


def test_places_of_some_of_all_and_of_nobody(pair: Pair) -> None:
    pair.remove(4)
    taken = sorted(pair.matrix.places.values())
    assert pair.matrix.places_of(None).tolist() == taken
    assert pair.matrix.places_of(frozenset(map(student, range(30)))).tolist() == taken
    some = frozenset({student(9), student(2), student(4), student(77)})
    assert pair.matrix.places_of(some).tolist() == sorted(
        pair.matrix.places[student(number)] for number in (2, 9)
    )
    assert len(pair.matrix.places_of(frozenset())) == 0
