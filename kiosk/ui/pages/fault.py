"""The fault page: what is wrong in plain words, what to do, and what still works."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Slot

from kiosk.core.observation import CameraFault, CameraTrouble
from kiosk.core.requests import Open
from kiosk.core.screens import Fault
from kiosk.core.views import FaultKind
from kiosk.ui.countdown import Countdown
from kiosk.ui.resting import RestingPage
from kiosk.ui.theme import Ink, Tone, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.clock import utc_now
from kiosk.ui.widgets.outcome import OutcomeCard, button_row
from kiosk.ui.widgets.text import Text

_ICONS = {FaultKind.CAMERA: "camera_off", FaultKind.STORE: "disk", FaultKind.PROGRAM: "wrench"}


class FaultPage(RestingPage[Fault]):
    """No exception texts here; those are in the log. It may stay up for days: it rests as the main page."""

    def __init__(self, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(now)
        self.setObjectName("faultPage")
        self.card = OutcomeCard("fault")
        self.retry = Text(Type.BODY, Ink.SOFT, align=self.card.next_step.alignment(), name="faultRetry")
        self.card.column.insertWidget(self.card.column.count() - 1, self.retry)
        self.number = Button("faultNumberButton", Kind.PRIMARY, "keypad")
        self.enrol = Button("faultEnrolButton", Kind.SECONDARY, "enrol")
        self.again = Button("faultAgainButton", Kind.PRIMARY, "restart")
        self.unlock = Button("faultUnlockButton", Kind.SECONDARY, "lock")
        self._wait = Countdown(self)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.on_second)
        self._second.start()
        self._page.addWidget(self.card, 1)
        self._page.addLayout(button_row(self.number, self.again, self.enrol, self.unlock))
        self.opens(self.number, Open.NUMBER)
        self.opens(self.enrol, Open.ENROLMENT)
        self.opens(self.again, Open.HOME)
        self.opens(self.unlock, Open.UNLOCK)
        self._wait.counted.connect(self._on_counted)

    @Slot()
    def on_second(self) -> None:
        """A second has gone by."""
        self.tick(self._now())

    def show_screen(self, screen: Fault) -> None:
        """Start counting to the next try of the camera, unless it is running already."""
        before = self._screen
        super().show_screen(screen)
        if before is None or before.door.camera is not screen.door.camera:
            camera = screen.door.camera
            self._wait.begin(camera.retry_in_s if camera else 0)

    def fill(self, screen: Fault) -> None:
        """Say what is wrong and what to do."""
        camera = screen.kind is FaultKind.CAMERA
        self.card.say(
            Tone.LATE if camera else Tone.NEUTRAL,
            _ICONS[screen.kind],
            self._headline(screen),
            self._advice(screen),
        )
        self.number.setVisible(camera)
        self.enrol.setVisible(camera)
        self.again.setVisible(not camera)
        self.number.say(self.tr("Student number"), self.tr("Check in by student number"))
        self.enrol.say(self.tr("Enrol"))
        self.again.say(self.tr("Try again"))
        self.unlock.say(self.tr("Professor"))
        self._on_counted(self._wait.left_s)

    def _headline(self, screen: Fault) -> str:
        match screen.kind:
            case FaultKind.CAMERA:
                return self.tr("The camera is not available")
            case FaultKind.STORE:
                return self.tr("Records cannot be saved right now")
            case FaultKind.PROGRAM:
                return self.tr("Something went wrong here")

    def _advice(self, screen: Fault) -> str:
        match screen.kind:
            case FaultKind.CAMERA:
                return f"{self._meanwhile()}\n{self._camera_advice(screen.door.camera)}"
            case FaultKind.STORE:
                return self.tr("Please tell the professor; nothing recorded so far is lost.")
            case FaultKind.PROGRAM:
                return self.tr("Please press Try again. If it happens again, tell the professor.")

    def _meanwhile(self) -> str:
        return self.tr("Please check in by student number meanwhile.")

    def _camera_advice(self, fault: CameraFault | None) -> str:
        match fault.trouble if fault else None:
            case CameraTrouble.NOT_FOUND:
                return self.tr("No camera was found. Is its cable plugged in?")
            case CameraTrouble.LOST:
                return self.tr("The camera was unplugged. Please plug its cable in again.")
            case CameraTrouble.FROZEN:
                return self.tr("The camera gives no new pictures. Please unplug it and plug it in again.")
            case CameraTrouble.BUSY:
                return self.tr("Another program is using the camera. Please call IT support.")
            case CameraTrouble.UNREADABLE:
                return self.tr("The chosen recording cannot be read. Please call IT support.")
            case None:
                return self.tr("The camera is being connected.")

    def _on_counted(self, left_s: int) -> None:
        screen = self._screen
        if screen is None or screen.kind is not FaultKind.CAMERA:
            self.retry.say("")
        elif left_s:
            self.retry.say(self.tr("Connecting again in %n second(s)", "", left_s))
        else:
            self.retry.say(self.tr("Connecting again …"))
