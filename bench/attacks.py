"""``bench attacks``: held-up pictures and live people before the kiosk, passive layers alone and together.

Every track of a folder of PROTOCOL.md's layout is answered as the kiosk would: named or not by the engine,
refused or not by what the layers say at any look. Where the shipped numbers know these people, they are
learnt anew without them, half of the people at a time. Then other cameras, and attacks composed for them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2

from bench.attack_pictures import save_roc
from bench.attack_species import main as species_main
from bench.crossfit import honest_engine
from bench.pad_tracks import FeatureReader, PadTrack, clips, rendered, videos
from bench.pictures import Reader, existing, folders
from bench.rates import BadInputError, aligned, note, with_interval
from bench.systems import Kiosk, enrolled
from bench.train_pad import (
    MEASURED_SEEDS,
    composed_of_classroom,
    composed_of_rendered,
    is_learnt,
    learn,
    sources,
)
from kiosk.core.observation import Layer, Presented
from kiosk.vision.engines.choose import BUILT_IN, ENGINES
from kiosk.vision.landmarks import assets_dir, load_numbers
from kiosk.vision.pad.numbers import Limits, PadNumbers

LEARNT_FROM = "classroom"
ALONE = Limits(attack=0.0)
"""One layer alone refuses below even odds: what it may say at most is less than all together need."""
NO_PAD, TOGETHER = "no PAD, recognition only", "all layers"
NumbersOf = Callable[[str], PadNumbers]


@dataclass(frozen=True)
class Seen:
    """One track: its features, and whom the engine named (None: nobody)."""

    track: PadTrack
    named: str | None


@dataclass(frozen=True)
class AttackRates:
    """One system over one folder. Fractions, None where there was nothing to count.

    ``apcer``: attack tracks named as the person shown and not refused; ``passed_as_live``: attack tracks that
    were judged and not refused, whatever the name; ``unjudged``: those with too few looks for any decision.
    ``bpcer``: probe and stranger tracks refused.
    """

    system: str
    attacks: int
    apcer: float | None
    apcer_by_condition: dict[str, float]
    bpcer: float | None
    live_tracks: int
    passed_as_live: float | None
    unjudged: int


# --- reading --------------------------------------------------------------------------------------------


def tracks_of(root: Path, kiosk: Kiosk, reader: FeatureReader) -> list[Seen]:
    """Every probe, stranger and attack track, read by the layers and searched among everybody enrolled."""
    gallery, pictures = {}, Reader()
    for person in folders(root / "gallery"):
        gallery[person.name] = pictures.pictures(person)
    enrolled(kiosk, gallery)
    kiosk.search_among(frozenset(gallery))
    found = []
    for part in ("probe", "stranger", "attack"):
        if not (root / part).is_dir():
            note(f"{root.name} holds no {part}/ folder: measured without")
            continue
        for person in folders(root / part):
            for folder in folders(person):
                found += _read(part, person.name, folder, pictures, kiosk, reader)
    pictures.report()
    return found


def _read(
    part: str, person: str, folder: Path, pictures: Reader, kiosk: Kiosk, reader: FeatureReader
) -> list[Seen]:
    frames = pictures.pictures(folder)
    if not frames:
        note(f"{person}/{folder.name}: a track without pictures is left out")
        return []
    attack = folder.name[3:6] if part == "attack" else None
    answer = kiosk.answer(frames)
    named = answer.person if answer.named else None
    return [Seen(PadTrack(part, person, attack, reader.steps(frames)), named)]


def checked(root: Path) -> Path:
    """The folder, if it can be measured. Raises BadInputError."""
    if not (existing(root) / "gallery").is_dir():
        raise BadInputError(f"{root} holds no gallery/PERSON/000.jpg: see PROTOCOL.md for the layout")
    if not (root / "attack").is_dir():
        raise BadInputError(f"{root} holds no attack/PERSON/TRACK/000.jpg: nothing to refuse")
    return root


# --- measuring ------------------------------------------------------------------------------------------


def lowest(numbers: PadNumbers, track: PadTrack) -> float | None:
    """The lowest sum of log-odds that the kiosk acts on, None when the track is too short for that."""
    said = [numbers.presentation(step, looks) for looks, step in enumerate(track.steps, 1)]
    judged = [one.log_odds for one in said[numbers.limits.looks - 1 :] if one.layers]
    return min(judged, default=None)


def is_refused(numbers: PadNumbers, track: PadTrack) -> bool:
    """Whether any look at the track is called an attack."""
    said = (numbers.presentation(step, looks) for looks, step in enumerate(track.steps, 1))
    return any(one.presented is Presented.ATTACK for one in said)


def alone(numbers: PadNumbers, layer: Layer) -> PadNumbers:
    """One layer without the others, refusing below even odds."""
    return PadNumbers({layer: numbers.judges[layer]}, ALONE)


def alone_of(numbers_of: NumbersOf, layer: Layer) -> NumbersOf:
    """The same for everybody's numbers."""
    return lambda person: alone(numbers_of(person), layer)


