"""Enrolment: is the form right, which pose is next, when is it enough. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from random import Random

from kiosk.core.access import pin_mistakes
from kiosk.core.observation import Depth, Observation, Presented, Sample
from kiosk.core.values import Mistake, Pose, Sitting, Student
from kiosk.core.views import Draft, FaceOffer, PosePicture, PoseProgress, StartOver
from kiosk.core.visit import FLAT_LOOKS, LOST_AFTER_S

NUMBER_DIGITS = (4, 12)
"""Fewest and most digits of a student number."""

NUMBER = re.compile("[0-9]{{{},{}}}".format(*NUMBER_DIGITS))
NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]{1,80}")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?"
EMAIL = re.compile(rf"[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~.\-]{{1,64}}@(?:{_LABEL}\.){{1,8}}[A-Za-z]{{2,24}}")
"""An address as mail hosts take it (RFC 5321 without quoted names); students, professors and setup alike."""

NEEDED = {Pose.FRONT: 5, Pose.LEFT: 3, Pose.RIGHT: 3, Pose.UP: 3, Pose.DOWN: 3}
"""Samples per pose: a track is compared with the three nearest, and small changes of pose add variety."""

ORDER = tuple(NEEDED)

NEEDED_AGAIN = {Pose.FRONT: 4, Pose.LEFT: 2, Pose.RIGHT: 2}
"""A later sitting is shorter: it adds the light and the looks of another day, and the asked turns with it."""

SITTINGS = 2
"""A student sits before the camera at most this often: the second day's light is what adds most."""

SPACING_S = 0.12
"""Samples of one pose lie at least this far apart, so that they are not the same picture twice."""

PATIENCE_S = 8.0
"""A pose other than the front that does not come for this long is left out; the summary offers it again."""


def form_mistakes(draft: Draft) -> tuple[Mistake, ...]:
    """Everything that is wrong with the form; whether the number is taken is the store's to say."""
    mistakes: list[Mistake] = []
    if not NUMBER.fullmatch(draft.number):
        mistakes.append(Mistake.NUMBER_SHAPE)
    if not draft.name.strip() or not NAME.fullmatch(draft.name):
        mistakes.append(Mistake.NAME_EMPTY)
    if not EMAIL.fullmatch(draft.email.strip()):
        mistakes.append(Mistake.EMAIL_SHAPE)
    return (*mistakes, *pin_mistakes(draft.pin, draft.pin_again))


def face_offer(
    student: Student, sittings: Sequence[Sitting], now: datetime, zone: tzinfo
) -> FaceOffer | None:
    """What this student may do about the own face: give it, or sit again on another local day."""
    if not student.has_face:
        return FaceOffer.GIVE
    if not sittings or len(sittings) >= SITTINGS:
        return None
    latest = max(sitting.at for sitting in sittings)
    another_day = now.astimezone(zone).date() > latest.astimezone(zone).date()
    return FaceOffer.SIT_AGAIN if another_day else FaceOffer.SIT_TOMORROW


def shuffled(needed: Mapping[Pose, int], rng: Random) -> dict[Pose, int]:
    """The front first, then the turns in an order that nobody can have prepared a film for."""
    turns = [pose for pose in needed if pose is not Pose.FRONT]
    rng.shuffle(turns)
    return {pose: needed[pose] for pose in (Pose.FRONT, *turns)}


