"""Whatever people do at the door, in whatever order: nobody is marked who has not proven who they are."""

from __future__ import annotations

from collections import deque

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.events import CheckInRecorded, StudentPageOpened
from kiosk.core.observation import Challenge, Depth, Observation
from kiosk.core.requests import AnswerConsent, CloseClass, Open, SubmitNumber, SubmitPin
from kiosk.core.screens import Challenged, CheckedIn, timeout_s
from kiosk.core.values import Method, Pose, StudentId
from kiosk.core.visit import TURN_LOOKS
from tests.builders import a_candidate, a_look
from tests.core.at_the_door import PIN, PROFESSOR_PIN, AtTheDoor
from tests.core.founded import Founded

PEOPLE = ("ada", "bo", "eve", "stranger")

_looks = st.tuples(
    st.just("look"),
    st.sampled_from(PEOPLE),
    st.integers(1, 2),  # track
    st.sampled_from([None, Pose.FRONT, Pose.LEFT, Pose.RIGHT]),
    st.sampled_from([Depth.SOLID, Depth.SOLID, Depth.UNKNOWN, Depth.FLAT]),
    st.integers(1, 4),  # how often
)
_late = st.tuples(st.just("late look"), st.integers(0, 5))
_presses = st.tuples(
    st.just("press"),
    st.sampled_from(
        [
            *Open,
            SubmitNumber("20260003", PIN),
            SubmitNumber("20260003", "000000"),
            SubmitPin(PROFESSOR_PIN),
            SubmitPin("000000"),
            CloseClass(),
            AnswerConsent(with_face=True),
        ]
    ),
)
_passing = st.tuples(st.just("wait"), st.sampled_from([0.5, 2.0, 7.0, 30.0, 400.0]))
_steps = st.lists(_looks | _looks | _looks | _late | _presses | _passing, max_size=40)


class Witness:
    """Watches the door and remembers what every proof needs."""

    def __init__(self, door: AtTheDoor) -> None:
        self.door = door
        self.seen: deque[Observation] = deque(maxlen=TURN_LOOKS)
        self.kept: deque[Observation] = deque(maxlen=6)
        self.typed: SubmitNumber | None = None
        self.pages: list[StudentId] = []
        task = door.desk.task

        def remember(observation: Observation) -> None:
            if observation.task == task(door.screen):
                self.seen.append(observation)

        self.remember = remember

    def proven_by_face(self) -> StudentId | None:
        """Whose challenge the last looks passed: asked, solid, the same track, without a break."""
        tasks = {look.task for look in self.seen}
        task = tasks.pop() if len(tasks) == 1 else None
        shown = [
            look.face is not None
            and isinstance(task, Challenge)
            and look.face.track_id == task.track_id
            and look.pose is task.asked
            and look.depth is Depth.SOLID
            for look in self.seen
        ]
        return (
            task.student_id
            if isinstance(task, Challenge) and len(shown) == TURN_LOOKS and all(shown)
            else None
        )

    def proven_by_number(self) -> StudentId | None:
        right = self.typed is not None and self.typed.pin == PIN
        return self.door.school.cho.student_id if right else None

    def step(self, step: tuple) -> None:  # type: ignore[type-arg]
        door, events = self.door, len(self.door.events)
        self.typed = None
        match step:
            case ("look", who, track_id, pose, depth, count):
                for _ in range(count):
                    self._look(who, track_id, pose, depth)
                    self._check(events)
                    events = len(door.events)
            case ("late look", which) if which < len(self.kept):
                door.hear(self.kept[which])  # its frame is old, or its task is over
            case ("press", request):
                self.typed = request if isinstance(request, SubmitNumber) else None
                door.press(request)
            case ("wait", seconds):
                limit_s = timeout_s(door.screen)
                door.clock.advance(seconds)
                if limit_s is not None and seconds >= limit_s:
                    door.time_out()
                door.tick()
            case _:
                pass
        self._check(events)

    def _look(self, who: str, track_id: int, pose: Pose | None, depth: Depth) -> None:
        door = self.door
        student = door.school.ada if who == "stranger" else getattr(door.school, who)
        candidate = a_candidate(student, 0.1 if who == "stranger" else 0.9)
        task = door.desk.task(door.screen)
        if isinstance(task, Challenge):
            candidate = a_candidate(task.student_id)  # verified is whom it is asked about
        door.clock.advance(0.1)
        look = a_look(
            task,
            at_s=door.clock.monotonic_s(),
            track_id=track_id,
            candidate=candidate,
            pose=pose,
            depth=depth,
        )
        self.remember(look)
        self.kept.append(look)
        door.hear(look)

    def _check(self, since: int) -> None:
        for event in self.door.events[since:]:
            if isinstance(event, CheckInRecorded | StudentPageOpened):
                who = (event.student if isinstance(event, CheckInRecorded) else event.view.student).student_id
                of_the_card = isinstance(event, StudentPageOpened) and self._last_card() == who
                assert who in {self.proven_by_face(), self.proven_by_number()} or of_the_card

    def _last_card(self) -> StudentId | None:
        cards = [event for event in self.door.events if isinstance(event, CheckInRecorded)]
        return cards[-1].student.student_id if cards else None


@given(_steps)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nobody_is_marked_without_a_proof(founded: Founded, steps: list[tuple]) -> None:  # type: ignore[type-arg]
    door = AtTheDoor(founded.store, founded.school, founded.put_back())
    witness = Witness(door)
    for step in steps:
        witness.step(step)
    facts = door.sql.attendance.check_ins(door.session(door.school.systems))
    assert len({fact.student_id for fact in facts}) == len(facts), "nobody twice"
    for fact in facts:
        by_face = {door.school.ada.student_id, door.school.bo.student_id}
        allowed = by_face if fact.method is Method.FACE else {door.school.cho.student_id}
        assert fact.student_id in allowed


@given(
    st.lists(_looks, max_size=40).map(lambda looks: [look for look in looks if look[4] is not Depth.SOLID])
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pictures_alone_mark_nobody(founded: Founded, steps: list[tuple]) -> None:  # type: ignore[type-arg]
    door = AtTheDoor(founded.store, founded.school, founded.put_back())
    witness = Witness(door)
    for step in steps:
        witness.step(step)
    assert door.marked() == {}
    assert not isinstance(door.screen, CheckedIn)


def test_the_witness_sees_a_real_proof(door: AtTheDoor) -> None:
    """The walk above can succeed: otherwise it would prove nothing."""
    witness = Witness(door)
    witness.step(("look", "ada", 1, Pose.FRONT, Depth.SOLID, 3))
    assert isinstance(door.screen, Challenged)
    witness.step(("look", "ada", 1, door.screen.asked, Depth.SOLID, 3))
    assert isinstance(door.screen, CheckedIn)
    witness.step(("press", Open.MY_PAGE))
    witness.step(("press", Open.HOME))
    witness.step(("press", Open.NUMBER))
    witness.step(("press", SubmitNumber("20260003", PIN)))
    assert len(door.marked()) == 2
