"""Takes the face of whoever sits before the camera: guides, hints, notes why it was given up. Main thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from random import Random

from kiosk.core.enrolment import NEEDED, PoseGuide, shuffled
from kiosk.core.events import PoseAdvanced, PosesTaken
from kiosk.core.guard import REFUSED
from kiosk.core.hints import SteadyHint
from kiosk.core.observation import Hint, Observation, Sample
from kiosk.core.ports import Clock, Store
from kiosk.core.screens import EnrolPoses
from kiosk.core.values import Pose, StudentId
from kiosk.core.views import PoseProgress, StartOver

GIVEN_UP = "face not taken"
"""The journal's action when somebody leaves the guided poses before there is enough; its detail is why."""

LEFT = "left"
"""Why, when nothing stood in the way: they went."""

TROUBLED_SHARE = 0.3
"""A hint that stood for less than this share of the looks did not make anybody give up."""


class FaceTaking:
    """One sitting at a time. Names nobody in the journal: what counts is how often, and why."""

    def __init__(self, store: Store, clock: Clock, kiosk_id: str, rng: Random, patience: float = 1.0) -> None:
        """Args: ``patience``: by what the wait for a pose is stretched."""
        self._patience = patience
        self._store, self._clock, self._kiosk_id, self._rng = store, clock, kiosk_id, rng
        self._guide, self._steady = PoseGuide(), SteadyHint()
        self._hints: Counter[Hint] = Counter()
        self._looks, self._pictured = 0, False
        self.student_id: StudentId | None = None
        """Whose samples are taken now."""

    def begin(self, student_id: StudentId, needed: Mapping[Pose, int] = NEEDED) -> PoseProgress:
        """Somebody sits down; whoever sat there before has given up."""
        self.give_up()
        self.student_id = student_id
        self._guide = PoseGuide(shuffled(needed, self._rng), patience=self._patience)
        return self._guide.progress()

    def observe(
        self, screen: EnrolPoses, seen: Observation, *, attended: bool
    ) -> PosesTaken | PoseAdvanced | None:
        """Take the sample if it is wanted; the pictures when it was the last one, else what is new to show.

        Without any turn they are a face only when a professor stands by (``attended``).
        """
        self._guide = self._guide.add(seen)
        if self._guide.finished and not (self._guide.turned or attended):
            self._guide = self._guide.anew(StartOver.NO_TURN)
        if self._guide.finished:
            return PosesTaken(self._guide.pictures(), self._guide.stayed)
        self._note_picture()
        self._looks += 1
        if seen.hint is not None:
            self._hints[seen.hint] += 1
        self._steady = self._steady.hear(seen.hint, seen.taken_at_s)
        now = PoseAdvanced(self._guide.progress(), self._steady.shown, self._guide.again)
        shown = PoseAdvanced(screen.progress, screen.hint, screen.again)
        return now if now != shown else None

    def retake(self, pose: Pose) -> PoseAdvanced:
        """One pose of the summary once more."""
        self._guide = self._guide.retake(pose, self._clock.monotonic_s())
        self._steady = SteadyHint()
        return PoseAdvanced(self._guide.progress(), None)

    @property
    def samples(self) -> tuple[Sample, ...]:
        """All that were taken, when it is enough; they stay until ``end``."""
        return self._guide.samples if self._guide.finished else ()

    def _note_picture(self) -> None:
        """A picture held up instead of a face is journalled, once a sitting."""
        if self._guide.again is StartOver.PICTURE and not self._pictured:
            self._pictured = True
            subject = f"student:{self.student_id}"
            self._store.journal.append(
                f"kiosk:{self._kiosk_id}", REFUSED, subject, StartOver.PICTURE.value, self._clock.now()
            )

    def end(self) -> None:
        """The face is stored, or refused for good: the samples are gone."""
        self.student_id, self._guide, self._steady = None, PoseGuide(), SteadyHint()
        self._hints, self._looks, self._pictured = Counter(), 0, False

    def give_up(self) -> None:
        """Nobody sits there (any more): the samples are gone; why it was not enough is counted."""
        if self.student_id is None:
            return
        reason = self._reason()
        self.end()
        self._store.journal.append(f"kiosk:{self._kiosk_id}", GIVEN_UP, "", reason, self._clock.now())

    def _reason(self) -> str:
        often = self._hints.most_common(1)
        if often and often[0][1] >= TROUBLED_SHARE * self._looks:
            return often[0][0].value
        return LEFT
