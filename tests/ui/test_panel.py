"""The professor's panel: live table, corrections, Zoom code, lectures, letters, closing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from bench.scenes import people as scenes
from kiosk.core.requests import (
    CancelClass,
    ChangeZoom,
    ChooseLecture,
    CloseClass,
    CorrectStatus,
    HoldClass,
    LetTurn,
    Open,
    SendCsv,
    TryLetterAgain,
)
from kiosk.core.values import Language, Mistake, SessionState, Status, ZoomRoom
from kiosk.core.views import Notice
from kiosk.ui.form_texts import mistake_text, notice_text, trouble_text
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab
from kiosk.ui.pages.panel_zoom import PLACES
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.standings_model import Column
from tests.languages import ASSETS
from tests.ui.hands import Heard, badge, is_seen, press, said, the, typed, write

Speak = Callable[[Language], None]


def tap(panel: PanelPage, row: int) -> None:
    """Tap a row of the table, as a finger does."""
    table = panel.attendance.table
    index = table.rows.index(row, Column.NAME)
    table.scrollTo(index)
    QApplication.processEvents()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())


def cell(panel: PanelPage, row: int, column: Column) -> str:
    model = panel.attendance.table.rows
    return str(model.index(row, column).data())


# --- table ------------------------------------------------------------------------------------------


def test_every_tab_has_its_icon(panel: PanelPage) -> None:
    files = [ASSETS / "icons" / f"{button.icon_name}.svg" for button in panel.tabs.buttons.values()]
    assert [file.name for file in files if not file.is_file()] == []
    assert len(set(files)) == len(files)


def test_the_table_speaks_both_languages(panel: PanelPage, speak: Speak) -> None:
    assert [cell(panel, 3, column) for column in Column] == [
        "202410331",
        "김도윤",
        "지각",
        "오전 9:12",
        "얼굴",
        "",
    ]
    assert cell(panel, 8, Column.CORRECTION) == "진단서 확인"
    speak(Language.ENGLISH)
    assert cell(panel, 3, Column.STATUS) == "Late"
    assert cell(panel, 2, Column.METHOD) == "Number"
    head = panel.attendance.table.rows.headerData(Column.STATUS, Qt.Orientation.Horizontal)
    assert head == "Status"


def test_filters_count_and_filter(panel: PanelPage) -> None:
    assert said(panel, "panelFilterAll") == "전체 24"
    assert said(panel, "panelFilterPresent") == "출석 15"
    assert said(panel, "panelFilterPending") == "미확인 3"
    assert said(panel, "panelFilterOthers") == "기타 3"
    press(panel, "panelFilterPending")
    assert [row.status for row in panel.attendance.table.rows.standings] == [Status.PENDING] * 3
    panel.show_screen(scenes.panel(standings=scenes.rows_of({11: scenes.a_standing(11, Status.LATE, 15)})))
    assert len(panel.attendance.table.rows.standings) == 2
    assert said(panel, "panelFilterPending") == "미확인 2"


def test_an_empty_filter_says_so(panel: PanelPage) -> None:
    panel.show_screen(scenes.panel(standings=scenes.standings()[:3]))
    press(panel, "panelFilterAbsent")
    assert said(panel, "panelEmpty") == "해당하는 학생이 없습니다. ‘전체’에서 모두 볼 수 있습니다."
    panel.show_screen(scenes.panel(standings=()))
    assert said(panel, "panelEmpty") == "아직 수강생 명단이 없습니다. 전산 담당자가 시간표 파일로 추가합니다."
    panel.show_screen(scenes.panel(standings=(), lecture=None))
    assert (
        said(panel, "panelEmpty") == "표시할 수업이 없습니다. ‘강의 목록’에서 최근 수업을 고를 수 있습니다."
    )


def test_a_check_in_keeps_scroll_selection_and_typed_reason(panel: PanelPage) -> None:
    tap(panel, 15)
    press(panel, "panelStatusExcused")
    write(panel, "panelReason", "half typ")
    table = panel.attendance.table
    at = table.verticalScrollBar().value()
    assert at > 0
    panel.show_screen(scenes.panel(standings=scenes.rows_of({11: scenes.a_standing(11, Status.LATE, 15)})))
    QApplication.processEvents()
    assert table.verticalScrollBar().value() == at
    assert table.selectionModel().selectedRows()[0].row() == 15
    assert typed(panel, "panelReason") == "half typ"
    assert panel.attendance.strip.choices[Status.EXCUSED].isChecked()
    assert cell(panel, 11, Column.STATUS) == "지각"


def test_a_new_name_on_the_list_keeps_the_selection(panel: PanelPage) -> None:
    tap(panel, 5)
    panel.show_screen(scenes.panel(standings=scenes.standings()[2:]))
    assert panel.attendance.table.selectionModel().selectedRows()[0].row() == 3


def test_only_changed_rows_are_repainted(panel: PanelPage) -> None:
    changed = []
    model = panel.attendance.table.rows
    model.dataChanged.connect(lambda first, _last, _roles: changed.append(first.row()))
    model.show(scenes.rows_of({11: scenes.a_standing(11, Status.LATE, 15)}))
    assert changed == [11]


def painted(panel: PanelPage, row: int) -> QImage:
    """A row of the table as it is seen."""
    QApplication.processEvents()
    table = panel.attendance.table
    rect = table.visualRect(table.rows.index(row, 0))
    rect.setWidth(table.viewport().width())
    return table.viewport().grab(rect).toImage()


def test_a_row_is_seen_to_be_pressed(panel: PanelPage) -> None:
    """A pencil at its end; pointed at, chosen by keys and pressed it looks different each time."""
    table = panel.attendance.table
    looks = [painted(panel, 2)]
    index = table.rows.index(2, Column.NAME)
    QTest.mouseMove(table.viewport(), table.visualRect(index).center())
    looks.append(painted(panel, 2))
    QApplication.sendEvent(table, QEvent(QEvent.Type.Leave))
    assert painted(panel, 2) == looks[0], "nothing is pointed at any more"
    table.setFocus()
    table.setCurrentIndex(index)
    table.clearSelection()
    looks.append(painted(panel, 2))
    table.selectRow(2)
    looks.append(painted(panel, 2))
    assert all(one != other for place, one in enumerate(looks) for other in looks[:place])
    pencil = looks[0].copy(looks[0].width() - 40, 0, 40, looks[0].height())
    accent = Theme(ASSETS).palette.accent
    inks = {pencil.pixelColor(x, y).name() for x in range(40) for y in range(pencil.height())}
    assert accent in inks


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_opens_a_row(panel: PanelPage, key: Qt.Key) -> None:
    table = panel.attendance.table
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, key)
    assert said(panel, "panelCorrectionWho") == "고은찬 · 202410317"


def test_a_screen_reader_hears_what_a_row_does(panel: PanelPage, language: Language) -> None:
    table = panel.attendance.table
    told = table.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert told in {"엔터 키를 누르면 출석 상태를 변경합니다", "Press Return to correct the status"}
    assert table.accessibleDescription()


# --- corrections ------------------------------------------------------------------------------------


def test_a_correction(panel: PanelPage) -> None:
    heard = Heard(panel)
    tap(panel, 11)
    assert said(panel, "panelCorrectionWho") == "배수아 · 202410387"
    assert not the(panel, "panelCorrectionSave").isEnabled()
    press(panel, "panelStatusOfficialAbsence")
    write(panel, "panelReason", "called")
    press(panel, "panelCorrectionSave")
    assert heard.requests == [CorrectStatus(scenes.STUDENTS[11], Status.OFFICIAL_ABSENCE, "called")]


def test_who_cannot_turn_the_head_is_set_there_and_taken_back(panel: PanelPage) -> None:
    heard = Heard(panel)
    standing = scenes.a_standing(11, Status.LATE, 15)
    bae = replace(standing.student, has_face=True)
    for turns, words in ((True, "고개 대신 PIN 받기"), (False, "다시 고개 돌리기 받기")):
        panel.attendance.strip.close_strip()
        panel.attendance.strip.open_for(replace(standing, student=replace(bae, turns=turns)))
        assert said(panel, "panelTurns") == words
        press(panel, "panelTurns")
    assert heard.requests == [
        LetTurn(replace(bae, turns=True), False),
        LetTurn(replace(bae, turns=False), True),
    ]
    panel.attendance.strip.close_strip()
    panel.attendance.strip.open_for(replace(standing, student=replace(bae, has_face=False)))
    assert not is_seen(panel, "panelTurns"), "the face is not asked for at all"


def test_a_quick_reason(panel: PanelPage) -> None:
    heard = Heard(panel)
    tap(panel, 11)
    press(panel, "panelStatusPresent")
    press(panel, "panelQuickReason2")
    QTest.keyClick(the(panel, "panelReason"), Qt.Key.Key_Return)
    assert heard.requests == [CorrectStatus(scenes.STUDENTS[11], Status.PRESENT, "인식 지연")]


def test_the_strip_closes_when_the_correction_is_made(panel: PanelPage) -> None:
    panel.requested.connect(lambda _request: panel.show_screen(scenes.panel(Notice.CORRECTED)))
    tap(panel, 11)
    press(panel, "panelStatusPresent")
    press(panel, "panelQuickReason0")
    press(panel, "panelCorrectionSave")
    assert not is_seen(panel, "panelCorrection")
    assert said(panel, "panelNotice") == "변경되었습니다"
    assert not panel.attendance.table.selectionModel().hasSelection()


def test_a_missing_reason_is_said_and_nothing_is_lost(panel: PanelPage) -> None:
    wrong = scenes.panel(None, (Mistake.REASON_EMPTY,))
    panel.requested.connect(lambda _request: panel.show_screen(wrong))
    tap(panel, 11)
    press(panel, "panelStatusPresent")
    press(panel, "panelCorrectionSave")
    assert said(panel, "panelCorrectionMistake") == "사유를 입력해 주세요"
    assert panel.attendance.strip.choices[Status.PRESENT].isChecked()
    panel.show_screen(wrong)
    assert is_seen(panel, "panelCorrection"), "the tick after it changes nothing"


def test_another_row_begins_anew_the_same_goes_on(panel: PanelPage) -> None:
    tap(panel, 11)
    write(panel, "panelReason", "half")
    tap(panel, 11)
    assert typed(panel, "panelReason") == "half"
    tap(panel, 12)
    assert typed(panel, "panelReason") == ""
    press(panel, "panelCorrectionCancel")
    assert not is_seen(panel, "panelCorrection")


# --- Zoom -------------------------------------------------------------------------------------------


@pytest.fixture
def zoom(panel: PanelPage) -> PanelPage:
    press(panel, "panelZoomTab")
    return panel


def test_the_code_of_the_lecture_is_there_to_edit(zoom: PanelPage) -> None:
    assert typed(zoom, "panelZoomLink") == scenes.ZOOM.link
    assert typed(zoom, "panelZoomMeetingId") == "845 1234 5678"
    heard = Heard(zoom)
    write(zoom, "panelZoomLink", "https://zoom.us/j/123456789")
    write(zoom, "panelZoomMeetingId", "123456789")
    write(zoom, "panelZoomPasscode", "new1")
    press(zoom, "panelZoomSave")
    course = scenes.SYSTEMS.course_id
    assert heard.requests == [ChangeZoom(course, "123456789", "new1", "https://zoom.us/j/123456789")]


def test_half_typed_code_survives_updates(zoom: PanelPage) -> None:
    write(zoom, "panelZoomPasscode", "half")
    zoom.show_screen(scenes.panel(standings=scenes.standings()[:5]))
    zoom.show_screen(scenes.panel(lecture=scenes.THIRD))
    assert typed(zoom, "panelZoomPasscode") == "half"
    press(zoom, "panelZoomRestore")
    assert typed(zoom, "panelZoomPasscode") == "a1B2c3"


def test_a_saved_code_is_loaded_as_it_is_stored(zoom: PanelPage) -> None:
    stored = replace(scenes.SYSTEMS, zoom=ZoomRoom("123456789", "", "https://zoom.us/j/123456789"))
    done = scenes.panel(Notice.ZOOM_CHANGED, courses=(stored,))
    zoom.requested.connect(lambda _request: zoom.show_screen(done))
    write(zoom, "panelZoomLink", "https://zoom.us/j/123456789 ")
    press(zoom, "panelZoomSave")
    assert typed(zoom, "panelZoomMeetingId") == "123 456 789"
    assert said(zoom, "panelNotice") == "새 Zoom 코드가 화면에 표시됩니다"


def test_mistakes_are_said_beside_their_fields(zoom: PanelPage) -> None:
    zoom.show_screen(scenes.panel(None, (Mistake.ZOOM_LINK_HOST, Mistake.ZOOM_PASSCODE)))
    assert said(zoom, "panelZoomLinkMistake") == "zoom.us 주소만 쓸 수 있습니다"
    assert said(zoom, "panelZoomPasscodeMistake") == "공백 없이 32자까지 입력해 주세요"
    assert said(zoom, "panelZoomMeetingIdMistake") == ""


def test_every_zoom_mistake_has_a_place(language: Language) -> None:
    placed = {mistake for mistakes in PLACES.values() for mistake in mistakes}
    assert placed == {mistake for mistake in Mistake if mistake.value.startswith("zoom")}
    assert all(mistake_text(mistake) for mistake in Mistake)


def test_another_course_can_be_chosen(zoom: PanelPage) -> None:
    box = the(zoom, "panelZoomCourse")
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert typed(zoom, "panelZoomMeetingId") == "987 6543 2109"
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert typed(zoom, "panelZoomMeetingId") == ""
    assert "Zoom 코드가 없습니다" in said(zoom, "panelZoomNone")
    zoom.show_screen(scenes.panel(lecture=None, courses=()))
    assert said(zoom, "panelZoomNone") == "아직 과목이 없습니다. 전산 담당자가 시간표 파일로 추가합니다."


# --- head, lectures, letters ------------------------------------------------------------------------


def test_closing_is_asked_twice(panel: PanelPage) -> None:
    heard = Heard(panel)
    press(panel, "panelCloseClass")
    assert heard.requests == []
    assert "결석" in said(panel, "panelCloseClassQuestion")
    press(panel, "panelCloseClassConfirm")
    assert heard.requests == [CloseClass()]


def test_a_closed_class_cannot_be_closed_again(panel: PanelPage) -> None:
    panel.show_screen(scenes.panel(lecture=scenes.closed_lecture()))
    assert not is_seen(panel, "panelCloseClass")
    assert said(panel, "panelLine").startswith("마감")


def test_send_and_lock(panel: PanelPage) -> None:
    heard = Heard(panel)
    press(panel, "panelSendCsv")
    press(panel, "panelLock")
    assert heard.requests == [SendCsv(), Open.HOME]


def test_without_a_class_there_is_nothing_to_send(panel: PanelPage) -> None:
    panel.show_screen(scenes.panel(lecture=None, standings=()))
    assert said(panel, "panelTitle") == "수업 없음"
    assert not the(panel, "panelSendCsv").isEnabled()


def test_a_notice_is_told_once_and_ends(panel: PanelPage) -> None:
    panel.show_screen(scenes.panel(Notice.CSV_SENT))
    assert said(panel, "panelNotice") == "출석부를 이메일로 보냈습니다"
    assert not is_seen(panel, "panelLine")
    panel._notice_timer.timeout.emit()
    panel.show_screen(scenes.panel(Notice.CSV_SENT))
    assert not is_seen(panel, "panelNotice")
    assert is_seen(panel, "panelLine")


def test_every_notice_has_words(language: Language) -> None:
    assert len({notice_text(notice) for notice in Notice}) == len(Notice)


def test_lectures_can_be_switched(panel: PanelPage) -> None:
    press(panel, "panelLecturesTab")
    heard = Heard(panel)
    assert not the(panel, "panelLectureShow0").isEnabled()
    press(panel, "panelLectureShow1")
    assert heard.requests == [ChooseLecture(scenes.SECOND)]
    press(panel, "panelLectureZoom1")
    assert said(panel, "qrOverlayDigits") == "987 6543 2109"


def test_the_class_shown_is_cancelled_and_held_after_all(panel: PanelPage) -> None:
    heard = Heard(panel)
    panel.open_tab(Tab.LECTURES)
    press(panel, "panelCancelClass")
    assert heard.requests == [CancelClass()]
    lecture = scenes.panel().view.lecture
    assert lecture is not None
    off = replace(lecture, session=replace(lecture.session, state=SessionState.CANCELLED))
    panel.show_screen(scenes.panel(lecture=off, lectures=(off,)))
    QApplication.processEvents()  # cards that are made anew show themselves a moment later
    press(panel, "panelHoldClass")
    assert heard.requests == [CancelClass(), HoldClass()]


def test_letters_say_where_they_stand(panel: PanelPage) -> None:
    assert badge(panel, "panelLettersTab") == "1"
    press(panel, "panelLettersTab")
    assert said(panel, "panelLetterState0") == "발송 대기"
    assert said(panel, "panelLetterTrouble1") == "메일 서버 로그인이 거부되었습니다"
    assert said(panel, "panelLetterState2") == "발송 완료"
    heard = Heard(panel)
    press(panel, "panelLetterAgain1")
    assert heard.requests == [TryLetterAgain(scenes.LETTERS[1])]
    assert not is_seen(panel, "panelLetterAgain0")


def test_an_unknown_trouble_is_shown_as_it_is(language: Language) -> None:
    assert trouble_text("552 mailbox full") == "552 mailbox full"


def test_empty_lists_say_what_will_be_there(panel: PanelPage) -> None:
    panel.show_screen(scenes.panel(lectures=(), letters=()))
    press(panel, "panelLecturesTab")
    QApplication.processEvents()
    assert "시간표" in said(panel, "panelLectures")
    press(panel, "panelLettersTab")
    QApplication.processEvents()
    assert "출석부가 발송됩니다" in said(panel, "panelLetters")


def test_a_new_visit_begins_with_the_attendance(panel: PanelPage) -> None:
    tap(panel, 11)
    press(panel, "panelFilterAbsent")
    press(panel, "panelZoomTab")
    write(panel, "panelZoomPasscode", "half")
    press(panel, "panelCloseClass")
    panel.show_screen(scenes.panel())
    panel.arrive()
    assert is_seen(panel, "panelStandings")
    assert not is_seen(panel, "panelCorrection")
    assert len(panel.attendance.table.rows.standings) == 24
    assert is_seen(panel, "panelCloseClass")
    panel.open_tab(Tab.ZOOM)
    assert typed(panel, "panelZoomPasscode") == "a1B2c3"


def test_the_table_is_dragged_by_a_finger_without_picking(qtbot: QtBot, panel: PanelPage) -> None:
    table, window = panel.attendance.table, panel.windowHandle()
    assert window is not None
    view = table.viewport()
    start = view.mapTo(panel, QPoint(view.width() // 2, view.height() - 20))
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window, left, no_key, start)
    for step in range(1, 9):
        QTest.mouseMove(window, start - QPoint(0, 20 * step))
        QTest.qWait(15)  # a drag is a speed
    QTest.mouseRelease(window, left, no_key, start - QPoint(0, 160))
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() > 0)
    assert not is_seen(panel, "panelCorrection")
