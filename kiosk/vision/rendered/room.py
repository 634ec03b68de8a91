"""A plain room behind the student and the cheap webcam that looks at it; render thread."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.rendered.cast import Light
from kiosk.vision.rendered.paint import blur, noise
from kiosk.vision.rendered.shade import light_colours

WIDE, HIGH = 640, 480
PADDED = (486, 648)
"""Pictures are drawn with a margin to the right and below: boxes are multiples of 6 pixels."""


def paint_room(seed: int) -> NDArray[np.uint8]:
    """Wall, door frame, window or board, out of focus: (486, 648, 3) uint8 BGR. About 60 ms."""
    rng = np.random.default_rng([seed, 11])
    wall = np.array(
        [(186, 196, 202), (176, 188, 190), (196, 196, 190), (168, 184, 200)][int(rng.integers(4))], np.float32
    )
    y, x = np.mgrid[0 : PADDED[0], 0 : PADDED[1]].astype(np.float32)
    corner = float(rng.uniform(380, 560))
    picture = np.empty((*PADDED, 3), np.float32)
    picture[:] = wall
    picture *= (1.02 - 0.12 * np.abs(x - 250) / 400 - 0.10 * y / 480)[..., None]
    picture[x > corner + (y - 200) * 0.02] *= 0.86
    picture *= (1 + 0.006 * noise(rng, PADDED, 90) + 0.006 * noise(rng, PADDED, 4))[..., None]
    _door(picture, float(rng.uniform(20, 90)))
    if rng.random() < 0.6:
        _window(picture, int(corner) - int(rng.uniform(150, 190)), rng)
    else:
        _board(picture, int(corner) - int(rng.uniform(170, 210)), rng)
    near = blur(picture, 2.2)
    return np.asarray(np.clip(near, 0, 255), np.uint8)


def _door(picture: NDArray[np.float32], left: float) -> None:
    x0 = int(left)
    wood, light = (92, 122, 150), (150, 172, 186)
    cv2.rectangle(picture, (x0, 40), (x0 + 138, PADDED[0]), light, -1)
    cv2.rectangle(picture, (x0 + 10, 50), (x0 + 128, PADDED[0]), wood, -1)
    cv2.rectangle(picture, (x0 + 34, 84), (x0 + 104, 220), (112, 142, 168), -1)
    cv2.rectangle(picture, (x0 + 34, 84), (x0 + 104, 220), (70, 96, 120), 2)
    cv2.rectangle(picture, (x0 + 110, 262), (x0 + 122, 284), (180, 184, 186), -1)


def _window(picture: NDArray[np.float32], left: int, rng: np.random.Generator) -> None:
    top, wide, high = int(rng.uniform(30, 70)), int(rng.uniform(110, 150)), int(rng.uniform(130, 180))
    sky = np.linspace(252, 226, high, dtype=np.float32)[:, None, None] * np.array(
        [1.0, 0.985, 0.96], np.float32
    )
    picture[top : top + high, left : left + wide] = sky
    frame = (206, 210, 212)
    cv2.rectangle(picture, (left, top), (left + wide, top + high), frame, 5)
    cv2.line(picture, (left + wide // 2, top), (left + wide // 2, top + high), frame, 4)
    glow = np.zeros(PADDED, np.float32)
    glow[top : top + high, left : left + wide] = 1
    picture += blur(glow, 45)[..., None] * 34


def _board(picture: NDArray[np.float32], left: int, rng: np.random.Generator) -> None:
    top, wide, high = int(rng.uniform(50, 90)), int(rng.uniform(120, 160)), int(rng.uniform(90, 120))
    cv2.rectangle(picture, (left, top), (left + wide, top + high), (120, 138, 150), -1)
    cv2.rectangle(picture, (left + 4, top + 4), (left + wide - 4, top + high - 4), (128, 166, 190), -1)
    for _ in range(5):
        px, py = int(rng.uniform(left + 8, left + wide - 42)), int(rng.uniform(top + 8, top + high - 42))
        cv2.rectangle(
            picture,
            (px, py),
            (px + int(rng.uniform(20, 36)), py + int(rng.uniform(24, 36))),
            (226, 230, 232),
            -1,
        )


class Webcam:
    """Lens and sensor: softness, vignette, a little hunting exposure, noise of every frame."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        rng = np.random.default_rng([seed, 12])
        shape = (PADDED[0] + 58, PADDED[1] + 58)
        grain = rng.standard_normal((*shape, 3)).astype(np.float32) * 2.3
        grain = blur(grain, 0.6) * 1.5 + np.dstack([noise(rng, shape, 5) * k for k in (1.5, 0.7, 1.5)])
        self._grain = np.asarray(np.clip(grain + 128, 0, 255), np.uint8)
        y, x = np.mgrid[0:HIGH, 0:WIDE].astype(np.float32)
        fall = 1 - 0.20 * (((x - 320) / 400) ** 2 + ((y - 240) / 400) ** 2)
        self._vignette = np.repeat(np.asarray(fall * 255, np.uint8)[..., None], 3, axis=2)

    def take(
        self, picture: NDArray[np.uint8], number: int, light: Light, exposure: float = 1.0
    ) -> NDArray[np.uint8]:
        """The frame (480, 640, 3) uint8 that the sensor gives of a padded picture. About 2 ms."""
        soft = cv2.GaussianBlur(picture[:HIGH, :WIDE], (0, 0), 0.75)
        soft = cv2.multiply(soft, self._vignette, scale=1 / 255)
        ramp = np.arange(256, dtype=np.float32)[:, None] / 255
        key, fill = light_colours(light)
        cast = ((key + fill) / (key + fill).mean()) ** 0.35
        curve = np.clip(ramp * cast * exposure, 0, 1.2)
        curve = curve + 0.05 * np.sin(2 * np.pi * np.minimum(curve, 1)) * -1
        table = np.clip(
            255 * np.where(curve > 0.9, 0.9 + 0.1 * np.tanh((curve - 0.9) / 0.12), curve) + 3, 0, 255
        )
        soft = cv2.LUT(soft, table.astype(np.uint8).reshape(1, 256, 3))
        rng = np.random.default_rng([self._seed, 13, number])
        top, left = (int(k) for k in rng.integers(0, 60, 2))
        return np.asarray(
            cv2.addWeighted(soft, 1, self._grain[top : top + HIGH, left : left + WIDE], 1, -128), np.uint8
        )
