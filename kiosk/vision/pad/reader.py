"""Puts the layers of one track together: frames in, a Presentation out; analysis thread."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import Layer, Presentation
from kiosk.vision.detect import Box
from kiosk.vision.landmarks import Fit
from kiosk.vision.pad.blink import BlinkReader
from kiosk.vision.pad.edge import EdgeReader
from kiosk.vision.pad.jump import JumpReader
from kiosk.vision.pad.look import LayerReader, Look
from kiosk.vision.pad.numbers import PadNumbers, TrackFeatures
from kiosk.vision.pad.plane import PlaneReader
from kiosk.vision.pad.texture import TextureReader

LOOK_EVERY_S = 0.16
"""A look is taken at most six times a second: the layers were learnt at five, and cost 6 ms each time."""
GAP_S = 2.5
"""After a longer gap all begins anew: the track was served to nobody meanwhile. A turn takes less."""
NEARER = 1.4
"""So much wider than at the first look, all begins anew: of whoever waited in the queue the layers saw a
small face at rest and then somebody walking, neither of which they were learnt on."""


class PresentationReader:
    """One per track, made and thrown away with it. ``look`` costs some 6 ms six times a second."""

    def __init__(self, numbers: PadNumbers) -> None:
        self._numbers = numbers
        self._layers = _layers()
        self._looked_at_s = -np.inf
        self._looks, self._began_px = 0, 0
        self._said = Presentation()

    def look(
        self,
        bgr: NDArray[np.uint8],
        gray: NDArray[np.uint8],
        fit: Fit,
        box_xywh: Box,
        at_s: float,
        *,
        anew: bool = True,
    ) -> None:
        """Take one frame of the track, or pass over it when the last one was taken just before.

        Args:
            bgr: the camera's frame, (height, width, 3).
            gray: the same at working size, (rows, columns).
            fit: the points of the face, pixels of ``gray``.
            box_xywh: its box there.
            at_s: monotonic seconds, rising.
            anew: whether a gap or a nearer face begins all anew.
        """
        if at_s - self._looked_at_s < LOOK_EVERY_S:
            return
        another = at_s - self._looked_at_s > GAP_S or box_xywh[2] > NEARER * self._began_px
        if not self._looks or (anew and another):
            self._layers, self._looks, self._began_px = _layers(), 0, box_xywh[2]
        self._looked_at_s = at_s
        self._looks += 1
        look = Look(bgr, gray, fit, box_xywh, at_s)
        for layer in self._layers.values():
            layer.take(look)
        self._said = self._numbers.presentation(self.features(), self._looks)

    @property
    def looks(self) -> int:
        """How many frames were taken."""
        return self._looks

    def features(self) -> TrackFeatures:
        """What each layer that can say something has read; what `kiosk check attacks` fits on."""
        found = ((layer, reader.features()) for layer, reader in self._layers.items())
        return {layer: features for layer, features in found if features is not None}

    def presentation(self) -> Presentation:
        """What the layers together make of the track so far; costs nothing."""
        return self._said


def _layers() -> dict[Layer, LayerReader]:
    return {
        Layer.TEXTURE: TextureReader(),
        Layer.PLANE: PlaneReader(),
        Layer.BLINK: BlinkReader(),
        Layer.EDGE: EdgeReader(),
        Layer.JUMP: JumpReader(),
    }
