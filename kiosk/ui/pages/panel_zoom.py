"""The panel's second part: the Zoom code of a course, edited and shown as the screens show it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from kiosk.core.requests import ChangeZoom
from kiosk.core.screens import Panel
from kiosk.core.values import Course, CourseId, Mistake, ZoomRoom
from kiosk.ui.dress import column, row, side_by_side
from kiosk.ui.even_grid import EvenGrid
from kiosk.ui.form_texts import mistake_text
from kiosk.ui.icons import Icon
from kiosk.ui.texts import meeting_id_text
from kiosk.ui.theme import Ink, Space, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.zoom_card import ZoomCard

PLACES = {
    "link": (
        Mistake.ZOOM_LINK_SCHEME,
        Mistake.ZOOM_LINK_HOST,
        Mistake.ZOOM_LINK_ID,
        Mistake.ZOOM_ID_DIFFERS,
    ),
    "meeting_id": (Mistake.ZOOM_ID_LENGTH,),
    "passcode": (Mistake.ZOOM_PASSCODE,),
}


class ZoomPart(QWidget):
    """Course, link, meeting ID, passcode; beside them what the screens show now.

    Half-typed text survives updates; a saved code, another course or a new visit load it afresh.
    """

    requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._courses: tuple[Course, ...] = ()
        self._chosen: CourseId | None = None
        self._lecture_course: CourseId | None = None
        self._loaded: dict[str, str] = {}
        self._answering = False
        self.course_label = Text(Type.SMALL, Ink.SOFT, wrap=False, strong=True)
        self.course = QComboBox()
        self.course.setObjectName("panelZoomCourse")
        self.fields = {
            "link": Field("panelZoomLink", longest=500),
            "meeting_id": Field("panelZoomMeetingId", longest=20),
            "passcode": Field("panelZoomPasscode", longest=64),
        }
        self.save = Button("panelZoomSave", Kind.PRIMARY, "check")
        self.restore = Button("panelZoomRestore", Kind.QUIET)
        self.shown = ZoomCard(144)
        self.none = Text(Type.BODY, Ink.SOFT, name="panelZoomNone")
        self._build()
        self.course.activated.connect(self._on_course)
        self.save.clicked.connect(self._on_save)
        self.restore.clicked.connect(self._on_restore)
        for field in self.fields.values():
            field.edit.returnPressed.connect(self._on_save)

    def _build(self) -> None:
        form = Card(Space.XS, Space.M)
        form.column.addWidget(self.course_label)
        form.column.addWidget(self.course)
        sign = Icon("arrow_down", 22, Ink.SOFT)
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row(self.course, margin=Space.S).addWidget(sign, 0, Qt.AlignmentFlag.AlignRight)
        form.column.addWidget(self.fields["link"])
        pair = row()
        pair.addWidget(self.fields["meeting_id"], 3)
        pair.addWidget(self.fields["passcode"], 2)
        form.column.addLayout(pair)
        form.column.addStretch(1)
        actions = EvenGrid()
        actions.addWidget(self.restore)
        actions.addWidget(self.save)
        form.column.addLayout(actions)
        side = column()
        side.addWidget(self.shown)
        side.addWidget(self.none)
        side.addStretch(1)
        body = side_by_side(self)
        body.addWidget(form, 3)
        body.addLayout(side, 2)

    def fill(self, screen: Panel) -> None:
        """Show courses and mistakes; load the fields only when nothing half-typed is in them."""
        answered, self._answering = self._answering, False
        saved = answered and not screen.mistakes
        half_typed = self._typed() != self._loaded and bool(self._loaded)
        self._courses = screen.view.courses
        lecture = screen.view.lecture
        lecture_course = lecture.course.course_id if lecture else None
        if lecture_course != self._lecture_course or self._course() is None:
            self._lecture_course = lecture_course
            if not half_typed:
                self._chosen = lecture_course or (self._courses[0].course_id if self._courses else None)
        self._say()
        if saved or not half_typed:
            self._load()
        for name, field in self.fields.items():
            here = [mistake for mistake in screen.mistakes if mistake in PLACES[name]]
            field.say_mistake(mistake_text(here[0]) if here else "")

    def arrive(self) -> None:
        """A new visit begins with the lecture's course and what is stored."""
        self._answering = False
        self._chosen = self._lecture_course or (self._courses[0].course_id if self._courses else None)
        self._say()
        self._load()

    def _say(self) -> None:
        self.course_label.setText(self.tr("Course"))
        self.course.setAccessibleName(self.tr("Course"))
        names = [f"{course.code} · {course.title}" for course in self._courses]
        if names != [self.course.itemText(place) for place in range(self.course.count())]:
            self.course.clear()  # an open list would close
            self.course.addItems(names)
        chosen = next((i for i, one in enumerate(self._courses) if one.course_id == self._chosen), -1)
        self.course.setCurrentIndex(chosen)
        self.fields["link"].say(self.tr("Zoom link"), "https://zoom.us/j/…")
        self.fields["meeting_id"].say(self.tr("Meeting ID"), self.tr("9 to 11 digits"))
        self.fields["passcode"].say(self.tr("Passcode"), self.tr("none"))
        self.save.say(self.tr("Save and show"), self.tr("Save this code and show it on the screens"))
        self.save.setEnabled(self._course() is not None)
        self.restore.say(self.tr("Discard changes"))
        stored = self._course()
        zoom = stored.zoom if stored else None
        self.shown.show_zoom(zoom, self.tr("On the screens now"))
        self.none.say("" if zoom else self._none_text())

    def _none_text(self) -> str:
        if self._courses:
            return self.tr("This course has no Zoom code yet. Type one and it is shown at once.")
        return self.tr("You have no course yet. IT adds courses with a timetable file.")

    def _course(self) -> Course | None:
        return next((course for course in self._courses if course.course_id == self._chosen), None)

    def _typed(self) -> dict[str, str]:
        return {name: field.text for name, field in self.fields.items()}

    def _load(self) -> None:
        course = self._course()
        zoom = (course.zoom if course else None) or ZoomRoom("")
        self._loaded = {
            "link": zoom.link,
            "meeting_id": meeting_id_text(zoom.meeting_id),
            "passcode": zoom.passcode,
        }
        for name, text in self._loaded.items():
            if self.fields[name].text != text:
                self.fields[name].edit.setText(text)
                self.fields[name].edit.setCursorPosition(0)

    def _on_course(self, place: int) -> None:
        self._chosen = self._courses[place].course_id
        self._say()
        self._on_restore()

    def _on_restore(self) -> None:
        self._load()
        for field in self.fields.values():
            field.say_mistake("")

    def _on_save(self) -> None:
        if self._chosen is None:
            return
        typed = self._typed()
        self._answering = True
        self.requested.emit(ChangeZoom(self._chosen, typed["meeting_id"], typed["passcode"], typed["link"]))
        self._answering = False  # the same answer as before is not shown again
