"""A student's page of objections: each session of the last days, what is wrong, what became of that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.core.requests import MakeObjection, Open, WithdrawObjection
from kiosk.core.screens import ObjectionPage
from kiosk.core.values import Dispute, Language, Objection, ObjectionWay
from kiosk.core.views import AttendanceLine, ObjectionNotice, OwnObjections
from kiosk.ui.dress import column, dress_part, row
from kiosk.ui.form_texts import date_only_text, method_text
from kiosk.ui.objection_texts import (
    STATE_ICONS,
    STATE_TONES,
    dispute_text,
    own_notice_text,
    state_text,
)
from kiosk.ui.page import Page
from kiosk.ui.texts import (
    STATUS_ICONS,
    STATUS_TONES,
    date_text,
    language_now,
    span_text,
    status_text,
    time_text,
)
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Banner, Chip
from kiosk.ui.widgets.confirm import TwoSteps
from kiosk.ui.widgets.consent import clear_away
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.scroll import TouchScroll
from kiosk.ui.widgets.shelf import Ledge, Shelf
from kiosk.ui.widgets.text import Text

_NOTICE_TONES = {
    ObjectionNotice.MADE: (Tone.GOOD, "check"),
    ObjectionNotice.WITHDRAWN: (Tone.GOOD, "check"),
    ObjectionNotice.NOT_POSSIBLE: (Tone.LATE, "info"),
}


class ObjectionsPage(Page[ObjectionPage]):
    """One card a session, the newest first. Whoever came with a receipt sees that one session and no name."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[OwnObjections, Language] | None = None
        self._cards: list[QWidget] = []
        self.head = Head("objections")
        self.back = Button("objectionsBack", Kind.SECONDARY, "arrow_left")
        self.done = Button("objectionsDone", Kind.PRIMARY, "check")
        self.notice = Banner("objectionsNotice", Type.BODY)
        content = QWidget()
        self._rows = column(content, gap=Space.S)
        self._rows.addStretch(1)
        self.area = TouchScroll(content, "objectionsList")
        self.head.add(self.back)
        self.head.add(self.done)
        self.opens(self.back, Open.MY_PAGE)
        self.opens(self.done, Open.HOME)
        self.escapes_by(self.done)
        page = column(self, margin=Space.L)
        read, foot = Ledge(), Shelf()
        read.takes(self.notice)
        foot.takes(self.back, self.done)
        for part in (self.head, read, self.notice):
            page.addWidget(part)
        page.addWidget(self.area, 1)
        page.addWidget(foot)

    def fill(self, screen: ObjectionPage) -> None:
        """Say everything; the cards are built anew only when the data or the language are."""
        view = screen.view
        own_page = view.way is ObjectionWay.OWN_PAGE
        self.head.say(self.tr("Is something wrong?"), self._subtitle(view))
        self.area.say(self.head.title.text())
        self.back.setVisible(own_page)
        self.back.say(self.tr("Back"))
        self.done.say(self.tr("Done"))
        tone, icon = _NOTICE_TONES[view.notice] if view.notice else (Tone.GOOD, "check")
        self.notice.say(own_notice_text(view.notice) if view.notice else "", tone, icon)
        if (view, language_now()) != self._shown:
            self._shown = (view, language_now())
            self._show(view)

    def _subtitle(self, view: OwnObjections) -> str:
        who = view.student.name if view.way is ObjectionWay.OWN_PAGE else view.student.number
        told = self.tr("Your professor sees what you say here, and answers. It has no disadvantage for you.")
        return f"{who} · {told}"

    def arrive(self) -> None:
        """From the top."""
        self.area.verticalScrollBar().setValue(0)
        super().arrive()

    def _show(self, view: OwnObjections) -> None:
        for old in self._cards:
            clear_away(old)
        self._cards = [self._card(place, line) for place, line in enumerate(view.lines)]
        if not self._cards:
            self._cards = [self._empty()]
        for place, card in enumerate(self._cards):
            self._rows.insertWidget(place, card)
            if self.theme:
                dress_part(card, self.theme)

    def _empty(self) -> Card:
        card = Card(Space.S, Space.L)
        words = Text(Type.BODY, Ink.SOFT, align=Qt.AlignmentFlag.AlignHCenter)
        words.setText(self.tr("There is nothing here that can still be objected to."))
        card.column.addWidget(words)
        return card

    def _card(self, place: int, line: AttendanceLine) -> Card:
        card = Card(Space.S, Space.M, name=f"objectionLine{place}")
        card.column.addLayout(self._what(line))
        for objection in line.objections:
            card.column.addLayout(self._made(place, objection))
            if objection.answer is not None:
                card.column.addWidget(self._answer(place, objection))
        if line.disputes:
            card.column.addLayout(self._choices(place, line))
        return card

    def _what(self, line: AttendanceLine) -> QHBoxLayout:
        session = line.lecture.session
        title, detail = Text(Type.BODY, strong=True), Text(Type.SMALL, Ink.SOFT)
        title.setText(f"{date_text(session.starts_at)} · {line.lecture.course.title}")
        seen = ""
        if line.check_in is not None:
            told = self.tr("checked in {time} ({way})")
            seen = " · " + told.format(
                time=time_text(line.check_in.at), way=method_text(line.check_in.method)
            )
        detail.setText(f"{span_text(session)} · {session.room}{seen}")
        words = column(gap=Space.XS)
        words.addWidget(title)
        words.addWidget(detail)
        chip = Chip()
        chip.say(status_text(line.status), STATUS_TONES[line.status], STATUS_ICONS[line.status])
        both = row()
        both.addLayout(words, 1)
        both.addWidget(chip)
        return both

    def _made(self, place: int, objection: Objection) -> QHBoxLayout:
        chip = Chip(f"objectionState{place}")
        state = objection.state
        told = f"{dispute_text(objection.dispute)}: {state_text(state)}"
        chip.say(told, STATE_TONES[state], STATE_ICONS[state])
        both = row()
        both.addWidget(chip)
        both.addStretch(1)
        if state.waits:
            back = Button(f"objectionWithdraw{place}", Kind.QUIET, "close")
            word = self.tr("Take it back")
            back.say(word, f"{word}: {dispute_text(objection.dispute)}, {place + 1}")
            back.clicked.connect(lambda: self.requested.emit(WithdrawObjection(objection.fact_id)))
            both.addWidget(back)
        return both

    def _answer(self, place: int, objection: Objection) -> Text:
        words = Text(Type.SMALL, Ink.TEXT, name=f"objectionAnswer{place}")
        reason = objection.answer.reason if objection.answer else ""
        words.setText(self.tr("The professor's answer: {reason}").format(reason=reason))
        return words

    def _choices(self, place: int, line: AttendanceLine) -> QHBoxLayout:
        until = Text(Type.SMALL, Ink.SOFT, name=f"objectionUntil{place}")
        until.setText(self.tr("Possible until {date}").format(date=date_only_text(line.until)))
        both = row()
        both.addWidget(until, 1)
        for dispute in line.disputes:
            both.addWidget(self._choice(place, line, dispute))
        return both

    def _choice(self, place: int, line: AttendanceLine, dispute: Dispute) -> TwoSteps:
        session_id = line.lecture.session.session_id
        name = "".join(word.title() for word in dispute.value.split("_"))
        choice = TwoSteps(f"objection{name}{place}", "question", Kind.SECONDARY)
        choice.say(
            dispute_text(dispute),
            self.tr("Tell the professor?"),
            self.tr("Tell"),
            self.tr("No"),
            of=f"{line.lecture.course.title}, {date_text(line.lecture.session.starts_at)}",
        )
        choice.confirmed.connect(lambda: self.requested.emit(MakeObjection(session_id, dispute)))
        return choice
