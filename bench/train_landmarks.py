"""Learns assets/landmarks.npz: `python -m bench.train_landmarks ../shared/faces/ytf_pose [--held-out]`.

Numbers only are stored: linear regressors over gradient features. With --held-out every fifth person is left
out of the learning and the errors are printed on them; otherwise on everybody, which flatters.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision import landmarks as lm
from kiosk.vision.detect import Box, FaceDetector

Floats = NDArray[np.float32]
Gray = NDArray[np.uint8]
Rng = np.random.Generator

PICTURE_PX, RADIUS_PX = 240, 36.0
COPIES = 7
# Our 32 points among the usual 68: outline, brows, nose, eyes with lid middles, mouth.
PICK: list[list[int]] = [
    *([k] for k in (0, 2, 4, 6, 8, 10, 12, 14, 16, 17, 19, 21, 22, 24, 26, 27, 30, 31, 33, 35)),
    *([36], [39], [37, 38], [40, 41], [42], [45], [43, 44], [46, 47], [48], [51], [54], [57]),
]
MIRROR = [
    *(8, 7, 6, 5, 4, 3, 2, 1, 0, 14, 13, 12, 11, 10, 9, 15, 16, 19, 18, 17),
    *(25, 24, 26, 27, 21, 20, 22, 23, 30, 29, 28, 31),
]


@dataclass(frozen=True, eq=False)
class Face:
    """One picture with its true points, and where the search for them begins."""

    person: str
    gray: Gray
    points: Floats
    yaw: float
    pitch: float
    start: Floats


def load(root: Path) -> list[Face]:
    with (root / "pose.csv").open(newline="") as file:
        poses = {row["file"]: row for row in csv.DictReader(file) if row["yaw_deg"]}
    faces = []
    with (root / "landmarks_68.csv").open(newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for name, *numbers in rows:
            all_points = np.array(numbers[:136], np.float32).reshape(68, 2)
            points = np.stack([all_points[picked].mean(axis=0) for picked in PICK])
            gray = np.asarray(cv2.imread(str(root / name), cv2.IMREAD_GRAYSCALE), np.uint8)
            yaw, pitch = float(poses[name]["yaw_deg"]), float(poses[name]["pitch_deg"])
            faces.append(Face(name.split("/")[0], gray, points, yaw, pitch, points))
    return faces


# --- labels ---------------------------------------------------------------------------------------------


def told_by(points: Floats) -> list[float]:
    """What the points say about yaw: nose and mouth against the line between the eyes."""
    left, right = points[20:24].mean(axis=0), points[24:28].mean(axis=0)
    across = (right - left) / np.linalg.norm(right - left)
    down = np.array([-across[1], across[0]])
    middle, mouth = (left + right) / 2, points[28:32].mean(axis=0)
    height = float((mouth - middle) @ down)
    tip, root = points[16] - middle, points[16] - points[[17, 18, 19]].mean(axis=0)
    nose = float(tip @ across) / height
    sizes = [tip @ down, (mouth - middle) @ across, np.linalg.norm(right - left), root @ down, root @ across]
    return [nose, *(float(size) / height for size in sizes), nose * abs(nose), 1.0]


def cleaned(faces: list[Face]) -> list[Face]:
    """Yaw labels that contradict their own landmarks by over 10 degrees follow the landmarks instead."""
    basis = np.array([told_by(face.points) for face in faces])
    yaw = np.array([face.yaw for face in faces])
    says, weight = yaw, np.ones(len(yaw))
    for _ in range(30):
        solution = np.linalg.lstsq(basis * weight[:, None], yaw * weight, rcond=None)[0]
        says = basis @ solution
        weight = 1 / np.maximum(1, np.abs(yaw - says) / 5)
    kept = np.abs(yaw - says) <= 10
    print(f"yaw labels kept: {kept.mean():.2f}")
    better = np.where(kept, (yaw + says) / 2, says)
    return [replace(face, yaw=float(label)) for face, label in zip(faces, better, strict=True)]


# --- pictures -------------------------------------------------------------------------------------------


def brought(face: Face, *, mirrored: bool = False) -> Face:
    """The face in the middle of a square picture, in one size."""
    gray, points = face.gray, face.points
    if mirrored:
        gray = np.ascontiguousarray(gray[:, ::-1])
        points = points[MIRROR] * np.array([-1, 1], np.float32) + np.array([gray.shape[1] - 1, 0], np.float32)
    middle = points.mean(axis=0)
    scale = RADIUS_PX / float(np.sqrt(((points - middle) ** 2).sum(axis=1).mean()))
    shift = PICTURE_PX / 2 - scale * middle
    to = np.array([[scale, 0, shift[0]], [0, scale, shift[1]]], np.float32)
    points = lm.apply(to, points)
    return replace(
        face, gray=moved(gray, to), points=points, yaw=-face.yaw if mirrored else face.yaw, start=points
    )


def moved(gray: Gray, to: Floats) -> Gray:
    size = (PICTURE_PX, PICTURE_PX)
    return np.asarray(cv2.warpAffine(gray, to, size, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def degraded(gray: Gray, rng: Rng) -> Gray:
    light = (gray / 255.0) ** rng.uniform(0.5, 1.8)
    if rng.random() < 0.4:
        ramp = np.linspace(rng.uniform(0.4, 1), 1, PICTURE_PX)
        light *= ramp if rng.random() < 0.5 else ramp[::-1]
    if rng.random() < 0.5:
        light = np.asarray(cv2.GaussianBlur(light, (0, 0), rng.uniform(0.5, 2)))
    noisy = light * 255 + rng.normal(0, rng.uniform(0, 6), gray.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def spectacled(face: Face, rng: Rng) -> Gray:
    """Rims drawn round the eyes: frames must not pass for a turn of the head."""
    gray, p = face.gray.copy(), face.points
    eyes = [p[20:24].mean(axis=0), p[24:28].mean(axis=0)]
    across = eyes[1] - eyes[0]
    apart = float(np.linalg.norm(across))
    angle = float(np.degrees(np.arctan2(across[1], across[0])))
    colour = int(rng.integers(0, 90)) if rng.random() < 0.85 else int(rng.integers(120, 220))
    thick = int(rng.integers(1, 5))
    high, low = rng.uniform(0.24, 0.4), rng.uniform(0.0, 0.08)
    for k, eye in enumerate(eyes):
        half = float(np.linalg.norm(p[20 + 4 * k] - p[21 + 4 * k])) / 2 + rng.uniform(0.08, 0.2) * apart
        at, axes = (int(eye[0]), int(eye[1] + low * apart)), (int(half), int(high * apart))
        cv2.ellipse(gray, at, axes, angle, 0, 360, (colour,), thick, cv2.LINE_AA)
    for a, b in ((p[21], p[24]), (p[20], 0.9 * p[0] + 0.1 * p[20]), (p[25], 0.9 * p[8] + 0.1 * p[25])):
        ends = [(int(end[0]), int(end[1])) for end in (a, b)]
        cv2.line(gray, ends[0], ends[1], (colour,), thick, cv2.LINE_AA)
    return gray


def misplaced(shape: Floats, true: Floats, rng: Rng, wide: float) -> Floats:
    """A first guess: ``shape`` laid over the truth with errors of place, size and turn."""
    points = lm.apply(lm.similarity(shape, true), shape)
    middle = points.mean(axis=0)
    radius = float(np.sqrt(((points - middle) ** 2).sum(axis=1).mean()))
    angle, size = rng.normal(0, np.radians(10) * wide), np.exp(rng.normal(0, 0.12 * wide))
    turn = size * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.asarray(
        (points - middle) @ turn.T + middle + rng.normal(0, 0.17 * wide, 2) * radius, np.float32
    )


def varied(faces: Sequence[Face], mean: Floats, rng: Rng) -> list[Face]:
    """Copies in other light, rolled, some with glasses, with first guesses as detector and track give."""
    made = []
    for face in faces:
        for copy in range(COPIES):
            gray = degraded(spectacled(face, rng) if rng.random() < 0.35 else face.gray, rng)
            middle = (PICTURE_PX / 2, PICTURE_PX / 2)
            roll = np.asarray(cv2.getRotationMatrix2D(middle, rng.normal(0, 8), 1), np.float32)
            points = lm.apply(roll, face.points)
            if copy % 3 == 2:  # a track's last frame: somebody else's shape in a like pose
                shape = misplaced(alike(face, faces, rng).points, points, rng, 0.5)
            else:
                shape = misplaced(mean, points, rng, 1.0)
            made.append(replace(face, gray=moved(gray, roll), points=points, start=shape))
    return made


def alike(face: Face, faces: Sequence[Face], rng: Rng) -> Face:
    other = face
    for _ in range(20):
        other = faces[int(rng.integers(len(faces)))]
        if abs(other.yaw - face.yaw) < 25 and abs(other.pitch - face.pitch) < 15:
            break
    return other


# --- learning -------------------------------------------------------------------------------------------


def ridge(x: Floats, y: Floats, strength: float) -> tuple[Floats, Floats]:
    x_mean, y_mean = x.mean(axis=0), y.mean(axis=0)
    centred = x - x_mean
    gram = centred.T @ centred
    gram[np.diag_indices_from(gram)] += strength * len(x)
    weights = np.linalg.solve(gram, centred.T @ (y - y_mean))
    return np.asarray(weights, np.float32), np.asarray(y_mean - x_mean @ weights, np.float32)


def mean_shape(shapes: Sequence[Floats]) -> Floats:
    """Procrustes mean on the canvas, made mirror-symmetric."""
    mean = shapes[0]
    for _ in range(4):
        mean = np.mean([lm.apply(lm.similarity(shape, mean), shape) for shape in shapes], axis=0)
        mean = mean - mean.mean(axis=0)
        mean = mean * lm.RADIUS_PX / np.sqrt((mean**2).sum(axis=1).mean()) + lm.CANVAS_PX / 2
        mean = mean.astype(np.float32)
    other = (mean[MIRROR] * np.array([-1, 1]) + np.array([lm.CANVAS_PX, 0])).astype(np.float32)
    return np.asarray((mean + lm.apply(lm.similarity(other, mean), other)) / 2, np.float32)


def learn_stage(faces: list[Face], mean: Floats, spacing_px: float) -> tuple[Floats, Floats, list[Face]]:
    """One step of supervised descent; weights (rounded as stored), offset, faces with moved guesses."""
    rows, wanted, transforms = [], [], []
    for face in faces:
        to_canvas = lm.similarity(face.start, mean)
        here = lm.apply(to_canvas, face.start)
        rows.append(lm.features(lm.channels(lm._warp(face.gray, to_canvas)), here, spacing_px))
        wanted.append((lm.apply(to_canvas, face.points) - here).reshape(-1))
        transforms.append(to_canvas)
    x, y = np.array(rows), np.array(wanted)
    weights, offset = ridge(x, y, 0.02)
    weights = weights.astype(np.float16).astype(np.float32)
    steps = x @ weights + offset
    before, after = (np.sqrt((e**2).sum(axis=1) / 32).mean() for e in (y, y - steps))
    print(f"stage: {before:.2f} -> {after:.2f} px")
    guesses = [
        replace(face, start=lm.apply(lm._inverse(to), lm.apply(to, face.start) + step.reshape(-1, 2)))
        for face, to, step in zip(faces, transforms, steps, strict=True)
    ]
    return weights, offset, guesses


def judged(face: Face, points: Floats, mean: Floats) -> Floats:
    to_canvas = lm.similarity(points, mean)
    return lm.judged_features(lm._warp(face.gray, to_canvas), lm.apply(to_canvas, points))


def learn_judge(fitted: list[Face], wrong: list[Floats], mean: Floats) -> Floats:
    """Columns: score (1 on fitted faces, 0 on ``wrong``), yaw, pitch; the last row is the offset."""
    right = np.array([judged(face, face.start, mean) for face in fitted])
    angles = np.array([(face.yaw, face.pitch) for face in fitted], np.float32)
    angle_weights, angle_offset = ridge(right, angles, 0.03)
    truth = np.concatenate([np.ones(len(right)), np.zeros(len(wrong))]).astype(np.float32)[:, None]
    score_weights, score_offset = ridge(np.vstack([right, np.array(wrong)]), truth, 0.03)
    weights = np.hstack([score_weights, angle_weights])
    return np.vstack([weights, np.hstack([score_offset, angle_offset])]).astype(np.float32)


def lost(faces: list[Face], model: lm.ShapeModel, rng: Rng) -> list[Floats]:
    """Features where a fit begun beside the face ended beside the face."""
    rows = []
    for face in faces:
        angle = rng.uniform(0, 2 * np.pi)
        away = np.array([np.cos(angle), np.sin(angle)]) * rng.uniform(40, 110)
        start = (misplaced(model.mean, face.points, rng, 1.0) + away).astype(np.float32)
        points = model.fit(face.gray, start).points
        if np.sqrt(((points - face.points) ** 2).sum(axis=1).mean()) > 12:
            rows.append(judged(face, points, model.mean))
    return rows


def learn_boxes(faces: list[Face]) -> Floats:
    """Mean points inside the cascades' boxes, in box sizes: profile left, frontal, profile right."""
    detector = FaceDetector()
    front: list[Floats] = []
    side: list[Floats] = []
    for face in faces:
        found = ((front, detector.frontal(face.gray, 60)), (side, detector.profile(face.gray, 60, 1)))
        for kept, boxes in found:
            kept += [inside(face.points, box) for box in boxes if holds(box, face.points)]
    right = np.mean(side, axis=0)
    left = right[MIRROR] * np.array([-1, 1]) + np.array([1, 0])
    return np.array([left, np.mean(front, axis=0), right], np.float32)


