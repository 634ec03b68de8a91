"""``bench gallery``: a campus of templates: search, memory, load, add, remove; beside cv2.face LBPH.

Each run is a process of its own on one core. By the clock, and of the processor alone: other programs
lengthen the first, not the second.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench import gallery_cv2
from bench.gallery_faces import agreement, of_folder, rendered
from bench.gallery_runs import Campus, campus_run, small_run, write
from bench.rates import BadInputError, aligned, note

ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
MB_A_NUMBER = 4 / 2**20

Figures = dict[str, Any]

RUNS: dict[str, Callable[..., Figures]] = {
    "write": lambda folder, *campus: write(Path(folder), Campus(*map(int, campus))),
    "campus": lambda folder, *campus: campus_run(Path(folder), Campus(*map(int, campus))),
    "small": lambda *campus: small_run(Campus(*map(int, campus))),
    "cv2": lambda folder, most: gallery_cv2.run(Path(folder), int(most)),
    "rendered": lambda people: agreement(rendered(int(people))),
    "folder": lambda root: agreement(of_folder(Path(root))),
}


def _in_own_process(name: str, *arguments: object) -> Figures:
    """Run one of RUNS in a fresh process on one core and read its JSON. Raises BadInputError."""
    note(f"bench gallery: {name} {' '.join(str(one) for one in arguments)} ...")
    done = subprocess.run(
        [sys.executable, "-m", "bench", "gallery", "--one", name, *map(str, arguments)],
        env={**os.environ, **ONE_CORE},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BadInputError(f"bench gallery: {name} failed\n{done.stderr[-2000:]}")
    result: Figures = json.loads(done.stdout.splitlines()[-1])
    return result


def measure(campus: Campus, faces: int, data: Path | None) -> Figures:
    """All runs, one after another."""
    size = (campus.students, campus.templates, campus.size)
    results: Figures = {"students": size[0], "templates": size[1], "numbers": size[2]}
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        results["store"] = _in_own_process("write", folder, *size)
        results["ours"] = _in_own_process("campus", folder, *size)
        results["cv2"] = _in_own_process("cv2", folder, campus.students * campus.templates)
    largest = results["cv2"]["sizes"][-1]["templates"]
    few = max(1, largest // campus.templates)
    results["small"] = _in_own_process("small", few, campus.templates, campus.size)
    if faces:
        results["rendered"] = _in_own_process("rendered", faces)
    if data is not None:
        results["faces"] = _in_own_process("folder", data.resolve())
    results["beside"] = beside(results)
    return results


def beside(results: Figures) -> list[Figures]:
    """Ours and cv2's at the largest size it was measured at; at the campus by its line, extended."""
    cv2, largest = results["cv2"], results["cv2"]["sizes"][-1]
    count = results["students"] * results["templates"]
    extended = {
        name: slope * count + intercept
        for name in ("search_ms", "memory_mb")
        for slope, intercept in [cv2[f"{name}_line"]]
    }
    sides = [(largest["templates"], results["small"], largest, "measured")]
    if count > largest["templates"]:
        sides.append((count, results["ours"], extended, "extended"))
    rows = []
    for templates, ours, theirs, how in sides:
        search_ms = ours["search everybody"]["processor_p50_ms"]
        rows.append(
            {
                "templates": templates,
                "cv2_is": how,
                "ours_search_ms": search_ms,
                "cv2_search_ms": theirs["search_ms"],
                "faster": theirs["search_ms"] / search_ms,
                "ours_memory_mb": ours["memory_mb"],
                "cv2_memory_mb": theirs["memory_mb"],
                "smaller": theirs["memory_mb"] / max(ours["memory_mb"], MB_A_NUMBER),
                "cv2_read_s": cv2["read_s_per_template"] * templates,
            }
        )
    return rows


# --- what is printed ------------------------------------------------------------------------------------

_TIMES = (
    ("search everybody", "search, everybody", "p99 10 ms"),
    ("search a roster", "search, a roster of 300; nearest other of everybody", ""),
    ("verify", "verify one student", ""),
    ("add one", "add one student", "5 ms"),
    ("remove one", "remove one student", "5 ms"),
    ("add one, calibrated", "add one, ready to search the roster again", "5 ms"),
    ("add one, all calibrated", "add one, ready to search everybody again", "5 ms"),
    ("remove one, calibrated", "remove one, ready to search the roster again", "5 ms"),
    ("first calibration", "calibrate, once after a load", ""),
    ("load", "load from the encrypted store", "1 s"),
    ("load from memory", "  of it: templates to gallery", ""),
)


