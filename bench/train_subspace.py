"""Learns assets/lbph_subspace.npz: `python -m bench.train_subspace ../shared/faces [--out FILE]`, 3 minutes.

Nobody of classroom is learnt from. Numbers only are stored: 100 directions over histogram bins. Measurements
on people learnt from ask `learnt_without` for an engine that has never seen them.
"""

from __future__ import annotations

import argparse
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
from kiosk.vision.engines import Nearest
from kiosk.vision.engines.lbph import SHAPE, LbphEngine, folded, histograms, mirrored
from kiosk.vision.landmarks import Fit, ShapeModel, assets_dir, load_numbers

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Gray = NDArray[np.uint8]
Names = NDArray[np.str_]
Numbers = dict[str, NDArray[np.generic]]

SETS = ("orl", "yale", "yaleb_cropped", "caltech_faces", "ytf_pose")
VERSION = "2"
SEED = 5
MOST_EACH = 24
"""Pictures learnt from of one person: Yale B has 64 of some."""
MADE_DAYS = 2
"""Other days made of each picture."""
PCA_SIZE, SIZE = 500, 100
PASSES = 2
"""Of the randomised PCA. What is left to chance moves classroom ranks by 3 tracks of 19, ytf by none."""
SHRINK = 0.05
"""Of the mean variance, added to every direction within a person (regularised LDA, Friedman 1989)."""
WEIGHING = 0.75
"""Power of the share of a direction's variance that is between people: a bad one counts less."""
FOLDS, GROUP, DRAWS = 3, 6, 400
ENROLLED, PROBED = 5, 5
"""Searches of strangers that `typical` rests on: of one video of a person among GROUP - 1 others."""
ALONE = 0.4
"""Distance that stands in for the others while there are none. They would say how alike all are before this
camera; on ytf_pose they lie at 0.97, but rendered students at 0.4: so strict that a stranger is nobody."""
ONE_CAMERA = (1.92, 0.42)
"""Mean and deviation of the same evidence before one webcam on later days: the 29 non-mated searches of the
development people of classroom, who were not learnt from. A kiosk has one camera, ytf_pose has as many as
videos, which spreads strangers wider; but there are few people in classroom, so each counts half."""
FRONTAL_DEG = 22.0
"""Only pictures turned less are searched: the kiosk describes no others."""


def pictures(root: Path, sets: Sequence[str] = SETS) -> Iterator[tuple[str, Gray]]:
    """Every readable picture with its person, brought to a size the cascade likes."""
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


# --- what is learnt from --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Faces:
    """Described faces: histograms (n, *SHAPE) float16, whose, whether frontal, the same on made days."""

    tables: NDArray[np.float16]
    who: Names
    frontal: NDArray[np.bool_]
    made: list[NDArray[np.float16]]

    def without(self, people: Collection[str]) -> Faces:
        """Everybody but these."""
        kept = ~np.isin(self.who, list(people))
        made = [tables[kept] for tables in self.made]
        return Faces(self.tables[kept], self.who[kept], self.frontal[kept], made)


@cache
def described(root: Path) -> Faces:
    """All faces that are found in SETS, described once. Takes 3 minutes and 450 MB."""
    detector, model, rng = FaceDetector(), ShapeModel(), np.random.default_rng(SEED)
    targets = crop_targets(model.mean)
    tables, who, frontal = [], [], []
    made: list[list[NDArray[np.float16]]] = [[] for _ in range(MADE_DAYS)]
    for person, gray, fit in _found(root, detector, model):
        tables.append(histograms(aligned(gray, fit, targets)).astype(np.float16))
        who.append(person)
        frontal.append(max(abs(fit.yaw_deg), abs(fit.pitch_deg)) < FRONTAL_DEG)
        for day in made:
            crop = another_day(misaligned(gray, fit, targets, rng), rng)
            day.append(histograms(crop).astype(np.float16))
    return Faces(np.array(tables), np.array(who), np.array(frontal), [np.array(day) for day in made])


def _found(root: Path, detector: FaceDetector, model: ShapeModel) -> Iterator[tuple[str, Gray, Fit]]:
    for person, gray in pictures(root, [name for name in SETS if name != "yaleb_cropped"]):
        fit = face_of(gray, detector, model)
        if fit is not None:
            yield person, gray, fit
    yield from _in_register(root, model)


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


# --- learning -------------------------------------------------------------------------------------------


def learn(faces: Faces) -> Numbers:
    """Weights, offset and energy of an engine that tells these people apart."""
    flat = [part.reshape(len(part), -1).astype(np.float32) for part in (faces.tables, *faces.made)]
    flat.insert(1, mirrored(faces.tables.astype(np.float32)).reshape(len(faces.tables), -1))
    x, who = np.concatenate(flat), np.tile(faces.who, len(flat))
    mean = x.mean(axis=0)
    x -= mean
    basis = principal(x, PCA_SIZE)
    turn = discriminating((x @ basis).astype(np.float64), who)
    weights = _folded_weights((basis @ turn).astype(np.float32))
    offset = -folded(mean.reshape(SHAPE)) @ weights
    vectors = _unit(folded(faces.tables.astype(np.float32)) @ weights + offset)
    cohort = np.array([_unit(vectors[faces.who == person].mean(axis=0)) for person in np.unique(faces.who)])
    energy, axes = np.linalg.eigh(np.cov(cohort.T, bias=True))
    weights, offset = weights @ axes, offset @ axes
    scale = np.abs(weights).max(axis=0) / 127
    whole = np.rint(weights / scale).astype(np.int8)
    return {"weights": whole, "scale": scale, "offset": offset, "energy": energy.astype(np.float32)}


