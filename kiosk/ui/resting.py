"""A page that stays up while nobody is there: it wanders, so that nothing burns in, and is dim at night."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from kiosk.core.idle import SMOOTH_STEP_S, STEP_S, drift, rests
from kiosk.core.screens import Fault, Main
from kiosk.ui.page import Page
from kiosk.ui.theme import Space, Theme
from kiosk.ui.widgets.veil import Veil

S = TypeVar("S", Main, Fault)


class RestingPage(Page[S]):
    """Rests when nobody was there for some minutes; whoever makes one calls ``tick`` once a second.

    ``dimmed`` says that it wants the look of the night (True) or of the day; ``rested``, once a second,
    that nobody is there.
    """

    dimmed = Signal(bool)
    rested = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now, self._seen_at = now, now()
        self._stands = (0, 0)
        self._page = QVBoxLayout(self)  # its margins are its own: see set_theme
        self.veil = Veil(self)

    def wake(self) -> None:
        """Somebody is there: a face or a touch. What wandered stays there, nothing jumps under a hand."""
        self._seen_at = self._now()
        self._dim(False)

    @property
    def is_dim(self) -> bool:
        """Whether it wears the look of the night."""
        return not self.veil.isHidden()

    def tick(self, now: datetime) -> None:
        """A second has gone by."""
        self._seen_at = min(self._seen_at, now)  # the clock may have been set back
        if rests(self._seen_at, now) and self.theme is not None:
            self._stand_at(*drift(now, SMOOTH_STEP_S if self.theme.motion else STEP_S))
            self._dim(self._screen is not None and self._screen.door.night)
            self.rested.emit()

    def set_theme(self, theme: Theme) -> None:
        """Keep the contents where they stand."""
        super().set_theme(theme)
        self._page.setSpacing(theme.px(Space.M))
        self._stand_at(*self._stands)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the veil over all of it."""
        super().resizeEvent(event)
        self.veil.setGeometry(self.rect())
        self.veil.raise_()

    def arrive(self) -> None:
        """Whoever was on another page is still there."""
        self.wake()
        super().arrive()

    def _dim(self, dim: bool) -> None:
        if dim is not self.is_dim:
            self.veil.setVisible(dim)
            self.dimmed.emit(dim)

    def _stand_at(self, right: int, down: int) -> None:
        """Move all contents by so many pixels (at scale 1); no size changes."""
        assert self.theme is not None
        self._stands = (right, down)
        margin, right_px, down_px = (self.theme.px(length) for length in (Space.M, right, down))
        self._page.setContentsMargins(
            margin + right_px, margin + down_px, margin - right_px, margin - down_px
        )
