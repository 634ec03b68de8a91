"""Learns assets/lbph_subspace.npz: `python -m bench.train_subspace ../shared/faces [--out FILE]`.

Nobody of classroom is learnt from. Numbers only are stored: 100 directions over histogram bins.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.align import aligned, crop_targets
from kiosk.vision.detect import FaceDetector
from kiosk.vision.engines import lbph
from kiosk.vision.landmarks import Fit, ShapeModel

Floats = NDArray[np.float32]
Gray = NDArray[np.uint8]
SETS = ("orl", "yale", "yaleb_cropped", "caltech_faces", "ytf_pose")
PCA_SIZE, LDA_SIZE, SHRINK = 300, 100, 0.1
FOLDS = 3


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


def described(crop: Gray) -> Floats:
    return lbph.histograms(lbph.normalised(np.ascontiguousarray(crop[lbph.FACE_ROWS, lbph.FACE_COLUMNS])))


def learn(x: Floats, who: NDArray[np.str_], size: int) -> tuple[Floats, Floats]:
    """PCA (through the Gram matrix), then LDA with a shrunk within-person scatter; weights and offset."""
    mean = x.mean(axis=0)
    centred = x - mean
    values, vectors = np.linalg.eigh(centred @ centred.T)
    pca = (centred.T @ vectors[:, ::-1][:, :PCA_SIZE]) / np.sqrt(values[::-1][:PCA_SIZE])
    z = centred @ pca
    within = np.zeros((PCA_SIZE, PCA_SIZE))
    between = np.zeros((PCA_SIZE, PCA_SIZE))
    people = np.unique(who)
    for person in people:
        own = z[who == person]
        middle = own.mean(axis=0)
        within += (own - middle).T @ (own - middle) / len(own) / len(people)
        between += np.outer(middle, middle) / len(people)
    within += SHRINK * np.trace(within) / PCA_SIZE * np.eye(PCA_SIZE)
    values, vectors = np.linalg.eigh(within)
    white = vectors / np.sqrt(values)
    _, turn = np.linalg.eigh(white.T @ between @ white)
    weights = pca @ (white @ turn[:, ::-1][:, :size])
    return weights.astype(np.float32), (-mean @ weights).astype(np.float32)


def typical(x: Floats, mirrored: Floats, who: NDArray[np.str_]) -> tuple[float, float, float]:
    """Distance to the nearest stranger, and Gallery's evidence of strangers, on people left out.

    Searched within each set, the first eight pictures of each enrolled, the second half fused as probe. Only
    ytf_pose has changing light, and a search there is of about 15: its numbers are taken.
    """
    nearest, evidence = [], []
    people = np.unique(who)
    for fold in range(FOLDS):
        out = [p for p in people[fold::FOLDS] if p.startswith("ytf_pose") and (who == p).sum() >= 6]
        kept = ~np.isin(who, people[fold::FOLDS])
        weights, offset = learn(np.vstack([x[kept], mirrored[kept]]), np.tile(who[kept], 2), LDA_SIZE - 20)
        v = x @ weights + offset
        v /= np.linalg.norm(v, axis=1, keepdims=True)
        for person in out:
            own = np.flatnonzero(who == person)
            probe = v[own[len(own) // 2 :][:8]].mean(axis=0)
            probe /= np.linalg.norm(probe)
            others = sorted(
                float(np.sort(1 - v[np.flatnonzero(who == o)[:8]] @ probe)[:3].mean())
                for o in out
                if o != person
            )
            nearest.append(others[0])
            evidence.append(min(others[1], 0.6) - 2 * others[0])
    print(
        f"strangers nearest {np.mean(nearest):.2f}, "
        f"evidence {np.mean(evidence):.3f} +- {np.std(evidence):.3f}"
    )
    return 0.6, float(np.mean(evidence)), float(np.std(evidence))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("faces", type=Path)
    parser.add_argument("--out", type=Path, default=Path("assets/lbph_subspace.npz"))
    args = parser.parse_args()
    detector, model = FaceDetector(), ShapeModel()
    targets = crop_targets(model.mean)
    rows, mirrored, who = [], [], []
    for person, gray in pictures(args.faces):
        fit = face_of(gray, detector, model)
        if fit is not None:
            crop = aligned(gray, fit, targets)
            rows.append(described(crop))
            mirrored.append(described(np.ascontiguousarray(crop[:, ::-1])))
            who.append(person)
    x, m, names = np.array(rows), np.array(mirrored), np.array(who)
    print(f"{len(x)} pictures of {len(set(who))} people")
    numbers = typical(x, m, names)
    weights, offset = learn(np.vstack([x, m]), np.tile(names, 2), LDA_SIZE)
    scale = np.abs(weights).max(axis=0) / 127
    stored = np.rint(weights / scale).astype(np.int8)
    np.savez_compressed(
        args.out, weights=stored, scale=scale, offset=offset, version="1", typical=np.array(numbers)
    )


if __name__ == "__main__":
    main()
