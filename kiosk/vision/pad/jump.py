"""How a face moves as a whole: what is held in a hand is lifted, tilted and jerked; analysis thread.

A person's face stays upright, changes size slowly and gets from place to place no faster than people walk.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from kiosk.vision.pad.look import Doubles, Look

KEPT = 24
LEAST = 4
FEATURES = 6


class JumpReader:
    """layer JUMP: place, size and tilt of the last 24 looks; costs nothing."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, float, float, float, float]] = deque(maxlen=KEPT)

    def take(self, look: Look) -> None:
        """See LayerReader."""
        eyes = look.fit.eyes.astype(np.float64)
        across = eyes[1] - eyes[0]
        middle = look.fit.points.mean(axis=0)
        size = float(np.sqrt(((look.fit.points - middle) ** 2).sum(axis=1).mean()))
        tilt = float(np.arctan2(across[1], across[0]))
        self._seen.append((look.at_s, float(middle[0]), float(middle[1]), max(size, 1.0), tilt))

    def features(self) -> Doubles | None:
        """See LayerReader: speed (largest, usual), growth, tilt (mean, spread, change); logs and radians."""
        if len(self._seen) < LEAST:
            return None
        seen = np.array(self._seen)
        passed_s = np.maximum(np.diff(seen[:, 0]), 0.03)
        size = seen[:, 3]
        speed = np.hypot(np.diff(seen[:, 1]), np.diff(seen[:, 2])) / size[1:] / passed_s
        growth = np.abs(np.diff(np.log(size))) / passed_s
        turning = np.abs(np.diff(seen[:, 4])) / passed_s
        tilt = seen[:, 4]
        return np.array(
            [
                np.log(0.05 + speed.max()),
                np.log(0.05 + np.median(speed)),
                np.log(0.02 + growth.max()),
                min(abs(float(np.median(tilt))), 0.6),
                np.log(0.01 + tilt.std()),
                np.log(0.02 + turning.max()),
            ]
        )
