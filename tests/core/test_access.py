"""PINs, delays that grow with wrong tries, the pause of the face way."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.access import (
    DELAYS_S,
    FREE_TRIES,
    PAUSE_AFTER,
    PAUSE_S,
    PAUSE_WITHIN_S,
    Pause,
    Tries,
    new_pin,
    pin_mistakes,
)
from kiosk.core.values import Mistake


@pytest.mark.parametrize(
    ("pin", "again", "expected"),
    [
        ("482915", "482915", ()),
        ("000001", "000001", ()),
        ("", "", (Mistake.PIN_SHAPE,)),
        ("48291", "48291", (Mistake.PIN_SHAPE,)),
        ("4829150", "4829150", (Mistake.PIN_SHAPE,)),
        ("48291a", "48291a", (Mistake.PIN_SHAPE,)),
        ("482915\n", "482915\n", (Mistake.PIN_SHAPE,)),
        ("４８２９１５", "４８２９１５", (Mistake.PIN_SHAPE,)),
        ("777777", "777777", (Mistake.PIN_TOO_EASY,)),
        ("123456", "123456", (Mistake.PIN_TOO_EASY,)),
        ("987654", "987654", (Mistake.PIN_TOO_EASY,)),
        ("789012", "789012", (Mistake.PIN_TOO_EASY,)),
        ("210987", "210987", (Mistake.PIN_TOO_EASY,)),
        ("482915", "482916", (Mistake.PINS_DIFFER,)),
        ("482915", "", (Mistake.PINS_DIFFER,)),
    ],
)
def test_pins(pin: str, again: str, expected: tuple[Mistake, ...]) -> None:
    assert pin_mistakes(pin, again) == expected


@given(st.text(max_size=8), st.text(max_size=8))
def test_a_pin_that_is_taken_is_six_digits_typed_twice(pin: str, again: str) -> None:
    if not pin_mistakes(pin, again):
        assert pin == again
        assert len(pin) == 6
        assert pin.isascii()
        assert pin.isdecimal()


class FakeRandom(Random):
    """Draws these numbers, one after the other."""

    def __init__(self, *numbers: int) -> None:
        super().__init__(0)
        self._numbers = list(numbers)

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        return self._numbers.pop(0)


def test_a_fresh_pin_keeps_its_zeros_and_is_never_too_easy() -> None:
    assert new_pin(FakeRandom(111111, 123456, 4829)) == "004829"


def test_waits_grow_and_the_last_one_repeats() -> None:
    tries, waits = Tries(), []
    for _ in range(FREE_TRIES + len(DELAYS_S) + 1):
        tries = tries.failed(1000.0)
        waits.append(tries.wait_s(1000.0))
    assert waits == [0.0, 0.0, *DELAYS_S, DELAYS_S[-1], DELAYS_S[-1]]


def test_a_wait_passes_and_the_next_one_is_longer() -> None:
    tries = Tries(FREE_TRIES - 1).failed(1000.0)
    assert tries.wait_s(1000.0) == DELAYS_S[0]
    assert tries.wait_s(1000.0 + DELAYS_S[0] - 0.1) == pytest.approx(0.1)
    assert tries.wait_s(1000.0 + DELAYS_S[0]) == 0
    assert tries.wait_s(10_000.0) == 0
    assert tries.failed(10_000.0).wait_s(10_000.0) == DELAYS_S[1]


def test_five_failures_in_three_minutes_pause_for_a_minute() -> None:
    pause = Pause()
    for second in range(PAUSE_AFTER - 1):
        pause = pause.failed(1000.0 + second)
        assert not pause.active(1000.0 + second)
    pause = pause.failed(1010.0)
    assert pause.active(1010.0)
    assert pause.active(1010.0 + PAUSE_S - 0.001)
    assert not pause.active(1010.0 + PAUSE_S)


def test_what_is_long_ago_is_nothing_to_remember() -> None:
    pause = Pause().failed(1000.0)
    assert pause.recent(1000.0)
    assert not pause.recent(1000.0 + PAUSE_WITHIN_S)
    assert not Pause().recent(0.0)
    assert Pause((), 2000.0).recent(1999.0)


def test_a_challenge_that_was_passed_takes_one_failure_off() -> None:
    pause = Pause()
    for step in range(5 * PAUSE_AFTER):
        pause = pause.failed(1000.0 + step)
        assert not pause.active(1000.0 + step)
        pause = pause.passed()
    for step in range(PAUSE_AFTER):
        pause = pause.failed(2000.0 + step)
    assert pause.active(2000.0 + PAUSE_AFTER)
    assert pause.passed().active(2000.0 + PAUSE_AFTER), "a pause that began is not cut short"


def test_failures_long_ago_do_not_count_and_a_pause_begins_anew() -> None:
    pause = Pause()
    for step in range(50):
        pause = pause.failed(1000.0 + step * PAUSE_WITHIN_S / (PAUSE_AFTER - 1))
        assert not pause.active(1000.0 + step * PAUSE_WITHIN_S / (PAUSE_AFTER - 1))
    assert len(pause.failures_s) < PAUSE_AFTER
    for _ in range(PAUSE_AFTER):
        pause = pause.failed(50_000.0)
    after = 50_000.0 + PAUSE_S
    assert not pause.failed(after).active(after), "one failure after a pause brings no new one"
