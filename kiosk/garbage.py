"""Python's garbage, collected on the thread of the window and on no other."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

ROUND_S = 1.0
FULL_EVERY_ROUNDS = 60


class Garbage(QObject):
    """Collects reference cycles on the thread it lives on; between `start` and `stop` Python does not.

    Python collects on whichever thread allocates next, and a cycle may hold widgets, which may end on their
    own thread only: collected by the analysis thread they take the process with them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rounds, self._was_on = 0, True
        self._timer = QTimer(self)
        self._timer.setInterval(round(ROUND_S * 1000))
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over from Python. What is there already stays, and is not looked through again."""
        self._was_on = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Give collecting back; end the threads before."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    @Slot()
    def collect(self) -> None:
        """One round: what is young, and everything once a minute."""
        self._rounds += 1
        gc.collect(2 if self._rounds % FULL_EVERY_ROUNDS == 0 else 1)
