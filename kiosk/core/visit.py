"""What a run of observations of one track amounts to: votes for a candidate, then a turn. Pure.

A visit is two steps. First ``Votes``: the same accepted candidate several looks in a row, in one track.
Then ``Turn``: the challenge, answered in that same track. Every decision rests on a track, never on a frame.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from kiosk.core.observation import Candidate, Depth, Observation
from kiosk.core.values import Pose

VOTES_NEEDED = 3
"""Looks in a row that must name the same accepted candidate; each already speaks for its whole track."""

UNKNOWN_LOOKS = 8
UNKNOWN_AFTER_S = 2.0
"""A track is called unknown after this many usable looks and this long without an accepted candidate."""

TURN_LOOKS = 3
"""Looks in a row that must show the asked pose; one may be noise of the pose estimate."""

FLAT_LOOKS = 3
LOST_AFTER_S = 1.0


class Found(Enum):
    """What the votes of a track say when they do not name a candidate."""

    NOTHING_YET = "nothing_yet"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Votes:
    """The looks at one track while it is searched. ``candidate`` is the last one that was accepted."""

    track_id: int
    since_s: float
    looks: int = 0
    agreeing: int = 0
    candidate: Candidate | None = None
    last_s: float = 0.0

    def add(self, observation: Observation) -> Votes:
        """With one more observation of the same track."""
        candidate = observation.candidate
        if candidate is None:
            return self
        looked = replace(self, looks=self.looks + 1, last_s=observation.taken_at_s)
        if not candidate.accepted:
            return replace(looked, agreeing=0, candidate=None)
        same = self.candidate is not None and self.candidate.student_id == candidate.student_id
        return replace(looked, agreeing=self.agreeing + 1 if same else 1, candidate=candidate)

    def found(self) -> Candidate | Found:
        """The candidate that won, that nobody did, or that it is too early to say."""
        if self.candidate is not None:
            return self.candidate if self.agreeing >= VOTES_NEEDED else Found.NOTHING_YET
        waited = self.last_s - self.since_s >= UNKNOWN_AFTER_S
        return Found.NOBODY if self.looks >= UNKNOWN_LOOKS and waited else Found.NOTHING_YET


class Outcome(Enum):
    """How a challenge stands."""

    WAITING = "waiting"
    SHOWN = "shown"
    WRONG_WAY = "wrong_way"
    PICTURE = "picture"
    FACE_LOST = "face_lost"


OPPOSITE = {Pose.LEFT: Pose.RIGHT, Pose.RIGHT: Pose.LEFT, Pose.UP: Pose.DOWN, Pose.DOWN: Pose.UP}


@dataclass(frozen=True)
class Turn:
    """A challenge in progress: one track, one student, one asked pose."""

    candidate: Candidate
    track_id: int
    asked: Pose
    seen_at_s: float
    shown: int = 0
    wrong: int = 0
    flat: int = 0
    lost: bool = False

    def add(self, observation: Observation) -> Turn:
        """With one more observation, of this track or (face lost or swapped) of another."""
        face = observation.face
        if face is None or face.track_id != self.track_id:
            gone_s = observation.taken_at_s - self.seen_at_s
            swapped = face is not None
            return replace(self, shown=0, lost=swapped or gone_s > LOST_AFTER_S)
        pose, depth = observation.pose, observation.depth
        asked_shown = pose is self.asked and depth is Depth.SOLID
        return replace(
            self,
            seen_at_s=observation.taken_at_s,
            shown=self.shown + 1 if asked_shown else 0,
            wrong=self.wrong + 1 if pose is OPPOSITE[self.asked] else 0,
            flat=self.flat + 1 if depth is Depth.FLAT else 0,
        )

    def outcome(self) -> Outcome:
        """A lost or swapped face ends it, then a picture, then the asked pose, then the opposite one."""
        if self.lost:
            return Outcome.FACE_LOST
        if self.flat >= FLAT_LOOKS:
            return Outcome.PICTURE
        if self.shown >= TURN_LOOKS:
            return Outcome.SHOWN
        return Outcome.WRONG_WAY if self.wrong >= TURN_LOOKS else Outcome.WAITING
