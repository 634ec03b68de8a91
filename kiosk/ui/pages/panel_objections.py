"""The panel's part about objections: what students say, what the kiosk knows of it, and the answer."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiosk.core.requests import SeeObjections
from kiosk.core.screens import Panel
from kiosk.core.values import ObjectionState
from kiosk.core.views import ObjectionCase, PanelView
from kiosk.ui.dress import beside, column, row
from kiosk.ui.form_texts import short_date_text
from kiosk.ui.objection_texts import (
    STATE_ICONS,
    STATE_TONES,
    dispute_text,
    evidence_lines,
    state_text,
    way_text,
)
from kiosk.ui.pages.panel_answer import AnswerStrip
from kiosk.ui.pages.panel_lists import empty_card
from kiosk.ui.pages.panel_people import PeoplePart
from kiosk.ui.texts import STATUS_ICONS, STATUS_TONES, name_text, status_text, time_text
from kiosk.ui.theme import Ink, Space, Theme, Tone, Type
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.text import Text

_CROP_PX = 112


class ObjectionsPart(PeoplePart):
    """Those that wait come first; below the list the strip in which one of them is answered."""

    def __init__(self) -> None:
        super().__init__("panelObjections")
        self.strip = AnswerStrip()
        self.strip.requested.connect(self.requested)
        lines = self.layout()
        assert lines is not None
        lines.addWidget(self.strip)

    def fill(self, screen: Panel) -> None:
        """Show what is true now; a half-typed answer stays."""
        super().fill(screen)
        self.strip.update_from(screen.view.objections, screen.mistakes)
        self.strip.say()

    def arrive(self) -> None:
        """From the top, with nothing half done."""
        self.strip.close_strip()
        super().arrive()

    def opened(self, view: PanelView) -> None:
        """The professor looks at the list: students are told that somebody did."""
        if any(case.objection.state is ObjectionState.OPEN for case in view.objections):
            self.requested.emit(SeeObjections())

    def contents(self, screen: Panel) -> tuple[object, ...]:
        """The objections."""
        return (self.search.wanted, *screen.view.objections)

    def count(self, screen: Panel) -> int:
        """The objections."""
        return len(screen.view.objections)

    def cards(self, screen: Panel) -> list[QWidget]:
        """One card an objection."""
        if not screen.view.objections:
            return [empty_card(self.tr("No objections. What students object to is shown here."))]
        cases = enumerate(screen.view.objections)
        return [
            self._card(place, case) for place, case in cases if self.search.finds(case.student)
        ] or self.nobody()

    def _card(self, place: int, case: ObjectionCase) -> Card:
        card = Card(Space.S, Space.M, name=f"panelObjection{place}")
        waits = case.objection.state.waits
        card.set_tone(Tone.LATE if waits else None)
        words = row()
        if case.crop is not None:
            words.addWidget(_Face(case.crop, f"panelObjectionFace{place}"), 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(self._words(place, case), 1)
        card.column.addLayout(beside(words, *self._side(place, case)))
        return card

    def _words(self, place: int, case: ObjectionCase) -> QVBoxLayout:
        objection, session = case.objection, case.lecture.session
        who = Text(Type.BODY, strong=True, name=f"panelObjectionWho{place}")
        name = f"{name_text(case.student.name)} · {case.student.number}"
        who.setText(f"{name} · {dispute_text(objection.dispute)}")
        about = Text(Type.SMALL, Ink.SOFT)
        made = self.tr("objection made {moment} {way}").format(
            moment=_moment(objection.at), way=way_text(objection.way)
        )
        about.setText(f"{case.lecture.course.title} · {_moment(session.starts_at)} · {made}")
        known = Text(Type.SMALL, Ink.TEXT, name=f"panelObjectionEvidence{place}")
        known.setText(" ".join(evidence_lines(case.check_in)))
        lines = column(gap=Space.XS)
        for text in (who, about, known):
            lines.addWidget(text)
        extra = self._extra(case)
        if extra:
            told = Text(Type.SMALL, Ink.SOFT, name=f"panelObjectionMore{place}")
            told.setText(extra)
            lines.addWidget(told)
        return lines

    def _extra(self, case: ObjectionCase) -> str:
        if case.crop is not None:
            return self.tr(
                "This is the face that checked in. Compare it only with the student who stands here."
            )
        answer = case.objection.answer
        if answer is None:
            return ""
        return self.tr("Answered {moment}: {reason}").format(moment=_moment(answer.at), reason=answer.reason)

    def _side(self, place: int, case: ObjectionCase) -> tuple[QWidget, QWidget]:
        state, status = case.objection.state, case.status
        counted = Chip()
        counted.say(status_text(status), STATUS_TONES[status], STATUS_ICONS[status])
        if state.waits:
            answer = Button(f"panelObjectionAnswer{place}", icon="edit")
            word, student = self.tr("Answer"), case.student
            answer.say(word, f"{word}: {student.name} {student.number}, {_moment(case.objection.at)}")
            answer.clicked.connect(lambda: self.strip.open_for(case))
            return counted, answer
        chip = Chip(f"panelObjectionState{place}")
        chip.say(state_text(state), STATE_TONES[state], STATE_ICONS[state])
        return counted, chip


def _moment(at: datetime) -> str:
    return f"{short_date_text(at)} {time_text(at)}"


class _Face(QLabel):
    """The crop of a check-in, in memory only as long as it is shown."""

    def __init__(self, crop: bytes, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._picture = QPixmap()
        self._picture.loadFromData(crop)

    def set_theme(self, theme: Theme) -> None:
        """As large as the scale says."""
        side = theme.px(_CROP_PX)
        self.setPixmap(
            self._picture.scaled(
                side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
