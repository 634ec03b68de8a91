"""A term counted by the database says what the standings of its sessions say."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from kiosk.core.attendance import standings
from kiosk.core.requests import CorrectStatus, SeeTerm
from kiosk.core.term import term_view
from kiosk.core.values import (
    CheckIn,
    ClassSession,
    Correction,
    FactId,
    Method,
    SessionId,
    SessionState,
    Status,
    Student,
    new_id,
)
from tests.builders import a_student
from tests.core.at_the_door import AtTheDoor
from tests.fakes import A_MONDAY

AFTERS_S = (-600.0, 0.0, 599.999, 600.0, 600.001, 1199.0, 1200.0, 1200.001, 4000.0)
SEEDS = range(6)


def counted(door: AtTheDoor) -> dict[SessionId, dict[Status, int]]:
    view = term_view(door.sql, door.school.systems, door.clock.now())
    return {tally.session.session_id: dict(tally.counts) for tally in view.sessions}


def by_standings(door: AtTheDoor, session: ClassSession) -> dict[Status, int]:
    facts, course = door.sql.attendance, door.school.systems
    rows = standings(
        course.rule,
        session,
        door.sql.timetable.roster(course.course_id),
        facts.check_ins(session.session_id),
        facts.corrections(session.session_id),
    )
    found = [row.status for row in rows]
    return {status: found.count(status) for status in Status if status in found}


def a_term(door: AtTheDoor, rng: Random) -> list[ClassSession]:
    """Six sessions of random facts: some corrected, some of them taken back, some not on the roster."""
    course, states = door.school.systems, (SessionState.CLOSED, SessionState.OPEN, SessionState.CANCELLED)
    sessions = [
        ClassSession(
            SessionId(new_id()),
            course.course_id,
            A_MONDAY - timedelta(days=7 * n),
            A_MONDAY - timedelta(days=7 * n) + timedelta(hours=1),
            "R1",
            state=states[n % 3],
        )
        for n in range(1, 7)
    ]
    door.sql.timetable.ensure_sessions(sessions)
    stranger = a_student("20269999", "Zoe")
    door.sql.timetable.add_to_roster(door.school.databases.course_id, [stranger])
    people = [door.school.ada, door.school.bo, door.school.cho, door.school.dan, stranger]
    for session in sessions:
        for student in people:
            if rng.random() < 0.7:
                at = session.starts_at + timedelta(seconds=rng.choice(AFTERS_S))
                door.sql.attendance.check_in(
                    CheckIn(FactId(new_id()), session.session_id, student.student_id, "k", at, Method.NUMBER)
                )
            for _ in range(rng.choice((0, 0, 1, 2))):
                door.sql.attendance.correct(a_correction(door, session, student, rng.choice(list(Status))))
    return sessions


def a_correction(door: AtTheDoor, session: ClassSession, student: Student, status: Status) -> Correction:
    ids = FactId(new_id()), session.session_id, student.student_id
    return Correction(*ids, status, "because", door.school.kim.staff_id, A_MONDAY)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_count_is_that_of_the_standings(door: AtTheDoor, seed: int) -> None:
    sessions = a_term(door, Random(seed))
    found = counted(door)
    for session in sessions:
        if session.state is SessionState.CANCELLED:
            assert session.session_id not in found, "what was not held is in no chart"
        else:
            assert found[session.session_id] == by_standings(door, session)


def test_the_oldest_comes_first_and_nothing_that_has_not_begun(door: AtTheDoor) -> None:
    a_term(door, Random(1))
    later = A_MONDAY + timedelta(days=30)
    door.sql.timetable.ensure_sessions(
        [
            ClassSession(
                SessionId(new_id()), door.school.systems.course_id, later, later + timedelta(hours=1), "R1"
            )
        ]
    )
    view = term_view(door.sql, door.school.systems, door.clock.now())
    starts = [tally.session.starts_at for tally in view.sessions]
    assert starts == sorted(starts)
    assert later not in starts
    assert view.roster == 4


def test_the_panel_shows_it_when_it_is_asked_for(door: AtTheDoor) -> None:
    door.unlock(door.school.kim)
    assert door.panel().view.term is None, "it costs something"
    door.press(SeeTerm())
    term = door.panel().view.term
    assert term is not None
    assert term.course.course_id == door.school.systems.course_id
    assert dict(term.sessions[-1].counts) == {Status.PENDING: 4}
    door.press(CorrectStatus(door.school.dan, Status.EXCUSED, "ill"))
    assert door.panel().view.term == term, "as it was when it was asked for"
    door.tick()
    assert door.panel().view.term == term
    door.press(SeeTerm())
    now = door.panel().view.term
    assert now is not None
    assert dict(now.sessions[-1].counts) == {Status.PENDING: 3, Status.EXCUSED: 1}
