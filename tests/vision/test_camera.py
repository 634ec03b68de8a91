"""Cameras, streams, clips: real OpenCV on made files, and captures that fail in every way drivers do."""

from __future__ import annotations

import base64
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Event, Thread

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.observation import CameraTrouble, Frame
from kiosk.core.ports import CameraError, FrameSource
from kiosk.vision.camera import (
    STUCK_READERS,
    ClipCamera,
    OpenCvCamera,
    forget_opencv_qt_paths,
    source_of,
)
from kiosk.vision.capture import BLANK_S
from tests.fakes import FakeClock, TickingClock

Bgr = NDArray[np.uint8]


def picture(number: int = 0, size: tuple[int, int] = (64, 48)) -> Bgr:
    """A picture that differs from others by its brightness, about five levels a number."""
    bgr = np.full((size[1], size[0], 3), 40 + 5 * number, np.uint8)
    bgr[:, : size[0] // 2] = 255
    return bgr


def trouble_of(act: Callable[[], object]) -> CameraTrouble:
    with pytest.raises(CameraError) as caught:
        act()
    return caught.value.trouble


def numbers(frames: list[Frame]) -> list[int]:
    return [round((float(frame.bgr[:, -8:].mean()) - 40) / 5) for frame in frames]


# --- live cameras -----------------------------------------------------------------------------------


class FakeCapture:
    """A cv2.VideoCapture that noise comes out of, until a test wants otherwise."""

    def __init__(self, *, opens: bool = True) -> None:
        self.opens = opens
        self.still: Bgr | None = None
        self.gives = True
        self.released = Event()
        self.free = Event()  # cleared: `read` hangs as drivers do
        self.free.set()
        self._noise = np.random.default_rng(3)

    def isOpened(self) -> bool:
        return self.opens

    def read(self) -> tuple[bool, Bgr | None]:
        self.free.wait()
        if not self.gives:
            return False, None
        return True, self._noise.integers(0, 256, (48, 64, 3), np.uint8) if self.still is None else self.still

    def release(self) -> None:
        self.released.set()


SOON_S = 0.05  # hanging drivers are given up after this instead of 1.8 s


def test_frames_are_numbered_and_timed_from_each_opening() -> None:
    clock, capture = FakeClock(), FakeCapture()
    camera = OpenCvCamera(0, clock, lambda: capture)
    camera.open()
    first, second = camera.read(), camera.read()
    assert (first.number, second.number) == (0, 1)
    assert first.taken_at_s == clock.monotonic_s()
    assert not np.array_equal(first.bgr, second.bgr)
    camera.close()
    assert capture.released.is_set()
    camera.close()
    camera.open()
    assert camera.read().number == 0
    camera.close()


def test_reading_what_is_not_open_is_a_lost_camera() -> None:
    assert trouble_of(OpenCvCamera(0, FakeClock(), FakeCapture).read) is CameraTrouble.LOST


def test_a_camera_that_gives_no_frame_is_lost() -> None:
    capture = FakeCapture()
    camera = OpenCvCamera(0, FakeClock(), lambda: capture)
    camera.open()
    capture.gives = False
    assert trouble_of(camera.read) is CameraTrouble.LOST
    camera.close()
    assert capture.released.is_set()


def test_a_camera_that_hangs_is_lost_closed_and_healed_by_reopening() -> None:
    hung, healthy = FakeCapture(), FakeCapture()
    captures = iter([hung, healthy])
    camera = OpenCvCamera(0, FakeClock(), lambda: next(captures), SOON_S)
    camera.open()
    hung.free.clear()
    assert trouble_of(camera.read) is CameraTrouble.LOST
    began = time.monotonic()
    camera.close()
    assert time.monotonic() - began < 1.0, "closing waits for nobody who hangs"
    camera.open()
    assert camera.read().number == 0
    hung.free.set()
    assert hung.released.wait(2), "a driver that comes back gives its device back"
    camera.close()


def test_a_late_frame_is_not_lost() -> None:
    capture = FakeCapture()
    camera = OpenCvCamera(0, FakeClock(), lambda: capture, SOON_S)
    camera.open()
    capture.free.clear()
    assert trouble_of(camera.read) is CameraTrouble.LOST
    capture.free.set()
    assert camera.read().number == 0
    assert camera.read().number == 1
    camera.close()


def test_drivers_that_hang_for_ever_do_not_eat_threads_for_ever() -> None:
    captures: list[FakeCapture] = []

    def hanging() -> FakeCapture:
        captures.append(FakeCapture())
        captures[-1].free.clear()
        return captures[-1]

    camera = OpenCvCamera(0, FakeClock(), hanging, SOON_S)
    for _ in range(STUCK_READERS):
        camera.open()
        assert trouble_of(camera.read) is CameraTrouble.LOST
        camera.close()
    assert trouble_of(camera.open) is CameraTrouble.LOST
    assert len(captures) == STUCK_READERS
    for capture in captures:
        capture.free.set()
    assert all(capture.released.wait(2) for capture in captures)
    camera.close()


def test_a_slow_opening_goes_on_between_attempts() -> None:
    opened, made = Event(), count()

    def slow() -> FakeCapture:
        next(made)
        opened.wait()
        return FakeCapture()

    camera = OpenCvCamera("/dev/null", FakeClock(), slow, SOON_S)
    assert trouble_of(camera.open) is CameraTrouble.BUSY
    assert trouble_of(camera.open) is CameraTrouble.BUSY
    opened.set()
    camera.open()
    assert camera.read().number == 0
    assert next(made) == 1, "one opening, asked for three times"
    camera.close()


def test_an_opening_that_takes_too_long_is_begun_afresh() -> None:
    clock, opened, made = FakeClock(), Event(), count()

    def never_the_first_time() -> FakeCapture:
        if next(made) == 0:
            opened.wait()
        return FakeCapture()

    camera = OpenCvCamera("/dev/null", clock, never_the_first_time, SOON_S)
    assert trouble_of(camera.open) is CameraTrouble.BUSY
    clock.advance(31)
    assert trouble_of(camera.open) is CameraTrouble.BUSY
    camera.open()
    assert camera.read().number == 0
    opened.set()
    camera.close()


def test_a_camera_that_repeats_its_last_picture_is_frozen_until_it_shows_another() -> None:
    clock, capture = FakeClock(), FakeCapture()
    camera = OpenCvCamera(0, clock, lambda: capture)
    camera.open()
    capture.still = picture()
    camera.read()
    clock.advance(1.9)
    camera.read()
    clock.advance(0.1)
    assert trouble_of(camera.read) is CameraTrouble.FROZEN
    camera.close()
    camera.open()
    assert trouble_of(camera.read) is CameraTrouble.FROZEN, "opening again has mended nothing"
    capture.still = None
    assert camera.read().number == 0
    camera.close()


def test_darkness_is_no_frozen_camera() -> None:
    clock, capture = FakeClock(), FakeCapture()
    camera = OpenCvCamera(0, clock, lambda: capture)
    camera.open()
    capture.still = np.zeros((48, 64, 3), np.uint8)
    camera.read()
    clock.advance(BLANK_S - 1)
    camera.read()
    clock.advance(1)
    assert trouble_of(camera.read) is CameraTrouble.FROZEN
    camera.close()
    camera.open()
    camera.read()
    camera.close()


def test_a_stream_may_repeat_a_picture() -> None:
    clock, capture = FakeClock(), FakeCapture()
    camera = OpenCvCamera("rtsp://host/1", clock, lambda: capture)
    camera.open()
    capture.still = picture()
    for _ in range(10):
        camera.read()
        clock.advance(1)
    camera.close()


def test_the_sensor_check_sees_one_changed_pixel_in_every_block_of_eight() -> None:
    clock, capture = FakeClock(), FakeCapture()
    camera = OpenCvCamera(0, clock, lambda: capture)
    camera.open()
    for number in range(10):
        capture.still = picture()
        capture.still[::8, ::8, 0] += np.uint8(number % 2)
        camera.read()
        clock.advance(1)
    camera.close()


@pytest.mark.skipif(sys.platform != "linux", reason="device files")
def test_real_opencv_says_that_there_is_no_such_camera(capfd: pytest.CaptureFixture[str]) -> None:
    for setting in ("97", "/dev/video97"):
        camera = source_of(setting, TickingClock())
        assert trouble_of(camera.open) is CameraTrouble.NOT_FOUND
        camera.close()
    busy = source_of("/dev/null", TickingClock())  # there, but no camera comes out of it
    assert trouble_of(busy.open) is CameraTrouble.BUSY
    assert capfd.readouterr() == ("", "")


SECRET_ADDRESSES = (
    "rtsp://bob:s3cret@127.0.0.1:9/live",
    "rtsp://127.0.0.1:9/user=bob_password=s3cret_channel=1",
    "http://127.0.0.1:9/video?user=bob&password=s3cret",
    "rtsp://bob:1#s3cret@127.0.0.1:9/live",
    "rtsp://bob:1/s3cret@127.0.0.1:9/live",
    "rtsp://bob:1?s3cret@127.0.0.1:9/live",
    "rtsp://bob:s3cret@127.0.0.1:port/live",
    "rtsp://[bob:s3cret@127.0.0.1/live",
    "bob:s3cret://127.0.0.1:9/",
    "ftp://bob:s3cret@127.0.0.1:9/clip.mp4",
)


@pytest.mark.parametrize("address", SECRET_ADDRESSES)
def test_logins_in_an_address_are_never_told(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    camera = source_of(address, TickingClock())
    with pytest.raises(CameraError) as caught:
        camera.open()
    camera.close()
    told = f"{camera.name} {caught.value} {caught.value.source} {''.join(capfd.readouterr())}"
    assert caught.value.trouble is CameraTrouble.NOT_FOUND
    for secret in ("s3cret", "bob"):
        assert secret not in told
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_a_good_address_is_shown_by_its_host() -> None:
    assert source_of("RTSP://bob:x@Cam-1.uni.kr:554/live?x=1", FakeClock()).name == "rtsp://cam-1.uni.kr:554"


def test_a_stream_host_that_says_nothing_holds_nobody_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        camera = source_of(f"rtsp://127.0.0.1:{mute.getsockname()[1]}/live", TickingClock())
        began = time.monotonic()
        assert trouble_of(camera.open) is CameraTrouble.NOT_FOUND
        camera.close()
        assert time.monotonic() - began < 2.5


class MjpegOverHttp(BaseHTTPRequestHandler):
    """An IP camera with a login, as cheap ones are."""

    is_up = Event()

    def do_GET(self) -> None:
        if self.headers["Authorization"] != "Basic " + base64.b64encode(b"bob:s3cret").decode():
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="camera"')
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        jpeg = cv2.imencode(".jpg", picture())[1].tobytes()
        while self.is_up.is_set():
            self.wfile.write(b"--frame\r\nContent-Type: image/jpeg\r\n")
            self.wfile.write(b"Content-Length: %d\r\n\r\n%b\r\n" % (len(jpeg), jpeg))
            time.sleep(0.02)

    def log_message(self, *args: object) -> None:
        pass


def test_a_real_stream_plays_dies_and_comes_back() -> None:
    is_up = MjpegOverHttp.is_up
    with ThreadingHTTPServer(("127.0.0.1", 0), MjpegOverHttp) as http:
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        camera = source_of(f"http://bob:s3cret@127.0.0.1:{http.server_port}/video.mjpg", TickingClock())
        for _ in range(2):
            is_up.set()
            camera.open()
            frames = [camera.read() for _ in range(10)]
            assert frames[-1].number == 9
            assert frames[-1].bgr.shape == (48, 64, 3)
            is_up.clear()
            assert len(played(camera)) < 100
            camera.close()
        http.shutdown()
        thread.join()


# --- clips ------------------------------------------------------------------------------------------


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """Ten pictures at 20 a second, under a Korean name."""
    path, made = tmp_path / "복도.avi", tmp_path / "made.avi"
    writer = cv2.VideoWriter(str(made), cv2.VideoWriter.fourcc(*"MJPG"), 20.0, (64, 48))
    assert writer.isOpened()
    for number in range(10):
        writer.write(picture(number))
    writer.release()
    made.rename(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pictures of different sizes and kinds, and things that are none."""
    path = tmp_path / "사진"
    path.mkdir()
    for name, number in (("10.png", 0), ("20.PNG", 1), ("30.bmp", 2)):
        is_good, data = cv2.imencode(name[2:].lower(), picture(number, (64 + 2 * number, 48)))
        assert is_good
        (path / name).write_bytes(data.tobytes())
    (path / "15.png").write_bytes(b"\x89PNG\r\n\x1a\nnot really")
    (path / "16.jpg").write_bytes(b"")
    (path / "notes.txt").write_text("not a picture")
    (path / "sub.png").mkdir()
    return path


def played(camera: FrameSource, limit: int = 100) -> list[Frame]:
    """What a clip shows until it ends."""
    frames: list[Frame] = []
    with suppress(CameraError):
        while len(frames) < limit:
            frames.append(camera.read())
    if len(frames) < limit:
        assert trouble_of(camera.read) is CameraTrouble.LOST
    return frames


def test_a_clip_plays_at_its_own_pace_and_ends(video: Path) -> None:
    clock = FakeClock()
    camera = ClipCamera(video, clock, sleep=clock.advance)
    camera.open()
    frames = played(camera)
    assert numbers(frames) == list(range(10))
    assert [frame.number for frame in frames] == list(range(10))
    times = [frame.taken_at_s - frames[0].taken_at_s for frame in frames]
    assert times == pytest.approx([n / 20 for n in range(10)])
    camera.open()
    assert len(played(camera)) == 10
    camera.close()
    camera.close()
    assert not played(camera)


def test_a_clip_plays_at_a_given_pace_in_a_loop(video: Path) -> None:
    clock = FakeClock()
    camera = ClipCamera(video, clock, fps=5, loop=True, sleep=clock.advance)
    camera.open()
    frames = played(camera, limit=25)
    assert numbers(frames) == [n % 10 for n in range(25)]
    assert frames[-1].number == 24
    assert clock.monotonic_s() - 100 == pytest.approx(24 / 5)
    assert frames[3].bgr.shape == (48, 64, 3)
    assert frames[3].bgr.dtype == np.uint8
    camera.close()


def test_a_late_reader_catches_up_within_a_second_and_goes_on_after_a_pause(video: Path) -> None:
    clock = FakeClock()
    camera = ClipCamera(video, clock, loop=True, sleep=clock.advance)
    camera.open()
    camera.read()
    clock.advance(0.5)
    assert [camera.read().taken_at_s for _ in range(10)] == pytest.approx([100.5] * 10)
    assert camera.read().taken_at_s == pytest.approx(100.55)
    clock.advance(60)
    times = [camera.read().taken_at_s for _ in range(3)]
    assert times == pytest.approx([160.55, 160.60, 160.65])
    camera.close()


def test_real_time_is_real(video: Path) -> None:
    camera = ClipCamera(video, TickingClock())
    camera.open()
    began = time.monotonic()
    assert len(played(camera)) == 10
    assert 0.44 < time.monotonic() - began < 2.0
    camera.close()


def test_a_folder_plays_what_can_be_opened_in_the_order_of_names(folder: Path) -> None:
    clock = FakeClock()
    camera = source_of(str(folder), clock)
    assert isinstance(camera, ClipCamera)
    camera = ClipCamera(folder, clock, sleep=clock.advance)
    camera.open()
    frames = played(camera)
    assert numbers(frames) == [0, 1, 2]
    assert [frame.bgr.shape[1] for frame in frames] == [64, 66, 68]
    assert clock.monotonic_s() - 100 == pytest.approx(0.2)


def test_a_still_clip_is_no_fault(folder: Path) -> None:
    for other in ("20.PNG", "30.bmp"):
        (folder / other).unlink()
    clock = FakeClock()
    camera = ClipCamera(folder, clock, loop=True, sleep=clock.advance)
    camera.open()
    assert numbers(played(camera, limit=50)) == [0] * 50
    camera.close()


def foreign_files(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "empty.mp4"
    (tmp_path / "empty.mp4").touch()
    yield tmp_path / "text.txt"
    (tmp_path / "text.txt").write_text("no video " * 1000)
    yield tmp_path / "noise.avi"
    (tmp_path / "noise.avi").write_bytes(np.random.default_rng(1).bytes(50_000))
    yield tmp_path / "empty folder"
    (tmp_path / "empty folder").mkdir()
    yield tmp_path / "folder of none"
    (tmp_path / "folder of none").mkdir()
    (tmp_path / "folder of none" / "1.png").write_bytes(b"no picture")


def test_what_is_no_clip_is_unreadable_and_quiet(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for path in list(foreign_files(tmp_path)):
        camera = source_of(str(path), FakeClock())
        assert trouble_of(camera.open) is CameraTrouble.UNREADABLE, path
        assert camera.name == path.name
    assert trouble_of(source_of(str(tmp_path / "none.mp4"), FakeClock()).open) is CameraTrouble.NOT_FOUND
    assert capfd.readouterr() == ("", "")


def test_a_clip_cut_short_plays_as_far_as_it_goes(video: Path) -> None:
    content = video.read_bytes()
    video.write_bytes(content[: len(content) * 9 // 10])
    clock = FakeClock()
    camera = ClipCamera(video, clock, sleep=clock.advance)
    camera.open()
    assert 3 <= len(played(camera)) < 10


@pytest.mark.parametrize("fps", [0, 0.5, -1, float("nan"), 1000])
def test_a_pace_that_makes_no_sense_is_refused(video: Path, fps: float) -> None:
    with pytest.raises(ValueError, match="fps"):
        ClipCamera(video, FakeClock(), fps=fps)


def test_settings_mean_sources(video: Path) -> None:
    clock = FakeClock()
    kinds = [type(source_of(s, clock)) for s in ("0", " 1 ", "/dev/video3", "rtsp://h/1", str(video))]
    assert kinds == [OpenCvCamera, OpenCvCamera, OpenCvCamera, OpenCvCamera, ClipCamera]
    assert [source_of(s, clock).name for s in ("0", " 1 ", str(video))] == ["0", "1", "복도.avi"]
    with pytest.raises(ValueError, match="empty"):
        source_of("  ", clock)


def test_a_real_webcam_clip_plays(faces_dir: Path) -> None:
    clock = FakeClock()
    camera = ClipCamera(faces_dir / "video_webcam_auduno" / "capture4.mp4", clock, sleep=clock.advance)
    camera.open()
    assert len(played(camera, limit=1000)) == 391
    assert clock.monotonic_s() - 100 == pytest.approx(390 / 20.337, rel=0.01)


# --- Qt's environment -------------------------------------------------------------------------------


def test_opencv_leaves_qt_alone_once_told() -> None:
    code = (
        "import os; from kiosk.vision.camera import forget_opencv_qt_paths\n"
        "forget_opencv_qt_paths(); forget_opencv_qt_paths()\n"
        "assert not [n for n in os.environ if n.startswith('QT_QPA_') and n != 'QT_QPA_PLATFORM'], os.environ"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_paths_that_it_set_on_purpose_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM_PLUGIN_PATH", "/opt/qt/plugins")
    forget_opencv_qt_paths()
    assert os.environ["QT_QPA_PLATFORM_PLUGIN_PATH"] == "/opt/qt/plugins"
