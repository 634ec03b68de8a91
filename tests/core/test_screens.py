"""The one function that changes screens: every pair of screen and event, and what holds for all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import events as ev
from kiosk.core import screens as sc
from kiosk.core.events import Event
from kiosk.core.observation import Hint
from kiosk.core.screens import Screen, advance, home, timeout_s
from kiosk.core.values import Mistake, Pose
from kiosk.core.views import Draft, FaultKind, NumberTrouble, Purpose, Refusal
from tests.builders import a_camera_fault, a_door
from tests.core.samples import (
    ADA,
    DOOR,
    DRAFT,
    EVENTS,
    KIM,
    LECTURE,
    MACHINE,
    PAGE,
    PANEL,
    PICTURES,
    PROGRESS,
    SCREENS,
    any_event,
    any_screen,
    event_of,
    screen_of,
)
from tests.fakes import A_MONDAY

Kind = type[Screen]

EVERYWHERE = frozenset({ev.DoorChanged, ev.CameraLost, ev.CameraReady, ev.WentHome, ev.TimedOut, ev.Failed})

GOES: dict[type[Event], dict[Kind, Kind]] = {
    ev.HintChanged: {
        kind: kind for kind in (sc.Main, sc.LogIn, sc.Verifying, sc.Challenged, sc.CheckedIn, sc.NotMarked)
    },
    ev.LogInOpened: dict.fromkeys((sc.Main, sc.CheckedIn, sc.NotMarked), sc.LogIn),
    ev.TurnAsked: dict.fromkeys(
        (sc.Main, sc.LogIn, sc.Verifying, sc.Challenged, sc.CheckedIn, sc.NotMarked), sc.Challenged
    ),
    ev.CheckInRecorded: dict.fromkeys(
        (sc.Main, sc.Verifying, sc.Challenged, sc.NumberEntry, sc.CheckedIn, sc.NotMarked), sc.CheckedIn
    ),
    ev.CheckInRefused: dict.fromkeys(
        (sc.Main, sc.LogIn, sc.Verifying, sc.Challenged, sc.NumberEntry, sc.CheckedIn, sc.NotMarked),
        sc.NotMarked,
    ),
    ev.NumberOpened: dict.fromkeys(
        (
            sc.Main,
            sc.LogIn,
            sc.Verifying,
            sc.CheckedIn,
            sc.NotMarked,
            sc.Fault,
            sc.Challenged,
            sc.NumberEntry,
        ),
        sc.NumberEntry,
    ),
    ev.ObjectionsOpened: dict.fromkeys((sc.StudentPage, sc.NumberEntry, sc.ObjectionPage), sc.ObjectionPage),
    ev.NumberRefused: {sc.NumberEntry: sc.NumberEntry},
    ev.VerifyingStarted: {sc.NumberEntry: sc.Verifying},
    ev.EntryOpened: dict.fromkeys(
        (sc.Main, sc.Fault, sc.CheckedIn, sc.NotMarked, sc.NumberEntry), sc.EnrolEntry
    ),
    ev.EntryRefused: dict.fromkeys((sc.EnrolEntry, sc.EnrolForm), sc.EnrolEntry),
    ev.FormOpened: dict.fromkeys(
        (sc.EnrolEntry, sc.EnrolConsent, sc.EnrolPoses, sc.EnrolSummary), sc.EnrolForm
    ),
    ev.FormRefused: dict.fromkeys(
        (sc.EnrolForm, sc.EnrolConsent, sc.EnrolPoses, sc.EnrolSummary), sc.EnrolForm
    ),
    ev.FormAccepted: {sc.EnrolForm: sc.EnrolConsent},
    ev.ConsentAsked: {sc.StudentPage: sc.EnrolConsent},
    ev.PosesStarted: {sc.EnrolConsent: sc.EnrolPoses},
    ev.PoseAdvanced: dict.fromkeys((sc.EnrolPoses, sc.EnrolSummary), sc.EnrolPoses),
    ev.PosesTaken: {sc.EnrolPoses: sc.EnrolSummary},
    ev.StudentEnrolled: dict.fromkeys((sc.EnrolConsent, sc.EnrolPoses, sc.EnrolSummary), sc.Enrolled),
    ev.StudentPageOpened: dict.fromkeys(
        (sc.LogIn, sc.Challenged, sc.NumberEntry, sc.CheckedIn, sc.StudentPage, sc.ObjectionPage),
        sc.StudentPage,
    ),
    ev.UnlockOpened: dict.fromkeys((sc.Main, sc.Fault, sc.Unlock, sc.CheckedIn, sc.NotMarked), sc.Unlock),
    ev.UnlockRefused: {sc.Unlock: sc.Unlock},
    ev.PanelOpened: {sc.Unlock: sc.Panel},
    ev.PanelChanged: {sc.Panel: sc.Panel},
    ev.MaintenanceOpened: dict.fromkeys((sc.Unlock, sc.Maintenance), sc.Maintenance),
}
"""Where an event means something, and which kind of screen it leads to."""

PAIRS = [(screen, event) for screen in SCREENS for event in EVENTS if type(event) not in EVERYWHERE]


@pytest.mark.parametrize(
    ("screen", "event"), PAIRS, ids=[f"{type(s).__name__}-{type(e).__name__}" for s, e in PAIRS]
)
def test_where_an_event_leads(screen: Screen, event: Event) -> None:
    after = advance(screen, event)
    expected = GOES[type(event)].get(type(screen))
    if expected is None:
        assert after is screen, "an event that means nothing here changes nothing"
    else:
        assert type(after) is expected
        assert after.door == screen.door


@pytest.mark.parametrize(
    ("before", "event", "after"),
    [
        (
            sc.LogIn(DOOR, Hint.TOO_DARK),
            ev.TurnAsked(Purpose.MY_PAGE, Pose.LEFT),
            sc.Challenged(DOOR, Purpose.MY_PAGE, Pose.LEFT),
        ),
        (
            sc.Challenged(DOOR, Purpose.CHECK_IN, Pose.LEFT, Hint.HOLD_STILL),
            event_of(ev.CheckInRecorded),
            sc.CheckedIn(DOOR, ADA, event_of(ev.CheckInRecorded).status, A_MONDAY, LECTURE, again=True),  # type: ignore[union-attr]
        ),
        (
            sc.NumberEntry(DOOR, Purpose.MY_PAGE),
            ev.NumberRefused(NumberTrouble.WRONG, 5.0),
            sc.NumberEntry(DOOR, Purpose.MY_PAGE, NumberTrouble.WRONG, 5.0),
        ),
        (
            sc.EnrolPoses(DOOR, DRAFT),
            ev.FormRefused(DRAFT, (Mistake.NUMBER_TAKEN,)),
            sc.EnrolForm(DOOR, DRAFT, (Mistake.NUMBER_TAKEN,)),
        ),
        (
            sc.EnrolPoses(DOOR, DRAFT),
            ev.PoseAdvanced(PROGRESS, Hint.TURN_LEFT),
            sc.EnrolPoses(DOOR, DRAFT, PROGRESS, Hint.TURN_LEFT),
        ),
        (
            sc.EnrolPoses(DOOR, DRAFT, student=ADA),
            ev.PosesTaken(PICTURES, stayed=True),
            sc.EnrolSummary(DOOR, DRAFT, PICTURES, ADA, stayed=True),
        ),
        (
            sc.EnrolSummary(DOOR, DRAFT, PICTURES, ADA),
            ev.PoseAdvanced(PROGRESS, None),
            sc.EnrolPoses(DOOR, DRAFT, PROGRESS, student=ADA),
        ),
        (
            sc.EnrolSummary(DOOR, Draft(), PICTURES, ADA),
            ev.StudentPageOpened(PAGE),
            sc.StudentPage(DOOR, PAGE),
        ),
        (
            sc.StudentPage(DOOR, PAGE),
            ev.PosesStarted(Draft(), PROGRESS, ADA),
            sc.EnrolPoses(DOOR, Draft(), PROGRESS, student=ADA),
        ),
        (
            sc.StudentPage(DOOR, PAGE),
            ev.ConsentAsked(ADA),
            sc.EnrolConsent(DOOR, Draft(), ADA),
        ),
        (
            sc.EnrolConsent(DOOR, Draft(), ADA),
            ev.PosesStarted(Draft(), PROGRESS, ADA),
            sc.EnrolPoses(DOOR, Draft(), PROGRESS, student=ADA),
        ),
        (
            sc.EnrolConsent(DOOR, Draft(), ADA),
            ev.StudentPageOpened(PAGE),
            sc.StudentPage(DOOR, PAGE),
        ),
        (
            sc.EnrolPoses(DOOR, Draft(), PROGRESS, student=ADA),
            ev.StudentPageOpened(PAGE),
            sc.StudentPage(DOOR, PAGE),
        ),
        (
            sc.Unlock(DOOR, (KIM,), KIM.staff_id),
            ev.UnlockRefused(15.0),
            sc.Unlock(DOOR, (KIM,), KIM.staff_id, refused=True, wait_s=15.0),
        ),
        (
            sc.Panel(DOOR, PANEL, None, (Mistake.REASON_EMPTY,)),
            ev.PanelChanged(PANEL),
            sc.Panel(DOOR, PANEL),
        ),
        (sc.Unlock(DOOR, (KIM,), None), ev.MaintenanceOpened(MACHINE), sc.Maintenance(DOOR, MACHINE)),
        (sc.NumberEntry(DOOR, Purpose.MY_PAGE), ev.StudentPageOpened(PAGE), sc.StudentPage(DOOR, PAGE)),
        (
            sc.NotMarked(DOOR, Refusal.PICTURE),
            ev.CheckInRefused(Refusal.UNKNOWN),
            sc.NotMarked(DOOR, Refusal.UNKNOWN),
        ),
    ],
)
def test_what_the_event_brings_is_on_the_screen(before: Screen, event: Event, after: Screen) -> None:
    assert advance(before, event) == after


FAULT = a_camera_fault()
BLIND = a_door(LECTURE, camera=FAULT)
NEED_A_CAMERA = sc.Main | sc.LogIn | sc.Verifying | sc.Challenged


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: type(s).__name__)
def test_camera_lost_and_ready_on_every_screen(screen: Screen) -> None:
    lost = advance(screen, ev.CameraLost(FAULT))
    if isinstance(screen, NEED_A_CAMERA):
        assert lost == sc.Fault(BLIND, FaultKind.CAMERA)
        assert advance(lost, ev.CameraReady()) == sc.Main(DOOR)
    else:
        assert lost == replace(screen, door=BLIND), "whoever is busy without the camera goes on"
        assert advance(lost, ev.CameraReady()) == screen


def test_a_new_camera_fault_is_told_on_the_fault_screen() -> None:
    other = replace(FAULT, retry_in_s=20.0)
    assert advance(sc.Fault(BLIND, FaultKind.CAMERA), ev.CameraLost(other)).door.camera == other


@pytest.mark.parametrize("kind", [FaultKind.STORE, FaultKind.PROGRAM])
def test_a_camera_heals_no_other_fault(kind: FaultKind) -> None:
    assert advance(sc.Fault(BLIND, kind), ev.CameraReady()) == sc.Fault(DOOR, kind)


@given(any_screen(), any_event)
def test_advance_never_raises_and_keeps_the_door(screen: Screen, event: Event) -> None:
    after = advance(screen, event)
    if isinstance(event, ev.DoorChanged):
        assert after == replace(screen, door=replace(event.door, camera=screen.door.camera))
    elif isinstance(event, ev.CameraLost | ev.CameraReady):
        assert replace(after.door, camera=None) == replace(screen.door, camera=None)
    else:
        assert after.door == screen.door


@given(any_screen())
def test_every_time_limit_leads_home(screen: Screen) -> None:
    after = advance(screen, ev.TimedOut())
    if timeout_s(screen) is None:
        assert isinstance(screen, sc.Main | sc.Fault)
        assert after is screen
    else:
        assert after == home(screen.door)


@given(any_screen())
def test_home_is_a_fault_exactly_without_a_camera(screen: Screen) -> None:
    after = advance(screen, ev.WentHome())
    assert isinstance(after, sc.Fault) == (screen.door.camera is not None)
    assert isinstance(after, sc.Main) == (screen.door.camera is None)
    assert timeout_s(after) is None


@given(any_screen(), st.lists(any_event, max_size=30))
def test_no_way_leads_to_a_main_page_without_a_camera(screen: Screen, events: list[Event]) -> None:
    for event in events:
        screen = advance(screen, event)
        if isinstance(screen, sc.Main):
            assert screen.door.camera is None
        if isinstance(screen, sc.Fault) and screen.kind is FaultKind.CAMERA:
            assert screen.door.camera is not None


@given(st.lists(any_event.filter(lambda event: not isinstance(event, ev.UnlockOpened)), max_size=40))
def test_nobody_is_behind_the_lock_without_the_pin_pad(events: list[Event]) -> None:
    screen: Screen = sc.Main(DOOR)
    for event in events:
        screen = advance(screen, event)
        assert not isinstance(screen, sc.Panel | sc.Maintenance | sc.Unlock)


@given(st.lists(any_event.filter(lambda e: not isinstance(e, ev.StudentPageOpened)), max_size=40))
def test_no_students_page_without_its_own_event(events: list[Event]) -> None:
    screen: Screen = sc.Main(DOOR)
    for event in events:
        screen = advance(screen, event)
        assert not isinstance(screen, sc.StudentPage)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: type(s).__name__)
@pytest.mark.parametrize("kind", [FaultKind.STORE, FaultKind.PROGRAM])
def test_a_failure_shows_on_every_screen(screen: Screen, kind: FaultKind) -> None:
    assert advance(screen, ev.Failed(kind)) == sc.Fault(screen.door, kind)


def test_a_pin_is_in_no_repr() -> None:
    assert DRAFT.pin not in repr(screen_of(sc.EnrolForm))
    assert all(DRAFT.pin not in repr(event) for event in EVENTS)


@pytest.mark.parametrize(
    ("before", "purpose"),
    [
        (sc.Main(DOOR), Purpose.CHECK_IN),
        (sc.LogIn(DOOR), Purpose.MY_PAGE),
        (sc.Challenged(DOOR, Purpose.MY_PAGE, Pose.LEFT), Purpose.MY_PAGE),
        (sc.NumberEntry(DOOR, Purpose.MY_PAGE), Purpose.MY_PAGE),
        (sc.NotMarked(DOOR, Refusal.UNKNOWN, Purpose.MY_PAGE), Purpose.MY_PAGE),
    ],
)
def test_a_refusal_remembers_what_people_came_for(before: sc.Screen, purpose: Purpose) -> None:
    after = sc.advance(before, ev.CheckInRefused(Refusal.UNKNOWN))
    assert after == sc.NotMarked(DOOR, Refusal.UNKNOWN, purpose)
