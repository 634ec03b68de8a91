"""The head as a surface: how far it lies from the head's middle in every direction; pure numpy, any thread.

Head space, in mm: x toward the picture's right, y down, z out of the face; the origin is the middle of the
head at the height of the eyes. A direction d is stored at q = d.xy / sqrt(2 (1 + d.z)) (Lambert's azimuthal
equal-area map, |q| = sin(angle / 2)), so the face lies in the middle of a square map, undistorted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.rendered.look import StudentLook

Floats = NDArray[np.float32]

REACH = 0.92
"""Half width of the map in q: 134 degrees from the front; no camera before the door sees more."""
MESH = 288
"""Texels across the geometry maps: 1.3 mm in the middle of the face."""

# The outline of a head: y, half width, depth to the front, depth to the back.
_OUTLINE = np.array(
    [
        (-126, 0, 0, 0), (-123, 22, 22, 30), (-116, 40, 42, 52), (-104, 56, 61, 75), (-86, 68, 77, 90),
        (-62, 75, 88, 99), (-34, 77, 94, 101), (-8, 75.5, 93, 96), (14, 74, 92, 88), (34, 71.5, 92, 76),
        (54, 67.5, 92.5, 60), (72, 62, 92.5, 44), (88, 53.5, 90, 30), (101, 42.5, 84, 20), (110, 31, 76, 12),
        (116, 20, 64, 8), (120, 0, 40, 0),
    ],
    np.float32,
)  # fmt: skip
_TOP, _BOTTOM, _STEP = -126.0, 120.0, 0.25
RELIEF_SCALE = 2.0
"""Relief map: pixels per mm."""
RELIEF_X, RELIEF_Y = 84.0, 128.0
"""The relief map shows x in -84..84 and y in -128..128 mm."""


@dataclass(frozen=True)
class Surface:
    """A head's surface on its map.

    ``radius``: (MESH, MESH) mm, float32. ``xyz``: (MESH, MESH, 3) mm, the points themselves.
    """

    radius: Floats
    xyz: Floats


@lru_cache(maxsize=2)
def directions(size: int) -> Floats:
    """Unit directions of the texels of a map: (size, size, 3) float32, not to be written to."""
    q = ((np.arange(size, dtype=np.float32) + 0.5) / size * 2 - 1) * REACH
    qx, qy = np.meshgrid(q, q)
    length = np.sqrt(qx * qx + qy * qy)
    shrink = np.minimum(1.0, 0.995 / np.maximum(length, 1e-6))
    qx, qy = qx * shrink, qy * shrink
    square = qx * qx + qy * qy
    side = 2 * np.sqrt(1 - square)
    return np.dstack([qx * side, qy * side, 1 - 2 * square]).astype(np.float32)


def bump(
    x: Floats, y: Floats, at: tuple[float, float], wide: tuple[float, float], turn_deg: float = 0.0
) -> Floats:
    """A Gaussian hill of height 1 at ``at`` with standard deviations ``wide`` (mm), turned clockwise."""
    c, s = float(np.cos(np.radians(turn_deg))), float(np.sin(np.radians(turn_deg)))
    dx, dy = x - at[0], y - at[1]
    u, v = (c * dx + s * dy) / wide[0], (-s * dx + c * dy) / wide[1]
    return np.asarray(np.exp(-0.5 * (u * u + v * v)), np.float32)


def relief(look: StudentLook) -> Floats:
    """How far the features stand out toward z: (512, 336) mm at RELIEF_SCALE pixels per mm."""
    y, x = np.mgrid[-RELIEF_Y : RELIEF_Y : 1 / RELIEF_SCALE, -RELIEF_X : RELIEF_X : 1 / RELIEF_SCALE].astype(
        np.float32
    )
    side = np.abs(x)
    out = look.brow_ridge * bump(side, y, (look.eye_apart - 4, look.brow_y + 2), (17, 5.5), 4)
    out += 0.5 * look.brow_ridge * bump(side, y, (0, look.brow_y + 4), (9, 6))
    out -= look.socket * bump(side, y, (look.eye_apart, look.eye_y - 1), (15, 9))
    out -= 0.55 * look.socket * bump(side, y, (18, look.eye_y + 4), (5, 9))
    out += (3.2 + 0.35 * look.socket) * bump(
        side, y, (look.eye_apart, look.eye_y + 0.5), (look.eye_width * 0.72, 7)
    )
    out -= (0.8 + look.eye_bags) * bump(side, y, (look.eye_apart - 2, look.eye_y + 12), (12, 3), 8)
    out += look.cheek * bump(side, y, (47, 24 + look.eye_y), (15, 13))
    out += 2.2 * bump(side, y, (34, 46), (14, 13))
    out -= 2.0 * bump(side, y, (68, -22), (8, 18))
    out += _nose(look, x, y) + _mouth(look, x, y)
    return np.asarray(out + look.asymmetry * 1.2 * bump(x, y, (34, 40), (20, 40)), np.float32)


def _nose(look: StudentLook, x: Floats, y: Floats) -> Floats:
    end, high = look.nose_length, look.nose_height
    stations = [-14, -4, 0.35 * end, 0.62 * end, 0.84 * end, 0.93 * end, end, end + 4, end + 10]
    heights = [
        0,
        look.nose_bridge,
        look.nose_bridge + 0.33 * high,
        0.72 * high,
        high,
        0.98 * high,
        0.78 * high,
        0.32 * high,
        0,
    ]
    widths = [9, 8.2, 8.2, 9.4, 11.2, 12, 11, 10, 10]
    line = np.interp(y[:, 0], stations, heights).astype(np.float32)
    line = _smooth(line, 5)
    width = np.interp(y[:, 0], stations, widths).astype(np.float32) * look.nose_width
    bent = x - look.asymmetry * 1.6 * bump(x, y, (0, end * 0.7), (60, 14))
    out = line[:, None] * np.exp(-0.5 * (bent / width[:, None]) ** 2)
    out += 2.4 * look.nose_tip * bump(bent, y, (0, 0.88 * end), (6.5, 6))
    wing = 13.0 * look.nose_width
    out += 0.42 * high * bump(np.abs(bent), y, (wing, 0.93 * end), (5.2, 5.0))
    out -= 2.6 * bump(np.abs(bent), y, (wing + 6, 0.9 * end), (2.6, 6))
    return np.asarray(
        out - 2.5 * bump(np.abs(bent), y, (6.5 * look.nose_width, end + 3), (3.4, 2)), np.float32
    )


def _smooth(line: Floats, texels: int) -> Floats:
    kernel = np.hanning(2 * texels + 3)[1:-1]
    return np.asarray(
        np.convolve(np.pad(line, texels, mode="edge"), kernel / kernel.sum(), "valid"), np.float32
    )


def _mouth(look: StudentLook, x: Floats, y: Floats) -> Floats:
    mouth = look.nose_length + look.mouth_y
    side = np.abs(x)
    out = 4.0 * bump(x, y, (0, mouth + 1), (27, 17))
    out -= 1.5 * bump(x, y, (0, mouth - 12), (2.6, 6))
    out += (
        0.45
        * look.lip_upper
        * bump(side, y, (4, mouth - 0.55 * look.lip_upper), (0.52 * look.mouth_width, 3.2), 8)
    )
    out += (
        0.42 * look.lip_lower * bump(x, y, (0, mouth + 0.62 * look.lip_lower), (0.46 * look.mouth_width, 4.0))
    )
    out -= 2.6 * bump(x, y, (0, mouth), (0.6 * look.mouth_width, 1.5))
    out -= 1.8 * bump(side, y, (look.mouth_width + 2, mouth - 0.4 * look.smile), (3.5, 4.5))
    out -= 3.5 * bump(x, y, (0, mouth + 2.1 * look.lip_lower), (17, 5))
    out -= (0.6 + 1.6 * look.folds) * bump(side, y, (25, mouth - 13), (2.8, 15), -28)
    return np.asarray(out + look.chin * bump(x, y, (0, 101), (look.chin_width, 9)), np.float32)


def _outline(look: StudentLook) -> Floats:
    """Rows of (half width, front, back) for y from _TOP to _BOTTOM in _STEP."""
    y = np.arange(_TOP, _BOTTOM + _STEP, _STEP, dtype=np.float32)
    # Between the stations the squares run straight, as in an ellipse; then the corners are smoothed away.
    squares = np.stack([np.interp(y, _OUTLINE[:, 0], _OUTLINE[:, k] ** 2) for k in (1, 2, 3)], axis=1)
    rows = np.stack([_smooth(np.sqrt(square).astype(np.float32), 40) for square in squares.T], axis=1)
    jaw = np.interp(y, [20, 60, 96, 112], [1, look.jaw, look.jaw, 0.5 + 0.5 * look.jaw])
    brow = np.interp(y, [-100, -50, 0], [look.forehead, look.forehead, 1])
    rows[:, 0] *= jaw * brow * look.head_width
    return np.asarray(np.maximum(rows, 0.5), np.float32)


def bare_surface(look: StudentLook, features: Floats, *, ears: bool) -> Surface:
    """Solve for the radius of the bald head, with ears or not, in every direction of the map."""
    d = directions(MESH)
    rows = _outline(look)
    low, high = np.full(d.shape[:2], 25.0, np.float32), np.full(d.shape[:2], 160.0, np.float32)
    for _ in range(11):
        middle = (low + high) / 2
        outside = _outside(np.asarray(d * middle[..., None], np.float32), look, rows, features)
        high = np.where(outside, middle, high)
        low = np.where(outside, low, middle)
    radius = np.asarray(cv2.GaussianBlur((low + high) / 2, (0, 0), 0.8), np.float32)
    if ears:
        radius = radius + _ears(np.asarray(d * radius[..., None], np.float32), look)
    return Surface(radius, np.asarray(d * radius[..., None], np.float32))


def _outside(p: Floats, look: StudentLook, rows: Floats, features: Floats) -> NDArray[np.bool_]:
    """Whether points (h, w, 3) lie outside the head: outline, cross-sections of power 2.3, relief."""
    x, y, z = p[..., 0], p[..., 1], p[..., 2]
    mapped = np.where(y > 0, y / look.head_length, y)
    row = np.clip((mapped - _TOP) / _STEP, 0, len(rows) - 1).astype(np.intp)
    profile = rows[row]
    stands = cv2.remap(
        features, (x + RELIEF_X) * RELIEF_SCALE, (mapped + RELIEF_Y) * RELIEF_SCALE, cv2.INTER_LINEAR
    )
    front = np.clip((z - 12) / 30, 0, 1)
    depth = np.where(z > 0, profile[..., 1] + stands * front, profile[..., 2])
    u = np.abs(x) / profile[..., 0]
    v = np.abs(z) / np.maximum(depth, 0.5)
    return np.asarray((u**2.3 + v**2.3 > 1) | (mapped < _TOP) | (mapped > _BOTTOM), np.bool_)


def ear_shape(p: Floats, look: StudentLook, grown: float = 0.0) -> tuple[Floats, Floats]:
    """Where the ears are: (coverage 0..1, height over the head 0..1), each (h, w); ``grown`` widens them."""
    y, z = p[..., 1], p[..., 2]
    lean = z + 10 + 0.28 * (y - look.ear_low)
    oval = 1 - np.hypot((y - look.ear_low) / 31, lean / 16)
    cover = np.clip((oval + grown) * 5, 0, 1) * (np.abs(p[..., 0]) > 40)
    rise = np.clip(0.62 - lean / 26, 0.15, 1.0)
    bowl = 1 - 0.55 * np.exp(-0.5 * (((y - look.ear_low + 2) / 9) ** 2 + ((lean - 1) / 5) ** 2))
    return np.asarray(cover, np.float32), np.asarray(cover * rise * bowl, np.float32)


def _ears(p: Floats, look: StudentLook) -> Floats:
    _, height = ear_shape(p, look)
    return np.asarray(cv2.GaussianBlur(height * look.ear, (0, 0), 1.4), np.float32)


def normals(radius: Floats) -> Floats:
    """Outward unit normals of a surface given as radii: (MESH, MESH, 3) float32."""
    p = directions(radius.shape[0]) * radius[..., None]
    across = cv2.Sobel(p, cv2.CV_32F, 1, 0, ksize=3)
    down = cv2.Sobel(p, cv2.CV_32F, 0, 1, ksize=3)
    n = np.cross(across, down)
    return np.asarray(n / np.maximum(np.linalg.norm(n, axis=2, keepdims=True), 1e-6), np.float32)
