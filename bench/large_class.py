"""``bench large-class``: what a class of 200 in its last week costs the main thread.

A real SQLite file holds the term so far, some in every hundred corrected. The driver is asked as the window
asks it; CPU is of the main thread alone, so that other work on the machine counts little. Painting is what
the event loop does afterwards.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from PySide6.QtWidgets import QApplication

from bench.attack_visits import SetClock
from bench.probes import percentile
from bench.rates import aligned, note
from kiosk.app import KioskApp
from kiosk.core.requests import ChooseStaff, Open, SubmitPin
from kiosk.core.schoolday import SchoolDay
from kiosk.core.screens import Panel, Unlock
from kiosk.core.values import (
    CheckIn,
    ClassSession,
    Correction,
    Evidence,
    FactId,
    Language,
    Method,
    SessionId,
    SessionState,
    Status,
    Student,
    StudentId,
    new_id,
)
from kiosk.demo.cast import PROFESSOR_PIN
from kiosk.demo.world import CLASS_STARTS, ROOM, World, make_world
from kiosk.start import qt_application
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab

SEED = 7
EVIDENCE = Evidence(0.93, 0.2, 0.4, 12, "left", "lbph-3", "0" * 64, "0" * 64)
CORRECTED, CAME = 0.02, 0.9
"""Shares of a class, made up."""

Took = tuple[float, float]
"""Seconds of CPU of this thread, and of the clock on the wall."""


def students(count: int) -> list[Student]:
    """A roster of so many."""
    return [Student(StudentId(new_id()), f"2026{n:06d}", f"Student {n}") for n in range(count)]


def past_term(world: World, roster: Sequence[Student], sessions: int) -> None:
    """Hold the sessions before today: who came is checked in by face, some are corrected."""
    rng, now = Random(SEED), CLASS_STARTS.astimezone()
    course, facts = world.course, world.store.attendance
    held = [_session(world, now - timedelta(days=n)) for n in range(1, sessions + 1)]
    world.store.timetable.ensure_sessions(held)
    for number, session in enumerate(held, start=1):
        for student in roster:
            if rng.random() < CAME:
                at = session.starts_at + timedelta(seconds=rng.uniform(-600, 1500))
                facts.check_in(_check_in(session.session_id, student, at))
            if rng.random() < CORRECTED:
                key = FactId(new_id()), session.session_id, student.student_id
                facts.correct(Correction(*key, Status.EXCUSED, "ill", course.professor_id, session.ends_at))
        if not number % 10:
            note(f"{number} of {sessions} sessions held")


def _session(world: World, starts_at: datetime) -> ClassSession:
    ends_at, course_id = starts_at + timedelta(hours=1), world.course.course_id
    return ClassSession(SessionId(new_id()), course_id, starts_at, ends_at, ROOM, state=SessionState.CLOSED)


def _check_in(session_id: SessionId, student: Student, at: datetime) -> CheckIn:
    return CheckIn(FactId(new_id()), session_id, student.student_id, "demo", at, Method.FACE, EVIDENCE)


def took(work: Callable[[], object]) -> Took:
    """Do it, and say how long it took."""
    cpu_s, wall_s = time.thread_time(), time.perf_counter()
    work()
    return time.thread_time() - cpu_s, time.perf_counter() - wall_s


class LargeClass:
    """A kiosk whose class is on, with everybody on the roster."""

    def __init__(self, qt: QApplication, folder: Path, count: int, sessions: int) -> None:
        self._qt, self.clock = qt, SetClock()
        self.world = make_world(folder, SEED, Language.KOREAN)
        self.roster = students(count)
        self.world.store.timetable.add_to_roster(self.world.course.course_id, self.roster)
        past_term(self.world, self.roster, sessions)
        parts = replace(self.world.parts, clock=self.clock, sound=False, motion=False)
        self.day = SchoolDay(parts.store, parts.clock, parts.place)
        self._app = KioskApp(qt, parts)
        self._app.window.show()
        self._app.driver.step()
        self._rest()

    def check_in(self, student: Student) -> Took:
        """By face, with all that is written and told."""
        self.clock.go_on(1)
        return took(lambda: self.day.check_in(student, Method.FACE, EVIDENCE))

    def tick(self) -> Took:
        """The door's facts are read anew and shown, as every five seconds."""
        self.clock.go_on(5)
        return took(self._app.driver.step)

    def open_tab(self, tab: Tab) -> Took:
        """A tab of the panel, until it is told."""
        page = self._app.window.page(Panel)
        if not isinstance(page, PanelPage):
            raise RuntimeError("the panel has no tabs")
        return took(lambda: page.open_tab(tab))

    def paint(self) -> Took:
        """What was told is laid out and painted."""
        return took(self._rest)

    def to_panel(self) -> Took:
        """The professor unlocks (a PIN is slow on purpose); what the panel costs every five seconds."""
        self._app.driver.on_requested(Open.UNLOCK)
        screen = self._app.driver.screen
        if isinstance(screen, Unlock) and screen.chosen is None:
            self._app.driver.on_requested(ChooseStaff(screen.staff[0].staff_id))
        self._app.driver.on_requested(SubmitPin(PROFESSOR_PIN))
        if not isinstance(self._app.driver.screen, Panel):
            raise RuntimeError("the panel did not open")
        self._rest()
        return self.tick()

    def _rest(self) -> None:
        for _ in range(4):
            self._qt.processEvents()

    def close(self) -> None:
        """Close the store and the mail host."""
        self._app.close()
        self.world.close()


