"""The sessions of a term side by side, one of them chosen: by a tap, a slide or the keys; what is common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme

S = TypeVar("S")
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SessionChooser(QWidget, Generic[S]):
    """One control, as a slider is. Sub-classes place and paint the sessions and write ``_choose_at``."""

    chosen = Signal(int)
    """Another one is chosen, or the same place of other sessions; carries the place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._sessions: tuple[S, ...] = ()
        self._place = -1
        self._theme: Theme | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _put(self, sessions: Sequence[S], place: int) -> None:
        """Show these from now on, the one at ``place`` chosen."""
        self._sessions, self._place = tuple(sessions), -1
        self.choose(place)

    def _choose_at(self, point: QPointF) -> None:
        """Choose the session that a finger at ``point`` means."""
        raise NotImplementedError

    @property
    def place(self) -> int:
        """Which one is chosen, from 0; -1 while there is none."""
        return self._place

    def choose(self, place: int) -> None:
        """Choose one; a place beyond the ends is the end."""
        place = max(0, min(place, len(self._sessions) - 1)) if self._sessions else -1
        changed, self._place = place != self._place, place
        self.update()
        if changed:
            self.chosen.emit(place)

    def set_theme(self, theme: Theme) -> None:
        """Take lengths and colours from the theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap chooses the nearest one: it may be narrower than a thumb."""
        self._choose_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A thumb that slides chooses on the way."""
        self._choose_at(event.position())

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
