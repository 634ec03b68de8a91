"""The answers of the first start, and what may be wrong with them; for the wizard and `kiosk setup` alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from enum import Enum

from kiosk.core.access import pin_mistakes
from kiosk.core.enrolment import EMAIL
from kiosk.core.values import Language, Mistake

PASSWORD_LENGTH = 10
"""Fewest characters of the administrator's password (NIST SP 800-63B asks for 8 at least)."""


class SetupStep(Enum):
    """The steps of the wizard, in order."""

    LANGUAGE = "language"
    ADMINISTRATOR = "administrator"
    PROFESSOR = "professor"
    COURSE = "course"
    CAMERA = "camera"
    SUMMARY = "summary"


class SetupMistake(Enum):
    """What is wrong with an answer. ``step`` is the wizard step where it is mended."""

    PASSWORD_SHORT = "password_short"  # noqa: S105 (no secret)
    PASSWORDS_DIFFER = "passwords_differ"
    PROFESSOR_NAME_EMPTY = "professor_name_empty"
    PROFESSOR_EMAIL_SHAPE = "professor_email_shape"
    PIN_SHAPE = "pin_shape"
    PIN_TOO_EASY = "pin_too_easy"
    PINS_DIFFER = "pins_differ"
    COURSE_CODE_EMPTY = "course_code_empty"
    COURSE_TITLE_EMPTY = "course_title_empty"
    ROOM_EMPTY = "room_empty"
    WEEKDAY_RANGE = "weekday_range"
    TIMES_ORDER = "times_order"
    CAMERA_EMPTY = "camera_empty"

    @property
    def step(self) -> SetupStep:
        """Where this mistake is mended."""
        return _STEPS[self]


_STEPS = {
    SetupMistake.PASSWORD_SHORT: SetupStep.ADMINISTRATOR,
    SetupMistake.PASSWORDS_DIFFER: SetupStep.ADMINISTRATOR,
    SetupMistake.PROFESSOR_NAME_EMPTY: SetupStep.PROFESSOR,
    SetupMistake.PROFESSOR_EMAIL_SHAPE: SetupStep.PROFESSOR,
    SetupMistake.PIN_SHAPE: SetupStep.PROFESSOR,
    SetupMistake.PIN_TOO_EASY: SetupStep.PROFESSOR,
    SetupMistake.PINS_DIFFER: SetupStep.PROFESSOR,
    SetupMistake.COURSE_CODE_EMPTY: SetupStep.COURSE,
    SetupMistake.COURSE_TITLE_EMPTY: SetupStep.COURSE,
    SetupMistake.ROOM_EMPTY: SetupStep.COURSE,
    SetupMistake.WEEKDAY_RANGE: SetupStep.COURSE,
    SetupMistake.TIMES_ORDER: SetupStep.COURSE,
    SetupMistake.CAMERA_EMPTY: SetupStep.CAMERA,
}


_PIN_MISTAKES = {
    Mistake.PIN_SHAPE: SetupMistake.PIN_SHAPE,
    Mistake.PIN_TOO_EASY: SetupMistake.PIN_TOO_EASY,
    Mistake.PINS_DIFFER: SetupMistake.PINS_DIFFER,
}


@dataclass(frozen=True)
class SetupForm:
    """Everything the first start asks for; nothing in it is stored before `mistakes` is empty.

    ``weekday`` 0 is Monday; ``starts`` and ``ends`` are the kiosk's local time; ``camera`` is a device
    number, a clip, a folder of pictures or a stream address, as in the settings.
    """

    language: Language = Language.KOREAN
    password: str = field(default="", repr=False)
    password_again: str = field(default="", repr=False)
    professor_name: str = ""
    professor_email: str = ""
    pin: str = field(default="", repr=False)
    pin_again: str = field(default="", repr=False)
    course_code: str = ""
    course_title: str = ""
    room: str = ""
    weekday: int = 0
    starts: time = time(9, 0)
    ends: time = time(10, 15)
    camera: str = "0"


def mistakes(form: SetupForm) -> tuple[SetupMistake, ...]:
    """Everything that is wrong with the form, in the order of the wizard's steps; empty when it is right."""
    found = (*_administrator(form), *_professor(form), *_course(form))
    return found if form.camera.strip() else (*found, SetupMistake.CAMERA_EMPTY)


def _administrator(form: SetupForm) -> tuple[SetupMistake, ...]:
    if len(form.password) < PASSWORD_LENGTH:
        return (SetupMistake.PASSWORD_SHORT,)
    return (SetupMistake.PASSWORDS_DIFFER,) if form.password != form.password_again else ()


def _professor(form: SetupForm) -> tuple[SetupMistake, ...]:
    found = []
    if not form.professor_name.strip():
        found.append(SetupMistake.PROFESSOR_NAME_EMPTY)
    if not EMAIL.fullmatch(form.professor_email.strip()):
        found.append(SetupMistake.PROFESSOR_EMAIL_SHAPE)
    found += [_PIN_MISTAKES[mistake] for mistake in pin_mistakes(form.pin, form.pin_again)]
    return tuple(found)


def _course(form: SetupForm) -> tuple[SetupMistake, ...]:
    wrong = {
        SetupMistake.COURSE_CODE_EMPTY: not form.course_code.strip(),
        SetupMistake.COURSE_TITLE_EMPTY: not form.course_title.strip(),
        SetupMistake.ROOM_EMPTY: not form.room.strip(),
        SetupMistake.WEEKDAY_RANGE: form.weekday not in range(7),
        SetupMistake.TIMES_ORDER: form.starts >= form.ends,
    }
    return tuple(mistake for mistake, is_wrong in wrong.items() if is_wrong)
