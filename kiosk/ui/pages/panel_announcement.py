"""The panel's card of announcements: what the door tells, written, changed and withdrawn in place."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from kiosk.core.announcements import LONGEST, MOST_DAYS
from kiosk.core.requests import Announce, WithdrawAnnouncement
from kiosk.core.screens import Panel
from kiosk.core.values import Announcement, CourseId, Mistake
from kiosk.core.views import AnnouncedView
from kiosk.ui.dress import column, row, side_by_side
from kiosk.ui.form_texts import mistake_text, weekday_text
from kiosk.ui.icons import Icon
from kiosk.ui.theme import Ink, Space, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.text import Text

MISTAKES = (Mistake.ANNOUNCEMENT_EMPTY, Mistake.ANNOUNCEMENT_DAY)
USUAL_DAYS = 7
"""The last day that a new announcement begins with, in days from today."""


class Choice(QWidget):
    """A labelled list to choose from; ``name`` names the QComboBox."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.label = Text(Type.SMALL, Ink.SOFT, wrap=False, strong=True)
        self.box = QComboBox()
        self.box.setObjectName(name)
        self.box.setMinimumContentsLength(6)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        sign = Icon("arrow_down", 22, Ink.SOFT)
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row(self.box, margin=Space.S).addWidget(sign, 0, Qt.AlignmentFlag.AlignRight)
        lines = column(self, gap=Space.XS)
        lines.addWidget(self.label)
        lines.addWidget(self.box)

    def say(self, label: str, choices: list[str], chosen: int) -> None:
        """Set label and choices, and which of them is chosen."""
        self.label.setText(label)
        self.box.setAccessibleName(label)
        if choices != [self.box.itemText(place) for place in range(self.box.count())]:
            self.box.clear()  # an open list would close
            self.box.addItems(choices)
        self.box.setCurrentIndex(chosen)


