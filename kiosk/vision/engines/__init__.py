"""Recognisers behind one Protocol; each file is one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Typical:
    """Searches by strangers as they are without any gallery, measured once on people the engine never saw.

    ``non_mate`` is the distance that stands in for the others while one student is alone. ``mean`` and
    ``deviation`` are of the evidence for the nearest among ``roster`` people, and ``tail`` is where 0.3 % of
    such searches lie, in deviations above the mean; ``few`` the same, as strictly as a gallery wants it that
    knows too few people itself. ``rises``: students who are all alike to the engine raise that, too.
    """

    non_mate: float
    mean: float
    deviation: float
    roster: int = 15
    tail: float = 3.3
    few: float = 4.6
    rises: bool = False


@dataclass(frozen=True)
class Nearest:
    """What a search found: distances to the nearest, to the next, and the mean of all but the nearest."""

    distance: float
    second: float
    crowd: float


class Engine(Protocol):
    """Turns an aligned crop into a vector; the distance of two vectors is 1 - their cosine, in 0..2.

    ``name`` carries the version: templates of another name are not readable.
    """

    name: str
    size: int
    typical: Typical

    def describe(self, crop_gray: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Describe one crop of align.aligned, (160, 160) uint8, as a vector (size,) of length 1.

        Raises EngineError when it cannot any more.
        """
        ...

    def evidence(self, probe: NDArray[np.float32], found: Nearest, /) -> float:
        """How strongly the search of a vector speaks for its nearest: rising, alike over lights and cameras.

        Only the engine knows what of the others, and of the probe itself, must be taken out for that.
        """
        ...
