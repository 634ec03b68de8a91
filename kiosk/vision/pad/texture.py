"""Colour and fine structure of a face: paper and glass are not skin; analysis thread.

Colour local binary patterns after Boulkenafet, Komulainen and Hadid (2016): a print has gone through a second
camera and an ink, whose colours and dots show in chroma more than in brightness. Beside them sharpness, the
spectrum (print dots, moire) and clipping. It is known not to transfer between cameras (FACTS 10), so it never
decides alone (`numbers.Judge`).
"""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.pad.look import Doubles, Look

SIDE_PX = 64
"""The face is brought to this size: the coarsest webcam face shows no more."""
MARGIN = 0.06
"""Of the box, on each side: the rim of the face, little of what is behind it."""
UNIFORM = 59
CHANNELS = 6
BANDS = 8
SPECTRUM_PX = 128
FEATURES = CHANNELS * UNIFORM + BANDS + 9


class TextureReader:
    """layer TEXTURE: means over the looks. About 1.3 ms a look."""

    def __init__(self) -> None:
        self._sum = np.zeros(FEATURES)
        self._looks = 0

    def take(self, look: Look) -> None:
        """See LayerReader. A face that leaves the frame is left out."""
        face = _face(look)
        if face is not None:
            self._sum += described(face)
            self._looks += 1

    def features(self) -> Doubles | None:
        """See LayerReader: (FEATURES,) means."""
        return self._sum / self._looks if self._looks else None


def described(face_bgr: NDArray[np.uint8]) -> Doubles:
    """One face, (height, width, 3) uint8, as FEATURES numbers: patterns, spectrum, sharpness, clipping."""
    shrinks = face_bgr.shape[0] > SIDE_PX
    how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    small = np.asarray(cv2.resize(face_bgr, (SIDE_PX, SIDE_PX), interpolation=how), np.uint8)
    both = [cv2.cvtColor(small, cv2.COLOR_BGR2YCrCb), cv2.cvtColor(small, cv2.COLOR_BGR2HSV)]
    planes = np.concatenate(both, axis=2).astype(np.uint8)
    return np.concatenate([patterns(planes), _spectrum(face_bgr), _tones(small, planes)])


def patterns(planes: NDArray[np.uint8]) -> Doubles:
    """Square roots of the shares of uniform patterns (Ojala 2002) in each plane; (rows, columns, n) uint8."""
    middle = planes[1:-1, 1:-1]
    rows, columns = planes.shape[0] - 2, planes.shape[1] - 2
    codes = np.zeros(middle.shape, np.uint8)
    around = ((0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0))
    for bit, (down, right) in enumerate(around):
        brighter = planes[down : down + rows, right : right + columns] >= middle
        codes |= brighter.view(np.uint8) << bit
    bins = _uniform_bins()[codes].astype(np.intp) + UNIFORM * np.arange(planes.shape[2])
    counts = np.bincount(bins.ravel(), minlength=UNIFORM * planes.shape[2])
    return np.asarray(np.sqrt(counts / (rows * columns)), np.float64)


@cache
def _uniform_bins() -> NDArray[np.uint8]:
    bins, found = np.full(256, UNIFORM - 1, np.uint8), 0
    for pattern in range(256):
        turned = ((pattern << 1) | (pattern >> 7)) & 255
        if (pattern ^ turned).bit_count() <= 2:
            bins[pattern] = found
            found += 1
    return bins


def _face(look: Look) -> NDArray[np.uint8] | None:
    x, y, w, h = (look.factor * value for value in look.box_xywh)
    top, bottom = max(0, round(y - MARGIN * h)), round(y + (1 + MARGIN) * h)
    left, right = max(0, round(x - MARGIN * w)), round(x + (1 + MARGIN) * w)
    face = look.bgr[top:bottom, left:right]
    return face if min(face.shape[:2]) >= SIDE_PX // 2 else None


@cache
def _rings() -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Which of BANDS rings of frequency each bin is in (the last: beyond), and a Hann window."""
    at = np.fft.fftfreq(SPECTRUM_PX)[:, None], np.fft.rfftfreq(SPECTRUM_PX)[None, :]
    ring = np.minimum(BANDS, (np.hypot(*at) / 0.5 * BANDS).astype(np.intp))
    hann = np.hanning(SPECTRUM_PX).astype(np.float32)
    return ring, np.outer(hann, hann)


def _spectrum(face_bgr: NDArray[np.uint8]) -> Doubles:
    """Log energy of BANDS rings against all of them, then how far single peaks stick out: dots and moire."""
    gray = cv2.cvtColor(face_bgr, cv2.COLOR_BGR2GRAY)
    how = cv2.INTER_AREA if gray.shape[0] > SPECTRUM_PX else cv2.INTER_LINEAR
    square = np.asarray(cv2.resize(gray, (SPECTRUM_PX, SPECTRUM_PX), interpolation=how), np.float32)
    ring, window = _rings()
    energy = np.abs(np.fft.rfft2((square - square.mean()) * window)) ** 2 + 1e-3
    sums = np.bincount(ring.ravel(), energy.ravel(), BANDS + 1)[:BANDS]
    fine = np.log(energy[(ring >= BANDS // 2) & (ring < BANDS)])
    peaks = np.array([fine.max() - np.median(fine), np.quantile(fine, 0.999) - np.median(fine)])
    return np.concatenate([np.log(sums / sums.sum()), peaks])


def _tones(small: NDArray[np.uint8], planes: NDArray[np.uint8]) -> Doubles:
    """Sharpness, clipped and black shares, depth of colour: seven numbers."""
    luma, saturation = planes[..., 0].astype(np.float64), planes[..., 4].astype(np.float64)
    sharp = np.log(1e-3 + float(cv2.Laplacian(planes[..., 0], cv2.CV_64F).std()) / (luma.std() + 1))
    return np.array(
        [
            sharp,
            float((small.max(axis=2) > 250).mean()),
            float((luma < 20).mean()),
            float((saturation < 20).mean()),
            saturation.std() / 64,
            planes[..., 1].std() / 16,
            planes[..., 2].std() / 16,
        ]
    )
