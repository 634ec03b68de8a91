"""The driver: holds the current screen, asks the desk, shows the answer, and keeps time. Main thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.core.desk import Desk
from kiosk.core.events import (
    CameraLost,
    CameraReady,
    CheckInRefused,
    DoorChanged,
    Event,
    Failed,
    HintChanged,
    WentHome,
)
from kiosk.core.observation import CameraFault, GalleryReport, Observation, Task
from kiosk.core.ports import Clock, StoreError, WorldError
from kiosk.core.requests import CheckAttacks, LeaveKiosk, Request
from kiosk.core.screens import (
    Challenged,
    CheckedIn,
    Enrolled,
    Fault,
    Main,
    Maintenance,
    NotMarked,
    Panel,
    Screen,
    advance,
    timeout_s,
)
from kiosk.core.values import LetterId
from kiosk.core.views import Door, FaultKind

_log = logging.getLogger(__name__)

BEAT_MS = 250
TICK_S = 5.0
"""How often the door's facts (class, counts) are read anew, and what is overdue is done."""

_CHANGES_DOOR = (CheckedIn, Enrolled, Panel)
"""Screens whose appearance may mean that the door's facts are new."""

_BY_ITSELF = (DoorChanged, HintChanged, CameraLost, CameraReady)
"""Events that come without anybody doing anything: they give a screen no more time."""

_FIXED_LIMIT = (Challenged, CheckedIn)
"""Screens whose time limit a touch does not move: nobody gets more time for a challenge, no name stays up."""


class ScreenWindow(Protocol):
    """Where screens are shown."""

    def show_screen(self, screen: Screen) -> None:
        """Show this screen now."""
        ...


class Driver(QObject):
    """Every entry is a slot on the main thread; every exit is a signal."""

    screen_changed = Signal(object)  # the new Screen
    task_changed = Signal(object)  # the new Task, for the analysis thread
    left = Signal()  # the administrator ends the program
    _bug_hit = Signal()

    def __init__(self, desk: Desk, window: ScreenWindow, clock: Clock, *, patience: float = 1.0) -> None:
        """Args: ``patience``: by what the time limit of every screen is stretched, 1.0 to 3.0."""
        super().__init__()
        self._patience = patience
        self._desk, self._window, self._clock = desk, window, clock
        self.screen: Screen = Main(Door())
        self.check_asked = False  # the administrator left for the check against attacks
        self._task: Task | None = None
        self._deadline_s: float | None = None
        self._next_settle_s = self._next_tick_s = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.step)
        self._bug_hit.connect(self._on_bug, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Show the first screen and begin to keep time."""
        self._window.show_screen(self.screen)
        self.step()
        self._timer.start()

    def stop(self) -> None:
        """Keep no more time."""
        self._timer.stop()

    # --- entries --------------------------------------------------------------------------------------

    @Slot(object)
    def on_requested(self, request: Request) -> None:
        """Somebody pressed something on a page."""
        if isinstance(request, LeaveKiosk | CheckAttacks):
            if isinstance(self.screen, Maintenance):
                self.check_asked = isinstance(request, CheckAttacks)
                self.left.emit()
            return
        self._ask(lambda: self._desk.answer(self.screen, request))

    @Slot(object)
    def on_observed(self, observation: Observation) -> None:
        """The analysis thread has looked at a frame."""
        self._ask(lambda: self._desk.observe(self.screen, observation))

    @Slot(object)
    def on_camera_lost(self, fault: CameraFault) -> None:
        """The camera gives no pictures."""
        _log.warning("camera %s: %s, next try in %.0f s", fault.source, fault.trouble.value, fault.retry_in_s)
        self._apply(CameraLost(fault))

    @Slot()
    def on_camera_ready(self) -> None:
        """The camera gives pictures again."""
        _log.info("camera is ready")
        self._apply(CameraReady())

    @Slot(int)
    def on_gallery_changed(self, version: int) -> None:
        """Observations made with an older gallery count no more."""
        self._desk.gallery_version = version

    @Slot(object)
    def on_gallery_reported(self, report: GalleryReport) -> None:
        """The gallery says whom it can hardly tell apart, and how sure it is."""
        self._ask(lambda: self._desk.gallery_reported(report), by_itself=True)

    def on_letter_moved(self, letter_id: LetterId, sent: bool) -> None:
        """A letter was sent or failed."""
        self._ask(lambda: self._desk.letter_moved(self.screen, letter_id, sent), by_itself=True)

    @Slot()
    def on_touched(self) -> None:
        """Somebody is using the screen: its time limit starts again."""
        if not isinstance(self.screen, _FIXED_LIMIT):
            self._restart_limit()

    def report_bug(self) -> None:
        """A bug was caught, on whatever thread: the fault screen appears."""
        self._bug_hit.emit()

    @Slot()
    def _on_bug(self) -> None:
        self._apply(Failed(FaultKind.PROGRAM))

    # --- time -----------------------------------------------------------------------------------------

    @Slot()
    def step(self) -> None:
        """One beat: the time limit of the screen, and one of what is due every few seconds."""
        now_s = self._clock.monotonic_s()
        if self._deadline_s is not None and now_s >= self._deadline_s:
            self._ask(lambda: self._desk.time_out(self.screen))
        try:
            if now_s >= self._next_tick_s:
                self._next_tick_s = now_s + TICK_S
                if self._store_failed:
                    self._desk.settle()  # a database that can be read again may still be full
                self._tell(self._desk.tick(self.screen))
            elif now_s >= self._next_settle_s:
                self._next_settle_s = now_s + TICK_S
                self._desk.settle()
        except WorldError as error:
            self._fail(error)

    @property
    def _store_failed(self) -> bool:
        return isinstance(self.screen, Fault) and self.screen.kind is FaultKind.STORE

    def _tell(self, events: tuple[Event, ...]) -> None:
        if self._store_failed:
            events = (*events, WentHome())
        for event in events:
            self._apply(event, by_itself=True)

    # --- the one way a screen changes -----------------------------------------------------------------

    def _ask(self, question: Callable[[], Event | None], *, by_itself: bool = False) -> None:
        try:
            event = question()
        except WorldError as error:
            self._fail(error)
            return
        if event is not None:
            self._apply(event, by_itself=by_itself)
        else:
            self._retask()  # who is left in peace may have changed without anything to show

    def _fail(self, error: WorldError) -> None:
        _log.error("%s: %s", type(error).__name__, error)
        if isinstance(error, StoreError):
            self._apply(Failed(FaultKind.STORE))
        else:
            self._apply(Failed(FaultKind.PROGRAM))

    def _apply(self, event: Event, *, by_itself: bool = False) -> None:
        before, self.screen = self.screen, advance(self.screen, event)
        refused = isinstance(event, CheckInRefused) and isinstance(self.screen, NotMarked)
        if self.screen != before or refused:  # the next in line may be refused for the same reason
            another = type(self.screen) is not type(before)
            if another:
                _log.info("%s -> %s", type(before).__name__, type(self.screen).__name__)
            if another or not (by_itself or isinstance(event, _BY_ITSELF)):
                self._restart_limit()
                if isinstance(self.screen, _CHANGES_DOOR):
                    self._next_tick_s = 0.0
            self._window.show_screen(self.screen)
            self.screen_changed.emit(self.screen)
        self._retask()

    def _restart_limit(self) -> None:
        limit_s = timeout_s(self.screen)
        self._deadline_s = None if limit_s is None else self._clock.monotonic_s() + limit_s * self._patience

    def _retask(self) -> None:
        task = self._desk.task(self.screen)
        if task != self._task:
            self._task = task
            self.task_changed.emit(task)
