"""Reads folders of faces for the measurements, and says in one line what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.rates import BadInputError, note
from kiosk.vision.detect import Box, FaceDetector
from kiosk.vision.landmarks import ShapeModel
from kiosk.vision.track import GOOD_SCORE

Bgr = NDArray[np.uint8]

Track = Sequence[Bgr]
"""Consecutive frames of one person, or a single picture."""

NEARLY_AS_LARGE = 0.6
"""The second face counts from this share of the first one's width; Haar sees small ones in every curtain."""

SUFFIXES = {".jpg", ".jpeg", ".png", ".pgm", ".gif", ".bmp"}


@dataclass
class Reader:
    """Opens pictures and remembers how many do not open."""

    unreadable: list[Path] = field(default_factory=list)
    opened: int = 0

    def picture(self, path: Path) -> Bgr | None:
        """One picture (height, width, 3), or None when it does not open. Any path, Hangul too."""
        data = np.frombuffer(path.read_bytes(), np.uint8)
        try:
            bgr = cv2.imdecode(data, cv2.IMREAD_COLOR) if len(data) else None
        except cv2.error:
            bgr = None
        if bgr is None:
            self.unreadable.append(path)
            return None
        self.opened += 1
        return np.asarray(bgr, np.uint8)

    def pictures(self, folder: Path) -> list[Bgr]:
        """Every picture of a folder that opens, in the order of the names."""
        return [bgr for path in picture_files(folder) if (bgr := self.picture(path)) is not None]

    def report(self) -> None:
        """Say how many were skipped. Raises BadInputError when none opened."""
        if self.unreadable:
            first = f"{self.unreadable[0].parent.name}/{self.unreadable[0].name}"
            note(f"{len(self.unreadable)} pictures do not open and are skipped, the first is {first}")
        if not self.opened:
            raise BadInputError("no picture that opens")


def picture_files(folder: Path) -> list[Path]:
    """The picture files directly in a folder, by name."""
    return sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in SUFFIXES)


def folders(parent: Path) -> Iterator[Path]:
    """The folders directly in a folder, by name; hidden ones are not looked at."""
    yield from sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith("."))


def existing(folder: Path) -> Path:
    """The folder itself. Raises BadInputError when it is none."""
    if not folder.is_dir():
        raise BadInputError(f"no such folder: {folder}")
    return folder


def say_crowded(people: Iterable[Track]) -> None:
    """Say on how many pictures to enrol there is a second face nearly as large, which the points fit too."""
    detector, model = FaceDetector(), ShapeModel()

    def is_face(gray: NDArray[np.uint8], box: Box) -> bool:
        return model.fit(gray, model.start(box)).score >= GOOD_SCORE

    crowded = 0
    for bgr in (bgr for pictures in people for bgr in pictures):
        gray = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
        first, *others = detector.frontal(gray, max(24, gray.shape[1] // 14)) or [(0, 0, 0, 0)]
        beside = [box for box in others if box[2] > NEARLY_AS_LARGE * first[2] and _apart(box, first)]
        crowded += any(is_face(gray, box) for box in beside)
    if crowded:
        note(f"{crowded} pictures to enrol show several faces: the largest is taken")


def _apart(a: Box, b: Box) -> bool:
    """Whether the boxes do not touch: one face is often found twice."""
    return a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]


SHORT_SIDE_PX = 320
MARGIN = 0.3


def roomy(bgr: Bgr) -> Bgr:
    """A tight or small crop as a picture a detector can work with, the same for every system.

    Enlarged until the shorter side has 320 px, its edge drawn out round it by 0.3 of that: of 300 pictures of
    orl, where the face fills the picture, Haar misses 29 without the margin and none with it.
    """
    factor = SHORT_SIDE_PX / min(bgr.shape[:2])
    if factor > 1:
        bgr = np.asarray(cv2.resize(bgr, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), np.uint8)
    margin = round(MARGIN * min(bgr.shape[:2]))
    sides = (margin, margin, margin, margin)
    return np.asarray(cv2.copyMakeBorder(bgr, *sides, borderType=cv2.BORDER_REPLICATE), np.uint8)
