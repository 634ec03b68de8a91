"""The empty picture before the camera in numbers: how bright, how sharp, what it coarsely shows."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.picture_watch import SIGNATURE, Scene

WIDTH_PX = 320
"""The picture is brought to this width: noise of single pixels is no sharpness."""


def scene_of(bgr: NDArray[np.uint8]) -> Scene:
    """Numbers of one frame without anybody near; it cannot be turned back into a picture. Costs about 1 ms.

    Sharpness is the variance of the Laplacian (Pech-Pacheco 2000) over the variance of the picture, so that
    a darker or paler scene is no blurred one.

    Args:
        bgr: (height, width, 3) uint8.
    """
    gray = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
    height = max(1, round(gray.shape[0] * WIDTH_PX / gray.shape[1]))
    small = cv2.resize(gray, (WIDTH_PX, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    fine = float(cv2.Laplacian(small, cv2.CV_32F).var())
    rows, columns = SIGNATURE
    coarse = cv2.resize(small, (columns, rows), interpolation=cv2.INTER_AREA).astype(np.float64).ravel()
    coarse -= coarse.mean()
    length = float(np.linalg.norm(coarse))
    signature = coarse / length if length > 1.0 else np.zeros_like(coarse)
    return Scene(
        float(small.mean()), fine / max(float(small.var()), 1.0), tuple(float(value) for value in signature)
    )
