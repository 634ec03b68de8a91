"""A filling bar: how many of how many."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme import Theme, Tone


class Bar(QWidget):
    """A rounded bar filled by a share of 0..1."""

    def __init__(self, name: str = "", height: float = 14) -> None:
        super().__init__()
        self.setObjectName(name)
        self._height, self._share, self._tone = height, 0.0, Tone.GOOD
        self._theme: Theme | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, tone: Tone = Tone.GOOD) -> None:
        """Fill the bar up to ``share``; the caller sets accessibleName to the words."""
        share = min(1.0, max(0.0, share))
        if (share, tone) != (self._share, self._tone):
            self._share, self._tone = share, tone
            self.update()

    @property
    def share(self) -> float:
        """How far it is filled."""
        return self._share

    def set_theme(self, theme: Theme) -> None:
        """Take height and colours from the theme."""
        self._theme = theme
        self.setFixedHeight(theme.px(self._height))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, self._theme.px(self._height) if self._theme else round(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the groove and what fills it."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(QColor(self._theme.palette.sunken))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._share > 0:
            width = max(self.height(), self._share * self.width())
            painter.setBrush(QColor(self._theme.tone_ink(self._tone)))
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
        painter.end()
