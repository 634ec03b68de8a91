"""What the attack check left in the data folder, and the watch over the camera's picture. Main thread."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.core.attack_check import AttackCheck, AttackCheckError, as_text, of_text
from kiosk.core.picture_watch import (
    SCENES_A_DAY,
    PictureChange,
    Reminder,
    Scene,
    days_of,
    days_text,
    picture_change,
    reminder,
    summary,
)
from kiosk.core.ports import Clock, FrameSlot
from kiosk.vision.landmarks import NumbersError
from kiosk.vision.pad.numbers import PadNumbers, shipped_or_silent
from kiosk.vision.scene import scene_of

_log = logging.getLogger(__name__)

CHECK_FILE, NUMBERS_FILE, DAYS_FILE = "attack_check.json", "pad_terminal.npz", "picture_days.json"

LOOK_EVERY_MS = 60_000
EMPTY_FOR_S = 10.0
"""Nobody was seen for so long before a picture counts as empty."""
SCENES_KEPT = 600
"""Of one day; later ones replace none: ten hours, a minute each."""


# --- files of the data folder ---------------------------------------------------------------------------


def digest_of(numbers: PadNumbers) -> str:
    """SHA-256 in hex over the names and values of the numbers."""
    stored = numbers.stored()
    told = hashlib.sha256()
    for name in sorted(stored):
        told.update(name.encode() + np.ascontiguousarray(stored[name]).tobytes())
    return told.hexdigest()


def keep_check(folder: Path, check: AttackCheck, numbers: PadNumbers | None) -> None:
    """Keep what a check found, and the fitted numbers if they are to be used from the next start on.

    Raises:
        OSError: the folder cannot be written.
    """
    if numbers is not None:
        content = io.BytesIO()
        np.savez(content, allow_pickle=False, **numbers.stored())
        _write(folder / NUMBERS_FILE, content.getvalue())
    _write(folder / CHECK_FILE, as_text(check).encode())


def kept_check(folder: Path) -> AttackCheck | None:
    """What the last check found; None when there was none, or it cannot be read (then the log says why)."""
    try:
        return of_text((folder / CHECK_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, AttackCheckError) as error:
        _log.error("%s: %s; do kiosk check attacks again", CHECK_FILE, error)
        return None


def numbers_here(folder: Path | None, shipped: Path | None = None) -> PadNumbers:
    """The numbers fitted to this camera if the last check says so and they are unaltered, else the shipped.

    Args:
        folder: the data folder, None: there is none.
        shipped: file of the shipped numbers, None: the program's own. Where it is missing or altered too,
            nothing is judged, and the challenge alone decides.
    """
    check = None if folder is None else kept_check(folder)
    if folder is None or check is None or not check.digest:
        return shipped_or_silent(shipped)
    try:
        own = PadNumbers.shipped(folder / NUMBERS_FILE)
        if digest_of(own) == check.digest:
            return own
        _log.error("%s was altered: the shipped numbers are used; do kiosk check attacks again", NUMBERS_FILE)
    except NumbersError as error:
        _log.error("%s; the shipped numbers are used; do kiosk check attacks again", error)
    return shipped_or_silent(shipped)


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(content)
    new.replace(path)


# --- the watch ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class WatchState:
    """What IT is told: the last check, why it is due, what happened to the picture since."""

    check: AttackCheck | None
    due: Reminder | None
    change: PictureChange | None


class PictureWatch(QObject):
    """Looks at the empty picture once a minute and keeps a day's medians; no picture is kept.

    Costs 2 ms a minute. Reading the slot takes no frame from anybody: it is one of its own.
    """

    def __init__(self, slot: FrameSlot, clock: Clock, zone: tzinfo, folder: Path, camera: str) -> None:
        super().__init__()
        self._slot, self._clock, self._zone = slot, clock, zone
        self._folder, self._camera = folder, camera
        self._days = self._kept_days()
        self._today: date | None = None
        self._scenes: list[Scene] = []
        self._somebody_at_s = clock.monotonic_s()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.step)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more; the day so far is kept."""
        self._timer.stop()
        self._keep()

    def on_observed(self, faces: int) -> None:
        """So many faces were seen just now."""
        if faces:
            self._somebody_at_s = self._clock.monotonic_s()

    @Slot()
    def step(self) -> None:
        """Take one empty picture, if it is one; at the end of a day keep the day."""
        today = self._clock.now().astimezone(self._zone).date()
        if today != self._today:
            self._keep()
            self._today, self._scenes = today, []
        frame = self._slot.take()
        empty = self._clock.monotonic_s() - self._somebody_at_s >= EMPTY_FOR_S
        if frame is not None and empty and len(self._scenes) < SCENES_KEPT:
            self._scenes.append(scene_of(frame.bgr))

    def _keep(self) -> None:
        """The medians of the day; a start in the afternoon does not undo the morning's."""
        day = summary(self._scenes)
        if day is None or self._today is None or len(self._scenes) < SCENES_A_DAY:
            return
        self._days = {**self._days, self._today: day}
        try:
            _write(self._folder / DAYS_FILE, days_text(self._days).encode())
        except OSError as error:
            _log.error("%s cannot be kept: %s", DAYS_FILE, error.strerror)

    def _kept_days(self) -> Mapping[date, Scene]:
        try:
            return days_of((self._folder / DAYS_FILE).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            _log.error("%s cannot be read and begins anew: %s", DAYS_FILE, error)
            return {}

    def state(self) -> WatchState:
        """Where things stand now."""
        check, now = kept_check(self._folder), self._clock.now()
        due = reminder(check.at if check else None, check.camera if check else "", now, self._camera)
        day = summary(self._scenes) if len(self._scenes) >= SCENES_A_DAY else None
        days = self._days if day is None or self._today is None else {**self._days, self._today: day}
        on = check.at.astimezone(self._zone).date() if check and check.scene else None
        return WatchState(check, due, picture_change(days, check.scene if check else None, on))
