"""Says a sentence aloud by Qt's text-to-speech, on a thread of its own; none where that is not installed."""

from __future__ import annotations

import logging
from collections import deque
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from kiosk.core.values import Language

_log = logging.getLogger(__name__)

_NO_ENGINES = frozenset({"mock"})
"""Qt's engine for tests, which is silent."""


@dataclass(frozen=True)
class Sentence:
    """What is said, in which language."""

    text: str
    language: Language


class Voice(Protocol):
    """Whoever can speak."""

    def speaks(self, language: Language) -> bool:
        """Whether there is a voice for this language."""
        ...

    def say(self, sentence: Sentence) -> None:
        """Say this now, in place of what is being said; returns at once."""
        ...


class VoiceWorker(QObject):
    """Owns the engine. ``found`` carries the names (`ko_KR`) of what it can speak, once, after the start.

    An engine may wait for its server: so it lives on its own thread, and what was to be said meanwhile is
    overtaken by the newest sentence, the only one that ``wanted`` holds.
    """

    found = Signal(object)
    stopped = Signal()

    def __init__(self, wanted: deque[Sentence], engine: str = "") -> None:
        """Args: ``engine``: one of Qt's by name; the system's own if empty."""
        super().__init__()
        self._wanted, self._name = wanted, engine
        self._engine: Any = None

    @Slot()
    def start(self) -> None:
        """Find the engine and its languages."""
        self._engine = _engine_called(self._name)
        names = self._engine.availableLocales() if self._engine is not None else []
        if not names:
            _log.warning("sound = speech: no voice is installed here; tones are played")
        self.found.emit(frozenset(locale.name() for locale in names))

    @Slot()
    def speak(self) -> None:
        """Say the newest sentence; what is being said ends in the middle of the word."""
        try:
            sentence = self._wanted.pop()
        except IndexError:  # it was said by the call before
            return
        if self._engine is None:
            return
        self._engine.stop()
        locale = next(one for one in self._engine.availableLocales() if speaks(one.name(), sentence.language))
        if locale != self._engine.locale():
            self._engine.setLocale(locale)
        self._engine.say(sentence.text)

    @Slot()
    def stop(self) -> None:
        """Fall silent and give the engine back."""
        if self._engine is not None:
            self._engine.stop()
            self._engine.deleteLater()
            self._engine = None
        self.stopped.emit()


class SpokenAside(QObject):
    """The main thread's end of a VoiceWorker: a Voice that never waits."""

    asked = Signal()

    def __init__(self, engine: str = "") -> None:
        super().__init__()
        self._wanted: deque[Sentence] = deque(maxlen=1)
        self._names: frozenset[str] = frozenset()
        self.worker = VoiceWorker(self._wanted, engine)
        self.worker.found.connect(self.on_found)
        self.asked.connect(self.worker.speak)

    @Slot(object)
    def on_found(self, names: frozenset[str]) -> None:
        """The worker knows what it can speak."""
        self._names = names

    def speaks(self, language: Language) -> bool:
        """Whether a voice was found for this language."""
        return any(speaks(name, language) for name in self._names)

    def say(self, sentence: Sentence) -> None:
        """Leave the sentence for the worker, in place of one that it has not come to."""
        self._wanted.append(sentence)
        self.asked.emit()


def speaks(locale_name: str, language: Language) -> bool:
    """Whether a voice of this locale speaks ``language``."""
    return QLocale(locale_name).language() is QLocale(language.value).language()


def _engine_called(name: str) -> Any:  # QTextToSpeech, of a package that need not be there
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech  # noqa: PLC0415 - an extra: ./run speech
    except ImportError:
        return None
    wanted = frozenset({name}) if name else frozenset(QTextToSpeech.availableEngines()) - _NO_ENGINES
    names = [one for one in QTextToSpeech.availableEngines() if one in wanted]
    engines = (QTextToSpeech(one) for one in names)
    return next((one for one in engines if one.state() is not QTextToSpeech.State.Error), None)
