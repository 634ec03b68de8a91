"""The main page: the door at rest, and while somebody walks up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.core.idle import SMOOTH_STEP_S, STEP_S, drift, rests
from kiosk.core.requests import Open
from kiosk.core.screens import Main
from kiosk.core.values import Language
from kiosk.core.views import Door
from kiosk.ui.dress import column, row, side_by_side
from kiosk.ui.page import Page
from kiosk.ui.preview import PreviewFeed
from kiosk.ui.texts import language_now, time_text
from kiosk.ui.theme import Space, Theme, Tone
from kiosk.ui.widgets.announcements import Announcements
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.class_card import ClassCard
from kiosk.ui.widgets.clock import Clock, utc_now
from kiosk.ui.widgets.stage import Stage
from kiosk.ui.widgets.veil import Veil
from kiosk.ui.widgets.zoom_card import ZoomCard

_NO_CHOICE: Mapping[Language, str] = {}


class MainPage(Page[Main]):
    """Preview, instruction, announcements, class of now, Zoom code, four doors, clock, language.

    While nobody is there it rests: its contents wander by a few pixels, so that nothing burns in, and
    at night it is dim. ``dimmed`` says that it wants the look of the night (True) or of the day.
    """

    language_requested = Signal(object)
    dimmed = Signal(bool)

    def __init__(
        self,
        feed: PreviewFeed,
        now: Callable[[], datetime] = utc_now,
        languages: Mapping[Language, str] = _NO_CHOICE,
    ) -> None:
        """Args: ``languages``: those to choose from, by their own names; a press leads to the next one."""
        super().__init__()
        self._languages = languages
        self.setObjectName("mainPage")
        self._now, self._seen_at = now, now()
        self._stands = (0, 0)
        self.clock = Clock(now)
        self.enrolment = Chip("mainEnrolmentOpen")
        self.language = Button("mainLanguageButton", Kind.QUIET, "language")
        self.stage = Stage(feed, "main")
        self.announcements = Announcements()
        self.class_card = ClassCard()
        self.zoom_card = ZoomCard()
        self.number = Button("mainNumberButton", Kind.SECONDARY, "keypad")
        self.my_page = Button("mainMyPageButton", Kind.SECONDARY, "calendar")
        self.enrol = Button("mainEnrolButton", Kind.SECONDARY, "enrol")
        self.unlock = Button("mainUnlockButton", Kind.SECONDARY, "lock")
        self._lay_out()
        self.veil = Veil(self)
        self.clock.ticked.connect(self.announcements.turn)
        self.clock.ticked.connect(self._on_tick)
        self.language.clicked.connect(self._on_language)
        for button, door in (
            (self.number, Open.NUMBER),
            (self.my_page, Open.MY_PAGE),
            (self.enrol, Open.ENROLMENT),
            (self.unlock, Open.UNLOCK),
        ):
            self.opens(button, door)

    def _lay_out(self) -> None:
        self._page = page = QVBoxLayout(self)  # its margins are its own: see set_theme
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

    def _doors(self) -> QHBoxLayout:
        doors = side_by_side(gap=Space.M)
        for pair in ((self.number, self.my_page), (self.enrol, self.unlock)):
            line = row(gap=Space.M)
            for button in pair:
                line.addWidget(button, 1)
            doors.addLayout(line, 1)
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
        self.language.setVisible(len(self._languages) > 1)
        self.language.say(self._languages.get(self._next_language(), ""))

    # --- while nobody is there --------------------------------------------------------------------------

    def wake(self) -> None:
        """Somebody is there: a face or a touch. What wandered stays there, nothing jumps under a hand."""
        self._seen_at = self._now()
        self._dim(False)

    @property
    def is_dim(self) -> bool:
        """Whether it wears the look of the night."""
        return not self.veil.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Keep the contents where they stand."""
        super().set_theme(theme)
        self._page.setSpacing(theme.px(Space.M))
        self._stand_at(*self._stands)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the veil over all of it."""
        super().resizeEvent(event)
        self.veil.setGeometry(self.rect())

    def arrive(self) -> None:
        """Whoever was on another page is still there."""
        self.wake()
        super().arrive()

    def _on_tick(self, now: datetime) -> None:
        self._seen_at = min(self._seen_at, now)  # the clock may have been set back
        if rests(self._seen_at, now) and self.theme is not None:
            self._stand_at(*drift(now, SMOOTH_STEP_S if self.theme.motion else STEP_S))
            self._dim(self._screen is not None and self._screen.door.night)

    def _dim(self, dim: bool) -> None:
        if dim is not self.is_dim:
            self.veil.setVisible(dim)
            self.dimmed.emit(dim)

    def _stand_at(self, right: int, down: int) -> None:
        """Move all contents by so many pixels (at scale 1); no size changes."""
        assert self.theme is not None
        self._stands = (right, down)
        margin, right_px, down_px = (self.theme.px(length) for length in (Space.M, right, down))
        self._page.setContentsMargins(
            margin + right_px, margin + down_px, margin - right_px, margin - down_px
        )

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
        opens = time_text(door.upcoming.session.starts_at)
        return self.tr("The next class starts at {time}").format(time=opens)

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

    def _on_language(self) -> None:
        self.language_requested.emit(self._next_language())
