"""`kiosk demo` as an IT person without a screen runs it: the whole story, in a process of its own."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.demo.cast import (
    ADMINISTRATOR_PASSWORD,
    NEW_PASSCODE,
    PROFESSOR_EMAIL,
    PROFESSOR_PIN,
    STUDENT_PIN,
    enrolled_players,
)
from tests.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 360
SCREENS = (
    "main panel_enrolment enrol_entry enrol_form enrol_consent enrol_poses enrol_summary enrolled challenged "
    "checked_in_present checked_in_late "
    "student_page number_entry log_in not_marked_unknown fault unlock panel panel_zoom main_new_zoom_code "
    "panel_closed maintenance"
).split()

pytestmark = [pytest.mark.realtime, pytest.mark.timeout(LIMIT_S + 40)]


@dataclass(frozen=True)
class Played:
    """One demonstration that has ended."""

    out: Path
    status: int
    told: str
    complaints: str


def play(out: Path, home: Path) -> Played:
    hidden = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    words = [sys.executable, "-m", "kiosk", "demo", "--out", str(out)]
    ended = subprocess.run(
        words,
        env=environment | {"HOME": str(home)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_S,
    )
    return Played(out, ended.returncode, ended.stdout, ended.stderr)


def test_the_demonstration(tmp_path: Path) -> None:
    """One test: with pytest-xdist several would play it several times."""
    home = tmp_path / "home"
    home.mkdir()
    played = play(tmp_path / "out", home)
    assert played.status == 0, played.told[-3000:] + played.complaints[-3000:]
    assert list(home.rglob("*")) == [], "nothing but its own folder is touched"
    the_story_came_true(played)
    the_letter_and_its_csv_are_kept(played)
    every_screen_is_kept_in_every_language(played)
    no_secret_left(played)


def the_story_came_true(played: Played) -> None:
    assert "No display here" in played.told
    assert "The story came true" in played.told
    assert played.complaints == ""
    assert re.search(
        r"^  refused: the number of .* with a wrong code \(code_wrong\)$", played.told, re.MULTILINE
    )
    assert re.search(r"^  refused: somebody unknown \(unknown\)$", played.told, re.MULTILINE)
    assert len(re.findall(r"^  [0-9:]{8}  20\d{6} .* by face +[0-9.]+ s$", played.told, re.MULTILINE)) >= 6
    for place in (played.out / "mail", played.out / "pictures"):
        assert str(place) in played.told


def the_letter_and_its_csv_are_kept(played: Played) -> None:
    letters = [
        email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        for file in (played.out / "mail").glob("*.eml")
    ]
    (message,) = (letter for letter in letters if list(letter.iter_attachments()))
    assert message["To"] == PROFESSOR_EMAIL
    assert len(letters) > 1, "receipts go out as well"
    (attached,) = message.iter_attachments()
    (kept,) = played.out.glob("*.csv")
    content = kept.read_bytes()
    assert attached.get_filename() == kept.name
    assert attached.get_payload(decode=True) == content
    assert content.startswith(b"\xef\xbb\xbf"), "so that Excel reads Korean"
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    numbers = {cell for row in rows for cell in row if re.fullmatch(r"20\d{6}", cell)}
    assert numbers == {*(player.student.number for player in enrolled_players(7)), "20250777"}
    text = content.decode("utf-8-sig")
    for word in ("출석", "지각", "결석", "한이든"):
        assert word in text


def every_screen_is_kept_in_every_language(played: Played) -> None:
    pictures = {file.name: file for file in (played.out / "pictures").glob("*.png")}
    for language in LANGUAGES:
        names = {name.split("_", 1)[1].removesuffix(f"_{language.value}.png") for name in pictures}
        assert set(SCREENS) <= names
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in pictures.values())
    assert len({file.read_bytes() for file in pictures.values()}) == len(pictures), "no two alike"


def no_secret_left(played: Played) -> None:
    (log,) = (played.out / "log").iterdir()
    letters = (file.read_text(encoding="utf-8") for file in (played.out / "mail").glob("*.eml"))
    said = "\n".join((log.read_text(encoding="utf-8"), played.told, played.complaints, *letters))
    for secret in (PROFESSOR_PIN, STUDENT_PIN, ADMINISTRATOR_PASSWORD, NEW_PASSCODE, "demo-password"):
        assert secret not in said
    for level in (" ERROR ", " CRITICAL ", "Traceback"):
        assert level not in said
    database = (played.out / "data" / "kiosk.sqlite").read_bytes()
    for secret in (PROFESSOR_PIN, STUDENT_PIN, ADMINISTRATOR_PASSWORD):
        assert secret.encode() not in database


def test_a_folder_is_played_into_once(tmp_path: Path) -> None:
    kept = tmp_path / "out" / "data" / "kiosk.sqlite"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"the demonstration before")
    ended = play(tmp_path / "out", tmp_path)
    assert ended.status == 1
    assert ended.complaints == (
        f"kiosk: a demonstration was played into {tmp_path / 'out'} before; name another folder\n"
    )
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [kept]
    assert kept.read_bytes() == b"the demonstration before"
