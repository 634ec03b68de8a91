"""Finds 32 points of a face by a small cascade of our own regressors; lives on the analysis thread."""

from __future__ import annotations

import math
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

import kiosk
from kiosk.core.ports import WorldError

CANVAS_PX = 96
"""Side of the square the face is brought to before features are taken."""
RADIUS_PX = 27.0
"""Root-mean-square distance of the points from their centroid on that square."""
BINS = 6
"""Unsigned gradient directions, so that light from the other side looks the same."""
STAGE_OFFSETS_PX = (9.0, 7.0, 5.0, 4.0)
"""Spacing of the 3 x 3 samples round each point, coarse to fine, one per stage."""
LEFT_EYE = (20, 21, 22, 23)
RIGHT_EYE = (24, 25, 26, 27)
"""Indices of the eye on the image's left and right: outer/inner corner, upper and lower lid middle."""
YAW_SAID = (0.0, 19.0, 31.0, 36.5, 41.0, 60.0)
YAW_TRUE = (0.0, 10.0, 20.0, 30.0, 40.0, 60.0)
"""The labels we learnt yaw from (ytf_pose) overstate small turns and understate large ones: the means on
rendered heads of known yaw, which also is what a nose of a third of the eye-mouth height must give."""
PITCH_ZERO, PITCH_SCALE = 3.0, 1.4
"""Likewise for pitch, whose zero differs by person and camera: the track takes care of that."""


@dataclass(frozen=True, eq=False)
class Fit:
    """Where the points of one face are.

    ``points`` has shape (32, 2), float32, pixels of the picture. ``score`` is about 1 on a well fitted face
    and about 0 on anything else (a ridge regression, so it may leave 0..1). Angles as in FaceSeen.
    """

    points: NDArray[np.float32]
    score: float
    yaw_deg: float
    pitch_deg: float

    @property
    def eyes(self) -> NDArray[np.float32]:
        """Eye centres, shape (2, 2): the image's left eye first."""
        picked = self.points
        return np.stack([picked[list(LEFT_EYE)].mean(axis=0), picked[list(RIGHT_EYE)].mean(axis=0)])


def assets_dir() -> Path:
    """Folder of packaged assets: inside the wheel, or beside the package in a checkout."""
    package = Path(kiosk.__file__).parent
    inside = package / "assets"
    return inside if inside.is_dir() else package.parent / "assets"


class NumbersError(WorldError):
    """One of our own files of learnt numbers is missing or damaged: the installation is broken."""

    retryable = False


def load_numbers(path: Path, names: Iterable[str]) -> dict[str, NDArray[np.generic]]:
    """Named arrays of an .npz file. Raises NumbersError."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            return {name: stored[name] for name in names}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise NumbersError(f"{path} is missing or damaged ({error}): install the program again") from error


def channels(canvas: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Softly binned, locally normalised gradient directions.

    Args:
        canvas: (96, 96) uint8.

    Returns:
        (96, 96, BINS) float32, averaged over 7 x 7 px and divided by the local gradient energy.
    """
    smooth = cv2.GaussianBlur(canvas, (3, 3), 0).astype(np.float32)
    dx = cv2.Sobel(smooth, cv2.CV_32F, 1, 0)
    dy = cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    strength = cv2.sqrt(cv2.magnitude(dx, dy))
    direction = cv2.phase(dx, dy) * np.float32(BINS / math.pi)  # 0..2*BINS
    low = np.floor(direction)
    part = direction - low
    first = low.astype(np.int32) % BINS
    second = (first + 1) % BINS
    out = np.zeros((*canvas.shape, BINS), np.float32)
    for index in range(BINS):
        out[:, :, index] = strength * ((first == index) * (1 - part) + (second == index) * part)
    local = np.asarray(cv2.boxFilter(out, -1, (7, 7), borderType=cv2.BORDER_REPLICATE), np.float32)
    energy = np.asarray(cv2.boxFilter(strength, -1, (25, 25), borderType=cv2.BORDER_REPLICATE), np.float32)
    local /= (energy + 0.5)[:, :, None]
    return local


def features(
    canvas_channels: NDArray[np.float32], points: NDArray[np.float32], spacing_px: float
) -> NDArray[np.float32]:
    """Channel values on a 3 x 3 grid round each point, in canvas pixels; shape (points * 9 * BINS,)."""
    steps = np.array([-spacing_px, 0.0, spacing_px], np.float32)
    grid = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(1, 9, 2)
    at = np.rint(points[:, None, :] + grid).astype(np.int32)
    np.clip(at, 0, CANVAS_PX - 1, out=at)
    return np.asarray(canvas_channels[at[..., 1], at[..., 0]].reshape(-1), np.float32)


