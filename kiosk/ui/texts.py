"""Words, numbers, times and names as people read them, in the language of now; also switches the language."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime, QTranslator

from kiosk.core.languages import language_file, languages_in
from kiosk.core.observation import Hint
from kiosk.core.values import ClassSession, Language, Pose, Status, ZoomRoom
from kiosk.core.zoom import grouped
from kiosk.ui.theme import Tone

_TRANSLATOR = "kioskTranslator"
_LANGUAGE = "language"

translate = QCoreApplication.translate


def install_language(app: QCoreApplication, language: Language, assets_dir: Path) -> None:
    """Switch translations, numbers and dates; every page then hears LanguageChange.

    Qt asks the translator that came last first: a text that the language lacks is said in English.

    Raises:
        FileNotFoundError: the compiled translation is not in ``assets_dir``.
    """
    fresh = [_translator(app, one, assets_dir) for one in dict.fromkeys((Language.ENGLISH, language))]
    QLocale.setDefault(QLocale(language.value))
    for old in app.findChildren(QTranslator, _TRANSLATOR):
        app.removeTranslator(old)
        old.deleteLater()
    for translator in fresh:
        translator.setObjectName(_TRANSLATOR)
        app.installTranslator(translator)
    app.setProperty(_LANGUAGE, language.value)


def _translator(parent: QCoreApplication | None, language: Language, assets_dir: Path) -> QTranslator:
    path, translator = language_file(assets_dir, language), QTranslator(parent)
    if not translator.load(str(path)):
        raise FileNotFoundError(path)
    return translator


def language_now() -> Language:
    """The language the screens speak; English before any was installed."""
    app = QCoreApplication.instance()
    code = app.property(_LANGUAGE) if app else None
    return Language(code) if code else Language.ENGLISH


def languages_by_name(assets_dir: Path) -> dict[Language, str]:
    """Every language there is, with its name as its speakers write it, in the order of `languages_in`."""
    return {language: _own_name(language, assets_dir) for language in languages_in(assets_dir)}


def _own_name(language: Language, assets_dir: Path) -> str:
    if language == Language.ENGLISH:
        return "English"
    of_it = _translator(None, language, assets_dir)
    name = of_it.translate("Language", "English", "the name of this language in itself")
    return name or QLocale(language.value).nativeLanguageName()


# --- times, numbers, names --------------------------------------------------------------------------


def time_text(at: datetime) -> str:
    """2:03 PM, 오후 2:03: local time of an aware datetime."""
    local = at.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), translate("Times", "h:mm AP"))


def date_text(at: datetime) -> str:
    """Sunday, 22 November; 11월 22일 일요일: local date of an aware datetime."""
    local = at.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), translate("Times", "dddd, d MMMM"))


def moment_text(at: datetime) -> str:
    """Date and time of an aware datetime."""
    return translate("Times", "{date}, {time}").format(date=date_text(at), time=time_text(at))


def span_text(session: ClassSession) -> str:
    """From when to when: 2:00 PM to 3:15 PM with a dash."""
    return f"{time_text(session.starts_at)} – {time_text(session.ends_at)}"


def number_text(number: int) -> str:
    """A whole number with the separators of the language."""
    return QLocale().toString(number)


def name_text(name: str) -> str:
    """A name as one addresses its bearer: 김하늘 님."""
    return translate("Names", "{name}").format(name=name)


def meeting_id_text(meeting_id: str) -> str:
    """A meeting ID grouped as Zoom shows it: 3-3-3, 3-3-4 or 3-4-4 digits."""
    return grouped(meeting_id)


def zoom_link(zoom: ZoomRoom) -> str:
    """What the QR code says: the link, or the one made from the meeting ID."""
    return zoom.link or f"https://zoom.us/j/{zoom.meeting_id}"


# --- statuses ---------------------------------------------------------------------------------------


def status_text(status: Status) -> str:
    """The word of a status."""
    return {
        Status.PRESENT: translate("Status", "Present"),
        Status.LATE: translate("Status", "Late"),
        Status.ABSENT: translate("Status", "Absent"),
        Status.LEFT_EARLY: translate("Status", "Left early"),
        Status.OFFICIAL_ABSENCE: translate("Status", "Official absence"),
        Status.EXCUSED: translate("Status", "Excused"),
        Status.PENDING: translate("Status", "Not in yet"),
    }[status]


STATUS_TONES = {
    Status.PRESENT: Tone.GOOD,
    Status.LATE: Tone.LATE,
    Status.ABSENT: Tone.BAD,
    Status.LEFT_EARLY: Tone.LATE,
    Status.OFFICIAL_ABSENCE: Tone.INFO,
    Status.EXCUSED: Tone.INFO,
    Status.PENDING: Tone.NEUTRAL,
}

STATUS_ICONS = {
    Status.PRESENT: "present",
    Status.LATE: "late",
    Status.ABSENT: "absent",
    Status.LEFT_EARLY: "left_early",
    Status.OFFICIAL_ABSENCE: "official",
    Status.EXCUSED: "excused",
    Status.PENDING: "pending",
}


# --- hints and poses --------------------------------------------------------------------------------


def hint_text(hint: Hint) -> str:
    """The one line that tells what to do before the camera."""
    return {
        Hint.NO_FACE: translate("Hint", "Please stand in front of the camera"),
        Hint.TOO_DARK: translate("Hint", "Too dark here. Please step into the light"),
        Hint.TOO_BRIGHT: translate("Hint", "It is too bright. Please turn from the light"),
        Hint.ONE_AT_A_TIME: translate("Hint", "One at a time, please"),
        Hint.COME_NEARER: translate("Hint", "Please come a little nearer"),
        Hint.STEP_BACK: translate("Hint", "Please step back a little"),
        Hint.MOVE_TO_CENTRE: translate("Hint", "Please move to the middle"),
        Hint.HOLD_STILL: translate("Hint", "Please hold still for a moment"),
        Hint.LOOK_HERE: translate("Hint", "Please look at the screen"),
        Hint.TURN_LEFT: translate("Hint", "Turn your head to the left"),
        Hint.TURN_RIGHT: translate("Hint", "Turn your head to the right"),
        Hint.LOOK_UP: translate("Hint", "Raise your head a little"),
        Hint.LOOK_DOWN: translate("Hint", "Lower your head a little"),
        Hint.NEXT: translate("Hint", "Next, please: look at the screen"),
    }[hint]


HINT_ICONS = {
    Hint.NO_FACE: "look",
    Hint.TOO_DARK: "dark",
    Hint.TOO_BRIGHT: "bright",
    Hint.ONE_AT_A_TIME: "person",
    Hint.COME_NEARER: "nearer",
    Hint.STEP_BACK: "further",
    Hint.MOVE_TO_CENTRE: "centre",
    Hint.HOLD_STILL: "still",
    Hint.LOOK_HERE: "look",
    Hint.TURN_LEFT: "arrow_left",
    Hint.TURN_RIGHT: "arrow_right",
    Hint.LOOK_UP: "arrow_up",
    Hint.LOOK_DOWN: "arrow_down",
    Hint.NEXT: "person",
}


def pose_text(pose: Pose) -> str:
    """The instruction that leads to a pose."""
    return {
        Pose.FRONT: hint_text(Hint.LOOK_HERE),
        Pose.LEFT: hint_text(Hint.TURN_LEFT),
        Pose.RIGHT: hint_text(Hint.TURN_RIGHT),
        Pose.UP: hint_text(Hint.LOOK_UP),
        Pose.DOWN: hint_text(Hint.LOOK_DOWN),
    }[pose]


def direction_text(pose: Pose) -> str:
    """The word of a pose."""
    return {
        Pose.FRONT: translate("Direction", "Front"),
        Pose.LEFT: translate("Direction", "Left"),
        Pose.RIGHT: translate("Direction", "Right"),
        Pose.UP: translate("Direction", "Up"),
        Pose.DOWN: translate("Direction", "Down"),
    }[pose]


POSE_ICONS = {
    Pose.FRONT: "look",
    Pose.LEFT: "arrow_left",
    Pose.RIGHT: "arrow_right",
    Pose.UP: "arrow_up",
    Pose.DOWN: "arrow_down",
}
