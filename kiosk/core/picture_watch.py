"""What the camera's empty picture looks like over days, and when IT should look at it. Numbers only. Pure.

A day is told by its median: people who walk through and clouds do not move it. What was found by the
acceptance test holds for one camera in one place in one light; when these change, it should be done again.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from statistics import fmean, median

SIGNATURE = (6, 8)
"""Rows and columns of the coarse picture: far too few to show anybody."""

TERM = timedelta(weeks=16)
"""After so long the acceptance test is done again: another term, other light."""

DAYS_KEPT = 60
SCENES_A_DAY = 5
"""Fewer empty pictures do not make a day."""
DAYS_BEFORE = 3
"""So many days tell what is usual here, until an acceptance test says it."""
AGREEING = 2
"""So many days on end must say the same: a holiday, a covered lens or a film in class is no change."""

LAMP_OUT = 0.6
"""Brightness below this share of the usual."""
LENS_DIRTY = 0.5
"""Sharpness of the background below this share of the usual, at a usual brightness."""
MOVED = 0.6
"""Correlation of the coarse pictures below this. The same place in other light stays above 0.8."""


class PictureChange(Enum):
    """What happened to the picture, each told to IT in one sentence."""

    LAMP_OUT = "lamp_out"
    CAMERA_MOVED = "camera_moved"
    LENS_DIRTY = "lens_dirty"


class Reminder(Enum):
    """Why the acceptance test should be done (again)."""

    NEVER_DONE = "never_done"
    OLD = "old"
    OTHER_CAMERA = "other_camera"


@dataclass(frozen=True)
class Scene:
    """An empty picture in numbers.

    ``brightness`` is the mean grey, 0..255; ``sharpness`` the energy of fine structure as a share of that of
    coarse; ``signature`` the coarse picture, 48 numbers with mean 0 and length 1 (all 0: it shows nothing).
    """

    brightness: float
    sharpness: float
    signature: tuple[float, ...]

    def plain(self) -> list[object]:
        """As JSON has it."""
        return [self.brightness, self.sharpness, list(self.signature)]

    @classmethod
    def of(cls, plain: Sequence[object]) -> Scene:
        """What `plain` gave. Raises ValueError or TypeError."""
        brightness, sharpness, signature = plain
        if not isinstance(signature, list) or len(signature) != SIGNATURE[0] * SIGNATURE[1]:
            raise ValueError("another size of picture")
        numbers = [float(str(one)) for one in (brightness, sharpness, *signature)]
        if not all(map(math.isfinite, numbers)):
            raise ValueError("not a number")
        return cls(numbers[0], numbers[1], tuple(numbers[2:]))


def summary(scenes: Sequence[Scene]) -> Scene | None:
    """One scene for many: medians, the signature brought to length 1 again. None for none."""
    if not scenes:
        return None
    signature = [median(values) for values in zip(*(one.signature for one in scenes), strict=True)]
    mean = fmean(signature)
    length = math.sqrt(math.fsum((value - mean) ** 2 for value in signature))
    return Scene(
        median(one.brightness for one in scenes),
        median(one.sharpness for one in scenes),
        tuple((value - mean) / length if length > 0 else 0.0 for value in signature),
    )


def change_between(usual: Scene, now: Scene) -> PictureChange | None:
    """What happened between two scenes; the light is judged first, as a lamp changes everything else too."""
    if now.brightness < LAMP_OUT * usual.brightness:
        return PictureChange.LAMP_OUT
    alike = math.fsum(a * b for a, b in zip(usual.signature, now.signature, strict=True))
    if alike < MOVED and any(usual.signature):
        return PictureChange.CAMERA_MOVED
    return PictureChange.LENS_DIRTY if now.sharpness < LENS_DIRTY * usual.sharpness else None


def picture_change(
    days: Mapping[date, Scene], checked: Scene | None, checked_on: date | None
) -> PictureChange | None:
    """What the last days agree on, against the acceptance test or, without one, the days before.

    Args:
        days: the scene of each day, days without a class are missing.
        checked: the scene of the acceptance test.
        checked_on: its day; days before it say nothing.
    """
    order = sorted(day for day in days if checked_on is None or day > checked_on)
    latest = order[-AGREEING:]
    usual = checked or summary([days[day] for day in order[:-AGREEING][:DAYS_BEFORE]])
    if usual is None or len(latest) < AGREEING or (checked is None and len(order) < DAYS_BEFORE + AGREEING):
        return None
    found = {change_between(usual, days[day]) for day in latest}
    return found.pop() if len(found) == 1 else None


def reminder(done_at: datetime | None, done_with: str, now: datetime, camera: str) -> Reminder | None:
    """Why the acceptance test should be done, or None.

    Args:
        done_at: when it was done last, None: never.
        done_with: the camera's name then.
        now: aware UTC.
        camera: its name now.
    """
    if done_at is None:
        return Reminder.NEVER_DONE
    if done_with != camera:
        return Reminder.OTHER_CAMERA
    return Reminder.OLD if now - done_at > TERM else None


def days_text(days: Mapping[date, Scene]) -> str:
    """The newest days as JSON, to be kept."""
    newest = sorted(days)[-DAYS_KEPT:]
    return json.dumps({day.isoformat(): days[day].plain() for day in newest})


def days_of(text: str) -> dict[date, Scene]:
    """What `days_text` wrote. Raises ValueError."""
    try:
        return {date.fromisoformat(day): Scene.of(plain) for day, plain in json.loads(text).items()}
    except (AttributeError, TypeError) as error:
        raise ValueError(f"no days of pictures: {error}") from None
