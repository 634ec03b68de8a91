"""Which engine serves while another one's templates are made: a real store, the worker stepped by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

from kiosk.core.office import PAUSED, REMAKING, RESUMED
from kiosk.core.ports import EngineError, EngineTrouble, StoreError, StoreTrouble
from kiosk.core.screens import EnrolPoses, Main
from kiosk.core.values import Picture, Pose, Student, Template
from kiosk.core.views import Door
from kiosk.recognition import REMADE, Recognition
from kiosk.storage.database import sqlite_address
from kiosk.storage.engine import SqlStore, open_store
from kiosk.storage.vault import Vault
from kiosk.vision.engines.choose import Makers, engine_named
from kiosk.vision.engines.lbph import LbphEngine
from kiosk.vision.remake import Remaking, template_of
from kiosk.vision.workers import RemakeWorker, Serving
from tests.core.samples import SCREENS
from tests.fakes import FakeClock
from tests.storage.school import School, a_student
from tests.vision.made_engine import ENGINES, MadeEngine

pytestmark = pytest.mark.realtime

Expect = Callable[[str], None]
LBPH = LbphEngine().name


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = open_store(sqlite_address(tmp_path / "kiosk.sqlite3"), Vault(bytes(32)), "kiosk-1", FakeClock())
    yield opened
    opened.close()


@pytest.fixture
def school(store: SqlStore) -> School:
    return School(store)


def pictures(student: Student, count: int = 2) -> tuple[Picture, ...]:
    """Crops of noise: describable, and nobody's face."""
    rng = np.random.default_rng(int(student.number))
    crops = [rng.integers(0, 255, (160, 160)).astype(np.uint8) for _ in range(count)]
    return tuple(
        Picture(student.student_id, pose, cv2.imencode(".png", crop)[1].tobytes())
        for pose, crop in zip(Pose, crops, strict=False)
    )


def enrol(
    school: School, student: Student, engine: str | None, *, opens: bool = True
) -> tuple[Template, ...]:
    """Enrol with kept pictures, described by an engine (None: by one that is gone)."""
    kept = pictures(student)
    if engine:
        templates = tuple(template_of(engine_named(engine, ENGINES), one) for one in kept)
    else:
        templates = tuple(Template(one.student_id, one.pose, "gone-1", b"1234") for one in kept)
    kept = kept if opens else tuple(replace(one, png=b"no picture") for one in kept)
    school.store.people.enrol(replace(school.enrolment(student), templates=templates, pictures=kept))
    return templates


class Stage:
    """A Recognition with a remake worker, and what the analysis thread would be told."""

    def __init__(self, store: SqlStore, setting: str = "auto", engines: Makers = ENGINES) -> None:
        self.recognition = Recognition(store, FakeClock(), "kiosk-1", setting, engines)
        self.worker = RemakeWorker(store.faces, FakeClock(), together=1)
        self.served: list[Serving] = []
        self.added: list[tuple[Template, ...]] = []
        self.names: list[str] = []
        self.working = False
        self.recognition.serve.connect(self.served.append)
        self.recognition.add.connect(self.added.append)
        self.recognition.changed.connect(self.names.append)
        self.recognition.remake.connect(self._begin)
        self.worker.student_done.connect(self.recognition.on_student_done)
        self.worker.all_done.connect(self._end)
        self.worker.engine_failed.connect(self.recognition.on_engine_failed)

    def _begin(self, work: Remaking) -> None:
        self.working = bool(work.students)
        self.worker.begin(work)

    def _end(self) -> None:
        self.working = False
        self.recognition.on_all_done()

    def step(self, times: int = 1) -> None:
        for _ in range(times):
            self.worker.step()

    def work(self) -> None:
        """Until nothing is under way."""
        for _ in range(200):
            if not self.working:
                return
            self.worker.step()
        pytest.fail("no end")


@pytest.fixture
def staged(qapp: QApplication) -> type[Stage]:
    """Timers need an application, though nothing runs them here."""

    return Stage


def test_with_all_templates_there_the_wanted_engine_serves_at_once(
    school: School, staged: type[Stage]
) -> None:
    templates = enrol(school, school.ada, "made")
    stage = staged(school.store)
    stage.recognition.begin()
    assert [(one.engine, set(one.load())) for one in stage.served] == [("made", set(templates))]
    assert stage.names == ["made-1"]
    assert not stage.working
    assert stage.recognition.state().total == 0


def test_no_other_engine_is_made_when_none_is_needed(school: School, staged: type[Stage]) -> None:
    """The accurate one reads 22 MB to be sure of them: not at every start of a kiosk that uses another."""

    def unwanted() -> MadeEngine:
        raise AssertionError("nobody asked for it")

    enrol(school, school.ada, "lbph")
    stage = staged(school.store, "lbph", {"made": unwanted, "lbph": LbphEngine})
    stage.recognition.begin()
    assert stage.names == [LBPH]


