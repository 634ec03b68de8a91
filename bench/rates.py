"""Error rates of identification over tracks, their intervals, and plain tables of them. Pure.

A search is mated when the person before the camera is in the gallery, non-mated when not (ISO/IEC 19795,
../shared/faces/PROTOCOL.md). Scores rise with how sure a system is; ``NO_SCORE`` is no answer at all.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

NO_SCORE = -math.inf


class BadInputError(Exception):
    """What was asked for cannot be measured; the text is one line for the person who asked."""


@dataclass(frozen=True)
class Answer:
    """What a system says of one track: its top candidate, how sure, and whether it would say the name."""

    person: str | None
    score: float
    named: bool
    took_ms: float = 0.0


@dataclass(frozen=True)
class Search:
    """One answered track. ``person`` is who it is, None when that person is not in the gallery."""

    person: str | None
    answer: Answer

    @property
    def right(self) -> bool:
        """Whether the top candidate is the person."""
        return self.person is not None and self.answer.person == self.person


@dataclass(frozen=True)
class Rates:
    """The rates of PROTOCOL.md for one system, as fractions; None where there was nothing to count."""

    system: str
    probes: int
    non_mated: int
    rank1: float | None
    tpir_at_fpir_10: float | None
    tpir_at_fpir_1: float | None
    fnir_at_threshold: float | None
    fpir_at_threshold: float | None
    threshold: float
    ms_per_track: float


@dataclass(frozen=True)
class Claims:
    """Verified by student number (1:1), as shares at the shipped threshold; None where nobody claimed.

    ``fnmr_by_number``: tracks not taken for the student they are of; ``fmr_by_number``: taken for another
    one, whose number was typed.
    """

    claims_own: int
    claims_others: int
    fnmr_by_number: float | None
    fmr_by_number: float | None


def rates(system: str, threshold: float, searches: Sequence[Search]) -> Rates:
    """Count over all searches of one system.

    Args:
        system: its name in the table.
        threshold: the number it names people by, in its own measure; only passed on.
        searches: at least one.
    """
    mates = [search for search in searches if search.person is not None]
    others = [search for search in searches if search.person is None]
    return Rates(
        system,
        len(mates),
        len(others),
        _share(search.right for search in mates),
        tpir_at_fpir(searches, 0.10),
        tpir_at_fpir(searches, 0.01),
        _share(not (search.right and search.answer.named) for search in mates),
        _share(search.answer.named for search in others),
        threshold,
        sum(search.answer.took_ms for search in searches) / max(1, len(searches)),
    )


def counted(own: Sequence[bool], others: Sequence[bool]) -> Claims:
    """From whether each track was taken for its own student, and for each other whose number was typed."""
    taken, false = _share(own), _share(others)
    return Claims(len(own), len(others), None if taken is None else 1 - taken, false)


def tpir_at_fpir(searches: Sequence[Search], fpir: float) -> float | None:
    """Share of mated searches that are right and surer than what ``fpir`` of the non-mated ones exceed.

    With n non-mated searches floor(fpir * n) of them may exceed it: under 100 at 1 % none may. None
    without mated or without non-mated searches.
    """
    mates = [search for search in searches if search.person is not None]
    others = sorted((s.answer.score for s in searches if s.person is None), reverse=True)
    if not mates or not others:
        return None
    limit = others[math.floor(fpir * len(others) + 1e-9)]
    return _share(search.right and search.answer.score > limit for search in mates)


def _share(hits: Iterable[bool]) -> float | None:
    values = list(hits)
    return sum(values) / len(values) if values else None


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share of ``count`` (at least 1) trials (Wilson 1927)."""
    z = 1.96
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0.0, middle - half), min(1.0, middle + half)


# --- showing --------------------------------------------------------------------------------------------


def with_interval(share: float | None, count: int) -> str:
    """A share with its 95 % interval, ``0.95 (0.75-0.99)``, or a dash where there was nothing to count."""
    if share is None or count == 0:
        return "-"
    low, high = wilson(share, count)
    return f"{share:.2f} ({low:.2f}-{high:.2f})"


HEADER = (
    *("system", "rank-1", "TPIR @ FPIR 10 %", "TPIR @ FPIR 1 %"),
    *("FNIR @ threshold", "FPIR @ threshold", "threshold", "ms a track"),
)


def row(result: Rates) -> tuple[str, ...]:
    """One system as a row under HEADER."""
    mated = (result.rank1, result.tpir_at_fpir_10, result.tpir_at_fpir_1, result.fnir_at_threshold)
    return (
        result.system,
        *(with_interval(share, result.probes) for share in mated),
        with_interval(result.fpir_at_threshold, result.non_mated),
        f"{result.threshold:g}",
        f"{result.ms_per_track:.0f}",
    )


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows of equal length as text in straight columns, the first one flush left, a line under the head."""
    widths = [max(len(cells[column]) for cells in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in enumerate(line)
        )
        for line in ([zip(cells, widths, strict=True) for cells in rows])
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def as_json(results: Iterable[object]) -> str:
    """One JSON object a line for each dataclass."""
    return "\n".join(json.dumps(asdict(result)) for result in results)  # type: ignore[call-overload]


def note(words: str) -> None:
    """Say on stderr what happens, so that stdout stays what was asked for."""
    sys.stderr.write(words + "\n")
