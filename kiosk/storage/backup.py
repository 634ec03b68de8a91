"""Backups of an SQLite database: online copies, checked, the last few kept; restoring one. On any thread.

A backup holds the faces sealed and never the key. A database on PostgreSQL is backed up with pg_dump.
"""

import logging
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from kiosk.core.ports import Clock, StoreError, StoreTrouble
from kiosk.storage.copies import check_database, copy_database
from kiosk.storage.errors import file_error, told
from kiosk.storage.private_file import sync_folder
from kiosk.storage.vault import KEY_FILE

log = logging.getLogger(__name__)


class Backups:
    """The backups of one database in one folder."""

    def __init__(self, database: Path, folder: Path, keep: int, clock: Clock) -> None:
        """Keep the last ``keep`` (at least 1) copies of an SQLite file in a folder.

        Raises:
            ValueError: ``keep`` is below 1, or the folder holds the key.
        """
        if keep < 1:
            raise ValueError(f"keep {keep} must be at least 1")
        if (folder / KEY_FILE).exists():
            raise ValueError(f"{folder} holds the key: backups belong somewhere else")
        self._database = database
        self._folder = folder
        self._keep = keep
        self._clock = clock

    def make(self) -> Path:
        """Copy the database while it is in use, check the copy, then drop the oldest ones.

        Raises:
            StoreError: FULL, UNREACHABLE, BUSY, or DAMAGED (the database is: no good copy is dropped).
        """
        copy = copy_database(self._database, self._folder / self._name(self._clock.now()))
        for old in self.kept()[: -self._keep]:
            old.unlink(missing_ok=True)
        log.info("backup made: %s", copy)
        return copy

    def kept(self) -> tuple[Path, ...]:
        """The copies, oldest first."""
        return tuple(sorted(self._folder.glob(f"{self._database.stem}-????????T??????Z.backup")))

    def restore(self, copy: Path) -> Path | None:
        """Put a copy in the place of the database, which nobody may have open.

        What was there is set aside first, whatever state it is in. A power cut leaves the old database or
        the restored one, never a mixture.

        Returns:
            What was there, under its new name; None when nothing was.

        Raises:
            StoreError: BUSY while a kiosk has it open; DAMAGED when the copy is; FULL or UNREACHABLE.
        """
        check_database(copy)
        fresh = self._database.with_name(f".{self._database.name}.restored")
        aside = self._aside()
        try:
            _set_aside(self._database, aside)
            copy_database(copy, fresh)
            for side in _side_files(self._database):
                side.unlink(missing_ok=True)  # a foreign log must never be replayed into the copy
            fresh.replace(self._database)
            sync_folder(self._database.parent)
        except OSError as error:
            raise file_error(self._database, error) from None
        finally:
            fresh.unlink(missing_ok=True)
        log.info("restored %s", copy)
        return aside if aside.exists() else None

    def _aside(self) -> Path:
        stamp = f"{self._clock.now():%Y%m%dT%H%M%SZ}"
        return self._database.with_name(f"{self._database.stem}-replaced-{stamp}{self._database.suffix}")

    def _name(self, now: datetime) -> str:
        return f"{self._database.stem}-{now:%Y%m%dT%H%M%SZ}.backup"


def _side_files(database: Path) -> tuple[Path, Path]:
    return database.with_name(f"{database.name}-wal"), database.with_name(f"{database.name}-shm")


def _set_aside(database: Path, aside: Path) -> None:
    """Duplicate the files of a database that nobody has open. Raises StoreError BUSY when somebody has.

    The log goes first: SQLite may throw away the log of a damaged database when it looks at it. The database
    goes last: closing it would drop the locks of this process (https://sqlite.org/howtocorrupt.html, 2.2),
    if it were open here.
    """
    log_file, _ = _side_files(database)
    log_aside, _ = _side_files(aside)
    if log_file.exists():
        _duplicate(log_file, log_aside)
    try:
        _refuse_while_open(database)
    except StoreError:
        log_aside.unlink(missing_ok=True)
        raise
    if database.exists():
        _duplicate(database, aside)


def _duplicate(file: Path, aside: Path) -> None:
    shutil.copy2(file, aside)
    with aside.open("rb+") as written:
        os.fsync(written.fileno())


def _refuse_while_open(database: Path) -> None:
    """Raise StoreError BUSY when anybody has the database open; a damaged one is nobody's."""
    if not database.exists():
        return
    try:
        with told(), closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as connection:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")  # refused while others hold the shared lock
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except StoreError as error:
        if error.trouble is not StoreTrouble.DAMAGED:
            raise
