"""The pages of a check-in say the right thing in both languages and request the right thing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bench.scenes.door import (
    AT,
    BETWEEN,
    DOOR,
    LECTURE,
    QUIET,
    SCENES,
    STUDENT,
    ZOOM,
    a_lecture,
    camera,
)
from kiosk.core.observation import CameraTrouble, Hint
from kiosk.core.requests import ClaimNumber, Open, Request, SubmitNumber, SubmitPin
from kiosk.core.screens import (
    Challenged,
    CheckedIn,
    Fault,
    LogIn,
    Main,
    NotMarked,
    NumberEntry,
    Screen,
)
from kiosk.core.values import Language, Mode, Pose, SessionState, Status
from kiosk.core.views import Door, FaultKind, NumberTrouble, Purpose, Refusal
from kiosk.ui.pages.checked_in import CheckedInPage
from kiosk.ui.pages.fault import FaultPage
from kiosk.ui.pages.not_marked import NotMarkedPage
from kiosk.ui.pages.number_entry import NumberEntryPage
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.keypad import Keypad, PinField
from kiosk.ui.widgets.qr import QrCode
from kiosk.ui.widgets.steps import Steps
from kiosk.ui.window import Window
from tests.ui.fake_slot import FakeSlot

Speak = Callable[[Language], None]
Tell = Callable[[Screen], Window]


@pytest.fixture
def tell(qtbot: QtBot, slot: FakeSlot, assets_dir: Path, speak: Speak) -> Tell:
    """`tell(screen)`: a window that shows the screen, in Korean unless the test speaks otherwise."""
    speak(Language.KOREAN)
    window = Window(slot, assets_dir, motion=False)
    qtbot.addWidget(window)
    window.show()

    def show(screen: Screen) -> Window:
        window.show_screen(screen)
        return window

    return show


def said(window: QWidget, name: str) -> str:
    """The text of the label or banner of this name; empty when it is hidden."""
    widget = window.findChild(QWidget, name)
    assert widget is not None, name
    if not widget.isVisible():
        return ""
    if isinstance(widget, QLabel):
        return widget.text()
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def the_button(window: QWidget, name: str) -> Button:
    button = window.findChild(Button, name)
    assert button is not None, name
    return button


def pressed(qtbot: QtBot, window: Window, name: str) -> Request:
    """What the window requests when somebody touches the button of this name."""
    with qtbot.waitSignal(window.requested) as caught:
        QTest.mouseClick(the_button(window, name), Qt.MouseButton.LeftButton)
    request: Request = caught.args[0]
    return request


# --- buttons ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scene", "button", "request_"),
    [
        ("main", "mainNumberButton", Open.NUMBER),
        ("main", "mainMyPageButton", Open.MY_PAGE),
        ("main", "mainEnrolButton", Open.ENROLMENT),
        ("main", "mainUnlockButton", Open.UNLOCK),
        ("login", "logInNumberButton", Open.MY_NUMBER),
        ("login", "logInCancelButton", Open.HOME),
        ("verifying", "verifyingNumberButton", Open.NUMBER),
        ("verifying", "verifyingCancelButton", Open.HOME),
        ("challenged-left", "challengedNumberButton", Open.NUMBER),
        ("challenged-hint", "challengedNumberButton", Open.MY_NUMBER),
        ("challenged-left", "challengedCancelButton", Open.HOME),
        ("checked-in-present", "checkedInMyPageButton", Open.MY_PAGE),
        ("checked-in-present", "checkedInDoneButton", Open.HOME),
        ("not-marked-unknown", "notMarkedNumberButton", Open.NUMBER),
        ("not-marked-unknown", "notMarkedEnrolButton", Open.ENROLMENT),
        ("not-marked-picture", "notMarkedDoneButton", Open.HOME),
        ("number", "numberCancelButton", Open.HOME),
        ("number-not_enrolled", "numberEnrolButton", Open.ENROLMENT),
        ("fault-camera-lost", "faultNumberButton", Open.NUMBER),
        ("fault-camera-lost", "faultEnrolButton", Open.ENROLMENT),
        ("fault-camera-lost", "faultUnlockButton", Open.UNLOCK),
        ("fault-program", "faultAgainButton", Open.HOME),
        ("fault-store", "faultUnlockButton", Open.UNLOCK),
    ],
)
def test_buttons_request(qtbot: QtBot, tell: Tell, scene: str, button: str, request_: Request) -> None:
    window = tell(SCENES[scene])
    assert the_button(window, button).isVisible()
    assert pressed(qtbot, window, button) == request_


def test_every_control_has_a_name_for_screen_readers(tell: Tell) -> None:
    for name, screen in SCENES.items():
        page = tell(screen).current_page
        assert page is not None
        for button in page.findChildren(Button):
            if button.isVisible():
                assert button.accessibleName(), f"{name}: {button.objectName()}"
                assert button.objectName(), name


# --- main -------------------------------------------------------------------------------------------


def test_main_tells_the_class_in_korean(tell: Tell) -> None:
    window = tell(Main(DOOR))
    assert said(window, "classTitle") == "자료구조 및 알고리즘"
    assert said(window, "classTime") == "오후 2:00 – 오후 3:15"
    assert said(window, "classRoom") == "공학관 301호  ·  김민서\u00a0교수"
    assert said(window, "classChip") == "현재 수업"
    assert (said(window, "presentCount"), said(window, "expectedCount")) == ("23", "/ 40명 출석")
    assert said(window, "mainInstruction") == "카메라를 보면 출석됩니다"
    assert the_button(window, "mainUnlockButton").text() == "교수"


def test_main_tells_the_class_in_english(tell: Tell, speak: Speak) -> None:
    window = tell(Main(DOOR))
    speak(Language.ENGLISH)
    assert said(window, "classTime") == "2:00 PM – 3:15 PM"
    assert said(window, "classRoom") == "공학관 301호  ·  Prof.\u00a0김민서"
    assert said(window, "mainInstruction") == "Look at the camera to check in"
    assert the_button(window, "mainMyPageButton").text() == "My attendance"


def test_main_shows_the_zoom_room(tell: Tell) -> None:
    window = tell(Main(DOOR))
    assert said(window, "zoomMeetingId") == "938 4756 1023"
    assert said(window, "zoomPasscode") == "482915"
    code = window.findChild(QrCode, "zoomQr")
    assert code is not None
    assert code.text == ZOOM.link
    tell(Main(replace(DOOR, lecture=a_lecture(zoom=None))))
    assert not code.isVisible()
    tell(Main(replace(DOOR, lecture=a_lecture(zoom=replace(ZOOM, passcode="")))))
    assert said(window, "zoomPasscode") == ""


def test_a_new_zoom_code_is_shown_at_once(tell: Tell) -> None:
    window = tell(Main(DOOR))
    tell(Main(replace(DOOR, lecture=a_lecture(zoom=replace(ZOOM, meeting_id="123456789", link="")))))
    code = window.findChild(QrCode, "zoomQr")
    assert code is not None
    assert said(window, "zoomMeetingId") == "123 456 789"
    assert code.text == "https://zoom.us/j/123456789"


@pytest.mark.parametrize(
    ("hint", "instruction"),
    [
        (None, "카메라를 보면 출석됩니다"),
        (Hint.NO_FACE, "카메라를 보면 출석됩니다"),
        (Hint.COME_NEARER, "조금 더 가까이 와 주세요"),
        (Hint.ONE_AT_A_TIME, "한 분씩 서 주세요"),
    ],
)
def test_main_gives_one_instruction(tell: Tell, hint: Hint | None, instruction: str) -> None:
    assert said(tell(Main(DOOR, hint)), "mainInstruction") == instruction


def test_main_between_classes_is_still_useful(tell: Tell) -> None:
    window = tell(Main(BETWEEN, Hint.COME_NEARER))
    assert said(window, "classChip") == "다음 수업"
    assert said(window, "classTitle") == "운영체제"
    assert said(window, "mainInstruction") == "출석은 오후 3:50부터 할 수 있습니다"
    assert said(window, "classTime") == "오후 4:00 – 오후 5:15"
    assert said(window, "presentCount") == ""
    assert said(window, "zoomTitle") == "다음 수업 Zoom"


def test_main_without_any_class(tell: Tell) -> None:
    window = tell(Main(QUIET))
    assert said(window, "classTitle") == "오늘 남은 수업이 없습니다"
    assert said(window, "mainInstruction") == "지금은 출석할 수업이 없습니다"
    assert said(window, "classTime") == ""


@pytest.mark.parametrize(
    ("lecture", "chip"),
    [
        (a_lecture(mode=Mode.ONLINE), "온라인 수업 중"),
        (a_lecture(state=SessionState.CANCELLED), "오늘 휴강"),
    ],
)
def test_main_says_what_kind_of_class(tell: Tell, lecture: object, chip: str) -> None:
    door = replace(DOOR, lecture=lecture)  # type: ignore[arg-type]
    assert said(tell(Main(door)), "classChip") == chip


def test_a_door_without_roster_has_no_bar(tell: Tell) -> None:
    assert said(tell(Main(replace(DOOR, expected=0))), "expectedCount") == ""


# --- log-in and challenge ---------------------------------------------------------------------------


def test_log_in(tell: Tell) -> None:
    window = tell(LogIn(DOOR))
    assert said(window, "logInInstruction") == "카메라를 봐 주세요"
    tell(LogIn(DOOR, Hint.TOO_DARK))
    assert said(window, "logInInstruction") == "너무 어둡습니다. 밝은 곳으로 옮겨 주세요"


@pytest.mark.parametrize(
    ("asked", "korean", "english"),
    [
        (Pose.LEFT, "왼쪽으로 고개를 돌려 주세요", "Turn your head to the left"),
        (Pose.RIGHT, "오른쪽으로 고개를 돌려 주세요", "Turn your head to the right"),
        (Pose.UP, "고개를 살짝 들어 주세요", "Raise your head a little"),
        (Pose.DOWN, "고개를 살짝 숙여 주세요", "Lower your head a little"),
    ],
)
def test_challenge(tell: Tell, speak: Speak, asked: Pose, korean: str, english: str) -> None:
    window = tell(Challenged(DOOR, Purpose.CHECK_IN, asked))
    assert said(window, "challengedTurn") == korean
    speak(Language.ENGLISH)
    assert said(window, "challengedTurn") == english


def test_a_challenge_is_not_contradicted(tell: Tell) -> None:
    """ "Hold still" while the head should turn would never end; "look ahead" takes the turn's place."""
    window = tell(Challenged(DOOR, Purpose.CHECK_IN, Pose.LEFT, Hint.LOOK_HERE))
    assert said(window, "challengedInstruction") == "잠시 움직이지 마세요"
    tell(Challenged(DOOR, Purpose.CHECK_IN, Pose.LEFT, Hint.HOLD_STILL))
    assert said(window, "challengedInstruction") == "화면이 바뀔 때까지 천천히 움직여 주세요"
    tell(Challenged(DOOR, Purpose.CHECK_IN, Pose.LEFT, Hint.COME_NEARER))
    assert said(window, "challengedInstruction") == "조금 더 가까이 와 주세요"


