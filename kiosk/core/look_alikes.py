"""Students who are hard to tell apart: who they are, and who gives the number as well. Main thread."""

from __future__ import annotations

from collections.abc import Collection

from kiosk.core.observation import GalleryReport
from kiosk.core.ports import Clock, Store
from kiosk.core.values import CourseId, LookAlike, Student, StudentId


class LookAlikes:
    """Hears the gallery's reports, has new pairs noted, and knows whose face alone is not enough.

    Both of a pair give the student number as well, whether it is one person under two numbers or two
    people: nobody is shut out, and nobody is marked for the other. A professor says which of the two it is.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._stale = True
        self.report: GalleryReport | None = None
        """The newest report; None until the gallery is loaded."""
        self.needs_number: frozenset[StudentId] = frozenset()
        """Whose face alone is not enough, as of the last ``refresh``."""

    def hear(self, report: GalleryReport) -> None:
        """The gallery said something new of itself. Raises StoreError."""
        self.report = report
        for pair in report.pairs:
            self._store.look_alikes.note(pair.one, pair.other, pair.confidence, self._clock.now())
        self.refresh(anew=True)

    def changed(self) -> None:
        """A face was forgotten: its pairs are gone from the store."""
        self._stale = True

    def refresh(self, *, anew: bool = False) -> None:
        """Read the pairs when they may be others; costs nothing otherwise. Raises StoreError."""
        if not (self._stale or anew):
            return
        compared = self.report is not None and self.report.complete
        near = self.report.near if self.report else frozenset()
        kept = {
            student.student_id
            for pair in self._store.look_alikes.pairs()
            for student in (pair.first, pair.second)
            if not (compared and pair.two_people)  # else only what is near now: templates have got better
        }
        self.needs_number, self._stale = near | kept, False

    def pairs(self) -> tuple[LookAlike, ...]:
        """All pairs, the newest first."""
        return self._store.look_alikes.pairs()

    def pairs_in(self, courses: Collection[CourseId]) -> tuple[LookAlike, ...]:
        """The pairs of which one is on a roster of these courses; asks nothing more where there is none."""

        def here(student: Student) -> bool:
            known = self._store.timetable.courses_of(student.student_id)
            return any(course.course_id in courses for course in known)

        return tuple(pair for pair in self.pairs() if here(pair.second) or here(pair.first))

    def settle(self, pair: LookAlike, actor: str) -> None:
        """Somebody has looked: these are two people. Raises StoreError."""
        one, other = pair.first.student_id, pair.second.student_id
        self._store.look_alikes.settle(one, other, actor, self._clock.now())
        self.refresh(anew=True)
