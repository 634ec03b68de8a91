"""The sessions of a term as one strip: a mark for each by shape and colour, a word for the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from kiosk.core.values import Status
from kiosk.ui.form_texts import short_date_text
from kiosk.ui.icons import icon_image
from kiosk.ui.texts import STATUS_ICONS, STATUS_TONES, status_text
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.chooser import SessionChooser

CELL, ICON = 44.0, 26.0
"""Side of a mark's place and of its icon, in pixels at scale 1. All together are one control, a slider."""


class SessionStrip(SessionChooser[tuple[datetime, Status]]):
    """The oldest first, in as many lines as it takes. A tap, a slide or the arrow keys choose one."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sessions(self, sessions: Sequence[tuple[datetime, Status]]) -> None:
        """Show these, the newest chosen."""
        self._put(sessions, len(sessions) - 1)
        self.updateGeometry()

    def choose(self, place: int) -> None:
        """Choose one and say so; a place beyond the ends is the end."""
        super().choose(place)
        self.setAccessibleName(self.words())

    def words(self) -> str:
        """Day and status of the chosen one."""
        if self._place < 0:
            return ""
        at, status = self._sessions[self._place]
        return f"{short_date_text(at)} · {status_text(status)}"

    def hasHeightForWidth(self) -> bool:
        """It takes more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the marks need, and never lower than a thumb."""
        if self._theme is None:
            return round(CELL)
        lines = -(-max(1, len(self._sessions)) // self._in_line(width))
        return max(self._theme.touch_px, lines * self._cell_px())

    def sizeHint(self) -> QSize:
        """One line."""
        width = max(1, len(self._sessions)) * self._cell_px()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Some marks in a line."""
        return QSize(4 * self._cell_px(), self._cell_px())

    def _cell_px(self) -> int:
        return self._theme.px(CELL) if self._theme else round(CELL)

    def _in_line(self, width: int) -> int:
        return max(1, width // self._cell_px())

    def _cell(self, place: int) -> QRectF:
        side, in_line = self._cell_px(), self._in_line(self.width())
        return QRectF(place % in_line * side, place // in_line * self._high_px(), side, self._high_px())

    def _high_px(self) -> int:
        """Of a mark; a single line is as high as a thumb."""
        least = (
            self._theme.touch_px if self._theme and len(self._sessions) <= self._in_line(self.width()) else 0
        )
        return max(least, self._cell_px())

    def _choose_at(self, point: QPointF) -> None:
        side, in_line = self._cell_px(), self._in_line(self.width())
        along = max(0, min(in_line - 1, int(point.x() // side)))
        self.choose(int(max(0.0, point.y()) // self._high_px()) * in_line + along)

    # --- painting ---------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a mark for each session, a frame about the chosen one."""
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (_, status) in enumerate(self._sessions):
            self._paint_mark(painter, theme, place, status)
        painter.end()

    def _paint_mark(self, painter: QPainter, theme: Theme, place: int, status: Status) -> None:
        gap, tone = theme.px(3), STATUS_TONES[status]
        cell = self._cell(place).adjusted(gap, gap, -gap, -gap)
        is_chosen = place == self._place
        edge = theme.palette.text if is_chosen else theme.tone_ground(tone)
        width = theme.px(3) if is_chosen and self.hasFocus() else max(1, theme.px(2))
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(theme.tone_ground(tone)))
        painter.drawRoundedRect(cell, theme.px(8), theme.px(8))
        side = theme.px(ICON)
        icon = icon_image(
            theme.icon_path(STATUS_ICONS[status]),
            theme.tone_ink(tone),
            round(side * self.devicePixelRatioF()),
        )
        middle = cell.center()
        painter.drawImage(QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), icon)
