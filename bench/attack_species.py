"""``bench attacks --species``: whole visits against composed attacks, and live people beside them.

Each species of bench.presentations tries to be marked as an enrolled student; rendered students and the man
of the webcam clips come themselves. "Named" is what a kiosk without challenge and without passive detection
would mark: the baseline of the same run. APCER is the share of tries that were marked, BPCER the share of
live tries that were named and not marked; intervals are Wilson's, 95 %.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import cv2

from bench.attack_cast import (
    MAN,
    Comes,
    ComesFilmed,
    Man,
    Target,
    classroom_targets,
    man_of,
    pictures_of,
    rendered_targets,
)
from bench.attack_visits import LOOKS_PER_S, Door, Try
from bench.presentations import LUCKY, Species, present
from bench.rates import aligned, note, wilson, with_interval
from kiosk.core.values import Template
from kiosk.start import qt_application
from kiosk.vision.analyze import Analyzer

LIVE_RENDERED, LIVE_CLIPS = "live: rendered students", "live: a man in webcam clips"
TOGETHER = 10
"""Tries that one process makes in one go."""


@dataclass(frozen=True)
class Job:
    """Some tries of one species, or of somebody live (``what`` is the name of the row)."""

    what: str
    first: int
    count: int
    looks_per_s: float = LOOKS_PER_S


@dataclass(frozen=True)
class Row:
    """The figures of one species or of live people. ``low``, ``high``: the 95 % interval of ``share``."""

    what: str
    live: bool
    tries: int
    named: int
    challenged: int
    accepted: int
    share: float
    low: float
    high: float
    by_chance: float | None
    outcomes: dict[str, int]


# --- making tries ---------------------------------------------------------------------------------------


class Tries:
    """A door, everybody who is enrolled at it, and the tries that are made there. One a process."""

    def __init__(self, faces: Path, engine: str) -> None:
        cv2.setNumThreads(1)
        analyzer = Analyzer(engine)
        self._faces = faces
        self._rendered = list(rendered_targets(analyzer))
        self._man: Man | None = man_of(analyzer, faces)
        self._classroom = list(classroom_targets(analyzer, faces))
        self._folder = tempfile.TemporaryDirectory(prefix="attacks-")  # gone with the process
        self._door = Door(qt_application(), Path(self._folder.name) / "world", engine)
        for target in self._everybody():
            self._door.enrol(target.player, target.templates)
        self._door.open()
        self._held: str | None = None

    def _everybody(self) -> list[Target]:
        return [*self._rendered, *([self._man.target] if self._man else []), *self._classroom]

    def make(self, job: Job) -> list[Try]:
        """The tries of a job, in order."""
        numbers = range(job.first, job.first + job.count)
        if job.what == LIVE_RENDERED:
            return [self._rendered_comes(number) for number in numbers]
        if job.what == LIVE_CLIPS:
            return [self._man_comes(number) for number in numbers] if self._man else []
        return [self._attacks(Species(job.what), number, job.looks_per_s) for number in numbers]

    def _attacks(self, species: Species, number: int, looks_per_s: float) -> Try:
        """Target after target; every second round types the number first."""
        self._hold(None)
        replay = species in {Species.REPLAY_WRONG, Species.REPLAY_LUCKY}
        targets = [target for target in self._everybody() if target.material.turns or not replay]
        round_, place = divmod(number, len(targets))
        target = targets[place]
        seed = 1000 * (list(Species).index(species) + 1) + number
        where = target.beside(seed) if species is Species.LEANING_IN else None
        attack = present(species, target.material, seed, where)
        who = target.player.student.student_id
        by_number = round_ % 2 == 1
        return self._door.attempt(attack, who, seed, by_number=by_number, looks_per_s=looks_per_s)

    def _rendered_comes(self, number: int) -> Try:
        self._hold(None)
        player = self._rendered[number % len(self._rendered)].player
        comes = Comes(player.look, 500 + number)
        return self._door.attempt(comes, player.student.student_id, 500 + number)

    def _man_comes(self, number: int) -> Try:
        """Scene after scene, each time from another frame on; enrolled from the other clips."""
        assert self._man is not None
        scene = self._man.scenes[number % len(self._man.scenes)]
        self._hold(scene.clip)
        looks, acts = (pictures_of(self._faces / MAN, part) for part in (scene.looks, scene.acts))
        comes = ComesFilmed(looks, acts, 3 * (number // len(self._man.scenes)))
        who = self._man.target.player.student.student_id
        return self._door.attempt(comes, who, 700 + number, only=scene.pose)

    def _hold(self, left_out: str | None) -> None:
        """Let the man be enrolled from all clips but one, among real people; None: all, and him as attacked.

        Rendered students are more alike than people are: among them everybody must be found more surely.
        """
        if self._man is None or left_out == self._held:
            return
        his = self._man.target.templates if left_out is None else self._man.templates[left_out]
        people = self._everybody() if left_out is None else self._classroom or self._rendered
        others = [t for target in people if target is not self._man.target for t in target.templates]
        templates: list[Template] = [*his, *others]
        self._door.hold(templates)
        self._held = left_out


@cache
def _tries(faces: Path, engine: str) -> Tries:
    """The one of this process."""
    return Tries(faces, engine)


def run_job(faces: Path, engine: str, job: Job) -> tuple[Job, list[Try]]:
    """Make the tries of a job in this process."""
    return job, _tries(faces, engine).make(job)


# --- the run --------------------------------------------------------------------------------------------


def jobs_for(
    tries: int,
    live: int,
    species: Sequence[Species],
    *,
    clips: bool,
    looks_per_s: float = LOOKS_PER_S,
    begin: int = 0,
) -> Iterator[Job]:
    """All tries, in pieces; attacks from number ``begin`` on, live people at the full rate of looks."""
    wanted = [(one.value, begin, tries, looks_per_s) for one in species]
    wanted += [(LIVE_RENDERED, 0, live, LOOKS_PER_S)]
    wanted += [(LIVE_CLIPS, 0, live, LOOKS_PER_S)] if clips else []
    for what, start, count, looks in wanted:
        for first in range(start, start + count, TOGETHER):
            yield Job(what, first, min(TOGETHER, start + count - first), looks)


def measure(
    tries: int,
    live: int,
    faces: Path,
    engine: str,
    processes: int,
    looks_per_s: float = LOOKS_PER_S,
    species: Sequence[Species] = tuple(Species),
    begin: int = 0,
) -> list[Row]:
    """Make all tries and count.

    Args:
        tries: of each species.
        live: of rendered students, and of the man.
        faces: ../shared/faces, or a folder that is not there.
        engine: as in the settings.
        processes: at a time; each takes some 300 MB.
        looks_per_s: at an attacker who is challenged.
        species: which.
        begin: number of the first try of each species; nothing was chosen on those from 200 on.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no window is opened
    clips = (faces / MAN).is_dir()
    jobs = list(jobs_for(tries, live, species, clips=clips, looks_per_s=looks_per_s, begin=begin))
    found: dict[str, dict[int, list[Try]]] = {}
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(run_job, faces, engine, job) for job in jobs]
        for done, future in enumerate(as_completed(waiting), start=1):
            job, made = future.result()
            found.setdefault(job.what, {})[job.first] = made
            ended = Counter(one.outcome for one in made)
            note(f"{done}/{len(jobs)} {job.what} {job.first}..: {dict(ended)}")
    return [
        counted(what, [one for _, part in sorted(parts.items()) for one in part])
        for what, parts in sorted(found.items(), key=lambda pair: [job.what for job in jobs].index(pair[0]))
    ]


