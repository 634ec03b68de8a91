"""The head of a page: title, a line below it, and what stands at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.dress import column, side_by_side
from kiosk.ui.theme import Ink, Space, Turns, Type
from kiosk.ui.widgets.text import Text


class Head(QWidget):
    """Title and subtitle; further widgets are added at the hand's side with ``add``."""

    def __init__(self, name: str, type_: Type = Type.TITLE) -> None:
        super().__init__()
        self.title = Text(type_, name=f"{name}Title")
        self.subtitle = Text(Type.BODY, Ink.SOFT, name=f"{name}Subtitle")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.words = column(gap=Space.XS)
        self.words.addWidget(self.title)
        self.words.addWidget(self.subtitle)
        self._line = side_by_side(self, turns=Turns.NEVER)
        self._line.addLayout(self.words, 1)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end, where the hand is."""
        self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, title: str, subtitle: str = "") -> None:
        """Set the words; an empty subtitle takes no room."""
        self.title.setText(title)
        self.subtitle.say(subtitle)
