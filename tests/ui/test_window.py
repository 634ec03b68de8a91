"""The window picks pages, passes on what they say, hears touches, follows its size."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench.scenes.door import DOOR, SCENES
from kiosk.core.requests import Open
from kiosk.core.screens import CheckedIn, Main, NumberEntry, Screen
from kiosk.core.values import Language
from kiosk.core.views import Purpose
from kiosk.ui.book import PAGES
from kiosk.ui.pages.main import MainPage
from kiosk.ui.pages.number_entry import NumberEntryPage
from kiosk.ui.widgets.button import Button
from kiosk.ui.window import Window
from tests.ui.fake_slot import FakeSlot


@pytest.fixture
def window(qtbot: QtBot, slot: FakeSlot, assets_dir: Path) -> Window:
    window = Window(slot, assets_dir, motion=False)
    qtbot.addWidget(window)
    window.show()
    return window


def test_every_screen_has_a_page() -> None:
    assert set(PAGES) == set(get_args(Screen))


@pytest.mark.parametrize("name", SCENES)
def test_each_screen_is_shown_on_its_page(window: Window, name: str) -> None:
    window.show_screen(SCENES[name])
    page = window.current_page
    assert page is window.page(type(SCENES[name]))
    assert page is not None
    assert page.isVisible()


def test_pages_are_made_while_nobody_waits(qtbot: QtBot, window: Window) -> None:
    window.show_screen(Main(DOOR))
    qtbot.waitUntil(lambda: len(window.findChildren(NumberEntryPage)) == 1, timeout=20_000)


def test_requests_of_pages_come_out_of_the_window(qtbot: QtBot, window: Window) -> None:
    window.show_screen(Main(DOOR))
    page = window.page(Main)
    assert isinstance(page, MainPage)
    with qtbot.waitSignal(window.requested) as caught:
        page.enrol.click()
    assert caught.args == [Open.ENROLMENT]


def test_the_language_button_asks_for_the_other_language(
    qtbot: QtBot, window: Window, speak: Callable[[Language], None]
) -> None:
    page = window.page(Main)
    assert isinstance(page, MainPage)
    for now, wanted in ((Language.KOREAN, Language.ENGLISH), (Language.ENGLISH, Language.KOREAN)):
        speak(now)
        with qtbot.waitSignal(window.language_requested) as caught:
            page.language.click()
        assert caught.args == [wanted]


def test_all_pages_change_language_at_once(window: Window, speak: Callable[[Language], None]) -> None:
    speak(Language.ENGLISH)
    window.show_screen(SCENES["not-marked-unknown"])
    window.show_screen(Main(DOOR))
    page = window.page(Main)
    assert isinstance(page, MainPage)
    speak(Language.KOREAN)
    assert page.enrol.text() == "회원 등록"
    assert "일요일" in page.clock.date.text() or "요일" in page.clock.date.text()


def test_keys_and_presses_are_touches(qtbot: QtBot, window: Window) -> None:
    window.show_screen(Main(DOOR))
    handle = window.windowHandle()
    with qtbot.waitSignal(window.touched):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.touched):
        QTest.keyClick(handle, Qt.Key.Key_A)


def test_no_button_has_the_focus_when_a_page_arrives(window: Window) -> None:
    """Enter or a barcode scanner must not press what happened to be first."""
    window.show_screen(Main(DOOR))
    assert window.focusWidget() is window.page(Main)


def test_a_page_that_arrives_forgets_what_was_typed(window: Window) -> None:
    window.show_screen(NumberEntry(DOOR, Purpose.CHECK_IN))
    page = window.page(NumberEntry)
    assert isinstance(page, NumberEntryPage)
    page.number.edit.setText("2026")
    window.show_screen(NumberEntry(DOOR, Purpose.CHECK_IN, wait_s=1))
    assert page.number.edit.text() == "2026"
    window.show_screen(Main(DOOR))
    window.show_screen(NumberEntry(DOOR, Purpose.CHECK_IN))
    assert page.number.edit.text() == ""


def test_the_theme_follows_the_size(window: Window) -> None:
    window.resize(1920, 1080)
    assert window.theme.scale == pytest.approx(1.35)
    window.resize(1024, 600)
    assert window.theme.scale == pytest.approx(0.75)


def test_only_the_page_shown_pulls_frames(qtbot: QtBot, window: Window, slot: FakeSlot) -> None:
    window.show_screen(Main(DOOR))
    qtbot.waitUntil(lambda: window.frames_shown > 2)
    assert window.frames_shown == slot.taken
    window.show_screen(SCENES["checked-in-present"])
    assert isinstance(SCENES["checked-in-present"], CheckedIn)
    shown = window.frames_shown
    qtbot.wait(120)
    assert window.frames_shown == shown


def test_nobody_there_means_fewer_frames(qtbot: QtBot, window: Window) -> None:
    window.show_screen(Main(DOOR))
    window.set_lively(False)
    qtbot.wait(50)
    before = window.frames_shown
    qtbot.wait(500)
    assert window.frames_shown - before <= 6


def test_full_screen_is_heard_too(qtbot: QtBot, window: Window) -> None:
    window.open(full_screen=True)
    assert window.isFullScreen()
    with qtbot.waitSignal(window.touched):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)


@pytest.mark.parametrize("name", ["login", "challenged-up", "checked-in-late", "not-marked-paused", "number"])
def test_escape_leads_home(qtbot: QtBot, window: Window, name: str) -> None:
    window.show_screen(SCENES[name])
    with qtbot.waitSignal(window.requested) as caught:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert caught.args == [Open.HOME]


def test_every_button_can_be_reached_by_tab(window: Window) -> None:
    window.show_screen(Main(DOOR))
    page = window.page(Main)
    reached = set()
    for _ in range(8):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        focused = window.focusWidget()
        assert focused is not None
        reached.add(focused.objectName())
    assert {button.objectName() for button in page.findChildren(Button)} <= reached


def test_changing_screens_blocks_the_thread_shortly(window: Window) -> None:
    """Pages made, a change is far below the 50 ms that a student would feel (the bound is for busy PCs)."""
    for screen in SCENES.values():
        window.show_screen(screen)
        QApplication.processEvents()
    costs_s = []
    for screen in SCENES.values():
        begin_s = time.perf_counter()
        window.show_screen(screen)
        QApplication.processEvents()
        costs_s.append(time.perf_counter() - begin_s)
    assert statistics.median(costs_s) < 0.05
