"""The driver with a real desk and a real store: time limits, faults that heal, tasks, the way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.core.desk import Desk
from kiosk.core.events import Event
from kiosk.core.observation import Challenge, Hint, Identify, Observation, Task, Watch
from kiosk.core.ports import VaultError
from kiosk.core.requests import (
    CheckAttacks,
    ChooseStaff,
    CloseClass,
    CorrectStatus,
    LeaveKiosk,
    Open,
    Request,
    SubmitNumber,
    SubmitPin,
)
from kiosk.core.screens import (
    Challenged,
    CheckedIn,
    Fault,
    LogIn,
    Main,
    Maintenance,
    NotMarked,
    NumberEntry,
    Panel,
    Screen,
    StudentPage,
    timeout_s,
)
from kiosk.core.values import Pose, Status, Student
from kiosk.core.views import Door, FaultKind, Purpose, Refusal
from kiosk.ui.driver import TICK_S, Driver
from tests.builders import a_camera_fault, a_candidate, a_look
from tests.core.at_the_door import PASSWORD, PIN, PROFESSOR_PIN, AtTheDoor
from tests.core.brittle import BrittleStore


@dataclass
class FakeWindow:
    """Keeps what it is told to show."""

    shown: list[Screen] = field(default_factory=list)

    def show_screen(self, screen: Screen) -> None:
        self.shown.append(screen)


class Kiosk:
    """A driver that is stepped by hand."""

    def __init__(self, door: AtTheDoor) -> None:
        self.brittle = BrittleStore(door.sql)
        self.door = AtTheDoor(door.sql, door.school, door.clock, self.brittle.as_store())
        self.clock, self.school = door.clock, door.school
        self.window = FakeWindow()
        self.driver = Driver(self.door.desk, self.window, self.clock)
        self.tasks: list[Task] = []
        self.screens: list[Screen] = []
        self.driver.task_changed.connect(self.tasks.append)
        self.driver.screen_changed.connect(self.screens.append)
        self.driver.start()

    @property
    def screen(self) -> Screen:
        return self.driver.screen

    def wait(self, seconds: float) -> Screen:
        """Time passes, beat by beat."""
        for _ in range(round(seconds / 0.25)):
            self.clock.advance(0.25)
            self.driver.step()
        return self.screen

    def press(self, request: Request) -> Screen:
        self.driver.on_requested(request)
        return self.screen

    def look(self, hint: Hint | None = None, **what: object) -> Screen:
        look = a_look(self.tasks[-1], at_s=self.clock.monotonic_s(), **what)  # type: ignore[arg-type]
        self.driver.on_observed(Observation(**{**vars(look), "hint": hint}))
        return self.screen

    def walks_up(self, student: Student, track_id: int = 1) -> Screen:
        for _ in range(3):
            self.look(candidate=a_candidate(student), track_id=track_id)
        return self.screen

    def turns(self, track_id: int = 1) -> Screen:
        task = self.tasks[-1]
        assert isinstance(task, Challenge)
        for _ in range(3):
            self.look(pose=task.asked, track_id=track_id)
        return self.screen

    def unlock(self) -> Screen:
        self.press(Open.UNLOCK)
        return self.press(SubmitPin(PROFESSOR_PIN))


@pytest.fixture
def kiosk(qapp: QApplication, door: AtTheDoor) -> Kiosk:
    return Kiosk(door)


def test_it_starts_with_the_class_at_the_door(kiosk: Kiosk) -> None:
    first, second = kiosk.window.shown
    assert first == Main(Door())
    assert isinstance(second, Main)
    assert second.door.lecture is not None
    assert isinstance(kiosk.tasks[-1], Identify)


def test_a_whole_visit_ends_at_home_by_itself(kiosk: Kiosk) -> None:
    kiosk.walks_up(kiosk.school.ada)
    assert isinstance(kiosk.turns(), CheckedIn)
    kiosk.wait(0.25)
    assert kiosk.screen.door.present == 1, "the count is new at the next beat"
    assert isinstance(kiosk.wait(3.5), CheckedIn)
    assert isinstance(kiosk.wait(0.5), Main)
    assert [type(screen) for screen in kiosk.screens if screen.door.present == 0] == [
        Main,
        Challenged,
        CheckedIn,
    ]
    assert kiosk.screens == kiosk.window.shown[1:]


def test_who_is_left_in_peace_is_told_to_the_analysis_with_nothing_to_show(kiosk: Kiosk) -> None:
    kiosk.walks_up(kiosk.school.ada)
    kiosk.turns()
    kiosk.wait(5.0)
    shown = len(kiosk.window.shown)
    assert isinstance(kiosk.walks_up(kiosk.school.ada, track_id=2), Main)
    task = kiosk.tasks[-1]
    assert isinstance(task, Identify)
    assert task.resting == {1, 2}
    assert len(kiosk.window.shown) == shown


# --- time limits --------------------------------------------------------------------------------------


def test_nobody_presses_anything(kiosk: Kiosk) -> None:
    screen = kiosk.press(Open.NUMBER)
    limit_s = timeout_s(screen)
    assert limit_s is not None
    assert isinstance(kiosk.wait(limit_s - 0.25), NumberEntry)
    assert isinstance(kiosk.wait(0.25), Main)


def test_a_touch_gives_time(kiosk: Kiosk) -> None:
    kiosk.press(Open.NUMBER)
    for _ in range(5):
        assert isinstance(kiosk.wait(40), NumberEntry)
        kiosk.driver.on_touched()
    assert isinstance(kiosk.wait(45), Main)


def test_ticks_give_no_time(kiosk: Kiosk) -> None:
    kiosk.unlock()
    kiosk.wait(100)
    kiosk.door.sql.timetable.add_to_roster(kiosk.school.systems.course_id, [kiosk.school.eve])
    screen = kiosk.wait(79)
    assert isinstance(screen, Panel)
    assert len(screen.view.standings) == 5
    assert isinstance(kiosk.wait(1), Main), "news of the tick are nobody's doing"


def test_a_request_that_was_answered_gives_time(kiosk: Kiosk) -> None:
    kiosk.unlock()
    kiosk.wait(170)
    kiosk.press(CorrectStatus(kiosk.school.ada, Status.LATE, "bus"))
    assert isinstance(kiosk.wait(170), Panel)


@pytest.mark.parametrize("what", ["touches", "hints"])
def test_nothing_gives_a_challenge_more_time(kiosk: Kiosk, what: str) -> None:
    kiosk.walks_up(kiosk.school.ada)
    for number in range(31):
        assert isinstance(kiosk.screen, Challenged)
        if what == "touches":
            kiosk.driver.on_touched()
        hint = (Hint.HOLD_STILL, Hint.COME_NEARER)[number // 4 % 2] if what == "hints" else None
        kiosk.look(hint, pose=Pose.FRONT)
        kiosk.wait(0.25)
    kiosk.wait(0.5)
    assert kiosk.screen == NotMarked(kiosk.screen.door, Refusal.TURN_NOT_SEEN)
    assert [e.action for e in kiosk.door.sql.journal.entries()].count("challenge failed") == 1


def test_a_card_with_a_name_does_not_stay_for_touches(kiosk: Kiosk) -> None:
    kiosk.walks_up(kiosk.school.ada)
    kiosk.turns()
    for _ in range(16):
        kiosk.driver.on_touched()
        kiosk.wait(0.25)
    assert isinstance(kiosk.screen, Main)


def test_home_has_no_limit(kiosk: Kiosk) -> None:
    shown = len(kiosk.window.shown)
    kiosk.wait(600)
    assert isinstance(kiosk.screen, Main)
    assert len(kiosk.window.shown) == shown, "nothing changed, nothing is drawn"


def test_the_clock_on_the_wall_moves_no_limit(kiosk: Kiosk) -> None:
    kiosk.press(Open.NUMBER)
    kiosk.clock.set_back(days=-1)
    assert isinstance(kiosk.wait(1), NumberEntry)
    kiosk.clock.set_back(days=2)
    assert isinstance(kiosk.wait(1), NumberEntry)


# --- faults -------------------------------------------------------------------------------------------


def test_a_store_that_fails_is_told_and_heals(kiosk: Kiosk, expect_log: Callable[[str], None]) -> None:
    expect_log("disk is full")
    kiosk.walks_up(kiosk.school.ada)
    kiosk.brittle.broken.add("attendance.check_in")
    screen = kiosk.turns()
    assert screen == Fault(screen.door, FaultKind.STORE)
    assert kiosk.tasks[-1] == Watch()
    kiosk.brittle.broken.clear()
    assert isinstance(kiosk.wait(TICK_S), Main)
    kiosk.walks_up(kiosk.school.ada)
    assert isinstance(kiosk.turns(), CheckedIn)


def test_as_long_as_the_store_is_away_the_fault_stays(
    kiosk: Kiosk, expect_log: Callable[[str], None]
) -> None:
    expect_log("disk is full")
    kiosk.brittle.broken.add("timetable.sessions_between")
    for _ in range(4):
        screen = kiosk.wait(TICK_S)
        assert screen == Fault(screen.door, FaultKind.STORE)
    kiosk.brittle.broken.clear()
    assert isinstance(kiosk.wait(TICK_S), Main)


def test_as_long_as_the_store_can_be_read_only_the_fault_stays(
    kiosk: Kiosk, expect_log: Callable[[str], None]
) -> None:
    expect_log("disk is full")
    kiosk.brittle.broken.add("attendance.drop_crops")
    kiosk.clock.advance(86_400)
    for _ in range(4):
        screen = kiosk.wait(TICK_S)
        assert screen == Fault(screen.door, FaultKind.STORE)
    kiosk.brittle.broken.clear()
    assert isinstance(kiosk.wait(TICK_S), Main)


class _Noting:
    """A desk that notes what it is asked to do."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self.asked = desk, list[str]()

    def __getattr__(self, name: str) -> Any:
        self.asked.append(name)
        return getattr(self._desk, name)


