"""The panel's tabs: all in sight, large enough to touch, and told to those who do not see them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.scenes import people as scenes
from kiosk.core.values import Language
from kiosk.ui.dress import dress
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab
from kiosk.ui.theme import TOUCH_PX, Reach, Theme
from tests.languages import ASSETS
from tests.ui.conftest import Shower, Speak
from tests.ui.hands import badge, press, the

SIZES = ((1024, 600), (1280, 800), (600, 1024), (1080, 1920), (3840, 2160))


def places(panel: PanelPage) -> list[QRect]:
    """Where the tabs stand on the page."""
    buttons = panel.tabs.buttons.values()
    return [QRect(button.mapTo(panel, QPoint(0, 0)), button.size()) for button in buttons]


@pytest.mark.parametrize("reach", Reach)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_are_in_sight_and_large_enough_to_touch(
    show: Shower, language: Language, size: tuple[int, int], reach: Reach
) -> None:
    page = PanelPage()
    show(page, size)
    dress(page, Theme(ASSETS, motion=False, reach=reach).at_size(*size))
    page.show_screen(scenes.panel(enrolment=replace(scenes.ENROLMENT, open_until=scenes.NOW)))
    QApplication.processEvents()
    found = places(page)
    assert all(page.rect().contains(place) for place in found)
    assert min(min(place.width(), place.height()) for place in found) >= TOUCH_PX
    assert all(one.intersected(other).isEmpty() for one in found for other in found if one is not other)
    lines = {place.top() for place in found}
    if reach is Reach.LOW and size[0] > size[1]:
        assert len(lines) == 1, "one line below leaves the room to what is read"


def test_what_waits_is_a_number_and_is_told_in_words(panel: PanelPage, speak: Speak) -> None:
    speak(Language.ENGLISH)
    waiting = {tab: badge(panel, f"panel{tab.value}Tab") for tab in Tab}
    counted = {Tab.OBJECTIONS: "2", Tab.NOTICED: "5", Tab.FACES: "1", Tab.LETTERS: "1"}
    assert waiting == {tab: counted.get(tab, "") for tab in Tab}
    names = {tab: the(panel, f"panel{tab.value}Tab").accessibleName() for tab in Tab}
    assert names[Tab.OBJECTIONS] == "2 objections to answer"
    assert names[Tab.FACES] == "1 pair of faces to look at"
    assert names[Tab.TERM] == "Term"
    panel.show_screen(scenes.SCENES["panel-nothing"])  # type: ignore[arg-type]
    assert {badge(panel, f"panel{tab.value}Tab") for tab in Tab} == {""}
    assert the(panel, "panelObjectionsTab").accessibleName() == "Objections"


def test_each_opens_its_part(panel: PanelPage) -> None:
    shown = []
    for tab in Tab:
        press(panel, f"panel{tab.value}Tab")
        assert panel.tabs.buttons[tab].isChecked()
        shown.append(panel.parts.currentWidget())
    assert len(set(map(id, shown))) == len(Tab)
    assert shown[list(Tab).index(Tab.ZOOM)] is panel.zoom


def test_the_keyboard_reaches_them_and_arrows_go_through_them(panel: PanelPage) -> None:
    """Tab goes to the one that is open, as in any row of tabs, and on to what it shows."""
    panel.lock.setFocus()
    QTest.keyClick(panel.lock, Qt.Key.Key_Tab)
    opened = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        opened.append(list(Tab)[panel.parts.currentIndex()])
    assert opened == [Tab.TERM, Tab.ZOOM, Tab.LECTURES, Tab.ATTENDANCE]
    QTest.keyClick(panel.tabs.buttons[Tab.ATTENDANCE], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is panel.attendance.filters["All"]


@pytest.mark.parametrize("change", ["pressed", "waits"])
def test_what_changes_is_seen(panel: PanelPage, change: str) -> None:
    button = panel.tabs.buttons[Tab.LETTERS]
    before = button.grab().toImage()
    if change == "pressed":
        panel.open_tab(Tab.LETTERS)
    else:
        panel.show_screen(scenes.panel(letters=()))
    QApplication.processEvents()
    assert button.grab().toImage() != before
