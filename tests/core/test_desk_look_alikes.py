"""Students who are hard to tell apart: noted, shown to the professor, both give the number as well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.observation import GalleryReport, NearPair
from kiosk.core.office import PASSERS_BY
from kiosk.core.ports import Enrolment
from kiosk.core.requests import DeleteSecondFace, Open, TwoPeople
from kiosk.core.screens import Maintenance, Panel
from kiosk.core.values import LookAlike, Method, Picture, Pose, Student
from kiosk.core.views import Notice, RecognitionView
from tests.builders import a_student
from tests.core.at_the_door import ENGINE, PASSWORD, AtTheDoor
from tests.core.test_desk_forgetting import FORM, enrolled, kept, stored
from tests.fakes import A_MONDAY

REPORT = GalleryReport(ENGINE, 9, 153, 9, True)


def near(*pairs: tuple[Student, Student], complete: bool = True) -> GalleryReport:
    ordered = (sorted((one.student_id, other.student_id)) for one, other in pairs)
    found = {NearPair(one, other, 0.81) for one, other in ordered}
    return replace(REPORT, pairs=frozenset(found), complete=complete)


@pytest.fixture
def twins(door: AtTheDoor) -> tuple[Student, Student]:
    """Two who enrolled at the door, one after the other."""
    first = enrolled(door)
    door.clock.advance(60)
    second = enrolled(door, replace(FORM, number="20260008", name="Second Student"))
    door.desk.gallery_reported(near((first, second)))
    return first, second


def ids(*students: Student) -> set[object]:
    return {student.student_id for student in students}


def shown(door: AtTheDoor) -> tuple[LookAlike, ...]:
    return door.panel().view.look_alikes


# --- who gives the number as well ---------------------------------------------------------------------


def test_both_give_the_number_as_well_and_nobody_else(
    door: AtTheDoor, twins: tuple[Student, Student]
) -> None:
    assert door.look_alikes.needs_number == ids(*twins)
    assert all(stored(door, twin).has_face for twin in twins), "nobody is shut out"
    assert len(door.journal("look_alike")) == 1
    door.desk.gallery_reported(near(twins))
    assert len(door.journal("look_alike")) == 1, "noted once"


def test_after_a_start_what_was_noted_holds_until_everybody_was_compared(
    door: AtTheDoor, twins: tuple[Student, Student]
) -> None:
    started = AtTheDoor(door.sql, door.school, door.clock)
    assert started.look_alikes.needs_number == ids(*twins)
    started.desk.gallery_reported(near(complete=False))
    assert started.look_alikes.needs_number == ids(*twins)
    started.desk.gallery_reported(near())
    assert started.look_alikes.needs_number == ids(*twins), "nobody has looked yet"


def test_two_people_give_the_number_while_they_are_near(
    door: AtTheDoor, twins: tuple[Student, Student]
) -> None:
    door.unlock()
    door.press(TwoPeople(shown(door)[0]))
    assert door.look_alikes.needs_number == ids(*twins)
    door.desk.gallery_reported(near())
    assert door.look_alikes.needs_number == set(), "their templates can be told apart by now"
    door.desk.gallery_reported(near(twins))
    assert door.look_alikes.needs_number == ids(*twins)


# --- the professor ------------------------------------------------------------------------------------


def test_the_pair_is_shown_with_the_later_one_second(door: AtTheDoor, twins: tuple[Student, Student]) -> None:
    door.unlock()
    (pair,) = shown(door)
    assert (pair.first.number, pair.second.number) == (twins[0].number, twins[1].number)
    assert not pair.two_people


def test_two_people_is_said_and_journalled(door: AtTheDoor, twins: tuple[Student, Student]) -> None:
    door.unlock()
    screen = door.press(TwoPeople(shown(door)[0]))
    assert isinstance(screen, Panel)
    assert screen.notice is Notice.TWO_PEOPLE
    assert shown(door)[0].two_people
    entry = door.sql.journal.entries(1)[0]
    assert (entry.action, entry.actor) == ("two_people", f"staff:{door.school.kim.staff_id}")


def test_the_second_face_is_deleted_and_the_first_is_free_again(
    door: AtTheDoor, twins: tuple[Student, Student]
) -> None:
    first, second = twins
    door.unlock()
    screen = door.press(DeleteSecondFace(shown(door)[0]))
    assert isinstance(screen, Panel)
    assert screen.notice is Notice.FACE_DELETED
    assert shown(door) == ()
    assert (kept(door, second), stored(door, second).has_face) == (0, False)
    assert stored(door, first).has_face
    assert door.workers.removed == [second.student_id]
    actors = [entry.actor for entry in door.sql.journal.entries() if entry.action == "forget_face"]
    assert actors == [f"staff:{door.school.kim.staff_id}"]
    door.desk.gallery_reported(near())
    assert door.look_alikes.needs_number == set()
    door.desk.gallery_reported(near(twins))
    assert door.sql.look_alikes.pairs() == (), "a report that comes late finds no face any more"


def test_a_professor_sees_pairs_of_the_own_courses_only(door: AtTheDoor) -> None:
    school = door.school
    fay, gil = (a_student(f"2026007{n}", name, has_face=True) for n, name in enumerate(("Fay", "Gil")))
    strangers = (fay, gil)
    for student in strangers:
        door.sql.timetable.add_to_roster(school.databases.course_id, [student])
        door.sql.people.enrol(_enrolment(student))
    door.desk.gallery_reported(near(strangers))
    door.unlock(school.kim)
    assert shown(door) == ()
    pair = door.sql.look_alikes.pairs()[0]
    door.press(DeleteSecondFace(pair))
    assert door.panel().notice is None
    assert stored(door, gil).has_face, "another professor's"
    door.press(Open.HOME)
    door.unlock(school.lee, "615243")
    assert len(shown(door)) == 1


@pytest.mark.parametrize("ask", [TwoPeople, DeleteSecondFace])
def test_nobody_settles_a_pair_from_another_page(
    door: AtTheDoor, twins: tuple[Student, Student], ask: type[TwoPeople | DeleteSecondFace]
) -> None:
    before, head = door.press(Open.HOME), door.sql.journal.head()
    assert door.press(ask(door.sql.look_alikes.pairs()[0])) is before
    assert door.sql.journal.head() == head


# --- what to expect -----------------------------------------------------------------------------------


def test_the_panel_says_what_to_expect(door: AtTheDoor) -> None:
    door.desk.gallery_reported(REPORT)
    school, student = door.school, enrolled(door)
    door.by_number(student.number, FORM.pin)
    door.time_out()
    door.by_number(school.cho.number)  # has no face: says nothing about faces
    door.time_out()
    door.unlock()
    told = door.panel().view.recognition
    without_face = sum(not row.student.has_face for row in door.panel().view.standings)
    assert without_face == 2
    strangers = PASSERS_BY + without_face
    assert told == RecognitionView(9, True, strangers, round(1 / 0.003 / strangers), 1, 1, True)


def test_it_sees_everything_without_names(door: AtTheDoor, twins: tuple[Student, Student]) -> None:
    door.press(Open.HOME)
    screen = door.unlock(door.school.park, PASSWORD)
    assert isinstance(screen, Maintenance)
    view = screen.view
    assert view.recognition is not None
    assert (view.recognition.students, view.recognition.own) == (9, True)
    assert len(view.look_alikes) == 1
    assert (view.given_up, view.learnt) == ((), (0, 0))
    assert isinstance(door.tick(), Maintenance)


def test_before_the_gallery_is_loaded_nothing_is_claimed(door: AtTheDoor) -> None:
    door.unlock()
    told = door.panel().view.recognition
    assert told is not None
    assert (told.students, told.own, told.check_ins, told.compared) == (None, False, 0, False)


def test_ways_count_only_courses_asked_for_and_faces_known_then(door: AtTheDoor) -> None:
    school, student = door.school, enrolled(door)
    door.by_number(student.number, FORM.pin)
    ways = door.sql.attendance.ways
    assert ways(A_MONDAY, None) == {Method.NUMBER: 1}
    assert ways(A_MONDAY, [school.systems.course_id]) == {Method.NUMBER: 1}
    assert ways(A_MONDAY, [school.databases.course_id]) == {}
    door.clock.advance(60)
    assert ways(door.clock.now(), None) == {}


def _enrolment(student: Student) -> Enrolment:
    picture = Picture(student.student_id, Pose.FRONT, b"png")
    return Enrolment(student, FORM.pin, (), (), (picture,), (), A_MONDAY)
