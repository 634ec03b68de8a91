"""Learns assets/pad.npz: `python -m bench.train_pad ../shared/faces [--out FILE]`, some minutes.

Live faces and prints of classroom, live faces of half of ytf_pose's people, caltech_faces and rendered
students, attacks composed of classroom's and rendered people. Numbers only are stored. The other half of
ytf_pose, the clips and other rendered students are left for measuring (`bench attacks`).
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from bench.pad_tracks import FeatureReader, PadTrack, classroom, composed, rendered, stills, videos
from bench.pictures import Reader, folders
from bench.presentations import from_pictures, from_student
from kiosk.core.observation import Layer
from kiosk.vision.demo import StudentLook
from kiosk.vision.pad.learning import learnt
from kiosk.vision.pad.look import Doubles
from kiosk.vision.pad.numbers import SIZES, Judge, Limits, PadNumbers

LEARNT_SEEDS, MEASURED_SEEDS = range(800, 808), range(808, 816)
"""Rendered students learnt from, and those only measured on."""
STILLS = frozenset({"ytf_pose", "caltech_faces"})
"""Pictures without motion or without surroundings: only the texture is learnt from them."""
WEIGHT = {"classroom": 5.0, "composed": 0.3, "composed, rendered": 0.3}
"""How much a source counts beside the others: real prints are rare. Composed ones at 1 spoil what is learnt
of real ones (classroom by halves: BPCER 0.09 for 0.00); with none in the texture 0.6 of them pass."""
AT_LOOKS = (2, 4, 6, 8, 11)
RIDGE = {
    Layer.TEXTURE: 3e-4,
    Layer.PLANE: 1e-3,
    Layer.BLINK: 1e-2,
    Layer.EDGE: 3e-3,
    Layer.JUMP: 3e-3,
}
SAYS_MOST = {
    Layer.TEXTURE: (-3.0, 2.5),
    Layer.PLANE: (-3.5, 2.5),
    Layer.BLINK: (-0.5, 0.5),
    Layer.EDGE: (-2.0, 1.2),
    Layer.JUMP: (-1.2, 0.6),
}
"""What a layer may say at most: none refuses alone (limits.attack), but two that are sure do."""
LIMITS = Limits()
FOLDS = 4


def sources(faces: Path, kept: Path | None = None) -> tuple[PadTrack, ...]:
    """Every track learnt from. Reading takes ten minutes: ``kept`` keeps the features."""
    if kept is not None and kept.is_file():
        return tuple(pickle.loads(kept.read_bytes()))
    tracks = tuple(_read(faces.resolve()))
    if kept is not None:
        kept.write_bytes(pickle.dumps(tracks))
    return tracks


def _read(faces: Path) -> Iterator[PadTrack]:
    reader = FeatureReader()
    yield from classroom(faces / "classroom", reader)
    yield from (track for track in videos(faces / "ytf_pose", reader) if is_learnt(track.person, faces))
    yield from stills(faces / "caltech_faces", reader)
    yield from rendered(LEARNT_SEEDS, reader)
    yield from composed_of_classroom(faces / "classroom", reader)
    yield from composed_of_rendered(LEARNT_SEEDS[:3], reader)


def is_learnt(person: str, faces: Path) -> bool:
    """Whether this person of ytf_pose is learnt from: every second one is."""
    people = [folder.name for folder in folders(faces / "ytf_pose")]
    return person in people[::2]


def composed_of_classroom(root: Path, reader: FeatureReader) -> Iterator[PadTrack]:
    """Attacks made of the enrolled people's pictures, half before a made room, half before the real one."""
    pictures = Reader()
    people = {folder.name: pictures.pictures(folder) for folder in folders(root / "gallery")}
    names = list(people)
    makers = [
        (name, lambda frames=people[name]: from_pictures(frames), people[names[(place + 1) % len(names)]])
        for place, name in enumerate(names)
    ]
    yield from composed("composed", makers, reader, each=2)


