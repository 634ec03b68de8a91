"""The log for IT: a rotating file, uncaught exceptions of every thread, and Qt's own messages."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger("kiosk")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
MAX_BYTES = 2_000_000
KEPT_FILES = 5


class _LogFile(RotatingFileHandler):
    """A log file whose full disk is said once on stderr, not with a trace for every record."""

    _has_failed = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - of the base class
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self._has_failed:
            self._has_failed = True
            sys.stderr.write(f"kiosk: the log {self.baseFilename} cannot be written: {error.strerror}\n")


def start_log(folder: Path, *, to_stderr: bool = False) -> Path | None:
    """Send log records to ``folder``/kiosk.log (five files of 2 MB); returns the file, None if it cannot be.

    A folder that cannot be written to is said on stderr and is no reason not to start.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    layout = logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    file: Path | None = folder / "kiosk.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _LogFile(
            folder / "kiosk.log", maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
    except OSError as error:
        sys.stderr.write(f"kiosk: no log file in {folder}: {error.strerror}\n")
        file, handler = None, logging.StreamHandler()
    handler.setFormatter(layout)
    root.addHandler(handler)
    if to_stderr and file:
        extra = logging.StreamHandler()
        extra.setFormatter(layout)
        extra.setLevel(logging.WARNING)
        root.addHandler(extra)
    qInstallMessageHandler(_on_qt_message)
    return file


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, message)


def catch_bugs(told: Callable[[], None]) -> None:
    """Log every uncaught exception with its trace and call ``told`` (from the thread it happened on)."""

    def on_bug(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, bug, trace)
            return
        _log.critical("a bug", exc_info=(kind, bug, trace))
        _let_go_of_the_last_bug()
        told()

    def on_thread_bug(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            on_bug(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = on_bug
    threading.excepthook = on_thread_bug


def _let_go_of_the_last_bug() -> None:
    """Python keeps the frames of the bug told last, and the widgets in them.

    They would end where the next bug happens: widgets on another thread than theirs, which Qt does not stand.
    """
    sys.last_type = sys.last_value = sys.last_traceback = None
