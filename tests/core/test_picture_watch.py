"""What the empty picture says over days: lamp out, camera moved, lens dirty, and when a test is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.core.picture_watch import (
    DAYS_KEPT,
    SIGNATURE,
    TERM,
    PictureChange,
    Reminder,
    Scene,
    change_between,
    days_of,
    days_text,
    picture_change,
    reminder,
    summary,
)
from tests.fakes import A_MONDAY

SIZE = SIGNATURE[0] * SIGNATURE[1]


def signature(bright: int) -> tuple[float, ...]:
    """One bright block somewhere, mean 0, length 1."""
    values = [float(place == bright) - 1 / SIZE for place in range(SIZE)]
    length = sum(value**2 for value in values) ** 0.5
    return tuple(value / length for value in values)


USUAL = Scene(120.0, 0.2, signature(10))
DARK, BLURRED = replace(USUAL, brightness=60.0), replace(USUAL, sharpness=0.05)
MOVED = replace(USUAL, signature=signature(30))
MONDAY = date(2026, 3, 2)


def week(*scenes: Scene) -> dict[date, Scene]:
    return {MONDAY + timedelta(days=place): scene for place, scene in enumerate(scenes)}


@pytest.mark.parametrize(
    ("now", "change"),
    [
        (USUAL, None),
        (replace(USUAL, brightness=200.0, sharpness=0.15), None),
        (DARK, PictureChange.LAMP_OUT),
        (MOVED, PictureChange.CAMERA_MOVED),
        (BLURRED, PictureChange.LENS_DIRTY),
        (replace(MOVED, brightness=10.0, sharpness=0.0), PictureChange.LAMP_OUT),
        (replace(USUAL, signature=(0.0,) * SIZE), PictureChange.CAMERA_MOVED),
    ],
)
def test_each_change_is_told_by_its_own_number(now: Scene, change: PictureChange | None) -> None:
    assert change_between(USUAL, now) is change


@pytest.mark.parametrize(
    ("scenes", "change"),
    [
        ((USUAL,) * 5, None),
        ((USUAL, USUAL, USUAL, DARK, DARK), PictureChange.LAMP_OUT),
        ((USUAL, USUAL, USUAL, USUAL, DARK), None),  # one day: a film in class
        ((USUAL, USUAL, USUAL, DARK, MOVED), None),  # two days that do not agree
        ((USUAL, USUAL, DARK, DARK), None),  # nothing to compare with yet
    ],
)
def test_without_a_test_the_first_days_are_usual(
    scenes: tuple[Scene, ...], change: PictureChange | None
) -> None:
    assert picture_change(week(*scenes), None, None) is change


def test_with_a_test_only_days_after_it_count() -> None:
    days = week(DARK, DARK, MOVED, MOVED)
    assert picture_change(days, USUAL, MONDAY - timedelta(days=1)) is PictureChange.CAMERA_MOVED
    assert picture_change(days, USUAL, MONDAY + timedelta(days=2)) is None, "one day only"
    assert picture_change(days, MOVED, MONDAY + timedelta(days=1)) is None, "it was fitted after the move"


def test_a_day_is_its_median() -> None:
    people = replace(MOVED, brightness=30.0, sharpness=0.9)
    day = summary([USUAL, USUAL, people, USUAL])
    assert day is not None
    assert (day.brightness, day.sharpness) == (USUAL.brightness, USUAL.sharpness)
    assert day.signature == pytest.approx(USUAL.signature)
    assert summary([]) is None


def test_days_are_kept_as_text_the_newest_only() -> None:
    days = {MONDAY + timedelta(days=place): USUAL for place in range(DAYS_KEPT + 5)}
    kept = days_of(days_text(days))
    assert len(kept) == DAYS_KEPT
    assert min(kept) == MONDAY + timedelta(days=5)
    assert kept[max(kept)] == USUAL


@pytest.mark.parametrize(
    "text", ["", "[]", "{}x", '{"2026-03-02": [1, 2, [3]]}', '{"day": []}', '{"2026-03-02": 7}']
)
def test_what_is_no_text_of_days_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        days_of(text)


@pytest.mark.parametrize(
    ("age", "camera", "due"),
    [
        (timedelta(0), "webcam", None),
        (TERM, "webcam", None),
        (TERM + timedelta(days=1), "webcam", Reminder.OLD),
        (timedelta(0), "another", Reminder.OTHER_CAMERA),
    ],
)
def test_a_test_is_due_after_a_term_or_with_another_camera(
    age: timedelta, camera: str, due: Reminder | None
) -> None:
    assert reminder(A_MONDAY - age, "webcam", A_MONDAY, camera) is due


def test_a_test_that_was_never_done_is_due() -> None:
    assert reminder(None, "", A_MONDAY, "webcam") is Reminder.NEVER_DONE
