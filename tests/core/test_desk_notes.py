"""What is noted at the door for professors to look at: one face for two numbers, company at a challenge."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.observation import GalleryReport, NearPair
from kiosk.core.patterns import COMPANY, TRIED_S, TWO_NUMBERS, Tried
from kiosk.core.requests import ClaimNumber, Open
from kiosk.core.screens import CheckedIn, NumberEntry
from kiosk.core.values import StudentId, new_id
from tests.builders import a_look
from tests.core.at_the_door import ENGINE, AtTheDoor


def claims(door: AtTheDoor, number: str) -> None:
    door.press(Open.NUMBER)
    door.press(ClaimNumber(number))


def noted(door: AtTheDoor, action: str) -> list[tuple[str, str]]:
    return [(entry.subject, entry.detail) for entry in door.sql.journal.entries() if entry.action == action]


# --- one face for two numbers -------------------------------------------------------------------------


def test_a_friends_number_first_and_then_the_own_face(door: AtTheDoor) -> None:
    ada, bo = door.school.ada, door.school.bo
    claims(door, bo.number)
    door.stranger(track_id=4)
    door.time_out()
    door.wait(10)
    assert isinstance(door.checks_in(ada, track_id=4), CheckedIn)
    assert noted(door, TWO_NUMBERS) == [(f"student:{ada.student_id}", str(bo.student_id))]


def test_two_numbers_one_after_the_other(door: AtTheDoor) -> None:
    ada, bo = door.school.ada, door.school.bo
    for who in (ada, bo, ada):
        claims(door, who.number)
        door.stranger(track_id=4)
        door.time_out()
    assert noted(door, TWO_NUMBERS) == [(f"student:{bo.student_id}", str(ada.student_id))], "told once"


def test_the_next_in_the_queue_is_somebody_else(door: AtTheDoor) -> None:
    claims(door, door.school.bo.number)
    door.stranger(track_id=4)
    door.time_out()
    door.wait(2)
    door.checks_in(door.school.ada, track_id=5)
    assert noted(door, TWO_NUMBERS) == []


def test_the_own_number_and_the_own_face_are_one(door: AtTheDoor) -> None:
    claims(door, door.school.ada.number)
    door.stranger(track_id=4)
    door.time_out()
    door.wait(10)
    door.checks_in(door.school.ada, track_id=4)
    assert noted(door, TWO_NUMBERS) == []


def look_alikes(door: AtTheDoor) -> None:
    """Ada and Bo are hard to tell apart."""
    one, other = sorted((door.school.ada.student_id, door.school.bo.student_id))
    pairs = frozenset({NearPair(one, other, 0.8)})
    door.desk.gallery_reported(GalleryReport(ENGINE, 9, 90, 9, True, pairs))


def test_after_the_turn_the_number_of_a_third(door: AtTheDoor) -> None:
    look_alikes(door)
    ada, cho = door.school.ada, door.school.eve
    door.checks_in(ada, track_id=4)
    assert isinstance(door.screen, NumberEntry)
    door.press(ClaimNumber(cho.number))
    assert noted(door, TWO_NUMBERS) == [(f"student:{cho.student_id}", str(ada.student_id))]


def test_whoever_was_taken_for_the_twin_is_not_noted(door: AtTheDoor) -> None:
    look_alikes(door)
    door.checks_in(door.school.ada, track_id=4)
    door.press(ClaimNumber(door.school.bo.number))
    assert noted(door, TWO_NUMBERS) == []


def test_what_was_long_ago_is_forgotten() -> None:
    ada, bo = StudentId(new_id()), StudentId(new_id())
    others, tried = Tried().add(1, ada, 0.0)
    assert others == frozenset()
    others, tried = tried.add(1, bo, TRIED_S + 1)
    assert others == frozenset()
    assert tried.tracks.keys() == {1}
    _, tried = tried.add(2, bo, 3 * TRIED_S)
    assert tried.tracks.keys() == {2}, "nothing grows over a term"


# --- company ------------------------------------------------------------------------------------------


def shows(door: AtTheDoor, faces: int) -> None:
    door.clock.advance(0.1)
    look = a_look(door.desk.task(door.screen), at_s=door.clock.monotonic_s(), pose=None)
    door.hear(replace(look, faces=faces, gallery_version=door.desk.gallery_version))


def test_company_is_noted_once_a_challenge(door: AtTheDoor) -> None:
    ada = door.school.ada
    door.walks_up(ada)
    shows(door, 1)
    assert noted(door, COMPANY) == []
    shows(door, 2)
    shows(door, 3)
    assert noted(door, COMPANY) == [(f"student:{ada.student_id}", "2 faces")]
    assert isinstance(door.turns(), CheckedIn), "nobody is refused for it"
    door.time_out()
    door.wait(30)
    door.walks_up(door.school.bo, track_id=2)
    door.clock.advance(0.1)
    look = a_look(door.desk.task(door.screen), at_s=door.clock.monotonic_s(), pose=None, track_id=2)
    door.hear(replace(look, faces=2))
    assert len(noted(door, COMPANY)) == 2
