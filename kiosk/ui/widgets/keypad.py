"""The numeric keypad and the PIN field with its dots; on the main thread."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "erase")


class Keypad(QWidget):
    """Ten digits, erase and clear. Types into its target, if there is one; keeps the focus there.

    Keys are named `keypad0` .. `keypad9`, `keypadErase`, `keypadClear`.
    """

    digit_typed = Signal(str)
    erased = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: QLineEdit | None = None
        self._keys: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, key in enumerate(KEYS):
            button = self._a_key(key)
            grid.addWidget(button, place // 3, place % 3)
            self._keys[key] = button
        self._set_texts()

    def set_target(self, field: QLineEdit | None) -> None:
        """Type into this field from now on."""
        self._target = field

    def changeEvent(self, event: QEvent) -> None:
        """Say the names of the keys in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._set_texts()
        super().changeEvent(event)

    def _a_key(self, key: str) -> QPushButton:
        button = QPushButton(key if key.isdigit() else "")
        button.setObjectName(f"keypad{key.capitalize()}")
        button.setProperty("kind", "key" if key.isdigit() else "key-quiet")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumSize(QSize(64, 64))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        button.setAutoRepeat(key == "erase")
        button.clicked.connect(self._on_clicked)
        return button

    def _set_texts(self) -> None:
        self._keys["erase"].setText("⌫")
        self._keys["erase"].setAccessibleName(self.tr("Erase the last digit"))
        self._keys["clear"].setText(self.tr("Clear"))

    def _on_clicked(self) -> None:
        button = self.sender()
        key = next(name for name, its in self._keys.items() if its is button)
        match key:
            case "erase":
                if self._target:
                    self._target.backspace()
                self.erased.emit()
            case "clear":
                if self._target:
                    self._target.clear()
                self.cleared.emit()
            case _:
                if self._target:
                    self._target.insert(key)
                self.digit_typed.emit(key)
