"""Templates made again from kept pictures: bad pictures, stops, a busy store, another engine's size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from uuid import UUID

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.ports import EngineError, EngineTrouble, StoreError, StoreTrouble, VaultError
from kiosk.core.values import Picture, Pose, StudentId, Template
from kiosk.vision.engines.choose import engine_named
from kiosk.vision.gallery import Gallery
from kiosk.vision.remake import HELD_S, Remade, Remaking, template_of
from kiosk.vision.workers import RemakeWorker
from tests.fakes import FakeClock
from tests.vision.made_engine import ENGINES, MadeEngine

Expect = Callable[[str], None]
pytestmark = pytest.mark.usefixtures("qapp")  # timers are made, but nothing runs them: the tests step


def student(number: int) -> StudentId:
    return StudentId(UUID(int=number + 1))


def picture(number: int, pose: Pose = Pose.FRONT, sitting: int = 1) -> Picture:
    """A crop that is like no other student's, as a PNG; no face is needed to describe one."""
    rng = np.random.default_rng(number)
    blocks = rng.integers(0, 255, (9, 9)).astype(np.uint8)
    crop = cv2.resize(blocks, (160, 160), interpolation=cv2.INTER_NEAREST)
    return Picture(student(number), pose, cv2.imencode(".png", crop)[1].tobytes(), sitting)


class FakeFaces:
    """The two things of a FaceStore that re-making needs, in memory."""

    def __init__(self, *pictures: Picture) -> None:
        self.kept = list(pictures)
        self.stored: dict[StudentId, tuple[Template, ...]] = {}
        self.forgotten: set[StudentId] = set()
        self.busy = 0
        self.transactions: list[int] = []  # of how many students each was
        self.altered: set[StudentId] = set()

    def pictures(self, student_id: StudentId | None = None) -> Iterable[Picture]:
        if student_id in self.altered:
            raise VaultError("does not open")
        yield from (one for one in self.kept if one.student_id == student_id)

    def replace_templates(self, templates: Sequence[Template]) -> frozenset[StudentId]:
        if self.busy:
            self.busy -= 1
            raise StoreError(StoreTrouble.BUSY, "busy")
        kept = {one.student_id for one in templates} - self.forgotten
        self.transactions.append(len(kept))
        for student_id in kept:
            self.stored[student_id] = tuple(one for one in templates if one.student_id == student_id)
        return frozenset(kept)


class Told:
    """What the worker said."""

    def __init__(self, worker: RemakeWorker) -> None:
        self.done: list[Remade] = []
        self.ends: list[str] = []
        worker.student_done.connect(self.done.append)
        worker.all_done.connect(lambda: self.ends.append("all done"))
        worker.engine_failed.connect(lambda trouble: self.ends.append(trouble.value))


def worker_for(
    faces: FakeFaces, clock: FakeClock | None = None, together: int = 1
) -> tuple[RemakeWorker, Told]:
    clock = clock or FakeClock()
    worker = RemakeWorker(faces, clock, together)  # type: ignore[arg-type] # what it uses of a FaceStore
    return worker, Told(worker)


def work(*numbers: int) -> Remaking:
    return Remaking(partial(engine_named, "made", ENGINES), tuple(map(student, numbers)))


def step_to_the_end(worker: RemakeWorker, told: Told, most: int = 50) -> None:
    for _ in range(most):
        if told.ends:
            return
        worker.step()
    pytest.fail("no end")


def test_every_picture_becomes_a_template_of_its_pose_and_sitting() -> None:
    faces = FakeFaces(picture(0), picture(0, Pose.LEFT), picture(0, Pose.FRONT, 2), picture(1))
    worker, told = worker_for(faces)
    worker.begin(work(0, 1))
    step_to_the_end(worker, told)
    assert told.ends == ["all done"]
    assert [(one.pose, one.sitting, one.engine) for one in faces.stored[student(0)]] == [
        (Pose.FRONT, 1, "made-1"),
        (Pose.LEFT, 1, "made-1"),
        (Pose.FRONT, 2, "made-1"),
    ]
    gallery = Gallery(MadeEngine())
    gallery.rebuild([template for done in told.done for template in done.templates])
    found = gallery.search(MadeEngine().describe(crop(1)), frozenset(map(student, (0, 1))))
    assert found is not None
    assert found.student_id == student(1)


def crop(number: int) -> NDArray[np.uint8]:
    png = np.frombuffer(picture(number).png, np.uint8)
    return np.asarray(cv2.imdecode(png, cv2.IMREAD_GRAYSCALE), np.uint8)


def test_a_step_describes_one_picture_at_most() -> None:
    described = []

    class Counting(MadeEngine):
        def describe(self, crop_gray: NDArray[np.uint8]) -> NDArray[np.float32]:
            described.append(1)
            return super().describe(crop_gray)

    faces = FakeFaces(*(picture(0, pose) for pose in Pose))
    worker, told = worker_for(faces)
    worker.begin(Remaking(Counting, (student(0),)))
    for count in range(1, len(Pose) + 1):
        worker.step()
        assert len(described) == count
        assert not told.done
    worker.step()
    assert len(told.done) == 1