def similarity(source: NDArray[np.float32], target: NDArray[np.float32]) -> NDArray[np.float32]:
    """Least-squares similarity transform (2, 3) that takes source points to target points (Umeyama 1991)."""
    source_mean, target_mean = source.mean(axis=0), target.mean(axis=0)
    a = (source - source_mean).astype(np.float64)
    b = (target - target_mean).astype(np.float64)
    spread = float((a * a).sum()) + 1e-9
    real = float((a * b).sum()) / spread
    imaginary = float((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum()) / spread
    turn = np.array([[real, -imaginary], [imaginary, real]])
    shift = target_mean - turn @ source_mean
    return np.hstack([turn, shift[:, None]]).astype(np.float32)


def apply(transform: NDArray[np.float32], points: NDArray[np.float32]) -> NDArray[np.float32]:
    """Points (n, 2) moved by an affine transform (2, 3)."""
    return (points @ transform[:, :2].T + transform[:, 2]).astype(np.float32)


class ShapeModel:
    """The cascade (supervised descent, Xiong and De la Torre 2013), loaded from our own small file.

    Learnt by bench/train_landmarks.py; the file holds numbers only, no picture. A fit costs about 2 ms.
    """

    def __init__(self, path: Path | None = None) -> None:
        stages = range(len(STAGE_OFFSETS_PX))
        names = ["mean", "judge", "boxes", *(f"{part}{i}" for part in ("weights", "offset") for i in stages)]
        stored = load_numbers(path or assets_dir() / "landmarks.npz", names)
        self.mean: NDArray[np.float32] = stored["mean"].astype(np.float32)
        self._stages = [
            (stored[f"weights{i}"].astype(np.float32), stored[f"offset{i}"].astype(np.float32))
            for i in stages
        ]
        self._judge: NDArray[np.float32] = stored["judge"].astype(np.float32)
        self._boxes: NDArray[np.float32] = stored["boxes"].astype(np.float32)

    def start(self, box_xywh: tuple[int, int, int, int], side: int = 0) -> NDArray[np.float32]:
        """First guess in a box; ``side`` 0 frontal, -1 or +1 in profile to the image's left or right."""
        x, y, w, h = box_xywh
        size, corner = np.array([w, h], np.float32), np.array([x, y], np.float32)
        return np.asarray(self._boxes[side + 1] * size + corner, np.float32)

    def fit(self, gray: NDArray[np.uint8], start: NDArray[np.float32], skip: int = 0) -> Fit:
        """Move the points of a first guess to where they belong.

        Args:
            gray: (height, width) uint8.
            start: (32, 2) first guess in pixels.
            skip: how many coarse stages to leave out (a track's last points are a good guess already).
        """
        points = start
        for stage in range(skip, len(STAGE_OFFSETS_PX)):
            weights, offset = self._stages[stage]
            to_canvas = similarity(points, self.mean)
            canvas = _warp(gray, to_canvas)
            here = apply(to_canvas, points)
            moved = here + (
                features(channels(canvas), here, STAGE_OFFSETS_PX[stage]) @ weights + offset
            ).reshape(-1, 2)
            points = apply(_inverse(to_canvas), moved)
        return self._judged(gray, points)

    def _judged(self, gray: NDArray[np.uint8], points: NDArray[np.float32]) -> Fit:
        to_canvas = similarity(points, self.mean)
        here = apply(to_canvas, points)
        described = judged_features(_warp(gray, to_canvas), here)
        score, yaw, pitch = (described @ self._judge[:-1] + self._judge[-1]).tolist()
        yaw_deg = float(np.copysign(np.interp(abs(yaw), YAW_SAID, YAW_TRUE), yaw))
        return Fit(points, score, yaw_deg, (pitch - PITCH_ZERO) * PITCH_SCALE)


def judged_features(canvas: NDArray[np.uint8], points: NDArray[np.float32]) -> NDArray[np.float32]:
    """What score and pose are read from: the patch features and the shape itself."""
    patches = features(channels(canvas), points, STAGE_OFFSETS_PX[-1])
    shape = (points - CANVAS_PX / 2).reshape(-1) / RADIUS_PX
    return np.concatenate([patches, shape]).astype(np.float32)


def _warp(gray: NDArray[np.uint8], to_canvas: NDArray[np.float32]) -> NDArray[np.uint8]:
    return cv2.warpAffine(
        gray, to_canvas, (CANVAS_PX, CANVAS_PX), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )  # type: ignore[return-value]


def _inverse(transform: NDArray[np.float32]) -> NDArray[np.float32]:
    return cv2.invertAffineTransform(transform).astype(np.float32)
