"""What professors may want to look at, from the door to the panel; dismissing it; the second look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.core.noticed import Pattern, PatternKind
from kiosk.core.noticing import READ_EVERY, SECOND_LOOK_S
from kiosk.core.observation import Depth
from kiosk.core.patterns import TWO_NUMBERS
from kiosk.core.requests import ChooseLecture, ClaimNumber, LookedAt, Open, StartSecondLook
from kiosk.core.screens import CheckedIn
from kiosk.core.values import Method, Student
from kiosk.core.views import Notice
from tests.builders import a_check_in, a_look, a_session, a_student
from tests.core.at_the_door import AtTheDoor
from tests.core.founded import Founded
from tests.fakes import A_MONDAY


def noticed(door: AtTheDoor) -> tuple[Pattern, ...]:
    """What the professor of the class now finds after unlocking."""
    door.press(Open.HOME)
    door.clock.advance(READ_EVERY.total_seconds())
    door.tick()
    door.unlock()
    return door.panel().view.noticed.patterns


def holds_a_photo(door: AtTheDoor, of: Student, track_id: int = 9) -> None:
    door.walks_up(of, track_id)
    door.turns(track_id, depth=Depth.FLAT)
    door.time_out()
    door.wait(10)


def two_numbers(door: AtTheDoor) -> None:
    door.press(Open.NUMBER)
    door.press(ClaimNumber(door.school.bo.number))
    door.stranger(track_id=4)
    door.time_out()
    door.wait(10)
    door.checks_in(door.school.ada, track_id=4)


def test_a_quiet_class_has_nothing_to_look_at(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    assert noticed(door) == ()
    assert door.panel().view.noticed.second_look is None, "switched off unless the settings say so"


def test_one_face_for_two_numbers(door: AtTheDoor) -> None:
    two_numbers(door)
    (found,) = noticed(door)
    assert found.kind is PatternKind.TWO_NUMBERS
    assert [student.name for student in found.students] == ["Ada", "Bo"]
    assert found.course is not None
    assert found.course.code == "CSE301"


def test_a_refused_photo_with_the_student_it_showed(door: AtTheDoor) -> None:
    for track_id in (7, 8):
        holds_a_photo(door, door.school.ada, track_id)
    (found,) = noticed(door)
    assert (found.kind, found.times) == (PatternKind.IMITATED, 2)
    assert [student.name for student in found.students] == ["Ada"]


def test_a_turn_that_was_not_shown_is_no_photo(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada)
    door.time_out()
    assert len(door.journal("challenge failed")) == 1
    assert noticed(door) == ()


def test_what_was_looked_at_is_shown_no_more_and_journalled(door: AtTheDoor) -> None:
    two_numbers(door)
    door.time_out()
    door.wait(30)
    holds_a_photo(door, door.school.ada)
    first, second = noticed(door)
    door.press(LookedAt(first.key))
    assert door.panel().notice is Notice.LOOKED_AT
    assert door.panel().view.noticed.patterns == (second,)
    entry = door.sql.journal.entries(1)[0]
    assert (entry.actor, entry.action) == (f"staff:{door.school.kim.staff_id}", "looked at")
    assert entry.subject == f"pattern:{first.key}"
    assert noticed(door) == (second,)
    head = door.sql.journal.head()
    door.press(LookedAt("something else"))
    assert (door.panel().notice, door.sql.journal.head()) == (None, head)


def test_another_professor_sees_nothing_of_it(door: AtTheDoor) -> None:
    two_numbers(door)
    door.time_out()
    door.wait(75 * 60)
    door.unlock(door.school.lee, "615243")
    assert door.panel().view.noticed.patterns == ()


def in_class_since(door: AtTheDoor, weeks: int, apart_s: float) -> None:
    """Ada and Bo so many seconds apart in each of some weeks, ten others minutes apart."""
    others = [a_student(f"2025{n:04}", f"S{n}", has_face=False) for n in range(10)]
    door.sql.timetable.add_to_roster(door.school.systems.course_id, others)
    known = [door.sql.people.student_by_number(one.number) for one in others]
    for week in range(1, weeks + 1):
        session = a_session(door.school.systems, A_MONDAY - timedelta(days=7 * week))
        door.sql.timetable.ensure_sessions([session])
        for place, one in enumerate(known):
            assert one is not None
            door.sql.attendance.check_in(
                a_check_in(session, one, session.starts_at + timedelta(minutes=2 * place))
            )
        at = session.starts_at - timedelta(minutes=5)
        door.sql.attendance.check_in(a_check_in(session, door.school.ada, at))
        later = at + timedelta(seconds=apart_s)
        door.sql.attendance.check_in(a_check_in(session, door.school.bo, later, Method.NUMBER))


def test_two_who_always_arrive_seconds_apart(door: AtTheDoor) -> None:
    in_class_since(door, 6, 7.0)
    (found,) = noticed(door)
    assert found.kind is PatternKind.TOGETHER
    assert [student.name for student in found.students] == ["Ada", "Bo"]
    assert (found.times, found.of, found.by_number) == (6, 6, 6)
    assert found.at == A_MONDAY - timedelta(days=7, minutes=5) + timedelta(seconds=7)


def test_two_who_arrive_a_minute_apart(door: AtTheDoor) -> None:
    in_class_since(door, 6, 60.0)
    assert noticed(door) == ()


def test_company_time_after_time(door: AtTheDoor) -> None:
    in_class_since(door, 10, 60.0)
    for track_id in range(1, 5):
        door.walks_up(door.school.ada, track_id)
        door.clock.advance(0.1)
        task, now_s = door.desk.task(door.screen), door.clock.monotonic_s()
        door.hear(replace(a_look(task, at_s=now_s, track_id=track_id, pose=None), faces=2))
        door.turns(track_id)
        door.time_out()
        door.wait(25)
    (found,) = noticed(door)
    assert found.kind is PatternKind.COMPANY
    assert (found.times, found.of) == (4, 11)
    assert found.expected < 1


def test_a_term_is_not_read_at_every_tick(door: AtTheDoor) -> None:
    assert noticed(door) == ()
    ada, bo = door.school.ada.student_id, door.school.bo.student_id
    door.sql.journal.append("kiosk:x", TWO_NUMBERS, f"student:{ada}", str(bo), door.clock.now())
    door.tick()
    assert door.panel().view.noticed.patterns == ()
    door.wait(READ_EVERY.total_seconds())
    assert len(door.panel().view.noticed.patterns) == 1


def test_whoever_comes_while_the_panel_is_open_is_counted_with_the_past(door: AtTheDoor) -> None:
    in_class_since(door, 6, 7.0)
    (before,) = noticed(door)
    lecture = door.panel().view.lecture
    assert lecture is not None
    for student, apart_s in ((door.school.ada, 0.0), (door.school.bo, 7.0)):
        at = door.clock.now() + timedelta(seconds=apart_s)
        door.sql.attendance.check_in(a_check_in(lecture.session, student, at))
    door.wait(READ_EVERY.total_seconds())
    (after,) = door.panel().view.noticed.patterns
    assert ((before.times, before.of), (after.times, after.of)) == ((6, 6), (7, 7))


# --- the second look ----------------------------------------------------------------------------------


@pytest.fixture
def looks(founded: Founded) -> AtTheDoor:
    """A kiosk whose settings offer the second look."""
    return AtTheDoor(founded.store, founded.school, founded.put_back(), second_look=True)


def begin(door: AtTheDoor) -> None:
    door.press(Open.HOME)
    door.unlock()
    door.press(StartSecondLook())
    assert door.panel().notice is Notice.SECOND_LOOK
    door.press(Open.HOME)


def come_in(door: AtTheDoor) -> None:
    for track_id, student in enumerate((door.school.ada, door.school.bo), start=1):
        door.checks_in(student, track_id)
        door.time_out()
        door.wait(30)
    door.by_number(door.school.cho.number)
    door.time_out()
    door.wait(600)


def test_who_comes_again_is_seen_again(looks: AtTheDoor) -> None:
    come_in(looks)
    begin(looks)
    screen = looks.checks_in(looks.school.ada, track_id=11)
    assert isinstance(screen, CheckedIn)
    assert screen.again
    looks.time_out()
    looks.by_number(looks.school.cho.number)
    looks.time_out()
    looks.unlock()
    look = looks.panel().view.noticed.second_look
    assert look is not None
    assert (look.seen, look.expected) == (2, 3)
    assert look.until is not None
    assert looks.panel().view.noticed.patterns == (), "while it is on nobody is missing"
    looks.wait(SECOND_LOOK_S)
    (found,) = noticed(looks)
    assert (found.kind, found.times, found.of) == (PatternKind.NOT_SEEN_AGAIN, 2, 3)
    assert [student.name for student in found.students] == ["Bo"]
    assert looks.sql.attendance.corrections(looks.session(looks.school.systems)) == ()
    assert len(looks.journal("seen again")) == 2


def test_before_and_after_it_coming_again_is_nothing(looks: AtTheDoor) -> None:
    come_in(looks)
    looks.checks_in(looks.school.ada, track_id=11)
    looks.time_out()
    begin(looks)
    looks.wait(SECOND_LOOK_S + 1)
    looks.checks_in(looks.school.bo, track_id=12)
    assert looks.journal("seen again") == []


def test_who_comes_late_during_it_is_not_missed(looks: AtTheDoor) -> None:
    come_in(looks)
    begin(looks)
    dan = looks.school.dan
    looks.sql.attendance.check_in(
        a_check_in(looks.lecture.session, dan, looks.clock.now() + timedelta(seconds=5))
    )
    looks.wait(SECOND_LOOK_S)
    (found,) = noticed(looks)
    assert [student.name for student in found.students] == ["Ada", "Bo", "Cho"]


def test_a_second_one_goes_on_where_the_first_ended(looks: AtTheDoor) -> None:
    come_in(looks)
    begin(looks)
    looks.checks_in(looks.school.ada, track_id=11)
    looks.time_out()
    head = len(looks.journal("second look"))
    looks.unlock()
    looks.press(StartSecondLook())
    assert (looks.panel().notice, len(looks.journal("second look"))) == (None, head), "one at a time"
    looks.wait(SECOND_LOOK_S)
    begin(looks)
    looks.checks_in(looks.school.bo, track_id=12)
    looks.time_out()
    looks.wait(SECOND_LOOK_S)
    (found,) = noticed(looks)
    assert [student.name for student in found.students] == ["Cho"]


def test_everybody_is_still_there(looks: AtTheDoor) -> None:
    looks.checks_in(looks.school.ada)
    looks.time_out()
    looks.wait(60)
    begin(looks)
    looks.checks_in(looks.school.ada, track_id=11)
    looks.time_out()
    looks.wait(SECOND_LOOK_S)
    assert noticed(looks) == ()


def test_it_is_offered_for_the_class_that_is_on(looks: AtTheDoor) -> None:
    looks.unlock()
    assert looks.panel().view.noticed.second_look is not None
    monday = looks.lecture
    looks.wait(86_400)
    looks.unlock(looks.school.kim)
    looks.press(ChooseLecture(monday))
    assert looks.panel().view.noticed.second_look is None
    looks.press(StartSecondLook())
    assert looks.journal("second look") == []


def test_without_the_setting_nothing_begins(door: AtTheDoor) -> None:
    door.unlock()
    door.press(StartSecondLook())
    assert (door.panel().notice, door.journal("second look")) == (None, [])


def test_a_restart_goes_on(looks: AtTheDoor, restart: Callable[[AtTheDoor], AtTheDoor]) -> None:
    come_in(looks)
    begin(looks)
    again = restart(looks)
    assert again.day.lecture_now() is not None
    again.by_number(again.school.cho.number)
    assert again.journal("seen again") == [], "this one's settings do not offer it"
    assert len(again.journal("second look")) == 1