def test_a_turn_that_must_begin_at_the_front_says_so(tell: Tell) -> None:
    window = tell(Challenged(DOOR, Purpose.CHECK_IN, Pose.RIGHT, Hint.LOOK_HERE))
    assert said(window, "challengedTurn") == "이제 정면을 봐 주세요"
    tell(Challenged(DOOR, Purpose.CHECK_IN, Pose.RIGHT))
    assert said(window, "challengedTurn") == "오른쪽으로 고개를 돌려 주세요"


@pytest.mark.parametrize("scene", ["checked-in", "not-marked"])
def test_the_next_in_line_is_greeted_and_nothing_moves(tell: Tell, scene: str) -> None:
    alone = {"checked-in": SCENES["checked-in-present"], "not-marked": SCENES["not-marked-unknown"]}
    window = tell(alone[scene])
    page = window.current_page
    assert isinstance(page, CheckedInPage | NotMarkedPage)
    place = page.card.icon.geometry()
    assert not page.card.greeting.isVisible()
    tell(SCENES[f"{scene}-next"])
    assert page.card.greeting.isVisible()
    assert page.card.greeting.accessibleName() == "다음 분, 화면을 봐 주세요"
    assert page.card.icon.geometry() == place


# --- outcomes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "korean", "english"),
    [
        (Status.PRESENT, "출석 처리되었습니다", "You are marked present"),
        (Status.LATE, "지각 처리되었습니다", "You are marked late"),
        (Status.ABSENT, "출석 인정 시간이 지났습니다", "The time for attendance is over"),
        (Status.EXCUSED, "출석인정 처리되어 있습니다", "Recorded: Excused"),
    ],
)
def test_checked_in(tell: Tell, speak: Speak, status: Status, korean: str, english: str) -> None:
    window = tell(CheckedIn(DOOR, STUDENT, status, AT, LECTURE))
    assert said(window, "checkedInName") == "이하늘 님"
    assert said(window, "checkedInVerdict") == korean
    assert said(window, "checkedInDetail") == "자료구조 및 알고리즘 · 오후 2:00 도착"
    speak(Language.ENGLISH)
    assert said(window, "checkedInName") == "이하늘"
    assert said(window, "checkedInVerdict") == english


