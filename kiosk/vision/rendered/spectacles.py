"""Glasses as lines in space, so that they shift against the face as it turns; render thread."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.rendered.cast import FOCAL_PX, Light, Placed
from kiosk.vision.rendered.look import Glasses, StudentLook
from kiosk.vision.rendered.model import Model, model_of

_SHIFT = 4


@lru_cache(maxsize=64)
def _lines(look: StudentLook) -> dict[str, NDArray[np.float64]]:
    """Rims, bridge and arms in head space, mm."""
    glasses = look.glasses
    assert glasses is not None
    model = model_of(look)
    bridge_z = float(model.on_face(0, look.eye_y + 2)[2]) + 3.0
    cheek_z = float(model.on_face(look.eye_apart + 8, look.eye_y + 12)[2])
    z = max(bridge_z - 2, cheek_z + 4)
    turns = np.linspace(0, 2 * np.pi, 41)
    power = 2 / glasses.squareness
    u = np.sign(np.cos(turns)) * np.abs(np.cos(turns)) ** power
    v = np.sign(np.sin(turns)) * np.abs(np.sin(turns)) ** power
    out: dict[str, NDArray[np.float64]] = {}
    middle = max(look.eye_apart, glasses.lens_width + 8)
    for name, sign in (("left", -1), ("right", 1)):
        x = sign * (middle + glasses.lens_width * u)
        y = look.eye_y + 3 + glasses.lens_height * v * (1 + 0.06 * u)
        out[name] = np.stack([x, y, z - 0.0032 * x * x], axis=1)
        outer = sign * (middle + glasses.lens_width)
        hinge = (outer, look.eye_y - 3, z - 0.0032 * outer * outer)
        ear = (sign * 79 * look.head_width, look.eye_y - 2, 5.0)
        out[name + " arm"] = np.array(
            [hinge, (sign * 77 * look.head_width, look.eye_y - 4, hinge[2] - 14), ear]
        )
    inner = middle - glasses.lens_width
    out["bridge"] = np.array(
        [
            (k * inner, look.eye_y - 2 - 2.5 * (1 - k * k), z + 1.5 * (1 - k * k))
            for k in np.linspace(-1, 1, 7)
        ]
    )
    return out


def draw(picture: NDArray[np.uint8], model: Model, glasses: Glasses, placed: Placed, light: Light) -> None:
    """Draw glasses over a head that is already there. Under 0.3 ms."""
    lines = _lines(model.look)
    scale = FOCAL_PX / -float(placed.centre[2])
    thick = max(1, round(glasses.rim * scale))
    glow = (light.key + light.fill) * 0.55
    colour = tuple(min(255.0, c * glow + 6) for c in glasses.colour)
    for name, line in lines.items():
        seen = placed.project(line)
        points = [np.round(seen * (1 << _SHIFT)).astype(np.int32)]
        if name.endswith("arm"):
            outward = placed.turn @ np.array([-1.0 if line[0, 0] < 0 else 1.0, 0, 0.12])
            if outward @ (placed.turn @ line.mean(0) + placed.centre) > 0:
                continue
        elif name != "bridge":
            _glint(picture, seen, light)
            _cast(picture, seen, thick, scale)
            if glasses.half_rim:
                points = [points[0][20:]]
        cv2.polylines(picture, points, False, colour, thick, cv2.LINE_AA, _SHIFT)


def _cast(picture: NDArray[np.uint8], seen: NDArray[np.float64], thick: int, scale: float) -> None:
    """The soft shadow of the rim on the cheek below it."""
    left, top = np.floor(seen.min(0) - 4).astype(int)
    right, bottom = np.ceil(seen.max(0) + 6 + 3 * scale).astype(int)
    left, top = max(left, 0), max(top, 0)
    part = picture[top:bottom, left:right]
    if part.shape[0] < 4 or part.shape[1] < 4:
        return
    mask = np.zeros(part.shape[:2], np.uint8)
    moved = seen - (left, top) + (0, 3 * scale)
    cv2.polylines(mask, [np.round(moved * 16).astype(np.int32)], False, 70, thick + 1, cv2.LINE_AA, _SHIFT)
    soft = cv2.blur(mask, (5, 5))
    part[:] = cv2.subtract(part, cv2.multiply(part, cv2.merge([soft, soft, soft]), scale=1 / 255))


def _glint(picture: NDArray[np.uint8], seen: NDArray[np.float64], light: Light) -> None:
    """A pale streak across the lens on the light's side."""
    left, top = np.floor(seen.min(0)).astype(int)
    right, bottom = np.ceil(seen.max(0)).astype(int)
    left, top = max(left, 0), max(top, 0)
    part = picture[top:bottom, left:right]
    if part.shape[0] < 4 or part.shape[1] < 4:
        return
    lens = np.zeros(part.shape[:2], np.uint8)
    cv2.fillPoly(lens, [np.round((seen - (left, top)) * 16).astype(np.int32)], 255, cv2.LINE_AA, _SHIFT)
    streak = np.full(part.shape[:2], 6, np.uint8)
    w, h = part.shape[1], part.shape[0]
    k = 0.72 if light.side > 0 else 0.28
    cv2.line(streak, (int(w * (k - 0.22)), h), (int(w * (k + 0.22)), 0), 34, max(2, w // 7))
    seen_streak = cv2.bitwise_and(cv2.blur(streak, (5, 5)), lens)
    part[:] = cv2.add(part, cv2.merge([seen_streak, seen_streak, seen_streak]))
