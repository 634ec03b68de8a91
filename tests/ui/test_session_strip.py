"""The strip of a student's sessions: chosen by touch and by keyboard, told in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bench.scenes import people as scenes
from kiosk.core.values import Language, Status
from kiosk.core.views import CourseSummary
from kiosk.ui.dress import column, dress
from kiosk.ui.theme import TOUCH_PX, Appearance, Theme
from kiosk.ui.widgets.course_card import CourseCard
from kiosk.ui.widgets.session_strip import SessionStrip
from tests.ui.hands import is_seen, said, the

Speak = Callable[[Language], None]
WEEK = timedelta(days=7)
SESSIONS = tuple(
    (scenes.NOW - (11 - n) * WEEK, Status.LATE if n == 10 else Status.PRESENT) for n in range(12)
)


@pytest.fixture
def strip(qtbot: object, speak: Speak, assets_dir: object) -> SessionStrip:
    speak(Language.KOREAN)
    made = SessionStrip("strip")
    made.set_theme(Theme(assets_dir))  # type: ignore[arg-type]
    made.resize(600, made.heightForWidth(600))
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.show()
    made.show_sessions(SESSIONS)
    return made


def test_the_newest_is_chosen_and_told(strip: SessionStrip) -> None:
    assert strip.place == 11
    assert strip.accessibleName() == "11월 23일 · 출석"


def test_the_arrow_keys_choose(strip: SessionStrip) -> None:
    keys = [
        Qt.Key.Key_Left,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_Left,
        Qt.Key.Key_End,
    ]
    places = []
    for key in keys:
        QTest.keyClick(strip, key)
        places.append(strip.place)
    assert places == [10, 9, 10, 0, 0, 11]


def test_a_tap_chooses_and_tells(strip: SessionStrip) -> None:
    told: list[int] = []
    strip.chosen.connect(told.append)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip._cell(10).center().toPoint())
    assert (strip.place, told) == (10, [10])
    assert strip.accessibleName() == "11월 16일 · 지각"


def test_a_tap_beside_the_marks_chooses_the_last(strip: SessionStrip) -> None:
    strip.choose(0)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() - 1, strip.height() - 1))
    assert strip.place == 11


@pytest.mark.parametrize("width", [180, 320, 600])
def test_every_mark_has_its_place_and_a_thumb_finds_the_strip(strip: SessionStrip, width: int) -> None:
    strip.resize(width, strip.heightForWidth(width))
    assert strip.height() >= TOUCH_PX
    cells = [strip._cell(place).toRect() for place in range(12)]
    assert all(strip.rect().contains(cell.center()) for cell in cells)
    assert len({cell.center().toTuple() for cell in cells}) == 12
    for place, cell in enumerate(cells):
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=cell.center())
        assert strip.place == place


@pytest.mark.parametrize("appearance", Appearance)
def test_statuses_differ_in_shape_too(
    strip: SessionStrip, appearance: Appearance, assets_dir: object
) -> None:
    """Drawn in grey, no two statuses look alike."""
    strip.set_theme(Theme(assets_dir, appearance))  # type: ignore[arg-type]
    drawn = set()
    for status in (Status.PRESENT, Status.LATE, Status.ABSENT, Status.LEFT_EARLY, Status.OFFICIAL_ABSENCE):
        strip.show_sessions([(scenes.NOW, status)])
        grey = strip.grab().toImage().convertToFormat(strip.grab().toImage().Format.Format_Mono)
        drawn.add(bytes(grey.constBits()))
    assert len(drawn) == 5


def a_card(qtbot: object, summary: CourseSummary, assets_dir: object) -> QWidget:
    page, card = QWidget(), CourseCard(summary)
    column(page).addWidget(card)
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    page.resize(600, 500)
    dress(page, Theme(assets_dir))  # type: ignore[arg-type]
    page.show()
    return page


def test_the_card_tells_the_chosen_session(qtbot: object, speak: Speak, assets_dir: object) -> None:
    speak(Language.ENGLISH)
    summary = scenes.student_page().view.courses[0]
    page = a_card(qtbot, summary, assets_dir)
    strip = the(page, "courseSessions")
    assert isinstance(strip, SessionStrip)
    assert said(page, "courseSessionTold") == "16 Nov · Present"
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert said(page, "courseSessionTold") == "9 Nov · Late"


def test_a_course_that_has_not_begun_has_no_strip(qtbot: object, speak: Speak, assets_dir: object) -> None:
    speak(Language.ENGLISH)
    assert not is_seen(a_card(qtbot, scenes.student_page().view.courses[2], assets_dir), "courseSessions")
