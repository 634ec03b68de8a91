"""The live device behind OpenCvCamera, opened and read on a daemon thread of its own."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Protocol, cast

import cv2
import numpy as np
from numpy.typing import NDArray

Bgr = NDArray[np.uint8]

FROZEN_S = 2.0
BLANK_S = 300.0  # a covered lens or a dark room is no fault for this long
PLATFORM: str = sys.platform  # mypy takes sys.platform itself for the one it runs on


class Capture(Protocol):
    """The part of cv2.VideoCapture that is used."""

    def isOpened(self) -> bool: ...  # noqa: D102, N802 - OpenCV's name
    def read(self) -> tuple[bool, Bgr | None]: ...  # noqa: D102
    def release(self) -> None: ...  # noqa: D102


class Reader:
    """Opens and reads one Capture on a daemon thread, one request at a time."""

    def __init__(self, capture: Callable[[], Capture], name: str) -> None:
        self._capture = capture
        self._wishes: SimpleQueue[bool] = SimpleQueue()  # True: read one picture; False: release and end
        self._openings: SimpleQueue[bool] = SimpleQueue()
        self._pictures: SimpleQueue[Bgr | None] = SimpleQueue()
        self._busy = True
        self._is_open: bool | None = None
        self._thread = Thread(target=self._run, name=f"reader of {name}", daemon=True)
        self._thread.start()

    def opened(self, timeout_s: float) -> bool:
        """Whether the device could be opened. Raises Empty when it is not known yet."""
        if self._is_open is None:
            self._is_open = self._openings.get(timeout=timeout_s)
            self._busy = False
        return self._is_open

    def read(self, timeout_s: float) -> Bgr | None:
        """The next picture, or None when the device gives none. Raises Empty when it hangs."""
        if not self._busy:
            self._wishes.put(True)
        self._busy = True
        bgr = self._pictures.get(timeout=timeout_s)
        self._busy = False
        return bgr

    def leave(self, timeout_s: float) -> bool:
        """Release the device and end the thread; False when it hangs and ends later or never."""
        self._wishes.put(False)
        if not self._busy:
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def is_alive(self) -> bool:
        """Whether the thread still runs or hangs."""
        return self._thread.is_alive()

    def _run(self) -> None:
        capture = self._capture()
        is_open = capture.isOpened()
        self._openings.put(is_open)
        while is_open and self._wishes.get():
            try:
                is_good, bgr = capture.read()
            except cv2.error:
                is_good, bgr = False, None
            self._pictures.put(bgr if is_good else None)
        capture.release()


class Stillness:
    """Notices a camera that repeats its last picture: a sensor's noise never does."""

    def __init__(self) -> None:
        self._sum = -1
        self._since_s = 0.0

    def is_frozen(self, bgr: Bgr, now_s: float) -> bool:
        """Look at every eighth pixel (20 us for 640x480); remembers over a reopening."""
        sample = bgr[::8, ::8]
        checksum = zlib.crc32(sample.tobytes())
        if checksum != self._sum:
            self._sum, self._since_s = checksum, now_s
            return False
        still_s = now_s - self._since_s
        if int(sample.max()) - int(sample.min()) >= 24:
            return still_s >= FROZEN_S
        if still_s >= BLANK_S:
            self._since_s = now_s  # reopened once, a dark room may stay dark
            return True
        return False


def opened_capture(device: int | str) -> Capture:
    """Open a device with the backend that is quickest here; asks for 640x480 at 30 and one buffered frame."""
    if isinstance(device, str) and "://" in device:
        limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, 10_000, cv2.CAP_PROP_READ_TIMEOUT_MSEC, 2_000]
        return cast("Capture", cv2.VideoCapture(device, cv2.CAP_FFMPEG, limits))
    backends = {"win32": (cv2.CAP_DSHOW, cv2.CAP_MSMF), "linux": (cv2.CAP_V4L2,)}.get(
        PLATFORM, (cv2.CAP_ANY,)
    )
    capture = cv2.VideoCapture()
    for backend in backends:
        if capture.open(device, backend):
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, 640)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, 480)
            capture.set(cv2.CAP_PROP_FPS, 30)
            capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
            break
    return cast("Capture", capture)
