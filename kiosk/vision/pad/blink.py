"""Own motion of eyes and mouth against the rigid face: a picture's eyes move with its paper.

After Pan et al. (2007), without a model of the blink: at six looks a second a blink is one look in which
the eyes differ more than the nose does, after the face was brought to one place by all its points.
Analysis thread.
"""

from __future__ import annotations

from collections import deque

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.landmarks import Fit, similarity
from kiosk.vision.pad.look import Doubles, Look

SIDE_PX = 72
KEPT = 24
LEAST = 4
FEATURES = 8
INNER = tuple(range(9, 32))
"""The points of landmarks.py inside the face."""
MOUTH, REST = slice(28, 32), slice(15, 20)
HALF_PX = {"eye": (6, 4), "mouth": (9, 5), "rest": (8, 8)}
"""Half width and height of what is compared round eyes, mouth and nose."""


class BlinkReader:
    """layer BLINK: differences of the last 24 pairs of looks; 0.5 ms a look."""

    def __init__(self) -> None:
        self._before: NDArray[np.float32] | None = None
        self._pairs: deque[tuple[float, float]] = deque(maxlen=KEPT)
        self._open: deque[tuple[float, float]] = deque(maxlen=KEPT)

    def take(self, look: Look) -> None:
        """See LayerReader."""
        face, points = _upright(look)
        self._open.append((_eyes_open(look.fit), _mouth_open(look.fit)))
        if self._before is not None:
            self._pairs.append(_moved(self._before, face, points))
        self._before = face

    def features(self) -> Doubles | None:
        """See LayerReader: eyes and mouth against the nose (largest, usual, logs), how far they open."""
        if len(self._pairs) < LEAST:
            return None
        eyes, mouth = np.array(self._pairs).T
        lids, lips = np.array(self._open).T
        return np.array(
            [
                eyes.max(),
                np.median(eyes),
                mouth.max(),
                np.median(mouth),
                lids.min() / max(float(np.median(lids)), 0.02),
                lids.std(),
                lips.std(),
                float(np.median(lids)),
            ]
        )


def _upright(look: Look) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    points = look.fit.points
    inner = points[list(INNER)]
    middle = inner.mean(axis=0)
    across = look.fit.eyes[1] - look.fit.eyes[0]
    unit = float(np.hypot(*across)) + 1e-6
    turn = np.array([[across[0], across[1]], [-across[1], across[0]]], np.float32) / unit
    scale = 0.42 * SIDE_PX / unit
    target = ((points - middle) @ turn.T * scale + SIDE_PX / 2).astype(np.float32)
    to_crop = similarity(inner, target[list(INNER)])
    crop = cv2.warpAffine(look.gray, to_crop, (SIDE_PX, SIDE_PX), flags=cv2.INTER_LINEAR)
    return cv2.GaussianBlur(crop, (0, 0), 1.0).astype(np.float32), target


def _moved(
    before: NDArray[np.float32], now: NDArray[np.float32], points: NDArray[np.float32]
) -> tuple[float, float]:
    """How much more eyes and mouth changed than the nose did: logs of shares of their own contrast."""
    brighter = float(now.mean()) / max(float(before.mean()), 1.0)
    change = np.asarray(np.abs(now - before * np.float32(brighter)), np.float32)
    edges = np.asarray(np.abs(cv2.Laplacian(now, cv2.CV_32F)) + 1, np.float32)
    eye_l, eye_r = _middle(points[20:24]), _middle(points[24:28])
    eyes = [_share(change, edges, at, "eye") for at in (eye_l, eye_r)]
    mouth = _share(change, edges, _middle(points[MOUTH]), "mouth")
    rest = _share(change, edges, _middle(points[REST]), "rest") + 0.05
    return float(np.log((min(eyes) + 0.05) / rest)), float(np.log((mouth + 0.05) / rest))


def _middle(points: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(points.mean(axis=0), np.float32)


def _share(
    change: NDArray[np.float32], edges: NDArray[np.float32], at: NDArray[np.float32], part: str
) -> float:
    half_w, half_h = HALF_PX[part]
    x = int(np.clip(round(float(at[0])), half_w, SIDE_PX - half_w))
    y = int(np.clip(round(float(at[1])), half_h, SIDE_PX - half_h))
    rows, columns = slice(y - half_h, y + half_h), slice(x - half_w, x + half_w)
    return float(change[rows, columns].mean() / edges[rows, columns].mean())


def _eyes_open(fit: Fit) -> float:
    """Height of the lids against the width of the eye, the mean of both."""
    p = fit.points.astype(np.float64)
    each = [
        np.linalg.norm(p[up] - p[low]) / max(float(np.linalg.norm(p[out] - p[inn])), 1.0)
        for out, inn, up, low in ((20, 21, 22, 23), (25, 24, 26, 27))
    ]
    return float(np.mean(each))


def _mouth_open(fit: Fit) -> float:
    p = fit.points.astype(np.float64)
    width = max(float(np.linalg.norm(p[30] - p[28])), 1.0)
    return float(np.linalg.norm(p[31] - p[29])) / width
