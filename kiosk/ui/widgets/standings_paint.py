"""Paints the rows of the professor's list: texts, the status as a chip, a pencil where a tap corrects."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiosk.core.values import Standing, Status
from kiosk.ui.icons import icon_image
from kiosk.ui.texts import STATUS_ICONS, STATUS_TONES, status_text
from kiosk.ui.theme import Space, Theme, Type
from kiosk.ui.widgets.standings_model import Column, Index, cell_text

_SIGN = 22
"""The side of the signs in a row, in pixels at scale 1."""
_QUIET = {Column.NUMBER, Column.TIME, Column.METHOD, Column.CORRECTION}


class StandingsPainter(QStyledItemDelegate):
    """Paints cells so that a row is seen as one: pointed at, chosen, or with the focus of the keyboard."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme | None = None
        self.pointed = self.focused = -1
        """Rows; -1 for none."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The row's height."""
        touch = self.theme.touch_px if self.theme else 64
        return QSize(touch, touch)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, line and content."""
        theme, standing = self.theme, index.data(Qt.ItemDataRole.UserRole)
        if theme is None or not isinstance(standing, Standing):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.palette.accent_soft))
        elif index.row() == self.pointed:
            painter.fillRect(rect, QColor(theme.palette.sunken))
        painter.setPen(QColor(theme.palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = Column(index.column())
        if index.row() == self.focused:
            _paint_focus(painter, theme, rect, column)
        inner = rect.adjusted(theme.px(Space.S), 0, -theme.px(Space.S), 0)
        if column is Column.STATUS:
            _paint_chip(painter, theme, inner, standing.status)
        else:
            _paint_text(painter, theme, inner, column, cell_text(standing, column))
        painter.restore()


def chip_px(metrics: QFontMetrics, theme: Theme, status: Status) -> int:
    """The width of the chip of a status."""
    return metrics.horizontalAdvance(status_text(status)) + theme.px(_SIGN) + 3 * theme.px(Space.S)


def pencil_px(theme: Theme) -> int:
    """What the pencil takes of the last column, with the gap before it."""
    return theme.px(_SIGN) + theme.px(Space.XS)


def cell_font(base: QFont, theme: Theme, size: Type, *, bold: bool) -> QFont:
    """The font of a cell."""
    font = QFont(base)
    font.setPixelSize(theme.type_px(size))
    font.setBold(bold)
    return font


def _paint_focus(painter: QPainter, theme: Theme, rect: QRect, column: Column) -> None:
    """This cell's part of a frame about the row."""
    wide = max(3, theme.px(3))
    ink = QColor(theme.palette.accent)
    painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), wide), ink)
    painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - wide, rect.width(), wide), ink)
    if column is Column.NUMBER:
        painter.fillRect(QRect(rect.left(), rect.top(), wide, rect.height()), ink)
    if column is Column.CORRECTION:
        painter.fillRect(QRect(rect.right() + 1 - wide, rect.top(), wide, rect.height()), ink)


def _paint_text(painter: QPainter, theme: Theme, rect: QRect, column: Column, text: str) -> None:
    if column is Column.CORRECTION:  # at its end: the whole row is pressed to correct it
        side = theme.px(_SIGN)
        icon = icon_image(theme.icon_path("edit"), theme.palette.accent, side * 2)
        painter.drawImage(QRectF(rect.right() - side, rect.center().y() - side / 2, side, side), icon)
        rect = rect.adjusted(0, 0, -pencil_px(theme), 0)
    painter.setFont(cell_font(painter.font(), theme, Type.BODY, bold=column is Column.NAME))
    painter.setPen(QColor(theme.palette.soft if column in _QUIET else theme.palette.text))
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _paint_chip(painter: QPainter, theme: Theme, rect: QRect, status: Status) -> None:
    tone, text = STATUS_TONES[status], status_text(status)
    painter.setFont(cell_font(painter.font(), theme, Type.SMALL, bold=True))
    side, pad = theme.px(_SIGN), theme.px(Space.S)
    wide = chip_px(painter.fontMetrics(), theme, status)
    high = side + 2 * pad
    chip = QRectF(rect.left(), rect.center().y() - high / 2, min(wide, rect.width()), high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tone_ground(tone)))
    painter.drawRoundedRect(chip, theme.px(14), theme.px(14))
    icon = icon_image(theme.icon_path(STATUS_ICONS[status]), theme.tone_ink(tone), side * 2)
    painter.drawImage(QRectF(chip.left() + pad, chip.center().y() - side / 2, side, side), icon)
    painter.setPen(QColor(theme.tone_ink(tone)))
    words = chip.adjusted(side + 1.5 * pad, 0, -pad / 2, 0)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()) + 1)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
