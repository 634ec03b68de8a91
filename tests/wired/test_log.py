"""The log for IT: where records, bugs of every thread and Qt's messages end up, also without a disk."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from kiosk.log import catch_bugs, start_log


@pytest.fixture(autouse=True)
def put_back() -> Iterator[None]:
    """Hooks and handlers belong to the process: leave them as they were."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    hooks = sys.excepthook, threading.excepthook
    qt_handler = qInstallMessageHandler(None)
    yield
    qInstallMessageHandler(qt_handler)
    sys.excepthook, threading.excepthook = hooks
    for handler in [one for one in root.handlers if one not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_records_and_qt_messages_go_into_the_file(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    expect_log("a plugin is missing")
    file = start_log(tmp_path / "log")
    assert file is not None
    logging.getLogger("kiosk.core").info("door opened: %s", "김")
    logging.getLogger("kiosk.core").debug("not this")
    qWarning("a plugin is missing")
    text = file.read_text(encoding="utf-8")
    assert "INFO MainThread kiosk.core: door opened: 김" in text
    assert "WARNING MainThread qt: " in text
    assert "a plugin is missing" in text
    assert "not this" not in text


def test_warnings_also_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], expect_log: Callable[[str], None]
) -> None:
    expect_log("look here")
    start_log(tmp_path, to_stderr=True)
    logging.getLogger("kiosk").info("quiet")
    logging.getLogger("kiosk").warning("look here")
    said = capsys.readouterr().err
    assert "look here" in said
    assert "quiet" not in said


def test_no_folder_is_no_reason_not_to_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    in_the_way = tmp_path / "log"
    in_the_way.write_text("a file")
    assert start_log(in_the_way) is None
    logging.getLogger("kiosk").info("still told")
    said = capsys.readouterr().err
    assert "no log file" in said
    assert "still told" in said


def a_bug() -> None:
    raise ZeroDivisionError("a made-up bug")


def test_a_bug_is_logged_with_its_trace_and_told(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    expect_log("a bug")
    told: list[str] = []
    file = start_log(tmp_path)
    assert file is not None
    catch_bugs(lambda: told.append(threading.current_thread().name))
    try:
        a_bug()
    except ZeroDivisionError as bug:
        sys.excepthook(type(bug), bug, bug.__traceback__)
    thread = threading.Thread(target=a_bug, name="analysis")
    thread.start()
    thread.join()
    text = file.read_text(encoding="utf-8")
    assert told == ["MainThread", "analysis"]
    assert text.count("CRITICAL") == 2
    assert text.count("ZeroDivisionError: a made-up bug") == 2
    assert "in a_bug" in text


def test_ctrl_c_and_the_end_of_a_thread_are_no_bugs(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[bool] = []
    catch_bugs(lambda: told.append(True))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_bug_that_was_told_is_let_go_of(expect_log: Callable[[str], None]) -> None:
    expect_log("a bug")
    catch_bugs(lambda: None)
    try:
        a_bug()
    except ZeroDivisionError as bug:
        sys.last_value, sys.last_traceback = bug, bug.__traceback__  # as Python does before it calls the hook
        sys.excepthook(type(bug), bug, bug.__traceback__)
    assert (sys.last_type, sys.last_value, sys.last_traceback) == (None, None, None)
