"""A button of a row of tabs: its icon above its word, and beside the icon what waits there; painted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from kiosk.ui.icons import icon_image
from kiosk.ui.theme import Space, Theme, Type
from kiosk.ui.widgets.button import Button, Kind

_ICON = 28
"""The side of the icon, in pixels at scale 1."""


class TabButton(Button):
    """As narrow as its word: nine of them stand in two columns beside a page, or in a line below it."""

    def __init__(self, name: str, icon: str) -> None:
        super().__init__(name, Kind.TAB, icon)
        self.setCheckable(True)
        self.badge = ""

    def say_tab(self, word: str, badge: str = "", accessible: str = "") -> None:
        """The word, what waits there (a number, or a word as short), and both in words for screen readers."""
        self.say(word, accessible or word)
        if badge != self.badge:
            self.badge = badge
            self.update()

    @property
    def icon_name(self) -> str:
        """The icon of assets/icons that it shows."""
        return self._icon_name

    def set_theme(self, theme: Theme) -> None:
        """Take sizes and colours from the theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of any button, then icon, badge and word."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        if self._theme is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self._theme)
        painter.end()

    def _paint(self, painter: QPainter, theme: Theme) -> None:
        side, line = theme.px(_ICON), self.fontMetrics().height()
        top = (self.height() - side - theme.px(Space.XS) - line) / 2
        icon = QRectF((self.width() - side) / 2, top, side, side)
        pixels = round(side * self.devicePixelRatioF())
        painter.drawImage(icon, icon_image(theme.icon_path(self._icon_name), theme.palette.accent, pixels))
        if self.badge:
            self._paint_badge(painter, theme, icon)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.palette.accent if self.isChecked() else theme.palette.text))
        words = QRectF(0, icon.bottom() + theme.px(Space.XS), self.width(), line)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_badge(self, painter: QPainter, theme: Theme, icon: QRectF) -> None:
        """At the icon's upper corner, as far as there is room."""
        font = QFont(self.font())
        font.setPixelSize(max(12, round(0.85 * theme.type_px(Type.SMALL))))
        metrics = QFontMetrics(font)
        high = metrics.height()
        wide = max(high, metrics.horizontalAdvance(self.badge) + theme.px(Space.S) + 2)
        left = min(icon.right() - 1, self.width() - wide - theme.px(Space.XS))
        place = QRectF(left, max(icon.top() - theme.px(Space.XS), 3), wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.palette.accent))
        painter.drawRoundedRect(place, high / 2, high / 2)
        painter.setFont(font)
        painter.setPen(QColor(theme.palette.on_accent))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.badge)
