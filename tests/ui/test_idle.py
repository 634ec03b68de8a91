"""The main page while nobody is there, and what wakes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bench.scenes.door import AT, DOOR, LONG_KOREAN_NOTE, LONG_NOTE, SCENES
from kiosk.core.idle import REACH, RESTS_AFTER_S, SMOOTH_STEP_S, STEP_S
from kiosk.core.observation import CameraFault, CameraTrouble
from kiosk.core.requests import Open
from kiosk.core.screens import Fault, Main, NumberEntry
from kiosk.core.values import Language
from kiosk.core.views import FaultKind, Purpose
from kiosk.ui.pages.fault import FaultPage
from kiosk.ui.pages.main import MainPage
from kiosk.ui.theme import PALETTES, Appearance, Ink
from kiosk.ui.widgets.veil import VEIL
from kiosk.ui.window import Window
from tests.ui.fake_slot import FakeSlot
from tests.ui.fits import SIZES, troubles
from tests.ui.test_theme import contrast

LOST = CameraFault(CameraTrouble.LOST, "0", 4.0)


class Idle:
    """A window that shows the main page, and a clock to turn."""

    def __init__(
        self,
        slot: FakeSlot,
        assets_dir: Path,
        *,
        motion: bool = False,
        appearance: Appearance = Appearance.LIGHT,
    ) -> None:
        self.now = AT
        self.window = Window(slot, assets_dir, appearance, motion=motion, now=lambda: self.now)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.show_screen(Main(DOOR))
        page = self.window.page(Main)
        assert isinstance(page, MainPage)
        self.page = page
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.page.clock.tick()
        self.settle()

    def places(self) -> dict[str, tuple[int, int, int, int]]:
        """Where everything stands in the window."""
        parts = (self.page.clock, self.page.stage, self.page.class_card, self.page.zoom_card, self.page.enrol)
        found: dict[str, tuple[int, int, int, int]] = {}
        for part in parts:
            at = part.mapTo(self.window, QPoint(0, 0))
            found[part.objectName() or type(part).__name__] = (at.x(), at.y(), part.width(), part.height())
        return found

    def shift(self, home: dict[str, tuple[int, int, int, int]]) -> tuple[int, int]:
        """How far all of it stands from there; all must have moved alike, and nothing changed its size."""
        here = self.places()
        moved = {(here[name][0] - x, here[name][1] - y) for name, (x, y, _, _) in home.items()}
        assert {name: place[2:] for name, place in here.items()} == {
            name: place[2:] for name, place in home.items()
        }
        assert len(moved) == 1, moved
        return moved.pop()


@pytest.fixture
def idle(qtbot: QtBot, slot: FakeSlot, assets_dir: Path, speak: Callable[[Language], None]) -> Idle:
    speak(Language.KOREAN)
    made = Idle(slot, assets_dir)
    qtbot.addWidget(made.window)
    return made


def test_nothing_moves_before_it_rests(idle: Idle) -> None:
    home = idle.places()
    idle.wait(RESTS_AFTER_S - 1)
    assert idle.shift(home) == (0, 0)


def test_while_it_rests_all_of_it_wanders_by_a_pixel_a_minute(idle: Idle) -> None:
    home = idle.places()
    idle.wait(RESTS_AFTER_S)
    seen = [idle.shift(home)]
    for _ in range(12):
        idle.wait(STEP_S)
        seen.append(idle.shift(home))
    assert all(abs(right) <= REACH and abs(down) <= REACH for right, down in seen)
    for (right, down), (next_right, next_down) in pairwise(seen):
        assert (abs(next_right - right), abs(next_down - down)) == (1, 1)


def test_where_things_move_the_steps_are_shorter(qtbot: QtBot, slot: FakeSlot, assets_dir: Path) -> None:
    idle = Idle(slot, assets_dir, motion=True)
    qtbot.addWidget(idle.window)
    home = idle.places()
    idle.wait(RESTS_AFTER_S)
    before = idle.shift(home)
    idle.wait(SMOOTH_STEP_S)
    after = idle.shift(home)
    assert (abs(after[0] - before[0]), abs(after[1] - before[1])) == (1, 1)


def by_face(idle: Idle) -> None:
    idle.window.set_lively(True)


def by_touch(idle: Idle) -> None:
    handle = idle.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))


def by_key(idle: Idle) -> None:
    handle = idle.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Tab)


WAKERS = [by_face, by_touch, by_key]


@pytest.mark.parametrize("wake", WAKERS)
def test_nothing_jumps_while_somebody_is_there(idle: Idle, wake: Callable[[Idle], None]) -> None:
    home = idle.places()
    idle.wait(RESTS_AFTER_S)
    resting = idle.shift(home)
    wake(idle)
    for _ in range(5):
        idle.wait(RESTS_AFTER_S / 6)
        assert idle.shift(home) == resting
    idle.wait(RESTS_AFTER_S)
    assert idle.shift(home) != resting, "alone again"


def test_nobody_seen_wakes_nothing(idle: Idle) -> None:
    home = idle.places()
    idle.wait(RESTS_AFTER_S)
    before = idle.shift(home)
    idle.window.set_lively(False)
    idle.window.show_screen(Main(SCENES["main-long"].door))
    idle.window.show_screen(Main(DOOR))
    idle.wait(STEP_S)
    assert idle.shift(home) != before


def test_back_from_another_page_somebody_is_still_there(idle: Idle) -> None:
    home = idle.places()
    idle.wait(RESTS_AFTER_S - 1)
    idle.window.show_screen(NumberEntry(DOOR, Purpose.CHECK_IN))
    idle.window.show_screen(Main(DOOR))
    idle.wait(RESTS_AFTER_S - 1)
    assert idle.shift(home) == (0, 0)


def test_a_clock_set_back_does_not_keep_it_awake(idle: Idle) -> None:
    home = idle.places()
    idle.wait(-3600)
    idle.wait(RESTS_AFTER_S)
    assert idle.shift(home) != (0, 0)


# --- night ------------------------------------------------------------------------------------------

NIGHT = replace(DOOR, lecture=None, night=True)


def back(idle: Idle) -> str:
    """The colour of the page between its parts, as it is painted."""
    return idle.page.grab().toImage().pixelColor(2, 2).name()


def veiled(colour: str) -> str:
    share = 1 - VEIL.alphaF()
    return "#" + "".join(f"{round(int(colour[at : at + 2], 16) * share):02x}" for at in (1, 3, 5))


def test_at_night_the_page_that_rests_is_dark_and_dim(idle: Idle) -> None:
    idle.window.show_screen(Main(NIGHT))
    idle.wait(RESTS_AFTER_S - 1)
    assert (idle.page.is_dim, back(idle)) == (False, PALETTES[Appearance.LIGHT].back)
    idle.wait(1)
    assert idle.page.is_dim
    assert back(idle) == veiled(PALETTES[Appearance.DARK].back)
    assert idle.page.theme == idle.window.theme.at_night()


def test_by_day_it_only_rests(idle: Idle) -> None:
    idle.wait(RESTS_AFTER_S)
    assert (idle.page.is_dim, back(idle)) == (False, PALETTES[Appearance.LIGHT].back)


@pytest.mark.parametrize("wake", WAKERS)
def test_somebody_wakes_it_at_once_and_nothing_jumps(idle: Idle, wake: Callable[[Idle], None]) -> None:
    idle.window.show_screen(Main(NIGHT))
    idle.settle()
    home = idle.places()
    idle.wait(RESTS_AFTER_S)
    resting = idle.shift(home)
    wake(idle)
    assert (idle.page.is_dim, back(idle)) == (False, PALETTES[Appearance.LIGHT].back)
    idle.settle()
    assert idle.shift(home) == resting
    assert idle.page.theme == idle.window.theme


def test_the_morning_wakes_it_too(idle: Idle) -> None:
    idle.window.show_screen(Main(NIGHT))
    idle.wait(RESTS_AFTER_S)
    idle.window.show_screen(Main(replace(NIGHT, night=False)))
    idle.wait(1)
    assert (idle.page.is_dim, back(idle)) == (False, PALETTES[Appearance.LIGHT].back)


def test_a_touch_through_the_veil_does_what_it_touches(idle: Idle) -> None:
    idle.window.show_screen(Main(NIGHT))
    idle.wait(RESTS_AFTER_S)
    heard: list[object] = []
    idle.window.requested.connect(heard.append)
    handle = idle.window.windowHandle()
    assert handle is not None
    place = idle.page.enrol.mapTo(idle.window, idle.page.enrol.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert (heard, idle.page.is_dim) == ([Open.ENROLMENT], False)


def test_it_stays_dark_at_another_size(idle: Idle) -> None:
    idle.window.show_screen(Main(NIGHT))
    idle.wait(RESTS_AFTER_S)
    idle.window.resize(1920, 1080)
    idle.settle()
    assert back(idle) == veiled(PALETTES[Appearance.DARK].back)
    assert idle.page.veil.geometry() == idle.page.rect()
    by_face(idle)
    assert back(idle) == PALETTES[Appearance.LIGHT].back


def test_high_contrast_keeps_its_colours(qtbot: QtBot, slot: FakeSlot, assets_dir: Path) -> None:
    idle = Idle(slot, assets_dir, appearance=Appearance.CONTRAST)
    qtbot.addWidget(idle.window)
    idle.window.show_screen(Main(NIGHT))
    idle.wait(RESTS_AFTER_S)
    assert idle.page.is_dim
    assert idle.page.theme == idle.window.theme


# --- a fault that lasts -----------------------------------------------------------------------------


class Broken(Idle):
    """The same with the fault page, on a night."""

    def __init__(self, slot: FakeSlot, assets_dir: Path) -> None:
        super().__init__(slot, assets_dir)
        self.window.show_screen(Fault(replace(DOOR, camera=LOST, night=True), FaultKind.CAMERA))
        fault = self.window.page(Fault)
        assert isinstance(fault, FaultPage)
        self.fault = fault
        self.settle()

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.fault.on_second()
        self.settle()

    def places(self) -> dict[str, tuple[int, int, int, int]]:
        """Where everything stands in the window."""
        parts = (self.fault.card, self.fault.number, self.fault.unlock)
        corners = {part.objectName(): part.mapTo(self.window, QPoint(0, 0)) for part in parts}
        return {
            part.objectName(): (*corners[part.objectName()].toTuple(), *part.size().toTuple())
            for part in parts
        }


@pytest.fixture
def broken(qtbot: QtBot, slot: FakeSlot, assets_dir: Path, speak: Callable[[Language], None]) -> Broken:
    speak(Language.KOREAN)
    made = Broken(slot, assets_dir)
    qtbot.addWidget(made.window)
    return made


@pytest.mark.parametrize("wake", WAKERS)
def test_a_fault_wanders_and_is_dim_at_night_until_somebody_comes(
    broken: Broken, wake: Callable[[Idle], None]
) -> None:
    home = broken.places()
    broken.wait(RESTS_AFTER_S - 1)
    assert (broken.shift(home), broken.fault.is_dim) == ((0, 0), False)
    broken.wait(1)
    first = broken.shift(home)
    broken.wait(STEP_S)
    second = broken.shift(home)
    assert (abs(second[0] - first[0]), abs(second[1] - first[1])) == (1, 1)
    assert broken.fault.grab().toImage().pixelColor(2, 2).name() == veiled(PALETTES[Appearance.DARK].back)
    assert troubles(broken.fault) == []
    wake(broken)
    assert not broken.fault.is_dim
    assert broken.fault.theme == broken.window.theme
    assert broken.shift(home) == second


@pytest.mark.parametrize("appearance", [Appearance.DARK, Appearance.CONTRAST])
@pytest.mark.parametrize("ink", [Ink.TEXT, Ink.SOFT, Ink.ACCENT, Ink.GOOD, Ink.BAD])
def test_everything_is_readable_under_the_veil(appearance: Appearance, ink: Ink) -> None:
    palette = PALETTES[appearance]
    for ground in (palette.back, palette.surface):
        assert contrast(veiled(palette.ink(ink)), veiled(ground)) >= 4.5


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_wherever_it_stands_nothing_is_cut_off(idle: Idle, size: tuple[int, int], language: Language) -> None:
    door = SCENES["main-announced-two"].door
    assert door.announcements[0] in {LONG_KOREAN_NOTE, LONG_NOTE}
    idle.window.resize(*size)
    idle.window.show_screen(Main(replace(door, night=True)))
    idle.settle()
    idle.wait(RESTS_AFTER_S)
    for _ in range(24):
        idle.wait(STEP_S)
        assert troubles(idle.page) == [], language
        assert all(_inside(part, idle.page) for part in (idle.page.clock, idle.page.stage, idle.page.unlock))


def _inside(part: QWidget, page: QWidget) -> bool:
    return page.rect().contains(part.rect().translated(part.mapTo(page, QPoint(0, 0))))
