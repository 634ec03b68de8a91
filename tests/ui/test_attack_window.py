"""The window of the attack check, and what the maintenance page says of it, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kiosk.core.attack_check import AttackCheck, Rate, Species
from kiosk.core.attack_guide import Guide, Step
from kiosk.core.observation import CameraFault, CameraTrouble
from kiosk.core.picture_watch import PictureChange, Reminder
from kiosk.core.values import Language
from kiosk.ui.attack_texts import found_text, watch_to_do
from kiosk.ui.attack_window import AttackWindow, species_text, task_text
from tests.fakes import A_MONDAY
from tests.languages import ASSETS, LANGUAGES
from tests.ui.fake_slot import FakeSlot
from tests.ui.hands import is_seen, press, said, the

Speak = Callable[[Language], None]
CHECK = AttackCheck(
    A_MONDAY,
    "0",
    (Rate(Species.LIVE, 10, 2), Rate(Species.PRINT, 10, 4)),
    (Rate(Species.LIVE, 10, 0), Rate(Species.PRINT, 10, 1)),
    "ab",
)


@pytest.fixture
def window(qtbot: QtBot, speak: Speak) -> Iterator[AttackWindow]:
    speak(Language.KOREAN)
    made = AttackWindow(FakeSlot(), ASSETS)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_it_says_which_try_is_wanted(window: AttackWindow) -> None:
    window.show_guide(Guide(10, Species.PHONE, 3))
    assert said(window, "attackInstruction") == task_text(Species.PHONE)
    assert "10번 중 4번째" in said(window, "attackSubtitle")
    begun, skipped = QSignalSpy(window.begun), QSignalSpy(window.skipped)
    press(window, "attackBegin")
    press(window, "attackSkip")
    assert (begun.count(), skipped.count()) == (1, 1)


def test_while_a_try_runs_nothing_can_be_pressed(window: AttackWindow) -> None:
    window.show_guide(Guide(step=Step.RUNNING))
    assert not the(window, "attackBegin").isEnabled()
    assert not the(window, "attackSkip").isEnabled()
    window.show_guide(Guide(step=Step.NO_FACE))
    assert "얼굴이 보이지 않았습니다" in said(window, "attackInstruction")
    assert the(window, "attackBegin").isEnabled()


def test_without_a_picture_no_try_begins(window: AttackWindow) -> None:
    window.show_fault(CameraFault(CameraTrouble.BUSY, "0", 1.0))
    assert not the(window, "attackBegin").isEnabled()
    window.show_fault(None)
    assert the(window, "attackBegin").isEnabled()


def test_the_result_is_said_with_intervals(window: AttackWindow, speak: Speak) -> None:
    speak(Language.ENGLISH)
    window.show_guide(Guide(step=Step.ENDED))
    window.show_result(CHECK)
    told = said(window, "attackResult")
    assert "Live person: 0 of 10 wrongly refused (95 % interval 0 to 31 %)" in told
    assert "Printed photo: 1 of 10 not refused" in told
    assert "Fitted to this camera" in told
    assert not is_seen(window, "attackBegin")
    window.show_result(replace(CHECK, digest=""))
    assert "stay as they came" in said(window, "attackResult")
    left = QSignalSpy(window.left)
    press(window, "attackClose")
    assert left.count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_species_has_words_of_its_own(speak: Speak, language: Language) -> None:
    speak(language)
    assert len({species_text(one) for one in Species} | {task_text(one) for one in Species}) == 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_maintenance_tells_each_reason_in_one_sentence(speak: Speak, language: Language) -> None:
    speak(language)
    both = list(product([None, *Reminder], [None, *PictureChange]))
    told = {pair: watch_to_do(*pair) for pair in both}
    assert len(set(told.values())) == len(both)
    for (due, change), text in told.items():
        assert text.count("\n") == max(0, (due is not None) + (change is not None) - 1)
    found = found_text(CHECK)
    for number in ("1", "10", "0"):
        assert number in found
