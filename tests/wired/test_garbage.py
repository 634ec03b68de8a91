"""Cycles with widgets in them end on the window's thread, whatever other threads allocate."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.garbage import FULL_EVERY_ROUNDS, Garbage


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:
    """Python collects by itself until it is told not to, as in a process of its own."""
    gc.enable()
    one = Garbage()
    one.start()
    yield one
    one.stop()
    gc.disable()


def dropped_widget() -> list[str]:
    """A widget that only a cycle holds; the list names the thread it ends on."""
    widget, ended_on = QWidget(), []
    widget.me = QLabel("held", widget), widget  # type: ignore[attr-defined]
    weakref.finalize(widget, lambda: ended_on.append(threading.current_thread().name))
    return ended_on


def allocating_thread() -> None:
    """Many more objects than Python allows before it collects."""
    thread = threading.Thread(target=lambda: [[n] for n in range(100_000)], name="analysis")
    thread.start()
    thread.join()


def test_a_widget_in_a_cycle_ends_on_the_windows_thread(garbage: Garbage) -> None:
    ended_on = dropped_widget()
    allocating_thread()
    assert not ended_on
    garbage.collect()
    assert ended_on == ["MainThread"]


def test_what_grew_old_ends_within_a_minute(garbage: Garbage) -> None:
    cycle: list[object] = []
    cycle.append(cycle)
    widget = QWidget()
    ended: list[int] = []
    cycle.append(widget)
    weakref.finalize(widget, ended.append, 1)
    garbage.collect()
    garbage.collect()
    del cycle, widget
    for _ in range(FULL_EVERY_ROUNDS):
        garbage.collect()
    assert ended == [1]


def test_python_collects_again_when_the_kiosk_ended(garbage: Garbage) -> None:
    assert not gc.isenabled()
    garbage.stop()
    assert gc.isenabled()


def test_without_it_the_other_thread_would_collect() -> None:
    gc.enable()
    try:
        ended: list[str] = []
        cycle: list[object] = []
        cycle.append(cycle)
        weakref.finalize(_in(cycle), lambda: ended.append(threading.current_thread().name))
        del cycle
        allocating_thread()
    finally:
        gc.disable()
    assert ended == ["analysis"]


class _Kept:
    """Something that can be watched."""


def _in(cycle: list[object]) -> _Kept:
    kept = _Kept()
    cycle.append(kept)
    return kept
