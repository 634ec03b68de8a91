"""Which engine describes faces here: the one that the settings name, or the best that is installed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from kiosk.core.ports import EngineError, EngineTrouble
from kiosk.vision.engines import Engine
from kiosk.vision.engines.accurate import SETTING as ACCURATE
from kiosk.vision.engines.accurate import AccurateEngine
from kiosk.vision.engines.lbph import LbphEngine

AUTO = "auto"
BUILT_IN = "lbph"

Makers = Mapping[str, Callable[[], Engine]]
ENGINES: Makers = {ACCURATE: AccurateEngine, BUILT_IN: cache(LbphEngine)}
"""By their names in the settings, the best first; another recogniser is one file and one line here.

The built-in one is numbers that nobody changes: one serves all threads, and is read once.
"""


@dataclass(frozen=True, eq=False)
class Choice:
    """The engine to use with its name in the settings, and the error of one that was wanted and cannot be."""

    setting: str
    engine: Engine
    error: EngineError | None = None


def engine_named(name: str, engines: Makers = ENGINES) -> Engine:
    """The engine of that name in the settings. Raises EngineError."""
    if name not in engines:
        words = f"no recognition engine called {name!r}: use one of {', '.join(engines)}"
        raise EngineError(name, EngineTrouble.NOT_INSTALLED, words)
    return engines[name]()


def chosen(setting: str, engines: Makers = ENGINES) -> Choice:
    """The engine for a setting: ``auto`` or a name. The built-in one where the wanted one cannot be had.

    That a better engine is not installed is no error of ``auto``; that it is damaged is.
    """
    error: EngineError | None = None
    for name in engines if setting == AUTO else (setting,):
        try:
            return Choice(name, engine_named(name, engines), error)
        except EngineError as refused:
            if setting != AUTO or refused.trouble is not EngineTrouble.NOT_INSTALLED:
                error = error or refused
    return Choice(BUILT_IN, engine_named(BUILT_IN, engines), error)
