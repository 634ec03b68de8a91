"""Stores on real databases: an SQLite file always, PostgreSQL where KIOSK_TEST_DATABASE names one."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from kiosk.storage.database import sqlite_address
from kiosk.storage.engine import SqlStore, open_store
from kiosk.storage.vault import Vault
from tests.fakes import FakeClock
from tests.storage.school import KIOSK, School

POSTGRESQL = os.environ.get("KIOSK_TEST_DATABASE", "")

Opener = Callable[..., SqlStore]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def vault() -> Vault:
    return Vault(bytes(range(32)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "kiosk.sqlite3"


@pytest.fixture(params=["sqlite", "postgresql"] if POSTGRESQL else ["sqlite"])
def address(request: pytest.FixtureRequest, path: Path) -> Iterator[str]:
    """An empty database; on PostgreSQL a schema of its own that goes away afterwards."""
    if request.param == "sqlite":
        yield sqlite_address(path)
        return
    schema = f"test_{uuid4().hex}"
    engine = sa.create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    url = sa.make_url(POSTGRESQL).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


@pytest.fixture
def opened(vault: Vault, clock: FakeClock) -> Iterator[Opener]:
    """Opens stores that are closed at the end of the test."""
    stores: list[SqlStore] = []

    def open_one(address: str, kiosk_id: str = KIOSK) -> SqlStore:
        stores.append(open_store(address, vault, kiosk_id, clock))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(address: str, opened: Opener) -> SqlStore:
    """An empty store, on each kind of database."""
    return opened(address)


@pytest.fixture
def file_store(path: Path, opened: Opener) -> SqlStore:
    """An empty store on an SQLite file, for what only files have."""
    return opened(sqlite_address(path))


@pytest.fixture
def school(store: SqlStore) -> School:
    """A professor, a course with two students on its roster, one class session."""
    return School(store)


@pytest.fixture
def file_school(file_store: SqlStore) -> School:
    """The same on an SQLite file."""
    return School(file_store)
