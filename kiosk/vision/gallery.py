"""All templates in one matrix: search, add, remove, calibrate; knows nothing of pictures. Analysis thread."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import ACCEPTED_CONFIDENCE
from kiosk.core.ports import WorldError
from kiosk.core.values import Pose, StudentId, Template
from kiosk.vision.engines import Engine

Vector = NDArray[np.float32]

NEAREST = 3
"""A student's distance is the mean of the three nearest templates: one lucky template names nobody."""
FPIR_DEVIATIONS = 3.3
"""Where 0.3 % of searches of strangers lie: the 99.7 % point of the largest of 15 normal scores, counted in
standard deviations of that largest score from its mean (5: 3.1, 100: 3.5)."""
FEW_DEVIATIONS = 4.6
"""With too few students the shipped numbers must hold for people they were not measured on: stricter."""
PRIOR_SEARCHES = 15
"""The shipped numbers weigh as much as this many searches of the gallery's own."""
PRIOR_ROSTER = 15
OWN_AT_LEAST = 8
"""With fewer students the gallery says that its calibration is the shipped one."""


class TemplateError(WorldError):
    """A template that this engine cannot read: made by another engine or version, or damaged."""

    retryable = False


@dataclass(frozen=True)
class Calibration:
    """How evidence becomes confidence for one set of searched students.

    ``threshold`` is the evidence at confidence 0.55, where the estimated FPIR is 0.3 %; ``spread`` how much
    evidence separates doubt from certainty; ``searches`` how many of the gallery's own searches it rests on;
    ``own`` is False while the shipped numbers carry it because too few students are enrolled.
    """

    threshold: float
    spread: float
    searches: int
    own: bool

    def confidence(self, evidence: float) -> float:
        """Rising in the evidence, 0..1, exactly 0.55 at the threshold."""
        odds = math.log(ACCEPTED_CONFIDENCE / (1 - ACCEPTED_CONFIDENCE))
        exponent = odds + (evidence - self.threshold) / self.spread
        return 1 / (1 + math.exp(-max(-40.0, min(40.0, exponent))))


@dataclass(frozen=True)
class Found:
    """The nearest searched student and how sure that is. ``second_distance`` is of the nearest other."""

    student_id: StudentId
    distance: float
    second_distance: float
    confidence: float


