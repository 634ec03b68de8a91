"""The sheet that comes up when a field is touched: the field, large, and the keyboard below. Main thread."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWindow,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.ui.dress import column, row
from kiosk.ui.theme import Space, Theme
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.keypad import Keypad


def has_touch_screen() -> bool:
    """Whether this machine has a screen to be touched; a keyboard beside it cannot be told for sure."""
    return any(device.type() is QInputDevice.DeviceType.TouchScreen for device in QInputDevice.devices())


class TypingSheet(QWidget):
    """Covers its window while somebody types without a keyboard. No layout behind it has to give way.

    Fields for digits on a page that has a keypad of its own are left to that.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("typingSheet")
        self._window = window
        self._field: Field | None = None
        self._heard: QWindow | None = None
        self.field = Field("typingSheetField", longest=500, room=False)
        self.keyboard = Keyboard()
        self.cancel = Button("typingSheetCancel", Kind.QUIET, "close")
        self.done = Button("typingSheetDone", Kind.PRIMARY, "check")
        self.cancel.clicked.connect(self.hide)
        self.done.clicked.connect(self._take_over)
        self.field.edit.returnPressed.connect(self._take_over)
        line = row()
        line.addWidget(self.field, 1)
        line.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.done, 0, Qt.AlignmentFlag.AlignBottom)
        card = Card(Space.M, Space.M)
        card.column.addLayout(line)
        card.column.addWidget(self.keyboard, 1)
        self._whole = column(self, margin=Space.S)
        self._whole.addStretch(1)
        self._whole.addWidget(card, 6)
        window.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Half of the screen where no more is within reach, as far as the keys fit into it."""
        self._whole.setStretch(0, 6 if theme.low else 1)

    def open_for(self, field: Field) -> None:
        """Type into this field; nothing changes there before "Done"."""
        self._field = field
        edit, own = field.edit, self.field.edit
        own.setValidator(edit.validator())
        own.setEchoMode(edit.echoMode())
        own.setMaxLength(edit.maxLength())
        own.setText(edit.text())
        self.field.say(field.label.text(), edit.placeholderText())
        self.cancel.say(self.tr("Cancel"))
        self.done.say(self.tr("Done"))
        self.keyboard.set_target(own)
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        own.setFocus()

    def _take_over(self) -> None:
        field, text = self._field, self.field.edit.text()
        self.hide()
        if field is not None:
            field.edit.selectAll()
            field.edit.insert(text)  # as if it had been typed there

    # --- events ---------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window; come up when a field is touched anywhere in it."""
        if watched is self._window and event.type() == QEvent.Type.Show:
            self._listen()
        elif watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            touched = self._window.childAt(event.position().toPoint())
            if isinstance(touched, QLineEdit) and not self.isVisible():
                self._touched(touched)
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        """Hear the native window: full screen makes a new one."""
        handle = self._window.windowHandle()
        if handle is not self._heard:
            self._heard = handle
            handle.installEventFilter(self)

    def _touched(self, edit: QLineEdit) -> None:
        field = edit.parentWidget()
        if not isinstance(field, Field) or not edit.isEnabled() or edit.isReadOnly():
            return
        keypads = (keypad for keypad in self._window.findChildren(Keypad) if keypad.isVisible())
        if not (field.digits and any(keypads)):
            self.open_for(field)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed stays behind, a password least of all."""
        super().hideEvent(event)
        self.field.edit.clear()
        self._field = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the field as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the keys goes no further."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the page behind."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(10, 16, 24, 170))
        painter.end()
