"""Evidence whether a head or a picture moves before the camera, from how points shift; analysis thread."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import Depth
from kiosk.vision.landmarks import Fit, ShapeModel, apply, similarity

Points = NDArray[np.float32]

# How far each of the 32 points of landmarks.py lies behind the tip of the nose, in distances between the outer
# eye corners (anthropometric means, rounded). Only the bump matters: planes and bends are taken out below.
_BEHIND = np.array(
    [1.00, 0.95, 0.80, 0.50, 0.30, 0.50, 0.80, 0.95, 1.00]  # outline, ear to ear over the chin
    + [0.42, 0.28, 0.24, 0.24, 0.28, 0.42]  # brows
    + [0.22, 0.00, 0.16, 0.10, 0.16]  # nose: root, tip, wing, base, wing
    + [0.42, 0.30, 0.30, 0.31, 0.30, 0.42, 0.30, 0.31]  # eyes
    + [0.29, 0.16, 0.29, 0.19],  # mouth
    np.float32,
)
WORK_EYES_PX = 60.0
"""Pictures are scaled so that the eyes of the reference frame are this far apart at most."""
FORTH_AND_BACK = 0.7
"""Points that do not return to where they were within this many pixels are lost (Kalal 2010)."""
LEAST_POINTS = 36
LEAST_LEFT = 0.5
"""Share of the reference points that must still be followed."""


@dataclass(frozen=True)
class Parallax:
    """How points of the face moved against the reference frame.

    ``bump_x``, ``bump_y``: how far the generic head's relief shifted, in distances between the eyes: about the
    sine of the turn for a head, about 0 for anything flat or bent. ``explained``: share of what no flat or bent
    sheet explains that the relief explains, 0..1. ``sheared``: how far the points are from a mere move, turn and
    zoom, relative: a turned head or a tilted picture shows some. ``points`` still followed.
    """

    bump_x: float
    bump_y: float
    explained: float
    sheared: float
    points: int


class DepthReader:
    """Follows points from a frontal reference frame on. One per track; costs about 2 ms a frame."""

    def __init__(self, model: ShapeModel) -> None:
        self._mean = model.mean
        left, right = self._mean[20], self._mean[25]
        self._unit = float(np.linalg.norm(right - left))
        self._scale = 1.0
        self._previous: NDArray[np.uint8] | None = None
        self._reference: Points = np.empty((0, 2), np.float32)
        self._now: Points = np.empty((0, 2), np.float32)
        self._relief: NDArray[np.float32] = np.empty(0, np.float32)
        self._begun = 0

    @property
    def has_reference(self) -> bool:
        """Whether points are being followed."""
        return self._previous is not None

    def begin(self, gray: NDArray[np.uint8], fit: Fit) -> None:
        """Take this frame, with a frontal face, as the reference."""
        eyes = float(np.linalg.norm(fit.eyes[1] - fit.eyes[0]))
        self._scale = min(1.0, WORK_EYES_PX / max(eyes, 1.0))
        picture = self._scaled(gray)
        to_mean = similarity(fit.points * self._scale, self._mean)
        points = _chosen(picture, fit.points * self._scale)
        where = apply(to_mean, points)
        self._reference = (where - self._mean.mean(axis=0)) / self._unit
        self._relief = _relief_at(where, self._mean)
        self._now = points
        self._previous = picture
        self._begun = len(points)

    def forget(self) -> None:
        """Nothing is followed any more."""
        self._previous = None

    def follow(self, gray: NDArray[np.uint8]) -> Parallax | None:
        """Follow the points into the next frame; None, and nothing followed, when too many were lost."""
        if self._previous is None:
            return None
        picture = self._scaled(gray)
        if picture.shape != self._previous.shape:
            self.forget()
            return None
        moved, kept = _flow(self._previous, picture, self._now)
        self._now, self._reference, self._relief = moved[kept], self._reference[kept], self._relief[kept]
        self._previous = picture
        if len(self._now) < max(LEAST_POINTS, LEAST_LEFT * self._begun):
            self.forget()
            return None
        return parallax(self._reference, self._now, self._relief)

    def _scaled(self, gray: NDArray[np.uint8]) -> NDArray[np.uint8]:
        if self._scale > 0.9:
            return gray
        small = cv2.resize(gray, None, fx=self._scale, fy=self._scale, interpolation=cv2.INTER_AREA)
        return np.asarray(small, np.uint8)


def parallax(reference: Points, now: Points, relief: NDArray[np.float32]) -> Parallax:
    """Split the motion of points into what a flat or bent sheet can do and what a head's relief does.

    A plane's homography at moderate perspective and a sheet bent along any one direction are, to second order,
    quadratic polynomials of the place; the relief of a head is not. Motion and relief are both
    freed of quadratics by least squares (with two rounds of down-weighting outliers), and the rest of the motion
    is projected on the rest of the relief.

    Args:
        reference: (n, 2) places in the reference frame, in distances between the outer eye corners.
        now: (n, 2) places now, in pixels.
        relief: (n,) depth behind the tip of the nose, same unit as reference.
    """
    x, y = reference[:, 0].astype(np.float64), reference[:, 1].astype(np.float64)
    sheet = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)
    to_unit = similarity(now, reference.astype(np.float32))
    place = apply(to_unit, now).astype(np.float64)
    full = np.hstack([sheet, -relief.astype(np.float64)[:, None]])
    weight = np.ones(len(x))
    solution = np.zeros((7, 2))
    for _ in range(3):
        solution = np.linalg.lstsq(full * weight[:, None], place * weight[:, None], rcond=None)[0]
        error = np.linalg.norm(place - full @ solution, axis=1)
        weight = 1 / np.sqrt(np.maximum(1, error / (2 * np.median(error) + 1e-6)))
    flat = np.linalg.lstsq(sheet * weight[:, None], place * weight[:, None], rcond=None)[0]
    rest_flat = float((((place - sheet @ flat) * weight[:, None]) ** 2).sum())
    rest_full = float((((place - full @ solution) * weight[:, None]) ** 2).sum())
    explained = 1 - rest_full / max(rest_flat, 1e-9)
    stretch = np.linalg.svd(flat[1:3], compute_uv=False)
    sheared = float(1 - stretch[1] / max(stretch[0], 1e-6))
    return Parallax(float(solution[6, 0]), float(solution[6, 1]), explained, sheared, len(x))


def _chosen(picture: NDArray[np.uint8], points: Points) -> Points:
    """Corners inside the face and the inner landmarks themselves, at most about 140."""
    hull = cv2.convexHull(points.astype(np.int32))
    mask = np.zeros(picture.shape, np.uint8)
    cv2.fillConvexPoly(mask, hull, 255)
    mask = cv2.erode(mask, np.ones((5, 5), np.uint8))
    corners = cv2.goodFeaturesToTrack(picture, 110, 0.004, 3.0, mask=mask, blockSize=3)
    inner = points[9:]
    found = inner if corners is None else np.concatenate([corners.reshape(-1, 2), inner])
    return np.ascontiguousarray(found, np.float32)


def _relief_at(where: Points, mean: Points) -> NDArray[np.float32]:
    """Depth between the landmarks: inverse-distance weights, smooth enough for a bump."""
    apart = np.linalg.norm(where[:, None, :] - mean[None, :, :], axis=2)
    weight = 1 / (apart**2 + 4.0) ** 1.5
    return np.asarray((weight @ _BEHIND) / weight.sum(axis=1), np.float32)


def _flow(
    before: NDArray[np.uint8], after: NDArray[np.uint8], points: Points
) -> tuple[Points, NDArray[np.bool_]]:
    options = {"winSize": (13, 13), "maxLevel": 3}
    there, ok, _ = cv2.calcOpticalFlowPyrLK(before, after, points.reshape(-1, 1, 2), None, **options)
    back, ok_back, _ = cv2.calcOpticalFlowPyrLK(after, before, there, None, **options)
    off = np.linalg.norm(back.reshape(-1, 2) - points, axis=1)
    kept = (ok.ravel() > 0) & (ok_back.ravel() > 0) & (off < FORTH_AND_BACK)
    return there.reshape(-1, 2), kept


BUMP_SOLID = 0.10
"""Least shift of the relief for a solid head; a turn of 17 degrees gives about 0.25."""
EXPLAINED_SOLID = 0.30
SHEARED_FLAT = 0.10
BUMP_FLAT = 0.03
"""Strongly tilted and no relief: a picture."""


def judge(parallax_now: Parallax | None, yaw_deg: float, pitch_deg: float) -> Depth:
    """One frame's verdict. The relief must move the way the head turned: the nose leads.

    ``yaw_deg`` and ``pitch_deg`` are the turn since the reference frame.
    """
    if parallax_now is None:
        return Depth.UNKNOWN
    along, turn = (
        (parallax_now.bump_x, yaw_deg) if abs(yaw_deg) >= abs(pitch_deg) else (parallax_now.bump_y, pitch_deg)
    )
    if (
        abs(turn) >= 8
        and along * turn > 0
        and abs(along) >= BUMP_SOLID
        and parallax_now.explained >= EXPLAINED_SOLID
    ):
        return Depth.SOLID
    bump = float(np.hypot(parallax_now.bump_x, parallax_now.bump_y))
    if parallax_now.sheared >= SHEARED_FLAT and bump < BUMP_FLAT:
        return Depth.FLAT
    return Depth.UNKNOWN
