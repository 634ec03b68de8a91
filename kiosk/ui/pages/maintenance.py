"""The administrator's page: what this machine is and how it does; ends the program."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.core.requests import CheckAttacks, LeaveKiosk, Open, PauseRemaking
from kiosk.core.screens import Maintenance
from kiosk.core.views import MaintenanceTopic, MaintenanceView
from kiosk.ui.dress import actions, column, row
from kiosk.ui.form_texts import topic_text
from kiosk.ui.icons import Icon
from kiosk.ui.page import Page
from kiosk.ui.recognition_texts import expectation_lines, given_up_text, learnt_text, look_alikes_text
from kiosk.ui.theme import Ink, Space, Theme, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.confirm import TwoSteps
from kiosk.ui.widgets.head import Head
from kiosk.ui.widgets.scroll import TouchScroll
from kiosk.ui.widgets.shelf import Shelf
from kiosk.ui.widgets.text import Text

_COLUMNS = 2


class MaintenancePage(Page[Maintenance]):
    """Facts as lines in two columns; leaving the kiosk asks once more, in place."""

    def __init__(self) -> None:
        super().__init__()
        self.head = Head("maintenance")
        self.done = Button("maintenanceDone", Kind.PRIMARY, "lock")
        self.head.add(self.done)
        self.leave = TwoSteps("maintenanceLeave", "power")
        self.check = TwoSteps("maintenanceCheck", "shield")
        self.remaking = Button("maintenanceRemaking", icon="pause")
        content = QWidget()
        self._grid = QGridLayout()
        self._lines: dict[MaintenanceTopic, _Fact] = {}
        self._placed: list[_Fact] = []
        self.to_do = ToDo()
        card = Card(Space.M, Space.L)
        card.column.addLayout(self._grid)
        outer = column(content, gap=Space.S)
        outer.addWidget(self.to_do)
        outer.addWidget(card)
        outer.addStretch(1)
        self.facts = TouchScroll(content, "maintenanceFacts")
        buttons, foot = actions(), Shelf()
        foot.takes(self.done)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        for part in (self.remaking, self.check, foot):
            buttons.addWidget(part)
        page = column(self, margin=Space.L)
        page.addWidget(self.head)
        page.addWidget(self.facts, 1)
        page.addLayout(buttons)
        self._build_lines()
        self.opens(self.done, Open.HOME)
        self.leave.confirmed.connect(self._on_leave)
        self.leave.asked.connect(self.check.setHidden)
        self.check.confirmed.connect(self._on_check)
        self.check.asked.connect(self.leave.setHidden)
        self.remaking.clicked.connect(self._on_remaking)

    def _build_lines(self) -> None:
        for topic in MaintenanceTopic:
            if topic is not MaintenanceTopic.TO_DO:
                self._lines[topic] = _Fact(topic)
        self._place(list(self._lines.values()))
        for part in range(_COLUMNS):
            self._grid.setColumnStretch(part, 1)

    def set_theme(self, theme: Theme) -> None:
        """The grid's gaps follow the scale."""
        super().set_theme(theme)
        self._grid.setHorizontalSpacing(theme.px(Space.L))
        self._grid.setVerticalSpacing(theme.px(Space.M))

    def fill(self, screen: Maintenance) -> None:
        """Say every fact there is; topics without one are hidden."""
        self.head.say(self.tr("Maintenance"), screen.view.staff.name)
        self.facts.say(self.head.title.text())
        self.done.say(self.tr("Lock"), self.tr("Lock this page"))
        self.leave.say(
            self.tr("End the kiosk"),
            self.tr("Nobody can check in until it is started again."),
            self.tr("End now"),
            self.tr("Cancel"),
        )
        self.check.say(
            self.tr("Check against attacks"),
            self.tr("It takes ten minutes; nobody can check in meanwhile."),
            self.tr("Begin"),
            self.tr("Cancel"),
        )
        self._say_remaking(screen.view.remaking_paused)
        facts = dict(screen.view.facts) | _told(screen.view)
        self.to_do.say(topic_text(MaintenanceTopic.TO_DO), facts.get(MaintenanceTopic.TO_DO))
        for topic, line in self._lines.items():
            line.show_fact(topic_text(topic), facts.get(topic))
        self._place([line for topic, line in self._lines.items() if topic in facts])

    def arrive(self) -> None:
        """Nothing half done is left."""
        self.leave.reset()
        self.check.reset()
        super().arrive()

    def _place(self, lines: list[_Fact]) -> None:
        """What is known stands in two columns without gaps."""
        if lines == self._placed:
            return
        for line in self._placed:
            self._grid.removeWidget(line)
        self._placed, half = lines, (len(lines) + 1) // _COLUMNS
        for place, line in enumerate(lines):
            self._grid.addWidget(line, place % half, place // half, Qt.AlignmentFlag.AlignTop)

    def _say_remaking(self, paused: bool | None) -> None:
        self.remaking.setVisible(paused is not None)
        self.remaking.say(self.tr("Go on making templates") if paused else self.tr("Pause making templates"))

    def _on_remaking(self) -> None:
        assert self._screen is not None  # nothing can be pressed before it is shown
        self.requested.emit(PauseRemaking(not self._screen.view.remaking_paused))

    def _on_check(self) -> None:
        self.requested.emit(CheckAttacks())

    def _on_leave(self) -> None:
        self.requested.emit(LeaveKiosk())


def _told(view: MaintenanceView) -> dict[MaintenanceTopic, str]:
    """What is said in the language of now."""
    if view.recognition is None:
        return {}
    return {
        MaintenanceTopic.CALIBRATION: "\n".join(expectation_lines(view.recognition)),
        MaintenanceTopic.LOOK_ALIKES: look_alikes_text(view.look_alikes),
        MaintenanceTopic.LEARNT: learnt_text(view.learnt),
        MaintenanceTopic.GIVEN_UP: given_up_text(view.given_up),
    }


class ToDo(Card):
    """Every fault with what to do, above everything else; or that there is none."""

    def __init__(self) -> None:
        super().__init__(Space.XS, Space.M, name="maintenanceToDo")
        self._icon = Icon("warning", 28, Tone.BAD)
        self._title = Text(Type.SMALL, Ink.SOFT, wrap=False)
        self._text = Text(Type.BODY, strong=True, name="maintenanceToDoText")
        words = column(gap=Space.XS)
        words.addWidget(self._title)
        words.addWidget(self._text)
        line = row()
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.column.addLayout(line)

    def say(self, title: str, to_do: str | None) -> None:
        """``to_do``: a fault a line; empty: all is well; None: not known, and nothing is said."""
        self.setVisible(to_do is not None)
        tone = Tone.BAD if to_do else Tone.GOOD
        self.set_tone(tone)
        self._icon.show_icon("warning" if to_do else "check", tone)
        self._title.setText(title)
        self._text.setText(
            _breakable(to_do or self.tr("Nothing: the camera, the records and e-mail are well."))
        )


class _Fact(QWidget):
    """A topic with its value below."""

    def __init__(self, topic: MaintenanceTopic) -> None:
        super().__init__()
        self.setObjectName(f"maintenanceFact{topic.value.title().replace('_', '')}")
        self.topic = Text(Type.SMALL, Ink.SOFT, wrap=False)
        self.value = Text(Type.BODY, strong=True)
        self.value.setMinimumHeight(1)  # else a wrapped label asks for the height of its narrowest shape
        lines = column(self, gap=Space.XS)
        lines.addWidget(self.topic)
        lines.addWidget(self.value)

    def show_fact(self, topic: str, value: str | None) -> None:
        """Set the words; long ones without blanks may break anywhere."""
        self.setVisible(value is not None)
        self.topic.setText(topic)
        self.value.setText(_breakable(value or ""))


def _breakable(text: str) -> str:
    """Digests and paths get invisible places to break at, every 16 characters."""
    zero_width = "\u200b"
    return re.sub(r"\S{16}(?=\S)", rf"\g<0>{zero_width}", text)
