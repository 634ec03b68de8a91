"""The enrolment form and the guided poses."""

from __future__ import annotations

import time
from dataclasses import replace
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.core.enrolment import (
    EMAIL,
    NEEDED,
    NEEDED_AGAIN,
    ORDER,
    PATIENCE_S,
    SPACING_S,
    PoseGuide,
    form_mistakes,
    shuffled,
)
from kiosk.core.observation import Depth, Observation, Presentation, Presented, Sample
from kiosk.core.setup import SetupForm, SetupMistake, mistakes
from kiosk.core.values import Mistake, Picture, Pose, StudentId, Template, new_id
from kiosk.core.views import Draft, StartOver
from kiosk.core.visit import FLAT_LOOKS, LOST_AFTER_S
from tests.builders import a_look

RIGHT = Draft("20260001", "김민서", "Physics", "minseo@example.ac.kr", "482915", "482915")


def test_a_right_form() -> None:
    assert form_mistakes(RIGHT) == ()
    assert form_mistakes(replace(RIGHT, department="", email=" minseo@example.ac.kr ")) == ()


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"number": ""}, Mistake.NUMBER_SHAPE),
        ({"number": "123"}, Mistake.NUMBER_SHAPE),
        ({"number": "1234567890123"}, Mistake.NUMBER_SHAPE),
        ({"number": "2026 001"}, Mistake.NUMBER_SHAPE),
        ({"number": "２０２６０００１"}, Mistake.NUMBER_SHAPE),
        ({"number": "20260001\n"}, Mistake.NUMBER_SHAPE),
        ({"name": ""}, Mistake.NAME_EMPTY),
        ({"name": " \t "}, Mistake.NAME_EMPTY),
        ({"name": "x" * 81}, Mistake.NAME_EMPTY),
        ({"name": "Ada\x00"}, Mistake.NAME_EMPTY),
        ({"name": "Ada\nBo"}, Mistake.NAME_EMPTY),
        ({"email": ""}, Mistake.EMAIL_SHAPE),
        ({"email": "minseo"}, Mistake.EMAIL_SHAPE),
        ({"pin": "48291", "pin_again": "48291"}, Mistake.PIN_SHAPE),
        ({"pin": "111111", "pin_again": "111111"}, Mistake.PIN_TOO_EASY),
        ({"pin_again": "000000"}, Mistake.PINS_DIFFER),
    ],
)
def test_one_mistake(wrong: dict[str, str], expected: Mistake) -> None:
    draft = replace(RIGHT, **wrong)  # type: ignore[arg-type]
    assert form_mistakes(draft) == (expected,)


def test_an_empty_form_says_everything_at_once() -> None:
    everything = (Mistake.NUMBER_SHAPE, Mistake.NAME_EMPTY, Mistake.EMAIL_SHAPE, Mistake.PIN_SHAPE)
    assert form_mistakes(Draft()) == everything


@pytest.mark.parametrize(
    "name", ["O'Brien", "Nguyễn Thị", "김 민서", "José María de la Cruz", "Ñ", "=SUM(A1)"]
)
def test_names_are_as_people_have_them(name: str) -> None:
    assert form_mistakes(replace(RIGHT, name=name)) == ()


GOOD = ["a@b.kr", "first.last+tag@cs.example.ac.kr", "x_y-z@a-b.example.com", "o'brien@example.ie"]
BAD = [
    "@b.kr",
    "a@",
    "a@b",
    "a@b.k",
    "a@.kr",
    "a@b..kr",
    "a@-b.kr",
    "a b@c.kr",
    "a@b.kr, c@d.kr",
    "a@b.kr\nBcc: c@d.kr",
    "a;b@c.kr",
    "<a@b.kr>",
    'a"b@c.kr',
    "a@b@c.kr",
    "교수@example.ac.kr",
    "a\x00@b.kr",
    "a" * 65 + "@b.kr",
]


@pytest.mark.parametrize(("address", "good"), [*((a, True) for a in GOOD), *((a, False) for a in BAD)])
def test_addresses_are_the_same_for_students_and_professors(address: str, good: bool) -> None:
    assert (EMAIL.fullmatch(address) is not None) is good
    assert (Mistake.EMAIL_SHAPE not in form_mistakes(replace(RIGHT, email=address))) is good
    assert (SetupMistake.PROFESSOR_EMAIL_SHAPE not in mistakes(SetupForm(professor_email=address))) is good


