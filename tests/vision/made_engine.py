"""A recogniser made for the tests: what one more file in engines/ would be, YuNet and SFace say."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.engines import Nearest, Typical
from kiosk.vision.engines.choose import BUILT_IN, Makers
from kiosk.vision.engines.lbph import LbphEngine


class MadeEngine:
    """Means of 9 x 9 blocks: 81 numbers, a size that no other engine has."""

    name = "made-1"
    size = 81
    typical = Typical(0.5, -0.3, 0.15)

    def describe(self, crop_gray: NDArray[np.uint8]) -> NDArray[np.float32]:
        blocks = np.asarray(cv2.resize(crop_gray, (9, 9), interpolation=cv2.INTER_AREA), np.float32).ravel()
        blocks -= blocks.mean()
        return np.asarray(blocks / max(float(np.linalg.norm(blocks)), 1e-6), np.float32)

    def evidence(self, _probe: NDArray[np.float32], found: Nearest) -> float:
        return found.second - found.distance


ENGINES: Makers = {"made": MadeEngine, BUILT_IN: LbphEngine}
