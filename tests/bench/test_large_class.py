"""bench large-class on a small one: every part is measured, through a real store and window."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from bench.large_class import main, measure, table
from tests.languages import language_kept


@pytest.fixture(autouse=True)
def _language(qapp: QApplication) -> Iterator[None]:
    """The kiosk that is measured speaks Korean."""
    with language_kept(qapp):
        yield


def test_every_part_is_measured() -> None:
    found = measure(count=5, sessions=2, times=2)
    assert [len(took) for took in found.values()] == [5, 2, 2, 2, 2]
    assert all(0 < cpu_s <= wall_s * 1.5 for took in found.values() for cpu_s, wall_s in took)
    assert "the term, painted" in table(found)


def test_json_holds_the_same_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--students", "2", "--sessions", "1", "--times", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["a check-in (row by row, with its disk)"]) == 2
