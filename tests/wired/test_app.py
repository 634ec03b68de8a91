"""The real app from start to joined threads: real workers, desk, store, window; only the camera is made."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench.acted import Always
from kiosk.core.observation import CameraTrouble, Frame
from kiosk.core.screens import CheckedIn, Fault, Main, NumberEntry
from kiosk.core.values import Language, Method, Pose, Status
from kiosk.core.views import FaultKind
from kiosk.demo.cast import STUDENT_PIN, enrolled_players
from kiosk.log import start_log
from kiosk.vision.camera import ClipCamera
from kiosk.vision.demo import Empty
from kiosk.vision.engines.choose import engine_named
from tests.fakes import FakeCamera, TickingClock
from tests.ui.conftest import speak
from tests.ui.hands import press, said, write
from tests.wired.clips import write_clip
from tests.wired.kiosks import Actor, Enrolled, a_world, put, running_kiosk, shows

__all__ = ["speak"]

pytestmark = [pytest.mark.realtime, pytest.mark.usefixtures("speak")]

WITHOUT_FACE = Enrolled(enrolled_players(7)[-1], ())

WAIT_MS = 20_000
"""Nothing here takes a second but the camera's retries; other tests run at the same time."""

Expect = Callable[[str], None]


def is_korean(text: str) -> bool:
    return any("가" <= letter <= "힣" for letter in text)


# --- camera and preview -------------------------------------------------------------------------------


def test_a_clip_is_previewed(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "door.avi")
    with a_world(tmp_path / "world") as world:
        camera = ClipCamera(clip, world.clock, loop=True)
        with running_kiosk(qapp, replace(world.parts, source=camera)) as app:
            qtbot.waitUntil(lambda: app.window.frames_shown > 10, timeout=WAIT_MS)
            screen = app.driver.screen
            assert isinstance(screen, Main)
            assert screen.door.lecture is not None
            assert screen.door.camera is None


def test_unplugged_and_plugged_in_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, expect_log: Expect
) -> None:
    expect_log("camera demo: (lost|not_found), next try")
    with a_world(tmp_path, WITHOUT_FACE) as world, running_kiosk(qapp, world.parts) as app:
        qtbot.waitUntil(lambda: app.window.frames_shown > 0, timeout=WAIT_MS)
        world.camera.unplugged = True
        qtbot.waitUntil(shows(app, Fault), timeout=WAIT_MS)
        screen = app.driver.screen
        assert isinstance(screen, Fault)
        assert screen.kind is FaultKind.CAMERA
        assert screen.door.camera is not None
        assert screen.door.camera.trouble is CameraTrouble.LOST
        # Without a camera a student is marked by number.
        student = WITHOUT_FACE.player.student
        press(app.window, "faultNumberButton")
        qtbot.waitUntil(shows(app, NumberEntry), timeout=WAIT_MS)
        write(app.window, "numberField", student.number)
        write(app.window, "numberPinField", STUDENT_PIN)
        press(app.window, "numberSubmitButton")
        qtbot.waitUntil(shows(app, CheckedIn), timeout=WAIT_MS)
        (fact,) = world.store.attendance.student_check_ins(student.student_id)
        assert fact.method is Method.NUMBER
        qtbot.waitUntil(shows(app, Fault), timeout=WAIT_MS)
        shown = app.window.frames_shown
        world.camera.unplugged = False
        qtbot.waitUntil(shows(app, Main), timeout=WAIT_MS)
        qtbot.waitUntil(lambda: app.window.frames_shown > shown, timeout=WAIT_MS)


