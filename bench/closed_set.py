"""``bench closed-set``: a few pictures of each person enrolled, the others searched, nobody a stranger."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.crossfit import honest_engine, knows
from bench.pictures import Bgr, Reader, existing, folders, roomy, say_crowded
from bench.rates import BadInputError, aligned, as_json, note, with_interval
from bench.systems import KioskPictures, Programs, System, common_programs, enrolled
from kiosk.vision.engines.choose import BUILT_IN, ENGINES

AIM = "0.99"
HEADER = ("system", "rank-1", "no face to enrol", "no face to search", "ms a picture")


@dataclass(frozen=True)
class ClosedSet:
    """Pictures enrolled and pictures searched, both by person; who has too few is enrolled only."""

    gallery: dict[str, list[Bgr]] = field(repr=False)
    probes: list[tuple[str, Bgr]] = field(repr=False)


@dataclass(frozen=True)
class Result:
    """One system's figures. Rank-1 counts pictures on which no face was found as errors.

    ``failures_to_enrol`` are gallery pictures, ``failures_to_detect`` searched pictures without a face found.
    """

    system: str
    people: int
    gallery: int
    probes: int
    rank1: float
    failures_to_enrol: int
    failures_to_detect: int
    ms_per_picture: float


def read(root: Path, enrol: int, seed: int | None) -> ClosedSet:
    """The first pictures of everybody to enrol, or with a seed random ones. Raises BadInputError."""
    chance = None if seed is None else random.Random(seed)
    reader = Reader()
    gallery: dict[str, list[Bgr]] = {}
    probes: list[tuple[str, Bgr]] = []
    for folder in folders(existing(root)):
        pictures = [roomy(bgr) for bgr in reader.pictures(folder)]
        if chance is not None:
            chance.shuffle(pictures)
        if pictures:
            gallery[folder.name] = pictures[:enrol]
            probes += [(folder.name, picture) for picture in pictures[enrol:]]
    reader.report()
    say_crowded(gallery.values())
    if len(gallery) < 2 or not probes:
        raise BadInputError(f"{root} needs two people at least, one of them with more than {enrol} pictures")
    return ClosedSet(gallery, probes)


def result(system: System, data: ClosedSet) -> Result:
    """Enrol, then search with every other picture."""
    missed = enrolled(system, data.gallery)
    system.search_among(data.gallery.keys())
    answers = [(person, system.answer([picture])) for person, picture in data.probes]
    count = len(answers)
    return Result(
        system.name,
        len(data.gallery),
        sum(map(len, data.gallery.values())),
        count,
        sum(answer.person == person for person, answer in answers) / count,
        missed,
        sum(answer.person is None for _, answer in answers),
        sum(answer.took_ms for _, answer in answers) / count,
    )


def measure(root: Path, engine: str, enrol: int, seed: int | None, programs: Programs) -> list[Result]:
    """The figures of all systems. Raises BadInputError."""
    data = read(root, enrol, seed)
    own = honest_engine(engine, root, sorted(data.gallery))
    if knows(engine, root):
        note("cross-fitted over 1 fold: nobody of this folder was learnt from")
    results = []
    for make in (lambda: KioskPictures(own, f"kiosk, {engine}"), *programs()):
        system = make()
        note(f"{system.name}: {len(data.probes)} pictures of {len(data.gallery)} people ...")
        results.append(result(system, data))
    return results


def table(results: Sequence[Result]) -> str:
    """The figures, rank-1 with its 95 % interval, the aim beneath."""
    rows = [
        (
            one.system,
            with_interval(one.rank1, one.probes),
            f"{one.failures_to_enrol} of {one.gallery}",
            f"{one.failures_to_detect} of {one.probes}",
            f"{one.ms_per_picture:.0f}",
        )
        for one in results
    ]
    return aligned([HEADER, *rows, ("aim", AIM, "", "", "")])


def main(arguments: Sequence[str], programs: Programs = common_programs) -> int:
    """Measure and print a table, or one JSON object a system with ``--json``."""
    parser = argparse.ArgumentParser(prog="bench closed-set", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="a folder with a folder of pictures a person"
    )
    parser.add_argument("--enrol", type=int, default=5, help="pictures of each person to enrol")
    parser.add_argument("--seed", type=int, help="take random ones, the same for the same seed")
    parser.add_argument("--engine", choices=tuple(ENGINES), default=BUILT_IN)
    parser.add_argument("--json", action="store_true", help="one JSON object a system on stdout")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.enrol < 1:
            raise BadInputError("--enrol needs 1 picture at least")
        results = measure(chosen.data, chosen.engine, chosen.enrol, chosen.seed, programs)
    except BadInputError as error:
        note(f"bench closed-set: {error}")
        return 2
    sys.stdout.write((as_json(results) if chosen.json else table(results)) + "\n")
    return 0
