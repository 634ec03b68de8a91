"""``kiosk setup``: the first start without a window, from flags and a file of answers."""

from __future__ import annotations

import getpass
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from kiosk.command_parts import CommandError
from kiosk.core.access import PIN_LENGTH
from kiosk.core.languages import languages_in
from kiosk.core.setup import PASSWORD_LENGTH, SetupForm, SetupMistake, mistakes
from kiosk.core.timetable import time_of_day
from kiosk.core.values import Language
from kiosk.installation import set_up
from kiosk.settings import assets_dir

ANSWERS = {
    "language": "ko, en, or the code of another language that is there",
    "password": "the administrator's password; asked for when missing",
    "professor_name": "name of the first professor",
    "professor_email": "where the CSV files go",
    "pin": "the professor's PIN, six digits; asked for when missing",
    "course_code": "code of the first course",
    "course_title": "its title",
    "room": "the room of this door",
    "weekday": "0 Monday to 6 Sunday",
    "starts": "HH:MM",
    "ends": "HH:MM",
    "camera": "device number, clip, folder of pictures, or stream address",
    "kiosk_id": "this kiosk's name in facts and journal, another one at each door; kiosk-1 unless given",
    "database": "any SQLAlchemy address; unless given, SQLite in the data folder",
}
"""The answers that are taken, and what is said of each in the help."""

_SETTINGS = {"kiosk_id": "kiosk.id", "database": "storage.database"}
"""Answers that the window of the first start does not ask for, and the setting that each becomes."""

_MISTAKES = {
    SetupMistake.PASSWORD_SHORT: f"password: at least {PASSWORD_LENGTH} characters",
    SetupMistake.PASSWORDS_DIFFER: "password: not the same twice",
    SetupMistake.PROFESSOR_NAME_EMPTY: "professor-name: missing",
    SetupMistake.PROFESSOR_EMAIL_SHAPE: "professor-email: no e-mail address",
    SetupMistake.PIN_SHAPE: f"pin: {PIN_LENGTH} digits",
    SetupMistake.PIN_TOO_EASY: "pin: too easy to guess",
    SetupMistake.PINS_DIFFER: "pin: not the same twice",
    SetupMistake.COURSE_CODE_EMPTY: "course-code: missing",
    SetupMistake.COURSE_TITLE_EMPTY: "course-title: missing",
    SetupMistake.ROOM_EMPTY: "room: missing",
    SetupMistake.WEEKDAY_RANGE: "weekday: 0 (Monday) to 6 (Sunday)",
    SetupMistake.TIMES_ORDER: "ends: must be after starts",
    SetupMistake.CAMERA_EMPTY: "camera: missing",
}

_HOW_TO_ENROL = """\
students enrol while their professor has opened enrolment in the panel, or with a code:
kiosk roster COURSE students.csv, then the panel mails the codes (or kiosk codes COURSE --out FILE.csv)
"""

_T = TypeVar("_T")


def make_installation(file: Path, given: Mapping[str, str], answers_file: Path | None) -> str:
    """Make an installation; asks at a terminal for the secrets that are missing.

    Args:
        file: settings file to write.
        given: answers by the keys of ``ANSWERS``; they go before those of the file.
        answers_file: TOML with answers under the same keys.

    Returns:
        What to print.

    Raises:
        CommandError: the settings file is there already, or the answers will not do: all of them are named.
        StoreError, VaultError: as ``set_up``.
    """
    if file.exists():
        raise CommandError(f"{file} is there already; nothing was changed")
    answers = {**(_answers_of(answers_file) if answers_file else {}), **given}
    for key, question in (("password", "Administrator's password: "), ("pin", "Professor's PIN: ")):
        if key not in answers and sys.stdin.isatty():
            answers[key] = getpass.getpass(question)
    form, unreadable = _form_of(answers)
    wrong = (*unreadable, *(_MISTAKES[one] for one in mistakes(form)))
    if wrong:
        raise CommandError("\n  ".join(("these answers are wrong:", *wrong)))
    try:
        settings = set_up(
            form, file, more={_SETTINGS[key]: answers[key] for key in _SETTINGS.keys() & answers}
        )
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}") from None
    return f"set up: settings {file}, data {settings.data_dir}\n{_HOW_TO_ENROL}"


def _answers_of(file: Path) -> dict[str, str]:
    try:
        tree = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CommandError(f"{file}: not TOML: {error}") from None
    unknown = [key for key in tree if key not in ANSWERS]
    if unknown:
        raise CommandError(f"{file}: unknown answers {', '.join(unknown)}")
    return {key: str(value) for key, value in tree.items()}


def _language(code: str) -> Language:
    language = Language(code)
    if language not in languages_in(assets_dir()):
        raise ValueError(code)
    return language


def _form_of(answers: Mapping[str, str]) -> tuple[SetupForm, tuple[str, ...]]:
    """The form of these answers, and which of them cannot even be read."""
    form = SetupForm()
    unreadable: list[str] = []

    def read(key: str, parse: Callable[[str], _T], default: _T) -> _T:
        try:
            return parse(answers[key]) if key in answers else default
        except ValueError:
            unreadable.append(f"{key}: {ANSWERS[key]}")
            return default

    def text(key: str, default: str = "") -> str:
        return answers.get(key, default)

    form = SetupForm(
        language=read("language", _language, form.language),
        password=text("password"),
        password_again=text("password"),
        professor_name=text("professor_name"),
        professor_email=text("professor_email"),
        pin=text("pin"),
        pin_again=text("pin"),
        course_code=text("course_code"),
        course_title=text("course_title"),
        room=text("room"),
        weekday=read("weekday", int, form.weekday),
        starts=read("starts", time_of_day, form.starts),
        ends=read("ends", time_of_day, form.ends),
        camera=text("camera", form.camera),
    )
    return form, tuple(unreadable)
