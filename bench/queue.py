"""``bench queue``: forty rendered students come to the door, one behind another, through the real app.

App, desk, driver, store and analysis are the kiosk's; time is played, at the kiosk's rates of looks (see
bench.attack_visits), however slow the machine is. What a look really took is printed beside: rates hold on a
machine where it is less than 33 ms. Each student steps up when the one before leaves, who has read the own
name for a second; whoever is not marked at one go leaves too, and counts as missed.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np

from bench.attack_visits import Door, asked_on
from bench.line import Line, Walker
from bench.probes import percentile
from bench.rates import aligned, note
from kiosk.core.requests import ClaimNumber
from kiosk.core.screens import CheckedIn, NotMarked, NumberEntry, Screen
from kiosk.core.values import Student, StudentId, Template, new_id
from kiosk.demo.cast import Player
from kiosk.demo.world import samples_of
from kiosk.start import qt_application
from kiosk.vision.analyze import Analyzer
from kiosk.vision.demo import StudentLook

SEED = 40
GIVES_UP_S = 15.0
TYPES_S = 4.0
"""A student number of eight digits on the screen's keypad."""
IDLE_S = 0.4
"""Between two looks while nobody is there, as the kiosk does."""
BEFORE_CLASS_S, RUSH_EACH_S = 600.0, 1.0
MARKED, TYPED, SWAPPED, GAVE_UP = "marked", "marked with number", "swapped", "gave up"

Templates = dict[StudentId, tuple[Template, ...]]


@dataclass(frozen=True)
class Row:
    """The figures of one line of students.

    ``a_minute``: 60 over the median of the time from one answer to the next while somebody waited.
    ``each_s``: from being first in line (stepping up) to the answer; ``waited_s``: from coming to the answer.
    """

    what: str
    students: int
    marked: int
    swapped: int
    missed: int
    a_minute: float
    each_s: float
    each_p95_s: float
    waited_p95_s: float
    look_ms: float
    look_p99_ms: float
    outcomes: dict[str, int]


def players(count: int) -> list[Player]:
    """Rendered students, each with a number of their own."""
    return [
        Player(
            Student(StudentId(new_id()), f"2025{number:04d}", f"Student {number}", has_face=True),
            StudentLook.from_seed(1000 * SEED + number),
        )
        for number in range(count)
    ]


def enrolled(line: Sequence[Player], engine: str) -> Templates:
    """The templates of everybody, made as the demonstration does: some 3 s each."""
    cv2.setNumThreads(1)
    analyzer = Analyzer(engine)
    made: Templates = {}
    for player in line:
        samples = samples_of(analyzer, player, SEED + int(player.student.number) % 1000)
        made[player.student.student_id] = tuple(sample.template for sample in samples)
        note(f"enrolled {player.student.number}")
    return made


def arrivals(count: int, rush: bool) -> list[float]:
    """When each joins the line, in seconds: one a second, or as in the ten minutes before a class.

    Half of a class comes in the last third of the ten minutes (a beta distribution of 2 and 1.1: no source,
    an assumption that is stated).
    """
    rng = np.random.default_rng([SEED, count])
    drawn = rng.uniform(0, RUSH_EACH_S * count, count) if rush else BEFORE_CLASS_S * rng.beta(2.0, 1.1, count)
    return sorted(float(at_s) for at_s in drawn)


class Run:
    """One line of students at one door."""

    def __init__(self, door: Door, line: Line) -> None:
        self._door, self._line = door, line
        self._looks_ms: list[float] = []
        self._began_s = door.clock.monotonic_s()
        self._marked_at: datetime | None = None
        self._refused_at_s: float | None = None
        self._typing_s = math.nan

    def play(self) -> None:
        """Until everybody came and went."""
        while not self._line.empty:
            if not self._line.people:
                self._door.clock.go_on(IDLE_S)
            t_s = self._door.clock.monotonic_s() - self._began_s
            bgr = self._line.draw(t_s, asked_on(self._door.screen))
            began_s = time.perf_counter()
            screen = self._door.look(bgr)
            self._looks_ms.append(1000 * (time.perf_counter() - began_s))
            self._hear(screen, self._door.clock.monotonic_s() - self._began_s)

    def _hear(self, screen: Screen, t_s: float) -> None:
        front = self._line.front
        if isinstance(screen, CheckedIn) and screen.at != self._marked_at:
            self._marked_at = screen.at
            self._marked(screen, t_s)
        elif isinstance(screen, NotMarked) and screen.at_s != self._refused_at_s:
            self._refused_at_s = screen.at_s
            self._line.refuse_front(t_s, screen.reason.value)
        elif isinstance(screen, NumberEntry):
            self._type(t_s)
        elif front is not None and t_s - front.front_s > GIVES_UP_S:
            self._line.refuse_front(t_s, GAVE_UP)

    def _type(self, t_s: float) -> None:
        """Whoever is in front looks like somebody else, and types the own number."""
        self._typing_s = t_s if math.isnan(self._typing_s) else self._typing_s
        if t_s - self._typing_s >= TYPES_S and self._line.front is not None:
            self._door.press(ClaimNumber(self._line.front.player.student.number))
            self._hear(self._door.screen, t_s)

    def _marked(self, screen: CheckedIn, t_s: float) -> None:
        """A name is shown: is it that of the face it was read from?"""
        face = self._door.seen.face if self._door.seen else None
        box = face.box_xywh if face else None
        people = self._line.people if box is not None else ()
        of = min(people, key=lambda one: one.off(box) if box else 0.0, default=None)
        if of is not None and of.player.student.student_id == screen.student.student_id:
            self._line.hear(screen.student.student_id, t_s, MARKED if math.isnan(self._typing_s) else TYPED)
        else:
            self._line.refuse_front(t_s, SWAPPED)
        self._typing_s = math.nan

    def row(self, what: str) -> Row:
        """Count."""
        gone = sorted(self._line.gone, key=lambda one: one.answered_s)
        ends = Counter(walker.answer for walker in gone)
        right = ends[MARKED] + ends[TYPED]
        each = [_stepped_up(one) for one in gone if one.answer in {MARKED, TYPED}]
        return Row(
            what,
            len(gone),
            right,
            ends[SWAPPED],
            len(gone) - right - ends[SWAPPED],
            60 / percentile(between(gone), 0.5),
            percentile(each, 0.5),
            percentile(each, 0.95),
            percentile([one.answered_s - one.comes_s for one in gone], 0.95),
            percentile(self._looks_ms, 0.5),
            percentile(self._looks_ms, 0.99),
            dict(ends),
        )