@given(st.text(max_size=8), st.text(max_size=8))
def test_pins_are_the_same_for_students_and_professors(pin: str, again: str) -> None:
    pin_ones = {SetupMistake.PIN_SHAPE, SetupMistake.PIN_TOO_EASY, SetupMistake.PINS_DIFFER}
    setup = {one.name for one in mistakes(SetupForm(pin=pin, pin_again=again)) if one in pin_ones}
    form = {one.name for one in form_mistakes(replace(RIGHT, pin=pin, pin_again=again))}
    assert setup == form


@given(st.text(alphabet="a.@-b ", max_size=300))
@example("a" * 300)
@example("a@" + "a." * 150)
@example("a@" + "a-" * 150)
def test_no_address_takes_long_to_refuse(text: str) -> None:
    began_s = time.thread_time()
    EMAIL.fullmatch(text)
    assert time.thread_time() - began_s < 0.1


# --- poses ------------------------------------------------------------------------------------------

WHO = StudentId(new_id())


def a_sample(pose: Pose) -> Sample:
    return Sample(Picture(WHO, pose, b"png"), Template(WHO, pose, "lbph", b"features"))


def test_the_poses_come_one_after_another_until_it_is_enough() -> None:
    guide, at_s, asked = PoseGuide(), 0.0, []
    while (wanted := guide.wanted) is not None:
        asked.append(wanted)
        at_s += SPACING_S
        guide = guide.take(a_sample(wanted), at_s, 1)
    assert asked == [pose for pose in ORDER for _ in range(NEEDED[pose])]
    assert guide.finished
    assert guide.progress().done == frozenset(ORDER)
    assert guide.progress().wanted is None
    assert guide.take(a_sample(Pose.FRONT), at_s + 9, 1) is guide


def test_a_sample_of_another_pose_or_too_soon_is_not_taken() -> None:
    guide = PoseGuide().take(a_sample(Pose.FRONT), 10.0, 1)
    assert guide.taken(Pose.FRONT) == 1
    assert guide.take(a_sample(Pose.LEFT), 20.0, 1) is guide
    assert guide.take(a_sample(Pose.FRONT), 10.0 + SPACING_S / 2, 1) is guide
    assert guide.take(a_sample(Pose.FRONT), 10.001 + SPACING_S, 1).taken(Pose.FRONT) == 2


def test_progress_tells_where_it_stands() -> None:
    guide = PoseGuide()
    for step in range(NEEDED[Pose.FRONT] + 1):
        guide = guide.take(a_sample(guide.wanted or Pose.FRONT), float(step), 1)
    progress = guide.progress()
    assert (progress.done, progress.wanted) == (frozenset({Pose.FRONT}), ORDER[1])
    assert (progress.taken, progress.needed) == (1, NEEDED[ORDER[1]])


def a_sight(
    pose: Pose | None, at_s: float, track_id: int | None = 1, depth: Depth = Depth.SOLID
) -> Observation:
    """A look with a good sample of this pose (None: without one)."""
    seen = a_look(at_s=at_s, track_id=track_id, pose=pose, depth=depth)
    return replace(seen, sample=None if pose is None or track_id is None else a_sample(pose))


def played(*sights: Observation) -> PoseGuide:
    guide = PoseGuide()
    for sight in sights:
        guide = guide.add(sight)
    return guide


def fronts(track_id: int = 1, begin_s: float = 0.0) -> list[Observation]:
    return [a_sight(Pose.FRONT, begin_s + 0.2 * k, track_id) for k in range(NEEDED[Pose.FRONT])]


