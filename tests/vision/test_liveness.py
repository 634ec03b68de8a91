from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.observation import Depth
from kiosk.core.values import Pose
from kiosk.vision.landmarks import ShapeModel
from kiosk.vision.liveness import ERROR_FLAT, ERROR_MOST, _relief_at, judge, parallax, turned

Floats = NDArray[np.float64]


class Scene:
    """Points spread over a face, their depth, and a pinhole camera."""

    def __init__(self, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        mean = ShapeModel().mean
        middle = mean.mean(axis=0)
        unit = float(np.linalg.norm(mean[25] - mean[20]))
        spots = middle + rng.uniform(-0.55, 0.55, (120, 2)).astype(np.float32) * unit
        self.relief = _relief_at(np.vstack([spots, mean[9:]]).astype(np.float32), mean)
        self.reference = ((np.vstack([spots, mean[9:]]) - middle) / unit).astype(np.float32)
        self.noise = rng.normal(0, 0.25, self.reference.shape)

    def seen(self, depth: Floats, yaw_deg: float, pitch_deg: float) -> NDArray[np.float32]:
        """Pixels of points with this depth (behind the nose, eye distances) turned before the camera."""
        yaw, pitch = np.radians([yaw_deg, pitch_deg])
        toward = -depth + depth.mean()
        x, y = self.reference[:, 0].astype(float), self.reference[:, 1].astype(float)
        x, toward = x * np.cos(yaw) + toward * np.sin(yaw), toward * np.cos(yaw) - x * np.sin(yaw)
        y, toward = y * np.cos(pitch) + toward * np.sin(pitch), toward * np.cos(pitch) - y * np.sin(pitch)
        zoom = 60 / (1 - toward / 8)
        return np.asarray(np.stack([320 + x * zoom, 240 + y * zoom], axis=1) + self.noise, np.float32)

    def verdict(self, depth: Floats, yaw_deg: float, pitch_deg: float) -> tuple[Depth, Pose | None]:
        moved = parallax(self.reference, self.seen(depth, yaw_deg, pitch_deg), self.relief)
        return judge(moved, yaw_deg, pitch_deg), turned(moved, yaw_deg, pitch_deg)


@pytest.mark.parametrize(
    ("yaw", "pitch", "pose"),
    [(22, 0, Pose.LEFT), (-22, 0, Pose.RIGHT), (0, 20, Pose.DOWN), (0, -20, Pose.UP)],
)
def test_a_turning_head_is_solid_and_says_where_it_turned(yaw: float, pitch: float, pose: Pose) -> None:
    scene = Scene()
    assert scene.verdict(scene.relief.astype(float), yaw, pitch) == (Depth.SOLID, pose)


@pytest.mark.parametrize("bend", [0.0, 0.3, 0.8])
@pytest.mark.parametrize("across", [0.0, 0.8, 1.57])
def test_a_sheet_is_never_solid_however_it_is_turned_and_bent(bend: float, across: float) -> None:
    scene = Scene()
    along = scene.reference[:, 0] * np.cos(across) + scene.reference[:, 1] * np.sin(across)
    depth = bend * along.astype(float) ** 2
    for yaw in range(-40, 41, 10):
        for pitch in range(-30, 31, 15):
            assert scene.verdict(depth, yaw, pitch)[0] is not Depth.SOLID


def test_a_strongly_tilted_sheet_is_flat() -> None:
    scene = Scene()
    assert scene.verdict(np.zeros(len(scene.relief)), 38, 0)[0] is Depth.FLAT


def test_a_head_at_rest_says_nothing() -> None:
    scene = Scene()
    assert scene.verdict(scene.relief.astype(float), 1, 1) == (Depth.UNKNOWN, None)
    assert judge(None, 30, 0) is Depth.UNKNOWN


def test_relief_against_the_turn_is_not_solid() -> None:
    """A mould seen from inside, or a nose that moves the wrong way, is nobody's face."""
    scene = Scene()
    moved = parallax(scene.reference, scene.seen(-scene.relief.astype(float), 22, 0), scene.relief)
    assert judge(moved, 22, 0) is not Depth.SOLID


def test_points_that_slid_prove_neither_a_head_nor_a_picture() -> None:
    scene = Scene()
    moved = parallax(scene.reference, scene.seen(scene.relief.astype(float), 22, 0), scene.relief)
    tilted = parallax(scene.reference, scene.seen(np.zeros(len(scene.relief)), 38, 0), scene.relief)
    assert (judge(moved, 22, 0), judge(tilted, 38, 0)) == (Depth.SOLID, Depth.FLAT)
    slid = replace(moved, bump_x=4 * ERROR_MOST, error=1.1 * ERROR_MOST)
    assert judge(slid, 22, 0) is Depth.UNKNOWN
    assert turned(slid, 22, 0) is None
    assert judge(replace(tilted, error=1.1 * ERROR_FLAT), 38, 0) is Depth.UNKNOWN
