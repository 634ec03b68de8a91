"""The gallery of screens draws what is asked for and an index of it."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from bench.scenes.rounds import SCENES
from bench.screens import README, main
from tests.conftest import ROOT
from tests.languages import LANGUAGES


def test_each_screen_is_drawn_in_each_language(qtbot: QtBot, tmp_path: Path) -> None:
    sizes, themes = ["--sizes", "1024x600"], ["--themes", "light"]
    assert main(["--out", str(tmp_path), *sizes, *themes, "--only", "main-quiet"]) == 0
    pictures = {path.name: QImage(str(path)) for path in tmp_path.glob("*.png")}
    assert set(pictures) == {f"main-quiet-{one.value}-1024x600-light.png" for one in LANGUAGES}
    assert {(image.width(), image.height()) for image in pictures.values()} == {(1024, 600)}
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert all(name in page for name in pictures)


def test_a_name_that_no_screen_has_is_said(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--sizes", "1024x600", "--themes", "dark", "--only", "no such screen"]
    assert main(["--out", str(tmp_path), *chosen]) == 1
    assert "no such screen" in capsys.readouterr().err


def test_both_halves_of_the_scenes_are_in() -> None:
    assert {"main", "panel"} <= set(SCENES)


def test_the_readme_shows_pictures_of_the_gallery_and_no_others() -> None:
    shown = set(re.findall(r"docs/pictures/(\w+)\.jpg", (ROOT / "README.md").read_text(encoding="utf-8")))
    made = {f"{picture}_{language}" for picture in README for language in ("ko", "en")}
    assert shown == made
    assert {path.stem for path in (ROOT / "docs" / "pictures").glob("*.jpg")} == made
