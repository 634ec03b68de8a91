"""When the store fails in the midst of a visit: nobody is half marked, nothing that was recorded is lost."""

from __future__ import annotations

import pytest

from kiosk.core.observation import Depth, Watch
from kiosk.core.ports import StoreError
from kiosk.core.requests import AnswerConsent, CloseClass, KeepFace, Open, SubmitForm
from kiosk.core.screens import Challenged, CheckedIn, EnrolConsent, EnrolSummary, Main, NotMarked
from kiosk.core.values import Status
from kiosk.core.views import Draft, Purpose, Refusal
from tests.builders import a_student
from tests.core.at_the_door import PIN, AtTheDoor
from tests.core.brittle import BrittleStore

FORM = Draft("20260009", "New", "", "new@example.ac.kr", PIN, PIN)


@pytest.fixture
def brittle(door: AtTheDoor) -> tuple[AtTheDoor, BrittleStore]:
    store = BrittleStore(door.sql)
    return AtTheDoor(door.sql, door.school, door.clock, store.as_store()), store


def test_a_check_in_that_could_not_be_stored_can_be_made_a_moment_later(
    brittle: tuple[AtTheDoor, BrittleStore],
) -> None:
    door, store = brittle
    door.walks_up(door.school.ada)
    store.broken.add("attendance.check_in")
    with pytest.raises(StoreError):
        door.turns()
    assert door.marked() == {}
    assert door.desk.task(door.screen) == Watch(), "this challenge is used up"
    store.broken.clear()
    door.screen = Main(door.door_shown())  # the driver shows the fault screen until a tick works again
    screen = door.checks_in(door.school.ada)
    assert isinstance(screen, CheckedIn), "the same face, still there, is not left in peace unmarked"
    assert not screen.again


def test_a_check_in_that_was_stored_without_an_answer_is_not_made_twice(
    brittle: tuple[AtTheDoor, BrittleStore],
) -> None:
    door, store = brittle
    door.walks_up(door.school.ada)
    store.after_work.add("attendance.check_in")
    with pytest.raises(StoreError):
        door.turns()
    store.after_work.clear()
    assert door.marked() == {"Ada": Status.PRESENT}
    door.screen = Main(door.door_shown())
    screen = door.checks_in(door.school.ada)
    assert isinstance(screen, CheckedIn)
    assert screen.again


def test_a_failed_challenge_that_cannot_be_journalled_is_over_all_the_same(
    brittle: tuple[AtTheDoor, BrittleStore],
) -> None:
    door, store = brittle
    screen = door.walks_up(door.school.ada)
    store.broken.add("journal.append")
    with pytest.raises(StoreError):
        door.turns(depth=Depth.FLAT)
    store.broken.clear()
    assert isinstance(screen, Challenged)
    assert door.desk.task(screen) != door.desk.task(Main(door.door_shown()))
    door.looks(3, pose=screen.asked)
    assert door.marked() == {}


@pytest.mark.parametrize("door_", [Open.NUMBER, Open.MY_PAGE])
def test_a_student_who_was_deleted_during_the_challenge(door: AtTheDoor, door_: Open) -> None:
    gone = a_student("20269999", "Gone")
    if door_ is Open.MY_PAGE:
        door.press(Open.MY_PAGE)
    door.walks_up(gone)  # somebody the gallery has and the store does not
    purpose = Purpose.MY_PAGE if door_ is Open.MY_PAGE else Purpose.CHECK_IN
    assert door.turns() == NotMarked(door.door_shown(), Refusal.UNKNOWN, purpose)
    assert door.marked() == {}


def test_an_enrolment_that_could_not_be_stored_leaves_nothing_behind(
    brittle: tuple[AtTheDoor, BrittleStore],
) -> None:
    door, store = brittle
    door.enters(FORM.number)
    door.press(SubmitForm(FORM))
    store.broken.add("people.enrol")
    with pytest.raises(StoreError):
        door.press(AnswerConsent(with_face=False))
    assert door.sql.people.student_by_number(FORM.number) is None
    assert isinstance(door.screen, EnrolConsent)
    store.broken.clear()
    door.press(AnswerConsent(with_face=True))
    store.broken.add("people.enrol")
    with pytest.raises(StoreError):
        door.poses()
    assert door.workers.templates == [], "no template of somebody who is not in the store"
    store.broken.clear()
    assert isinstance(door.screen, EnrolSummary)
    door.press(KeepFace())
    assert door.sql.people.student_by_number(FORM.number) is not None, "the samples were not lost"


def test_a_class_that_could_not_be_closed_is_open_and_no_letter_waits(
    brittle: tuple[AtTheDoor, BrittleStore],
) -> None:
    door, store = brittle
    door.unlock()
    store.broken.add("attendance.close")
    with pytest.raises(StoreError):
        door.press(CloseClass())
    assert door.sql.outbox.letters() == ()
    assert door.lecture is not None
    store.broken.clear()
    door.press(CloseClass())
    assert len(door.sql.outbox.letters()) == 1
