"""Fixtures: a small school on a real SQLite file, made once and put back for every test; a kiosk at its door.

The store of the tests stays open: opening one and warming its statements up costs more than most tests.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.storage.database import sqlite_address
from kiosk.storage.engine import SqlStore, open_store
from kiosk.storage.vault import Vault
from tests.builders import KIOSK_ID
from tests.core.at_the_door import AtTheDoor, School, found
from tests.fakes import FakeClock

VAULT = Vault(bytes(range(32)))


class ClockOfTheTest:
    """Shows a store that outlives many tests the clock of the one that runs."""

    def __init__(self) -> None:
        self.shown = FakeClock()

    def now(self) -> datetime:
        return self.shown.now()

    def monotonic_s(self) -> float:
        return self.shown.monotonic_s()


@dataclass(frozen=True)
class Founded:
    """The school as it is before every test, and the store in which the tests happen."""

    school: School
    pristine: Path
    path: Path
    store: SqlStore
    clock: ClockOfTheTest

    def put_back(self) -> FakeClock:
        with closing(sqlite3.connect(self.pristine)) as source, closing(sqlite3.connect(self.path)) as target:
            source.backup(target)
        self.clock.shown = FakeClock()
        return self.clock.shown


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Founded]:
    """The school's people in a file that is never touched again, and an open store on another file."""
    folder, clock = tmp_path_factory.mktemp("school"), ClockOfTheTest()
    pristine, path = folder / "pristine.sqlite", folder / "kiosk.sqlite"
    made = open_store(sqlite_address(pristine), VAULT, KIOSK_ID, clock)
    school = found(made)
    made.close()
    store = open_store(sqlite_address(path), VAULT, KIOSK_ID, clock)
    yield Founded(school, pristine, path, store, clock)
    store.close()


@pytest.fixture
def door(founded: Founded) -> AtTheDoor:
    """The kiosk at 09:00, when Operating Systems begins."""
    return AtTheDoor(founded.store, founded.school, founded.put_back())


@pytest.fixture
def restart(founded: Founded) -> Iterator[Callable[[AtTheDoor], AtTheDoor]]:
    """Another program on the same file: what a restart finds."""
    opened: list[SqlStore] = []

    def again(before: AtTheDoor) -> AtTheDoor:
        opened.append(open_store(sqlite_address(founded.path), VAULT, KIOSK_ID, before.clock))
        return AtTheDoor(opened[-1], founded.school, before.clock)

    yield again
    for store in opened:
        store.close()
