"""Composed attacks: seeded, of every species, with the face a cascade finds, and following what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from bench.presentations import (
    Filmed,
    Material,
    NoFaceError,
    Species,
    attack_frames,
    from_pictures,
    from_student,
    present,
)
from bench.presentations.held import put
from bench.presentations.sheets import print_of
from kiosk.core.values import Pose
from kiosk.vision.demo import StudentLook, portrait
from kiosk.vision.detect import FaceDetector
from kiosk.vision.rendered.sheet import Held

Bgr = NDArray[np.uint8]


@pytest.fixture(scope="module")
def material() -> Material:
    return from_student(StudentLook.from_seed(803), 1)


def faces(frames: Sequence[Bgr]) -> int:
    detector = FaceDetector()
    grays = (np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8) for bgr in frames)
    return sum(bool(detector.frontal(gray, 80)) for gray in grays)


@pytest.mark.parametrize("species", Species)
def test_a_species_is_the_same_for_the_same_seed_and_shows_a_face(
    species: Species, material: Material
) -> None:
    first = list(attack_frames(species, material, 5, count=4))
    again = list(attack_frames(species, material, 5, count=4))
    other = next(attack_frames(species, material, 6, count=4))
    assert all(one.shape == (480, 640, 3) and one.dtype == np.uint8 for one in first)
    assert all(np.array_equal(one, two) for one, two in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other)
    assert faces(first[:2]) == 2, "raised, and not asked for anything yet"


def test_what_can_follow_follows_and_what_rests_rests(material: Material) -> None:
    def moved(species: Species) -> float:
        """Grey levels between a frame straight and a frame 1.5 s after a turn to the left was asked."""
        asked, waits = (present(species, material, 5) for _ in range(2))
        for t_s, order in ((1.0, None), (1.1, Pose.LEFT)):
            waits.draw(t_s, None)
            asked.draw(t_s, order)
        return float(np.abs(asked.draw(2.6, Pose.LEFT).astype(float) - waits.draw(2.6, None)).mean())

    still = moved(Species.PHOTO_STILL)
    followed = {
        species: moved(species)
        for species in (
            *(Species.PHOTO_MOVED, Species.PHOTO_TILTED, Species.MASK, Species.REPLAY_WRONG),
            *(Species.LEANING_IN, Species.SWAPPED),
        )
    }
    assert still < 0.5
    assert all(levels > still + 0.5 for levels in followed.values()), (still, followed)


def test_a_wrong_clip_begins_with_another_turn_and_a_lucky_one_has_one_of_its_own(material: Material) -> None:
    marked = {
        pose: np.full_like(material.photo, 40 + 50 * place) for place, pose in enumerate(material.turns)
    }
    told = Material(material.photo, material.points, material.clip, {p: [b] * 15 for p, b in marked.items()})

    def greys(species: Species, seed: int, asked: Pose) -> list[float]:
        attack = present(species, told, seed)
        attack.draw(1.0, asked)
        middles = [attack.draw(1.0 + 0.4 + 1.0 * k + 0.5, asked)[220:260, 300:340].mean() for k in range(4)]
        return [float(grey) for grey in middles]

    places = {pose: place for place, pose in enumerate(marked)}
    for asked in marked:
        shown = greys(Species.REPLAY_WRONG, 5, asked)
        ranks = [sorted(shown).index(grey) for grey in shown]
        assert sorted(ranks) == [0, 1, 2, 3], "all four turns, one after another"
        assert ranks[0] != places[asked], "and another than the asked one first"
    firsts = {
        round(greys(Species.REPLAY_LUCKY, seed, Pose.LEFT)[0], -1) for seed in (5, 29, 53, 77, 101, 125)
    }
    assert len(firsts) >= 2, "not always the same turn"


def test_the_photo_is_what_an_attacker_would_choose() -> None:
    look = StudentLook.from_seed(11)
    turned, straight = portrait(look, yaw_deg=25), portrait(look)
    made = from_pictures([turned, straight, turned])
    assert np.array_equal(made.photo, straight)
    assert 0.5 < made.mm_per_px < 1.5
    with pytest.raises(NoFaceError):
        from_pictures([np.full((240, 320, 3), 120, np.uint8)])


def test_leaning_in_needs_somebody_to_lean_in_beside(material: Material) -> None:
    bare = Material(material.photo, material.points)
    with pytest.raises(ValueError, match="needs the student"):
        present(Species.LEANING_IN, bare, 1)
    where = Filmed([portrait(StudentLook.from_seed(11))], 1)
    assert faces([present(Species.LEANING_IN, bare, 1, where).draw(1.0, None)]) == 1


def test_filmed_surroundings_are_cut_not_stretched() -> None:
    wide = np.zeros((300, 800, 3), np.uint8)
    wide[:, 400:] = 255
    picture = Filmed([wide], 1).behind(0.0)
    assert picture[:480, :300].mean() < 5
    assert picture[:480, 340:640].mean() > 250


def test_a_bent_print_is_narrower_and_a_tilted_one_too(material: Material) -> None:
    sheet = print_of(material, np.array((120, 150, 200), np.uint8), np.random.default_rng(3))

    def columns(held: Held) -> int:
        """Columns of the picture that the print covers a hand's breadth above its middle."""
        picture = np.zeros((480, 640, 3), np.uint8)
        put(picture, sheet, held)
        return int((picture[150:170].max(axis=(0, 2)) > 0).sum())

    flat = columns(Held(distance_mm=600))
    assert flat > 150
    assert columns(Held(distance_mm=600, bend=0.008)) < 0.93 * flat
    assert columns(Held(distance_mm=600, yaw_deg=35)) < 0.9 * flat
    assert columns(Held(distance_mm=1200)) < 0.6 * flat
    assert columns(Held(distance_mm=600, y_mm=2000)) == 0, "out of the picture"


def test_pictures_of_real_people_can_be_presented(faces_dir: Path) -> None:
    files = sorted((faces_dir / "classroom" / "gallery").glob("*/*.jpg"))[:3]
    pictures = [np.asarray(cv2.imread(str(file)), np.uint8) for file in files]
    made = from_pictures(pictures)
    assert faces(list(attack_frames(Species.TABLET_PHOTO, made, 4, count=2))) >= 1