def test_the_door_is_told_and_what_is_overdue_is_done_in_beats_of_their_own(
    qapp: QApplication, door: AtTheDoor
) -> None:
    desk = _Noting(door.desk)
    driver = Driver(cast("Desk", desk), FakeWindow(), door.clock)
    driver.start()
    done = []
    for _ in range(round(2 * TICK_S / 0.25)):
        desk.asked.clear()
        driver.step()
        done.append({"tick", "settle"} & set(desk.asked))
        door.clock.advance(0.25)
    assert max(len(one) for one in done) == 1
    assert sum("settle" in one for one in done) >= 2
    assert sum("tick" in one for one in done) >= 1


def test_a_store_that_is_away_at_the_start(
    qapp: QApplication, door: AtTheDoor, expect_log: Callable[[str], None]
) -> None:
    expect_log("disk is full")
    kiosk = Kiosk(door)
    kiosk.brittle.broken.add("timetable.slots")
    fresh = Driver(kiosk.door.desk, FakeWindow(), kiosk.clock)
    fresh.start()
    assert isinstance(fresh.screen, Fault)
    kiosk.brittle.broken.clear()
    kiosk.clock.advance(TICK_S)
    fresh.step()
    assert isinstance(fresh.screen, Main)


def test_store_and_camera_away(kiosk: Kiosk, expect_log: Callable[[str], None]) -> None:
    expect_log("disk is full")
    expect_log("camera .*: lost")
    kiosk.brittle.broken.add("timetable.slots")
    kiosk.wait(TICK_S)
    kiosk.driver.on_camera_lost(a_camera_fault())
    assert kiosk.screen == Fault(kiosk.screen.door, FaultKind.STORE)
    kiosk.brittle.broken.clear()
    healed = kiosk.wait(TICK_S)
    assert healed == Fault(healed.door, FaultKind.CAMERA)
    kiosk.driver.on_camera_ready()
    assert isinstance(kiosk.screen, Main)


