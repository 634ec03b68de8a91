"""Does the short vector find whom the long description finds? Real structure needs faces: rendered or given.

The long description is all LBP histograms (11,328 numbers), compared by Hellinger's distance with everybody's
pictures, the three nearest averaged: brute force. The short one is the engine's vector in the gallery.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.pictures import Reader, existing, folders
from bench.rates import BadInputError
from kiosk.core.values import Pose, StudentId, Template
from kiosk.vision.align import aligned, crop_targets
from kiosk.vision.demo import Light, StudentLook, portrait
from kiosk.vision.detect import FaceDetector
from kiosk.vision.engines import lbph
from kiosk.vision.gallery import Gallery, pack
from kiosk.vision.landmarks import ShapeModel

Gray = NDArray[np.uint8]
Floats = NDArray[np.float32]

Person = tuple[int, list[NDArray[np.uint8]], list[NDArray[np.uint8]]]
"""A number, pictures to enrol, pictures to search with."""

ENROLLED, PROBES = 5, 5
MOST_PX = 800


class Cropper:
    """The largest frontal face of a picture as the engine's crop."""

    def __init__(self) -> None:
        self._detector, self._model = FaceDetector(), ShapeModel()
        self._targets = crop_targets(self._model.mean)

    def crop(self, bgr: NDArray[np.uint8]) -> Gray | None:
        """(160, 160) uint8, or None when no face is found."""
        gray = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
        scale = min(MOST_PX, max(gray.shape[1], 320)) / gray.shape[1]
        gray = np.asarray(cv2.resize(gray, None, fx=scale, fy=scale), np.uint8)
        boxes = self._detector.frontal(gray, min(gray.shape) // 6)
        if not boxes:
            return None
        return aligned(gray, self._model.fit(gray, self._model.start(boxes[0])), self._targets)


@dataclass
class _Two:
    """Both descriptions of one set of pictures, and whose they are."""

    short: list[Floats] = field(default_factory=list)
    full: list[Floats] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)

    def add(self, crop: Gray, owner: int, engine: lbph.LbphEngine) -> None:
        self.short.append(engine.describe(crop))
        self.full.append(lbph.folded(lbph.histograms(crop)))
        self.owner.append(owner)


def rendered(people: int) -> Iterator[Person]:
    """Rendered students: enrolled in light from one side, seen again in light from the other."""
    for index in range(people):
        rng = np.random.default_rng([index, 5])
        look = StudentLook.from_seed(9000 + index)
        frames = []
        for picture in range(ENROLLED + PROBES):
            side = rng.uniform(-50, -15) if picture < ENROLLED else rng.uniform(15, 50)
            light = Light(side, rng.uniform(20, 42), rng.uniform(0.65, 0.9))
            turn, nod = rng.uniform(-6, 6), rng.uniform(-5, 5)
            frames.append(portrait(look, turn, nod, 0.0, light, seed=picture))
        yield index, frames[:ENROLLED], frames[ENROLLED:]


def of_folder(root: Path) -> Iterator[Person]:
    """People of the classroom protocol, or of a folder with a folder for each. Raises BadInputError."""
    reader = Reader()
    tracks = existing(root) / "probe"
    for index, person in enumerate(folders(root / "gallery" if tracks.is_dir() else root)):
        own = reader.pictures(person)
        if tracks.is_dir():
            later = folders(tracks / person.name) if (tracks / person.name).is_dir() else ()
            yield index, own[:ENROLLED], [bgr for track in later for bgr in reader.pictures(track)[:1]]
        else:
            yield index, own[:ENROLLED], own[ENROLLED:][:PROBES]
    reader.report()


def agreement(people: Iterator[Person]) -> dict[str, Any]:
    """How often both name the same person first, and how often each is right.

    Raises BadInputError when no face is found among the enrolled or among the probes.
    """
    engine, cropper = lbph.LbphEngine(), Cropper()
    enrolled, probes = _Two(), _Two()
    for person, own, later in people:
        for pictures, two in ((own, enrolled), (later, probes)):
            for bgr in pictures:
                if (crop := cropper.crop(bgr)) is not None:
                    two.add(crop, person, engine)
    if not enrolled.owner or not probes.owner:
        raise BadInputError("no face is found: nothing can be compared")
    ours = _by_gallery(engine, enrolled, probes)
    brute = _by_brute_force(enrolled, probes)
    owner = np.array(probes.owner)
    return {
        "people": len(set(enrolled.owner)),
        "templates": len(enrolled.owner),
        "probes": len(owner),
        "same": float(np.mean(ours == brute)),
        "ours_right": float(np.mean(ours == owner)),
        "full_right": float(np.mean(brute == owner)),
    }


def _by_gallery(engine: lbph.LbphEngine, enrolled: _Two, probes: _Two) -> NDArray[np.int64]:
    gallery = Gallery(engine)
    pairs = zip(enrolled.owner, enrolled.short, strict=True)
    gallery.rebuild([Template(_id(who), Pose.FRONT, engine.name, pack(short)) for who, short in pairs])
    number = {_id(who): who for who in enrolled.owner}
    everybody = frozenset(number)
    found = [gallery.search(short, everybody) for short in probes.short]
    return np.array([-1 if one is None else number[one.student_id] for one in found])


def _id(person: int) -> StudentId:
    return StudentId(UUID(int=person))


def _by_brute_force(enrolled: _Two, probes: _Two) -> NDArray[np.int64]:
    """Hellinger: histograms are square roots already, each cell of length 1."""
    templates, owner = np.array(enrolled.full), np.array(enrolled.owner)
    people = np.unique(owner)
    distances = 1 - np.array(probes.full) @ templates.T / float(np.linalg.norm(templates[0]) ** 2)
    by_person = [np.sort(distances[:, owner == who], axis=1)[:, :3].mean(axis=1) for who in people]
    return np.asarray(people[np.argmin(by_person, axis=0)], np.int64)
