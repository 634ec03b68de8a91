"""A printed photo held up before the camera: one plane (or bent) with fingers at its edge; render thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.rendered.cast import CENTRE_X, CENTRE_Y, FOCAL_PX, Light, rotation
from kiosk.vision.rendered.head import Floats
from kiosk.vision.rendered.look import StudentLook
from kiosk.vision.rendered.paint import blur, noise
from kiosk.vision.rendered.person import Stance, draw_person
from kiosk.vision.rendered.room import PADDED
from kiosk.vision.rendered.shade import light_colours

PAPER_W, PAPER_H = 210, 280
"""The paper in mm; it has a white border of 10 mm."""
_SCALE = 2
_SIDE, _ABOVE, _BELOW = 70, 20, 220
"""Mm around the paper that belong to its layer: room for the hand and the sleeve."""
_LAYER = ((PAPER_H + _ABOVE + _BELOW) * _SCALE, (PAPER_W + 2 * _SIDE) * _SCALE)


@dataclass(frozen=True)
class Held:
    """How the sheet is held at one instant: its middle in mm beside, below, before the camera, and its tilt.

    ``bend`` is 0 for a flat sheet, else the curvature 1/radius in 1/mm around its upright axis (0.004 is
    clearly bent, edges away from the camera).
    """

    x_mm: float = 0.0
    y_mm: float = 0.0
    distance_mm: float = 470.0
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0
    bend: float = 0.0

    def homography(self) -> NDArray[np.float64]:
        """The plane of the flat sheet (mm from its middle, x right, y down) to pixels, 3 x 3."""
        turn = rotation(self.yaw_deg, self.pitch_deg, self.roll_deg)
        place = np.array([self.x_mm, self.y_mm, -self.distance_mm])
        view = np.stack([turn[:, 0], turn[:, 1], place], axis=1)
        camera = np.array([[FOCAL_PX, 0, -CENTRE_X], [0, FOCAL_PX, -CENTRE_Y], [0, 0, -1.0]])
        return np.asarray(camera @ view, np.float64)


@lru_cache(maxsize=16)
def layer_of(look: StudentLook, holder: StudentLook) -> tuple[NDArray[np.uint8], Floats]:
    """The printed sheet of ``look`` in the hand of ``holder``: BGR uint8 and coverage float32."""
    rng = np.random.default_rng([look.seed, holder.seed, 5])
    bgr = np.zeros((*_LAYER, 3), np.float32)
    cover = np.zeros(_LAYER, np.float32)
    _grip(bgr, cover, holder)
    top, left = _ABOVE * _SCALE, _SIDE * _SCALE
    part = bgr[top : top + PAPER_H * _SCALE, left : left + PAPER_W * _SCALE]
    part[:] = (232, 238, 238)
    part[20:-20, 20:-20] = _printed(look, (PAPER_W * _SCALE - 40, PAPER_H * _SCALE - 40), rng)
    part *= (1 + 0.008 * noise(rng, (part.shape[0], part.shape[1]), 60))[..., None]
    cover[top : top + PAPER_H * _SCALE, left : left + PAPER_W * _SCALE] = 1
    _thumbs(bgr, cover, holder)
    return np.asarray(np.clip(bgr, 0, 255), np.uint8), blur(cover, 0.7)


def _printed(look: StudentLook, size: tuple[int, int], rng: np.random.Generator) -> Floats:
    """A frontal picture of a student, as a cheap printer gives it: flat contrast, soft, dotted."""
    picture = np.full((*PADDED, 3), (206, 200, 190), np.uint8)
    draw_person(
        picture,
        look,
        Stance(distance_mm=560, y_mm=10),
        Light(side=-12, height=30, key=0.6, fill=0.75, warmth=0),
    )
    high = 300
    wide = round(high * size[0] / size[1])
    crop = picture[240 - high // 2 + 4 : 240 + high // 2 + 4, 320 - wide // 2 : 320 + wide // 2]
    out = blur(np.asarray(cv2.resize(crop, size, interpolation=cv2.INTER_CUBIC), np.float32), 1.6)
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    dots = np.sin((x + y) * 1.45) * np.sin((x - y) * 1.45)
    out = (
        34
        + out * 0.76
        + 5 * dots[..., None]
        + 2.5 * rng.standard_normal((size[1], size[0], 1)).astype(np.float32)
    )
    return np.asarray(out * np.array([1.04, 0.99, 0.97], np.float32), np.float32)


def _grip(bgr: Floats, cover: Floats, holder: StudentLook) -> None:
    """What is behind the paper's lower corners: sleeves, the balls of the hands, fingers."""
    skin = np.array(holder.skin, np.float32) * 0.92
    low = PAPER_H * 0.34
    for sign in (-1, 1):
        edge = sign * PAPER_W / 2
        sleeve = [(edge + sign * 16, low + 48), (edge + sign * 22, low + 190), (edge - sign * 4, low + 330)]
        _limb(bgr, cover, sleeve, (31, 44, 58), np.array(holder.cloth, np.float32) * 0.9)
        _limb(bgr, cover, [(edge + sign * 8, low + 8), (edge + sign * 14, low + 52)], (22, 26), skin)
        for k in range(3):
            at = low - 16 + 17 * k
            finger = [(edge - sign * 4, at), (edge + sign * 13, at + 6)]
            _limb(bgr, cover, finger, (7.5, 9.5), skin * (1 - 0.05 * k))


