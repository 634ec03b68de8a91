"""Local binary pattern histograms in a learnt subspace: the engine that is always there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.landmarks import assets_dir, load_numbers

FACE_ROWS = slice(24, 144)
FACE_COLUMNS = slice(24, 136)
"""The part of the crop that is described: 120 rows of 112 px, brows to chin, ear to ear."""
RADII_PX = (2, 4, 6)
CELLS = 8
UNIFORM = 59
"""58 uniform patterns of 8 neighbours, and one bin for all others (Ojala 2002)."""


def normalised(face: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Light taken out (Tan and Triggs 2010): gamma, difference of Gaussians, contrast equalised."""
    lit = np.power(face.astype(np.float32) / 255 + 1e-3, 0.2)
    band = cv2.GaussianBlur(lit, (0, 0), 1.0) - cv2.GaussianBlur(lit, (0, 0), 2.0)
    size = np.abs(band)
    band = band / (np.power(np.mean(np.power(size, 0.1)), 10) + 1e-6)
    clipped = np.minimum(np.abs(band), 10.0)
    band = band / (np.power(np.mean(np.power(clipped, 0.1)), 10) + 1e-6)
    return np.asarray(10 * np.tanh(band / 10), np.float32)


@cache
def _uniform_bins() -> NDArray[np.uint8]:
    """Bin of each of the 256 patterns."""
    bins = np.full(256, UNIFORM - 1, np.uint8)
    found = 0
    for pattern in range(256):
        turned = ((pattern << 1) | (pattern >> 7)) & 255
        if (pattern ^ turned).bit_count() <= 2:
            bins[pattern] = found
            found += 1
    return bins


def _patterns(face: NDArray[np.float32], radius: int) -> NDArray[np.uint8]:
    """Uniform pattern bins (rows, columns): 8 neighbours on a circle, sampled between pixels."""
    rows, columns = face.shape
    padded = cv2.copyMakeBorder(face, radius + 1, radius + 1, radius + 1, radius + 1, cv2.BORDER_REFLECT)
    out = np.zeros((rows, columns), np.uint8)
    for neighbour in range(8):
        angle = 2 * np.pi * neighbour / 8
        shift = np.array(
            [[1, 0, radius + 1 + radius * np.cos(angle)], [0, 1, radius + 1 - radius * np.sin(angle)]],
            np.float32,
        )
        there = cv2.warpAffine(padded, shift, (columns, rows), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
        out |= (there >= face).astype(np.uint8) << neighbour
    return _uniform_bins()[out]


def histograms(face: NDArray[np.float32]) -> NDArray[np.float32]:
    """Square roots of cell histograms (Hellinger), shape (3 * 8 * 8 * 59,), each cell of length 1."""
    rows, columns = face.shape
    row_cell = np.arange(rows) * CELLS // rows
    column_cell = np.arange(columns) * CELLS // columns
    cell = (row_cell[:, None] * CELLS + column_cell[None, :]).astype(np.int32) * UNIFORM
    size = CELLS * CELLS * UNIFORM
    parts = [np.bincount((cell + _patterns(face, r)).ravel(), minlength=size) for r in RADII_PX]
    counts = np.concatenate(parts).astype(np.float32).reshape(-1, UNIFORM)
    return np.asarray(np.sqrt(counts / counts.sum(axis=1, keepdims=True)).reshape(-1), np.float32)


class LbphEngine:
    """The built-in engine; its subspace is our own small file, learnt by bench/train_subspace.py."""

    def __init__(self, path: Path | None = None) -> None:
        names = ("weights", "scale", "offset", "version", "typical")
        stored = load_numbers(path or assets_dir() / "lbph_subspace.npz", names)
        self._weights = stored["weights"].astype(np.float32) * stored["scale"].astype(np.float32)
        self._offset = stored["offset"].astype(np.float32)
        self.name = f"lbph-{stored['version']!s}"
        typical = stored["typical"].astype(np.float64).tolist()
        self.typical_non_mate = float(typical[0])
        self.typical_evidence = (float(typical[1]), float(typical[2]))
        self.size = int(self._weights.shape[1])

    def describe(self, crop_gray: NDArray[np.uint8]) -> NDArray[np.float32]:
        """See Engine.describe. Costs about 4 ms."""
        face = normalised(crop_gray[FACE_ROWS, FACE_COLUMNS])
        vector = histograms(face) @ self._weights + self._offset
        return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-6), np.float32)

    def evidence(self, distance: float, second: float) -> float:
        """See Engine.evidence. Near here and far from the next: the light of a day moves both and cancels.

        The second counts only up to what is typical of strangers, so that a small gallery, which has no
        near seconds, does not look surer than a large one.
        """
        return min(second, self.typical_non_mate) - 2 * distance
