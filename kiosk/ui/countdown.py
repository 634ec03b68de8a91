"""Counts whole seconds down to zero, for a wait that is shown. Main thread."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QTimer, Signal


class Countdown(QObject):
    """Starts at a wait and says each second how much of it is left."""

    counted = Signal(int)
    """Seconds left; 0 at the end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.left_s = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)

    def begin(self, wait_s: float) -> None:
        """Count down from here; 0 stops."""
        self.left_s = max(0, math.ceil(wait_s))
        if self.left_s:
            self._timer.start()
        else:
            self._timer.stop()
        self.counted.emit(self.left_s)

    def tick(self) -> None:
        """A second has gone by."""
        self.left_s = max(0, self.left_s - 1)
        if not self.left_s:
            self._timer.stop()
        self.counted.emit(self.left_s)
