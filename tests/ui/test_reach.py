"""Low reach and the left hand: where everything that is touched stands, page by page, measured."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bench.scenes import door, people
from kiosk.core.idle import RESTS_AFTER_S
from kiosk.core.screens import Main, Maintenance, Panel, Screen
from kiosk.core.values import Language
from kiosk.ui.page import Page
from kiosk.ui.pages.main import MainPage
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.theme import Hand, Reach
from kiosk.ui.typing_sheet import TypingSheet
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.window import Window
from tests.ui.fake_slot import FakeSlot
from tests.ui.fits import troubles
from tests.ui.hands import press, the

SIZES = ((1024, 600), (1280, 800), (600, 1024), (1080, 1920), (3840, 2160))
SCENES = {**door.SCENES, **people.SCENES}
ONE_OF = (
    "main-hint-",
    "checked-in-",
    "enrol-poses-",
    "challenged-",
    "fault-camera-",
    "panel-",
    "enrol-entry-",
)
"""Of scenes that differ in a word only, the first will do."""
KEYPADS = ("number", "enrol-entry", "enrol-form", "unlock")


def window_of(qtbot: QtBot, slot: FakeSlot, assets: Path, size: tuple[int, int], **ease: object) -> Window:
    window = Window(slot, assets, motion=False, **ease)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    return window


def some_scenes() -> list[tuple[str, Screen]]:
    """Every page, and every state of it in which other things stand there."""
    firsts = {start: next(name for name in SCENES if name.startswith(start)) for start in ONE_OF}
    return [
        (name, screen)
        for name, screen in SCENES.items()
        if all(name == first or not name.startswith(start) for start, first in firsts.items())
    ]


def shown(window: Window, screen: Screen) -> Page[Screen]:
    window.show_screen(screen)
    for _ in range(4):
        QApplication.processEvents()
    page = window.current_page
    assert page is not None
    return page


def touched(page: QWidget) -> list[QWidget]:
    """Everything enabled that is pressed or typed into, as far as it can be seen."""
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    found = [part for kind in kinds for part in page.findChildren(kind)]
    return [part for part in found if part.isVisibleTo(page) and part.isEnabled() and not is_read(part)]


def is_read(part: QWidget) -> bool:
    return isinstance(part, QLineEdit) and part.isReadOnly()


def place(part: QWidget, page: QWidget) -> QRect:
    """What can be seen of it, on the page."""
    rect, above = QRect(part.mapTo(page, QPoint(0, 0)), part.size()), part.parentWidget()
    while above is not None and above is not page:
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            rect &= QRect(above.mapTo(page, QPoint(0, 0)), above.size())
        above = above.parentWidget()
    return rect


def too_high(page: QWidget, parts: list[QWidget]) -> list[str]:
    middle = page.height() // 2
    places = ((part, place(part, page)) for part in parts)
    return [
        f"{part.objectName()} begins {middle - rect.top()} px above the middle"
        for part, rect in places
        if not rect.isEmpty() and rect.top() < middle - 1
    ]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_low_reach_brings_everything_that_is_touched_into_the_lower_half(
    qtbot: QtBot, slot: FakeSlot, assets_dir: Path, language: Language, size: tuple[int, int]
) -> None:
    window, found = window_of(qtbot, slot, assets_dir, size, reach=Reach.LOW), []
    for name, screen in some_scenes():
        page = shown(window, screen)
        parts = touched(page)
        assert parts, f"{name}: nothing to touch"
        if isinstance(screen, Panel):
            assert isinstance(page, PanelPage)
            heads = [page.close_class.first, page.send, page.lock]
            parts = [part for part in (*heads, *page.tabs.buttons.values()) if part in parts]
        found += [f"{name}: {trouble}" for trouble in too_high(page, parts)]
        if not isinstance(screen, Panel | Maintenance | Main):  # those are measured in test_fits
            found += [f"{name}: {trouble}" for trouble in troubles(page)]
    assert window.size().toTuple() == size
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [(1024, 600), (1920, 1080)], ids=str)
@pytest.mark.parametrize("reach", Reach)
def test_the_keypad_stands_at_the_hand(
    qtbot: QtBot, slot: FakeSlot, assets_dir: Path, size: tuple[int, int], reach: Reach
) -> None:
    for hand in Hand:
        window = window_of(qtbot, slot, assets_dir, size, hand=hand, reach=reach)
        for name in KEYPADS:
            page = shown(window, SCENES[name])
            if name == "enrol-form":
                the(page, "enrolFormPin").setFocus()
                QApplication.processEvents()
            (pad,) = (one for one in page.findChildren(Keypad) if one.isVisibleTo(page))
            rect, middle = place(pad, page), page.width() // 2
            at_the_left = rect.center().x() < middle - page.width() // 10
            at_the_right = rect.center().x() > middle + page.width() // 10
            assert (at_the_left, at_the_right) == (hand is Hand.LEFT, hand is Hand.RIGHT), name


def test_what_is_typed_one_after_the_other_is_read_from_the_left_by_either_hand(
    qtbot: QtBot, slot: FakeSlot, assets_dir: Path
) -> None:
    window = window_of(qtbot, slot, assets_dir, (1024, 600), hand=Hand.LEFT, reach=Reach.LOW)
    for name, first, second in (
        ("number", "numberField", "numberPinField"),
        ("enrol-entry", "enrolEntryNumber", "enrolEntryCode"),
    ):
        page = shown(window, SCENES[name])
        assert place(the(page, first), page).right() < place(the(page, second), page).left()


def test_with_the_left_hand_nothing_is_cut_off(
    qtbot: QtBot, slot: FakeSlot, assets_dir: Path, language: Language
) -> None:
    window, found = window_of(qtbot, slot, assets_dir, (1024, 600), hand=Hand.LEFT), []
    for name, screen in some_scenes():
        found += [f"{name}: {trouble}" for trouble in troubles(shown(window, screen))]
    assert not found, "\n".join(found)


# --- for one visit ------------------------------------------------------------------------------------


def test_a_visitor_asks_for_the_low_screen_and_it_ends_with_the_visit(
    qtbot: QtBot, slot: FakeSlot, assets_dir: Path
) -> None:
    window = window_of(qtbot, slot, assets_dir, (1024, 600))
    page = shown(window, door.SCENES["main"])
    assert place(the(page, "mainReachButton"), page).top() >= 300, "within everybody's reach beforehand"
    assert place(the(page, "mainLanguageButton"), page).top() < 300
    press(page, "mainReachButton")
    page = shown(window, door.SCENES["main"])
    assert not too_high(page, touched(page)), "both, beside each other"
    number = shown(window, door.SCENES["number"])
    assert not too_high(number, touched(number))
    shown(window, door.SCENES["main-hint-too_dark"])
    assert window.theme.reach is Reach.STANDARD
    assert place(the(page, "mainLanguageButton"), page).top() < 300, "everything is back in its place"


def test_a_second_press_takes_it_back(qtbot: QtBot, slot: FakeSlot, assets_dir: Path) -> None:
    window = window_of(qtbot, slot, assets_dir, (1024, 600))
    page = shown(window, door.SCENES["main"])
    before = {name: place(the(page, name), page) for name in ("mainNumberButton", "mainReachButton")}
    for reach in (Reach.LOW, Reach.STANDARD):
        press(page, "mainReachButton")
        page = shown(window, door.SCENES["main"])
        assert window.theme.reach is reach
    assert before == {name: place(the(page, name), page) for name in before}


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (1080, 1920)], ids=str)
def test_the_keyboard_on_the_screen_is_within_reach(
    qtbot: QtBot, slot: FakeSlot, assets_dir: Path, size: tuple[int, int]
) -> None:
    window = window_of(qtbot, slot, assets_dir, size, reach=Reach.LOW, types=True)
    page = shown(window, people.form())
    field = page.findChild(QLineEdit, "enrolFormEmail")
    sheet = window.findChild(TypingSheet)
    assert field is not None
    assert isinstance(sheet, TypingSheet)
    owner = field.parentWidget()
    assert isinstance(owner, Field)
    sheet.open_for(owner)
    shown(window, people.form())
    keys = touched(sheet.keyboard)
    assert len(keys) > 30
    assert not too_high(sheet, keys)


def test_nobody_is_there_any_more(qtbot: QtBot, slot: FakeSlot, assets_dir: Path) -> None:
    clock = [door.AT]
    window = Window(slot, assets_dir, motion=False, now=lambda: clock[0])
    qtbot.addWidget(window)
    window.show()
    page = shown(window, door.SCENES["main"])
    assert isinstance(page, MainPage)
    press(page, "mainReachButton")
    for seconds, reach in ((RESTS_AFTER_S - 2, Reach.LOW), (RESTS_AFTER_S + 2, Reach.STANDARD)):
        clock[0] = door.AT + timedelta(seconds=seconds)
        page.clock.tick()
        assert window.theme.reach is reach


def test_where_it_is_set_low_it_stays_low(qtbot: QtBot, slot: FakeSlot, assets_dir: Path) -> None:
    window = window_of(qtbot, slot, assets_dir, (1024, 600), reach=Reach.LOW)
    for name in ("main", "number", "main"):
        shown(window, SCENES[name])
    assert window.theme.reach is Reach.LOW