@dataclass(frozen=True)
class PoseGuide:
    """The guided poses of one sitting: samples so far, in the order of ``needed``.

    They are those of one head: one unbroken track, and every turned one moved as a solid head does. With
    the face lost or swapped, or a picture held up, it begins anew; ``again`` says why until the next sample.
    ``hard`` are turns in which the face was lost once; the second time they are left out.
    ``before``: while one pose is retaken, all as it was; it counts again when that does not succeed, and
    then ``stayed`` is True. ``patience`` stretches how long a pose is waited for.
    """

    needed: Mapping[Pose, int] = field(default_factory=lambda: NEEDED)
    samples: tuple[Sample, ...] = ()
    last_at_s: float = float("-inf")
    track_id: int | None = None
    seen_at_s: float = 0.0
    flat: int = 0
    skipped: frozenset[Pose] = frozenset()
    asked: Pose | None = None
    asked_at_s: float = 0.0
    again: StartOver | None = None
    hard: frozenset[Pose] = frozenset()
    before: PoseGuide | None = None
    stayed: bool = False
    patience: float = 1.0

    def taken(self, pose: Pose) -> int:
        """How many samples of this pose there are."""
        return sum(sample.picture.pose is pose for sample in self.samples)

    @property
    def wanted(self) -> Pose | None:
        """The pose that is guided to now; None when all are done."""
        open_poses = (pose for pose in self.needed if pose not in self.skipped)
        return next((pose for pose in open_poses if self.taken(pose) < self.needed[pose]), None)

    @property
    def finished(self) -> bool:
        """Whether there are enough samples of every pose that is not skipped."""
        return self.wanted is None

    @property
    def turned(self) -> bool:
        """Whether any turn of a solid head is among the samples."""
        return any(sample.picture.pose is not Pose.FRONT for sample in self.samples)

    def add(self, seen: Observation) -> PoseGuide:
        """With one more look: its sample if wanted, or from the beginning if it is not one live head."""
        at_s, face = seen.taken_at_s, seen.face
        attack = seen.presentation.presented is Presented.ATTACK
        flat = self.flat + 1 if attack or seen.depth is Depth.FLAT else 0
        if flat >= FLAT_LOOKS:
            return self.anew(StartOver.PICTURE)
        if self._lost(seen):
            return self._after_loss()
        guide = replace(self, flat=flat, seen_at_s=at_s if face else self.seen_at_s)
        sample = None if attack else seen.sample
        if sample and face and (sample.picture.pose is Pose.FRONT or seen.depth is Depth.SOLID):
            guide = guide.take(sample, at_s, face.track_id)
        return guide.wait(at_s)

    def _lost(self, seen: Observation) -> bool:
        if not self.samples:
            return False
        if seen.face is None:
            return seen.taken_at_s - self.seen_at_s > LOST_AFTER_S
        return seen.face.track_id != self.track_id

    def _after_loss(self) -> PoseGuide:
        """From the beginning, but what cannot be shown without being lost is not asked for for ever."""
        if self.before is not None:
            return self._as_before(self.before)
        wanted = self.wanted
        if wanted is None or wanted is Pose.FRONT:
            return PoseGuide(self.needed, skipped=self.skipped, hard=self.hard, patience=self.patience)
        skipped = self.skipped | (self.hard & {wanted})
        hard, why = self.hard | {wanted}, StartOver.FACE_LOST
        return PoseGuide(self.needed, skipped=skipped, hard=hard, again=why, patience=self.patience)

    def anew(self, why: StartOver) -> PoseGuide:
        """From the beginning, every pose; or all as it was before one of them was retaken."""
        anew = PoseGuide(self.needed, again=why, patience=self.patience)
        return self._as_before(self.before) if self.before else anew

    @staticmethod
    def _as_before(before: PoseGuide) -> PoseGuide:
        return replace(before, stayed=True)

    def retake(self, pose: Pose, at_s: float) -> PoseGuide:
        """All are done, and one of them (or one that was left out) is taken once more.

        It takes the same head in the same unbroken track as the others.
        """
        if not self.finished or pose not in self.needed:
            return self
        whole = replace(self, stayed=False)
        kept = tuple(sample for sample in self.samples if sample.picture.pose is not pose)
        return replace(
            whole,
            samples=kept,
            skipped=self.skipped - {pose},
            seen_at_s=at_s,
            asked=None,
            flat=0,
            before=whole,
        )

    def pictures(self) -> tuple[PosePicture, ...]:
        """What the summary shows: of each pose the newest picture, none of one that was left out."""
        newest = {sample.picture.pose: sample.picture.png for sample in self.samples}
        return tuple(PosePicture(pose, newest.get(pose)) for pose in self.needed)

    def take(self, sample: Sample, at_s: float, track_id: int) -> PoseGuide:
        """With one more sample, if it shows the wanted pose and is not too close to the last one."""
        if sample.picture.pose is not self.wanted or at_s - self.last_at_s < SPACING_S:
            return self
        samples = (*self.samples, sample)
        guide = replace(self, samples=samples, last_at_s=at_s, track_id=track_id, again=None)
        return replace(guide, before=None) if guide.finished else guide

    def wait(self, at_s: float) -> PoseGuide:
        """Time goes on: a pose other than the front that does not come within ``PATIENCE_S`` is left out.

        Not everybody can raise the head; the front is what people are searched by.
        """
        wanted = self.wanted
        if wanted is not self.asked:
            return replace(self, asked=wanted, asked_at_s=at_s)
        if wanted in {None, Pose.FRONT} or at_s - self.asked_at_s < PATIENCE_S * self.patience:
            return self
        if self.before is not None:
            return self._as_before(self.before)
        kept = tuple(sample for sample in self.samples if sample.picture.pose is not wanted)
        return replace(self, samples=kept, skipped=self.skipped | {wanted})

    def progress(self) -> PoseProgress:
        """What the page shows of it."""
        done = frozenset(pose for pose, needed in self.needed.items() if self.taken(pose) >= needed)
        wanted, order = self.wanted, tuple(self.needed)
        if wanted is None:
            return PoseProgress(done, None, 0, 0, order)
        return PoseProgress(done, wanted, self.taken(wanted), self.needed[wanted], order)
