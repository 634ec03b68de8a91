"""Evidence whether a head or a picture moves before the camera, from how points shift; analysis thread."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import Depth
from kiosk.core.values import Pose
from kiosk.vision.landmarks import Fit, ShapeModel, apply, similarity

Points = NDArray[np.float32]

_BEHIND = np.array(
    [
        *(1.00, 0.95, 0.80, 0.50, 0.30, 0.50, 0.80, 0.95, 1.00),  # outline, ear to ear over the chin
        *(0.42, 0.28, 0.24, 0.24, 0.28, 0.42),  # brows
        *(0.22, 0.00, 0.16, 0.10, 0.16),  # nose: root, tip, wing, base, wing
        *(0.42, 0.30, 0.30, 0.31, 0.30, 0.42, 0.30, 0.31),  # eyes
        *(0.29, 0.16, 0.29, 0.19),  # mouth
    ],
    np.float32,
)
"""How far each of the 32 points of landmarks.py lies behind the tip of the nose, in distances of the
outer eye corners (anthropometric means, rounded). Only the bump matters: planes and bends are taken out."""
WORK_EYES_PX = 60.0
"""Pictures are scaled so that the eyes of the reference frame are this far apart at most."""
DRIFT_PX = 2.5
"""Points found in the reference frame itself, this near to where they were followed to, have not drifted."""
FORTH_AND_BACK = 0.7
"""Points that do not return to where they were within this many pixels are lost (Kalal 2010)."""
LEAST_POINTS = 30
LEAST_LEFT = 0.35
"""Share of the reference points that must still be followed."""


@dataclass(frozen=True)
class Parallax:
    """How points of the face moved against the reference frame.

    ``bump_x``, ``bump_y``: how far the generic head's relief shifted, in distances between the outer eye
    corners: about the sine of the turn for a head, about 0 for anything flat or bent; ``error`` is their
    standard error. ``sheared``: how far the motion is from a mere move, turn and zoom, 0..1: a turned head or
    a tilted picture shows some. ``points`` is how many are still followed.
    """

    bump_x: float
    bump_y: float
    error: float
    sheared: float
    points: int


class DepthReader:
    """Follows points from a frontal reference frame on. One per track; costs about 3 ms a frame."""

    def __init__(self, model: ShapeModel) -> None:
        self._mean = model.mean
        left, right = self._mean[20], self._mean[25]
        self._unit = float(np.linalg.norm(right - left))
        self._scale = 1.0
        self._previous: NDArray[np.uint8] | None = None
        self._first: NDArray[np.uint8] = np.zeros((1, 1), np.uint8)
        self._begun_at: Points = np.empty((0, 2), np.float32)
        self._reference: Points = np.empty((0, 2), np.float32)
        self._now: Points = np.empty((0, 2), np.float32)
        self._relief: NDArray[np.float32] = np.empty(0, np.float32)
        self._landmarks: Points = np.empty((0, 2), np.float32)
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
        self._now = self._begun_at = points
        self._landmarks = fit.points * np.float32(self._scale)
        self._previous = self._first = picture
        self._begun = len(points)

    def forget(self) -> None:
        """Nothing is followed any more."""
        self._previous = None

    def follow(self, gray: NDArray[np.uint8], fit: Fit) -> Parallax | None:
        """Follow the points into the next frame; None, and nothing followed, when too many were lost.

        The landmarks of the frame say where to begin looking, so that a quick turn is followed too.
        """
        if self._previous is None:
            return None
        picture = self._scaled(gray)
        if picture.shape != self._previous.shape:
            self.forget()
            return None
        landmarks = fit.points * np.float32(self._scale)
        expected = self._now + _carried(self._now, self._landmarks, landmarks)
        self._landmarks = landmarks
        moved, kept = _flow(self._previous, picture, self._now, expected)
        self._now, self._begun_at = moved[kept], self._begun_at[kept]
        self._reference, self._relief = self._reference[kept], self._relief[kept]
        self._previous = picture
        if len(self._now) < max(LEAST_POINTS, LEAST_LEFT * self._begun):
            self.forget()
            return None
        self._now = _anchored(self._first, picture, self._begun_at, self._now)
        return parallax(self._reference, self._now, self._relief)

    def _scaled(self, gray: NDArray[np.uint8]) -> NDArray[np.uint8]:
        if self._scale > 0.9:
            return gray
        small = cv2.resize(gray, None, fx=self._scale, fy=self._scale, interpolation=cv2.INTER_AREA)
        return np.asarray(small, np.uint8)


def parallax(reference: Points, now: Points, relief: NDArray[np.float32]) -> Parallax:
    """Split the motion of points into what a flat or bent sheet can do and what a head's relief does.

    A plane's homography at moderate perspective and a sheet bent along any one direction are, to second
    order, quadratic polynomials of the place; the relief of a head is not. The motion is fitted by a
    quadratic and the relief at once, by least squares with outliers weighted down.

    Args:
        reference: (n, 2) places in the reference frame, in distances between the outer eye corners.
        now: (n, 2) places now, in pixels.
        relief: (n,) depth behind the tip of the nose, same unit as reference.
    """
    x, y = reference[:, 0].astype(np.float64), reference[:, 1].astype(np.float64)
    sheet = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)
    place = apply(similarity(now, reference), now).astype(np.float64)
    full = np.hstack([sheet, -relief.astype(np.float64)[:, None]])
    solution, weight = _robust(full, place)
    flat = _solved(sheet, place, weight)
    rest_full = _rest(full, solution, place, weight)
    left = full[:, 6:] - sheet @ _solved(sheet, full[:, 6:], weight)
    error = math.sqrt(rest_full / (2 * len(x)) / max(float((left**2).sum()), 1e-9))
    stretch = np.linalg.svd(flat[1:3], compute_uv=False)
    return Parallax(
        bump_x=float(solution[6, 0]),
        bump_y=float(solution[6, 1]),
        error=error,
        sheared=float(1 - stretch[1] / max(float(stretch[0]), 1e-6)),
        points=len(x),
    )


_Matrix = NDArray[np.float64]


def _robust(basis: _Matrix, values: _Matrix) -> tuple[_Matrix, _Matrix]:
    """Least squares with weights that fall off beyond two median errors; solution and weights."""
    weight = np.ones(len(basis))
    solution = _solved(basis, values, weight)
    for _ in range(3):
        error = np.linalg.norm(values - basis @ solution, axis=1)
        weight = 1 / np.sqrt(np.maximum(1, error / (2 * np.median(error) + 1e-6)))
        solution = _solved(basis, values, weight)
    return solution, weight


def _solved(basis: _Matrix, values: _Matrix, weight: _Matrix) -> _Matrix:
    solution = np.linalg.lstsq(basis * weight[:, None], values * weight[:, None], rcond=None)[0]
    return np.asarray(solution, np.float64)


def _rest(basis: _Matrix, solution: _Matrix, values: _Matrix, weight: _Matrix) -> float:
    return float((((values - basis @ solution) * weight[:, None]) ** 2).sum())


def _chosen(picture: NDArray[np.uint8], points: Points) -> Points:
    """Corners well inside the face and the inner landmarks themselves, at most about 160, spread out.

    The rim of the face is left out: what is seen there slides over the cheek when a head turns.
    """
    middle = points.mean(axis=0)
    hull = cv2.convexHull(np.rint(middle + 0.88 * (points - middle)).astype(np.int32))
    mask = np.zeros(picture.shape, np.uint8)
    cv2.fillConvexPoly(mask, hull, (255,))
    corners = cv2.goodFeaturesToTrack(picture, 140, 0.002, 4.0, mask=mask, blockSize=3)
    found = np.concatenate([np.asarray(corners, np.float32).reshape(-1, 2), points[9:]])
    return np.ascontiguousarray(found, np.float32)


def _relief_at(where: Points, mean: Points) -> NDArray[np.float32]:
    """Depth between the landmarks: inverse-distance weights, smooth enough for a bump."""
    apart = np.linalg.norm(where[:, None, :] - mean[None, :, :], axis=2)
    weight = 1 / (apart**2 + 4.0) ** 1.5
    return np.asarray((weight @ _BEHIND) / weight.sum(axis=1), np.float32)


def _carried(points: Points, before: Points, after: Points) -> Points:
    """How far points move with the landmarks nearest to them."""
    apart = np.linalg.norm(points[:, None, :] - before[None, :, :], axis=2)
    weight = 1 / (apart**2 + 9.0)
    return np.asarray((weight @ (after - before)) / weight.sum(axis=1, keepdims=True), np.float32)


def _flow(
    before: NDArray[np.uint8], after: NDArray[np.uint8], points: Points, expected: Points
) -> tuple[Points, NDArray[np.bool_]]:
    """Pyramidal Lucas-Kanade there and back; which points came home."""
    start = points.reshape(-1, 1, 2)
    window, levels, steps = (13, 13), 2, (3, 20, 0.03)
    guess = np.ascontiguousarray(expected.reshape(-1, 1, 2))
    there, ok, _ = cv2.calcOpticalFlowPyrLK(
        before, after, start, guess, None, None, window, levels, steps, cv2.OPTFLOW_USE_INITIAL_FLOW
    )
    back, ok_back, _ = cv2.calcOpticalFlowPyrLK(
        after, before, there, start.copy(), None, None, window, levels, steps, cv2.OPTFLOW_USE_INITIAL_FLOW
    )
    off = np.linalg.norm(np.asarray(back).reshape(-1, 2) - points, axis=1)
    kept = (np.asarray(ok).ravel() > 0) & (np.asarray(ok_back).ravel() > 0) & (off < FORTH_AND_BACK)
    return np.asarray(there, np.float32).reshape(-1, 2), kept


def _anchored(first: NDArray[np.uint8], after: NDArray[np.uint8], begun_at: Points, now: Points) -> Points:
    """The points where the reference frame itself finds them again, else as they were followed.

    From frame to frame points on smooth skin slide a little each time (Matthews 2004).
    """
    guess = np.ascontiguousarray(now.reshape(-1, 1, 2))
    window, steps = (21, 21), (3, 20, 0.03)
    there, ok, _ = cv2.calcOpticalFlowPyrLK(
        first,
        after,
        np.ascontiguousarray(begun_at.reshape(-1, 1, 2)),
        guess.copy(),
        None,
        None,
        window,
        0,
        steps,
        cv2.OPTFLOW_USE_INITIAL_FLOW,
    )
    found = np.asarray(there, np.float32).reshape(-1, 2)
    near = (np.asarray(ok).ravel() > 0) & (np.linalg.norm(found - now, axis=1) < DRIFT_PX)
    return np.where(near[:, None], found, now).astype(np.float32)


BUMP_SOLID = 0.14
"""Least shift of the relief for a solid head; 24 degrees give about 0.3, no simulated picture 0.1."""
SURE_SOLID = 3.5
"""Least shift in standard errors."""
ERROR_MOST = 0.07
"""A relief known no better is no relief: points that slid on a print showed 0.37 with an error of 0.1."""
TURN_SOLID_DEG = 8.0
"""Least turn read from the face itself."""
TURN_CLEAR_DEG = 12.0
BUMP_CLEAR = 0.1
SURE_CLEAR = 2.2
"""From this turn on less relief will do (small faces): no photo reads as turned so far. The largest readings:
5.5 degrees in 266 frames of real prints that were moved and bent, 11.3 in 3,208 of rendered ones."""
SHEARED_FLAT = 0.16
BUMP_FLAT = 0.03
ERROR_FLAT = 0.02
"""Strongly tilted and surely no relief: a picture. On smooth skin and in bad light nobody can tell."""


TURN_AGREES_DEG = 6.0
BUMP_TURNED = 0.2
"""From this shift on the relief itself says that a head has turned, however the angles are read."""


def turned(parallax_now: Parallax | None, yaw_deg: float, pitch_deg: float) -> Pose | None:
    """The direction the relief has surely turned to since the reference, if the angles agree a little."""
    if parallax_now is None or parallax_now.error > ERROR_MOST:
        return None
    x, y = parallax_now.bump_x, parallax_now.bump_y
    sideways = abs(x) > abs(y)
    larger, smaller, turn = (x, abs(y), yaw_deg) if sideways else (y, abs(x), pitch_deg)
    sure = abs(larger) >= max(BUMP_TURNED, SURE_SOLID * parallax_now.error) and smaller < 0.7 * abs(larger)
    if not sure or turn * larger < 0 or abs(turn) < TURN_AGREES_DEG:
        return None
    if sideways:
        return Pose.LEFT if x > 0 else Pose.RIGHT
    return Pose.DOWN if y > 0 else Pose.UP


def judge(parallax_now: Parallax | None, yaw_deg: float, pitch_deg: float) -> Depth:
    """One frame's verdict. The relief must move the way the head turned: the nose leads.

    ``yaw_deg`` and ``pitch_deg`` are the turn since the reference frame.
    """
    if parallax_now is None or parallax_now.error > ERROR_MOST:
        return Depth.UNKNOWN
    sideways = abs(yaw_deg) >= abs(pitch_deg)
    turn, bump = (yaw_deg, parallax_now.bump_x) if sideways else (pitch_deg, parallax_now.bump_y)
    leads = bump if turn > 0 else -bump
    clear = abs(turn) >= TURN_CLEAR_DEG
    least, sure = (BUMP_CLEAR, SURE_CLEAR) if clear else (BUMP_SOLID, SURE_SOLID)
    if abs(turn) >= TURN_SOLID_DEG and leads >= max(least, sure * parallax_now.error):
        return Depth.SOLID
    either = math.hypot(parallax_now.bump_x, parallax_now.bump_y)
    surely = parallax_now.error <= ERROR_FLAT
    if surely and parallax_now.sheared >= SHEARED_FLAT and either < BUMP_FLAT:
        return Depth.FLAT
    return Depth.UNKNOWN
