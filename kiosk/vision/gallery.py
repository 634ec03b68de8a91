"""Finds the nearest student among all templates and says how sure that is. Analysis thread."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import ACCEPTED_CONFIDENCE
from kiosk.core.ports import WorldError
from kiosk.core.values import Pose, StudentId, Template
from kiosk.vision.engines import Engine, Nearest
from kiosk.vision.matrix import Places, TemplateMatrix, Vector, fused
from kiosk.vision.strangers import Strangers

__all__ = ["Calibration", "Found", "Gallery", "TemplateError", "fused", "pack", "unpack"]

PRIOR_SEARCHES = 15
"""The shipped numbers weigh as much as this many searches of the gallery's own."""
NEAR_CONFIDENCE = 0.02
"""A pair this near is judged again without itself: one face under two numbers among 4 students comes down to
0.2 by its own weight, among more to more. About one student in eight of a campus is judged twice."""
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

    @property
    def digest(self) -> str:
        """Short name of these very numbers, to be kept with what was decided by them: 16 hex digits."""
        numbers = f"{self.threshold!r} {self.spread!r} {self.searches} {self.own}"
        return hashlib.sha256(numbers.encode()).hexdigest()[:16]

    def confidence(self, evidence: float) -> float:
        """Rising in the evidence, 0..1, exactly 0.55 at the threshold."""
        odds = math.log(ACCEPTED_CONFIDENCE / (1 - ACCEPTED_CONFIDENCE))
        exponent = odds + (evidence - self.threshold) / self.spread
        return 1 / (1 + math.exp(-max(-40.0, min(40.0, exponent))))


@dataclass(frozen=True)
class Found:
    """The nearest searched student and how sure that is. ``second_distance`` is of the nearest other.

    ``calibration`` is the digest of the calibration that the confidence came from, ``poses`` are those of
    which this student has templates.
    """

    student_id: StudentId
    distance: float
    second_distance: float
    confidence: float
    calibration: str = ""
    poses: frozenset[Pose] = frozenset()


