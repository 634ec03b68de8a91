"""bench attacks on a small folder of rendered students and flat pictures of them, and its counting."""

import json
from pathlib import Path

import numpy as np
import pytest

from bench import attacks
from bench.attack_pictures import operating_points, roc, save_roc
from bench.attacks import NO_PAD, TOGETHER, Seen, rates
from bench.pad_tracks import PadTrack
from bench.rates import BadInputError
from kiosk.core.observation import Layer
from kiosk.vision.pad.numbers import SIZES, Judge, PadNumbers
from tests.bench.conftest import Frames, save

KEYS = {"system", "attacks", "apcer", "apcer_by_condition", "bpcer", "live_tracks"}
"""Of PROTOCOL.md."""


def track(person: str, attack: str | None, value: float, looks: int = 6) -> PadTrack:
    step = {Layer.EDGE: np.full(SIZES[Layer.EDGE], value)}
    return PadTrack("made", person, attack, [step] * looks)


NUMBERS = PadNumbers({Layer.EDGE: Judge(np.full(SIZES[Layer.EDGE], 1 / SIZES[Layer.EDGE]), 0.0, -3.0, 3.0)})


def test_only_who_is_named_as_the_person_shown_and_passes_as_live_is_accepted() -> None:
    seen = [
        Seen(track("a", "c01", 1.0), "a"),  # accepted
        Seen(track("a", "c01", -2.0), "a"),  # refused
        Seen(track("a", "c08", 1.0), "b"),  # taken for somebody else
        Seen(track("b", "c08", 1.0), None),  # nobody
        Seen(track("b", "c08", -2.0, looks=2), "b"),  # too short to be refused
        Seen(track("b", None, 1.0), "b"),
        Seen(track("b", None, -2.0), "b"),  # live and refused
    ]
    found = rates("all", seen, lambda _person: NUMBERS)
    assert found.apcer == pytest.approx(2 / 5)
    assert found.apcer_by_condition == {"c01": 0.5, "c08": pytest.approx(1 / 3)}
    assert (found.bpcer, found.live_tracks, found.attacks) == (0.5, 2, 5)
    assert (found.passed_as_live, found.unjudged) == (0.75, 1)
    nobody_refused = rates(NO_PAD, seen, None)
    assert nobody_refused.apcer == pytest.approx(3 / 5)
    assert nobody_refused.bpcer == 0.0


def test_a_folder_is_measured(tmp_path: Path, frames: Frames, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "room"
    save(root / "gallery" / "0000", frames(0, 0, 4))
    save(root / "probe" / "0000" / "s02c00t00", frames(0, 1, 7))
    save(root / "attack" / "0000" / "s02c01t00", frames(0, 0, 7))
    picture = tmp_path / "roc.png"
    arguments = ["--data", str(root), "--json", "--here", "--out", str(picture)]
    assert attacks.main(arguments) == 0
    shown = capsys.readouterr()
    objects = [json.loads(line) for line in shown.out.splitlines()]
    assert [one["system"] for one in objects] == [
        NO_PAD,
        *(f"{layer.value} alone" for layer in Layer),
        TOGETHER,
    ]
    for one in objects:
        assert set(one) >= KEYS
        assert (one["attacks"], one["live_tracks"]) == (1, 1)
        assert set(one["apcer_by_condition"]) == {"c01"}
    assert "room holds no stranger/ folder: measured without" in shown.err
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert attacks.main([*arguments[:2], "--here"]) == 0
    assert "APCER by condition" in capsys.readouterr().out


def test_a_bad_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert attacks.main(["--data", str(tmp_path / "absent")]) == 2
    assert "no such folder" in capsys.readouterr().err
    assert attacks.main(["--data", str(tmp_path)]) == 2
    assert "holds no gallery/PERSON/000.jpg" in capsys.readouterr().err
    (tmp_path / "gallery").mkdir()
    assert attacks.main(["--data", str(tmp_path)]) == 2
    assert "nothing to refuse" in capsys.readouterr().err


def test_the_roc_goes_from_nobody_refused_to_everybody() -> None:
    points = operating_points([1.0, 2.0, 3.0], [-1.0, 1.5])
    assert points[0].tolist() == [0.0, 1.0]
    assert points[-1].tolist() == [1.0, 0.0]
    assert [0.0, 0.5] in points.tolist(), "a limit of 0 lets one attack pass and refuses nobody"
    assert (np.diff(points[:, 0]) >= 0).all()
    assert (np.diff(points[:, 1]) <= 0).all()
    assert (roc({"all": ([1.0], [0.0])}) < 255).any()


def test_an_roc_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="cannot be written"):
        save_roc(tmp_path / "absent" / "roc.png", {})
