"""What a layer is shown of one frame, and what every layer has in common; analysis thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.vision.detect import Box
from kiosk.vision.landmarks import Fit

Doubles = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Look:
    """One frame of a track.

    ``bgr`` is the camera's frame, (height, width, 3) uint8; ``gray`` the same at working size, in whose
    pixels ``fit`` and ``box_xywh`` are; ``at_s`` the monotonic clock.
    """

    bgr: NDArray[np.uint8] = field(repr=False)
    gray: NDArray[np.uint8] = field(repr=False)
    fit: Fit = field(repr=False)
    box_xywh: Box
    at_s: float

    @property
    def factor(self) -> float:
        """From pixels of ``gray`` to pixels of ``bgr``."""
        return float(self.bgr.shape[1] / self.gray.shape[1])


class LayerReader(Protocol):
    """One layer's view of one track: bounded memory, made and thrown away with the track."""

    def take(self, look: Look) -> None:
        """One more frame."""
        ...

    def features(self) -> Doubles | None:
        """What the track shows so far as numbers of fixed length; None before the layer can say something."""
        ...
