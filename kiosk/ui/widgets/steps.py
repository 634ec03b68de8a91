"""Where in a few steps somebody is: dots joined by a line, painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme import Theme, Type


class Steps(QWidget):
    """Numbered dots: steps done are ticked, the present one is filled. Says nothing by colour alone."""

    def __init__(self, count: int, name: str = "steps") -> None:
        super().__init__()
        self.setObjectName(name)
        self._count, self._now = count, 0
        self._theme: Theme | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, now: int, accessible: str) -> None:
        """The step somebody is at, from 0; ``count`` when all are done."""
        self._now = now
        self.setAccessibleName(accessible)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take size and colours from the theme."""
        self._theme = theme
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Dots of 32 px at scale 1 with twice that between their centres."""
        side = self._side()
        return QSize(side * (2 * self._count - 1) + 4, side + 4)

    def _side(self) -> int:
        return max(24, self._theme.px(32)) if self._theme else 32

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint dots and the lines between them."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(self._theme.type_px(Type.SMALL))
        font.setBold(True)
        painter.setFont(font)
        for place in range(self._count):
            self._paint_step(painter, self._theme, place)
        painter.end()

    def _paint_step(self, painter: QPainter, theme: Theme, place: int) -> None:
        colours, side = theme.palette, self._side()
        centre = QPointF(2 + side / 2 + 2 * side * place, self.height() / 2)
        reached = place <= self._now
        if place:
            painter.setPen(QPen(QColor(colours.accent if reached else colours.line), 3))
            painter.drawLine(centre - QPointF(side * 1.5, 0), centre - QPointF(side / 2, 0))
        painter.setPen(QPen(QColor(colours.accent if reached else colours.line), 2))
        painter.setBrush(QColor(colours.accent if place == self._now else colours.surface))
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(centre)
        painter.drawEllipse(circle)
        if place < self._now:
            solid, round_cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
            painter.setPen(QPen(QColor(colours.accent), 3, solid, round_cap))
            unit = side / 10
            corner = centre + QPointF(-0.4 * unit, 1.6 * unit)
            painter.drawLine(centre + QPointF(-2 * unit, 0), corner)
            painter.drawLine(corner, centre + QPointF(2.2 * unit, -1.6 * unit))
        else:
            painter.setPen(QColor(colours.on_accent if place == self._now else colours.soft))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(place + 1))
