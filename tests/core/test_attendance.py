"""From facts to verdicts: windows at their edges, corrections, closing, conversions, who is at risk."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.attendance import absences_of, course_summary, standings, status_at, status_of
from kiosk.core.values import AttendanceRule, SessionState, Status
from tests.builders import a_check_in, a_correction, a_course, a_session, a_student
from tests.fakes import A_MONDAY

RULE = AttendanceRule(opens_before_s=600, late_after_s=600, absent_after_s=1200)
COURSE = a_course(rule=RULE)
OPEN = a_session(COURSE)
CLOSED = replace(OPEN, state=SessionState.CLOSED)
CANCELLED = replace(OPEN, state=SessionState.CANCELLED)
ADA = a_student()


@pytest.mark.parametrize(
    ("after_s", "expected"),
    [
        (-601, Status.PRESENT),  # whether the door is open already is not the rule's to say
        (0, Status.PRESENT),
        (599.999, Status.PRESENT),
        (600, Status.PRESENT),
        (600.001, Status.LATE),
        (1200, Status.LATE),
        (1200.001, Status.ABSENT),
        (86_400, Status.ABSENT),
    ],
)
def test_the_windows_at_their_edges(after_s: float, expected: Status) -> None:
    at = OPEN.starts_at + timedelta(seconds=after_s)
    assert status_at(RULE, OPEN, at) is expected
    assert status_of(RULE, OPEN, a_check_in(OPEN, ADA, at), None) is expected


def test_a_rule_without_lateness_knows_present_and_absent_only() -> None:
    rule = AttendanceRule(late_after_s=300, absent_after_s=300)
    assert status_at(rule, OPEN, A_MONDAY + timedelta(seconds=300)) is Status.PRESENT
    assert status_at(rule, OPEN, A_MONDAY + timedelta(seconds=301)) is Status.ABSENT


@pytest.mark.parametrize(
    "wrong", [{"late_after_s": -1.0}, {"late_after_s": 1300.0}, {"fail_share": 0.0}, {"fail_share": 1.1}]
)
def test_a_rule_that_makes_no_sense_cannot_be_made(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must lie in"):
        AttendanceRule(**wrong)  # type: ignore[arg-type]


ON_TIME = a_check_in(OPEN, ADA)
TOO_LATE = a_check_in(OPEN, ADA, A_MONDAY + timedelta(minutes=50))
EXCUSED = a_correction(OPEN, ADA, Status.EXCUSED)
ABSENT = a_correction(OPEN, ADA, Status.ABSENT)


@pytest.mark.parametrize(
    ("session", "check_in", "correction", "expected"),
    [
        (OPEN, None, None, Status.PENDING),
        (CLOSED, None, None, Status.ABSENT),
        (CANCELLED, None, None, Status.PENDING),
        (OPEN, ON_TIME, None, Status.PRESENT),
        (CLOSED, ON_TIME, None, Status.PRESENT),
        (CLOSED, TOO_LATE, None, Status.ABSENT),
        (OPEN, None, EXCUSED, Status.EXCUSED),
        (CLOSED, None, EXCUSED, Status.EXCUSED),
        (CLOSED, ON_TIME, ABSENT, Status.ABSENT),
        (OPEN, TOO_LATE, EXCUSED, Status.EXCUSED),
    ],
)
def test_the_verdict(session, check_in, correction, expected) -> None:  # type: ignore[no-untyped-def]
    assert status_of(RULE, session, check_in, correction) is expected


def test_the_latest_correction_counts_and_the_roster_gives_the_order() -> None:
    bo, cho = a_student("20260002", "Bo"), a_student("20260003", "Cho")
    first, second = a_correction(OPEN, bo, Status.ABSENT), a_correction(OPEN, bo, Status.LATE)
    rows = standings(RULE, OPEN, [cho, bo, ADA], [ON_TIME], [first, second])
    assert [(row.student, row.status) for row in rows] == [
        (cho, Status.PENDING),
        (bo, Status.LATE),
        (ADA, Status.PRESENT),
    ]
    assert rows[1].correction is second
    assert rows[2].check_in is ON_TIME


def test_facts_of_somebody_no_longer_on_the_roster_make_no_row() -> None:
    assert standings(RULE, OPEN, [], [ON_TIME], [EXCUSED]) == ()


@pytest.mark.parametrize(
    ("counts", "per_absence", "expected"),
    [
        ({}, 3, 0),
        ({Status.ABSENT: 2}, 3, 2),
        ({Status.LATE: 2}, 3, 0),
        ({Status.LATE: 3}, 3, 1),
        ({Status.LATE: 2, Status.LEFT_EARLY: 1}, 3, 1),
        ({Status.LATE: 8, Status.ABSENT: 1}, 3, 3),
        ({Status.LATE: 8}, 0, 0),
        ({Status.OFFICIAL_ABSENCE: 5, Status.EXCUSED: 5, Status.PENDING: 5}, 3, 0),
    ],
)
def test_lates_become_absences(counts: dict[Status, int], per_absence: int, expected: int) -> None:
    assert absences_of(AttendanceRule(lates_per_absence=per_absence), Counter(counts)) == expected


def _dated(*statuses: Status) -> list[tuple]:  # type: ignore[type-arg]
    return [(a_session(COURSE, A_MONDAY + timedelta(days=7 * week)), s) for week, s in enumerate(statuses)]


@pytest.mark.parametrize(
    ("absent", "allowed", "at_risk"),
    [(0, 5, False), (3, 5, False), (4, 5, True), (5, 5, True), (6, 5, True)],
)
def test_at_risk_before_it_is_too_late(absent: int, allowed: int, at_risk: bool) -> None:
    dated = _dated(*[Status.ABSENT] * absent, *[Status.PRESENT] * (8 - absent))
    summary = course_summary(COURSE, dated, meetings_per_week=1)
    assert (summary.absences, summary.allowed_absences, summary.at_risk) == (absent, allowed, at_risk)


def test_nobody_is_at_risk_without_an_absence() -> None:
    strict = replace(COURSE, rule=AttendanceRule(fail_share=0.05))
    assert not course_summary(strict, _dated(Status.PRESENT), 1).at_risk
    assert course_summary(strict, _dated(Status.ABSENT), 1).at_risk


@pytest.mark.parametrize(
    ("share", "meetings", "allowed"), [(1 / 3, 1, 5), (1 / 3, 2, 10), (1 / 4, 2, 7), (0.29, 100 / 15, 29)]
)
def test_allowed_absences_of_a_term(share: float, meetings: float, allowed: int) -> None:
    course = replace(COURSE, rule=AttendanceRule(fail_share=share))
    assert course_summary(course, [], meetings).allowed_absences == allowed  # type: ignore[arg-type]


def test_a_summary_counts_what_was_held() -> None:
    dated = _dated(Status.PRESENT, Status.LATE, Status.PENDING)
    dated.append((replace(CANCELLED), Status.PENDING))
    summary = course_summary(COURSE, dated, 1)
    assert summary.held == 3
    assert dict(summary.counts) == {Status.PRESENT: 1, Status.LATE: 1, Status.PENDING: 1}
    assert [status for _, status in summary.sessions] == [Status.PRESENT, Status.LATE, Status.PENDING]


@given(st.lists(st.sampled_from(Status), max_size=60), st.integers(0, 4))
def test_a_summary_adds_up(statuses: list[Status], meetings: int) -> None:
    summary = course_summary(COURSE, _dated(*statuses), meetings)
    assert sum(count for _, count in summary.counts) == summary.held == len(statuses)
    assert len(summary.sessions) == len(statuses)
    assert summary.absences >= statuses.count(Status.ABSENT)
    if summary.absences > summary.allowed_absences:
        assert summary.at_risk, "whoever fails was warned"
