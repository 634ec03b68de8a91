"""What sub-commands share: how they fail, the installation they open, the courses and students they name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.core.ports import Store, WorldError
from kiosk.core.values import Course, Student
from kiosk.installation import Installation, open_installation
from kiosk.settings import load_settings

AT_THE_COMMAND_LINE = "it"
"""The journal's actor for what IT does with a sub-command."""


class CommandError(WorldError):
    """A command cannot be done; the text says why and what to do."""

    retryable = False


@contextmanager
def opened(file: Path) -> Iterator[Installation]:
    """The installation of this settings file; its store is closed at the end.

    Raises:
        CommandError: there is no such file.
        SettingsError: it has mistakes.
        StoreError, VaultError: as ``open_installation``.
    """
    try:
        installation = open_installation(load_settings(file))
    except FileNotFoundError:
        raise CommandError(f"there is no {file} yet: start the kiosk once, or use kiosk setup") from None
    try:
        yield installation
    finally:
        installation.store.close()


def course_named(store: Store, code: str) -> Course:
    """The course with this code. Raises CommandError, which names those that are there."""
    courses = store.timetable.courses()
    course = next((one for one in courses if one.code == code), None)
    if course is None:
        codes = ", ".join(one.code for one in courses)
        raise CommandError(f"no course {code}; there are: {codes}")
    return course


def student_numbered(store: Store, number: str) -> Student:
    """The student with this number. Raises CommandError."""
    student = store.people.student_by_number(number)
    if student is None:
        raise CommandError(f"there is no student {number}; nothing was changed")
    return student


def csv_text(file: Path) -> str:
    """The text of a file in UTF-8, or in cp949 as a Korean Excel saves it. Raises CommandError."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from None
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CommandError(f"{file}: neither UTF-8 nor Korean (cp949) text; save it as CSV UTF-8")
