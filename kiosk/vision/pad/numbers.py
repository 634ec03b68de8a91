"""What was learnt for the layers, how their log-odds are put together, and the limits; analysis thread."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import Layer, Presentation, Presented
from kiosk.vision.landmarks import NumbersError, assets_dir, load_numbers
from kiosk.vision.pad import blink, edge, jump, plane, texture
from kiosk.vision.pad.look import Doubles

_log = logging.getLogger(__name__)

TrackFeatures = Mapping[Layer, Doubles]
"""What the layers read of one track; a layer that cannot say anything yet is missing."""

SIZES = {
    Layer.TEXTURE: texture.FEATURES,
    Layer.PLANE: plane.FEATURES,
    Layer.BLINK: blink.FEATURES,
    Layer.EDGE: edge.FEATURES,
    Layer.JUMP: jump.FEATURES,
}


@dataclass(frozen=True)
class Limits:
    """Where the sum of log-odds turns into a word: below ``attack``, below ``doubtful``, from ``live`` on.

    Nothing is said before ``looks`` looks, but for an attack below ``early`` from the second look on. Live
    tracks of classroom, judged by halves of its people, are at -0.3 and above from 4 looks on, at 0.1 from 2.
    """

    attack: float = -0.4
    doubtful: float = 0.5
    live: float = 4.0
    looks: int = 4
    early: float = -2.8

    def word(self, log_odds: float, looks: int) -> Presented:
        """What a sum of log-odds after so many looks means."""
        if looks < self.looks:
            return Presented.ATTACK if looks > 1 and log_odds < self.early else Presented.UNKNOWN
        if log_odds < self.attack:
            return Presented.ATTACK
        if log_odds < self.doubtful:
            return Presented.DOUBTFUL
        return Presented.LIVE if log_odds >= self.live else Presented.UNKNOWN


@dataclass(frozen=True, eq=False)
class Judge:
    """A layer's logistic regression: log-odds of a live face, clamped to what the layer may say.

    ``weights`` (n,) belong to the features as they are; ``low`` < 0 < ``high`` natural logs of odds.
    """

    weights: Doubles = field(repr=False)
    bias: float
    low: float
    high: float

    def log_odds(self, features: Doubles) -> float:
        """Above 0 speaks for a live face."""
        return float(np.clip(features @ self.weights + self.bias, self.low, self.high))


@dataclass(frozen=True, eq=False)
class PadNumbers:
    """Everything that is learnt: a judge a layer, and the limits. Numbers only."""

    judges: Mapping[Layer, Judge]
    limits: Limits = Limits()

    @classmethod
    def shipped(cls, path: Path | None = None) -> PadNumbers:
        """assets/pad.npz, made by bench/train_pad.py. Raises NumbersError when it is missing or altered."""
        path = path or assets_dir() / "pad.npz"
        names = [layer.value for layer in SIZES]
        return cls.of(load_numbers(path, [*names, "limits"]), path)

    @classmethod
    def of(cls, stored: Mapping[str, NDArray[np.generic]], path: Path | None = None) -> PadNumbers:
        """From what `stored` gave; ``path`` for the message. Raises NumbersError when it does not fit."""
        path = path or Path("stored numbers")
        if not {*(layer.value for layer in SIZES), "limits"} <= set(stored):
            raise NumbersError(f"{path} lacks a layer: measure the attacks again")
        judges = {layer: _judge(stored[layer.value], size, path) for layer, size in SIZES.items()}
        if stored["limits"].shape != (5,):
            raise NumbersError(f"{path} is of another version: install the program again")
        attack, doubtful, live, looks, early = stored["limits"].astype(np.float64).tolist()
        return cls(judges, Limits(attack, doubtful, live, round(looks), early))

    def stored(self) -> dict[str, NDArray[np.float32]]:
        """As arrays for np.savez: each layer's weights, bias, low, high; the limits."""
        arrays = {
            layer.value: np.array([*judge.weights, judge.bias, judge.low, judge.high], np.float32)
            for layer, judge in self.judges.items()
        }
        limits = self.limits
        own = (limits.attack, limits.doubtful, limits.live, limits.looks, limits.early)
        arrays["limits"] = np.array(own, np.float32)
        return arrays

    def before_fitting(self) -> PadNumbers:
        """The same for a camera that `kiosk check attacks` has not seen: only what is overwhelming refuses.

        Where this camera's live faces lie is not known (rendered students lie down to -1.0): what would be an
        attack before the camera learnt from is a doubt here, and a doubt costs a second turn.
        """
        return self.with_limits(replace(self.limits, attack=min(self.limits.attack, self.limits.early)))

    def with_limits(self, limits: Limits) -> PadNumbers:
        """The same judges at other limits."""
        return replace(self, limits=limits)

    def presentation(self, features: TrackFeatures, looks: int) -> Presentation:
        """What all layers together make of a track after ``looks`` looks; without a judge it is silent."""
        layers = tuple(
            (layer, judge.log_odds(features[layer]))
            for layer, judge in self.judges.items()
            if layer in features
        )
        total = sum(log_odds for _, log_odds in layers)
        word = self.limits.word(total, looks) if layers else Presented.UNKNOWN
        return Presentation(word, total, layers)


def shipped_or_silent(path: Path | None = None) -> PadNumbers:
    """What is shipped, for a camera that was not fitted; missing or altered, the challenge alone decides.

    IT reads why in the log, once for each start.
    """
    try:
        return PadNumbers.shipped(path).before_fitting()
    except NumbersError as error:
        _log.error("%s: until then the challenge alone decides who is live", error)
        return PadNumbers({})


def _judge(numbers: NDArray[np.generic], size: int, path: Path) -> Judge:
    if numbers.shape != (size + 3,) or not np.isfinite(numbers.astype(np.float64)).all():
        raise NumbersError(f"{path} is of another version: install the program again")
    *weights, bias, low, high = numbers.astype(np.float64).tolist()
    return Judge(np.array(weights), bias, low, high)
