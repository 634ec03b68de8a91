"""The lock and the maintenance page."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bench.scenes import people as scenes
from bench.scenes.machine import maintenance_faults
from kiosk.core.observation import CameraTrouble
from kiosk.core.requests import CheckAttacks, ChooseStaff, LeaveKiosk, Open, PauseRemaking, SubmitPin
from kiosk.core.values import Language
from kiosk.core.views import Door, MaintenanceTopic
from kiosk.ui.form_texts import topic_text
from kiosk.ui.machine_texts import (
    LITTLE_ROOM_BYTES,
    camera_to_do,
    faces_to_do,
    mail_to_do,
    room_to_do,
    to_do_text,
)
from kiosk.ui.pages.maintenance import MaintenancePage
from kiosk.ui.pages.unlock import UnlockPage
from tests.ui.conftest import Shower
from tests.ui.hands import Heard, is_seen, press, said, the, typed, write

Speak = Callable[[Language], None]
PROFESSOR, ADMINISTRATOR = scenes.PROFESSOR.staff_id, scenes.ADMINISTRATOR.staff_id


@pytest.fixture
def unlock(show: Shower, speak: Speak) -> UnlockPage:
    speak(Language.KOREAN)
    page = UnlockPage()
    show(page)
    page.show_screen(scenes.unlock(PROFESSOR))
    page.arrive()
    return page


def test_the_sixth_digit_sends_the_pin(unlock: UnlockPage) -> None:
    heard = Heard(unlock)
    for digit in "48291":
        press(unlock, f"keypad{digit}")
    assert heard.requests == []
    press(unlock, "keypad5")
    assert heard.requests == [SubmitPin("482915")]


def test_a_keyboard_types_the_pin_too(unlock: UnlockPage) -> None:
    heard = Heard(unlock)
    write(unlock, "unlockPin", "48x2915")
    assert heard.requests == [SubmitPin("482915")]


def test_the_pin_is_never_readable(unlock: UnlockPage) -> None:
    write(unlock, "unlockPin", "482")
    assert unlock.pin.displayText() != "482"
    assert "482" not in unlock.pin.accessibleName()


def test_a_wrong_pin_is_said_and_forgotten(unlock: UnlockPage, speak: Speak) -> None:
    write(unlock, "unlockPin", "111111")
    unlock.show_screen(scenes.unlock(PROFESSOR, refused=True))
    assert said(unlock, "unlockTrouble") == "비밀번호가 맞지 않습니다. 다시 입력해 주세요."
    assert typed(unlock, "unlockPin") == ""
    speak(Language.ENGLISH)
    assert said(unlock, "unlockTrouble") == "That was not right. Please try again."


def test_the_wait_is_counted_down_and_blocks(unlock: UnlockPage, speak: Speak) -> None:
    speak(Language.ENGLISH)
    heard = Heard(unlock)
    write(unlock, "unlockPin", "111111")
    unlock.show_screen(scenes.unlock(PROFESSOR, refused=True, wait_s=1.6))
    assert said(unlock, "unlockTrouble") == "Please try again in 2 seconds"
    assert not the(unlock, "keypad1").isEnabled()
    unlock._countdown.tick()
    assert said(unlock, "unlockTrouble") == "Please try again in 1 second"
    unlock._countdown.tick()
    assert said(unlock, "unlockTrouble") == "That was not right. Please try again."
    assert the(unlock, "keypad1").isEnabled()
    assert len(heard.requests) == 1


def test_updates_of_the_door_leave_what_is_typed_and_the_wait(unlock: UnlockPage) -> None:
    write(unlock, "unlockPin", "111111")
    waiting = scenes.unlock(PROFESSOR, refused=True, wait_s=5.0)
    unlock.show_screen(waiting)
    unlock._countdown.tick()
    unlock.show_screen(replace(waiting, door=Door(present=3)))
    assert "4" in said(unlock, "unlockTrouble")
    for _ in range(4):
        unlock._countdown.tick()
    write(unlock, "unlockPin", "48")
    unlock.show_screen(replace(waiting, door=Door(present=4)))
    assert typed(unlock, "unlockPin") == "48"
    assert the(unlock, "unlockPin").isEnabled()


def test_staff_choose_themselves(unlock: UnlockPage) -> None:
    heard = Heard(unlock)
    press(unlock, "unlockStaff2")
    assert heard.requests == [ChooseStaff(ADMINISTRATOR)]
    assert unlock._buttons[PROFESSOR].isChecked(), "the desk decides who is chosen"
    write(unlock, "unlockPin", "48")
    unlock.show_screen(scenes.unlock(ADMINISTRATOR))
    assert unlock._buttons[ADMINISTRATOR].isChecked()
    assert said(unlock, "unlockWho") == "전산실 님"
    assert unlock.pin.text() == ""


def test_administrators_type_a_password(unlock: UnlockPage) -> None:
    unlock.show_screen(scenes.unlock(ADMINISTRATOR))
    heard = Heard(unlock)
    assert not is_seen(unlock, "keypad1")
    press(unlock, "unlockSubmit")
    assert heard.requests == []
    write(unlock, "unlockPassword", "a long password")
    press(unlock, "unlockSubmit")
    assert typed(unlock, "unlockPassword") == ""
    write(unlock, "unlockPassword", "a long password")
    QTest.keyClick(the(unlock, "unlockPassword"), Qt.Key.Key_Return)
    assert heard.requests == [SubmitPin("a long password")] * 2


def test_with_nobody_chosen_there_is_nothing_to_type(unlock: UnlockPage) -> None:
    unlock.show_screen(scenes.unlock())
    assert said(unlock, "unlockWho") == "이름을 선택해 주세요"
    assert not is_seen(unlock, "unlockPin")


def test_nothing_typed_is_left_for_the_next(unlock: UnlockPage) -> None:
    write(unlock, "unlockPin", "48")
    unlock.show_screen(scenes.unlock(PROFESSOR))
    unlock.arrive()
    assert typed(unlock, "unlockPin") == ""


def test_the_lock_can_be_left(unlock: UnlockPage) -> None:
    heard = Heard(unlock)
    press(unlock, "unlockCancel")
    assert heard.requests == [Open.HOME]


# --- maintenance ------------------------------------------------------------------------------------


@pytest.fixture
def maintenance(show: Shower, speak: Speak) -> MaintenancePage:
    speak(Language.KOREAN)
    page = MaintenancePage()
    show(page)
    page.show_screen(scenes.maintenance())
    page.arrive()
    return page


def test_every_topic_has_words(maintenance: MaintenancePage, speak: Speak) -> None:
    assert "얼굴을 등록한 학생 24" in said(maintenance, "maintenanceFactStudents")
    assert "0.1.0" in said(maintenance, "maintenanceFactVersion")
    speak(Language.ENGLISH)
    assert "Students with a face 24" in said(maintenance, "maintenanceFactStudents")
    assert len({topic_text(topic) for topic in MaintenanceTopic}) == len(MaintenanceTopic)


def test_topics_without_a_fact_are_hidden(maintenance: MaintenancePage) -> None:
    screen = scenes.maintenance()
    maintenance.show_screen(
        replace(screen, view=replace(screen.view, facts=((MaintenanceTopic.VERSION, "0.2.0"),)))
    )
    assert is_seen(maintenance, "maintenanceFactVersion")
    assert not is_seen(maintenance, "maintenanceFactCamera")


def test_every_fault_is_told_with_what_to_do(maintenance: MaintenancePage, language: Language) -> None:
    maintenance.show_screen(maintenance_faults())
    lines = said(maintenance, "maintenanceToDoText").replace("\u200b", "").splitlines()
    assert len(lines) == 7, "camera, engine, faces, e-mail, disk, picture, check"
    for command in ("./run accurate", "kiosk restore", "kiosk mail test"):
        assert any(command in line for line in lines)
    maintenance.show_screen(scenes.maintenance())
    assert len(said(maintenance, "maintenanceToDoText").splitlines()) == 1, "all is well"


@pytest.mark.usefixtures("language")
def test_what_to_do_differs_by_fault_and_is_silent_where_all_is_well() -> None:
    told = [camera_to_do(trouble) for trouble in CameraTrouble]
    told += [faces_to_do(), mail_to_do("", 0), mail_to_do("smtp.example.org:587", 2), room_to_do(10)]
    assert len({text for text in told if text}) == len(told)
    assert "kiosk mail password" in mail_to_do("", 5)
    assert "2" in mail_to_do("smtp.example.org:587", 2)
    assert (mail_to_do("smtp.example.org:587", 0), room_to_do(None)) == ("", "")
    assert room_to_do(LITTLE_ROOM_BYTES) == ""
    assert to_do_text(("", "one", "", "two")) == "one\ntwo"


def test_leaving_is_asked_twice(maintenance: MaintenancePage) -> None:
    heard = Heard(maintenance)
    press(maintenance, "maintenanceLeave")
    assert heard.requests == []
    press(maintenance, "maintenanceLeaveNo")
    assert is_seen(maintenance, "maintenanceLeave")
    press(maintenance, "maintenanceLeave")
    press(maintenance, "maintenanceLeaveConfirm")
    press(maintenance, "maintenanceDone")
    assert heard.requests == [LeaveKiosk(), Open.HOME]


def test_a_question_nobody_answers_is_forgotten(maintenance: MaintenancePage) -> None:
    press(maintenance, "maintenanceLeave")
    maintenance.leave._forget.timeout.emit()
    assert is_seen(maintenance, "maintenanceLeave")
    assert not is_seen(maintenance, "maintenanceLeaveConfirm")


@pytest.mark.parametrize(("paused", "words"), [(False, "멈춤"), (True, "계속")])
def test_the_making_of_templates_rests_and_goes_on(
    show: Shower, speak: Speak, paused: bool, words: str
) -> None:
    speak(Language.KOREAN)
    page = MaintenancePage()
    show(page)
    screen = scenes.maintenance()
    page.show_screen(screen)
    assert not is_seen(page, "maintenanceRemaking")
    page.show_screen(replace(screen, view=replace(screen.view, remaking_paused=paused)))
    assert words in said(page, "maintenanceRemaking")
    heard = Heard(page)
    press(page, "maintenanceRemaking")
    assert heard.requests == [PauseRemaking(not paused)]


def test_no_word_is_broken_but_those_that_are_too_long(show: Shower, speak: Speak) -> None:
    speak(Language.ENGLISH)
    page = MaintenancePage()
    show(page)
    page.show_screen(scenes.maintenance())
    assert "adjusted to the" in said(page, "maintenanceFactCalibration")
    assert "\u200b" in said(page, "maintenanceFactJournalHead")


def test_the_check_against_attacks_is_begun_in_two_steps(show: Shower, speak: Speak) -> None:
    speak(Language.KOREAN)
    page = MaintenancePage()
    show(page)
    page.show_screen(scenes.maintenance())
    heard = Heard(page)
    press(page, "maintenanceCheck")
    assert not is_seen(page, "maintenanceLeave"), "one question at a time"
    press(page, "maintenanceCheckNo")
    press(page, "maintenanceCheck")
    press(page, "maintenanceCheckConfirm")
    assert heard.requests == [CheckAttacks()]
    assert is_seen(page, "maintenanceLeave")
