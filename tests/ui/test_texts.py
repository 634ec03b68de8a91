"""Times, numbers and names are right in both languages, and every text has a translation."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bench.scenes.door import LECTURE
from kiosk.core.observation import Hint
from kiosk.core.values import Language, Pose, Status, ZoomRoom
from kiosk.ui.texts import (
    HINT_ICONS,
    POSE_ICONS,
    STATUS_ICONS,
    STATUS_TONES,
    date_text,
    hint_text,
    install_language,
    language_now,
    meeting_id_text,
    moment_text,
    name_text,
    number_text,
    pose_text,
    span_text,
    status_text,
    time_text,
    zoom_link,
)

AT = datetime(2026, 11, 22, 5, 3, tzinfo=UTC)  # a Sunday, 14:03 in Seoul
Speak = Callable[[Language], None]


def test_korean_times_and_names(speak: Speak) -> None:
    speak(Language.KOREAN)
    assert language_now() == Language.KOREAN
    assert time_text(AT) == "오후 2:03"
    assert date_text(AT) == "11월 22일 일요일"
    assert moment_text(AT) == "11월 22일 일요일 오후 2:03"
    assert span_text(LECTURE.session) == "오후 2:00 – 오후 3:15"
    assert name_text("이하늘") == "이하늘 님"
    assert number_text(1200) == "1,200"
    assert status_text(Status.OFFICIAL_ABSENCE) == "공결"


def test_english_times_and_names(speak: Speak) -> None:
    speak(Language.ENGLISH)
    assert language_now() == Language.ENGLISH
    assert time_text(AT) == "2:03 PM"
    assert date_text(AT) == "Sunday, 22 November"
    assert moment_text(AT) == "Sunday, 22 November, 2:03 PM"
    assert name_text("Hanul Lee") == "Hanul Lee"
    assert status_text(Status.EXCUSED) == "Excused"


def test_midnight_and_noon_are_local(speak: Speak) -> None:
    speak(Language.KOREAN)
    assert time_text(datetime(2026, 11, 21, 15, 0, tzinfo=UTC)) == "오전 12:00"
    assert date_text(datetime(2026, 11, 21, 15, 0, tzinfo=UTC)) == "11월 22일 일요일"


def test_every_case_has_words_and_an_icon(assets_dir: Path, language: Language) -> None:
    hints = {hint_text(hint) for hint in Hint}
    assert len(hints) == len(Hint)
    assert len({status_text(status) for status in Status}) == len(Status)
    assert all(pose_text(pose) for pose in Pose)
    assert set(STATUS_TONES) == set(Status)
    for icon in (*HINT_ICONS.values(), *STATUS_ICONS.values(), *POSE_ICONS.values()):
        assert (assets_dir / "icons" / f"{icon}.svg").is_file()
    assert set(HINT_ICONS) == set(Hint)


def test_statuses_differ_in_shape_not_only_in_colour() -> None:
    assert len(set(STATUS_ICONS.values())) == len(Status)


@pytest.mark.parametrize(
    ("meeting_id", "shown"),
    [("123456789", "123 456 789"), ("1234567890", "123 456 7890"), ("93847561023", "938 4756 1023")],
)
def test_meeting_ids_are_grouped_as_zoom_does(meeting_id: str, shown: str) -> None:
    assert meeting_id_text(meeting_id) == shown


def test_a_room_without_link_still_has_one() -> None:
    assert zoom_link(ZoomRoom("123456789")) == "https://zoom.us/j/123456789"


def test_a_missing_translation_file_is_said(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        install_language(qapp, Language.KOREAN, tmp_path)


def test_every_text_is_translated_and_compiled(assets_dir: Path) -> None:
    update = [sys.executable, str(assets_dir / "translations" / "update.py"), "--check"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    done = subprocess.run(update, check=False, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