def rates(system: str, seen: Sequence[Seen], numbers_of: NumbersOf | None) -> AttackRates:
    """Count one system's answers; without numbers nobody is refused."""
    attacks = [one for one in seen if not one.track.live]
    live = [one for one in seen if one.track.live]

    def refused(one: Seen) -> bool:
        return numbers_of is not None and is_refused(numbers_of(one.track.person), one.track)

    accepted = [one.named == one.track.person and not refused(one) for one in attacks]
    conditions: dict[str, list[bool]] = defaultdict(list)
    for one, is_in in zip(attacks, accepted, strict=True):
        conditions[one.track.attack or ""].append(is_in)
    looks = ALONE.looks if numbers_of is None else numbers_of(seen[0].track.person).limits.looks
    judged = [one for one in attacks if len(one.track.steps) >= looks or refused(one)]
    return AttackRates(
        system,
        len(attacks),
        _share(accepted),
        {name: sum(hits) / len(hits) for name, hits in sorted(conditions.items())},
        _share([refused(one) for one in live]),
        len(live),
        _share([not refused(one) for one in judged]),
        len(attacks) - len(judged),
    )


def _share(hits: Sequence[bool]) -> float | None:
    return sum(hits) / len(hits) if hits else None


def honest_numbers(root: Path, people: Sequence[str], kept: Path | None) -> NumbersOf:
    """Whose numbers judge whom: the shipped ones, or those learnt without people whom these know."""
    shipped = PadNumbers.shipped()
    known = [person for person in people if person in learnt_people()]
    if root.resolve().name != LEARNT_FROM or not known:
        return lambda _person: shipped
    note(
        "the shipped numbers know these people: learnt anew, each half of the people from the other half ..."
    )
    tracks = sources(root.resolve().parent, kept)
    by_person: dict[str, PadNumbers] = {}
    for half in (known[0::2], known[1::2]):
        numbers = learn(tracks, without=half)
        by_person |= dict.fromkeys(half, numbers)
    return lambda person: by_person.get(person, shipped)


def learnt_people() -> frozenset[str]:
    """The people of classroom whom the shipped numbers have learnt from."""
    stored = load_numbers(assets_dir() / "pad.npz", ("people",))
    return frozenset(str(person) for person in stored["people"])


def systems(seen: Sequence[Seen], numbers_of: NumbersOf) -> list[AttackRates]:
    """No PAD, each layer alone, all together."""
    each = [rates(f"{layer.value} alone", seen, alone_of(numbers_of, layer)) for layer in Layer]
    return [rates(NO_PAD, seen, None), *each, rates(TOGETHER, seen, numbers_of)]


def curves(seen: Sequence[Seen], numbers_of: NumbersOf) -> Mapping[str, tuple[list[float], list[float]]]:
    """Scores (live, attacks) of each layer and of all, of the tracks long enough to be judged."""
    found: dict[str, tuple[list[float], list[float]]] = {}
    for layer in (None, *Layer):
        live: list[float] = []
        attacks: list[float] = []
        for one in seen:
            numbers = numbers_of(one.track.person)
            score = lowest(numbers if layer is None else alone(numbers, layer), one.track)
            if score is not None:
                (live if one.track.live else attacks).append(score)
        found[TOGETHER if layer is None else layer.value] = (live, attacks)
    return found


# --- other cameras --------------------------------------------------------------------------------------


def elsewhere(faces: Path, reader: FeatureReader) -> list[AttackRates]:
    """The shipped numbers before other cameras, all live, and on composed attacks, by species."""
    shipped = PadNumbers.shipped()
    groups: dict[str, list[PadTrack]] = {}
    for name in ("video_webcam_auduno", "video_hdtf"):
        if (faces / name).is_dir():
            groups[name] = list(clips(faces / name, reader))
    if (faces / "ytf_pose").is_dir():
        held_out = [one for one in videos(faces / "ytf_pose", reader) if not is_learnt(one.person, faces)]
        groups["ytf_pose, people not learnt from"] = held_out
    groups["rendered students not learnt from"] = list(rendered(MEASURED_SEEDS, reader))
    found = [_elsewhere(f"live: {name}", tracks, shipped) for name, tracks in groups.items()]
    return [*found, _elsewhere("composed of rendered people", _composed(reader), shipped)]


