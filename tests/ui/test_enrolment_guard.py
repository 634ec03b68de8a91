"""Enrolment is guarded: the page of number and code, the panel's part, the sign on the main page."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.scenes import people as scenes
from kiosk.core.requests import (
    CloseEnrolment,
    MailCodeList,
    MailCodes,
    Open,
    OpenEnrolment,
    RemoveEnrolment,
    SubmitEntry,
)
from kiosk.core.screens import EnrolEntry, Main, Panel
from kiosk.core.values import Entry, Language
from kiosk.core.views import EntryTrouble
from kiosk.ui.pages.enrol_entry import EnrolEntryPage
from kiosk.ui.pages.main import MainPage
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab
from kiosk.ui.preview import PreviewFeed
from tests.ui.conftest import Shower
from tests.ui.hands import Heard, badge, is_seen, press, said, the, typed, write

Speak = Callable[[Language], None]


@pytest.fixture
def entry(show: Shower, speak: Speak) -> EnrolEntryPage:
    speak(Language.ENGLISH)
    page = EnrolEntryPage()
    show(page)
    page.show_screen(scenes.entry())
    page.arrive()
    return page


def shown(**changes: object) -> Panel:
    """Two newcomers: a part that is long enough to scroll waits whether a press becomes a drag."""
    return scenes.enrolment(**({"newcomers": scenes.ENROLMENT.newcomers[:2]} | changes))


@pytest.fixture
def panel(show: Shower, speak: Speak) -> PanelPage:
    speak(Language.ENGLISH)
    page = PanelPage()
    show(page)
    page.show_screen(shown())
    page.open_tab(Tab.ENROLMENT)
    QApplication.processEvents()
    return page


# --- number and code ------------------------------------------------------------------------------------


def test_number_and_code_are_sent_together(entry: EnrolEntryPage) -> None:
    heard = Heard(entry)
    for digit in "20260001":
        press(entry, f"keypad{digit}")
    assert not entry.next.isEnabled(), "the code is missing"
    entry.code.edit.setFocus()
    for digit in "04826173":
        press(entry, f"keypad{digit}")
    press(entry, "enrolEntryNext")
    assert heard.requests == [SubmitEntry("20260001", "04826173")]
    assert typed(entry, "enrolEntryCode") == "", "a code does not stay on the screen"


def test_enter_leads_from_the_number_to_the_code_and_on(entry: EnrolEntryPage) -> None:
    heard = Heard(entry)
    write(entry, "enrolEntryNumber", "20260001")
    QTest.keyClick(entry.number.edit, Qt.Key.Key_Return)
    assert entry.focusWidget() is entry.code.edit
    QTest.keyClick(entry.code.edit, Qt.Key.Key_Return)
    assert heard.requests == [], "not without the code"
    write(entry, "enrolEntryCode", "04826173")
    QTest.keyClick(entry.code.edit, Qt.Key.Key_Return)
    assert heard.requests == [SubmitEntry("20260001", "04826173")]


@pytest.mark.parametrize("door_entry", [Entry.PANEL, Entry.FREE])
def test_no_code_is_asked_where_it_takes_none(entry: EnrolEntryPage, door_entry: Entry) -> None:
    heard = Heard(entry)
    entry.show_screen(scenes.entry(door=replace(scenes.DOOR, entry=door_entry)))
    assert not is_seen(entry, "enrolEntryCode")
    assert not is_seen(entry, "enrolEntryNoCode")
    write(entry, "enrolEntryNumber", "20260001")
    press(entry, "enrolEntryNext")
    assert heard.requests == [SubmitEntry("20260001", "")]


def test_a_code_typed_when_the_professor_opens_is_not_asked_any_more(entry: EnrolEntryPage) -> None:
    heard = Heard(entry)
    write(entry, "enrolEntryNumber", "20260001")
    write(entry, "enrolEntryCode", "0482")
    entry.show_screen(scenes.entry(door=scenes.OPEN_DOOR))
    assert typed(entry, "enrolEntryNumber") == "20260001"
    press(entry, "enrolEntryNext")
    assert heard.requests == [SubmitEntry("20260001", "")]


@pytest.mark.parametrize("trouble", [one for one in EntryTrouble if one is not EntryTrouble.WAIT])
def test_each_trouble_says_what_to_do(entry: EnrolEntryPage, trouble: EntryTrouble, speak: Speak) -> None:
    entry.show_screen(scenes.entry(trouble))
    english = said(entry, "enrolEntryTrouble")
    assert english
    speak(Language.KOREAN)
    assert said(entry, "enrolEntryTrouble") not in {"", english}


def test_a_wait_is_counted_and_nothing_is_taken_meanwhile(entry: EnrolEntryPage) -> None:
    write(entry, "enrolEntryNumber", "20260001")
    write(entry, "enrolEntryCode", "04826173")
    entry.show_screen(scenes.entry(EntryTrouble.WAIT, 2.0))
    assert said(entry, "enrolEntryTrouble") == "Please try again in 2 seconds"
    write(entry, "enrolEntryCode", "04826173")
    assert not entry.next.isEnabled()
    entry._wait.tick()
    assert said(entry, "enrolEntryTrouble") == "Please try again in 1 second"
    entry._wait.tick()
    assert entry.next.isEnabled()


def test_who_gives_the_face_types_the_code_only(entry: EnrolEntryPage) -> None:
    heard = Heard(entry)
    entry.show_screen(EnrolEntry(scenes.DOOR, scenes.STUDENT))
    entry.arrive()
    assert not is_seen(entry, "enrolEntryNumber")
    assert said(entry, "enrolEntryTitle") == "Add my face"
    for digit in "04826173":
        press(entry, f"keypad{digit}")
    press(entry, "enrolEntryNext")
    assert heard.requests == [SubmitEntry("", "04826173")]


def test_the_next_visitor_finds_nothing(entry: EnrolEntryPage) -> None:
    write(entry, "enrolEntryNumber", "2026")
    write(entry, "enrolEntryCode", "0482")
    entry.show_screen(scenes.entry())
    entry.arrive()
    assert (typed(entry, "enrolEntryNumber"), typed(entry, "enrolEntryCode")) == ("", "")
    heard = Heard(entry)
    press(entry, "enrolEntryCancel")
    assert heard.requests == [Open.HOME]


# --- the panel's part -----------------------------------------------------------------------------------


def test_the_professor_opens_and_closes(panel: PanelPage) -> None:
    heard = Heard(panel)
    press(panel, "panelEnrolmentOpen")
    panel.show_screen(shown(open_until=scenes.NOW))
    QApplication.processEvents()
    assert badge(panel, "panelEnrolmentTab") == "open"
    assert "open until 9:05 AM" in said(panel, "panelEnrolmentDoor")
    press(panel, "panelEnrolmentOpen")
    assert heard.requests == [OpenEnrolment(), CloseEnrolment()]


@pytest.mark.parametrize(
    ("button", "request_"), [("panelMailCodes", MailCodes()), ("panelMailCodeList", MailCodeList())]
)
def test_codes_take_two_steps(panel: PanelPage, button: str, request_: object) -> None:
    heard = Heard(panel)
    press(panel, button)
    press(panel, f"{button}No")
    assert heard.requests == []
    press(panel, button)
    press(panel, f"{button}Confirm")
    assert heard.requests == [request_]


def test_how_many_are_missing_and_have_no_address(panel: PanelPage) -> None:
    told = said(panel, "panelEnrolmentCodes")
    assert "6 students not enrolled yet" in told
    assert "3 have no e-mail address" in told
    panel.show_screen(shown(missing=1, unaddressed=1))
    QApplication.processEvents()
    told = said(panel, "panelEnrolmentCodes")
    assert "1 student not enrolled yet" in told
    assert "1 has no e-mail address" in told
    panel.show_screen(shown(missing=0, unaddressed=0))
    QApplication.processEvents()
    assert not is_seen(panel, "panelMailCodes")
    assert "Everybody" in said(panel, "panelEnrolmentCodes")


def test_newcomers_are_named_with_number_time_and_way(panel: PanelPage) -> None:
    panel.show_screen(scenes.panel())
    QApplication.processEvents()
    for place, words in enumerate(
        ("while enrolment was open", "gave the face, with a code", "with a code", "without a check")
    ):
        newcomer = scenes.ENROLMENT.newcomers[place]
        told = said(panel, f"panelNewcomer{place}")
        assert newcomer.student.name in told
        assert newcomer.student.number in told
        assert words in told


def test_a_face_that_is_enrolled_under_another_number_is_told_at_once(panel: PanelPage) -> None:
    pair = scenes.LOOK_ALIKES[0]
    assert scenes.ENROLMENT.newcomers[0].student == pair.second
    assert said(panel, "panelNewcomerAlike0") == f"Same face as {pair.first.number}?"
    settled = (replace(pair, two_people=True),)
    panel.show_screen(scenes.panel(look_alikes=settled))
    QApplication.processEvents()
    assert not is_seen(panel, "panelNewcomerAlike0")


def test_an_enrolment_is_undone_in_two_steps(panel: PanelPage) -> None:
    heard = Heard(panel)
    press(panel, "panelRemoveNewcomer0")
    assert "PIN" in said(panel, "panelRemoveNewcomer0Question")
    press(panel, "panelRemoveNewcomer0Confirm")
    press(panel, "panelRemoveNewcomer1")
    assert "PIN" not in said(panel, "panelRemoveNewcomer1Question"), "only the face"
    press(panel, "panelRemoveNewcomer1Confirm")
    assert heard.requests == [RemoveEnrolment(one) for one in scenes.ENROLMENT.newcomers[:2]]


def test_without_a_course_there_is_nothing_to_open(panel: PanelPage) -> None:
    panel.show_screen(shown(course=None, newcomers=()))
    QApplication.processEvents()
    assert not is_seen(panel, "panelEnrolmentOpen")


# --- the main page --------------------------------------------------------------------------------------


def test_the_main_page_says_while_enrolment_is_open(show: Shower, speak: Speak, feed: PreviewFeed) -> None:
    speak(Language.ENGLISH)
    page = MainPage(feed)
    show(page)
    page.show_screen(Main(scenes.DOOR))
    assert not is_seen(page, "mainEnrolmentOpen")
    page.show_screen(Main(scenes.OPEN_DOOR))
    assert the(page, "mainEnrolmentOpen").accessibleName() == "Enrolment open until 9:25 AM"
