"""What a run of observations of one track amounts to: votes for a candidate, then a turn. Pure.

A visit is two steps. First ``Votes``: the same accepted candidate several looks in a row, in one track.
Then ``Turn``: the challenge, answered in that same track. Every decision rests on a track, never on a frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from enum import Enum

from kiosk.core.observation import (
    Candidate,
    Depth,
    FaceSeen,
    Observation,
    Presentation,
    Presented,
    Task,
)
from kiosk.core.values import Pose

VOTES_NEEDED = 3
"""Looks in a row that must name the same accepted candidate; each already speaks for its whole track."""

UNKNOWN_LOOKS = 8
UNKNOWN_AFTER_S = 2.0
"""A track is called unknown after this many usable looks and this long without an accepted candidate."""

UNDECIDED_LOOKS = 30
UNDECIDED_AFTER_S = 4.0
"""A track that is now one student and now another is nobody after this many looks and this long."""

TURN_LOOKS = 3
"""Looks in a row that must show the asked pose; one may be noise of the pose estimate."""

WRONG_S = 0.4
"""So long without a break, after a look from the front, at the opposite of what is asked. A tenth of a second
refused whoever had just bowed, or set off to the wrong side and noticed. A clip's turn lasts a second."""

ASIDE_S = 0.4
"""So long in all turned some third way: a clip of all turns comes to the asked one.

A turn played from a clip is held for a second, and not always read as that of a solid head; in eighty live
visits a single look was read as a third way. Counted in time, not in looks: at half the rate of looks five of
200 such clips had come to the asked turn before twelve looks were together.
"""

ACROSS_DEG = 12.0
"""A look turned so far across the asked direction counts as such a third way, whatever it is read as: between
two turns a clip's head is read as neither. Of 100 live visits none showed it for more than 0.21 s.
"""

LOOK_MOST_S = 0.15
"""One look stands for the time since the one before, and for no more than this."""

FLAT_LOOKS = 6
"""Looks in a row that move as a plane; what decides is that only a solid head is let in."""

ATTACK_LOOKS = 15
"""Looks in a row, half a second, that speak of an attack before the turn is done: the first ones of a live
face may, and nobody is to be refused the moment they are asked."""

STILL = 0.2
STILL_NEARER = 0.8
"""A turn counts for nothing when confidence in the one student is below the first and their distance is not
below this share of the nearest other's: every look from the front joins the evidence of the track, so that a
face that was swapped brings both about. Confidence alone refused rendered students among forty who had only
come nearer or into other light: 0.13 at a distance of 0.12, the nearest other at 0.27."""

LOST_AFTER_S = 1.0

GONE_AFTER_S = 60.0
"""A track that was not seen for this long has left the door."""


class Found(Enum):
    """What the votes of a track say when they do not name a candidate."""

    NOTHING_YET = "nothing_yet"
    NOBODY = "nobody"
    ELSEWHERE = "elsewhere"  # surely somebody who is enrolled, and not among those searched


@dataclass(frozen=True)
class Votes:
    """The looks at one track under one search. ``candidate`` is the last one that was accepted."""

    track_id: int
    task: Task
    since_s: float
    looks: int = 0
    agreeing: int = 0
    elsewhere: int = 0
    frames: int = 0
    candidate: Candidate | None = None
    last_s: float = 0.0

    def add(self, observation: Observation) -> Votes:
        """With one more observation of the same track.

        When it rests on fewer frames than the last one, somebody has come nearer: what was seen from afar
        counts no more.
        """
        candidate = observation.candidate
        if candidate is None:
            return self
        if candidate.frames < self.frames:
            return Votes(self.track_id, self.task, observation.taken_at_s).add(observation)
        elsewhere = self.elsewhere + 1 if observation.elsewhere else 0
        looked = replace(
            self,
            looks=self.looks + 1,
            elsewhere=elsewhere,
            frames=candidate.frames,
            last_s=observation.taken_at_s,
        )
        if not candidate.accepted:
            return replace(looked, agreeing=0, candidate=None)
        same = self.candidate is not None and self.candidate.student_id == candidate.student_id
        return replace(looked, agreeing=self.agreeing + 1 if same else 1, candidate=candidate)

    def found(self) -> Candidate | Found:
        """The candidate that won, that nobody did, or that it is too early to say."""
        if self.candidate is not None and self.agreeing >= VOTES_NEEDED:
            return self.candidate
        looks, after_s = UNKNOWN_LOOKS, UNKNOWN_AFTER_S
        if self.candidate is not None:
            looks, after_s = UNDECIDED_LOOKS, UNDECIDED_AFTER_S
        waited = self.last_s - self.since_s >= after_s
        if self.looks < looks or not waited:
            return Found.NOTHING_YET
        return Found.ELSEWHERE if self.elsewhere >= VOTES_NEEDED else Found.NOBODY


