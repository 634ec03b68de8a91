"""``bench visit``: whole visits through the real app, on rendered students and on a real clip.

Each run is a process of its own, so that start and memory are those of a fresh kiosk. The first frontal face
is found afterwards, by a Haar cascade over every frame the camera gave, not by the app that is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.probes import percentile
from bench.visit_runs import SEED, run_clip, run_real, run_rendered, write_clip
from kiosk.demo.cast import stranger_look
from kiosk.start import has_display
from kiosk.vision.demo import Person, Stage

RUNS: dict[str, Callable[..., dict[str, Any]]] = {
    "rendered": lambda folder, visits: run_rendered(Path(folder), int(visits)),
    "clip": lambda folder, clip, began_s: run_clip(Path(folder), Path(clip), float(began_s)),
    "real": lambda folder, clips: run_real(Path(folder), Path(clips)),
}


def _in_own_process(name: str, bytecode: Path, *arguments: str) -> dict[str, Any]:
    """Run one of RUNS in a fresh process, offscreen unless there is a display, and read its JSON.

    Python keeps what it compiled, as at every start of a kiosk but the first: in the folder ``bytecode``
    where the environment forbids it beside the sources.
    """
    environment = dict(os.environ)
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
        environment["PYTHONPYCACHEPREFIX"] = str(bytecode)
    if not has_display():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-m", "bench", "visit", "--one", name, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"bench visit: {name} failed\n{done.stderr[-2000:]}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def measure(visits: int, faces: Path) -> dict[str, Any]:
    """All runs, one after another."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        folder = Path(name)
        compiled = folder / "bytecode"
        results = {"rendered visits": _in_own_process("rendered", compiled, str(folder / "a"), str(visits))}
        stage = Stage(SEED)
        write_clip(folder / "nobody.avi", stage, 6)
        stage.show(Person(stranger_look(SEED)))
        write_clip(folder / "somebody.avi", stage, 6)
        for title, clip in (("nobody there", "nobody.avi"), ("somebody there", "somebody.avi")):
            arguments = (str(folder / "a"), str(folder / clip), str(time.monotonic()))
            results[title] = _in_own_process("clip", compiled, *arguments)
        clips = faces / "video_webcam_auduno"
        if clips.is_dir():
            results["real clip"] = _in_own_process("real", compiled, str(folder / "b"), str(clips))
    return results


def table(results: dict[str, Any]) -> str:
    """The figures as Markdown rows: what, measured, aim."""
    rows = [("what", "measured", "aim"), ("---", "---", "---")]
    visits = results["rendered visits"]["visits"]
    marked = [visit for visit in visits if visit["outcome"] == "marked"]
    rows.append(("rendered visits marked right", f"{len(marked)} of {len(visits)}", ""))
    once = [visit for visit in marked if visit["turns"] == 1]
    twice = [visit for visit in marked if visit["turns"] > 1]
    rows.append(("of them asked for a second turn", f"{len(twice)}", ""))
    for key, of, words, aim in (
        ("face_to_asked_s", marked, "first frontal face to the turn asked, median / 95 %", "1.0 s"),
        ("turn_to_done_s", once, "beginning of an only turn to the confirmed screen, median / 95 %", "1.0 s"),
        ("face_to_done_s", once, "first frontal face to the confirmed screen, one turn, median / 95 %", ""),
        ("face_to_done_s", twice, "the same with two turns", ""),
    ):
        values = [visit[key] for visit in of] or [float("nan")]
        rows.append((words, f"{percentile(values, 0.5):.2f} s / {percentile(values, 0.95):.2f} s", aim))
    if "real clip" in results:
        visit = results["real clip"]["visits"][0]
        words = f"{visit['face_to_asked_s']:.2f} s / {visit['face_to_done_s']:.2f} s ({visit['outcome']})"
        rows.append(
            ("a real man in a clip: first frontal face to the turn asked / confirmed", words, "1.0 s")
        )
    nobody, somebody = results["nobody there"], results["somebody there"]
    blocks = [block for one in results.values() for block in one["watched"]["blocks_ms"]]
    rows += [
        ("preview while analysis runs", f"{somebody['watched']['fps']:.1f} frames a second", "29"),
        ("longest block of the main thread / 99.9 %", _ms(max(blocks), percentile(blocks, 0.999)), "50 ms"),
        ("CPU, nobody there", f"{100 * nobody['watched']['cpu_share']:.0f} % of a core", "10 %"),
        ("CPU, somebody there", f"{100 * somebody['watched']['cpu_share']:.0f} % of a core", ""),
        ("memory", f"{somebody['watched']['resident_mb']:.0f} MB", "350 MB"),
        ("start to live preview", f"{nobody['start_to_preview_s']:.2f} s", "2.5 s"),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _ms(*values: float) -> str:
    return " / ".join(f"{value:.0f} ms" for value in values)


def main(arguments: Sequence[str]) -> int:
    """Measure and print a table, or JSON with ``--json``."""
    parser = argparse.ArgumentParser(prog="bench visit", description=__doc__)
    parser.add_argument("--visits", type=int, default=9, help="rendered visits, at most 11")
    parser.add_argument("--faces", type=Path, default=Path("../shared/faces"), help="real clips, if any")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        sys.stdout.write(json.dumps(RUNS[chosen.one[0]](*chosen.one[1:])) + "\n")
        return 0
    results = measure(chosen.visits, chosen.faces)
    sys.stdout.write((json.dumps(results, indent=2) if chosen.json else table(results)) + "\n")
    return 0
