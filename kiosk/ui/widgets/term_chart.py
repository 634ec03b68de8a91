"""The sessions of a course as bars of who was present, late, absent; by colour and pattern; painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core.values import Status
from kiosk.core.views import SessionTally
from kiosk.ui.form_texts import short_date_text
from kiosk.ui.texts import number_text
from kiosk.ui.theme import Space, Theme, Tone, Type
from kiosk.ui.widgets.chooser import SessionChooser


@dataclass(frozen=True)
class Band:
    """A part of each bar: the statuses it counts, its tone and its pattern."""

    statuses: frozenset[Status]
    tone: Tone
    pattern: Qt.BrushStyle

    def count(self, tally: SessionTally) -> int:
        """How many of a session belong to it."""
        return sum(number for status, number in tally.counts if status in self.statuses)


BANDS = (
    Band(frozenset({Status.PRESENT}), Tone.GOOD, Qt.BrushStyle.SolidPattern),
    Band(frozenset({Status.LATE, Status.LEFT_EARLY}), Tone.LATE, Qt.BrushStyle.BDiagPattern),
    Band(frozenset({Status.ABSENT}), Tone.BAD, Qt.BrushStyle.DiagCrossPattern),
    Band(frozenset({Status.OFFICIAL_ABSENCE, Status.EXCUSED}), Tone.INFO, Qt.BrushStyle.HorPattern),
    Band(frozenset({Status.PENDING}), Tone.NEUTRAL, Qt.BrushStyle.NoBrush),
)
"""From the foot of a bar to its top."""

WIDEST = 56.0
"""Of a bar with the gap beside it, in pixels at scale 1."""


def paint_band(painter: QPainter, theme: Theme, places: Sequence[QRectF], band: Band) -> None:
    """This part of each bar, or its sign in the legend; all at once, as changing the brush takes time."""
    ink, ground = QColor(theme.tone_ink(band.tone)), QColor(theme.tone_ground(band.tone))
    brush = QBrush(ink, band.pattern)
    grain = max(1.0, round(theme.scale))
    brush.setTransform(QTransform.fromScale(grain, grain))
    painter.setPen(QPen(ink, max(1, theme.px(1.5))))
    painter.setBrush(ground)
    painter.drawRects(places)
    painter.setBrush(brush)
    painter.drawRects(places)


class BandSign(QWidget):
    """The pattern of a band, for the legend."""

    def __init__(self, band: Band) -> None:
        super().__init__()
        self._band = band
        self._theme: Theme | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take size and colours from the theme."""
        self._theme = theme
        self.setFixedSize(theme.px(26), theme.px(26))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        if self._theme is None:
            return
        painter = QPainter(self)
        edge = self._theme.px(2)
        paint_band(painter, self._theme, [QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)], self._band)
        painter.end()


