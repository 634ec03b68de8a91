"""The templates of one engine as rows of one matrix, found by student; decides nothing. Analysis thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from kiosk.core.values import Pose, StudentId

Vector = NDArray[np.float32]
Places = NDArray[np.intp]
Kind = TypeVar("Kind", bound=np.generic)

NEAREST = 3
"""A student's distance is the mean of the three nearest templates: one lucky template names nobody."""

_POSES = tuple(Pose)
_ROOM = 1.25
"""A matrix that is full is copied into one with a quarter more: 12 ms for a campus, once in 2,500 students.
Room that is not used yet costs no memory."""


class TemplateMatrix:
    """Rows in no order, without gaps; a student has a place, and the place a list of rows.

    A place stays the student's until the student is removed and goes to somebody new then. Numbers in
    arrays "by place" are in the order of places; a place that is free has the distance inf.

    Rows are float32: numpy multiplies float16 25 times slower (measured: 100,000 rows of 100 numbers in
    4 ms and 110 ms), and whole bytes would save 30 MB of 40 that the kiosk has.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.fill(np.empty((0, size), np.float32), [], [])

    @property
    def places(self) -> dict[StudentId, int]:
        """The place of every student, in the order of their first template. To be read only."""
        return self._places

    @property
    def place_count(self) -> int:
        """Places taken and free: the length of what comes by place."""
        return self._place_count

    @property
    def counts(self) -> NDArray[np.int32]:
        """Templates by place, 0 where it is free."""
        return self._counts[: self._place_count]

    def __len__(self) -> int:
        return self._used

    # --- changing ---------------------------------------------------------------------------------------

    def fill(self, rows: NDArray[np.floating], students: Sequence[StudentId], poses: Sequence[Pose]) -> None:
        """Replace everything: row i, floats of any width, is a template of students[i] in poses[i]."""
        self._places: dict[StudentId, int] = {}
        owner = [self._places.setdefault(student, len(self._places)) for student in students]
        self._student_at = {place: student for student, place in self._places.items()}
        self._free: list[int] = []
        self._used, self._place_count = len(rows), len(self._places)
        self._rows = _with_room(rows, np.float32)
        self._owner = _with_room(np.array(owner, np.int32), np.int32)
        number = {pose: index for index, pose in enumerate(_POSES)}
        self._pose = _with_room(np.array([number[pose] for pose in poses], np.int8), np.int8)
        counts = np.bincount(self._owner[: self._used], minlength=self._place_count)
        self._counts = _with_room(counts, np.int32)
        self._slots = np.full((int(counts.max(initial=NEAREST)), len(self._counts)), -1, np.int32)
        order = np.argsort(self._owner[: self._used], kind="stable")
        starts = np.cumsum(counts) - counts
        owners = self._owner[order]
        self._slots[np.arange(self._used) - starts[owners], owners] = order

    def add(self, row: Vector, student: StudentId, pose: Pose) -> int:
        """Add one template; returns the student's place. Costs 10 us."""
        place = self._places.get(student)
        if place is None:
            place = self._places[student] = self._new_place()
            self._student_at[place] = student
        if self._used == len(self._rows):
            self._rows = _with_room(self._rows, np.float32)
            self._owner = _with_room(self._owner, np.int32)
            self._pose = _with_room(self._pose, np.int8)
        if self._counts[place] == len(self._slots):
            self._slots = np.pad(self._slots, ((0, NEAREST), (0, 0)), constant_values=-1)
        self._rows[self._used] = row
        self._owner[self._used] = place
        self._pose[self._used] = _POSES.index(pose)
        self._slots[self._counts[place], place] = self._used
        self._counts[place] += 1
        self._used += 1
        return place

    def remove(self, student: StudentId) -> int:
        """Forget a student: the last rows move into the gaps and nothing of the student stays in memory.

        Returns:
            The place, which is free now.
        """
        place = self._places.pop(student)
        for row in sorted(self._rows_of(place).tolist(), reverse=True):
            self._used -= 1
            last = self._used
            slots = self._slots[:, self._owner[last]]
            slots[slots == last] = row
            for column in (self._rows, self._owner, self._pose):
                column[row] = column[last]
                column[last] = 0
        self._slots[:, place] = -1
        self._counts[place] = 0
        del self._student_at[place]
        self._free.append(place)
        return place

    def _new_place(self) -> int:
        if self._free:
            return self._free.pop()
        if self._place_count == len(self._counts):
            self._counts = _with_room(self._counts, np.int32)
            more = len(self._counts) - self._slots.shape[1]
            self._slots = np.pad(self._slots, ((0, 0), (0, more)), constant_values=-1)
        self._place_count += 1
        return self._place_count - 1

    def _rows_of(self, place: int) -> NDArray[np.int32]:
        return self._slots[: self._counts[place], place]

    # --- looking ----------------------------------------------------------------------------------------

    def student_at(self, place: int) -> StudentId:
        """The student of a taken place."""
        return self._student_at[place]

    def places_of(self, students: frozenset[StudentId] | None) -> Places:
        """The places of those who are enrolled, rising; None: of everybody."""
        if students is None or (len(students) >= len(self._places) and self._places.keys() <= students):
            return np.flatnonzero(self.counts)
        found = map(self._places.get, students)
        return np.array(sorted(place for place in found if place is not None), np.intp)

    def templates_of(self, place: int, pose: Pose | None = None) -> Vector:
        """A copy of the templates of a place, all or those of one pose, shape (n, size)."""
        rows = self._rows_of(place)
        if pose is not None:
            rows = rows[self._pose[rows] == _POSES.index(pose)]
        return self._rows[rows]

    def poses_of(self, place: int) -> frozenset[Pose]:
        """The poses of which a place has a template."""
        return frozenset(_POSES[number] for number in np.unique(self._pose[self._rows_of(place)]))

    def distances(self, vectors: Vector) -> NDArray[np.float32]:
        """Distance of vectors, shape (n, size), to every place: mean of the nearest templates, 0..2.

        Returns:
            Shape (n, place_count), inf where a place is free. One vector and a campus of 100,000 templates
            of 100 numbers cost 4 ms, a hundred vectors 100 ms.
        """
        slots, counts = self._slots[:, : self._place_count], self.counts
        out = np.empty((len(vectors), self._place_count), np.float32)
        to_rows = np.empty(self._used + 1, np.float32)
        to_rows[-1] = np.inf  # where a slot is empty: row -1
        near = vectors @ self._rows[: self._used].T
        for distances, similarity in zip(out, near, strict=True):
            np.subtract(1, similarity, out=to_rows[:-1])
            distances[:] = _nearest_mean(to_rows[slots], counts)
        return out

    def distances_to(self, place: int, vectors: Vector) -> NDArray[np.float32]:
        """Distance of vectors, shape (n, size), to one place, shape (n,)."""
        to_templates = 1 - self.templates_of(place) @ vectors.T
        return _nearest_mean(to_templates, np.full(len(vectors), len(to_templates)))


