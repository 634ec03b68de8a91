"""A rectangle of paper or glass around the face that moves with it; analysis thread.

The surroundings are averaged in the face's own coordinates: what moves with the face stays sharp, the room
behind a moving head blurs. Straight lines (von Gioi et al. 2010) are then sought on the four sides.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.pad.look import Doubles, Look

FACE_PX = 44.0
SIDE_PX = 132
"""Three widths of the face each way."""
FADES = 0.25
"""Weight of the newest look in the average."""
LEAST = 3
LEAST_LINE = 0.3
"""Shorter lines (widths of the face) are hair and collars."""
UPRIGHT_DEG = 20.0
FEATURES = 8


class EdgeReader:
    """layer EDGE: one averaged picture of 132 x 132; 2 ms a look."""

    def __init__(self) -> None:
        self._mean: NDArray[np.float32] | None = None
        self._looks = 0
        self._found = np.zeros(FEATURES)
        self._lines = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD, 1.0)

    def take(self, look: Look) -> None:
        """See LayerReader."""
        now = _around(look)
        if self._mean is None:
            self._mean = now
        else:
            share = max(FADES, 1 / (self._looks + 1))
            self._mean += np.float32(share) * (now - self._mean)
        self._looks += 1
        if self._looks >= LEAST:
            found = rectangle(np.clip(self._mean, 0, 255).astype(np.uint8), self._lines)
            count = self._looks - LEAST + 1
            self._found += (found - self._found) / min(count, 8)

    def features(self) -> Doubles | None:
        """See LayerReader: means over the looks of `rectangle`."""
        return self._found.copy() if self._looks >= LEAST else None


def rectangle(around: NDArray[np.uint8], detector: cv2.LineSegmentDetector) -> Doubles:
    """How much of a rectangle lies round a face.

    Args:
        around: (132, 132) uint8, the face upright in the middle, a third of the width.
        detector: OpenCV's line segment detector.

    Returns:
        Longest line on the left, right, above, below (face widths, at most 2), the shorter of left and right,
        of above and below, the number of corners where lines meet, and all lines beside the head together.
    """
    found = detector.detect(around)[0]
    if found is None:
        return np.zeros(FEATURES)  # type: ignore[unreachable] # the stubs do not know that it can be
    ends = (np.asarray(found, np.float64).reshape(-1, 2, 2) - SIDE_PX / 2) / FACE_PX
    along = ends[:, 1] - ends[:, 0]
    length = np.linalg.norm(along, axis=1)
    ends, along, length = (values[length >= LEAST_LINE] for values in (ends, along, length))
    middle = ends.mean(axis=1)
    off_deg = np.degrees(np.arctan2(np.abs(along[:, 1]), np.abs(along[:, 0])))
    is_level, is_upright = off_deg < UPRIGHT_DEG, off_deg > 90 - UPRIGHT_DEG
    beside = np.abs(middle[:, 0]) > 0.55
    sides = [is_upright & beside & (middle[:, 0] < 0), is_upright & beside & (middle[:, 0] > 0)]
    levels = [is_level & (middle[:, 1] < -0.65), is_level & (middle[:, 1] > 0.6)]
    left, right, above, below = (_longest(length[those]) for those in (*sides, *levels))
    corners = _corners(ends[is_level], ends[is_upright & beside])
    every = min(6.0, float(length[is_upright & beside].sum()))
    return np.array([left, right, above, below, min(left, right), min(above, below), corners, every])


def _longest(lengths: Doubles) -> float:
    return min(2.0, float(lengths.max())) if len(lengths) else 0.0


def _corners(level: Doubles, upright: Doubles) -> float:
    """How many ends of level lines lie at an end of an upright one, at most 4."""
    if not len(level) or not len(upright):
        return 0.0
    apart = np.linalg.norm(level.reshape(-1, 1, 2) - upright.reshape(1, -1, 2), axis=2)
    return min(4.0, float((apart.min(axis=1) < 0.12).sum()))


def _around(look: Look) -> NDArray[np.float32]:
    """The surroundings (132, 132) float32, upright by the eyes, the box a third of the width."""
    width = look.box_xywh[2]
    across = look.fit.eyes[1] - look.fit.eyes[0]
    angle = float(np.clip(np.arctan2(across[1], across[0]), -0.6, 0.6))
    scale = FACE_PX / max(width, 1)
    cos, sin = scale * np.cos(angle), scale * np.sin(angle)
    middle = look.fit.points.mean(axis=0).astype(np.float64)
    turn = np.array([[cos, sin], [-sin, cos]])
    shift = SIDE_PX / 2 - turn @ middle
    to_around = np.hstack([turn, shift[:, None]])
    picture = look.gray
    if scale < 0.6:
        picture = np.asarray(
            cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8
        )
        to_around[:, :2] *= 2
    around = cv2.warpAffine(
        picture, to_around, (SIDE_PX, SIDE_PX), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return around.astype(np.float32)
