"""Says the one reason why a face cannot be used yet, in measurable terms; lives on the analysis thread."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import Hint
from kiosk.vision.detect import Box

SMALLEST_SHARE = 80 / 640
"""A usable face is at least 80 px wide in a 640 px frame (and never under 48 px)."""
SMALLEST_PX = 48
LARGEST_SHARE = 0.62
"""Of the frame's height: nearer, the chin or forehead leaves the picture when the head turns."""
LARGEST_TURNED_SHARE = 0.72
"""The same while somebody turns: the box of a raised head is a tenth longer."""
DARK_LEVEL = 38.0
BRIGHT_LEVEL = 225.0
BRIGHT_SHARE = 0.5
"""A face with half of its pixels above 250 holds nothing to recognise."""
RIVAL_SHARE = 0.8
"""Somebody else counts as equally near when their face is at least this wide, relative to the nearest."""
SHARP_LEVEL = 40.0
"""Least sharpness of a crop, see sharpness(). 33 webcam frames, shrunk to four sizes of face: 44 and more;
the same blurred, a large face by 3 px, a small one by 1.5: 42 and less, half of them under 38."""


def smallest_px(frame_width: int) -> int:
    """Width in pixels that a face needs to be usable."""
    return max(SMALLEST_PX, round(frame_width * SMALLEST_SHARE))


def place_hint(
    box: Box, others: Sequence[Box], frame_size: tuple[int, int], *, turned: bool = False
) -> Hint | None:
    """What the place of a face says. ``frame_size`` is width, height; costs nothing.

    ``others`` are the faces that could be meant as well: everybody else on the frame under a challenge, where
    it must be plain who is asked to turn, and under enrolment, which wants one person alone. A search passes
    none: people in a queue stand close together, and each has a track and a turn of their own.
    """
    width, height = frame_size
    x, y, w, h = box
    if any(other[2] >= RIVAL_SHARE * w for other in others) and w >= smallest_px(width):
        return Hint.ONE_AT_A_TIME
    if w < smallest_px(width):
        return Hint.COME_NEARER
    if h > (LARGEST_TURNED_SHARE if turned else LARGEST_SHARE) * height:
        return Hint.STEP_BACK
    middle_x, middle_y = (x + w / 2) / width, (y + h / 2) / height
    if not (0.14 < middle_x < 0.86 and 0.12 < middle_y < 0.88):
        return Hint.MOVE_TO_CENTRE
    return None


def light_hint(gray: NDArray[np.uint8], box: Box) -> Hint | None:
    """Too dark or too bright, measured on the middle of the face."""
    x, y, w, h = box
    face = gray[max(0, y + h // 5) : y + 4 * h // 5, max(0, x + w // 5) : x + 4 * w // 5]
    if face.size == 0:
        return None
    small = cv2.resize(face, (24, 24), interpolation=cv2.INTER_AREA)
    if float(small.mean()) < DARK_LEVEL:
        return Hint.TOO_DARK
    if float(small.mean()) > BRIGHT_LEVEL or float((small > 250).mean()) > BRIGHT_SHARE:
        return Hint.TOO_BRIGHT
    return None


def sharpness(crop: NDArray[np.uint8]) -> float:
    """How much of the inner crop's edges lies in what a wider smoothing takes away, times 100.

    Fine against coarse edges: light and contrast cancel, and so does the size of the face in the frame.
    """
    inner = crop[40:130, 35:125].astype(np.float32)
    fine, coarse = (
        float(cv2.Laplacian(cv2.GaussianBlur(inner, (0, 0), sigma), cv2.CV_32F).std()) for sigma in (1.2, 2.4)
    )
    return 100 * fine / (4 * coarse + 0.2)  # 4: a Laplacian fades with the square of the scale


ORDER = tuple(Hint)
"""The order in which reasons are told."""


def first(hints: Sequence[Hint | None]) -> Hint | None:
    """The one reason to tell now."""
    told = [hint for hint in hints if hint is not None]
    return min(told, key=ORDER.index) if told else None
