"""The button of the kiosk: big enough for a thumb, with an icon in the colour of its text."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from kiosk.ui.dress import refresh_style
from kiosk.ui.icons import button_icon
from kiosk.ui.theme import Space, Theme


class Kind(Enum):
    """How a button stands out; one PRIMARY at most on a page."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    KEY = "key"
    TAB = "tab"


_INKS = {
    Kind.PRIMARY: "on_accent",
    Kind.SECONDARY: "accent",
    Kind.QUIET: "accent",
    Kind.DANGER: "bad",
    Kind.KEY: "text",
    Kind.TAB: "accent",
}


class Button(QPushButton):
    """A push button; its text is set by the page in ``fill`` with ``say``."""

    def __init__(self, name: str, kind: Kind = Kind.SECONDARY, icon: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a thumb leaves no focus ring behind
        self._kind, self._icon_name = kind, icon
        self._theme: Theme | None = None

    def say(self, text: str, accessible: str = "") -> None:
        """Set the text and, where the text alone does not say it, the name for screen readers."""
        gained = bool(text) != bool(self.text())
        self.setText(text)
        self.setAccessibleName(accessible or text)
        if gained and self._theme:
            self.set_theme(self._theme)  # the gap between icon and text

    def set_kind(self, kind: Kind) -> None:
        """Let the button stand out more or less than before."""
        if kind is not self._kind:
            self._kind = kind
            self.setProperty("kind", kind.value)
            refresh_style(self)
            if self._theme:
                self.set_theme(self._theme)

    def show_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon_name = icon
        if self._theme:
            self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in the colour and size of the theme."""
        self._theme = theme
        if not self._icon_name:
            return
        side = theme.px(30)
        size = QSize(side + theme.px(Space.S) if self.text() else side, side)
        colour = str(getattr(theme.palette, _INKS[self._kind]))
        self.setIcon(button_icon(theme, self._icon_name, colour, size))
        self.setIconSize(size)
