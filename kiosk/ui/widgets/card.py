"""A card: the surface that holds what belongs together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.ui.dress import column, refresh_style
from kiosk.ui.theme import Space, Tone


class Card(QFrame):
    """A rounded surface with a column; ``tone`` tints it for an outcome, None leaves it plain."""

    def __init__(self, gap: Space = Space.S, margin: Space = Space.M, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column: QVBoxLayout = column(self, gap=gap, margin=margin)

    def set_tone(self, tone: Tone | None) -> None:
        """Tint the card."""
        value = tone.value if tone else ""
        if self.property("tone") != value:
            self.setProperty("tone", value)
            refresh_style(self)
