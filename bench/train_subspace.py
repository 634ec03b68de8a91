"""Learns assets/lbph_subspace.npz: `python -m bench.train_subspace ../shared/faces [--out FILE]`, 3 minutes.

Numbers only are stored: 100 directions over histogram bins. Measurements on people learnt from ask
`learnt_without` for an engine that has never seen them.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from pathlib import Path
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from bench.train_faces import CAMERA, SEED, SETS, Faces, Names, described, seals
from kiosk.vision.engines import Nearest
from kiosk.vision.engines.lbph import LbphEngine
from kiosk.vision.landmarks import assets_dir, load_numbers

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Numbers = dict[str, NDArray[np.generic]]

VERSION = "3"
PCA_SIZE, SIZE = 600, 100
PASSES = 3
"""Of the randomised PCA."""
SHRINK = 0.3
"""Of the mean variance, added to every direction within a person (regularised LDA, Friedman 1989)."""
CAMERA_WEIGHT = 20.0
"""How much more a person of CAMERA says of what changes within a person: few, but a kiosk's camera."""
SITTING_WEIGHT = 2.0
"""Of what all have in common who sat on one day, as a thing that changes within a person."""
WEIGHING = 0.75
"""Power of the share of a direction's variance that is between people: a bad one counts less."""
FOLDS, GROUP, DRAWS = 3, 6, 400
ENROLLED, PROBED = 5, 5
"""Searches of strangers that `typical` rests on: of a run of pictures of a person among GROUP - 1 others."""
CAMERA_SHARE = 0.75
"""What CAMERA's strangers count beside those of ytf_pose, with as many cameras as videos, which spreads them
wider: a kiosk has one camera, but CAMERA has few people, who say little of a tail."""
ALONE = 0.25
"""Distance that stands in for the others while there are none. They would say how alike all are before this
camera; on ytf_pose they lie at 0.97, but rendered students at 0.4: a stranger there must be nobody."""


# --- learning -------------------------------------------------------------------------------------------


def learn(faces: Faces) -> Numbers:
    """Weights, offset and energy of an engine that tells these people apart."""
    days = (faces.tables, *faces.made)
    x = np.concatenate([tables.astype(np.float32) for tables in days])
    mean = x.mean(axis=0)
    x -= mean
    basis = principal(x, PCA_SIZE)
    who, sitting = np.tile(faces.who, len(days)), np.tile(faces.sitting, len(days))
    weights = basis @ discriminating((x @ basis).astype(np.float64), who, sitting).astype(np.float32)
    vectors = _unit(x[: len(faces.who)] @ weights)
    cohort = np.array([_unit(vectors[faces.who == person].mean(axis=0)) for person in np.unique(faces.who)])
    energy, axes = np.linalg.eigh(np.cov(cohort.T, bias=True))
    weights = weights @ axes
    scale = np.abs(weights).max(axis=0) / 127
    whole = np.rint(weights / scale).astype(np.int8)
    return {"weights": whole, "scale": scale, "offset": -mean @ weights, "energy": energy.astype(np.float32)}


def principal(centred: Floats, size: int) -> Floats:
    """The directions of most variance, orthonormal (d, size); randomised (Halko et al. 2011)."""
    rng = np.random.default_rng(SEED)
    span = rng.standard_normal((centred.shape[1], size + 50)).astype(np.float32)
    for _ in range(PASSES):
        span, _ = np.linalg.qr(centred.T @ (centred @ span))
    sample = centred @ span
    _, vectors = np.linalg.eigh(sample.T @ sample)
    return np.asarray(span @ vectors[:, ::-1][:, :size], np.float32)


def discriminating(z: Doubles, who: Names, sitting: Names) -> Doubles:
    """Directions that part people of one set; what parts sets, or sittings of one camera, counts as within.

    What parts Yale's studio from a video is camera and light, which must not be a person; nor must what
    Tuesday's light does to everybody.
    """
    people = np.unique(who)
    middles = {person: z[who == person].mean(axis=0) for person in people}
    sets = {person.split("/")[0] for person in people}
    centres = {name: np.mean([m for p, m in middles.items() if p.startswith(name)], axis=0) for name in sets}
    within = _outer(list(centres.values())) + SITTING_WEIGHT * _outer(_sittings(z, who, sitting))
    between = np.zeros_like(within)
    weights = {person: CAMERA_WEIGHT if person.startswith(CAMERA) else 1.0 for person in people}
    for person, middle in middles.items():
        own = z[who == person] - middle
        away = middle - centres[person.split("/")[0]]
        within += own.T @ own * (weights[person] / len(own) / sum(weights.values()))
        between += np.outer(away, away) / len(people)
    within += SHRINK * np.trace(within) / len(within) * np.eye(len(within))
    values, vectors = np.linalg.eigh(within)
    white = vectors / np.sqrt(values)
    ratios, turn = np.linalg.eigh(white.T @ between @ white)
    ratios, turn = ratios[::-1][:SIZE], turn[:, ::-1][:, :SIZE]
    return np.asarray(white @ turn * (ratios / (1 + ratios)) ** WEIGHING, np.float64)


