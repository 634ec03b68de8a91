"""The face as it checked in, small and in colour, for as long as it may be disputed. Analysis thread."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.detect import Box

MARGIN = 0.35
"""Shares of the face's width around it: hair and the edge of a picture held up are seen, the room is not."""

SIDE_PX = 192
QUALITY = 85


def crop_of(bgr: NDArray[np.uint8], box_xywh: Box) -> bytes:
    """A JPEG picture of the face and a little around it, at most 192 pixels wide. Costs 1 to 3 ms.

    Args:
        bgr: the frame, (height, width, 3) uint8.
        box_xywh: the face in pixels of the frame, at least partly on it.
    """
    x, y, w, h = box_xywh
    margin = round(MARGIN * w)
    top, left = max(0, y - margin), max(0, x - margin)
    part = bgr[top : max(top + 1, y + h + margin), left : max(left + 1, x + w + margin)]
    scale = min(1.0, SIDE_PX / part.shape[1])
    small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    _, jpeg = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return bytes(jpeg)
