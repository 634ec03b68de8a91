"""The panel's part about the term: a bar for each session of the course, the numbers of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk.core.requests import SeeTerm
from kiosk.core.screens import Panel
from kiosk.core.values import SessionState
from kiosk.core.views import SessionTally, TermView
from kiosk.ui.dress import column, row
from kiosk.ui.form_texts import short_date_text
from kiosk.ui.texts import number_text, span_text, translate
from kiosk.ui.theme import Ink, Space, Type
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.term_chart import BANDS, BandSign, TermChart
from kiosk.ui.widgets.text import Text


def band_texts() -> tuple[str, ...]:
    """The words of the bands, in their order."""
    return (
        translate("TermBand", "Present"),
        translate("TermBand", "Late or left early"),
        translate("TermBand", "Absent"),
        translate("TermBand", "Official or excused"),
        translate("TermBand", "Not in yet"),
    )


class TermPart(QWidget):
    """Chart, the chosen session in words with a step to either side; where there is none, what to do."""

    requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._term: TermView | None = None
        self.card = Card(Space.S, Space.M)
        self.chart = TermChart("panelTermChart")
        self.empty = Text(Type.BODY, Ink.SOFT, align=Qt.AlignmentFlag.AlignHCenter, name="panelTermEmpty")
        self.day = Text(Type.BODY, strong=True, name="panelTermDay")
        self.earlier = Button("panelTermEarlier", icon="arrow_left")
        self.later = Button("panelTermLater", icon="arrow_right")
        self.numbers = [Text(Type.BODY, wrap=False, name=f"panelTermBand{n}") for n, _ in enumerate(BANDS)]
        self.told = QWidget()
        self._build()
        self.chart.chosen.connect(self._on_chosen)
        self.earlier.clicked.connect(lambda: self.chart.choose(self.chart.place - 1))
        self.later.clicked.connect(lambda: self.chart.choose(self.chart.place + 1))

    def _build(self) -> None:
        self.day.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choice = row(gap=Space.M)
        choice.addWidget(self.earlier)
        choice.addWidget(self.day, 1)
        choice.addWidget(self.later)
        foot = column(self.told, gap=Space.S)
        foot.addLayout(choice)
        lines = (row(gap=Space.S), row(gap=Space.S))
        for place, (band, words) in enumerate(zip(BANDS, self.numbers, strict=True)):
            line = lines[place // 3]
            line.addWidget(BandSign(band))
            line.addWidget(words)
            line.addSpacing(8)
        for line in lines:
            line.addStretch(1)
            foot.addLayout(line)
        self.card.column.addWidget(self.chart, 1)
        self.card.column.addWidget(self.empty)
        self.card.column.addWidget(self.told)
        column(self).addWidget(self.card, 1)

    def opened(self) -> None:
        """The part comes up: the numbers of now."""
        self.requested.emit(SeeTerm())

    def arrive(self) -> None:
        """The newest session first."""
        self.chart.choose(len(self._term.sessions) - 1 if self._term else -1)

    def fill(self, screen: Panel) -> None:
        """Show the term of now."""
        term = screen.view.term
        self.earlier.say("", self.tr("The session before"))
        self.later.say("", self.tr("The session after"))
        has_bars = term is not None and bool(term.sessions) and term.roster > 0
        self.chart.setVisible(has_bars)
        self.told.setVisible(has_bars)
        self.empty.say("" if has_bars else self._empty_text(screen))
        if term is not None and has_bars and term != self._term:
            self._term = term
            self.chart.show_sessions(term.sessions, term.roster)
        self._on_chosen(self.chart.place)

    def _empty_text(self, screen: Panel) -> str:
        term = screen.view.term
        if term is None and screen.view.courses:
            return ""  # the numbers come in a moment
        if not screen.view.courses:
            return self.tr("You have no course yet. IT adds courses with a timetable file.")
        if term is not None and not term.roster:
            return self.tr(
                "Nobody is on the list of this course yet. IT adds students with a timetable file."
            )
        return self.tr("No session was held yet. After the first one it stands here as a bar.")

    def _on_chosen(self, place: int) -> None:
        tally = self.chart.tally
        if tally is None or self._term is None:
            return
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(place < len(self._term.sessions) - 1)
        session = tally.session
        self.day.setText(f"{short_date_text(session.starts_at)} {span_text(session)}")
        words = [
            f"{word} {number_text(band.count(tally))}" for band, word in zip(BANDS, band_texts(), strict=True)
        ]
        for text, said in zip(self.numbers, words, strict=True):
            text.setText(said)
        self.chart.setAccessibleName(
            self.tr("Attendance of {course} over the term, session {place} of {all}").format(
                course=self._term.course.title, place=place + 1, all=len(self._term.sessions)
            )
        )
        self.chart.setAccessibleDescription(f"{self.day.text()}: {', '.join(words)}{self._still(tally)}")

    def _still(self, tally: SessionTally) -> str:
        still = self.tr("Not closed yet")
        return f". {still}" if tally.session.state is SessionState.OPEN else ""
