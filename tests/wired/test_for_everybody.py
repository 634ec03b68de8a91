"""The settings for everybody reach the real app; where nothing can speak it runs and ends as always."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.core.requests import Open
from kiosk.core.screens import NumberEntry
from kiosk.ui.theme import Hand, Reach
from tests.wired.kiosks import a_world, running_kiosk, shows

pytestmark = pytest.mark.realtime

WAIT_MS = 20_000


@pytest.mark.skipif(find_spec("PySide6.QtTextToSpeech") is not None, reason="speech is installed here")
def test_hand_reach_patience_and_a_kiosk_that_would_like_to_speak(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("no voice is installed here")
    with a_world(tmp_path) as world:
        place = replace(world.parts.place, patience=2.0)
        parts = replace(world.parts, speech=True, hand=Hand.LEFT, reach=Reach.LOW, motion=False, place=place)
        with running_kiosk(qapp, parts) as app:
            qtbot.waitUntil(lambda: app.window.frames_shown > 0, timeout=WAIT_MS)
            theme = app.window.theme
            assert (theme.hand, theme.reach) == (Hand.LEFT, Reach.LOW)
            assert (theme.motion, theme.patience) == (False, 2.0)
            app.driver.on_requested(Open.NUMBER)
            qtbot.waitUntil(shows(app, NumberEntry), timeout=WAIT_MS)
            assert "voice" in [thread.name for thread in app._threads]
    assert app.end(0) == 0, "every thread has ended"