class TermChart(SessionChooser[SessionTally]):
    """A bar for each session, the oldest first. A tap, a slide or the arrow keys choose one."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self._most = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sessions(self, sessions: Sequence[SessionTally], roster: int) -> None:
        """Show these; who looked at the newest goes on doing so."""
        at_end = self._place == len(self._sessions) - 1
        self._most = max([roster, 1, *(sum(number for _, number in one.counts) for one in sessions)])
        self._put(sessions, len(sessions) - 1 if at_end else self._place)

    @property
    def tally(self) -> SessionTally | None:
        """The session that is chosen."""
        return self._sessions[self._place] if self._place >= 0 else None

    def sizeHint(self) -> QSize:
        """It takes the room there is."""
        return QSize(480, 240)

    def minimumSizeHint(self) -> QSize:
        """Still read at this size."""
        side = self._theme.touch_px if self._theme else 64
        return QSize(4 * side, 2 * side)

    def _choose_at(self, point: QPointF) -> None:
        if self._theme is not None and self._sessions:
            plot, step = self._plot(self._theme)
            self.choose(int((point.x() - plot.left()) // step))

    # --- painting ---------------------------------------------------------------------------------------

    def bar(self, place: int) -> QRectF:
        """Where the bar of a session stands, as high as the whole roster."""
        assert self._theme is not None
        plot, step = self._plot(self._theme)
        gap = min(step * 0.2, self._theme.px(Space.S))
        return QRectF(plot.left() + place * step + gap / 2, plot.top(), step - gap, plot.height())

    def _plot(self, theme: Theme) -> tuple[QRectF, float]:
        """The field of the bars, and how far one is from the next."""
        small = theme.type_px(Type.SMALL)
        plot = QRectF(self.rect()).adjusted(2.6 * small, theme.px(Space.S), -theme.px(Space.S), -1.8 * small)
        return plot, min(plot.width() / max(1, len(self._sessions)), theme.px(WIDEST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines of none, half and all, the bars, the days below them."""
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(theme.type_px(Type.SMALL))
        painter.setFont(font)
        plot, step = self._plot(theme)
        self._paint_lines(painter, theme, plot)
        self._paint_bars(painter, theme, plot.height() / self._most)
        if self._place >= 0:
            self._paint_choice(painter, theme, self.bar(self._place))
        self._paint_days(painter, theme, plot, step)
        painter.end()

    def _paint_lines(self, painter: QPainter, theme: Theme, plot: QRectF) -> None:
        line = theme.type_px(Type.SMALL) * 1.4
        for number in (0, self._most // 2, self._most) if self._most > 1 else (0, self._most):
            y = plot.bottom() - plot.height() * number / self._most
            painter.setPen(QPen(QColor(theme.palette.line), 1))
            painter.drawLine(round(plot.left()), round(y), round(plot.right()), round(y))
            painter.setPen(QColor(theme.palette.soft))
            room = QRectF(0, y - line / 2, plot.left() - theme.px(Space.XS), line)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number_text(number)
            )

    def _paint_bars(self, painter: QPainter, theme: Theme, each_px: float) -> None:
        """Band by band over all bars, on whole pixels: that is fast, and crisp. ``each_px``: of a student."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        feet = [self.bar(place) for place in range(len(self._sessions))]
        for band in BANDS:
            parts = []
            for foot, tally in zip(feet, self._sessions, strict=True):
                high = each_px * band.count(tally)
                if high > 0:
                    parts.append(QRectF(foot.left(), foot.bottom() - high, foot.width(), high))
                foot.setBottom(foot.bottom() - high)
            if parts:
                paint_band(painter, theme, parts, band)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_choice(self, painter: QPainter, theme: Theme, place: QRectF) -> None:
        """A frame about the chosen bar, twice as thick with the focus."""
        width = theme.px(4) if self.hasFocus() else max(2, theme.px(2))
        painter.setPen(QPen(QColor(theme.palette.text), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = theme.px(3)
        painter.drawRoundedRect(place.adjusted(-edge, -edge, edge, edge), theme.px(4), theme.px(4))

    def _paint_days(self, painter: QPainter, theme: Theme, plot: QRectF, step: float) -> None:
        """As many days as there is room for; that of the chosen bar always."""
        metrics, line = QFontMetrics(painter.font()), theme.type_px(Type.SMALL) * 1.5
        words = [short_date_text(tally.session.starts_at) for tally in self._sessions]
        widths = [metrics.horizontalAdvance(word) + 2 for word in words]
        every = ceil((max(widths, default=0) + theme.px(Space.S)) / step)
        top, chosen = plot.bottom() + theme.px(Space.XS), self._place
        for place, (word, wide) in enumerate(zip(words, widths, strict=True)):
            if place != chosen and (place % every or abs(place - chosen) < every):
                continue
            middle = self.bar(place).center().x()
            left = max(0.0, min(middle - wide / 2, self.width() - wide))
            painter.setPen(QColor(theme.palette.text if place == chosen else theme.palette.soft))
            painter.drawText(QRectF(left, top, wide, line), Qt.AlignmentFlag.AlignCenter, word)
