"""Undo in place of "are you sure": the strip, by touch, by keyboard, for as long as it takes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench.scenes import people as scenes
from kiosk.core.values import Language, Mistake
from kiosk.core.views import Notice
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.widgets.undo_strip import OFFERED_MS
from tests.ui.conftest import Shower
from tests.ui.fits import DRESSES, troubles
from tests.ui.hands import Heard, is_seen, press, said, the

Speak = Callable[[Language], None]
CANCELLED = scenes.undoable(Notice.CLASS_CANCELLED, scenes.UNDONE[Notice.CLASS_CANCELLED])
CORRECTED = scenes.undoable(Notice.CORRECTED, scenes.UNDONE[Notice.CORRECTED])


@pytest.fixture
def panel(show: Shower, speak: Speak) -> PanelPage:
    speak(Language.KOREAN)
    page = PanelPage()
    show(page, (1024, 600))
    page.show_screen(scenes.panel())
    page.arrive()
    QApplication.processEvents()
    return page


def test_it_says_what_was_done_and_takes_it_back_by_touch(panel: PanelPage) -> None:
    heard = Heard(panel)
    assert not is_seen(panel, "panelUndo")
    panel.show_screen(CANCELLED)
    assert said(panel, "panelUndoWords") == "휴강 처리했습니다. 결석이 생기지 않습니다"
    assert not is_seen(panel, "panelTitle")
    press(panel, "panelUndoButton")
    assert heard.requests == [CANCELLED.undo]
    assert not is_seen(panel, "panelUndo")
    assert said(panel, "panelTitle") == "운영체제"


def test_it_is_reached_by_keyboard_and_ctrl_z(panel: PanelPage) -> None:
    heard = Heard(panel)
    panel.show_screen(CORRECTED)
    QTest.keyClick(panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert heard.requests == [CORRECTED.undo]
    panel.show_screen(CANCELLED)
    for _ in range(60):
        if QApplication.focusWidget() is the(panel, "panelUndoButton"):
            break
        QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Tab)
    QTest.keyClick(the(panel, "panelUndoButton"), Qt.Key.Key_Space)
    assert heard.requests == [CORRECTED.undo, CANCELLED.undo]


def test_a_screen_reader_hears_what_is_undone(panel: PanelPage, speak: Speak) -> None:
    panel.show_screen(CORRECTED)
    assert the(panel, "panelUndoButton").accessibleName() == "변경되었습니다. 되돌리기"
    assert the(panel, "panelUndo").accessibleName() == "변경되었습니다"
    speak(Language.ENGLISH)
    assert the(panel, "panelUndoButton").accessibleName() == "Corrected. Undo"


def test_it_ends_after_some_seconds_but_not_under_the_finger_of_the_keyboard(panel: PanelPage) -> None:
    panel.show_screen(CORRECTED)
    timer = panel.undo._timer
    assert (timer.interval(), OFFERED_MS) == (8000, 8000)
    assert timer.isActive()
    the(panel, "panelUndoButton").setFocus()
    assert not timer.isActive()
    the(panel, "panelSearch").setFocus()
    assert timer.isActive()
    timer.timeout.emit()
    assert not is_seen(panel, "panelUndo")
    assert is_seen(panel, "panelTitle")
    panel.show_screen(replace(CORRECTED, view=scenes.panel_view(letters=())))
    assert not is_seen(panel, "panelUndo"), "it is offered once"


def test_it_survives_a_check_in_and_ends_with_another_lecture_or_visit(panel: PanelPage) -> None:
    panel.show_screen(CORRECTED)
    panel.show_screen(scenes.panel(standings=scenes.standings()[:5]))
    assert is_seen(panel, "panelUndo")
    panel.show_screen(scenes.panel(lecture=scenes.THIRD))
    assert not is_seen(panel, "panelUndo")
    panel.show_screen(CORRECTED)
    panel.arrive()
    assert is_seen(panel, "panelUndo"), "what the visit begins with is told"
    panel.hide()
    panel.show()
    assert not is_seen(panel, "panelUndo")


def test_the_newest_is_the_one_to_undo(panel: PanelPage) -> None:
    heard = Heard(panel)
    panel.show_screen(CORRECTED)
    panel.show_screen(CANCELLED)
    press(panel, "panelUndoButton")
    assert heard.requests == [CANCELLED.undo]
    panel.show_screen(CORRECTED)
    panel.show_screen(scenes.panel(Notice.CSV_SENT))
    assert not is_seen(panel, "panelUndo")
    assert said(panel, "panelNotice") == "출석부를 이메일로 보냈습니다"


def test_a_mistake_offers_nothing(panel: PanelPage) -> None:
    panel.show_screen(scenes.panel(None, (Mistake.REASON_EMPTY,)))
    assert not is_seen(panel, "panelUndo")


@pytest.mark.parametrize(("size", "appearance"), DRESSES, ids=str)
def test_no_word_of_it_is_cut_off(
    qtbot: QtBot, language: Language, show: Shower, size: tuple[int, int], appearance: object
) -> None:
    page = PanelPage()
    show(page, size, appearance)
    page.show_screen(scenes.panel())
    high = page.parts.y()
    for notice, undo in scenes.UNDONE.items():
        page.show_screen(scenes.undoable(notice, undo))
        QApplication.processEvents()
        found = [line for line in troubles(page) if "panelUndo" in line]
        assert found == [], notice
        assert page.undo.height() <= page.lock.height(), notice
    assert page.parts.y() == high, "nothing below it moves"
