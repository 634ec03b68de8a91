"""The guided attack check: a window and the camera; a thread of its own reads the tries."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from kiosk.attack_command import Checked, CheckError, checked, finish
from kiosk.core.attack_check import Species
from kiosk.core.attack_guide import LEAD_S, Guide, Step
from kiosk.core.observation import CameraFault, Frame
from kiosk.core.picture_watch import Scene, summary
from kiosk.core.ports import Clock, FrameSlot, FrameSource
from kiosk.core.values import Language
from kiosk.installation import Installation
from kiosk.settings import assets_dir
from kiosk.threads import WorkerThread, stop_all
from kiosk.ui.attack_window import AttackWindow
from kiosk.ui.texts import install_language
from kiosk.vision.attack_tries import TRY_S, Try, TryReader
from kiosk.vision.camera import source_of
from kiosk.vision.mailbox import LatestFrame
from kiosk.vision.pad.numbers import PadNumbers
from kiosk.vision.scene import scene_of
from kiosk.vision.workers import CameraWorker

_log = logging.getLogger(__name__)

PERIOD_MS = 30
EMPTY_EVERY_S = 0.5
SCENES_MOST = 60

Judge = Callable[[tuple[Try, ...], Scene | None], Checked]
"""Judges and fits when all tries are made: seconds of arithmetic, on the tries' thread."""


