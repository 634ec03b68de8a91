"""A whole person in front of the camera: body layer, head and glasses, placed by a stance; render thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.rendered import spectacles, torso
from kiosk.vision.rendered.cast import CENTRE_X, CENTRE_Y, FOCAL_PX, Light, Placed, rotation
from kiosk.vision.rendered.head import Floats
from kiosk.vision.rendered.look import StudentLook
from kiosk.vision.rendered.model import Model, model_of
from kiosk.vision.rendered.shade import draw_head, shade

_PIVOT = np.array([0.0, 96.0, -38.0])
"""Where the neck bends, in mm from the middle of the head."""
_COARSE = 6


@dataclass(frozen=True)
class Stance:
    """How a person stands at one instant.

    ``x_mm``, ``y_mm``: middle of the upright head beside and below the camera's axis. ``distance_mm``: to the
    camera, 400..2500. Angles in degrees: yaw > 0 the nose goes toward the picture's right, pitch > 0 down,
    roll > 0 the crown toward the right. ``eyes_open`` 0..1; ``gaze_mm`` shifts the irises.
    """

    x_mm: float = 0.0
    y_mm: float = 0.0
    distance_mm: float = 620.0
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0
    eyes_open: float = 1.0
    gaze_mm: tuple[float, float] = (0.0, 0.0)

    def placed(self) -> Placed:
        """The head's place, bent around the neck."""
        turn = rotation(self.yaw_deg, self.pitch_deg, self.roll_deg)
        body = np.array([self.x_mm, self.y_mm, -self.distance_mm])
        return Placed(turn, body + _PIVOT - turn @ _PIVOT)


@lru_cache(maxsize=64)
def _torso_of(look: StudentLook) -> tuple[torso.Torso, Floats]:
    made = torso.make(look)
    small = cv2.resize(made.normal, (torso.WIDE // 4, torso.HIGH // 4), interpolation=cv2.INTER_AREA)
    return made, np.asarray(small, np.float32)


def prepare(look: StudentLook) -> Model:
    """Make the maps of a student ahead of time (about 0.7 s), so that no frame has to wait for them."""
    _torso_of(look)
    return model_of(look)


def draw_person(picture: NDArray[np.uint8], look: StudentLook, stance: Stance, light: Light) -> None:
    """Draw a person over a padded picture (486, 648, 3). About 9 ms when near."""
    model = prepare(look)
    _draw_torso(picture, look, stance, light)
    model.look_at(stance.eyes_open, *stance.gaze_mm)
    placed = stance.placed()
    draw_head(picture, model, placed, light)
    if look.glasses is not None:
        spectacles.draw(picture, model, look.glasses, placed, light)


def _draw_torso(picture: NDArray[np.uint8], look: StudentLook, stance: Stance, light: Light) -> None:
    layer, small = _torso_of(look)
    scale = FOCAL_PX / (stance.distance_mm - torso.DEPTH)
    lean = 0.12 * stance.yaw_deg  # the shoulders follow the head a little
    left = CENTRE_X + (stance.x_mm + torso.LEFT + lean) * scale
    top = CENTRE_Y + (stance.y_mm + torso.TOP) * scale
    x0, x1 = max(int(left), 0), min(int(left + torso.WIDE * scale), picture.shape[1])
    y0, y1 = max(int(top), 0), min(int(top + torso.HIGH * scale), picture.shape[0])
    if x1 - x0 < 12 or y1 - y0 < 12:
        return
    size = (x1 - x0, y1 - y0)
    back = np.array([[1 / scale, 0, (x0 - left) / scale], [0, 1 / scale, (y0 - top) / scale]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    cloth = cv2.warpAffine(layer.bgr, back, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    alpha = cv2.warpAffine(layer.alpha, back, size, flags=flags)
    step = 8
    coarse = (max(2, size[0] // step), max(2, size[1] // step))
    normal = cv2.warpAffine(
        small,
        back * [[step / 4, 1, 1 / 4], [1, step / 4, 1 / 4]],
        coarse,
        flags=flags,
        borderMode=cv2.BORDER_REPLICATE,
    )
    factor = shade(
        np.asarray(normal, np.float32), light, light.direction(), np.array([0, -1, 0], np.float32), 1.0
    )
    factor8 = np.asarray(np.clip(factor * 100, 0, 255), np.uint8)
    cloth = cv2.multiply(cloth, cv2.resize(factor8, size), scale=1 / 100)
    part = picture[y0:y1, x0:x1]
    part[:] = cv2.blendLinear(cloth, part, alpha, 1 - alpha)
