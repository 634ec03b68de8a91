"""Fits the judges to one terminal's camera from guided tries: what does not transfer, learnt here."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kiosk.core.observation import Layer
from kiosk.vision.pad.learning import learnt
from kiosk.vision.pad.numbers import Judge, PadNumbers, TrackFeatures

RIDGE = 0.02
"""Pull toward the shipped judge: a handful of tries moves it, dozens decide."""
LEAST_EACH = 3


def fitted(
    numbers: PadNumbers, live: Sequence[TrackFeatures], attacks: Sequence[TrackFeatures]
) -> PadNumbers:
    """Each judge learnt on from the shipped one (a maximum a posteriori estimate round its weights).

    Args:
        numbers: what is shipped.
        live: features of tries by people, several numbers of looks of each try if wanted.
        attacks: of tries with prints, phones, tablets before this very camera.

    Returns:
        Judges for this camera, same limits. A layer with under three tries of a kind stays as it is.
    """
    judges = {layer: _fitted(judge, layer, live, attacks) for layer, judge in numbers.judges.items()}
    return PadNumbers(judges, numbers.limits)


def _fitted(
    judge: Judge, layer: Layer, live: Sequence[TrackFeatures], attacks: Sequence[TrackFeatures]
) -> Judge:
    own = [features[layer] for features in live if layer in features]
    others = [features[layer] for features in attacks if layer in features]
    if min(len(own), len(others)) < LEAST_EACH:
        return judge
    rows = np.array([*own, *others])
    is_live = np.arange(len(rows)) < len(own)
    middle = rows.mean(axis=0)
    spread = np.maximum(rows.std(axis=0), 0.02) * np.sqrt(rows.shape[1])
    prior = np.array([*(judge.weights * spread), judge.bias + float(middle @ judge.weights)])
    found = learnt((rows - middle) / spread, is_live, np.ones(len(rows)), RIDGE, prior)
    weights = found[:-1] / spread
    return Judge(weights, float(found[-1] - middle @ weights), judge.low, judge.high)
