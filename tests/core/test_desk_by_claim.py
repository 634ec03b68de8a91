"""When the face alone is unsure: number first, then the face; and of two who look alike the number after."""

from __future__ import annotations

import pytest

from kiosk.core.access import PAUSE_AFTER
from kiosk.core.observation import GalleryReport, Identify, NearPair
from kiosk.core.requests import ClaimNumber, Open
from kiosk.core.screens import Challenged, CheckedIn, Main, NotMarked, NumberEntry, StudentPage, Verifying
from kiosk.core.values import Method, Status
from kiosk.core.views import NumberTrouble, Purpose, Refusal
from tests.builders import a_candidate
from tests.core.at_the_door import ENGINE, AtTheDoor


def claims(door: AtTheDoor, number: str, way: Open = Open.NUMBER) -> None:
    door.press(way)
    door.press(ClaimNumber(number))


def test_number_then_face_checks_in(door: AtTheDoor) -> None:
    ada = door.school.ada
    door.stranger()
    claims(door, ada.number)
    assert isinstance(door.screen, Verifying)
    assert door.desk.task(door.screen) == Identify(frozenset({ada.student_id}))
    assert isinstance(door.walks_up(ada, track_id=2), Challenged), "a turn is asked all the same"
    screen = door.turns(track_id=2)
    assert isinstance(screen, CheckedIn)
    assert screen.student.number == ada.number
    assert door.marked() == {"Ada": Status.PRESENT}
    (fact,) = door.sql.attendance.check_ins(door.session(door.school.systems))
    assert fact.method is Method.FACE_AND_NUMBER
    assert fact.evidence is not None


def test_number_then_face_opens_the_own_page(door: AtTheDoor) -> None:
    door.press(Open.MY_PAGE)
    claims(door, door.school.ada.number, Open.MY_NUMBER)
    door.walks_up(door.school.ada)
    assert isinstance(door.turns(), StudentPage)
    assert door.marked() == {}


def test_another_face_is_not_verified(door: AtTheDoor) -> None:
    claims(door, door.school.ada.number)
    door.stranger()
    assert door.screen == NotMarked(door.door_shown(), Refusal.NOT_VERIFIED)
    assert door.journal("not verified") == ["the face is not that of the number"]
    assert door.marked() == {}


def test_even_a_face_known_elsewhere_is_not_verified(door: AtTheDoor) -> None:
    claims(door, door.school.ada.number)
    door.elsewhere()
    assert door.screen == NotMarked(door.door_shown(), Refusal.NOT_VERIFIED)


def test_who_tries_one_number_after_another_is_paused(door: AtTheDoor) -> None:
    for track_id in range(1, PAUSE_AFTER + 1):
        claims(door, door.school.ada.number)
        door.stranger(track_id)
        door.time_out()
    claims(door, door.school.bo.number)
    assert door.walks_up(door.school.bo, 99) == NotMarked(door.door_shown(), Refusal.PAUSED)


def test_nobody_before_the_camera_in_time(door: AtTheDoor) -> None:
    claims(door, door.school.ada.number)
    assert door.time_out() == NotMarked(door.door_shown(), Refusal.NOT_VERIFIED)
    assert door.journal("not verified") == []


@pytest.mark.parametrize(
    ("who", "trouble"),
    [("cho", NumberTrouble.NO_FACE), ("dan", NumberTrouble.NOT_ENROLLED), ("nobody", NumberTrouble.WRONG)],
)
def test_numbers_without_a_face_go_by_pin(door: AtTheDoor, who: str, trouble: NumberTrouble) -> None:
    claims(door, "20999999" if who == "nobody" else getattr(door.school, who).number)
    assert isinstance(door.screen, NumberEntry)
    assert door.screen.trouble is trouble


def test_wrong_numbers_cost_growing_waits(door: AtTheDoor) -> None:
    door.press(Open.NUMBER)
    for _ in range(4):
        door.press(ClaimNumber("20999999"))
    assert isinstance(door.screen, NumberEntry)
    assert door.screen.wait_s > 0


def test_between_classes_a_number_says_so(door: AtTheDoor) -> None:
    door.wait(-11 * 60)
    claims(door, door.school.ada.number)
    assert door.screen == NotMarked(door.door_shown(), Refusal.NO_CLASS)


# --- known, but not here ------------------------------------------------------------------------------


def test_somebody_of_another_course_is_told_so(door: AtTheDoor) -> None:
    assert door.elsewhere() == NotMarked(door.door_shown(), Refusal.NOT_IN_COURSE)
    assert door.marked() == {}


def test_one_look_elsewhere_does_not_make_a_stranger_known(door: AtTheDoor) -> None:
    unlike = a_candidate(door.school.ada, 0.2)
    for number in range(25):
        door.look(candidate=unlike, elsewhere=number % 3 == 0)
    assert door.screen == NotMarked(door.door_shown(), Refusal.UNKNOWN)


# --- look-alikes --------------------------------------------------------------------------------------


def alike(door: AtTheDoor) -> None:
    one, other = sorted((door.school.ada.student_id, door.school.bo.student_id))
    pair = NearPair(one, other, 0.7)
    door.desk.gallery_reported(GalleryReport(ENGINE, 2, 20, 2, own=False, pairs=frozenset({pair})))


def test_look_alikes_give_the_number_after_the_turn(door: AtTheDoor) -> None:
    alike(door)
    ada = door.school.ada
    door.walks_up(ada)
    screen = door.turns()
    assert screen == NumberEntry(door.door_shown(), Purpose.CHECK_IN, confirms=True)
    assert door.marked() == {}, "the face alone is not enough"
    screen = door.press(ClaimNumber(ada.number))
    assert isinstance(screen, CheckedIn)
    (fact,) = door.sql.attendance.check_ins(door.session(door.school.systems))
    assert (fact.student_id, fact.method) == (ada.student_id, Method.FACE_AND_NUMBER)


def test_the_number_of_the_other_one_marks_nobody(door: AtTheDoor) -> None:
    alike(door)
    door.checks_in(door.school.ada)
    screen = door.press(ClaimNumber(door.school.bo.number))
    assert isinstance(screen, NumberEntry)
    assert (screen.trouble, screen.confirms) == (NumberTrouble.WRONG, True)
    assert door.marked() == {}


def test_who_goes_away_leaves_nothing_to_confirm(door: AtTheDoor) -> None:
    alike(door)
    door.checks_in(door.school.ada)
    assert isinstance(door.time_out(), Main)
    door.tick()
    door.press(Open.NUMBER)
    door.press(ClaimNumber(door.school.ada.number))
    assert isinstance(door.screen, Verifying), "only a number, and the face is wanted"


def test_who_gave_the_number_first_is_not_asked_twice(door: AtTheDoor) -> None:
    alike(door)
    claims(door, door.school.ada.number)
    assert isinstance(door.checks_in(door.school.ada), CheckedIn)


def test_others_are_not_slowed(door: AtTheDoor) -> None:
    one, other = sorted((door.school.bo.student_id, door.school.eve.student_id))
    pair = NearPair(one, other, 0.7)
    door.desk.gallery_reported(GalleryReport(ENGINE, 2, 20, 2, own=False, pairs=frozenset({pair})))
    assert isinstance(door.checks_in(door.school.ada), CheckedIn)