def _stepped_up(one: Walker) -> float:
    """Seconds from setting off to the front to the answer; 0 for who was marked from the second place."""
    return one.answered_s - one.front_s if one.front_s < one.answered_s else 0.0


def between(gone: Sequence[Walker]) -> list[float]:
    """Seconds from one answer to the next, where the next one was in line already."""
    waited = [pair for pair in pairwise(gone) if pair[1].comes_s <= pair[0].answered_s]
    return [b.answered_s - a.answered_s for a, b in waited] or [float("nan")]


def one_line(everybody: Sequence[Player], templates: Templates, engine: str, skips: bool, rush: bool) -> Row:
    """Let them all come to a fresh kiosk, in this process."""
    cv2.setNumThreads(1)
    what = ("skip_challenge" if skips else "with challenge") + (", rush" if rush else ", 10 min")
    with tempfile.TemporaryDirectory(prefix="queue-") as folder:
        door = Door(qt_application(), Path(folder) / "world", engine, skips=skips)
        for player in everybody:
            door.enrol(player, templates[player.student.student_id])
        door.open()
        run = Run(door, Line(everybody, arrivals(len(everybody), rush), SEED))
        run.play()
        door.close()
    note(what)
    return run.row(what)


def measure(count: int, engine: str, processes: int) -> list[Row]:
    """The same students four times: with and without the challenge, in a rush and over ten minutes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no window is opened
    everybody = players(count)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        parts = [pool.submit(enrolled, everybody[n::processes], engine) for n in range(processes)]
        templates: Templates = {}
        for part in parts:
            templates |= part.result()
        ways = [(skips, rush) for rush in (True, False) for skips in (False, True)]
        lines = [pool.submit(one_line, everybody, templates, engine, *way) for way in ways]
        return [line.result() for line in lines]


def table(rows: Sequence[Row]) -> str:
    """A line of students a row."""
    head = ("line", "students", "marked", "swapped", "missed", "a minute", "each s (95 %)",
            "from coming s (95 %)", "a look ms (99 %)", "ended as")  # fmt: skip
    cells = [
        (
            row.what,
            str(row.students),
            str(row.marked),
            str(row.swapped),
            str(row.missed),
            f"{row.a_minute:.1f}",
            f"{row.each_s:.2f} ({row.each_p95_s:.2f})",
            f"{row.waited_p95_s:.1f}",
            f"{row.look_ms:.0f} ({row.look_p99_ms:.0f})",
            ", ".join(f"{word} {count}" for word, count in sorted(row.outcomes.items())),
        )
        for row in rows
    ]
    return aligned([head, *cells]) + "\naims: 12 a minute with the challenge, 25 without; swapped 0"


def main(arguments: Sequence[str]) -> int:
    """Measure and print a table, or JSON with ``--json``."""
    parser = argparse.ArgumentParser(prog="bench queue", description=__doc__)
    parser.add_argument("--students", type=int, default=40)
    parser.add_argument("--engine", default="lbph", help="as in the settings")
    parser.add_argument("--processes", type=int, default=max(1, os.cpu_count() or 1))
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    rows = measure(chosen.students, chosen.engine, chosen.processes)
    lines = [json.dumps(asdict(row), ensure_ascii=False) for row in rows]
    sys.stdout.write(("\n".join(lines) if chosen.json else table(rows)) + "\n")
    return 0
