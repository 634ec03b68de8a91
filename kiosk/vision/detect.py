"""Finds faces with OpenCV's Haar cascades; lives on the analysis thread."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.ports import WorldError

Box = tuple[int, int, int, int]
"""x, y, width, height in pixels."""


class CascadeMissingError(WorldError):
    """A cascade file is absent or unreadable (OpenCV 5 ships none: FACTS 1)."""

    retryable = False


def load_cascade(name: str, folder: Path | None = None) -> cv2.CascadeClassifier:
    """One of OpenCV's cascades. Raises CascadeMissingError instead of finding nothing for ever."""
    folder = folder or Path(cv2.__file__).parent / "data"
    path = folder / name
    cascade = cv2.CascadeClassifier(str(path)) if path.is_file() else cv2.CascadeClassifier()
    if cascade.empty():
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
        """Frontal faces (yaw to about 30 degrees), largest first. 640x480 from 80 px: about 5 ms (FACTS 6)."""
        return self._run(self._frontal, gray, smallest_px)

    def profile(self, gray: NDArray[np.uint8], smallest_px: int, side: int) -> list[Box]:
        """Faces in profile looking toward the image's left (``side`` -1) or right (+1), largest first."""
        if side < 0:
            return self._run(self._profile, gray, smallest_px)
        width = gray.shape[1]
        mirrored = cv2.flip(gray, 1)
        return [(width - x - w, y, w, h) for x, y, w, h in self._run(self._profile, mirrored, smallest_px)]

    @staticmethod
    def _run(cascade: cv2.CascadeClassifier, gray: NDArray[np.uint8], smallest_px: int) -> list[Box]:
        found = cascade.detectMultiScale(
            gray, scaleFactor=1.2, minNeighbors=3, minSize=(smallest_px, smallest_px)
        )
        boxes = [(int(x), int(y), int(w), int(h)) for x, y, w, h in found]
        return sorted(boxes, key=lambda box: -box[2])
