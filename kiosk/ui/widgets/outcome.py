"""The card that tells an outcome: a big shape, a word, what to do next; who is next; buttons below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from kiosk.core.observation import Hint
from kiosk.ui.dress import side_by_side
from kiosk.ui.icons import Icon
from kiosk.ui.texts import HINT_ICONS, hint_text
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Banner
from kiosk.ui.widgets.text import Text

_CENTRE = Qt.AlignmentFlag.AlignHCenter


_SHORT_NAME = 24
"""Longer names are set smaller, so that two lines are enough."""


class OutcomeCard(Card):
    """Icon, name if any, verdict, details and next step, in the tone of the outcome."""

    def __init__(self, name: str) -> None:
        super().__init__(gap=Space.M, margin=Space.L, name=name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.icon = Icon("info", 190)
        self.who = Text(Type.HERO, align=_CENTRE, name=f"{name}Name")
        self.verdict = Text(Type.DISPLAY, align=_CENTRE, name=f"{name}Verdict")
        self.detail = Text(Type.HEADING, Ink.SOFT, light=True, align=_CENTRE, name=f"{name}Detail")
        self.next_step = Text(Type.HEADING, Ink.TEXT, align=_CENTRE, name=f"{name}Next")
        self.column.addStretch(1)
        self.column.addWidget(self.icon, 0, _CENTRE)
        for label in (self.who, self.verdict, self.detail, self.next_step):
            self.column.addWidget(label)
        self.column.addStretch(1)
        self.greeting = Banner(f"{name}Greeting")
        keeps = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        keeps.setRetainSizeWhenHidden(True)  # nothing moves under somebody's eyes when the next one comes
        self.greeting.setSizePolicy(keeps)
        self.greeting.hide()
        self.column.addWidget(self.greeting)

    def say(
        self, tone: Tone, icon: str, verdict: str, next_step: str, *, who: str = "", detail: str = ""
    ) -> None:
        """Tell the outcome."""
        self.set_tone(tone)
        self.icon.show_icon(icon, tone)
        self.verdict.set_ink(
            {Tone.GOOD: Ink.GOOD, Tone.LATE: Ink.LATE, Tone.BAD: Ink.BAD, Tone.INFO: Ink.ACCENT}.get(
                tone, Ink.TEXT
            )
        )
        self.who.set_type(Type.HERO if len(who) <= _SHORT_NAME else Type.DISPLAY)
        self.who.say(who)
        self.verdict.say(verdict)
        self.detail.say(detail)
        self.next_step.say(next_step)
        self.setAccessibleName(" ".join(part for part in (who, verdict, detail, next_step) if part))

    def greet(self, hint: Hint | None) -> None:
        """Let the next person know that they are seen, while this one still reads; None: nobody is."""
        self.greeting.say(hint_text(hint) if hint else "", Tone.CALL, HINT_ICONS[hint] if hint else "info")


def button_row(*buttons: Button) -> QHBoxLayout:
    """Buttons side by side, equally wide."""
    line = side_by_side(gap=Space.M)
    for button in buttons:
        line.addWidget(button, 1)
    return line
