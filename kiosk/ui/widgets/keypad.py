"""The numeric keypad, and the field that shows a PIN as dots; on the main thread."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from kiosk.ui.dress import column, row
from kiosk.ui.theme import Space, Theme
from kiosk.ui.widgets.button import Button, Kind

_ROWS = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), ("Clear", "0", "Erase"))


class Keypad(QWidget):
    """Ten digits, clear and erase. Types into its target, if there is one, and leaves the focus there.

    Keys are named `keypad0` .. `keypad9`, `keypadClear`, `keypadErase`.
    """

    digit_typed = Signal(str)
    erased = Signal()
    cleared = Signal()

    def __init__(self, name: str = "keypad") -> None:
        super().__init__()
        self.setObjectName(name)
        self._target: QLineEdit | None = None
        self._keys = {key: self._a_key(key) for line in _ROWS for key in line}
        lines = column(self, gap=Space.S)
        for line in _ROWS:
            keys = row(gap=Space.S)
            for key in line:
                keys.addWidget(self._keys[key], 1)
            lines.addLayout(keys, 1)
        self._say()

    def set_theme(self, theme: Theme) -> None:
        """Not wider than a hand needs; narrow where fields stand beside each other at its side."""
        narrow = max(theme.px(356), 3 * theme.touch_px + 2 * theme.px(Space.S))
        self.setMaximumSize(narrow if theme.low else theme.px(640), theme.px(760))

    def set_target(self, field: QLineEdit | None) -> None:
        """Type into this field from now on; None leaves only the signals."""
        self._target = field

    def changeEvent(self, event: QEvent) -> None:
        """Name the keys in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _a_key(self, key: str) -> Button:
        button = Button(f"keypad{key}", Kind.KEY, "backspace" if key == "Erase" else "")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        button.setAutoRepeat(key == "Erase")
        button.clicked.connect(self._on_clicked)
        return button

    def _say(self) -> None:
        for key, button in self._keys.items():
            if key.isdigit():
                button.say(key)
        self._keys["Erase"].say("", self.tr("Erase the last digit"))
        self._keys["Clear"].say(self.tr("Clear"))

    def _on_clicked(self) -> None:
        key = next(key for key, button in self._keys.items() if button is self.sender())
        match key:
            case "Erase":
                if self._target:
                    self._target.backspace()
                self.erased.emit()
            case "Clear":
                if self._target:
                    self._target.clear()
                self.cleared.emit()
            case _:
                if self._target:
                    self._target.insert(key)
                self.digit_typed.emit(key)


class PinField(QLineEdit):
    """A PIN as rings that fill; typed by keypad or keyboard, never readable on the screen."""

    complete = Signal(str)
    """All digits are typed; carries the PIN."""

    def __init__(self, name: str, length: int = 6) -> None:
        super().__init__()
        self.setObjectName(name)
        self._length = length
        self._theme: Theme | None = None
        self.setMaxLength(length)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhHiddenText
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self.setFixedHeight(theme.touch_px)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all rings."""
        touch = self._theme.touch_px if self._theme else 64
        return QSize(touch * self._length * 2 // 3, touch)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Rings, the typed ones filled; the frame only while it has the focus."""
        if self._theme is None:
            return
        colours = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus() and self.isEnabled()
        painter.setPen(QPen(QColor(colours.accent if focused else colours.line), 2))
        painter.setBrush(QColor(colours.surface if self.isEnabled() else colours.sunken))
        radius = self._theme.px(12)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        step = self.width() / (self._length + 1)
        for place in range(self._length):
            typed = place < len(self.text())
            painter.setPen(QPen(QColor(colours.accent if typed else colours.soft), 2))
            painter.setBrush(QColor(colours.accent) if typed else Qt.BrushStyle.NoBrush)
            side = self._theme.px(9)
            painter.drawEllipse(QPointF(step * (place + 1), self.height() / 2), side, side)
        painter.end()

    def _on_text_changed(self, text: str) -> None:
        digits = "".join(letter for letter in text if letter.isascii() and letter.isdigit())
        if digits != text:
            self.setText(digits)
        elif len(digits) == self._length:
            self.complete.emit(digits)
