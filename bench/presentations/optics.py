"""What print, glass and lenses do to a picture: moire, flicker, glare, gamma, blur, noise, JPEG. Seeded."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Bgr = NDArray[np.uint8]
Floats = NDArray[np.float32]

FAINT = 0.005
"""Moire weaker than this is lost between two grey levels."""


def printed(picture: Bgr, rng: np.random.Generator) -> Bgr:
    """As a cheap printer gives it: softer, flatter, with a colour cast and uneven ink."""
    soft = cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(0.5, 1.3))).astype(np.float32)
    gray = soft.mean(axis=2, keepdims=True)
    faded = gray + (soft - gray) * float(rng.uniform(0.65, 1.1))
    black, white = float(rng.uniform(14, 46)), float(rng.uniform(214, 246))
    cast = rng.uniform(0.93, 1.06, 3).astype(np.float32)
    high, wide = faded.shape[:2]
    level = float(faded[high // 4 : 3 * high // 4, wide // 4 : 3 * wide // 4].mean()) / 255
    wanted = float(rng.uniform(0.42, 0.6))  # who prints a dark picture makes it brighter
    curve = float(np.clip(np.log(wanted) / np.log(np.clip(level, 0.02, 0.98)), 0.4, 1.5))
    out = (black + np.power(faded.clip(0, 255) / 255, curve) * (white - black)) * cast
    ink = cv2.resize(rng.standard_normal((out.shape[0] // 24 + 2, 3)).astype(np.float32), (1, out.shape[0]))
    out += 0.8 * ink.reshape(-1, 1, 1) if rng.random() < 0.4 else 0.0
    return np.asarray(np.clip(out, 0, 255), np.uint8)


def shown(picture: Bgr, rng: np.random.Generator) -> Bgr:
    """As a screen shows it to a camera: bluish or warm, of its own gamma, blacks that glow a little."""
    ramp = np.arange(256, dtype=np.float32) / 255
    glow, gain = float(rng.uniform(4, 18)), rng.uniform(0.86, 1.1)
    tints = np.array([rng.uniform(0.98, 1.14), 1.0, rng.uniform(0.9, 1.04)])
    table = glow + 255 * gain * np.power(ramp[:, None], rng.uniform(0.8, 1.2)) * tints
    return np.asarray(cv2.LUT(picture, np.clip(table, 0, 255).astype(np.uint8).reshape(1, 256, 3)), np.uint8)


@dataclass(frozen=True)
class Grid:
    """Dots of ink or pixels of a screen, too fine for the camera: what is left of them is moire.

    ``pitch_mm`` from dot to dot, ``angle`` in radians, ``depth`` 0..1 how deep they are on the thing itself;
    ``colours`` shifts the pattern of blue, green, red against each other, in parts of a dot.
    """

    pitch_mm: float
    angle: float
    depth: float
    colours: tuple[float, float, float]

    @staticmethod
    def of_print(rng: np.random.Generator) -> Grid:
        """60 to 150 dots an inch."""
        shifts = tuple(float(k) for k in rng.uniform(0, 1, 3))
        return Grid(
            25.4 / float(rng.uniform(60, 150)),
            float(rng.uniform(0.2, 1.3)),
            float(rng.uniform(0.1, 0.5)),
            (shifts[0], shifts[1], shifts[2]),
        )

    @staticmethod
    def of_screen(rng: np.random.Generator) -> Grid:
        """160 to 420 pixels an inch, red, green and blue side by side."""
        return Grid(
            25.4 / float(rng.uniform(160, 420)), 0.0, float(rng.uniform(0.3, 0.9)), (2 / 3, 1 / 3, 0.0)
        )

    def gain(self, x_mm: Floats, y_mm: Floats, px_mm: float) -> Floats | None:
        """Factors (h, w, 3) for the pixels that look at these places; None when too little is left to see.

        A pixel averages over ``px_mm``.

        Sampled where the pixels are, so that the pattern moves, bends and swells as real moire does.
        """
        left = np.float32(self.depth * max(0.012, abs(float(np.sinc(px_mm / self.pitch_mm)))))
        if left < FAINT:
            return None
        turns = np.float32(2 * np.pi / self.pitch_mm)
        c, s = np.float32(np.cos(self.angle)) * turns, np.float32(np.sin(self.angle)) * turns
        across = np.float32(0.3) * np.cos(s * x_mm - c * y_mm)
        along = c * x_mm + s * y_mm
        shifts = [np.float32(2 * np.pi * shift) for shift in self.colours]
        planes = [1 + left * (np.float32(0.7) * np.cos(along + shift) + across) for shift in shifts]
        return np.asarray(cv2.merge(planes), np.float32)


@dataclass(frozen=True)
class Flicker:
    """Dark bands of a screen that is dimmed by switching: they wander down the frame."""

    depth: float
    bands: float
    per_s: float

    @staticmethod
    def of_screen(rng: np.random.Generator) -> Flicker:
        """Half of all screens show none."""
        depth = float(rng.uniform(0.02, 0.14)) if rng.random() < 0.5 else 0.0
        return Flicker(depth, float(rng.uniform(0.7, 3.5)), float(rng.uniform(-2.0, 2.0)))

    def gain(self, rows: NDArray[np.int_], t_s: float) -> Floats:
        """Factors (n, 1, 1) for these rows of a frame of 480."""
        phase = 2 * np.pi * (self.bands * rows / 480 + self.per_s * t_s)
        return np.asarray(1 - self.depth * (0.5 + 0.5 * np.sin(phase)), np.float32)[:, None, None]


@dataclass(frozen=True)
class Glare:
    """Lamps that mirror in glossy paper or glass: bright ovals that slide as it tilts."""

    strength: float
    spots: tuple[tuple[float, float, float, float], ...]

    @staticmethod
    def of(rng: np.random.Generator, gloss: float) -> Glare:
        """``gloss`` 0 matt .. 1 glass: how often and how bright."""
        if rng.random() > gloss:
            return Glare(0.0, ())
        count = int(rng.integers(1, 3))
        spots = tuple(
            (
                float(rng.uniform(-90, 90)),
                float(rng.uniform(-130, 90)),
                float(rng.uniform(8, 30)),
                float(rng.uniform(8, 45)),
            )
            for _ in range(count)
        )
        return Glare(float(rng.uniform(20, 130)) * gloss, spots)

    def light(self, x_mm: Floats, y_mm: Floats, yaw_deg: float, pitch_deg: float) -> Floats | None:
        """What it adds to pixels that look at these places, (h, w, 1), or None."""
        if not self.spots:
            return None
        out = np.zeros(x_mm.shape, np.float32)
        for x, y, wide, high in self.spots:
            u = (x_mm - x - 7 * yaw_deg) / wide
            v = (y_mm - y + 7 * pitch_deg) / high
            out += np.exp(-np.minimum(u * u + v * v, 20.0))
        return np.asarray(self.strength * out, np.float32)[..., None]


class Lens:
    """The camera at the door, another one each try: gamma, white balance, resolution, focus, noise, JPEG."""

    def __init__(self, seed: int, *, film: bool = False) -> None:
        """``film``: the frame comes from a camera already, so little more is done to it."""
        rng = np.random.default_rng([seed, 71])
        self._rng = np.random.default_rng([seed, 72])
        ramp = np.arange(256, dtype=np.float32)[:, None] / 255
        balance = rng.uniform(0.95, 1.05, 3)
        table = 255 * np.power(ramp, rng.uniform(0.8, 1.2)) * balance
        self._table = np.clip(table, 0, 255).astype(np.uint8).reshape(1, 256, 3)
        self._blur = float(rng.uniform(0.0, 0.5 if film else 1.0))
        self._share = 1.0 if film or rng.random() < 0.6 else float(rng.uniform(0.6, 0.95))
        self._jpeg = int(rng.integers(60, 96)) if rng.random() < 0.5 else 0
        sigma = float(rng.uniform(0.5, 1.5 if film else 4.5))
        grain = rng.standard_normal((540, 700, 3)).astype(np.float32) * sigma
        if rng.random() < 0.5:
            grain = cv2.GaussianBlur(grain, (0, 0), 0.7) * 1.8
        self._grain = np.asarray(np.clip(grain + 128, 0, 255), np.uint8)

    def take(self, picture: Bgr) -> Bgr:
        """The frame (480, 640, 3) of what is before the camera."""
        out = np.asarray(picture, np.uint8)
        if self._share < 1:
            few = (round(640 * self._share), round(480 * self._share))
            out = np.asarray(cv2.resize(cv2.resize(out, few, interpolation=cv2.INTER_AREA), (640, 480)))
        if self._blur > 0.3:
            out = np.asarray(cv2.GaussianBlur(out, (5, 5), self._blur))
        out = np.asarray(cv2.LUT(out, self._table))
        top, left = (int(k) for k in self._rng.integers(0, 60, 2))
        out = np.asarray(cv2.addWeighted(out, 1, self._grain[top : top + 480, left : left + 640], 1, -128))
        if self._jpeg:
            _, coded = cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, self._jpeg])
            out = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR))
        return np.asarray(out, np.uint8)
