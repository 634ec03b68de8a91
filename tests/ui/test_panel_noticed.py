"""The panel's part about what was noticed: words that accuse nobody, dismissing, the second look."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from bench.scenes import people as scenes
from kiosk.core.noticed import Noticed, PatternKind, SecondLook
from kiosk.core.requests import LookedAt, StartSecondLook
from kiosk.core.values import Language
from kiosk.ui.noticed_texts import evidence_text, innocent_text, kind_text
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab
from kiosk.ui.widgets.card import Card
from tests.ui.conftest import Shower
from tests.ui.hands import Heard, badge, is_seen, press, said, the

Speak = Callable[[Language], None]
ACCUSING = ("cheat", "fraud", "proxy", "guilty", "suspect", "부정", "대리", "의심", "적발")


@pytest.fixture
def panel(show: Shower, speak: Speak) -> PanelPage:
    speak(Language.ENGLISH)
    page = PanelPage()
    show(page, (1280, 800))
    page.show_screen(scenes.panel())
    page.open_tab(Tab.NOTICED)
    QApplication.processEvents()
    return page


def shows(panel: PanelPage, noticed: Noticed) -> str:
    panel.show_screen(scenes.panel(noticed=noticed))
    QApplication.processEvents()
    return said(panel, "panelNoticed")


def test_a_card_says_what_who_when_and_how_often_by_chance(panel: PanelPage, speak: Speak) -> None:
    card = said(panel, "panelNoticed3")
    for student in scenes.NOTICED.patterns[3].students:
        assert student.name in card
        assert student.number in card
    assert "in 7 of the 9 classes" in card
    assert "By chance it would be about 0.8" in card
    assert "In 5 of them one of the two checked in by number" in card
    assert "Friends often come together." in card
    speak(Language.KOREAN)
    QApplication.processEvents()
    assert "9번 중 7번" in said(panel, "panelNoticed3")


def test_many_students_share_a_text(panel: PanelPage) -> None:
    card = said(panel, "panelNoticed4")
    assert all(student.number in card for student in scenes.NOTICED.patterns[4].students)
    assert "17 of 22 checked in again" in card


def test_what_was_looked_at_is_asked_for_by_its_key(panel: PanelPage) -> None:
    heard = Heard(panel)
    done = the(panel, "panelNoticedDone1")
    assert isinstance(done, QAbstractButton)
    done.click()  # a mouse press cannot be sent to a scroller beyond the 800 px of the offscreen screen
    assert heard.requests == [LookedAt("flat")]


def test_no_word_accuses_anybody(panel: PanelPage, speak: Speak, language: Language) -> None:
    speak(language)
    told = " ".join(
        f"{kind_text(one.kind)} {evidence_text(one)} {innocent_text(one.kind)}"
        for one in scenes.NOTICED.patterns
    )
    assert {one.kind for one in scenes.NOTICED.patterns} == set(PatternKind)
    assert not [word for word in ACCUSING if word in told.lower()]
    assert "{" not in told


def test_the_tab_counts_and_an_empty_page_says_so(panel: PanelPage) -> None:
    assert badge(panel, "panelNoticedTab") == "5"
    assert "no verdicts" in said(panel, "panelNoticed")
    told = shows(panel, Noticed())
    assert badge(panel, "panelNoticedTab") == ""
    assert "Nothing to look at" in told
    assert not is_seen(panel, "panelSecondLook")


def test_the_second_look_is_offered_runs_and_is_told(panel: PanelPage) -> None:
    heard = Heard(panel)
    press(panel, "panelSecondLookStart")
    assert heard.requests == [StartSecondLook()]
    on = SecondLook(22, 3, scenes.NOW, scenes.NOW + timedelta(minutes=3))
    told = shows(panel, Noticed((), on))
    assert "Until 9:08 AM" in told
    assert "3 of 22 so far" in told
    assert "lock the panel" in told
    assert not is_seen(panel, "panelSecondLookStart"), "one at a time"
    told = shows(panel, Noticed((), SecondLook(22, 20, scenes.NOW)))
    assert "of 9:05 AM, 20 of 22 were seen again" in told
    assert is_seen(panel, "panelSecondLookStart")


def test_the_list_ends_where_its_last_card_ends(panel: PanelPage) -> None:
    content = panel.noticed.area.widget()
    assert content is not None
    cards = content.findChildren(Card, options=Qt.FindChildOption.FindDirectChildrenOnly)
    last = max(card.geometry().bottom() for card in cards)
    assert content.height() > panel.noticed.area.height(), "it scrolls"
    assert content.height() - last < 20, "and not into the void"
