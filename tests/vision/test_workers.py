"""The loops of the camera and the analysis thread: stepped by hand, and a few times on real threads."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from threading import Event
from types import TracebackType

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kiosk.core.observation import (
    CameraFault,
    CameraTrouble,
    Frame,
    GalleryReport,
    Identify,
    Observation,
    Watch,
)
from kiosk.core.ports import (
    EngineError,
    EngineTrouble,
    FrameAnalyzer,
    FrameSource,
    StoreError,
    StoreTrouble,
    VaultError,
)
from kiosk.core.values import Pose, StudentId, Template, new_id
from kiosk.threads import WorkerThread, stop_all
from kiosk.vision.camera import OpenCvCamera
from kiosk.vision.mailbox import LatestFrame
from kiosk.vision.workers import IDLE_AFTER_S, STORE_RETRY_S, AnalysisWorker, CameraWorker, Serving
from tests.fakes import Ears, FakeAnalyzer, FakeCamera, FakeClock, TickingClock, nobody, running, somebody

Bgr = NDArray[np.uint8]

pytestmark = pytest.mark.usefixtures("qapp")


class Told(QObject):
    """What a CameraWorker said, in order."""

    def __init__(self, worker: CameraWorker) -> None:
        super().__init__()
        self.said: list[CameraFault | str] = []
        worker.camera_lost.connect(self.said.append)
        worker.camera_ready.connect(lambda: self.said.append("ready"))
        worker.stopped.connect(lambda: self.said.append("stopped"))


def camera_worker(
    camera: FrameSource, clock: FakeClock
) -> tuple[CameraWorker, LatestFrame, LatestFrame, Told]:
    preview, analysis = LatestFrame(), LatestFrame()
    worker = CameraWorker(camera, (preview, analysis), clock)
    return worker, preview, analysis, Told(worker)


def lost(retry_in_s: float, trouble: CameraTrouble = CameraTrouble.LOST) -> CameraFault:
    return CameraFault(trouble, "fake camera", retry_in_s)


# --- camera, by hand --------------------------------------------------------------------------------


def test_each_frame_goes_into_both_slots_and_the_first_says_ready() -> None:
    clock = FakeClock()
    worker, preview, analysis, told = camera_worker(FakeCamera(clock), clock)
    assert worker.step() == 0
    assert worker.step() == 0
    shown, looked_at = preview.take(), analysis.take()
    assert shown is looked_at
    assert shown is not None
    assert shown.number == 1
    assert told.said == ["ready"]


def test_a_missing_camera_is_asked_for_after_1_2_4_up_to_20_s_and_heals() -> None:
    clock = FakeClock()
    camera = FakeCamera(clock, refusals=[CameraTrouble.NOT_FOUND] * 8)
    worker, preview, _, told = camera_worker(camera, clock)
    pauses = []
    while "ready" not in told.said:
        pauses.append(pause := worker.step())
        clock.advance(pause)
    assert pauses == [1, 2, 4, 8, 16, 20, 20, 20, 0]
    assert told.said == [lost(pause, CameraTrouble.NOT_FOUND) for pause in pauses[:-1]] + ["ready"]
    assert preview.take() is not None


def test_a_step_before_the_time_of_the_retry_leaves_the_camera_alone() -> None:
    clock = FakeClock()
    camera = FakeCamera(clock, refusals=[CameraTrouble.BUSY])
    worker, _, _, told = camera_worker(camera, clock)
    assert worker.step() == 1
    clock.advance(0.4)
    assert worker.step() == pytest.approx(0.6)
    assert camera.opened == 0
    assert len(told.said) == 1


def test_a_lost_camera_is_closed_and_no_old_picture_stays_in_the_slots() -> None:
    clock = FakeClock()
    camera = FakeCamera(clock, [np.zeros((4, 4, 3), np.uint8), CameraTrouble.LOST])
    worker, preview, analysis, told = camera_worker(camera, clock)
    worker.step()
    assert worker.step() == 1
    assert (camera.opened, camera.closed) == (1, 1)
    assert preview.take() is None
    assert analysis.take() is None
    clock.advance(1)
    worker.step()
    assert told.said == ["ready", lost(1), "ready"]
    assert camera.opened == 2


def test_a_camera_that_comes_and_goes_is_reopened_ever_later_and_a_healthy_one_quickly() -> None:
    clock = FakeClock()
    still = np.zeros((4, 4, 3), np.uint8)
    frozen: list[Bgr | CameraTrouble] = [still, CameraTrouble.FROZEN]
    camera = FakeCamera(clock, [*frozen * 3, *[still] * 400, CameraTrouble.LOST])
    worker, _, _, told = camera_worker(camera, clock)
    for _ in range(500):
        clock.advance(worker.step())
    faults = [fault for fault in told.said if isinstance(fault, CameraFault)]
    assert [fault.retry_in_s for fault in faults] == [1, 2, 4, 1]
    assert [fault.trouble for fault in faults] == [CameraTrouble.FROZEN] * 3 + [CameraTrouble.LOST]


def test_stopping_gives_the_camera_back_even_when_that_fails() -> None:
    class Sticky(FakeCamera):
        def close(self) -> None:
            super().close()
            raise RuntimeError("a bug of ours")

    clock = FakeClock()
    camera = Sticky(clock)
    worker, _, _, told = camera_worker(camera, clock)
    worker.step()
    with pytest.raises(RuntimeError):
        worker.stop()
    assert camera.closed == 1
    assert told.said == ["ready", "stopped"]


# --- analysis, by hand ------------------------------------------------------------------------------


def a_frame(clock: FakeClock) -> Frame:
    return Frame(0, clock.monotonic_s(), np.zeros((4, 4, 3), np.uint8))


def analysis_worker(
    sees: list[Observation], clock: FakeClock
) -> tuple[AnalysisWorker, LatestFrame, FakeAnalyzer]:
    slot, analyzer = LatestFrame(), FakeAnalyzer(sees)
    worker = AnalysisWorker(slot, lambda: analyzer, clock)
    worker.start()
    return worker, slot, analyzer


def test_an_empty_doorway_in_which_nothing_moves_is_looked_at_once_a_second() -> None:
    clock = FakeClock()
    worker, slot, analyzer = analysis_worker([nobody()], clock)
    clock.advance(IDLE_AFTER_S + 1)
    slot.put(a_frame(clock))
    worker.step()
    still_since_s = clock.monotonic_s()
    looks = len(analyzer.frames)
    for _ in range(30):
        clock.advance(0.1)
        slot.put(replace(a_frame(clock), moved_at_s=still_since_s))
        worker.step()
    assert len(analyzer.frames) - looks in {2, 3}
    looks = len(analyzer.frames)
    clock.advance(0.2)
    slot.put(replace(a_frame(clock), moved_at_s=clock.monotonic_s()))
    worker.step()
    assert len(analyzer.frames) == looks + 1


def looks_per_s(worker: AnalysisWorker, slot: LatestFrame, analyzer: FakeAnalyzer, clock: FakeClock) -> float:
    """Give 30 frames a second and count how many of a second's are looked at."""
    before = len(analyzer.frames)
    next_frame_s = next_step_s = clock.monotonic_s()
    for _ in range(1000):
        if clock.monotonic_s() >= next_frame_s:
            slot.put(a_frame(clock))
            next_frame_s += 1 / 30
        if clock.monotonic_s() >= next_step_s:
            next_step_s = clock.monotonic_s() + worker.step()
        clock.advance(0.001)
    return len(analyzer.frames) - before


