"""A Zoom code over the whole page, large enough to scan from a step away; a press anywhere closes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.core.values import Lecture
from kiosk.ui.dress import column
from kiosk.ui.texts import meeting_id_text, zoom_link
from kiosk.ui.theme import Ink, Space, Type
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.qr import QrCode
from kiosk.ui.widgets.text import Text

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class QrOverlay(QWidget):
    """Hidden until ``open_for``. No window of its own, so nothing waits for it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("qrOverlay")
        self.title = Text(Type.HEADING, align=_MIDDLE, name="qrOverlayTitle")
        self.qr = QrCode(400, "qrOverlayCode")
        self.digits = Text(Type.HEADING, align=_MIDDLE, wrap=False, name="qrOverlayDigits")
        self.passcode = Text(Type.BODY, Ink.SOFT, align=_MIDDLE, wrap=False, name="qrOverlayPasscode")
        self.close_button = Button("qrOverlayClose", icon="close")
        self.close_button.clicked.connect(self.hide)
        card = Card(Space.S, Space.L)
        card.column.addWidget(self.title)
        card.column.addWidget(self.qr, 0, _MIDDLE)
        card.column.addWidget(self.digits)
        card.column.addWidget(self.passcode)
        card.column.addWidget(self.close_button)
        column(self).addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        page.installEventFilter(self)
        self.hide()

    def open_for(self, lecture: Lecture) -> None:
        """Show the Zoom code of this lecture."""
        zoom = lecture.course.zoom
        if zoom is None:
            return
        self.title.setText(lecture.course.title)
        self.qr.show_text(zoom_link(zoom), self.tr("QR code that opens the Zoom meeting"))
        self.digits.setText(meeting_id_text(zoom.meeting_id))
        self.passcode.say(self.tr("Passcode {code}").format(code=zoom.passcode) if zoom.passcode else "")
        self.close_button.say(self.tr("Close"))
        self.setGeometry(self._page.rect())
        self.raise_()
        self.show()
        self.close_button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the page."""
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the card closes, and goes no further."""
        event.accept()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the page behind."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(10, 16, 24, 170))
        painter.end()
