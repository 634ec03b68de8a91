"""A strip to choose a status in and give the reason: what correcting and answering an objection share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy

from kiosk.ui.dress import refresh_style, row, side_by_side
from kiosk.ui.even_grid import EvenGrid
from kiosk.ui.theme import Ink, Space, Theme, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.elided import Elided
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.text import Text


class ReasonStrip(Card):
    """Hidden until something is chosen; stays, half-typed, while the list goes on living.

    Widgets are named by ``name`` and what they are; ``reason`` and ``quick`` name the field and the buttons
    that fill it. Sub-classes write ``close_strip`` and ``_save``, and set the texts.
    """

    requested = Signal(object)

    def __init__(self, name: str, choices: Sequence[Button], reason: str, quick: Sequence[str]) -> None:
        super().__init__(Space.S, Space.M, name=name)
        self._answering = False
        self.who = Elided(Type.BODY, strong=True, name=f"{name}Who")
        self.mistake = Text(Type.SMALL, Ink.BAD, wrap=False, strong=True, name=f"{name}Mistake")
        self.now = Chip(f"{name}Now")
        self.group = QButtonGroup(self)
        self.reason = Field(reason, longest=200, room=False)
        self.quick = [Button(each, Kind.QUIET) for each in quick]
        self.save = Button(f"{name}Save", Kind.PRIMARY, "check")
        self.cancel = Button(f"{name}Cancel", Kind.QUIET, "close")
        self.head = row(gap=Space.S)
        self._build(choices)
        self.save.clicked.connect(self._on_save)
        self.reason.edit.returnPressed.connect(self._on_save)
        self.cancel.clicked.connect(self._on_cancel)
        self.group.buttonClicked.connect(self._on_chosen)
        for button in self.quick:
            button.clicked.connect(self._on_quick)
        self.hide()

    def _build(self, choices: Sequence[Button]) -> None:
        self.head.addWidget(self.who, 1)
        self.head.addWidget(self.mistake)
        self.head.addWidget(self.now)
        self.choosing = EvenGrid()
        for button in choices:
            button.setCheckable(True)
            self.group.addButton(button)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.choosing.addWidget(button)
        self.choosing.addWidget(self.cancel)
        words, ways = side_by_side(gap=Space.S), EvenGrid()
        self.reason.label.hide()
        words.addWidget(self.reason, 1)
        for way in (*self.quick, self.save):
            ways.addWidget(way)
        words.addLayout(ways)
        for line in (self.head, self.choosing, words):
            self.column.addLayout(line)

    def set_theme(self, theme: Theme) -> None:
        """Where the screen is narrow, the way out stands in the head: no line of its own."""
        self.choosing.removeWidget(self.cancel)
        self.head.removeWidget(self.cancel)
        (self.head if theme.portrait else self.choosing).addWidget(self.cancel)

    def close_strip(self) -> None:
        """Forget it."""
        raise NotImplementedError

    def _save(self) -> None:
        """Emit what was chosen, if everything is there."""
        raise NotImplementedError

    def _send(self, request: object) -> None:
        """Emit it; what the panel then shows is the answer to it."""
        self._answering = True
        self.requested.emit(request)
        self._answering = False  # the same answer as before is not shown again

    def _say_mistake(self, text: str) -> None:
        self.mistake.say(text)
        self.reason.edit.setProperty("wrong", bool(text))
        self.reason.edit.setAccessibleDescription(text)
        refresh_style(self.reason.edit)

    def _clear(self) -> None:
        self.group.setExclusive(False)
        for button in self.group.buttons():
            button.setChecked(False)
        self.group.setExclusive(True)
        self.reason.edit.clear()
        self.save.setEnabled(False)
        self._answering = False
        self._say_mistake("")

    def _on_chosen(self) -> None:
        self.save.setEnabled(True)

    def _on_quick(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self.reason.edit.setText(button.text())

    def _on_save(self) -> None:
        self._save()

    def _on_cancel(self) -> None:
        self.close_strip()
