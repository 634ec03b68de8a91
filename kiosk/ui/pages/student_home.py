"""A student's own page: attendance of each course, today's lectures with Zoom codes, deleting the face."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kiosk.core.requests import ForgetFace, Open
from kiosk.core.screens import StudentPage
from kiosk.core.values import Language, Lecture, Mode
from kiosk.core.views import StudentView
from kiosk.ui.dress import column, dress_part, row
from kiosk.ui.form_texts import mode_text
from kiosk.ui.page import Page
from kiosk.ui.texts import language_now, meeting_id_text, name_text, span_text
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Banner
from kiosk.ui.widgets.confirm import TwoSteps
from kiosk.ui.widgets.consent import clear_away
from kiosk.ui.widgets.course_card import CourseCard
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.qr_overlay import QrOverlay
from kiosk.ui.widgets.scroll import TouchScroll
from kiosk.ui.widgets.text import Text


class StudentHomePage(Page[StudentPage]):
    """Courses at the left, today's lectures at the right, both scroll; below them the face that is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[StudentView, Language] | None = None
        self._lists: list[QWidget] = []
        self.head = Head("studentHome")
        self.done = Button("studentHomeDone", Kind.PRIMARY, "check")
        self.head.add(self.done)
        self.opens(self.done, Open.HOME)
        self.courses_label = Text(Type.BODY, Ink.SOFT, wrap=False, strong=True)
        self.lectures_label = Text(Type.BODY, Ink.SOFT, wrap=False, strong=True)
        self.courses, self._courses_rows = _a_list("studentHomeCourses")
        self.lectures, self._lectures_rows = _a_list("studentHomeLectures")
        self.forgotten = Banner("studentHomeForgotten", Type.BODY)
        self.without_face = Text(
            Type.SMALL, Ink.SOFT, align=Qt.AlignmentFlag.AlignRight, name="studentHomeWithoutFace"
        )
        self.forget_face = TwoSteps("studentHomeForgetFace", "delete")
        self.forget_face.confirmed.connect(self._on_forget_face)
        self.overlay = QrOverlay(self)
        self._build()

    def _build(self) -> None:
        body = row(gap=Space.L)
        for label, area, share in (
            (self.courses_label, self.courses, 3),
            (self.lectures_label, self.lectures, 2),
        ):
            half = column(gap=Space.S)
            half.addWidget(label)
            half.addWidget(area, 1)
            body.addLayout(half, share)
        face = row(gap=Space.L)
        face.addWidget(self.without_face, 1)
        face.addWidget(self.forget_face)
        page = column(self, margin=Space.L)
        page.addWidget(self.head)
        page.addLayout(body, 1)
        page.addWidget(self.forgotten)
        page.addLayout(face)

    def fill(self, screen: StudentPage) -> None:
        """Say everything; the cards are built anew only when the data or the language are."""
        view = screen.view
        self.head.say(name_text(view.student.name), f"{view.student.number} · {view.student.department}")
        self.done.say(self.tr("Done"))
        self.courses_label.setText(self.tr("My attendance"))
        self.lectures_label.setText(self.tr("Lectures today"))
        self._say_face(view)
        shown = (view, language_now())
        if shown != self._shown:
            self._shown = shown
            self._show(view)

    def _say_face(self, view: StudentView) -> None:
        has_face = view.student.has_face
        self.forget_face.setVisible(has_face)
        self.forget_face.say(
            self.tr("Delete my face data"),
            self.tr("Delete it for good?"),
            self.tr("Delete"),
            self.tr("Keep it"),
        )
        stays = self.tr("If you delete your face data, student number and PIN go on working.")
        self.without_face.say(stays if has_face else "")
        done = self.tr("Your face data have been deleted. Student number and PIN go on working.")
        self.forgotten.say(done if view.face_forgotten else "", Tone.GOOD, "check")

    def _on_forget_face(self) -> None:
        self.requested.emit(ForgetFace())

    def arrive(self) -> None:
        """From the top, with no code shown and nothing asked."""
        self.overlay.hide()
        self.forget_face.reset()
        for area in (self.courses, self.lectures):
            area.verticalScrollBar().setValue(0)
        super().arrive()

    def _show(self, view: StudentView) -> None:
        for old in self._lists:
            clear_away(old)
        courses: list[QWidget] = [CourseCard(summary) for summary in view.courses]
        lectures: list[QWidget] = [self._lecture_card(lecture) for lecture in view.lectures]
        if not courses:
            courses = [
                _empty(self.tr("You are not on the list of any course yet. Please ask your professor."))
            ]
        if not lectures:
            lectures = [_empty(self.tr("No lectures today."))]
        self._lists = [*courses, *lectures]
        for rows, cards in ((self._courses_rows, courses), (self._lectures_rows, lectures)):
            for place, card in enumerate(cards):
                rows.insertWidget(place, card)
                if self.theme:
                    dress_part(card, self.theme)

    def _lecture_card(self, lecture: Lecture) -> Card:
        card = Card(Space.S, Space.M, name=f"lecture{lecture.course.code}")
        time, title = Text(Type.BODY, Ink.ACCENT, wrap=False, strong=True), Text(Type.BODY, strong=True)
        where = Text(Type.SMALL, Ink.SOFT)
        time.setText(span_text(lecture.session))
        title.setText(lecture.course.title)
        online = lecture.session.mode is Mode.ONLINE
        place = mode_text(Mode.ONLINE) if online else lecture.session.room
        where.setText(f"{place} · {lecture.professor}")
        for text in (time, title, where):
            card.column.addWidget(text)
        if lecture.course.zoom is not None:
            card.column.addWidget(self._zoom_button(lecture))
        return card

    def _zoom_button(self, lecture: Lecture) -> Button:
        zoom = lecture.course.zoom
        assert zoom is not None
        button = Button(f"studentZoom{lecture.course.code}", icon="video")
        digits = meeting_id_text(zoom.meeting_id)
        name = self.tr("Show the Zoom code of {course}").format(course=lecture.course.title)
        button.say(f"Zoom {digits}", name)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.overlay.open_for(lecture))
        return button


def _a_list(name: str) -> tuple[TouchScroll, QVBoxLayout]:
    content = QWidget()
    rows = column(content)
    rows.addStretch(1)
    return TouchScroll(content, name), rows


def _empty(text: str) -> Card:
    card = Card(Space.S, Space.L)
    words = Text(Type.BODY, Ink.SOFT, align=Qt.AlignmentFlag.AlignHCenter)
    words.setText(text)
    card.column.addWidget(words)
    return card
