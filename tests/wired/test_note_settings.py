"""What IT changed in the settings is in the journal, without passwords and paths."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.installation import SETTINGS, note_settings, open_installation
from kiosk.settings import load_settings

Start = Callable[[str], bool]


@pytest.fixture
def start(tmp_path: Path, home: Path) -> Start:
    """`start('[recognition] ...')`: a start with these settings; whether it was journalled."""

    def run(more: str) -> bool:
        file = tmp_path / "kiosk.toml"
        folder = (tmp_path / "data").as_posix()
        file.write_text(f'[kiosk]\nroom = "301"\n[storage]\nfolder = "{folder}"\n{more}')
        installation = open_installation(load_settings(file))
        try:
            return note_settings(installation)
        finally:
            installation.store.close()

    return run


def noted(tmp_path: Path) -> list[dict[str, str]]:
    installation = open_installation(load_settings(tmp_path / "kiosk.toml"))
    try:
        entries = installation.store.journal.entries()
        return [json.loads(entry.detail) for entry in entries if entry.action == SETTINGS]
    finally:
        installation.store.close()


def test_only_changes_that_matter_are_noted(start: Start, tmp_path: Path) -> None:
    assert start("")
    assert not start("")
    assert not start('[screen]\ntheme = "dark"\n')
    assert start("[attendance]\nsecond_look = true\n")
    assert start("[recognition]\nlearn = false\n")
    assert start("")
    first, second, third, fourth = noted(tmp_path)
    assert (first["second_look"], second["second_look"], third["learn"]) == ("False", "True", "False")
    assert fourth == first
    assert (first["room"], first["version"]) == ("301", __version__)


def test_no_password_and_no_path_is_noted(start: Start, tmp_path: Path) -> None:
    start('[camera]\nsource = "rtsp://door:s3cret@10.0.0.9/1"\n[mail]\nuser = "k@univ.example"\n')
    (only,) = noted(tmp_path)
    told = json.dumps(only)
    assert "s3cret" not in told
    assert str(tmp_path) not in told
    assert only["mail_user"] == "k@univ.example"
    assert start('[camera]\nsource = "rtsp://door:other@10.0.0.9/1"\n'), "another address is another camera"
