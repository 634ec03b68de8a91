"""A student's own page: attendance of each course, today's lectures with Zoom codes, the own face."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kiosk.core.requests import ForgetFace, GiveFace, Open
from kiosk.core.screens import StudentPage
from kiosk.core.values import Language, Lecture, Mode
from kiosk.core.views import FaceNotice, FaceOffer, StudentView
from kiosk.ui.dress import beside, column, dress_part, side_by_side
from kiosk.ui.form_texts import mode_text
from kiosk.ui.page import Page
from kiosk.ui.texts import language_now, meeting_id_text, name_text, number_text, span_text
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
from kiosk.ui.widgets.shelf import Ledge, Shelf
from kiosk.ui.widgets.text import Text


class StudentHomePage(Page[StudentPage]):
    """Courses at the left, today's lectures at the right, both scroll; below them the face that is kept.

    Who stands behind reads along: the name is small, and the number, half of what a check-in takes, not told.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[StudentView, Language] | None = None
        self._lists: list[QWidget] = []
        self.head = Head("studentHome", Type.HEADING)
        self.done = Button("studentHomeDone", Kind.PRIMARY, "check")
        self.done.setProperty("wide", True)  # who forgets it leaves all this to the next one
        self.objections = Button("studentHomeObjections", icon="question")
        self.opens(self.objections, Open.OBJECTIONS)
        self.head.add(self.objections)
        self.head.add(self.done)
        self.opens(self.done, Open.HOME)
        self.escapes_by(self.done)
        self.courses_label = Text(Type.BODY, Ink.SOFT, wrap=False, strong=True)
        self.lectures_label = Text(Type.BODY, Ink.SOFT, wrap=False, strong=True)
        self.courses, self._courses_rows = _a_list("studentHomeCourses")
        self.lectures, self._lectures_rows = _a_list("studentHomeLectures")
        self.done_to_face = Banner("studentHomeNotice", Type.BODY)
        self.about_face = Text(
            Type.SMALL, Ink.SOFT, align=Qt.AlignmentFlag.AlignRight, name="studentHomeAboutFace"
        )
        self.give_face = Button("studentHomeGiveFace", icon="face")
        self.give_face.clicked.connect(lambda: self.requested.emit(GiveFace()))
        self.forget_face = TwoSteps("studentHomeForgetFace", "delete")
        self.forget_face.confirmed.connect(self._on_forget_face)
        self.overlay = QrOverlay(self)
        self._build()

    def _build(self) -> None:
        body = side_by_side(gap=Space.L)
        read, foot = Ledge(gap=Space.S), Shelf()
        read.takes(self.about_face, self.done_to_face)
        foot.takes(self.objections, self.done)
        for label, area, share in (
            (self.courses_label, self.courses, 3),
            (self.lectures_label, self.lectures, 2),
        ):
            half = column(gap=Space.S)
            if area is self.lectures:  # each has a button
                half.addWidget(read)
            half.addWidget(label)
            half.addWidget(area, 1)
            body.addLayout(half, share)
        about = column(gap=Space.NONE)
        about.addWidget(self.about_face)
        face = beside(about, self.give_face, self.forget_face)
        page = column(self, margin=Space.L)
        page.addWidget(self.head)
        page.addLayout(body, 1)
        page.addWidget(self.done_to_face)
        bottom = side_by_side()
        bottom.addLayout(face)
        bottom.addWidget(foot)
        page.addLayout(bottom)

    def fill(self, screen: StudentPage) -> None:
        """Say everything; the cards are built anew only when the data or the language are."""
        view = screen.view
        self.head.say(name_text(view.student.name), view.student.department)
        self.done.say(self.tr("Done"))
        self._say_objections(view)
        self.courses_label.setText(self.tr("My attendance"))
        self.lectures_label.setText(self.tr("Lectures today"))
        self.courses.say(self.courses_label.text())
        self.lectures.say(self.lectures_label.text())
        self._say_face(view, has_camera=screen.door.camera is None)
        shown = (view, language_now())
        if shown != self._shown:
            self._shown = shown
            self._show(view)

    def _say_objections(self, view: StudentView) -> None:
        """What waits for the professor's answer is counted on the button."""
        waiting = sum(objection.state.waits for objection in view.objections)
        word = self.tr("Something is wrong")
        told = self.tr("%n objection(s) waiting for an answer", "", waiting) if waiting else word
        self.objections.setVisible(bool(view.courses))
        self.objections.say(f"{word} ({number_text(waiting)})" if waiting else word, told)

    def _say_face(self, view: StudentView, has_camera: bool) -> None:
        has_face = view.student.has_face
        self.give_face.setVisible(has_camera and view.offer in {FaceOffer.GIVE, FaceOffer.SIT_AGAIN})
        self.give_face.say(self.tr("Take my face once more") if has_face else self.tr("Add my face"))
        self.forget_face.setVisible(has_face)
        self.forget_face.say(
            self.tr("Delete my face data"),
            self.tr("Delete it for good?"),
            self.tr("Delete"),
            self.tr("Keep it"),
        )
        self.about_face.say(self._about_face(view))
        self.done_to_face.say(self._notice(view.notice), Tone.GOOD, "check")

    def _about_face(self, view: StudentView) -> str:
        """What is kept of the face and what would make it better; how it goes without."""
        if not view.student.has_face:
            return self.tr("With your face, walking up is enough. Student number and PIN work as well.")
        taken = self.tr("Your face was taken %n time(s).", "", view.sittings)
        more = (
            {
                FaceOffer.SIT_AGAIN: self.tr(
                    "20 seconds more in today's light, and you are recognised more surely."
                ),
                FaceOffer.SIT_TOMORROW: self.tr(
                    "Come by tomorrow: 20 seconds more, and you are recognised more surely."
                ),
            }.get(view.offer)
            if view.offer
            else None
        )
        stays = self.tr("If you delete your face data, student number and PIN go on working.")
        return f"{taken} {more or stays}"

    def _notice(self, notice: FaceNotice | None) -> str:
        if notice is None:
            return ""
        return {
            FaceNotice.FORGOTTEN: self.tr(
                "Your face data have been deleted. Student number and PIN go on working."
            ),
            FaceNotice.GIVEN: self.tr(
                "Your face is added. From now on, just walk up and look at the screen."
            ),
            FaceNotice.SAT_AGAIN: self.tr("Thank you. You will be recognised more surely from now on."),
        }[notice]

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
            lectures = [
                _empty(self.tr("No lectures today. On days with lectures, rooms and Zoom codes are here."))
            ]
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
    return TouchScroll(content, name, tells_more=True), rows


def _empty(text: str) -> Card:
    card = Card(Space.S, Space.L)
    words = Text(Type.BODY, Ink.SOFT, align=Qt.AlignmentFlag.AlignHCenter)
    words.setText(text)
    card.column.addWidget(words)
    return card