class Outcome(Enum):
    """How a challenge stands."""

    WAITING = "waiting"
    SHOWN = "shown"
    WRONG_WAY = "wrong_way"
    PICTURE = "picture"
    ATTACK = "attack"
    FACE_LOST = "face_lost"


class Proof(Enum):
    """What shows that it is the student who stands there, once the face was found."""

    TURN = "turn"
    PIN = "pin"  # of students who cannot turn the head
    SKIPPED = "skipped"  # surely live and surely known, where IT leaves the turn out


OPPOSITE = {Pose.LEFT: Pose.RIGHT, Pose.RIGHT: Pose.LEFT, Pose.UP: Pose.DOWN, Pose.DOWN: Pose.UP}


@dataclass(frozen=True)
class Turn:
    """A challenge in progress: one track, one student, the pose that is asked for now.

    ``verified``: the number was typed. ``passed`` were shown already, ``later`` come after this one.
    ``front``: the head was seen from the front since this pose was asked for, or just before: a turn begins
    there. ``faced``: it was seen so since. ``wrong_s``: how long the opposite is shown; ``aside_s``: how long
    any third turn was in all; ``attack`` counts looks in a row whose passive evidence speaks of an attack.
    """

    candidate: Candidate
    track_id: int
    asked: Pose
    seen_at_s: float
    verified: bool = False
    proof: Proof = Proof.TURN
    later: tuple[Pose, ...] = ()
    passed: tuple[Pose, ...] = ()
    front: bool = False
    faced: bool = False
    shown: int = 0
    wrong_s: float = 0.0
    aside_s: float = 0.0
    flat: int = 0
    attack: int = 0
    lost: bool = False
    frames_sha256: str = ""
    presentation: Presentation | None = None
    crop: bytes | None = field(default=None, repr=False)

    def add(self, observation: Observation) -> Turn:
        """With one more observation, of this track or (face lost or swapped) of another."""
        face = observation.face
        if face is None or face.track_id != self.track_id:
            gone_s = observation.taken_at_s - self.seen_at_s
            swapped = face is not None
            return replace(self, shown=0, lost=swapped or gone_s > LOST_AFTER_S)
        pose, depth, candidate = observation.pose, observation.depth, observation.candidate
        somebody_else = candidate is not None and not self._still_is(candidate)
        front = self.front or pose is Pose.FRONT
        asked_shown = front and pose is self.asked and depth is Depth.SOLID and not somebody_else
        attacked = observation.presentation.presented is Presented.ATTACK
        look_s = min(observation.taken_at_s - self.seen_at_s, LOOK_MOST_S)
        another = pose not in {None, Pose.FRONT, self.asked, OPPOSITE[self.asked]}
        aside = another or _across_deg(face, self.asked) >= ACROSS_DEG
        return replace(
            self,
            seen_at_s=observation.taken_at_s,
            front=front,
            faced=self.faced or pose is Pose.FRONT,
            shown=self.shown + 1 if asked_shown else 0,
            wrong_s=self.wrong_s + look_s if self.faced and pose is OPPOSITE[self.asked] else 0.0,
            aside_s=self.aside_s + look_s * (front and aside),
            flat=self.flat + 1 if depth is Depth.FLAT else 0,
            attack=self.attack + 1 if attacked else 0,
            frames_sha256=observation.frames_sha256 or self.frames_sha256,
            presentation=observation.presentation,
            crop=observation.crop or self.crop,
        )

    @property
    def poses(self) -> tuple[Pose, ...]:
        """All that were asked for so far, in order."""
        return (*self.passed, self.asked)

    @property
    def challenge(self) -> str:
        """In the words of Evidence: the poses asked for, or what stood for them."""
        return " ".join(pose.value for pose in self.poses) if self.proof is Proof.TURN else self.proof.value

    @property
    def total(self) -> int:
        """How many turns the challenge has."""
        return len(self.poses) + len(self.later)

    def _still_is(self, candidate: Candidate) -> bool:
        """Whether this look is still of the student who was found."""
        nearer = candidate.distance < STILL_NEARER * candidate.second_distance
        return candidate.student_id == self.candidate.student_id and (candidate.confidence >= STILL or nearer)

    def next_one(self) -> Turn:
        """The same challenge with its next pose; there must be one."""
        return replace(
            self,
            asked=self.later[0],
            later=self.later[1:],
            passed=self.poses,
            front=False,
            faced=False,
            shown=0,
            wrong_s=0.0,
            aside_s=0.0,
            flat=0,
        )

    def outcome(self) -> Outcome:
        """A lost or swapped face ends it, then signs of an attack, then the asked pose or another one.

        Of an attack that the passive layers see one look is enough at the end, ATTACK_LOOKS in a row before.
        """
        if self.lost:
            return Outcome.FACE_LOST
        if self.flat >= FLAT_LOOKS:
            return Outcome.PICTURE
        if self.attack >= (1 if self.shown >= TURN_LOOKS else ATTACK_LOOKS):
            return Outcome.ATTACK
        if self.shown >= TURN_LOOKS:
            return Outcome.SHOWN
        is_wrong = self.wrong_s >= WRONG_S or self.aside_s >= ASIDE_S
        return Outcome.WRONG_WAY if is_wrong else Outcome.WAITING


