"""A short tone for each outcome, played by what the system has, else silent. Main thread."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QStandardPaths, Slot

from kiosk.core.screens import Challenged, CheckedIn, NotMarked, NumberEntry, Screen
from kiosk.core.values import Status

if sys.platform == "win32":
    import winsound

_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))


class Sound(Enum):
    """The tones; each outcome has its own melody, so that it is understood without looking."""

    GOOD = "good"
    LATE = "late"
    REFUSED = "refused"
    ASKED = "asked"


def sound_of(screen: Screen) -> Sound | None:
    """The tone that belongs to a screen."""
    match screen:
        case CheckedIn(status=Status.LATE):
            return Sound.LATE
        case CheckedIn(status=Status.ABSENT) | NotMarked():
            return Sound.REFUSED
        case CheckedIn():
            return Sound.GOOD
        case Challenged():
            return Sound.ASKED
        case NumberEntry(trouble=trouble) if trouble is not None:
            return Sound.REFUSED
        case _:
            return None


class Player(QObject):
    """Plays the tone of a screen when the screen changes to another outcome."""

    def __init__(self, sounds_dir: Path, *, on: bool = True) -> None:
        super().__init__()
        self._dir = sounds_dir
        self._last: Sound | None = None
        self._command = _player() if on else None
        self._on = on

    @Slot(object)
    def on_screen_changed(self, screen: Screen) -> None:
        """Play the tone of ``screen``, unless it is the one just played for the same screen."""
        sound = sound_of(screen)
        if sound is not None and sound is not self._last:
            self.play(sound)
        self._last = sound

    def play(self, sound: Sound) -> None:
        """Start a tone and return at once; costs about 2 ms."""
        path = str(self._dir / f"{sound.value}.wav")
        if not self._on:
            return
        if sys.platform == "win32":
            winsound.PlaySound(path, winsound.SND_FILENAME | winsound.SND_ASYNC)
        elif self._command:
            program, *options = self._command
            QProcess.startDetached(program, [*options, path])


def _player() -> tuple[str, ...] | None:
    """The first player that is installed."""
    for program, *options in _PLAYERS:
        if path := QStandardPaths.findExecutable(program):
            return (path, *options)
    return None
