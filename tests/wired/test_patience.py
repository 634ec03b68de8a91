"""The setting `patience`: every wait that a visitor feels is longer by it, and nothing else."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.core.announcements import READ_S, in_turn
from kiosk.core.face_way import CARD_SHOWN_S
from kiosk.core.requests import Open
from kiosk.core.screens import Challenged, CheckedIn, Main, NumberEntry, Screen, timeout_s
from kiosk.ui.driver import Driver
from tests.builders import a_candidate
from tests.core.at_the_door import PLACE, AtTheDoor
from tests.fakes import A_MONDAY


class Shown:
    """A window that nobody looks at."""

    def show_screen(self, screen: Screen) -> None:
        """Nothing is painted here."""


class Visit:
    """A driver at a door of this patience, stepped by hand."""

    def __init__(self, door: AtTheDoor, patience: float) -> None:
        place = replace(PLACE, patience=patience)
        self.door = AtTheDoor(door.sql, door.school, door.clock, place=place)
        self.driver = Driver(self.door.desk, Shown(), door.clock, patience=patience)
        self.driver.start()

    def lasts_s(self) -> float:
        """How long the screen stays when nobody does anything."""
        shown, waited_s = type(self.driver.screen), 0.0
        while type(self.driver.screen) is shown:
            self.door.clock.advance(0.25)
            waited_s += 0.25
            self.driver.step()
        return waited_s


@pytest.mark.parametrize("patience", [1.0, 1.5, 3.0])
def test_a_screen_waits_so_much_longer(qapp: QApplication, door: AtTheDoor, patience: float) -> None:
    visit = Visit(door, patience)
    visit.driver.on_requested(Open.NUMBER)
    assert isinstance(visit.driver.screen, NumberEntry)
    limit_s = timeout_s(visit.driver.screen)
    assert limit_s is not None
    assert visit.lasts_s() == pytest.approx(limit_s * patience, abs=0.3)
    assert isinstance(visit.driver.screen, Main)


@pytest.mark.parametrize(("patience", "looks"), [(1.0, 20), (2.0, 40)])
def test_a_card_stays_so_much_longer_before_the_next_person(
    door: AtTheDoor, patience: float, looks: int
) -> None:
    at = AtTheDoor(door.sql, door.school, door.clock, place=replace(PLACE, patience=patience))
    at.checks_in(door.school.ada)
    next_one = a_candidate(door.school.bo)
    assert looks == round(CARD_SHOWN_S * patience / 0.1)
    at.looks(looks - 2, candidate=next_one, track_id=2)
    assert isinstance(at.screen, CheckedIn), "the card can be read"
    at.looks(6, candidate=next_one, track_id=2)
    assert isinstance(at.screen, Challenged)


def test_an_announcement_is_read_longer() -> None:
    seconds = [A_MONDAY.replace(second=0).timestamp() + at for at in range(int(12 * READ_S))]

    def turns(patience: float) -> int:
        shown = [in_turn(2, A_MONDAY.fromtimestamp(at, A_MONDAY.tzinfo), patience) for at in seconds]
        return sum(one != other for one, other in itertools.pairwise(shown))

    assert turns(1.0) == pytest.approx(2 * turns(2.0), abs=1)
    assert turns(1.0) > 8
