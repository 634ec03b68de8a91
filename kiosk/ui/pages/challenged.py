"""The challenge page: one turn of the head, asked in one line with one arrow. No name before it is proven."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiosk.core.observation import Hint
from kiosk.core.requests import Open
from kiosk.core.screens import Challenged
from kiosk.core.values import Pose
from kiosk.core.views import Purpose
from kiosk.ui.dress import column, side_by_side
from kiosk.ui.icons import Icon
from kiosk.ui.page import Page
from kiosk.ui.preview import PreviewFeed
from kiosk.ui.texts import POSE_ICONS, hint_text, pose_text
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.stage import Stage
from kiosk.ui.widgets.steps import Steps
from kiosk.ui.widgets.text import Text

_IN_THE_WAY = frozenset(
    {Hint.TOO_DARK, Hint.TOO_BRIGHT, Hint.ONE_AT_A_TIME, Hint.COME_NEARER, Hint.STEP_BACK}
    | {Hint.MOVE_TO_CENTRE}
)
"""Hints that help with the turn; "hold still" would contradict it, "look here" takes its place."""


class ChallengedPage(Page[Challenged]):
    """The preview where it was on the page before, now with an arrow; the instruction beside it."""

    def __init__(self, feed: PreviewFeed) -> None:
        super().__init__()
        self.setObjectName("challengedPage")
        self._purpose = Purpose.CHECK_IN
        self.stage = Stage(feed, "challenged", guide=False)
        self.icon = Icon("arrow_left", 150, Ink.ACCENT)
        self.instruction = Text(Type.DISPLAY, name="challengedTurn")
        self.steps = Steps(2, name="challengedSteps")
        self.number = Button("challengedNumberButton", Kind.SECONDARY, "keypad")
        self.cancel = Button("challengedCancelButton", Kind.SECONDARY, "close")
        self._lay_out()
        self.number.clicked.connect(self._on_number)
        self.opens(self.cancel, Open.HOME)
        self.escapes_by(self.cancel)

    def _lay_out(self) -> None:
        card = Card(gap=Space.L, margin=Space.L, name="challengedCard")
        card.set_tone(Tone.INFO)
        card.column.addStretch(1)
        card.column.addWidget(self.icon)
        card.column.addWidget(self.instruction)
        card.column.addWidget(self.steps, 0, Qt.AlignmentFlag.AlignLeft)
        card.column.addStretch(1)
        side = column(gap=Space.M)
        side.addWidget(card, 1)
        side.addWidget(self.number)
        side.addWidget(self.cancel)
        body = side_by_side(self, gap=Space.M, margin=Space.M)
        body.addWidget(self.stage, 5)
        body.addLayout(side, 3)

    def spoken(self) -> str:
        """The turn."""
        return self.instruction.text()

    def fill(self, screen: Challenged) -> None:
        """Ask for the turn."""
        self._purpose = screen.purpose
        front_first = screen.hint is Hint.LOOK_HERE  # a turn begins from the front
        icon = POSE_ICONS[Pose.FRONT if front_first else screen.asked]
        self.stage.preview.show_arrow(None if front_first else screen.asked)
        self.icon.show_icon(icon, Tone.INFO)
        straight = self.tr("Now look straight ahead")
        self.instruction.setText(straight if front_first else pose_text(screen.asked))
        self.steps.setVisible(screen.steps > 1)
        words = self.tr("Turn {step} of {steps}").format(step=screen.step, steps=screen.steps)
        self.steps.show_step(screen.step - 1, words)
        hint = screen.hint if screen.hint in _IN_THE_WAY else None
        slowly, still = self.tr("Move slowly until this page changes"), hint_text(Hint.HOLD_STILL)
        self.stage.say(hint, still if front_first else slowly, icon)
        self.number.say(self.tr("Use my student number"))
        self.cancel.say(self.tr("Cancel"))

    def _on_number(self) -> None:
        check_in = self._purpose is Purpose.CHECK_IN
        self.requested.emit(Open.NUMBER if check_in else Open.MY_NUMBER)
