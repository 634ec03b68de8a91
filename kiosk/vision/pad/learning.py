"""Logistic regression of live against attack, from scratch or on from what was learnt.

Pure. Used by bench/train_pad.py for what is shipped and by `terminal` for one camera.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kiosk.vision.pad.look import Doubles

STEPS = 40


def learnt(
    features: Doubles, live: NDArray[np.bool_], weight: Doubles, ridge: float, prior: Doubles | None = None
) -> Doubles:
    """Weights and bias that tell live from attack, both counting for half (so that 0 means: no idea).

    Args:
        features: (n, d).
        live: (n,), both kinds among them.
        weight: (n,) above 0, how much each row counts within its kind.
        ridge: strength of the pull toward the prior, per unit of mean log loss.
        prior: (d + 1,) weights and bias to start from; none means zeros and a free bias.

    Returns:
        (d + 1,): Newton's method on log loss and half the ridge times the squared distance to the prior.
    """
    share = np.where(live, 0.5 * weight / weight[live].sum(), 0.5 * weight / weight[~live].sum())
    rows = np.hstack([features, np.ones((len(features), 1))])
    pull = np.full(rows.shape[1], ridge)
    if prior is None:
        pull[-1] = 1e-6
    start = np.zeros(rows.shape[1]) if prior is None else prior
    found = start.copy()
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (share * (odds - live)) + pull * (found - start)
        bend = (rows * (share * odds * (1 - odds))[:, None]).T @ rows + np.diag(pull + 1e-9)
        step = np.linalg.solve(bend, slope)
        found = found - step
        if float(np.abs(step).max()) < 1e-6:
            break
    return np.asarray(found, np.float64)
