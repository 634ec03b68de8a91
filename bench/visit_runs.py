"""The runs of ``bench visit``, each alone in its process; the first frontal face is found afterwards."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Slot

from bench.acted import ACT, ENROLLED_FROM, Acted, Always, frames_of
from bench.probes import BlockProbe, CpuMeter, resident_mb
from kiosk.app import KioskApp, Parts
from kiosk.core.observation import Frame, Hint
from kiosk.core.ports import Enrolment, FrameSource
from kiosk.core.schoolday import Place
from kiosk.core.screens import Challenged, CheckedIn, Main, NotMarked, Screen
from kiosk.core.values import Language, Student, StudentId, new_id
from kiosk.demo.cast import STUDENT_PIN, Player, enrolled_players
from kiosk.demo.world import ROOM, DemoClock, World, enrol_players, head_for, make_world
from kiosk.mail.sender import MailSettings, YagmailMailer
from kiosk.settings import assets_dir
from kiosk.start import qt_application
from kiosk.storage.database import sqlite_address
from kiosk.storage.engine import open_store
from kiosk.storage.vault import open_vault
from kiosk.texts import report_texts
from kiosk.vision.analyze import Analyzer
from kiosk.vision.camera import ClipCamera
from kiosk.vision.demo import Empty, Person, Stage

CASCADES = Path(cv2.__file__).parent / "data"
SEED = 8
REAL_NUMBER = "20990001"
REACTION_S = 0.35
"""A rendered student begins to turn this long after being asked; the turn itself takes about 0.5 s."""

CARD_S = 1.0
QUIET_S, WATCHED_S = 4.0, 12.0
"""Seconds to settle before CPU, blocks and frames are counted, and seconds over which they are."""


# --- cameras of the bench -----------------------------------------------------------------------------


class Tape:
    """A FrameSource that notes when it gave which frame, small and grey, for the search afterwards."""

    def __init__(self, source: FrameSource) -> None:
        self.name = source.name
        self._source = source
        self.frames: list[tuple[float, NDArray[np.uint8]]] = []

    def open(self) -> None:
        """Open the source."""
        self._source.open()

    def read(self) -> Frame:
        """Read and note."""
        frame = self._source.read()
        half = cv2.resize(frame.bgr, (frame.bgr.shape[1] // 2, frame.bgr.shape[0] // 2))
        self.frames.append((frame.taken_at_s, np.asarray(cv2.cvtColor(half, cv2.COLOR_BGR2GRAY), np.uint8)))
        return frame

    def close(self) -> None:
        """Close the source."""
        self._source.close()


def first_frontal_s(frames: Sequence[tuple[float, NDArray[np.uint8]]], after_s: float) -> float:
    """Time of the first frame after ``after_s`` with a frontal face of 80 px or more, or nan."""
    cascade = cv2.CascadeClassifier(str(CASCADES / "haarcascade_frontalface_alt2.xml"))
    for at_s, half in frames:
        if at_s >= after_s and len(cascade.detectMultiScale(half, 1.1, 4, minSize=(40, 40))):
            return at_s
    return float("nan")


def write_clip(path: Path, stage: Stage, seconds: float) -> None:
    """Write what a stage shows as motion JPEG at 30 frames a second, which is what webcams send."""
    fourcc = cv2.VideoWriter.fourcc(*"MJPG")
    writer = cv2.VideoWriter(str(path), fourcc, 30.0, (640, 480))
    for number in range(round(seconds * 30)):
        writer.write(stage.draw(100 + number / 30))
    writer.release()


# --- one visit after another --------------------------------------------------------------------------


@dataclass
class Visit:
    """Monotonic seconds of one visit; nan for what did not come."""

    began_s: float
    asked_s: float = float("nan")
    turn_s: float = float("nan")
    done_s: float = float("nan")
    turns: int = 0
    outcome: str = "nothing"


class Visits(QObject):
    """Sends rendered students to the door one by one and notes what the screen says."""

    def __init__(
        self, app: KioskApp, stage: Stage, players: Sequence[Player], done: Callable[[], None]
    ) -> None:
        super().__init__()
        self._app, self._stage, self._done = app, stage, done
        self._waiting = list(players)
        self._player: Player | None = None
        self._leaving_s: float | None = None
        self.visits: list[Visit] = []
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._on_beat)

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    @Slot()
    def _on_beat(self) -> None:
        screen, now_s = self._app.driver.screen, time.monotonic()
        if self._leaving_s is not None:
            if now_s - self._leaving_s > CARD_S and isinstance(screen, Main):
                self._leaving_s = None
        elif self._player is None:
            self._next(now_s)
        else:
            self._follow(screen, self.visits[-1], self._player, now_s)

    def _next(self, now_s: float) -> None:
        if not self._waiting:
            self._timer.stop()
            self._done()
            return
        self._player = self._waiting.pop(0)
        self.visits.append(Visit(now_s))
        self._stage.show(Person(self._player.look))

    def _follow(self, screen: Screen, visit: Visit, player: Player, now_s: float) -> None:
        if isinstance(screen, Challenged):
            visit.turns = screen.steps
            if math.isnan(visit.asked_s):
                visit.asked_s = now_s
            if screen.hint is Hint.LOOK_HERE:
                visit.turn_s = now_s + REACTION_S
                self._stage.show(Person(player.look))
            elif now_s - visit.asked_s >= REACTION_S:
                if math.isnan(visit.turn_s):
                    visit.turn_s = now_s
                turning_s = max(0.0, now_s - visit.turn_s)
                self._stage.show(Person(player.look, head_for(screen.asked, turning_s)))
        elif isinstance(screen, CheckedIn):
            right = screen.student.student_id == player.student.student_id
            self._end(visit, now_s, "marked" if right else "WRONG NAME")
        elif isinstance(screen, NotMarked):
            self._end(visit, now_s, screen.reason.value)
        elif now_s - visit.began_s > 15:
            self._end(visit, now_s, "nothing")

    def _end(self, visit: Visit, now_s: float, outcome: str) -> None:
        visit.done_s, visit.outcome = now_s, outcome
        self._player, self._leaving_s = None, now_s
        self._stage.show(Empty())


# --- runs, each in a process of its own ---------------------------------------------------------------


@dataclass
class Watched:
    """What the probes saw of one run."""

    fps: float = 0.0
    blocks_ms: list[float] = field(default_factory=list)
    cpu_share: float = 0.0
    resident_mb: float = 0.0


class Watcher(QObject):
    """Counts frames shown, blocks of the main thread and CPU between ``start`` and ``stop``.

    Frames a second are those of the time in which a page with a preview was shown.
    """

    def __init__(self, app: KioskApp) -> None:
        super().__init__()
        self._app, self._probe, self._cpu = app, BlockProbe(), CpuMeter()
        self._previewed_s, self._preview_since_s = 0.0, float("nan")
        app.driver.screen_changed.connect(self._on_screen)

    @Slot(object)
    def _on_screen(self, screen: Screen) -> None:
        now_s = time.monotonic()
        if not math.isnan(self._preview_since_s):
            self._previewed_s += now_s - self._preview_since_s
        self._preview_since_s = now_s if isinstance(screen, Main | Challenged) else float("nan")

    def start(self) -> None:
        """Begin to count."""
        self._shown = self._app.window.frames_shown
        self._previewed_s = 0.0
        self._on_screen(self._app.driver.screen)
        self._previewed_s = 0.0
        self._cpu.start()
        self._probe.start()

    def stop(self) -> Watched:
        """What was counted."""
        self._probe.stop()
        self._on_screen(self._app.driver.screen)
        return Watched(
            fps=(self._app.window.frames_shown - self._shown) / max(self._previewed_s, 1e-6),
            blocks_ms=[round(block, 1) for block in self._probe.blocks_ms],
            cpu_share=self._cpu.share(),
            resident_mb=resident_mb(),
        )


def run_rendered(folder: Path, visits: int) -> dict[str, Any]:
    """Rendered students walk up, turn when asked, and are marked."""
    qt = qt_application()
    world, players = _rendered_world(folder)
    tape = Tape(world.camera)
    app = KioskApp(qt, replace(world.parts, source=tape))
    watcher = Watcher(app)
    going = Visits(app, world.stage, players[:visits], qt.quit)
    app.start()
    QTimer.singleShot(int(QUIET_S * 1000), watcher.start)
    QTimer.singleShot(int(QUIET_S * 1000), going.start)
    qt.exec()
    watched = watcher.stop()
    app.close()
    world.close()
    faces = [first_frontal_s(tape.frames, visit.began_s) for visit in going.visits]
    return {
        "watched": asdict(watched),
        "visits": [_times(v, f) for v, f in zip(going.visits, faces, strict=True)],
    }


def _times(visit: Visit, face_s: float) -> dict[str, Any]:
    return {
        "outcome": visit.outcome,
        "turns": visit.turns,
        "face_to_asked_s": visit.asked_s - face_s,
        "turn_to_done_s": visit.done_s - visit.turn_s,
        "face_to_done_s": visit.done_s - face_s,
    }


def _rendered_world(folder: Path) -> tuple[World, list[Player]]:
    world = make_world(folder, SEED, Language.KOREAN)
    players = enrolled_players(SEED)
    enrol_players(world, players, SEED)
    world.stage.prepare(*(player.look for player in players))
    return world, [player for player in players if player.student.has_face]


def run_clip(folder: Path, clip: Path, began_s: float) -> dict[str, Any]:
    """The kiosk on a clip that repeats: start to preview, then frames, blocks, CPU and memory."""
    qt = qt_application()
    parts = reopened_parts(folder, clip)
    app = KioskApp(qt, parts)
    first, watcher = _FirstFrame(app), Watcher(app)
    app.start()
    QTimer.singleShot(int(QUIET_S * 1000), watcher.start)
    QTimer.singleShot(int((QUIET_S + WATCHED_S) * 1000), qt.quit)
    qt.exec()
    watched = watcher.stop()
    app.close()
    return {"watched": asdict(watched), "start_to_preview_s": first.at_s - began_s}


class _FirstFrame(QObject):
    """Notes when the preview has shown its first frame."""

    def __init__(self, app: KioskApp) -> None:
        super().__init__()
        self._app, self.at_s = app, float("nan")
        self._timer = QTimer(self)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    @Slot()
    def _on_beat(self) -> None:
        if self._app.window.frames_shown:
            self.at_s = time.monotonic()
            self._timer.stop()


def reopened_parts(folder: Path, clip: Path) -> Parts:
    """The parts of the world in ``folder``, opened again as a restarted kiosk would, on a clip."""
    clock, assets = DemoClock(), assets_dir()
    data = folder / "data"
    store = open_store(sqlite_address(data / "kiosk.sqlite"), open_vault(data / "key", None), "demo", clock)
    return Parts(
        store=store,
        source=ClipCamera(clip, clock, loop=True),
        mailer=YagmailMailer(MailSettings()),
        clock=clock,
        place=Place("demo", ROOM, UTC, report_texts(assets, Language.KOREAN)),
        assets_dir=assets,
    )


def run_real(folder: Path, clips: Path) -> dict[str, Any]:
    """A real man, enrolled among rendered students from some clips, comes to the door in another clip."""
    qt = qt_application()
    world, _ = _rendered_world(folder)
    _enrol_from(world, clips)
    acted = Acted(clips, world.clock)
    tape = Tape(acted)
    app = KioskApp(qt, replace(world.parts, source=tape, rng=Always(ACT)))
    watcher, visit = Watcher(app), Visit(float("nan"))

    def note(screen: Screen) -> None:
        now_s = time.monotonic()
        if isinstance(screen, Challenged):
            visit.asked_s = now_s
            acted.asked.set()
        if isinstance(screen, CheckedIn | NotMarked) and not math.isfinite(visit.done_s):
            visit.done_s = now_s
            marked = isinstance(screen, CheckedIn) and screen.student.number == REAL_NUMBER
            visit.outcome = "marked" if marked else type(screen).__name__
            QTimer.singleShot(500, qt.quit)

    app.driver.screen_changed.connect(note)
    app.start()
    QTimer.singleShot(200, watcher.start)
    QTimer.singleShot(30_000, qt.quit)
    qt.exec()
    watched = watcher.stop()
    app.close()
    world.close()
    return {"watched": asdict(watched), "visits": [_times(visit, first_frontal_s(tape.frames, 0.0))]}


def _enrol_from(world: World, clips: Path) -> None:
    """Enrol him from every tenth frame of the clips that shows a face."""
    student = Student(StudentId(new_id()), REAL_NUMBER, "clip", has_face=True)
    pictures = [bgr for clip in ENROLLED_FROM for bgr in frames_of(clips / clip, every=10)]
    samples = Analyzer(world.parts.engine).enrol_from_pictures(student.student_id, pictures)
    world.store.people.enrol(
        Enrolment(
            student,
            STUDENT_PIN,
            (),
            tuple(sample.template for sample in samples),
            tuple(sample.picture for sample in samples),
            (world.course.course_id,),
            world.clock.now(),
        )
    )