class Gallery:
    """Templates of one engine. Add and remove touch one student; nothing is trained."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._version = 0
        self._rows: Vector = np.empty((0, engine.size), np.float32)
        self._owner: NDArray[np.int32] = np.empty(0, np.int32)
        self._pose: list[Pose] = []
        self._students: list[StudentId] = []
        self._calibrations: dict[frozenset[StudentId], Calibration] = {}
        self._between: NDArray[np.float32] | None = None

    @property
    def version(self) -> int:
        """Rises with every change, so that an observation says which gallery it searched."""
        return self._version

    @property
    def students(self) -> tuple[StudentId, ...]:
        """Everybody enrolled, in the order of their first template."""
        return tuple(self._students)

    def __len__(self) -> int:
        return len(self._pose)

    # --- changing ---------------------------------------------------------------------------------------

    def rebuild(self, templates: Iterable[Template]) -> int:
        """Replace everything. Raises TemplateError and keeps the old gallery when one cannot be read."""
        templates = list(templates)
        rows = self._read(templates)
        self._students = list(dict.fromkeys(template.student_id for template in templates))
        place = {student: index for index, student in enumerate(self._students)}
        self._rows = rows
        self._owner = np.array([place[template.student_id] for template in templates], np.int32)
        self._pose = [template.pose for template in templates]
        return self._changed()

    def add(self, templates: Sequence[Template]) -> int:
        """Add templates; the others stay. Raises TemplateError and adds nothing when one cannot be read."""
        rows = self._read(templates)
        for template in templates:
            if template.student_id not in self._students:
                self._students.append(template.student_id)
        owner = [self._students.index(template.student_id) for template in templates]
        self._rows = np.concatenate([self._rows, rows])
        self._owner = np.concatenate([self._owner, np.array(owner, np.int32)])
        self._pose.extend(template.pose for template in templates)
        return self._changed()

    def remove(self, student_id: StudentId) -> int:
        """Forget one student; harmless when not enrolled."""
        if student_id in self._students:
            index = self._students.index(student_id)
            keep = self._owner != index
            self._rows = np.ascontiguousarray(self._rows[keep])
            self._owner = self._owner[keep]
            self._owner[self._owner > index] -= 1
            self._pose = [pose for pose, kept in zip(self._pose, keep, strict=True) if kept]
            del self._students[index]
        return self._changed()

    def _changed(self) -> int:
        self._calibrations.clear()
        self._between = None
        self._version += 1
        return self._version

    def _read(self, templates: Sequence[Template]) -> Vector:
        rows = np.empty((len(templates), self._engine.size), np.float32)
        for row, template in zip(rows, templates, strict=True):
            row[:] = unpack(template, self._engine)
        return rows

    # --- searching --------------------------------------------------------------------------------------

    def distances(self, vector: Vector) -> NDArray[np.float32]:
        """Distance of every student to a track's vector, shape (students,), 0..2, lower is nearer."""
        return _nearest_mean(1 - self._rows @ vector, self._owner, len(self._students))

    def search(self, vector: Vector, searched: frozenset[StudentId]) -> Found | None:
        """The nearest of the searched students, or None when none of them is enrolled.

        The nearest other is looked for in the whole gallery: who resembles a student of another course
        more than anybody here must not be named as somebody here.
        """
        here = self._indices(searched)
        if len(here) == 0:
            return None
        distances = self.distances(vector)
        best = int(here[np.argmin(distances[here])])
        return self._found(best, distances, searched)

    def verify(self, vector: Vector, student_id: StudentId) -> Found | None:
        """How well the vector fits one student, judged as strictly as a search of the whole gallery."""
        if student_id not in self._students:
            return None
        everybody = frozenset(self._students)
        return self._found(self._students.index(student_id), self.distances(vector), everybody)

    def _found(self, best: int, distances: NDArray[np.float32], searched: frozenset[StudentId]) -> Found:
        others = np.delete(distances, best)
        second = float(others.min()) if len(others) else self._engine.typical_non_mate
        distance = float(distances[best])
        confidence = self.calibrate(searched).confidence(self._evidence(distance, second))
        return Found(self._students[best], distance, second, confidence)

    def pose_distance(self, vector: Vector, student_id: StudentId, pose: Pose) -> float | None:
        """Distance to the nearest template of this student in this pose; None when there is none."""
        if student_id not in self._students:
            return None
        index = self._students.index(student_id)
        rows = [i for i in np.flatnonzero(self._owner == index) if self._pose[i] is pose]
        return float((1 - self._rows[rows] @ vector).min()) if rows else None

    def _indices(self, searched: frozenset[StudentId]) -> NDArray[np.int64]:
        return np.array([i for i, student in enumerate(self._students) if student in searched], np.int64)

    # --- calibrating ------------------------------------------------------------------------------------

    def _evidence(self, distance: float, second: float) -> float:
        """Near to this student and far from the next: the light of a day moves both and cancels.

        The second counts only up to what is typical of strangers, so that a small gallery, which has no
        near seconds, does not look surer than a large one.
        """
        return min(second, self._engine.typical_non_mate) - 2 * distance

    def calibrate(self, searched: frozenset[StudentId]) -> Calibration:
        """The map to confidence for a search among these students; kept until the gallery changes.

        Every enrolled student's frontal templates search the set without that student: a stranger's search.
        Their mean and deviation are blended with the shipped ones, as if those came from 15 searches more.
        """
        searched = searched & frozenset(self._students)
        if searched not in self._calibrations:
            if len(self._calibrations) > 64:
                self._calibrations.clear()
            self._calibrations[searched] = self._calibrated(searched)
        return self._calibrations[searched]

    def _calibrated(self, searched: frozenset[StudentId]) -> Calibration:
        own = np.array(self._stranger_searches(self._indices(searched)), np.float64)
        mean, deviation = self._prior(len(searched))
        n = len(own)
        shipped = mean + FEW_DEVIATIONS * deviation
        if n:
            part = n / (n + PRIOR_SEARCHES)
            blended = part * own.mean() + (1 - part) * mean
            spread = part * ((own - blended) ** 2).mean() + (1 - part) * (
                deviation**2 + (mean - blended) ** 2
            )
            mean, deviation = float(blended), math.sqrt(spread)
        threshold = mean + FPIR_DEVIATIONS * deviation
        if n < OWN_AT_LEAST:
            threshold = max(threshold, shipped)
        return Calibration(threshold, deviation / 2, n, n >= OWN_AT_LEAST)

    def _prior(self, roster: int) -> tuple[float, float]:
        """The shipped mean and deviation of strangers' evidence, moved from 15 searched to this many.

        The nearest of n strangers comes nearer as sqrt(2 ln n); never taken as easier than 15.
        """
        mean, deviation = self._engine.typical_evidence
        grown = math.sqrt(2 * math.log(max(roster, PRIOR_ROSTER))) - math.sqrt(2 * math.log(PRIOR_ROSTER))
        return mean + grown * deviation, deviation

    def _stranger_searches(self, here: NDArray[np.int64]) -> list[float]:
        """Evidence of each student's own frontal templates for the nearest other among those searched."""
        if len(self._students) < 3 or len(here) < 2:
            return []
        between = self._distances_between()
        results = []
        for probe in range(len(self._students)):
            row = between[probe]
            candidates = here[here != probe]
            best = int(candidates[np.argmin(row[candidates])])
            second = float(np.delete(row, [probe, best]).min())
            results.append(self._evidence(float(row[best]), second))
        return results

    def _distances_between(self) -> NDArray[np.float32]:
        """Students x students: the fused frontal templates of one against the templates of the other."""
        if self._between is None:
            front = np.array([pose is Pose.FRONT for pose in self._pose])
            rows = []
            for index in range(len(self._students)):
                own = self._owner == index
                used = own & front if (own & front).any() else own
                rows.append(self.distances(fused(self._rows[used])))
            self._between = np.array(rows, np.float32)
        return self._between


