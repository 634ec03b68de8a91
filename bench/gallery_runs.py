"""The runs of ``bench gallery``, each alone in its process, so that memory is its own.

Templates are made, not described: who a student is, the light of a day and the noise of a picture, each a
direction drawn at random. How long a search takes does not depend on what the numbers are.
"""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from bench.probes import percentile, resident_mb
from kiosk.core.values import (
    Course,
    CourseId,
    Pose,
    Role,
    Staff,
    StaffId,
    Student,
    StudentId,
    Template,
    new_id,
)
from kiosk.installation import SystemClock
from kiosk.storage.database import Database, sqlite_address
from kiosk.storage.engine import SqlStore, open_store
from kiosk.storage.faces import SealedFaces, add_templates
from kiosk.storage.vault import Vault
from kiosk.vision.engines import Nearest
from kiosk.vision.engines.lbph import LbphEngine
from kiosk.vision.gallery import Gallery, pack

Floats = NDArray[np.float32]
Figures = dict[str, Any]

SEED = 3
DAYS, DAY_SHARE, NOISE_SHARE = 3, 0.5, 0.7
"""How far the light of a day and the noise of a picture move a template, in lengths of its identity."""
ROSTER = 300
SEARCHES, CHANGES, LOADS, COMPARED = 400, 60, 3, 500
KEY = bytes(range(32))
FILE = "kiosk.sqlite3"


class MadeEngine:
    """The built-in engine's numbers for vectors of any size; nothing is described."""

    def __init__(self, size: int) -> None:
        like = LbphEngine()
        self.name, self.size = f"made-{size}", size
        self.typical = like.typical

    def describe(self, crop_gray: NDArray[np.uint8]) -> Floats:
        """Never asked for."""
        raise NotImplementedError

    def evidence(self, _probe: Floats, found: Nearest) -> float:
        """Near, and nearer than the others on average, as the built-in engine means it."""
        return found.crowd / 2 - found.distance


@dataclass(frozen=True)
class Campus:
    """So many students with so many templates of so many numbers; the same again for the same three."""

    students: int
    templates: int
    size: int

    def student_id(self, index: int) -> StudentId:
        """The id of a student; from ``students`` on they are newcomers."""
        return StudentId(UUID(int=int(np.random.default_rng([SEED, 0, index]).integers(2**62)), version=4))

    def vectors(self, index: int, count: int, day: int) -> Floats:
        """Descriptions of pictures of a student on one day, shape (count, size), of length 1."""
        raw = _directions([SEED, 1, index], 1, self.size)
        raw = raw + DAY_SHARE * _directions([SEED, 2, day], 1, self.size)
        raw = raw + NOISE_SHARE * _directions([SEED, 3, index, day], count, self.size)
        return np.asarray(raw / np.linalg.norm(raw, axis=1, keepdims=True), np.float32)

    def enrolled(self, index: int) -> Floats:
        """What the templates of a student were before they were rounded, shape (templates, size)."""
        return self.vectors(index, self.templates, index % DAYS)

    def templates_of(self, index: int) -> list[Template]:
        """The templates of a student, in every pose in turn."""
        poses, engine, who = tuple(Pose), f"made-{self.size}", self.student_id(index)
        rows = self.enrolled(index)
        return [Template(who, poses[k % len(poses)], engine, pack(row)) for k, row in enumerate(rows)]

    def probe(self, index: int) -> Floats:
        """A track of a student on another day, shape (size,)."""
        return np.asarray(self.vectors(index, 1, DAYS + index % DAYS)[0], np.float32)

    def all_templates(self) -> list[Template]:
        """Everybody's."""
        return [template for index in range(self.students) for template in self.templates_of(index)]


def _directions(seed: list[int], count: int, size: int) -> NDArray[np.float64]:
    drawn = np.random.default_rng(seed).normal(size=(count, size))
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float64)


# --- the runs -------------------------------------------------------------------------------------------


def write(folder: Path, campus: Campus) -> Figures:
    """Store everybody as the kiosk does: an SQLite file, templates sealed with AES-256-GCM."""
    professor = Staff(StaffId(new_id()), "Bench", "bench@example.invalid", Role.PROFESSOR)
    course = Course(CourseId(new_id()), "BENCH", "Bench", professor.staff_id)
    people = [Student(campus.student_id(k), f"{k:08d}", "Bench") for k in range(campus.students)]
    templates = campus.all_templates()
    store = _opened(folder)
    store.people.add_staff(professor, "000000")
    store.timetable.add_course(course, [])
    store.timetable.add_to_roster(course.course_id, people)
    store.close()
    taken = _timed(lambda _: _add(folder, templates), 1)
    return {"write": taken, "file_mb": (folder / FILE).stat().st_size / 2**20}


def _add(folder: Path, templates: list[Template]) -> None:
    """All in one transaction, where the store would take one for each student."""
    database = Database(sqlite_address(folder / FILE))
    with database.write() as session:
        add_templates(session, SealedFaces(Vault(KEY)), templates, SystemClock().now())
    database.close()


