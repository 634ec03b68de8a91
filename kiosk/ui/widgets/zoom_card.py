"""The card of a Zoom room: QR code, meeting ID in groups, passcode."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiosk.core.values import ZoomRoom
from kiosk.ui.dress import column, row
from kiosk.ui.texts import meeting_id_text, zoom_link
from kiosk.ui.theme import Ink, Space, Type
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.qr import QrCode
from kiosk.ui.widgets.text import Text


class ZoomCard(Card):
    """Shows one Zoom room; hidden while there is none."""

    def __init__(self, qr_size: float = 168) -> None:
        super().__init__(gap=Space.NONE, margin=Space.M, name="zoomCard")
        self.qr = QrCode(qr_size, "zoomQr")
        self.title = Text(Type.SMALL, Ink.ACCENT, strong=True, wrap=False, name="zoomTitle")
        self.meeting_label = Text(Type.SMALL, Ink.SOFT, wrap=False)
        self.meeting_id = Text(Type.HEADING, wrap=False, name="zoomMeetingId")
        self.passcode_label = Text(Type.SMALL, Ink.SOFT, wrap=False)
        self.passcode = Text(Type.HEADING, wrap=False, name="zoomPasscode")
        words = column(gap=Space.NONE)
        words.addWidget(self.title)
        words.addStretch(1)
        for label in (self.meeting_label, self.meeting_id, self.passcode_label, self.passcode):
            words.addWidget(label)
        words.addStretch(1)
        line = row(gap=Space.M)
        line.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        self.column.addLayout(line)

    def show_zoom(self, zoom: ZoomRoom | None, title: str = "") -> None:
        """Fill the card, in the language of now."""
        self.setVisible(zoom is not None)
        if zoom is None:
            return
        self.title.setText(title or self.tr("Join on Zoom"))
        self.meeting_label.setText(self.tr("Meeting ID"))
        self.meeting_id.setText(meeting_id_text(zoom.meeting_id))
        self.passcode_label.say(self.tr("Passcode") if zoom.passcode else "")
        self.passcode.say(zoom.passcode)
        self.qr.show_text(zoom_link(zoom), self.tr("QR code that opens the Zoom meeting"))
