"""From a settings file to a running kiosk: the wizard at the first start, plain words when it cannot be."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from kiosk.app import KioskApp, Parts
from kiosk.attack_guided import run_guided
from kiosk.core.attack_guide import EACH
from kiosk.core.languages import gaps_in
from kiosk.core.ports import StoreError, StoreTrouble, VaultError, WorldError
from kiosk.core.schoolday import Place
from kiosk.core.values import Language
from kiosk.first_start import FirstStart
from kiosk.installation import (
    Installation,
    SystemClock,
    note_settings,
    open_installation,
    records_dir,
    set_up,
)
from kiosk.log import catch_bugs, start_log
from kiosk.settings import Settings, SettingsError, assets_dir, load_settings
from kiosk.texts import report_texts, student_words
from kiosk.ui.dress import dress
from kiosk.ui.start_fault import StartFault, StartFaultPage, StartTrouble
from kiosk.ui.texts import install_language
from kiosk.ui.theme import BASE_HEIGHT_PX, BASE_WIDTH_PX, Appearance, Hand, Reach, Theme
from kiosk.ui.typing_sheet import has_touch_screen
from kiosk.vision.camera import forget_opencv_qt_paths, source_of

_log = logging.getLogger(__name__)

AT_THE_SCREEN = "it"
"""The journal's actor for a check that was begun on the maintenance page: as at the command line."""


def has_display() -> bool:
    """Whether a window can be shown; Qt aborts the whole process where it cannot."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def qt_application() -> QApplication:
    """The QApplication, made after OpenCV's Qt paths were undone (opencv-python#736)."""
    forget_opencv_qt_paths()
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    # Each window says itself that it was left. Qt's own quit on the last closed window is posted as an event:
    # when the loop has ended already, it stays behind and ends the next one before it has begun.
    qt.setQuitOnLastWindowClosed(False)
    return qt


def run_kiosk(file: Path, *, windowed: bool) -> int:
    """Run the kiosk of this settings file until it is left; returns the exit status."""
    if not has_display():
        sys.stderr.write(
            "kiosk: there is no display here. Start it on the machine's own screen; "
            "'kiosk demo' runs without one.\n"
        )
        return 1
    qt = qt_application()
    try:
        settings = load_settings(file)
    except FileNotFoundError:
        return _run_first(qt, file, windowed=windowed)
    except SettingsError as error:
        return _show_fault(qt, StartFault(StartTrouble.SETTINGS, (str(error.file), *error.mistakes)))
    return _run(qt, settings, windowed=windowed)


def _run_first(qt: QApplication, file: Path, *, windowed: bool) -> int:
    form = FirstStart(qt, assets_dir(), SystemClock()).ask()
    if form is None:
        return 0
    try:
        settings = set_up(form, file)
    except (StoreError, VaultError) as error:
        return _show_fault(qt, StartFault(start_trouble(error), (str(error),)), form.language)
    except OSError as error:
        words = f"{error.filename}: {error.strerror}"
        return _show_fault(qt, StartFault(StartTrouble.UNREACHABLE, (words,)), form.language)
    return _run(qt, settings, windowed=windowed)


def _run(qt: QApplication, settings: Settings, *, windowed: bool) -> int:
    """Run the kiosk until it is left; when it is left for the check against attacks, it comes back."""
    start_log(settings.log_dir, to_stderr=True)
    note_gaps(assets_dir())
    _use_zone(settings)
    while True:
        try:
            installation = open_installation(settings)
            note_settings(installation)
            app = KioskApp(qt, _parts(qt, installation))
            catch_bugs(app.driver.report_bug)
            app.start(full_screen=settings.fullscreen and not windowed)
        except WorldError as error:
            _log.error("cannot start: %s", error)
            return _show_fault(qt, StartFault(start_trouble(error), (str(error),)), settings.language)
        app.closed.connect(qt.quit)
        qt.aboutToQuit.connect(app.close)
        with _left_by_signals(app):
            status = qt.exec()
        app.close()
        status = app.end(status)
        if not app.driver.check_asked:
            return status
        _check_attacks(qt, settings)


def note_gaps(assets: Path) -> None:
    """Log, in one line each, which languages lack texts; a file that is damaged ends no start."""
    try:
        gaps = gaps_in(assets)
    except (OSError, ValueError) as error:
        _log.warning("a language cannot be read, its texts are said in English: %s", error)
        return
    for language, count in gaps.items():
        _log.warning("language %s lacks %d texts; they are said in English", language.value, count)