def _nearest_mean(
    to_rows: NDArray[np.float32], owner: NDArray[np.int32], students: int
) -> NDArray[np.float32]:
    """Mean of the NEAREST smallest distances of each owner; fewer templates, fewer taken."""
    order = np.lexsort((to_rows, owner))
    sorted_owner = owner[order]
    starts = np.searchsorted(sorted_owner, np.arange(students))
    rank = np.arange(len(order)) - starts[sorted_owner]
    taken = rank < NEAREST
    sums = np.bincount(sorted_owner[taken], weights=to_rows[order][taken], minlength=students)
    counts = np.bincount(sorted_owner[taken], minlength=students)
    return (sums / np.maximum(counts, 1)).astype(np.float32)


def fused(vectors: Vector) -> Vector:
    """One vector of length 1 for several of the same person, shape (n, size) -> (size,)."""
    mean = vectors.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-6), np.float32)


def pack(vector: Vector) -> bytes:
    """A vector as the bytes of a template: little-endian float16, two bytes a number."""
    return vector.astype("<f2").tobytes()


def unpack(template: Template, engine: Engine) -> Vector:
    """The vector of a template. Raises TemplateError for another engine's or a damaged one."""
    if template.engine != engine.name:
        raise TemplateError(
            f"template of {template.engine}, but this gallery reads {engine.name}: re-make it"
        )
    if len(template.features) != 2 * engine.size:
        raise TemplateError(
            f"template of {len(template.features)} bytes, expected {2 * engine.size}: damaged"
        )
    vector = np.frombuffer(template.features, "<f2").astype(np.float32)
    if not np.isfinite(vector).all():
        raise TemplateError("template holds numbers that are no numbers: damaged")
    return vector
