"""What an attack check leaves in the data folder, and the watch over the picture, on a set clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import numpy as np
import pytest

from kiosk.attack_watch import (
    CHECK_FILE,
    DAYS_FILE,
    EMPTY_FOR_S,
    NUMBERS_FILE,
    PictureWatch,
    digest_of,
    keep_check,
    kept_check,
    numbers_here,
)
from kiosk.core.attack_check import AttackCheck, Rate, Species
from kiosk.core.observation import Frame
from kiosk.core.picture_watch import DAYS_BEFORE, SCENES_A_DAY, PictureChange, Reminder
from kiosk.vision.mailbox import LatestFrame
from kiosk.vision.pad.numbers import SIZES, Judge, Limits, PadNumbers
from kiosk.vision.rendered.room import paint_room
from tests.fakes import A_MONDAY, FakeClock

Expect = Callable[[str], None]
CHECK = AttackCheck(A_MONDAY, "0", (Rate(Species.LIVE, 10, 1), Rate(Species.PRINT, 10, 3)))
pytestmark = pytest.mark.usefixtures("qapp")  # a timer is made; the tests step


def some_numbers(bias: float = 0.5) -> PadNumbers:
    judges = {layer: Judge(np.full(size, 0.25), bias, -4.0, 4.0) for layer, size in SIZES.items()}
    return PadNumbers(judges, Limits(attack=-1.5, early=-2.75))


class Corridor:
    """A watch over a rendered corridor, a minute a step."""

    def __init__(self, folder: Path, clock: FakeClock) -> None:
        self.slot, self.clock = LatestFrame(), clock
        self.empty = paint_room(4).clip(0, 255).astype(np.uint8)
        self.watch = PictureWatch(self.slot, clock, UTC, folder, "0")

    def day(self, light: float = 1.0, minutes: int = SCENES_A_DAY + 1, faces: int = 0) -> None:
        """A day with a few empty minutes, then the next morning."""
        for _ in range(minutes):
            self.clock.advance(60)
            self.watch.on_observed(faces)
            picture = (self.empty * light).astype(np.uint8)
            self.slot.put(Frame(0, self.clock.monotonic_s(), picture))
            self.watch.step()
        self.clock.advance(86_400 - 60 * minutes)
        self.watch.step()


def test_a_lamp_that_is_out_for_days_is_told(tmp_path: Path) -> None:
    corridor = Corridor(tmp_path, FakeClock())
    for _ in range(DAYS_BEFORE + 1):
        corridor.day()
    assert corridor.watch.state().change is None
    corridor.day(light=0.3)
    assert corridor.watch.state().change is None, "one dark day is a film in class"
    corridor.day(light=0.3)
    assert corridor.watch.state().change is PictureChange.LAMP_OUT


def test_days_outlive_a_restart_and_hold_no_picture(tmp_path: Path) -> None:
    clock = FakeClock()
    corridor = Corridor(tmp_path, clock)
    for light in (1.0, 1.0, 1.0, 0.3):
        corridor.day(light)
    corridor.watch.stop()
    assert (tmp_path / DAYS_FILE).stat().st_size < 5_000
    again = Corridor(tmp_path, clock)
    again.day(0.3)
    assert again.watch.state().change is PictureChange.LAMP_OUT


def test_while_somebody_is_there_the_picture_is_not_empty(tmp_path: Path) -> None:
    corridor = Corridor(tmp_path, FakeClock())
    corridor.day(faces=1)
    assert not (tmp_path / DAYS_FILE).exists()
    corridor.clock.advance(EMPTY_FOR_S)
    corridor.day()
    assert (tmp_path / DAYS_FILE).exists()


def test_a_few_minutes_make_no_day(tmp_path: Path) -> None:
    corridor = Corridor(tmp_path, FakeClock())
    corridor.day(minutes=SCENES_A_DAY - 1)
    corridor.watch.stop()
    assert not (tmp_path / DAYS_FILE).exists()


def test_days_that_cannot_be_read_begin_anew(tmp_path: Path, expect_log: Expect) -> None:
    expect_log("picture_days.json cannot be read and begins anew")
    (tmp_path / DAYS_FILE).write_text("[1, 2]")
    corridor = Corridor(tmp_path, FakeClock())
    corridor.day()
    assert corridor.watch.state().change is None


def test_the_check_is_due_until_it_was_made_with_this_camera(tmp_path: Path) -> None:
    clock = FakeClock()
    corridor = Corridor(tmp_path, clock)
    assert corridor.watch.state().due is Reminder.NEVER_DONE
    keep_check(tmp_path, replace(CHECK, camera="1", at=clock.now()), None)
    assert corridor.watch.state().due is Reminder.OTHER_CAMERA
    keep_check(tmp_path, replace(CHECK, at=clock.now()), None)
    state = corridor.watch.state()
    assert state.due is None
    assert state.check is not None
    clock.advance(timedelta(weeks=17).total_seconds())
    assert corridor.watch.state().due is Reminder.OLD


def test_fitted_numbers_come_back_as_they_were(tmp_path: Path) -> None:
    own = some_numbers()
    keep_check(tmp_path, replace(CHECK, digest=digest_of(own)), own)
    found = numbers_here(tmp_path)
    assert digest_of(found) == digest_of(own)
    assert found.limits == own.limits


@pytest.mark.parametrize("harm", ["another", "damaged", "missing"])
def test_altered_numbers_are_not_used(tmp_path: Path, expect_log: Expect, harm: str) -> None:
    expect_log("do kiosk check attacks again")
    own, shipped = some_numbers(), tmp_path / "shipped"
    keep_check(tmp_path, replace(CHECK, digest=digest_of(own)), own)
    keep_check(shipped, CHECK, some_numbers(-0.5))
    file = tmp_path / NUMBERS_FILE
    if harm == "another":
        file.write_bytes((shipped / NUMBERS_FILE).read_bytes())
    elif harm == "damaged":
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    else:
        file.unlink()
    assert digest_of(numbers_here(tmp_path, shipped / NUMBERS_FILE)) == digest_of(
        some_numbers(-0.5).before_fitting()
    )


def test_a_check_that_kept_the_shipped_numbers_uses_them(tmp_path: Path) -> None:
    keep_check(tmp_path, CHECK, some_numbers())
    keep_check(tmp_path / "shipped", CHECK, some_numbers(2.0))
    shipped = tmp_path / "shipped" / NUMBERS_FILE
    assert digest_of(numbers_here(tmp_path, shipped)) == digest_of(some_numbers(2.0).before_fitting())
    assert digest_of(numbers_here(None, shipped)) == digest_of(some_numbers(2.0).before_fitting())


def test_a_check_that_cannot_be_read_is_none(tmp_path: Path, expect_log: Expect) -> None:
    expect_log("attack_check.json: .*do kiosk check attacks again")
    (tmp_path / CHECK_FILE).write_text("{}")
    assert kept_check(tmp_path) is None
    assert kept_check(tmp_path / "nowhere") is None
