"""What every page is: shows one type of screen, emits requests, says itself anew in another language."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.core.requests import Open
from kiosk.ui.focus import move_focus
from kiosk.ui.theme import Theme

S = TypeVar("S")


class Page(QWidget, Generic[S]):
    """The page of one screen type. Sub-classes build widgets once and write ``fill``, which sets all texts.

    ``requested`` carries a kiosk.core.requests.Request.
    """

    requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._screen: S | None = None
        self.theme: Theme | None = None
        self._way_out: QAbstractButton | None = None

    def show_screen(self, screen: S) -> None:
        """Show this screen; called again whenever its data change."""
        self._screen = screen
        self.fill(screen)

    def fill(self, screen: S) -> None:
        """Set every text and state from ``screen``, in the language of now."""
        raise NotImplementedError

    def spoken(self) -> str:
        """What a voice says of this screen: one short sentence, never a name; empty for nothing.

        Whoever stands near hears it: it tells no more than the tone would, and what to do.
        """
        return ""

    def arrive(self) -> None:
        """The page comes up from another one: forget what was typed, set the focus (here: on no button)."""
        self.setFocus()

    def opens(self, button: QAbstractButton, door: Open) -> None:
        """Let ``button`` request ``door``."""
        button.clicked.connect(lambda: self.requested.emit(door))

    def escapes_by(self, button: QAbstractButton) -> None:
        """Let the Escape key press ``button``."""
        self._way_out = button

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the page as it is read, wherever its parts stand."""
        return move_focus(self, forward=forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape presses the way out, if the page has one."""
        if event.key() == Qt.Key.Key_Escape and self._way_out is not None:
            self._way_out.click()
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Sizes that neither the style sheet nor the layouts know are set here by sub-classes."""
        self.theme = theme

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._screen is not None:
            self.fill(self._screen)
