"""Enrolment, step three: the consent, with two equal answers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core.requests import AnswerConsent, Open, ReviseForm
from kiosk.core.screens import EnrolConsent
from kiosk.core.values import Language
from kiosk.ui.dress import column, dress_part, row, side_by_side
from kiosk.ui.page import Page
from kiosk.ui.texts import language_now
from kiosk.ui.theme import Space, Theme, Tone, Turns, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.consent import ConsentCard, ConsentText, clear_away, consent_now, read_consent
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.scroll import TouchScroll
from kiosk.ui.widgets.steps import Steps

_LOOKS = (("info", Tone.NEUTRAL), ("person", Tone.NEUTRAL), ("face", Tone.INFO), ("shield", Tone.NEUTRAL))
"""Icon and tone of each part: in short, personal details, face features, good to know."""


class EnrolConsentPage(Page[EnrolConsent]):
    """What matters most in three lines, then the whole text; both answers are buttons of one kind."""

    def __init__(self, assets_dir: Path, crops_days: int = 0) -> None:
        super().__init__()
        self.written, self._crops_days = read_consent(assets_dir), crops_days
        self._language: Language | None = None
        self.head = Head("enrolConsent")
        self.steps = Steps(4, "enrolConsentSteps")
        self.head.add(self.steps)
        self._content = QWidget()
        self._rows = column(self._content)
        self._body: QWidget | None = None
        self.text = TouchScroll(self._content, "enrolConsentText", tells_more=True)
        self.cancel = Button("enrolConsentCancel", icon="close")
        self.back = Button("enrolConsentBack", icon="arrow_left")
        self.with_face = Button("enrolConsentWithFace", Kind.PRIMARY, "face")
        self.without_face = Button("enrolConsentWithoutFace", Kind.PRIMARY, "keypad")
        self._build()
        self._connect()

    def _build(self) -> None:
        ways_out, answers = row(), row()
        for button in (self.cancel, self.back):
            ways_out.addWidget(button)
        for answer in (self.without_face, self.with_face):
            answer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            answers.addWidget(answer, 1)
        actions = side_by_side()
        actions.addLayout(ways_out)
        actions.addLayout(answers, 1)
        page = column(self, margin=Space.L)
        page.addWidget(self.head)
        page.addWidget(self.text, 1)
        page.addLayout(actions)

    def _connect(self) -> None:
        self.opens(self.cancel, Open.HOME)
        self.back.clicked.connect(lambda: self.requested.emit(ReviseForm()))
        self.with_face.clicked.connect(lambda: self.requested.emit(AnswerConsent(True)))
        self.without_face.clicked.connect(lambda: self.requested.emit(AnswerConsent(False)))

    def set_theme(self, theme: Theme) -> None:
        """Both answers are equally high."""
        super().set_theme(theme)
        for answer in (self.without_face, self.with_face):
            answer.setFixedHeight(max(theme.touch_px, theme.px(84)))

    def fill(self, screen: EnrolConsent) -> None:
        """Say everything; the text is laid out anew only in another language."""
        language, text = language_now(), consent_now(self.written, self._crops_days)
        self.head.say(text.title, text.intro)
        self.text.say(text.title)
        self.steps.setVisible(screen.student is None)
        self.steps.show_step(2, self.tr("Step 3 of 4: consent"))
        self.cancel.say(self.tr("Cancel"))
        self.back.say(self.tr("Back"))
        self.with_face.say(self.tr("Agree, with face"))
        self.without_face.say(self._no(screen))
        if language != self._language:
            self._language = language
            self._lay_out(text)

    def _no(self, screen: EnrolConsent) -> str:
        """The other answer: it always leads on, and what it leads to depends on who is asked."""
        if screen.student is None:
            return self.tr("Agree, without face")
        return self.tr("Not now") if screen.student.has_face else self.tr("Stay without face")

    def arrive(self) -> None:
        """Read from the top."""
        self.text.verticalScrollBar().setValue(0)
        self.text.setFocus()

    def _lay_out(self, text: ConsentText) -> None:
        clear_away(self._body)
        self._body = QWidget()
        rows = column(self._body)
        pair = side_by_side(turns=Turns.READ)
        short, *cards = (
            ConsentCard(part, *look, type_=Type.BODY if place else Type.HEADING)
            for place, (part, look) in enumerate(zip(text.parts, _LOOKS, strict=True))
        )
        rows.addWidget(short)
        for card in cards[:2]:
            pair.addWidget(card, 1)
        rows.addLayout(pair)
        for card in cards[2:]:
            rows.addWidget(card)
        self._rows.addWidget(self._body)
        if self.theme:
            dress_part(self._body, self.theme)
