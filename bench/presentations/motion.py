"""How a hand holds a thing, and how somebody follows what the screen asks. Seeded, no clock of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bench.presentations.material import FARTHEST_DEG
from kiosk.core.values import Pose

REACTION_S = 0.4
"""From the words on the screen to the beginning of the motion."""
SWEEP_S = 2.6
"""There and back; then again, a little farther each time."""


def rise(t_s: float, lasts_s: float) -> float:
    """0 before, 1 after, smooth between."""
    share = float(np.clip(t_s / lasts_s, 0, 1))
    return share * share * (3 - 2 * share)


@dataclass(frozen=True)
class Place:
    """Where a hand holds something: mm, degrees; as kiosk.vision.rendered.sheet.Held."""

    x_mm: float
    y_mm: float
    distance_mm: float
    yaw_deg: float
    pitch_deg: float
    roll_deg: float


class Hand:
    """A hand: slow sway, breath, and a tremor of 6 to 9 Hz."""

    def __init__(self, rng: np.random.Generator, rests: bool) -> None:
        """``rests``: on something, so that it is nearly still."""
        self._phase = rng.uniform(0, 2 * np.pi, 12)
        self._rate = rng.uniform(0.7, 1.3, 12)
        self._tremor_hz = float(rng.uniform(6, 9))
        self._calm = float(rng.uniform(0.02, 0.12)) if rests else float(rng.uniform(0.4, 1.3))
        self._at = (float(rng.uniform(-25, 25)), float(rng.uniform(-15, 25)))
        self._tilt = rng.normal(0, 3, 3) if rests else rng.normal(0, 4, 3)

    def sway(self, t_s: float, k: int) -> float:
        """A slow motion of its own for each k, about -1..1."""
        phase, rate = self._phase[k % 12], self._rate[k % 12]
        slow = 0.7 * np.sin(1.1 * rate * t_s + phase) + 0.3 * np.sin(2.7 * rate * t_s + 2 * phase)
        return float(slow)

    def holds(self, t_s: float, distance_mm: float) -> Place:
        """Where it holds something that should be this far away."""
        calm = self._calm
        tremor = calm * float(np.sin(2 * np.pi * self._tremor_hz * t_s))
        return Place(
            self._at[0] + calm * 10 * self.sway(t_s, 1) + 0.5 * tremor,
            self._at[1] + calm * 7 * self.sway(t_s, 2) + 0.7 * tremor,
            distance_mm * (1 + 0.012 * calm * self.sway(t_s, 3)),
            float(self._tilt[0]) + calm * 3 * self.sway(t_s, 4),
            float(self._tilt[1]) + calm * 2.5 * self.sway(t_s, 5) + 0.3 * tremor,
            float(self._tilt[2]) + calm * 1.5 * self.sway(t_s, 6),
        )

    @staticmethod
    def moved(place: Place, x_mm: float, y_mm: float, zoom: float) -> Place:
        """The same, moved in its plane and nearer."""
        return Place(
            place.x_mm + x_mm,
            place.y_mm + y_mm,
            place.distance_mm * zoom,
            place.yaw_deg,
            place.pitch_deg,
            place.roll_deg,
        )


class Order:
    """What the screen asks and since when; how far somebody who follows has turned.

    ``count``: how many turns were asked so far; the same one again after a look straight counts once.
    """

    def __init__(self) -> None:
        self.asked: Pose | None = None
        self.count = 0
        self._turn: Pose | None = None
        self._since_s = float("inf")

    def hear(self, t_s: float, asked: Pose | None) -> None:
        """What the screen says at this time."""
        if asked is self.asked:
            return
        if asked is not None:
            self._since_s = t_s
            if asked is not Pose.FRONT:
                self.count += asked is not self._turn
                self._turn = asked
        else:
            self._since_s = float("inf")
        self.asked = asked

    def since(self, t_s: float) -> float:
        """Seconds since somebody quick began to follow; below 0 before, or when nothing is asked."""
        return t_s - self._since_s - REACTION_S if self.asked is not None else float("-inf")

    def angles(self, t_s: float) -> tuple[float, float]:
        """Yaw and pitch in degrees of a head (or a sheet) that follows: there and back, again and again."""
        if self.asked is None or self.asked is Pose.FRONT or self.since(t_s) <= 0:
            return 0.0, 0.0
        since_s = self.since(t_s)
        share = 0.5 - 0.5 * float(np.cos(2 * np.pi * min(since_s % SWEEP_S, SWEEP_S) / SWEEP_S))
        far = min(1.25, 1.0 + 0.12 * (since_s // SWEEP_S))
        yaw, pitch = FARTHEST_DEG[self.asked]
        return far * share * yaw, far * share * pitch
