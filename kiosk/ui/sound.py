"""A tone or a spoken sentence for each outcome, by what the system has, else silence. Main thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QStandardPaths, Slot

from kiosk.core.screens import Challenged, CheckedIn, NotMarked, NumberEntry, Screen
from kiosk.core.values import Status
from kiosk.ui.texts import language_now
from kiosk.ui.voice import Sentence, Voice

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
    """Says or plays what belongs to a screen, when it changes to another outcome or instruction.

    Where there is a voice for the language of the screen it is a sentence, else a tone; never both.
    """

    def __init__(
        self,
        sounds_dir: Path,
        *,
        on: bool = True,
        voice: Voice | None = None,
        words: Callable[[], str] = str,
    ) -> None:
        """Args: ``voice``: None for tones only; ``words``: what it says of the screen shown now."""
        super().__init__()
        self._dir = sounds_dir
        self._voice, self._words = voice, words
        self._last: tuple[object, ...] = ()
        self._command = _player()
        self._on = on

    @Slot(object)
    def on_screen_changed(self, screen: Screen) -> None:
        """Say or play what belongs to ``screen``, unless that was just done for the same outcome."""
        language = language_now()
        speaks = self._on and self._voice is not None and self._voice.speaks(language)
        told = self._words() if speaks else sound_of(screen)
        occasion = (told, *_whose(screen))
        if told and occasion != self._last:
            if isinstance(told, Sound):
                self.play(told)
            elif self._voice is not None:
                self._voice.say(Sentence(told, language))
        self._last = occasion

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


def _whose(screen: Screen) -> tuple[object, ...]:
    """What makes the same words another message: the next person, the next turn."""
    match screen:
        case CheckedIn():
            return (screen.student.student_id, screen.at)
        case Challenged():
            return (screen.asked, screen.step)
        case NotMarked():
            return (screen.at_s,)
        case _:
            return (type(screen),)


def _player() -> tuple[str, ...] | None:
    """The first player that is installed."""
    for program, *options in _PLAYERS:
        if path := QStandardPaths.findExecutable(program):
            return (path, *options)
    return None