def test_an_empty_kiosk_serves_the_wanted_engine(store: SqlStore, staged: type[Stage]) -> None:
    stage = staged(store)
    stage.recognition.begin()
    assert stage.names == ["made-1"]


def test_the_old_engine_serves_until_all_templates_are_made_then_they_change_in_one_go(
    school: School, staged: type[Stage]
) -> None:
    for student in (school.ada, school.bo):
        enrol(school, student, "lbph")
    stage = staged(school.store)
    stage.recognition.begin()
    assert [(one.engine, len(one.load())) for one in stage.served] == [("lbph", 4)]
    stage.step(3)
    state = stage.recognition.state()
    assert (state.engine, state.wanted, state.done, state.total) == (LBPH, "made-1", 1, 2)
    assert len(stage.served) == 1
    assert stage.added == []
    stage.work()
    assert [(one.engine, len(one.load())) for one in stage.served] == [("lbph", 4), ("made", 4)]
    assert stage.names == [LBPH, "made-1"]
    entries = [one for one in school.store.journal.entries() if one.action == REMADE]
    assert [one.detail for one in entries] == ["made-1: 4 templates of 2 students"]
    state = stage.recognition.state()
    assert (state.engine, state.templates, state.total) == ("made-1", 4, 0)


def test_killed_in_the_midst_the_next_start_goes_on_with_those_left(
    school: School, staged: type[Stage]
) -> None:
    students = (school.ada, school.bo, a_student("20260003"))
    for student in students:
        enrol(school, student, "lbph")
    first = staged(school.store)
    first.recognition.begin()
    first.step(4)  # one student is done, one has a picture described: the power fails
    again = staged(school.store)
    again.recognition.begin()
    assert again.recognition.state().total == 2
    assert again.names == [LBPH]
    again.work()
    assert again.names == [LBPH, "made-1"]
    assert len(again.served[-1].load()) == 6


def said(school: School, *words: str) -> None:
    """Somebody pressed the button, as the office writes it down."""
    for word in words:
        school.store.journal.append("staff:it", REMAKING, "templates", word, FakeClock().now())


def test_a_person_lets_the_making_rest_and_go_on(school: School, staged: type[Stage]) -> None:
    for student in (school.ada, school.bo):
        enrol(school, student, "lbph")
    stage = staged(school.store)
    stage.recognition.begin()
    assert stage.recognition.state().pausable is False
    stage.step(3)
    stage.recognition.on_paused(True)
    stage.step(10)
    state = stage.recognition.state()
    assert (state.done, state.total, state.pausable, stage.working) == (1, 2, True, False)
    stage.recognition.on_screen_changed(Main(Door()))
    assert not stage.working
    stage.recognition.on_paused(False)
    stage.work()
    assert stage.names == [LBPH, "made-1"]
    assert stage.recognition.state().pausable is None


@pytest.mark.parametrize(
    ("words", "rests"),
    [((), False), ((PAUSED,), True), ((PAUSED, RESUMED), False), ((PAUSED, RESUMED, PAUSED), True)],
)
def test_the_pause_outlives_a_restart(
    school: School, staged: type[Stage], words: tuple[str, ...], rests: bool
) -> None:
    enrol(school, school.ada, "lbph")
    said(school, *words)
    stage = staged(school.store)
    stage.recognition.begin()
    assert (stage.names, stage.working) == ([LBPH], not rests)
    assert stage.recognition.state().pausable is rests


def test_a_pause_never_leaves_the_kiosk_without_a_gallery(
    school: School, staged: type[Stage], expect_log: Expect
) -> None:
    """The engine that serves stops: what was paused was the making for it, not for the built-in one."""
    expect_log("the kiosk uses lbph")
    enrol(school, school.ada, "made")
    said(school, PAUSED)
    stage = staged(school.store)
    stage.recognition.begin()
    stage.recognition.on_engine_failed(EngineTrouble.BROKEN)
    stage.work()
    assert [[one.engine for one in each] for each in stage.added] == [[LBPH, LBPH]]


def test_templates_that_do_not_open_are_told(school: School, staged: type[Stage]) -> None:
    stage = staged(school.store)
    stage.recognition.begin()
    stage.recognition.on_gallery_failed()
    assert stage.recognition.state().unreadable


def test_nobody_is_interrupted_by_the_change(school: School, staged: type[Stage]) -> None:
    enrol(school, school.ada, "lbph")
    stage = staged(school.store)
    stage.recognition.begin()
    stage.recognition.on_screen_changed(enrolling())
    stage.work()
    assert stage.names == [LBPH]
    stage.recognition.on_screen_changed(Main(Door()))
    assert stage.names == [LBPH, "made-1"]
    stage.recognition.on_screen_changed(Main(Door()))
    assert len(stage.served) == 2