def counted(what: str, tries: Sequence[Try]) -> Row:
    """The figures of tries of one kind."""
    live = what in {LIVE_RENDERED, LIVE_CLIPS}
    named = sum(one.named for one in tries)
    accepted = sum(one.accepted for one in tries)
    share = (named - accepted) / max(1, named) if live else accepted / max(1, len(tries))
    low, high = wilson(share, max(1, named if live else len(tries)))
    return Row(
        what,
        live,
        len(tries),
        named,
        sum(bool(one.asked) for one in tries),
        accepted,
        share,
        low,
        high,
        by_chance(tries) if what == LUCKY.value else None,
        dict(Counter(one.outcome for one in tries)),
    )


def by_chance(tries: Sequence[Try]) -> float:
    """How often a clip of one random turn each time shows what was asked: 1/4 for one turn, 1/12 for two.

    The second turn asked is another one than the first, of four; the clip's second one too, so that it is
    right with 1/3 when the first was. A try that was never asked had no chance.
    """
    chances = {0: 0.0, 1: 1 / 4}
    return sum(chances.get(len(set(one.asked)), 1 / 12) for one in tries) / max(1, len(tries))


# --- showing --------------------------------------------------------------------------------------------


def table(rows: Sequence[Row]) -> str:
    """Attacks first, then live people."""
    head = ("presentation", "tries", "named", "challenged", "marked", "APCER / BPCER (95 %)", "ended as")
    cells = [head]
    for row in rows:
        ends = ", ".join(f"{word} {count}" for word, count in sorted(row.outcomes.items()))
        of = row.named if row.live else row.tries
        cells.append(
            (
                row.what,
                str(row.tries),
                str(row.named),
                str(row.challenged),
                str(row.accepted),
                ("BPCER " if row.live else "APCER ") + with_interval(row.share if of else None, of),
                ends,
            )
        )
    words = [aligned(cells)]
    lucky = next((row for row in rows if row.by_chance is not None), None)
    if lucky is not None and lucky.by_chance is not None:
        words.append(
            f"the lucky clip: marked {lucky.share:.3f} of all tries; by chance at most {lucky.by_chance:.3f} "
            "(1/4 where one turn was asked, 1/12 where two, 0 where none)"
        )
    words.append(
        "named: what a kiosk without challenge and passive detection marks (the baseline of this run)"
    )
    return "\n".join(words)


