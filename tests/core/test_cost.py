"""What a tick and a visit cost in statements with a whole faculty in the store: no loop over everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

import pytest
import sqlalchemy as sa

from kiosk.core.requests import Open
from kiosk.core.screens import StudentPage
from kiosk.core.timetable import sessions_on
from kiosk.core.values import Method
from tests.builders import SEOUL, a_course, a_slot, a_student
from tests.core.at_the_door import AtTheDoor


def statements(door: AtTheDoor, work: Callable[[], object]) -> int:
    """How many statements this sends, transactions not counted."""
    sent: list[str] = []

    def note(_c: object, _k: object, statement: str, *_: object) -> None:
        if statement.split(maxsplit=1)[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"}:
            sent.append(statement)

    engine = door.sql._database.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    return len(sent)


def grow(door: AtTheDoor, courses: int, weeks: int) -> None:
    """More courses with 20 students each, and a term of their sessions."""
    everybody = [a_student(f"2025{number:04}") for number in range(60)]
    slots = []
    for number in range(courses):
        course = a_course(f"X{number:03}", professor=door.school.kim)
        slots.append(a_slot(course, time(8), time(8, 50), room=f"R{number}"))
        door.sql.timetable.add_course(course, slots[-1:])
        some = [everybody[(number * 7 + k) % 60] for k in range(20)]
        door.sql.timetable.add_to_roster(course.course_id, [*some, door.school.ada] if number < 5 else some)
    today = door.clock.now().astimezone(SEOUL).date()
    days = [today - timedelta(days=day) for day in range(weeks * 7)]
    door.sql.timetable.ensure_sessions([one for day in days for one in sessions_on(day, slots, SEOUL)])
    door.tick()


def costs(door: AtTheDoor) -> dict[str, int]:
    found = {"tick": statements(door, door.tick)}
    found["walk up"] = statements(door, lambda: door.walks_up(door.school.ada))
    found["check in"] = statements(door, door.turns)
    door.time_out()
    found["number"] = statements(door, lambda: door.by_number(door.school.cho.number))
    door.time_out()
    found["unlock"] = statements(door, door.unlock)
    found["panel tick"] = statements(door, door.tick)
    return found


@pytest.fixture
def large(door: AtTheDoor) -> AtTheDoor:
    grow(door, courses=10, weeks=6)
    return door


def test_a_faculty_costs_as_many_statements_as_one_class(door: AtTheDoor) -> None:
    small = costs(door)
    assert small["walk up"] == 0, "looking at faces asks the store nothing"
    assert small["tick"] <= 12
    door.press(Open.HOME)
    door.clock.advance(30)
    grow(door, courses=10, weeks=3)
    door.tick()
    large = costs(door)
    assert all(large[work] <= small[work] for work in small), (small, large)


def test_my_page_costs_one_statement_a_course(large: AtTheDoor) -> None:
    large.by_number(large.school.ada.number, request=Open.NUMBER)
    assert large.day.check_in(large.school.ada, Method.NUMBER, None) is not None
    count = statements(large, lambda: large.press(Open.MY_PAGE))
    assert isinstance(large.screen, StudentPage)
    assert len(large.screen.view.courses) == 6
    assert count <= 10 + 6
