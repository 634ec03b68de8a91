"""One line of text that ends in an ellipsis where there is no room; the whole text is its accessible name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from kiosk.ui.theme import Ink, Type
from kiosk.ui.widgets.text import Text


class Elided(Text):
    """For names and titles of any length beside things that must not move."""

    def __init__(
        self, type_: Type = Type.BODY, ink: Ink = Ink.TEXT, *, strong: bool = False, name: str = ""
    ) -> None:
        super().__init__(type_, ink, wrap=False, strong=strong, name=name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Narrow, and as high as a line."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        painter = QPainter(self)
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.style().drawItemText(
            painter, room, self.alignment(), self.palette(), self.isEnabled(), words, self.foregroundRole()
        )
        painter.end()
