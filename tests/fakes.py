"""Small real objects in place of cameras, engines, mail hosts and clocks, shared by every test."""

from __future__ import annotations

import itertools
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot

from kiosk.core.observation import (
    CameraTrouble,
    FaceSeen,
    Frame,
    GalleryReport,
    Observation,
    Task,
    Watch,
)
from kiosk.core.ports import CameraError, EngineError, EngineTrouble, MailError
from kiosk.core.values import Letter, LetterId, LetterState, StudentId, Template
from kiosk.threads import Worker, WorkerThread, stop_all

A_MONDAY = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)  # 09:00 in Seoul


class FakeClock:
    """Stands still until a test moves it."""

    def __init__(self, now: datetime = A_MONDAY, monotonic_s: float = 100.0) -> None:
        self._now = now
        self._monotonic_s = monotonic_s

    def now(self) -> datetime:
        return self._now

    def monotonic_s(self) -> float:
        return self._monotonic_s

    def advance(self, seconds: float) -> None:
        """Move both clocks on. Takes the place of `time.sleep` where one can be given."""
        self._now += timedelta(seconds=seconds)
        self._monotonic_s += seconds

    def set_back(self, **how_far: float) -> None:
        """Somebody (or NTP) sets the clock on the wall: the monotonic clock does not see it."""
        self._now -= timedelta(**how_far)


class TickingClock:
    """The PC's own time, for the few tests with real threads."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        return time.monotonic()


@contextmanager
def running(*workers: Worker) -> Iterator[None]:
    """Run workers on threads of their own; at the end all must have joined, whatever happened."""
    threads = [WorkerThread(worker, type(worker).__name__) for worker in workers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        late = stop_all(threads)
    assert not late, f"did not join: {late}"


class Ears(QObject):
    """Hears workers' signals on the main thread; qtbot.waitSignal hears them on the worker's (FACTS 3)."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    @Slot(object)
    def hear(self, said: object) -> None:
        self.heard.append(said)


class FakeCamera:
    """A FrameSource that plays a script, then goes on with noise for ever.

    An entry of the script is a picture (BGR, uint8) or a CameraTrouble that `read` raises. `refusals` are
    raised by `open`, one each. Reading takes `period_s` of `sleep`: give `clock.advance`, or `time.sleep`.
    """

    def __init__(
        self,
        clock: FakeClock | TickingClock,
        script: Iterable[NDArray[np.uint8] | CameraTrouble] = (),
        *,
        refusals: Iterable[CameraTrouble] = (),
        period_s: float = 1 / 30,
        sleep: Callable[[float], None] | None = None,
        shape: tuple[int, int, int] = (48, 64, 3),
    ) -> None:
        self.name = "fake camera"
        self.is_open = False
        self.opened = 0
        self.closed = 0
        self._clock = clock
        self._script = deque(script)
        self._refusals = deque(refusals)
        self._period_s = period_s
        default = clock.advance if isinstance(clock, FakeClock) else time.sleep
        self._sleep = sleep or default
        self._noise = np.random.default_rng(7)
        self._shape = shape
        self._numbers = itertools.count()

    def open(self) -> None:
        if self._refusals:
            raise CameraError(self._refusals.popleft(), self.name)
        self.opened += 1
        self.is_open = True
        self._numbers = itertools.count()

    def read(self) -> Frame:
        assert self.is_open, "read before open"
        self._sleep(self._period_s)
        entry = self._script.popleft() if self._script else self._picture()
        if isinstance(entry, CameraTrouble):
            raise CameraError(entry, self.name)
        return Frame(next(self._numbers), self._clock.monotonic_s(), entry)

    def close(self) -> None:
        self.closed += 1
        self.is_open = False

    def _picture(self) -> NDArray[np.uint8]:
        return self._noise.integers(0, 256, self._shape, dtype=np.uint8)


class FakeAnalyzer:
    """A FrameAnalyzer that says what a test put into `sees` (the last entry stays)."""

    def __init__(self, sees: Sequence[Observation] = ()) -> None:
        self.task: Task = Watch()
        self.tasks: list[Task] = []
        self.frames: list[Frame] = []
        self.templates: list[Template] = []
        self.version = 0
        self.sees = deque(sees)
        self.engine = ""
        self.engine_trouble: EngineTrouble | None = None
        self.reports: deque[GalleryReport] = deque()

    def set_task(self, task: Task) -> None:
        self.task = task
        self.tasks.append(task)

    def observe(self, frame: Frame) -> Observation:
        self.frames.append(frame)
        seen = Observation(self.task, self.version, frame.taken_at_s)
        if self.sees:
            seen = self.sees.popleft() if len(self.sees) > 1 else self.sees[0]
        return replace(seen, task=self.task, gallery_version=self.version, taken_at_s=frame.taken_at_s)

    def use_engine(self, name: str) -> None:
        if self.engine_trouble:
            raise EngineError(name, self.engine_trouble, "as the test wants it")
        self.engine = name

    def rebuild(self, templates: Sequence[Template]) -> int:
        self.templates = list(templates)
        return self._changed()

    def add(self, templates: Sequence[Template]) -> int:
        self.templates.extend(templates)
        return self._changed()

    def remove(self, student_id: StudentId) -> int:
        self.templates = [t for t in self.templates if t.student_id != student_id]
        return self._changed()

    def study(self) -> GalleryReport | None:
        return self.reports.popleft() if self.reports else None

    def _changed(self) -> int:
        self.version += 1
        return self.version


