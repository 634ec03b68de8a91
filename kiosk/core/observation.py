"""What the camera side tells the desk: frames, tasks, observations. Frozen, crosses threads by signal."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.core.values import Picture, Pose, StudentId, Template

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ACCEPTED_CONFIDENCE = 0.55
"""A candidate counts from this confidence on (FACTS 9); the founding threshold of the project."""

ACCEPTED_FPIR = 0.003
"""The share of strangers' searches that reach that confidence, as it is calibrated (FACTS 9)."""


@dataclass(frozen=True, eq=False)
class Frame:
    """One raw picture from the camera.

    ``bgr`` has shape (height, width, 3), uint8, and is never written to after the frame was made.
    ``taken_at_s`` is the monotonic clock, ``number`` counts from 0 since the camera was opened.
    ``moved_at_s`` is when something last moved before the camera, None when nobody has looked.
    """

    number: int
    taken_at_s: float
    bgr: NDArray[np.uint8] = field(repr=False)
    moved_at_s: float | None = None

    def as_at(self, before_s: float) -> bool:
        """Whether it shows what one taken at ``before_s`` showed: nothing has moved since."""
        return self.moved_at_s is not None and self.moved_at_s <= before_s


# --- tasks: what the analysis thread is asked to look for -------------------------------------------


@dataclass(frozen=True)
class Watch:
    """Only say whether somebody stands there: faces and hints, no search."""


@dataclass(frozen=True)
class Identify:
    """Search the templates of these students (the roster of the class at the door) for the nearest face.

    ``resting``: ids of tracks that were answered already; the nearest of the others is searched.
    """

    searched: frozenset[StudentId]
    resting: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Challenge:
    """Follow the one track and say whether it shows ``asked`` as this very student would."""

    student_id: StudentId
    track_id: int
    asked: Pose


@dataclass(frozen=True)
class Enrol:
    """Take a sample of the nearest face whenever it shows ``wanted`` in good quality."""

    student_id: StudentId
    wanted: Pose


Task = Watch | Identify | Challenge | Enrol


def same_work(one: Task, other: Task) -> bool:
    """Whether what was seen under the one task counts under the other: who rests makes no difference."""
    if isinstance(one, Identify) and isinstance(other, Identify):
        return one.searched == other.searched
    return one == other


# --- observations: one per analysed frame -----------------------------------------------------------


class Hint(Enum):
    """The one reason why the face cannot be used yet, in the order in which they are told."""

    NO_FACE = "no_face"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    ONE_AT_A_TIME = "one_at_a_time"
    COME_NEARER = "come_nearer"
    STEP_BACK = "step_back"
    MOVE_TO_CENTRE = "move_to_centre"
    HOLD_STILL = "hold_still"
    LOOK_HERE = "look_here"
    TURN_LEFT = "turn_left"
    TURN_RIGHT = "turn_right"
    LOOK_UP = "look_up"
    LOOK_DOWN = "look_down"
    NEXT = "next"  # said by the desk only: somebody else may step up while a card is shown


class Depth(Enum):
    """Whether what moves before the camera moves as a plane (a picture) or as a solid head."""

    UNKNOWN = "unknown"
    FLAT = "flat"
    SOLID = "solid"


class Layer(Enum):
    """A layer of passive presentation attack detection; each looks at a track for another sign."""

    TEXTURE = "texture"  # colour and fine structure of the face
    PLANE = "plane"  # face and what surrounds it move as one flat thing
    BLINK = "blink"  # own motion of eyes and mouth
    EDGE = "edge"  # a rectangle of paper or glass around the face
    JUMP = "jump"  # size or place that no walking person shows


class Presented(Enum):
    """What the passive layers together make of a track: it decides how the visit goes on."""

    UNKNOWN = "unknown"  # too little seen: the challenge decides
    LIVE = "live"  # strong signs of a live face
    DOUBTFUL = "doubtful"  # signs of an attack, not enough to refuse
    ATTACK = "attack"


@dataclass(frozen=True)
class Presentation:
    """The passive evidence of a track so far: natural logs of odds, above 0 speaks for a live face.

    ``layers`` holds those that could say something; ``log_odds`` is all of them together.
    """

    presented: Presented = Presented.UNKNOWN
    log_odds: float = 0.0
    layers: tuple[tuple[Layer, float], ...] = ()

    def __str__(self) -> str:
        """What was made of it and each layer's say, the layers in the order of their names."""
        said = sorted((layer.value, odds) for layer, odds in self.layers)
        return " ".join([self.presented.value, *(f"{name}={odds:+.2f}" for name, odds in said)])


