"""One database: its connections, reading and writing transactions; every thread takes its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import sqlalchemy.exc
from sqlalchemy.orm import Session

from kiosk.core.ports import StoreTrouble
from kiosk.storage.errors import file_error, store_error, told

BUSY_TIMEOUT_S = 5.0
"""How long a transaction waits for the other thread's; theirs take milliseconds."""

_WRITES = "kiosk_writes"


def sqlite_address(path: Path) -> str:
    """The database address of an SQLite file."""
    return sa.URL.create("sqlite", database=str(path.absolute())).render_as_string(hide_password=False)


def sqlite_file(address: str) -> Path | None:
    """The file of a database address, None for a database that is no SQLite file.

    Raises:
        StoreError: UNREACHABLE when the address cannot be understood.
    """
    try:
        return _file_of(sa.make_url(address))
    except sqlalchemy.exc.ArgumentError:
        raise store_error(StoreTrouble.UNREACHABLE, "the address is unknown") from None


class Database:
    """An engine and its two kinds of transactions. Makes the folder and file of an SQLite database."""

    def __init__(self, address: str) -> None:
        """Read the address and make an engine; nothing is connected yet.

        Raises:
            StoreError: UNREACHABLE when the address cannot be understood, its driver is not installed, or
                the folder cannot be made.
        """
        try:
            self.url = sa.make_url(address)
            self.path = _file_of(self.url)
            self.engine = _engine(self.url)
        except (sqlalchemy.exc.ArgumentError, ImportError):
            raise store_error(StoreTrouble.UNREACHABLE, "the address or its driver is unknown") from None
        if self.path is not None:
            _make_file(self.path)
        self._writing = self.engine.execution_options(**{_WRITES: True})

    def __str__(self) -> str:
        return self.url.render_as_string(hide_password=True)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One reading transaction. Raises StoreError."""
        with told(), Session(self.engine) as session, session.begin():
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One writing transaction: committed when the block ends, undone when it raises. Raises StoreError.

        On SQLite the one writer's lock is taken at once, so that nothing read in it can be out of date.
        """
        with told(), Session(self._writing) as session, session.begin():
            yield session

    @contextmanager
    def rebuild(self) -> Iterator[sa.Connection]:
        """One writing transaction for a migration: foreign keys are checked at its end, not in between."""
        with told(), self._writing.connect() as connection:
            _pragma(connection, "foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
                    if self.path and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                        raise store_error(StoreTrouble.DAMAGED, "rows point to rows that are not there")
            finally:
                _pragma(connection, "foreign_keys=ON")

    def use_wal(self) -> None:
        """Let readers and the writer not wait for each other (SQLite; the file remembers it)."""
        if self.path is not None:
            self._run("PRAGMA journal_mode=WAL")

    def scrub(self) -> None:
        """Overwrite the write-ahead log, so that destroyed rows are not left in it (SQLite).

        A reader in the midst of its work keeps the log; then the next checkpoint does it.
        """
        if self.path is not None:
            self._run("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _run(self, statement: str) -> None:
        """Run a statement outside any transaction."""
        with told(), closing(self.engine.raw_connection()) as connection:
            connection.cursor().execute(statement).fetchall()


def insert_unless(session: Session, there: sa.Select[Any], *rows: object) -> bool:
    """Add rows unless ``there`` finds one; False when it does, also when another kiosk was faster.

    A savepoint and the unique key decide, which SQLite and PostgreSQL do alike.
    """
    if session.execute(there).first() is not None:
        return False
    try:
        with session.begin_nested():
            session.add_all(rows)
    except sqlalchemy.exc.IntegrityError:
        if session.execute(there).first() is None:
            raise  # another rule was broken
        return False
    return True


def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, hide_parameters=True, pool_pre_ping=True)
    engine = sa.create_engine(
        url, hide_parameters=True, pool_timeout=BUSY_TIMEOUT_S, connect_args={"timeout": BUSY_TIMEOUT_S}
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself, _begin_sqlite does
    for setting in (
        "synchronous=FULL",  # a check-in survives the power cut of the next second
        "foreign_keys=ON",
        "secure_delete=ON",  # deleted rows are overwritten with zeros
        "recursive_triggers=ON",  # INSERT OR REPLACE does not slip past the triggers of facts
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _pragma(connection: sa.Connection, setting: str) -> None:
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute(f"PRAGMA {setting}")


def _file_of(url: sa.URL) -> Path | None:
    if url.get_backend_name() != "sqlite":
        return None
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise store_error(StoreTrouble.UNREACHABLE, "an SQLite address needs the path of a file")
    return Path(url.database)


def _make_file(path: Path) -> None:
    """Make folder and file for this user only; SQLite gives its side files the rights of the file."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
    except OSError as error:
        raise file_error(path, error) from None
