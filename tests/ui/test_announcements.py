"""Announcements: shown whole on the main page, written and withdrawn in the panel by touch and keyboard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from bench.scenes import door as door_scenes
from bench.scenes import people as scenes
from kiosk.core.announcements import LONGEST, READ_S
from kiosk.core.requests import Announce, WithdrawAnnouncement
from kiosk.core.screens import Main, Panel
from kiosk.core.values import Language, Mistake
from kiosk.core.views import AnnouncedView, Notice
from kiosk.ui.pages.main import MainPage
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab
from kiosk.ui.preview import PreviewFeed
from kiosk.ui.theme import Appearance
from kiosk.ui.widgets.elided import Elided
from kiosk.ui.window import Window
from tests.ui.conftest import Shower
from tests.ui.fake_slot import FakeSlot
from tests.ui.fits import DRESSES, troubles
from tests.ui.hands import Heard, is_seen, press, said, the, typed, write

Speak = Callable[[Language], None]


# --- the door ---------------------------------------------------------------------------------------


def test_several_take_turns_and_nothing_moves(show: Shower, feed: PreviewFeed) -> None:
    now = [door_scenes.AT]
    page = MainPage(feed, lambda: now[0])
    page.show_screen(Main(replace(door_scenes.DOOR, announcements=("one", door_scenes.LONG_NOTE))))
    show(page, (1024, 600))
    seen, places = [], []
    for _ in range(4):
        now[0] += timedelta(seconds=READ_S)
        page.clock.tick()
        QApplication.processEvents()
        shown = page.announcements.pages.currentWidget()
        assert isinstance(shown, QLabel)
        seen.append((said(page, "mainAnnouncementPlace"), shown.text()))
        places.append(page.stage.preview.geometry())
    assert sorted(set(seen)) == [("1/2", "one"), ("2/2", door_scenes.LONG_NOTE)]
    assert [before != after for before, after in pairwise(seen)] == [True] * 3
    assert len({place.getRect() for place in places}) == 1


def test_one_stands_alone_and_none_takes_no_room(show: Shower, feed: PreviewFeed) -> None:
    page = MainPage(feed, lambda: door_scenes.AT)
    show(page, (1024, 600))
    page.show_screen(Main(replace(door_scenes.DOOR, announcements=(door_scenes.NOTE,))))
    assert said(page, "mainAnnouncementText0") == door_scenes.NOTE
    assert not is_seen(page, "mainAnnouncementPlace")
    page.show_screen(Main(door_scenes.DOOR))
    assert not is_seen(page, "mainAnnouncement")


def test_the_longest_is_as_long_as_may_be() -> None:
    assert LONGEST - 10 <= len(door_scenes.LONG_NOTE) <= LONGEST
    assert LONGEST - 10 <= len(door_scenes.LONG_KOREAN_NOTE) <= LONGEST


# --- the panel --------------------------------------------------------------------------------------


@pytest.fixture
def panel(show: Shower, speak: Speak) -> PanelPage:
    speak(Language.KOREAN)
    page = PanelPage()
    show(page, (1024, 600))
    page.show_screen(scenes.panel())
    page.arrive()
    page.open_tab(Tab.LECTURES)
    QApplication.processEvents()
    return page


def choose(panel: PanelPage, name: str, key: Qt.Key) -> None:
    box = the(panel, name)
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, key)


def test_shut_it_says_what_is_announced(panel: PanelPage) -> None:
    assert said(panel, "panelAnnouncementLine").splitlines() == [
        f"{scenes.OF_COURSE.text} (11월 27일 금요일까지)",
        f"{scenes.OF_ROOM.text} (11월 23일 월요일까지)",
    ]
    assert not is_seen(panel, "panelAnnouncementText")
    panel.show_screen(scenes.panel(announced=AnnouncedView("공학관 302", scenes.TODAY)))
    assert said(panel, "panelAnnouncementLine") == "표시 중인 공지가 없습니다."


def test_the_text_of_the_course_is_there_to_change(panel: PanelPage) -> None:
    heard = Heard(panel)
    press(panel, "panelAnnouncementOpen")
    assert typed(panel, "panelAnnouncementText") == scenes.OF_COURSE.text
    write(panel, "panelAnnouncementText", "No class")
    press(panel, "panelAnnouncementSave")
    assert heard.requests == [Announce(scenes.SYSTEMS.course_id, "No class", scenes.OF_COURSE.last_day)]


def test_by_keyboard_for_the_room_until_the_day_after(panel: PanelPage) -> None:
    heard = Heard(panel)
    press(panel, "panelAnnouncementOpen")
    choose(panel, "panelAnnouncementPlace", Qt.Key.Key_End)
    assert typed(panel, "panelAnnouncementText") == scenes.OF_ROOM.text
    choose(panel, "panelAnnouncementUntil", Qt.Key.Key_Down)
    write(panel, "panelAnnouncementText", "Repaired on Tuesday")
    QTest.keyClick(the(panel, "panelAnnouncementText"), Qt.Key.Key_Return)
    assert heard.requests == [Announce(None, "Repaired on Tuesday", scenes.TODAY + timedelta(days=1))]


def test_a_course_without_one_begins_with_a_week(panel: PanelPage) -> None:
    press(panel, "panelAnnouncementOpen")
    choose(panel, "panelAnnouncementPlace", Qt.Key.Key_Down)
    assert typed(panel, "panelAnnouncementText") == ""
    assert not is_seen(panel, "panelAnnouncementWithdraw")
    until = the(panel, "panelAnnouncementUntil")
    assert isinstance(until, QComboBox)
    assert until.currentText() == "11월 30일 월요일"


def test_what_is_withdrawn_by_mistake_is_shown_again_with_one_press(panel: PanelPage) -> None:
    gone = scenes.panel(Notice.ANNOUNCEMENT_WITHDRAWN, announced=AnnouncedView("공학관 302", scenes.TODAY))
    heard = Heard(panel)
    panel.requested.connect(lambda _request: panel.show_screen(gone))
    press(panel, "panelAnnouncementOpen")
    press(panel, "panelAnnouncementWithdraw")
    assert said(panel, "panelNotice") == "공지를 내렸습니다"
    assert typed(panel, "panelAnnouncementText") == scenes.OF_COURSE.text
    press(panel, "panelAnnouncementSave")
    assert heard.requests == [
        WithdrawAnnouncement(scenes.OF_COURSE.announcement_id),
        Announce(scenes.SYSTEMS.course_id, scenes.OF_COURSE.text, scenes.OF_COURSE.last_day),
    ]


def test_half_typed_text_survives_updates_and_mistakes_but_no_new_visit(panel: PanelPage) -> None:
    press(panel, "panelAnnouncementOpen")
    write(panel, "panelAnnouncementText", "half")
    panel.show_screen(scenes.panel(standings=scenes.standings()[:5]))
    panel.show_screen(scenes.panel(None, (Mistake.ANNOUNCEMENT_DAY,)))
    assert typed(panel, "panelAnnouncementText") == "half"
    assert said(panel, "panelAnnouncementTextMistake") == "지난 날짜입니다. 다른 날을 선택해 주세요"
    panel.arrive()
    panel.open_tab(Tab.LECTURES)
    assert not is_seen(panel, "panelAnnouncementText")
    press(panel, "panelAnnouncementOpen")
    assert typed(panel, "panelAnnouncementText") == scenes.OF_COURSE.text


def test_no_more_letters_than_there_may_be(panel: PanelPage) -> None:
    press(panel, "panelAnnouncementOpen")
    edit = the(panel, "panelAnnouncementText")
    assert isinstance(edit, QLineEdit)
    write(panel, "panelAnnouncementText", "a" * (LONGEST + 5))
    assert len(edit.text()) == LONGEST


@pytest.mark.parametrize(("size", "appearance"), DRESSES, ids=str)
def test_the_form_fits(
    qtbot: QtBot,
    slot: FakeSlot,
    assets_dir: Path,
    language: Language,
    size: tuple[int, int],
    appearance: Appearance,
) -> None:
    window = Window(slot, assets_dir, appearance, motion=False)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    long = replace(scenes.OF_COURSE, text=door_scenes.LONG_KOREAN_NOTE)
    announced = AnnouncedView("공학관 302", scenes.TODAY, (long, scenes.OF_ROOM))
    window.show_screen(scenes.panel(announced=announced))
    page = window.page(Panel)
    assert isinstance(page, PanelPage)
    page.open_tab(Tab.LECTURES)
    press(page, "panelAnnouncementOpen")
    for _ in range(3):
        QApplication.processEvents()
    assert window.size().toTuple() == size
    found = [trouble for trouble in troubles(page) if not trouble.startswith(Elided.__name__)]
    assert not found, (language, found)
