"""Face and what surrounds it, moving as one: behind a head the room stands still, a sheet takes it along.

Points of the face give its motion from look to look; points beside and above the head follow that motion
(paper, bezel, hand) or stand still. No camera is learnt here. A face that does not move says nothing.
Analysis thread. Kollreider et al. (2005) and Yan et al. (2012) compare the same two motions.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.pad.look import Doubles, Look

Points = NDArray[np.float32]

FACE_PX = 56.0
"""The box is brought to this width: corners of skin survive, noise does not."""
RING_IN, RING_OUT = 0.24, 0.85
"""Beside the box, in its widths: hair ends at the one, what is held ends before the other."""
MOVED_PX = 0.8
"""Motion of the face that tells: the flow of a still scene is good to a third of a pixel."""
FORTH_AND_BACK = 0.8
LEAST_FACE, LEAST_RING = 8, 4
FEATURES = 5


class PlaneReader:
    """layer PLANE: sums over the pairs of looks that tell; 2 ms a look."""

    def __init__(self) -> None:
        self._before: NDArray[np.uint8] | None = None
        self._box = (0.0, 0.0, 0.0, 0.0)
        self._scale = 1.0
        self._sums = np.zeros(5)  # with the face, still, neither; bend of the face, pairs

    def take(self, look: Look) -> None:
        """See LayerReader."""
        scale = min(1.0, FACE_PX / max(look.box_xywh[2], 1))
        same = self._before is not None and 0.7 < scale / self._scale < 1.4
        scale = self._scale if same else scale
        picture = cv2.resize(look.gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        now = np.asarray(picture, np.uint8)
        if same and self._before is not None and self._before.shape == now.shape:
            self._sums += _compared(self._before, now, self._box)
        x, y, w, h = look.box_xywh
        self._before, self._scale = now, scale
        self._box = (x * scale, y * scale, w * scale, h * scale)

    def features(self) -> Doubles | None:
        """See LayerReader: balance of with and still, each, how flat the face moved; None before it moved."""
        joined, still, neither, bend, pairs = self._sums.tolist()
        if pairs < 1 or joined + still + neither < 3:
            return None
        points = joined + still + neither
        sure = points / (points + 10)
        return np.array(
            [
                sure * (joined - still) / points,
                sure * joined / points,
                sure * still / points,
                np.log(0.05 + bend / pairs),
                np.log1p(pairs),
            ]
        )


def _compared(
    before: NDArray[np.uint8], now: NDArray[np.uint8], box: tuple[float, float, float, float]
) -> Doubles:
    """With the face, still, neither (counts of ring points), bend, 1: zeros where the face did not move."""
    nothing = np.zeros(5)
    face, ring = _points(before, box)
    if len(face) < LEAST_FACE or len(ring) < LEAST_RING:
        return nothing
    points = np.concatenate([face, ring])
    there, kept = _flow(before, now, points)
    is_face = np.arange(len(points)) < len(face)
    face, face_to = points[kept & is_face], there[kept & is_face]
    ring, ring_to = points[kept & ~is_face], there[kept & ~is_face]
    if len(face) < LEAST_FACE or len(ring) < LEAST_RING:
        return nothing
    found, _ = cv2.estimateAffinePartial2D(
        face, face_to, method=cv2.RANSAC, ransacReprojThreshold=1.0, maxIters=60
    )
    if found is None:
        return nothing  # type: ignore[unreachable] # the stubs do not know that it can be
    motion = np.asarray(found, np.float64)
    bend = float(np.median(np.linalg.norm(_by(motion, face) - face_to, axis=1)))
    carried = _by(motion, ring)
    far = np.linalg.norm(carried - ring, axis=1)
    tells = far > MOVED_PX
    if tells.sum() < LEAST_RING:
        return nothing
    joined = np.linalg.norm(carried - ring_to, axis=1)[tells] < 0.35 * far[tells]
    still = np.linalg.norm(ring_to - ring, axis=1)[tells] < 0.35 * far[tells]
    count = tells.sum()
    moved = float(far[tells].mean())
    shares = np.array([joined.sum(), still.sum(), count - joined.sum() - still.sum()]) / count
    return np.array([*(min(count, 20) * shares), bend / moved, 1.0])


def _points(picture: NDArray[np.uint8], box: tuple[float, float, float, float]) -> tuple[Points, Points]:
    """Corners inside the face, and beside and above the head but not below: shoulders belong to a head."""
    x, y, w, h = box
    inside, ring = np.zeros(picture.shape, np.uint8), np.zeros(picture.shape, np.uint8)
    middle = (round(x + 0.5 * w), round(y + 0.53 * h))
    cv2.ellipse(inside, middle, (round(0.36 * w), round(0.42 * h)), 0, 0, 360, (255,), -1)
    rows = slice(max(0, round(y - 0.8 * h)), max(0, round(y + 0.85 * h)))
    columns = slice(max(0, round(x - RING_OUT * w)), max(0, round(x + (1 + RING_OUT) * w)))
    ring[rows, columns] = 255
    head_rows = slice(max(0, round(y - 0.45 * h)), max(0, round(y + 0.85 * h)))
    head = slice(max(0, round(x - RING_IN * w)), max(0, round(x + (1 + RING_IN) * w)))
    ring[head_rows, head] = 0
    return _corners(picture, inside, 40), _corners(picture, ring, 60)


def _corners(picture: NDArray[np.uint8], mask: NDArray[np.uint8], most: int) -> Points:
    found = cv2.goodFeaturesToTrack(picture, most, 0.01, 3.0, mask=mask, blockSize=3)
    return np.asarray([] if found is None else found, np.float32).reshape(-1, 2)  # type: ignore[redundant-expr]


def _flow(
    before: NDArray[np.uint8], now: NDArray[np.uint8], points: Points
) -> tuple[Points, NDArray[np.bool_]]:
    """Pyramidal Lucas-Kanade there and back (Kalal 2010); which points came home."""
    start = points.reshape(-1, 1, 2)
    window, levels = (11, 11), 3
    there, ok, _ = cv2.calcOpticalFlowPyrLK(before, now, start, start.copy(), None, None, window, levels)
    back, ok_back, _ = cv2.calcOpticalFlowPyrLK(now, before, there, there.copy(), None, None, window, levels)
    off = np.linalg.norm(np.asarray(back).reshape(-1, 2) - points, axis=1)
    kept = (np.asarray(ok).ravel() > 0) & (np.asarray(ok_back).ravel() > 0) & (off < FORTH_AND_BACK)
    return np.asarray(there, np.float32).reshape(-1, 2), kept


def _by(motion: NDArray[np.float64], points: Points) -> NDArray[np.float64]:
    return points @ motion[:, :2].T + motion[:, 2]
