"""Whole visits through the real app on one thread: a clock that is set, frames that are handed in.

App, desk, driver, store, analysis worker and analyzer are those of the kiosk. Only the threads are not: each
frame is put before the worker, looked at, and the desk's answer read, at the rates of the kiosk (15 looks a
second, at most 30 during a challenge), however slow the machine is. Between two tries the monotonic clock is
put forward by five minutes, so that each finds the door at rest; the wall clock is not: the class goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from kiosk.app import KioskApp
from kiosk.core.observation import Candidate, Frame, Hint, Observation
from kiosk.core.ports import Enrolment
from kiosk.core.requests import ClaimNumber, Open, Request
from kiosk.core.screens import Challenged, CheckedIn, NotMarked, NumberEntry, Screen
from kiosk.core.values import Language, Pose, StudentId, Template
from kiosk.core.visit import Votes
from kiosk.demo.cast import STUDENT_PIN, Player
from kiosk.demo.world import CLASS_STARTS, World, make_world
from kiosk.vision.analyze import Analyzer
from kiosk.vision.mailbox import LatestFrame
from kiosk.vision.workers import AnalysisWorker

LOOK_S = 1 / 15
"""Seconds between two looks, as AnalysisWorker paces itself while nobody is asked anything."""
LOOKS_PER_S = 30.0
"""During a challenge: what AnalysisWorker does on a machine with time to spare."""
LIMIT_S = 20.0
"""A try that came to nothing so far is over."""
REST_S = 300.0
EMPTY_LOOKS = 6
MORE_S = 0.001
"""Frames come a little later than they are due: no frame is left out by rounding."""

Bgr = NDArray[np.uint8]
T = TypeVar("T")


class Actor(Protocol):
    """Somebody or something before the camera; bench.presentations.Attack is one."""

    def draw(self, t_s: float, asked: Pose | None) -> Bgr:
        """The frame at this time of the try, knowing what the screen asks."""
        ...


class SetClock:
    """ports.Clock that stands still until it is put forward."""

    def __init__(self) -> None:
        self._s = 1000.0
        self._now = CLASS_STARTS.astimezone(UTC)

    def now(self) -> datetime:
        """The wall clock: the beginning of the class and what was played since."""
        return self._now

    def monotonic_s(self) -> float:
        """Seconds that never go back."""
        return self._s

    def go_on(self, seconds: float) -> None:
        """Time passes."""
        self._s += seconds
        self._now += timedelta(seconds=seconds)

    def rest(self, seconds: float) -> None:
        """Time passes for the door, and not for the class."""
        self._s += seconds


class Die(Random):
    """Chance of its own for each try, or the one turn that somebody can show."""

    def __init__(self) -> None:
        super().__init__(0)
        self.only: Pose | None = None

    def choice(self, seq: Sequence[T]) -> T:  # type: ignore[override] # as Random, without its own protocol
        """One of these; the turn that can be shown, where it is among them."""
        poses = list(seq)
        return poses[poses.index(self.only)] if self.only in poses else super().choice(poses)


@dataclass(frozen=True)
class Try:
    """How one try ended.

    ``named``: votes named the student at some time, which is all that a kiosk without challenge and PAD asks.
    ``asked``: the turns that were asked, in order. ``outcome``: "accepted", a refusal's word, or "nothing".
    """

    named: bool
    asked: tuple[Pose, ...]
    outcome: str
    took_s: float

    @property
    def accepted(self) -> bool:
        """Whether the student was marked present."""
        return self.outcome == "accepted"


class _Ear(QObject):
    """Hears every observation before the desk does."""

    def __init__(self, app: KioskApp) -> None:
        super().__init__()
        self._app = app
        self.last: Observation | None = None

    @Slot(object)
    def on_observed(self, observation: Observation) -> None:
        """Keep it and pass it on."""
        self.last = observation
        self._app.on_observed(observation)


class Door:
    """A kiosk with these students enrolled, at whose door tries are made one after another."""

    def __init__(self, qt: QApplication, folder: Path, engine: str = "lbph", *, skips: bool = False) -> None:
        """A world of its own in an empty folder. ``skips``: the setting skip_challenge."""
        self.clock, self.die = SetClock(), Die()
        self.world: World = make_world(folder, 3, Language.ENGLISH)
        parts = replace(
            self.world.parts,
            clock=self.clock,
            rng=self.die,
            sound=False,
            engine=engine,
            learns=False,
            skips_challenge=skips,
        )
        self._slot = LatestFrame()
        self._app = KioskApp(qt, parts)
        self._worker = AnalysisWorker(self._slot, Analyzer, self.clock)
        self._ear = _Ear(self._app)
        self._numbers: dict[StudentId, str] = {}
        self._frames = 0
        self._challenged_look_s = 1 / LOOKS_PER_S
        driver, recognition = self._app.driver, self._app.recognition
        driver.task_changed.connect(self._worker.set_task)
        self._worker.observed.connect(self._ear.on_observed)
        self._worker.gallery_changed.connect(driver.on_gallery_changed)
        self._worker.gallery_reported.connect(driver.on_gallery_reported)
        recognition.serve.connect(self._worker.change)
        recognition.changed.connect(self._app.on_engine_changed)

    def enrol(self, player: Player, templates: Sequence[Template]) -> None:
        """Put a student on the roster with these templates; before ``open``."""
        student = player.student
        self._numbers[student.student_id] = student.number
        course = (self.world.course.course_id,)
        self.world.store.people.enrol(
            Enrolment(student, STUDENT_PIN, (), tuple(templates), (), course, self.clock.now())
        )

    def open(self) -> None:
        """Load the gallery and begin."""
        self._worker.start()
        self._app.recognition.begin()
        self._app.driver.step()

    def hold(self, templates: Sequence[Template]) -> None:
        """Let the gallery be these templates from now on: the same students seen on other days."""
        self._worker.rebuild(tuple(templates))

    def close(self) -> None:
        """Close the store and the mail host."""
        self._worker.stop()
        self.world.store.close()
        self.world.close()

    # --- one try ----------------------------------------------------------------------------------------

    def attempt(
        self,
        actor: Actor,
        student: StudentId,
        seed: int,
        *,
        by_number: bool = False,
        only: Pose | None = None,
        looks_per_s: float = LOOKS_PER_S,
    ) -> Try:
        """Let somebody come to the door until the kiosk has answered.

        Args:
            actor: who or what comes.
            student: whom it is to be marked as.
            seed: of the turns that are asked.
            by_number: the student's number is typed first.
            only: the one turn that is asked.
            looks_per_s: of the kiosk during a challenge, 30 at most.
        """
        self._rest()
        self.die.seed(seed)
        self.die.only = only
        self._challenged_look_s = 1 / looks_per_s
        if by_number:
            self._type(self._numbers[student])
        began_s, votes = self.clock.monotonic_s(), None
        asked: list[Pose] = []
        named, outcome = False, "nothing"
        while outcome == "nothing" and (t_s := self.clock.monotonic_s() - began_s) < LIMIT_S:
            screen = self.look(actor.draw(t_s, asked_on(self.screen)))
            seen = self.seen
            votes = _counted(votes, seen) if seen is not None else None
            found = votes.found() if votes is not None else None
            named = named or (isinstance(found, Candidate) and found.student_id == student)
            if isinstance(screen, Challenged):
                named = True
                if not asked or asked[-1] is not screen.asked:
                    asked.append(screen.asked)
            elif isinstance(screen, NumberEntry) and screen.confirms:
                self._app.driver.on_requested(ClaimNumber(self._numbers[student]))
                screen = self.screen
            outcome = _outcome(screen, student)
        return Try(named, tuple(asked), outcome, self.clock.monotonic_s() - began_s)

    def _rest(self) -> None:
        """Nobody is there until the last try is forgotten."""
        nobody = np.full((480, 640, 3), 128, np.uint8)
        self.clock.rest(REST_S)
        for _ in range(EMPTY_LOOKS):
            self.look(nobody)
            self.clock.go_on(1.0)
            self._app.driver.step()
        self._app.driver.on_requested(Open.HOME)
        self._ear.last = None

    def _type(self, number: str) -> None:
        driver = self._app.driver
        driver.on_requested(Open.NUMBER)
        if isinstance(driver.screen, NumberEntry):
            driver.on_requested(ClaimNumber(number))

    @property
    def screen(self) -> Screen:
        """What the kiosk shows."""
        return self._app.driver.screen

    @property
    def seen(self) -> Observation | None:
        """The last look."""
        return self._ear.last

    def press(self, request: Request) -> None:
        """Somebody presses something."""
        self._app.driver.on_requested(request)

    def look(self, bgr: Bgr) -> Screen:
        """One frame, one look, and a beat of the driver, after the time that the kiosk leaves between two."""
        challenged = isinstance(self.screen, Challenged)
        self.clock.go_on((self._challenged_look_s if challenged else LOOK_S) + MORE_S)
        self._frames += 1
        self._slot.put(Frame(self._frames, self.clock.monotonic_s(), bgr))
        self._worker.step()
        self._app.driver.step()
        return self.screen


def _counted(votes: Votes | None, seen: Observation) -> Votes | None:
    """The votes of a kiosk that asks for nothing else; a new track begins anew."""
    if seen.face is None:
        return None
    if votes is None or votes.track_id != seen.face.track_id:
        votes = Votes(seen.face.track_id, seen.task, seen.taken_at_s)
    return votes.add(seen)


def asked_on(screen: Screen) -> Pose | None:
    """What the screen asks for: a turn, or to look straight first."""
    if not isinstance(screen, Challenged):
        return None
    return Pose.FRONT if screen.hint is Hint.LOOK_HERE else screen.asked


def _outcome(screen: Screen, student: StudentId) -> str:
    if isinstance(screen, CheckedIn):
        return "accepted" if screen.student.student_id == student else "somebody else"
    if isinstance(screen, NotMarked):
        return screen.reason.value
    return "nothing"
