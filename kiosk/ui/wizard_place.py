"""The steps of the first start about the place: course, camera, and the summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout

from kiosk.core.observation import CameraFault
from kiosk.core.setup import SetupForm, SetupMistake
from kiosk.core.values import Language
from kiosk.ui.dress import column, row, side_by_side
from kiosk.ui.preview import PreviewFeed, PreviewWidget
from kiosk.ui.theme import Ink, Space, Theme, Tone, Type
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.chip import Banner
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.time_field import TimeField
from kiosk.ui.wizard_steps import Places, StepPart, space_out


class CoursePart(StepPart):
    """Code, title, room; weekday and times of the weekly meeting."""

    def __init__(self) -> None:
        super().__init__()
        self.code = Field("setupCourseCode", longest=20)
        self.title = Field("setupCourseTitle", longest=120)
        self.room = Field("setupRoom", longest=80)
        self.starts = TimeField("setupStarts", SetupForm().starts)
        self.ends = TimeField("setupEnds", SetupForm().ends)
        self.weekday_label = Text(Type.SMALL, Ink.SOFT, wrap=False, strong=True)
        self.group = QButtonGroup(self)
        self.weekdays = [Button(f"setupWeekday{day}") for day in range(7)]
        self._build()
        self.chain([self.code, self.title, self.room])

    def _build(self) -> None:
        names, times, days = side_by_side(), side_by_side(gap=Space.L), side_by_side(gap=Space.S)
        workdays, weekend = row(gap=Space.S), row(gap=Space.S)
        days.addLayout(workdays, 5)
        days.addLayout(weekend, 2)
        for field, share in ((self.code, 2), (self.title, 4), (self.room, 3)):
            names.addWidget(field, share)
        for part in (self.starts, self.ends):
            times.addWidget(part, 1)
        for day, button in enumerate(self.weekdays):
            button.setCheckable(True)
            self.group.addButton(button)
            (workdays if day < 5 else weekend).addWidget(button, 1)
        lines = column(self, gap=Space.S)
        lines.addLayout(names)
        lines.addWidget(self.weekday_label)
        lines.addLayout(days)
        lines.addLayout(times)

    def show_form(self, form: SetupForm) -> None:
        """Fill in what was typed before."""
        self.code.edit.setText(form.course_code)
        self.title.edit.setText(form.course_title)
        self.room.edit.setText(form.room)
        self.weekdays[form.weekday].setChecked(True)
        self.starts.show_time(form.starts)
        self.ends.show_time(form.ends)

    def answer(self, form: SetupForm) -> SetupForm:
        """What is typed and pressed."""
        pressed = [day for day, button in enumerate(self.weekdays) if button.isChecked()]
        return replace(
            form,
            course_code=self.code.text,
            course_title=self.title.text,
            room=self.room.text,
            weekday=pressed[0] if pressed else form.weekday,
            starts=self.starts.time,
            ends=self.ends.time,
        )

    def say(self) -> None:
        """Labels, and the days of the week as the language calls them."""
        self.code.say(self.tr("Course code"), self.tr("e.g. CSE301"))
        self.title.say(self.tr("Course title"), self.tr("e.g. Operating Systems"))
        self.room.say(self.tr("Room of this kiosk"), self.tr("e.g. Engineering 302"))
        self.weekday_label.setText(self.tr("Day of the week"))
        for day, button in enumerate(self.weekdays):
            short = QLocale().dayName(day + 1, QLocale.FormatType.ShortFormat)
            button.say(short, QLocale().dayName(day + 1))
        self.starts.say(self.tr("Start"))
        self.ends.say(self.tr("End"))

    def places(self) -> Places:
        """Each mistake beside its field."""
        return {
            SetupMistake.COURSE_CODE_EMPTY: self.code,
            SetupMistake.COURSE_TITLE_EMPTY: self.title,
            SetupMistake.ROOM_EMPTY: self.room,
            SetupMistake.TIMES_ORDER: self.ends.field,
        }

    def begin(self) -> None:
        """Type at once."""
        self.code.edit.setFocus()


class CameraPart(StepPart):
    """Which camera, with its live picture."""

    preview_requested = Signal(str)

    def __init__(self, feed: PreviewFeed) -> None:
        super().__init__()
        self.camera = Field("setupCamera", longest=500)
        self.try_it = Button("setupCameraTry", icon="video")
        self.explain = Text(Type.SMALL, Ink.SOFT)
        self.trouble = Banner("setupCameraTrouble", Type.BODY)
        self.preview = PreviewWidget(feed, name="setupPreview")
        side = column()
        for part in (self.camera, self.try_it, self.explain, self.trouble):
            side.addWidget(part)
        side.addStretch(1)
        line = side_by_side(self, gap=Space.L)
        line.addLayout(side, 2)
        line.addWidget(self.preview, 3)
        self.show_fault(None)
        self.try_it.clicked.connect(self._on_try)
        self.camera.edit.returnPressed.connect(self._on_try)

    def show_form(self, form: SetupForm) -> None:
        """Fill in what was typed before."""
        self.camera.edit.setText(form.camera)

    def answer(self, form: SetupForm) -> SetupForm:
        """What is typed."""
        return replace(form, camera=self.camera.text)

    def show_fault(self, fault: CameraFault | None) -> None:
        """Say that this camera gives no picture, or nothing when it does."""
        text = self.tr("No picture from this camera. Check the cable or try another number.") if fault else ""
        self.trouble.say(text, Tone.BAD, "camera_off")

    def say(self) -> None:
        """Labels."""
        self.camera.say(self.tr("Camera"), "0")
        self.try_it.say(self.tr("Show the picture"))
        self.explain.setText(
            self.tr("0 is the first camera of this computer, 1 the next. A stream address works as well.")
        )

    def places(self) -> Places:
        """One field."""
        return {SetupMistake.CAMERA_EMPTY: self.camera}

    def begin(self) -> None:
        """Show the camera that is named."""
        self.camera.edit.setFocus()
        self._on_try()

    def _on_try(self) -> None:
        if self.camera.text:
            self.show_fault(None)
            self.preview_requested.emit(self.camera.text)


class SummaryPart(StepPart):
    """All answers once more, secrets not among them."""

    def __init__(self, languages: Mapping[Language, str]) -> None:
        super().__init__()
        self._languages = languages
        self._lines = [
            (Text(Type.BODY, Ink.SOFT, wrap=False), Text(Type.BODY, strong=True)) for _ in range(6)
        ]
        self._form = SetupForm()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        for place, (topic, value) in enumerate(self._lines):
            value.setObjectName(f"setupSummary{place}")
            self._grid.addWidget(topic, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, place, 1)
        self._grid.setRowStretch(len(self._lines), 1)

    def set_theme(self, theme: Theme) -> None:
        """The grid's gaps."""
        space_out(self._grid, theme)

    def show_form(self, form: SetupForm) -> None:
        """Say the answers."""
        self._form = form
        self.say()

    def say(self) -> None:
        """Topics and answers in the language of now."""
        form = self._form
        day = QLocale().dayName(form.weekday + 1)
        facts = (
            (self.tr("Language"), self._languages[form.language]),
            (self.tr("Professor"), f"{form.professor_name} · {form.professor_email}"),
            (self.tr("Course"), f"{form.course_code} · {form.course_title}"),
            (self.tr("Time"), f"{day} {form.starts:%H:%M} – {form.ends:%H:%M}"),
            (self.tr("Room"), form.room),
            (self.tr("Camera"), form.camera),
        )
        for (topic, value), (name, said) in zip(self._lines, facts, strict=True):
            topic.setText(name)
            value.setText(said)
