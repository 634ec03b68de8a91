"""A column that scrolls under the finger as well as by wheel and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollArea, QScroller, QScrollerProperties, QWidget

from kiosk.ui.icons import icon_image
from kiosk.ui.theme import Theme

FADE, ARROW = 72.0, 34.0
"""Height of the sign that there is more below, and side of its arrow, in pixels at scale 1."""


class TouchScroll(QScrollArea):
    """Scrolls ``content`` up and down only; the content takes the width there is."""

    def __init__(self, content: QWidget, name: str = "", *, tells_more: bool = False) -> None:
        """Args: ``tells_more``: with a sign while there is more below; for what stands on the page itself."""
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        scroll_by_finger(self)
        self.more = MoreBelow(self) if tells_more else None

    def say(self, name: str) -> None:
        """What is in it, for screen readers: the keys scroll it while it has the focus."""
        self.setAccessibleName(name)


class MoreBelow(QWidget):
    """Lets the foot of ``area`` fade under an arrow while there is more below. A finger goes through it."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._theme: Theme | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.viewport().installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_scrolled)
        self._on_scrolled()

    def set_theme(self, theme: Theme) -> None:
        """Take size and colours from the theme."""
        self._theme = theme
        self._place()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the viewport."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the fade and the arrow."""
        if self._theme is None:
            return
        clear, ground = QColor(self._theme.palette.back), QColor(self._theme.palette.back)
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, clear)
        fade.setColorAt(0.6, ground)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        side = self._theme.px(ARROW)
        path, colour = self._theme.icon_path("arrow_down"), self._theme.palette.accent
        arrow = icon_image(path, colour, round(side * self.devicePixelRatioF()))
        painter.drawImage(QRectF((self.width() - side) / 2, self.height() - side, side, side), arrow)
        painter.end()

    def _place(self) -> None:
        viewport = self._area.viewport().geometry()
        high = self._theme.px(FADE) if self._theme else round(FADE)
        self.setGeometry(viewport.left(), viewport.bottom() + 1 - high, viewport.width(), high)

    def _on_scrolled(self) -> None:
        bar = self._area.verticalScrollBar()
        self.setVisible(bar.value() < bar.maximum())


def scroll_by_finger(area: QScrollArea | QAbstractItemView) -> None:
    """Let a finger (or the pressed mouse) drag the contents, without bouncing at the ends."""
    viewport = area.viewport()
    QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.LeftMouseButtonGesture)
    scroller = QScroller.scroller(viewport)
    properties = scroller.scrollerProperties()
    off = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
    for metric in (
        QScrollerProperties.ScrollMetric.VerticalOvershootPolicy,
        QScrollerProperties.ScrollMetric.HorizontalOvershootPolicy,
    ):
        properties.setScrollMetric(metric, off)
    scroller.setScrollerProperties(properties)
