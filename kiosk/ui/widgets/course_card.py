"""One course of one student as a card: how often what, how near the limit, every session of the term."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout

from kiosk.core.views import CourseSummary
from kiosk.ui.dress import column
from kiosk.ui.texts import STATUS_ICONS, STATUS_TONES, number_text, status_text
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.bar import Bar
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Banner, Chip
from kiosk.ui.widgets.session_strip import SessionStrip
from kiosk.ui.widgets.text import Text

CHIPS_IN_A_ROW = 4


class CourseCard(Card):
    """Built for one summary; the page builds it anew when the summary changes."""

    def __init__(self, summary: CourseSummary) -> None:
        super().__init__(Space.M, Space.M, name=f"course{summary.course.code}")
        self.warning = Banner("courseWarning", Type.BODY)
        self.absences = Text(Type.BODY, wrap=False, strong=True, name="courseAbsences")
        self.bar = Bar("courseAbsenceBar")
        self.strip = SessionStrip("courseSessions")
        self.told = Text(Type.SMALL, wrap=False, strong=True, name="courseSessionTold")
        self.column.addLayout(self._title(summary))
        self.column.addWidget(self.warning)
        self._warn(summary)
        if not summary.held:
            fresh = Text(Type.BODY, Ink.SOFT)
            fresh.setText(self.tr("No session was held yet."))
            self.column.addWidget(fresh)
            return
        self.column.addLayout(self._chips(summary))
        self._show_absences(summary)
        if summary.sessions:
            self._show_sessions(summary)

    def _title(self, summary: CourseSummary) -> QGridLayout:
        title, detail = Text(Type.HEADING), Text(Type.SMALL, Ink.SOFT, wrap=False)
        title.setText(summary.course.title)
        held = self.tr("%n session(s) held", "", summary.held)
        detail.setText(f"{summary.course.code} · {held}")
        lines = QGridLayout()
        lines.addWidget(title, 0, 0)
        lines.addWidget(detail, 1, 0)
        return lines

    def _warn(self, summary: CourseSummary) -> None:
        left = summary.allowed_absences - summary.absences
        if not summary.at_risk:
            text = ""
        elif left < 0:
            text = self.tr("More absences than allowed. Please talk to your professor.")
        elif left < 1:
            text = self.tr("No absence is left. With one more you fail this course.")
        else:
            text = self.tr("Careful: absences left before you fail this course: {count}").format(
                count=_amount(left)
            )
        self.warning.say(text, Tone.BAD, "warning")

    def _chips(self, summary: CourseSummary) -> QGridLayout:
        grid = QGridLayout()
        shown = [(status, count) for status, count in summary.counts if count]
        for place, (status, count) in enumerate(shown):
            chip = Chip(f"courseCount{status.name.title()}")
            chip.say(
                f"{status_text(status)} {number_text(count)}", STATUS_TONES[status], STATUS_ICONS[status]
            )
            grid.addWidget(chip, place // CHIPS_IN_A_ROW, place % CHIPS_IN_A_ROW)
        grid.setColumnStretch(CHIPS_IN_A_ROW, 1)
        return grid

    def _show_absences(self, summary: CourseSummary) -> None:
        text = self.tr("Absences: {count} of {allowed} allowed").format(
            count=_amount(summary.absences), allowed=_amount(summary.allowed_absences)
        )
        self.absences.setText(text)
        self.bar.setAccessibleName(text)
        share = summary.absences / summary.allowed_absences if summary.allowed_absences else 1.0
        tone = Tone.BAD if summary.at_risk else Tone.LATE if summary.absences else Tone.GOOD
        self.bar.show_share(share if summary.absences else 0.0, tone)
        lines = column(gap=Space.XS)
        lines.addWidget(self.absences)
        lines.addWidget(self.bar)
        self.column.addLayout(lines)

    def _show_sessions(self, summary: CourseSummary) -> None:
        """One mark a session; what the chosen one counts as is said in words."""
        label = Text(Type.SMALL, Ink.SOFT, wrap=False)
        label.setText(self.tr("All sessions so far, the newest last"))
        lines = column(gap=Space.XS)
        for widget in (label, self.strip, self.told):
            lines.addWidget(widget)
        self.column.addLayout(lines)
        self.strip.chosen.connect(self._on_chosen)
        self.strip.show_sessions(summary.sessions)

    def _on_chosen(self, _place: int) -> None:
        self.told.setText(self.strip.words())


def _amount(number: float) -> str:
    """3, or 3.5 where lates count a third: at most one decimal, in the language's way."""
    return QLocale().toString(round(float(number), 1), "g", 4)  # an int takes another overload
