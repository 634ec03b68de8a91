"""Settings: one TOML file read into one frozen value, with every mistake listed at once."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_config_path, user_data_path, user_log_path

from kiosk.core.guard import CODE_DAYS, Guard, GuardRules
from kiosk.core.languages import languages_in
from kiosk.core.values import Language

APP_NAME = "classroom-kiosk"

MOST_CROPS_DAYS = 14
"""Crops of check-ins are evidence for an objection, not an archive of faces."""

Theme = Literal["auto", "light", "dark", "contrast"]
Keyboard = Literal["auto", "on", "off"]
KEYBOARDS: tuple[Keyboard, ...] = ("auto", "on", "off")
THEMES: tuple[Theme, ...] = ("auto", "light", "dark", "contrast")
Sound = Literal["tones", "speech", "off"]
SOUNDS: tuple[Sound, ...] = ("tones", "speech", "off")
Motion = Literal["auto", "on", "off"]
MOTIONS: tuple[Motion, ...] = ("auto", "on", "off")
Hand = Literal["right", "left"]
Reach = Literal["standard", "low"]
MOST_PATIENCE = 3.0
Tls = Literal["starttls", "ssl"]


class SettingsError(Exception):
    """The settings file cannot be used; ``mistakes`` names every wrong place in it."""

    def __init__(self, file: Path, mistakes: tuple[str, ...]) -> None:
        super().__init__("\n".join((f"{file}:", *(f"  {mistake}" for mistake in mistakes))))
        self.file = file
        self.mistakes = mistakes


@dataclass(frozen=True)
class MailSection:
    """How letters leave. The password is no setting: it lies in the keyring (``kiosk mail password``)."""

    user: str = ""
    host: str = "smtp.gmail.com"
    port: int = 587
    tls: Tls = "starttls"
    sender: str = ""
    oauth2_file: str = ""
    ca_file: str = ""
    receipts: bool = True
    receipts_a_day: int = 300


@dataclass(frozen=True)
class Settings:
    """Everything IT may choose. Paths are absolute; ``database`` is an SQLAlchemy address."""

    kiosk_id: str
    room: str
    zone: tzinfo
    language: Language
    theme: Theme
    fullscreen: bool
    sound: Sound
    keyboard: Keyboard
    camera: str
    engine: str
    learn: bool
    skip_challenge: bool
    second_look: bool
    guard: GuardRules
    database: str
    data_dir: Path
    config_dir: Path
    log_dir: Path
    mail: MailSection
    objection_days: int = 7
    keep_crops_days: int = 0
    patience: float = 1.0
    hand: Hand = "right"
    reach: Reach = "standard"
    motion: Motion = "auto"


def default_file() -> Path:
    """Where the settings file lies unless another one is named."""
    return user_config_path(APP_NAME, appauthor=False) / "kiosk.toml"


def assets_dir() -> Path:
    """The folder of translations, icons and texts: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parent
    inside = package / "assets"
    return inside if inside.is_dir() else package.parent / "assets"


# --- reading ----------------------------------------------------------------------------------------

_Check = Callable[[object], str | None]


def _text(value: object) -> str | None:
    return None if isinstance(value, str) else "must be text in quotes"


def _filled(value: object) -> str | None:
    return None if isinstance(value, str) and value.strip() else "must be text in quotes and not empty"


def _path(value: object) -> str | None:
    if not isinstance(value, str):
        return "must be text in quotes"
    try:
        Path(value).expanduser().resolve()
    except (RuntimeError, ValueError, OSError):
        return "is no path here"
    return None


def _flag(value: object) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _port(value: object) -> str | None:
    good = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 65536
    return None if good else "must be a port number, 1 to 65535"


def _whole(least: int, most: int) -> _Check:
    def check(value: object) -> str | None:
        good = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return None if good else f"must be a whole number, {least} to {most}"

    return check


def _one_of(*allowed: str) -> _Check:
    return lambda value: None if value in allowed else f"must be one of {', '.join(allowed)}"


