"""The helper that finds cut-off texts finds them."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fits import troubles


def a_page(qtbot: QtBot, child: QWidget, width: int, height: int) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 300)
    child.setParent(page)
    child.setGeometry(10, 10, width, height)
    page.show()
    return page


def test_a_text_that_fits_is_no_trouble(qtbot: QtBot) -> None:
    assert troubles(a_page(qtbot, QLabel("short"), 200, 40)) == []


def test_a_text_too_wide_is_found(qtbot: QtBot) -> None:
    assert "width" in troubles(a_page(qtbot, QLabel("a rather long text here"), 40, 40))[0]


def test_a_wrapped_text_too_high_is_found(qtbot: QtBot) -> None:
    label = QLabel("a text of several words that needs some lines")
    label.setWordWrap(True)
    assert "height" in troubles(a_page(qtbot, label, 90, 30))[0]


def test_a_small_button_is_found(qtbot: QtBot) -> None:
    assert "too small" in troubles(a_page(qtbot, QPushButton("OK"), 100, 40))[0]


def test_a_squeezed_button_is_found(qtbot: QtBot) -> None:
    assert "width" in troubles(a_page(qtbot, QPushButton("a rather long caption"), 64, 64))[0]


def test_what_sticks_out_is_found(qtbot: QtBot) -> None:
    assert "sticks out" in troubles(a_page(qtbot, QPushButton("OK"), 500, 80))[0]


def test_hidden_things_do_not_count(qtbot: QtBot) -> None:
    page = a_page(qtbot, QPushButton("OK"), 20, 20)
    for button in page.findChildren(QPushButton):
        button.hide()
    assert troubles(page) == []
