"""The wizard of the first start: six short steps that end in a SetupForm. Main thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from kiosk.core.observation import CameraFault
from kiosk.core.ports import FrameSlot
from kiosk.core.setup import SetupForm, SetupStep, mistakes
from kiosk.core.values import Language
from kiosk.ui.dress import column, dress, row
from kiosk.ui.preview import PreviewFeed
from kiosk.ui.texts import languages_by_name
from kiosk.ui.theme import BASE_HEIGHT_PX, BASE_WIDTH_PX, Space, Theme
from kiosk.ui.typing_sheet import TypingSheet, has_touch_screen
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.steps import Steps
from kiosk.ui.wizard_place import CameraPart, CoursePart, SummaryPart
from kiosk.ui.wizard_steps import AdministratorPart, LanguagePart, ProfessorPart, StepPart

STEPS = tuple(SetupStep)


class SetupWizard(QMainWindow):
    """Asks for everything that a kiosk needs; nothing is stored before ``finished``.

    ``finished`` carries the SetupForm without mistakes, ``language_requested`` a Language,
    ``preview_requested`` the camera (as typed) whose frames shall come through the given slot;
    ``left`` comes when the window is closed before the end.
    """

    finished = Signal(object)
    language_requested = Signal(object)
    preview_requested = Signal(str)
    left = Signal()

    def __init__(self, preview_slot: FrameSlot, assets_dir: Path, form: SetupForm | None = None) -> None:
        super().__init__()
        self.setObjectName("setupWizard")
        self.form = form or SetupForm()
        self._ended = False
        self._theme = Theme(assets_dir)
        self.head = Head("setup")
        self.dots = Steps(len(STEPS), "setupSteps")
        languages = languages_by_name(assets_dir)
        self.head.add(self.dots)
        self.language = LanguagePart(languages)
        self.camera = CameraPart(PreviewFeed(preview_slot))
        self.parts: dict[SetupStep, StepPart] = {
            SetupStep.LANGUAGE: self.language,
            SetupStep.ADMINISTRATOR: AdministratorPart(),
            SetupStep.PROFESSOR: ProfessorPart(),
            SetupStep.COURSE: CoursePart(),
            SetupStep.CAMERA: self.camera,
            SetupStep.SUMMARY: SummaryPart(languages),
        }
        self.stack = QStackedWidget()
        self.back = Button("setupBack", icon="arrow_left")
        self.next = Button("setupNext", Kind.PRIMARY)
        self._build()
        self._connect()
        self.resize(BASE_WIDTH_PX, BASE_HEIGHT_PX)
        self.setMinimumSize(600, 600)
        self._sheet = TypingSheet(self) if has_touch_screen() else None
        dress(self, self._theme)
        self.go(SetupStep.LANGUAGE)

    def _build(self) -> None:
        for step in STEPS:
            self.stack.addWidget(_in_card(self.parts[step]))
        actions = row()
        actions.addWidget(self.back)
        actions.addStretch(3)
        actions.addWidget(self.next, 1)
        page = QWidget()
        lines = column(page, margin=Space.L)
        lines.addWidget(self.head)
        lines.addWidget(self.stack, 1)
        lines.addLayout(actions)
        self.setCentralWidget(page)

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.language.chosen.connect(self._on_language)
        self.camera.preview_requested.connect(self.preview_requested)
        for part in self.parts.values():
            part.done.connect(self._on_next)

    @property
    def step(self) -> SetupStep:
        """The step shown now."""
        return STEPS[self.stack.currentIndex()]

    def show_camera_fault(self, fault: CameraFault | None) -> None:
        """The camera asked for gives no picture, or gives one again (None)."""
        self.camera.show_fault(fault)

    def go(self, step: SetupStep) -> None:
        """Show a step with the answers so far."""
        self.stack.setCurrentIndex(STEPS.index(step))
        part = self.parts[step]
        part.show_form(self.form)
        self._say()
        part.say_mistakes(())
        part.begin()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wear the theme at the new size."""
        super().resizeEvent(event)
        theme = self._theme.at_size(self.width(), self.height())
        if theme != self._theme:
            self._theme = theme
            dress(self, theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed before the end: nothing is stored."""
        super().closeEvent(event)
        if not self._ended:
            self.left.emit()

    def _say(self) -> None:
        place = STEPS.index(self.step)
        title, subtitle = self._titles()[self.step]
        self.setWindowTitle(self.tr("Set up the kiosk"))
        self.head.say(title, subtitle)
        self.dots.show_step(place, self.tr("Step {now} of {all}").format(now=place + 1, all=len(STEPS)))
        self.back.say(self.tr("Back"))
        self.back.setVisible(place > 0)
        last = self.step is SetupStep.SUMMARY
        self.next.say(self.tr("Finish") if last else self.tr("Next"))
        for part in self.parts.values():
            part.say()

    def _titles(self) -> dict[SetupStep, tuple[str, str]]:
        return {
            SetupStep.LANGUAGE: (self.tr("Welcome"), self.tr("Which language shall the kiosk speak first?")),
            SetupStep.ADMINISTRATOR: (
                self.tr("Administrator"),
                self.tr("This password opens the maintenance page. Keep it safe."),
            ),
            SetupStep.PROFESSOR: (
                self.tr("First professor"),
                self.tr("The PIN opens the panel; the attendance goes to the e-mail address."),
            ),
            SetupStep.COURSE: (
                self.tr("First course"),
                self.tr("What is taught in this room, and when. More can be added later."),
            ),
            SetupStep.CAMERA: (self.tr("Camera"), self.tr("A face should fill about a third of the height.")),
            SetupStep.SUMMARY: (self.tr("All set?"), self._summary()),
        }

    def _summary(self) -> str:
        return self.tr(
            "Nothing is stored before you press Finish. Then the professor opens enrolment in the panel, "
            "or IT reads the list of students (kiosk roster) and the panel mails their codes."
        )

    def _on_language(self, language: Language) -> None:
        self.form = self.language.answer(self.form)
        self.language_requested.emit(language)

    def _on_back(self) -> None:
        self.form = self.parts[self.step].answer(self.form)
        self.go(STEPS[max(0, STEPS.index(self.step) - 1)])

    def _on_next(self) -> None:
        part = self.parts[self.step]
        self.form = part.answer(self.form)
        wrong = mistakes(self.form)
        here = tuple(mistake for mistake in wrong if mistake.step is self.step)
        if here:
            part.say_mistakes(here)
        elif self.step is not SetupStep.SUMMARY:
            self.go(STEPS[STEPS.index(self.step) + 1])
        elif wrong:
            self.go(wrong[0].step)
            self.parts[wrong[0].step].say_mistakes(wrong)
        else:
            self._ended = True
            self.finished.emit(self.form)


def _in_card(part: StepPart) -> QWidget:
    card = Card(Space.M, Space.L)
    grows = isinstance(part, CameraPart)
    card.column.addStretch(0 if grows else 1)
    card.column.addWidget(part, 1 if grows else 0)
    card.column.addStretch(0 if grows else 1)
    return card
