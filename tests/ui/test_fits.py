"""Every state of every page fits the smallest and the largest screens in every language; also in one more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bench.scenes.rounds import Rounds
from kiosk.core.values import Language
from kiosk.ui.theme import Appearance
from tests.languages import LANGUAGES, PSEUDO, pseudo_assets
from tests.ui.conftest import Speak
from tests.ui.fake_slot import FakeSlot
from tests.ui.fits import ENDS, all_troubles

IN_ALL = [*LANGUAGES, PSEUDO]
sizes = pytest.mark.parametrize("size", ENDS, ids=lambda size: f"{size[0]}x{size[1]}")
languages = pytest.mark.parametrize("language", IN_ALL, ids=lambda language: language.value)


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo_assets(tmp_path_factory.mktemp("pseudo"))


def in_each_state(widget: QWidget, states: Iterator[str], size: tuple[int, int]) -> list[str]:
    """What is wrong in each state. Laid out only: nothing is painted."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.show()
    widget.setUpdatesEnabled(False)
    found = []
    for name in states:
        for _ in range(3):
            QApplication.processEvents()
        found += [f"{name}: {trouble}" for trouble in all_troubles(widget)]
        if widget.size().toTuple() != size:
            found.append(f"{name}: the window grew to {widget.size().toTuple()}")
    return found


@languages
@sizes
def test_nothing_is_cut_off(
    qtbot: QtBot, slot: FakeSlot, speak: Speak, assets: Path, language: Language, size: tuple[int, int]
) -> None:
    speak(language, assets)
    rounds = Rounds(slot, assets)
    window, wizard = rounds.window(Appearance.LIGHT, size), rounds.wizard(size)
    qtbot.addWidget(window)
    qtbot.addWidget(wizard)
    found = in_each_state(window, rounds.of_window(window), size)
    found += in_each_state(wizard, rounds.of_wizard(wizard), size)
    assert not found, f"{language.value}, {size}:\n" + "\n".join(found)


@pytest.mark.parametrize("appearance", [Appearance.DARK, Appearance.CONTRAST])
def test_colours_move_nothing(qtbot: QtBot, slot: FakeSlot, assets_dir: Path, appearance: Appearance) -> None:
    """The metrics of the themes are those of the light one: what fits there fits here."""
    rounds = Rounds(slot, assets_dir)
    light, other = rounds.window(Appearance.LIGHT, ENDS[0]), rounds.window(appearance, ENDS[0])
    places = []
    for window in (light, other):
        qtbot.addWidget(window)
        window.show()
        for name in Rounds(slot, assets_dir, "main").of_window(window):
            QApplication.processEvents()
            places.append((name, [w.geometry().getRect() for w in window.findChildren(QWidget)]))
    assert places[: len(places) // 2] == places[len(places) // 2 :]


@pytest.mark.parametrize("width", range(70, 400, 13))
def test_korean_is_wrapped_between_words_only(qapp: QApplication, width: int) -> None:
    """As every page relies on: Qt breaks no line inside a Korean word, after digits or before a bracket."""
    text = "얼굴에서 뽑은 특징값(민감정보)과 작은 사진은 7일 동안, 출석은 학기말까지 보관합니다."
    layout = QTextLayout(text, QFont("Noto Sans KR", 9))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    assert len(lines) > 1
    assert all(line.endswith(" ") for line in lines[:-1]), lines
