"""Several rendered people before one camera, and where each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.vision.detect import Box
from kiosk.vision.rendered.cast import CENTRE_X, CENTRE_Y, FOCAL_PX, Light
from kiosk.vision.rendered.look import StudentLook
from kiosk.vision.rendered.person import Stance, draw_person
from kiosk.vision.rendered.room import Webcam, paint_room
from kiosk.vision.rendered.stage import distance_of

Picture8 = NDArray[np.uint8]
SEED = 3
LIGHT = Light()


@dataclass(frozen=True)
class Here:
    """Where somebody stands: ``x_px`` of the frame, ``near`` as in Person, and where the head is turned."""

    seed: int
    x_px: float
    near: float = 0.4
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0

    def stance(self) -> Stance:
        distance_mm = distance_of(self.near)
        x_mm = (self.x_px - CENTRE_X) * distance_mm / FOCAL_PX
        return Stance(x_mm, 18.0, distance_mm, self.yaw_deg, self.pitch_deg)

    def holds(self, box: Box) -> bool:
        """Whether the middle of this box is on this person's face."""
        width_px = 90 + 130 * self.near
        across = box[0] + box[2] / 2 - self.x_px
        down = box[1] + box[3] / 2 - CENTRE_Y - 18.0 * FOCAL_PX / distance_of(self.near)
        return bool(np.hypot(across, down) < 0.45 * width_px)


def crowd(people: Sequence[Here], number: int = 0) -> Picture8:
    """One frame, (480, 640, 3) uint8 BGR: the farthest is drawn first. About 12 ms a person."""
    picture = paint_room(SEED)
    for one in sorted(people, key=lambda one: one.near):
        draw_person(picture, StudentLook.from_seed(one.seed), one.stance(), LIGHT)
    return Webcam(SEED).take(picture, number, LIGHT)
