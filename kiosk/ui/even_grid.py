"""A layout for buttons of one kind: one line where their texts fit, else lines of equal columns."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from kiosk.ui.theme import Space


class EvenGrid(QLayout):
    """No button is narrower than its text. ``most``: columns at most; 0 for as many as there is room for.

    The gap follows the theme, as that of `kiosk.ui.dress.row` does.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: Space = Space.S, most: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.most = most
        self.setContentsMargins(0, 0, 0, 0)
        self.setProperty("gap", gap.value)
        self.setProperty("margin", 0)
        self.setSpacing(gap.value)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are, hidden ones too."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as there is room."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """More lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        lines = -(-len(self._seen()) // self._across(width))
        return lines * (self._high() + self.spacing()) - self.spacing() if lines else 0

    def minimumSize(self) -> QSize:
        """One column, one line: what it takes more is said by heightForWidth."""
        least = (item.minimumSize().width() for item in self._seen())
        return QSize(max(least, default=0), self._high())

    def sizeHint(self) -> QSize:
        """All in one line, or in as many columns as there may be."""
        shown = self._seen()
        across = min(self.most or len(shown), len(shown))
        widths = [item.sizeHint().width() for item in shown]
        line = sum(widths) if across == len(shown) else across * self.widest()
        lines = -(-len(shown) // across) if across else 0
        gap = self.spacing()
        return QSize(line + gap * max(0, across - 1), lines * (self._high() + gap) - gap)

    def widest(self) -> int:
        """What the longest text needs, in pixels."""
        return max((item.sizeHint().width() for item in self._seen()), default=0)

    def setGeometry(self, rect: QRect) -> None:
        """Give each its place."""
        super().setGeometry(rect)
        shown, high = self._seen(), self._high()
        across = self._across(rect.width())
        for first in range(0, len(shown), across):
            line = shown[first : first + across]
            top = rect.y() + first // across * (high + self.spacing())
            left = rect.x()
            for item, width in zip(line, self._widths(line, across, rect.width()), strict=True):
                item.setGeometry(QRect(QPoint(left, top), QSize(width, high)))
                left += width + self.spacing()

    def _widths(self, line: list[QLayoutItem], across: int, room: int) -> list[int]:
        """Equal columns; in a single line too tight for them each gets its text and the same more."""
        free = room - self.spacing() * (across - 1)
        even = free // across
        needs = [item.sizeHint().width() for item in line]
        if len(line) == len(self._seen()) and max(needs) > even:
            more = (free - sum(needs)) // len(needs)
            return [need + more for need in needs]
        return [even] * len(line)

    def _across(self, width: int) -> int:
        """How many columns there are at this width; the lines are as even as can be."""
        shown, gap = self._seen(), self.spacing()
        if not shown:
            return 1
        most = min(self.most or len(shown), len(shown))
        one_line = sum(item.sizeHint().width() for item in shown) + gap * (len(shown) - 1)
        if most == len(shown) and one_line <= width:
            return most
        fitting = max(1, min(most, (width + gap) // (self.widest() + gap)))
        return -(-len(shown) // -(-len(shown) // fitting))

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _high(self) -> int:
        return max((item.sizeHint().height() for item in self._seen()), default=0)
