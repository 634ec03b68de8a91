"""``kiosk backup`` and ``kiosk restore``: copies of the database, and one of them put back."""

from __future__ import annotations

from pathlib import Path

from kiosk.command_parts import CommandError
from kiosk.core.ports import StoreError, StoreTrouble
from kiosk.installation import SystemClock
from kiosk.settings import load_settings
from kiosk.storage.backup import Backups
from kiosk.storage.database import sqlite_file


def make_copy(file: Path, folder: Path | None, keep: int) -> str:
    """Copy the database of this settings file while it is in use; returns what to print.

    Args:
        file: settings file.
        folder: where the copies lie, None: in the data folder.
        keep: how many of them stay.

    Raises:
        CommandError: there is no such file, or the database is no SQLite file.
        StoreError: the copy cannot be made.
    """
    return f"{_backups(file, folder, keep).make()}\n"


def put_back(file: Path, copy: Path) -> str:
    """Put a copy in the place of the database; the kiosk must not run. Returns what to print.

    Raises:
        CommandError: the copy cannot be used, or as ``make_copy``; nothing was changed.
        StoreError: the database is in use, or cannot be written.
    """
    try:
        aside = _backups(file, copy.resolve().parent, 1).restore(copy)
    except StoreError as error:
        if error.trouble is StoreTrouble.DAMAGED:
            raise CommandError(f"{copy} is no copy that can be used; nothing was changed") from None
        raise
    return f"restored; what was there is kept as {aside}\n" if aside else "restored\n"


def _backups(file: Path, folder: Path | None, keep: int) -> Backups:
    try:
        settings = load_settings(file)
    except FileNotFoundError:
        raise CommandError(f"there is no {file} yet") from None
    database = sqlite_file(settings.database)
    if database is None:
        raise CommandError("this database is no SQLite file: its own server makes the copies")
    try:
        return Backups(database, folder or settings.data_dir / "backups", keep, SystemClock())
    except ValueError as error:
        raise CommandError(str(error)) from None
