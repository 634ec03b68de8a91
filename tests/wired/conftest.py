"""The school at whose door the wired tests stand; a user's own folders; a process put back as it was."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import keyring.core
import pytest
from PySide6.QtCore import qInstallMessageHandler

from kiosk.demo.cast import enrolled_players
from kiosk.demo.world import samples_of
from kiosk.vision.analyze import Analyzer
from tests.core.founded import door, founded, restart
from tests.wired.kiosks import Enrolled

__all__ = ["door", "founded", "restart"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with folders of their own and no keyring: those of whoever runs the tests stay untouched."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name, place in (("CONFIG", ".config"), ("DATA", ".local/share"), ("STATE", ".local/state")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / place))
    without_keyring(monkeypatch)
    return folder


def without_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """No keyring in this process, nor in those it starts."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setattr(
        "keyring.core._keyring_backend", keyring.core.load_keyring("keyring.backends.fail.Keyring")
    )


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Log handlers, hooks, Qt's messages and the time zone belong to the process: left as they were."""
    root, qt = logging.getLogger(), logging.getLogger("qt")
    handlers, level = list(root.handlers), root.level
    hooks = sys.excepthook, threading.excepthook
    qt_handler = qInstallMessageHandler(None)
    qt.addFilter(_of_interest)
    monkeypatch.setenv("TZ", "Asia/Seoul")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
    qt.removeFilter(_of_interest)
    qInstallMessageHandler(qt_handler)
    sys.excepthook, threading.excepthook = hooks
    for handler in [one for one in root.handlers if one not in handlers]:
        root.removeHandler(handler)
        with suppress(OSError):  # a full disk, as at logging.shutdown
            handler.close()
    root.setLevel(level)


@pytest.fixture(scope="session")
def cast() -> tuple[Enrolled, ...]:
    """Three rendered students and the samples of their guided poses: seconds each, so made once."""
    analyzer = Analyzer()
    players = enrolled_players(7)[:3]
    return tuple(
        Enrolled(player, samples_of(analyzer, player, 7 + index)) for index, player in enumerate(players)
    )


def _of_interest(record: logging.LogRecord) -> bool:
    return "propagateSizeHints" not in record.getMessage()  # the offscreen platform, of every window
