"""Paints a student's face as seen straight from the front, in mm; pure drawing, any thread."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.rendered.head import RELIEF_X, RELIEF_Y, Floats, bump
from kiosk.vision.rendered.look import Bgr, StudentLook

SCALE = 3
"""Pixels of the canvas per mm."""
WIDE, HIGH = int(2 * RELIEF_X * SCALE), int(2 * RELIEF_Y * SCALE)
_SHIFT = 4  # cv2 draws with 4 bits of sub-pixel


def noise(rng: np.random.Generator, shape: tuple[int, int], grain_px: float) -> Floats:
    """Smooth noise with standard deviation 1 and grains of about ``grain_px``."""
    small = (max(2, round(shape[0] / grain_px)) + 2, max(2, round(shape[1] / grain_px)) + 2)
    field = rng.standard_normal(small).astype(np.float32)
    return (
        np.asarray(cv2.resize(field, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC), np.float32) * 1.2
    )


def blur(picture: Floats, sigma: float) -> Floats:
    """Gaussian blur."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.float32)


Points = list[tuple[float, float]]


class Canvas:
    """A front view in mm: x -84..84, y -128..128, SCALE pixels per mm; colours BGR 0..255 in float32."""

    def __init__(self, base: Bgr) -> None:
        self.bgr = np.empty((HIGH, WIDE, 3), np.float32)
        self.bgr[:] = base
        y, x = np.mgrid[0:HIGH:3, 0:WIDE:3].astype(np.float32)
        self.x, self.y = x / SCALE - RELIEF_X, y / SCALE - RELIEF_Y  # for soft masks, one sample per mm

    def shade(self, soft: Floats, by: float | Bgr) -> None:
        """Multiply by 1 + by * mask; ``by`` may differ per channel."""
        mask = cv2.resize(np.asarray(soft, np.float32), (WIDE, HIGH))[..., None]
        self.bgr *= 1 + mask * np.asarray(by, np.float32)

    def shape(self, points: Points, colour: Bgr, amount: float, soft_mm: float = 0.3) -> None:
        """Fill a polygon (mm) with soft edges."""
        mask, pts, at = self._mask(points, soft_mm)
        cv2.fillPoly(mask, [pts], 1.0, cv2.LINE_8, _SHIFT)
        self._blend(mask, at, colour, amount, soft_mm)

    def line(self, points: Points, thick_mm: float, colour: Bgr, amount: float, soft_mm: float = 0.3) -> None:
        """Draw an open line (mm)."""
        thick = max(1, round(thick_mm * SCALE))
        mask, pts, at = self._mask(points, soft_mm)
        cv2.polylines(mask, [pts], False, 1.0, thick, cv2.LINE_8, _SHIFT)
        self._blend(mask, at, colour, amount * min(1.0, thick_mm * SCALE / thick), soft_mm)

    def _mask(self, points: Points, soft_mm: float) -> tuple[Floats, NDArray[np.int32], tuple[int, int]]:
        """An empty mask around points, the points on it in sub-pixels, and its left and top."""
        pts = (np.array(points, np.float64) + np.array((RELIEF_X, RELIEF_Y))) * SCALE
        margin = (3 + 3 * soft_mm) * SCALE
        left, top = (max(int(k), 0) for k in np.floor(pts.min(0) - margin))
        right, bottom = (int(k) for k in np.ceil(pts.max(0) + margin))
        shape = (max(min(bottom, HIGH) - top, 1), max(min(right, WIDE) - left, 1))
        return (
            np.zeros(shape, np.float32),
            np.round((pts - (left, top)) * (1 << _SHIFT)).astype(np.int32),
            (left, top),
        )

    def _blend(self, mask: Floats, at: tuple[int, int], colour: Bgr, amount: float, soft_mm: float) -> None:
        soft = blur(mask, soft_mm * SCALE)[..., None] * amount
        part = self.bgr[at[1] : at[1] + mask.shape[0], at[0] : at[0] + mask.shape[1]]
        part += (np.array(colour, np.float32) - part) * soft


def darker(colour: Bgr, by: float) -> Bgr:
    """A colour times ``by``; skin in shade also turns redder."""
    return colour[0] * by**1.25, colour[1] * by**1.12, colour[2] * by


def face(look: StudentLook, features: Floats) -> Floats:
    """The painted face without eyes' openings: (768, 504, 3) float32 BGR 0..255. About 60 ms."""
    rng = np.random.default_rng([look.seed, 1])
    canvas = Canvas(look.skin)
    _complexion(canvas, look, features, rng)
    _marks(canvas, look, rng)
    _nose(canvas, look)
    _mouth(canvas, look)
    _brows(canvas, look, rng)
    return np.clip(canvas.bgr, 0, 255)


