"""Faces that are forgotten: by their student, by the calendar, by IT while the kiosk runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from kiosk.core.observation import Identify
from kiosk.core.ports import StoreError
from kiosk.core.requests import AnswerConsent, ForgetFace, Open, SubmitForm
from kiosk.core.screens import CheckedIn, Enrolled, NotMarked, Screen, StudentPage
from kiosk.core.values import Picture, Student, Template
from kiosk.core.views import Draft, FaceNotice, Refusal
from tests.builders import SEOUL
from tests.core.at_the_door import ENGINE, AtTheDoor
from tests.core.brittle import BrittleStore
from tests.core.founded import Founded
from tests.core.test_cost import statements

FORM = Draft("20260007", "New Student", "Physics", "new@example.ac.kr", "571394", "571394")
AFTER_SPRING = datetime(2026, 9, 1, 0, 0, tzinfo=SEOUL)


def enrolled(door: AtTheDoor, draft: Draft = FORM) -> Student:
    """Somebody new, with face, consent and templates."""
    door.enters(draft.number)
    door.press(SubmitForm(draft))
    door.press(AnswerConsent(with_face=True))
    screen = door.poses()
    assert isinstance(screen, Enrolled)
    door.press(Open.HOME)
    return screen.student


def own_page(door: AtTheDoor, student: Student, pin: str = FORM.pin) -> StudentPage:
    screen = door.by_number(student.number, pin, Open.MY_NUMBER)
    assert isinstance(screen, StudentPage)
    return screen


def page(screen: Screen) -> StudentPage:
    assert isinstance(screen, StudentPage)
    return screen


def stored(door: AtTheDoor, student: Student) -> Student:
    found = door.sql.people.student(student.student_id)
    assert found is not None
    return found


def kept(door: AtTheDoor, student: Student) -> int:
    """How many templates and pictures of this student there are."""
    mine: list[Template | Picture] = [*door.sql.faces.templates(ENGINE), *door.sql.faces.pictures()]
    return sum(one.student_id == student.student_id for one in mine)


def forgettings(door: AtTheDoor) -> list[tuple[str, str]]:
    return [
        (entry.actor, entry.subject) for entry in door.sql.journal.entries() if entry.action == "forget_face"
    ]


def wait_until(door: AtTheDoor, when: datetime) -> Screen:
    return door.wait((when - door.clock.now()).total_seconds())


# --- by the student -----------------------------------------------------------------------------------


def test_a_student_deletes_the_own_face_at_once(door: AtTheDoor) -> None:
    student = enrolled(door)
    assert kept(door, student)
    before = own_page(door, student)
    assert before.view.student.has_face
    assert before.view.notice is None
    after = page(door.press(ForgetFace()))
    assert after.view.notice is FaceNotice.FORGOTTEN
    assert not after.view.student.has_face
    assert after.view.courses == before.view.courses
    assert not kept(door, student)
    assert door.workers.removed == [student.student_id]
    who = f"student:{student.student_id}"
    assert forgettings(door) == [(who, who)]
    assert not door.sql.people.consents(student.student_id)[-1].given


def test_deleting_again_does_nothing(door: AtTheDoor) -> None:
    own_page(door, enrolled(door))
    done = door.press(ForgetFace())
    assert door.press(ForgetFace()) is done
    assert len(forgettings(door)) == 1


def test_number_and_pin_go_on_working(door: AtTheDoor) -> None:
    student = enrolled(door)
    own_page(door, student)
    door.press(ForgetFace())
    door.press(Open.HOME)
    assert isinstance(door.by_number(student.number, FORM.pin), CheckedIn)
    door.time_out()
    assert own_page(door, student).view.notice is None, "told once"


def test_the_face_is_searched_no_more(door: AtTheDoor) -> None:
    student = enrolled(door)
    own_page(door, student)
    door.press(ForgetFace())
    door.press(Open.HOME)
    door.tick()
    task = door.desk.task(door.screen)
    assert isinstance(task, Identify)
    assert student.student_id not in task.searched


@pytest.mark.parametrize("way", [Open.HOME, Open.MY_PAGE, Open.NUMBER, Open.UNLOCK, Open.ENROLMENT])
def test_nobody_deletes_from_another_page(door: AtTheDoor, way: Open) -> None:
    door.press(way)
    before = door.screen
    assert door.press(ForgetFace()) is before
    assert forgettings(door) == []


def test_whoever_never_gave_a_face_has_nothing_to_delete(door: AtTheDoor) -> None:
    before = own_page(door, door.school.cho, "482915")
    assert door.press(ForgetFace()) is before
    assert forgettings(door) == []


def test_a_store_that_fails_is_told_and_nothing_is_said_to_be_done(founded: Founded) -> None:
    clock, store = founded.put_back(), BrittleStore(founded.store)
    door = AtTheDoor(founded.store, founded.school, clock, store.as_store())
    student = enrolled(door)
    own_page(door, student)
    store.broken.add("people.forget_face")
    with pytest.raises(StoreError):
        door.press(ForgetFace())
    assert door.workers.removed == []
    assert stored(door, student).has_face
    store.broken.clear()
    assert page(door.press(ForgetFace())).view.notice is FaceNotice.FORGOTTEN


def test_a_face_forgotten_in_the_midst_of_its_challenge_marks_nobody(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada)
    door.sql.people.forget_face(door.school.ada.student_id, "it")
    screen = door.turns()
    assert isinstance(screen, NotMarked)
    assert screen.reason is Refusal.UNKNOWN
    assert door.marked() == {}


# --- by the calendar ----------------------------------------------------------------------------------


def test_the_end_of_term_forgets_faces_and_nothing_else(door: AtTheDoor) -> None:
    student = enrolled(door)
    door.by_number(student.number, FORM.pin)
    door.time_out()
    wait_until(door, AFTER_SPRING.replace(month=8, day=31, hour=23, minute=59))
    assert kept(door, student)
    wait_until(door, AFTER_SPRING)
    assert not kept(door, student)
    assert not stored(door, student).has_face
    assert door.workers.removed == [student.student_id]
    assert forgettings(door) == [("clock", f"student:{student.student_id}")]
    assert door.sql.attendance.student_check_ins(student.student_id), "attendance stays"
    assert stored(door, student).name == FORM.name
    assert own_page(door, student).view.courses
    wait_until(door, AFTER_SPRING.replace(year=2027))
    assert len(forgettings(door)) == 1


def test_a_kiosk_that_was_off_forgets_at_its_start(
    door: AtTheDoor, restart: Callable[[AtTheDoor], AtTheDoor]
) -> None:
    student = enrolled(door)
    door.clock.advance((AFTER_SPRING - door.clock.now()).total_seconds() + 40 * 86400)
    started = restart(door)
    assert not kept(started, student)
    assert started.workers.removed == [student.student_id], "the gallery was loaded before the first tick"


def test_looking_costs_nothing_but_once_a_day(door: AtTheDoor) -> None:
    enrolled(door)
    door.tick()
    assert statements(door, door.desk._admission.forget_due) == 0
    door.clock.advance(86400)
    assert statements(door, door.desk._admission.forget_due) == 3


def test_what_could_not_be_forgotten_is_tried_again(founded: Founded) -> None:
    clock, store = founded.put_back(), BrittleStore(founded.store)
    door = AtTheDoor(founded.store, founded.school, clock, store.as_store())
    first = enrolled(door)
    store.after_work.add("people.forget_face")
    with pytest.raises(StoreError):
        wait_until(door, AFTER_SPRING)
    assert door.workers.removed == []
    store.after_work.clear()
    door.tick()
    assert door.workers.removed == [first.student_id]
    assert len(forgettings(door)) == 1


# --- by IT --------------------------------------------------------------------------------------------


def test_a_face_forgotten_elsewhere_leaves_the_gallery_with_the_next_day(door: AtTheDoor) -> None:
    student = enrolled(door)
    door.sql.people.forget_face(student.student_id, "it")
    door.tick()
    task = door.desk.task(door.screen)
    assert isinstance(task, Identify)
    assert student.student_id not in task.searched, "searched no more after one tick"
    assert door.workers.removed == []
    door.wait(86400)
    assert door.workers.removed == [student.student_id]
    door.wait(86400)
    assert door.workers.removed == [student.student_id]
