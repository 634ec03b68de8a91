"""Each passive layer on small made pictures: what it is shown, what it says."""

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.vision.landmarks import Fit, ShapeModel
from kiosk.vision.pad import edge, texture
from kiosk.vision.pad.blink import BlinkReader
from kiosk.vision.pad.edge import EdgeReader
from kiosk.vision.pad.jump import JumpReader
from kiosk.vision.pad.look import LayerReader, Look
from kiosk.vision.pad.plane import PlaneReader
from kiosk.vision.pad.texture import TextureReader

Gray = NDArray[np.uint8]

SIDE = 100


@pytest.fixture(scope="module")
def points() -> NDArray[np.float32]:
    mean = ShapeModel().mean
    spread = float(np.ptp(mean[:, 0]))
    return np.asarray((mean - mean.mean(axis=0)) * 0.76 * SIDE / spread, np.float32)


def speckle(seed: int, size: tuple[int, int] = (480, 640)) -> Gray:
    coarse = np.random.default_rng(seed).integers(40, 215, (size[0] // 8, size[1] // 8), dtype=np.uint8)
    return np.kron(coarse, np.ones((8, 8), np.uint8))


def look(gray: Gray, points: NDArray[np.float32], x: float, number: int, y: float = 240.0) -> Look:
    """A face of 100 px round (x, y)."""
    fit = Fit(points + np.array([x, y], np.float32), 1.0, 0.0, 0.0)
    box = (round(x) - SIDE // 2, round(y) - SIDE // 2, SIDE, SIDE)
    return Look(np.dstack([gray] * 3), gray, fit, box, 0.2 * number)


def pasted(room: Gray, sheet: Gray, x: int, half: int) -> Gray:
    """A square of the sheet, so many pixels each way, carried to x."""
    picture = room.copy()
    picture[240 - half : 240 + half, x - half : x + half] = sheet[
        240 - half : 240 + half, 320 - half : 320 + half
    ]
    return picture


def test_a_face_that_takes_its_surroundings_along_is_told_from_one_before_a_room(
    points: NDArray[np.float32],
) -> None:
    said = {}
    for name, half in (("head", 52), ("sheet", 150)):
        reader = PlaneReader()
        for number in range(6):
            x = 320 + 5 * number
            reader.take(look(pasted(speckle(1), speckle(2), x, half), points, x, number))
        features = reader.features()
        assert features is not None
        said[name] = features[0]
    assert said["sheet"] > 0.5
    assert said["head"] < -0.5


def test_a_face_that_stands_still_says_nothing_of_planes(points: NDArray[np.float32]) -> None:
    reader = PlaneReader()
    for number in range(6):
        reader.take(look(speckle(1), points, 320, number))
    assert reader.features() is None


def test_a_rectangle_round_the_face_is_found_where_it_moves_along(points: NDArray[np.float32]) -> None:
    room = np.full((480, 640), 90, np.uint8)
    with_sheet, without = EdgeReader(), EdgeReader()
    for number in range(5):
        x = 320 + 4 * number
        picture = room.copy()
        picture[120:380, x - 90 : x + 90] = 220
        with_sheet.take(look(picture, points, x, number))
        without.take(look(room, points, x, number))
    found, nothing = with_sheet.features(), without.features()
    assert found is not None
    assert nothing is not None
    left, right, above, below = found[:4]
    assert min(left, right) > 1.0
    assert min(above, below) > 0.8
    assert found[6] >= 2, "corners"
    assert not nothing.any()


def test_edges_want_three_looks(points: NDArray[np.float32]) -> None:
    reader = EdgeReader()
    reader.take(look(speckle(1), points, 320, 0))
    reader.take(look(speckle(1), points, 320, 1))
    assert reader.features() is None
    assert edge.LEAST == 3


def test_jerks_show_in_speed_and_tilt(points: NDArray[np.float32]) -> None:
    calm, jerked = JumpReader(), JumpReader()
    for number in range(8):
        calm.take(look(speckle(1), points, 320, number))
        jerked.take(look(speckle(1), points, 320 + 80 * (number % 2), number))
    slow, fast = calm.features(), jerked.features()
    assert slow is not None
    assert fast is not None
    assert fast[0] > slow[0] + 2
    assert fast[1] > slow[1] + 2


def test_closing_eyes_stick_out_against_the_nose(points: NDArray[np.float32]) -> None:
    still, blinking = BlinkReader(), BlinkReader()
    open_eyes = speckle(3)
    shut = open_eyes.copy()
    for index in (20, 24):
        x, y = np.rint(points[index : index + 4].mean(axis=0) + np.array([320, 240])).astype(int)
        shut[y - 8 : y + 8, x - 12 : x + 12] = 128
    for number in range(8):
        still.take(look(open_eyes, points, 320, number))
        blinking.take(look(shut if number == 4 else open_eyes, points, 320, number))
    calm, blinked = still.features(), blinking.features()
    assert calm is not None
    assert blinked is not None
    assert blinked[0] > calm[0] + 1, "largest motion of the eyes"
    assert blinked[1] == pytest.approx(calm[1], abs=0.2), "the usual motion stays"


def test_patterns_are_shares_of_each_plane() -> None:
    planes = np.random.default_rng(5).integers(0, 256, (64, 64, 6), dtype=np.uint8)
    found = texture.patterns(planes).reshape(6, texture.UNIFORM)
    assert (found**2).sum(axis=1) == pytest.approx(np.ones(6))
    flat = texture.patterns(np.zeros((64, 64, 1), np.uint8))
    assert (flat > 0).sum() == 1, "a flat plane shows one pattern only"


def test_texture_is_the_mean_over_the_looks_and_passes_over_a_face_that_left(
    points: NDArray[np.float32],
) -> None:
    reader = TextureReader()
    reader.take(look(speckle(1), points, 900, 0))
    assert reader.features() is None
    reader.take(look(speckle(1), points, 320, 1))
    once = reader.features()
    reader.take(look(speckle(1), points, 320, 2))
    assert once is not None
    assert once.shape == (texture.FEATURES,)
    assert reader.features() == pytest.approx(once)


def test_dots_stick_out_of_the_spectrum() -> None:
    face = np.dstack([speckle(4, (128, 128))] * 3)
    dots = face.copy()
    dots[::3, ::3] = np.minimum(dots[::3, ::3].astype(int) + 60, 255).astype(np.uint8)
    peak = 6 * texture.UNIFORM + texture.BANDS
    assert texture.described(dots)[peak] > texture.described(face)[peak] + 1


@pytest.mark.parametrize("make", [TextureReader, PlaneReader, BlinkReader, EdgeReader, JumpReader])
def test_a_face_half_outside_the_frame_is_borne(make: type[LayerReader], points: NDArray[np.float32]) -> None:
    reader = make()
    for number, x in enumerate((-30, 10, 630, 660, 320, 5)):
        reader.take(look(speckle(1), points, x, number, y=470.0 * (number % 2)))
    features = reader.features()
    assert features is None or np.isfinite(features).all()