def test_already_in(tell: Tell) -> None:
    window = tell(CheckedIn(DOOR, STUDENT, Status.LATE, AT, LECTURE, again=True))
    assert said(window, "checkedInVerdict") == "이미 처리되어 있습니다 (지각)"


def test_what_to_do_next(tell: Tell) -> None:
    window = tell(CheckedIn(DOOR, STUDENT, Status.PRESENT, AT, LECTURE))
    assert said(window, "checkedInNext") == "자리에 앉아 주세요."
    tell(CheckedIn(DOOR, STUDENT, Status.PRESENT, AT, a_lecture(mode=Mode.ONLINE)))
    assert said(window, "checkedInNext") == "Zoom 수업에 입장해 주세요."
    tell(CheckedIn(DOOR, STUDENT, Status.ABSENT, AT, LECTURE))
    assert said(window, "checkedInNext") == "도착 시각은 기록했습니다. 교수님께 말씀해 주세요."


@pytest.mark.parametrize("reason", Refusal)
def test_every_refusal_says_what_to_do(tell: Tell, language: Language, reason: Refusal) -> None:
    window = tell(NotMarked(DOOR, reason))
    assert len(said(window, "notMarkedVerdict")) > 5
    assert len(said(window, "notMarkedNext")) > 5
    enrol = the_button(window, "notMarkedEnrolButton")
    assert enrol.isVisible() == (reason is Refusal.UNKNOWN)
    number = the_button(window, "notMarkedNumberButton").isVisible()
    assert number == (reason not in {Refusal.NO_CLASS, Refusal.NOT_IN_COURSE})


