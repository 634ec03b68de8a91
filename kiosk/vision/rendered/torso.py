"""Neck, shoulders, clothes and the hair behind the neck: a flat layer that can be lit; any thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.rendered.head import Floats
from kiosk.vision.rendered.look import Clothes, Haircut, StudentLook
from kiosk.vision.rendered.paint import blur, noise

LEFT, TOP, WIDE, HIGH = -320, -60, 640, 560
"""A layer shows x -320..320 and y -60..500 mm below the middle of an upright head, one pixel per mm."""
DEPTH = -30.0
"""The body's layer stands 30 mm behind the middle of the head."""
COARSE = 4
"""Mm per pixel of the normals: cloth has no fine relief on a webcam."""


@dataclass(frozen=True)
class Layer:
    """One pixel per mm: ``bgr`` (560, 640, 3) uint8, ``alpha`` float32; ``normal`` (140, 160, 3) float32.

    ``bounds`` are left, top, right, bottom in mm of what is not empty.
    """

    bgr: NDArray[np.uint8]
    alpha: Floats
    normal: Floats
    bounds: tuple[int, int, int, int]


class _Layer:
    def __init__(self) -> None:
        self.bgr = np.zeros((HIGH, WIDE, 3), np.float32)
        self.alpha = np.zeros((HIGH, WIDE), np.float32)
        self.height = np.zeros((HIGH, WIDE), np.float32)

    def add(self, mask: Floats, colour: Floats | tuple[float, float, float], height: Floats) -> None:
        paint = np.broadcast_to(np.asarray(colour, np.float32), self.bgr.shape)
        fresh = (self.alpha < 0.02) & (mask > 0)  # no black creeps into an outline
        self.bgr[fresh] = paint[fresh]
        self.bgr += (paint - self.bgr) * mask[..., None]
        self.height += (height - self.height) * mask
        self.alpha = np.maximum(self.alpha, mask)

    def finished(self) -> Layer:
        height = blur(self.height, 3)
        slope_x = np.asarray(cv2.Sobel(height, cv2.CV_32F, 1, 0, scale=1 / 8), np.float32)
        slope_y = np.asarray(cv2.Sobel(height, cv2.CV_32F, 0, 1, scale=1 / 8), np.float32)
        normal = np.dstack([-slope_x, -slope_y, np.ones_like(slope_x)])
        small = cv2.resize(normal, (WIDE // COARSE, HIGH // COARSE), interpolation=cv2.INTER_AREA)
        small = small / np.linalg.norm(small, axis=2, keepdims=True)
        rows, columns = np.nonzero(self.alpha > 0.01)
        bounds = (
            int(columns.min()) + LEFT,
            int(rows.min()) + TOP,
            int(columns.max()) + LEFT,
            int(rows.max()) + TOP,
        )
        bgr = np.asarray(np.clip(self.bgr, 0, 255), np.uint8)
        return Layer(bgr, blur(self.alpha, 0.8), np.asarray(small, np.float32), bounds)


def body(look: StudentLook) -> Layer:
    """Neck, clothes, and locks that fall over the shoulders. About 80 ms."""
    rng = np.random.default_rng([look.seed, 3])
    layer = _Layer()
    y, x = np.mgrid[TOP : TOP + HIGH, LEFT : LEFT + WIDE].astype(np.float32)
    _neck(layer, look, rng, x, y)
    _clothes(layer, look, rng, x, y)
    if look.haircut is Haircut.LONG and look.part_x > -10:
        _locks(layer, look, rng, x)
    return layer.finished()


def back_hair(look: StudentLook) -> Layer | None:
    """Hair that hangs behind the neck and turns with the head. About 30 ms."""
    if look.haircut not in {Haircut.BOB, Haircut.LONG}:
        return None
    x = np.mgrid[TOP : TOP + HIGH, LEFT : LEFT + WIDE][1].astype(np.float32)
    layer = _Layer()
    _back_hair(layer, look, np.random.default_rng([look.seed, 6]), x)
    return layer.finished()


def _filled(points: list[tuple[float, float]], soft: float = 1.0) -> Floats:
    mask = np.zeros((HIGH, WIDE), np.float32)
    pts = np.round((np.array(points) - (LEFT, TOP)) * 16).astype(np.int32)
    cv2.fillPoly(mask, [pts], 1.0, cv2.LINE_8, 4)
    return blur(mask, soft)


def _both(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Mirror a right half, top to bottom, into a closed outline."""
    return points + [(-px, py) for px, py in reversed(points)]


def _strands(look: StudentLook, rng: np.random.Generator, x: Floats) -> Floats:
    lines = cv2.resize(
        rng.standard_normal((14, 260)).astype(np.float32), (WIDE, HIGH), interpolation=cv2.INTER_CUBIC
    )
    bend = (6 + 14 * look.wave) * np.sin(np.linspace(0, 7, HIGH))[:, None]
    lines = cv2.remap(
        lines,
        (x - LEFT + bend).astype(np.float32),
        np.mgrid[0:HIGH, 0:WIDE][0].astype(np.float32),
        cv2.INTER_LINEAR,
    )
    return np.asarray(lines, np.float32)


def _back_hair(layer: _Layer, look: StudentLook, rng: np.random.Generator, x: Floats) -> None:
    half = 76 * look.head_width + look.hair_side
    ends = 105.0 if look.haircut is Haircut.BOB else 185.0
    outline = _both(
        [
            (half - 8, -50),
            (half + 2, 0),
            (half + 5, 60),
            (half + 2 if ends < 150 else half + 9, ends - 12),
            (half - 14, ends),
        ]
    )
    colour = (
        np.array(look.hair, np.float32) * np.clip(0.72 + 0.16 * _strands(look, rng, x), 0.3, 1.4)[..., None]
    )
    layer.add(_filled(outline, 2.0), colour, np.asarray(-40 - 0.004 * x * x, np.float32))


def _locks(layer: _Layer, look: StudentLook, rng: np.random.Generator, x: Floats) -> None:
    half = 72 * look.head_width + look.hair_side
    lines = _strands(look, rng, x)
    colour = np.array(look.hair, np.float32) * np.clip(0.9 + 0.22 * lines, 0.3, 1.6)[..., None]
    for sign in (-1, 1):
        outline = [
            (half - 20, 70),
            (half + 8, 70),
            (half + 16, 150),
            (half + 18, 230),
            (half + 2, 285),
            (half - 22, 270),
            (half - 26, 160),
        ]
        mask = _filled([(sign * px, py) for px, py in outline], 2.2)
        mask = np.asarray(np.clip(mask * (1 + 0.3 * lines), 0, 1), np.float32)
        layer.add(mask, colour, np.asarray(26 - 0.02 * (np.abs(x) - half) ** 2, np.float32))


def _neck(layer: _Layer, look: StudentLook, rng: np.random.Generator, x: Floats, y: Floats) -> None:
    n = look.neck
    outline = _both(
        [(n - 3, 20), (n - 3, 100), (n - 1, 135), (n + 10, 155), (n + 34, 168), (n + 60, 178), (n + 60, 280)]
    )
    round_ = 40 * np.sqrt(np.clip(1 - (x / (n + 8)) ** 2, 0, 1)) * np.clip((200 - y) / 60, 0.2, 1)
    skin = np.array(look.skin, np.float32) * (0.95 + 0.02 * noise(rng, x.shape, 14))[..., None]
    under = np.clip((132 * look.head_length - y) / 34, 0, 1) * np.exp(-((x / 60) ** 4))
    skin *= 1 - under[..., None] * np.array([0.62, 0.56, 0.46], np.float32)
    for sign in (-1, 1):  # the two cords that run to the breastbone, and the collar bones
        skin *= (
            1
            - 0.12
            * np.exp(-(((x - sign * (8 + (168 - y) * 0.26)) / 5) ** 2))[..., None]
            * (y < 170)[..., None]
        )
        skin *= (
            1
            - 0.10 * np.exp(-(((y - 172 + 0.08 * np.abs(x)) / 4) ** 2))[..., None] * (x * sign > 8)[..., None]
        )
    layer.add(_filled(outline, 1.2), skin, np.asarray(round_, np.float32))


def _clothes(layer: _Layer, look: StudentLook, rng: np.random.Generator, x: Floats, y: Floats) -> None:
    n, s = look.neck, look.shoulders
    open_ = {
        Clothes.TSHIRT: 176.0,
        Clothes.KNIT: 168.0,
        Clothes.HOODIE: 176.0,
        Clothes.SHIRT: 196.0,
        Clothes.BLAZER: 222.0,
    }[look.clothes]
    inner = n + (6 if look.clothes is not Clothes.TSHIRT else 14)
    shoulder = [
        (inner, 146),
        (inner + 34, 160),
        (s - 34, 184),
        (s - 8, 204),
        (s + 12, 250),
        (s + 26, 340),
        (s + 34, 520),
    ]
    neckline = [
        (-inner * np.cos(a), 146 + (open_ - 146) * np.sin(a) ** (0.8 if open_ < 190 else 1.6))
        for a in np.linspace(0, np.pi, 15)
    ]
    outline = shoulder + [(-px, py) for px, py in reversed(shoulder)] + neckline[1:-1]
    body = 62 * np.sqrt(np.clip(1 - (x / (s + 44)) ** 2, 0, 1)) + 20 * np.clip((y - 160) / 120, 0, 1)
    folds = noise(rng, x.shape, 46) * 3.2 + noise(rng, x.shape, 17) * 0.9
    colour = np.empty((*x.shape, 3), np.float32)
    colour[:] = look.cloth
    if look.stripes > 0 and look.clothes is not Clothes.BLAZER:
        across = y if look.clothes is not Clothes.SHIRT else x
        band = np.clip(np.sin(across / (5 + 9 * look.stripes)) * 3, 0, 1)
        colour += (np.array(look.cloth_2, np.float32) - colour) * (band * 0.8)[..., None]
    colour *= (1 + 0.013 * noise(rng, x.shape, 2.2))[..., None]
    mask = _filled(outline, 1.2)
    edge = np.clip(blur(mask, 5) * 2 - 0.6, 0, 1)
    layer.add(mask, colour * (0.72 + 0.28 * edge)[..., None], np.asarray(body + folds + 8 * edge, np.float32))
    _collar(layer, look, inner, open_)


@dataclass(frozen=True)
class _Piece:
    """One half of a collar: its outline on the right, its colour, softness of the edge and height."""

    outline: Sequence[tuple[float, float]]
    colour: Floats
    soft: float = 1.0
    height: float = 66.0


def _collar(layer: _Layer, look: StudentLook, inner: float, open_: float) -> None:
    for piece in _pieces(look, np.array(look.cloth, np.float32), inner, open_):
        height = np.full((HIGH, WIDE), piece.height, np.float32)
        for sign in (-1, 1):
            mask = _filled([(sign * px, py) for px, py in piece.outline], piece.soft)
            layer.add(mask, piece.colour, height)


def _pieces(look: StudentLook, cloth: Floats, n: float, open_: float) -> list[_Piece]:
    """What lies around the neck; ``n`` is half the width of the neckline, ``open_`` its lowest y."""
    match look.clothes:
        case Clothes.SHIRT:
            wing = [(n - 4, 132), (n + 10, 150), (n + 4, 190), (26, 214), (3, 192), (n - 14, 160)]
            seam = [(26.0, 216.0), (3.0, 194.0), (2.0, 197.0), (25.0, 220.0)]
            return [_Piece(wing, cloth * 0.94), _Piece(seam, cloth * 0.6)]
        case Clothes.BLAZER:
            shirt = [(n - 6, 136), (n + 2, 152), (18, 226), (0, 212), (0, 205)]
            lapel = [(n + 4, 146), (n + 30, 160), (n + 24, 240), (4, 330), (0, 235), (n - 18, 186)]
            return [_Piece(shirt, np.array((222, 222, 220), np.float32)), _Piece(lapel, cloth * 0.86 + 6)]
        case Clothes.HOODIE:
            hood = [(n - 8, 128), (n + 26, 148), (n + 40, 176), (n + 4, 214), (12, 226), (n - 16, 170)]
            cord = [(16.0, 214.0), (19.0, 214.0), (22.0, 300.0), (18.0, 300.0)]
            return [_Piece(hood, cloth * 0.9, 2.5, 80), _Piece(cord, cloth * 0.5 + 100)]
        case Clothes.TSHIRT | Clothes.KNIT:
            turns = np.linspace(0, np.pi / 2, 9)
            ring = [(n * float(np.cos(a)), 146 + (open_ - 146) * float(np.sin(a)) ** 0.8) for a in turns]
            return [_Piece(ring + [(px * 1.09, py + 8) for px, py in reversed(ring)], cloth * 0.84, 0.8)]
