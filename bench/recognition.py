"""``bench recognition``: the protocol of ../shared/faces/PROTOCOL.md, the kiosk beside common programs.

Enrolled in one sitting, searched on later days. Every track is searched among everybody enrolled; every probe
track also with its own person taken out of gallery and calibration, which makes one more stranger.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.crossfit import honest_engine, knows
from bench.pictures import Bgr, Reader, existing, folders, picture_files, say_crowded
from bench.rates import (
    HEADER,
    BadInputError,
    Claims,
    Rates,
    Search,
    aligned,
    as_json,
    counted,
    note,
    rates,
    row,
    with_interval,
)
from bench.systems import Kiosk, Programs, System, common_programs, enrolled
from kiosk.vision.engines.choose import BUILT_IN, ENGINES

AIMS = {
    "lbph": ("aim", "0.95", "-", "0.60", "-", "0.01", "-", "-"),
    "accurate": ("aim", "1.00", "-", "0.98", "-", "0.01", "-", "-"),
}


@dataclass(frozen=True)
class Seen:
    """One track and whose it is."""

    person: str
    frames: list[Bgr] = field(repr=False)


@dataclass(frozen=True)
class Classroom:
    """A folder of the protocol's layout, read: pictures by person, tracks of enrolled and strangers."""

    gallery: dict[str, list[Bgr]] = field(repr=False)
    probes: list[Seen] = field(repr=False)
    strangers: list[Seen] = field(repr=False)


# --- reading --------------------------------------------------------------------------------------------


def read(root: Path) -> Classroom:
    """Read a folder of the layout. Says what is odd; raises BadInputError when there is nothing."""
    if not (existing(root) / "gallery").is_dir():
        raise BadInputError(f"{root} holds no gallery/PERSON/000.jpg: see PROTOCOL.md for the layout")
    for name in ("stranger", "attack"):
        if not (root / name).is_dir():
            note(f"{root.name} holds no {name}/ folder: measured without")
    reader = Reader()
    gallery = {person.name: reader.pictures(person) for person in folders(root / "gallery")}
    seen = _tracks(root / "probe", reader)
    probes = [track for track in seen if track.person in gallery]
    strangers = [track for track in seen if track.person not in gallery] + _tracks(root / "stranger", reader)
    reader.report()
    say_crowded(gallery.values())
    if not probes and not strangers:
        raise BadInputError(f"{root} holds no probe/PERSON/TRACK/000.jpg: nothing to search with")
    if len(probes) < len(seen):
        note(f"{len(seen) - len(probes)} probe tracks are of people not in gallery/: they count as strangers")
    return Classroom(gallery, probes, strangers)


def _tracks(parent: Path, reader: Reader) -> list[Seen]:
    if not parent.is_dir():
        return []
    found = []
    for person in folders(parent):
        if picture_files(person):
            raise BadInputError(f"{person} holds pictures, not tracks: the layout is PERSON/TRACK/000.jpg")
        for folder in folders(person):
            frames = reader.pictures(folder)
            if frames:
                found.append(Seen(person.name, frames))
            else:
                note(f"{person.name}/{folder.name}: a track without pictures is left out")
    return found


# --- measuring ------------------------------------------------------------------------------------------


def searches(system: System, room: Classroom) -> list[Search]:
    """Answer every track, and every probe track again without its own person."""
    enrolled(system, room.gallery)
    everybody = frozenset(room.gallery)
    system.search_among(everybody)
    done = [Search(seen.person, system.answer(seen.frames)) for seen in room.probes]
    done += [Search(None, system.answer(seen.frames)) for seen in room.strangers]
    if len(everybody) > 1:
        for person in sorted({seen.person for seen in room.probes}):
            system.search_among(everybody - {person})
            own = [seen for seen in room.probes if seen.person == person]
            done += [Search(None, system.answer(seen.frames)) for seen in own]
    silent = sum(search.answer.person is None for search in done)
    if silent:
        note(f"{system.name}: {silent} of {len(done)} searches without any candidate (too few good frames)")
    return done


