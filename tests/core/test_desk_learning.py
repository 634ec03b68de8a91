"""Learning from check-ins by face: when, how much, and how it is undone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.core.learning import LEARN_CONFIDENCE, LEARNT_KEPT
from kiosk.core.observation import Challenge, GalleryReport, NearPair, Sample
from kiosk.core.requests import ClaimNumber, Open
from kiosk.core.screens import Challenged, CheckedIn, NumberEntry, StudentPage
from kiosk.core.values import LEARNT, Picture, Pose, Student, StudentId, Template
from tests.builders import a_candidate
from tests.core.at_the_door import CONSENT, ENGINE, AtTheDoor
from tests.core.brittle import BrittleStore
from tests.core.founded import Founded
from tests.core.test_desk_forgetting import FORM, enrolled

A_WEEK_S = 7 * 86400.0
REPORT = GalleryReport(ENGINE, 9, 153, 9, True)


def a_look_to_keep(who: StudentId, tag: str = "front") -> Sample:
    picture = Picture(who, Pose.FRONT, f"png {tag}".encode())
    return Sample(picture, Template(who, Pose.FRONT, ENGINE, f"features {tag}".encode()))


def challenged(door: AtTheDoor, student: Student, confidence: float = 0.97) -> Challenge:
    door.walks_up(student, confidence=confidence)
    task = door.desk.task(door.screen)
    assert isinstance(task, Challenge), door.screen
    return task


def front(
    door: AtTheDoor, student: Student, confidence: float = 0.97, tag: str = "front", **what: Any
) -> None:
    sample = a_look_to_keep(student.student_id, tag)
    door.look(candidate=a_candidate(student, confidence), sample=sample, **what)


def visit(door: AtTheDoor, student: Student, confidence: float = 0.97, tag: str = "front") -> None:
    """From walking up to the card, with one good frontal look in the challenge; then home."""
    challenged(door, student, confidence)
    front(door, student, confidence, tag)
    assert isinstance(door.turns(), CheckedIn)
    door.time_out()
    door.tick()


def learnt(door: AtTheDoor, student: Student) -> list[bytes]:
    mine = door.sql.faces.templates_of(student.student_id, ENGINE)
    return [template.features for template in mine if template.sitting == LEARNT]


@pytest.fixture
def newcomer(door: AtTheDoor) -> Student:
    """Enrolled beside enough others for the gallery to know how sure it is."""
    student = enrolled(door)
    door.desk.gallery_reported(REPORT)
    door.tick()
    return student


def test_nothing_is_learnt_while_too_few_are_enrolled(door: AtTheDoor, newcomer: Student) -> None:
    door.desk.gallery_reported(replace(REPORT, own=False))
    visit(door, newcomer)
    assert learnt(door, newcomer) == []


def test_a_sure_check_in_with_a_passed_challenge_is_learnt_from(door: AtTheDoor, newcomer: Student) -> None:
    before = len(door.workers.templates)
    visit(door, newcomer)
    assert learnt(door, newcomer) == [b"features front"]
    pictures = [one for one in door.sql.faces.pictures() if one.sitting == LEARNT]
    assert [one.png for one in pictures] == [b"png front"]
    assert len(door.journal("learn")) == 1
    assert len(door.workers.templates) == before, "searched from tomorrow on"
    door.tick()
    assert len(door.journal("learn")) == 1


def test_the_best_look_of_the_challenge_is_kept(door: AtTheDoor, newcomer: Student) -> None:
    challenged(door, newcomer)
    for confidence in (0.6, 0.95, 0.7):
        front(door, newcomer, confidence, f"{confidence}")
    door.turns()
    door.tick()
    assert learnt(door, newcomer) == [b"features 0.95"]


@pytest.mark.parametrize("confidence", [0.56, LEARN_CONFIDENCE - 0.001])
def test_nothing_is_learnt_from_a_check_in_that_was_not_sure(
    door: AtTheDoor, newcomer: Student, confidence: float
) -> None:
    visit(door, newcomer, confidence)
    assert learnt(door, newcomer) == []


def test_nothing_is_learnt_from_a_look_that_does_not_verify(door: AtTheDoor, newcomer: Student) -> None:
    challenged(door, newcomer)
    front(door, newcomer, 0.5)
    door.look(candidate=a_candidate(door.school.bo, 0.99), sample=a_look_to_keep(newcomer.student_id))
    door.turns()
    door.tick()
    assert learnt(door, newcomer) == []


def test_nothing_is_learnt_without_a_passed_challenge(door: AtTheDoor, newcomer: Student) -> None:
    challenged(door, newcomer)
    front(door, newcomer)
    door.time_out()
    door.tick()
    door.clock.advance(30)
    assert learnt(door, newcomer) == []
    door.by_number(newcomer.number, FORM.pin)
    door.tick()
    assert learnt(door, newcomer) == []


def test_face_and_number_together_teach_nothing(door: AtTheDoor, newcomer: Student) -> None:
    one, other = sorted((newcomer.student_id, door.school.ada.student_id))
    door.desk.gallery_reported(replace(REPORT, pairs=frozenset({NearPair(one, other, 0.8)})))
    challenged(door, newcomer)
    front(door, newcomer)
    door.desk.gallery_reported(replace(REPORT, pairs=frozenset()))
    assert isinstance(door.turns(), NumberEntry), "noted, and nobody has looked"
    assert isinstance(door.press(ClaimNumber(newcomer.number)), CheckedIn)
    door.tick()
    assert learnt(door, newcomer) == []


def test_a_look_of_an_earlier_challenge_is_not_used(door: AtTheDoor, newcomer: Student) -> None:
    challenged(door, newcomer)
    front(door, newcomer)
    door.time_out()
    door.clock.advance(120)
    door.tell(None)
    door.time_out()
    door.walks_up(newcomer, track_id=2, confidence=0.97)
    assert isinstance(door.screen, Challenged)
    assert isinstance(door.turns(track_id=2), CheckedIn)
    door.tick()
    assert learnt(door, newcomer) == []


def test_the_way_to_the_own_page_teaches_nothing(door: AtTheDoor, newcomer: Student) -> None:
    door.press(Open.MY_PAGE)
    challenged(door, newcomer)
    front(door, newcomer)
    assert isinstance(door.turns(), StudentPage)
    door.tick()
    assert learnt(door, newcomer) == []


def test_a_second_visit_to_the_same_class_teaches_nothing(door: AtTheDoor, newcomer: Student) -> None:
    visit(door, newcomer)
    door.clock.advance(60)
    challenged(door, newcomer)
    front(door, newcomer, tag="again")
    again = door.turns()
    assert isinstance(again, CheckedIn)
    assert again.again
    door.tick()
    assert learnt(door, newcomer) == [b"features front"]


def test_few_are_kept_and_the_oldest_goes(door: AtTheDoor, newcomer: Student) -> None:
    sat_for = len(door.sql.faces.templates(ENGINE))
    for week in range(LEARNT_KEPT + 2):
        visit(door, newcomer, tag=f"{week}")
        door.wait(A_WEEK_S)
    assert learnt(door, newcomer) == [f"features {week}".encode() for week in (2, 3)]
    assert len(door.sql.faces.templates(ENGINE)) == sat_for + LEARNT_KEPT


def test_it_can_be_switched_off(founded: Founded) -> None:
    door = AtTheDoor(founded.store, founded.school, founded.put_back(), learns=False)
    student = enrolled(door)
    door.desk.gallery_reported(REPORT)
    door.tick()
    visit(door, student)
    assert learnt(door, student) == []


def test_whoever_agreed_to_an_older_text_is_not_learnt_from(founded: Founded) -> None:
    door = AtTheDoor(founded.store, founded.school, founded.put_back(), consent="1")
    student = enrolled(door)
    newer = AtTheDoor(founded.store, founded.school, door.clock, consent=CONSENT)
    newer.desk.gallery_reported(REPORT)
    visit(newer, student)
    assert learnt(newer, student) == []


def test_whoever_is_hard_to_tell_apart_is_not_learnt_from(door: AtTheDoor, newcomer: Student) -> None:
    one, other = sorted((newcomer.student_id, door.school.ada.student_id))
    challenged(door, newcomer)
    front(door, newcomer)
    door.desk.gallery_reported(replace(REPORT, pairs=frozenset({NearPair(one, other, 0.8)})))
    door.turns()
    door.tick()
    assert learnt(door, newcomer) == []


def test_a_check_in_counts_even_when_learning_fails(founded: Founded, expect_log: Any) -> None:
    expect_log("not learnt from a check-in")
    store = BrittleStore(founded.store)
    door = AtTheDoor(founded.store, founded.school, founded.put_back(), store.as_store())
    student = enrolled(door)
    door.desk.gallery_reported(REPORT)
    door.tick()
    store.broken.add("faces.learn")
    visit(door, student)
    assert student.name in door.marked()
    assert learnt(door, student) == []


# --- the gallery catches up ---------------------------------------------------------------------------


def test_what_was_learnt_is_searched_from_the_next_day(door: AtTheDoor, newcomer: Student) -> None:
    visit(door, newcomer)
    door.wait(3600)
    assert door.workers.removed == []
    before = len(door.workers.templates)
    door.wait(86400)
    assert door.workers.removed == [newcomer.student_id]
    handed_over = door.workers.templates[before:]
    assert handed_over == list(door.sql.faces.templates_of(newcomer.student_id, ENGINE))
    assert sum(template.sitting == LEARNT for template in handed_over) == 1
    door.wait(86400)
    assert len(door.workers.removed) == 1, "once"


def test_what_was_forgotten_leaves_the_gallery_the_next_day(door: AtTheDoor, newcomer: Student) -> None:
    visit(door, newcomer)
    door.wait(86400)
    assert door.sql.faces.forget_learnt(None, "it") == 1
    before = len(door.workers.templates)
    door.wait(86400)
    assert {template.sitting for template in door.workers.templates[before:]} == {1}
    assert door.workers.removed == [newcomer.student_id] * 2
