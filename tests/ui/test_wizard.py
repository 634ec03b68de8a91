"""The wizard of the first start, from end to end."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from kiosk.core.observation import CameraFault, CameraTrouble
from kiosk.core.setup import SetupForm, SetupMistake, SetupStep
from kiosk.core.values import Language
from kiosk.ui.form_texts import setup_mistake_text
from kiosk.ui.widgets.time_field import TimeField
from kiosk.ui.wizard import SetupWizard
from tests.ui.fake_slot import FakeSlot
from tests.ui.hands import is_seen, press, said, the, typed, write

Speak = Callable[[Language], None]

RIGHT = SetupForm(
    language=Language.ENGLISH,
    password="a long password",
    password_again="a long password",
    professor_name="Minseo Kim",
    professor_email="minseo.kim@example.ac.kr",
    pin="482915",
    pin_again="482915",
    course_code="CSE301",
    course_title="Operating Systems",
    room="Engineering 302",
    weekday=2,
    starts=time(9, 0),
    ends=time(10, 20),
    camera="1",
)


@pytest.fixture
def wizard(qtbot: QtBot, slot: FakeSlot, assets_dir: Path, speak: Speak) -> SetupWizard:
    speak(Language.KOREAN)
    wizard = SetupWizard(slot, assets_dir)
    qtbot.addWidget(wizard)
    wizard.language_requested.connect(speak)
    wizard.show()
    return wizard


def fill_in(wizard: SetupWizard) -> None:
    """Go through all steps with right answers; stops at the summary."""
    press(wizard, "setupLanguageEn")
    press(wizard, "setupNext")
    write(wizard, "setupPassword", RIGHT.password)
    write(wizard, "setupPasswordAgain", RIGHT.password)
    press(wizard, "setupNext")
    write(wizard, "setupProfessorName", RIGHT.professor_name)
    write(wizard, "setupProfessorEmail", RIGHT.professor_email)
    write(wizard, "setupPin", RIGHT.pin)
    write(wizard, "setupPinAgain", RIGHT.pin)
    press(wizard, "setupNext")
    write(wizard, "setupCourseCode", RIGHT.course_code)
    write(wizard, "setupCourseTitle", RIGHT.course_title)
    write(wizard, "setupRoom", RIGHT.room)
    press(wizard, "setupWeekday2")
    press(wizard, "setupEndsLater")
    press(wizard, "setupNext")
    write(wizard, "setupCamera", RIGHT.camera)
    press(wizard, "setupNext")


def test_from_end_to_end(wizard: SetupWizard) -> None:
    finished, previews = QSignalSpy(wizard.finished), QSignalSpy(wizard.preview_requested)
    left = QSignalSpy(wizard.left)
    assert said(wizard, "setupTitle") == "환영합니다"
    fill_in(wizard)
    assert wizard.step is SetupStep.SUMMARY
    assert said(wizard, "setupTitle") == "All set?"
    assert said(wizard, "setupSummary3") == "Wednesday 09:00 – 10:20"
    assert finished.count() == 0
    press(wizard, "setupNext")
    assert finished.count() == 1
    assert finished.at(0)[0] == RIGHT
    assert previews.at(0)[0] == "0", "the camera that is named already"
    wizard.close()
    assert left.count() == 0


def test_a_step_with_mistakes_is_not_left(wizard: SetupWizard) -> None:
    wizard.go(SetupStep.ADMINISTRATOR)
    write(wizard, "setupPassword", "short")
    press(wizard, "setupNext")
    assert wizard.step is SetupStep.ADMINISTRATOR
    assert said(wizard, "setupPasswordMistake") == "10자 이상 입력해 주세요"
    write(wizard, "setupPassword", "a long password")
    press(wizard, "setupNext")
    assert said(wizard, "setupPasswordMistake") == ""
    assert said(wizard, "setupPasswordAgainMistake") == "비밀번호가 서로 다릅니다"


@pytest.mark.parametrize("mistake", SetupMistake)
def test_every_mistake_has_words_and_a_field(
    wizard: SetupWizard, mistake: SetupMistake, speak: Speak
) -> None:
    speak(Language.ENGLISH)
    assert setup_mistake_text(mistake)
    if mistake is not SetupMistake.WEEKDAY_RANGE:  # one of seven buttons is always pressed
        assert mistake in wizard.parts[mistake.step].places()


def test_back_keeps_the_answers(wizard: SetupWizard) -> None:
    assert not is_seen(wizard, "setupBack")
    fill_in(wizard)
    for _ in range(3):
        press(wizard, "setupBack")
    assert wizard.step is SetupStep.PROFESSOR
    assert typed(wizard, "setupProfessorName") == RIGHT.professor_name


def test_enter_leads_on(wizard: SetupWizard) -> None:
    wizard.go(SetupStep.ADMINISTRATOR)
    write(wizard, "setupPassword", "a long password")
    QTest.keyClick(the(wizard, "setupPassword"), Qt.Key.Key_Return)
    write(wizard, "setupPasswordAgain", "a long password")
    QTest.keyClick(the(wizard, "setupPasswordAgain"), Qt.Key.Key_Return)
    assert wizard.step is SetupStep.PROFESSOR


def test_the_camera_is_tried_and_its_fault_said(wizard: SetupWizard) -> None:
    previews = QSignalSpy(wizard.preview_requested)
    wizard.go(SetupStep.CAMERA)
    write(wizard, "setupCamera", "3")
    press(wizard, "setupCameraTry")
    assert [previews.at(i)[0] for i in range(previews.count())] == ["0", "3"]
    wizard.show_camera_fault(CameraFault(CameraTrouble.NOT_FOUND, "3", 1.0))
    assert "카메라 영상이 없습니다" in said(wizard, "setupCameraTrouble")
    wizard.show_camera_fault(None)
    assert said(wizard, "setupCameraTrouble") == ""


def test_closing_before_the_end_stores_nothing(wizard: SetupWizard) -> None:
    left, finished = QSignalSpy(wizard.left), QSignalSpy(wizard.finished)
    wizard.close()
    assert (left.count(), finished.count()) == (1, 0)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("9:05", "09:05"), ("1330", "13:30"), ("24:00", "09:00"), ("9", "09:00"), ("soon", "09:00")],
)
def test_a_time_that_is_none_is_put_back(qtbot: QtBot, text: str, shown: str) -> None:
    field = TimeField("when", time(9, 0))
    qtbot.addWidget(field)
    field.field.edit.setText(text)
    field.field.edit.editingFinished.emit()
    assert field.field.edit.text() == shown


def test_times_step_over_midnight(qtbot: QtBot) -> None:
    field = TimeField("when", time(0, 0))
    qtbot.addWidget(field)
    field.earlier.click()
    assert field.time == time(23, 55)
    field.later.click()
    assert field.time == time(0, 0)
