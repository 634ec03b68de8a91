"""Consistent copies of an SQLite file in use, checked before they count; on any thread."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk.core.ports import StoreTrouble
from kiosk.storage.errors import file_error, store_error, told
from kiosk.storage.private_file import sync_folder


def copy_database(source: Path, target: Path) -> Path:
    """Copy a database, also while others write to it, check the copy, and only then give it its name.

    The sealed faces are copied sealed; the key is not in any database.

    Args:
        source: An SQLite file.
        target: Where the copy goes; one of this name is replaced.

    Returns:
        The target.

    Raises:
        StoreError: FULL, DAMAGED (the source: nothing is replaced), UNREACHABLE or BUSY.
    """
    partial = target.with_name(f".{target.name}.partial")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
        with told():
            _copy(source, partial)
        check_database(partial)
        _sync(partial)
        partial.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise file_error(target, error) from None
    finally:
        partial.unlink(missing_ok=True)
    return target


def check_database(path: Path) -> None:
    """Read every page of a database that nobody uses. Raises StoreError DAMAGED when one is wrong."""
    with told(), closing(_open_to_read(path)) as connection:
        answer = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer != ("ok",):
        raise store_error(StoreTrouble.DAMAGED, str(path))


def _copy(source: Path, target: Path) -> None:
    with closing(_open_to_read(source)) as reader, closing(sqlite3.connect(target)) as writer:
        reader.backup(writer)
        _drop_crops(writer)
        writer.execute("PRAGMA journal_mode=DELETE").fetchall()  # one file, readable from a read-only disk


def _drop_crops(copy: sqlite3.Connection) -> None:
    """Crops of check-ins live for days and copies for months: no copy has them."""
    if copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'check_in_crops'").fetchone():
        copy.execute("PRAGMA secure_delete=ON").fetchall()
        with copy:
            copy.execute("DELETE FROM check_in_crops")


def _open_to_read(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise store_error(StoreTrouble.UNREACHABLE, f"{path} is not there")
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
