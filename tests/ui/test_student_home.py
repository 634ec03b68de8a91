"""A student's own page."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bench.scenes import people as scenes
from kiosk.core.requests import ForgetFace, GiveFace, Open
from kiosk.core.screens import StudentPage
from kiosk.core.values import Language, Status
from kiosk.core.views import CourseSummary, Door, FaceNotice, FaceOffer, StudentView
from kiosk.ui.pages.student_home import StudentHomePage
from kiosk.ui.widgets.course_card import CourseCard
from kiosk.ui.widgets.qr import QrCode
from tests.builders import a_camera_fault
from tests.ui.conftest import Shower
from tests.ui.fits import SIZES, troubles
from tests.ui.hands import Heard, is_seen, press, said, the

Speak = Callable[[Language], None]


@pytest.fixture
def home(show: Shower, speak: Speak) -> StudentHomePage:
    speak(Language.KOREAN)
    page = StudentHomePage()
    show(page, (1280, 1000))  # nothing scrolls: QScroller finds no button beyond offscreen's 800 px
    page.show_screen(scenes.student_page())
    page.arrive()
    QApplication.processEvents()
    return page


def is_asked(page: StudentHomePage) -> bool:
    return is_seen(page, "studentHomeForgetFaceConfirm")


def test_counts_and_absences_in_both_languages(home: StudentHomePage, speak: Speak) -> None:
    card = the(home, "courseCSE301")
    assert said(card, "courseCountPresent") == "출석 9"
    assert said(card, "courseAbsences") == "결석 1회 / 허용 5회"
    speak(Language.ENGLISH)
    QApplication.processEvents()
    card = the(home, "courseCSE301")
    assert said(card, "courseCountPresent") == "Present 9"
    assert said(card, "courseAbsences") == "Absences: 1 of 5 allowed"


def a_summary(absences: float, at_risk: bool) -> CourseSummary:
    return CourseSummary(scenes.SYSTEMS, 9, ((Status.ABSENT, 3),), absences, 4.0, at_risk)


@pytest.mark.parametrize(
    ("absences", "at_risk", "warning"),
    [
        (0.0, False, ""),
        (0, False, ""),  # attendance.py counts in whole numbers while it can
        (2.7, True, "Careful: absences left before you fail this course: 1.3"),
        (4.0, True, "No absence is left. With one more you fail this course."),
        (3.3, True, "No absence is left. With one more you fail this course."),
        (4.3, True, "More absences than allowed. Please talk to your professor."),
    ],
)
def test_the_warning_in_plain_words(
    show: Shower, speak: Speak, absences: float, at_risk: bool, warning: str
) -> None:
    speak(Language.ENGLISH)
    card = CourseCard(a_summary(absences, at_risk))
    show(card)
    assert said(card, "courseWarning").strip() == warning


def test_the_zoom_code_opens_large_and_closes(home: StudentHomePage) -> None:
    press(home, "studentZoomCSE301")
    code = the(home, "qrOverlayCode")
    assert isinstance(code, QrCode)
    assert code.text == scenes.ZOOM.link
    assert said(home, "qrOverlayDigits") == "845 1234 5678"
    assert said(home, "qrOverlayPasscode") == "암호 a1B2c3"
    press(home, "qrOverlayClose")
    assert not is_seen(home, "qrOverlay")
    press(home, "studentZoomCSE301")
    QTest.mouseClick(the(home, "qrOverlay"), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not is_seen(home, "qrOverlay")
    press(home, "studentZoomCSE301")
    QTest.keyClick(the(home, "qrOverlay"), Qt.Key.Key_Escape)
    assert not is_seen(home, "qrOverlay")


def test_a_lecture_without_zoom_has_no_code(home: StudentHomePage) -> None:
    assert is_seen(home, "lectureCSE202")
    assert not is_seen(home, "studentZoomCSE202")


def test_updates_of_the_door_keep_cards_and_scroll(home: StudentHomePage) -> None:
    home.resize(1024, 600)
    QApplication.processEvents()
    bar = home.courses.verticalScrollBar()
    bar.setValue(50)
    card = the(home, "courseCSE301")
    home.show_screen(replace(scenes.student_page(), door=Door(present=1)))
    assert the(home, "courseCSE301") is card
    assert bar.value() == 50


def test_empty_lists_say_what_to_do(home: StudentHomePage) -> None:
    home.show_screen(StudentPage(scenes.DOOR, StudentView(scenes.STUDENT, (), ())))
    QApplication.processEvents()
    assert "교수님께 문의" in said(home, "studentHomeCourses")
    assert "강의가 없습니다" in said(home, "studentHomeLectures")


def test_done_leads_home(home: StudentHomePage) -> None:
    heard = Heard(home)
    press(home, "studentHomeDone")
    assert heard.requests == [Open.HOME]


def test_the_way_out_is_large_and_on_the_escape_key(home: StudentHomePage) -> None:
    assert said(home, "studentHomeDone") == "끝내기"
    assert the(home, "studentHomeDone").width() >= 200
    heard = Heard(home)
    QTest.keyClick(home, Qt.Key.Key_Escape)
    assert heard.requests == [Open.HOME]


def test_who_stands_behind_reads_no_number(home: StudentHomePage) -> None:
    texts = [label.text() for label in home.findChildren(QLabel)]
    assert any(scenes.STUDENT.name in text for text in texts)
    assert not any(scenes.STUDENT.number in text for text in texts)


@pytest.mark.parametrize("name", ["courses", "lectures"])
def test_a_list_that_goes_on_says_so(qtbot: QtBot, show: Shower, speak: Speak, name: str) -> None:
    speak(Language.KOREAN)
    page = StudentHomePage()
    show(page, (1024, 600))
    page.show_screen(scenes.student_page())
    area = getattr(page, name)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.more.isVisible()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not area.more.isVisible()


def test_another_student_begins_at_the_top_without_a_code(home: StudentHomePage) -> None:
    press(home, "studentZoomCSE301")
    home.arrive()
    assert not is_seen(home, "qrOverlay")


# --- the face -----------------------------------------------------------------------------------------


def test_deleting_the_face_takes_two_steps(home: StudentHomePage) -> None:
    heard = Heard(home)
    home.show_screen(scenes.student_page(offer=None))
    assert "학번과 비밀번호(PIN)로 계속 출석" in said(home, "studentHomeAboutFace")
    press(home, "studentHomeForgetFace")
    assert said(home, "studentHomeForgetFaceQuestion") == "삭제하면 되돌릴 수 없습니다. 삭제할까요?"
    press(home, "studentHomeForgetFaceNo")
    assert not is_asked(home)
    assert heard.requests == []
    press(home, "studentHomeForgetFace")
    press(home, "studentHomeForgetFaceConfirm")
    assert heard.requests == [ForgetFace()]


def test_what_is_done_is_said_in_both_languages(home: StudentHomePage, speak: Speak) -> None:
    assert not is_seen(home, "studentHomeNotice")
    home.show_screen(scenes.student_page(forgotten=True))
    assert "얼굴 정보를 삭제했습니다" in said(home, "studentHomeNotice")
    speak(Language.ENGLISH)
    QApplication.processEvents()
    assert "Your face data have been deleted." in said(home, "studentHomeNotice")
    assert not is_seen(home, "studentHomeForgetFace")


def test_whoever_gave_no_face_is_offered_to(home: StudentHomePage) -> None:
    screen = scenes.student_page(forgotten=True)
    home.show_screen(replace(screen, view=replace(screen.view, notice=None)))
    for name in ("studentHomeForgetFace", "studentHomeNotice"):
        assert not is_seen(home, name)
    assert "걸어오면 바로 출석" in said(home, "studentHomeAboutFace")
    heard = Heard(home)
    press(home, "studentHomeGiveFace")
    assert heard.requests == [GiveFace()]


@pytest.mark.parametrize(
    ("sittings", "offer", "words", "button"),
    [
        (1, FaceOffer.SIT_TOMORROW, "Your face was taken once. Come by tomorrow", ""),
        (1, FaceOffer.SIT_AGAIN, "Your face was taken once. 20 seconds more", "Take my face once more"),
        (2, None, "Your face was taken 2 times. If you delete", ""),
    ],
)
def test_how_often_the_face_was_taken_and_what_is_offered(
    home: StudentHomePage, speak: Speak, sittings: int, offer: FaceOffer | None, words: str, button: str
) -> None:
    speak(Language.ENGLISH)
    screen = scenes.student_page()
    home.show_screen(replace(screen, view=replace(screen.view, sittings=sittings, offer=offer)))
    assert said(home, "studentHomeAboutFace").startswith(words)
    assert said(home, "studentHomeGiveFace") == button
    assert is_seen(home, "studentHomeForgetFace")


def test_without_a_camera_no_face_can_be_taken(home: StudentHomePage) -> None:
    screen = scenes.student_page(offer=FaceOffer.SIT_AGAIN)
    home.show_screen(replace(screen, door=Door(camera=a_camera_fault())))
    assert not is_seen(home, "studentHomeGiveFace")


@pytest.mark.parametrize("notice", FaceNotice)
def test_every_notice_is_said(home: StudentHomePage, notice: FaceNotice) -> None:
    screen = scenes.student_page()
    home.show_screen(replace(screen, view=replace(screen.view, notice=notice)))
    assert said(home, "studentHomeNotice")


def test_a_question_left_open_survives_the_door_and_not_the_next_student(home: StudentHomePage) -> None:
    press(home, "studentHomeForgetFace")
    home.show_screen(replace(scenes.student_page(), door=Door(present=1)))
    assert is_asked(home)
    home.arrive()
    assert not is_asked(home)
    assert is_seen(home, "studentHomeForgetFace")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_question_fits(show: Shower, language: Language, size: tuple[int, int]) -> None:
    page = StudentHomePage()
    show(page, size)
    page.show_screen(scenes.student_page(offer=FaceOffer.SIT_AGAIN))
    press(page, "studentHomeForgetFace")
    QApplication.processEvents()
    assert is_asked(page)
    assert troubles(page) == []
