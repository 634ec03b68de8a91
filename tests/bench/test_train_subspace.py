"""What is learnt parts people and not cameras; made days stay pictures of the same face."""

from __future__ import annotations

import numpy as np

from bench.other_days import another_day
from bench.train_faces import CAMERA
from bench.train_subspace import discriminating, principal
from kiosk.vision.align import CROP_PX

PEOPLE = 60


def test_principal_directions_are_those_of_an_exact_analysis() -> None:
    rng = np.random.default_rng(1)
    spread = np.diag(np.r_[9.0, 7.0, 5.0, np.full(197, 0.1)])
    x = (rng.normal(size=(120, 200)) @ spread).astype(np.float32)
    x -= x.mean(axis=0)
    found = principal(x, 3)
    np.testing.assert_allclose(found.T @ found, np.eye(3), atol=1e-4)
    _, _, exact = np.linalg.svd(x, full_matrices=False)
    assert float(np.abs(np.linalg.svd(exact[:3] @ found)[1]).min()) > 0.999


def test_people_are_parted_and_the_difference_of_sets_is_not() -> None:
    rng = np.random.default_rng(2)
    who = np.array([f"{'studio' if p % 2 else 'video'}/{p}" for p in range(PEOPLE) for _ in range(4)])
    identity = np.repeat(rng.normal(size=(PEOPLE, 12)), 4, axis=0)
    identity[:, 6:] = 0
    z = identity + 0.3 * rng.normal(size=identity.shape)
    z[:, 11] += np.char.startswith(who, "studio") * 20.0
    turn = discriminating(z, who, np.full(who.shape, ""))
    used = np.abs(turn[:, :6]).max(axis=1)
    assert used[:6].min() > 5 * used[11], "the camera's direction is hardly looked at"


def test_the_light_of_a_sitting_is_not_a_person() -> None:
    rng = np.random.default_rng(4)
    who = np.array([f"{CAMERA}/{p}" for p in range(PEOPLE) for _ in range(4)])
    sitting = np.array([f"s0{p % 2 + 1}" for p in range(PEOPLE) for _ in range(4)])
    z = np.repeat(rng.normal(size=(PEOPLE, 12)), 4, axis=0) + 0.3 * rng.normal(size=(len(who), 12))
    z[:, 11] += np.where(sitting == "s01", 5.0, -5.0)
    undated, dated = (discriminating(z, who, days) for days in (np.full(who.shape, ""), sitting))
    assert np.abs(dated[11]).max() < 0.5 * np.abs(undated[11]).max()
    assert np.abs(dated[:11]).max() > 3 * np.abs(dated[11]).max()


def test_a_made_day_is_another_picture_of_the_same_size_and_repeatable() -> None:
    crop = np.random.default_rng(3).integers(0, 255, (CROP_PX, CROP_PX)).astype(np.uint8)
    days = [another_day(crop, np.random.default_rng(seed)) for seed in range(8)]
    assert all(day.shape == crop.shape and day.dtype == np.uint8 for day in days)
    assert len({day.tobytes() for day in days}) == 8
    np.testing.assert_array_equal(days[0], another_day(crop, np.random.default_rng(0)))