def test_an_empty_doorway_is_looked_at_6_times_a_second_and_a_person_15_times() -> None:
    clock = FakeClock()
    worker, slot, analyzer = analysis_worker([nobody()], clock)
    clock.advance(10)
    assert 5 <= looks_per_s(worker, slot, analyzer, clock) <= 7
    analyzer.sees[0] = somebody()
    looks_per_s(worker, slot, analyzer, clock)
    assert 13 <= looks_per_s(worker, slot, analyzer, clock) <= 16
    analyzer.sees[0] = nobody()
    assert 13 <= looks_per_s(worker, slot, analyzer, clock) <= 16, "a face lost for a moment is not gone"
    looks_per_s(worker, slot, analyzer, clock)
    looks_per_s(worker, slot, analyzer, clock)
    assert 5 <= looks_per_s(worker, slot, analyzer, clock) <= 7
    worker.stop()


def test_only_the_newest_frame_is_looked_at_and_the_task_is_echoed() -> None:
    clock = FakeClock()
    worker, slot, analyzer = analysis_worker([somebody()], clock)
    said: list[Observation] = []
    worker.observed.connect(said.append)
    task = Identify(frozenset({StudentId(new_id())}))
    worker.set_task(task)
    slot.put(a_frame(clock))
    clock.advance(0.01)
    newest = a_frame(clock)
    slot.put(newest)
    worker.step()
    assert analyzer.frames == [newest]
    assert [(o.task, o.taken_at_s) for o in said] == [(task, newest.taken_at_s)]
    clock.advance(1)
    worker.step()
    assert len(said) == 1, "nothing new, nothing said"
    worker.stop()


