"""A whole person in front of the camera: body layer, head and glasses, placed by a stance; render thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.rendered import spectacles, torso
from kiosk.vision.rendered.cast import CENTRE_X, CENTRE_Y, FOCAL_PX, Light, Placed, rotation
from kiosk.vision.rendered.look import StudentLook
from kiosk.vision.rendered.model import Model, model_of
from kiosk.vision.rendered.shade import draw_head, shade

_PIVOT = np.array([0.0, 96.0, -38.0])
"""Where the neck bends, in mm from the middle of the head."""
_STEP = 8
"""A layer is lit at every eighth pixel."""


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
def _layers_of(look: StudentLook) -> tuple[torso.Layer, torso.Layer | None]:
    return torso.body(look), torso.back_hair(look)


def prepare(look: StudentLook) -> Model:
    """Make the maps of a student ahead of time (about 0.7 s), so that no frame has to wait for them."""
    _layers_of(look)
    return model_of(look)


def draw_person(picture: NDArray[np.uint8], look: StudentLook, stance: Stance, light: Light) -> None:
    """Draw a person over a padded picture (486, 648, 3). About 9 ms when near."""
    model = prepare(look)
    placed = stance.placed()
    body, behind = _layers_of(look)
    if behind is not None:
        _draw_layer(picture, behind, _with_head(stance, placed), light)
    _draw_layer(picture, body, _upright(stance), light)
    model.look_at(stance.eyes_open, *stance.gaze_mm)
    draw_head(picture, model, placed, light)
    if look.glasses is not None:
        spectacles.draw(picture, model, look.glasses, placed, light)


def _upright(stance: Stance) -> NDArray[np.float64]:
    """Mm of the body's layer to pixels, 2 x 3; the shoulders follow the head a little."""
    scale = FOCAL_PX / (stance.distance_mm - torso.DEPTH)
    x, y = stance.x_mm + 0.12 * stance.yaw_deg, stance.y_mm
    return np.array([[scale, 0, CENTRE_X + x * scale], [0, scale, CENTRE_Y + y * scale]])


def _with_head(stance: Stance, placed: Placed) -> NDArray[np.float64]:
    """Mm of the hair behind the neck to pixels, 2 x 3: it moves, nods and tilts with the head."""
    scale = FOCAL_PX / (45 - float(placed.centre[2]))
    roll = np.radians(0.8 * stance.roll_deg)
    c, s = float(np.cos(roll)) * scale, float(np.sin(roll)) * scale
    ((u, v),) = placed.project(np.array([[0.0, 0.0, -45.0]]))
    return np.array([[c, -s, u], [s, c, v]])


def _draw_layer(
    picture: NDArray[np.uint8], layer: torso.Layer, matrix: NDArray[np.float64], light: Light
) -> None:
    """Draw a flat layer; what ends at its lower edge goes on to the picture's."""
    left, top, right, bottom = layer.bounds
    corners = np.array([(left, top, 1), (right, top, 1), (left, bottom, 1), (right, bottom, 1)]) @ matrix.T
    x0, y0 = (max(int(k) - 1, 0) for k in corners.min(0))
    x1, y1 = (int(k) + 2 for k in corners.max(0))
    if bottom >= torso.TOP + torso.HIGH - 2:
        y1 = picture.shape[0]
    x1, y1 = min(x1, picture.shape[1]), min(y1, picture.shape[0])
    if x1 - x0 < 12 or y1 - y0 < 12:
        return
    size = (x1 - x0, y1 - y0)
    square = np.vstack([matrix, [0, 0, 1]])
    to_box = np.array([[1, 0, x0], [0, 1, y0], [0, 0, 1.0]])
    to_layer = np.array([[1, 0, -torso.LEFT], [0, 1, -torso.TOP], [0, 0, 1.0]])
    back = to_layer @ np.linalg.inv(square) @ to_box
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    cloth = cv2.warpAffine(layer.bgr, back[:2], size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    alpha = cv2.warpAffine(layer.alpha, back[:2], size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    few = (max(2, size[0] // _STEP), max(2, size[1] // _STEP))
    sparse = np.diag([1 / torso.COARSE, 1 / torso.COARSE, 1]) @ back @ np.diag([_STEP, _STEP, 1.0])
    normal = cv2.warpAffine(layer.normal, sparse[:2], few, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    up = np.array([0, -1, 0], np.float32)
    factor = shade(np.asarray(normal, np.float32), light, light.direction(), up, 1.0)
    hundredths = np.asarray(np.clip(factor * 100, 0, 255), np.uint8)
    cloth = cv2.multiply(cloth, cv2.resize(hundredths, size), scale=1 / 100)
    part = picture[y0:y1, x0:x1]
    part[:] = cv2.blendLinear(cloth, part, alpha, 1 - alpha)