def fused(vectors: Vector) -> Vector:
    """One vector of length 1 for several of the same person, shape (n, size) -> (size,)."""
    mean = vectors.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-6), np.float32)


def _nearest_mean(
    to_templates: NDArray[np.float32], counts: NDArray[np.signedinteger]
) -> NDArray[np.float32]:
    """Mean of the NEAREST smallest of each column, shape (templates, n) -> (n,), or of as many as there are.

    Every template is sorted into the nearest so far, all columns at once: a third of np.partition's time.
    """
    nearest = np.full((NEAREST, to_templates.shape[1]), np.inf, np.float32)
    for one in to_templates:
        rest = one
        for kept in nearest:
            farther = np.maximum(kept, rest)
            np.minimum(kept, rest, out=kept)
            rest = farther
    nearest[np.isinf(nearest)] = 0
    mean = nearest.sum(axis=0) / np.clip(counts, 1, NEAREST).astype(np.float32)
    mean[counts == 0] = np.inf
    return np.asarray(mean, np.float32)


def _with_room(numbers: NDArray[Any], kind: type[Kind]) -> NDArray[Kind]:
    """A copy of this kind of number with zeros behind it."""
    roomy = np.zeros((int(len(numbers) * _ROOM) + 64, *numbers.shape[1:]), kind)
    roomy[: len(numbers)] = numbers
    return roomy