def test_each_change_of_the_gallery_is_told_with_its_version() -> None:
    worker, _, analyzer = analysis_worker([], FakeClock())
    versions: list[int] = []
    worker.gallery_changed.connect(versions.append)
    one, two = (Template(StudentId(new_id()), Pose.FRONT, "lbph", b"") for _ in range(2))
    worker.rebuild((one,))
    worker.add((two,))
    worker.remove(one.student_id)
    assert versions == [1, 2, 3]
    assert analyzer.templates == [two]
    worker.stop()


def a_report(complete: bool) -> GalleryReport:
    return GalleryReport("lbph-1", 3, 51, 3, False, complete=complete)


def test_each_change_of_the_gallery_is_studied_at_once_and_the_rest_when_nobody_is_there() -> None:
    clock = FakeClock()
    worker, slot, analyzer = analysis_worker([somebody()], clock)
    told: list[GalleryReport] = []
    worker.gallery_reported.connect(told.append)
    first, rest = a_report(False), a_report(True)
    analyzer.reports.extend([first, rest])
    worker.add((Template(StudentId(new_id()), Pose.FRONT, "lbph", b""),))
    assert told == [first]
    looks_per_s(worker, slot, analyzer, clock)
    assert told == [first], "somebody waits"
    analyzer.sees = deque([nobody()])
    for _ in range(4):
        looks_per_s(worker, slot, analyzer, clock)
    assert told == [first, rest]
    worker.stop()


# --- on threads -------------------------------------------------------------------------------------


class Orders(QObject):
    """The main thread's side of an AnalysisWorker."""

    task = Signal(object)
    templates = Signal(object)
    student = Signal(object)

    def __init__(self, worker: AnalysisWorker) -> None:
        super().__init__()
        self.task.connect(worker.set_task)
        self.templates.connect(worker.add)
        self.student.connect(worker.remove)


class Hanging(FakeCamera):
    """Hangs in `read` until freed; what no FrameSource may do."""

    def __init__(self, clock: FakeClock | TickingClock) -> None:
        super().__init__(clock)
        self.entered, self.freed = Event(), Event()

    def read(self) -> Frame:
        self.entered.set()
        self.freed.wait(10)
        return super().read()


def test_a_busy_camera_and_a_busy_analysis_stop_30_times_out_of_30(qtbot: QtBot) -> None:
    clock = TickingClock()
    for _ in range(30):
        preview, analysis = LatestFrame(), LatestFrame()
        camera = FakeCamera(clock, period_s=0.002)
        threads = [
            WorkerThread(CameraWorker(camera, (preview, analysis), clock), "camera"),
            WorkerThread(AnalysisWorker(analysis, lambda: FakeAnalyzer([somebody()]), clock), "analysis"),
        ]
        for thread in threads:
            thread.start()
        qtbot.waitUntil(lambda preview=preview: preview.take() is not None, timeout=20000)  # type: ignore[misc]
        assert stop_all(threads) == ()
        assert not camera.is_open
        assert camera.closed == 1


def test_threads_that_are_stopped_at_once_or_never_started_join() -> None:
    clock = TickingClock()
    cameras = [FakeCamera(clock, period_s=0.001) for _ in range(10)]
    threads = [WorkerThread(CameraWorker(camera, (LatestFrame(),), clock), "camera") for camera in cameras]
    for thread in threads[:5]:
        thread.start()
    assert stop_all(threads) == ()
    assert not any(camera.is_open for camera in cameras)