@dataclass(frozen=True)
class FaceSeen:
    """The face of a frame that is served: one at a time, the nearest first.

    ``box_xywh`` in pixels of the frame; ``track_id`` stays the same while one person is followed without
    a break. Angles in degrees, 0 is frontal: yaw > 0 toward the image's right (the student's own left),
    pitch > 0 down; they are rough (about 8 degrees) and guide people, they prove nothing.
    """

    box_xywh: tuple[int, int, int, int]
    track_id: int
    yaw_deg: float
    pitch_deg: float


@dataclass(frozen=True)
class Candidate:
    """The nearest student of the search, judged over the whole track so far.

    ``confidence`` is the calibrated probability in 0..1 (FACTS 9); ``distance`` and ``second_distance``
    (the nearest other student) are the engine's raw numbers, lower is nearer; ``frames`` is how many
    frames of the track speak for it; ``calibration`` is the digest of what made confidence of distance,
    ``poses`` are those of which the student has own templates.
    """

    student_id: StudentId
    confidence: float
    distance: float
    second_distance: float
    frames: int
    calibration: str = ""
    poses: frozenset[Pose] = frozenset()

    @property
    def accepted(self) -> bool:
        """Whether the confidence reaches the threshold of the project."""
        return self.confidence >= ACCEPTED_CONFIDENCE


@dataclass(frozen=True)
class Sample:
    """One enrolment picture and its template."""

    picture: Picture
    template: Template


@dataclass(frozen=True)
class Observation:
    """What one analysed frame showed, under the task that was active when it was analysed.

    ``faces`` counts everybody, ``tracks`` are the ids of all who are followed, ``face`` among them.

    ``pose`` is the pose shown now, or None between poses; under a Challenge it is matched against that
    student's own templates of that pose. ``candidate`` is set under Identify (search) and Challenge
    (the same student verified). ``elsewhere`` is True under Identify when the face is surely that of an
    enrolled student who is not searched. ``sample`` is set under Enrol when the picture is good enough, and
    under Challenge with a good frontal look at whom the candidate confirms. ``presentation`` is what the
    passive layers say of the served track so far.

    ``frames_sha256`` is over the raw bytes of all looks that were described of the track so far (hex);
    ``crop`` is a small picture (JPEG) of a described look from the front, only where crops are kept.
    """

    task: Task
    gallery_version: int
    taken_at_s: float
    faces: int = 0
    tracks: frozenset[int] = frozenset()
    face: FaceSeen | None = None
    hint: Hint | None = None
    pose: Pose | None = None
    candidate: Candidate | None = None
    elsewhere: bool = False
    depth: Depth = Depth.UNKNOWN
    presentation: Presentation = Presentation()
    sample: Sample | None = None
    frames_sha256: str = ""
    crop: bytes | None = field(default=None, repr=False)


# --- what the gallery says of itself -----------------------------------------------------------------


@dataclass(frozen=True)
class NearPair:
    """Two students of whom the one's own templates would be taken for the other, ``one`` < ``other``."""

    one: StudentId
    other: StudentId
    confidence: float

    def __contains__(self, student_id: object) -> bool:
        return student_id in {self.one, self.other}


@dataclass(frozen=True)
class GalleryReport:
    """What the gallery holds, what its calibration rests on, who is hard to tell apart. Told when it changes.

    ``searches`` is how many of its own searches the calibration rests on, ``own`` is False while the
    shipped one carries it; ``complete`` says that everybody was compared with everybody.
    """

    engine: str
    students: int
    templates: int
    searches: int
    own: bool
    pairs: frozenset[NearPair] = frozenset()
    complete: bool = True

    @property
    def near(self) -> frozenset[StudentId]:
        """Everybody who is in a pair."""
        return frozenset(student for pair in self.pairs for student in (pair.one, pair.other))


# --- faults of the camera ---------------------------------------------------------------------------


class CameraTrouble(Enum):
    """What is wrong with the camera, in the words the fault screen has texts for."""

    NOT_FOUND = "not_found"
    LOST = "lost"
    FROZEN = "frozen"
    BUSY = "busy"
    UNREADABLE = "unreadable"  # a clip or folder that is no video or holds no pictures


@dataclass(frozen=True)
class CameraFault:
    """The camera gives no pictures; the worker tries again by itself in ``retry_in_s`` seconds."""

    trouble: CameraTrouble
    source: str
    retry_in_s: float
