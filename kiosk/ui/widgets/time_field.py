"""A time of day: typed as hours and minutes, or stepped by two buttons."""

from __future__ import annotations

import re
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.dress import row
from kiosk.ui.theme import Space
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.field import Field

STEP_MIN = 5
_DAY_MIN = 24 * 60


class TimeField(QWidget):
    """The field is named ``<name>``, the buttons ``<name>Earlier`` and ``<name>Later``.

    What is no time of day is put back to the last one when the field is left.
    """

    changed = Signal()

    def __init__(self, name: str, at: time) -> None:
        super().__init__()
        self.time = at
        self.field = Field(name, longest=5)
        self.earlier, self.later = Button(f"{name}Earlier"), Button(f"{name}Later")
        line = row(self, gap=Space.S)
        line.addWidget(self.field, 1)
        for button in (self.earlier, self.later):
            button.setAutoRepeat(True)
            line.addWidget(button)
        self.field.edit.editingFinished.connect(self._on_edited)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.show_time(at)

    def show_time(self, at: time) -> None:
        """Show this time."""
        self.time = at
        self.field.edit.setText(f"{at:%H:%M}")

    def say(self, label: str) -> None:
        """Set the label."""
        self.field.say(label, "09:00")
        self.earlier.say("−", self.tr("{what}: 5 minutes earlier").format(what=label))
        self.later.say("+", self.tr("{what}: 5 minutes later").format(what=label))

    def _on_edited(self) -> None:
        found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])", self.field.text)
        self.show_time(time(int(found[1]), int(found[2])) if found else self.time)
        self.changed.emit()

    def _on_earlier(self) -> None:
        self._step(-STEP_MIN)

    def _on_later(self) -> None:
        self._step(STEP_MIN)

    def _step(self, minutes: int) -> None:
        at = (self.time.hour * 60 + self.time.minute + minutes) % _DAY_MIN
        self.show_time(time(at // 60, at % 60))
        self.changed.emit()
