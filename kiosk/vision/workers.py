"""The loops of the camera, the analysis and the remake thread: CameraWorker, AnalysisWorker, RemakeWorker."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Signal, Slot

from kiosk.core.observation import CameraFault, Challenge, Frame, GalleryReport, Observation, Task
from kiosk.core.ports import (
    CameraError,
    Clock,
    EngineError,
    EngineTrouble,
    FaceStore,
    FrameAnalyzer,
    FrameSlot,
    FrameSource,
    StoreError,
    VaultError,
)
from kiosk.core.values import StudentId, Template
from kiosk.loop import LoopWorker
from kiosk.vision.mailbox import LatestFrame
from kiosk.vision.motion import MotionWatch
from kiosk.vision.remake import TOGETHER, Remade, Remaking, remade

_log = logging.getLogger(__name__)

FIRST_RETRY_S = 1.0
LONGEST_RETRY_S = 20.0
HEALTHY_S = 10.0  # frames for this long make the next fault a new one, whose first retry is quick again

BUSY_PERIOD_S = 1 / 15
CHALLENGE_PERIOD_S = 1 / 30  # every frame: points of a turning head are lost from one to the next otherwise
IDLE_PERIOD_S = 1 / 6
IDLE_AFTER_S = 2.0
UNMOVED_PERIOD_S = 1.0  # a picture of nobody in which nothing has moved since is looked at again
POLL_S = 0.01  # how often to look for a frame that is due and not there yet

STORE_RETRY_S = 5.0


class CameraWorker(LoopWorker):
    """Owns the FrameSource: reads, fills the slots, reopens after faults. Lives on the camera thread.

    `camera_lost` comes with every attempt that failed, each telling when the next one follows; `camera_ready`
    comes with the first frame, at the start and after a fault.
    """

    camera_lost = Signal(CameraFault)
    camera_ready = Signal()

    def __init__(self, source: FrameSource, slots: Sequence[LatestFrame], clock: Clock) -> None:
        super().__init__()
        self._source = source
        self._slots = tuple(slots)
        self._clock = clock
        self._motion = MotionWatch()
        self._is_open = False
        self._ready_since_s: float | None = None
        self._retry_s = FIRST_RETRY_S
        self._retry_at_s = 0.0

    @Slot()
    def start(self) -> None:
        """Begin to read; the camera is opened by the first step."""
        self._retry_at_s = self._clock.monotonic_s()
        self._start_loop()

    @Slot()
    def stop(self) -> None:
        """Give the camera back and end; heard after the read that is under way."""
        try:
            self._is_open = False
            self._source.close()
        finally:
            self._stop_loop()

    def step(self) -> float:
        """Read one frame into the slots, or reopen a lost camera when its time has come."""
        wait_s = self._retry_at_s - self._clock.monotonic_s()
        if not self._is_open and wait_s > 0:
            return min(wait_s, LONGEST_RETRY_S)
        try:
            if not self._is_open:
                self._source.open()
                self._is_open = True
            frame = self._source.read()
        except CameraError as error:
            return self._lose(error)
        self._deliver(frame)
        return 0.0

    def _deliver(self, frame: Frame) -> None:
        frame = replace(frame, moved_at_s=self._motion.moved_at_s(frame.bgr, frame.taken_at_s))
        for slot in self._slots:
            slot.put(frame)
        if self._ready_since_s is None:
            self._ready_since_s = self._clock.monotonic_s()
            self.camera_ready.emit()

    def _lose(self, error: CameraError) -> float:
        now_s = self._clock.monotonic_s()
        if self._ready_since_s is not None and now_s - self._ready_since_s >= HEALTHY_S:
            self._retry_s = FIRST_RETRY_S
        self._ready_since_s = None
        self._motion.forget()
        if self._is_open:  # one that would not open yet may still be opening: leave it to that
            self._is_open = False
            self._source.close()
        for slot in self._slots:
            slot.clear()
        retry_s = self._retry_s
        self._retry_s = min(2 * retry_s, LONGEST_RETRY_S)
        self._retry_at_s = self._clock.monotonic_s() + retry_s
        self.camera_lost.emit(CameraFault(error.trouble, error.source, retry_s))
        return retry_s


@dataclass(frozen=True, eq=False)
class Serving:
    """The engine that shall describe from now on, by its name in the settings, and its whole gallery.

    ``load`` reads the templates (0.7 s for a campus) on the thread that searches them: the window never
    waits for it, and faces given or forgotten meanwhile are heard after it. A template that was made between
    asking and reading is there twice until the next start, which hardly moves its owner's evidence.
    """

    engine: str
    load: Callable[[], tuple[Template, ...]] = field(repr=False)


class AnalysisWorker(LoopWorker):
    """Owns the FrameAnalyzer: pulls the newest frame and says what it showed. Lives on the analysis thread.

    At most 15 observations a second while somebody is there (30 during a challenge), 6 with nobody for
    IDLE_AFTER_S and one while nothing moves either, so that the preview keeps its processor time and an
    empty corridor costs little.
    """

    observed = Signal(Observation)
    gallery_changed = Signal(int)
    engine_failed = Signal(EngineTrouble)  # nothing is observed until `change`
    gallery_failed = Signal()  # its templates do not open: nobody is searched
    gallery_reported = Signal(GalleryReport)

    def __init__(self, frames: FrameSlot, make_analyzer: Callable[[], FrameAnalyzer], clock: Clock) -> None:
        """`make_analyzer` is called on the analysis thread: loading cascades and models takes its time."""
        super().__init__()
        self._frames = frames
        self._make_analyzer = make_analyzer
        self._clock = clock
        self._analyzer: FrameAnalyzer | None = None
        self._is_blind = False
        self._awaited: Serving | None = None
        self._load_at_s = 0.0
        self._period_s = BUSY_PERIOD_S
        self._next_at_s = 0.0
        self._somebody_at_s = 0.0
        self._seen_empty_s: float | None = None

    @Slot()
    def start(self) -> None:
        """Make the analyzer and begin. Without one (a bug, or missing files) nothing is observed."""
        self._analyzer = self._make_analyzer()
        self._start_loop()

    @Slot()
    def stop(self) -> None:
        """End; heard after the frame that is being looked at."""
        self._stop_loop()

    @Slot(object)
    def set_task(self, task: Task) -> None:
        """Make this the active task; every later observation carries it."""
        self._seen_empty_s = None
        self._period_s = CHALLENGE_PERIOD_S if isinstance(task, Challenge) else BUSY_PERIOD_S
        if self._analyzer is not None:
            self._analyzer.set_task(task)

    @Slot(object)
    def change(self, serving: Serving) -> None:
        """Let another engine take over between two frames, with its whole gallery."""
        if self._analyzer is None:
            return
        self._awaited = None
        try:
            templates = self._loaded(serving)
            self._analyzer.use_engine(serving.engine)
        except StoreError as error:
            _log.warning("the gallery waits for the store: %s", error)
            self._awaited, self._load_at_s = serving, self._clock.monotonic_s() + STORE_RETRY_S
            return
        except EngineError as error:
            self._fail(error)
            return
        self._is_blind = False
        self.rebuild(templates)

    def _loaded(self, serving: Serving) -> tuple[Template, ...]:
        """Its gallery; empty where it does not open: who enrols later is searched. Raises StoreError."""
        try:
            return serving.load()
        except VaultError as error:
            _log.error("the templates do not open: %s", error)
            self.gallery_failed.emit()
            return ()

    def _fail(self, error: EngineError) -> None:
        _log.error("%s", error)
        self._is_blind = True
        self.engine_failed.emit(error.trouble)

    @Slot(object)
    def add(self, templates: tuple[Template, ...]) -> None:
        """Add templates to the gallery."""
        if self._analyzer is not None:
            self.gallery_changed.emit(self._analyzer.add(templates))
            self._study()

    @Slot(object)
    def remove(self, student_id: StudentId) -> None:
        """Forget one student."""
        if self._analyzer is not None:
            self.gallery_changed.emit(self._analyzer.remove(student_id))
            self._study()

    @Slot(object)
    def rebuild(self, templates: tuple[Template, ...]) -> None:
        """Replace the whole gallery."""
        if self._analyzer is not None:
            self.gallery_changed.emit(self._analyzer.rebuild(templates))
            self._study()

    def _study(self) -> None:
        report = None if self._analyzer is None else self._analyzer.study()
        if report is not None:
            self.gallery_reported.emit(report)

    def step(self) -> float:
        """Look at the newest frame if one is due and there."""
        now_s = self._clock.monotonic_s()
        if self._awaited is not None and now_s >= self._load_at_s:
            self.change(self._awaited)
        if now_s < self._next_at_s:
            return self._next_at_s - now_s
        frame = self._frames.take()
        if frame is None or self._analyzer is None or self._is_blind:
            return POLL_S
        if self._seen_empty_s is not None and self._is_unmoved(frame, self._seen_empty_s):
            self._next_at_s = now_s + IDLE_PERIOD_S
            self._study()
            return IDLE_PERIOD_S
        self._next_at_s = now_s + self._period_s
        try:
            observation = self._analyzer.observe(frame)
        except EngineError as error:
            self._fail(error)
            return POLL_S
        self._seen_empty_s = None
        if observation.faces:
            self._somebody_at_s = now_s
        elif now_s - self._somebody_at_s > IDLE_AFTER_S:
            self._next_at_s = now_s + IDLE_PERIOD_S
            self._seen_empty_s = frame.taken_at_s
            self._study()  # there is time: nobody waits
        self.observed.emit(observation)
        return max(0.0, self._next_at_s - self._clock.monotonic_s())

    @staticmethod
    def _is_unmoved(frame: Frame, seen_empty_s: float) -> bool:
        """Whether nobody can be on this frame: there was nobody, and nothing has moved since."""
        return frame.as_at(seen_empty_s) and frame.taken_at_s - seen_empty_s < UNMOVED_PERIOD_S


class RemakeWorker(LoopWorker):
    """Makes templates again for another engine, one picture a step. Lives on the remake thread.

    It pauses after each step for as long as the step took: half a core at most, beside the kiosk at work.
    What is done lies in the store, so that it can be stopped at any time and goes on where it was.
    """

    student_done = Signal(Remade)
    all_done = Signal()
    engine_failed = Signal(EngineTrouble)

    def __init__(self, faces: FaceStore, clock: Clock, together: int = TOGETHER) -> None:
        """`together`: as many students at most are stored in one transaction."""
        super().__init__()
        self._faces, self._clock, self._together = faces, clock, together
        self._work: Remaking | None = None
        self._run: Iterator[Remade | None] | None = None

    @Slot()
    def start(self) -> None:
        """Wait for `begin`."""

    @Slot()
    def stop(self) -> None:
        """End; heard after the picture that is being described."""
        self._work = self._run = None
        self._stop_loop()

    @Slot(object)
    def begin(self, work: Remaking) -> None:
        """Do this, and leave what was under way; one with no students only leaves that."""
        self._end()
        if work.students:
            self._work = work
            self._start_loop()

    def step(self) -> float:
        """Describe one picture; says when a student, or everything, is done."""
        began_s = self._clock.monotonic_s()
        try:
            self._go_on()
        except StoreError as error:
            _log.warning("re-making templates waits for the store: %s", error)
            self._run = None
            return STORE_RETRY_S
        except EngineError as error:
            _log.error("re-making templates ends: %s", error)
            self._end()
            self.engine_failed.emit(error.trouble)
        return max(0.0, self._clock.monotonic_s() - began_s)

    def _go_on(self) -> None:
        if self._work is None:
            return
        if self._run is None:
            students = self._work.students
            self._run = remade(self._work.make_engine(), self._faces, students, self._clock, self._together)
        try:
            done = next(self._run)
        except StopIteration:
            self._end()
            self.all_done.emit()
            return
        if done is not None:
            left = tuple(one for one in self._work.students if one != done.student_id)
            self._work = replace(self._work, students=left)
            self.student_done.emit(done)

    def _end(self) -> None:
        """Nothing is left to do; the engine is given back."""
        self._work = self._run = None
        self._rest()
