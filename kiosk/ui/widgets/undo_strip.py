"""What was done just now, with one button that takes it back, for some seconds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy

from kiosk.ui.dress import row
from kiosk.ui.icons import Icon
from kiosk.ui.texts import translate
from kiosk.ui.theme import Ink, Space, Theme, Tone, Type
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.text import Text

OFFERED_MS = 8000


class UndoStrip(QFrame):
    """Hidden until something is offered; stays as long as its button has the focus. Ctrl+Z presses it.

    The button is named ``<name>Button``, the words ``<name>Words``.
    """

    pressed = Signal()
    """It shall be taken back."""

    ended = Signal()
    """The time is over, or it was pressed: the strip is gone."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("tone", Tone.GOOD.value)
        self.icon = Icon("check", 24, Ink.GOOD)
        self.words = Text(Type.SMALL, Ink.GOOD, strong=True, name=f"{name}Words")
        self.button = Button(f"{name}Button", icon="undo")
        self.button.installEventFilter(self)
        self.button.clicked.connect(self._on_pressed)
        told = row(gap=Space.S, margin=Space.XS)
        told.addWidget(self.icon)
        told.addWidget(self.words, 1)
        line = row(self, gap=Space.S)
        line.addLayout(told, 1)
        line.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(OFFERED_MS)
        self._timer.timeout.connect(self.end)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        keys.activated.connect(self.button.click)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wait longer for slower people."""
        self._timer.setInterval(round(OFFERED_MS * theme.patience))

    def offer(self, text: str) -> None:
        """Tell what was done, aloud where there is a screen reader, and begin to wait."""
        self.say(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.button.accessibleName()))
        if not self.button.hasFocus():
            self._timer.start()

    def say(self, text: str) -> None:
        """Set the texts in the language of now."""
        self.words.setText(text)
        self.button.say(translate("Undo", "Undo"), translate("Undo", "{done}. Undo").format(done=text))
        self.setAccessibleName(text)

    def end(self) -> None:
        """What was done stays done."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.ended.emit()

    def _on_pressed(self) -> None:
        self.end()
        self.pressed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The time rests while the button has the focus."""
        if watched is self.button and event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self.button and event.type() == QEvent.Type.FocusOut and not self.isHidden():
            self._timer.start()
        return super().eventFilter(watched, event)