def test_a_picture_is_neither_accused_nor_explained(tell: Tell, speak: Speak) -> None:
    window = tell(NotMarked(DOOR, Refusal.PICTURE))
    assert said(window, "notMarkedVerdict") == "본인이 직접 카메라를 봐 주세요"
    speak(Language.ENGLISH)
    words = f"{said(window, 'notMarkedVerdict')} {said(window, 'notMarkedNext')}".lower()
    for word in ("photo", "picture", "fake", "spoof", "flat", "live", "screen"):
        assert word not in words


@pytest.mark.parametrize(
    ("button", "door"), [("notMarkedNumberButton", Open.MY_NUMBER), ("notMarkedDoneButton", Open.MY_PAGE)]
)
def test_a_refusal_on_the_way_to_the_own_page_leads_back_there(
    qtbot: QtBot, tell: Tell, button: str, door: Open
) -> None:
    window = tell(NotMarked(DOOR, Refusal.TURN_NOT_SEEN, Purpose.MY_PAGE))
    with qtbot.waitSignal(window.requested) as caught:
        QTest.mouseClick(the_button(window, button), Qt.MouseButton.LeftButton)
    assert caught.args == [door]


def test_no_class_names_the_next_one(tell: Tell) -> None:
    window = tell(NotMarked(BETWEEN, Refusal.NO_CLASS))
    assert said(window, "notMarkedNext") == "다음 수업: 운영체제, 오후 4:00 (출석은 오후 3:50부터)"


# --- number and PIN ---------------------------------------------------------------------------------


def a_number_page(tell: Tell, screen: NumberEntry) -> tuple[Window, NumberEntryPage]:
    window = tell(screen)
    page = window.current_page
    assert isinstance(page, NumberEntryPage)
    return window, page


def type_on_keypad(qtbot: QtBot, page: QWidget, digits: str) -> None:
    keypad = page.findChild(Keypad)
    assert keypad is not None
    for digit in digits:
        QTest.mouseClick(the_button(keypad, f"keypad{digit}"), Qt.MouseButton.LeftButton)


