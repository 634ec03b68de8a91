"""Which engine is taken; the accurate one with and without its parts; another one as one more file."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest

from kiosk.core.observation import Frame, Identify
from kiosk.core.ports import EngineError, EngineTrouble
from kiosk.core.values import StudentId
from kiosk.settings import load_settings
from kiosk.vision.align import crop_targets
from kiosk.vision.analyze import Analyzer
from kiosk.vision.demo import portrait
from kiosk.vision.engines import accurate
from kiosk.vision.engines.accurate import AccurateEngine, Network, check_model, model_path, ratio
from kiosk.vision.engines.choose import ENGINES, Makers, chosen, engine_named
from kiosk.vision.engines.lbph import LbphEngine
from kiosk.vision.landmarks import ShapeModel, apply
from kiosk.vision.rendered.look import StudentLook
from tests.vision.made_engine import ENGINES as WITH_MADE
from tests.vision.made_engine import MadeEngine

needs_dlib = pytest.mark.skipif(
    find_spec("dlib") is None or find_spec("face_recognition_models") is None,
    reason="the accurate engine is not installed (./run accurate)",
)
BLANK = np.zeros((160, 160), np.uint8)


class Broken:
    """An engine that cannot be had here."""

    def __init__(self, trouble: EngineTrouble) -> None:
        self.trouble = trouble

    def __call__(self) -> MadeEngine:
        raise EngineError("made", self.trouble, f"made is {self.trouble.value}")


# --- the choice ---------------------------------------------------------------------------------------


def test_auto_takes_the_best_that_is_there() -> None:
    choice = chosen("auto", WITH_MADE)
    assert (choice.setting, choice.engine.name, choice.error) == ("made", "made-1", None)


def test_auto_says_nothing_of_an_engine_that_nobody_installed() -> None:
    engines: Makers = {"made": Broken(EngineTrouble.NOT_INSTALLED), "lbph": LbphEngine}
    choice = chosen("auto", engines)
    assert (choice.setting, choice.error) == ("lbph", None)


@pytest.mark.parametrize(
    ("setting", "trouble"),
    [
        ("auto", EngineTrouble.ALTERED),
        ("auto", EngineTrouble.INCOMPLETE),
        ("made", EngineTrouble.ALTERED),
        ("made", EngineTrouble.NOT_INSTALLED),
    ],
)
def test_the_built_in_engine_stands_in_and_the_error_is_told(setting: str, trouble: EngineTrouble) -> None:
    choice = chosen(setting, {"made": Broken(trouble), "lbph": LbphEngine})
    assert choice.setting == "lbph"
    assert choice.error is not None
    assert choice.error.trouble is trouble


def test_lbph_can_be_forced() -> None:
    assert chosen("lbph", WITH_MADE).engine.name == LbphEngine().name


def test_an_unknown_engine_names_those_there_are() -> None:
    with pytest.raises(EngineError, match="'sface': use one of accurate, lbph"):
        engine_named("sface")


def test_the_settings_know_the_same_names(tmp_path: Path) -> None:
    for name in ("auto", *ENGINES):
        file = tmp_path / f"{name}.toml"
        file.write_text(f'[kiosk]\nroom = "1"\n[recognition]\nengine = "{name}"\n')
        assert load_settings(file).engine == name


# --- the accurate one without its parts ---------------------------------------------------------------


def test_not_installed_says_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [])
    monkeypatch.delitem(sys.modules, "dlib", raising=False)
    with pytest.raises(EngineError, match=r"\./run accurate") as caught:
        model_path()
    assert caught.value.trouble is EngineTrouble.NOT_INSTALLED


def test_a_missing_model_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"cannot be read at .*model\.dat") as caught:
        AccurateEngine(tmp_path / "model.dat")
    assert caught.value.trouble is EngineTrouble.INCOMPLETE


def test_an_altered_model_file_is_not_used(tmp_path: Path) -> None:
    model = tmp_path / "model.dat"
    model.write_bytes(b"another network")
    with pytest.raises(EngineError, match="was altered") as caught:
        check_model(model)
    assert caught.value.trouble is EngineTrouble.ALTERED


def known(monkeypatch: pytest.MonkeyPatch, model: Path) -> Network:
    """A network whose file passes for the known one, though dlib can do nothing with it."""
    model.write_bytes(b"no network")
    monkeypatch.setattr(accurate, "check_model", lambda _: None)
    return Network(model)


def test_a_program_that_does_not_start_is_an_engine_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    network = known(monkeypatch, tmp_path / "model.dat")
    with pytest.raises(EngineError, match="does not start") as caught:
        network.embedding(BLANK)
    assert caught.value.trouble is EngineTrouble.BROKEN


def test_the_fixed_way_into_dlibs_chip_is_that_of_our_mean_face() -> None:
    """dlib's places for five landmarks (image_transforms/interpolation.h), padding 0.25, 150 px."""
    places = np.array(
        [[0.8596, 0.2135], [0.6461, 0.2290], [0.1206, 0.2137], [0.3341, 0.2291], [0.4901, 0.6278]]
    )
    ours = crop_targets(ShapeModel().mean)[[25, 24, 20, 21, 18]]
    off = apply(accurate.TO_CHIP, ours) - (places + 0.25) / 1.5 * 150
    assert np.abs(off).max() < 1.3