def somebody(track_id: int = 1) -> Observation:
    """One frontal face, for `FakeAnalyzer.sees`."""
    face = FaceSeen(box_xywh=(20, 10, 20, 20), track_id=track_id, yaw_deg=0.0, pitch_deg=0.0)
    return Observation(Watch(), 0, 0.0, faces=1, face=face)


def nobody() -> Observation:
    """An empty doorway, for `FakeAnalyzer.sees`."""
    return Observation(Watch(), 0, 0.0)


class FakeMailer:
    """A Mailer that keeps what it is given; `troubles` are raised first, one a letter."""

    def __init__(self, troubles: Iterable[MailError] = ()) -> None:
        self.sent: list[Letter] = []
        self.tried: list[LetterId] = []
        self.troubles = deque(troubles)

    def send(self, letter: Letter) -> None:
        self.tried.append(letter.letter_id)
        if self.troubles:
            raise self.troubles.popleft()
        self.sent.append(letter)


class FakeOutbox:
    """An OutboxStore in memory."""

    def __init__(self, letters: Iterable[Letter] = ()) -> None:
        self._rows: dict[LetterId, Letter] = {letter.letter_id: letter for letter in letters}

    def __getitem__(self, letter_id: LetterId) -> Letter:
        return self._rows[letter_id]

    def put(self, letter: Letter, actor: str) -> bool:
        if any(row.key == letter.key for row in self._rows.values()):
            return False
        self._rows[letter.letter_id] = letter
        return True

    def due(self, now: datetime, courtesy_a_day: int | None = None) -> Letter | None:
        ripe = [row for row in self._waiting() if row.next_try_at is None or row.next_try_at <= now]
        sent = sum(row.courtesy and row.state is LetterState.SENT for row in self._rows.values())
        if courtesy_a_day is not None and sent >= courtesy_a_day:
            ripe = [row for row in ripe if not row.courtesy]
        return min(ripe, key=lambda row: (row.courtesy, row.created_at), default=None)

    def give_up_courtesy(self, created_before: datetime) -> int:
        late = [row for row in self._waiting() if row.courtesy and row.created_at < created_before]
        for row in late:
            self._edit(row.letter_id, state=LetterState.FAILED, trouble="too_late", next_try_at=None)
        return len(late)

    def next_due_at(self) -> datetime | None:
        return min((row.next_try_at or row.created_at for row in self._waiting()), default=None)

    def mark_sent(self, letter_id: LetterId, at: datetime) -> None:
        self._edit(letter_id, state=LetterState.SENT, trouble="", next_try_at=None)

    def mark_delayed(self, letter_id: LetterId, trouble: str, next_try_at: datetime) -> None:
        attempts = self._rows[letter_id].attempts + 1
        self._edit(letter_id, attempts=attempts, trouble=trouble, next_try_at=next_try_at)

    def mark_failed(self, letter_id: LetterId, trouble: str) -> None:
        self._edit(letter_id, state=LetterState.FAILED, trouble=trouble, next_try_at=None)

    def try_again(self, letter_id: LetterId, at: datetime) -> None:
        self._edit(letter_id, state=LetterState.WAITING, attempts=0, trouble="", next_try_at=at)

    def drop_courtesy(self, created_before: datetime) -> int:
        over = [row for row in self._rows.values() if row.courtesy and row.state is not LetterState.WAITING]
        old = [row.letter_id for row in over if row.created_at < created_before]
        for letter_id in old:
            del self._rows[letter_id]
        return len(old)

    def counts(self) -> dict[LetterState, int]:
        return dict(Counter(row.state for row in self._rows.values()))

    def letters(self, limit: int = 50, to: str | None = None) -> tuple[Letter, ...]:
        rows = [row for row in self._rows.values() if to in {None, row.to}]
        newest = sorted(rows, key=lambda row: row.created_at, reverse=True)
        return tuple(replace(row, attachments=()) for row in newest[:limit])

    def _waiting(self) -> list[Letter]:
        return [row for row in self._rows.values() if row.state is LetterState.WAITING]

    def _edit(self, letter_id: LetterId, **changes: object) -> None:
        self._rows[letter_id] = replace(self._rows[letter_id], **changes)  # type: ignore[arg-type]
