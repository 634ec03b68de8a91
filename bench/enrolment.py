"""``bench enrolment``: rendered students enrol their face through the real app and its threads.

The clock of a student runs from the consent given to the welcome, with the time the pictures are looked at.
Each does what the screen asks, as soon as people do; nobody retakes a picture.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from bench.probes import percentile
from bench.visit_runs import SEED
from kiosk.app import KioskApp
from kiosk.core.guard import Guard, GuardRules
from kiosk.core.observation import Hint
from kiosk.core.requests import AnswerConsent, KeepFace, Open, SubmitEntry, SubmitForm
from kiosk.core.screens import EnrolConsent, EnrolEntry, EnrolForm, Enrolled, EnrolPoses, EnrolSummary, Main
from kiosk.core.values import Language, Pose
from kiosk.core.views import Draft
from kiosk.demo.cast import STUDENT_PIN
from kiosk.demo.world import head_for, make_world
from kiosk.start import has_display, qt_application
from kiosk.vision.demo import Empty, Person, Stage, StudentLook

REACTION_S = 0.35
"""A student begins to do what the screen asks this long after it asks."""

LOOKS_AT_PICTURES_S = 1.5
"""How long the summary is looked at before Keep is pressed."""

WALKS_UP_S = 2.5
LIMIT_S = 60.0
AIM_S = 20.0


@dataclass
class Sitting:
    """Seconds of one student, by pose and by hint; ``done_s`` is nan of whoever never came to an end."""

    began_s: float
    poses: dict[str, float] = field(default_factory=dict)
    hints: dict[str, float] = field(default_factory=dict)
    began_anew: int = 0
    left_out: tuple[str, ...] = ()
    summary_s: float = float("nan")
    done_s: float = float("nan")


class Sittings(QObject):
    """Sends students to the kiosk one by one, presses for them, and notes what the screen says."""

    def __init__(
        self, app: KioskApp, stage: Stage, looks: Sequence[StudentLook], done: Callable[[], None]
    ) -> None:
        super().__init__()
        self._app, self._stage, self._done = app, stage, done
        self._waiting = list(enumerate(looks))
        self._look: StudentLook | None = None
        self._number, self._since_s, self._beat_s = "", 0.0, 0.0
        self._asked: tuple[Pose, float] = (Pose.FRONT, 0.0)
        self.sittings: list[Sitting] = []
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._on_beat)

    def start(self) -> None:
        """Begin."""
        self._beat_s = time.monotonic()
        self._timer.start()

    @Slot()
    def _on_beat(self) -> None:
        now_s, before_s = time.monotonic(), self._beat_s
        self._beat_s = now_s
        if self._look is None:
            self._next(now_s)
            return
        if now_s - self._since_s > LIMIT_S + WALKS_UP_S:
            self._leave(now_s)
            return
        match self._app.driver.screen:
            case Main() if now_s - self._since_s >= WALKS_UP_S:
                self._ask(Open.ENROLMENT)
            case EnrolEntry():
                self._ask(SubmitEntry(self._number))
            case EnrolForm():
                draft = Draft(self._number, "Student", "", "student@univ.example", STUDENT_PIN, STUDENT_PIN)
                self._ask(SubmitForm(draft))
            case EnrolConsent():
                self.sittings.append(Sitting(now_s))
                self._ask(AnswerConsent(with_face=True))
            case EnrolPoses() as screen:
                self._sit(screen, self.sittings[-1], self._look, now_s, now_s - before_s)
            case EnrolSummary() as screen:
                self._look_at(screen, self.sittings[-1], now_s)
            case Enrolled():
                self.sittings[-1].done_s = now_s - self.sittings[-1].began_s
                self._leave(now_s)
            case _:
                pass

    def _ask(self, request: object) -> None:
        self._app.driver.on_requested(request)  # type: ignore[arg-type]

    def _next(self, now_s: float) -> None:
        if not isinstance(self._app.driver.screen, Main) or now_s - self._since_s < WALKS_UP_S:
            return
        if not self._waiting:
            self._timer.stop()
            self._done()
            return
        index, self._look = self._waiting.pop(0)
        self._number, self._since_s = f"2026{index:04d}", now_s
        self._stage.show(Person(self._look))

    def _sit(
        self, screen: EnrolPoses, sitting: Sitting, look: StudentLook, now_s: float, beat_s: float
    ) -> None:
        wanted = screen.progress.wanted or Pose.FRONT
        sitting.poses[wanted.value] = sitting.poses.get(wanted.value, 0.0) + beat_s
        hint = screen.hint.value if screen.hint else "none"
        sitting.hints[hint] = sitting.hints.get(hint, 0.0) + beat_s
        if screen.again and self._asked[0] is not Pose.FRONT and wanted is Pose.FRONT:
            sitting.began_anew += 1
        shown = Pose.FRONT if screen.hint is Hint.LOOK_HERE else wanted
        if shown is not self._asked[0]:
            self._asked = (shown, now_s)
        turning_s = now_s - self._asked[1] - REACTION_S
        if turning_s >= 0:
            self._stage.show(Person(look, head_for(shown, turning_s)))

    def _look_at(self, screen: EnrolSummary, sitting: Sitting, now_s: float) -> None:
        if math.isnan(sitting.summary_s):
            sitting.summary_s = now_s - sitting.began_s
            sitting.left_out = tuple(one.pose.value for one in screen.pictures if one.png is None)
        elif now_s - sitting.began_s - sitting.summary_s >= LOOKS_AT_PICTURES_S:
            self._ask(KeepFace())

    def _leave(self, now_s: float) -> None:
        self._look, self._since_s, self._asked = None, now_s, (Pose.FRONT, 0.0)
        self._stage.show(Empty())
        self._ask(Open.HOME)


def measure(students: int) -> list[Sitting]:
    """So many students, one after the other, in a kiosk of its own."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        qt = qt_application()
        world = make_world(Path(name) / "a", SEED, Language.KOREAN)
        looks = [StudentLook.from_seed(100 * SEED + index) for index in range(students)]
        world.stage.prepare(*looks)
        app = KioskApp(qt, replace(world.parts, guard=GuardRules(Guard.OPEN), sound=False))
        going = Sittings(app, world.stage, looks, qt.quit)
        app.start()
        QTimer.singleShot(3000, going.start)
        qt.exec()
        app.close()
        world.close()
    return going.sittings


