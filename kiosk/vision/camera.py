"""Cameras, streams and recorded clips as FrameSource; owned by the camera thread."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty
from urllib.parse import urlsplit

# FFmpeg writes to stderr, stream addresses with their passwords included; V4L2 waits 10 s for a dead camera;
# MSMF takes 20 s to open one (opencv#17687). Only what is set before cv2 loads is sure to count.
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "2")
os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import CameraTrouble, Frame
from kiosk.core.ports import CameraError, Clock, FrameSource
from kiosk.vision.capture import PLATFORM, Capture, Reader, Stillness, opened_capture

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)

Bgr = NDArray[np.uint8]

SILENT_S = 1.8  # the "no frame for 2 s" of DESIGN 4, less what it takes to hear a stop within 2 s
OPENING_S = 30.0  # a camera that is not open by then is given up and opened afresh
STUCK_READERS = 4  # threads that hang in a driver; more are not started before one of them comes back
PICTURES = {".png", ".jpg", ".jpeg", ".bmp", ".webp", ".pgm", ".ppm", ".tif", ".tiff"}
VIDEOS = {".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".mpg", ".mpeg", ".ts", ".wmv", ".gif"}


def forget_opencv_qt_paths() -> None:
    """Undo what importing cv2 did to Qt's environment (opencv-python#736), before QApplication is made."""
    for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if f"{os.sep}cv2{os.sep}" in os.environ.get(name, ""):
            del os.environ[name]


def source_of(setting: str, clock: Clock) -> FrameSource:
    """The camera that a setting means; nothing is opened yet.

    Args:
        setting: a device number ("0"), a device file, a stream address (rtsp, http), a clip, or a folder of
            pictures. Clips and folders are played in a loop.
        clock: times the frames and paces clips.

    Raises:
        ValueError: the setting is empty.
    """
    setting = setting.strip()
    if not setting:
        raise ValueError("the camera setting is empty")
    if setting.isascii() and setting.isdigit():
        return OpenCvCamera(int(setting), clock)
    if "://" in setting:
        return OpenCvCamera(setting, clock)
    if setting.startswith("/dev/"):  # perhaps not plugged in yet, so there is nothing to look at
        return OpenCvCamera(setting, clock)
    return ClipCamera(Path(setting).expanduser(), clock, loop=True)


# --- live cameras -----------------------------------------------------------------------------------


class OpenCvCamera:
    """A camera by number or device file, or a stream by address.

    Opening and reading happen on a thread of their own: drivers may block for ever (opencv#4468, #14044),
    while `open` and `read` here never take longer than `silent_s`.
    """

    def __init__(
        self,
        device: int | str,
        clock: Clock,
        capture: Callable[[], Capture] | None = None,
        silent_s: float = SILENT_S,
    ) -> None:
        self.name = _shown_name(device)
        self._is_stream = isinstance(device, str) and "://" in device
        self._device = device
        self._clock = clock
        self._capture = capture or (lambda: opened_capture(device))
        self._silent_s = silent_s
        self._reader: Reader | None = None
        self._opening_since_s = 0.0
        self._stuck: list[Reader] = []
        self._stillness = Stillness()
        self._number = 0

    def open(self) -> None:
        """Make ready to read. A slow device goes on opening; the next call finds it further.

        Raises:
            CameraError: NOT_FOUND, BUSY (there, but not ready or used by another program), or LOST (too many
                threads hang in the driver).
        """
        if self._reader is None:
            self._reader = self._new_reader()
            self._opening_since_s = self._clock.monotonic_s()
        try:
            is_open = self._reader.opened(self._silent_s)
        except Empty:
            if self._clock.monotonic_s() - self._opening_since_s > OPENING_S:
                self.close()
            raise CameraError(self._trouble_opening(still_opening=True), self.name) from None
        if not is_open:
            self.close()
            raise CameraError(self._trouble_opening(still_opening=False), self.name)
        self._number = 0

    def read(self) -> Frame:
        """Block until the next frame is there.

        Raises:
            CameraError: LOST after `silent_s` without a frame; FROZEN when a device has repeated one picture
                for FROZEN_S, as some do once they are pulled (opencv#5221). Streams repeat pictures rightly:
                their encoder skips what does not move.
        """
        if self._reader is None:
            raise CameraError(CameraTrouble.LOST, self.name)
        try:
            bgr = self._reader.read(self._silent_s)
        except Empty:
            bgr = None
        now_s = self._clock.monotonic_s()
        if bgr is None:
            raise CameraError(CameraTrouble.LOST, self.name)
        if not self._is_stream and self._stillness.is_frozen(bgr, now_s):
            raise CameraError(CameraTrouble.FROZEN, self.name)
        frame = Frame(self._number, now_s, bgr)
        self._number += 1
        return frame

    def close(self) -> None:
        """Give the device back; one that hangs is left behind with its thread. Takes at most a second."""
        if self._reader is not None and not self._reader.leave(1.0):
            self._stuck.append(self._reader)
        self._reader = None

    def _new_reader(self) -> Reader:
        self._stuck = [reader for reader in self._stuck if reader.is_alive()]
        if len(self._stuck) >= STUCK_READERS:
            raise CameraError(CameraTrouble.LOST, self.name)
        return Reader(self._capture, self.name)

    def _trouble_opening(self, *, still_opening: bool) -> CameraTrouble:
        if self._is_stream:
            return CameraTrouble.NOT_FOUND
        if PLATFORM == "linux":
            file = f"/dev/video{self._device}" if isinstance(self._device, int) else self._device
            return CameraTrouble.BUSY if Path(file).exists() else CameraTrouble.NOT_FOUND
        return CameraTrouble.BUSY if still_opening else CameraTrouble.NOT_FOUND


