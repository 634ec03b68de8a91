"""The line of bench queue: who stands where, who steps up when, and how what happened is counted."""

from __future__ import annotations

import pytest

from bench.line import AWAY, BEHIND, FOLLOWS_S, FRONT, READS_S, Line, Walker
from bench.queue import BEFORE_CLASS_S, MARKED, RUSH_EACH_S, SWAPPED, arrivals, between, players
from kiosk.core.values import Pose

STEP_S = 0.1


def drawn(line: Line, t_s: float, seconds: float, asked: Pose | None = None) -> float:
    """Let time pass at ten frames a second; the time afterwards."""
    for _ in range(round(seconds / STEP_S)):
        t_s += STEP_S
        line.draw(t_s, asked)
    return t_s


def student(walker: Walker | None) -> str:
    return walker.player.student.number if walker else ""


def test_one_stands_in_front_the_next_behind_and_steps_up_when_the_first_leaves() -> None:
    people = players(3)
    line = Line(people, [0.0, 0.0, 0.0], 1)
    t_s = drawn(line, 0.0, 1.0)
    first, second = line.people
    assert line.front is first
    assert (first.spot, second.spot) == (FRONT, BEHIND)
    line.hear(first.player.student.student_id, t_s, MARKED)
    t_s = drawn(line, t_s, READS_S - 2 * STEP_S)
    assert line.front is first, "who was marked reads the own name"
    t_s = drawn(line, t_s, FOLLOWS_S + 5 * STEP_S)
    assert first.spot is AWAY
    assert line.front is second
    assert [walker.spot for walker in line.people] == [AWAY, FRONT, BEHIND]
    for walker in line.people:
        line.hear(walker.player.student.student_id, t_s, MARKED)
    drawn(line, t_s, 4.0)
    assert line.empty
    assert [student(walker) for walker in line.gone] == [one.student.number for one in people]


def test_an_answer_counts_once_and_for_whom_it_names() -> None:
    people = players(2)
    line = Line(people, [0.0, 0.0], 1)
    t_s = drawn(line, 0.0, 1.0)
    line.hear(people[1].student.student_id, t_s, MARKED)
    line.refuse_front(t_s, SWAPPED)
    line.refuse_front(t_s + 1, MARKED)
    assert [walker.answer for walker in line.people] == [SWAPPED, MARKED]


def test_a_face_box_is_of_whoever_is_nearest_to_it() -> None:
    line = Line(players(2), [0.0, 0.0], 1)
    drawn(line, 0.0, 3.0)
    first, second = line.people
    middle, side = (230, 170, 180, 180), (425, 205, 95, 95)
    assert first.off(middle) < 0.2 < 1.0 < second.off(middle)
    assert second.off(side) < 0.2 < 0.5 < first.off(side)


def test_arrivals_rise_and_end_in_time() -> None:
    rush, spread = arrivals(40, rush=True), arrivals(40, rush=False)
    assert rush == sorted(rush)
    assert max(rush) <= 40 * RUSH_EACH_S
    assert max(spread) <= BEFORE_CLASS_S
    late = [at_s for at_s in spread if at_s > BEFORE_CLASS_S / 2]
    assert len(late) > 20, "most come late"


def test_only_who_waited_counts_for_how_many_a_minute() -> None:
    def gone(comes_s: float, answered_s: float) -> Walker:
        return Walker(players(1)[0], 0, comes_s, answered_s=answered_s)

    waited = [gone(0.0, 3.0), gone(1.0, 7.0), gone(20.0, 23.0)]
    assert between(waited) == [4.0]
    assert between(waited[:1]) != between(waited[:1]), "nan: nobody waited"


@pytest.mark.parametrize("count", [1, 40])
def test_everybody_has_a_number_of_their_own(count: int) -> None:
    assert len({one.student.number for one in players(count)}) == count
