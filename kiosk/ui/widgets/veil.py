"""The veil that makes a page dim; touches go through it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

VEIL = QColor(0, 0, 0, 64)
"""Takes a quarter of the light; all inks of the dark themes stay readable below it (a test computes it)."""


class Veil(QWidget):
    """Lies over all of its page; hidden at first."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("veil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken what is below."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), VEIL)
        painter.end()
