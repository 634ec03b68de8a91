"""What stands for the proof that a student is there: one turn, two, none, or the PIN; and refused attacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.access import PAUSE_AFTER
from kiosk.core.face_way import LIVE_WITHIN_S, RETRY_AFTER_S
from kiosk.core.observation import Challenge, Depth, Hint, Presented
from kiosk.core.requests import LetTurn, Open, SubmitPin
from kiosk.core.screens import Challenged, CheckedIn, Main, NotMarked, NumberEntry, Panel, StudentPage
from kiosk.core.values import CheckIn, Method, Pose
from kiosk.core.views import Notice, NumberTrouble, Purpose, Refusal
from kiosk.core.visit import ATTACK_LOOKS, TURN_LOOKS
from tests.builders import a_candidate
from tests.core.at_the_door import PIN, PRESENTATIONS, AtTheDoor
from tests.core.founded import Founded

LIVE, DOUBTFUL, ATTACK = Presented.LIVE, Presented.DOUBTFUL, Presented.ATTACK


def challenged(door: AtTheDoor) -> Challenged:
    assert isinstance(door.screen, Challenged), door.screen
    return door.screen


def the_check_in(door: AtTheDoor) -> CheckIn:
    (fact,) = door.sql.attendance.check_ins(door.session(door.school.systems))
    return fact


def challenge_of(fact: CheckIn) -> str:
    assert fact.evidence is not None
    return fact.evidence.challenge


# --- two turns ------------------------------------------------------------------------------------------


def test_where_the_passive_evidence_is_weak_two_different_turns_are_asked(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada, presented=DOUBTFUL)
    first = challenged(door)
    assert (first.step, first.steps) == (1, 2)
    door.turns()
    second = challenged(door)
    assert (second.step, second.steps) == (2, 2)
    assert second.asked is not first.asked
    assert door.desk.task(second) == Challenge(door.school.ada.student_id, 1, second.asked)
    door.look(pose=Pose.FRONT)
    assert isinstance(door.turns(), CheckedIn)
    assert challenge_of(the_check_in(door)) == f"{first.asked.value} {second.asked.value}"


def test_every_pair_of_turns_is_asked(door: AtTheDoor) -> None:
    pairs = set()
    for track_id in range(1, 120):
        door.walks_up(door.school.ada, track_id, presented=DOUBTFUL)
        first = challenged(door).asked
        door.turns(track_id)
        pairs.add((first, challenged(door).asked))
        door.press(Open.HOME)
    assert len(pairs) == 4 * 3


def test_the_second_turn_begins_at_the_front(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada, presented=DOUBTFUL)
    door.turns()
    second = challenged(door)
    door.looks(10, pose=second.asked)
    assert challenged(door) == replace(second, hint=Hint.LOOK_HERE), "and it says so"
    door.looks(5, pose=Pose.FRONT)
    assert challenged(door) == second
    assert isinstance(door.turns(), CheckedIn)


def test_the_head_that_is_still_turned_is_not_the_wrong_way(door: AtTheDoor) -> None:
    """Left was shown, right is asked next: the head is still left when that is said."""
    for track_id in range(1, 60):
        door.walks_up(door.school.ada, track_id, presented=DOUBTFUL)
        first = challenged(door).asked
        door.turns(track_id)
        door.looks(5, pose=first, track_id=track_id)
        assert challenged(door).step == 2
        door.press(Open.HOME)


def test_a_challenge_begins_at_the_front(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada, pose=Pose.LEFT)
    asked = challenged(door).asked
    door.looks(10, pose=asked)
    assert challenged(door).asked is asked
    door.look(pose=Pose.FRONT)
    assert isinstance(door.turns(), CheckedIn)


def test_a_face_that_is_lost_between_two_turns_starts_over(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada, presented=DOUBTFUL)
    door.turns()
    assert door.look(track_id=2) == NotMarked(door.door_shown(), Refusal.FACE_LOST)
    door.clock.advance(RETRY_AFTER_S)
    door.walks_up(door.school.ada, track_id=2, presented=DOUBTFUL)
    assert challenged(door).step == 1


# --- attacks --------------------------------------------------------------------------------------------


def test_an_attack_is_refused_at_the_end_in_the_words_of_any_failed_turn(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada)
    asked = challenged(door).asked
    door.looks(TURN_LOOKS - 1, pose=asked)
    screen = door.look(pose=asked, presented=ATTACK)
    assert screen == NotMarked(door.door_shown(), Refusal.TURN_NOT_SEEN)
    assert door.marked() == {}
    assert door.journal("presentation refused") == ["attack plane=-2.50 texture=-4.00"]


def test_an_attack_is_refused_during_the_challenge(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada)
    door.looks(ATTACK_LOOKS - 1, pose=Pose.FRONT, presented=ATTACK)
    door.look(pose=Pose.FRONT, presented=DOUBTFUL)
    assert challenged(door).step == 1, "it must last"
    screen = door.looks(ATTACK_LOOKS, pose=Pose.FRONT, presented=ATTACK)
    assert screen == NotMarked(door.door_shown(), Refusal.TURN_NOT_SEEN)
    (entry,) = [one for one in door.sql.journal.entries() if one.action == "presentation refused"]
    assert entry.subject == f"student:{door.school.ada.student_id}"


@pytest.mark.parametrize("presented", [Presented.DOUBTFUL, Presented.UNKNOWN])
def test_what_is_not_called_live_after_a_turn_is_asked_for_another(
    door: AtTheDoor, presented: Presented
) -> None:
    door.walks_up(door.school.ada)
    first = challenged(door)
    assert (first.step, first.steps) == (1, 1)
    said = replace(PRESENTATIONS[DOUBTFUL], presented=presented)
    door.looks(TURN_LOOKS, pose=first.asked, presentation=said)
    second = challenged(door)
    assert (second.step, second.steps) == (2, 2)
    assert second.asked is not first.asked
    door.look(pose=Pose.FRONT)
    assert isinstance(door.looks(TURN_LOOKS, pose=second.asked, presentation=said), CheckedIn)
    assert challenge_of(the_check_in(door)) == f"{first.asked.value} {second.asked.value}"


def test_one_turn_is_enough_of_what_is_called_live(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada)
    asked = challenged(door).asked
    assert isinstance(door.looks(TURN_LOOKS, pose=asked, presented=LIVE), CheckedIn)


def test_the_fifth_failure_says_at_once_that_the_number_is_the_way(door: AtTheDoor) -> None:
    shown = []
    for track_id in range(1, PAUSE_AFTER + 1):
        door.walks_up(door.school.ada, track_id)
        door.looks(ATTACK_LOOKS, track_id=track_id, pose=Pose.FRONT, presented=ATTACK)
        assert isinstance(door.screen, NotMarked)
        shown.append(door.screen.reason)
        door.clock.advance(RETRY_AFTER_S)
        door.time_out()
    assert shown == [Refusal.TURN_NOT_SEEN] * (PAUSE_AFTER - 1) + [Refusal.PAUSED]
    door.clock.advance(-1 + RETRY_AFTER_S)
    assert door.walks_up(door.school.bo, 99) == NotMarked(door.door_shown(), Refusal.PAUSED)
    assert isinstance(door.by_number(door.school.bo.number), CheckedIn)


# --- no turn --------------------------------------------------------------------------------------------


@pytest.fixture
def skipping(founded: Founded) -> AtTheDoor:
    """A kiosk whose IT leaves the turn out where it is sure."""
    return AtTheDoor(founded.store, founded.school, founded.put_back(), skips=True)


def test_surely_live_and_surely_known_is_asked_for_no_turn_where_it_allows_that(skipping: AtTheDoor) -> None:
    assert isinstance(skipping.walks_up(skipping.school.ada, confidence=0.9, presented=LIVE), CheckedIn)
    fact = the_check_in(skipping)
    assert (fact.method, challenge_of(fact)) == (Method.FACE, "skipped")
    assert skipping.walks_up(skipping.school.ada) == skipping.screen, "and is left in peace"


@pytest.mark.parametrize(
    ("confidence", "presented"),
    [(0.899, LIVE), (0.899, Presented.UNKNOWN), (0.99, DOUBTFUL), (0.99, ATTACK)],
)
def test_whoever_is_less_sure_turns(skipping: AtTheDoor, confidence: float, presented: Presented) -> None:
    skipping.walks_up(skipping.school.ada, confidence=confidence, presented=presented)
    assert isinstance(skipping.screen, Challenged)


def test_surely_known_the_passive_layers_are_given_a_moment(skipping: AtTheDoor) -> None:
    skipping.walks_up(skipping.school.ada, confidence=0.99)
    assert isinstance(skipping.screen, Main)
    assert isinstance(skipping.walks_up(skipping.school.ada, confidence=0.99, presented=LIVE), CheckedIn)
    assert challenge_of(the_check_in(skipping)) == "skipped"


def test_the_moment_for_the_passive_layers_ends(skipping: AtTheDoor) -> None:
    looks = round(LIVE_WITHIN_S / 0.1)
    skipping.looks(looks - 1, candidate=a_candidate(skipping.school.ada, 0.99))
    assert isinstance(skipping.screen, Main)
    assert skipping.screen.hint is Hint.HOLD_STILL
    skipping.looks(3, candidate=a_candidate(skipping.school.ada, 0.99))
    assert isinstance(skipping.screen, Challenged)


def test_the_own_page_is_never_opened_without_a_turn(skipping: AtTheDoor) -> None:
    skipping.press(Open.MY_PAGE)
    skipping.walks_up(skipping.school.ada, confidence=0.99, presented=LIVE)
    assert isinstance(skipping.screen, Challenged)


def test_the_default_asks_everybody(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada, confidence=0.99, presented=LIVE)
    assert isinstance(door.screen, Challenged)


# --- the PIN instead ------------------------------------------------------------------------------------


def let_turn(door: AtTheDoor, turns: bool) -> None:
    """The professor sets it on the panel."""
    door.unlock()
    (standing,) = [one for one in door.panel().view.standings if one.student.name == "Ada"]
    screen = door.press(LetTurn(standing.student, turns))
    assert isinstance(screen, Panel)
    assert screen.notice is (Notice.TURN_ASKED if turns else Notice.PIN_ASKED)
    door.press(Open.HOME)
    door.tick()


def test_who_cannot_turn_the_head_gives_the_pin_and_is_marked_like_everybody(door: AtTheDoor) -> None:
    let_turn(door, False)
    screen = door.walks_up(door.school.ada)
    assert screen == NumberEntry(door.door_shown(), Purpose.CHECK_IN, by_pin=True)
    assert door.marked() == {}, "the face alone is not enough"
    assert isinstance(door.press(SubmitPin(PIN)), CheckedIn)
    fact = the_check_in(door)
    assert (fact.method, challenge_of(fact)) == (Method.FACE_AND_NUMBER, "pin")


def test_a_wrong_pin_marks_nobody_and_costs_growing_waits(door: AtTheDoor) -> None:
    let_turn(door, False)
    door.walks_up(door.school.ada)
    screens = [door.press(SubmitPin("000000")) for _ in range(4)]
    keypads = [screen for screen in screens if isinstance(screen, NumberEntry) and screen.by_pin]
    assert [keypad.trouble for keypad in keypads] == [NumberTrouble.WRONG] * 3 + [NumberTrouble.WAIT]
    assert keypads[-1].wait_s > 0
    assert isinstance(door.press(SubmitPin(PIN)), NumberEntry)
    assert door.marked() == {}


def test_whoever_leaves_the_keypad_is_not_asked_at_once_again(door: AtTheDoor) -> None:
    let_turn(door, False)
    door.walks_up(door.school.ada)
    door.press(Open.HOME)
    door.tick()
    assert isinstance(door.walks_up(door.school.ada), Main)
    assert isinstance(door.press(SubmitPin(PIN)), Main), "a PIN without a keypad means nothing"
    door.clock.advance(RETRY_AFTER_S)
    assert isinstance(door.walks_up(door.school.ada), NumberEntry)


def test_the_own_page_opens_by_pin_too(door: AtTheDoor) -> None:
    let_turn(door, False)
    door.press(Open.MY_PAGE)
    assert door.walks_up(door.school.ada) == NumberEntry(door.door_shown(), Purpose.MY_PAGE, by_pin=True)
    assert isinstance(door.press(SubmitPin(PIN)), StudentPage)


def test_it_is_set_and_taken_back_on_the_panel_and_journalled(door: AtTheDoor) -> None:
    let_turn(door, False)
    let_turn(door, True)
    door.walks_up(door.school.ada)
    assert isinstance(door.turns(depth=Depth.SOLID), CheckedIn)
    assert door.journal("let_turn") == ['{"turns":false}', '{"turns":true}']
    actors = {entry.actor for entry in door.sql.journal.entries() if entry.action == "let_turn"}
    assert actors == {f"staff:{door.school.kim.staff_id}"}


def test_nobody_who_is_not_on_the_list_is_changed(door: AtTheDoor) -> None:
    door.unlock()
    door.press(LetTurn(door.school.eve, False))
    eve = door.sql.people.student(door.school.eve.student_id)
    assert eve is not None
    assert eve.turns
    assert door.journal("let_turn") == []