def enrolling() -> EnrolPoses:
    return next(one for one in SCREENS if isinstance(one, EnrolPoses))


def test_who_enrols_meanwhile_is_described_before_the_change(school: School, staged: type[Stage]) -> None:
    enrol(school, school.ada, "lbph")
    stage = staged(school.store)
    stage.recognition.begin()
    enrol(school, school.bo, "lbph")
    stage.work()
    assert stage.names == [LBPH, "made-1"]
    assert {one.student_id for one in stage.served[-1].load()} == {
        school.ada.student_id,
        school.bo.student_id,
    }


def test_of_a_version_that_is_gone_students_come_back_one_by_one(school: School, staged: type[Stage]) -> None:
    enrol(school, school.ada, None)
    enrol(school, school.bo, None)
    stage = staged(school.store)
    stage.recognition.begin()
    assert [(one.engine, one.load()) for one in stage.served] == [("made", ())]
    stage.step(3)
    assert [len(one) for one in stage.added] == [2]
    stage.work()
    assert [len(one) for one in stage.added] == [2, 2]
    assert len(stage.served) == 1


def test_pictures_that_do_not_open_are_named_by_number_and_stop_nobody(
    school: School, staged: type[Stage], expect_log: Expect
) -> None:
    expect_log("does not open")
    enrol(school, school.ada, "lbph", opens=False)
    enrol(school, school.bo, "lbph")
    stage = staged(school.store)
    stage.recognition.begin()
    stage.work()
    assert stage.names == [LBPH, "made-1"]
    assert stage.recognition.state().again == (school.ada.number,)
    (entry,) = [one for one in school.store.journal.entries() if one.action == REMADE]
    assert entry.detail == "made-1: 2 templates of 1 students; 1 to give their face again"
    fresh = tuple(template_of(MadeEngine(), one) for one in pictures(school.ada))
    school.store.faces.replace_templates(fresh)
    stage.recognition.on_face_given(fresh)
    assert stage.recognition.state().again == ()


def test_a_forced_engine_that_is_not_there_is_told_and_the_built_in_serves(
    school: School, staged: type[Stage], expect_log: Expect
) -> None:
    def missing() -> MadeEngine:
        raise EngineError("made", EngineTrouble.NOT_INSTALLED, "install it so")

    expect_log(f"install it so; the kiosk uses {LBPH}")
    enrol(school, school.ada, "lbph")
    stage = staged(school.store, "made", {"made": missing, "lbph": LbphEngine})
    stage.recognition.begin()
    assert stage.names == [LBPH]
    assert stage.recognition.state().trouble is EngineTrouble.NOT_INSTALLED


def test_an_engine_that_fails_at_work_hands_over_to_the_built_in(
    school: School, staged: type[Stage], expect_log: Expect
) -> None:
    expect_log("made-1: broken; the kiosk uses lbph")
    enrol(school, school.ada, "made")
    stage = staged(school.store)
    stage.recognition.begin()
    stage.recognition.on_engine_failed(EngineTrouble.BROKEN)
    assert stage.names == ["made-1", LBPH]
    assert stage.served[-1].load() == ()
    stage.work()
    assert [[one.engine for one in each] for each in stage.added] == [[LBPH, LBPH]]
    assert stage.recognition.state().trouble is EngineTrouble.BROKEN
    stage.recognition.on_engine_failed(EngineTrouble.BROKEN)
    assert stage.names == ["made-1", LBPH]


def test_an_engine_that_fails_while_it_is_made_ready_never_takes_over(
    school: School, staged: type[Stage], expect_log: Expect
) -> None:
    class Stopping(MadeEngine):
        def describe(self, crop_gray: NDArray[np.uint8]) -> NDArray[np.float32]:
            raise EngineError("made", EngineTrouble.BROKEN, "it stopped")

    expect_log("it stopped")
    expect_log("the kiosk uses lbph")
    enrol(school, school.ada, "lbph")
    stage = staged(school.store, "auto", {"made": Stopping, "lbph": LbphEngine})
    stage.recognition.begin()
    stage.step()
    assert stage.names == [LBPH]
    assert stage.recognition.state().trouble is EngineTrouble.BROKEN


def test_a_store_that_is_away_at_the_end_only_delays_the_change(
    school: School, staged: type[Stage], expect_log: Expect, monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log("cannot change yet")
    enrol(school, school.ada, "lbph")
    stage = staged(school.store)
    stage.recognition.begin()
    stage.step(2)

    def away(_: str) -> tuple[Template, ...]:
        raise StoreError(StoreTrouble.UNREACHABLE, "away")

    with monkeypatch.context() as patched:
        patched.setattr(school.store.faces, "undescribed", away)
        stage.work()
    assert stage.names == [LBPH]
    stage.recognition.on_screen_changed(Main(Door()))
    assert stage.names == [LBPH, "made-1"]
