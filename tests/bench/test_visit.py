"""A visit judged at every threshold at once says at 0.55 what core.visit.Votes says."""

import math

from hypothesis import given
from hypothesis import strategies as st

from bench.rates import NO_SCORE
from bench.systems import Visit
from kiosk.core.observation import ACCEPTED_CONFIDENCE, Candidate, FaceSeen, Identify, Observation
from kiosk.core.values import StudentId, new_id
from kiosk.core.visit import Found, Votes

STUDENTS = [StudentId(new_id()) for _ in range(2)]
TASK = Identify(frozenset(STUDENTS))
PERIOD_S = 0.2

Look = tuple[int, float] | None


def observed(look: Look, at_s: float, track_id: int = 1) -> Observation:
    face = FaceSeen((0, 0, 100, 100), track_id, 0.0, 0.0)
    candidate = None if look is None else Candidate(STUDENTS[look[0]], look[1], 0.3, 0.6, 3)
    return Observation(TASK, 1, at_s, faces=1, face=face, candidate=candidate)


def visited(looks: list[Look]) -> Visit:
    visit = Visit()
    for number, look in enumerate(looks):
        visit.add(observed(look, number * PERIOD_S))
        if visit.over:
            break
    return visit


confidences = st.sampled_from(
    [0.1, 0.5, math.nextafter(ACCEPTED_CONFIDENCE, 0), ACCEPTED_CONFIDENCE, 0.7, 0.99]
)
all_looks = st.lists(st.none() | st.tuples(st.integers(0, 1), confidences), max_size=25)


@given(all_looks)
def test_it_names_whom_the_kiosk_names(looks: list[Look]) -> None:
    votes, named = Votes(1, TASK, 0.0), None
    for number, look in enumerate(looks):
        votes = votes.add(observed(look, number * PERIOD_S))
        found = votes.found()
        if isinstance(found, Candidate):
            named = found.student_id
        if found is not Found.NOTHING_YET:
            break
    _, score = visited(looks).best()
    assert (score >= ACCEPTED_CONFIDENCE) == (named is not None)


@given(all_looks)
def test_it_answers_wherever_there_was_a_candidate(looks: list[Look]) -> None:
    candidate, score = visited(looks).best()
    assert (candidate is None) == all(look is None for look in looks)
    assert (candidate is None) == (score == NO_SCORE)


def test_the_score_is_what_three_looks_in_a_row_reach() -> None:
    candidate, score = visited([(0, 0.9), (0, 0.3), (0, 0.4), (0, 0.6), (1, 0.99)]).best()
    assert candidate is not None
    assert (candidate.student_id, score) == (STUDENTS[0], 0.3)


def test_too_few_looks_give_a_candidate_and_no_name() -> None:
    candidate, score = visited([None, (1, 0.99), (1, 0.99)]).best()
    assert candidate is not None
    assert (candidate.student_id, score) == (STUDENTS[1], 0.0)


def test_another_track_begins_anew() -> None:
    visit = Visit()
    for number, track_id in enumerate((1, 1, 2, 2)):
        visit.add(observed((0, 0.9), number * PERIOD_S, track_id))
    assert visit.best()[1] == 0.0