def main(arguments: Sequence[str]) -> int:
    """Measure and print a table, or JSON with ``--json``."""
    parser = argparse.ArgumentParser(prog="bench attacks --species", description=__doc__)
    parser.add_argument("--species", nargs="*", default=[], help="names of some; none: all")
    parser.add_argument("--tries", type=int, default=24, help="of each species; 200 takes hours")
    parser.add_argument("--live", type=int, default=0, help="of live people; as many as --tries unless given")
    parser.add_argument("--faces", type=Path, default=Path("../shared/faces"), help="real people, if any")
    parser.add_argument("--engine", default="lbph", help="as in the settings")
    parser.add_argument("--looks", type=float, default=LOOKS_PER_S, help="a second at who is challenged")
    parser.add_argument(
        "--begin", type=int, default=0, help="number of the first attack; the same number, the same attack"
    )
    parser.add_argument("--processes", type=int, default=max(1, os.cpu_count() or 1))
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    known = {one.name.lower(): one for one in Species}
    unknown = [name for name in chosen.species if name not in known]
    if unknown:
        sys.stderr.write(f"no such species: {', '.join(unknown)}; there are {', '.join(known)}\n")
        return 2
    species = [known[name] for name in chosen.species] or list(Species)
    live = chosen.live or chosen.tries
    faces, processes = chosen.faces.resolve(), chosen.processes
    rows = measure(chosen.tries, live, faces, chosen.engine, processes, chosen.looks, species, chosen.begin)
    lines = [json.dumps(asdict(row), ensure_ascii=False) for row in rows]
    sys.stdout.write(("\n".join(lines) if chosen.json else table(rows)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
