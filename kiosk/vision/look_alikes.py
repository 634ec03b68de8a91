"""Compares students with everybody else, one a step, and says whose faces are too near. Analysis thread."""

from __future__ import annotations

from kiosk.core.observation import ACCEPTED_CONFIDENCE, GalleryReport, NearPair
from kiosk.core.values import StudentId
from kiosk.vision.gallery import Gallery


class LookAlikeFinder:
    """Keeps up with one gallery: whoever changed is compared anew, the newest first.

    A step is one search (4 ms for a campus); when nobody stands at the door the whole campus takes half an
    hour, a class some seconds. Until then what was found before stays true in the store.
    """

    def __init__(self, gallery: Gallery) -> None:
        self._gallery = gallery
        self._open: dict[StudentId, None] = {}
        self._near: dict[StudentId, NearPair] = {}
        self._told: GalleryReport | None = None

    def begin_anew(self) -> None:
        """The whole gallery is another one."""
        self._near.clear()
        self._open = dict.fromkeys(self._gallery.students)

    def changed(self, student_id: StudentId) -> None:
        """A student has other templates: compare again, and whoever was near to them."""
        self._open.pop(student_id, None)
        for other in self._resembled(student_id):
            self._open.setdefault(other)
        self._open[student_id] = None

    def removed(self, student_id: StudentId) -> None:
        """A student is gone: whoever was near to them has another nearest now."""
        for other in self._resembled(student_id):
            self._near.pop(other)
            self._open[other] = None
        self._near.pop(student_id, None)
        self._open.pop(student_id, None)

    def _resembled(self, student_id: StudentId) -> list[StudentId]:
        return [who for who, pair in self._near.items() if who != student_id and student_id in pair]

    def step(self) -> GalleryReport | None:
        """Compare one student; the report when there is something new in it."""
        if self._open:
            self._look(self._open.popitem()[0])
        everybody = frozenset(self._gallery.students)
        calibration = self._gallery.calibrate(everybody)
        report = GalleryReport(
            engine=self._gallery.engine,
            students=len(everybody),
            templates=len(self._gallery),
            searches=calibration.searches,
            own=calibration.own,
            pairs=self._pairs(),
            complete=not self._open,
        )
        if report == self._told:
            return None
        self._told = report
        return report

    def _pairs(self) -> frozenset[NearPair]:
        """Each pair once, however it was found: the one near to the other, the other to the one, or both."""
        surest: dict[tuple[StudentId, StudentId], NearPair] = {}
        for pair in sorted(self._near.values(), key=lambda pair: pair.confidence):
            surest[pair.one, pair.other] = pair
        return frozenset(surest.values())

    def _look(self, student_id: StudentId) -> None:
        found = self._gallery.resembling(student_id)
        if found is None or found.confidence < ACCEPTED_CONFIDENCE:
            self._near.pop(student_id, None)
        else:
            one, other = sorted((student_id, found.student_id))
            self._near[student_id] = NearPair(StudentId(one), StudentId(other), round(found.confidence, 3))
