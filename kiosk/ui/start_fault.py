"""The window that says why the kiosk cannot start, for whoever stands there and for IT. Main thread."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent

from kiosk.ui.dress import column
from kiosk.ui.page import Page
from kiosk.ui.theme import Ink, Space, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.outcome import OutcomeCard, button_row
from kiosk.ui.widgets.text import Text


class StartTrouble(Enum):
    """Why the kiosk cannot start."""

    SETTINGS = "settings"
    KEY = "key"
    TOO_NEW = "too_new"
    DAMAGED = "damaged"
    DISK_FULL = "disk_full"
    UNREACHABLE = "unreachable"
    INSTALLATION = "installation"


@dataclass(frozen=True)
class StartFault:
    """The trouble in plain words, and the lines that tell IT where."""

    trouble: StartTrouble
    details: tuple[str, ...]


class StartFaultPage(Page[StartFault]):
    """Shown in place of the kiosk's window; nothing was changed when it appears."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("startFaultPage")
        self.card = OutcomeCard("startFault")
        centre = self.card.next_step.alignment()
        self.details = Text(Type.BODY, Ink.SOFT, align=centre, name="startFaultDetails")
        self.card.column.insertWidget(self.card.column.count() - 1, self.details)
        self.leave = Button("startFaultLeave", Kind.PRIMARY, "power")
        page = column(self, gap=Space.M, margin=Space.M)
        page.addWidget(self.card, 1)
        page.addLayout(button_row(self.leave))
        self.leave.clicked.connect(self.left)

    def fill(self, screen: StartFault) -> None:
        """Say what is wrong, what to do, and where."""
        headline, advice = self._words(screen.trouble)
        self.card.say(Tone.NEUTRAL, "wrench", headline, advice)
        self.details.say("\n".join(screen.details))
        self.leave.say(self.tr("Close"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is leaving."""
        super().closeEvent(event)
        self.left.emit()

    def _words(self, trouble: StartTrouble) -> tuple[str, str]:
        nothing_lost = self.tr("Nothing was changed and nothing is lost.")
        match trouble:
            case StartTrouble.SETTINGS:
                advice = self.tr("Please correct these lines of the settings file.")
                return self.tr("The settings cannot be read"), advice
            case StartTrouble.KEY:
                advice = self.tr("Please put back the configuration folder this kiosk was set up with.")
                return self.tr("The key of the stored faces is missing or wrong"), f"{advice}\n{nothing_lost}"
            case StartTrouble.TOO_NEW:
                advice = self.tr("Please install the newest version of the kiosk.")
                return self.tr("The records were made by a newer version"), f"{advice}\n{nothing_lost}"
            case StartTrouble.DAMAGED:
                advice = self.tr("Please put back a copy with “kiosk restore”.")
                return self.tr("The file of the records is damaged"), advice
            case StartTrouble.DISK_FULL:
                advice = self.tr("Please make room, then start again.")
                return self.tr("The disk is full"), f"{advice}\n{nothing_lost}"
            case StartTrouble.UNREACHABLE:
                advice = self.tr("Please check the folder or the database server, then start again.")
                return self.tr("The records cannot be reached"), f"{advice}\n{nothing_lost}"
            case StartTrouble.INSTALLATION:
                advice = self.tr("Please install the kiosk again.")
                return self.tr("Files of the program are missing or damaged"), f"{advice}\n{nothing_lost}"