def campus_run(folder: Path, campus: Campus) -> Figures:
    """Everything about the stored campus: memory, load, search, changes, agreement."""
    engine = MadeEngine(campus.size)
    gallery = _warm_gallery(engine)
    before_mb = resident_mb()
    store = _opened(folder)
    figures: Figures = {"load": _timed(lambda _: _load(gallery, store, engine.name), 1)}
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    gc.collect()
    everybody = frozenset(gallery.students)
    figures["first calibration"] = _timed(lambda _: gallery.calibrate(everybody), 1)
    figures["memory_mb"] = resident_mb() - before_mb
    figures["process_mb"] = resident_mb()
    figures |= _searches(gallery, campus, everybody)
    figures |= _changes(gallery, campus)
    figures["agreement"] = _agreement(gallery, campus)
    figures["load"] = _timed(lambda _: _load(gallery, store, engine.name), LOADS)
    templates = store.faces.templates(engine.name)
    figures["load from memory"] = _timed(lambda _: gallery.rebuild(templates), LOADS)
    store.close()
    return figures


def small_run(campus: Campus) -> Figures:
    """What is compared at the largest size that cv2 was measured at."""
    gallery = _warm_gallery(MadeEngine(campus.size))
    templates = campus.all_templates()
    before_mb = resident_mb()
    gallery.rebuild(templates)
    everybody = frozenset(gallery.students)
    gallery.calibrate(everybody)
    memory_mb = resident_mb() - before_mb
    return {"memory_mb": memory_mb, **_searches(gallery, campus, everybody)}


def _warm_gallery(engine: MadeEngine) -> Gallery:
    """A gallery that was used once: what numpy and its BLAS take for themselves is not the templates'."""
    gallery = Gallery(engine)
    few = Campus(20, 5, engine.size)
    gallery.rebuild(few.all_templates())
    gallery.search(few.probe(0), frozenset(gallery.students))
    return gallery


def _opened(folder: Path) -> SqlStore:
    return open_store(sqlite_address(folder / FILE), Vault(KEY), "bench", SystemClock())


def _load(gallery: Gallery, store: SqlStore, engine: str) -> None:
    gallery.rebuild(store.faces.templates(engine))


def _searches(gallery: Gallery, campus: Campus, everybody: frozenset[StudentId]) -> Figures:
    rng = np.random.default_rng(SEED)
    asked = rng.integers(campus.students, size=SEARCHES)
    ids = gallery.students
    chosen = rng.permutation(len(ids))[:ROSTER]
    roster = frozenset(ids[index] for index in chosen)
    probes = [campus.probe(int(index)) for index in asked]
    gallery.calibrate(roster)
    return {
        "search everybody": _timed(lambda k: gallery.search(probes[k], everybody), SEARCHES),
        "search a roster": _timed(lambda k: gallery.search(probes[k], roster), SEARCHES),
        "verify": _timed(lambda k: gallery.verify(probes[k], ids[int(chosen[k % len(chosen)])]), SEARCHES),
    }


def _changes(gallery: Gallery, campus: Campus) -> Figures:
    """One student more, one less; alone, and with what the next search of a roster needs."""
    roster = frozenset(gallery.students[:ROSTER])
    new = [campus.templates_of(campus.students + k) for k in range(3 * CHANGES)]
    everybody = frozenset([*gallery.students, *(one[0].student_id for one in new)])
    gallery.calibrate(roster)

    def add_ready(k: int) -> None:
        gallery.add(new[CHANGES + k])
        gallery.calibrate(roster)

    def add_ready_for_all(k: int) -> None:
        gallery.add(new[2 * CHANGES + k])
        gallery.calibrate(everybody)

    def remove_ready(k: int) -> None:
        gallery.remove(new[CHANGES + k][0].student_id)
        gallery.calibrate(roster)

    taken = {
        "add one": _timed(lambda k: gallery.add(new[k]), CHANGES),
        "remove one": _timed(lambda k: gallery.remove(new[k][0].student_id), CHANGES),
        "add one, calibrated": _timed(add_ready, CHANGES),
        "add one, all calibrated": _timed(add_ready_for_all, CHANGES),
        "remove one, calibrated": _timed(remove_ready, CHANGES),
    }
    for one in new:
        gallery.remove(one[0].student_id)
    return taken


def _agreement(gallery: Gallery, campus: Campus) -> Figures:
    """Top candidates beside those of plain double precision over the numbers before they were rounded."""
    everybody = frozenset(gallery.students)
    asked = np.random.default_rng(SEED + 1).integers(campus.students, size=min(COMPARED, campus.students))
    probes = np.array([campus.probe(int(index)) for index in asked], np.float64)
    distances = np.empty((len(probes), campus.students))
    for index in range(campus.students):
        to_templates = np.sort(1 - probes @ campus.enrolled(index).astype(np.float64).T, axis=1)
        distances[:, index] = to_templates[:, :3].mean(axis=1)
    best = [campus.student_id(int(index)) for index in distances.argmin(axis=1)]
    found = [gallery.search(probe.astype(np.float32), everybody) for probe in probes]
    same = [one is not None and one.student_id == who for one, who in zip(found, best, strict=True)]
    return {"probes": len(probes), "same": float(np.mean(same))}


def _timed(act: Callable[[int], object], times: int) -> Figures:
    """Milliseconds of act(0), act(1) ..: by the clock, and of the processor, which others do not lengthen."""
    by_clock, of_processor = [], []
    for k in range(times):
        clock_s, processor_s = time.perf_counter(), time.thread_time()
        act(k)
        of_processor.append(1000 * (time.thread_time() - processor_s))
        by_clock.append(1000 * (time.perf_counter() - clock_s))
    return {
        "times": times,
        "p50_ms": percentile(by_clock, 0.5),
        "p99_ms": percentile(by_clock, 0.99),
        "processor_p50_ms": percentile(of_processor, 0.5),
        "processor_p99_ms": percentile(of_processor, 0.99),
    }