def test_two_people_who_take_turns_do_not_become_one_student() -> None:
    guide = PoseGuide()
    for number in range(40):
        guide = guide.add(a_sight(Pose.FRONT, float(number), number // 3))
        assert guide.wanted is Pose.FRONT
        assert guide.again is None, "nothing is said of what has hardly begun"


def test_another_face_in_a_turn_begins_anew() -> None:
    guide = played(*fronts(), a_sight(Pose.LEFT, 1.2), a_sight(Pose.LEFT, 1.4, track_id=2))
    assert (guide.samples, guide.wanted, guide.again) == ((), Pose.FRONT, StartOver.FACE_LOST)
    assert guide.add(a_sight(Pose.FRONT, 1.6, track_id=2)).again is None, "it goes on"


@pytest.mark.parametrize(("gone_s", "kept"), [(LOST_AFTER_S - 0.1, True), (LOST_AFTER_S + 0.1, False)])
def test_a_face_may_be_gone_for_a_moment_only(gone_s: float, kept: bool) -> None:
    begun = fronts()
    guide = played(*begun, a_sight(None, begun[-1].taken_at_s + gone_s, track_id=None))
    assert (guide.wanted is not Pose.FRONT) is kept


@pytest.mark.parametrize("depth", [Depth.UNKNOWN, Depth.FLAT])
def test_a_turn_counts_only_of_a_solid_head(depth: Depth) -> None:
    guide = played(*fronts(), a_sight(Pose.LEFT, 1.2, depth=depth))
    assert (guide.taken(Pose.LEFT), guide.turned) == (0, False)
    assert guide.add(a_sight(Pose.LEFT, 1.4)).turned


def test_what_moves_as_a_picture_begins_anew() -> None:
    flat = [a_sight(None, 1.2 + 0.1 * k, depth=Depth.FLAT) for k in range(FLAT_LOOKS)]
    assert played(*fronts(), *flat[:-1]).samples
    guide = played(*fronts(), *flat)
    assert (guide.samples, guide.again) == ((), StartOver.PICTURE)


def test_what_the_passive_layers_refuse_begins_anew() -> None:
    attack = Presentation(Presented.ATTACK, -9.0)
    looks = [replace(a_sight(Pose.LEFT, 1.2 + 0.2 * k), presentation=attack) for k in range(FLAT_LOOKS)]
    assert len(played(*fronts(), *looks[:-1]).samples) == NEEDED[Pose.FRONT], (
        "no sample of what looks like one"
    )
    guide = played(*fronts(), *looks)
    assert (guide.samples, guide.again) == ((), StartOver.PICTURE)


def test_a_turn_in_which_the_face_is_lost_twice_is_left_out() -> None:
    once = played(*fronts(), a_sight(Pose.LEFT, 1.2, track_id=2))
    assert (once.again, once.skipped) == (StartOver.FACE_LOST, frozenset())
    guide = once
    for sight in (*fronts(2, 2.0), a_sight(Pose.LEFT, 3.2, track_id=3)):
        guide = guide.add(sight)
    assert guide.skipped == {Pose.LEFT}
    for sight in fronts(3, 4.0):
        guide = guide.add(sight)
    assert guide.wanted is Pose.RIGHT


def test_the_front_comes_first_and_the_turns_in_any_order() -> None:
    orders = {tuple(shuffled(NEEDED, Random(seed))) for seed in range(200)}
    assert {order[0] for order in orders} == {Pose.FRONT}
    assert len(orders) == 24
    assert shuffled(NEEDED_AGAIN, Random(1)).keys() == NEEDED_AGAIN.keys()


@given(st.lists(st.tuples(st.sampled_from(Pose), st.floats(0, 2)), max_size=80))
def test_never_more_samples_than_wanted(seen: list[tuple[Pose, float]]) -> None:
    guide, at_s = PoseGuide(), 0.0
    for pose, pause_s in seen:
        at_s += pause_s
        before = guide
        guide = guide.take(a_sample(pose), at_s, 1)
        assert len(guide.samples) - len(before.samples) in {0, 1}
    assert all(guide.taken(pose) <= NEEDED[pose] for pose in Pose)
    assert guide.progress().taken == (guide.taken(guide.wanted) if guide.wanted else 0)


def test_a_pose_that_does_not_come_is_left_out_but_never_the_front() -> None:
    guide, at_s = PoseGuide(), 0.0
    for step in range(200):
        guide = guide.wait(at_s)
        assert guide.wanted is Pose.FRONT, "nobody is searched by anything but the front"
        at_s = float(step)
    for _ in range(NEEDED[Pose.FRONT]):
        at_s += 1.0
        guide = guide.take(a_sample(Pose.FRONT), at_s, 1).wait(at_s)
    guide = guide.take(a_sample(Pose.LEFT), at_s + 1, 1).wait(at_s + 1)
    while not guide.finished:
        at_s += 1.0
        guide = guide.wait(at_s)
    assert guide.skipped == set(ORDER) - {Pose.FRONT}
    assert {sample.picture.pose for sample in guide.samples} == {Pose.FRONT}
    assert at_s >= 200 + 4 * PATIENCE_S
    assert guide.progress().done == {Pose.FRONT}


@pytest.mark.parametrize("patience", [1.0, 2.0])
def test_a_pose_is_waited_for_so_much_longer(patience: float) -> None:
    front = a_sample(Pose.FRONT)
    guide = PoseGuide({Pose.FRONT: 1, Pose.UP: 1}, patience=patience).take(front, 0.0, 1).wait(0.0)
    assert guide.wait(PATIENCE_S * patience - 0.1).wanted is Pose.UP
    assert guide.wait(PATIENCE_S * patience).finished
