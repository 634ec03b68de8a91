"""Where hair grows on a head, how thick it lies and what colour its strands are; pure numpy, any thread."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.vision.rendered.head import Floats
from kiosk.vision.rendered.look import Haircut, StudentLook
from kiosk.vision.rendered.paint import noise


@dataclass(frozen=True)
class Outline:
    """Side outline of a haircut, mm: how far forward at the temple and below, and the lowest y."""

    temple: float
    low: float
    ends: float
    over_ears: bool
    hangs: bool


OUTLINES = {
    Haircut.CROP: Outline(38, 14, 8, over_ears=False, hangs=False),
    Haircut.SHORT: Outline(43, 20, 14, over_ears=False, hangs=False),
    Haircut.MEDIUM: Outline(48, 30, 26, over_ears=True, hangs=False),
    Haircut.BOB: Outline(50, 44, 70, over_ears=True, hangs=True),
    Haircut.LONG: Outline(48, 40, 70, over_ears=True, hangs=True),
    Haircut.TIED: Outline(37, 16, 6, over_ears=False, hangs=False),
}


@dataclass(frozen=True)
class Strands:
    """Noise that runs along the hair, about -2..2, at fine and coarse grain; ``down`` is 0 at the crown."""

    fine: Floats
    coarse: Floats
    down: Floats


def strands(look: StudentLook, d: Floats) -> Strands:
    """Strands that fall from the crown, for directions (h, w, 3)."""
    rng = np.random.default_rng([look.seed, 2])
    crown = np.array([0.10 * np.sign(look.part_x + 0.1), -0.88, -0.46], np.float32)
    crown /= np.linalg.norm(crown)
    aside = np.cross(crown, [0, 0, 1]).astype(np.float32)
    aside /= np.linalg.norm(aside)
    ahead = np.cross(aside, crown)
    down = np.arccos(np.clip(d @ crown, -1, 1)) / np.pi
    around = (np.arctan2(d @ aside, d @ ahead) / (2 * np.pi)) % 1.0
    curl = look.wave * 0.005
    around = (
        around + curl * np.sin(down * 34 + 5 * np.sin(around * 19)) + 0.02 * np.sin(down * 5 + around * 12)
    )
    fine = noise(rng, (24, 1400), 1) * 0.6 + _rows(rng, 24, 1400, 5) * 0.8
    coarse = _rows(rng, 12, 1400, 28)
    at = (((around % 1.0) * 1399).astype(np.float32), (down * 22).astype(np.float32))
    half = (at[0], at[1] * 0.5)
    return Strands(
        np.asarray(cv2.remap(fine, *at, cv2.INTER_LINEAR), np.float32),
        np.asarray(cv2.remap(coarse, *half, cv2.INTER_LINEAR), np.float32),
        np.asarray(down, np.float32),
    )


def _rows(rng: np.random.Generator, rows: int, columns: int, grain: float) -> Floats:
    field = rng.standard_normal((rows, max(4, round(columns / grain)))).astype(np.float32)
    field[:, -1] = field[:, 0]
    return np.asarray(cv2.resize(field, (columns, rows), interpolation=cv2.INTER_CUBIC), np.float32)


def margin(look: StudentLook, xyz: Floats, d: Floats, flow: Strands, ears: Floats) -> Floats:
    """How far inside the hair points and directions (h, w, 3) lie, in mm; negative: outside."""
    x, y, side = xyz[..., 0], xyz[..., 1], np.abs(xyz[..., 0])
    bare = look.hairline + 0.0062 * x * x
    low = bare + (look.brow_y - 3.0 - bare) * look.fringe
    away = np.abs(x - look.part_x)
    opened = look.part_open * np.exp(-((away / 17) ** 2))
    line = (
        low - (low - bare + 5) * opened + look.part_open * look.fringe * 12 * np.clip((away - 18) / 40, 0, 1)
    )
    jag = flow.coarse * (1.2 + 6.0 * look.fringe * look.fringe_gaps) + flow.fine * (0.9 + 1.1 * look.fringe)
    front = np.where(xyz[..., 2] > -10, line + jag - y, 40.0)
    cut = OUTLINES[look.haircut]
    across = d[..., 2] / np.maximum(np.abs(d[..., 0]), 0.05) * 75
    reach = np.interp(
        y, [-60, -20, 8, 60, 100], [cut.temple + 12, cut.temple, cut.low, cut.low, cut.low * 0.85]
    )
    ends = np.where(across < -14, max(cut.ends, 72.0), cut.ends)
    sides = np.minimum(
        (reach + (0.6 if cut.hangs else 1.5) * flow.coarse - across) * (1.6 if cut.hangs else 1.0),
        (ends + 3 * flow.coarse - y) * 0.8,
    )
    sides = np.where(side > 24, sides, np.where((xyz[..., 2] < 0) & (y < 60), 40.0, -20.0))
    out = np.maximum(front, sides)
    if not cut.over_ears:
        out = np.minimum(out, 8 - 40 * ears)
    return np.asarray(np.clip(out, -20, 40), np.float32)


def thickness(look: StudentLook, xyz: Floats, flow: Strands) -> Floats:
    """Thickness of the hair where it is full, in mm along the direction, (h, w)."""
    y = xyz[..., 1]
    top = np.clip((-y - 30) / 60, 0, 1)
    thick = look.hair_side + (look.hair_top - look.hair_side) * top * top * (3 - 2 * top)
    thick = thick * (1 + 0.10 * flow.coarse + 0.25 * look.wave * np.sin(flow.down * 40 + flow.coarse))
    return np.asarray(np.maximum(thick, 1.0), np.float32)


def colour(look: StudentLook, flow: Strands, inside: Floats) -> Floats:
    """Colour of the hair, (h, w, 3) BGR 0..255, with a gleam around the crown and darker roots."""
    base = np.array(look.hair, np.float32)
    gleam = (
        np.exp(-(((flow.down - 0.30 - 0.02 * flow.coarse) / 0.055) ** 2))
        * (0.6 + 0.35 * flow.fine)
        * look.shine
    )
    light = 0.92 + 0.17 * flow.fine + 0.10 * flow.coarse - 0.25 * np.clip(1 - inside / 4, 0, 1)
    out = base * np.clip(light, 0.3, 2)[..., None] + np.clip(gleam, 0, 1)[..., None] * (base * 0.5 + 40)
    return np.asarray(np.clip(out, 2, 250), np.float32)
