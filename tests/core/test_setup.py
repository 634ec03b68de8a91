"""The answers of the first start: what is wrong with them, and where it is mended."""

from dataclasses import replace
from datetime import time

import pytest

from kiosk.core.setup import SetupForm, SetupMistake, SetupStep, mistakes

RIGHT = SetupForm(
    password="a long password",
    password_again="a long password",
    professor_name="Kim Minseo",
    professor_email="minseo.kim@example.ac.kr",
    pin="482915",
    pin_again="482915",
    course_code="CSE301",
    course_title="Operating Systems",
    room="Engineering 302",
)


def test_a_right_form_has_no_mistakes() -> None:
    assert mistakes(RIGHT) == ()


def test_an_empty_form_names_everything_at_once_in_the_order_of_the_steps() -> None:
    found = mistakes(SetupForm(camera=" "))
    steps = list(SetupStep)
    assert found == (
        SetupMistake.PASSWORD_SHORT,
        SetupMistake.PROFESSOR_NAME_EMPTY,
        SetupMistake.PROFESSOR_EMAIL_SHAPE,
        SetupMistake.PIN_SHAPE,
        SetupMistake.COURSE_CODE_EMPTY,
        SetupMistake.COURSE_TITLE_EMPTY,
        SetupMistake.ROOM_EMPTY,
        SetupMistake.CAMERA_EMPTY,
    )
    assert [steps.index(mistake.step) for mistake in found] == sorted(steps.index(m.step) for m in found)


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"password": "short", "password_again": "short"}, SetupMistake.PASSWORD_SHORT),
        ({"password_again": "another password"}, SetupMistake.PASSWORDS_DIFFER),
        ({"professor_email": "minseo@localhost"}, SetupMistake.PROFESSOR_EMAIL_SHAPE),
        ({"professor_email": "a b@example.com"}, SetupMistake.PROFESSOR_EMAIL_SHAPE),
        ({"pin": "48291", "pin_again": "48291"}, SetupMistake.PIN_SHAPE),
        ({"pin": "４８２９１５", "pin_again": "４８２９１５"}, SetupMistake.PIN_SHAPE),
        ({"pin": "000000", "pin_again": "000000"}, SetupMistake.PIN_TOO_EASY),
        ({"pin": "345678", "pin_again": "345678"}, SetupMistake.PIN_TOO_EASY),
        ({"pin": "987654", "pin_again": "987654"}, SetupMistake.PIN_TOO_EASY),
        ({"pin_again": "482916"}, SetupMistake.PINS_DIFFER),
        ({"weekday": 7}, SetupMistake.WEEKDAY_RANGE),
        ({"starts": time(12), "ends": time(12)}, SetupMistake.TIMES_ORDER),
    ],
)
def test_one_mistake(wrong: dict[str, object], expected: SetupMistake) -> None:
    assert mistakes(replace(RIGHT, **wrong)) == (expected,)  # type: ignore[arg-type]


def test_every_mistake_has_a_step() -> None:
    assert all(mistake.step in SetupStep for mistake in SetupMistake)


def test_secrets_are_not_in_the_repr() -> None:
    assert "482915" not in repr(RIGHT)
    assert "a long password" not in repr(RIGHT)
