"""Recognisers behind one Protocol; each file is one of them."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Engine(Protocol):
    """Turns an aligned crop into a vector; the distance of two vectors is 1 - their cosine, in 0..2.

    ``name`` carries the version: templates of another name are not readable. ``typical_non_mate`` is the
    distance of a fused track to the nearest of about 15 other people and ``typical_evidence`` the mean and
    standard deviation of Gallery's evidence in such searches, measured once on people outside the training
    of the engine; the gallery starts from them while it knows too few people itself.
    """

    name: str
    size: int
    typical_non_mate: float
    typical_evidence: tuple[float, float]

    def describe(self, crop_gray: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Describe one crop of align.aligned, (160, 160) uint8, as a vector (size,) of length 1.

        Raises EngineError when it cannot any more.
        """
        ...

    def evidence(self, distance: float, second: float) -> float:
        """How strongly a search speaks for its nearest: rising, about normal over searches of strangers.

        ``distance`` is to the nearest student, ``second`` to the nearest other; only the engine knows whether
        light and crowding move their difference or their ratio least.
        """
        ...
