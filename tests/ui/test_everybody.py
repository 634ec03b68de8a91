"""Screen readers and the keyboard, over every state of the gallery: names, and the way of the Tab key."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bench.scenes.rounds import Rounds
from kiosk.core.values import Language
from kiosk.ui.theme import Appearance, Hand, Reach
from kiosk.ui.window import Window
from tests.ui.fake_slot import FakeSlot

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QScrollArea, QAbstractItemView)
EASES = [(Hand.RIGHT, Reach.STANDARD), (Hand.LEFT, Reach.LOW)]


def seen(page: QWidget) -> list[QWidget]:
    """Every control that is enabled and stands on the page."""
    found = {
        part for kind in CONTROLS for part in page.findChildren(kind) if not (inner(part) or passive(part))
    }
    return [part for part in found if part.isVisibleTo(page) and part.isEnabled() and not covered(part, page)]


def passive(part: QWidget) -> bool:
    """A list that the keys do not stop at: they go from button to button in it."""
    return isinstance(part, QScrollArea) and part.focusPolicy() is Qt.FocusPolicy.NoFocus


def inner(part: QWidget) -> bool:
    """A part of another control: the arrow that clears a field, the head of a table."""
    parent = part.parentWidget()
    while parent is not None:
        if isinstance(parent, QLineEdit | QComboBox | QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False


def covered(part: QWidget, page: QWidget) -> bool:
    """Behind the overlay with the Zoom code."""
    overlays = page.findChildren(QWidget, "qrOverlay")
    return any(one.isVisibleTo(page) and not one.isAncestorOf(part) for one in overlays)


def by_tab(page: QWidget) -> list[QWidget]:
    return [part for part in seen(page) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]


def name_of(part: QWidget) -> str:
    """As a screen reader is told it: the text of a button where no other name is given."""
    return part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")


def place(part: QWidget, page: QWidget) -> QRect:
    return QRect(part.mapTo(page, QPoint(0, 0)), part.size())


def goes_back(one: QRect, other: QRect) -> bool:
    """Whether a reader who comes from ``one`` finds ``other`` where the eye has been already."""
    same_line = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) > 0
    if same_line:
        return other.left() < one.left() and other.top() <= one.top()
    return other.top() < one.top() and other.left() <= one.right()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture(params=EASES, ids=str)
def window(request: pytest.FixtureRequest, qtbot: QtBot, slot: FakeSlot, assets_dir: Path) -> Window:
    hand, reach = request.param
    window = Window(slot, assets_dir, Appearance.LIGHT, motion=False, hand=hand, reach=reach)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_every_control_has_a_name_of_its_own(
    window: Window, slot: FakeSlot, assets_dir: Path, language: Language
) -> None:
    found = []
    for scene in Rounds(slot, assets_dir).of_window(window):
        page = window.current_page
        assert page is not None
        names = {part: name_of(part) for part in seen(page)}
        found += [
            f"{scene}: {type(part).__name__} {part.objectName()} has no name"
            for part, name in names.items()
            if not name
        ]
        buttons = {part: name for part, name in names.items() if not isinstance(part, QScrollArea)}
        twice = [name for name, count in Counter(buttons.values()).items() if name and count > 1]
        found += [
            f"{scene}: {[part.objectName() for part in buttons if buttons[part] == name]} are all {name!r}"
            for name in twice
        ]
    assert not found, "\n".join(dict.fromkeys(found))


def test_tab_visits_everything_in_the_order_of_reading(
    window: Window, slot: FakeSlot, assets_dir: Path
) -> None:
    found = []
    window.activateWindow()
    for scene in Rounds(slot, assets_dir).of_window(window):
        settle()
        page = window.current_page
        assert page is not None
        page.setFocus()
        visited: list[QWidget] = []
        for _ in range(200):
            QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            if now is None or now in visited:
                break
            visited.append(now)
        missed = {part.objectName() or type(part).__name__ for part in by_tab(page)} - {
            part.objectName() or type(part).__name__ for part in visited
        }
        found += [f"{scene}: Tab never comes to {sorted(missed)}"] if missed else []
        found += [
            f"{scene}: from {one.objectName()} back to {other.objectName()}"
            for one, other in itertools.pairwise(visited)
            if not one.isAncestorOf(other) and goes_back(place(one, page), place(other, page))
        ]
    assert not found, "\n".join(dict.fromkeys(found))


def test_shift_and_tab_go_the_same_way_back(window: Window, slot: FakeSlot, assets_dir: Path) -> None:
    for scene in Rounds(slot, assets_dir, "unlock-administrator").of_window(window):
        settle()
        page = window.current_page
        assert page is not None
        ways = []
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            page.setFocus()
            way = []
            for _ in by_tab(page):
                QTest.keyClick(QApplication.focusWidget() or page, key)
                way.append(QApplication.focusWidget())
            ways.append(way)
        assert len(ways[0]) > 2, scene
        assert ways[1] == ways[0][::-1], scene
