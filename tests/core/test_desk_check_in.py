"""Whole visits: checking in by face and by number, and everybody who must not be marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.core.access import DELAYS_S, PAUSE_S
from kiosk.core.events import CheckInRecorded
from kiosk.core.face_way import CARD_SHOWN_S, RETRY_AFTER_S, SAME_PERSON_S
from kiosk.core.observation import Challenge, Depth, Hint, Identify, Watch
from kiosk.core.requests import CloseClass, CorrectStatus, Open
from kiosk.core.screens import (
    Challenged,
    CheckedIn,
    Fault,
    LogIn,
    Main,
    NotMarked,
    NumberEntry,
    StudentPage,
)
from kiosk.core.values import Method, Pose, Status
from kiosk.core.views import FaultKind, NumberTrouble, Purpose, Refusal
from kiosk.core.visit import GONE_AFTER_S, OPPOSITE
from tests.builders import KIOSK_ID, a_candidate, a_look
from tests.core.at_the_door import PIN, AtTheDoor, kinds
from tests.fakes import A_MONDAY

# --- by face ----------------------------------------------------------------------------------------


def test_a_student_walks_up_turns_and_is_present(door: AtTheDoor) -> None:
    ada = door.school.ada
    assert isinstance(door.walks_up(ada), Challenged)
    assert door.marked() == {}, "nobody is marked before the challenge"
    screen = door.turns()
    assert isinstance(screen, CheckedIn)
    assert (screen.student.number, screen.status, screen.again) == (ada.number, Status.PRESENT, False)
    assert screen.lecture.course.code == "CSE301"
    assert door.marked() == {"Ada": Status.PRESENT}
    (fact,) = door.sql.attendance.check_ins(door.session(door.school.systems))
    assert (fact.method, fact.kiosk_id, fact.at) == (Method.FACE, KIOSK_ID, screen.at)
    assert fact.evidence is not None
    assert fact.evidence.challenge in {"left", "right", "up", "down"}
    assert (fact.evidence.confidence, fact.evidence.engine) == (0.9, "lbph-1")
    assert isinstance(door.time_out(), Main)
    assert door.tick().door.present == 1


def test_the_search_is_the_roster_with_faces(door: AtTheDoor) -> None:
    school = door.school
    here = frozenset({school.ada.student_id, school.bo.student_id})
    assert door.desk.task(door.screen) == Identify(here)


def test_the_challenge_follows_that_student_on_that_track(door: AtTheDoor) -> None:
    screen = door.walks_up(door.school.ada, track_id=7)
    assert isinstance(screen, Challenged)
    assert door.desk.task(screen) == Challenge(door.school.ada.student_id, 7, screen.asked)


def test_every_turn_is_asked(door: AtTheDoor) -> None:
    asked = set()
    for track_id in range(1, 60):
        screen = door.walks_up(door.school.ada, track_id)
        assert isinstance(screen, Challenged)
        asked.add(screen.asked)
        door.press(Open.HOME)
    assert asked == {Pose.LEFT, Pose.RIGHT, Pose.UP, Pose.DOWN}


def test_after_a_failed_turn_another_one_is_asked(door: AtTheDoor) -> None:
    failed: Pose | None = None
    for track_id in range(1, 4):
        screen = door.walks_up(door.school.ada, track_id)
        assert isinstance(screen, Challenged)
        assert screen.asked is not failed
        failed = screen.asked
        door.looks(12, track_id=None)
        assert isinstance(door.screen, NotMarked)
        door.clock.advance(CARD_SHOWN_S)
        door.time_out()


@pytest.mark.parametrize(
    ("minutes", "status"),
    [(-9.9, Status.PRESENT), (10, Status.PRESENT), (11, Status.LATE), (21, Status.ABSENT)],
)
def test_the_time_decides_the_status(door: AtTheDoor, minutes: float, status: Status) -> None:
    door.wait(minutes * 60 - 0.6)
    screen = door.checks_in(door.school.ada)
    assert isinstance(screen, CheckedIn)
    assert screen.status is status


def test_before_the_door_opens_nobody_is_searched(door: AtTheDoor) -> None:
    door.wait(-11 * 60)
    assert door.screen.door.lecture is None
    assert door.screen.door.upcoming is not None
    assert door.desk.task(door.screen) == Watch()


def test_again_shows_the_first_time_and_adds_no_fact(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.time_out()
    door.wait(15 * 60)
    screen = door.checks_in(door.school.ada, track_id=2)
    assert isinstance(screen, CheckedIn)
    assert screen.again
    assert screen.status is Status.PRESENT
    assert screen.at - A_MONDAY < timedelta(seconds=2)
    assert len(door.sql.attendance.check_ins(door.session(door.school.systems))) == 1


def test_a_stranger_is_told_so_and_left_in_peace(door: AtTheDoor) -> None:
    assert door.stranger() == NotMarked(door.door_shown(), Refusal.UNKNOWN)
    door.time_out()
    seen = door.looks(round(RETRY_AFTER_S / 0.1) - 30, candidate=a_candidate(door.school.ada, 0.2))
    assert isinstance(seen, Main)
    assert door.marked() == {}


def test_nobody_with_a_face_on_the_roster_nobody_is_searched(door: AtTheDoor) -> None:
    for student in (door.school.ada, door.school.bo):
        door.sql.people.forget_face(student.student_id, "test")
    door.tick()
    assert door.desk.task(door.screen) == Watch()
    door.press(Open.MY_PAGE)
    assert isinstance(door.desk.task(door.screen), Identify), "eve is in another course"


def test_somebody_who_was_refused_and_stays_is_searched_again(door: AtTheDoor) -> None:
    door.stranger()
    door.time_out()
    door.clock.advance(RETRY_AFTER_S)
    assert isinstance(door.checks_in(door.school.ada), CheckedIn)


def test_below_the_threshold_nobody_is_asked(door: AtTheDoor) -> None:
    assert isinstance(door.looks(5, candidate=a_candidate(door.school.ada, 0.549)), Main)


def test_hints_are_told_once_they_stand(door: AtTheDoor) -> None:
    door.looks(6, hint=Hint.TOO_DARK)
    assert door.screen.hint is Hint.TOO_DARK  # type: ignore[union-attr]
    door.looks(6, track_id=None, hint=Hint.NO_FACE)
    assert door.screen.hint is None  # type: ignore[union-attr]


# --- observations that say nothing about now ----------------------------------------------------------


@pytest.mark.parametrize("wrong", ["stale", "task", "gallery"])
def test_what_was_seen_under_other_circumstances_is_ignored(door: AtTheDoor, wrong: str) -> None:
    ada = a_candidate(door.school.ada)
    door.desk.gallery_version = 3
    for _ in range(20):
        if wrong == "stale":
            door.look(candidate=ada, at_s=door.clock.monotonic_s() - 1.0)
        elif wrong == "task":
            door.look(candidate=ada, task=Identify(frozenset({door.school.ada.student_id})))
        else:
            door.look(candidate=ada, gallery_version=2)
    assert kinds(door.events) == []


@pytest.mark.parametrize("wrong", ["stale", "task", "gallery", "other track"])
def test_nor_does_it_pass_a_challenge(door: AtTheDoor, wrong: str) -> None:
    screen = door.walks_up(door.school.ada)
    assert isinstance(screen, Challenged)
    task, asked = door.desk.task(screen), screen.asked
    assert isinstance(task, Challenge)
    for _ in range(20):
        if wrong == "stale":
            door.look(pose=asked, at_s=door.clock.monotonic_s() - 1.1)
        elif wrong == "gallery":
            door.look(pose=asked, gallery_version=9)
        elif wrong == "task":
            door.look(pose=asked, task=Challenge(door.school.bo.student_id, task.track_id, asked))
        else:
            door.look(pose=asked, task=Challenge(task.student_id, 2, asked), track_id=2)
    assert isinstance(door.screen, Challenged)
    assert door.marked() == {}


def test_a_result_that_comes_after_the_screen_changed_marks_nobody(door: AtTheDoor) -> None:
    screen = door.walks_up(door.school.ada)
    assert isinstance(screen, Challenged)
    task = door.desk.task(screen)
    door.press(Open.NUMBER)
    door.looks(5, task=task, pose=screen.asked)
    assert isinstance(door.screen, NumberEntry)
    door.press(Open.HOME)
    door.looks(5, task=task, pose=screen.asked)
    assert door.marked() == {}


def test_a_challenge_that_was_left_is_forgotten(door: AtTheDoor) -> None:
    screen = door.walks_up(door.school.ada)
    door.tick()
    assert isinstance(door.desk.task(screen), Challenge), "a tick in the midst changes nothing"
    door.press(Open.HOME)
    door.tick()
    assert door.desk.task(screen) == Watch()


def test_votes_of_one_search_do_not_count_in_another(door: AtTheDoor) -> None:
    door.press(Open.MY_PAGE)
    everybody = door.desk.task(door.screen)
    assert everybody == Identify(
        frozenset(s.student_id for s in (door.school.ada, door.school.bo, door.school.eve))
    )
    door.looks(2, candidate=a_candidate(door.school.ada))
    door.time_out()
    assert isinstance(door.look(candidate=a_candidate(door.school.ada)), Main)


def test_votes_of_two_people_are_not_added_up(door: AtTheDoor) -> None:
    ada = a_candidate(door.school.ada)
    for track_id in (1, 1, 2, 2, 1, 1):
        door.look(candidate=ada, track_id=track_id)
    assert isinstance(door.screen, Main)


# --- staying, queueing --------------------------------------------------------------------------------


def test_a_face_that_stays_does_not_check_in_twice(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    events = len(door.events)
    door.time_out()
    for _ in range(300):
        door.look(candidate=a_candidate(door.school.ada))
        door.clock.advance(0.9)
    assert isinstance(door.screen, Main)
    assert CheckInRecorded not in kinds(door.events[events:])


def test_seen_again_as_another_track_they_are_left_in_peace_for_a_while(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.time_out()
    door.clock.advance(5)
    assert isinstance(door.walks_up(door.school.ada, track_id=2), Main)
    door.clock.advance(SAME_PERSON_S)
    assert isinstance(door.walks_up(door.school.ada, track_id=2), Challenged)


def resting(door: AtTheDoor) -> frozenset[int]:
    task = door.desk.task(door.screen)
    assert isinstance(task, Identify)
    return task.resting


def test_who_was_answered_rests_so_that_the_next_is_searched(door: AtTheDoor) -> None:
    assert resting(door) == frozenset()
    door.checks_in(door.school.ada)
    assert resting(door) == {1}
    door.clock.advance(CARD_SHOWN_S)
    door.stranger(track_id=2)
    assert resting(door) == {1, 2}
    door.time_out()
    door.clock.advance(RETRY_AFTER_S)
    door.look(track_id=2)
    assert resting(door) == {1}, "who was refused is searched again"


def test_on_the_own_page_nobody_rests(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.time_out()
    door.press(Open.MY_PAGE)
    assert isinstance(door.screen, LogIn)
    assert resting(door) == frozenset()


def test_who_rests_makes_no_difference_to_what_was_seen(door: AtTheDoor) -> None:
    before = door.desk.task(door.screen)
    door.stranger(track_id=1)
    door.time_out()
    door.clock.advance(CARD_SHOWN_S)
    bo = a_candidate(door.school.bo)
    assert isinstance(door.look(task=before, candidate=bo, track_id=2), Main)
    assert isinstance(door.looks(2, candidate=bo, track_id=2), Challenged), "no look was lost, no vote"


def test_who_stays_rests_while_others_are_served(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.time_out()
    for _ in range(3):
        door.clock.advance(GONE_AFTER_S - 1)
        task = door.desk.task(door.screen)
        seen = a_look(task, at_s=door.clock.monotonic_s(), track_id=2)
        door.hear(replace(seen, tracks=frozenset({1, 2})))
        assert resting(door) == {1}
    door.clock.advance(GONE_AFTER_S)
    door.look(track_id=2)
    assert resting(door) == frozenset(), "gone"


def test_the_next_in_the_queue_does_not_wait_for_the_card_to_go(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.looks(round(CARD_SHOWN_S / 0.1) - 2, candidate=a_candidate(door.school.bo), track_id=2)
    assert isinstance(door.screen, CheckedIn), "the card can be read"
    door.looks(6, candidate=a_candidate(door.school.bo), track_id=2)
    assert isinstance(door.screen, Challenged)
    screen = door.turns(track_id=2)
    assert isinstance(screen, CheckedIn)
    assert screen.student.name == "Bo"
    assert door.marked() == {"Ada": Status.PRESENT, "Bo": Status.PRESENT}


def test_the_next_in_the_queue_is_greeted_while_the_card_is_shown(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.looks(6)
    assert shown_hint(door) is None, "Ada herself is no next one"
    door.looks(5, candidate=a_candidate(door.school.bo), track_id=2)
    assert shown_hint(door) is Hint.NEXT
    door.looks(5, track_id=None)
    assert shown_hint(door) is None
    door.looks(8, candidate=a_candidate(door.school.bo), track_id=2)
    assert isinstance(door.screen, Challenged), "known already when the card could go"


def shown_hint(door: AtTheDoor) -> Hint | None:
    assert isinstance(door.screen, CheckedIn)
    return door.screen.hint


def test_two_refusals_for_one_reason_are_two(door: AtTheDoor) -> None:
    first = door.stranger()
    door.clock.advance(CARD_SHOWN_S)
    second = door.stranger(track_id=2)
    assert isinstance(first, NotMarked)
    assert isinstance(second, NotMarked)
    assert first == second
    assert first.at_s < second.at_s


def test_a_long_queue_in_which_now_and_then_one_fails_is_not_paused(door: AtTheDoor) -> None:
    for round_ in range(6):
        door.walks_up(door.school.bo, 2 * round_)
        door.turns(2 * round_, depth=Depth.FLAT)
        door.time_out()
        door.clock.advance(CARD_SHOWN_S)
        passed = door.checks_in(door.school.ada, track_id=2 * round_ + 1)
        if round_ < 4:
            assert isinstance(passed, CheckedIn)
            door.clock.advance(SAME_PERSON_S)
        door.time_out()
    paused = NotMarked(door.door_shown(), Refusal.PAUSED)
    assert door.walks_up(door.school.bo, 99) == paused, "but who fails five times, is"
    door.time_out()
    door.clock.advance(SAME_PERSON_S)
    assert isinstance(door.checks_in(door.school.ada, track_id=100), CheckedIn)


def test_a_stranger_after_a_card_is_told_so(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.clock.advance(CARD_SHOWN_S)
    assert isinstance(door.stranger(track_id=2), NotMarked)


def test_the_next_in_the_queue_after_a_refusal(door: AtTheDoor) -> None:
    door.stranger()
    door.clock.advance(CARD_SHOWN_S)
    assert isinstance(door.screen, NotMarked)
    assert isinstance(door.checks_in(door.school.bo, track_id=2), CheckedIn)


# --- challenges that fail -----------------------------------------------------------------------------


def test_a_photo_is_refused_and_journalled(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada)
    assert door.turns(depth=Depth.FLAT) == NotMarked(door.door_shown(), Refusal.PICTURE)
    assert door.marked() == {}
    (detail,) = door.journal("challenge failed")
    assert detail.startswith("picture after ")
    (entry,) = (row for row in door.sql.journal.entries() if row.action == "challenge failed")
    assert entry.subject == f"student:{door.school.ada.student_id}"
    assert entry.actor == f"kiosk:{KIOSK_ID}"


def test_a_refused_face_is_not_challenged_again_at_once(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada)
    door.turns(depth=Depth.FLAT)
    door.clock.advance(CARD_SHOWN_S)
    assert isinstance(door.walks_up(door.school.ada), NotMarked)
    door.clock.advance(RETRY_AFTER_S)
    assert isinstance(door.walks_up(door.school.ada), Challenged)


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ({"pose": "opposite"}, Refusal.TURN_NOT_SEEN),
        ({"track_id": None}, Refusal.FACE_LOST),
        ({"track_id": 2}, Refusal.FACE_LOST),
    ],
)
def test_other_ways_to_fail(door: AtTheDoor, what: dict[str, object], reason: Refusal) -> None:
    screen = door.walks_up(door.school.ada)
    assert isinstance(screen, Challenged)
    if "pose" in what:
        door.look(pose=Pose.FRONT)
        what = {"pose": OPPOSITE[screen.asked]}
    door.looks(12, **what)
    assert kinds(door.events)[-1].__name__ in {"CheckInRefused", "HintChanged"}
    assert isinstance(door.screen, NotMarked)
    assert door.screen.reason is reason
    assert door.marked() == {}


def test_nothing_done_in_time(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada)
    door.looks(40, pose=Pose.FRONT)
    assert isinstance(door.screen, Challenged)
    assert door.time_out() == NotMarked(door.door_shown(), Refusal.TURN_NOT_SEEN)
    assert len(door.journal("challenge failed")) == 1


def test_no_depth_is_no_proof(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada)
    for _ in range(10):
        door.turns(depth=Depth.UNKNOWN)
    assert isinstance(door.screen, Challenged)


def test_five_failures_pause_the_face_way_but_not_the_number(door: AtTheDoor) -> None:
    for track_id in range(5):
        door.walks_up(door.school.ada, track_id)
        door.turns(track_id, depth=Depth.FLAT)
        door.time_out()
        door.clock.advance(CARD_SHOWN_S)
    assert door.look(candidate=a_candidate(door.school.bo), track_id=9) == NotMarked(
        door.door_shown(), Refusal.PAUSED
    )
    door.time_out()
    door.press(Open.MY_PAGE)
    assert isinstance(door.look(candidate=a_candidate(door.school.bo), track_id=9), NotMarked)
    assert isinstance(door.by_number(door.school.bo.number), CheckedIn)
    door.time_out()
    door.clock.advance(PAUSE_S)
    assert isinstance(door.checks_in(door.school.ada, track_id=10), CheckedIn)


def test_people_who_pass_by_pause_nobody(door: AtTheDoor) -> None:
    for track_id in range(8):
        door.walks_up((door.school.ada, door.school.bo)[track_id % 2], track_id)
        door.look(track_id=99)
        door.time_out()
        door.clock.advance(CARD_SHOWN_S)
    assert isinstance(door.checks_in(door.school.ada, track_id=50), CheckedIn)


def test_losing_ones_own_face_again_and_again_pauses_oneself_only(door: AtTheDoor) -> None:
    for track_id in range(5):
        assert isinstance(door.walks_up(door.school.ada, track_id), Challenged)
        door.look(track_id=99)  # the photo is put away before it is seen to be flat
        door.time_out()
        door.clock.advance(CARD_SHOWN_S)
    assert door.walks_up(door.school.ada, track_id=50) == NotMarked(door.door_shown(), Refusal.PAUSED)
    door.clock.advance(CARD_SHOWN_S)
    assert isinstance(door.checks_in(door.school.bo, track_id=51), CheckedIn)
    door.clock.advance(PAUSE_S)
    assert isinstance(door.checks_in(door.school.ada, track_id=52), CheckedIn)


def test_the_camera_goes_in_the_midst_of_a_challenge(door: AtTheDoor) -> None:
    screen = door.walks_up(door.school.ada)
    task = door.desk.task(screen)
    assert isinstance(door.lose_camera(), Fault)
    assert isinstance(door.screen, Fault)
    door.looks(3, task=task, pose=Pose.LEFT)
    assert isinstance(door.find_camera(), Main)
    assert door.marked() == {}
    assert isinstance(door.checks_in(door.school.ada), CheckedIn)


def test_the_class_was_closed_meanwhile(door: AtTheDoor) -> None:
    door.walks_up(door.school.ada)
    door.day.close(door.lecture, "staff:test")
    assert door.turns() == NotMarked(door.door_shown(), Refusal.NO_CLASS)
    assert door.marked()["Ada"] is Status.ABSENT


# --- the own page -------------------------------------------------------------------------------------


def test_my_page_by_face_needs_a_turn_and_marks_nobody(door: AtTheDoor) -> None:
    assert isinstance(door.press(Open.MY_PAGE), LogIn)
    screen = door.walks_up(door.school.eve)
    assert isinstance(screen, Challenged)
    assert screen.purpose is Purpose.MY_PAGE
    screen = door.turns()
    assert isinstance(screen, StudentPage)
    assert screen.view.student.name == "Eve"
    assert [one.course.code for one in screen.view.courses] == ["CSE302"]
    assert [one.course.code for one in screen.view.lectures] == ["CSE302"]
    assert door.marked() == door.marked(door.school.databases) == {}


def test_my_page_with_a_photo(door: AtTheDoor) -> None:
    door.press(Open.MY_PAGE)
    door.walks_up(door.school.ada)
    assert isinstance(door.turns(depth=Depth.FLAT), NotMarked)


def test_my_page_from_the_card_is_the_cards(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    screen = door.press(Open.MY_PAGE)
    assert isinstance(screen, StudentPage)
    assert screen.view.student.name == "Ada"
    (course,) = screen.view.courses
    assert dict(course.counts) == {Status.PRESENT: 1}


def test_my_page_without_a_camera_is_by_number(door: AtTheDoor) -> None:
    door.lose_camera()
    screen = door.press(Open.MY_PAGE)
    assert isinstance(screen, NumberEntry)
    assert screen.purpose is Purpose.MY_PAGE
    screen = door.by_number(door.school.cho.number)
    assert isinstance(screen, StudentPage)
    assert screen.view.student.name == "Cho"
    assert door.marked() == {}
    assert isinstance(door.time_out(), Fault)


def test_after_my_page_nothing_of_it_is_left_for_the_next(door: AtTheDoor) -> None:
    door.press(Open.MY_PAGE)
    screen = door.walks_up(door.school.ada)
    door.press(Open.HOME)
    assert isinstance(screen, Challenged)
    door.press(Open.MY_PAGE)
    assert isinstance(door.looks(3, pose=screen.asked), LogIn)


# --- by number ----------------------------------------------------------------------------------------


def test_by_number_and_pin(door: AtTheDoor) -> None:
    screen = door.by_number(door.school.cho.number)
    assert isinstance(screen, CheckedIn)
    assert door.marked() == {"Cho": Status.PRESENT}
    (fact,) = door.sql.attendance.check_ins(door.session(door.school.systems))
    assert (fact.method, fact.evidence) == (Method.NUMBER, None)


def test_by_number_while_the_own_face_is_seen(door: AtTheDoor) -> None:
    door.by_number(door.school.ada.number)
    assert isinstance(door.walks_up(door.school.ada), CheckedIn), "not asked to turn as well"
    door.clock.advance(CARD_SHOWN_S)
    assert isinstance(door.walks_up(door.school.ada), CheckedIn)


def test_by_number_without_a_camera(door: AtTheDoor) -> None:
    assert isinstance(door.lose_camera(), Fault)
    assert isinstance(door.by_number(door.school.ada.number), CheckedIn)
    assert isinstance(door.time_out(), Fault)


@pytest.mark.parametrize("number", ["20260001", "99999999", ""])
def test_wrong_numbers_and_pins_look_alike_and_wait_longer_and_longer(door: AtTheDoor, number: str) -> None:
    waits = []
    for _ in range(5):
        screen = door.by_number(number, "000000")
        assert isinstance(screen, NumberEntry)
        assert screen.trouble is NumberTrouble.WRONG
        waits.append(screen.wait_s)
        door.clock.advance(screen.wait_s)
    assert waits == [0.0, 0.0, *DELAYS_S[:3]]
    assert door.marked() == {}


def test_while_waiting_even_the_right_pin_is_not_taken(door: AtTheDoor) -> None:
    for _ in range(3):
        door.by_number("20260001", "000000")
    screen = door.by_number("20260001", PIN)
    assert isinstance(screen, NumberEntry)
    assert (screen.trouble, screen.wait_s) == (NumberTrouble.WAIT, DELAYS_S[0])
    assert isinstance(door.by_number("20260003", PIN), CheckedIn), "others need not wait"
    door.press(Open.HOME)
    door.clock.advance(DELAYS_S[0])
    assert isinstance(door.by_number("20260001", PIN), CheckedIn)


def test_the_clock_on_the_wall_does_not_shorten_a_wait(door: AtTheDoor) -> None:
    for _ in range(3):
        door.by_number("20260001", "000000")
    door.clock.set_back(days=-1)
    screen = door.by_number("20260001", PIN)
    assert isinstance(screen, NumberEntry)
    assert screen.trouble is NumberTrouble.WAIT


def test_who_never_enrolled_is_told_so(door: AtTheDoor) -> None:
    screen = door.by_number(door.school.dan.number)
    assert isinstance(screen, NumberEntry)
    assert screen.trouble is NumberTrouble.NOT_ENROLLED


def test_not_in_this_course(door: AtTheDoor) -> None:
    assert door.by_number(door.school.eve.number) == NotMarked(door.door_shown(), Refusal.NOT_IN_COURSE)
    assert door.marked() == {}


def test_no_class_now(door: AtTheDoor) -> None:
    door.wait(6 * 3600)
    assert door.by_number(door.school.ada.number) == NotMarked(door.door_shown(), Refusal.NO_CLASS)


# --- with the professor -------------------------------------------------------------------------------


def test_a_correction_is_kept_over_a_later_check_in(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CorrectStatus(door.school.ada, Status.OFFICIAL_ABSENCE, "competition"))
    door.press(Open.HOME)
    screen = door.checks_in(door.school.ada)
    assert isinstance(screen, CheckedIn)
    assert screen.status is Status.OFFICIAL_ABSENCE
    assert door.marked() == {"Ada": Status.OFFICIAL_ABSENCE}


def test_after_the_close_nobody_is_searched(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CloseClass())
    door.press(Open.HOME)
    door.tick()
    assert door.desk.task(door.screen) == Watch()
    assert door.by_number(door.school.ada.number) == NotMarked(door.door_shown(), Refusal.NO_CLASS)


# --- days ---------------------------------------------------------------------------------------------


def test_after_a_restart_everything_is_still_there(
    door: AtTheDoor, restart: Callable[[AtTheDoor], AtTheDoor]
) -> None:
    door.checks_in(door.school.ada)
    second = restart(door)
    assert second.marked() == {"Ada": Status.PRESENT}
    assert second.screen.door.present == 1
    screen = second.checks_in(second.school.ada)
    assert isinstance(screen, CheckedIn)
    assert screen.again


def test_the_next_class_at_the_door_is_another_check_in(door: AtTheDoor) -> None:
    door.checks_in(door.school.bo)
    door.time_out()
    door.wait(66 * 60)
    assert door.screen.door.lecture is not None
    assert door.screen.door.lecture.course.code == "CSE302"
    screen = door.checks_in(door.school.bo, track_id=2)
    assert isinstance(screen, CheckedIn)
    assert not screen.again
    assert door.marked() == door.marked(door.school.databases) == {"Bo": Status.PRESENT}


def test_a_wall_clock_that_jumps_back_breaks_nothing(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.time_out()
    door.clock.advance(CARD_SHOWN_S)
    door.clock.set_back(minutes=5)
    door.tick()
    assert isinstance(door.checks_in(door.school.bo, track_id=2), CheckedIn)
    door.time_out()
    door.clock.set_back(days=2)
    door.tick()
    assert door.screen.door.lecture is None


def test_the_fault_kind_of_a_lost_camera(door: AtTheDoor) -> None:
    screen = door.lose_camera()
    assert isinstance(screen, Fault)
    assert screen.kind is FaultKind.CAMERA
    assert door.desk.task(screen) == Watch()


def test_only_turns_are_asked_of_which_the_student_has_own_templates(door: AtTheDoor) -> None:
    """Without them the relief alone would have to decide."""
    asked = set()
    known = frozenset({Pose.FRONT, Pose.LEFT, Pose.UP})
    for track_id in range(1, 40):
        candidate = replace(a_candidate(door.school.ada), poses=known)
        screen = door.looks(3, candidate=candidate, track_id=track_id)
        assert isinstance(screen, Challenged)
        asked.add(screen.asked)
        door.press(Open.HOME)
    assert asked == {Pose.LEFT, Pose.UP}
