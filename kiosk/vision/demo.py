"""DemoCamera: a frame source that shows rendered students who walk up; it lives on the camera thread."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import CameraTrouble, Frame
from kiosk.core.ports import CameraError, Clock
from kiosk.vision.rendered.cast import Light
from kiosk.vision.rendered.look import StudentLook
from kiosk.vision.rendered.person import Stance, draw_person
from kiosk.vision.rendered.room import Webcam, paint_room
from kiosk.vision.rendered.stage import Act, Empty, HeadPose, HeldPhoto, Person, Stage, distance_of

__all__ = [
    "Act",
    "DemoCamera",
    "Empty",
    "HeadPose",
    "HeldPhoto",
    "Light",
    "Person",
    "Stage",
    "StudentLook",
    "portrait",
]

PERIOD_S = 1 / 30


def portrait(
    look: StudentLook,
    yaw_deg: float = 0.0,
    pitch_deg: float = 0.0,
    roll_deg: float = 0.0,
    light: Light | None = None,
    near: float = 0.7,
    *,
    eyes_open: float = 1.0,
    x_mm: float = 0.0,
    y_mm: float = 18.0,
    seed: int = 0,
) -> NDArray[np.uint8]:
    """One webcam frame of a student, for tests and test material.

    Args:
        look: who.
        yaw_deg: > 0 the nose toward the picture's right, -45..45.
        pitch_deg: > 0 down, -30..30.
        roll_deg: > 0 the crown toward the picture's right.
        light: None for a soft light from the upper left.
        near: 0 a face box of about 90 pixels .. 1 of about 220.
        eyes_open: 0..1.
        x_mm: beside the middle.
        y_mm: below the middle.
        seed: of room and sensor noise.

    Returns:
        (480, 640, 3) uint8 BGR. The first call for a look costs about 0.7 s, later ones 0.15 s.
    """
    stance = Stance(x_mm, y_mm, distance_of(near), yaw_deg, pitch_deg, roll_deg, eyes_open,
                    (float(np.clip(-yaw_deg * 0.08, -2.5, 2.5)), 0.0))  # fmt: skip
    lit = light or Light()
    picture = paint_room(seed)
    draw_person(picture, look, stance, lit)
    return Webcam(seed).take(picture, seed, lit)


class DemoCamera:
    """FrameSource over a Stage, 30 frames a second by a given clock."""

    def __init__(
        self, stage: Stage, seed: int, clock: Clock, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """Args: what to show; the seed of the jitter of frame times; the clock that paces; how to wait."""
        self.name = "demo"
        self._stage = stage
        self._jitter = np.random.default_rng([seed, 41])
        self._clock = clock
        self._sleep = sleep
        self._due_s: float | None = None
        self._number = 0

    def open(self) -> None:
        """Start at frame 0 now."""
        self._due_s = self._clock.monotonic_s()
        self._number = 0

    def read(self) -> Frame:
        """The next frame, when it is due; a reader that comes late misses frames as with any camera.

        Raises CameraError: NOT_FOUND before ``open``.
        """
        if self._due_s is None:
            raise CameraError(CameraTrouble.NOT_FOUND, self.name)
        wait_s = self._due_s + float(self._jitter.uniform(0, 0.002)) - self._clock.monotonic_s()
        if wait_s > 0:
            self._sleep(wait_s)
        now_s = self._clock.monotonic_s()
        self._due_s = max(self._due_s + PERIOD_S, now_s - PERIOD_S)
        frame = Frame(self._number, now_s, self._stage.draw(now_s))
        self._number += 1
        return frame

    def close(self) -> None:
        """Give the camera back; harmless when not open."""
        self._due_s = None