def _complexion(canvas: Canvas, look: StudentLook, features: Floats, rng: np.random.Generator) -> None:
    x, y, side = canvas.x, canvas.y, np.abs(canvas.x)
    coarse = noise(rng, x.shape, 22) * 0.020 + noise(rng, x.shape, 7) * 0.014
    canvas.shade(np.asarray(coarse * look.mottle, np.float32), (1.2, 1.0, 0.8))
    red = bump(side, y, (42, 34), (17, 14)) + 0.8 * bump(x, y, (0, 0.85 * look.nose_length), (14, 11))
    red += 0.5 * bump(x, y, (0, 100), (20, 10)) + 0.9 * bump(side, y, (80, 15), (9, 30))
    canvas.shade(np.asarray(red * look.redness, np.float32), (-0.15, -0.12, -0.01))
    canvas.shade(bump(x, y, (0, -50), (50, 22)), (0.04, 0.03, 0.02))
    sockets = bump(side, y, (look.eye_apart - 3, look.eye_y - 4), (17, 9))
    canvas.shade(sockets, (-0.20, -0.16, -0.11))
    canvas.shade(
        bump(side, y, (look.eye_apart - 4, look.eye_y + 11), (11, 4), 8) * look.eye_bags,
        (-0.13, -0.14, -0.12),
    )
    mouth = look.nose_length + look.mouth_y
    jaw = np.clip((y - look.nose_length - 8) / 20, 0, 1) * np.clip((side - 16 + (y - mouth) * 0.9) / 22, 0, 1)
    jaw += bump(x, y, (0, mouth - 11), (20, 5)) * 0.8 + bump(x, y, (0, 100), (22, 11)) * 0.8
    stubble = 0.9 + 0.16 * noise(rng, x.shape, 2)
    canvas.shade(np.clip(jaw, 0, 1) * stubble * look.beard, (-0.10, -0.14, -0.17))
    lip = bump(side, y, (9, mouth - 9), (12, 3.2), 10) + 0.5 * bump(x, y, (0, mouth + 16), (9, 4))
    canvas.shade(np.asarray(np.clip(lip, 0, 1) * stubble * look.moustache, np.float32), (-0.42, -0.46, -0.5))
    # Hollows keep the light out: nostrils, corners of eyes and mouth, under the lip.
    depth = np.asarray(
        cv2.resize(features, (x.shape[1], x.shape[0]), interpolation=cv2.INTER_AREA), np.float32
    )
    hollow = np.clip(blur(depth, 5) - depth, 0, 6) + 0.6 * np.clip(blur(depth, 14) - depth, 0, 9)
    canvas.shade(np.clip(hollow, 0, 6), (-0.065, -0.058, -0.045))


def _marks(canvas: Canvas, look: StudentLook, rng: np.random.Generator) -> None:
    for _ in range(look.moles):
        _dot(
            canvas,
            rng,
            (float(rng.uniform(-52, 52)), float(rng.uniform(-40, 92))),
            float(rng.uniform(0.7, 1.7)),
            (34, 44, 66),
            0.85,
        )
    for _ in range(look.freckles):
        at = (float(np.clip(rng.normal(0, 24), -56, 56)), float(rng.normal(26, 9)))
        _dot(canvas, rng, at, float(rng.uniform(0.5, 0.9)), darker(look.skin, 0.72), 0.6)
    for _ in range(look.spots):
        at = (float(rng.uniform(-50, 50)), float(rng.choice([rng.uniform(-52, -30), rng.uniform(40, 95)])))
        _dot(canvas, rng, at, float(rng.uniform(1.2, 2.2)), (92, 96, 190), 0.5)


def _dot(
    canvas: Canvas, rng: np.random.Generator, at: tuple[float, float], r: float, colour: Bgr, amount: float
) -> None:
    turns = np.linspace(0, 2 * np.pi, 9)[:-1]
    points = [
        (at[0] + r * float(np.cos(a)) * float(rng.uniform(0.8, 1.2)), at[1] + r * float(np.sin(a)))
        for a in turns
    ]
    canvas.shape(points, colour, amount, 0.35)


def _nose(canvas: Canvas, look: StudentLook) -> None:
    dark, end, lean = darker(look.skin, 0.30), look.nose_length, look.asymmetry * 0.8
    for sign in (-1, 1):
        hole = 6.6 * look.nose_width
        turns = np.linspace(0, 2 * np.pi, 14)
        across = lean + sign * (hole + 3.4 * look.nose_width * np.cos(turns) + 0.8)
        oval = list(
            zip(
                across.tolist(), (end + 2.2 + 1.7 * np.sin(turns) + 0.8 * np.cos(turns)).tolist(), strict=True
            )
        )
        canvas.shape(oval, dark, 0.85, 0.55)
        wing = 15.5 * look.nose_width
        curve = [
            (lean + sign * (wing + dx), 0.93 * end + dy)
            for dx, dy in ((-1.5, -8), (1.2, -5), (1.8, 0), (0.2, 4), (-4, 6))
        ]
        canvas.line(curve, 1.2, darker(look.skin, 0.62), 0.55, 0.7)
    canvas.line(
        [(lean - 8, end + 4.5), (lean, end + 5.5), (lean + 8, end + 4.5)],
        2.0,
        darker(look.skin, 0.6),
        0.5,
        1.2,
    )
    fold = darker(look.skin, 0.74)
    for sign in (-1, 1):
        canvas.line(
            [(sign * (17 * look.nose_width), end - 2), (sign * 25, end + 9), (sign * 31, end + 22)],
            1.6,
            fold,
            0.4 * look.folds,
            1.3,
        )


