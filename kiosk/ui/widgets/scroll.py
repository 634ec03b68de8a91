"""A column that scrolls under the finger as well as by wheel and keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollArea, QScroller, QScrollerProperties, QWidget


class TouchScroll(QScrollArea):
    """Scrolls ``content`` up and down only; the content takes the width there is."""

    def __init__(self, content: QWidget, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        scroll_by_finger(self)

    def say(self, name: str) -> None:
        """What is in it, for screen readers: the keys scroll it while it has the focus."""
        self.setAccessibleName(name)


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
