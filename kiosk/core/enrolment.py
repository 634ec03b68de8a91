"""Enrolment: is the form right, which pose is next, when is it enough. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from kiosk.core.access import pin_mistakes
from kiosk.core.observation import Sample
from kiosk.core.values import Mistake, Pose, Sitting, Student
from kiosk.core.views import Draft, FaceOffer, PoseProgress

NUMBER = re.compile(r"[0-9]{4,12}")
NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]{1,80}")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?"
EMAIL = re.compile(rf"[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~.\-]{{1,64}}@(?:{_LABEL}\.){{1,8}}[A-Za-z]{{2,24}}")
"""An address as mail hosts take it (RFC 5321 without quoted names); students, professors and setup alike."""

NEEDED = {Pose.FRONT: 5, Pose.LEFT: 3, Pose.RIGHT: 3, Pose.UP: 3, Pose.DOWN: 3}
"""Samples per pose, in the order of asking: a track is compared with the three nearest, and small changes
of pose add variety."""

ORDER = tuple(NEEDED)

NEEDED_AGAIN = {Pose.FRONT: 4, Pose.LEFT: 2, Pose.RIGHT: 2}
"""A later sitting is shorter: it adds the light and the looks of another day, and the asked turns with it."""

SITTINGS = 2
"""A student sits before the camera at most this often: the second day's light is what adds most."""

SPACING_S = 0.12
"""Samples of one pose lie at least this far apart, so that they are not the same picture twice."""

PATIENCE_S = 12.0
"""A pose other than the front that does not come for this long is left out."""


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


@dataclass(frozen=True)
class PoseGuide:
    """The guided poses of one sitting: samples so far, in the order of ``needed``."""

    needed: Mapping[Pose, int] = field(default_factory=lambda: NEEDED)
    samples: tuple[Sample, ...] = ()
    last_at_s: float = float("-inf")
    track_id: int | None = None
    skipped: frozenset[Pose] = frozenset()
    asked: Pose | None = None
    asked_at_s: float = 0.0

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

    def take(self, sample: Sample, at_s: float, track_id: int) -> PoseGuide:
        """With one more sample, if it shows the wanted pose and is not too close to the last one.

        The frontal samples, which people are searched by, come from one track: two people who take turns
        before the camera do not become one student. With another track they begin anew.
        """
        if sample.picture.pose is not self.wanted or at_s - self.last_at_s < SPACING_S:
            return self
        before = self.samples
        if self.wanted is Pose.FRONT and track_id != self.track_id:
            before = ()
        return replace(self, samples=(*before, sample), last_at_s=at_s, track_id=track_id)

    def wait(self, at_s: float) -> PoseGuide:
        """Time goes on: a pose other than the front that does not come within ``PATIENCE_S`` is left out.

        Not everybody can raise the head; the front is what people are searched by.
        """
        wanted = self.wanted
        if wanted is not self.asked:
            return replace(self, asked=wanted, asked_at_s=at_s)
        if wanted in {None, Pose.FRONT} or at_s - self.asked_at_s < PATIENCE_S:
            return self
        kept = tuple(sample for sample in self.samples if sample.picture.pose is not wanted)
        return replace(self, samples=kept, skipped=self.skipped | {wanted})

    def progress(self) -> PoseProgress:
        """What the page shows of it."""
        done = frozenset(pose for pose, needed in self.needed.items() if self.taken(pose) >= needed)
        wanted, order = self.wanted, tuple(self.needed)
        if wanted is None:
            return PoseProgress(done, None, 0, 0, order)
        return PoseProgress(done, wanted, self.taken(wanted), self.needed[wanted], order)
