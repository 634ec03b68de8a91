"""A label by its place in the type scale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from kiosk.ui.dress import refresh_style
from kiosk.ui.theme import Ink, Type


class Text(QLabel):
    """A text of one type and ink; wraps unless told otherwise; what it shows is never rich text."""

    def __init__(
        self,
        type_: Type = Type.BODY,
        ink: Ink = Ink.TEXT,
        *,
        wrap: bool = True,
        strong: bool = False,
        light: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        name: str = "",
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", type_.value)
        self.setProperty("ink", ink.value)
        self.setProperty("strong", strong)
        self.setProperty("light", light)
        self.setWordWrap(wrap)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setObjectName(name)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_ink(self, ink: Ink) -> None:
        """Change the colour."""
        if self.property("ink") != ink.value:
            self.setProperty("ink", ink.value)
            refresh_style(self)

    def set_type(self, type_: Type) -> None:
        """Change the size."""
        if self.property("type") != type_.value:
            self.setProperty("type", type_.value)
            refresh_style(self)

    def say(self, text: str) -> None:
        """Set the text and hide the label while there is none."""
        self.setText(text)
        self.setVisible(bool(text))
