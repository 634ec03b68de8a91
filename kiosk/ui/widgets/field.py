"""A labelled field to type into, with the place where its mistake is said."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.ui.dress import column, refresh_style
from kiosk.ui.theme import Ink, Space, Theme, Type
from kiosk.ui.widgets.text import Text

_DIGITS = QRegularExpression("[0-9]*")
_BORDERS_PX = 10
"""The border of the style sheet, and what Qt keeps free around the cursor."""


class Field(QWidget):
    """Label above, field, mistake below. The mistake's line is always there, so that nothing jumps.

    ``name`` names the QLineEdit; the mistake is named ``<name>Mistake``.
    """

    focused = Signal(object)
    """The field got the focus; carries this Field."""

    edited = Signal()
    """Somebody typed."""

    def __init__(
        self, name: str, *, digits: bool = False, secret: bool = False, longest: int = 120, room: bool = True
    ) -> None:
        super().__init__()
        self.digits, self._room = digits, room
        self._margins_px, self._tight = 0, False
        self.label = Text(Type.SMALL, Ink.SOFT, wrap=False, strong=True)
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.setMaxLength(longest)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self.edited)
        self.mistake = Text(Type.SMALL, Ink.BAD, strong=True, name=f"{name}Mistake")
        self.mistake.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.label.setBuddy(self.edit)
        if digits:
            self.edit.setValidator(QRegularExpressionValidator(_DIGITS, self.edit))
            self.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
            self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        lines = column(self, gap=Space.XS)
        for part in (self.label, self.edit, self.mistake):
            lines.addWidget(part)

    def set_theme(self, theme: Theme) -> None:
        """Keep one line free for the mistake; room for the example."""
        self._margins_px = 2 * theme.px(Space.M) + _BORDERS_PX
        self._tight = theme.low
        self._fit_hint()
        self.mistake.setMinimumHeight(round(theme.type_px(Type.SMALL) * 1.4) if self._room else 0)

    def say(self, label: str, hint: str = "") -> None:
        """Set the label and the example shown while nothing is typed."""
        self.label.setText(label)
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(label)
        self._fit_hint()

    def _fit_hint(self) -> None:
        """Not narrower than the example in it, unless only half a screen is within reach."""
        self.edit.ensurePolished()
        hint_px = self.edit.fontMetrics().horizontalAdvance(self.edit.placeholderText())
        self.edit.setMinimumWidth(hint_px + self._margins_px if hint_px and not self._tight else 0)

    def lock(self, locked: bool) -> None:
        """Show what is known already; nobody types here, and the focus passes by."""
        if self.edit.isReadOnly() is not locked:
            self.edit.setReadOnly(locked)
            self.edit.setFocusPolicy(Qt.FocusPolicy.NoFocus if locked else Qt.FocusPolicy.StrongFocus)
            refresh_style(self.edit)

    def say_mistake(self, text: str) -> None:
        """Say what is wrong with what is typed; nothing wrong when empty."""
        if self._room:
            self.mistake.setText(text)
        else:
            self.mistake.say(text)
        self.edit.setAccessibleDescription(text)
        if self.edit.property("wrong") != bool(text):
            self.edit.setProperty("wrong", bool(text))
            refresh_style(self.edit)

    @property
    def text(self) -> str:
        """What is typed, without blanks around it."""
        return self.edit.text().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell who watches that the field got the focus."""
        if watched is self.edit and event.type() == QEvent.Type.FocusIn:
            self.focused.emit(self)
        return super().eventFilter(watched, event)
