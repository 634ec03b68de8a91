"""bench recognition on a small classroom of rendered students, and on folders that are none."""

import json
import shutil
from pathlib import Path

import pytest

from bench import recognition
from bench.rates import Claims, Rates
from bench.systems import Programs
from tests.bench.conftest import Frames, save
from tests.bench.test_rates import KEYS


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, frames: Frames) -> Path:
    root = tmp_path_factory.mktemp("room")
    for seed in (0, 2, 4):
        save(root / "gallery" / f"{seed:04}", frames(seed, 0, 4))
    for seed in (0, 2):
        save(root / "probe" / f"{seed:04}" / "s02c00t00", frames(seed, 1, 7))
    save(root / "stranger" / "0040" / "s02c00t00", frames(40, 1, 7))
    return root


def measured(root: Path, programs: Programs, capsys: pytest.CaptureFixture[str]) -> list[Rates]:
    assert recognition.main(["--data", str(root), "--json"], programs) == 0
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(tuple(one) == KEYS for one in objects)
    return [Rates(**one) for one in objects]


def test_a_room_is_measured(
    room: Path, programs: Programs, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    kiosk, naive = measured(room, programs, capsys)
    assert (kiosk.system, naive.system) == ("kiosk, lbph", "Haar + cv2.face LBPH")
    for result in (kiosk, naive):
        assert (result.probes, result.non_mated) == (2, 3), (
            "a stranger, and each probe without its own person"
        )
        assert result.ms_per_track > 0
    assert (kiosk.rank1, kiosk.tpir_at_fpir_1, kiosk.fnir_at_threshold) == (1.0, 1.0, 0.0)
    assert kiosk.fpir_at_threshold in {0.0, 1 / 3}, (
        "among two, of rendered people, who are alike, one may be named"
    )
    assert (kiosk.threshold, naive.threshold) == (0.55, 70.0)


def test_what_is_odd_is_said_and_not_crashed_on(
    room: Path, programs: Programs, capsys: pytest.CaptureFixture[str], tmp_path: Path, frames: Frames
) -> None:
    root = tmp_path / "교실"
    shutil.copytree(room / "gallery", root / "gallery")
    shutil.copytree(room / "probe" / "0000", root / "probe" / "0000")
    shutil.copytree(room / "stranger" / "0040", root / "probe" / "0040")
    (root / "gallery" / "0000" / "999.jpg").write_bytes(b"no picture")
    save(root / "gallery" / "9999", [picture * 0 for picture in frames(0, 0, 2)])
    results, by_number = recognition.measure(root, "lbph", list)
    said = capsys.readouterr().err
    assert "1 pictures do not open and are skipped, the first is 0000/999.jpg" in said
    assert "no stranger/ folder" in said
    assert "1 probe tracks are of people not in gallery/" in said
    assert "not enrolled, searches for them count as errors: 9999" in said
    assert (results[0].probes, results[0].non_mated) == (1, 2)
    enrolled = len(list((root / "gallery").iterdir()))
    assert (by_number.claims_own, by_number.claims_others) == (1, 2 * enrolled - 1)


def test_cross_fitted_nobody_is_searched_by_an_engine_that_knows_them(room: Path) -> None:
    read = recognition.read(room)
    ((out, whole),) = recognition.parts(read, crossfit=False)
    assert out == ["0000", "0002", "0004", "0040"]
    assert whole is read
    parts = recognition.parts(read, crossfit=True)
    assert [out for out, _ in parts] == [["0000", "0040"], ["0002", "0040"], ["0040"]]
    for out, part in parts:
        assert {seen.person for seen in (*part.probes, *part.strangers)} <= set(out)
        assert part.gallery == read.gallery
    assert sum(len(part.probes) for _, part in parts) == len(read.probes)
    assert sum(len(part.strangers) for _, part in parts) == len(read.strangers)


def test_the_table_shows_intervals_and_aims() -> None:
    result = Rates("kiosk, lbph", 19, 29, 0.95, 0.9, 0.6, 0.3, 0.0, 0.55, 400.0)
    lines = recognition.table([result], "lbph").splitlines()
    assert "0.95 (0.76-0.99)" in lines[2]
    assert lines[3].split()[:2] == ["aim", "0.95"]
    assert "19 probe tracks, 29 non-mated" in lines[4]
    said = recognition.sentence(Claims(19, 126, 0.5, 0.0))
    assert "FNMR 0.50 (0.29-0.71) of 19, FMR 0.00 (0.00-0.03) of 126" in said


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (shutil.rmtree, "no such folder"),
        (lambda root: None, "holds no gallery/PERSON/000.jpg"),
        (lambda root: (root / "gallery").mkdir(), "no picture that opens"),
        (lambda root: save_bytes(root / "gallery" / "0000" / "000.jpg"), "no picture that opens"),
    ],
)
def test_bad_folders_end_with_one_line(
    make: object, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "root"
    root.mkdir()
    assert callable(make)
    make(root)
    assert recognition.main(["--data", str(root)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    last = captured.err.splitlines()[-1]
    assert last.startswith("bench recognition: ")
    assert words in last


def save_bytes(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no picture")


def test_pictures_where_tracks_should_be(
    room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(room / "gallery", tmp_path / "gallery")
    shutil.copytree(room / "gallery", tmp_path / "probe")
    assert recognition.main(["--data", str(tmp_path)]) == 2
    assert "holds pictures, not tracks" in capsys.readouterr().err


def test_nobody_to_search_with(room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(room / "gallery", tmp_path / "gallery")
    assert recognition.main(["--data", str(tmp_path)]) == 2
    assert "nothing to search with" in capsys.readouterr().err


def test_no_face_on_any_picture_to_enrol(
    room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], frames: Frames
) -> None:
    shutil.copytree(room / "probe", tmp_path / "probe")
    save(tmp_path / "gallery" / "0000", [frames(0, 0, 1)[0] * 0])
    assert recognition.main(["--data", str(tmp_path)]) == 2
    assert "found no face on any picture to enrol" in capsys.readouterr().err
