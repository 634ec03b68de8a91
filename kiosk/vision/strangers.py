"""Searches of enrolled students as if they were strangers: what a calibration rests on. Analysis thread."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kiosk.core.values import Pose
from kiosk.vision.matrix import Places, TemplateMatrix, Vector, fused

MOST_PROBES = 256
"""With more students only so many, spread over all, are searched as strangers: the estimated threshold then
moves by 0.16 standard deviations from sample to sample, which is less than a day's light moves it."""

_BATCH = 32
_GOLDEN = 2654435769
"""2**32 / 1.618: its multiples, modulo 2**32, spread any run of places evenly (Knuth 3, 6.4)."""

Distances = NDArray[np.float32]


class Strangers:
    """Distances between some students, the probes, and everybody; kept up with the matrix.

    A change is noted and worked off before the next look: one column for a changed student, and one row
    when that student is a probe. What a campus costs at its first look, 256 searches, no change costs again.
    """

    def __init__(self, matrix: TemplateMatrix, most: int = MOST_PROBES) -> None:
        self._matrix = matrix
        self._most = most
        self.forget()

    def forget(self) -> None:
        """Everything is different now: begin anew."""
        self._probes: Places = np.empty(0, np.intp)
        self._vectors: Vector = np.empty((0, self._matrix.size), np.float32)
        self._between: Distances = np.empty((0, 0), np.float32)
        self._stale: set[int] = set()
        self._next: tuple[Places, Distances, Distances] | None = None

    def changed(self, place: int) -> None:
        """The student of this place has other templates now, or is gone: a probe's vector goes at once."""
        self._vectors[self._probes == place] = 0
        self._stale.add(place)
        self._next = None

    @property
    def probes(self) -> Places:
        """Whose searches these are, in the order of what ``nearest`` last returned."""
        return self._probes

    def nearest(self, here: Places) -> tuple[Vector, Distances, Distances, Distances]:
        """Search every probe as a stranger: among the places ``here``, its own left out.

        There must be three students, two of them here.

        Returns:
            The probes' vectors, their distance to the nearest of these, to the nearest other of all, and
            the mean to the other probes, who stand for everybody; shape (probes,) each but the first.
        """
        if self._next is None:
            self._catch_up()
            self._next = self._two_nearest()
        place, first, second = self._next
        if len(here) == len(self._matrix.places):
            return self._vectors, first, second, self._crowd(place)
        among = self._between.take(here, axis=1)
        best = among.argmin(axis=1)
        distance = among[np.arange(len(best)), best]
        other = np.where(here[best] == place, second, first)
        return self._vectors, distance, other, self._crowd(here[best])

    def _crowd(self, best: Places) -> Distances:
        """Mean distance of each probe to the other probes, but to itself and the place ``best``."""
        sample = self._between.take(self._probes, axis=1)
        sample[self._probes[None, :] == best[:, None]] = np.inf
        known = np.isfinite(sample)
        return np.asarray(
            np.where(known, sample, 0).sum(axis=1) / np.maximum(known.sum(axis=1), 1), np.float32
        )

    def _two_nearest(self) -> tuple[Places, Distances, Distances]:
        """Of each probe the nearest other, its distance, and the distance of the next.

        Free places and the room behind all places hold inf; a part of the array would be copied (1 ms).
        """
        between, probes = self._between, np.arange(len(self._probes))
        place = between.argmin(axis=1)
        first = between[probes, place]
        between[probes, place] = np.inf
        second = between.min(axis=1)
        between[probes, place] = first
        return place, first, second

    def _catch_up(self) -> None:
        wanted = self._wanted()
        stale = np.array(sorted(self._stale), np.intp)
        kept = np.isin(self._probes, wanted) & ~np.isin(self._probes, stale)
        fresh = np.setdiff1d(wanted, self._probes[kept])
        rows = self._make_rows(kept, len(fresh))
        for place in self._stale:
            self._between[:, place] = self._matrix.distances_to(place, self._vectors)
        for begin in range(0, len(fresh), _BATCH):
            self._measure(rows[begin : begin + _BATCH], fresh[begin : begin + _BATCH])
        self._stale.clear()

    def _wanted(self) -> Places:
        """The places to be probes: all, or the most allowed, few others when a student comes or goes."""
        taken = np.flatnonzero(self._matrix.counts)
        if len(taken) <= self._most:
            return taken
        order = (taken.astype(np.uint32) * np.uint32(_GOLDEN)).argpartition(self._most)
        return taken[order[: self._most]]

    def _make_rows(self, kept: NDArray[np.bool_], fresh: int) -> Places:
        """Rows for so many fresh probes: those of probes not kept, or else new ones; their numbers."""
        width = self._matrix.place_count
        if fresh != np.count_nonzero(~kept) or self._between.shape[1] < width:
            room = np.full((np.count_nonzero(kept) + fresh, width + width // 4), np.inf, np.float32)
            room[: len(room) - fresh, : self._between.shape[1]] = self._between[kept]
            self._between = room
            blank = np.zeros((fresh, self._matrix.size), np.float32)
            self._vectors = np.concatenate([self._vectors[kept], blank])
            self._probes = np.concatenate([self._probes[kept], np.zeros(fresh, np.intp)])
            return np.arange(len(room) - fresh, len(room))
        return np.flatnonzero(~kept)

    def _measure(self, rows: Places, probes: Places) -> None:
        """Search all for these probes, by their frontal templates, which people are searched by."""
        for row, place in zip(rows, probes, strict=True):
            front = self._matrix.templates_of(place, Pose.FRONT)
            self._vectors[row] = fused(front if len(front) else self._matrix.templates_of(place))
        self._probes[rows] = probes
        self._between[rows, : self._matrix.place_count] = self._matrix.distances(self._vectors[rows])
        self._between[rows, probes] = np.inf
