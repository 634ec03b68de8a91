"""The panel's tabs: all of them in sight, two columns beside the rest or lines across. Main thread."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from kiosk.core.values import LetterState
from kiosk.core.views import PanelView
from kiosk.ui.dress import column
from kiosk.ui.even_grid import EvenGrid
from kiosk.ui.texts import number_text
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.tab_button import TabButton


class Tab(Enum):
    """The parts, in order, those beside each other that belong together; the value names its button."""

    ATTENDANCE = "Attendance"
    TERM = "Term"
    LECTURES = "Lectures"
    ZOOM = "Zoom"
    OBJECTIONS = "Objections"
    NOTICED = "Noticed"
    FACES = "Faces"
    ENROLMENT = "Enrolment"
    LETTERS = "Letters"


_ICONS = {
    Tab.ATTENDANCE: "people",
    Tab.TERM: "chart",
    Tab.LECTURES: "calendar",
    Tab.ZOOM: "video",
    Tab.OBJECTIONS: "question",
    Tab.NOTICED: "look",
    Tab.FACES: "face",
    Tab.ENROLMENT: "enrol",
    Tab.LETTERS: "mail",
}
_COLUMNS = 2
"""Of tabs that stand beside the rest."""
_NO_LIMIT_PX = 16_777_215
"""Qt's QWIDGETSIZE_MAX."""


class PanelTabs(QWidget):
    """One button a part, one of them pressed."""

    chosen = Signal(Tab)
    """A tab was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panelTabs")
        self.buttons = {tab: TabButton(f"panel{tab.value}Tab", _ICONS[tab]) for tab in Tab}
        self._group = QButtonGroup(self)
        self._theme: Theme | None = None
        self._grid = EvenGrid(most=_COLUMNS)
        for button in self.buttons.values():
            self._group.addButton(button)
            self._grid.addWidget(button)
        lines = column(self)
        lines.addLayout(self._grid)
        lines.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._group.buttonClicked.connect(self._on_pressed)
        self.choose(Tab.ATTENDANCE)

    def choose(self, tab: Tab) -> None:
        """Show which part is open."""
        self.buttons[tab].setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """They lie across an upright screen, and below everything else where reach is low."""
        self._theme = theme
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lying, they share the width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Beside the rest: as wide as two columns. Lying: as many lines as they need."""
        if self._theme is None:
            return
        lies = self._theme.portrait or self._theme.low
        self._grid.most = 0 if lies else _COLUMNS
        self._grid.invalidate()
        if lies:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_NO_LIMIT_PX)
            self.setFixedHeight(self._grid.heightForWidth(self.width()))
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_NO_LIMIT_PX)
            self.setFixedWidth(_COLUMNS * (self._grid.widest() + self._grid.spacing()) - self._grid.spacing())

    def say(self, view: PanelView) -> None:
        """Words, what waits behind them, and both in words."""
        for tab, word in self._words().items():
            waiting = _waiting(view, tab)
            told = self._told(tab, waiting) if waiting else word
            self.buttons[tab].say_tab(word, number_text(waiting) if waiting else "", told)
        if view.enrolment is not None and view.enrolment.open_until is not None:
            enrolment = self.buttons[Tab.ENROLMENT]
            enrolment.say_tab(enrolment.text(), self.tr("open"), self.tr("Enrolment: open"))
        self.fit()

    def _words(self) -> dict[Tab, str]:
        return {
            Tab.ATTENDANCE: self.tr("Attendance"),
            Tab.TERM: self.tr("Term"),
            Tab.LECTURES: self.tr("Lectures"),
            Tab.ZOOM: self.tr("Zoom"),
            Tab.OBJECTIONS: self.tr("Objections"),
            Tab.NOTICED: self.tr("To look at"),
            Tab.FACES: self.tr("Faces"),
            Tab.ENROLMENT: self.tr("Enrolment"),
            Tab.LETTERS: self.tr("E-mail"),
        }

    def _told(self, tab: Tab, waiting: int) -> str:
        match tab:
            case Tab.OBJECTIONS:
                return self.tr("%n objection(s) to answer", "", waiting)
            case Tab.NOTICED:
                return self.tr("%n thing(s) to look at", "", waiting)
            case Tab.FACES:
                return self.tr("%n pair(s) of faces to look at", "", waiting)
            case _:
                return self.tr("%n e-mail(s) not sent", "", waiting)

    def _on_pressed(self, pressed: QAbstractButton) -> None:
        self.chosen.emit(next(tab for tab, button in self.buttons.items() if button is pressed))


def _waiting(view: PanelView, tab: Tab) -> int:
    """How much there waits for the professor."""
    match tab:
        case Tab.OBJECTIONS:
            return sum(case.objection.state.waits for case in view.objections)
        case Tab.NOTICED:
            return len(view.noticed.patterns)
        case Tab.FACES:
            return sum(not pair.two_people for pair in view.look_alikes)
        case Tab.LETTERS:
            return sum(letter.state is LetterState.FAILED for letter in view.letters)
        case _:
            return 0