class AnnouncementCard(Card):
    """One line that says what is announced; opened, a form: where, until when, the text.

    Half-typed text survives updates; what was saved, another place or a new visit load it afresh.
    """

    requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(Space.S, Space.M, name="panelAnnouncement")
        self._view: AnnouncedView | None = None
        self._places: list[tuple[CourseId | None, str]] = []
        self._first: CourseId | None = None
        self._chosen: CourseId | None = None
        self._loaded: tuple[str, date] | None = None
        self._last_day = date.min
        self._answering = False
        self.title = Text(Type.BODY, strong=True)
        self.line = Text(Type.SMALL, Ink.SOFT, name="panelAnnouncementLine")
        self.open = Button("panelAnnouncementOpen", icon="edit")
        self.form = QWidget()
        self.place = Choice("panelAnnouncementPlace")
        self.until = Choice("panelAnnouncementUntil")
        self.field = Field("panelAnnouncementText", longest=LONGEST)
        self.withdraw = Button("panelAnnouncementWithdraw", icon="delete")
        self.save = Button("panelAnnouncementSave", Kind.PRIMARY, "check")
        self._build()
        self._connect()

    def _build(self) -> None:
        words = column(gap=Space.XS)
        words.addWidget(self.title)
        words.addWidget(self.line)
        head = row()
        head.addLayout(words, 1)
        head.addWidget(self.open)
        choices = side_by_side()
        choices.addWidget(self.place, 3)
        choices.addWidget(self.until, 2)
        actions = row()
        actions.addWidget(self.withdraw)
        actions.addStretch(1)
        actions.addWidget(self.save)
        form: QVBoxLayout = column(self.form, gap=Space.S)
        form.addLayout(choices)
        form.addWidget(self.field)
        form.addLayout(actions)
        self.column.addLayout(head)
        self.column.addWidget(self.form)
        self.form.hide()

    def _connect(self) -> None:
        self.open.clicked.connect(self._on_open)
        self.place.box.activated.connect(self._on_place)
        self.until.box.activated.connect(self._on_until)
        self.save.clicked.connect(self._on_save)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.field.edit.returnPressed.connect(self._on_save)

    def fill(self, screen: Panel) -> None:
        """Show what is announced and what is wrong; load the form only when nothing half-typed is in it."""
        answered, self._answering = self._answering, False
        half_typed = self._loaded is not None and self._typed() != self._loaded
        self._view = screen.view.announced
        self.setVisible(self._view is not None)
        if self._view is None:
            return
        courses = screen.view.courses
        self._places = [(course.course_id, f"{course.code} · {course.title}") for course in courses]
        self._places.append((None, self.tr("This room: {room}").format(room=self._view.room)))
        self._first = self._first_place(screen)
        if self._chosen not in {course_id for course_id, _ in self._places} or self._loaded is None:
            self._chosen = self._first
        if not half_typed or (answered and not screen.mistakes):
            self._load()
        self._say()
        here = [mistake for mistake in screen.mistakes if mistake in MISTAKES]
        self.field.say_mistake(mistake_text(here[0]) if here else "")

    def arrive(self) -> None:
        """A new visit begins with the line alone."""
        self._answering, self._chosen = False, self._first
        self.form.hide()
        if self._view is not None:
            self._load()
            self._say()

    def _first_place(self, screen: Panel) -> CourseId | None:
        """The course of the lecture shown, else the room."""
        lecture = screen.view.lecture
        mine = {course.course_id for course in screen.view.courses}
        return lecture.course.course_id if lecture and lecture.course.course_id in mine else None

    def _stored(self) -> Announcement | None:
        """What is announced at the chosen place."""
        told = self._view.announcements if self._view else ()
        return next((one for one in told if one.course_id == self._chosen), None)

    def _days(self) -> list[date]:
        """Those that can be the last one."""
        today = self._view.today if self._view else date.min
        return [today + timedelta(days=after) for after in range(MOST_DAYS + 1)]

    def _typed(self) -> tuple[str, date]:
        return self.field.text, self._last_day

    def _load(self) -> None:
        stored, days = self._stored(), self._days()
        text = stored.text if stored else ""
        self._last_day = stored.last_day if stored else days[USUAL_DAYS]
        self._loaded = (text, self._last_day)
        if self.field.text != text:
            self.field.edit.setText(text)
            self.field.edit.setCursorPosition(0)

    def _say(self) -> None:
        stored, days = self._stored(), self._days()
        self.title.setText(self.tr("Announcement at the door"))
        self.line.setText(self._told())
        is_open = not self.form.isHidden()
        if is_open:
            self.open.say(self.tr("Close"), self.tr("Close the form of the announcement"))
        else:
            self.open.say(self.tr("Write announcement"))
        self.open.show_icon("close" if is_open else "edit")
        chosen = [course_id for course_id, _ in self._places].index(self._chosen)
        self.place.say(self.tr("Where"), [name for _, name in self._places], chosen)
        last_day = max(self._last_day, days[0])
        names = [weekday_text(day) for day in days]
        self.until.say(
            self.tr("Shown up to and with"), names, days.index(last_day) if last_day in days else -1
        )
        self.field.say(self.tr("Text, up to 200 letters"), self.tr("No class on Friday. We meet on Monday."))
        self.withdraw.say(self.tr("Take down"))
        self.withdraw.setVisible(stored is not None)
        self.save.say(self.tr("Show at the door"))

    def _told(self) -> str:
        """Everything that is announced, with its last day."""
        told = self._view.announcements if self._view else ()
        if not told:
            return self.tr("Nothing is announced.")
        last = self.tr("{text} (until {day})")
        return "\n".join(last.format(text=one.text, day=weekday_text(one.last_day)) for one in told)

    def _on_open(self) -> None:
        self.form.setVisible(self.form.isHidden())
        self._say()
        if not self.form.isHidden():
            self.field.edit.setFocus()

    def _on_place(self, place: int) -> None:
        self._chosen = self._places[place][0]
        self._load()
        self._say()
        self.field.say_mistake("")

    def _on_until(self, place: int) -> None:
        self._last_day = self._days()[place]

    def _on_save(self) -> None:
        self._answering = True
        self.requested.emit(Announce(self._chosen, *self._typed()))
        self._answering = False  # the same answer as before is not shown again

    def _on_withdraw(self) -> None:
        stored = self._stored()
        if stored is not None:
            self._loaded = ("", self._last_day)  # the text stays as if just typed: one press shows it again
            self.requested.emit(WithdrawAnnouncement(stored.announcement_id))
