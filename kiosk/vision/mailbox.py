"""LatestFrame: the newest frame in one slot between two threads; the only lock we hold."""

from __future__ import annotations

from threading import Lock

from kiosk.core.observation import Frame


class LatestFrame:
    """One slot. The camera thread puts, one other thread takes; what nobody took in time is dropped.

    Queued signals drop nothing and let pictures arrive seconds late (FACTS 4), hence a slot and no queue.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._frame: Frame | None = None
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """How many frames were replaced before anybody took them."""
        return self._dropped

    def put(self, frame: Frame) -> None:
        """Make this the newest frame. Costs under a microsecond."""
        with self._lock:
            if self._frame is not None:
                self._dropped += 1
            self._frame = frame

    def take(self) -> Frame | None:
        """The newest frame not taken before, or None."""
        with self._lock:
            frame, self._frame = self._frame, None
            return frame

    def clear(self) -> None:
        """Forget the frame inside: after a fault nobody may see the last picture from before it."""
        with self._lock:
            self._frame = None
