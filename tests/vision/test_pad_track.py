"""What the layers together make of a track: limits, shipped numbers, one terminal's own, whole tracks."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kiosk.core.observation import Frame, Identify, Layer, Presentation, Presented, Watch
from kiosk.vision.analyze import Analyzer
from kiosk.vision.demo import Person, Stage, StudentLook
from kiosk.vision.landmarks import Fit, NumbersError, ShapeModel, assets_dir
from kiosk.vision.pad.numbers import SIZES, Judge, Limits, PadNumbers, TrackFeatures, shipped_or_silent
from kiosk.vision.pad.reader import GAP_S, NEARER, PresentationReader
from kiosk.vision.pad.terminal import fitted


def judged(low: float = -3.0, high: float = 3.0) -> PadNumbers:
    """Each layer says the mean of its features, within its clamp."""
    judges = {layer: Judge(np.full(size, 1 / size), 0.0, low, high) for layer, size in SIZES.items()}
    return PadNumbers(judges)


def features(value: float, *layers: Layer) -> TrackFeatures:
    return {layer: np.full(SIZES[layer], value) for layer in layers or Layer}


@pytest.mark.parametrize(
    ("log_odds", "looks", "word"),
    [
        (-9.0, 1, Presented.UNKNOWN),
        (-2.7, 3, Presented.UNKNOWN),
        (-2.9, 2, Presented.ATTACK),
        (-9.0, 4, Presented.ATTACK),
        (-0.41, 4, Presented.ATTACK),
        (-0.4, 4, Presented.DOUBTFUL),
        (0.5, 4, Presented.UNKNOWN),
        (4.0, 4, Presented.LIVE),
    ],
)
def test_limits(log_odds: float, looks: int, word: Presented) -> None:
    assert Limits(-0.4, 0.5, 4.0, 4, -2.8).word(log_odds, looks) is word


def test_a_layer_says_no_more_than_it_may_and_those_that_know_nothing_are_silent() -> None:
    numbers = judged(low=-2.0)
    said = numbers.presentation(features(-50.0, Layer.TEXTURE), 9)
    assert said.layers == ((Layer.TEXTURE, -2.0),)
    assert numbers.presentation({}, 9) == Presentation()
    together = numbers.presentation(features(-50.0, Layer.TEXTURE, Layer.PLANE), 9)
    assert together.log_odds == -4.0
    assert together.presented is Presented.ATTACK


def test_what_is_stored_is_what_is_read(tmp_path: Path) -> None:
    numbers = judged().with_limits(Limits(-1.0, 0.25, 2.0, 5, -3.0))
    np.savez(tmp_path / "own.npz", allow_pickle=False, **numbers.stored())
    again = PadNumbers.shipped(tmp_path / "own.npz")
    assert again.limits == numbers.limits
    assert again.presentation(features(0.7), 6).log_odds == pytest.approx(5 * 0.7, abs=1e-5)


def test_before_a_camera_is_fitted_signs_of_an_attack_are_a_doubt_and_only_the_overwhelming_refuse() -> None:
    numbers = judged().with_limits(Limits(-0.4, 0.5, 4.0, 4, -2.8)).before_fitting()
    words = {value: numbers.limits.word(value, 9) for value in (-3.0, -1.0, 1.0, 5.0)}
    assert list(words.values()) == [
        Presented.ATTACK,
        Presented.DOUBTFUL,
        Presented.UNKNOWN,
        Presented.LIVE,
    ]


def test_the_shipped_numbers_judge_every_layer() -> None:
    shipped = PadNumbers.shipped()
    assert set(shipped.judges) == set(Layer)
    assert shipped.limits.attack < shipped.limits.doubtful < shipped.limits.live
    assert (assets_dir() / "pad.npz").stat().st_size < 100_000
    for judge in shipped.judges.values():
        assert judge.low <= 0 <= judge.high


@pytest.mark.parametrize("content", [None, b"", b"no numbers"])
def test_missing_or_altered_numbers_are_told_and_nobody_is_judged(
    content: bytes | None, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    path = tmp_path / "pad.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NumbersError, match="missing or damaged"):
        PadNumbers.shipped(path)
    expect_log("pad.npz is missing or damaged .* the challenge alone decides")
    assert shipped_or_silent(path).presentation(features(-9.0), 9) == Presentation()


def test_one_altered_byte_is_found(tmp_path: Path) -> None:
    content = bytearray((assets_dir() / "pad.npz").read_bytes())
    content[len(content) // 3] ^= 0xFF
    path = tmp_path / "pad.npz"
    path.write_bytes(content)
    with pytest.raises(NumbersError):
        PadNumbers.shipped(path)


def test_numbers_of_another_version_are_refused() -> None:
    stored = judged().stored()
    stored["texture"] = stored["texture"][1:]
    with pytest.raises(NumbersError, match="another version"):
        PadNumbers.of(stored)
    with pytest.raises(NumbersError, match="lacks a layer"):
        PadNumbers.of({"limits": np.zeros(5)})


def test_a_terminal_learns_on_from_what_is_shipped() -> None:
    rng = np.random.default_rng(3)

    def tries(middle: float) -> list[TrackFeatures]:
        return [{Layer.EDGE: middle + rng.normal(0, 0.3, SIZES[Layer.EDGE])} for _ in range(12)]

    live, attacks = tries(1.0), tries(2.0)  # the shipped numbers call both live
    numbers = judged()
    own = fitted(numbers, live, attacks)
    before = [numbers.presentation(one, 9).log_odds for one in attacks]
    assert min(before) > 0
    assert max(own.presentation(one, 9).log_odds for one in attacks) < 0
    assert min(own.presentation(one, 9).log_odds for one in live) > 0
    assert own.judges[Layer.PLANE] is numbers.judges[Layer.PLANE], "nothing was tried for it"
    assert fitted(numbers, live[:2], attacks).judges[Layer.EDGE] is numbers.judges[Layer.EDGE]


def test_a_reader_looks_six_times_a_second_and_begins_anew_after_a_gap() -> None:
    model = ShapeModel()
    gray = np.random.default_rng(1).integers(0, 255, (480, 640), dtype=np.uint8)
    bgr = np.dstack([gray] * 3)
    fit = Fit(model.start((270, 190, 100, 100)), 1.0, 0.0, 0.0)
    reader = PresentationReader(judged())
    for number in range(30):
        reader.look(bgr, gray, fit, (270, 190, 100, 100), number / 30)
    assert reader.looks == 6
    assert reader.presentation().layers
    reader.look(bgr, gray, fit, (270, 190, 100, 100), 1 + GAP_S)
    assert reader.looks == 1
    assert reader.presentation().presented is Presented.UNKNOWN


def test_a_rendered_student_is_no_attack_and_the_analyzer_says_what_it_read() -> None:
    analyzer = Analyzer()
    stage = Stage(811)
    stage.show(Person(StudentLook.from_seed(811)))
    task = Identify(frozenset())
    analyzer.set_task(task)
    said = []
    for number in range(14):
        seen = analyzer.observe(Frame(number, number / 5, stage.draw(number / 5)))
        if seen.face is not None:
            said.append(seen.presentation)
    assert len(said) >= 8
    assert Layer.TEXTURE in dict(said[-1].layers)
    assert all(one.presented is not Presented.ATTACK for one in said)
    analyzer.set_task(Watch())
    watched = analyzer.observe(Frame(20, 3.0, stage.draw(3.0)))
    assert watched.presentation == Presentation(), "nobody is judged while nobody is searched"


def test_a_reader_begins_anew_when_somebody_has_come_nearer() -> None:
    model = ShapeModel()
    gray = np.random.default_rng(1).integers(0, 255, (480, 640), dtype=np.uint8)
    reader = PresentationReader(judged())
    for number, width in enumerate([100, 110, 120, round(100 * NEARER)]):
        box = (270, 190, width, width)
        fit = Fit(model.start(box), 1.0, 0.0, 0.0)
        reader.look(np.dstack([gray] * 3), gray, fit, box, float(number))
        assert reader.looks == number + 1
    box = (270, 190, round(100 * NEARER) + 1, round(100 * NEARER) + 1)
    reader.look(np.dstack([gray] * 3), gray, Fit(model.start(box), 1.0, 0.0, 0.0), box, 5.0)
    assert reader.looks == 1


def test_during_a_challenge_nothing_that_was_seen_is_forgotten() -> None:
    model = ShapeModel()
    gray = np.random.default_rng(1).integers(0, 255, (480, 640), dtype=np.uint8)
    reader = PresentationReader(judged())
    for number, width in enumerate([100, 200, 300]):
        box = (170, 90, width, width)
        fit = Fit(model.start(box), 1.0, 0.0, 0.0)
        reader.look(np.dstack([gray] * 3), gray, fit, box, number * 2 * GAP_S, anew=False)
    assert reader.looks == 3
