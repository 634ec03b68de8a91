"""The panel's part about what was noticed: things to look at, never a verdict; and the second look."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core.noticed import Pattern, SecondLook
from kiosk.core.requests import LookedAt, StartSecondLook
from kiosk.core.screens import Panel
from kiosk.core.values import Student
from kiosk.ui.dress import beside, column, row
from kiosk.ui.noticed_texts import evidence_text, innocent_text, kind_text, second_look_text
from kiosk.ui.pages.panel_lists import empty_card
from kiosk.ui.pages.panel_people import PeoplePart
from kiosk.ui.texts import name_text
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.text import Text

_LINES = 2
"""So many students have a line each; more share a text."""


class NoticedPart(PeoplePart):
    """First what this page is, then the second look where it is offered, then what was noticed."""

    def __init__(self) -> None:
        super().__init__("panelNoticed")

    def contents(self, screen: Panel) -> tuple[object, ...]:
        """Patterns and second look."""
        return (screen.view.noticed, self.search.wanted)

    def count(self, screen: Panel) -> int:
        """What was noticed."""
        return len(screen.view.noticed.patterns)

    def cards(self, screen: Panel) -> list[QWidget]:
        """One card each; while somebody is looked for, theirs alone."""
        noticed = screen.view.noticed
        found: list[QWidget] = [
            self._card(place, pattern)
            for place, pattern in enumerate(noticed.patterns)
            if self.search.finds(*pattern.students)
        ]
        if self.search.wanted:
            return found or self.nobody()
        cards: list[QWidget] = []
        if noticed.second_look is not None:
            cards.append(self._second_look(noticed.second_look))
        if not noticed.patterns:
            return [*cards, empty_card(self.tr("Nothing to look at. What may need your eye will be here."))]
        return [*cards, self._preface(), *found]

    def _preface(self) -> Text:
        words = Text(Type.SMALL, Ink.SOFT, name="panelNoticedPreface")
        words.setText(
            self.tr(
                "These are things to look at, no verdicts: nobody's attendance changes by them. "
                "Please ask before you judge."
            )
        )
        return words

    def _second_look(self, look: SecondLook) -> Card:
        card = Card(Space.S, Space.M, name="panelSecondLook")
        card.set_tone(Tone.INFO if look.until else None)
        words = Text(Type.BODY, name="panelSecondLookWords")
        words.setText(second_look_text(look))
        card.column.addWidget(words)
        if look.until is None:
            start = Button("panelSecondLookStart", icon="look")
            start.say(self.tr("Begin second look (3 minutes)"))
            start.clicked.connect(lambda: self.requested.emit(StartSecondLook()))
            line = row()
            line.addWidget(start)
            line.addStretch(1)
            card.column.addLayout(line)
        return card

    def _card(self, place: int, pattern: Pattern) -> Card:
        card = Card(Space.S, Space.M, name=f"panelNoticed{place}")
        title = Text(Type.BODY, strong=True)
        title.setText(kind_text(pattern.kind))
        words = column(gap=Space.XS)
        words.addWidget(title)
        self._add_students(words, pattern.students)
        for text in (evidence_text(pattern), innocent_text(pattern.kind)):
            line = Text(Type.SMALL, Ink.SOFT)
            line.setText(text)
            words.addWidget(line)
        done = Button(f"panelNoticedDone{place}", icon="check")
        told = self.tr("I have looked at it: do not show it again")
        whom = ", ".join(student.name for student in pattern.students)
        done.say(self.tr("Mark as looked at"), f"{told}: {whom}")
        done.clicked.connect(lambda: self.requested.emit(LookedAt(pattern.key)))
        card.column.addLayout(beside(words, done))
        return card

    def _add_students(self, words: QVBoxLayout, students: tuple[Student, ...]) -> None:
        told = [f"{name_text(student.name)} · {student.number}" for student in students]
        for text in told if len(told) <= _LINES else [", ".join(told)]:
            line = Text(Type.BODY)
            line.setText(text)
            words.addWidget(line)
