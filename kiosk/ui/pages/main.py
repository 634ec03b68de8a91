"""The main page: the door at rest, and while somebody walks up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from kiosk.core.requests import Open
from kiosk.core.screens import Main
from kiosk.core.timetable import check_in_opens
from kiosk.core.values import Language
from kiosk.core.views import Door
from kiosk.ui.dress import actions, column, row, side_by_side
from kiosk.ui.preview import PreviewFeed
from kiosk.ui.resting import RestingPage
from kiosk.ui.texts import language_now, time_text
from kiosk.ui.theme import Reach, Space, Theme, Tone
from kiosk.ui.widgets.announcements import Announcements
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.class_card import ClassCard
from kiosk.ui.widgets.clock import Clock, utc_now
from kiosk.ui.widgets.shelf import Shelf
from kiosk.ui.widgets.stage import Stage
from kiosk.ui.widgets.zoom_card import ZoomCard

_NO_CHOICE: Mapping[Language, str] = {}


class MainPage(RestingPage[Main]):
    """Preview, instruction, announcements, class of now, Zoom code, four doors, clock, language, reach.

    ``language_requested`` carries the Language wanted, ``reach_requested`` the Reach.
    """

    language_requested = Signal(object)
    reach_requested = Signal(object)

    def __init__(
        self,
        feed: PreviewFeed,
        now: Callable[[], datetime] = utc_now,
        languages: Mapping[Language, str] = _NO_CHOICE,
    ) -> None:
        """Args: ``languages``: those to choose from, by their own names; a press leads to the next one."""
        super().__init__(now)
        self._languages = languages
        self.setObjectName("mainPage")
        self.clock = Clock(now)
        self.enrolment = Chip("mainEnrolmentOpen")
        self.language = Button("mainLanguageButton", Kind.QUIET, "language")
        self.reach = Button("mainReachButton", Kind.SECONDARY, "reach")
        self.stage = Stage(feed, "main")
        self.announcements = Announcements()
        self.class_card = ClassCard()
        self.zoom_card = ZoomCard()
        self.number = Button("mainNumberButton", Kind.SECONDARY, "keypad")
        self.my_page = Button("mainMyPageButton", Kind.SECONDARY, "calendar")
        self.enrol = Button("mainEnrolButton", Kind.SECONDARY, "enrol")
        self.unlock = Button("mainUnlockButton", Kind.SECONDARY, "lock")
        self._lay_out()
        self.clock.ticked.connect(self.announcements.turn)
        self.clock.ticked.connect(self.tick)
        self.language.clicked.connect(self._on_language)
        self.reach.clicked.connect(self._on_reach)
        for button, door in (
            (self.number, Open.NUMBER),
            (self.my_page, Open.MY_PAGE),
            (self.enrol, Open.ENROLMENT),
            (self.unlock, Open.UNLOCK),
        ):
            self.opens(button, door)

    def _lay_out(self) -> None:
        page = self._page
        head = row(gap=Space.M)
        head.addWidget(self.clock)
        head.addStretch(1)
        head.addWidget(self.enrolment)
        head.addWidget(self.language)
        self.stage.add_below(self.announcements)
        side = column(gap=Space.M)
        side.addWidget(self.class_card, 1)
        side.addWidget(self.zoom_card)
        body = side_by_side(gap=Space.M)
        body.addWidget(self.stage, 5)
        body.addLayout(side, 4)
        page.addLayout(head)
        page.addLayout(body, 1)
        page.addLayout(self._doors())
        foot = Shelf()
        foot.takes(self.clock, self.enrolment, self.reach, self.language)
        page.addWidget(foot)

    def _doors(self) -> QHBoxLayout:
        doors = side_by_side(gap=Space.M)
        for some, share in (((self.number, self.my_page), 11), ((self.enrol, self.unlock, self.reach), 15)):
            line = actions()
            for button in some:
                line.addWidget(button, 1)
            doors.addLayout(line, share)
        return doors

    def fill(self, screen: Main) -> None:
        """Show the door."""
        door = screen.door
        self.class_card.show_door(door)
        self._zoom(door)
        self.announcements.show_texts(door.announcements)
        if door.lecture is None:
            self.stage.say(None, self._waiting(door), "clock", Tone.NEUTRAL)
        else:
            self.stage.say(screen.hint, self.tr("Look at the camera to check in"), "look")
        self._say_enrolment(door)
        self.number.say(self.tr("Student number"), self.tr("Check in by student number"))
        self.my_page.say(self.tr("My attendance"))
        self.enrol.say(self.tr("Enrol"), self.tr("Enrol as a new student"))
        self.unlock.say(self.tr("Professor"), self.tr("Professor: unlock the panel"))
        self._say_reach()
        self.language.setVisible(len(self._languages) > 1)
        self.language.say(self._languages.get(self._next_language(), ""))

    def set_theme(self, theme: Theme) -> None:
        """The button for the reach says what it leads to."""
        super().set_theme(theme)
        self._say_reach()

    def _say_reach(self) -> None:
        if self.theme is not None and self.theme.low:
            self.reach.say(self.tr("Usual screen"), self.tr("Usual screen: use the whole height"))
        else:
            self.reach.say(self.tr("Low screen"), self.tr("Low screen: every button in the lower half"))

    def _say_enrolment(self, door: Door) -> None:
        """A small sign while a professor has opened enrolment."""
        until = door.open_until
        self.enrolment.setVisible(until is not None)
        if until is not None:
            words = self.tr("Enrolment open until {time}").format(time=time_text(until))
            self.enrolment.say(words, Tone.INFO, "enrol")

    def _waiting(self, door: Door) -> str:
        if door.cancelled is not None:
            return self.tr("This class does not take place today")
        if door.upcoming is None:
            return self.tr("There is no class to check in to now")
        opens = check_in_opens(door.upcoming.session, door.upcoming.course)
        return self.tr("Check-in opens at {time}").format(time=time_text(opens))

    def _zoom(self, door: Door) -> None:
        lecture = door.lecture or door.upcoming
        zoom = lecture.course.zoom if lecture else None
        title = "" if door.lecture else self.tr("Zoom of the next class")
        self.zoom_card.show_zoom(zoom, title)

    def _next_language(self) -> Language:
        """The one after that of now; the first one after the last."""
        codes, now = list(self._languages), language_now()
        after = codes.index(now) + 1 if now in codes else 0
        return codes[after % len(codes)] if codes else now

    def _on_reach(self) -> None:
        low = self.theme is not None and self.theme.low
        self.reach_requested.emit(Reach.STANDARD if low else Reach.LOW)

    def _on_language(self) -> None:
        self.language_requested.emit(self._next_language())
