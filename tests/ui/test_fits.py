"""Every screen of a check-in fits every size in every language; with KIOSK_PICTURES each is kept as a PNG."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bench.scenes.door import SCENES
from kiosk.core.values import Language
from kiosk.ui.theme import Appearance
from kiosk.ui.window import Window
from tests.ui.fake_slot import FakeSlot
from tests.ui.fits import DRESSES, troubles


@pytest.mark.parametrize(("size", "appearance"), DRESSES, ids=str)
def test_nothing_is_cut_off(
    qtbot: QtBot,
    slot: FakeSlot,
    assets_dir: Path,
    language: Language,
    size: tuple[int, int],
    appearance: Appearance,
    keep_picture: Callable[[QWidget, str], None],
) -> None:
    window = Window(slot, assets_dir, appearance, motion=False)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    found = []
    for name, screen in SCENES.items():
        window.show_screen(screen)
        for _ in range(3):
            QApplication.processEvents()
        page = window.current_page
        assert page is not None
        found += [f"{name}: {trouble}" for trouble in troubles(page)]
        keep_picture(window, f"{name}-{language.value}-{size[0]}x{size[1]}-{appearance.value}")
    assert window.size().toTuple() == size
    assert not found, "\n".join(found)