def test_a_kiosk_closes_while_the_camera_hangs(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.wired.hanging_kiosk", str(tmp_path)]
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 7, ended.stderr
    log = (tmp_path / "log" / "kiosk.log").read_text(encoding="utf-8")
    assert "threads that did not end in 2000 ms: camera\n" in log
    assert "Traceback" not in ended.stderr + log
    assert list((tmp_path / "data").glob("*-wal")) == [], "the store was closed in good order"


def test_starts_and_closes_leak_no_threads(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        pytest.skip("threads of all kinds are counted by /proc")

    def once(number: int) -> int:
        with a_world(tmp_path / str(number)) as world:
            source = FakeCamera(TickingClock())
            with running_kiosk(qapp, replace(world.parts, source=source)) as app:
                qtbot.waitUntil(lambda: app.window.frames_shown > 1, timeout=WAIT_MS)
            assert not source.is_open
            assert not app.window.isVisible()
        return len(list(tasks.iterdir()))

    counts = [once(number) for number in range(4)]
    # A thread that is left behind would be there once more every time; OpenCV's and Qt's pools come once.
    assert counts[-1] - counts[0] < len(counts) - 1, counts
    assert not [one.name for one in threading.enumerate() if "mail" in one.name]


# --- language -----------------------------------------------------------------------------------------


def test_the_main_page_is_said_anew(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with (
        a_world(tmp_path, language=Language.KOREAN) as world,
        running_kiosk(qapp, world.parts) as app,
    ):
        buttons = ("mainNumberButton", "mainMyPageButton", "mainEnrolButton", "mainUnlockButton")
        screen = app.driver.screen
        assert all(is_korean(said(app.window, name)) for name in buttons)
        press(app.window, "mainLanguageButton")
        qtbot.waitUntil(
            lambda: not any(is_korean(said(app.window, name)) for name in buttons), timeout=WAIT_MS
        )
        press(app.window, "mainLanguageButton")
        qtbot.waitUntil(lambda: all(is_korean(said(app.window, name)) for name in buttons), timeout=WAIT_MS)
        assert type(app.driver.screen) is type(screen)


# --- bugs ---------------------------------------------------------------------------------------------


class BuggyCamera(FakeCamera):
    """Divides by zero in its third read, on the camera thread."""

    reads = itertools.count(1)

    def read(self) -> Frame:
        if next(self.reads) == 3:
            raise ZeroDivisionError("a made-up bug of the camera")
        return super().read()


@pytest.mark.usefixtures("process")
def test_a_bug_shows_the_fault_screen_and_is_logged(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, expect_log: Expect
) -> None:
    expect_log("^a bug$")
    file = start_log(tmp_path / "log")
    assert file is not None
    with a_world(tmp_path / "world") as world:
        parts = replace(world.parts, source=BuggyCamera(TickingClock()))
        with running_kiosk(qapp, parts, bugs=True) as app:
            qtbot.waitUntil(
                lambda: app.driver.screen == Fault(app.driver.screen.door, FaultKind.PROGRAM), timeout=WAIT_MS
            )
            assert "ZeroDivisionError" not in said(app.window, "faultVerdict") + said(app.window, "faultNext")
            press(app.window, "faultAgainButton")
            qtbot.waitUntil(shows(app, Main), timeout=WAIT_MS)
            QTimer.singleShot(0, _bug_of_the_main_thread)
            qtbot.waitUntil(shows(app, Fault), timeout=WAIT_MS)
            press(app.window, "faultAgainButton")
            shown = app.window.frames_shown
            qtbot.waitUntil(lambda: app.window.frames_shown > shown, timeout=WAIT_MS)
    log = file.read_text(encoding="utf-8")
    assert log.count("CRITICAL") == 2
    assert log.count("Traceback (most recent call last)") == 2
    assert "ZeroDivisionError: a made-up bug of the camera" in log
    assert "in _bug_of_the_main_thread" in log


def _bug_of_the_main_thread() -> None:
    raise KeyError("a made-up bug of the window")


# --- faces --------------------------------------------------------------------------------------------


@pytest.mark.timeout(180)
def test_a_student_walks_up_and_is_checked_in(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, cast: tuple[Enrolled, ...]
) -> None:
    player = cast[1].player
    with a_world(tmp_path, *cast) as world:
        world.stage.prepare(player.look)
        with running_kiosk(qapp, replace(world.parts, rng=Always(Pose.LEFT))) as app:
            actor = Actor(app, world, player.look)
            qtbot.waitUntil(lambda: app.window.frames_shown > 0, timeout=WAIT_MS)
            actor.walks_up()
            qtbot.waitUntil(shows(app, CheckedIn), timeout=60_000)
            screen = app.driver.screen
            assert isinstance(screen, CheckedIn)
            assert screen.student.student_id == player.student.student_id
            assert screen.status is Status.PRESENT
            assert player.student.name in said(app.window, "checkedInName")
            (fact,) = world.store.attendance.student_check_ins(player.student.student_id)
            assert fact.method is Method.FACE
            actor.stays()
            world.stage.show(Empty())
            qtbot.waitUntil(shows(app, Main), timeout=WAIT_MS)


def test_templates_of_an_older_engine_are_made_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, cast: tuple[Enrolled, ...]
) -> None:
    engine = engine_named("lbph").name
    with a_world(tmp_path, cast[1]) as world:
        old = tuple(
            replace(sample, template=replace(sample.template, engine="an older engine"))
            for sample in cast[0].samples
        )
        put(world, Enrolled(cast[0].player, old))
        with running_kiosk(qapp, world.parts) as app:
            qtbot.waitUntil(lambda: app.window.frames_shown > 0, timeout=WAIT_MS)
            qtbot.waitUntil(lambda: not world.store.faces.undescribed(engine), timeout=WAIT_MS)
            for one in cast[:2]:
                own = world.store.faces.templates_of(one.player.student.student_id, engine)
                assert len(own) == len(one.samples)