def test_without_a_camera_the_number_way_works(kiosk: Kiosk, expect_log: Callable[[str], None]) -> None:
    expect_log("camera .*: lost")
    kiosk.driver.on_camera_lost(a_camera_fault())
    assert isinstance(kiosk.screen, Fault)
    kiosk.press(Open.NUMBER)
    assert isinstance(kiosk.press(SubmitNumber(kiosk.school.ada.number, PIN)), CheckedIn)
    assert isinstance(kiosk.wait(4), Fault)


def test_a_bug_shows_the_fault_screen(kiosk: Kiosk, qapp: QApplication) -> None:
    before = kiosk.screen
    kiosk.driver.report_bug()
    assert kiosk.screen is before, "told by whatever thread, shown on the main one"
    qapp.processEvents()
    assert kiosk.screen == Fault(kiosk.screen.door, FaultKind.PROGRAM)


def test_another_error_of_the_world_is_no_crash(
    qapp: QApplication, door: AtTheDoor, expect_log: Callable[[str], None]
) -> None:
    expect_log("VaultError")

    class LockedDesk(Desk):
        def answer(self, screen: Screen, request: Request) -> Event | None:
            raise VaultError("the key is gone")

    locked = Driver(_as(LockedDesk, door.desk), FakeWindow(), door.clock)
    locked.on_requested(Open.NUMBER)
    assert isinstance(locked.screen, Fault)
    assert locked.screen.kind is FaultKind.PROGRAM


