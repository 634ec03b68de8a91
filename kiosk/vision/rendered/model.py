"""One student ready to be rendered: surface, normals, painted maps, eyes; used by the render thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.rendered import eyes, hair, paint
from kiosk.vision.rendered.head import (
    MESH,
    RELIEF_X,
    RELIEF_Y,
    Floats,
    Surface,
    bare_surface,
    bump,
    directions,
    ear_shape,
    normals,
    relief,
)
from kiosk.vision.rendered.look import Haircut, StudentLook

TEXELS = 768
"""Texels across the painted map: 2 per mm in the middle of the face."""
OPENINGS = (0.0, 0.3, 0.62, 1.0)
"""How far the lids are open, in the steps that are painted."""


@dataclass(frozen=True)
class EyePatch:
    """Where one eye lies on the painted map, and how its own canvas maps there."""

    rows: slice
    columns: slice
    map_x: Floats
    map_y: Floats
    feather: Floats
    skin: Floats  # the eye's canvas without an eye
    under: Floats  # the map's texels without an eye


class Model:
    """Maps of one student. ``radius``, ``normal``, ``gloss`` have MESH texels, ``painted`` TEXELS, uint8."""

    def __init__(self, look: StudentLook) -> None:
        """Paint everything. About 0.5 s."""
        self.look = look
        features = relief(look)
        bald = bare_surface(look, features, ears=not hair.OUTLINES[look.haircut].over_ears)
        canvas = paint.face(look, features)
        self.face_depth = bald
        self.radius, inside = _haired(look, bald)
        self.outer_mm = float(self.radius.max()) + 1
        self.hull = (directions(MESH) * self.radius[..., None])[::12, ::12].reshape(-1, 3)
        self.normal = normals(self.radius)
        self.gloss = _gloss(look, bald, inside)
        self.painted, bare = _painted(look, bald, canvas)
        self._patches = tuple(_patch(look, bald, canvas, self.painted, bare, sign) for sign in (-1, 1))
        self._shown: tuple[int, int, int] | None = None
        self._made: dict[tuple[int, int, int], tuple[NDArray[np.uint8], ...]] = {}
        self.look_at(1.0, 0.0, 0.0)

    def look_at(self, open_: float, gaze_x: float, gaze_y: float) -> None:
        """Set the eyes: ``open_`` 0..1, gaze in mm of the iris (x right, y down). Mostly costs nothing."""
        level = int(np.argmin([abs(open_ - step) for step in OPENINGS]))
        wanted = (level, round(gaze_x), round(gaze_y)) if level else (0, 0, 0)
        if wanted == self._shown:
            return
        if wanted not in self._made:
            self._made[wanted] = tuple(
                self._eye(patch, sign, wanted) for patch, sign in zip(self._patches, (-1, 1), strict=True)
            )
        for patch, texels in zip(self._patches, self._made[wanted], strict=True):
            self.painted[patch.rows, patch.columns] = texels
        self._shown = wanted

    def _eye(self, patch: EyePatch, sign: int, wanted: tuple[int, int, int]) -> NDArray[np.uint8]:
        fine = paint.blur(
            eyes.paint(self.look, patch.skin, sign, OPENINGS[wanted[0]], (wanted[1], wanted[2])), 1.3
        )
        texels = cv2.remap(fine, patch.map_x, patch.map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        mixed = patch.under + (texels - patch.under) * patch.feather[..., None]
        return np.asarray(np.clip(mixed, 0, 255), np.uint8)

    def on_face(self, x: float, y: float) -> Floats:
        """The point of the bald face at x, y mm (seen from the front)."""
        xyz = self.face_depth.xyz
        miss = np.hypot(xyz[..., 0] - x, xyz[..., 1] - y) + np.where(xyz[..., 2] < 0, 999, 0)
        return np.asarray(xyz[np.unravel_index(int(np.argmin(miss)), miss.shape)], np.float32)


@lru_cache(maxsize=64)
def model_of(look: StudentLook) -> Model:
    """The model of a look, made on first use (about 0.5 s) and kept (4 MB)."""
    return Model(look)


def _haired(look: StudentLook, bald: Surface) -> tuple[Floats, Floats]:
    """Radius with hair, and how far inside the hair each texel is (mm)."""
    d = directions(MESH)
    flow = hair.strands(look, d)
    inside = hair.margin(look, bald.xyz, d, flow, ear_shape(bald.xyz, look, 0.3)[0])
    # Hair rises from its edge at 40 degrees, no steeper: a wall would let rays slip under it.
    rise = np.clip(paint.blur(inside, 1.5) * 0.85 - 0.5, 0, None)
    thick = np.minimum(hair.thickness(look, bald.xyz, flow) + flow.fine * 0.5, rise)
    return np.asarray(bald.radius + paint.blur(np.asarray(thick, np.float32), 0.8), np.float32), inside


def _gloss(look: StudentLook, bald: Surface, inside: Floats) -> Floats:
    x, y = bald.xyz[..., 0], bald.xyz[..., 1]
    oily = (
        0.16
        + 0.16 * bump(x, y, (0, -48), (34, 18))
        + 0.30 * bump(x, y, (0, 0.85 * look.nose_length), (7, 12))
    )
    oily += 0.10 * bump(np.abs(x), y, (42, 22), (14, 12)) + 0.1 * bump(x, y, (0, 100), (12, 8))
    return np.asarray(np.where(inside > 0, 0.30 * look.shine, oily), np.float32)


def _painted(look: StudentLook, bald: Surface, canvas: Floats) -> tuple[NDArray[np.uint8], Floats]:
    """The painted map, and where it is bare skin (1) or under hair (0): eyes are painted below a fringe."""
    xyz = np.asarray(cv2.resize(bald.xyz, (TEXELS, TEXELS)), np.float32)
    d = directions(TEXELS)
    skin = np.asarray(
        cv2.remap(canvas, *_on_canvas(look, xyz), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
        np.float32,
    )
    ears, height = ear_shape(xyz, look)
    if hair.OUTLINES[look.haircut].over_ears:
        ears = ears * 0
    skin *= (1 - ears * np.clip(0.75 - height, 0, 1) * 0.75)[..., None] ** np.array(
        [1.25, 1.15, 0.8], np.float32
    )
    flow = hair.strands(look, d)
    inside = hair.margin(look, xyz, d, flow, ear_shape(xyz, look, 0.3)[0])
    grain = np.random.default_rng([look.seed, 4])
    pores = paint.noise(grain, (TEXELS, TEXELS), 5) * 0.012 + paint.noise(grain, (TEXELS, TEXELS), 2) * 0.010
    skin *= (1 + pores * look.mottle)[..., None]
    shade = paint.blur(np.clip((inside + 7) / 9, 0, 1), 5) * (0.10 + 0.22 * look.fringe)
    skin *= (1 - shade)[..., None]
    dense = 0.9 if look.haircut is Haircut.CROP else 1.0
    thin = 4.5 + 5.0 * look.fringe * look.fringe_gaps
    cover = np.clip(inside / thin + 0.42 * flow.fine + 0.35, 0, dense)[..., None]
    mixed = skin + (hair.colour(look, flow, inside) - skin) * cover
    bare = np.asarray(1 - np.clip(inside / 2 + 0.4, 0, 1), np.float32)
    return np.asarray(np.clip(mixed, 0, 255), np.uint8), bare


def _on_canvas(look: StudentLook, xyz: Floats) -> tuple[Floats, Floats]:
    y = np.where(xyz[..., 1] > 0, xyz[..., 1] / look.head_length, xyz[..., 1])
    return (
        np.asarray((xyz[..., 0] + RELIEF_X) * paint.SCALE, np.float32),
        np.asarray((y + RELIEF_Y) * paint.SCALE, np.float32),
    )


def _patch(
    look: StudentLook, bald: Surface, canvas: Floats, painted: NDArray[np.uint8], bare: Floats, sign: int
) -> EyePatch:
    middle = (sign * look.eye_apart, look.eye_y + sign * look.asymmetry * 0.5)
    near = (np.abs(bald.xyz[..., 0] - middle[0]) < eyes.HALF_X) & (
        np.abs(bald.xyz[..., 1] - middle[1]) < eyes.HALF_Y
    )
    rows, columns = np.nonzero(near & (bald.xyz[..., 2] > 20))
    scale = TEXELS / MESH
    top, bottom = int(rows.min() * scale), int((rows.max() + 1) * scale)
    left, right = int(columns.min() * scale), int((columns.max() + 1) * scale)
    xyz = np.asarray(cv2.resize(bald.xyz, (TEXELS, TEXELS)), np.float32)[top:bottom, left:right]
    map_x = np.asarray((xyz[..., 0] - middle[0] + eyes.HALF_X) * eyes.FINE, np.float32)
    map_y = np.asarray((xyz[..., 1] - middle[1] + eyes.HALF_Y) * eyes.FINE, np.float32)
    inner = np.minimum(
        1 - np.abs(xyz[..., 0] - middle[0]) / eyes.HALF_X, 1 - np.abs(xyz[..., 1] - middle[1]) / eyes.HALF_Y
    )
    at_x = int((middle[0] - eyes.HALF_X + RELIEF_X) * paint.SCALE)
    at_y = int((middle[1] - eyes.HALF_Y + RELIEF_Y) * paint.SCALE)
    part = canvas[
        at_y : at_y + int(2 * eyes.HALF_Y * paint.SCALE), at_x : at_x + int(2 * eyes.HALF_X * paint.SCALE)
    ]
    skin = cv2.resize(part, (int(2 * eyes.HALF_X * eyes.FINE), int(2 * eyes.HALF_Y * eyes.FINE)))
    feather = bare[top:bottom, left:right] * np.clip(inner * 5, 0, 1)
    return EyePatch(
        slice(top, bottom),
        slice(left, right),
        map_x,
        map_y,
        np.asarray(feather, np.float32),
        np.asarray(skin, np.float32),
        painted[top:bottom, left:right].astype(np.float32),
    )