class Gallery:
    """Templates of one engine. Add and remove touch one student; nothing is trained.

    A search looks at every template of the campus, 4 ms for 100,000, because the nearest other counts
    too. It is exact: there is no index that might miss somebody.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._version = 0
        self._matrix = TemplateMatrix(engine.size)
        self._strangers = Strangers(self._matrix)
        self._searched: dict[frozenset[StudentId] | None, tuple[Places, Calibration]] = {}

    @property
    def engine(self) -> str:
        """Name and version of the engine whose templates these are."""
        return self._engine.name

    @property
    def version(self) -> int:
        """Rises with every change, so that an observation says which gallery it searched."""
        return self._version

    @property
    def students(self) -> tuple[StudentId, ...]:
        """Everybody enrolled, in the order of their first template."""
        return tuple(self._matrix.places)

    def __len__(self) -> int:
        return len(self._matrix)

    # --- changing ---------------------------------------------------------------------------------------

    def rebuild(self, templates: Iterable[Template]) -> int:
        """Replace everything. Raises TemplateError and keeps the old gallery when one cannot be read."""
        templates = list(templates)
        self._matrix.fill(
            _unpacked(templates, self._engine),
            [template.student_id for template in templates],
            [template.pose for template in templates],
        )
        self._strangers.forget()
        return self._changed()

    def add(self, templates: Sequence[Template]) -> int:
        """Add templates; the others stay. Raises TemplateError and adds nothing when one cannot be read."""
        rows = _unpacked(templates, self._engine)
        for row, template in zip(rows, templates, strict=True):
            self._strangers.changed(self._matrix.add(row, template.student_id, template.pose))
        return self._changed()

    def remove(self, student_id: StudentId) -> int:
        """Forget one student; harmless when not enrolled."""
        if student_id in self._matrix.places:
            self._strangers.changed(self._matrix.remove(student_id))
        return self._changed()

    def _changed(self) -> int:
        self._searched.clear()
        self._version += 1
        return self._version

    # --- searching --------------------------------------------------------------------------------------

    def distances(self, vector: Vector) -> NDArray[np.float32]:
        """Distance of every student to a track's vector, shape (students,), 0..2, lower is nearer."""
        return np.asarray(self._by_place(vector)[list(self._matrix.places.values())], np.float32)

    def search(self, vector: Vector, searched: frozenset[StudentId] | None) -> Found | None:
        """The nearest of the searched students (None: everybody), or None when none of them is enrolled.

        The nearest other is looked for in the whole gallery: who resembles a student of another course
        more than anybody here must not be named as somebody here.
        """
        here, calibration = self._prepared(searched)
        if len(here) == 0:
            return None
        distances = self._by_place(vector)
        return self._found(vector, int(here[np.argmin(distances[here])]), distances, calibration)

    def verify(self, vector: Vector, student_id: StudentId) -> Found | None:
        """How well the vector fits one student, judged as strictly as a search of the whole gallery."""
        place = self._matrix.places.get(student_id)
        if place is None:
            return None
        return self._found(vector, place, self._by_place(vector), self._prepared(None)[1])

    def _by_place(self, vector: Vector) -> NDArray[np.float32]:
        return np.asarray(self._matrix.distances(vector[None])[0], np.float32)

    def _found(
        self, vector: Vector, best: int, distances: NDArray[np.float32], calibration: Calibration
    ) -> Found:
        """What is at a place. Forgets its distance: the next is wanted."""
        distance = float(distances[best])
        distances[best] = np.inf
        others = distances[np.isfinite(distances)]
        near = Nearest(distance, *[self._engine.typical.non_mate] * 2)
        if len(others):
            near = Nearest(distance, float(others.min()), float(others.mean()))
        confidence = calibration.confidence(self._engine.evidence(vector, near))
        who, poses = self._matrix.student_at(best), self._matrix.poses_of(best)
        return Found(who, distance, near.second, confidence, calibration.digest, poses)

    def pose_distance(self, vector: Vector, student_id: StudentId, pose: Pose) -> float | None:
        """Distance to the nearest template of this student in this pose; None when there is none."""
        place = self._matrix.places.get(student_id)
        if place is None:
            return None
        templates = self._matrix.templates_of(place, pose)
        return float((1 - templates @ vector).min()) if len(templates) else None

    def _prepared(self, searched: frozenset[StudentId] | None) -> tuple[Places, Calibration]:
        """Places of the searched students (None: everybody) and the calibration among them, kept."""
        if searched not in self._searched:
            if len(self._searched) > 64:
                self._searched.clear()
            here = self._matrix.places_of(searched)
            self._searched[searched] = (here, self._calibrated(here))
        return self._searched[searched]

    def resembling(self, student_id: StudentId) -> Found | None:
        """The nearest other student to one's own frontal templates, as if these were a stranger's search.

        A close pair is an outlier among strangers and would widen the calibration that is to judge it: once
        it is at all near, the two are left out. None when there is nobody else.
        """
        place = self._matrix.places.get(student_id)
        if place is None or len(self._matrix.places) < 2:
            return None
        front = self._matrix.templates_of(place, Pose.FRONT)
        vector = fused(front if len(front) else self._matrix.templates_of(place))
        distances = self._by_place(vector)
        distances[place] = np.inf
        best, everybody = int(distances.argmin()), self._prepared(None)
        found = self._found(vector, best, distances.copy(), everybody[1])
        if found.confidence < NEAR_CONFIDENCE:
            return found
        others = everybody[0][~np.isin(everybody[0], (place, best))]
        return self._found(vector, best, distances, self._calibrated(others, (place, best)))

    # --- calibrating ------------------------------------------------------------------------------------

    def calibrate(self, searched: frozenset[StudentId]) -> Calibration:
        """The map to confidence for a search among these students; kept until the gallery changes.

        Enrolled students' frontal templates search the set without that student: strangers' searches.
        Their mean and deviation are blended with the shipped ones, as if those came from 15 searches more.
        A campus costs 0.3 s after it was loaded, and 3 ms after one student came or left.
        """
        return self._prepared(searched)[1]

    def _calibrated(self, here: Places, without: tuple[int, ...] = ()) -> Calibration:
        own = np.array(self._stranger_searches(here, without), np.float64)
        mean, deviation = self._prior(len(here))
        n, typical = len(own), self._engine.typical
        shipped = mean + typical.few * deviation
        if len(here) < typical.roster:  # where a tail is short, still no stricter than among more
            shipped = min(shipped, typical.mean + typical.few * typical.deviation)
        if n:
            if typical.rises:  # a few tell how alike all are here, not how they spread
                shipped += max(0.0, own.mean() - mean)
            part = n / (n + PRIOR_SEARCHES)
            blended = part * own.mean() + (1 - part) * mean
            spread = part * ((own - blended) ** 2).mean() + (1 - part) * (
                deviation**2 + (mean - blended) ** 2
            )
            mean, deviation = float(blended), math.sqrt(spread)
        threshold = mean + typical.tail * deviation
        if n < OWN_AT_LEAST:
            threshold = shipped  # few pairs of one sitting say less of strangers than the shipped numbers
        return Calibration(threshold, deviation / 2, n, n >= OWN_AT_LEAST)

    def _prior(self, roster: int) -> tuple[float, float]:
        """The shipped mean and deviation of strangers' evidence, moved from the typical roster to this one.

        Likenesses of strangers are about normal, and the nearest is the largest of them.
        """
        typical = self._engine.typical
        high, spread = largest(max(roster, 1))
        high_typical, spread_typical = largest(typical.roster)
        one = typical.deviation / spread_typical
        return typical.mean + (high - high_typical) * one, spread * one

    def _stranger_searches(self, here: Places, without: tuple[int, ...]) -> list[float]:
        """Evidence of strangers' searches among these places, but those of the places ``without``."""
        if len(self._matrix.places) < 3 or len(here) < 2:
            return []
        found = self._strangers.nearest(here)
        searches = zip(self._strangers.probes, *found, strict=True)
        return [
            self._engine.evidence(vector, Nearest(*map(float, near)))
            for place, vector, *near in searches
            if place not in without
        ]


