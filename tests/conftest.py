"""What every test gets: Qt without a screen, silence as a rule, the real faces where they are at hand."""

import gc
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything loads Qt. A test of a real display sets its own in a process of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_finish() -> None:
    """Importing cv2 points Qt at cv2's own Qt plugins (opencv-python#736): undo it before a QApplication."""
    for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        os.environ.pop(name, None)
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    """Between tests, when no other thread runs, what they left is collected: kiosk/garbage.py says why.

    Python keeps the frames of the last exception told; they would end on the thread of the next one.
    """
    result = yield
    sys.last_type = sys.last_value = sys.last_traceback = None
    gc.collect(1)
    return result


class _Warnings(logging.Handler):
    """Keeps every record of WARNING and above, from whatever thread it came."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def unexpected(self) -> list[str]:
        return [
            f"{record.levelname} {record.name}: {record.getMessage()}"
            for record in self.records
            if not any(re.search(pattern, record.getMessage()) for pattern in self.expected)
        ]

    def missing(self) -> list[str]:
        messages = [record.getMessage() for record in self.records]
        return [p for p in self.expected if not any(re.search(p, message) for message in messages)]


@pytest.fixture(autouse=True)
def _log_warnings() -> Iterator[_Warnings]:
    """Fail a test that logged a warning nobody expected, or did not log one that was expected."""
    handler = _Warnings()
    root = logging.getLogger()
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    if unexpected := handler.unexpected():
        pytest.fail("warnings in the log that nobody expected (expect_log):\n  " + "\n  ".join(unexpected))
    if missing := handler.missing():
        pytest.fail("warnings expected in the log that did not come:\n  " + "\n  ".join(missing))


@pytest.fixture
def expect_log(_log_warnings: _Warnings) -> Callable[[str], None]:
    """`expect_log("mail host .* unreachable")`: such a warning must come, and is then no failure."""
    return _log_warnings.expected.append


@pytest.fixture(scope="session")
def faces_dir() -> Path:
    """The real faces and their protocol, kept beside the checkout and never in it."""
    folder = ROOT.parent / "shared" / "faces"
    if not folder.is_dir():
        pytest.skip("real faces (../shared/faces) are not on this machine")
    return folder