def claims(kiosk: Kiosk, room: Classroom) -> tuple[list[bool], list[bool]]:
    """Whether each track was taken for the student whose number was typed: the own number, and others'."""
    kiosk.search_among(frozenset(room.gallery))
    own: list[bool] = []
    others: list[bool] = []
    for seen in (*room.probes, *room.strangers):
        for person in room.gallery:
            taken = kiosk.verified(seen.frames, person)
            (own if person == seen.person else others).append(taken)
    return own, others


def parts(room: Classroom, crossfit: bool) -> list[tuple[list[str], Classroom]]:
    """The room in parts, each with those who must not have been learnt from.

    Cross-fitted, every searched person is a part, without that person and all strangers; strangers are one.
    The others of gallery/ are learnt from: with all left out, nobody of so small a room would be.
    """
    people = sorted({seen.person for seen in room.probes})
    strangers = sorted({seen.person for seen in room.strangers})
    if not crossfit:
        return [(sorted({*room.gallery, *people, *strangers}), room)]
    own = [
        (
            [person, *strangers],
            replace(room, probes=[seen for seen in room.probes if seen.person == person], strangers=[]),
        )
        for person in people
    ]
    return [*own, (strangers, replace(room, probes=[]))]


def kiosk_rates(root: Path, engine: str, room: Classroom) -> tuple[Rates, Claims]:
    """The kiosk's rates of identification and by number, cross-fitted where its engine knows these people."""
    name, crossfit = f"kiosk, {engine}", knows(engine, root)
    done: list[Search] = []
    own: list[bool] = []
    others: list[bool] = []
    for out, part in parts(room, crossfit):
        if not (part.probes or part.strangers):
            continue
        kiosk = Kiosk(honest_engine(engine, root, out), name)
        note(
            f"{name}: {len(part.probes)} probe and {len(part.strangers)} stranger tracks, then by number ..."
        )
        done += searches(kiosk, part)
        right, wrong = claims(kiosk, part)
        own, others = own + right, others + wrong
    if crossfit:
        note("cross-fitted: who is searched, and all strangers, were left out of what was learnt")
    return rates(name, Kiosk.threshold, done), counted(own, others)


def measure(root: Path, engine: str, programs: Programs) -> tuple[list[Rates], Claims]:
    """The rates of all systems on one folder, and the kiosk's by number. Raises BadInputError."""
    room = read(root)
    ours, by_number = kiosk_rates(root, engine, room)
    results = [ours]
    for make in programs():
        system = make()
        note(f"{system.name}: {len(room.probes)} probe and {len(room.strangers)} stranger tracks ...")
        results.append(rates(system.name, system.threshold, searches(system, room)))
    return results, by_number


def table(results: Sequence[Rates], engine: str) -> str:
    """The rates with their 95 % intervals, the aims beneath."""
    first = results[0]
    counts = f"{first.probes} probe tracks, {first.non_mated} non-mated searches; in brackets 95 % intervals"
    aims = [AIMS[engine]] if engine in AIMS else []
    return aligned([HEADER, *map(row, results), *aims]) + f"\n{counts}"


def sentence(by_number: Claims) -> str:
    """The kiosk's rates when the student number was typed first."""
    refused = with_interval(by_number.fnmr_by_number, by_number.claims_own)
    taken = with_interval(by_number.fmr_by_number, by_number.claims_others)
    return (
        f"the kiosk by number and face (1:1): FNMR {refused} of {by_number.claims_own}, "
        f"FMR {taken} of {by_number.claims_others}"
    )


def main(arguments: Sequence[str], programs: Programs = common_programs) -> int:
    """Measure and print a table, or one JSON object a system with ``--json``."""
    parser = argparse.ArgumentParser(prog="bench recognition", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder of PROTOCOL.md's layout")
    parser.add_argument("--engine", choices=tuple(ENGINES), default=BUILT_IN)
    parser.add_argument("--json", action="store_true", help="one JSON object a system on stdout")
    chosen = parser.parse_args(arguments)
    try:
        results, by_number = measure(chosen.data, chosen.engine, programs)
    except BadInputError as error:
        note(f"bench recognition: {error}")
        return 2
    sys.stdout.write((as_json(results) if chosen.json else table(results, chosen.engine)) + "\n")
    note(sentence(by_number))
    return 0