def test_pictures_that_do_not_open_are_left_out_and_counted(expect_log: Expect) -> None:
    expect_log("a kept picture of student .* does not open")
    good, bad = picture(0), Picture(student(0), Pose.LEFT, b"no picture")
    faces = FakeFaces(bad, good, Picture(student(1), Pose.FRONT, b""))
    worker, told = worker_for(faces)
    worker.begin(work(0, 1))
    step_to_the_end(worker, told)
    assert [(one.student_id, len(one.templates), one.unopened) for one in told.done] == [
        (student(0), 1, 1),
        (student(1), 0, 1),
    ]
    assert set(faces.stored) == {student(0)}


def test_a_picture_whose_seal_is_broken_stops_nobody_else(expect_log: Expect) -> None:
    expect_log("does not open")
    faces = FakeFaces(picture(0), picture(1))
    faces.altered.add(student(0))
    worker, told = worker_for(faces)
    worker.begin(work(0, 1))
    step_to_the_end(worker, told)
    assert set(faces.stored) == {student(1)}


def test_a_face_that_was_forgotten_meanwhile_gets_nothing() -> None:
    faces = FakeFaces(picture(0))
    faces.forgotten.add(student(0))
    worker, told = worker_for(faces)
    worker.begin(work(0))
    step_to_the_end(worker, told)
    assert told.done == [Remade(student(0), ())]


def test_a_busy_store_is_asked_again_and_nobody_is_done_twice(expect_log: Expect) -> None:
    expect_log("waits for the store")
    faces = FakeFaces(picture(0), picture(1))
    worker, told = worker_for(faces)
    worker.begin(work(0, 1))
    worker.step()
    worker.step()
    faces.busy = 1
    step_to_the_end(worker, told)
    assert [one.student_id for one in told.done] == [student(0), student(1)]


def test_stopped_in_the_midst_it_goes_on_with_those_left() -> None:
    faces = FakeFaces(*(picture(number) for number in range(3)))
    worker, told = worker_for(faces)
    worker.begin(work(0, 1, 2))
    worker.step()
    worker.step()
    worker.stop()
    worker.step()
    assert set(faces.stored) == {student(0)}
    again, told = worker_for(faces)
    again.begin(work(1, 2))
    step_to_the_end(again, told)
    assert set(faces.stored) == {student(0), student(1), student(2)}


def test_students_are_stored_together_and_the_rest_at_the_end() -> None:
    faces = FakeFaces(*(picture(number) for number in range(7)))
    faces.forgotten.add(student(1))
    worker, told = worker_for(faces, together=3)
    worker.begin(work(*range(7)))
    step_to_the_end(worker, told)
    assert faces.transactions == [2, 3, 1]
    assert [one.student_id for one in told.done] == [student(number) for number in range(7)]
    assert [bool(one.templates) for one in told.done] == [number != 1 for number in range(7)]


def test_nothing_is_told_before_it_is_stored_and_no_work_is_held_back_for_long() -> None:
    clock = FakeClock()
    faces = FakeFaces(*(picture(number) for number in range(4)))
    worker, told = worker_for(faces, clock, together=50)
    worker.begin(work(*range(4)))
    for _ in range(2):
        worker.step()
    assert (faces.transactions, told.done) == ([], [])
    clock.advance(HELD_S)
    worker.step()
    assert (faces.transactions, len(told.done)) == ([2], 1)
    step_to_the_end(worker, told)
    assert faces.transactions == [2, 2]


def test_no_students_only_end_what_was_under_way() -> None:
    faces = FakeFaces(picture(0), picture(1))
    worker, told = worker_for(faces)
    worker.begin(work(0, 1))
    worker.step()
    worker.begin(work())
    worker.step()
    assert (faces.transactions, told.ends) == ([], [])


def test_an_engine_that_stops_is_told(expect_log: Expect) -> None:
    expect_log("re-making templates ends: it stopped")

    class Stopping(MadeEngine):
        def describe(self, crop_gray: NDArray[np.uint8]) -> NDArray[np.float32]:
            raise EngineError("made", EngineTrouble.BROKEN, "it stopped")

    worker, told = worker_for(FakeFaces(picture(0)))
    worker.begin(Remaking(Stopping, (student(0),)))
    step_to_the_end(worker, told)
    assert told.ends == ["broken"]
    worker.step()
    assert told.ends == ["broken"]


def test_what_was_kept_gives_the_same_template_again() -> None:
    one = picture(4)
    assert template_of(MadeEngine(), one) == template_of(MadeEngine(), one)
    assert len(template_of(MadeEngine(), one).features) == 2 * MadeEngine.size