def table(results: Figures) -> str:
    """Times, memory, cv2 beside it, agreement."""
    ours, numbers = results["ours"], results["numbers"]
    count = results["students"] * results["templates"]
    head = f"{results['students']} students x {results['templates']} templates of {numbers} numbers"
    rows: list[tuple[str, ...]] = [(head, "p50", "p99", "processor p50", "p99", "aim")]
    for key, words, aim in _TIMES:
        taken = ours[key]
        names = ("p50_ms", "p99_ms", "processor_p50_ms", "processor_p99_ms")
        rows.append((words, *(f"{taken[name]:.2f} ms" for name in names), aim))
    memory = [
        ("memory in MB", "MB", "aim"),
        ("gallery and all that loading it left behind", f"{ours['memory_mb']:.0f}", "300"),
        ("  of it: the templates as float32", f"{count * numbers * MB_A_NUMBER:.0f}", ""),
        ("the process (no window, no camera)", f"{ours['process_mb']:.0f}", ""),
        ("  at most, while loading", f"{ours['peak_mb']:.0f}", ""),
        ("the database file", f"{results['store']['file_mb']:.0f}", ""),
    ]
    parts = [aligned(rows), aligned(memory), _beside_table(results), _agreement_table(results)]
    return "\n\n".join(parts)


def _beside_table(results: Figures) -> str:
    rows = [("beside cv2.face LBPH", "ours", "cv2", "ratio", "aim", "cv2's figure is")]
    for row in results["beside"]:
        at, how = f"{row['templates']} templates: ", row["cv2_is"]
        search = (f"{row['ours_search_ms']:.2f} ms", f"{row['cv2_search_ms']:.1f} ms")
        rows.append((f"{at}search, p50", *search, f"{row['faster']:.0f} x", "100 x", how))
        memory = (f"{row['ours_memory_mb']:.1f} MB", f"{row['cv2_memory_mb']:.0f} MB")
        rows.append((f"{at}memory", *memory, f"{row['smaller']:.0f} x", "20 x", how))
    ours_s = results["ours"]["load"]["processor_p50_ms"] / 1000
    read_s = results["beside"][-1]["cv2_read_s"]
    at = f"{results['beside'][-1]['templates']} templates: "
    rows.append(
        (f"{at}load", f"{ours_s:.2f} s", f"{read_s:.0f} s", f"{read_s / ours_s:.0f} x", "", "extended")
    )
    rows.append((f"{at}remove one", "yes", "not offered", "", "", ""))
    return aligned(rows)


def _agreement_table(results: Figures) -> str:
    made = results["ours"]["agreement"]
    rows: list[tuple[str, ...]] = [
        ("same top candidate as brute force", "probes", "same", "ours right", "brute force right"),
        ("campus, made vectors, double precision", str(made["probes"]), f"{made['same']:.4f}", "", ""),
    ]
    for key, words in (("rendered", "rendered students"), ("faces", "people of the folder given")):
        if key in results:
            found = results[key]
            shares = (f"{found[name]:.3f}" for name in ("same", "ours_right", "full_right"))
            name = f"{found['people']} {words}, all LBP histograms, Hellinger"
            rows.append((name, str(found["probes"]), *shares))
    return aligned(rows)


def main(arguments: Sequence[str]) -> int:
    """Measure and print tables, or JSON with ``--json``."""
    parser = argparse.ArgumentParser(prog="bench gallery", description=__doc__)
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--templates", type=int, default=10, help="of each student")
    parser.add_argument(
        "--size", type=int, default=100, help="numbers of a template: built-in 100, accurate 128"
    )
    parser.add_argument(
        "--faces", type=int, default=30, help="rendered students for the agreement, 0 for none"
    )
    parser.add_argument(
        "--data", type=Path, help="people's folders, or the classroom, for the agreement on real faces"
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    try:
        if chosen.one:
            sys.stdout.write(json.dumps(RUNS[chosen.one[0]](*chosen.one[1:])) + "\n")
            return 0
        if min(chosen.students, chosen.templates, chosen.size) < 1 or chosen.students < 3:
            raise BadInputError("at least 3 students with a template of a number each")
        campus = Campus(chosen.students, chosen.templates, chosen.size)
        results = measure(campus, chosen.faces, chosen.data)
    except BadInputError as error:
        note(str(error))
        return 2
    sys.stdout.write((json.dumps(results, indent=2) if chosen.json else table(results)) + "\n")
    return 0
