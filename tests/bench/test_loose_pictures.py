"""bench closed-set and bench across-videos on rendered students, and on folders that will not do."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from bench import across_videos, closed_set
from bench.crossfit import honest_engine, knows
from bench.pictures import Reader, roomy, say_crowded
from bench.rates import BadInputError
from bench.systems import Programs
from tests.bench.conftest import Frames, save
from tests.bench.test_rates import KEYS

PEOPLE = (0, 2, 4)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory, frames: Frames) -> Path:
    root = tmp_path_factory.mktemp("people")
    for seed in PEOPLE:
        save(root / f"{seed:04}", frames(seed, 0, 2) + frames(seed, 1, 1))
    return root


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory, frames: Frames) -> Path:
    root = tmp_path_factory.mktemp("filmed")
    for seed in PEOPLE:
        for video in range(2):
            save(root / f"{seed:04}" / str(video), frames(seed, video, 3))
    return root


def test_every_other_picture_is_searched(
    people: Path, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    assert closed_set.main(["--data", str(people), "--enrol", "2", "--json"], programs) == 0
    kiosk, naive = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    for result in (kiosk, naive):
        assert (result["people"], result["gallery"], result["probes"]) == (3, 6, 3)
    assert (kiosk["rank1"], kiosk["failures_to_enrol"], kiosk["failures_to_detect"]) == (1.0, 0, 0)


def test_pictures_without_a_face_are_errors_and_shown_apart(tmp_path: Path, frames: Frames) -> None:
    nobody = np.full((480, 640, 3), 128, np.uint8)
    save(tmp_path / "a", [nobody, *frames(0, 0, 2), nobody])
    save(tmp_path / "b", frames(2, 0, 2))
    (kiosk,) = closed_set.measure(tmp_path, "lbph", 2, None, list)
    assert (kiosk.probes, kiosk.rank1) == (2, 0.5)
    assert (kiosk.failures_to_enrol, kiosk.failures_to_detect) == (1, 1)
    assert "1 of 4" in closed_set.table([kiosk])


def test_a_seed_takes_the_same_pictures_again(people: Path) -> None:
    first, again = (closed_set.read(people, 1, seed=5) for _ in range(2))
    in_order = closed_set.read(people, 1, seed=None)
    assert all(np.array_equal(first.gallery[one], again.gallery[one]) for one in first.gallery)
    assert any(not np.array_equal(first.gallery[one], in_order.gallery[one]) for one in first.gallery)


def test_everybody_is_once_a_stranger_and_once_a_mate(
    filmed: Path, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    assert across_videos.main(["--data", str(filmed), "--json"], programs) == 0
    kiosk, naive = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert tuple(kiosk) == tuple(naive) == KEYS
    assert (kiosk["probes"], kiosk["non_mated"]) == (3, 3)
    assert kiosk["rank1"] == 1.0


def test_videos_are_told_by_the_number_after_the_name(tmp_path: Path, frames: Frames) -> None:
    for seed in PEOPLE:
        save(tmp_path / f"p{seed}", frames(seed, 0, 5))
        for number, name in enumerate(("A_B_00_te", "A_B_01_tr", "A_B_10_te", "A_B_30_te", "A_B_31_tr")):
            (tmp_path / f"p{seed}" / f"{number:03}.jpg").rename(tmp_path / f"p{seed}" / f"{name}.jpg")
    assert [len(video) for video in across_videos.read(tmp_path)[0].videos] == [2, 1, 2]


@pytest.mark.parametrize(
    ("bench", "arguments", "words"),
    [
        (closed_set, ["--data", "{root}/nowhere"], "no such folder"),
        (closed_set, ["--data", "{root}"], "needs two people at least"),
        (closed_set, ["--data", "{root}", "--enrol", "0"], "--enrol needs 1"),
        (across_videos, ["--data", "{root}/nowhere"], "no such folder"),
        (across_videos, ["--data", "{root}"], "0 people with two videos; 3 are needed"),
    ],
)
def test_folders_that_will_not_do(
    bench: object, arguments: list[str], words: str, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench in {closed_set, across_videos}
    main = closed_set.main if bench is closed_set else across_videos.main
    assert main([argument.format(root=people) for argument in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err.splitlines()[-1]


def test_too_many_classes(filmed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert across_videos.main(["--data", str(filmed), "--classes", "2"]) == 2
    assert "3 people cannot be 2 classes" in capsys.readouterr().err


# --- what they share ------------------------------------------------------------------------------------


def test_small_pictures_are_enlarged_and_framed() -> None:
    assert roomy(np.zeros((112, 92, 3), np.uint8)).shape[:2] == (390 + 192, 320 + 192)
    assert roomy(np.zeros((400, 500, 3), np.uint8)).shape[:2] == (640, 740)


def test_pictures_with_several_faces_are_counted(frames: Frames, capsys: pytest.CaptureFixture[str]) -> None:
    (one,), (other,) = frames(0, 0, 1), frames(2, 0, 1)
    say_crowded([[one], [other]])
    assert capsys.readouterr().err == ""
    say_crowded([[one], [np.hstack([one, other])]])
    assert "1 pictures to enrol show several faces" in capsys.readouterr().err


def test_what_does_not_open_is_counted(tmp_path: Path) -> None:
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "words.jpg").write_bytes(b"words")
    reader = Reader()
    assert reader.pictures(tmp_path) == []
    assert [path.name for path in reader.unreadable] == ["empty.png", "words.jpg"]


def test_an_engine_is_learnt_anew_only_for_those_it_knows() -> None:
    assert not knows("lbph", Path("/somewhere/lecture_hall"))
    assert honest_engine("lbph", Path("/somewhere/lecture_hall"), ["a"]).name.startswith("lbph")


def test_other_people_under_a_name_that_was_learnt_from_are_not_known(tmp_path: Path, frames: Frames) -> None:
    save(tmp_path / "classroom" / "gallery" / "0001", frames(0, 0, 1))
    assert not knows("lbph", tmp_path / "classroom")


def test_the_pictures_learnt_from_are_known_wherever_they_lie(faces_dir: Path, tmp_path: Path) -> None:
    for name in ("orl", "classroom"):
        assert knows("lbph", faces_dir / name)
        assert knows("lbph", faces_dir / "yale" / ".." / name)
        assert not knows("accurate", faces_dir / name)
    shutil.copytree(faces_dir / "yale", tmp_path / "yale")
    with pytest.raises(BadInputError, match=r"orl, .* must lie beside it"):
        honest_engine("lbph", tmp_path / "yale", ["a"])


def test_an_engine_that_is_not_here_is_one_line() -> None:
    with pytest.raises(BadInputError, match="no recognition engine called 'sface'"):
        honest_engine("sface", Path("/somewhere"), [])
