"""Turns what SQLite and PostgreSQL say into the StoreErrors the kiosk can act on; on any thread.

No text of a driver is passed on: PostgreSQL quotes the values of a row in it, and rows are about people.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy.exc

from kiosk.core.ports import StoreError, StoreTrouble

# SQLite's result codes, the extended one before the primary one, https://sqlite.org/rescode.html
_SQLITE = {
    sqlite3.SQLITE_BUSY: StoreTrouble.BUSY,
    sqlite3.SQLITE_LOCKED: StoreTrouble.BUSY,
    sqlite3.SQLITE_FULL: StoreTrouble.FULL,
    sqlite3.SQLITE_CORRUPT: StoreTrouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: StoreTrouble.DAMAGED,
    sqlite3.SQLITE_FORMAT: StoreTrouble.DAMAGED,
    sqlite3.SQLITE_CANTOPEN: StoreTrouble.UNREACHABLE,
    sqlite3.SQLITE_READONLY: StoreTrouble.UNREACHABLE,
    sqlite3.SQLITE_PERM: StoreTrouble.UNREACHABLE,
    sqlite3.SQLITE_IOERR: StoreTrouble.UNREACHABLE,
    sqlite3.SQLITE_AUTH: StoreTrouble.UNREACHABLE,
    sqlite3.SQLITE_NOLFS: StoreTrouble.FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: StoreTrouble.FULL,  # no room for the 32 KiB of a -shm file
}

# PostgreSQL's SQLSTATE, longest match first, https://www.postgresql.org/docs/current/errcodes-appendix.html
_SQLSTATE = {
    "53100": StoreTrouble.FULL,
    "53": StoreTrouble.BUSY,
    "40": StoreTrouble.BUSY,
    "55P03": StoreTrouble.BUSY,
    "57014": StoreTrouble.BUSY,
    "57P": StoreTrouble.UNREACHABLE,
    "08": StoreTrouble.UNREACHABLE,
    "28": StoreTrouble.UNREACHABLE,
    "3D": StoreTrouble.UNREACHABLE,
    "25006": StoreTrouble.UNREACHABLE,
    "58": StoreTrouble.UNREACHABLE,
    "XX": StoreTrouble.DAMAGED,
}

_TOLD = {
    StoreTrouble.UNREACHABLE: "the database cannot be reached or written",
    StoreTrouble.FULL: "the disk of the database is full",
    StoreTrouble.DAMAGED: "the database is damaged or is no database",
    StoreTrouble.TOO_NEW: "the database was made by a newer version of this program",
    StoreTrouble.BUSY: "the database is busy with somebody else's work",
}


class RefusedError(ValueError):
    """A statement breaks a rule of the tables (a bug, not the world); names the rule, never the row."""


def trouble_of(error: BaseException) -> tuple[StoreTrouble, str] | None:
    """What trouble a driver's error means and its code, or None when it is no failure of the world."""
    if isinstance(error, sqlite3.Error):
        return _sqlite_trouble(error)
    state = getattr(error, "sqlstate", None)
    if state:
        for length in (5, 3, 2):
            if trouble := _SQLSTATE.get(state[:length]):
                return trouble, f"SQLSTATE {state}"
        return None
    if type(error).__name__ in {"OperationalError", "InterfaceError"}:
        return StoreTrouble.UNREACHABLE, type(error).__name__
    return None


def _sqlite_trouble(error: sqlite3.Error) -> tuple[StoreTrouble, str] | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # Python's own: text that is not UTF-8 (its message quotes it); else a wrong call
        unreadable = isinstance(error, sqlite3.OperationalError)
        return (StoreTrouble.DAMAGED, "a text cannot be read") if unreadable else None
    trouble = _SQLITE.get(code) or _SQLITE.get(code & 0xFF)
    return None if trouble is None else (trouble, error.sqlite_errorname)


def store_error(trouble: StoreTrouble, what: str = "") -> StoreError:
    """A StoreError in plain words, with ``what`` (a code, a file) in brackets."""
    return StoreError(trouble, f"{_TOLD[trouble]} ({what})" if what else _TOLD[trouble])


def file_error(path: Path, error: OSError) -> StoreError:
    """What an error of the file system means for the database."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return store_error(StoreTrouble.FULL if full else StoreTrouble.UNREACHABLE, f"{path}: {error.strerror}")


def _refused(error: BaseException) -> RefusedError:
    return RefusedError(f"the database refuses: {type(error).__name__} {_rule(error)}")


def _rule(error: BaseException) -> str:
    if isinstance(error, sqlite3.Error):
        return str(error)  # SQLite names tables and columns, no values
    constraint = getattr(getattr(error, "diag", None), "constraint_name", None)
    return str(constraint or getattr(error, "sqlstate", ""))


@contextmanager
def told() -> Iterator[None]:
    """Turn the errors of database and driver that leave this block into StoreError or RefusedError."""
    try:
        yield
    except sqlalchemy.exc.DBAPIError as error:
        cause = error.orig or error
        found = trouble_of(cause)
        raise (store_error(*found) if found else _refused(cause)) from None
    except sqlalchemy.exc.TimeoutError:
        raise store_error(StoreTrouble.BUSY, "no free connection") from None
    except sqlite3.Error as error:
        found = trouble_of(error)
        raise (store_error(*found) if found else _refused(error)) from None
