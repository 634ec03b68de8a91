"""cv2.face.LBPHFaceRecognizer measured at growing sizes, for ``bench gallery``; alone in its process."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.probes import resident_mb

SIZES = (250, 500, 1000, 2000, 5000)
SEARCHES = 30
WRITTEN = 250
"""Templates in the file whose reading is timed: YAML, 0.13 MB a template."""
BUDGET_S = 40.0
"""No larger size is begun after this."""
SIDE_PX = 100

Figures = dict[str, Any]


def run(folder: Path, most: int) -> Figures:
    """Time and memory at each size up to ``most``, while there is time, and the straight lines through them.

    Pictures are noise: a search takes as long on any picture. Describing the probe is part of predict().
    """
    cv2.setNumThreads(1)
    began_s = time.monotonic()
    sizes = sorted({*(size for size in SIZES if size < most), min(most, SIZES[-1])})
    rows = [_at(size) for size in sizes if time.monotonic() - began_s < BUDGET_S]
    figures: Figures = {"sizes": rows, "read_s_per_template": _read_s(folder) / WRITTEN}
    for name in ("search_ms", "memory_mb"):
        figures[f"{name}_line"] = _line([row["templates"] for row in rows], [row[name] for row in rows])
    return figures


def _pictures(count: int, seed: int) -> list[NDArray[np.uint8]]:
    rng = np.random.default_rng([seed, count])
    return list(rng.integers(0, 256, (count, SIDE_PX, SIDE_PX), np.uint8))


def _at(size: int) -> Figures:
    recogniser = cv2.face.LBPHFaceRecognizer.create()
    probes = _pictures(SEARCHES, 1)
    before_mb = resident_mb()
    for part in range(0, size, 250):  # in parts, so that pictures do not count as memory
        pictures = _pictures(min(250, size - part), 2 + part)
        recogniser.update(pictures, np.arange(part, part + len(pictures), dtype=np.int32))
        del pictures
    memory_mb = resident_mb() - before_mb
    taken_ms = []
    for probe in probes:
        began_s = time.thread_time()
        recogniser.predict(probe)
        taken_ms.append(1000 * (time.thread_time() - began_s))
    began_s = time.thread_time()
    recogniser.update(_pictures(10, 9), np.full(10, size, np.int32))
    add_ms = 1000 * (time.thread_time() - began_s)
    return {
        "templates": size,
        "search_ms": float(np.median(taken_ms)),
        "search_p99_ms": float(np.quantile(taken_ms, 0.99)),
        "memory_mb": memory_mb,
        "add_10_ms": add_ms,
    }


def _read_s(folder: Path) -> float:
    """Seconds to read WRITTEN templates from its own file."""
    recogniser = cv2.face.LBPHFaceRecognizer.create()
    recogniser.train(_pictures(WRITTEN, 4), np.arange(WRITTEN, dtype=np.int32))
    path = folder / "lbph.yml"
    recogniser.write(str(path))
    began_s = time.thread_time()
    cv2.face.LBPHFaceRecognizer.create().read(str(path))
    taken_s = time.thread_time() - began_s
    path.unlink()
    return taken_s


def _line(x: Sequence[float], y: Sequence[float]) -> list[float]:
    """Slope and intercept of the straight line through the points."""
    if len(x) < 2:
        return [y[0] / x[0], 0.0]
    return [float(value) for value in np.polyfit(x, y, 1)]