def largest(count: int) -> tuple[float, float]:
    """Mean and deviation of the largest of ``count`` standard normal numbers, to 2 and 6 % up to 300.

    The mean is Blom's (1958); the deviation is fitted to the exact ones of 1, 5, 10 and 15.
    """
    mean = NormalDist().inv_cdf((count - 0.375) / (count + 0.25))
    return mean, 1 / (1 + 0.31 * math.log(count))


def pack(vector: Vector) -> bytes:
    """A vector as the bytes of a template: little-endian float16, two bytes a number."""
    return vector.astype("<f2").tobytes()


def unpack(template: Template, engine: Engine) -> Vector:
    """The vector of a template. Raises TemplateError for another engine's or a damaged one."""
    return np.asarray(_unpacked([template], engine)[0], np.float32)


def _unpacked(templates: Sequence[Template], engine: Engine) -> NDArray[np.float16]:
    """The vectors of templates, shape (n, size), all at once. Raises TemplateError as unpack does."""
    for template in templates:
        if template.engine != engine.name:
            raise TemplateError(
                f"template of {template.engine}, but this gallery reads {engine.name}: re-make it"
            )
        if len(template.features) != 2 * engine.size:
            raise TemplateError(
                f"template of {len(template.features)} bytes, expected {2 * engine.size}: damaged"
            )
    packed = b"".join([template.features for template in templates])
    vectors = np.frombuffer(packed, "<f2").reshape(len(templates), engine.size)
    if not np.isfinite(vectors).all():
        raise TemplateError("template holds numbers that are no numbers: damaged")
    return vectors
