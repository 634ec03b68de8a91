"""A real KioskApp in a world of its own, and the student who walks up to it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from kiosk.app import KioskApp, Parts
from kiosk.core.observation import Sample
from kiosk.core.ports import Enrolment
from kiosk.core.screens import Challenged, Screen
from kiosk.core.values import Consent, ConsentSubject, Language
from kiosk.demo.cast import STUDENT_PIN, Player
from kiosk.demo.world import World, head_for, make_world
from kiosk.log import catch_bugs
from kiosk.texts import consent_version
from kiosk.vision.demo import Person, StudentLook

REACTION_S = 0.35
S = TypeVar("S", bound=Screen)


@dataclass(frozen=True)
class Enrolled:
    """A student of the tests, and what their guided poses gave."""

    player: Player
    samples: tuple[Sample, ...] = field(repr=False)  # faces: in no report of a failed test


@contextmanager
def a_world(folder: Path, *students: Enrolled, language: Language = Language.ENGLISH) -> Iterator[World]:
    """A store with these students on the roster of a class that takes check-ins, a stage, a mail host."""
    world = make_world(folder, 3, language)
    try:
        for student in students:
            put(world, student)
        yield world
    finally:
        world.close()
        world.store.close()


def put(world: World, student: Enrolled) -> None:
    """Store an enrolment as the kiosk does."""
    now, who = world.clock.now(), student.player.student.student_id
    version = consent_version(world.parts.assets_dir)
    face = bool(student.samples)
    given = {ConsentSubject.PERSONAL_DETAILS: True, ConsentSubject.FACE_FEATURES: face}
    world.store.people.enrol(
        Enrolment(
            student.player.student,
            STUDENT_PIN,
            tuple(Consent(who, subject, version, yes, now) for subject, yes in given.items()),
            tuple(sample.template for sample in student.samples),
            tuple(sample.picture for sample in student.samples),
            (world.course.course_id,),
            now,
        )
    )


@contextmanager
def running_kiosk(qt: QApplication, parts: Parts, *, bugs: bool = False) -> Iterator[KioskApp]:
    """A kiosk from start to joined threads, silent; `bugs`: it catches them (fixture process)."""
    app = KioskApp(qt, replace(parts, sound=False))
    if bugs:
        catch_bugs(app.driver.report_bug)
    app.start()
    try:
        yield app
    finally:
        app.close()


def shows(app: KioskApp, kind: type[S]) -> Callable[[], bool]:
    """Whether the screen is of this kind, for waiting."""
    return lambda: isinstance(app.driver.screen, kind)


class Actor(QObject):
    """A rendered student who turns the head a moment after the screen asks for it."""

    def __init__(self, app: KioskApp, world: World, look: StudentLook) -> None:
        super().__init__()
        self._app, self._stage, self._look = app, world.stage, look
        self._asked_at_s: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(30)
        self._timer.timeout.connect(self._step)

    def walks_up(self) -> None:
        self._stage.show(Person(self._look))
        self._timer.start()

    def stays(self) -> None:
        self._timer.stop()

    @Slot()
    def _step(self) -> None:
        screen, now_s = self._app.driver.screen, time.monotonic()
        if not isinstance(screen, Challenged):
            if self._asked_at_s is not None:
                self._asked_at_s = None
                self._stage.show(Person(self._look))
            return
        if self._asked_at_s is None:
            self._asked_at_s = now_s
        turning_s = now_s - self._asked_at_s - REACTION_S
        if turning_s >= 0:
            self._stage.show(Person(self._look, head_for(screen.asked, turning_s)))