@contextmanager
def _left_by_signals(app: KioskApp) -> Iterator[None]:
    """Ctrl-C and the end of the session end the kiosk as closing its window does.

    Python calls a handler between any two of its instructions, in the middle of a transaction too: the event
    loop comes to it when what is being done is done.
    """
    end = partial(QTimer.singleShot, 0, app.close)
    before = {one: signal.signal(one, lambda *_: end()) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _check_attacks(qt: QApplication, settings: Settings) -> None:
    """The guided check, while the kiosk does not hold the camera; whatever happens, the kiosk comes back."""
    try:
        installation = open_installation(settings)
        try:
            told = run_guided(qt, installation, EACH, AT_THE_SCREEN)
        finally:
            installation.store.close()
    except WorldError as error:
        _log.error("the check against attacks was not made: %s", error)
    else:
        _log.info("check against attacks: %s", told or "closed before the end")


def _parts(qt: QApplication, installation: Installation) -> Parts:
    settings, assets = installation.settings, assets_dir()
    return Parts(
        store=installation.store,
        source=source_of(settings.camera, installation.clock),
        mailer=installation.mailer(),
        clock=installation.clock,
        place=_place(settings, assets),
        assets_dir=assets,
        language=settings.language,
        appearance=_appearance(settings),
        engine=settings.engine,
        learns=settings.learn,
        skips_challenge=settings.skip_challenge,
        second_look=settings.second_look,
        guard=settings.guard,
        sound=settings.sound != "off",
        speech=settings.sound == "speech",
        motion=settings.motion == "on" or (settings.motion == "auto" and moves(qt)),
        hand=Hand(settings.hand),
        reach=Reach(settings.reach),
        data_dir=settings.data_dir,
        records_dir=records_dir(settings),
        keyboard=settings.keyboard == "on" or (settings.keyboard == "auto" and has_touch_screen()),
        mail_host=f"{settings.mail.host}:{settings.mail.port}" if settings.mail.user else "",
        receipts_a_day=settings.mail.receipts_a_day,
    )


def _place(settings: Settings, assets: Path) -> Place:
    """Students get letters only where a mail account is set up."""
    return Place(
        settings.kiosk_id,
        settings.room,
        settings.zone,
        report_texts(assets, settings.language),
        student_words(assets, settings.language) if settings.mail.user else (),
        settings.mail.receipts,
        settings.objection_days,
        settings.keep_crops_days,
        settings.patience,
    )


def moves(qt: QApplication) -> bool:
    """Whether the desktop wants things to move, as far as Qt tells: else its animations last no time."""
    return qt.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def _appearance(settings: Settings) -> Appearance:
    if settings.theme == "auto":
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Appearance.DARK if dark else Appearance.LIGHT
    return Appearance(settings.theme)


def _use_zone(settings: Settings) -> None:
    """Let Qt and Python show the times of the kiosk's zone, where it is not the machine's own."""
    name = getattr(settings.zone, "key", None)
    if name and hasattr(time, "tzset"):
        os.environ["TZ"] = name
        time.tzset()


def start_trouble(error: WorldError) -> StartTrouble:
    """What the screen says of an error that ends the start."""
    if isinstance(error, VaultError):
        return StartTrouble.KEY
    if not isinstance(error, StoreError):  # of learnt numbers, cascades
        return StartTrouble.INSTALLATION
    return {
        StoreTrouble.TOO_NEW: StartTrouble.TOO_NEW,
        StoreTrouble.DAMAGED: StartTrouble.DAMAGED,
        StoreTrouble.FULL: StartTrouble.DISK_FULL,
    }.get(error.trouble, StartTrouble.UNREACHABLE)


def _show_fault(qt: QApplication, fault: StartFault, language: Language = Language.KOREAN) -> int:
    """Say on stderr and on the screen why the kiosk cannot start; returns the exit status 1."""
    sys.stderr.write("\n  ".join((f"kiosk: cannot start ({fault.trouble.value})", *fault.details)) + "\n")
    assets = assets_dir()
    install_language(qt, language, assets)
    page = StartFaultPage()
    dress(page, Theme(assets))
    page.show_screen(fault)
    page.left.connect(qt.quit)
    page.resize(BASE_WIDTH_PX, BASE_HEIGHT_PX)
    page.showMaximized()
    qt.exec()
    return 1