def inside(points: Floats, box: Box) -> Floats:
    return np.asarray((points - np.array(box[:2])) / np.array(box[2:]), np.float32)


def holds(box: Box, points: Floats) -> bool:
    return abs(box[0] + box[2] / 2 - float(points[:, 0].mean())) < 35


def train(faces: list[Face]) -> dict[str, NDArray[np.generic]]:
    rng = np.random.default_rng(1)
    base = [brought(face, mirrored=mirrored) for face in faces for mirrored in (False, True)]
    mean = mean_shape([face.points for face in base])
    guesses = varied(base, mean, rng)
    print(f"{len(guesses)} samples of {len({face.person for face in faces})} people")
    out: dict[str, NDArray[np.generic]] = {"mean": mean, "boxes": learn_boxes(base)}
    first = guesses
    for index, spacing_px in enumerate(lm.STAGE_OFFSETS_PX):
        weights, out[f"offset{index}"], guesses = learn_stage(guesses, mean, spacing_px)
        out[f"weights{index}"] = weights.astype(np.float16)
    out["judge"] = np.zeros((len(judged(base[0], base[0].points, mean)) + 1, 3), np.float32)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stages.npz"
        np.savez(path, allow_pickle=False, **out)
        wrong = lost(first[::2], lm.ShapeModel(path), rng)
    out["judge"] = learn_judge(guesses, wrong, mean)
    return out