def principal(centred: Floats, size: int) -> Floats:
    """The directions of most variance, orthonormal (d, size); randomised (Halko et al. 2011)."""
    rng = np.random.default_rng(SEED)
    span = rng.standard_normal((centred.shape[1], size + 50)).astype(np.float32)
    for _ in range(PASSES):
        span, _ = np.linalg.qr(centred.T @ (centred @ span))
    sample = centred @ span
    _, vectors = np.linalg.eigh(sample.T @ sample)
    return np.asarray(span @ vectors[:, ::-1][:, :size], np.float32)


def discriminating(z: Doubles, who: Names) -> Doubles:
    """Directions that part people of one set, the sets' own difference counted as one within a person.

    What parts Yale's studio from a video is camera and light, which must not be a person.
    """
    people = np.unique(who)
    middles = {person: z[who == person].mean(axis=0) for person in people}
    sets = {person.split("/")[0] for person in people}
    centres = {
        name: np.mean([m for person, m in middles.items() if person.startswith(name)], axis=0)
        for name in sets
    }
    within = sum((np.outer(c, c) for c in centres.values()), np.zeros((z.shape[1],) * 2)) / len(sets)
    between = np.zeros_like(within)
    for person, middle in middles.items():
        own = z[who == person] - middle
        away = middle - centres[person.split("/")[0]]
        within += own.T @ own / len(own) / len(people)
        between += np.outer(away, away) / len(people)
    within += SHRINK * np.trace(within) / len(within) * np.eye(len(within))
    values, vectors = np.linalg.eigh(within)
    white = vectors / np.sqrt(values)
    ratios, turn = np.linalg.eigh(white.T @ between @ white)
    ratios, turn = ratios[::-1][:SIZE], turn[:, ::-1][:, :SIZE]
    return np.asarray(white @ turn * (ratios / (1 + ratios)) ** WEIGHING, np.float64)


def _folded_weights(weights: Floats) -> Floats:
    """For folded histograms: a cell and its mirror image count alike, so each pair is given its sum."""
    tables = np.moveaxis(weights.reshape(*SHAPE, -1), -1, 0)
    return np.ascontiguousarray(2 * folded(tables).T, np.float32)


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True), np.float32)


# --- what strangers amount to ---------------------------------------------------------------------------


def typical(root: Path) -> NDArray[np.float32]:
    """engines.Typical, from searches of videos of ytf_pose by people left out of the learning.

    Other sets have no other day. The roster is the smallest that is worth a camera; Gallery grows it.
    """
    faces = described(root)
    people = np.unique(faces.who[np.char.startswith(faces.who, "ytf_pose")])
    found: list[float] = []
    rng = np.random.default_rng(SEED)
    for fold in range(FOLDS):
        out = people[fold::FOLDS]
        engine = _engine(faces.without(out.tolist()), np.ones(6))
        vectors = {p: _vectors(engine, faces.tables[(faces.who == p) & faces.frontal]) for p in out}
        out = np.array([person for person in out if len(vectors[person]) >= PROBED])
        for _ in range(DRAWS):
            stranger, *others = rng.permutation(out)[:GROUP].tolist()
            found.append(_searched(engine, vectors[stranger], [vectors[p] for p in others], rng))
    evidence = np.array(found)
    mean, deviation = evidence.mean(), evidence.std()
    tail = (np.quantile(evidence, 0.997) - mean) / deviation
    mean = (mean + ONE_CAMERA[0]) / 2
    deviation = np.sqrt((deviation**2 + ONE_CAMERA[1] ** 2) / 2)
    return np.array([ALONE, mean, deviation, GROUP - 1, tail, tail], np.float32)


def _vectors(engine: LbphEngine, tables: NDArray[np.float16]) -> Floats:
    return _unit(engine.projected(folded(tables.astype(np.float32))))


def _searched(
    engine: LbphEngine, stranger: Floats, others: Sequence[Floats], rng: np.random.Generator
) -> float:
    """One search as Gallery does it: a run of pictures, each other by a run, mean of the three nearest."""

    def run(vectors: Floats, count: int) -> Floats:
        start = int(rng.integers(max(1, len(vectors) - count + 1)))
        return vectors[start : start + count]

    probe = _unit(run(stranger, PROBED).mean(axis=0))
    distances = sorted(float(np.sort(1 - run(other, ENROLLED) @ probe)[:3].mean()) for other in others)
    near = Nearest(distances[0], distances[1], float(np.mean(distances[1:])))
    return engine.evidence(probe, near)


def learnt_without(root: Path, people: Collection[str]) -> LbphEngine:
    """The built-in engine learnt on everybody of SETS but these ("set/person"). A minute; faces are kept.

    What is typical of strangers comes from the shipped file: it was measured on people left out.
    """
    shipped = load_numbers(assets_dir() / "lbph_subspace.npz", ("typical",))
    return _engine(described(root).without(people), shipped["typical"])


def _engine(faces: Faces, strangers: NDArray[np.generic]) -> LbphEngine:
    return LbphEngine.learnt({**learn(faces), "version": np.array(VERSION), "typical": strangers})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("faces", type=Path)
    parser.add_argument("--out", type=Path, default=Path("assets/lbph_subspace.npz"))
    args = parser.parse_args()
    faces = described(args.faces)
    print(f"{len(faces.who)} pictures of {len(set(faces.who))} people")
    strangers = typical(args.faces)
    print("strangers (engines.Typical):", strangers.round(3).tolist())
    sets, version = np.array(SETS), np.array(VERSION)
    stored = {**learn(faces), "version": version, "typical": strangers, "sets": sets}
    np.savez_compressed(args.out, allow_pickle=False, **stored)


if __name__ == "__main__":
    main()
