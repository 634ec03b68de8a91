"""What a professor may want to look at, counted from facts and journal and held against chance. Pure.

A queue makes neighbours of strangers and puts people behind each other: only what happens far more often
than the arrivals of these very days would make of themselves is shown, and never as a verdict.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from kiosk.core.values import Arrival, CheckIn, Method, SessionId, StudentId

TWO_NUMBERS = "two numbers"
"""Journal: one track was, or claimed to be, two students; subject the later one, detail the other."""

PRESENTATION_REFUSED = "presentation refused"
COMPANY = "two people at challenge"
"""Journal: more than one face was seen while this student was asked to turn; once a challenge."""

TRIED_S = 600.0

TOGETHER_S = 10.0
"""Two check-ins at most this far apart are seconds apart."""

TIMES_NEEDED = 4
"""In at least so many classes."""

COMPANY_NEEDED = 3

SURE = 0.01
"""In a course where nothing but chance is at work, something is shown with at most this probability."""


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


# --- pairs that arrive seconds apart ------------------------------------------------------------------


@dataclass(frozen=True)
class Pair:
    """Two students, seconds apart in ``times`` of their ``common`` classes; chance makes ``expected``."""

    one: StudentId
    other: StudentId
    times: int
    common: int
    expected: float
    by_number: int
    latest: datetime


Came = Arrival | CheckIn


def pairs_together(arrivals: Iterable[Came]) -> tuple[Pair, ...]:
    """The pairs of one course that arrive seconds apart far more often than the arrivals make of themselves.

    For each class that both came to, the chance that they are seconds apart is the share of the others who
    are that near to either of them (the pair itself left out, half a person added), as if who comes next in
    the queue were drawn by lot. The number of such classes is then a sum of independent coins (Poisson
    binomial); a pair is shown when what happened is less likely than ``SURE`` divided by the number of
    pairs of the course (Bonferroni). Costs about a millisecond a class of 40.
    """
    classes: dict[SessionId, dict[StudentId, Came]] = {}
    for fact in arrivals:
        classes.setdefault(fact.session_id, {})[fact.student_id] = fact
    near: dict[tuple[StudentId, StudentId], list[SessionId]] = {}
    for session_id, facts in classes.items():
        for one, other in _near_pairs(facts.values()):
            near.setdefault((one, other), []).append(session_id)
    students = {student for facts in classes.values() for student in facts}
    tests = max(1, len(students) * (len(students) - 1) // 2)
    times = {session_id: _Arrivals(facts) for session_id, facts in classes.items()}
    found = []
    for (one, other), sessions in near.items():
        if len(sessions) < TIMES_NEEDED:
            continue
        common = [times[session_id] for session_id, facts in classes.items() if {one, other} <= facts.keys()]
        chances = [each.chance(one, other) for each in common]
        if tail(chances, len(sessions)) * tests >= SURE:
            continue
        both = [(classes[session_id][one], classes[session_id][other]) for session_id in sessions]
        by_number = sum(Method.NUMBER in {first.method, second.method} for first, second in both)
        latest = max(max(first.at, second.at) for first, second in both)
        found.append(Pair(one, other, len(sessions), len(common), sum(chances), by_number, latest))
    return tuple(sorted(found, key=lambda pair: pair.latest, reverse=True))


def _near_pairs(facts: Iterable[Came]) -> Iterable[tuple[StudentId, StudentId]]:
    """Everybody who is at most ``TOGETHER_S`` apart, each pair once, the smaller id first."""
    in_turn = sorted(facts, key=lambda fact: fact.at)
    for number, first in enumerate(in_turn):
        until = first.at + timedelta(seconds=TOGETHER_S)
        for second in islice(in_turn, number + 1, None):
            if second.at > until:
                break
            one, other = sorted((first.student_id, second.student_id))
            yield one, other


class _Arrivals:
    """The arrival times of one class."""

    def __init__(self, facts: Mapping[StudentId, Came]) -> None:
        self._at = {student: fact.at for student, fact in facts.items()}
        self._sorted = sorted(self._at.values())

    def chance(self, one: StudentId, other: StudentId) -> float:
        """The chance in 0..1 that somebody of the class who is not one of these is seconds from them."""
        gap = timedelta(seconds=TOGETHER_S)
        together = abs(self._at[one] - self._at[other]) <= gap
        near = 0
        for student in (one, other):
            at = self._at[student]
            inside = bisect_right(self._sorted, at + gap) - bisect_left(self._sorted, at - gap)
            near += inside - 1 - together  # without themselves and the other of the pair
        others = len(self._sorted) - 2
        if others == 0:
            return 1.0  # nobody to compare them with
        return min(1.0, (near / 2 + 0.5) / (others + 1))


def tail(chances: Sequence[float], times: int) -> float:
    """The probability that at least ``times`` of independent events with these chances happen."""
    happened = [1.0]
    for chance in chances:
        happened = [
            (happened[k] * (1 - chance) if k < len(happened) else 0.0)
            + (happened[k - 1] * chance if k else 0.0)
            for k in range(len(happened) + 1)
        ]
    return min(1.0, sum(happened[times:]))


# --- company at the challenge -------------------------------------------------------------------------


@dataclass(frozen=True)
class Accompanied:
    """A student who had company at ``times`` of ``of`` challenges; the others' share makes ``expected``."""

    student_id: StudentId
    times: int
    of: int
    expected: float


def accompanied(company: Counter[StudentId], challenges: Counter[StudentId]) -> tuple[Accompanied, ...]:
    """Who has company far more often than the others of the course: a queue gives everybody some.

    Args:
        company: how many challenges of each student somebody else was seen at.
        challenges: how many challenges there were of each student.
    """
    everybody = company.keys() | challenges.keys()
    total = {student: max(challenges[student], company[student]) for student in everybody}
    found = []
    for student, times in company.items():
        if times < COMPANY_NEEDED:
            continue
        others = sum(total.values()) - total[student]
        chance = (sum(company.values()) - times + 0.5) / (others + 1)
        if tail([min(1.0, chance)] * total[student], times) * len(everybody) < SURE:
            found.append(Accompanied(student, times, total[student], chance * total[student]))
    return tuple(sorted(found, key=lambda one: (-one.times, one.student_id)))
