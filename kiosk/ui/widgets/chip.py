"""A chip: an outcome as colour, shape and word in one short piece."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy

from kiosk.ui.dress import refresh_style, row
from kiosk.ui.icons import Icon
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.text import Text


class Chip(QFrame):
    """Icon and word on a soft ground."""

    def __init__(self, name: str = "", type_: Type = Type.SMALL) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.icon = Icon("info", {Type.SMALL: 22, Type.BODY: 26}.get(type_, 36), Ink.TEXT)
        self.label = Text(type_, wrap=False, strong=True)
        layout = row(self, gap=Space.S, margin=Space.S)
        layout.addWidget(self.icon)
        layout.addWidget(self.label)

    def say(self, text: str, tone: Tone, icon: str) -> None:
        """Show this word in this tone."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self.icon.show_icon(icon, tone)
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            refresh_style(self)
            refresh_style(self.label)


class Banner(QFrame):
    """One line of instruction or notice, as wide as its place, with an icon."""

    def __init__(self, name: str = "", type_: Type = Type.HEADING) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.icon = Icon("info", {Type.SMALL: 24, Type.BODY: 28}.get(type_, 40), Ink.TEXT)
        self.label = Text(type_, wrap=True, strong=True)
        layout = row(self, gap=Space.M, margin=Space.M)
        layout.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.label, 1)

    def say(self, text: str, tone: Tone, icon: str) -> None:
        """Show this sentence in this tone; an empty one hides the banner."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.icon.show_icon(icon, tone)
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            refresh_style(self)
            refresh_style(self.label)