def _across_deg(face: FaceSeen, asked: Pose) -> float:
    """How far a face is turned across the direction that is asked."""
    return abs(face.pitch_deg if asked in {Pose.LEFT, Pose.RIGHT} else face.yaw_deg)


@dataclass(frozen=True)
class Rests:
    """Tracks that were answered and are left in peace: until when, and which as long as they stay here.

    Times are monotonic seconds. What is over is forgotten, so that nothing grows over a term.
    """

    until_s: Mapping[int, float] = field(default_factory=dict)
    staying: frozenset[int] = frozenset()

    def seen(self, tracks: Set[int], now_s: float) -> Rests:
        """As it is now that these tracks are seen: rests that ended are dropped, of who stays they go on."""
        still = {track: until_s for track, until_s in self.until_s.items() if until_s > now_s}
        staying = self.staying & still.keys()
        here = dict.fromkeys(staying & tracks, now_s + GONE_AFTER_S)
        return Rests({**still, **here}, staying)

    def hold(self, track_id: int) -> bool:
        """Whether this track is left in peace, as of the last ``seen``."""
        return track_id in self.until_s

    def until(self, track_id: int, until_s: float) -> Rests:
        """With a rest of this track until a moment; a longer one stays."""
        longer_s = max(until_s, self.until_s.get(track_id, until_s))
        return replace(self, until_s={**self.until_s, track_id: longer_s})

    def while_here(self, track_id: int, now_s: float) -> Rests:
        """With a rest of this track for as long as it stays at the door."""
        return replace(self.until(track_id, now_s + GONE_AFTER_S), staying=self.staying | {track_id})
