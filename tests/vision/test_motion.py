from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kiosk.vision.demo import Person, Stage
from kiosk.vision.motion import MotionWatch
from kiosk.vision.rendered.look import StudentLook


def noisy(seed: int) -> NDArray[np.uint8]:
    noise = np.random.default_rng(seed).normal(0, 12, (480, 640, 3))
    return np.clip(70 + noise, 0, 255).astype(np.uint8)


def test_noise_is_no_motion() -> None:
    watch = MotionWatch()
    moved = {watch.moved_at_s(noisy(k), float(k)) for k in range(20)}
    assert moved == {0.0}


def test_whoever_comes_moves_long_before_a_face_is_near() -> None:
    watch, stage = MotionWatch(), Stage(3)
    empty = [watch.moved_at_s(stage.draw(k / 30), k / 30) for k in range(15)]
    assert empty[-1] == 0
    stage.show(Person(StudentLook.from_seed(3)))
    came = [watch.moved_at_s(stage.draw(k / 30), k / 30) for k in range(15, 24)]
    assert came[-1] == 23 / 30


def test_what_a_camera_shows_after_it_was_lost_is_new() -> None:
    watch = MotionWatch()
    watch.moved_at_s(noisy(0), 1.0)
    watch.forget()
    assert watch.moved_at_s(noisy(1), 2.0) == 2.0