def test_number_and_pin_by_keypad(qtbot: QtBot, tell: Tell) -> None:
    window, page = a_number_page(tell, NumberEntry(DOOR, Purpose.CHECK_IN))
    submit = the_button(window, "numberSubmitButton")
    assert not submit.isEnabled()
    type_on_keypad(qtbot, page, "20261234")
    QTest.mouseClick(page.pin, Qt.MouseButton.LeftButton)
    page.pin.setFocus()
    type_on_keypad(qtbot, page, "135790")
    assert pressed(qtbot, window, "numberSubmitButton") == SubmitNumber("20261234", "135790")
    assert page.pin.text() == ""
    assert page.number.edit.text() == "20261234"


def test_after_a_wrong_pin_the_pin_is_typed_again(qtbot: QtBot, tell: Tell) -> None:
    window, page = a_number_page(tell, NumberEntry(DOOR, Purpose.CHECK_IN))
    page.number.edit.setText("20261234")
    page.pin.setFocus()
    type_on_keypad(qtbot, page, "135790")
    pressed(qtbot, window, "numberSubmitButton")
    the_button(window, "numberCancelButton").setFocus()  # where Qt goes from a button that turned grey
    tell(NumberEntry(DOOR, Purpose.CHECK_IN, NumberTrouble.WRONG))
    assert page.focusWidget() is page.pin
    assert page.number.edit.text() == "20261234"
    type_on_keypad(qtbot, page, "864209")
    assert pressed(qtbot, window, "numberSubmitButton") == SubmitNumber("20261234", "864209")


def test_number_and_face(qtbot: QtBot, tell: Tell) -> None:
    window, page = a_number_page(tell, NumberEntry(DOOR, Purpose.CHECK_IN))
    face = the_button(window, "numberFaceButton")
    assert not face.isEnabled(), "the number comes first"
    page.number.edit.setText("20261234")
    assert face.isEnabled()
    assert pressed(qtbot, window, "numberFaceButton") == ClaimNumber("20261234")


def test_without_a_camera_the_pin_is_left(tell: Tell) -> None:
    window, _page = a_number_page(tell, cast("NumberEntry", SCENES["number-no-camera"]))
    assert not the_button(window, "numberFaceButton").isVisible()


def test_look_alikes_type_the_number_only(qtbot: QtBot, tell: Tell) -> None:
    window, page = a_number_page(tell, NumberEntry(DOOR, Purpose.CHECK_IN, confirms=True))
    assert not page.pin.isVisible()
    assert not the_button(window, "numberFaceButton").isVisible()
    page.number.edit.setText("20261234")
    assert pressed(qtbot, window, "numberSubmitButton") == ClaimNumber("20261234")
    with qtbot.waitSignal(window.requested) as caught:
        QTest.keyClick(page.number.edit, Qt.Key.Key_Return)
    assert caught.args[0] == ClaimNumber("20261234")


def test_who_cannot_turn_types_the_pin_only(qtbot: QtBot, tell: Tell) -> None:
    window, page = a_number_page(tell, NumberEntry(DOOR, Purpose.CHECK_IN, by_pin=True))
    assert not page.number.isVisible()
    assert not the_button(window, "numberFaceButton").isVisible()
    assert not the_button(window, "numberSubmitButton").isEnabled()
    QTest.keyClicks(page.pin, "135790")
    assert pressed(qtbot, window, "numberSubmitButton") == SubmitPin("135790")
    assert page.pin.text() == ""
    assert said(window, "numberTitle") == "PIN을 입력해 주세요"


def test_the_second_of_two_turns_says_so(tell: Tell) -> None:
    window = tell(SCENES["challenged-step-2"])
    steps = window.findChild(Steps, "challengedSteps")
    assert steps is not None
    assert steps.isVisible()
    assert steps.accessibleName() == "2번 중 2번째"
    tell(Challenged(DOOR, Purpose.CHECK_IN, Pose.LEFT))
    assert not steps.isVisible()


def test_number_and_pin_by_keyboard(qtbot: QtBot, tell: Tell) -> None:
    window, page = a_number_page(tell, NumberEntry(DOOR, Purpose.MY_PAGE))
    QTest.keyClicks(page.number.edit, "2026x1234")
    QTest.keyClick(page.number.edit, Qt.Key.Key_Return)
    QTest.keyClicks(page.pin, "135790")
    with qtbot.waitSignal(window.requested) as caught:
        QTest.keyClick(page.pin, Qt.Key.Key_Return)
    assert caught.args == [SubmitNumber("20261234", "135790")]
    assert said(window, "numberTitle") == "내 출석"


