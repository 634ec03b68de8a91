"""Paints open, half shut and shut eyes of a student, looking here and there; pure drawing, any thread."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.rendered.head import Floats
from kiosk.vision.rendered.look import Bgr, StudentLook
from kiosk.vision.rendered.paint import blur, darker

FINE = 8
"""Pixels per mm of an eye's own canvas; it is then shrunk, which smooths its edges."""
HALF_X, HALF_Y = 23.0, 15.0
"""An eye's canvas shows 23 mm to either side of the eye's middle, 15 up and down."""

Lid = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


def lids(look: StudentLook, sign: int, open_: float) -> Lid:
    """Lines of the eye's opening: x, y of the upper and of the lower lid, in mm from the eye's middle."""
    x = np.linspace(-look.eye_width, look.eye_width, 33)
    outward = sign * x / look.eye_width
    axis = -0.5 * look.eye_tilt * outward
    lower = axis + 0.38 * look.eye_height * (1 - np.abs(outward + 0.12).clip(0, 1) ** 2.3).clip(0) * (
        1 - outward**8
    )
    upper = axis - 0.54 * look.eye_height * (1 - np.abs(outward - 0.04).clip(0, 1) ** 2.5).clip(0) * (
        1 - outward**8
    )
    return x, lower + (upper - lower) * open_, lower - (1 - open_) * 0.6


def paint(look: StudentLook, skin: Floats, sign: int, open_: float, gaze: tuple[float, float]) -> Floats:
    """One eye over its skin.

    Args:
        look: whose eye.
        skin: (240, 368, 3) float32 BGR, the skin of the eye's canvas.
        sign: -1 the eye on the picture's left, 1 on its right.
        open_: 0 shut .. 1 open.
        gaze: shift of the iris in mm (x right, y down).

    Returns:
        (240, 368, 3) float32 BGR.
    """
    x, upper, lower = lids(look, sign, open_)
    out = skin.copy()
    _fold(out, look, x, upper, open_)
    ball = _ball(look, gaze, x, upper)
    opening = _filled(x, upper, lower)[..., None]
    out += (ball - out) * opening
    lash: Bgr = (22, 24, 28)
    weight = 1.5 if look.woman else 1.1
    reach = np.abs(x) < look.eye_width * 0.99
    _stroke(out, x[reach], upper[reach] - 0.3, weight + 0.3, lash, 0.92)
    if look.woman:
        end = x * sign > look.eye_width * 0.72
        _stroke(out, x[end] + sign * 1.2, upper[end] - 0.9, 1.1, lash, 0.7)
    _stroke(out, x[reach], lower[reach] + 0.35, 0.8, darker(look.skin, 0.45), 0.55)
    return out


def _px(x: NDArray[np.floating], y: NDArray[np.floating]) -> NDArray[np.int32]:
    at = np.stack([(x + HALF_X) * FINE, (y + HALF_Y) * FINE], axis=1)
    return np.round(at * 16).astype(np.int32)


def _filled(x: NDArray[np.floating], upper: NDArray[np.floating], lower: NDArray[np.floating]) -> Floats:
    mask = np.zeros((int(2 * HALF_Y * FINE), int(2 * HALF_X * FINE)), np.float32)
    cv2.fillPoly(
        mask, [np.vstack([_px(x, upper), _px(x[::-1], np.maximum(lower, upper)[::-1])])], 1.0, cv2.LINE_8, 4
    )
    return blur(mask, 2.2)


def _stroke(
    out: Floats,
    x: NDArray[np.floating],
    y: NDArray[np.floating],
    thick_mm: float,
    colour: Bgr,
    amount: float,
    soft: float = 2.4,
) -> None:
    mask = np.zeros(out.shape[:2], np.float32)
    cv2.polylines(mask, [_px(x, y)], False, 1.0, max(1, round(thick_mm * FINE)), cv2.LINE_8, 4)
    out += (np.array(colour, np.float32) - out) * (blur(mask, soft)[..., None] * amount)


def _fold(
    out: Floats, look: StudentLook, x: NDArray[np.float64], upper: NDArray[np.float64], open_: float
) -> None:
    """The crease of the lid; without a double lid a soft shadow only."""
    lift = 2.6 + 1.2 * look.double_lid
    skin = darker(look.skin, 0.55)
    inner = np.abs(x) < look.eye_width * 0.92
    _stroke(
        out,
        x[inner],
        upper[inner] - lift * (0.4 + 0.6 * open_),
        0.8,
        skin,
        0.18 + 0.6 * look.double_lid * open_,
        3,
    )
    _stroke(out, x, upper - 1.4, 3.0, darker(look.skin, 0.68), 0.35, 9)


def _ball(
    look: StudentLook, gaze: tuple[float, float], x: NDArray[np.float64], upper: NDArray[np.float64]
) -> Floats:
    y_px, x_px = np.mgrid[0 : int(2 * HALF_Y * FINE), 0 : int(2 * HALF_X * FINE)].astype(np.float32)
    mx, my = x_px / FINE - HALF_X, y_px / FINE - HALF_Y
    ball = np.empty((*mx.shape, 3), np.float32)
    ball[:] = (176, 184, 196)
    ball *= (1 - 0.30 * np.clip(np.abs(mx) / look.eye_width, 0, 1) ** 2)[..., None]
    r = np.hypot(mx - gaze[0], my - gaze[1] + 1.3)
    iris = np.clip((5.7 - r) * 3, 0, 1)[..., None]
    spokes = 1 + 0.35 * np.cos(np.arctan2(my - gaze[1] + 1.3, mx - gaze[0]) * 11) * 0.3
    ball += (
        np.array(look.iris, np.float32) * (spokes * np.where(r > 4.7, 0.55, 1.15))[..., None] - ball
    ) * iris
    ball *= 1 - 0.92 * np.clip((2.3 - r) * 3, 0, 1)[..., None]
    glint = np.clip((1.15 - np.hypot(mx - gaze[0] + 1.6, my - gaze[1] + 2.9)) * 3, 0, 1)[..., None]
    ball += (np.float32(245) - ball) * glint * 0.85
    lid = np.interp(mx[0], x, upper).astype(np.float32)
    cast = np.clip(1 - (my - lid[None, :]) / 4.2, 0, 1)
    return np.asarray(ball * (1 - 0.55 * cast)[..., None], np.float32)