def _thumbs(bgr: Floats, cover: Floats, holder: StudentLook) -> None:
    """What is before the paper: the thumbs with their nails and shadows."""
    skin = np.array(holder.skin, np.float32) * 0.92
    low = PAPER_H * 0.34
    for sign in (-1, 1):
        edge = sign * PAPER_W / 2
        shadow = [(edge - sign * 27, low - 8), (edge - sign * 8, low + 6), (edge + sign * 14, low + 22)]
        _limb(bgr, cover, shadow, (11, 12, 13), np.array((40, 46, 56), np.float32), 0.4)
        thumb = [(edge - sign * 25, low - 12), (edge - sign * 8, low + 2), (edge + sign * 14, low + 18)]
        _limb(bgr, cover, thumb, (8, 9.5, 12), skin)
        nail = [(edge - sign * 26, low - 13.5), (edge - sign * 20, low - 9)]
        _limb(bgr, cover, nail, (4.6, 4.8), skin * 1.12, 0.8)


def _limb(
    bgr: Floats,
    cover: Floats,
    line: list[tuple[float, float]],
    radii: tuple[float, ...],
    colour: Floats,
    amount: float = 1.0,
) -> None:
    """A rounded limb along a line (mm from the paper's middle), darker toward its edges."""
    mask = np.zeros(_LAYER, np.float32)
    steps = np.linspace(0, len(line) - 1, 60)
    xs, ys, rs = (
        np.interp(steps, range(len(line)), k) for k in ([p[0] for p in line], [p[1] for p in line], radii)
    )
    for x, y, r in zip(xs, ys, rs, strict=True):
        at = ((x + PAPER_W / 2 + _SIDE) * _SCALE * 8, (y + PAPER_H / 2 + _ABOVE) * _SCALE * 8)
        cv2.circle(mask, (round(at[0]), round(at[1])), round(r * _SCALE * 8), 1.0, -1, cv2.LINE_8, 3)
    near = float(np.mean(radii)) * _SCALE
    inner = np.clip(blur(mask, near * 0.45) * 1.6 - 0.55, 0, 1)
    mask = blur(mask, 1.2) * amount
    bgr += (colour * (0.62 + 0.38 * inner)[..., None] - bgr) * mask[..., None]
    if amount == 1.0:
        np.maximum(cover, mask, out=cover)


