"""Votes over a track, a turn, and who is left in peace; hints that stand still."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.hints import STEADY_S, SteadyHint
from kiosk.core.observation import ACCEPTED_CONFIDENCE, Depth, FaceSeen, Hint, Identify
from kiosk.core.values import Pose
from kiosk.core.visit import (
    ACROSS_DEG,
    ASIDE_S,
    FLAT_LOOKS,
    GONE_AFTER_S,
    LOST_AFTER_S,
    STILL,
    STILL_NEARER,
    TURN_LOOKS,
    UNDECIDED_AFTER_S,
    UNDECIDED_LOOKS,
    UNKNOWN_AFTER_S,
    UNKNOWN_LOOKS,
    VOTES_NEEDED,
    WRONG_S,
    Found,
    Outcome,
    Rests,
    Turn,
    Votes,
)
from tests.builders import a_candidate, a_look, a_student

ADA, BO = a_student(), a_student("20260002", "Bo")
SEARCH = Identify(frozenset({ADA.student_id, BO.student_id}))


def votes(*candidates: object, step_s: float = 0.1) -> Votes:
    """Votes after looks that showed these: a student, (student, confidence), or None for no evidence."""
    result = Votes(1, SEARCH, 100.0)
    for number, what in enumerate(candidates):
        candidate = None
        if isinstance(what, tuple):
            candidate = a_candidate(what[0], what[1])
        elif what is not None:
            candidate = a_candidate(what)  # type: ignore[arg-type]
        result = result.add(a_look(SEARCH, at_s=100.0 + number * step_s, candidate=candidate))
    return result


LOW = (ADA, ACCEPTED_CONFIDENCE - 0.001)


@pytest.mark.parametrize(
    ("looks", "found"),
    [
        ((), Found.NOTHING_YET),
        ((ADA,) * (VOTES_NEEDED - 1), Found.NOTHING_YET),
        ((ADA,) * VOTES_NEEDED, ADA),
        (((ADA, ACCEPTED_CONFIDENCE),) * VOTES_NEEDED, ADA),
        ((LOW,) * VOTES_NEEDED, Found.NOTHING_YET),
        (((ADA, float("nan")),) * VOTES_NEEDED, Found.NOTHING_YET),
        ((ADA, ADA, BO), Found.NOTHING_YET),
        ((ADA, ADA, BO, ADA, ADA), Found.NOTHING_YET),
        ((ADA, ADA, BO, BO, BO), BO),
        ((ADA, ADA, LOW, ADA, ADA), Found.NOTHING_YET),
        ((ADA, None, ADA, None, None, ADA), ADA),
        ((None,) * 50, Found.NOTHING_YET),
    ],
)
def test_votes(looks: tuple[object, ...], found: object) -> None:
    result = votes(*looks).found()
    assert (result if isinstance(result, Found) else result.student_id) == (
        found if isinstance(found, Found) else found.student_id  # type: ignore[attr-defined]
    )


def test_nobody_takes_enough_looks_and_enough_time() -> None:
    assert votes(*[LOW] * UNKNOWN_LOOKS, step_s=0.01).found() is Found.NOTHING_YET
    assert votes(*[LOW] * (UNKNOWN_LOOKS - 1), step_s=9).found() is Found.NOTHING_YET
    assert votes(*[LOW] * UNKNOWN_LOOKS, step_s=UNKNOWN_AFTER_S / (UNKNOWN_LOOKS - 1)).found() is Found.NOBODY
    assert votes(*[LOW] * 30, ADA, step_s=0.1).found() is Found.NOTHING_YET, "somebody begins to be found"


def test_now_this_one_and_now_that_one_is_nobody_in_the_end() -> None:
    step_s = UNDECIDED_AFTER_S / (UNDECIDED_LOOKS - 1)
    flapping = [(ADA, BO)[number % 2] for number in range(UNDECIDED_LOOKS)]
    assert votes(*flapping[:-1], step_s=step_s).found() is Found.NOTHING_YET
    assert votes(*flapping, step_s=step_s * 1.001).found() is Found.NOBODY


@pytest.mark.parametrize(
    ("asked", "yaw_deg", "pitch_deg", "outcome"),
    [
        (Pose.UP, ACROSS_DEG, 0.0, Outcome.WRONG_WAY),
        (Pose.UP, -ACROSS_DEG, -11.0, Outcome.WRONG_WAY),
        (Pose.UP, ACROSS_DEG - 1, -15.0, Outcome.WAITING),
        (Pose.LEFT, 11.0, ACROSS_DEG, Outcome.WRONG_WAY),
        (Pose.LEFT, 20.0, ACROSS_DEG - 1, Outcome.WAITING),
    ],
)
def test_a_head_between_two_turns_is_on_some_third_way(
    asked: Pose, yaw_deg: float, pitch_deg: float, outcome: Outcome
) -> None:
    state = Turn(a_candidate(ADA), 1, asked, 100.0, front=True)
    for number in range(1, LONG + 1):
        look = a_look(at_s=100.0 + number * STEP_S, pose=None)
        state = state.add(replace(look, face=FaceSeen((200, 100, 160, 160), 1, yaw_deg, pitch_deg)))
    assert state.outcome() is outcome


@given(st.lists(st.sampled_from([ADA, BO, LOW, None]), max_size=60))
def test_a_winner_was_named_in_the_last_looks_without_a_break(looks: list[object]) -> None:
    found = votes(*looks).found()
    if isinstance(found, Found):
        return
    usable = [look for look in looks if look is not None]
    assert [getattr(look, "student_id", None) for look in usable[-VOTES_NEEDED:]] == [
        found.student_id
    ] * VOTES_NEEDED


# --- the turn ---------------------------------------------------------------------------------------

STEP_S = 0.1
L, R, F, U, D = Pose.LEFT, Pose.RIGHT, Pose.FRONT, Pose.UP, Pose.DOWN


def turn(*looks: object, asked: Pose = Pose.LEFT) -> Outcome:
    """How it stands after looks: a pose, (pose, depth), a track number, or None for no face."""
    state = Turn(a_candidate(ADA), 1, asked, 100.0, front=True)
    for number, what in enumerate(looks, start=1):
        look = a_look(at_s=100.0 + number * STEP_S, pose=None)
        if what is None:
            look = a_look(at_s=look.taken_at_s, track_id=None)
        elif isinstance(what, int):
            look = a_look(at_s=look.taken_at_s, track_id=what, pose=asked)
        elif isinstance(what, tuple):
            look = replace(look, pose=what[0], depth=what[1])
        elif isinstance(what, Pose):
            look = replace(look, pose=what)
        state = state.add(look)
        if state.outcome() is not Outcome.WAITING:
            break
    return state.outcome()


LONG = round(max(WRONG_S, ASIDE_S) / STEP_S) + 1
"""Looks that are surely too long at another turn; two less are surely not."""
GONE = [None] * (round(LOST_AFTER_S / STEP_S) + 1)
FLAT, FRONT_FLAT, DEEP_UNKNOWN = (L, Depth.FLAT), (F, Depth.FLAT), (L, Depth.UNKNOWN)


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ([], Outcome.WAITING),
        ([F] * 50, Outcome.WAITING),
        ([L] * (TURN_LOOKS - 1), Outcome.WAITING),
        ([L] * TURN_LOOKS, Outcome.SHOWN),
        ([F, F, L, L, L], Outcome.SHOWN),
        ([L, L, F, L, L], Outcome.WAITING),  # noise of the pose estimate
        ([L, L, None, L, L], Outcome.WAITING),
        ([L, L, None, L, L, L], Outcome.SHOWN),
        ([DEEP_UNKNOWN] * 20, Outcome.WAITING),  # no depth, no proof
        ([F] + [R] * LONG, Outcome.WRONG_WAY),
        ([*[R] * (2 * LONG), F, L, L, L], Outcome.SHOWN),  # stood so when it was asked
        ([F, *[R] * (LONG - 2), F, L, L, L], Outcome.SHOWN),  # set off to the wrong side, and noticed
        ([R, R, F, R, R], Outcome.WAITING),
        ([R, R, L, L, L], Outcome.SHOWN),
        ([U] * (LONG - 2) + [F, L, L, L], Outcome.SHOWN),  # a nod on the way
        ([*[U] * 3, F, *[D] * 3, L, L, L], Outcome.WRONG_WAY),  # a clip of all turns, one after another
        ([(U, Depth.UNKNOWN)] * LONG, Outcome.WRONG_WAY),  # of a clip's turns not all read as a head's
        ([(U, Depth.UNKNOWN)] * (LONG - 2), Outcome.WAITING),
        ([FRONT_FLAT] * FLAT_LOOKS, Outcome.PICTURE),
        ([FLAT] * FLAT_LOOKS, Outcome.PICTURE),
        ([FLAT, FLAT, L, L, L], Outcome.SHOWN),
        ([2], Outcome.FACE_LOST),  # somebody else's face
        ([L, L, 2, L, L, L], Outcome.FACE_LOST),
        ([*GONE[:-2]], Outcome.WAITING),
        (GONE, Outcome.FACE_LOST),
        ([L, L, *GONE], Outcome.FACE_LOST),
        ([*GONE[:-2], L, *GONE[:-2], L], Outcome.WAITING),
    ],
)
def test_turns(looks: list[object], expected: Outcome) -> None:
    assert turn(*looks) is expected


def test_flat_wins_over_shown() -> None:
    state = Turn(a_candidate(ADA), 1, Pose.LEFT, 100.0, shown=TURN_LOOKS, flat=FLAT_LOOKS)
    assert state.outcome() is Outcome.PICTURE
    assert replace(state, lost=True).outcome() is Outcome.FACE_LOST


def test_a_turn_of_somebody_else_shows_nothing() -> None:
    state = Turn(a_candidate(ADA), 1, Pose.LEFT, 100.0, front=True)
    for number in range(10):
        state = state.add(a_look(at_s=100.0 + number / 10, pose=L, candidate=a_candidate(BO)))
    assert state.outcome() is Outcome.WAITING


@pytest.mark.parametrize(
    ("confidence", "share", "outcome"),
    [
        (STILL - 0.01, 1.0, Outcome.WAITING),
        (STILL - 0.01, STILL_NEARER, Outcome.WAITING),
        (STILL - 0.01, STILL_NEARER - 0.01, Outcome.SHOWN),
        (STILL, 1.0, Outcome.SHOWN),
    ],
)
def test_a_turn_after_the_face_was_swapped_shows_nothing(
    confidence: float, share: float, outcome: Outcome
) -> None:
    state = Turn(a_candidate(ADA), 1, Pose.LEFT, 100.0, front=True)
    seen = replace(a_candidate(ADA, confidence), distance=share * 30.0, second_distance=30.0)
    for number in range(10):
        state = state.add(a_look(at_s=100.0 + number / 10, pose=L, candidate=seen))
    assert state.outcome() is outcome


def test_votes_begin_anew_when_somebody_has_come_nearer() -> None:
    """What rests on fewer frames than before rests on new ones."""
    votes = Votes(1, Identify(frozenset()), 100.0)
    for number in range(UNKNOWN_LOOKS):
        seen = a_candidate(ADA, 0.1, frames=number + 3)
        votes = votes.add(a_look(at_s=100.0 + number / 2, candidate=replace(seen, confidence=0.1)))
    assert votes.found() is Found.NOBODY
    votes = votes.add(a_look(at_s=104.0, candidate=a_candidate(ADA, 0.1, frames=3)))
    assert (votes.found(), votes.looks, votes.since_s) == (Found.NOTHING_YET, 1, 104.0)


_looks = st.sampled_from([L, R, F, FLAT, FRONT_FLAT, DEEP_UNKNOWN, None, 2])


@given(st.lists(_looks, max_size=40), st.sampled_from([Pose.LEFT, Pose.RIGHT, Pose.UP, Pose.DOWN]))
def test_shown_means_the_asked_pose_solid_in_the_last_looks(looks: list[object], asked: Pose) -> None:
    if turn(*looks, asked=asked) is Outcome.SHOWN:
        assert looks.count(asked) >= TURN_LOOKS


# --- rests ------------------------------------------------------------------------------------------


def test_a_rest_ends_and_a_longer_one_stays() -> None:
    rests = Rests().until(1, 106.0).until(1, 103.0)
    assert rests.seen({1}, 105.9).hold(1)
    assert not rests.seen({1}, 106.0).hold(1)
    assert not rests.seen({1}, 100.0).hold(2)


def test_somebody_who_stays_rests_as_long_as_they_stay() -> None:
    rests, now_s = Rests().while_here(1, 100.0), 100.0
    for _ in range(20):
        now_s += GONE_AFTER_S - 1
        rests = rests.seen({1}, now_s)
        assert rests.hold(1)
    now_s += GONE_AFTER_S
    assert not rests.seen({1}, now_s).hold(1)


def test_nothing_grows_over_a_term() -> None:
    rests = Rests()
    for number in range(5000):
        rests = rests.seen({number}, number * 10.0).while_here(number, number * 10.0)
    assert len(rests.until_s) <= GONE_AFTER_S / 10 + 1
    assert rests.staying <= rests.until_s.keys()


# --- hints ------------------------------------------------------------------------------------------


def test_a_hint_is_shown_when_it_has_stood() -> None:
    steady = SteadyHint().hear(Hint.TOO_DARK, 1.0)
    assert steady.shown is None
    assert steady.hear(Hint.TOO_DARK, 1.0 + STEADY_S - 0.01).shown is None
    assert steady.hear(Hint.TOO_DARK, 1.0 + STEADY_S).shown is Hint.TOO_DARK


def test_a_hint_that_flickers_changes_nothing() -> None:
    steady = SteadyHint(Hint.TOO_DARK, Hint.TOO_DARK, 0.0)
    for number in range(50):
        steady = steady.hear((Hint.HOLD_STILL, None)[number % 2], 10 + number * STEADY_S * 0.9)
        assert steady.shown is Hint.TOO_DARK


@given(st.lists(st.tuples(st.sampled_from([None, *Hint]), st.floats(0, 1)), max_size=50))
def test_what_is_shown_was_said(said: list[tuple[Hint | None, float]]) -> None:
    steady, at_s = SteadyHint(), 0.0
    for hint, pause_s in said:
        at_s += pause_s
        before, steady = steady, steady.hear(hint, at_s)
        assert steady.shown in (before.shown, hint)