def _sound(value: object) -> str | None:
    """True and false are the words of older files: tones, or nothing."""
    good = isinstance(value, bool) or value in SOUNDS
    return None if good else f"must be one of {', '.join(SOUNDS)}"


def _patience(value: object) -> str | None:
    number = isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= MOST_PATIENCE
    return None if number else f"must be a number, 1.0 to {MOST_PATIENCE}"


def _language(value: object) -> str | None:
    return _one_of(*(language.value for language in languages_in(assets_dir())))(value)


def _zone(value: object) -> str | None:
    if not isinstance(value, str):
        return "must be text in quotes"
    return None if not value or _zone_named(value) else "is no time zone; Asia/Seoul is one"


def _zone_named(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _camera(value: object) -> str | None:
    number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return None if number or not _filled(value) else "must be a device number, a path or a stream address"


_KEYS: Mapping[str, _Check] = {
    "kiosk.id": _filled,
    "kiosk.room": _filled,
    "kiosk.time_zone": _zone,
    "screen.language": _language,
    "screen.theme": _one_of(*THEMES),
    "screen.fullscreen": _flag,
    "screen.sound": _sound,
    "screen.keyboard": _one_of(*KEYBOARDS),
    "screen.motion": _one_of(*MOTIONS),
    "screen.patience": _patience,
    "screen.hand": _one_of("right", "left"),
    "screen.reach": _one_of("standard", "low"),
    "camera.source": _camera,
    "recognition.engine": _one_of("auto", "accurate", "lbph"),
    "recognition.learn": _flag,
    "recognition.skip_challenge": _flag,
    "attendance.second_look": _flag,
    "enrolment.guard": _one_of(*(guard.value for guard in Guard)),
    "enrolment.code_days": _whole(1, 366),
    "storage.folder": _path,
    "storage.database": _text,
    "mail.user": _text,
    "mail.host": _filled,
    "mail.port": _port,
    "mail.tls": _one_of("starttls", "ssl"),
    "mail.sender": _text,
    "mail.oauth2_file": _text,
    "mail.ca_file": _text,
    "mail.receipts": _flag,
    "mail.receipts_a_day": _whole(1, 100_000),
    "objections.days": _whole(1, 60),
    "evidence.keep_crops_days": _whole(0, MOST_CROPS_DAYS),
}
_REQUIRED = ("kiosk.room",)


def load_settings(file: Path) -> Settings:
    """Read the settings file.

    Raises:
        FileNotFoundError: there is none yet (the first start).
        SettingsError: it is no TOML, or keys are unknown, missing or wrong: all of them are named.
    """
    try:
        tree = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(file, (f"not TOML: {error}",)) from None
    except UnicodeDecodeError:
        raise SettingsError(file, ("not UTF-8 text",)) from None
    except IsADirectoryError:
        raise SettingsError(file, ("is a folder",)) from None
    except FileNotFoundError:
        raise
    except PermissionError:
        raise SettingsError(file, ("may not be read by this user",)) from None
    except OSError as error:
        raise SettingsError(file, (error.strerror or "cannot be read",)) from None
    values = dict(_flatten(tree))
    mistakes = tuple(_mistakes_in(values))
    if mistakes:
        raise SettingsError(file, mistakes)
    return _settings(values, file.resolve().parent)


def _flatten(tree: Mapping[str, object]) -> list[tuple[str, object]]:
    flat: list[tuple[str, object]] = []
    for name, value in tree.items():
        if isinstance(value, dict):
            flat.extend((f"{name}.{key}", inner) for key, inner in value.items())
        else:
            flat.append((name, value))
    return flat


def _mistakes_in(values: Mapping[str, object]) -> list[str]:
    wrong = [f"{key}: unknown setting" for key in values if key not in _KEYS]
    wrong += [f"{key}: missing" for key in _REQUIRED if key not in values]
    checked = ((key, _KEYS[key](value)) for key, value in values.items() if key in _KEYS)
    return wrong + [f"{key}: {problem}" for key, problem in checked if problem]


def _settings(values: Mapping[str, object], config_dir: Path) -> Settings:
    def text(key: str, default: str = "") -> str:
        return str(values.get(key, default)).strip()

    data_dir = _folder(text("storage.folder"), user_data_path(APP_NAME, appauthor=False), config_dir)
    return Settings(
        kiosk_id=text("kiosk.id", "kiosk-1"),
        room=text("kiosk.room"),
        zone=_zone_named(text("kiosk.time_zone")) or _local_zone(),
        language=Language(text("screen.language", "ko")),
        theme=next(one for one in THEMES if one == text("screen.theme", "auto")),
        fullscreen=bool(values.get("screen.fullscreen", True)),
        sound=_sound_of(values.get("screen.sound", True)),
        keyboard=next(one for one in KEYBOARDS if one == text("screen.keyboard", "auto")),
        camera=text("camera.source", "0"),
        engine=text("recognition.engine", "auto"),
        learn=bool(values.get("recognition.learn", True)),
        skip_challenge=bool(values.get("recognition.skip_challenge", False)),
        second_look=bool(values.get("attendance.second_look", False)),
        guard=GuardRules(
            Guard(text("enrolment.guard", Guard.CODE_OR_PANEL.value)),
            int(text("enrolment.code_days", str(CODE_DAYS))),
        ),
        database=text("storage.database") or f"sqlite:///{(data_dir / 'kiosk.sqlite').as_posix()}",
        data_dir=data_dir,
        config_dir=config_dir,
        log_dir=data_dir / "log" if "storage.folder" in values else user_log_path(APP_NAME, appauthor=False),
        mail=_mail_section(values),
        objection_days=int(text("objections.days", str(Settings.objection_days))),
        keep_crops_days=int(text("evidence.keep_crops_days", str(Settings.keep_crops_days))),
        patience=float(text("screen.patience", "1.0")),
        hand="left" if text("screen.hand") == "left" else "right",
        reach="low" if text("screen.reach") == "low" else "standard",
        motion=next(one for one in MOTIONS if one == text("screen.motion", "auto")),
    )


def _mail_section(values: Mapping[str, object]) -> MailSection:
    def text(key: str, default: str = "") -> str:
        return str(values.get(f"mail.{key}", default)).strip()

    return MailSection(
        text("user"),
        text("host", MailSection.host),
        int(text("port", str(MailSection.port))),
        "ssl" if text("tls") == "ssl" else "starttls",
        text("sender"),
        text("oauth2_file"),
        text("ca_file"),
        bool(values.get("mail.receipts", MailSection.receipts)),
        int(text("receipts_a_day", str(MailSection.receipts_a_day))),
    )


def _sound_of(value: object) -> Sound:
    if isinstance(value, bool):
        return "tones" if value else "off"
    return next(one for one in SOUNDS if one == value)


def _folder(named: str, default: Path, base: Path) -> Path:
    return (base / Path(named).expanduser()).resolve() if named else default


def _local_zone() -> tzinfo:
    """The machine's own zone with its rules for summer time where it can be told, else its offset now."""
    try:
        link = Path("/etc/localtime").resolve().as_posix()
        return ZoneInfo(link.split("zoneinfo/", 1)[1])
    except (IndexError, ZoneInfoNotFoundError, ValueError, OSError):
        return datetime.now().astimezone().tzinfo or UTC


# --- writing ----------------------------------------------------------------------------------------


def write_settings(file: Path, values: Mapping[str, str | int | bool]) -> None:
    """Write a new settings file from ``section.key`` values; never over one that is there.

    Raises:
        FileExistsError: there is a settings file already.
    """
    sections: dict[str, list[str]] = {}
    for dotted, value in values.items():
        section, key = dotted.split(".", 1)
        # A JSON string is a TOML basic string but for DEL, and so are JSON's numbers and booleans.
        written = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        sections.setdefault(section, []).append(f"{key} = {written}")
    lines = ["# Settings of the classroom kiosk; the README explains each one.", ""]
    for section, rows in sections.items():
        lines += [f"[{section}]", *rows, ""]
    content = "\n".join(lines).encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    out = file.open("xb")
    try:
        with out:
            out.write(content)
    except OSError:  # a full disk: no half a file that the next start stumbles over
        file.unlink()
        raise
