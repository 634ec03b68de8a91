"""A slot that always has a picture."""

import numpy as np

from kiosk.core.observation import Frame


class FakeSlot:
    """A FrameSlot that always has a new frame: left half red, right half blue (as the camera sees it)."""

    def __init__(self) -> None:
        self.taken = 0
        self.empty = False
        self.at_s = 0.0
        self.moved_at_s: float | None = None

    def take(self) -> Frame | None:
        if self.empty:
            return None
        self.taken += 1
        bgr = np.full((480, 640, 3), 128, np.uint8)
        bgr[:, :320] = (0, 0, 255)
        bgr[:, 320:] = (255, 0, 0)
        return Frame(self.taken, self.at_s, bgr, self.moved_at_s)