def table(sittings: Sequence[Sitting]) -> str:
    """The figures as Markdown rows: what, median and 95th percentile, aim."""
    done = [one for one in sittings if not math.isnan(one.done_s)]
    complete = sum(not one.left_out for one in done)
    rows = [("what", "median / 95 %", "aim"), ("---", "---", "---")]
    rows.append(
        (
            "rendered students enrolled, with all five directions",
            f"{len(done)}, {complete} of {len(sittings)}",
            "",
        )
    )
    under = sum(one.done_s < AIM_S for one in done)
    rows.append((f"of them in under {AIM_S:.0f} s", f"{under}", "all"))
    rows.append(("consent given to welcome", _seconds([one.done_s for one in done]), f"{AIM_S:.0f} s"))
    rows.append(("consent given to the summary", _seconds([one.summary_s for one in done]), ""))
    for pose in Pose:
        spent = [one.poses[pose.value] for one in done if pose.value in one.poses]
        rows.append((f"of it asked for: {pose.value}", _seconds(spent), ""))
    rows += [
        (f"with this hint: {hint}", _seconds([one.hints.get(hint, 0.0) for one in done]), "")
        for hint in sorted({hint for one in done for hint in one.hints})
    ]
    rows.append(("the pictures looked at", f"{LOOKS_AT_PICTURES_S} s (given)", ""))
    rows.append(("began anew, all students", str(sum(one.began_anew for one in done)), ""))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _seconds(values: Sequence[float]) -> str:
    if not values:
        return "-"
    return f"{median(values):.1f} s / {percentile(list(values), 0.95):.1f} s"


def main(arguments: Sequence[str]) -> int:
    """Measure and print a table, or JSON with ``--json``."""
    parser = argparse.ArgumentParser(prog="bench enrolment", description=__doc__)
    parser.add_argument("--students", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sittings = measure(chosen.students)
    figures: list[dict[str, Any]] = [asdict(one) for one in sittings]
    sys.stdout.write((json.dumps(figures, indent=2) if chosen.json else table(sittings)) + "\n")
    return 0
