"""The panel's part about enrolment: open it, hand out codes, and see who has enrolled, with undo."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.requests import CloseEnrolment, MailCodeList, MailCodes, OpenEnrolment, RemoveEnrolment
from kiosk.core.screens import Panel
from kiosk.core.values import Entry, Newcomer
from kiosk.core.views import EnrolmentView
from kiosk.ui.dress import actions, beside, column
from kiosk.ui.pages.panel_lists import empty_card
from kiosk.ui.pages.panel_people import PeoplePart
from kiosk.ui.texts import moment_text, name_text, time_text
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.confirm import TwoSteps
from kiosk.ui.widgets.text import Text


class EnrolmentPart(PeoplePart):
    """First the door, then the codes, then the newcomers of the last days, the newest first."""

    def __init__(self) -> None:
        super().__init__("panelEnrolment")

    def contents(self, screen: Panel) -> tuple[object, ...]:
        """What is true of enrolment, and the pairs, which are said beside the newcomers."""
        return (screen.view.enrolment, screen.view.look_alikes, self.search.wanted)

    def count(self, screen: Panel) -> int:
        """The newcomers."""
        return len(screen.view.enrolment.newcomers) if screen.view.enrolment else 0

    def cards(self, screen: Panel) -> list[QWidget]:
        """Two cards of actions, then one a newcomer; while somebody is looked for, these alone."""
        view = screen.view.enrolment
        if view is None or view.course is None:
            return [empty_card(self.tr("Here you let students enrol, once you have a course."))]
        newcomers: list[QWidget] = [
            self._newcomer(screen, place, one)
            for place, one in enumerate(view.newcomers)
            if self.search.finds(one.student)
        ]
        if self.search.wanted:
            return newcomers or self.nobody()
        if not newcomers:
            newcomers = [empty_card(self.tr("Whoever enrols will be shown here, and you can undo it."))]
        return [self._door(view), self._codes(view), *newcomers]

    def _door(self, view: EnrolmentView) -> Card:
        card = Card(Space.S, Space.M, name="panelEnrolmentDoor")
        is_open = view.open_until is not None
        card.set_tone(Tone.LATE if is_open else None)
        words = _words(self._door_title(view), self._door_line(is_open))
        button = Button("panelEnrolmentOpen", Kind.SECONDARY if is_open else Kind.PRIMARY, "enrol")
        button.say(self.tr("Close enrolment") if is_open else self.tr("Open for 30 minutes"))
        request = CloseEnrolment() if is_open else OpenEnrolment()
        button.clicked.connect(lambda: self.requested.emit(request))
        card.column.addLayout(beside(words, button))
        return card

    def _door_title(self, view: EnrolmentView) -> str:
        if view.open_until is None:
            return self.tr("Enrolling takes a code")
        return self.tr("Enrolment is open until {time}").format(time=time_text(view.open_until))

    def _door_line(self, is_open: bool) -> str:
        if is_open:
            return self.tr("Please stay and look who enrols. Names must be as on your list.")
        return self.tr(
            "Open it while you stand by: everybody here can enrol without a code, for half an hour."
        )

    def _codes(self, view: EnrolmentView) -> Card:
        card = Card(Space.S, Space.M, name="panelEnrolmentCodes")
        assert view.course is not None
        missing = self.tr("%n student(s) not enrolled yet", "", view.missing)
        card.column.addLayout(_words(f"{view.course.title}: {missing}", self._codes_line(view)))
        if view.missing:
            card.column.addLayout(self._code_buttons(view))
        return card

    def _codes_line(self, view: EnrolmentView) -> str:
        if not view.missing:
            return self.tr("Everybody on the list of this course is enrolled.")
        line = self.tr("Each code is for one student and works once. New codes replace older ones.")
        if view.unaddressed:
            without = self.tr("%n without an e-mail address: their codes come to you.", "", view.unaddressed)
            line = f"{line} {without}"
        return line

    def _code_buttons(self, view: EnrolmentView) -> QHBoxLayout:
        mail = TwoSteps("panelMailCodes", "mail", Kind.SECONDARY)
        printed = TwoSteps("panelMailCodeList", "download", Kind.SECONDARY)
        mail.say(
            self.tr("Mail codes to students"),
            self.tr("Send %n new code(s)?", "", view.missing),
            self.tr("Send"),
            self.tr("Not now"),
        )
        printed.say(
            self.tr("Mail codes to me"),
            self.tr("Codes sent before stop working."),
            self.tr("Send"),
            self.tr("Not now"),
        )
        mail.confirmed.connect(lambda: self.requested.emit(MailCodes()))
        printed.confirmed.connect(lambda: self.requested.emit(MailCodeList()))
        mail.asked.connect(lambda asking: printed.setVisible(not asking))
        printed.asked.connect(lambda asking: mail.setVisible(not asking))
        line = actions(gap=Space.S)
        line.addStretch(1)
        line.addWidget(printed)
        line.addWidget(mail)
        return line

    def _newcomer(self, screen: Panel, place: int, newcomer: Newcomer) -> Card:
        card = Card(Space.S, Space.M, name=f"panelNewcomer{place}")
        student = newcomer.student
        words = column(gap=Space.XS)
        name, about = Text(Type.BODY, strong=True), Text(Type.SMALL, Ink.SOFT)
        name.setText(f"{name_text(student.name)} · {student.number}")
        about.setText(f"{moment_text(newcomer.at)} · {self._how(newcomer)}")
        words.addWidget(name)
        words.addWidget(about)
        pressed: list[QWidget] = [self._remove_button(place, newcomer)]
        twins = self._alike(screen, newcomer)
        if twins:
            card.set_tone(Tone.LATE)
            chip = Chip(f"panelNewcomerAlike{place}")
            chip.say(self.tr("Same face as {number}?").format(number=twins), Tone.LATE, "warning")
            pressed.insert(0, chip)
        card.column.addLayout(beside(words, *pressed))
        return card

    def _how(self, newcomer: Newcomer) -> str:
        way = {
            Entry.CODE: self.tr("with a code"),
            Entry.PANEL: self.tr("while enrolment was open"),
        }.get(newcomer.let_in.entry, self.tr("without a check"))
        if newcomer.face_only:
            return self.tr("gave the face, {way}").format(way=way)
        if newcomer.student.has_face:
            return self.tr("enrolled with a face, {way}").format(way=way)
        return self.tr("enrolled without a face, {way}").format(way=way)

    def _alike(self, screen: Panel, newcomer: Newcomer) -> str:
        """The numbers under which this face is enrolled as well, as far as no professor has looked."""
        own = newcomer.student.number
        pairs = (
            {pair.first.number, pair.second.number} for pair in screen.view.look_alikes if not pair.two_people
        )
        return ", ".join(sorted(number for pair in pairs if own in pair for number in pair - {own}))

    def _remove_button(self, place: int, newcomer: Newcomer) -> TwoSteps:
        remove = TwoSteps(f"panelRemoveNewcomer{place}", "delete")
        if newcomer.face_only:
            first, question = self.tr("Remove the face"), self.tr("Delete this face?")
        else:
            first, question = self.tr("Delete enrolment"), self.tr("Delete face and PIN?")
        student = newcomer.student
        words = (first, question, self.tr("Delete"), self.tr("Keep"))
        remove.say(*words, of=f"{student.name} {student.number}")
        remove.confirmed.connect(lambda: self.requested.emit(RemoveEnrolment(newcomer)))
        return remove


def _words(title: str, line: str) -> QVBoxLayout:
    words = column(gap=Space.XS)
    head, soft = Text(Type.BODY, strong=True), Text(Type.SMALL, Ink.SOFT)
    head.setText(title)
    soft.setText(line)
    words.addWidget(head)
    words.addWidget(soft)
    return words
