"""The camera preview with its one line of instruction: what main, log-in and challenge share."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core.observation import Hint
from kiosk.ui.dress import column
from kiosk.ui.preview import PreviewFeed, PreviewWidget
from kiosk.ui.texts import HINT_ICONS, hint_text
from kiosk.ui.theme import Space, Tone, Type
from kiosk.ui.widgets.chip import Banner


class Stage(QWidget):
    """Preview above, banner below."""

    def __init__(self, feed: PreviewFeed, name: str, *, guide: bool = True) -> None:
        super().__init__()
        self.preview = PreviewWidget(feed, guide=guide, name=f"{name}Preview")
        self.banner = Banner(f"{name}Instruction", Type.HEADING)
        self.banner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = column(self, gap=Space.S)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.banner)
        self._layout = layout

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the banner; the preview gives way."""
        self._layout.addWidget(widget)

    def say(self, hint: Hint | None, otherwise: str, icon: str, tone: Tone = Tone.CALL) -> None:
        """Show the hint, or the sentence ``otherwise`` when there is nothing to correct."""
        if hint is None or hint is Hint.NO_FACE:
            self.banner.say(otherwise, tone, icon)
        else:
            self.banner.say(hint_text(hint), Tone.CALL, HINT_ICONS[hint])
