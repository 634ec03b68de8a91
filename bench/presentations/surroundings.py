"""Where an attack is made: a rendered room with somebody in it, or frames that a camera took."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import cv2
import numpy as np

from bench.presentations.optics import Bgr, Floats, Lens
from kiosk.vision.demo import Light, StudentLook
from kiosk.vision.rendered.person import Stance, draw_person
from kiosk.vision.rendered.room import PADDED, Webcam, paint_room

FILM_FPS = 15.0


class Surroundings(Protocol):
    """What is behind, and the camera that takes it all."""

    light: Light

    def behind(self, t_s: float) -> Bgr:
        """A picture of its own to draw on, (486, 648, 3) uint8: what is beyond 480 x 640 is not seen."""
        ...

    def frame(self, picture: Bgr, number: int) -> Bgr:
        """The camera's frame of it, (480, 640, 3) uint8."""
        ...


class Room:
    """A rendered room, light and camera of its own for each seed."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng([seed, 81])
        self.light = Light(
            side=float(rng.uniform(-45, 45)),
            height=float(rng.uniform(22, 45)),
            key=float(rng.uniform(0.65, 0.95)),
            fill=float(rng.uniform(0.4, 0.62)),
            warmth=float(rng.uniform(-0.4, 0.5)),
        )
        self._room, self._webcam, self._lens = paint_room(seed), Webcam(seed), Lens(seed)

    def behind(self, t_s: float) -> Bgr:  # noqa: ARG002 - a room stays as it is
        """See Surroundings."""
        return self._room.copy()

    def frame(self, picture: Bgr, number: int) -> Bgr:
        """See Surroundings. About 5 ms."""
        return self._lens.take(self._webcam.take(picture, number, self.light))


class Filmed:
    """Frames of a camera, to and fro, 15 a second; the lens adds little."""

    def __init__(self, frames: Sequence[Bgr], seed: int) -> None:
        """``frames``: one or more, of any size; brought to 640 x 480 without stretching, the rest cut off."""
        self.light = Light()
        fitted = [_fitted(frame) for frame in frames]
        self._frames = [*fitted, *fitted[-2:0:-1]]
        self._lens = Lens(seed, film=True)

    def behind(self, t_s: float) -> Bgr:
        """See Surroundings."""
        frame = self._frames[int(t_s * FILM_FPS) % len(self._frames)]
        more = (0, PADDED[0] - 480, 0, PADDED[1] - 640)
        return np.asarray(cv2.copyMakeBorder(frame, *more, borderType=cv2.BORDER_REPLICATE), np.uint8)

    def frame(self, picture: Bgr, number: int) -> Bgr:  # noqa: ARG002 - its noise is filmed
        """See Surroundings."""
        return self._lens.take(picture[:480, :640])


def _fitted(frame: Bgr) -> Bgr:
    factor = max(640 / frame.shape[1], 480 / frame.shape[0])
    size = (max(640, round(frame.shape[1] * factor)), max(480, round(frame.shape[0] * factor)))
    large = np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_CUBIC), np.uint8)
    left, top = (size[0] - 640) // 2, (size[1] - 480) // 2
    return np.asarray(large[top : top + 480, left : left + 640], np.uint8)


class Bystander:
    """Somebody who stands still enough to be drawn once and moved: the holder behind a sheet."""

    def __init__(self, look: StudentLook, stance: Stance, light: Light) -> None:
        dark, bright = np.zeros((*PADDED, 3), np.uint8), np.full((*PADDED, 3), 255, np.uint8)
        draw_person(dark, look, stance, light)
        draw_person(bright, look, stance, light)
        through = bright.astype(np.float32) - dark
        self._alpha: Floats = np.asarray(1 - through.mean(axis=2) / 255, np.float32).clip(0, 1)
        self._bgr = dark

    def put(self, picture: Bgr, x_px: float, y_px: float) -> None:
        """Draw over a picture of 480 x 640 or padded, moved by some pixels. About 3 ms."""
        high, wide = picture.shape[:2]
        move = np.array([[1, 0, x_px], [0, 1, y_px]], np.float32)
        bgr = cv2.warpAffine(self._bgr, move, (wide, high), borderMode=cv2.BORDER_REPLICATE)
        alpha = cv2.warpAffine(self._alpha, move, (wide, high), borderMode=cv2.BORDER_REPLICATE)
        rest = cv2.merge([1 - alpha] * 3)
        picture[:] = cv2.add(bgr, cv2.multiply(picture, rest, dtype=cv2.CV_8U))
