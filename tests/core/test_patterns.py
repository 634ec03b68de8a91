"""Patterns held against chance: who arrives together far too often is found, a queue accuses nobody."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.patterns import COMPANY_NEEDED, TIMES_NEEDED, TOGETHER_S, accompanied, pairs_together, tail
from kiosk.core.values import CheckIn, ClassSession, Method, Student, StudentId, new_id
from tests.builders import a_check_in, a_course, a_session, a_student
from tests.fakes import A_MONDAY

COURSE = a_course()


def a_class(week: int) -> ClassSession:
    return a_session(COURSE, A_MONDAY + timedelta(days=7 * week))


def students(count: int) -> list[Student]:
    return [a_student(f"2026{n:04}", f"S{n}") for n in range(count)]


def arrivals(session: ClassSession, order: list[Student], gap_s: float) -> list[CheckIn]:
    return [
        a_check_in(session, one, session.starts_at + timedelta(seconds=gap_s * place))
        for place, one in enumerate(order)
    ]


def term(rng: Random, everybody: list[Student], gap_s: float, weeks: int = 15) -> list[CheckIn]:
    """A queue in a new order each week; each student is missing now and then."""
    facts = []
    for week in range(weeks):
        here = [one for one in everybody if rng.random() < 0.9]
        rng.shuffle(here)
        facts += arrivals(a_class(week), here, gap_s)
    return facts


@pytest.mark.parametrize("gap_s", [2.0, 4.0, 9.0, 60.0])
@pytest.mark.parametrize("seed", range(4))
def test_a_queue_accuses_nobody(gap_s: float, seed: int) -> None:
    assert pairs_together(term(Random(seed), students(30), gap_s)) == ()


@pytest.mark.parametrize("gap_s", [4.0, 6.0, 9.0])
def test_two_who_always_come_together_are_found_even_in_a_queue(gap_s: float) -> None:
    rng, everybody = Random(1), students(30)
    ada, bo = everybody[:2]
    facts = []
    for week in range(12):
        here = everybody[2:]
        rng.shuffle(here)
        place = rng.randrange(len(here))
        facts += arrivals(a_class(week), [*here[:place], ada, bo, *here[place:]], gap_s)
    (pair,) = pairs_together(facts)
    assert {pair.one, pair.other} == {ada.student_id, bo.student_id}
    assert (pair.times, pair.common) == (12, 12)
    assert pair.expected < 5
    assert pair.latest >= a_class(11).starts_at


def test_three_times_are_too_few() -> None:
    weeks = TIMES_NEEDED - 1
    ada, bo, *others = students(30)
    facts: list[CheckIn] = []
    for week in range(weeks):
        session = a_class(week)
        facts += arrivals(session, others, 60.0)
        facts += [a_check_in(session, one, session.starts_at + timedelta(hours=1)) for one in (ada, bo)]
    assert pairs_together(facts) == ()
    session = a_class(weeks)
    facts += [a_check_in(session, one, session.starts_at) for one in (ada, bo)]
    facts += arrivals(session, others, 60.0)[2:]
    assert len(pairs_together(facts)) == 1


def test_what_is_by_number_is_counted_and_the_gap_is_ten_seconds() -> None:
    ada, bo, *others = students(20)
    facts: list[CheckIn] = []
    for week in range(8):
        session, apart = a_class(week), TOGETHER_S if week < 6 else TOGETHER_S + 0.1
        facts += arrivals(session, others, 90.0)
        at = session.starts_at + timedelta(hours=1)
        facts.append(a_check_in(session, ada, at))
        method = Method.NUMBER if week % 2 else Method.FACE
        facts.append(a_check_in(session, bo, at + timedelta(seconds=apart), method))
    (pair,) = pairs_together(facts)
    assert (pair.times, pair.common, pair.by_number) == (6, 8, 3)


def test_two_alone_in_a_course_are_nobodys_pair() -> None:
    both = students(2)
    facts = [fact for week in range(15) for fact in arrivals(a_class(week), both, 3.0)]
    assert pairs_together(facts) == ()
    assert pairs_together([]) == ()


@given(st.lists(st.floats(0, 1), max_size=8), st.integers(0, 9))
def test_the_tail_is_a_probability_that_falls(chances: list[float], times: int) -> None:
    assert 0 <= tail(chances, times + 1) <= tail(chances, times) + 1e-12 <= 1 + 2e-12
    assert tail(chances, 0) == pytest.approx(1)
    assert tail(chances, len(chances) + 1) == 0


def test_the_tail_of_even_coins() -> None:
    assert tail([0.5] * 4, 4) == pytest.approx(1 / 16)
    assert tail([0.5] * 4, 3) == pytest.approx(5 / 16)
    assert tail([1.0, 0.0], 1) == 1


# --- company ------------------------------------------------------------------------------------------


def ids(count: int) -> list[StudentId]:
    return [StudentId(new_id()) for _ in range(count)]


def test_in_a_queue_everybody_has_company() -> None:
    everybody = ids(30)
    company = Counter(dict.fromkeys(everybody, 6))
    assert accompanied(company, Counter(dict.fromkeys(everybody, 10))) == ()


def test_who_alone_has_company_time_after_time() -> None:
    ada, *others = ids(30)
    challenges = Counter(dict.fromkeys([ada, *others], 10))
    company = Counter({ada: 6, others[0]: 1, others[1]: 2})
    (found,) = accompanied(company, challenges)
    assert (found.student_id, found.times, found.of) == (ada, 6, 10)
    assert found.expected < 1
    assert accompanied(Counter({ada: COMPANY_NEEDED - 1}), challenges) == ()


def test_company_without_a_check_in_is_no_share_above_one() -> None:
    ada, *others = ids(30)
    (found,) = accompanied(Counter({ada: 5}), Counter(dict.fromkeys(others, 10)))
    assert (found.times, found.of) == (5, 5)
