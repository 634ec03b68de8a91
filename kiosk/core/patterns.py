"""What a professor may want to look at, from facts and journal: never a verdict. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core.values import StudentId

TWO_NUMBERS = "two numbers"
"""Journal: one track was, or claimed to be, two students; subject the later one, detail the other."""

COMPANY = "two people at challenge"
"""Journal: more than one face was seen while this student was asked to turn; once a challenge."""

TRIED_S = 600.0


@dataclass(frozen=True)
class Tried:
    """Whom each track of the last minutes was found or claimed to be. Times are monotonic seconds."""

    tracks: Mapping[int, tuple[float, frozenset[StudentId]]] = field(default_factory=dict)

    def add(self, track_id: int, student_id: StudentId, now_s: float) -> tuple[frozenset[StudentId], Tried]:
        """Whom else this track was or claimed to be (nobody when told already), and what is known now."""
        fresh = {track: known for track, known in self.tracks.items() if now_s - known[0] < TRIED_S}
        _, before = fresh.get(track_id, (now_s, frozenset()))
        others = frozenset() if student_id in before else before
        return others, Tried({**fresh, track_id: (now_s, before | {student_id})})
