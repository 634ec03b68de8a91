"""The helper that finds cut-off texts finds them."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.even_grid import EvenGrid
from kiosk.ui.widgets.elided import Elided
from tests.ui.fits import all_troubles, troubles


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


def test_a_text_over_another_is_found(qtbot: QtBot) -> None:
    page = a_page(qtbot, QLabel("below"), 200, 40)
    above = QLabel("above", page)
    above.setGeometry(150, 20, 100, 40)
    above.show()
    assert troubles(page) == []
    assert "lies over" in all_troubles(page)[0]
    above.move(215, 20)
    assert all_troubles(page) == []


def test_an_example_that_is_cut_off_is_found(qtbot: QtBot) -> None:
    edit = QLineEdit()
    edit.setPlaceholderText("an example of several words")
    page = a_page(qtbot, edit, 100, 70)
    assert "its hint needs" in all_troubles(page)[0]
    edit.setText("short")
    assert all_troubles(page) == []


def test_an_elided_text_is_found(qtbot: QtBot) -> None:
    name = Elided()
    name.setText("a name of many letters")
    assert "width" in troubles(a_page(qtbot, name, 60, 40))[0]


@pytest.mark.parametrize(("width", "columns", "lines"), [(700, 4, 1), (400, 2, 1), (150, 1, 3)])
def test_an_even_grid_takes_more_lines_where_it_is_narrow(
    qtbot: QtBot, width: int, columns: int, lines: int
) -> None:
    """``lines``: without the longest text."""
    holder = QWidget()
    qtbot.addWidget(holder)
    grid = EvenGrid(holder)
    buttons = [QPushButton(text) for text in ("one", "two", "a rather long caption", "four")]
    for button in buttons:
        button.setMinimumWidth(150 if button.text().startswith("a") else 60)
        grid.addWidget(button)
    holder.resize(width, 300)
    holder.show()
    lefts = {button.x() for button in buttons}
    assert len(lefts) == columns
    assert all(button.width() >= button.minimumWidth() for button in buttons)
    buttons[2].hide()
    grid.activate()
    assert len({button.y() for button in (buttons[0], buttons[1], buttons[3])}) == lines
