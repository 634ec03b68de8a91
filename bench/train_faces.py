"""The pictures the built-in engine is learnt from: read, faces found, described once, other days made."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.other_days import another_day, misaligned
from kiosk.vision.align import aligned, crop_targets
from kiosk.vision.detect import FaceDetector
from kiosk.vision.engines.lbph import folded, histograms
from kiosk.vision.landmarks import Fit, ShapeModel

Gray = NDArray[np.uint8]
Names = NDArray[np.str_]

LOOSE = ("orl", "yale", "yaleb_cropped", "caltech_faces", "ytf_pose")
CAMERA = "classroom"
"""The one set of several days before one webcam: PROTOCOL.md's layout, read by sittings."""
SETS = (*LOOSE, CAMERA)
SEED = 5
MOST_EACH = 24
"""Pictures learnt from of one person: Yale B has 64 of some."""
EVERY = 3
"""Every third frame of a track: those between say the same again."""
MADE_DAYS = 2
"""Other days made of each picture."""
FRONTAL_DEG = 22.0
"""Only pictures turned less are searched: the kiosk describes no others."""


def pictures(root: Path, sets: Sequence[str]) -> Iterator[tuple[str, Gray]]:
    """Every readable picture of folders of people with its person, brought to a size the cascade likes."""
    for name in sets:
        for person in sorted(path for path in (root / name).iterdir() if path.is_dir()):
            for path in sorted(person.iterdir()):
                gray = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
                if gray is None:
                    continue
                if name == "orl":
                    gray = cv2.resize(gray, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
                if name == "yaleb_cropped":
                    gray = cv2.copyMakeBorder(gray, 60, 60, 60, 60, cv2.BORDER_REPLICATE)
                if gray.shape[1] > 700:
                    gray = cv2.resize(gray, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
                yield f"{name}/{person.name}", np.asarray(gray, np.uint8)


def face_of(gray: Gray, detector: FaceDetector, model: ShapeModel) -> Fit | None:
    """Points of the largest face: frontal, else profile either way."""
    shortest = min(gray.shape)
    fits = [model.fit(gray, model.start(box)) for box in detector.frontal(gray, max(30, shortest // 6))[:1]]
    if not fits:
        for side in (-1, 1):
            boxes = detector.profile(gray, max(30, shortest // 5), side)[:1]
            fits += [model.fit(gray, model.start(box, side)) for box in boxes]
    fits = [fit for fit in fits if fit.score >= 0.35]
    return max(fits, key=lambda fit: fit.score) if fits else None


@dataclass(frozen=True)
class Faces:
    """Described faces: folded histograms (n, FOLDED) float16, whose, when, whether frontal, on made days.

    ``sitting`` is empty where a set does not say.
    """

    tables: NDArray[np.float16]
    who: Names
    sitting: Names
    frontal: NDArray[np.bool_]
    made: list[NDArray[np.float16]]

    def without(self, people: Collection[str]) -> Faces:
        """Everybody but these."""
        kept = ~np.isin(self.who, list(people))
        made = [tables[kept] for tables in self.made]
        return Faces(self.tables[kept], self.who[kept], self.sitting[kept], self.frontal[kept], made)


@cache
def described(root: Path) -> Faces:
    """All faces that are found in SETS, described once. Takes 2 minutes and 150 MB."""
    detector, model, rng = FaceDetector(), ShapeModel(), np.random.default_rng(SEED)
    targets = crop_targets(model.mean)
    tables, who, sittings, frontal = [], [], [], []
    made: list[list[NDArray[np.float16]]] = [[] for _ in range(MADE_DAYS)]
    for person, sitting, gray, fit in _found(root, detector, model):
        tables.append(_table(aligned(gray, fit, targets)))
        who.append(person)
        sittings.append(sitting)
        frontal.append(max(abs(fit.yaw_deg), abs(fit.pitch_deg)) < FRONTAL_DEG)
        for day in made:
            day.append(_table(another_day(misaligned(gray, fit, targets, rng), rng)))
    days = [np.array(day) for day in made]
    return Faces(np.array(tables), np.array(who), np.array(sittings), np.array(frontal), days)


def _table(crop: Gray) -> NDArray[np.float16]:
    return folded(histograms(crop)).astype(np.float16)


def seals(folder: Path) -> set[int]:
    """A number of each file under a folder, by its bytes: says whether pictures are those learnt from."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {int.from_bytes(hashlib.sha256(path.read_bytes()).digest()[:7], "big") for path in files}


def _found(root: Path, detector: FaceDetector, model: ShapeModel) -> Iterator[tuple[str, str, Gray, Fit]]:
    """Person, sitting, picture and points of every face."""
    for person, gray in pictures(root, [name for name in LOOSE if name != "yaleb_cropped"]):
        if (fit := face_of(gray, detector, model)) is not None:
            yield person, "", gray, fit
    for person, gray, fit in _in_register(root, model):
        yield person, "", gray, fit
    for person, sitting, gray in _before_one_camera(root / CAMERA):
        if (fit := face_of(gray, detector, model)) is not None:
            yield person, sitting, gray, fit


def _before_one_camera(root: Path) -> Iterator[tuple[str, str, Gray]]:
    """Frames of the tracks of PROTOCOL.md's layout, not those of photos held up."""
    for person in sorted((root / "gallery").iterdir()):
        for gray in _frames(person):
            yield f"{root.name}/{person.name}", "s01", gray
    for track in sorted([*root.glob("probe/*/*"), *root.glob("stranger/*/*")]):
        for gray in _frames(track):
            yield f"{root.name}/{track.parent.name}", track.name[: len("s01c00")], gray


def _frames(folder: Path) -> Iterator[Gray]:
    for path in sorted(folder.glob("*.jpg"))[::EVERY]:
        gray = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        if gray is not None:
            yield np.asarray(gray, np.uint8)


def _in_register(root: Path, model: ShapeModel) -> Iterator[tuple[str, Gray, Fit]]:
    """Yale B: no cascade sees a face that is lit from behind, but a person's pictures lie on each other.

    So the points are those of the mean picture of the person, and where these are doubtful those of most.
    """
    rng = np.random.default_rng(SEED)
    people: dict[str, list[Gray]] = {}
    for person, gray in pictures(root, ["yaleb_cropped"]):
        people.setdefault(person, []).append(gray)
    fits = {person: _of_mean(grays, model) for person, grays in people.items()}
    usual = np.median([fit.points for fit in fits.values()], axis=0).astype(np.float32)
    for person, grays in people.items():
        fit = fits[person]
        if fit.score < 0.5:
            fit = Fit(usual, fit.score, 0.0, 0.0)
        for index in sorted(rng.permutation(len(grays))[:MOST_EACH].tolist()):
            yield person, grays[index], fit


def _of_mean(grays: Sequence[Gray], model: ShapeModel) -> Fit:
    light = np.mean([np.power(gray / 255 + 0.01, 0.4) for gray in grays], axis=0)
    low, high = np.percentile(light, (2, 98))
    mean = np.clip((light - low) / (high - low) * 255, 0, 255).astype(np.uint8)
    boxes = ((58, 70, 172, 172), (62, 85, 165, 165), (66, 92, 155, 155))
    return max((model.fit(mean, model.start(box)) for box in boxes), key=lambda fit: fit.score)
