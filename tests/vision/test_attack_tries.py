"""Tries of the acceptance test: read from rendered recordings, judged, numbers fitted to made features."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.attack_check import Rate, Species, is_better
from kiosk.core.observation import Layer
from kiosk.core.ports import CameraError
from kiosk.vision.attack_tries import (
    READ_EVERY,
    NoTriesError,
    Try,
    TryReader,
    fit,
    judged,
    listed,
    recorded,
    refused,
)
from kiosk.vision.pad.numbers import SIZES, Judge, Limits, PadNumbers
from kiosk.vision.rendered.look import StudentLook
from kiosk.vision.rendered.stage import Act, HeldPhoto, Person, Stage

LIVE, PRINT, PHONE, TABLET = Species
LAYER = Layer.JUMP
SIZE = SIZES[LAYER]
pytestmark = pytest.mark.timeout(300)


def numbers(bias: float = 0.0) -> PadNumbers:
    """One layer speaks: its first feature is its log-odds, moved by ``bias``."""
    weights = np.eye(SIZE)[0]
    limits = Limits(attack=-2.0, looks=3, early=-5.5)
    return PadNumbers({LAYER: Judge(weights, bias, -6.0, 6.0)}, limits)


def a_try(species: Species, value: float, looks: tuple[int, ...] = (3, 6)) -> Try:
    features = np.zeros(SIZE)
    features[0] = value
    return Try(species, tuple((count, {LAYER: features}) for count in looks))


def made(count: int = 10, shift: float = 0.0) -> list[Try]:
    """Live people near +2, attacks near -4, all moved by what the camera does to the picture."""
    rng = np.random.default_rng(5)
    middles = {LIVE: 2.0, PRINT: -4.0, PHONE: -4.0, TABLET: -3.5}
    return [
        a_try(species, middle + shift + float(rng.normal(0, 0.5)))
        for species, middle in middles.items()
        for _ in range(count)
    ]


# --- judging ------------------------------------------------------------------------------------------


def test_one_moment_below_the_limit_refuses_the_try() -> None:
    once = Try(LIVE, (*a_try(LIVE, 3, (3,)).readings, *a_try(LIVE, -3, (6,)).readings))
    assert refused(numbers(), once) is True
    assert refused(numbers(), a_try(LIVE, 3)) is False
    assert refused(numbers(), a_try(PRINT, -3)) is True


def test_too_few_looks_say_nothing_and_no_face_is_no_answer() -> None:
    assert refused(numbers(), a_try(PRINT, -5, (2,))) is False
    assert refused(numbers(), a_try(PRINT, -6, (2,))) is True, "so sure that two looks do"
    assert refused(numbers(), Try(PRINT, ())) is None
    assert judged(numbers(), [Try(PRINT, ()), a_try(PRINT, -5)]) == (Rate(PRINT, 1, 0, 1),)


# --- fitting ------------------------------------------------------------------------------------------


def test_a_camera_that_moves_everything_is_fitted() -> None:
    tries = made(shift=-4.0)  # live people near -2: some are refused as shipped
    before = judged(numbers(), tries)
    assert before[0].errors >= 3
    found = fit(numbers(), tries)
    assert found is not None
    assert is_better(found.rates, before)
    assert sum(rate.errors for rate in found.rates) == 0
    assert [rate.tries for rate in found.rates] == [10] * 4
    assert sum(rate.errors for rate in judged(found.numbers, tries)) == 0
    limits = found.numbers.limits
    assert limits.early <= limits.attack <= limits.doubtful <= limits.live


def test_numbers_that_do_well_hardly_move() -> None:
    found = fit(numbers(), made())
    assert found is not None
    assert found.numbers.limits == numbers().limits, "nothing is gained by another limit"
    assert not is_better(found.rates, judged(numbers(), made()))


def test_what_cannot_be_told_apart_is_not_claimed_to_be() -> None:
    rng = np.random.default_rng(6)
    tries = [a_try(species, float(rng.normal())) for species in (LIVE, PRINT) for _ in range(12)]
    found = fit(numbers(), tries)
    assert found is not None
    assert sum(rate.errors for rate in found.rates) >= 6, "judged by fits that did not know the try"


def test_a_try_without_a_face_stays_unanswered() -> None:
    found = fit(numbers(), [*made(), Try(PHONE, ())])
    assert found is not None
    assert [rate.unanswered for rate in found.rates] == [0, 0, 1, 0]


@pytest.mark.parametrize(("live", "attacks"), [(0, 12), (12, 0), (3, 12), (12, 3)])
def test_too_few_tries_fit_nothing(live: int, attacks: int) -> None:
    tries = [a_try(LIVE, 2.0)] * live + [a_try(PRINT, -2.0)] * attacks
    assert fit(numbers(), [*tries, Try(LIVE, ()), Try(PRINT, ())]) is None


# --- recorded tries -----------------------------------------------------------------------------------


def record(folder: Path, act: Act, seed: int, count: int = 12) -> None:
    """Pictures at ten a second of what the rendered camera saw, once it has walked up."""
    folder.mkdir(parents=True)
    stage = Stage(seed)
    stage.show(act)
    pictures: list[NDArray[np.uint8]] = [stage.draw(k / 10) for k in range(8 + count)][8:]
    for place, picture in enumerate(pictures):
        cv2.imwrite(str(folder / f"{place:03}.jpg"), picture)


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tries")
    record(folder / "live" / "1", Person(StudentLook.from_seed(2)), 2)
    record(folder / "print" / "1", HeldPhoto(StudentLook.from_seed(2)), 2)
    nobody = folder / "tablet" / "1"
    nobody.mkdir(parents=True)
    for place in range(5):
        cv2.imwrite(str(nobody / f"{place}.png"), np.full((240, 320, 3), 90, np.uint8))
    return folder


def test_recorded_people_and_prints_are_read_and_an_empty_try_is_not(recordings: Path) -> None:
    found = tuple(recorded(listed(recordings), TryReader(numbers())))
    assert [one.species for one in found] == [LIVE, PRINT, TABLET]
    for one in found[:2]:
        assert [looks for looks, _ in one.readings] == [READ_EVERY, 2 * READ_EVERY]
        assert all(np.isfinite(values).all() for _, read in one.readings for values in read.values())
    assert found[2].readings == ()


def test_a_try_that_does_not_open_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "phone").mkdir()
    (tmp_path / "phone" / "1.mp4").write_bytes(b"no video")
    with pytest.raises(CameraError, match=r"1\.mp4"):
        list(recorded(listed(tmp_path), TryReader(numbers())))


def test_a_folder_without_tries_says_what_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "live").mkdir()
    with pytest.raises(NoTriesError, match="live/, print/, phone/, tablet/"):
        listed(tmp_path)
    with pytest.raises(NoTriesError):
        listed(tmp_path / "nowhere")
