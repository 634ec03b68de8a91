"""What IT reads of the recognition engine: who serves, why not another one, how far the templates are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench.scenes import people as scenes
from kiosk.core.ports import EngineTrouble
from kiosk.core.values import Language
from kiosk.core.views import MaintenanceTopic
from kiosk.ui.form_texts import engine_text, templates_text
from kiosk.ui.window import Window
from tests.languages import LANGUAGES
from tests.ui.fake_slot import FakeSlot
from tests.ui.fits import SIZES, troubles

Speak = Callable[[Language], None]


def test_an_engine_without_trouble_is_only_named(speak: Speak) -> None:
    speak(Language.ENGLISH)
    assert engine_text("dlib-1", None) == "dlib-1"


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_every_trouble_has_words_of_its_own_that_name_who_serves(speak: Speak, tongue: Language) -> None:
    speak(tongue)
    told = {engine_text("lbph-1", trouble) for trouble in EngineTrouble}
    assert len(told) == len(EngineTrouble)
    assert all(words.startswith("lbph-1: ") for words in told)


def test_an_engine_that_is_not_installed_says_how_to_install_it(speak: Speak) -> None:
    speak(Language.ENGLISH)
    assert "./run accurate" in engine_text("lbph-1", EngineTrouble.NOT_INSTALLED)


def test_templates_say_how_far_they_are_and_who_must_come_again(speak: Speak) -> None:
    speak(Language.ENGLISH)
    assert templates_text(360, "dlib-1", 0, 0, ()) == "360"
    assert templates_text(360, "dlib-1", 12, 24, ("2026104417",)).splitlines() == [
        "360",
        "Being made for dlib-1: 12 of 24 students",
        "Pictures do not open; number and PIN until taken again: 2026104417",
    ]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_longest_of_it_fits(
    qtbot: QtBot, slot: FakeSlot, assets_dir: Path, language: Language, size: tuple[int, int]
) -> None:
    window = Window(slot, assets_dir, motion=False)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    screen = scenes.maintenance()
    for trouble in EngineTrouble:
        facts = dict(screen.view.facts) | {
            MaintenanceTopic.ENGINE: engine_text("lbph-1", trouble),
            MaintenanceTopic.TEMPLATES: templates_text(99_999, "dlib-1", 9_998, 9_999, ("2026104417",) * 5),
        }
        window.show_screen(replace(screen, view=replace(screen.view, facts=tuple(facts.items()))))
        for _ in range(10):  # wrapped lines find their height in several turns
            QApplication.processEvents()
        page = window.current_page
        assert page is not None
        assert not troubles(page), language