def composed_of_rendered(seeds: Sequence[int], reader: FeatureReader) -> Iterator[PadTrack]:
    """Attacks made of rendered students."""
    makers = [
        (f"seed {seed}", lambda seed=seed: from_student(StudentLook.from_seed(seed), seed=seed), ())
        for seed in seeds
    ]
    yield from composed("composed, rendered", makers, reader)


# --- learning -------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Rows:
    """A layer's features of many tracks: (n, d), live (n,), weights (n,)."""

    features: Doubles
    live: np.ndarray
    weight: Doubles


def rows_of(tracks: Sequence[PadTrack], layer: Layer) -> Rows:
    """Features after several numbers of looks; each source and kind counts as its WEIGHT."""
    found = [(t, steps) for t in tracks if _usable(t, layer) and (steps := _chosen(t, layer))]
    counts: dict[tuple[str, bool], int] = {}
    for track, _ in found:
        counts[track.source, track.live] = counts.get((track.source, track.live), 0) + 1
    each = [
        WEIGHT.get(track.source, 1.0) / counts[track.source, track.live] / len(steps)
        for track, steps in found
        for _ in steps
    ]
    features = np.array([step for _, steps in found for step in steps])
    live = np.array([track.live for track, steps in found for _ in steps])
    return Rows(features, live, np.array(each))


def _usable(track: PadTrack, layer: Layer) -> bool:
    return layer is Layer.TEXTURE or track.source not in STILLS


def _chosen(track: PadTrack, layer: Layer) -> list[Doubles]:
    places = sorted({min(place, len(track.steps) - 1) for place in AT_LOOKS}) if track.steps else []
    return [track.steps[place][layer] for place in places if layer in track.steps[place]]


def judge_of(tracks: Sequence[PadTrack], layer: Layer) -> Judge:
    """Regression on standardised features, turned back to features as they are."""
    rows = rows_of(tracks, layer)
    middle = rows.features.mean(axis=0)
    spread = np.maximum(rows.features.std(axis=0), 0.02) * np.sqrt(SIZES[layer])
    found = learnt((rows.features - middle) / spread, rows.live, rows.weight, RIDGE[layer])
    weights = found[:-1] / spread
    return Judge(weights, float(found[-1] - middle @ weights), *SAYS_MOST[layer])


def calibrated(tracks: Sequence[PadTrack], layer: Layer) -> Judge:
    """A judge whose log-odds are what they say on people it has not seen (Platt 1999, over FOLDS)."""
    people = sorted({t.person for t in tracks if _usable(t, layer)})
    said, live, weight = [], [], []
    for fold in range(FOLDS):
        out = set(people[fold::FOLDS])
        judge = judge_of([track for track in tracks if track.person not in out], layer)
        rows = rows_of([track for track in tracks if track.person in out], layer)
        said.append(rows.features @ judge.weights + judge.bias)
        live.append(rows.live)
        weight.append(rows.weight)
    slope, bias = learnt(np.concatenate(said)[:, None], np.concatenate(live), np.concatenate(weight), 1e-3)
    judge = judge_of(tracks, layer)
    slope = max(0.0, float(slope))
    return Judge(slope * judge.weights, slope * judge.bias + float(bias), judge.low, judge.high)


def learn(tracks: Sequence[PadTrack], without: Collection[str] = ()) -> PadNumbers:
    """All judges, learnt of everybody but these people."""
    kept = [track for track in tracks if track.person not in without]
    return PadNumbers({layer: calibrated(kept, layer) for layer in SIZES}, LIMITS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("faces", type=Path)
    parser.add_argument("--out", type=Path, default=Path("assets/pad.npz"))
    parser.add_argument(
        "--features", type=Path, help="where the features read are kept, and taken from again"
    )
    args = parser.parse_args()
    cv2.setNumThreads(1)
    tracks = sources(args.faces, args.features)
    for source in sorted({track.source for track in tracks}):
        kinds = [track.live for track in tracks if track.source == source]
        print(f"{source}: {sum(kinds)} live tracks, {len(kinds) - sum(kinds)} attacks")
    people = np.array(sorted({track.person for track in tracks if track.source == "classroom"}))
    np.savez_compressed(args.out, allow_pickle=False, people=people, **learn(tracks).stored())


if __name__ == "__main__":
    main()