def test_orders_and_observations_cross_threads(qtbot: QtBot) -> None:
    clock, slot, analyzer = TickingClock(), LatestFrame(), FakeAnalyzer([somebody()])
    camera = CameraWorker(FakeCamera(clock), (slot,), clock)
    worker = AnalysisWorker(slot, lambda: analyzer, clock)
    orders, ears, versions = Orders(worker), Ears(), Ears()
    worker.observed.connect(ears.hear)
    worker.gallery_changed.connect(versions.hear)
    task = Identify(frozenset({StudentId(new_id())}))
    with running(camera, worker):
        orders.task.emit(task)
        orders.templates.emit((Template(StudentId(new_id()), Pose.FRONT, "lbph", b""),))
        orders.student.emit(StudentId(new_id()))
        qtbot.waitUntil(lambda: versions.heard == [1, 2], timeout=20000)
        qtbot.waitUntil(
            lambda: any(isinstance(o, Observation) and o.task == task for o in ears.heard), timeout=20000
        )
    assert analyzer.tasks == [task]


def test_a_driver_that_hangs_shows_a_fault_within_2_s_and_does_not_hold_up_closing(qtbot: QtBot) -> None:
    class Hung:
        free = Event()

        def isOpened(self) -> bool:
            return True

        def read(self) -> tuple[bool, None]:
            self.free.wait()
            return False, None

        def release(self) -> None:
            pass

    clock = TickingClock()
    worker = CameraWorker(OpenCvCamera(0, clock, Hung), (LatestFrame(),), clock)
    ears = Ears()
    worker.camera_lost.connect(ears.hear)
    began = time.monotonic()
    with running(worker):
        qtbot.waitUntil(lambda: bool(ears.heard), timeout=20000)
        assert time.monotonic() - began < 10  # 1.8 s on a machine with nothing else to do
        assert ears.heard[0] == CameraFault(CameraTrouble.LOST, "0", 1.0)
        # Close in the middle of the next attempt, which hangs as well.
        began = time.monotonic()
        qtbot.waitUntil(lambda: time.monotonic() - began > 1.2, timeout=20000)
    Hung.free.set()


def test_a_thread_that_does_not_join_is_named() -> None:
    clock = TickingClock()
    camera = Hanging(clock)
    thread = WorkerThread(CameraWorker(camera, (LatestFrame(),), clock), "camera")
    thread.start()
    assert camera.entered.wait(2)
    assert stop_all([thread], timeout_ms=50) == ("camera",)
    camera.freed.set()
    assert thread.join()
    assert camera.closed == 1


# --- bugs of ours -----------------------------------------------------------------------------------


class Buggy(FakeAnalyzer):
    """Fails on its first frame."""

    def observe(self, frame: Frame) -> Observation:
        if not self.frames:
            self.frames.append(frame)
            raise ZeroDivisionError("a bug of ours")
        return super().observe(frame)