def _composed(reader: FeatureReader) -> list[PadTrack]:
    return list(composed_of_rendered(MEASURED_SEEDS[:4], reader))


def composed_cross_fitted(root: Path, reader: FeatureReader, numbers_of: NumbersOf) -> AttackRates:
    """Attacks composed of this folder's enrolled people, by numbers that have not learnt from them."""
    tracks = list(composed_of_classroom(root, reader))
    seen = [Seen(track, track.person) for track in tracks]
    return rates(f"composed of {root.resolve().name}'s people", seen, numbers_of)


def _elsewhere(system: str, tracks: Sequence[PadTrack], numbers: PadNumbers) -> AttackRates:
    """Nobody is enrolled here: an attack that is not refused counts as accepted."""
    seen = [Seen(track, track.person) for track in tracks]
    return rates(system, seen, lambda _person: numbers)


# --- showing --------------------------------------------------------------------------------------------


def table(found: Sequence[AttackRates]) -> str:
    """Rates with their 95 % intervals; then APCER by condition."""
    head = ("system", "APCER", "passed as live, any name", "BPCER", "attacks", "unjudged", "live")
    lines = [
        (
            one.system,
            with_interval(one.apcer, one.attacks),
            with_interval(one.passed_as_live, one.attacks - one.unjudged),
            with_interval(one.bpcer, one.live_tracks),
            *(str(count) for count in (one.attacks, one.unjudged, one.live_tracks)),
        )
        for one in found
    ]
    parts = [aligned([head, *lines])]
    for conditions in {tuple(one.apcer_by_condition) for one in found if one.attacks}:
        those = [one for one in found if one.attacks and tuple(one.apcer_by_condition) == conditions]
        cells = [
            [one.system, *(f"{one.apcer_by_condition[name]:.2f}" for name in conditions)] for one in those
        ]
        parts.append(aligned([("APCER by condition", *conditions), *cells]))
    return "\n\n".join(parts)


def main(arguments: Sequence[str]) -> int:
    """Measure and print tables, or one JSON object a system with ``--json``."""
    parser = argparse.ArgumentParser(prog="bench attacks", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder of PROTOCOL.md's layout")
    parser.add_argument("--engine", choices=tuple(ENGINES), default=BUILT_IN)
    parser.add_argument("--json", action="store_true", help="one JSON object a system on stdout")
    parser.add_argument("--out", type=Path, help="where the ROC goes, a .png")
    parser.add_argument(
        "--here", action="store_true", help="leave out the other cameras and composed attacks"
    )
    parser.add_argument("--features", type=Path, help="as of bench.train_pad: saves reading them again")
    parser.add_argument(
        "--species", nargs="*", help="whole visits in place of tracks; --species --help tells"
    )
    if "--species" in arguments:
        return species_main(arguments)
    chosen = parser.parse_args(arguments)
    cv2.setNumThreads(1)
    try:
        here, others = measure(chosen.data, chosen.engine, chosen.out, chosen.features, here_only=chosen.here)
    except BadInputError as error:
        note(f"bench attacks: {error}")
        return 2
    if chosen.json:
        sys.stdout.write("".join(json.dumps(asdict(one)) + "\n" for one in (*here, *others)))
        return 0
    words = "APCER: named as the person shown and not refused; BPCER: probe and stranger tracks refused"
    sys.stdout.write(f"{table(here)}\n{words}\n")
    if others:
        sys.stdout.write(f"\nother cameras, shipped settings, recognition left out\n{table(others)}\n")
    return 0


def measure(
    root: Path, engine: str, roc: Path | None, kept: Path | None = None, *, here_only: bool = False
) -> tuple[list[AttackRates], list[AttackRates]]:
    """The systems on this folder, and the other cameras. Raises BadInputError."""
    people = sorted(
        {path.name for part in checked(root).iterdir() if part.is_dir() for path in folders(part)}
    )
    reader = FeatureReader()
    kiosk = Kiosk(honest_engine(engine, root, people), f"kiosk, {engine}")
    note("every track is searched and read ...")
    seen = tracks_of(root, kiosk, reader)
    numbers_of = honest_numbers(root, people, kept)
    here = systems(seen, numbers_of)
    if roc is not None:
        save_roc(roc, curves(seen, numbers_of))
    if here_only:
        return here, []
    note("other cameras and composed attacks ...")
    return here, [
        *elsewhere(root.resolve().parent, reader),
        composed_cross_fitted(root, reader, numbers_of),
    ]
