"""The sessions of a term as one strip: a mark for each by shape and colour, a word for the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core.values import Status
from kiosk.ui.form_texts import short_date_text
from kiosk.ui.icons import icon_image
from kiosk.ui.texts import STATUS_ICONS, STATUS_TONES, status_text
from kiosk.ui.theme import Theme

CELL, ICON = 44.0, 26.0
"""Side of a mark's place and of its icon, in pixels at scale 1. All together are one control, a slider."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SessionStrip(QWidget):
    """The oldest first, in as many lines as it takes. A tap, a slide or the arrow keys choose one."""

    chosen = Signal(int)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._sessions: tuple[tuple[datetime, Status], ...] = ()
        self._place = -1
        self._theme: Theme | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sessions(self, sessions: Sequence[tuple[datetime, Status]]) -> None:
        """Show these, the newest chosen."""
        self._sessions = tuple(sessions)
        self.updateGeometry()
        self.choose(len(self._sessions) - 1)

    @property
    def place(self) -> int:
        """Which one is chosen, from 0; -1 while there is none."""
        return self._place

    def choose(self, place: int) -> None:
        """Choose one; a place beyond the ends is the end."""
        place = max(0, min(place, len(self._sessions) - 1)) if self._sessions else -1
        changed, self._place = place != self._place, place
        self.setAccessibleName(self.words())
        self.update()
        if changed:
            self.chosen.emit(place)

    def words(self) -> str:
        """Day and status of the chosen one."""
        if self._place < 0:
            return ""
        at, status = self._sessions[self._place]
        return f"{short_date_text(at)} · {status_text(status)}"

    def set_theme(self, theme: Theme) -> None:
        """Take lengths and colours from the theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

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

    # --- choosing ---------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap chooses the mark below it."""
        self._choose_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A thumb that slides chooses on the way."""
        self._choose_at(event.position())

    def _choose_at(self, point: QPointF) -> None:
        side, in_line = self._cell_px(), self._in_line(self.width())
        along = max(0, min(in_line - 1, int(point.x() // side)))
        self.choose(int(max(0.0, point.y()) // self._high_px()) * in_line + along)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys, Home and End."""
        if event.key() in _STEPS:
            self.choose(self._place + _STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self.choose(0)
        elif event.key() == Qt.Key.Key_End:
            self.choose(len(self._sessions) - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus is seen."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The focus is seen no longer."""
        super().focusOutEvent(event)
        self.update()

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
