"""The card of the class at the door: what, when, where, by whom, and how many are in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core.values import Lecture, Mode, SessionState
from kiosk.core.views import Door
from kiosk.ui.dress import column, row
from kiosk.ui.icons import Icon
from kiosk.ui.texts import number_text, span_text, time_text
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.bar import Bar
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.text import Text

_SHORT_TITLE = 26
NO_BREAK = "\u00a0"


class Line(QWidget):
    """A small icon and a text."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self.text = Text(Type.BODY, Ink.SOFT, name=name)
        layout = row(self, gap=Space.S)
        layout.addWidget(Icon(icon, 22, Ink.SOFT))
        layout.addWidget(self.text, 1)

    def say(self, text: str) -> None:
        """Set the text; without one the line is hidden."""
        self.text.setText(text)
        self.setVisible(bool(text))


class ClassCard(Card):
    """Shows the class of now, or the next one, or that there is none."""

    def __init__(self) -> None:
        super().__init__(gap=Space.S, margin=Space.M, name="classCard")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.chip = Chip("classChip")
        self.code = Text(Type.SMALL, Ink.SOFT, wrap=False, name="classCode")
        self.title = Text(Type.TITLE, name="classTitle")
        self.time = Line("clock", "classTime")
        self.place = Line("place", "classRoom")
        self.count = Text(Type.TITLE, Ink.GOOD, wrap=False, name="presentCount")
        self.expected = Text(Type.BODY, Ink.SOFT, wrap=False, name="expectedCount")
        self.bar = Bar("presentBar")
        self.later = Text(Type.BODY, Ink.SOFT, name="classNext")
        self._lay_out()

    def _lay_out(self) -> None:
        head = row(gap=Space.M)
        head.addWidget(self.chip)
        head.addWidget(self.code, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        counts = row(gap=Space.S)
        counts.addWidget(self.count)
        counts.addWidget(self.expected)
        counts.addWidget(self.bar, 1)
        self.column.addLayout(head)
        details = column(gap=Space.S)
        for widget in (self.title, self.time, self.place):
            details.addWidget(widget)
        self.column.addLayout(details)
        self.column.addStretch(1)
        self.column.addWidget(self.later)
        self.column.addLayout(counts)

    def show_door(self, door: Door) -> None:
        """Fill the card, in the language of now."""
        lecture = door.lecture or door.cancelled or door.upcoming
        self._chip(door.lecture or door.cancelled, door.upcoming)
        if lecture is None:
            self._title(self.tr("No more classes here today"))
            self.code.say("")
            self.later.say(self.tr("You can enrol and see your attendance at any time."))
            self.time.say("")
            self.place.say("")
        else:
            self._title(lecture.course.title)
            self.code.say(lecture.course.code)
            self.time.say(span_text(lecture.session))
            self.place.say(self._place(lecture))
            self._later(door)
        self._count(door)

    def _title(self, title: str) -> None:
        """A long title is set smaller, so that it takes two lines at most; Hangul is twice as wide."""
        width = sum(2 if ord(letter) > 0x1100 else 1 for letter in title)
        self.title.set_type(Type.TITLE if width <= _SHORT_TITLE else Type.HEADING)
        self.title.setText(title)

    def _place(self, lecture: Lecture) -> str:
        online = lecture.session.mode is Mode.ONLINE
        place = self.tr("Online") if online else lecture.session.room
        titled = self.tr("Prof. {name}").replace(" ", NO_BREAK)  # a line never ends between title and name
        professor = titled.format(name=lecture.professor)
        return f"{place}  ·  {professor}"

    def _count(self, door: Door) -> None:
        counted = door.lecture is not None and door.expected > 0
        for widget in (self.count, self.expected, self.bar):
            widget.setVisible(counted)
        if counted:
            self.count.setText(number_text(door.present))
            self.expected.setText(self.tr("of {expected} here").format(expected=number_text(door.expected)))
            self.bar.setAccessibleName(f"{self.count.text()} {self.expected.text()}")
            self.bar.show_share(door.present / door.expected)

    def _later(self, door: Door) -> None:
        """The class after this one, where the title leaves room for it."""
        short = self.title.property("type") == Type.TITLE.value
        shown = door.lecture or door.cancelled
        if shown is None or door.upcoming is None or not short:
            self.later.say("")
            return
        starts = time_text(door.upcoming.session.starts_at)
        text = self.tr("Next at {time}: {course}")
        self.later.say(text.format(time=starts, course=door.upcoming.course.title))

    def _chip(self, lecture: Lecture | None, upcoming: Lecture | None) -> None:
        if lecture is None:
            if upcoming is None:
                self.chip.say(self.tr("No class"), Tone.NEUTRAL, "calendar")
            else:
                self.chip.say(self.tr("Next class"), Tone.NEUTRAL, "calendar")
            return
        if lecture.session.state is SessionState.CANCELLED:
            self.chip.say(self.tr("Cancelled today"), Tone.BAD, "close")
        elif lecture.session.mode is Mode.ONLINE:
            self.chip.say(self.tr("Online class now"), Tone.GOOD, "video")
        else:
            self.chip.say(self.tr("Class now"), Tone.GOOD, "present")
