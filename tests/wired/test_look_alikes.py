"""One face under two numbers: found by the analysis thread, shown to the professor, deleted at a press."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.core.observation import Sample
from kiosk.core.screens import Panel, Unlock
from kiosk.core.values import LookAlike, Student, StudentId, new_id
from kiosk.demo.cast import PROFESSOR_PIN
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab
from tests.ui.conftest import speak
from tests.ui.hands import press, said, write
from tests.wired.kiosks import Enrolled, a_world, running_kiosk, shows

__all__ = ["speak"]

pytestmark = [pytest.mark.realtime, pytest.mark.usefixtures("speak")]
WAIT_MS = 40_000


def under_another_number(enrolled: Enrolled) -> Enrolled:
    """The same samples, as if the same person had enrolled once more."""
    student = Student(StudentId(new_id()), "20249999", "Another Name", has_face=True)
    samples = tuple(
        Sample(
            replace(sample.picture, student_id=student.student_id),
            replace(sample.template, student_id=student.student_id),
        )
        for sample in enrolled.samples
    )
    return Enrolled(replace(enrolled.player, student=student), samples)


def test_the_professor_is_shown_the_pair_and_deletes_the_second_face(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, cast: tuple[Enrolled, ...]
) -> None:
    twice = under_another_number(cast[0])
    with a_world(tmp_path, *cast, twice) as world, running_kiosk(qapp, world.parts) as app:
        same = {cast[0].player.student.number, twice.player.student.number}

        def pairs() -> list[LookAlike]:
            return [
                one
                for one in world.store.look_alikes.pairs()
                if {one.first.number, one.second.number} == same
            ]

        # Noted here in case the kiosk does not find it: among four rendered students that is a near thing.
        one, other = (enrolled.player.student.student_id for enrolled in (cast[0], twice))
        world.store.look_alikes.note(one, other, 0.95, world.clock.now())
        assert len(pairs()) == 1
        press(app.window, "mainUnlockButton")
        qtbot.waitUntil(shows(app, Unlock), timeout=WAIT_MS)
        write(app.window, "unlockPin", PROFESSOR_PIN)
        qtbot.waitUntil(shows(app, Panel), timeout=WAIT_MS)
        page = app.window.page(Panel)
        assert isinstance(page, PanelPage)
        page.open_tab(Tab.FACES)
        screen = app.driver.screen
        assert isinstance(screen, Panel)
        place = screen.view.look_alikes.index(pairs()[0])  # rendered faces are alike: there may be others
        qtbot.waitUntil(
            lambda: twice.player.student.number in said(page, f"panelLookAlike{place}"), timeout=WAIT_MS
        )
        second = pairs()[0].second
        press(page, f"panelDeleteSecond{place}")
        press(page, f"panelDeleteSecond{place}Confirm")
        qtbot.waitUntil(lambda: pairs() == [], timeout=WAIT_MS)
        kept = world.store.people.student(second.student_id)
        assert kept is not None
        assert not kept.has_face
        assert all(one.student_id != second.student_id for one in world.store.faces.pictures())
