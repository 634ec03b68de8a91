"""The keyboard on the screen: typing Hangul and Latin by touch, and the sheet that brings it up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bench.scenes import door, people
from kiosk.core.screens import EnrolForm, Main
from kiosk.core.values import Language
from kiosk.ui.theme import Appearance
from kiosk.ui.typing_sheet import TypingSheet
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.window import Window
from tests.ui.fake_slot import FakeSlot
from tests.ui.fits import SIZES, troubles


class Typist:
    """Presses keys by what is written on them."""

    def __init__(self, keyboard: Keyboard, field: QLineEdit) -> None:
        self.keyboard, self.field = keyboard, field

    def types(self, text: str) -> str:
        for letter in text:
            self.press(self._key(letter))
        return self.field.text()

    def press(self, key: QPushButton) -> None:
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    def _key(self, letter: str) -> QPushButton:
        if letter == " ":
            return self.keyboard.space
        return next(key for key in self.keyboard.findChildren(QPushButton) if key.text() == letter)


@pytest.fixture
def typist(qtbot: QtBot, speak: Callable[[Language], None], show: Callable[..., None]) -> Typist:
    speak(Language.KOREAN)
    keyboard, field = Keyboard(), QLineEdit()
    qtbot.addWidget(field)
    show(keyboard, (1024, 400))
    keyboard.set_target(field)
    return Typist(keyboard, field)


def test_hangul_is_composed_as_it_is_typed(typist: Typist) -> None:
    assert typist.types("ㅎㅏㄴㅈㅣㅇㅜ") == "한지우"


def test_erase_takes_back_one_jamo_of_the_syllable_and_then_whole_letters(typist: Typist) -> None:
    typist.types("ㄷㅏㄹㄱ")
    typist.press(typist.keyboard.erase)
    assert typist.field.text() == "달"
    typist.press(typist.keyboard.erase)
    typist.press(typist.keyboard.erase)
    assert typist.field.text() == "ㄷ"
    typist.field.setText("김하늘")
    typist.press(typist.keyboard.erase)
    assert typist.field.text() == "김하"


def test_shift_holds_for_one_key(typist: Typist) -> None:
    typist.press(typist.keyboard.shift)
    assert typist.types("ㄲㅏㅈㅣ") == "까지"


def test_a_moved_cursor_begins_a_new_syllable(typist: Typist) -> None:
    typist.types("ㄱㅏ")
    typist.field.setCursorPosition(0)
    assert typist.types("ㄴ") == "ㄴ가"


def test_latin_digits_and_signs(typist: Typist) -> None:
    typist.press(typist.keyboard.language)
    typist.types("ada1")
    typist.press(typist.keyboard.shift)
    typist.types("B@")
    typist.press(typist.keyboard.signs)
    typist.types("-")
    typist.press(typist.keyboard.signs)
    assert typist.types("x.kr") == "ada1B@-x.kr"


def test_a_full_field_takes_no_more(typist: Typist) -> None:
    typist.field.setMaxLength(2)
    assert typist.types("ㅎㅏㄴㄱㅡㄹㅇㅡㄹ") == "한글"


def test_a_password_begins_with_latin_letters(typist: Typist) -> None:
    typist.field.setEchoMode(QLineEdit.EchoMode.Password)
    typist.keyboard.set_target(typist.field)
    assert typist.types("pw") == "pw"


# --- the sheet ----------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, slot: FakeSlot, assets_dir: Path, speak: Callable[[Language], None]) -> Window:
    speak(Language.ENGLISH)
    window = Window(slot, assets_dir, motion=False, types=True)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.show_screen(people.form())
    QApplication.processEvents()
    return window


def edit_of(window: Window, name: str) -> QLineEdit:
    found = window.page(EnrolForm).findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def touch(window: Window, widget: QWidget) -> TypingSheet:
    """A press as the window system sends it: through the native window."""
    at = widget.mapTo(window, widget.rect().center())
    QTest.mouseClick(
        window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(at)
    )
    sheet = window.findChild(TypingSheet)
    assert isinstance(sheet, TypingSheet)
    return sheet


def test_a_touched_field_brings_it_up_and_done_takes_the_text_over(qtbot: QtBot, window: Window) -> None:
    name = edit_of(window, "enrolFormName")
    sheet = touch(window, name)
    assert sheet.isVisible()
    sheet.keyboard.set_target(sheet.field.edit)
    Typist(sheet.keyboard, sheet.field.edit).types("ada")
    with qtbot.waitSignal(name.textEdited):
        QTest.mouseClick(sheet.done, Qt.MouseButton.LeftButton)
    assert (name.text(), sheet.isVisible(), sheet.field.edit.text()) == ("ada", False, "")


def test_cancel_and_escape_leave_the_field_as_it_was(qtbot: QtBot, window: Window) -> None:
    name = edit_of(window, "enrolFormName")
    name.setText("Ada")
    sheet = touch(window, name)
    Typist(sheet.keyboard, sheet.field.edit).types("1")
    QTest.mouseClick(sheet.cancel, Qt.MouseButton.LeftButton)
    assert (name.text(), sheet.isVisible()) == ("Ada", False)
    touch(window, name)
    assert sheet.field.edit.text() == "Ada"
    QTest.keyClick(sheet.field.edit, Qt.Key.Key_Escape)
    assert (name.text(), sheet.isVisible()) == ("Ada", False)


def test_digits_are_left_to_the_keypad_of_the_page(qtbot: QtBot, window: Window) -> None:
    assert not touch(window, edit_of(window, "enrolFormPin")).isVisible()


def test_another_screen_closes_it(qtbot: QtBot, window: Window) -> None:
    sheet = touch(window, edit_of(window, "enrolFormEmail"))
    window.show_screen(Main(door.DOOR))
    assert not sheet.isVisible()


def test_without_a_touch_screen_there_is_none(qtbot: QtBot, slot: FakeSlot, assets_dir: Path) -> None:
    window = Window(slot, assets_dir, motion=False)
    qtbot.addWidget(window)
    assert window.findChild(TypingSheet) is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_off(
    qtbot: QtBot,
    slot: FakeSlot,
    assets_dir: Path,
    language: Language,
    size: tuple[int, int],
    keep_picture: Callable[[QWidget, str], None],
) -> None:
    window = Window(slot, assets_dir, Appearance.LIGHT, motion=False, types=True)
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    window.show_screen(people.form())
    QApplication.processEvents()
    sheet = touch(window, edit_of(window, "enrolFormName"))
    QApplication.processEvents()
    keep_picture(window, f"typing-{language.value}-{size[0]}x{size[1]}")
    assert not troubles(sheet)