def _mouth(canvas: Canvas, look: StudentLook) -> None:
    y0, half = look.nose_length + look.mouth_y, look.mouth_width
    k = look.lip_colour
    lip: Bgr = (look.skin[0] * 0.80 - 34 * k, look.skin[1] * 0.76 - 34 * k, look.skin[2] * 0.90 + 6 * k)
    xs = np.linspace(-half, half, 25)
    u = xs / half
    part = y0 - look.smile * u * u + 0.5 * np.cos(u * 5) + look.asymmetry * 0.6 * u
    bow = 1 - 0.30 * np.exp(-((u / 0.14) ** 2)) + 0.12 * np.exp(-(((np.abs(u) - 0.22) / 0.14) ** 2))
    upper = part - look.lip_upper * (1 - np.abs(u) ** 1.7) * bow
    lower = part + look.lip_lower * (1 - np.abs(u) ** 2.4)
    line = list(zip(xs.tolist(), part.tolist(), strict=True))
    canvas.shape(
        list(zip(xs.tolist(), upper.tolist(), strict=True)) + line[::-1], darker(lip, 0.90), 0.85, 0.6
    )
    canvas.shape(list(zip(xs.tolist(), lower.tolist(), strict=True)) + line[::-1], lip, 0.8, 0.8)
    canvas.line(line[1:-1], 1.3, darker(lip, 0.42), 0.9, 0.45)
    for sign in (-1, 1):
        corner = (sign * half, float(part[-1 if sign > 0 else 0]))
        canvas.line(
            [(corner[0] - sign * 3, corner[1]), (corner[0] + sign * 1.5, corner[1] - 0.3)],
            2.0,
            darker(lip, 0.45),
            0.6,
            0.8,
        )
    shine = [(x * 0.5, y0 + look.lip_lower * 0.5) for x in (-half, 0, half)]
    canvas.line(shine, 1.4, (235, 235, 245), 0.10 + 0.12 * k, 1.0)
    canvas.line(
        [(x * 0.6, y0 + look.lip_lower * 1.35) for x in (-half, 0, half)],
        2.6,
        darker(look.skin, 0.62),
        0.5,
        1.6,
    )


def brow_line(
    look: StudentLook, sign: int, u: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Middle line of a brow for u in 0 (inner end) .. 1 (outer end): x and y in mm."""
    x = sign * (look.brow_inner + look.brow_length * u)
    y = (
        look.brow_y
        + look.eye_y * 0.5
        - look.brow_tilt * u
        - look.brow_arch * np.sin(np.pi * np.clip(u * 0.9 + 0.1, 0, 1)) ** 1.5
    )
    return x, y + 6.0 * np.maximum(u - 0.62, 0) ** 1.3 + sign * look.asymmetry * 0.9


def _brows(canvas: Canvas, look: StudentLook, rng: np.random.Generator) -> None:
    ink: Bgr = tuple(0.75 * h + 0.12 * s for h, s in zip(look.hair, look.skin, strict=True))  # type: ignore[assignment]
    for sign in (-1, 1):
        u = np.linspace(0, 1, 14)
        x, y = brow_line(look, sign, u)
        thick = look.brow_thick * np.interp(u, [0, 0.12, 0.5, 0.8, 1], [0.55, 1, 1, 0.62, 0.2])
        ring = list(zip(x, y - thick / 2, strict=True)) + list(
            zip(x[::-1], (y + thick / 2)[::-1], strict=True)
        )
        canvas.shape(ring, ink, 0.62 * look.brow_dark, 0.8)
        for _ in range(90):
            at = float(rng.uniform(0.02, 1))
            (bx,), (by,) = brow_line(look, sign, np.array([at]))
            room = look.brow_thick * float(np.interp(at, [0, 0.12, 0.5, 0.8, 1], [0.5, 1, 1, 0.6, 0.2]))
            by += float(rng.uniform(-0.55, 0.45)) * room
            lift = float(np.interp(at, [0, 0.4, 1], [-3.2, -1.6, 0.8]))
            hair = [(bx, by), (bx + sign * float(rng.uniform(2, 4.2)), by + lift * 0.8)]
            canvas.line(hair, 0.45, ink, look.brow_dark * float(rng.uniform(0.35, 0.9)), 0.22)
