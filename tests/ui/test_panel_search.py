"""Finding people in the panel's lists: by keyboard, by touch, while a syllable is being composed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bench.scenes import people as scenes
from kiosk.core.requests import CorrectStatus, RemoveEnrolment
from kiosk.core.values import Dispute, Language, Status
from kiosk.core.views import ObjectionCase
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab
from kiosk.ui.typing_sheet import TypingSheet
from tests.ui.hands import Heard, is_seen, press, said, the, typed, write

Speak = Callable[[Language], None]


def names(panel: PanelPage) -> list[str]:
    return [row.student.name for row in panel.attendance.table.rows.standings]


def key(panel: PanelPage, name: str, pressed: Qt.Key) -> None:
    QTest.keyClick(the(panel, name), pressed)


def test_initials_numbers_and_parts_narrow_the_attendance(panel: PanelPage) -> None:
    for wanted, shown in (
        ("ㄱㅅㅇ", ["강서윤", "김서연"]),
        ("김ㄷ", ["김도윤"]),
        ("10338", ["김서연"]),
        ("KONST", ["Alexandra Konstantinopoulou"]),
    ):
        write(panel, "panelSearch", wanted)
        assert names(panel) == shown
    key(panel, "panelSearch", Qt.Key.Key_Escape)
    assert len(names(panel)) == 24
    assert typed(panel, "panelSearch") == ""


def test_search_and_filter_narrow_together_and_survive_a_check_in(panel: PanelPage) -> None:
    press(panel, "panelFilterLate")
    write(panel, "panelSearch", "ㄱㄷ")
    assert names(panel) == ["김도윤"]
    panel.show_screen(scenes.panel(standings=scenes.rows_of({2: scenes.a_standing(2, Status.LATE, 15)})))
    assert names(panel) == ["권다인", "김도윤"]


def test_an_empty_result_says_what_to_do(panel: PanelPage) -> None:
    write(panel, "panelSearch", "ㅋㅋ")
    assert said(panel, "panelEmpty") == (
        "“ㅋㅋ”에 맞는 학생이 없습니다. 검색어를 지우거나 이름·학번의 일부를 입력해 주세요."
    )
    press(panel, "panelSearchClear")
    assert len(names(panel)) == 24
    assert not is_seen(panel, "panelSearchClear")
    press(panel, "panelFilterAbsent")
    write(panel, "panelSearch", "강서")
    assert said(panel, "panelEmpty") == "이 목록에는 없습니다. ‘전체’에 있습니다."
    press(panel, "panelFilterAll")
    assert names(panel) == ["강서윤"]


def test_the_selected_student_stays_selected_and_the_reason_stays_typed(panel: PanelPage) -> None:
    panel.attendance.strip.open_for(scenes.standings()[3])
    write(panel, "panelReason", "half")
    write(panel, "panelSearch", "ㄱㄷㅇ")
    chosen = panel.attendance.table.selectionModel().selectedRows()
    assert [index.row() for index in chosen] == [1], names(panel)
    write(panel, "panelSearch", "배수아")
    assert typed(panel, "panelReason") == "half"
    assert not panel.attendance.table.selectionModel().hasSelection()
    press(panel, "panelSearchClear")
    assert panel.attendance.table.selectionModel().selectedRows()[0].row() == 3


def test_from_the_search_to_the_correction_by_keyboard_alone(panel: PanelPage) -> None:
    heard = Heard(panel)
    QTest.keyClick(panel, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    edit = the(panel, "panelSearch")
    assert QApplication.focusWidget() is edit
    write(panel, "panelSearch", "배수")
    key(panel, "panelSearch", Qt.Key.Key_Return)
    assert QApplication.focusWidget() is panel.attendance.table
    QTest.keyClick(panel.attendance.table, Qt.Key.Key_Return)
    assert said(panel, "panelCorrectionWho").startswith("배수아")
    press(panel, "panelStatusPresent")
    press(panel, "panelQuickReason0")
    press(panel, "panelCorrectionSave")
    assert heard.last == CorrectStatus(scenes.STUDENTS[11], Status.PRESENT, "진단서 확인")


def test_a_syllable_that_is_being_composed_counts(panel: PanelPage) -> None:
    edit = the(panel, "panelSearch")
    edit.setFocus()
    QApplication.sendEvent(edit, QInputMethodEvent("ㄱ", []))
    assert len(names(panel)) == 8
    QApplication.sendEvent(edit, QInputMethodEvent("가", []))
    assert names(panel) == ["강서윤", "문가온"]
    commit = QInputMethodEvent("ㅅ", [])
    commit.setCommitString("강")
    QApplication.sendEvent(edit, commit)
    assert names(panel) == ["강서윤"]
    assert typed(panel, "panelSearch") == "강"
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert len(names(panel)) == 24


def test_by_touch_the_keyboard_on_the_screen_types_initials(qtbot: QtBot, panel: PanelPage) -> None:
    sheet = TypingSheet(panel)
    panel.hide()
    with qtbot.waitExposed(panel):
        panel.show()
    touch(panel, the(panel, "panelSearch"))
    assert sheet.isVisible()
    for letter in "ㄱㅅㅇ":
        keys = [each for line in sheet.keyboard._keys for each in line if each.text() == letter]
        QTest.mouseClick(keys[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(sheet.done, Qt.MouseButton.LeftButton)
    assert names(panel) == ["강서윤", "김서연"]
    touch(panel, the(panel, "panelSearchClear"))
    assert len(names(panel)) == 24
    assert not sheet.isVisible()


def touch(panel: PanelPage, widget: QWidget) -> None:
    """As a finger on the window does."""
    window = panel.windowHandle()
    assert window is not None
    at = widget.mapTo(panel, widget.rect().center())
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_a_new_visit_searches_for_nobody(panel: PanelPage) -> None:
    write(panel, "panelSearch", "ㅋ")
    panel.arrive()
    assert typed(panel, "panelSearch") == ""
    assert len(names(panel)) == 24


def test_the_search_is_told_to_screen_readers(panel: PanelPage, speak: Speak) -> None:
    edit = the(panel, "panelSearch")
    assert isinstance(edit, QLineEdit)
    assert edit.accessibleName() == "이름, 학번, 초성으로 찾기"
    speak(Language.ENGLISH)
    assert edit.accessibleName() == "Find by name, student number or initial consonants"
    write(panel, "panelSearch", "x")
    assert the(panel, "panelSearchClear").accessibleName() == "Clear the search"


# --- the other lists of people ----------------------------------------------------------------------


MANY = scenes.MANY_NEWCOMERS[:12]


def settle() -> None:
    """Cards that are made anew show themselves a moment later, and are laid out after that."""
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def newcomers(panel: PanelPage) -> PanelPage:
    panel.show_screen(scenes.enrolment(newcomers=MANY))
    panel.open_tab(Tab.ENROLMENT)
    QApplication.processEvents()
    return panel


def test_a_newcomer_is_found_and_removed(newcomers: PanelPage) -> None:
    heard = Heard(newcomers)
    assert is_seen(newcomers, "panelEnrolmentDoor")
    write(newcomers, "panelEnrolmentSearch", "ㄴㄱ")
    settle()
    assert not is_seen(newcomers, "panelEnrolmentDoor"), "only what is looked for"
    assert [place for place in range(12) if is_seen(newcomers, f"panelNewcomer{place}")] == [6]
    press(newcomers, "panelRemoveNewcomer6")
    press(newcomers, "panelRemoveNewcomer6Confirm")
    assert heard.requests == [RemoveEnrolment(MANY[6])]
    key(newcomers, "panelEnrolmentSearch", Qt.Key.Key_Escape)
    settle()
    assert is_seen(newcomers, "panelEnrolmentDoor")


def test_nobody_found_says_what_to_do_and_a_short_list_has_no_search(newcomers: PanelPage) -> None:
    write(newcomers, "panelEnrolmentSearch", "zz")
    QApplication.processEvents()
    assert "“zz”" in said(newcomers, "panelEnrolment")
    newcomers.show_screen(scenes.enrolment(newcomers=MANY[:2]))
    assert is_seen(newcomers, "panelEnrolmentSearch"), "as long as something is typed there"
    press(newcomers, "panelEnrolmentSearchClear")
    newcomers.show_screen(scenes.enrolment(newcomers=MANY[:2]))
    assert not is_seen(newcomers, "panelEnrolmentSearch")


@pytest.mark.parametrize(
    ("tab", "card", "wanted", "left"),
    [
        (Tab.OBJECTIONS, "panelObjection", "ㄱㅇㅊ", {0, 5}),
        (Tab.FACES, "panelLookAlike", "남궁", {0, 2, 4, 6}),
        (Tab.NOTICED, "panelNoticed", "202410359", {2}),
    ],
)
def test_every_list_of_people_is_searched(
    panel: PanelPage, tab: Tab, card: str, wanted: str, left: set[int]
) -> None:
    cases = tuple(
        ObjectionCase(
            scenes.an_objection(6000 + 10 * i, student, Dispute.WAS_HERE),
            student,
            scenes.FIRST,
            Status.ABSENT,
        )
        for i, student in enumerate((*scenes.STUDENTS[1:6], scenes.STUDENTS[1]))
    )
    panel.show_screen(scenes.panel(look_alikes=scenes.LOOK_ALIKES * 4, objections=cases))
    panel.open_tab(tab)
    write(panel, f"panel{tab.value}Search", wanted)
    QApplication.processEvents()
    assert {place for place in range(8) if is_seen(panel, f"{card}{place}")} == left
