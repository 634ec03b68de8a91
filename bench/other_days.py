"""Makes a picture of a face as it might have been taken on another day: light, exposure, sensor, alignment.

The people learnt from were mostly taken before good cameras; students stand before a webcam, against a window
or under a lamp. Made days in the training are worth more ranks than any other step (README, decisions).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.align import CROP_PX, INNER
from kiosk.vision.landmarks import Fit, similarity

Gray = NDArray[np.uint8]
Floats = NDArray[np.float32]

SHIFT_PX, TURN_DEG, GROW = 1.5, 2.5, 0.03
"""Standard deviations of what alignment gets wrong."""
GAMMA = 2.0
"""Pixels to light and back, near enough for any camera."""
EXPOSURES = ((0.02, 0.25), (0.25, 1.2), (1.2, 5.0))
EXPOSED = (0.35, 0.3, 0.35)
"""Mean light of the made days (1: all that a pixel takes), and the share of each: dark, as usual, burnt."""
_FACE = (slice(30, 140), slice(30, 130))
_DOWN, _RIGHT = np.meshgrid(*[np.linspace(-1, 1, CROP_PX, dtype=np.float32)] * 2, indexing="ij")


def misaligned(gray: Gray, fit: Fit, targets: Floats, rng: np.random.Generator) -> Gray:
    """The crop of a face whose points were found a little beside; as align.aligned."""
    inner = list(INNER)
    to_crop = similarity(fit.points[inner], targets[inner])
    turn, grow = np.deg2rad(rng.normal() * TURN_DEG), np.exp(rng.normal() * GROW)
    middle = np.array([CROP_PX / 2, CROP_PX / 2])
    turned = grow * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    shift = middle - turned @ middle + rng.normal(size=2) * SHIFT_PX
    moved = np.hstack([turned @ to_crop[:, :2], (turned @ to_crop[:, 2] + shift)[:, None]])
    size = (CROP_PX, CROP_PX)
    crop = cv2.warpAffine(gray, moved, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(crop, np.uint8)


def another_day(crop: Gray, rng: np.random.Generator) -> Gray:
    """The crop in other light before a worse camera; half of them mirrored. Shape as given, uint8."""
    light = np.power(crop.astype(np.float32) / 255, GAMMA) * _lamps(rng)
    light /= light[_FACE].mean() + 1e-4
    low, high = EXPOSURES[int(rng.choice(len(EXPOSURES), p=EXPOSED))]
    light *= np.exp(rng.uniform(np.log(low), np.log(high)))
    taken = _taken(np.power(np.clip(light, 0, 1), 1 / GAMMA) * 255, rng)
    return np.ascontiguousarray(taken[:, ::-1]) if rng.random() < 0.5 else taken


def _lamps(rng: np.random.Generator) -> Floats:
    """Light from one side, more or less hard, and a soft unevenness; about 1 on average."""
    towards = rng.uniform(0, 2 * np.pi)
    ramp = np.cos(towards) * _RIGHT + 0.6 * np.sin(towards) * _DOWN
    side = rng.uniform(0, 1.6) * np.tanh(ramp * rng.uniform(1, 3))
    coarse = rng.normal(size=(4, 4)).astype(np.float32)
    uneven = cv2.resize(coarse, (CROP_PX, CROP_PX), interpolation=cv2.INTER_CUBIC) * rng.uniform(0, 0.5)
    return np.asarray(np.exp(side + uneven), np.float32)


def _taken(pixels: Floats, rng: np.random.Generator) -> Gray:
    """Blur, sensor noise, and what JPEG leaves."""
    if rng.random() < 0.5:
        pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), rng.uniform(0.3, 1.6)), np.float32)
    grain = cv2.GaussianBlur(rng.normal(size=pixels.shape), (0, 0), rng.uniform(0.3, 1.0))
    taken = np.clip(np.rint(pixels + grain * rng.uniform(0, 6)), 0, 255).astype(np.uint8)
    if rng.random() < 0.6:
        _, jpeg = cv2.imencode(".jpg", taken, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(35, 95))])
        taken = np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE), np.uint8)
    return taken