def measure(count: int, sessions: int, times: int) -> dict[str, list[Took]]:
    """Everything, ``times`` each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = qt_application()
    with tempfile.TemporaryDirectory(prefix="large-class-") as name:
        school = LargeClass(qt, Path(name) / "world", count, sessions)
        gc.collect()
        gc.disable()  # as kiosk.garbage does
        try:
            found = {
                "a check-in (row by row, with its disk)": [school.check_in(one) for one in school.roster]
            }
            found["the door's facts, read and shown"] = [school.tick() for _ in range(times)]
            school.to_panel()
            found["the panel's list, read and shown"] = [school.tick() for _ in range(times)]
            found["the term, read and shown"], found["the term, painted"] = [], []
            for _ in range(times):
                found["the term, read and shown"].append(school.open_tab(Tab.TERM))
                found["the term, painted"].append(school.paint())
                school.open_tab(Tab.ATTENDANCE)
                school.paint()
        finally:
            gc.enable()
            school.close()
    return found


def table(found: dict[str, list[Took]]) -> str:
    """Median and 99th percentile, in milliseconds."""
    rows = [("what", "times", "CPU ms, median / 99 %", "wall ms, median / 99 %")]
    for what, all_took in found.items():
        cpu, wall = ([1000 * one[part] for one in all_took] for part in (0, 1))
        cells = [f"{percentile(ms, 0.5):.1f} / {percentile(ms, 0.99):.1f}" for ms in (cpu, wall)]
        rows.append((what, str(len(all_took)), cells[0], cells[1]))
    return aligned(rows)


def main(arguments: Sequence[str]) -> int:
    """Measure and print a table, or JSON with ``--json``."""
    parser = argparse.ArgumentParser(prog="bench large-class", description=__doc__)
    parser.add_argument("--students", type=int, default=200)
    parser.add_argument("--sessions", type=int, default=60, help="held before today")
    parser.add_argument("--times", type=int, default=20, help="of each but the check-ins")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout, seconds")
    chosen = parser.parse_args(arguments)
    found = measure(chosen.students, chosen.sessions, chosen.times)
    sys.stdout.write((json.dumps(found, ensure_ascii=False) if chosen.json else table(found)) + "\n")
    return 0
