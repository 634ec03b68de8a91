"""What the pinned packages must keep true: each of these broke in another version (see pyproject.toml)."""

import re
import sys
from pathlib import Path

import cv2
import pytest
from cv2.data import haarcascades
from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).resolve().parents[2]


class Emitter(QObject):
    """Emits a truth."""

    said = Signal(bool)


def test_emitting_a_bool_loses_no_reference() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to True per emit, and aborts when none is left."""
    emitter = Emitter()
    heard: list[bool] = []
    emitter.said.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(20_000):
        emitter.said.emit(True)
    assert len(heard) == 20_000
    heard.clear()
    assert abs(sys.getrefcount(True) - before) < 100


@pytest.mark.parametrize(
    "name", ["haarcascade_frontalface_alt2.xml", "haarcascade_eye.xml", "haarcascade_profileface.xml"]
)
def test_opencv_brings_its_cascades(name: str) -> None:
    assert not cv2.CascadeClassifier(haarcascades + name).empty()


@pytest.mark.parametrize("part", ["kiosk", "test", "accurate", "models", "speech"])
def test_locks_hold_hashes_and_no_address(part: str) -> None:
    text = (ROOT / f"requirements/{part}.lock").read_text()
    assert "://" not in text
    assert "index" not in text
    entries = re.split(r"\n(?=\S)", re.sub(r"(?m)^#.*\n", "", text.strip() + "\n").strip())
    for entry in entries:
        assert re.match(
            r"[a-z0-9-]+==[\w.]+( ; [^\n]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\\n)?)+$", entry
        ), entry


def test_the_tools_are_locked_around_the_same_packages() -> None:
    kiosk, both = (
        (ROOT / f"requirements/{part}.lock").read_text().splitlines() for part in ("kiosk", "test")
    )
    assert set(kiosk) <= set(both)
