"""The panel's other parts: lectures to switch between, and letters with what became of them."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core.requests import CancelClass, ChooseLecture, HoldClass, TryLetterAgain
from kiosk.core.screens import Panel
from kiosk.core.values import Lecture, Letter, LetterState, Mode, SessionState
from kiosk.ui.dress import beside, column, dress_part
from kiosk.ui.form_texts import (
    LETTER_ICONS,
    LETTER_TONES,
    letter_text,
    mode_text,
    short_date_text,
    trouble_text,
)
from kiosk.ui.icons import Icon
from kiosk.ui.pages.panel_announcement import AnnouncementCard
from kiosk.ui.texts import language_now, meeting_id_text, moment_text, span_text
from kiosk.ui.theme import Ink, Space, Theme, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.consent import clear_away
from kiosk.ui.widgets.scroll import TouchScroll
from kiosk.ui.widgets.text import Text


class _Content(QWidget):
    """As tall as its texts are at the width there is; Qt would take them at their narrowest."""

    def minimumSizeHint(self) -> QSize:
        """No height of its own; the scroll area asks for the height at its width."""
        return QSize(super().minimumSizeHint().width(), 0)


class ListPart(QWidget):
    """Cards in a column that scrolls; built anew only when what they show has changed."""

    requested = Signal(object)

    def __init__(self, name: str, first: QWidget | None = None) -> None:
        """``first``: a widget above the cards that scrolls with them and stays."""
        super().__init__()
        self._theme: Theme | None = None
        self._shown: tuple[object, ...] | None = None
        self._cards: list[QWidget] = []
        content = _Content()
        self._rows: QVBoxLayout = column(content, gap=Space.S)
        if first is not None:
            self._rows.addWidget(first)
        self._above = self._rows.count()
        self._rows.addStretch(1)
        self.area = TouchScroll(content, name)
        column(self).addWidget(self.area)

    def set_theme(self, theme: Theme) -> None:
        """Dress cards that are made later."""
        self._theme = theme

    def fill(self, screen: Panel) -> None:
        """Show what is true now; the scroll stays."""
        shown = (language_now(), *self.contents(screen))
        if shown == self._shown:
            return
        self._shown = shown
        at = self.area.verticalScrollBar().value()
        for card in self._cards:
            clear_away(card)
        self._cards = self.cards(screen)
        for place, card in enumerate(self._cards):
            self._rows.insertWidget(self._above + place, card)
            if self._theme:
                dress_part(card, self._theme)
        self.area.verticalScrollBar().setValue(at)

    def arrive(self) -> None:
        """From the top."""
        self.area.verticalScrollBar().setValue(0)

    @abstractmethod
    def contents(self, screen: Panel) -> tuple[object, ...]:
        """What decides whether the cards are to be built anew."""

    @abstractmethod
    def cards(self, screen: Panel) -> list[QWidget]:
        """The cards."""


class LecturesPart(ListPart):
    """What is announced at the door, and the lectures of these days; one is shown in the panel."""

    zoom_wanted = Signal(object)
    """Somebody wants to see the Zoom code of a Lecture large."""

    def __init__(self) -> None:
        self.announcement = AnnouncementCard()
        super().__init__("panelLectures", self.announcement)
        self.announcement.requested.connect(self.requested)

    def fill(self, screen: Panel) -> None:
        """Show what is true now; what is half typed stays."""
        self.announcement.fill(screen)
        super().fill(screen)

    def arrive(self) -> None:
        """From the top, nothing half typed."""
        self.announcement.arrive()
        super().arrive()

    def contents(self, screen: Panel) -> tuple[object, ...]:
        """Lectures and which of them is shown."""
        return (screen.view.lectures, screen.view.lecture)

    def cards(self, screen: Panel) -> list[QWidget]:
        """One card per lecture."""
        lectures, shown = screen.view.lectures, screen.view.lecture
        if not lectures:
            return [empty_card(self.tr("No lectures today. They appear here by the timetable."))]
        shown_id = shown.session.session_id if shown else None
        return [
            self._card(place, lecture, lecture.session.session_id == shown_id)
            for place, lecture in enumerate(lectures)
        ]

    def _card(self, place: int, lecture: Lecture, is_shown: bool) -> Card:
        card = Card(Space.S, Space.M, name=f"panelLecture{place}")
        session, online = lecture.session, lecture.session.mode is Mode.ONLINE
        title, time = Text(Type.BODY, strong=True), Text(Type.SMALL, Ink.SOFT)
        title.setText(f"{lecture.course.code} · {lecture.course.title}")
        where = mode_text(Mode.ONLINE) if online else session.room
        time.setText(f"{short_date_text(session.starts_at)} · {span_text(session)} · {where}")
        words = column(gap=Space.XS)
        words.addWidget(title)
        words.addWidget(time)
        pressed: list[QWidget] = [self._show_button(place, lecture, is_shown)]
        if lecture.course.zoom is not None:
            pressed.insert(0, self._zoom_button(place, lecture))
        if session.state is not SessionState.OPEN:
            pressed.insert(0, self._state_chip(session.state))
        card.column.addLayout(beside(words, *pressed))
        if is_shown:
            card.column.addWidget(self._cancelling(session.state), 0, Qt.AlignmentFlag.AlignRight)
        card.set_tone(Tone.INFO if is_shown else None)
        return card

    def _cancelling(self, state: SessionState) -> QWidget:
        """Cancels the lecture that is shown, or takes that back; either can be undone."""
        if state is SessionState.CANCELLED:
            hold = Button("panelHoldClass", icon="again")
            hold.say(self.tr("Takes place after all"))
            hold.clicked.connect(lambda: self.requested.emit(HoldClass()))
            return hold
        cancel = Button("panelCancelClass", Kind.DANGER, "close")
        cancel.say(self.tr("Cancel class"))
        cancel.clicked.connect(lambda: self.requested.emit(CancelClass()))
        return cancel

    def _state_chip(self, state: SessionState) -> Chip:
        chip = Chip()
        if state is SessionState.CLOSED:
            chip.say(self.tr("Closed"), Tone.NEUTRAL, "lock")
        else:
            chip.say(self.tr("Cancelled"), Tone.BAD, "close")
        return chip

    def _zoom_button(self, place: int, lecture: Lecture) -> Button:
        button = Button(f"panelLectureZoom{place}", icon="video")
        zoom = lecture.course.zoom
        assert zoom is not None
        name = self.tr("Show the Zoom code of {course}").format(course=lecture.course.title)
        button.say(self.tr("Show Zoom code"), f"{name}: {meeting_id_text(zoom.meeting_id)}")
        button.clicked.connect(lambda: self.zoom_wanted.emit(lecture))
        return button

    def _show_button(self, place: int, lecture: Lecture, is_shown: bool) -> Button:
        button = Button(f"panelLectureShow{place}", icon="check" if is_shown else "people")
        word = self.tr("Shown now") if is_shown else self.tr("Show this class")
        session = lecture.session
        button.say(
            word, f"{word}: {lecture.course.title}, {short_date_text(session.starts_at)} {span_text(session)}"
        )
        button.setEnabled(not is_shown)
        button.clicked.connect(lambda: self.requested.emit(ChooseLecture(lecture)))
        return button


class LettersPart(ListPart):
    """Letters to the professor; a failed one says why and can be tried again."""

    def __init__(self) -> None:
        super().__init__("panelLetters")

    def contents(self, screen: Panel) -> tuple[object, ...]:
        """The letters."""
        return screen.view.letters

    def cards(self, screen: Panel) -> list[QWidget]:
        """One card per letter."""
        if not screen.view.letters:
            return [empty_card(self.tr("No e-mail yet. When a class closes, its attendance is sent to you."))]
        return [self._card(place, letter) for place, letter in enumerate(screen.view.letters)]

    def _card(self, place: int, letter: Letter) -> Card:
        card = Card(Space.S, Space.M, name=f"panelLetter{place}")
        chip = Chip(f"panelLetterState{place}")
        chip.say(letter_text(letter.state), LETTER_TONES[letter.state], LETTER_ICONS[letter.state])
        subject, detail = Text(Type.BODY, strong=True), Text(Type.SMALL, Ink.SOFT)
        subject.setText(letter.subject)
        detail.setText(f"{letter.to} · {moment_text(letter.created_at)}")
        words = column(gap=Space.XS)
        words.addWidget(subject)
        words.addWidget(detail)
        if letter.trouble and letter.state is not LetterState.SENT:
            why = Text(Type.SMALL, Ink.BAD, strong=True, name=f"panelLetterTrouble{place}")
            why.setText(trouble_text(letter.trouble))
            words.addWidget(why)
        again = [self._again_button(place, letter)] if letter.state is LetterState.FAILED else []
        card.column.addLayout(beside(words, chip, *again))
        return card

    def _again_button(self, place: int, letter: Letter) -> Button:
        button = Button(f"panelLetterAgain{place}", icon="again")
        word = self.tr("Send again")
        button.say(word, f"{word}: {letter.subject}")
        button.clicked.connect(lambda: self.requested.emit(TryLetterAgain(letter)))
        return button


def empty_card(text: str) -> Card:
    """What an empty list says: what will be here, and when."""
    card = Card(Space.M, Space.XL)
    words = Text(Type.BODY, Ink.SOFT, align=Qt.AlignmentFlag.AlignHCenter)
    words.setText(text)
    card.column.addWidget(Icon("info", 40, Ink.SOFT), 0, Qt.AlignmentFlag.AlignHCenter)
    card.column.addWidget(words)
    return card
