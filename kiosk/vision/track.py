"""Follows the nearest person from frame to frame without a break; lives on the analysis thread."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kiosk.vision.detect import Box, FaceDetector
from kiosk.vision.landmarks import Fit, ShapeModel
from kiosk.vision.pose import PoseReader

BRIDGE_S = 0.7
"""How long a face may stay unseen by every cascade while its points can still be followed."""
SURE_SCORE = 0.7
SURE_BRIDGE_S = 2.0
"""How long, while the points still fit so well: no cascade sees a face that looks far down."""
GOOD_SCORE = 0.35
"""Least score of a fit that is believed (ShapeModel: about 1 on a face, about 0 elsewhere)."""
START_AGAIN_EVERY = 5
"""Every fifth frame the points are also fitted from the cascade's box, in case they settled wrongly."""
JUMP_PER_S = 4.0
"""Face widths a person moves in a second at most, and never judged under a third of a width."""

FRESH_MARGIN = 0.1
"""A fit begun anew from the detected box is taken unless the followed one scores better by this."""


@dataclass(eq=False)
class Track:
    """One person's run of frames. ``confirmed_at_s`` is when a cascade last saw the face."""

    track_id: int
    box: Box
    fit: Fit
    seen_at_s: float
    confirmed_at_s: float
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    pose: PoseReader = field(default_factory=PoseReader)


class Tracker:
    """Detects on half the picture, fits points, keeps one track. Ids increase for the life of the tracker."""

    def __init__(self, detector: FaceDetector, model: ShapeModel) -> None:
        self._detector = detector
        self._model = model
        self._next_id = 1
        self._followed_frames = 0
        self._current: Track | None = None

    @property
    def current(self) -> Track | None:
        """The track as of the last update."""
        return self._current

    def drop(self) -> None:
        """Nobody is followed any more."""
        self._current = None

    def update(self, gray: NDArray[np.uint8], boxes: list[Box], at_s: float) -> Track | None:
        """Take one frame.

        Args:
            gray: (height, width) uint8.
            boxes: frontal faces of this frame, largest first.
            at_s: monotonic seconds.

        Returns:
            The track of the nearest face, or None.
        """
        track = self._current
        if track is not None and at_s - track.seen_at_s <= BRIDGE_S:
            own = _matching(track, boxes, at_s)
            nearer = boxes[0] if boxes and boxes[0] != own and boxes[0][2] > 1.3 * track.box[2] else None
            if nearer is None and self._followed(track, gray, own, at_s):
                return track
        self._current = self._begun(gray, boxes, at_s)
        return self._current

    def _begun(self, gray: NDArray[np.uint8], boxes: list[Box], at_s: float) -> Track | None:
        for box in boxes[:2]:
            fit = self._model.fit(gray, self._model.start(box))
            if fit.score >= GOOD_SCORE:
                track = Track(self._next_id, box, fit, at_s, at_s)
                track.yaw_deg, track.pitch_deg = track.pose.update(fit.yaw_deg, fit.pitch_deg)
                self._next_id += 1
                return track
        return None

    def _followed(self, track: Track, gray: NDArray[np.uint8], own: Box | None, at_s: float) -> bool:
        fit = self._model.fit(gray, track.fit.points, skip=1)
        self._followed_frames += 1
        doubtful = fit.score < 0.7 or self._followed_frames % START_AGAIN_EVERY == 0
        if own is not None and (doubtful or not _inside(fit, own)):
            again = self._model.fit(gray, self._model.start(own))
            if again.score > fit.score or not _inside(fit, own):
                fit = again
        if fit.score < GOOD_SCORE:
            return False
        if own is None:
            own = _box_of(fit, track)
            if not _near(track.box, own, at_s - track.seen_at_s):
                return False
            if at_s - track.confirmed_at_s > BRIDGE_S / 3 and self._in_profile(gray, own, fit):
                track.confirmed_at_s = at_s
        else:
            track.confirmed_at_s = at_s
        bridge_s = SURE_BRIDGE_S if fit.score >= SURE_SCORE else BRIDGE_S
        if at_s - track.confirmed_at_s > bridge_s:
            return False
        track.box, track.fit, track.seen_at_s = own, fit, at_s
        track.yaw_deg, track.pitch_deg = track.pose.update(fit.yaw_deg, fit.pitch_deg)
        return True

    def _in_profile(self, gray: NDArray[np.uint8], box: Box, fit: Fit) -> bool:
        """Whether the profile cascade sees a face that looks the way this one is turned."""
        return bool(self._detector.profile_near(gray, box, 1 if fit.yaw_deg > 0 else -1))


def _matching(track: Track, boxes: list[Box], at_s: float) -> Box | None:
    near = [box for box in boxes if _near(track.box, box, at_s - track.seen_at_s)]
    return min(near, key=lambda box: _distance(track.box, box)) if near else None


def _distance(a: Box, b: Box) -> float:
    return float(np.hypot(a[0] + a[2] / 2 - b[0] - b[2] / 2, a[1] + a[3] / 2 - b[1] - b[3] / 2))


def _near(before: Box, now: Box, elapsed_s: float) -> bool:
    reach = max(0.35, min(0.8, JUMP_PER_S * elapsed_s)) * before[2]
    return _distance(before, now) < reach and 0.6 < now[2] / before[2] < 1.6


def _inside(fit: Fit, box: Box) -> bool:
    x, y, w, h = box
    middle = fit.points.mean(axis=0)
    return bool(abs(middle[0] - x - 0.49 * w) < 0.25 * w and abs(middle[1] - y - 0.56 * h) < 0.25 * h)


def _box_of(fit: Fit, track: Track) -> Box:
    """A box round the points, of the size the cascade gave the same face (points span 0.76 of it)."""
    middle = fit.points.mean(axis=0)
    before = track.fit.points
    grown = float(np.ptp(fit.points[:, 1])) / max(float(np.ptp(before[:, 1])), 1.0)
    side = round(track.box[2] * min(1.15, max(0.87, grown)))
    return (round(float(middle[0]) - 0.49 * side), round(float(middle[1]) - 0.56 * side), side, side)