def _as(kind: type[Desk], desk: Desk) -> Desk:
    other = kind.__new__(kind)
    vars(other).update(vars(desk))
    return other


# --- tasks --------------------------------------------------------------------------------------------


def test_a_task_is_told_once_per_change(kiosk: Kiosk) -> None:
    here = kiosk.tasks[-1]
    kiosk.walks_up(kiosk.school.ada)
    asked = kiosk.tasks[-1]
    kiosk.wait(1)
    kiosk.turns()
    kiosk.wait(10)
    kiosk.press(Open.ENROLMENT)
    kiosk.press(Open.HOME)
    kiosk.press(Open.MY_PAGE)
    everybody = kiosk.tasks[-1]
    kiosk.press(Open.HOME)
    assert isinstance(here, Identify)
    others = replace(here, resting=frozenset({1}))
    assert kiosk.tasks == [here, asked, others, Watch(), others, everybody, others]


def test_observations_of_an_old_gallery_are_not_heard(kiosk: Kiosk) -> None:
    kiosk.driver.on_gallery_changed(2)
    assert isinstance(kiosk.walks_up(kiosk.school.ada), Main)
    for _ in range(3):
        kiosk.look(candidate=a_candidate(kiosk.school.ada), gallery_version=2)
    assert isinstance(kiosk.screen, Challenged)


def test_my_page_by_face(kiosk: Kiosk) -> None:
    assert isinstance(kiosk.press(Open.MY_PAGE), LogIn)
    kiosk.walks_up(kiosk.school.eve)
    assert isinstance(kiosk.screen, Challenged)
    assert kiosk.screen.purpose is Purpose.MY_PAGE
    assert isinstance(kiosk.turns(), StudentPage)
    assert isinstance(kiosk.wait(45), Main)


# --- the way out --------------------------------------------------------------------------------------


def test_only_an_administrator_leaves(kiosk: Kiosk) -> None:
    left: list[bool] = []
    kiosk.driver.left.connect(lambda: left.append(True))
    kiosk.press(LeaveKiosk())
    kiosk.unlock()
    assert isinstance(kiosk.press(LeaveKiosk()), Panel)
    assert left == []
    kiosk.press(Open.HOME)
    kiosk.press(Open.UNLOCK)
    kiosk.press(ChooseStaff(kiosk.school.park.staff_id))
    assert isinstance(kiosk.press(SubmitPin(PASSWORD)), Maintenance)
    assert isinstance(kiosk.press(LeaveKiosk()), Maintenance)
    assert left == [True]


def test_an_administrator_leaves_for_the_check_against_attacks(kiosk: Kiosk) -> None:
    left: list[bool] = []
    kiosk.driver.left.connect(lambda: left.append(kiosk.driver.check_asked))
    kiosk.press(CheckAttacks())
    assert left == []
    kiosk.press(Open.UNLOCK)
    kiosk.press(ChooseStaff(kiosk.school.park.staff_id))
    kiosk.press(SubmitPin(PASSWORD))
    kiosk.press(CheckAttacks())
    kiosk.press(LeaveKiosk())
    assert left == [True, False]


def test_a_panel_request_after_the_lock_does_nothing(kiosk: Kiosk) -> None:
    kiosk.unlock()
    kiosk.wait(180)
    screen = kiosk.screen
    assert isinstance(screen, Main)
    assert kiosk.press(CloseClass()) is screen
    assert kiosk.door.lecture is not None


def test_a_letter_that_left_is_told_in_the_panel_only(kiosk: Kiosk) -> None:
    kiosk.unlock()
    kiosk.press(CloseClass())
    (letter,) = kiosk.door.sql.outbox.letters()
    kiosk.driver.on_letter_moved(letter.letter_id, sent=True)
    assert isinstance(kiosk.screen, Panel)
    assert kiosk.screen.notice is not None
    kiosk.press(Open.HOME)
    screen = kiosk.screen
    kiosk.driver.on_letter_moved(letter.letter_id, sent=True)
    assert kiosk.screen is screen


def test_no_pin_is_logged(kiosk: Kiosk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    kiosk.press(Open.NUMBER)
    for pin in ("913746", "913746", "913746"):
        kiosk.press(SubmitNumber(kiosk.school.ada.number, pin))
    assert "913746" not in caplog.text
    assert "913746" not in "".join(e.detail for e in kiosk.door.sql.journal.entries())
