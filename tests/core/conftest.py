"""A small school on a real SQLite file, made once and copied for every test; a kiosk at its door."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.storage.database import sqlite_address
from kiosk.storage.engine import open_store
from kiosk.storage.vault import Vault
from tests.builders import KIOSK_ID
from tests.core.at_the_door import AtTheDoor, School, found
from tests.fakes import FakeClock

VAULT = Vault(bytes(range(32)))


@pytest.fixture(scope="session")
def school_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[School, Path]:
    """The school's people and the closed database file that holds them."""
    path = tmp_path_factory.mktemp("school") / "kiosk.sqlite"
    store = open_store(sqlite_address(path), VAULT, KIOSK_ID, FakeClock())
    school = found(store)
    store.close()
    return school, path


@pytest.fixture
def open_door(school_file: tuple[School, Path], tmp_path: Path) -> Iterator[Callable[[], AtTheDoor]]:
    """Opens the kiosk on this test's own copy of the file; a second time like after a restart."""
    school, made = school_file
    path = tmp_path / "kiosk.sqlite"
    shutil.copy(made, path)
    opened: list[AtTheDoor] = []
    clock = FakeClock()

    def open_one() -> AtTheDoor:
        store = open_store(sqlite_address(path), VAULT, KIOSK_ID, clock)
        opened.append(AtTheDoor(store, school, clock))
        return opened[-1]

    yield open_one
    for door in opened:
        door.sql.close()


@pytest.fixture
def door(open_door: Callable[[], AtTheDoor]) -> AtTheDoor:
    """The kiosk at 09:00, when Operating Systems begins."""
    return open_door()
