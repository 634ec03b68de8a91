"""The ROC of ``bench attacks`` as a picture, drawn with OpenCV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.rates import BadInputError

SIZE, LEFT, TOP, GRID = (620, 560), 70, 30, 460
COLOURS = ((30, 30, 30), (200, 90, 30), (40, 140, 40), (170, 60, 170), (40, 120, 220), (150, 150, 150))

Scores = tuple[Sequence[float], Sequence[float]]


def operating_points(live: Sequence[float], attacks: Sequence[float]) -> NDArray[np.float64]:
    """(n, 2) BPCER and APCER at every limit between scores, low ones refused: (0, 1) to (1, 0)."""
    limits = np.unique([*live, *attacks])
    limits = np.array([limits[0] - 1, *(limits[:-1] + np.diff(limits) / 2), limits[-1] + 1])
    refused = (np.array(live)[None, :] < limits[:, None]).mean(axis=1)
    passed = (np.array(attacks)[None, :] >= limits[:, None]).mean(axis=1)
    return np.stack([refused, passed], axis=1)


def roc(curves: Mapping[str, Scores]) -> NDArray[np.uint8]:
    """Picture (560, 620, 3): APCER over BPCER for each system that has scores of both kinds."""
    picture = np.full((SIZE[1], SIZE[0], 3), 255, np.uint8)
    cv2.rectangle(picture, (LEFT, TOP), (LEFT + GRID, TOP + GRID), (180, 180, 180), 1)
    for tenth in range(0, 11, 2):
        at = round(tenth * GRID / 10)
        _write(picture, f"{tenth / 10:.1f}", (LEFT + at - 10, TOP + GRID + 18))
        _write(picture, f"{tenth / 10:.1f}", (LEFT - 34, TOP + GRID - at + 4))
    _write(picture, "BPCER: live people refused", (LEFT + 130, TOP + GRID + 42))
    _write(picture, "APCER: attacks passed as live", (LEFT, TOP - 10))
    shown = {name: scores for name, scores in curves.items() if scores[0] and scores[1]}
    for place, (name, (live, attacks)) in enumerate(shown.items()):
        colour = COLOURS[place % len(COLOURS)]
        points = operating_points(live, attacks) * GRID
        places = np.rint(np.stack([LEFT + points[:, 0], TOP + GRID - points[:, 1]], axis=1)).astype(np.int32)
        cv2.polylines(picture, [places], False, colour, 3 if place == 0 else 1, cv2.LINE_AA)
        cv2.line(picture, (LEFT + 300, TOP + 20 + 20 * place), (LEFT + 330, TOP + 20 + 20 * place), colour, 3)
        _write(picture, name, (LEFT + 340, TOP + 24 + 20 * place))
    return picture


def save_roc(path: Path, curves: Mapping[str, Scores]) -> None:
    """Write the picture. Raises BadInputError when that is not possible."""
    is_made, png = cv2.imencode(".png", roc(curves))
    try:
        path.write_bytes(png.tobytes() if is_made else b"")
    except OSError as error:
        raise BadInputError(f"the ROC cannot be written to {path}: {error.strerror}") from error


def _write(picture: NDArray[np.uint8], words: str, at: tuple[int, int]) -> None:
    cv2.putText(picture, words, at, cv2.FONT_HERSHEY_SIMPLEX, 0.42, (60, 60, 60), 1, cv2.LINE_AA)
