"""Names the direction of a head by its angles, relative to this person looking straight; analysis thread."""

from __future__ import annotations

from collections import deque
from statistics import fmean

from kiosk.core.values import Pose

FRONT_DEG = 9.0
"""Within this yaw and pitch a face counts as frontal."""
SIDE_DEG = 14.0
"""From this yaw on a face is turned; measured medians of our own error: 5.5 degrees yaw, 3.5 pitch."""
TILT_DEG = 10.0
"""From this pitch on a face looks up or down."""
SMOOTHING = 0.5
"""Share of the newest frame in the smoothed angles (half-life of one frame)."""
REST_FRAMES = 12
"""Frontal frames over which the resting angles are averaged: the newest ones until somebody is asked to act,
because the first ones of a visit are those of walking up."""
REST_LIMIT_DEG = 10.0
"""The resting angles correct at most this much (a camera below the face, our own bias on this face)."""
LOW_REST_DEG = 20.0
"""A head held still, seen from below by the frontal cascade, may rest looking up by so much: a man who looked
straight into his laptop read -19.5 degrees, for seconds, with a deviation of 1.2. Looking down has no such
rule: who stands so reads a phone."""
STILL_FRAMES = 8
STILL_DEG = 6.0
"""A head is held still when so many frames in a row read no further apart than this, in yaw and in pitch."""


class PoseReader:
    """Smooths the angles of one track and takes its resting position as zero. One per track."""

    def __init__(self) -> None:
        self._rest = (0.0, 0.0)
        self._rest_frames = 0
        self._smooth: tuple[float, float] | None = None
        self._newest: deque[tuple[float, float]] = deque(maxlen=STILL_FRAMES)

    def update(
        self, yaw_deg: float, pitch_deg: float, *, acting: bool = False, frontal: bool = False
    ) -> tuple[float, float]:
        """Take one frame's raw angles; returns yaw and pitch in degrees from this person's own front.

        ``acting``: the head is asked to move, so that it is at rest no more once it is known how it rests.
        ``frontal``: the frontal cascade sees the face in this very frame.
        """
        known = acting and self._rest_frames >= REST_FRAMES
        if not frontal:
            self._newest.clear()
        self._newest.append((yaw_deg, pitch_deg))
        low = self._low_rest() if not acting or self._rest_frames == 0 else None
        if low is not None:
            self._rest, self._rest_frames = low, REST_FRAMES
            self._smooth = None  # that it is this person's front is no movement
        elif not known and abs(yaw_deg) < 12 and abs(pitch_deg) < 16:
            self._rest_frames = min(self._rest_frames + 1, REST_FRAMES)
            part = 1 / self._rest_frames
            self._rest = (
                self._rest[0] + part * (_limited(yaw_deg) - self._rest[0]),
                self._rest[1] + part * (_limited(pitch_deg) - self._rest[1]),
            )
        now = (yaw_deg - self._rest[0], pitch_deg - self._rest[1])
        if self._smooth is None:
            self._smooth = now
        else:
            self._smooth = (
                self._smooth[0] + SMOOTHING * (now[0] - self._smooth[0]),
                self._smooth[1] + SMOOTHING * (now[1] - self._smooth[1]),
            )
        return self._smooth

    def _low_rest(self) -> tuple[float, float] | None:
        """The angles of a head held still before a camera below it; None of any other."""
        yaws, pitches = zip(*self._newest, strict=True)
        yaw_deg, pitch_deg = fmean(yaws), fmean(pitches)
        still = max(max(yaws) - min(yaws), max(pitches) - min(pitches)) <= STILL_DEG
        low = -LOW_REST_DEG - STILL_DEG / 2 <= pitch_deg < -REST_LIMIT_DEG and abs(yaw_deg) < REST_LIMIT_DEG
        if len(self._newest) < STILL_FRAMES or not (still and low):
            return None
        return yaw_deg, max(pitch_deg, -LOW_REST_DEG)


def named(yaw_deg: float, pitch_deg: float) -> Pose | None:
    """The pose shown, or None between poses. The larger turn wins; yaw > 0 is the student's own left."""
    if abs(yaw_deg) <= FRONT_DEG and abs(pitch_deg) <= FRONT_DEG:
        return Pose.FRONT
    if abs(yaw_deg) >= SIDE_DEG and abs(yaw_deg) > abs(pitch_deg):
        return Pose.LEFT if yaw_deg > 0 else Pose.RIGHT
    if abs(pitch_deg) >= TILT_DEG and abs(pitch_deg) > abs(yaw_deg):
        return Pose.DOWN if pitch_deg > 0 else Pose.UP
    return None


def _limited(angle_deg: float) -> float:
    return max(-REST_LIMIT_DEG, min(REST_LIMIT_DEG, angle_deg))
