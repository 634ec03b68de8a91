"""A field that narrows a list of people: by a part of the name, the student number, initial consonants."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy

from kiosk.core.hangul import found
from kiosk.core.values import Student
from kiosk.ui.dress import row
from kiosk.ui.texts import name_text, translate
from kiosk.ui.theme import Space, Theme
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.field import Field

_WIDTH = 200


class SearchField(Field):
    """One line with a button to clear it; Ctrl+F comes here, Escape clears, Return goes on to the list.

    ``name`` names the QLineEdit, the button is named ``<name>Clear``. The syllable that an input method is
    still composing counts: the list answers at every key.
    """

    narrowed = Signal()
    """What is typed has changed."""

    left = Signal()
    """Return was pressed: whoever listens takes the focus."""

    def __init__(self, name: str) -> None:
        super().__init__(name, longest=40, room=False)
        self._composing, self._room_px = "", 0
        self.clear = Button(f"{name}Clear", Kind.QUIET, "close")
        self.clear.hide()
        self.label.hide()
        row(self.edit).addWidget(self.clear, 0, Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.textChanged.connect(self._on_changed)
        self.edit.returnPressed.connect(self.left)
        self.clear.clicked.connect(self._on_clear)
        come = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        come.activated.connect(self._on_come)

    @property
    def wanted(self) -> str:
        """What is looked for, with the syllable that is being composed."""
        at, typed = self.edit.cursorPosition(), self.edit.text()
        return (typed[:at] + self._composing + typed[at:]).strip()

    def finds(self, *students: Student) -> bool:
        """Whether one of these is looked for; everybody is while nothing is typed."""
        wanted = self.wanted
        return any(found(wanted, name_text(one.name), one.number) for one in students)

    def reset(self) -> None:
        """Forget what was typed."""
        self._composing = ""
        self.edit.clear()

    def say_again(self) -> None:
        """Set the texts in the language of now."""
        self.say(
            translate("Search", "Find by name, student number or initial consonants"),
            translate("Search", "Name or number"),
        )
        self.label.hide()
        self.clear.say("", translate("Search", "Clear the search"))

    def nobody_text(self) -> str:
        """What an empty result says."""
        return translate(
            "Search", "Nobody found for “{typed}”. Clear the search, or type a part of the name or number."
        ).format(typed=self.wanted)

    def set_theme(self, theme: Theme) -> None:
        """Wide enough for a name; the button has its own place in the field."""
        super().set_theme(theme)
        self.edit.setMinimumWidth(max(self.edit.minimumWidth(), theme.px(_WIDTH)))
        self._room_px = theme.touch_px - theme.px(Space.M)  # the field's own padding is free already
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear what an input method composes, and Escape before the page does."""
        if watched is self.edit and isinstance(event, QInputMethodEvent):
            self._composing = event.preeditString()
            if not event.commitString():  # else the text changes too, and tells of it
                self._on_changed()
        elif watched is self.edit and isinstance(event, QKeyEvent) and self._is_clearing(event):
            self.reset()
            return True
        return super().eventFilter(watched, event)

    def _is_clearing(self, event: QKeyEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
        return pressed and bool(self.wanted)

    def _on_changed(self) -> None:
        self.clear.setVisible(bool(self.wanted))
        self._make_room()
        self.narrowed.emit()

    def _make_room(self) -> None:
        """What is typed ends before the button."""
        self.edit.setTextMargins(0, 0, 0 if self.clear.isHidden() else self._room_px, 0)

    def _on_clear(self) -> None:
        self.reset()

    def _on_come(self) -> None:
        self.edit.setFocus()
        self.edit.selectAll()
