"""Local patterns of a face, counted in cells, in a learnt subspace: the engine that is always there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.engines import Nearest, Typical
from kiosk.vision.landmarks import assets_dir, load_numbers

Floats = NDArray[np.float32]

FACE_ROWS = slice(24, 144)
FACE_COLUMNS = slice(24, 136)
"""The part of the crop that is described: 120 rows of 112 px, brows to chin, ear to ear."""
RADII_PX = (2, 4, 6)
CLEARLY = 0.1
"""How much brighter or darker a neighbour must be, in units of `normalised`: noise stays under it."""
MAPS = 2 * len(RADII_PX)
CELLS = 8
UNIFORM = 59
"""58 uniform patterns of 8 neighbours, and one bin for all others (Ojala 2002)."""
SHAPE = (MAPS, CELLS, CELLS, UNIFORM)
FOLDED = MAPS * CELLS * CELLS // 2 * UNIFORM
HIGHEST = 0.99
"""Likenesses above are noise: the same pictures."""
_MIRRORED = (4, 3, 2, 1, 0, 7, 6, 5)
"""Which neighbour each becomes in a mirror; they are counted from the right, against the clock."""


def normalised(face: NDArray[np.uint8]) -> Floats:
    """Light taken out (Tan and Triggs 2010): gamma, difference of Gaussians, contrast equalised.

    The outer Gaussian is wider than theirs (3 px for 2): webcams blur.
    """
    lit = np.power(face.astype(np.float32) / 255 + 1e-3, 0.2)
    band = cv2.GaussianBlur(lit, (0, 0), 1.0) - cv2.GaussianBlur(lit, (0, 0), 3.0)
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


@cache
def mirrored_bins() -> NDArray[np.intp]:
    """Which bin's patterns a bin holds in a mirror, shape (59,)."""
    bins = _uniform_bins()
    mirrored = np.zeros(UNIFORM, np.intp)
    for pattern in range(256):
        seen = sum(((pattern >> bit) & 1) << _MIRRORED[bit] for bit in range(8))
        mirrored[bins[pattern]] = bins[seen]
    return mirrored


def _patterns(face: Floats, radius: int) -> Iterator[NDArray[np.uint8]]:
    """Two maps (rows, columns) of patterns: where 8 neighbours on a circle are clearly brighter, and darker.

    The halves of a local ternary pattern (Tan and Triggs 2010); sampled between pixels.
    """
    rows, columns = face.shape
    margin = radius + 1
    padded = cv2.copyMakeBorder(face, margin, margin, margin, margin, cv2.BORDER_REFLECT)
    bright, dark = face + CLEARLY, face - CLEARLY
    brighter, darker = np.zeros(face.shape, np.uint8), np.zeros(face.shape, np.uint8)
    for neighbour in range(8):
        angle = 2 * np.pi * neighbour / 8
        shift = np.array(
            [[1, 0, margin + radius * np.cos(angle)], [0, 1, margin - radius * np.sin(angle)]], np.float32
        )
        there = cv2.warpAffine(padded, shift, (columns, rows), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
        brighter |= (there >= bright).view(np.uint8) << neighbour
        darker |= (there <= dark).view(np.uint8) << neighbour
    yield brighter
    yield darker


def histograms(crop_gray: NDArray[np.uint8]) -> Floats:
    """Square roots of cell histograms (Hellinger), shape SHAPE, each cell of length 1 (Ahonen 2006)."""
    face = normalised(np.ascontiguousarray(crop_gray[FACE_ROWS, FACE_COLUMNS]))
    rows, columns = face.shape
    row_cell = np.arange(rows) * CELLS // rows
    column_cell = np.arange(columns) * CELLS // columns
    cell = (row_cell[:, None] * CELLS + column_cell[None, :]).astype(np.int32) * UNIFORM
    bins, size = _uniform_bins(), CELLS * CELLS * UNIFORM
    counts = [
        np.bincount((cell + bins[codes]).ravel(), minlength=size)
        for radius in RADII_PX
        for codes in _patterns(face, radius)
    ]
    table = np.array(counts, np.float32).reshape(SHAPE)
    return np.asarray(np.sqrt(table / table.sum(axis=3, keepdims=True)), np.float32)


def mirrored(table: Floats) -> Floats:
    """What the histograms of the mirrored face are, shape (..., *SHAPE)."""
    return np.asarray(table[..., ::-1, :][..., mirrored_bins()], np.float32)


def folded(table: Floats) -> Floats:
    """Half the cells, each averaged with its mirror image, flat: (..., *SHAPE) -> (..., FOLDED).

    Light from the left and from the right, and a head turned a little, become more alike.
    """
    both = (table + mirrored(table))[..., : CELLS // 2, :] / 2
    return np.ascontiguousarray(both.reshape(*table.shape[:-4], FOLDED), np.float32)


class LbphEngine:
    """The built-in engine; its subspace is our own small file, learnt by bench/train_subspace.py."""

    def __init__(self, path: Path | None = None) -> None:
        names = ("weights", "scale", "offset", "energy", "version", "typical")
        self._learn(load_numbers(path or assets_dir() / "lbph_subspace.npz", names))

    @classmethod
    def learnt(cls, numbers: dict[str, NDArray[np.generic]]) -> LbphEngine:
        """From what bench/train_subspace.py would store."""
        engine = cls.__new__(cls)
        engine._learn(numbers)
        return engine

    def _learn(self, numbers: dict[str, NDArray[np.generic]]) -> None:
        self._weights = numbers["weights"].astype(np.float32) * numbers["scale"].astype(np.float32)
        self._offset = numbers["offset"].astype(np.float32)
        self._energy = numbers["energy"].astype(np.float32)
        self.name = f"lbph-{numbers['version']!s}"
        non_mate, mean, deviation, roster, tail, few = numbers["typical"].astype(np.float64).tolist()
        self.typical = Typical(non_mate, mean, deviation, round(roster), tail, few, rises=True)
        self.size = int(self._weights.shape[1])

    def describe(self, crop_gray: NDArray[np.uint8]) -> Floats:
        """See Engine.describe. Costs about 3 ms."""
        vector = self.projected(folded(histograms(crop_gray)))
        return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-6), np.float32)

    def projected(self, tables: Floats) -> Floats:
        """Folded histograms (..., FOLDED) in the subspace (..., size), of any length."""
        return np.asarray(tables @ self._weights + self._offset, np.float32)

    def evidence(self, probe: Floats, found: Nearest) -> float:
        """See Engine.evidence. Likeness beyond half of what the others have, in deviations of strangers.

        All before one camera are more alike than the people it was learnt on, in one light still more: the
        mean over the gallery says how much (half of it, because few students say it badly). What is left
        is divided by how far the likenesses of strangers to this very probe spread, which a cohort of the
        people learnt on would show (t-norm, Auckenthaler 2000): their covariance is stored as a diagonal.

        Likenesses are cosines, taken as Fisher's z (1915), so that their noise is the same all along: from
        0.9 to 0.96 is farther than from 0.3 to 0.36, and who is nearly the same is not held down by the 1.
        """
        likeness, crowd = np.arctanh(np.clip((1 - found.distance, 1 - found.crowd), -HIGHEST, HIGHEST))
        spread = float(np.sqrt(np.square(probe) @ self._energy))
        return float(likeness - crowd / 2) / max(spread, 1e-6)