def test_the_ratio_knows_no_crowding() -> None:
    assert ratio(0.2, 0.3, 1.0) == pytest.approx(ratio(0.4, 0.6, 1.0))
    assert ratio(0.2, 0.6, 0.4) == ratio(0.2, 0.4, 0.4)
    assert ratio(0.1, 0.3, 1.0) > ratio(0.2, 0.3, 1.0) > ratio(0.2, 0.2, 1.0) == 0
    assert ratio(0.0, 0.3, 1.0) > 0


# --- the accurate one with them -----------------------------------------------------------------------


@needs_dlib
def test_the_accurate_engine_describes_and_its_program_comes_back() -> None:
    engine = AccurateEngine()
    first = engine.describe(BLANK)
    assert first.shape == (engine.size,)
    assert np.linalg.norm(first) == pytest.approx(1, abs=1e-5)
    process = engine._network._process
    assert process is not None
    process.kill()
    process.wait()
    assert np.array_equal(engine.describe(BLANK), first)


@needs_dlib
def test_its_program_ends_with_the_engine() -> None:
    engine = AccurateEngine()
    engine.describe(BLANK)
    process = engine._network._process
    assert process is not None
    del engine
    assert process.poll() == 0


@needs_dlib
def test_a_model_with_one_byte_changed_is_not_used(tmp_path: Path) -> None:
    copy = Path(shutil.copy(model_path(), tmp_path))
    with copy.open("r+b") as file:
        file.seek(20_000_000)
        byte = file.read(1)
        file.seek(20_000_000)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(EngineError, match="was altered"):
        AccurateEngine(copy)


@needs_dlib
def test_rendered_students_are_told_apart_by_the_accurate_engine() -> None:
    """Through Analyzer and Gallery, as at the door."""
    told_apart(Analyzer("accurate"))


# --- one more engine ----------------------------------------------------------------------------------

PEOPLE = (3, 5, 8)


def student(seed: int) -> StudentId:
    return StudentId(UUID(int=seed + 1))


def told_apart(analyzer: Analyzer) -> None:
    """Each of three enrolled students is the nearest to their own visit."""
    samples = [
        sample
        for seed in PEOPLE
        for sample in analyzer.enrol_from_pictures(
            student(seed), [portrait(StudentLook.from_seed(seed), seed=k) for k in range(3)]
        )
    ]
    assert {sample.template.engine for sample in samples} == {analyzer.engine}
    analyzer.rebuild([sample.template for sample in samples])
    analyzer.set_task(Identify(frozenset(map(student, PEOPLE))))
    for start_s, seed in enumerate(PEOPLE):
        picture = portrait(StudentLook.from_seed(seed), 1.0, seed=9)
        seen = [analyzer.observe(Frame(k, 10.0 * start_s + k * 0.07, picture)) for k in range(5)]
        candidate = seen[-1].candidate
        assert candidate is not None
        assert candidate.student_id == student(seed)


def test_another_engine_is_one_class_and_one_line() -> None:
    told_apart(Analyzer("made", WITH_MADE))
    told_apart(Analyzer(MadeEngine()))


def test_an_engine_that_takes_over_begins_with_an_empty_gallery() -> None:
    analyzer = Analyzer(engines=WITH_MADE)
    told_apart(analyzer)
    analyzer.use_engine("made")
    assert analyzer.engine == "made-1"
    assert analyzer.calibration(frozenset(map(student, PEOPLE))).searches == 0
    told_apart(analyzer)


def test_an_engine_that_cannot_take_over_leaves_the_one_before() -> None:
    broken: Callable[[], MadeEngine] = Broken(EngineTrouble.ALTERED)
    analyzer = Analyzer(engines={"made": broken, "lbph": LbphEngine})
    with pytest.raises(EngineError, match="altered"):
        analyzer.use_engine("made")
    told_apart(analyzer)
