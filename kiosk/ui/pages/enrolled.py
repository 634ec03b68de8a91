"""Enrolment is done: welcome, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiosk.core.requests import Open
from kiosk.core.screens import Enrolled
from kiosk.ui.dress import column, row
from kiosk.ui.icons import Icon
from kiosk.ui.page import Page
from kiosk.ui.texts import name_text
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.text import Text

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class EnrolledPage(Page[Enrolled]):
    """One card: a tick, the name, the one thing to do from now on."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = Icon("present", 112, Tone.GOOD)
        self.welcome = Text(Type.DISPLAY, align=_MIDDLE, name="enrolledWelcome")
        self.number = Text(Type.BODY, Ink.SOFT, align=_MIDDLE, name="enrolledNumber")
        self.next = Text(Type.HEADING, align=_MIDDLE, name="enrolledNext")
        self.also = Text(Type.BODY, Ink.SOFT, align=_MIDDLE, name="enrolledAlso")
        self.done = Button("enrolledDone", Kind.PRIMARY, "check")
        self.opens(self.done, Open.HOME)
        self.card = Card(Space.M, Space.XL)
        parts = self.card.column
        parts.addStretch(1)
        parts.addWidget(self.icon, 0, _MIDDLE)
        for text in (self.welcome, self.number, self.next, self.also):
            parts.addWidget(text)
        parts.addSpacing(8)
        wide = row()
        wide.addStretch(1)
        wide.addWidget(self.done, 1)
        wide.addStretch(1)
        parts.addLayout(wide)
        parts.addStretch(1)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(self.card, 6)
        middle.addStretch(1)
        column(self, margin=Space.XL).addLayout(middle)

    def spoken(self) -> str:
        """What to do from now on."""
        return self.next.text()

    def fill(self, screen: Enrolled) -> None:
        """Say the name and what to do next."""
        student = screen.student
        self.welcome.setText(self.tr("Welcome, {name}").format(name=name_text(student.name)))
        parts = (student.number, student.department)
        self.number.say(" · ".join(part for part in parts if part))
        if student.has_face:
            self.next.setText(
                self.tr("This was no check-in yet. From now on, just walk up and look at the screen.")
            )
            self.also.setText(
                self.tr('Come by tomorrow and press "My attendance": 20 seconds more, for surer recognition.')
            )
        else:
            self.next.setText(
                self.tr("This was no check-in yet. From now on, use your student number and PIN.")
            )
            self.also.setText(self.tr('Press "Student number" on the first screen.'))
        self.done.say(self.tr("Done"))
