"""What a start does not import: each of these would cost every start a tenth of a second or so."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "spared"),
    [
        ("kiosk.cli", {"cv2", "numpy", "alembic", "PySide6.QtGui", "PySide6.QtWidgets"}),
        ("kiosk.start", {"alembic", "dlib", "PySide6.QtTextToSpeech"}),
    ],
)
def test_a_start_does_not_import_what_it_may_never_need(module: str, spared: set[str]) -> None:
    script = f"import sys, {module}; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    assert module in imported
    assert not imported & spared