def _sittings(z: Doubles, who: Names, sitting: Names) -> list[Doubles]:
    """How the mean of each sitting's people lies beside that of all who have sittings."""
    dated = sitting != ""
    if not dated.any():
        return [np.zeros(z.shape[1])]
    centre = np.mean([z[dated & (who == person)].mean(axis=0) for person in np.unique(who[dated])], axis=0)
    days = [sitting == day for day in np.unique(sitting[dated])]
    return [
        np.mean([z[day & (who == person)].mean(axis=0) for person in np.unique(who[day])], axis=0) - centre
        for day in days
    ]


def _outer(vectors: Sequence[Doubles]) -> Doubles:
    """The mean of their outer products."""
    rows = np.array(vectors)
    return np.asarray(rows.T @ rows / len(rows), np.float64)


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True), np.float32)


# --- what strangers amount to ---------------------------------------------------------------------------


def typical(root: Path) -> NDArray[np.float32]:
    """engines.Typical, from searches of people left out of the learning, of CAMERA and of ytf_pose.

    Other sets have no other day. The roster is the smallest that is worth a camera; Gallery grows it. Where a
    gallery knows its own strangers' mean and deviation their tail is taken for a normal one.
    """
    faces = described(root)
    videos = np.unique(faces.who[np.char.startswith(faces.who, "ytf_pose")])
    sitters = np.unique(faces.who[np.char.startswith(faces.who, CAMERA)])
    before_one: list[float] = []
    before_many: list[float] = []
    rng = np.random.default_rng(SEED)
    for fold in range(FOLDS):
        out, away = videos[fold::FOLDS], sitters[fold::FOLDS]
        engine = _engine(faces.without([*out, *away]), np.ones(6))
        before_many += [_searched(engine, faces, out, out, rng) for _ in range(DRAWS)]
        before_one += [_searched(engine, faces, away, sitters, rng) for _ in range(DRAWS)]
    evidence = np.array([before_one, before_many])
    shares = np.array([CAMERA_SHARE, 1 - CAMERA_SHARE])
    print("mean, deviation, 0.3 % before one camera and before many:")
    strict = np.quantile(evidence, 0.997, axis=1)
    print(np.array([evidence.mean(axis=1), evidence.std(axis=1), strict]).T.round(2).tolist())
    mean, deviation = shares @ evidence.mean(axis=1), np.sqrt(shares @ evidence.var(axis=1))
    few = (shares @ strict - mean) / deviation
    return np.array([ALONE, mean, deviation, GROUP - 1, NormalDist().inv_cdf(0.997), few], np.float32)


def _searched(
    engine: LbphEngine, faces: Faces, strangers: Names, others: Names, rng: np.random.Generator
) -> float:
    """One search as Gallery does it: a run of pictures, each other by a run, mean of the three nearest."""
    stranger = str(rng.choice(strangers))
    enrolled = rng.permutation(others[others != stranger])[: GROUP - 1]
    probe = _unit(_run(engine, faces, stranger, PROBED, rng).mean(axis=0))
    runs = [_run(engine, faces, str(other), ENROLLED, rng) for other in enrolled]
    distances = sorted(float(np.sort(1 - run @ probe)[:3].mean()) for run in runs)
    near = Nearest(distances[0], distances[1], float(np.mean(distances[1:])))
    return engine.evidence(probe, near)


def _run(engine: LbphEngine, faces: Faces, person: str, count: int, rng: np.random.Generator) -> Floats:
    """Vectors of frontal pictures that follow each other, of one sitting where these are known."""
    days = np.unique(faces.sitting[faces.who == person])
    kept = (faces.who == person) & faces.frontal & (faces.sitting == rng.choice(days))
    rows = np.flatnonzero(kept)
    start = int(rng.integers(max(1, len(rows) - count + 1)))
    return _unit(engine.projected(faces.tables[rows[start : start + count]].astype(np.float32)))


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
    learnt = np.array(sorted({seal for name in SETS for seal in seals(args.faces / name)}), np.int64)
    stored = {**learn(faces), "version": version, "typical": strangers, "sets": sets, "seals": learnt}
    np.savez_compressed(args.out, allow_pickle=False, **stored)


if __name__ == "__main__":
    main()