class TryWorker(QObject):
    """Owns the TryReader. Between tries it looks for the empty picture, in numbers. Tries' thread."""

    followed = Signal(object)  # the box of the face, or None
    tried = Signal(object)  # the Try
    judged = Signal(object)  # what the check found
    stopped = Signal()

    def __init__(self, frames: FrameSlot, numbers: PadNumbers, judge: Judge, clock: Clock) -> None:
        super().__init__()
        self._frames, self._numbers, self._judge, self._clock = frames, numbers, judge, clock
        self._reader: TryReader | None = None
        self._timer: QTimer | None = None
        self._species: Species | None = None
        self._begins_s = self._looked_at_s = 0.0
        self._tries: list[Try] = []
        self._scenes: list[Scene] = []

    @Slot()
    def start(self) -> None:
        """Load the models and begin to look."""
        self._reader = TryReader(self._numbers)
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """End; heard after the frame that is looked at."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.stopped.emit()

    @Slot(object)
    def begin(self, species: Species) -> None:
        """A try of this species begins in LEAD_S and lasts TRY_S."""
        if self._reader is not None:
            self._reader.begin()
        self._species, self._begins_s = species, self._clock.monotonic_s() + LEAD_S

    @Slot()
    def judge(self) -> None:
        """All tries are made."""
        self._species = None
        self.judged.emit(self._judge(tuple(self._tries), summary(self._scenes)))

    @Slot()
    def step(self) -> None:
        """Look at the newest frame."""
        frame, now_s = self._frames.take(), self._clock.monotonic_s()
        if self._species is not None and now_s >= self._begins_s + TRY_S:
            self._end(self._species)
        elif frame is not None and self._reader is not None:
            self._look(self._reader, frame, now_s)

    def _look(self, reader: TryReader, frame: Frame, now_s: float) -> None:
        if self._species is not None and now_s >= self._begins_s:
            self.followed.emit(reader.look(frame))
        elif now_s - self._looked_at_s >= EMPTY_EVERY_S:  # somebody may be there, or nobody
            self._looked_at_s = now_s
            if reader.look(frame) is None and len(self._scenes) < SCENES_MOST:
                self._scenes.append(scene_of(frame.bgr))
            reader.begin()

    def _end(self, species: Species) -> None:
        assert self._reader is not None
        found, self._species = self._reader.read(species), None
        self._tries.append(found)
        self._reader.begin()
        self.followed.emit(None)
        self.tried.emit(found)


class GuidedCheck(QObject):
    """Asks for one try after the other; ``found`` is the result, None when the window was closed before."""

    _begin = Signal(object)
    _judge = Signal()

    def __init__(
        self,
        qt: QCoreApplication,
        assets_dir: Path,
        language: Language,
        source: FrameSource,
        worker: Callable[[FrameSlot], TryWorker],
        clock: Clock,
        keep: Callable[[Checked], None],
        guide: Guide | None = None,
        *,
        threads: bool = True,
    ) -> None:
        """`worker` makes the TryWorker over the slot it reads; `keep` keeps the result (main thread).

        Without ``threads`` whoever made it steps ``worker`` by hand, and the camera is left alone.
        """
        super().__init__()
        self._qt, self._keep = qt, keep
        install_language(qt, language, assets_dir)
        preview, tries = LatestFrame(), LatestFrame()
        self.guide = guide or Guide()
        self.window = AttackWindow(preview, assets_dir)
        self.window.show_guide(self.guide)
        self._camera = CameraWorker(source, (preview, tries), clock)
        self.worker = worker(tries)
        workers = ((self._camera, "camera"), (self.worker, "tries")) if threads else ()
        self._threads = [WorkerThread(one, name) for one, name in workers]
        self.found: Checked | None = None
        self._connect()

    def _connect(self) -> None:
        self.window.begun.connect(self.on_begun)
        self.window.skipped.connect(self.on_skipped)
        self.window.left.connect(self._qt.quit)
        self._begin.connect(self.worker.begin)
        self._judge.connect(self.worker.judge)
        self.worker.followed.connect(self.window.show_face)
        self.worker.tried.connect(self.on_tried)
        self.worker.judged.connect(self.on_judged)
        self._camera.camera_lost.connect(self.on_camera_lost)
        self._camera.camera_ready.connect(self.on_camera_ready)

    def start(self) -> None:
        """Show the window and start the threads."""
        self.window.show()
        for thread in self._threads:
            thread.start()

    def close(self) -> tuple[str, ...]:
        """End the threads; returns the names of those that did not end."""
        return stop_all(self._threads)

    @Slot()
    def on_begun(self) -> None:
        """The button was pressed."""
        if self.guide.begun() != self.guide:
            self._begin.emit(self.guide.species)
            self._go(self.guide.begun())

    @Slot()
    def on_skipped(self) -> None:
        """There is no such thing here."""
        self._go(self.guide.skipped())

    @Slot(object)
    def on_tried(self, found: Try) -> None:
        """A try is over."""
        self._go(self.guide.tried(bool(found.readings)))

    def _go(self, guide: Guide) -> None:
        ended = guide.step is Step.ENDED and self.guide.step is not Step.ENDED
        self.guide = guide
        self.window.show_guide(guide)
        if ended:
            self._judge.emit()

    @Slot(object)
    def on_judged(self, found: Checked) -> None:
        """Everything is judged: keep it and show it."""
        self._keep(found)
        self.found = found
        self.window.show_result(found.check)

    @Slot(CameraFault)
    def on_camera_lost(self, fault: CameraFault) -> None:
        """No picture."""
        self.window.show_fault(fault)

    @Slot()
    def on_camera_ready(self) -> None:
        """There is a picture."""
        self.window.show_fault(None)


def run_guided(qt: QCoreApplication, installation: Installation, each: int, actor: str) -> str:
    """Show the window until it is closed. The camera must be free; the store stays open.

    Returns:
        The table of what was found, kept and journalled; empty when the window was closed before.

    Raises:
        CheckError: the result cannot be kept.
        NumbersError: the shipped numbers are missing or altered.
    """
    settings, clock, shipped = installation.settings, installation.clock, PadNumbers.shipped()
    told: list[str] = []
    failed: list[CheckError] = []

    def keep(found: Checked) -> None:
        try:
            told.append(finish(installation, found, actor))
        except CheckError as error:
            failed.append(error)
            qt.quit()

    def worker(slot: FrameSlot) -> TryWorker:
        return TryWorker(slot, shipped, partial(checked, installation, shipped), clock)

    source = source_of(settings.camera, clock)
    guided = GuidedCheck(qt, assets_dir(), settings.language, source, worker, clock, keep, Guide(each))
    guided.start()
    qt.exec()
    late = guided.close()
    guided.window.close()
    if late:  # a camera that hangs: Qt would abort on destroying its thread
        _log.error("threads that did not end: %s", ", ".join(late))
        installation.store.close()
        os._exit(0 if told else 1)
    if failed:
        raise failed[0]
    return "".join(told)
