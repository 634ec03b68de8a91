"""Finds faces with OpenCV's Haar cascades; lives on the analysis thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.ports import WorldError

NEAR_PX = 44
"""A known face is looked for again at this width: the cascade's own window is 20 px."""

Box = tuple[int, int, int, int]
"""x, y, width, height in pixels."""


def overlap(a: Box, b: Box) -> bool:
    """Whether the middle of the smaller lies inside the other: the same face seen twice."""
    small, large = (a, b) if a[2] <= b[2] else (b, a)
    x, y = small[0] + small[2] / 2, small[1] + small[3] / 2
    return large[0] < x < large[0] + large[2] and large[1] < y < large[1] + large[3]


def distinct(boxes: Iterable[Box]) -> list[Box]:
    """Each face once, as it was seen first."""
    kept: list[Box] = []
    for box in boxes:
        if not any(overlap(box, other) for other in kept):
            kept.append(box)
    return kept


class CascadeMissingError(WorldError):
    """A cascade file is absent or unreadable (OpenCV 5 ships none: FACTS 1)."""

    retryable = False


def load_cascade(name: str, folder: Path | None = None) -> cv2.CascadeClassifier:
    """One of OpenCV's cascades. Raises CascadeMissingError instead of finding nothing for ever."""
    folder = folder or Path(cv2.__file__).parent / "data"
    path = folder / name
    cascade = cv2.CascadeClassifier()
    try:
        usable = path.is_file() and cascade.load(str(path)) and not cascade.empty()
    except cv2.error:
        usable = False
    if not usable:
        raise CascadeMissingError(
            f"no usable face cascade at {path}: install opencv-contrib-python >=4.10,<5"
        )
    return cascade


class FaceDetector:
    """Frontal and profile cascades over one grey picture. Raises CascadeMissingError when made."""

    def __init__(self, folder: Path | None = None) -> None:
        self._frontal = load_cascade("haarcascade_frontalface_alt2.xml", folder)
        self._profile = load_cascade("haarcascade_profileface.xml", folder)

    def frontal(self, gray: NDArray[np.uint8], smallest_px: int) -> list[Box]:
        """Frontal faces (yaw to about 30 degrees), largest first. 640x480 from 80 px: 5 ms (FACTS 6)."""
        return self._run(self._frontal, gray, smallest_px)

    def frontal_near(self, gray: NDArray[np.uint8], box: Box) -> list[Box]:
        """Frontal faces about as large as a known one, looked for around it only; under 1 ms."""
        return self._near(gray, box, self.frontal)

    def profile_near(self, gray: NDArray[np.uint8], box: Box, side: int) -> list[Box]:
        """As frontal_near, for faces in profile."""
        return self._near(gray, box, lambda region, least: self.profile(region, least, side))

    @staticmethod
    def _near(
        gray: NDArray[np.uint8], box: Box, run: Callable[[NDArray[np.uint8], int], list[Box]]
    ) -> list[Box]:
        x, y, w, h = box
        left, top = max(0, x - w // 2), max(0, y - h // 2)
        region = gray[top : y + h + h // 2, left : x + w + w // 2]
        scale = min(1.0, NEAR_PX / w)
        if region.size == 0:
            return []
        if scale < 1:
            region = np.asarray(
                cv2.resize(region, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
            )
        least = round(0.68 * w * scale)
        if min(region.shape) < least:
            return []
        found = run(region, least)
        return [
            (left + round(a / scale), top + round(b / scale), round(c / scale), round(d / scale))
            for a, b, c, d in found
        ]

    def profile(self, gray: NDArray[np.uint8], smallest_px: int, side: int) -> list[Box]:
        """Faces in profile to the image's left (``side`` -1) or right (+1), largest first."""
        if side < 0:
            return self._run(self._profile, gray, smallest_px)
        width = gray.shape[1]
        mirrored = np.asarray(cv2.flip(gray, 1), np.uint8)
        return [(width - x - w, y, w, h) for x, y, w, h in self._run(self._profile, mirrored, smallest_px)]

    @staticmethod
    def _run(cascade: cv2.CascadeClassifier, gray: NDArray[np.uint8], smallest_px: int) -> list[Box]:
        found = cascade.detectMultiScale(
            gray, scaleFactor=1.2, minNeighbors=3, minSize=(smallest_px, smallest_px)
        )
        boxes = [(int(x), int(y), int(w), int(h)) for x, y, w, h in found]
        return sorted(boxes, key=lambda box: -box[2])
