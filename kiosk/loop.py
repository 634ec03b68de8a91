"""The loop that camera, analysis, remake and mail worker run, each on a thread of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot


class LoopWorker(QObject):
    """One loop on one thread: a single-shot timer that runs `step` and asks it when to come again.

    An exception of ours leaves `step` through Qt's slot into `sys.excepthook`, with its trace; the loop goes
    on after ``AFTER_A_BUG_S``, and `stop` still works.
    """

    stopped = Signal()
    AFTER_A_BUG_S = 1.0

    def __init__(self) -> None:
        super().__init__()
        self._timer: QTimer | None = None

    def _start_loop(self) -> None:
        """Begin with a step at once; called on the thread that the loop is to run on."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(0)

    def _step_now(self) -> None:
        """Wait no longer, if the loop runs."""
        if self._timer is not None:
            self._timer.start(0)

    def _rest(self) -> None:
        """No step more until `_start_loop`."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _stop_loop(self) -> None:
        """The end; what the worker owned was given back."""
        self._rest()
        self.stopped.emit()

    def step(self) -> float:
        """One turn of the loop; returns after how many seconds the next one is wanted."""
        raise NotImplementedError

    @Slot()
    def _on_timeout(self) -> None:
        pause_s = self.AFTER_A_BUG_S
        try:
            pause_s = self.step()
        finally:
            if self._timer is not None:
                self._timer.start(max(0, round(pause_s * 1000)))