def _shown_name(device: int | str) -> str:
    """A name without secrets: of an address only scheme and host, as logins hide in paths and queries too."""
    if isinstance(device, int) or "://" not in device:
        return str(device)
    scheme, _, rest = device.partition("://")
    scheme = scheme.lower() if scheme.isalnum() else "stream"
    try:
        parts = urlsplit(device)
        host, port = parts.hostname, parts.port
    except ValueError:
        return f"{scheme}://…"
    if (
        host is None or "@" in rest[len(parts.netloc) :]
    ):  # a password with / ? or # in it cuts the netloc short
        return f"{scheme}://…"
    return f"{scheme}://{host}" + (f":{port}" if port else "")


# --- recorded clips ---------------------------------------------------------------------------------


class ClipCamera:
    """A recorded video or a folder of pictures, played in real time of the given clock.

    Pictures of a folder come in the order of their names; those that cannot be decoded are skipped. A reader
    that falls behind catches up without waiting, up to a second; after longer pauses the clip goes on from
    where it was. Repeating a still picture is no fault here.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        fps: float | None = None,
        loop: bool = False,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`fps` (1..120) replaces the clip's own; folders have none and play at 10."""
        if fps is not None and not 1 <= fps <= 120:
            raise ValueError(f"fps {fps} must lie in 1..120")
        self.name = path.name
        self._path = path
        self._clock = clock
        self._wanted_fps = fps
        self._loop = loop
        self._sleep = sleep
        self._pictures: Iterator[Bgr] = iter(())
        self._ahead: Bgr | None = None
        self._period_s = 0.0
        self._started_s = 0.0
        self._number = 0

    def open(self) -> None:
        """Start from the beginning. Raises CameraError: NOT_FOUND or UNREADABLE."""
        if not self._path.exists():
            raise CameraError(CameraTrouble.NOT_FOUND, self.name)
        self._period_s = 1 / (self._wanted_fps or _own_fps(self._path))
        self._pictures = self._played()
        self._ahead = next(self._pictures, None)
        if self._ahead is None:
            raise CameraError(CameraTrouble.UNREADABLE, self.name)
        self._number = 0
        self._started_s = self._clock.monotonic_s()

    def read(self) -> Frame:
        """Block until the next picture is due. Raises CameraError: LOST when the clip has ended."""
        if self._ahead is None:
            raise CameraError(CameraTrouble.LOST, self.name)
        bgr = self._ahead
        self._wait_until_due()
        frame = Frame(self._number, self._clock.monotonic_s(), bgr)
        self._number += 1
        self._ahead = next(self._pictures, None)
        return frame

    def close(self) -> None:
        """Forget the clip; harmless when not open."""
        self._pictures = iter(())
        self._ahead = None

    def _wait_until_due(self) -> None:
        late_s = self._clock.monotonic_s() - (self._started_s + self._number * self._period_s)
        if late_s < 0:
            self._sleep(-late_s)
        elif late_s > 1:
            self._started_s += late_s

    def _played(self) -> Iterator[Bgr]:
        while True:
            any_picture = False
            for bgr in _folder(self._path) if self._path.is_dir() else _video(self._path):
                any_picture = True
                yield bgr
            if not (self._loop and any_picture):
                return


def _own_fps(path: Path) -> float:
    if path.is_dir():
        return 10.0
    fps = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG).get(cv2.CAP_PROP_FPS)
    return fps if 1 <= fps <= 120 else 25.0  # containers without a rate say 0, NaN or 1000


def _video(path: Path) -> Iterator[Bgr]:
    # FFmpeg would play any text as a video of a terminal; other backends take digits in a name for a series.
    if path.suffix.lower() not in VIDEOS | PICTURES:
        return
    capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    try:
        while True:
            is_good, bgr = capture.read()
            if not is_good:
                return
            yield bgr.astype(np.uint8, copy=False)
    finally:
        capture.release()


def _folder(path: Path) -> Iterator[Bgr]:
    for file in sorted(path.iterdir()):
        if file.suffix.lower() in PICTURES and file.is_file():
            data = np.fromfile(file, np.uint8)  # cv2.imread cannot open Korean paths on Windows
            bgr = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
            if bgr is not None:
                yield bgr.astype(np.uint8, copy=False)
