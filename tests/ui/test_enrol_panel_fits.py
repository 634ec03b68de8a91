"""Enrolment, student, staff and setup pages fit every size in both languages; KIOSK_PICTURES keeps PNGs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bench.scenes.people import SCENES, panel
from kiosk.core.screens import Panel
from kiosk.core.setup import SetupForm, SetupMistake, SetupStep
from kiosk.core.values import Language, Status
from kiosk.ui.pages.panel import PanelPage, Tab
from kiosk.ui.theme import Appearance
from kiosk.ui.widgets.elided import Elided
from kiosk.ui.window import Window
from kiosk.ui.wizard import SetupWizard
from tests.ui.fake_slot import FakeSlot
from tests.ui.fits import DRESSES, SIZES, troubles

Keep = Callable[[QWidget, str], None]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def not_elided(found: list[str]) -> list[str]:
    """An Elided text may be longer than its place: that is what it is for."""
    return [trouble for trouble in found if not trouble.startswith(Elided.__name__)]


@pytest.mark.parametrize(("size", "appearance"), DRESSES, ids=str)
def test_nothing_is_cut_off(
    qtbot: QtBot,
    slot: FakeSlot,
    assets_dir: Path,
    language: Language,
    size: tuple[int, int],
    appearance: Appearance,
    keep_picture: Keep,
) -> None:
    window = Window(slot, assets_dir, appearance, motion=False)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    found = []
    for name, screen in SCENES.items():
        window.show_screen(screen)
        settle()
        page = window.current_page
        assert page is not None
        found += [f"{name}: {trouble}" for trouble in not_elided(troubles(page))]
        keep_picture(window, f"{name}-{language.value}-{size[0]}x{size[1]}-{appearance.value}")
    assert window.size().toTuple() == size
    assert not found, "\n".join(found)


@sizes
def test_nothing_is_cut_off_behind_the_tabs_of_the_panel(
    qtbot: QtBot,
    slot: FakeSlot,
    assets_dir: Path,
    language: Language,
    size: tuple[int, int],
    keep_picture: Keep,
) -> None:
    window = Window(slot, assets_dir, motion=False)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.show_screen(panel())
    page = window.page(Panel)
    assert isinstance(page, PanelPage)
    found = []
    page.attendance.table.picked.emit(page.attendance.table.rows.standings[23])
    page.attendance.strip.choices[Status.OFFICIAL_ABSENCE].click()
    page.close_class.first.click()
    for tab in Tab:
        page.open_tab(tab)
        settle()
        found += [f"{tab.value}: {trouble}" for trouble in not_elided(troubles(page))]
        keep_picture(window, f"panel-{tab.value}-{language.value}-{size[0]}x{size[1]}")
    assert window.size().toTuple() == size
    assert not found, "\n".join(found)


@sizes
def test_nothing_is_cut_off_in_the_wizard(
    qtbot: QtBot,
    slot: FakeSlot,
    assets_dir: Path,
    language: Language,
    size: tuple[int, int],
    keep_picture: Keep,
) -> None:
    wizard = SetupWizard(slot, assets_dir, SetupForm())
    qtbot.addWidget(wizard)
    wizard.resize(*size)
    wizard.show()
    found = []
    for step in SetupStep:
        wizard.go(step)
        wizard.parts[step].say_mistakes(tuple(mistake for mistake in SetupMistake if mistake.step is step))
        settle()
        found += [f"{step.value}: {trouble}" for trouble in not_elided(troubles(wizard))]
        keep_picture(wizard, f"setup-{step.value}-{language.value}-{size[0]}x{size[1]}")
    assert wizard.size().toTuple() == size
    assert not found, "\n".join(found)