@pytest.fixture
def hooked(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    caught: list[type[BaseException]] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        assert trace is not None
        caught.append(kind)

    monkeypatch.setattr(sys, "excepthook", hook)
    return caught


def test_a_bug_reaches_the_excepthook_and_the_loop_goes_on(
    qtbot: QtBot, hooked: list[type[BaseException]]
) -> None:
    clock, slot = TickingClock(), LatestFrame()
    camera = CameraWorker(FakeCamera(clock), (slot,), clock)
    worker = AnalysisWorker(slot, Buggy, clock)
    ears = Ears()
    worker.observed.connect(ears.hear)
    with running(camera, worker):
        qtbot.waitUntil(lambda: bool(ears.heard), timeout=20000)
    assert hooked == [ZeroDivisionError]


@pytest.mark.parametrize("where", ["factory", "task"])
def test_a_bug_outside_the_loop_reaches_the_excepthook_and_closing_works(
    qtbot: QtBot, hooked: list[type[BaseException]], where: str
) -> None:
    class Fails(FakeAnalyzer):
        def __init__(self) -> None:
            if where == "factory":
                raise FileNotFoundError("no cascades")
            super().__init__()

        def set_task(self, task: object) -> None:
            raise LookupError

    make: Callable[[], FrameAnalyzer] = Fails
    worker = AnalysisWorker(LatestFrame(), make, TickingClock())
    orders = Orders(worker)
    with running(worker):
        orders.task.emit(Watch())
        qtbot.waitUntil(lambda: bool(hooked), timeout=20000)
    assert hooked == [FileNotFoundError if where == "factory" else LookupError]


# --- another engine -----------------------------------------------------------------------------------


def test_another_engine_takes_over_with_its_whole_gallery() -> None:
    worker, _, analyzer = analysis_worker([], FakeClock())
    versions: list[int] = []
    worker.gallery_changed.connect(versions.append)
    template = Template(StudentId(new_id()), Pose.FRONT, "made-1", b"")
    worker.change(Serving("made", lambda: (template,)))
    assert (analyzer.engine, analyzer.templates, versions) == ("made", [template], [1])


def test_an_engine_that_cannot_take_over_is_told_and_nothing_is_observed(
    expect_log: Callable[[str], None],
) -> None:
    expect_log("as the test wants it")
    clock = FakeClock()
    worker, slot, analyzer = analysis_worker([somebody()], clock)
    troubles: list[EngineTrouble] = []
    worker.engine_failed.connect(troubles.append)
    analyzer.engine_trouble = EngineTrouble.BROKEN
    worker.change(Serving("made", tuple))
    slot.put(a_frame(clock))
    worker.step()
    assert (troubles, analyzer.frames) == ([EngineTrouble.BROKEN], [])
    analyzer.engine_trouble = None
    worker.change(Serving("lbph", tuple))
    slot.put(a_frame(clock))
    worker.step()
    assert len(analyzer.frames) == 1


def test_a_gallery_that_the_store_cannot_give_now_is_asked_for_again(
    expect_log: Callable[[str], None],
) -> None:
    expect_log("the gallery waits for the store: away")
    clock = FakeClock()
    worker, _, analyzer = analysis_worker([], clock)
    template = Template(StudentId(new_id()), Pose.FRONT, "made-1", b"")
    answers: list[StoreError | tuple[Template, ...]] = [
        StoreError(StoreTrouble.UNREACHABLE, "away"),
        (template,),
    ]

    def load() -> tuple[Template, ...]:
        answer = answers.pop(0)
        if isinstance(answer, StoreError):
            raise answer
        return answer

    before = analyzer.engine
    worker.change(Serving("made", load))
    worker.step()
    assert (analyzer.engine, analyzer.templates) == (before, [])
    clock.advance(STORE_RETRY_S)
    worker.step()
    assert (analyzer.engine, analyzer.templates) == ("made", [template])
    worker.step()
    assert answers == []


def test_templates_that_do_not_open_are_told_and_who_enrols_from_now_on_is_searched(
    expect_log: Callable[[str], None],
) -> None:
    def load() -> tuple[Template, ...]:
        raise VaultError("altered")

    expect_log("the templates do not open: altered")
    clock = FakeClock()
    worker, slot, analyzer = analysis_worker([somebody()], clock)
    failed: list[bool] = []
    worker.gallery_failed.connect(lambda: failed.append(True))
    worker.change(Serving("made", load))
    template = Template(StudentId(new_id()), Pose.FRONT, "made-1", b"")
    worker.add((template,))
    slot.put(a_frame(clock))
    worker.step()
    assert (failed, analyzer.engine, len(analyzer.frames)) == ([True], "made", 1)
    assert analyzer.templates == [template]


def test_an_engine_that_fails_at_work_is_told_once(expect_log: Callable[[str], None]) -> None:
    class Failing(FakeAnalyzer):
        def observe(self, frame: Frame) -> Observation:
            raise EngineError("made", EngineTrouble.BROKEN, f"it stopped at frame {frame.number}")

    expect_log("it stopped")
    clock, slot = FakeClock(), LatestFrame()
    worker = AnalysisWorker(slot, Failing, clock)
    worker.start()
    troubles: list[EngineTrouble] = []
    worker.engine_failed.connect(troubles.append)
    for _ in range(3):
        slot.put(a_frame(clock))
        worker.step()
        clock.advance(1)
    assert troubles == [EngineTrouble.BROKEN]
