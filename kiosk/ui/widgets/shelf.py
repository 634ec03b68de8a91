"""Where parts of a page stand while only the lower half of the screen is within reach. Main thread."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from kiosk.ui.dress import column, side_by_side
from kiosk.ui.theme import Space, Theme, Turns, Type


class Shelf(QWidget):
    """A row that is empty, and takes no room, but while reach is low: then it holds what it ``takes``.

    Below everything else it brings buttons from the head of a page down to a hand. Each part goes back to
    where it was: a stand-in keeps its place.
    """

    def __init__(self, *, gap: Space = Space.M) -> None:
        super().__init__()
        self._parts: list[tuple[QWidget, QWidget]] = []
        self._holds = False
        self._row: QBoxLayout = self._make_row(gap)
        self.hide()

    def _make_row(self, gap: Space) -> QBoxLayout:
        return side_by_side(self, gap=gap, turns=Turns.NEVER)

    def _put(self, part: QWidget) -> None:
        self._row.addWidget(part)

    def takes(self, *parts: QWidget) -> None:
        """Hold these, in this order, while reach is low."""
        for part in parts:
            stand_in = QWidget()
            stand_in.hide()
            self._parts.append((part, stand_in))

    def set_theme(self, theme: Theme) -> None:
        """Take the parts, or give them back."""
        if theme.low is self._holds:
            return
        self._holds = theme.low
        for part, stand_in in self._parts:
            if theme.low:
                _swap(part, stand_in)
                self._put(part)
            else:
                self._row.removeWidget(part)
                _swap(stand_in, part)
        self.setVisible(theme.low)


class Ledge(Shelf):
    """What stands below it in its column stands in the lower half of the window, while reach is low.

    It reaches down to the middle and holds what is only read. What stands below it may begin with something
    that nobody touches, and the ledge then ends higher: a label (``labelled``), a margin (``above``).
    ``gap``: that of the column.
    """

    def __init__(self, *, gap: Space = Space.M, labelled: bool = False, above: Space = Space.NONE) -> None:
        super().__init__(gap=gap)
        self._gap, self._labelled, self._above = gap, labelled, above
        self._theme: Theme | None = None
        self._window: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _make_row(self, gap: Space) -> QBoxLayout:
        lines = column(self, gap=gap)
        lines.addStretch(1)
        return lines

    def _put(self, part: QWidget) -> None:
        self._row.insertWidget(self._row.count() - 1, part)

    def set_theme(self, theme: Theme) -> None:
        """Take the parts, and reach down to the middle."""
        super().set_theme(theme)
        self._theme = theme
        self._row.setSpacing(theme.px(self._gap))
        self._reach()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the size of the window from now on."""
        super().showEvent(event)
        if self._window is not self.window():
            self._window = self.window()
            self._window.installEventFilter(self)
        self._reach()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Reach down to the middle from the new place."""
        super().moveEvent(event)
        self._reach()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same."""
        super().resizeEvent(event)
        self._reach()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The middle is another one when the window is."""
        if event.type() == QEvent.Type.Resize:
            self._reach()
        return super().eventFilter(watched, event)

    def _reach(self) -> None:
        if self._theme is None or not self._theme.low or not self.isVisible():
            return
        top = self.mapTo(self.window(), QPoint(0, 0)).y()
        room = (
            (self.window().height() + 1) // 2 - top - self._theme.px(self._gap) - self._theme.px(self._above)
        )
        if self._labelled:
            room -= self._theme.type_px(Type.SMALL) + self._theme.px(Space.XS)
        self.setMinimumHeight(max(0, room))


def _swap(present: QWidget, coming: QWidget) -> None:
    """Put ``coming`` where ``present`` stands; the stretch stays the place's."""
    parent = present.parentWidget()
    found = _place_in(parent.layout(), present) if parent else None
    assert found is not None, f"{present.objectName()} stands in no row or column"
    box, at = found
    stretch = box.stretch(at)
    # Not QLayout.replaceWidget: the item that it hands back lives on and hears, in place of the new one, of
    # each change of the widget's size.
    box.removeWidget(present)
    box.insertWidget(at, coming, stretch)


def _place_in(layout: QLayout | None, widget: QWidget) -> tuple[QBoxLayout, int] | None:
    if not isinstance(layout, QBoxLayout):
        return None
    at = layout.indexOf(widget)
    if at >= 0:
        return layout, at
    inner = (one for one in layout.children() if isinstance(one, QLayout))
    return next((found for one in inner if (found := _place_in(one, widget)) is not None), None)
