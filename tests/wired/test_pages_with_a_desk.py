"""Real pages in the real window before a real desk: what is typed arrives, what is stored is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from kiosk.core.guard import Guard
from kiosk.core.requests import Open
from kiosk.core.screens import EnrolForm, Enrolled, Main, Maintenance, Panel, StudentPage, Unlock
from kiosk.core.values import Language, SessionState, Status
from kiosk.ui.driver import Driver
from kiosk.ui.window import Window
from tests.core.at_the_door import PASSWORD, PIN, PROFESSOR_PIN, AtTheDoor
from tests.core.founded import Founded
from tests.languages import ASSETS
from tests.ui.conftest import speak
from tests.ui.fake_slot import FakeSlot
from tests.ui.hands import badge, is_seen, press, said, the, typed, write

__all__ = ["speak"]


class Kiosk:
    """The window and its driver, stepped by hand."""

    def __init__(self, door: AtTheDoor, window: Window) -> None:
        self.door, self.window = door, window
        self.driver = Driver(door.desk, window, door.clock)
        window.requested.connect(self.driver.on_requested)
        self.driver.start()

    def wait(self, seconds: float) -> None:
        """Time passes, beat by beat."""
        for _ in range(round(seconds / 0.25)):
            self.door.clock.advance(0.25)
            self.driver.step()
        QApplication.processEvents()

    def keys(self, digits: str) -> None:
        for digit in digits:
            press(self.window, f"keypad{digit}")

    def unlock(self) -> None:
        self.driver.on_requested(Open.UNLOCK)
        self.keys(PROFESSOR_PIN)
        QApplication.processEvents()
        assert isinstance(self.driver.screen, Panel)


@pytest.fixture
def kiosk(qtbot: QtBot, door: AtTheDoor, speak: Callable[[Language], None]) -> Kiosk:
    speak(Language.ENGLISH)
    window = Window(FakeSlot(), ASSETS, motion=False)
    qtbot.addWidget(window)
    window.show()
    return Kiosk(door, window)


def test_a_wrong_pin_waits_and_a_right_one_opens(kiosk: Kiosk) -> None:
    kiosk.driver.on_requested(Open.UNLOCK)
    for _ in range(3):
        kiosk.keys("135790")
    assert isinstance(kiosk.driver.screen, Unlock)
    assert said(kiosk.window, "unlockTrouble") == "Please try again in 5 seconds"
    kiosk.wait(5)
    assert isinstance(kiosk.driver.screen, Unlock)


def test_a_correction_half_typed_survives_the_tick_and_is_stored(kiosk: Kiosk) -> None:
    kiosk.unlock()
    page = kiosk.window.page(Panel)
    table = page.attendance.table  # type: ignore[attr-defined]
    student = table.rows.standings[0].student
    table.picked.emit(table.rows.standings[0])
    press(kiosk.window, "panelStatusExcused")
    press(kiosk.window, "panelCorrectionSave")
    assert said(kiosk.window, "panelCorrectionMistake") == "Please give a reason"
    write(kiosk.window, "panelReason", "at the doctor")
    kiosk.wait(6)
    assert typed(kiosk.window, "panelReason") == "at the doctor"
    press(kiosk.window, "panelCorrectionSave")
    assert not is_seen(kiosk.window, "panelCorrection")
    row = next(one for one in table.rows.standings if one.student == student)
    assert row.status is Status.EXCUSED
    assert row.correction.reason == "at the doctor"


def test_a_zoom_code_is_refused_and_then_stored(kiosk: Kiosk) -> None:
    kiosk.unlock()
    press(kiosk.window, "panelZoomTab")
    write(kiosk.window, "panelZoomLink", "http://zoom.us/j/123456789")
    press(kiosk.window, "panelZoomSave")
    assert said(kiosk.window, "panelZoomLinkMistake") == "The link must begin with https://"
    write(kiosk.window, "panelZoomLink", "https://zoom.us/j/123456789")
    write(kiosk.window, "panelZoomMeetingId", "123 456 789")
    write(kiosk.window, "panelZoomPasscode", "new1")
    kiosk.wait(6)
    assert typed(kiosk.window, "panelZoomPasscode") == "new1"
    press(kiosk.window, "panelZoomSave")
    assert said(kiosk.window, "panelNotice") == "The new Zoom code is on the screens"
    screen = kiosk.driver.screen
    assert isinstance(screen, Panel)
    assert screen.view.lecture is not None
    assert screen.view.lecture.course.zoom is not None
    assert screen.view.lecture.course.zoom.meeting_id == "123456789"


def test_the_class_is_closed_and_the_letter_waits(kiosk: Kiosk) -> None:
    kiosk.unlock()
    press(kiosk.window, "panelCloseClass")
    press(kiosk.window, "panelCloseClassConfirm")
    screen = kiosk.driver.screen
    assert isinstance(screen, Panel)
    assert screen.view.lecture is not None
    assert screen.view.lecture.session.state is SessionState.CLOSED
    assert not is_seen(kiosk.window, "panelCloseClass")
    press(kiosk.window, "panelLettersTab")
    QApplication.processEvents()
    assert said(kiosk.window, "panelLetterState0") == "Waiting"
    press(kiosk.window, "panelLock")
    assert isinstance(kiosk.driver.screen, Main)


def test_a_student_enrols_without_a_face_and_sees_the_own_page(kiosk: Kiosk) -> None:
    kiosk.driver.on_requested(Open.ENROLMENT)
    kiosk.wait(5)
    write(kiosk.window, "enrolEntryNumber", "2026104417")
    press(kiosk.window, "enrolEntryNext")
    assert isinstance(kiosk.driver.screen, EnrolForm)
    press(kiosk.window, "enrolFormNext")
    assert isinstance(kiosk.driver.screen, EnrolForm)
    assert said(kiosk.window, "enrolFormNameMistake") == "Please type your name"
    assert typed(kiosk.window, "enrolFormNumber") == "2026104417"
    write(kiosk.window, "enrolFormName", "한지우")
    write(kiosk.window, "enrolFormEmail", "jiwoo@example.ac.kr")
    write(kiosk.window, "enrolFormPin", "482915")
    write(kiosk.window, "enrolFormPinAgain", "482915")
    press(kiosk.window, "enrolFormNext")
    press(kiosk.window, "enrolConsentBack")
    assert typed(kiosk.window, "enrolFormName") == "한지우"
    assert typed(kiosk.window, "enrolFormPin") == ""
    write(kiosk.window, "enrolFormPin", "482915")
    write(kiosk.window, "enrolFormPinAgain", "482915")
    press(kiosk.window, "enrolFormNext")
    press(kiosk.window, "enrolConsentWithoutFace")
    assert isinstance(kiosk.driver.screen, Enrolled)
    press(kiosk.window, "enrolledDone")
    kiosk.driver.on_requested(Open.MY_NUMBER)
    write(kiosk.window, "numberField", "2026104417")
    write(kiosk.window, "numberPinField", "482915")
    press(kiosk.window, "numberSubmitButton")
    assert isinstance(kiosk.driver.screen, StudentPage)
    assert said(kiosk.window, "studentHomeTitle") == "한지우"


def test_a_student_deletes_the_own_face(kiosk: Kiosk) -> None:
    ada = kiosk.door.school.ada
    kiosk.driver.on_requested(Open.MY_NUMBER)
    write(kiosk.window, "numberField", ada.number)
    write(kiosk.window, "numberPinField", PIN)
    press(kiosk.window, "numberSubmitButton")
    press(kiosk.window, "studentHomeForgetFace")
    kiosk.wait(6)
    press(kiosk.window, "studentHomeForgetFaceConfirm")
    assert "deleted" in said(kiosk.window, "studentHomeNotice")
    stored = kiosk.door.sql.people.student(ada.student_id)
    assert stored is not None
    assert not stored.has_face
    assert kiosk.door.workers.removed == [ada.student_id]
    kiosk.wait(6)
    assert isinstance(kiosk.driver.screen, StudentPage)
    assert is_seen(kiosk.window, "studentHomeNotice"), "said until the page goes"


def test_the_administrator_sees_the_machine(kiosk: Kiosk) -> None:
    kiosk.driver.on_requested(Open.UNLOCK)
    screen = kiosk.driver.screen
    assert isinstance(screen, Unlock)
    place = next(i for i, one in enumerate(screen.staff) if one.role.value == "administrator")
    press(kiosk.window, f"unlockStaff{place}")
    write(kiosk.window, "unlockPassword", PASSWORD)
    press(kiosk.window, "unlockSubmit")
    assert isinstance(kiosk.driver.screen, Maintenance)


@pytest.fixture
def guarded(qtbot: QtBot, founded: Founded, speak: Callable[[Language], None]) -> Kiosk:
    """A kiosk where enrolling takes a code or an open panel."""
    speak(Language.ENGLISH)
    door = AtTheDoor(founded.store, founded.school, founded.put_back(), guard=Guard.CODE_OR_PANEL)
    window = Window(FakeSlot(), ASSETS, motion=False)
    qtbot.addWidget(window)
    window.show()
    return Kiosk(door, window)


def test_a_student_enrols_with_the_code_of_the_letter(guarded: Kiosk) -> None:
    kiosk, dan = guarded, guarded.door.school.dan
    kiosk.unlock()
    press(kiosk.window, "panelEnrolmentTab")
    press(kiosk.window, "panelMailCodes")
    press(kiosk.window, "panelMailCodesConfirm")
    assert said(kiosk.window, "panelNotice") == "The codes are being sent"
    press(kiosk.window, "panelLock")
    letter = kiosk.door.sql.outbox.due(kiosk.door.clock.now())
    assert letter is not None
    code = "".join(letter.body.partition(": ")[2].split()[:2])
    press(kiosk.window, "mainEnrolButton")
    kiosk.keys(dan.number)
    kiosk.driver.on_requested(Open.HOME)
    press(kiosk.window, "mainEnrolButton")
    assert typed(kiosk.window, "enrolEntryNumber") == "", "nothing of the one before"
    kiosk.keys(dan.number)
    the(kiosk.window, "enrolEntryCode").setFocus()
    kiosk.keys("00000000")
    press(kiosk.window, "enrolEntryNext")
    assert "do not belong together" in said(kiosk.window, "enrolEntryTrouble")
    write(kiosk.window, "enrolEntryCode", code)
    press(kiosk.window, "enrolEntryNext")
    assert isinstance(kiosk.driver.screen, EnrolForm)
    assert typed(kiosk.window, "enrolFormName") == dan.name
    for field in ("enrolFormPin", "enrolFormPinAgain"):
        write(kiosk.window, field, "571394")
    press(kiosk.window, "enrolFormNext")
    press(kiosk.window, "enrolConsentWithoutFace")
    assert isinstance(kiosk.driver.screen, Enrolled)
    assert kiosk.door.sql.people.secret_is(dan.student_id, "571394")


def test_a_professor_opens_enrolment_looks_who_came_and_undoes(guarded: Kiosk) -> None:
    kiosk = guarded
    kiosk.unlock()
    press(kiosk.window, "panelEnrolmentTab")
    press(kiosk.window, "panelEnrolmentOpen")
    assert badge(kiosk.window, "panelEnrolmentTab") == "open"
    press(kiosk.window, "panelLock")
    kiosk.wait(6)
    assert said(kiosk.window, "mainEnrolmentOpen").startswith("Enrolment open until")
    press(kiosk.window, "mainEnrolButton")
    assert not is_seen(kiosk.window, "enrolEntryCode")
    kiosk.keys("2026104417")
    press(kiosk.window, "enrolEntryNext")
    for field, words in (
        ("enrolFormName", "한지우"),
        ("enrolFormEmail", "jiwoo@example.ac.kr"),
        ("enrolFormPin", "482915"),
        ("enrolFormPinAgain", "482915"),
    ):
        write(kiosk.window, field, words)
    press(kiosk.window, "enrolFormNext")
    press(kiosk.window, "enrolConsentWithoutFace")
    press(kiosk.window, "enrolledDone")
    kiosk.unlock()
    press(kiosk.window, "panelEnrolmentTab")
    QApplication.processEvents()
    assert "2026104417" in said(kiosk.window, "panelNewcomer0")
    for name in ("panelRemoveNewcomer0", "panelRemoveNewcomer0Confirm"):
        button = the(kiosk.window, name)  # in a list that scrolls a press waits whether it becomes a drag
        assert isinstance(button, QAbstractButton)
        button.click()
    assert said(kiosk.window, "panelNotice") == "Removed. The number can be enrolled again"
    student = kiosk.door.sql.people.student_by_number("2026104417")
    assert student is not None
    assert not kiosk.door.sql.people.has_secret(student.student_id)