def draw_sheet(
    picture: NDArray[np.uint8], of: StudentLook, holder: StudentLook, held: Held, light: Light
) -> None:
    """Draw the held sheet over a padded picture (486, 648, 3). About 3 ms."""
    bgr, cover = layer_of(of, holder)
    turn = rotation(held.yaw_deg, held.pitch_deg, held.roll_deg)
    key, fill = light_colours(light)
    facing = max(0.0, float(turn[:, 2] @ light.direction()))
    factor = np.power((key * facing + fill * 0.85), 1 / 2.2)
    to_layer = np.array(
        [
            [_SCALE, 0, (PAPER_W / 2 + _SIDE) * _SCALE],
            [0, _SCALE, (PAPER_H / 2 + _ABOVE) * _SCALE],
            [0, 0, 1.0],
        ]
    )
    matrix = held.homography() @ np.linalg.inv(to_layer)
    corners = np.array([[[0, 0], [_LAYER[1], 0], [_LAYER[1], _LAYER[0]], [0, _LAYER[0]]]], np.float64)
    seen = cv2.perspectiveTransform(corners, matrix)[0]
    left, top = (max(0, int(k)) for k in seen.min(0))
    right, bottom = min(PADDED[1], int(seen[:, 0].max()) + 1), min(PADDED[0], int(seen[:, 1].max()) + 1)
    if right - left < 8 or bottom - top < 8:
        return
    size = (right - left, bottom - top)
    if held.bend:
        map_x, map_y = _bent(held, turn, (left, top, right, bottom), to_layer)
        pixels = cv2.remap(bgr, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        alpha = cv2.remap(cover, map_x, map_y, cv2.INTER_LINEAR)
    else:
        shift = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1.0]]) @ matrix
        pixels = cv2.warpPerspective(
            bgr, shift, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        alpha = cv2.warpPerspective(cover, shift, size, flags=cv2.INTER_LINEAR)
    table = np.clip(np.arange(256)[:, None] * factor, 0, 255).astype(np.uint8)
    pixels = cv2.LUT(pixels, table.reshape(1, 256, 3))
    part = picture[top:bottom, left:right]
    part[:] = cv2.blendLinear(pixels, part, alpha, 1 - alpha)


def _bent(
    held: Held, turn: NDArray[np.float64], box: tuple[int, int, int, int], to_layer: NDArray[np.float64]
) -> tuple[Floats, Floats]:
    """Where each pixel's ray meets the bent sheet: positions in its layer, (h, w) float32 each."""
    left, top, right, bottom = box
    u, v = np.meshgrid(np.arange(left, right + 5, 6), np.arange(top, bottom + 5, 6))
    rays = (
        np.stack([(u - CENTRE_X) / FOCAL_PX, (v - CENTRE_Y) / FOCAL_PX, np.full(u.shape, -1.0)], axis=2)
        @ turn
    )
    eye = -np.array([held.x_mm, held.y_mm, -held.distance_mm]) @ turn
    radius = 1 / held.bend
    a = rays[..., 0] ** 2 + rays[..., 2] ** 2
    b = eye[0] * rays[..., 0] + (eye[2] + radius) * rays[..., 2]
    c = eye[0] ** 2 + (eye[2] + radius) ** 2 - radius**2
    t = (-b - np.sqrt(np.maximum(b * b - a * c, 0))) / a
    x, y, z = (eye[k] + t * rays[..., k] for k in range(3))
    along = np.where(b * b > a * c, radius * np.arctan2(x, z + radius), 9999)
    rows, columns = u.shape
    size = (columns * 6, rows * 6)
    maps = [along * to_layer[0, 0] + to_layer[0, 2], y * to_layer[1, 1] + to_layer[1, 2]]
    shift = np.array([[1 / 6, 0, 0], [0, 1 / 6, 0]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    wide = [
        cv2.warpAffine(m.astype(np.float32), shift, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        for m in maps
    ]
    return (
        np.asarray(wide[0][: bottom - top, : right - left], np.float32),
        np.asarray(wide[1][: bottom - top, : right - left], np.float32),
    )
