"""What stands in the way: the banner of what is not right, and the line under a button that waits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from kiosk.ui.countdown import Countdown
from kiosk.ui.theme import Hand, Theme, Tone, Type
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.chip import Banner
from kiosk.ui.widgets.text import Text


class Trouble(Banner):
    """What is not right; while somebody has to wait, how long, counted down. With neither it is hidden."""

    counted = Signal()
    """The wait began, went on by a second, or is over."""

    def __init__(self, name: str) -> None:
        super().__init__(name, Type.BODY)
        self.wait = Countdown(self)
        self._trouble = ""
        self.wait.counted.connect(self._on_counted)

    def say_trouble(self, trouble: str) -> None:
        """Say this, in the language of now, when there is nothing to wait for."""
        self._trouble = trouble
        if self.wait.left_s:
            wait = self.tr("Please try again in %n second(s)", "", self.wait.left_s)
            self.say(wait, Tone.LATE, "clock")
        else:
            self.say(trouble, Tone.BAD, "warning")

    def _on_counted(self, _left_s: int) -> None:
        self.say_trouble(self._trouble)
        self.counted.emit()


class WhyNot(Text):
    """The line under a button that says why it cannot be pressed yet. Its room is kept: nothing jumps."""

    def __init__(self, button: Button, name: str) -> None:
        super().__init__(Type.BODY, name=name)
        self._button = button

    def set_theme(self, theme: Theme) -> None:
        """Keep a line free, on the side of the hand: there stands the button."""
        self.setMinimumHeight(round(theme.type_px(Type.BODY) * 1.4))
        left = theme.hand is Hand.LEFT
        self.setAlignment(Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight)

    def say_why(self, reason: str, *, waits: bool = False) -> None:
        """Say what is missing; with nothing missing, and nothing to wait for, the button can be pressed."""
        self.setText(reason)
        self._button.setAccessibleDescription(reason)
        self._button.setEnabled(not reason and not waits)
