"""The challenge page: one turn of the head, asked in one line with one arrow. No name before it is proven."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from kiosk.core.observation import Hint
from kiosk.core.requests import Open
from kiosk.core.screens import Challenged
from kiosk.core.views import Purpose
from kiosk.ui.dress import column, row
from kiosk.ui.icons import Icon
from kiosk.ui.page import Page
from kiosk.ui.preview import PreviewFeed, PreviewWidget
from kiosk.ui.texts import POSE_ICONS, hint_text, pose_text
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.text import Text

_IN_THE_WAY = frozenset(
    {Hint.TOO_DARK, Hint.TOO_BRIGHT, Hint.ONE_AT_A_TIME, Hint.COME_NEARER, Hint.STEP_BACK}
    | {Hint.MOVE_TO_CENTRE}
)
"""Hints that help with the turn; "look here" or "hold still" would contradict it."""


class ChallengedPage(Page[Challenged]):
    """A big instruction, the preview with the arrow, cancel."""

    def __init__(self, feed: PreviewFeed) -> None:
        super().__init__()
        self.setObjectName("challengedPage")
        self._purpose = Purpose.CHECK_IN
        self.icon = Icon("arrow_left", 72, Ink.ACCENT)
        self.instruction = Text(Type.DISPLAY, name="challengedInstruction")
        self.after = Text(Type.BODY, Ink.SOFT, strong=True, name="challengedHint")
        self.preview = PreviewWidget(feed, guide=False, name="challengedPreview")
        self.number = Button("challengedNumberButton", Kind.SECONDARY, "keypad")
        self.cancel = Button("challengedCancelButton", Kind.SECONDARY, "close")
        self._lay_out()
        self.number.clicked.connect(self._on_number)
        self.opens(self.cancel, Open.HOME)

    def _lay_out(self) -> None:
        card = Card(gap=Space.NONE, margin=Space.M, name="challengedCard")
        card.set_tone(Tone.INFO)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words = column(gap=Space.NONE)
        words.addWidget(self.instruction)
        words.addWidget(self.after)
        line = row(gap=Space.L)
        line.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        card.column.addLayout(line)
        buttons = row(gap=Space.M)
        buttons.addStretch(1)
        buttons.addWidget(self.number)
        buttons.addWidget(self.cancel)
        page = column(self, gap=Space.M, margin=Space.M)
        page.addWidget(card)
        page.addWidget(self.preview, 1)
        page.addLayout(buttons)

    def fill(self, screen: Challenged) -> None:
        """Ask for the turn."""
        self._purpose = screen.purpose
        self.preview.show_arrow(screen.asked)
        self.icon.show_icon(POSE_ICONS[screen.asked], Tone.INFO)
        self.instruction.setText(pose_text(screen.asked))
        if screen.hint in _IN_THE_WAY:
            self.after.setText(hint_text(screen.hint))
        else:
            self.after.setText(self.tr("Slowly, until this page changes"))
        self.number.say(self.tr("Use my student number"))
        self.cancel.say(self.tr("Cancel"))

    def _on_number(self) -> None:
        check_in = self._purpose is Purpose.CHECK_IN
        self.requested.emit(Open.NUMBER if check_in else Open.MY_NUMBER)
