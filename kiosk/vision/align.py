"""Brings a face to one fixed grey crop, the only thing an engine ever sees; lives on the analysis thread."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.landmarks import LEFT_EYE, RIGHT_EYE, Fit, similarity

CROP_PX = 160
"""Side of the square crop; the face fills about two thirds, the rest is margin for other engines."""
EYE_DISTANCE_PX = 52.0
EYE_LINE_PX = 66.0
"""Where the eyes of a frontal face come to lie: 26 px left and right of the middle, 66 px from the top."""
INNER = tuple(range(9, 32))
"""Points inside the face; the outline moves too much with the turn of the head."""


def crop_targets(mean: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean shape (32, 2) moved so that its eyes lie where the crop wants them."""
    left, right = mean[list(LEFT_EYE)].mean(axis=0), mean[list(RIGHT_EYE)].mean(axis=0)
    half = EYE_DISTANCE_PX / 2
    wanted = np.array([[CROP_PX / 2 - half, EYE_LINE_PX], [CROP_PX / 2 + half, EYE_LINE_PX]], np.float32)
    transform = similarity(np.stack([left, right]), wanted)
    return (mean @ transform[:, :2].T + transform[:, 2]).astype(np.float32)


def aligned(gray: NDArray[np.uint8], fit: Fit, targets: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The crop of a face: turned upright, scaled, centred by all inner points at once.

    Args:
        gray: (height, width) uint8.
        fit: its points.
        targets: what crop_targets returned.

    Returns:
        (160, 160) uint8. Big faces are smoothed before they shrink. Costs about 0.2 ms.
    """
    inner = list(INNER)
    to_crop = similarity(fit.points[inner], targets[inner])
    scale = float(np.hypot(to_crop[0, 0], to_crop[1, 0]))
    if scale < 0.6:
        gray, to_crop = _halved(gray, to_crop)
    crop = cv2.warpAffine(
        gray, to_crop, (CROP_PX, CROP_PX), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(crop, np.uint8)


def _halved(
    gray: NDArray[np.uint8], to_crop: NDArray[np.float32]
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Half the picture by area averaging, and the transform that takes it to the same crop."""
    small = cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    doubled = to_crop.copy()
    doubled[:, :2] *= 2
    doubled[:, 2] += to_crop[:, :2] @ np.array([0.5, 0.5], np.float32)
    return np.asarray(small, np.uint8), doubled
