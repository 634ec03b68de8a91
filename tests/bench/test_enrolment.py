"""The table of the bench of enrolments."""

from __future__ import annotations

from bench.enrolment import Sitting, table


def a_sitting(done_s: float, *left_out: str) -> Sitting:
    poses = {"front": 1.0, "left": 2.0}
    return Sitting(0.0, poses, {"none": 1.0, "turn_left": 2.0}, 0, left_out, done_s - 1.5, done_s)


def test_the_table_counts_who_was_in_time_and_complete() -> None:
    rows = table([a_sitting(10.0), a_sitting(12.0), a_sitting(24.0, "left"), Sitting(0.0)])
    assert "| rendered students enrolled, with all five directions | 3, 2 of 4 |" in rows
    assert "| of them in under 20 s | 2 | all |" in rows
    assert "| consent given to welcome | 12.0 s / 2" in rows
    assert "| of it asked for: left | 2.0 s / 2.0 s |" in rows
    assert "| of it asked for: up | - |" in rows


def test_nobody_done_is_no_crash() -> None:
    assert "| consent given to welcome | - |" in table([Sitting(0.0)])
