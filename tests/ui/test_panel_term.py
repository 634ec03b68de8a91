"""The panel's chart of the term: asked for when it is opened, chosen by touch and keys, told in words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.scenes import people as scenes
from kiosk.core.requests import SeeTerm
from kiosk.core.values import Language, Status
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab
from kiosk.ui.pages.panel_term import band_texts
from kiosk.ui.theme import TOUCH_PX, Appearance
from kiosk.ui.widgets.term_chart import BANDS, TermChart
from tests.ui.conftest import Shower
from tests.ui.hands import Heard, is_seen, press, said, the

Speak = Callable[[Language], None]


@pytest.fixture
def page(show: Shower, speak: Speak) -> PanelPage:
    speak(Language.KOREAN)
    made = PanelPage()
    show(made)
    made.show_screen(scenes.panel())
    made.arrive()
    made.open_tab(Tab.TERM)
    QApplication.processEvents()
    return made


def chart(page: PanelPage) -> TermChart:
    found = the(page, "panelTermChart")
    assert isinstance(found, TermChart)
    return found


def test_every_status_is_in_one_band() -> None:
    banded = [status for band in BANDS for status in band.statuses]
    assert sorted(banded, key=list(Status).index) == list(Status)
    assert len(band_texts()) == len(BANDS)
    assert len({band.pattern for band in BANDS}) == len(BANDS), "no meaning by colour alone"


def test_opening_the_tab_asks_for_the_numbers_of_now(page: PanelPage) -> None:
    heard = Heard(page)
    press(page, "panelZoomTab")
    assert heard.requests == []
    press(page, "panelTermTab")
    assert heard.requests == [SeeTerm()]


def test_the_newest_session_is_chosen_and_told(page: PanelPage) -> None:
    assert chart(page).place == 23
    assert said(page, "panelTermDay") == "11월 23일 오전 9:00 – 오전 10:15"
    assert said(page, "panelTermBand0") == "출석 15"
    assert "24회 중 24번째" in chart(page).accessibleName()
    told = chart(page).accessibleDescription()
    assert "출석 15" in told
    assert told.endswith("아직 마치지 않은 수업")
    assert not page.term.later.isEnabled()


def test_keys_choose(page: PanelPage) -> None:
    places = []
    for name in ("Left", "Left", "Right", "Home", "Left", "End"):
        QTest.keyClick(chart(page), Qt.Key[f"Key_{name}"])
        places.append(chart(page).place)
    assert places == [22, 21, 22, 0, 0, 23]


@pytest.mark.parametrize("place", [0, 7, 23])
def test_a_tap_on_a_bar_shows_its_numbers(page: PanelPage, place: int) -> None:
    bar = chart(page).bar(place).center().toPoint()
    QTest.mouseClick(chart(page), Qt.MouseButton.LeftButton, pos=bar)
    assert chart(page).place == place
    tally = scenes.a_term(24, 24).sessions[place]
    assert said(page, "panelTermBand2") == f"결석 {BANDS[2].count(tally)}"


def test_the_buttons_step_where_bars_are_narrow(page: PanelPage) -> None:
    page.show_screen(scenes.TERMS["panel-term-long"])
    assert chart(page).place == 59
    press(page, "panelTermEarlier")
    press(page, "panelTermEarlier")
    press(page, "panelTermLater")
    assert chart(page).place == 58
    for name in ("panelTermEarlier", "panelTermLater"):
        assert min(the(page, name).width(), the(page, name).height()) >= TOUCH_PX
        assert the(page, name).accessibleName()


def test_who_looked_at_an_older_session_goes_on(page: PanelPage) -> None:
    chart(page).choose(3)
    page.show_screen(scenes.panel(term=scenes.a_term(25, 24)))
    assert chart(page).place == 3
    chart(page).choose(24)
    page.show_screen(scenes.panel(term=scenes.a_term(26, 24)))
    assert chart(page).place == 25


@pytest.mark.parametrize(
    ("name", "words"),
    [("panel-term-none", "첫 수업이"), ("panel-term-nobody", "수강생 명단"), ("panel-nothing", "전산")],
)
def test_what_is_empty_says_what_to_do(page: PanelPage, name: str, words: str) -> None:
    page.show_screen({**scenes.SCENES, **scenes.TERMS}[name])  # type: ignore[arg-type]
    assert words in said(page, "panelTermEmpty")
    assert not is_seen(page, "panelTermChart")


@pytest.mark.parametrize("size", [(1024, 600), (600, 1024)])
def test_sixty_bars_have_their_places(page: PanelPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    page.show_screen(scenes.TERMS["panel-term-long"])
    QApplication.processEvents()
    bars = [chart(page).bar(place) for place in range(60)]
    assert all(one.right() <= other.left() for one, other in pairwise(bars))
    assert chart(page).rect().toRectF().contains(bars[-1])
    QTest.mouseClick(chart(page), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert chart(page).place == 0


@pytest.mark.parametrize("appearance", Appearance)
def test_the_bars_differ_in_every_theme(page: PanelPage, show: Shower, appearance: Appearance) -> None:
    show(page, appearance=appearance)
    before = chart(page).grab().toImage()
    page.show_screen(scenes.panel(term=scenes.a_term(12, 24)))
    assert chart(page).grab().toImage() != before
