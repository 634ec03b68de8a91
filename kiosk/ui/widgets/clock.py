"""Time and date at the top of the main page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.dress import row
from kiosk.ui.texts import date_text, time_text
from kiosk.ui.theme import Ink, Space, Type
from kiosk.ui.widgets.text import Text


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


class Clock(QWidget):
    """Shows the wall clock; looks at it once a second, paints once a minute.

    ``ticked`` carries the time (aware) at each look.
    """

    ticked = Signal(object)

    def __init__(self, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__()
        self.setObjectName("clock")
        self._now = now
        self.time = Text(Type.TITLE, wrap=False, name="clockTime")
        self.date = Text(Type.BODY, Ink.SOFT, wrap=False, name="clockDate")
        layout = row(self, gap=Space.M)
        layout.addWidget(self.time)
        layout.addWidget(self.date)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.tick()

    def tick(self) -> None:
        """Show the time of now."""
        now = self._now()
        self.time.setText(time_text(now))
        self.date.setText(date_text(now))
        self.ticked.emit(now)

    def changeEvent(self, event: QEvent) -> None:
        """Say the date in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.tick()
