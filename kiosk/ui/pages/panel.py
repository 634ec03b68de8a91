"""The professor's panel: head with the class and its actions, the parts to switch between."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kiosk.core.requests import CloseClass, Open, Request, SendCsv
from kiosk.core.screens import Panel
from kiosk.core.values import Lecture, Mode, SessionId, SessionState, Status
from kiosk.core.views import Notice, PanelView
from kiosk.ui.dress import beside, column, side_by_side
from kiosk.ui.form_texts import mode_text, notice_text, notice_tone, short_date_text
from kiosk.ui.page import Page
from kiosk.ui.pages.panel_attendance import AttendancePart
from kiosk.ui.pages.panel_enrolment import EnrolmentPart
from kiosk.ui.pages.panel_faces import FacesPart
from kiosk.ui.pages.panel_lists import LecturesPart, LettersPart, ListPart
from kiosk.ui.pages.panel_noticed import NoticedPart
from kiosk.ui.pages.panel_objections import ObjectionsPart
from kiosk.ui.pages.panel_tabs import PanelTabs, Tab
from kiosk.ui.pages.panel_term import TermPart
from kiosk.ui.pages.panel_zoom import ZoomPart
from kiosk.ui.texts import name_text, span_text
from kiosk.ui.theme import Ink, Space, Theme, Tone, Turns, Type
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.confirm import TwoSteps
from kiosk.ui.widgets.elided import Elided
from kiosk.ui.widgets.qr_overlay import QrOverlay
from kiosk.ui.widgets.shelf import Shelf
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.undo_strip import UndoStrip

NOTICE_SHOWN_MS = 6000
_TONE_INKS = {Tone.GOOD: Ink.GOOD, Tone.BAD: Ink.BAD, Tone.INFO: Ink.ACCENT}


class PanelPage(Page[Panel]):
    """Everything happens in place: no dialogs, nothing typed is lost when somebody checks in."""

    def __init__(self) -> None:
        super().__init__()
        self._told: Notice | None = None
        self.title = Elided(Type.HEADING, name="panelTitle")
        self.line = Elided(Type.BODY, Ink.SOFT, name="panelLine")
        self.notice = Text(Type.BODY, Ink.GOOD, strong=True, name="panelNotice")
        self.words, self.undo = QWidget(), UndoStrip("panelUndo")
        self._undo: Request | None = None
        self.close_class = TwoSteps("panelCloseClass", "check")
        self.send = Button("panelSendCsv", icon="mail")
        self.lock = Button("panelLock", icon="lock")
        self.tabs = PanelTabs()
        self.attendance, self.term, self.zoom = AttendancePart(), TermPart(), ZoomPart()
        self.lectures, self.letters, self.faces = LecturesPart(), LettersPart(), FacesPart()
        self.objections, self.noticed = ObjectionsPart(), NoticedPart()
        self.enrolment = EnrolmentPart()
        self.parts = QStackedWidget()
        self.overlay = QrOverlay(self)
        self._notice_timer = QTimer(self)
        self._notice_timer.setSingleShot(True)
        self._notice_timer.setInterval(NOTICE_SHOWN_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        words = column(self.words, gap=Space.XS)
        for text in (self.title, self.line, self.notice):
            words.addWidget(text)
        self.notice.hide()
        told = column(gap=Space.NONE)
        told.addWidget(self.words)
        told.addWidget(self.undo)
        head = beside(told, self.close_class, self.send, self.lock)
        for part in self._all_parts():
            self.parts.addWidget(part)
        foot = Shelf(gap=Space.S)
        foot.takes(self.close_class, self.send, self.lock)
        body = side_by_side(turns=Turns.SINKS)
        body.addWidget(self.tabs)
        body.addWidget(self.parts, 1)
        page = column(self, margin=Space.M)
        page.addLayout(head)
        page.addLayout(body, 1)
        page.addWidget(foot)

    def _all_parts(self) -> tuple[AttendancePart | TermPart | ZoomPart | ListPart, ...]:
        """In the order of the tabs."""
        return (
            self.attendance,
            self.term,
            self.lectures,
            self.zoom,
            self.objections,
            self.noticed,
            self.faces,
            self.enrolment,
            self.letters,
        )

    def _connect(self) -> None:
        self.opens(self.lock, Open.HOME)
        self.undo.pressed.connect(self._on_undo)
        self.undo.ended.connect(self._end_notice)
        self.close_class.confirmed.connect(self._on_close)
        self.close_class.asked.connect(self._on_asked)
        self.send.clicked.connect(self._on_send)
        self.tabs.chosen.connect(self.open_tab)
        for part in self._all_parts():
            part.requested.connect(self.requested)
        self.lectures.zoom_wanted.connect(self.overlay.open_for)
        self._notice_timer.timeout.connect(self._end_notice)

    def set_theme(self, theme: Theme) -> None:
        """What is offered to undo waits as long as people here are given."""
        super().set_theme(theme)
        self._notice_timer.setInterval(round(NOTICE_SHOWN_MS * theme.patience))
        self.words.setMinimumHeight(theme.touch_px)  # as high as what is offered in its place

    def show_screen(self, screen: Panel) -> None:
        """A notice is told once, however often the data behind it are shown again.

        What is offered to undo ends with the lecture that it was done to.
        """
        before = self._screen
        super().show_screen(screen)
        if before is not None and _lecture_id(before) != _lecture_id(screen):
            self._end_notice()
        if screen.notice and (before is None or (before.notice, before.undo) != (screen.notice, screen.undo)):
            self._tell(screen.notice, screen.undo)

    def fill(self, screen: Panel) -> None:
        """Say head and parts."""
        view = screen.view
        self._say_head(view)
        self.tabs.say(view)
        for button, part in zip(self.tabs.buttons.values(), self._all_parts(), strict=True):
            part.fill(screen)
            if isinstance(part, ListPart):
                part.area.say(button.accessibleName())
        if self._told:
            self.notice.setText(notice_text(self._told))
            self.undo.say(notice_text(self._told))

    def arrive(self) -> None:
        """The attendance first, nothing half done."""
        self.close_class.reset()
        self.overlay.hide()
        self.tabs.choose(Tab.ATTENDANCE)
        self.parts.setCurrentIndex(0)
        for part in self._all_parts():
            part.arrive()
        super().arrive()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was told and offered ends with the visit; what the page arrives with is yet to be read."""
        super().hideEvent(event)
        self._end_notice()

    def open_tab(self, tab: Tab) -> None:
        """Show one of the parts."""
        self.tabs.choose(tab)
        self.parts.setCurrentIndex(list(Tab).index(tab))
        if tab is Tab.OBJECTIONS and self._screen is not None:
            self.objections.opened(self._screen.view)
        if tab is Tab.TERM:
            self.term.opened()

    def _say_head(self, view: PanelView) -> None:
        lecture = view.lecture
        self.title.setText(lecture.course.title if lecture else self.tr("No class"))
        self.line.setText(self._line(lecture, view))
        is_open = lecture is not None and lecture.session.state is SessionState.OPEN
        self.close_class.setVisible(is_open)
        self.send.setEnabled(lecture is not None)
        self.close_class.say(
            self.tr("Close class"),
            self.tr("%n not in yet will be absent.", "", _not_in_yet(view)),
            self.tr("Close now"),
            self.tr("Not yet"),
        )
        self.send.say(self.tr("Mail me the list"), self.tr("Send the attendance to my mailbox now"))
        self.lock.say(self.tr("Lock"), self.tr("Lock the panel"))

    def _line(self, lecture: Lecture | None, view: PanelView) -> str:
        if lecture is None:
            return name_text(view.staff.name)
        session = lecture.session
        where = mode_text(Mode.ONLINE) if session.mode is Mode.ONLINE else session.room
        parts = [f"{short_date_text(session.starts_at)} {span_text(session)}", where]
        if session.state is SessionState.CLOSED:
            parts.insert(0, self.tr("Closed"))
        elif session.state is SessionState.CANCELLED:
            parts.insert(0, self.tr("Cancelled"))
        return " · ".join(parts)

    def _tell(self, notice: Notice, undo: Request | None) -> None:
        self._end_notice()
        self._told, self._undo = notice, undo
        if undo is not None:
            self.words.hide()
            self.undo.offer(notice_text(notice))
            return
        self.notice.set_ink(_TONE_INKS[notice_tone(notice)])
        self.notice.setText(notice_text(notice))
        self.notice.setAccessibleName(notice_text(notice))
        self.line.hide()
        self.notice.show()
        self._notice_timer.start()

    def _end_notice(self) -> None:
        self._told = None
        self._notice_timer.stop()
        self.undo.end()
        self.notice.hide()
        self.line.show()
        self.words.show()

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            self.requested.emit(undo)

    def _on_asked(self, asking: bool) -> None:
        self.send.setVisible(not asking)
        self.lock.setVisible(not asking)

    def _on_close(self) -> None:
        self.requested.emit(CloseClass())

    def _on_send(self) -> None:
        self.requested.emit(SendCsv())


def _lecture_id(screen: Panel) -> SessionId | None:
    return screen.view.lecture.session.session_id if screen.view.lecture else None


def _not_in_yet(view: PanelView) -> int:
    """How many closing the class makes absent."""
    return sum(standing.status is Status.PENDING for standing in view.standings)