def test_half_a_pin_is_not_sent(qtbot: QtBot, tell: Tell) -> None:
    window, page = a_number_page(tell, NumberEntry(DOOR, Purpose.CHECK_IN))
    page.number.edit.setText("20261234")
    page.pin.setText("135")
    with qtbot.assertNotEmitted(window.requested):
        QTest.keyClick(page.pin, Qt.Key.Key_Return)


def test_a_wrong_pin_is_said_and_only_the_pin_forgotten(tell: Tell) -> None:
    window, page = a_number_page(tell, NumberEntry(DOOR, Purpose.CHECK_IN))
    page.number.edit.setText("20261234")
    page.pin.setText("111222")
    tell(NumberEntry(DOOR, Purpose.CHECK_IN, NumberTrouble.WRONG))
    assert said(window, "numberTrouble") == "학번 또는 비밀번호(PIN)가 맞지 않습니다. 다시 입력해 주세요."
    assert (page.number.edit.text(), page.pin.text()) == ("20261234", "")


def test_a_wait_is_counted_down(tell: Tell, speak: Speak) -> None:
    window, page = a_number_page(tell, NumberEntry(DOOR, Purpose.CHECK_IN, NumberTrouble.WAIT, 2.0))
    page.number.edit.setText("20261234")
    page.pin.setText("135790")
    assert said(window, "numberTrouble") == "2초 후에 다시 시도해 주세요"
    assert not page.submit.isEnabled()
    speak(Language.ENGLISH)
    assert said(window, "numberTrouble") == "Please try again in 2 seconds"
    page._wait.tick()
    assert said(window, "numberTrouble") == "Please try again in 1 second"
    page._wait.tick()
    assert said(window, "numberTrouble") == ""
    assert page.submit.isEnabled()


def test_news_of_the_door_do_not_start_the_wait_again(tell: Tell) -> None:
    screen = NumberEntry(DOOR, Purpose.CHECK_IN, NumberTrouble.WAIT, 9.0)
    _window, page = a_number_page(tell, screen)
    page._wait.tick()
    page.pin.setText("13")
    tell(replace(screen, door=replace(DOOR, present=24)))
    assert page._wait.left_s == 8
    assert page.pin.text() == "13"


def test_the_pin_cannot_be_read(tell: Tell) -> None:
    _window, page = a_number_page(tell, NumberEntry(DOOR, Purpose.CHECK_IN))
    assert page.pin.echoMode() == PinField.EchoMode.Password


# --- faults -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("trouble", CameraTrouble)
def test_every_camera_trouble_says_what_to_do(tell: Tell, language: Language, trouble: CameraTrouble) -> None:
    window = tell(Fault(camera(trouble), FaultKind.CAMERA))
    advice, _, meanwhile = said(window, "faultNext").partition("\n")
    assert len(advice) > 10
    assert meanwhile
    assert not the_button(window, "faultAgainButton").isVisible()


def test_the_camera_is_tried_again(tell: Tell, speak: Speak) -> None:
    window = tell(Fault(camera(CameraTrouble.LOST), FaultKind.CAMERA))
    page = window.current_page
    assert isinstance(page, FaultPage)
    assert said(window, "faultRetry") == "4초 후 다시 연결합니다"
    speak(Language.ENGLISH)
    for _ in range(3):
        page._wait.tick()
    assert said(window, "faultRetry") == "Connecting again in 1 second"
    page._wait.tick()
    assert said(window, "faultRetry") == "Connecting again …"


@pytest.mark.parametrize("kind", [FaultKind.STORE, FaultKind.PROGRAM])
def test_other_faults_offer_a_new_start(tell: Tell, kind: FaultKind) -> None:
    window = tell(Fault(DOOR, kind))
    assert the_button(window, "faultAgainButton").isVisible()
    assert not the_button(window, "faultNumberButton").isVisible()
    assert said(window, "faultRetry") == ""


def test_a_fault_before_anything_is_known(tell: Tell) -> None:
    window = tell(Fault(Door(), FaultKind.CAMERA))
    assert said(window, "faultNext").endswith("카메라를 연결하고 있습니다.")
