"""The settings file: every mistake at once, nothing foreign taken, what is written is read."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kiosk.core.guard import Guard, GuardRules
from kiosk.core.values import Language
from kiosk.settings import MailSection, Settings, SettingsError, assets_dir, load_settings, write_settings
from tests.fakes import A_MONDAY


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kiosk.toml"


def loaded(file: Path, text: str) -> Settings:
    file.write_bytes(text.encode())
    return load_settings(file)


def mistakes(file: Path, content: str | bytes) -> tuple[str, ...]:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    assert caught.value.file == file
    assert str(file) in str(caught.value)
    return caught.value.mistakes


MINIMAL = '[kiosk]\nroom = "302"\n'


def test_a_room_is_enough(file: Path) -> None:
    settings = loaded(file, MINIMAL)
    assert (settings.room, settings.kiosk_id, settings.camera, settings.engine) == (
        "302",
        "kiosk-1",
        "0",
        "auto",
    )
    assert (settings.language, settings.theme, settings.fullscreen) == (Language.KOREAN, "auto", True)
    assert settings.mail == MailSection()
    assert settings.database == f"sqlite:///{(settings.data_dir / 'kiosk.sqlite').as_posix()}"
    assert settings.config_dir == file.parent
    assert settings.data_dir.is_absolute()


def test_everything(file: Path) -> None:
    settings = loaded(
        file,
        """
        [kiosk]
        id = "door 3"
        room = " 공학관 302 "
        time_zone = "Asia/Seoul"
        [screen]
        language = "en"
        theme = "dark"
        fullscreen = false
        [camera]
        source = 2
        [recognition]
        engine = "lbph"
        [storage]
        folder = "data"
        database = "postgresql+psycopg://kiosk@host/kiosk"
        [mail]
        user = "kiosk@example.ac.kr"
        host = "smtp.example.ac.kr"
        port = 465
        tls = "ssl"
        sender = "Kiosk"
        oauth2_file = "x.json"
        ca_file = "ca.pem"
        receipts = false
        receipts_a_day = 80
        [objections]
        days = 3
        [evidence]
        keep_crops_days = 14
        """,
    )
    assert (settings.objection_days, settings.keep_crops_days) == (3, 14)
    assert settings.room == "공학관 302", "a space at the end would match no timetable"
    assert settings.zone.utcoffset(A_MONDAY.replace(tzinfo=None)) == timedelta(hours=9)
    assert (settings.language, settings.theme, settings.fullscreen) == (Language.ENGLISH, "dark", False)
    assert settings.camera == "2"
    assert settings.data_dir == file.parent / "data"
    assert settings.log_dir == file.parent / "data" / "log"
    assert settings.database.startswith("postgresql+psycopg://")
    assert settings.mail == MailSection(
        "kiosk@example.ac.kr", "smtp.example.ac.kr", 465, "ssl", "Kiosk", "x.json", "ca.pem", False, 80
    )


def test_for_everybody(file: Path) -> None:
    asked = '[screen]\npatience = 2\nhand = "left"\nreach = "low"\nmotion = "off"\nsound = "speech"\n'
    chosen, usual = loaded(file, MINIMAL + asked), loaded(file, MINIMAL)
    assert (chosen.patience, chosen.hand, chosen.reach) == (2.0, "left", "low")
    assert (chosen.motion, chosen.sound) == ("off", "speech")
    assert (usual.patience, usual.hand, usual.reach) == (1.0, "right", "standard")
    assert (usual.motion, usual.sound) == ("auto", "tones")


@pytest.mark.parametrize(("written", "read"), [("true", "tones"), ("false", "off"), ('"off"', "off")])
def test_the_sound_of_older_files_is_still_read(file: Path, written: str, read: str) -> None:
    assert loaded(file, f"{MINIMAL}[screen]\nsound = {written}\n").sound == read


def test_no_file_yet_is_the_first_start(file: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_settings(file)


def test_all_mistakes_at_once(file: Path) -> None:
    found = mistakes(
        file,
        """
        colour = "red"
        [kiosk]
        id = 3
        time_zone = "Mars/Olympus"
        [screen]
        language = "de"
        fullscreen = 1
        theme = true
        [camera]
        source = true
        [mail]
        port = "587"
        host = ""
        password = "no secret belongs here"
        """,
    )
    named = [mistake.split(":")[0] for mistake in found]
    assert sorted(named) == sorted(
        [
            *("colour", "kiosk.id", "kiosk.room", "kiosk.time_zone", "screen.language", "screen.fullscreen"),
            *("screen.theme", "camera.source", "mail.port", "mail.host", "mail.password"),
        ]
    )
    assert not any("no secret" in mistake for mistake in found), "values are not repeated"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("[mail]\nport = true", "mail.port"),
        ("[mail]\nreceipts = 1", "mail.receipts"),
        ("[mail]\nreceipts_a_day = 0", "mail.receipts_a_day"),
        ("[objections]\ndays = 0", "objections.days"),
        ("[objections]\ndays = true", "objections.days"),
        ("[evidence]\nkeep_crops_days = 15", "evidence.keep_crops_days"),
        ("[evidence]\nkeep_crops_days = -1", "evidence.keep_crops_days"),
        ("[mail]\nport = 0", "mail.port"),
        ("[mail]\nport = 65536", "mail.port"),
        ("[mail]\nport = 587.0", "mail.port"),
        ("[mail]\nuser = 5", "mail.user"),
        ("[mail]\ntls = 'none'", "mail.tls"),
        ("[screen]\nfullscreen = 'yes'", "screen.fullscreen"),
        ("[screen]\nlanguage = ['ko']", "screen.language"),
        ("[screen]\nsound = 'loud'", "screen.sound"),
        ("[screen]\nsound = 1", "screen.sound"),
        ("[screen]\npatience = 0.9", "screen.patience"),
        ("[screen]\npatience = 3.1", "screen.patience"),
        ("[screen]\npatience = true", "screen.patience"),
        ("[screen]\npatience = nan", "screen.patience"),
        ("[screen]\npatience = 'much'", "screen.patience"),
        ("[screen]\nhand = 'both'", "screen.hand"),
        ("[screen]\nreach = 1", "screen.reach"),
        ("[screen]\nmotion = true", "screen.motion"),
        ("[camera]\nsource = -1", "camera.source"),
        ("[camera]\nsource = ''", "camera.source"),
        ("[camera]\nsource = 1.5", "camera.source"),
        ("[storage]\nfolder = 1979-05-27", "storage.folder"),
        ("[storage.folder]\nx = 1", "storage.folder"),
        ("[storage]\nfolder = '~nobody-of-that-name/kiosk'", "storage.folder"),
        ('[storage]\nfolder = "a\\u0000b"', "storage.folder"),
        ("[[mail]]\nport = 1", "mail"),
        ("[recognition]\nengine = 'magic'", "recognition.engine"),
        ("[Camera]\nsource = 1", "Camera.source"),
        ("[camera]\nsources = 1", "camera.sources"),
    ],
)
def test_one_mistake(file: Path, line: str, key: str) -> None:
    (mistake,) = mistakes(file, f"{MINIMAL}{line}\n")
    assert mistake.startswith(f"{key}: ")


@pytest.mark.parametrize("room", ["''", "' '", "5", "true", "[]"])
def test_a_room_must_have_a_name(file: Path, room: str) -> None:
    (mistake,) = mistakes(file, f"[kiosk]\nroom = {room}\n")
    assert mistake.startswith("kiosk.room: ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[kiosk\nroom = 1", "not TOML"),
        ("room = = 1", "not TOML"),
        ('[kiosk]\nroom = "302"\nroom = "303"', "not TOML"),
        ("\x00", "not TOML"),
        (b'[kiosk]\nroom = "\xb0\xf8\xc7\xd0"\n', "not UTF-8"),
        (MINIMAL.encode("utf-16"), "not UTF-8"),
    ],
)
def test_no_settings_file_at_all(file: Path, content: str | bytes, said: str) -> None:
    (mistake,) = mistakes(file, content)
    assert said in mistake


def test_an_empty_file_misses_the_room(file: Path) -> None:
    assert mistakes(file, "") == ("kiosk.room: missing",)


def test_the_mark_that_windows_editors_write_is_no_mistake(file: Path) -> None:
    file.write_bytes(MINIMAL.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load_settings(file).room == "302"


def test_a_folder_is_no_file(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SettingsError):
        load_settings(file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says it is not there")
def test_a_file_below_a_file(file: Path) -> None:
    file.write_text(MINIMAL)
    with pytest.raises(SettingsError, match="directory"):
        load_settings(file / "kiosk.toml")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_of_somebody_else(file: Path) -> None:
    file.write_text(MINIMAL)
    file.chmod(0)
    with pytest.raises(SettingsError, match="may not be read"):
        load_settings(file)


# --- writing ------------------------------------------------------------------------------------------


def test_what_is_written_is_read(file: Path) -> None:
    write_settings(
        file,
        {
            "kiosk.room": '공학관 "302"\\n',
            "screen.language": "en",
            "screen.fullscreen": False,
            "kiosk.id": "a'b",
            "camera.source": 1,
            "mail.port": 465,
        },
    )
    settings = load_settings(file)
    assert (settings.room, settings.kiosk_id) == ('공학관 "302"\\n', "a'b")
    assert (settings.language, settings.fullscreen) == (Language.ENGLISH, False)
    assert (settings.camera, settings.mail.port) == ("1", 465)


def test_never_over_one_that_is_there(file: Path) -> None:
    file.write_text(MINIMAL)
    with pytest.raises(FileExistsError):
        write_settings(file, {"kiosk.room": "303"})
    assert file.read_text() == MINIMAL


def test_folders_are_made(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "kiosk.toml"
    write_settings(file, {"kiosk.room": "302"})
    assert load_settings(file).config_dir == file.parent


def test_what_cannot_be_written_leaves_no_half_a_file(file: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_settings(file, {"kiosk.room": "\ud800"})
    assert not file.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_leaves_no_half_a_file(tmp_path: Path) -> None:
    class FullDisk(type(tmp_path)):  # type: ignore[misc]
        """A file that can be made but not filled."""

        def open(self, *_: object, **__: object):  # type: ignore[no-untyped-def]
            self.touch(exist_ok=False)
            return Path("/dev/full").open("wb")

    file = FullDisk(tmp_path / "kiosk.toml")
    with pytest.raises(OSError, match="space"):
        write_settings(file, {"kiosk.room": "302"})
    assert not file.exists()


@given(
    room=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    flag=st.booleans(),
    port=st.integers(1, 65535),
)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_room_is_called_it_is_read_back(file: Path, room: str, flag: bool, port: int) -> None:
    file.unlink(missing_ok=True)
    write_settings(file, {"kiosk.room": room, "screen.fullscreen": flag, "mail.port": port})
    if not room.strip():
        with pytest.raises(SettingsError):
            load_settings(file)
        return
    settings = load_settings(file)
    assert (settings.room, settings.fullscreen, settings.mail.port) == (room.strip(), flag, port)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_lies_there_it_is_settings_or_a_settings_error(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with suppress(SettingsError):
        load_settings(file)


def test_the_assets_are_found() -> None:
    assert (assets_dir() / "consent" / "version").is_file()


# --- enrolment ------------------------------------------------------------------------------------------


def test_enrolment_is_guarded_unless_it_is_said_otherwise(file: Path) -> None:
    assert loaded(file, MINIMAL).guard == GuardRules(Guard.CODE_OR_PANEL, 30)
    text = MINIMAL + '[enrolment]\nguard = "open"\ncode_days = 90\n'
    assert loaded(file, text).guard == GuardRules(Guard.OPEN, 90)


def test_mistakes_about_enrolment(file: Path) -> None:
    wrong = mistakes(file, MINIMAL + '[enrolment]\nguard = "off"\ncode_days = 0\n')
    assert wrong == (
        "enrolment.guard: must be one of code or panel, open",
        "enrolment.code_days: must be a whole number, 1 to 366",
    )