# --- measuring ------------------------------------------------------------------------------------------


def evaluate(model: lm.ShapeModel, faces: list[Face]) -> None:
    detector, rng = FaceDetector(), np.random.default_rng(5)
    rows = []
    missed = 0
    for face in map(brought, faces):
        boxes = [box for box in detector.frontal(face.gray, 60) if holds(box, face.points)]
        missed += not boxes
        start = model.start(boxes[0]) if boxes else misplaced(model.mean, face.points, rng, 1)
        fit = model.fit(face.gray, start)
        unit = float(np.linalg.norm(face.points[20] - face.points[25]))
        eyes = np.linalg.norm(fit.eyes - replace_points(fit, face.points).eyes, axis=1).mean() / unit
        points = np.linalg.norm(fit.points - face.points, axis=1).mean() / unit
        yaw = np.sign(face.yaw) * np.interp(abs(face.yaw), lm.YAW_SAID, lm.YAW_TRUE)
        pitch = (face.pitch - lm.PITCH_ZERO) * lm.PITCH_SCALE
        rows.append((points, eyes, abs(fit.yaw_deg - yaw), abs(fit.pitch_deg - pitch)))
    print(f"{len(rows)} faces, {missed} without a frontal box; errors median and 90 %:")
    for name, column in zip(("points", "eyes", "yaw deg", "pitch deg"), np.array(rows).T, strict=True):
        print(f"  {name:10} {np.median(column):.3f} {np.quantile(column, 0.9):.3f}")


def replace_points(fit: lm.Fit, points: Floats) -> lm.Fit:
    return replace(fit, points=points)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("assets/landmarks.npz"))
    parser.add_argument("--held-out", action="store_true")
    args = parser.parse_args()
    faces = cleaned(load(args.data))
    people = sorted({face.person for face in faces})
    left_out = set(people[::5]) if args.held_out else set()
    numbers = train([face for face in faces if face.person not in left_out])
    np.savez_compressed(args.out, allow_pickle=False, **numbers)
    evaluate(lm.ShapeModel(args.out), [face for face in faces if not left_out or face.person in left_out])


if __name__ == "__main__":
    main()
