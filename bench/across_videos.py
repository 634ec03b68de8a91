"""``bench across-videos``: one video of each person enrolled, the others searched, a third of all strangers.

A folder of people, each with folders of pictures (one a video) or, as ../shared/faces/ytf_pose, with pictures
whose number after the name begins with the video's. Everybody is once a stranger and once enrolled. Whom the
engine has learnt from is searched in classes, each by an engine that was learnt without that class.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.crossfit import honest_engine, knows
from bench.pictures import Bgr, Reader, existing, folders, picture_files, roomy, say_crowded
from bench.rates import HEADER, BadInputError, Rates, Search, aligned, as_json, note, rates, row
from bench.systems import KioskPictures, Programs, System, common_programs, enrolled
from kiosk.vision.engines.choose import BUILT_IN, ENGINES

THIRDS = 3
CLASSES = 3
"""Of ytf_pose's 45 people three classes of 15, as the shipped calibration has them."""
POINTS_FROM = "ytf_pose"
"""What assets/landmarks.npz and assets/accurate_centre.npz were learnt from."""
VIDEO = re.compile(r"_(\d)\d+(_[a-z]+)?$")


@dataclass(frozen=True)
class Filmed:
    """One person's videos, at least two, each with pictures that open."""

    person: str
    videos: list[list[Bgr]] = field(repr=False)


# --- reading --------------------------------------------------------------------------------------------


def read(root: Path) -> list[Filmed]:
    """Everybody with two videos or more. Raises BadInputError when there are too few."""
    reader = Reader()
    people, alone = [], 0
    for folder in folders(existing(root)):
        videos = _videos(folder, reader)
        if len(videos) > 1:
            people.append(Filmed(folder.name, videos))
        else:
            alone += 1
    reader.report()
    say_crowded([one.videos[0] for one in people])
    if alone:
        note(f"{alone} people with fewer than two videos are left out")
    if len(people) < THIRDS:
        raise BadInputError(f"{root} holds {len(people)} people with two videos; {THIRDS} are needed")
    return people


def _videos(folder: Path, reader: Reader) -> list[list[Bgr]]:
    groups: dict[str, list[Path]] = {inner.name: picture_files(inner) for inner in folders(folder)}
    for path in picture_files(folder):
        number = VIDEO.search(path.stem)
        groups.setdefault(number[1] if number else "", []).append(path)
    videos = [
        [roomy(bgr) for path in paths if (bgr := reader.picture(path)) is not None]
        for _, paths in sorted(groups.items())
    ]
    return [pictures for pictures in videos if pictures]


# --- measuring ------------------------------------------------------------------------------------------


def searches(system: System, people: Sequence[Filmed]) -> list[Search]:
    """Each third is left out of the gallery once: its videos are strangers, the next third's are mates."""
    enrolled(system, {one.person: one.videos[0] for one in people})
    done = []
    for out in range(THIRDS):
        strangers, mates = people[out::THIRDS], people[(out + 1) % THIRDS :: THIRDS]
        system.search_among({one.person for one in people} - {one.person for one in strangers})
        done += [Search(one.person, system.answer(video)) for one in mates for video in one.videos[1:]]
        done += [Search(None, system.answer(video)) for one in strangers for video in one.videos[1:]]
    return done


def measure(root: Path, engine: str, classes: int | None, programs: Programs) -> list[Rates]:
    """The rates of all systems, over all classes together. Raises BadInputError."""
    people = read(root)
    learnt = knows(engine, root)
    count = classes or (CLASSES if learnt else 1)
    if count < 0 or len(people) < THIRDS * count:
        raise BadInputError(f"{len(people)} people cannot be {count} classes of {THIRDS} or more")
    groups = [people[number::count] for number in range(count)]
    own: list[Search] = []
    for number, group in enumerate(groups):
        note(f"kiosk, {engine}: class {number + 1} of {count}, {len(group)} people ...")
        made = honest_engine(engine, root, [one.person for one in group])
        own += searches(KioskPictures(made, f"kiosk, {engine}"), group)
    if learnt:
        note(f"cross-fitted over {count} folds")
    if root.resolve().name == POINTS_FROM:
        note("not cross-fitted: the landmarks (and the accurate engine's centre) have seen these people")
    results = [rates(f"kiosk, {engine}", KioskPictures.threshold, own)]
    for make in programs():
        system = make()
        note(f"{system.name} ...")
        done = [search for group in groups for search in searches(system, group)]
        results.append(rates(system.name, system.threshold, done))
    return results


def table(results: Sequence[Rates]) -> str:
    """The rates with their 95 % intervals, and how far the kiosk is ahead of naive LBPH."""
    first = results[0]
    counts = f"{first.probes} mated and {first.non_mated} non-mated searches; in brackets 95 % intervals"
    lines = [aligned([HEADER, *map(row, results)]), counts]
    ours, naive = first.tpir_at_fpir_1, results[1].tpir_at_fpir_1 if len(results) > 1 else None
    if ours is not None and naive:
        lines.append(f"TPIR @ FPIR 1 %: {ours / naive:.1f} times {results[1].system}'s; aim 3")
    return "\n".join(lines)


def main(arguments: Sequence[str], programs: Programs = common_programs) -> int:
    """Measure and print a table, or one JSON object a system with ``--json``."""
    parser = argparse.ArgumentParser(prog="bench across-videos", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder of people with their videos")
    parser.add_argument("--engine", choices=tuple(ENGINES), default=BUILT_IN)
    parser.add_argument(
        "--classes", type=int, help="search in this many classes instead of in one of everybody"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a system on stdout")
    chosen = parser.parse_args(arguments)
    try:
        results = measure(chosen.data, chosen.engine, chosen.classes, programs)
    except BadInputError as error:
        note(f"bench across-videos: {error}")
        return 2
    sys.stdout.write((as_json(results) if chosen.json else table(results)) + "\n")
    return 0
