"""Tracks of live faces and of attacks, read by the layers of kiosk.vision.pad as the kiosk would read them.

Everything lies in ../shared/faces or is rendered; features are numbers, no picture is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import cv2
import numpy as np

from bench.acted import frames_of
from bench.pictures import Bgr, Reader, folders, picture_files, roomy
from bench.presentations import Filmed, Material, NoFaceError, Species, attack_frames
from kiosk.vision.demo import Person, Stage, StudentLook
from kiosk.vision.detect import FaceDetector
from kiosk.vision.landmarks import ShapeModel
from kiosk.vision.pad.numbers import PadNumbers, TrackFeatures
from kiosk.vision.pad.reader import PresentationReader
from kiosk.vision.track import Tracker

FPS = 5.0
FRAMES = 12
SPECIES = tuple(
    one for one in Species if one not in {Species.LEANING_IN, Species.SWAPPED, Species.REPLAY_WRONG}
)
"""What is a picture all the time: two show a live face for a while; both replays are alike before a turn."""
FILLED = PadNumbers({})


@dataclass(frozen=True, eq=False)
class PadTrack:
    """One track: where from, who (of an attack: whose picture), the species or condition, None when live.

    ``steps`` are the features after each look.
    """

    source: str
    person: str
    attack: str | None
    steps: list[TrackFeatures] = field(repr=False)

    @property
    def live(self) -> bool:
        return self.attack is None


@dataclass
class FeatureReader:
    """Follows the widest face of each track of frames and reads it."""

    detector: FaceDetector = field(default_factory=FaceDetector)
    model: ShapeModel = field(default_factory=ShapeModel)

    def steps(self, frames: Iterable[Bgr], fps: float = FPS) -> list[TrackFeatures]:
        """Features after each look at the longest track; none when no face was found."""
        tracker = Tracker(self.detector, self.model)
        found: dict[int, tuple[PresentationReader, list[TrackFeatures]]] = {}
        for number, bgr in enumerate(frames):
            gray = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
            at_s = 1 + number / fps
            boxes = self.detector.frontal(gray, max(40, gray.shape[1] // 12))
            tracks = tracker.update(gray, boxes, at_s)
            if not tracks:
                continue
            track = tracks[0]
            if track.track_id not in found:
                found[track.track_id] = (PresentationReader(FILLED), [])
            reader, steps = found[track.track_id]
            reader.look(bgr, gray, track.fit, track.box, at_s)
            if reader.looks > len(steps):
                steps.append(reader.features())
        return max((steps for _, steps in found.values()), key=len, default=[])


# --- real people ----------------------------------------------------------------------------------------


def classroom(root: Path, reader: FeatureReader) -> Iterator[PadTrack]:
    """Every track of a folder of PROTOCOL.md's layout; the frames to enrol are a live track of their own."""
    pictures = Reader()
    name = root.resolve().name
    for person in folders(root / "gallery"):
        yield PadTrack(name, person.name, None, reader.steps(pictures.pictures(person)))
    for part in ("probe", "stranger", "attack"):
        if not (root / part).is_dir():
            continue
        for person in folders(root / part):
            for track in folders(person):
                attack = track.name[3:6] if part == "attack" else None
                yield PadTrack(name, person.name, attack, reader.steps(pictures.pictures(track)))


def videos(root: Path, reader: FeatureReader) -> Iterator[PadTrack]:
    """ytf_pose: a track for each video of a person, its two or three pictures shown twice each."""
    pictures = Reader()
    for person in folders(root):
        groups: dict[str, list[Path]] = {}
        for path in picture_files(person):
            groups.setdefault(path.stem[len(person.name) + 1], []).append(path)
        for paths in groups.values():
            frames = [roomy(bgr) for path in paths if (bgr := pictures.picture(path)) is not None]
            yield PadTrack(
                root.name, person.name, None, reader.steps([bgr for bgr in frames for _ in range(2)])
            )


def stills(root: Path, reader: FeatureReader) -> Iterator[PadTrack]:
    """caltech_faces: each picture on its own."""
    pictures = Reader()
    for person in folders(root):
        for bgr in pictures.pictures(person):
            small = cv2.resize(
                bgr, (640, round(640 * bgr.shape[0] / bgr.shape[1])), interpolation=cv2.INTER_AREA
            )
            yield PadTrack(root.name, person.name, None, reader.steps([np.asarray(small, np.uint8)]))


def clips(root: Path, reader: FeatureReader, run_s: float = 2.4) -> Iterator[PadTrack]:
    """Recorded clips, cut into tracks of so many seconds, read at about the rate of the kiosk."""
    for path in sorted(root.glob("*.mp4")):
        video = cv2.VideoCapture(str(path))
        fps = video.get(cv2.CAP_PROP_FPS)
        video.release()
        every = max(1, round(fps / 12.5))
        frames = frames_of(path, every=every)
        while run := list(islice(frames, round(run_s * fps / every))):
            if len(run) >= 6:
                yield PadTrack(root.name, path.stem, None, reader.steps(run, fps / every))


# --- rendered and composed ------------------------------------------------------------------------------


def rendered(seeds: Sequence[int], reader: FeatureReader) -> Iterator[PadTrack]:
    """Rendered students who stand before the camera and sway a little, or come and go a bit."""
    for seed in seeds:
        look = StudentLook.from_seed(seed)
        for near in (0.45, 0.8):
            stage = Stage(seed)
            stage.show(Person(look, near=near))
            frames = [stage.draw(number / FPS) for number in range(FRAMES + 4)][4:]
            yield PadTrack("rendered", f"seed {seed}", None, reader.steps(frames))


def composed(
    source: str,
    materials: Iterable[tuple[str, Callable[[], Material], Sequence[Bgr]]],
    reader: FeatureReader,
    species: Sequence[Species] = SPECIES,
    each: int = 1,
) -> Iterator[PadTrack]:
    """Each species made of each material: (whose, how to make it, frames of a room to hold it in or none)."""
    for place, (person, make, room) in enumerate(materials):
        try:
            material = make()
        except NoFaceError:
            continue
        for number, one in enumerate(species):
            for again in range(each):
                seed = 1000 * place + 10 * number + again
                where = Filmed(room, seed) if room and (number + again) % 2 else None
                frames = attack_frames(one, material, seed=seed, count=FRAMES, fps=FPS, surroundings=where)
                yield PadTrack(source, person, one.name.lower(), reader.steps(frames))
