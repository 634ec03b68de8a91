"""Folders of rendered students, made once."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from bench.baselines import NaiveLbph
from bench.systems import Programs
from kiosk.vision.demo import Light, StudentLook, portrait

Picture = NDArray[np.uint8]
Frames = Callable[[int, int, int], list[Picture]]

LATER = Light(side=10.0)


def save(folder: Path, pictures: list[Picture]) -> None:
    folder.mkdir(parents=True)
    for number, picture in enumerate(pictures):
        (folder / f"{number:03}.jpg").write_bytes(cv2.imencode(".jpg", picture)[1].tobytes())


@pytest.fixture(scope="session")
def frames() -> Frames:
    """So many frames of student ``seed`` on a day: one is rendered, the next are its small movements."""
    rendered: dict[tuple[int, int], Picture] = {}

    def make(seed: int, day: int, count: int) -> list[Picture]:
        if (seed, day) not in rendered:
            light = LATER if day else None
            rendered[seed, day] = portrait(StudentLook.from_seed(seed), 2.0 * day, light=light, seed=day)
        picture = rendered[seed, day]
        return [np.roll(picture, (k % 3, k % 2), axis=(0, 1)) for k in range(count)]

    return make


@pytest.fixture(scope="session")
def programs() -> Programs:
    """The quick one of the common programs."""
    return lambda: [NaiveLbph]
