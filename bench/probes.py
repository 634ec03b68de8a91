"""Probes of a running program: how long the main thread was blocked, CPU time, memory. Main thread."""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

PERIOD_MS = 5


class BlockProbe(QObject):
    """A timer on the main thread that should come every 5 ms; what it is late is the block before it."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks_ms: list[float] = []
        self._last_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self._on_beat)

    def start(self) -> None:
        """Begin to watch; what was seen before is forgotten."""
        self.blocks_ms, self._last_s = [], time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def _on_beat(self) -> None:
        now_s = time.monotonic()
        self.blocks_ms.append(max(0.0, (now_s - self._last_s) * 1000 - PERIOD_MS))
        self._last_s = now_s


class CpuMeter:
    """Share of one core that this process used since ``start``, all threads together."""

    def start(self) -> None:
        """Begin to count."""
        self._cpu_s, self._wall_s = time.process_time(), time.monotonic()

    def share(self) -> float:
        """1.0 is one core busy all the time."""
        return (time.process_time() - self._cpu_s) / (time.monotonic() - self._wall_s)


def resident_mb() -> float:
    """Memory of this process that is in RAM now, in MB (Linux), 0 where it cannot be told."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` (0..1) of the values lie; 0 of none. Nearest rank."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
