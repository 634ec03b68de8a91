"""The head of a page: title, a line below it, and what stands at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.dress import column, row
from kiosk.ui.theme import Ink, Space, Type
from kiosk.ui.widgets.text import Text


class Head(QWidget):
    """Title and subtitle at the left; further widgets are added at the right with ``add``."""

    def __init__(self, name: str, type_: Type = Type.TITLE) -> None:
        super().__init__()
        self.title = Text(type_, wrap=False, name=f"{name}Title")
        self.subtitle = Text(Type.BODY, Ink.SOFT, name=f"{name}Subtitle")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.words = column(gap=Space.XS)
        self.words.addWidget(self.title)
        self.words.addWidget(self.subtitle)
        self._line = row(self)
        self._line.addLayout(self.words, 1)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, title: str, subtitle: str = "") -> None:
        """Set the words; an empty subtitle takes no room."""
        self.title.setText(title)
        self.subtitle.say(subtitle)
