"""What a visitor does in tests: press, type, read; everything by objectName."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from kiosk.ui.widgets.tab_button import TabButton


def the(page: QWidget, name: str) -> QWidget:
    """The widget of this name that can be seen."""
    seen = [widget for widget in page.findChildren(QWidget, name) if widget.isVisibleTo(page)]
    assert seen, f"no {name} to be seen"
    assert len(seen) == 1, f"{len(seen)} called {name}"
    return seen[0]


def is_seen(page: QWidget, name: str) -> bool:
    return any(widget.isVisibleTo(page) for widget in page.findChildren(QWidget, name))


def press(page: QWidget, name: str) -> None:
    button = the(page, name)
    assert isinstance(button, QAbstractButton)
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(page: QWidget, name: str, text: str) -> None:
    field = the(page, name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        field.insert(text)  # as an input method does; QTest knows ASCII only


def typed(page: QWidget, name: str) -> str:
    field = the(page, name)
    assert isinstance(field, QLineEdit)
    return field.text()


def said(page: QWidget, name: str) -> str:
    """The text of a label or button; empty when it cannot be seen."""
    if not is_seen(page, name):
        return ""
    widget = the(page, name)
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(page))


def badge(page: QWidget, name: str) -> str:
    """What a tab says that waits behind it."""
    tab = the(page, name)
    assert isinstance(tab, TabButton)
    return tab.badge


class Heard:
    """What a page has requested, in order."""

    def __init__(self, page: QWidget) -> None:
        self._spy = QSignalSpy(page.requested)  # type: ignore[attr-defined]

    @property
    def requests(self) -> list[object]:
        return [self._spy.at(place)[0] for place in range(self._spy.count())]

    @property
    def last(self) -> object:
        assert self.requests, "nothing was requested"
        return self.requests[-1]
