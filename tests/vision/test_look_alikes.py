"""Who is hard to tell apart: found when they come, gone when they go, one comparison a step."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kiosk.core.observation import GalleryReport
from kiosk.core.values import Pose, StudentId, Template
from kiosk.vision.gallery import Gallery, pack
from kiosk.vision.look_alikes import LookAlikeFinder
from tests.vision.test_gallery import FakeEngine, student, templates, vector


def as_another(of: int, number: int) -> list[Template]:
    """The same face under another number, on another day."""
    return [
        Template(student(number), Pose.FRONT, "fake-1", pack(vector(of, noise=0.07, seed=50 + k)))
        for k in range(4)
    ]


class Kiosk:
    """A gallery and its finder, kept in step as the analyzer does."""

    def __init__(self, people: Sequence[int]) -> None:
        self.gallery = Gallery(FakeEngine())
        self.gallery.rebuild([template for person in people for template in templates(person)])
        self.finder = LookAlikeFinder(self.gallery)
        self.finder.begin_anew()
        self.told: GalleryReport | None = None

    def add(self, made: list[Template]) -> None:
        self.gallery.add(made)
        self.finder.changed(made[0].student_id)

    def remove(self, student_id: StudentId) -> None:
        self.gallery.remove(student_id)
        self.finder.removed(student_id)

    def step(self) -> GalleryReport | None:
        report = self.finder.step()
        self.told = report or self.told
        return report

    def finish(self) -> GalleryReport:
        """Step until there is nothing new for as many steps as there are students."""
        quiet = 0
        while quiet <= len(self.gallery.students):
            quiet = 0 if self.step() else quiet + 1
        assert self.told is not None
        assert self.told.complete
        return self.told


def near(report: GalleryReport | None) -> set[StudentId]:
    assert report is not None
    return set(report.near)


@pytest.mark.parametrize("people", [2, 3, 7, 8, 12, 30])
def test_one_face_under_two_numbers_is_found_at_once(people: int) -> None:
    kiosk = Kiosk(range(people))
    assert near(kiosk.finish()) == set()
    kiosk.add(as_another(0, 77))
    report = kiosk.step()
    assert near(report) == {student(0), student(77)}, "whoever came last is compared first"
    (pair,) = kiosk.finish().pairs
    assert pair.confidence >= 0.55, "it does not hide itself in the calibration of everybody"


@pytest.mark.parametrize("seed", range(5))
def test_nobody_else_is_slowed(seed: int) -> None:
    report = Kiosk(range(100 * seed, 100 * seed + 40)).finish()
    assert report.pairs == frozenset()
    assert (report.students, report.templates, report.own, report.searches) == (40, 160, True, 40)


def test_too_few_students_say_so() -> None:
    report = Kiosk(range(7)).finish()
    assert (report.own, report.students) == (False, 7)


def test_a_pair_is_gone_with_either_and_the_other_is_compared_again() -> None:
    for gone, left in ((0, 77), (77, 0)):
        kiosk = Kiosk(range(10))
        kiosk.add(as_another(0, 77))
        assert len(kiosk.finish().pairs) == 1
        kiosk.remove(student(gone))
        report = kiosk.finish()
        assert report.pairs == frozenset()
        assert student(left) in kiosk.gallery.students


def test_a_student_whose_templates_changed_is_compared_again() -> None:
    kiosk = Kiosk(range(10))
    kiosk.add(templates(77))
    assert kiosk.finish().pairs == frozenset()
    kiosk.remove(student(77))
    kiosk.add(as_another(0, 77))
    assert near(kiosk.finish()) == {student(0), student(77)}
    kiosk.remove(student(77))
    kiosk.add(templates(77))
    assert kiosk.finish().pairs == frozenset(), "of the own face again"


def test_nothing_new_is_not_told_twice() -> None:
    kiosk = Kiosk(range(10))
    kiosk.finish()
    assert [kiosk.step() for _ in range(5)] == [None] * 5


def test_an_empty_gallery_and_one_student_have_no_look_alike() -> None:
    kiosk = Kiosk(())
    assert kiosk.finish() == GalleryReport("fake-1", 0, 0, 0, False)
    kiosk.add(templates(1))
    assert kiosk.finish().pairs == frozenset()
    assert kiosk.gallery.resembling(student(1)) is None, "nobody else"
    kiosk.add(templates(2))
    assert kiosk.gallery.resembling(student(9)) is None, "is not there"
