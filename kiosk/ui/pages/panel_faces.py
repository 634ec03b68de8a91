"""The panel's part about faces: what to expect of recognition, and whose faces are hard to tell apart."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.core.requests import DeleteSecondFace, TwoPeople
from kiosk.core.screens import Panel
from kiosk.core.values import LookAlike
from kiosk.core.views import RecognitionView
from kiosk.ui.dress import column, row, side_by_side
from kiosk.ui.pages.panel_lists import empty_card
from kiosk.ui.pages.panel_people import PeoplePart
from kiosk.ui.recognition_texts import expectation_lines
from kiosk.ui.texts import moment_text, name_text
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.confirm import TwoSteps
from kiosk.ui.widgets.text import Text


class FacesPart(PeoplePart):
    """First what to expect, then the pairs, the newest first. No picture is shown."""

    def __init__(self) -> None:
        super().__init__("panelFaces")

    def contents(self, screen: Panel) -> tuple[object, ...]:
        """Expectation and pairs."""
        return (screen.view.recognition, screen.view.look_alikes, self.search.wanted)

    def count(self, screen: Panel) -> int:
        """The pairs."""
        return len(screen.view.look_alikes)

    def cards(self, screen: Panel) -> list[QWidget]:
        """One card of words, then one a pair; while somebody is looked for, these alone."""
        pairs: list[QWidget] = [
            self._card(place, pair)
            for place, pair in enumerate(screen.view.look_alikes)
            if self.search.finds(pair.first, pair.second)
        ]
        if self.search.wanted:
            return pairs or self.nobody()
        cards: list[QWidget] = []
        if screen.view.recognition is not None:
            cards.append(self._expectation(screen.view.recognition))
        return cards + (pairs or [empty_card(self._none(screen.view.recognition))])

    def _none(self, view: RecognitionView | None) -> str:
        if view is not None and view.students and view.compared:
            return self.tr("All faces in your courses can be told apart.")
        return self.tr("Faces that are hard to tell apart will be shown here.")

    def _expectation(self, view: RecognitionView) -> Card:
        card = Card(Space.S, Space.M, name="panelExpectation")
        for place, line in enumerate(expectation_lines(view)):
            words = Text(Type.BODY if place == 0 else Type.SMALL, Ink.TEXT if place == 0 else Ink.SOFT)
            words.setText(line)
            card.column.addWidget(words)
        return card

    def _card(self, place: int, pair: LookAlike) -> Card:
        card = Card(Space.S, Space.M, name=f"panelLookAlike{place}")
        card.set_tone(None if pair.two_people else Tone.LATE)
        who = column(gap=Space.XS)
        for student in (pair.first, pair.second):
            name = Text(Type.BODY, strong=True)
            name.setText(f"{name_text(student.name)} · {student.number}")
            who.addWidget(name)
        about = Text(Type.SMALL, Ink.SOFT, name=f"panelLookAlikeAbout{place}")
        about.setText(self._about(pair))
        who.addWidget(about)
        line = row()
        line.addLayout(who, 1)
        if pair.two_people:
            chip = Chip()
            chip.say(self.tr("Two people"), Tone.NEUTRAL, "people")
            line.addWidget(chip)
        card.column.addLayout(line)
        if not pair.two_people:
            card.column.addLayout(self._answers(place, pair))
        return card

    def _about(self, pair: LookAlike) -> str:
        found = self.tr("Hard to tell apart since {moment}.").format(moment=moment_text(pair.found_at))
        if pair.two_people:
            return f"{found} " + self.tr("While it is so, both give their number as well.")
        return f"{found} " + self.tr("Both give their number as well.")

    def _answers(self, place: int, pair: LookAlike) -> QHBoxLayout:
        two = Button(f"panelTwoPeople{place}", icon="people")
        two.say(self.tr("They are two people"))
        two.clicked.connect(lambda: self.requested.emit(TwoPeople(pair)))
        delete = TwoSteps(f"panelDeleteSecond{place}", "delete")
        delete.say(
            self.tr("Delete the face of {student}").format(
                student=f"{name_text(pair.second.name)} · {pair.second.number}"
            ),
            self.tr("Delete it for good?"),
            self.tr("Delete"),
            self.tr("Keep it"),
        )
        delete.confirmed.connect(lambda: self.requested.emit(DeleteSecondFace(pair)))
        line = side_by_side(gap=Space.S)
        line.addWidget(two)
        line.addStretch(1)
        line.addWidget(delete)
        return line
