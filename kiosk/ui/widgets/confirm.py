"""A button that asks once more in its own place, instead of a dialog."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.dress import row
from kiosk.ui.theme import Ink, Space, Theme, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.text import Text

FORGETS_AFTER_MS = 10_000


class TwoSteps(QWidget):
    """First press shows the consequence with yes and no; yes emits ``confirmed``.

    The buttons are named `<name>`, `<name>Confirm`, `<name>No`. Asked and not answered, it forgets.
    """

    confirmed = Signal()
    asked = Signal(bool)
    """The question is shown (True) or gone (False)."""

    def __init__(self, name: str, icon: str, kind: Kind = Kind.DANGER) -> None:
        super().__init__()
        ink = Ink.BAD if kind is Kind.DANGER else Ink.TEXT
        self.first = Button(name, kind, icon)
        self.question = Text(Type.SMALL, ink, wrap=False, strong=True, name=f"{name}Question")
        self.yes = Button(f"{name}Confirm", kind, icon)
        self.no = Button(f"{name}No")
        line = row(self, gap=Space.S)
        for part in (self.first, self.question, self.no, self.yes):
            line.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(FORGETS_AFTER_MS)
        self._forget.timeout.connect(self.reset)
        self.first.clicked.connect(self._on_first)
        self.no.clicked.connect(self.reset)
        self.yes.clicked.connect(self._on_yes)
        self._show(False)

    def set_theme(self, theme: Theme) -> None:
        """Wait longer for slower people."""
        self._forget.setInterval(round(FORGETS_AFTER_MS * theme.patience))

    def say(self, first: str, question: str, yes: str, no: str, of: str = "") -> None:
        """Set the four texts; ``of`` tells screen readers what it is about, where there are several."""
        self.first.say(first, f"{first}: {of}" if of else "")
        self.question.setText(question)
        self.yes.say(yes, f"{yes}. {question}")
        self.no.say(no)

    def reset(self) -> None:
        """Back to the first button."""
        self._forget.stop()
        self._show(False)

    def _show(self, asking: bool) -> None:
        self.first.setVisible(not asking)
        for part in (self.question, self.yes, self.no):
            part.setVisible(asking)
        self.asked.emit(asking)

    def _on_first(self) -> None:
        self._show(True)
        self.no.setFocus()
        self._forget.start()

    def _on_yes(self) -> None:
        self.reset()
        self.confirmed.emit()
