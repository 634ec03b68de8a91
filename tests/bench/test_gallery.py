"""bench gallery on a village: every figure is there, the answers are those of brute force."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from bench import gallery, gallery_cv2
from bench.gallery_faces import agreement, of_folder, rendered
from bench.gallery_runs import Campus, campus_run, small_run, write
from bench.rates import BadInputError

VILLAGE = Campus(students=40, templates=6, size=16)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What measure() collects, in this process and without faces."""
    folder = tmp_path_factory.mktemp("village")
    found: dict[str, Any] = {"students": 40, "templates": 6, "numbers": 16}
    found["store"] = write(folder, VILLAGE)
    found["ours"] = campus_run(folder, VILLAGE)
    found["cv2"] = gallery_cv2.run(folder, 60)
    found["small"] = small_run(Campus(10, 6, 16))
    found["beside"] = gallery.beside(found)
    return found


def test_the_gallery_answers_as_brute_force(results: dict[str, Any]) -> None:
    assert results["ours"]["agreement"] == {"probes": 40, "same": 1.0}


def test_every_time_is_measured_and_p99_is_not_below_p50(results: dict[str, Any]) -> None:
    for key, _, _ in gallery._TIMES:
        taken = results["ours"][key]
        assert 0 < taken["p50_ms"] <= taken["p99_ms"]
        assert taken["processor_p50_ms"] <= taken["processor_p99_ms"]


def test_cv2_is_measured_and_its_line_marked_as_extended(results: dict[str, Any]) -> None:
    measured, extended = results["beside"]
    assert (measured["templates"], measured["cv2_is"]) == (60, "measured")
    assert (extended["templates"], extended["cv2_is"]) == (240, "extended")
    slope, intercept = results["cv2"]["search_ms_line"]
    assert extended["cv2_search_ms"] == pytest.approx(240 * slope + intercept)
    assert extended["faster"] == pytest.approx(extended["cv2_search_ms"] / extended["ours_search_ms"])
    words = gallery.table(results)
    assert "extended" in words
    assert "40 students x 6 templates of 16 numbers" in words
    json.dumps(results)


def test_a_line_through_two_sizes() -> None:
    assert gallery_cv2._line([100, 300], [1.0, 2.0]) == pytest.approx([0.005, 0.5])
    assert gallery_cv2._line([100], [1.0]) == [0.01, 0.0]


def test_the_same_campus_is_made_again_and_days_differ() -> None:
    again = Campus(40, 6, 16)
    assert again.templates_of(3) == VILLAGE.templates_of(3)
    assert len({VILLAGE.student_id(index) for index in range(40)}) == 40
    np.testing.assert_allclose(np.linalg.norm(VILLAGE.enrolled(3), axis=1), 1, atol=1e-6)
    assert not np.allclose(VILLAGE.probe(3), VILLAGE.enrolled(3)[0])


def test_short_and_long_descriptions_of_rendered_students_agree() -> None:
    found = agreement(rendered(2))
    assert (found["people"], found["templates"], found["probes"]) == (2, 10, 10)
    assert found["same"] == found["ours_right"] == found["full_right"] == 1.0


def test_a_folder_without_faces_is_said(tmp_path: Path) -> None:
    (tmp_path / "somebody").mkdir()
    for number in range(7):
        path = tmp_path / "somebody" / f"{number}.png"
        cv2.imencode(".png", np.full((200, 200), 90, np.uint8))[1].tofile(path)
    with pytest.raises(BadInputError, match="no face"):
        agreement(of_folder(tmp_path))
    with pytest.raises(BadInputError, match="no such folder"):
        agreement(of_folder(tmp_path / "elsewhere"))


@pytest.mark.parametrize("words", [["--students", "2"], ["--templates", "0"], ["--size", "0"]])
def test_too_little_to_measure_is_said(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert gallery.main(words) == 2
    assert "at least 3 students" in capsys.readouterr().err
