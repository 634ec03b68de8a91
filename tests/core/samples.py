"""One value of every screen and every event, and hypothesis strategies over them."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from kiosk.core import events as ev
from kiosk.core import screens as sc
from kiosk.core.events import Event
from kiosk.core.observation import CameraTrouble, Hint
from kiosk.core.screens import Screen
from kiosk.core.values import Mistake, Pose, Status
from kiosk.core.views import (
    Draft,
    EntryTrouble,
    FaultKind,
    MaintenanceView,
    Notice,
    NumberTrouble,
    OwnObjections,
    PanelView,
    PosePicture,
    PoseProgress,
    Purpose,
    Refusal,
    StudentView,
)
from tests.builders import a_camera_fault, a_course, a_door, a_lecture, a_professor, a_student
from tests.fakes import A_MONDAY

ADA = a_student()
KIM = a_professor()
LECTURE = a_lecture(a_course(professor=KIM))
DOOR = a_door(LECTURE)
DRAFT = Draft("20260007", "New", "Physics", "new@example.ac.kr", "482915", "482915")
PROGRESS = PoseProgress(frozenset({Pose.FRONT}), Pose.LEFT, 1, 3)
PICTURES = (PosePicture(Pose.FRONT, b"png"), PosePicture(Pose.LEFT))
PANEL = PanelView(KIM, LECTURE, (), (LECTURE,), (LECTURE.course,), ())
MACHINE = MaintenanceView(KIM, ())
PAGE = StudentView(ADA, (), ())
OWN = OwnObjections(ADA, ())

SCREENS: tuple[Screen, ...] = (
    sc.Main(DOOR),
    sc.LogIn(DOOR),
    sc.Verifying(DOOR, Purpose.CHECK_IN, ADA.student_id),
    sc.Challenged(DOOR, Purpose.CHECK_IN, Pose.LEFT),
    sc.CheckedIn(DOOR, ADA, Status.PRESENT, A_MONDAY, LECTURE),
    sc.NotMarked(DOOR, Refusal.UNKNOWN),
    sc.NumberEntry(DOOR, Purpose.CHECK_IN),
    sc.EnrolEntry(DOOR),
    sc.EnrolForm(DOOR, DRAFT),
    sc.EnrolConsent(DOOR, DRAFT),
    sc.EnrolPoses(DOOR, DRAFT),
    sc.EnrolSummary(DOOR, DRAFT, PICTURES),
    sc.Enrolled(DOOR, ADA),
    sc.StudentPage(DOOR, PAGE),
    sc.ObjectionPage(DOOR, OWN),
    sc.Unlock(DOOR, (KIM,), KIM.staff_id),
    sc.Panel(DOOR, PANEL),
    sc.Maintenance(DOOR, MACHINE),
    sc.Fault(DOOR, FaultKind.PROGRAM),
)

EVENTS: tuple[Event, ...] = (
    ev.DoorChanged(a_door()),
    ev.CameraLost(a_camera_fault()),
    ev.CameraReady(),
    ev.HintChanged(Hint.TOO_DARK),
    ev.WentHome(),
    ev.TimedOut(),
    ev.LogInOpened(),
    ev.TurnAsked(Purpose.CHECK_IN, Pose.RIGHT),
    ev.CheckInRecorded(ADA, Status.LATE, A_MONDAY, LECTURE, again=True),
    ev.CheckInRefused(Refusal.PICTURE),
    ev.NumberOpened(Purpose.MY_PAGE),
    ev.NumberRefused(NumberTrouble.WAIT, 15.0),
    ev.VerifyingStarted(ADA.student_id),
    ev.EntryOpened(),
    ev.EntryRefused(EntryTrouble.CODE_WRONG, 5.0),
    ev.FormOpened(),
    ev.FormRefused(DRAFT, (Mistake.NUMBER_TAKEN,)),
    ev.FormAccepted(DRAFT),
    ev.ConsentAsked(ADA),
    ev.PosesStarted(DRAFT, PROGRESS),
    ev.PoseAdvanced(PROGRESS, Hint.TURN_LEFT),
    ev.PosesTaken(PICTURES),
    ev.StudentEnrolled(ADA),
    ev.StudentPageOpened(PAGE),
    ev.ObjectionsOpened(OWN),
    ev.UnlockOpened((KIM,), KIM.staff_id, 5.0),
    ev.UnlockRefused(60.0),
    ev.PanelOpened(PANEL),
    ev.PanelChanged(PANEL, Notice.CORRECTED),
    ev.MaintenanceOpened(MACHINE),
    ev.Failed(FaultKind.STORE),
)

assert {type(screen) for screen in SCREENS} == set(get_args(Screen))
assert {type(event) for event in EVENTS} == set(get_args(Event))


def screen_of(kind: type[Screen]) -> Screen:
    return next(screen for screen in SCREENS if type(screen) is kind)


def event_of(kind: type[Event]) -> Event:
    return next(event for event in EVENTS if type(event) is kind)


_faults = st.none() | st.sampled_from(CameraTrouble).map(a_camera_fault)
_fault_screens = st.sampled_from([sc.Fault(DOOR, kind) for kind in FaultKind])
_more_events = st.one_of(
    st.sampled_from([ev.Failed(FaultKind.STORE), ev.Failed(FaultKind.PROGRAM)]),
    st.sampled_from([ev.HintChanged(hint) for hint in (None, *Hint)]),
    st.sampled_from([ev.NumberOpened(purpose) for purpose in Purpose]),
    st.sampled_from([ev.TurnAsked(purpose, pose) for purpose in Purpose for pose in Pose]),
    st.sampled_from([ev.CheckInRefused(reason) for reason in Refusal]),
)

any_event: st.SearchStrategy[Event] = st.sampled_from(EVENTS) | _more_events


@st.composite
def any_screen(draw: st.DrawFn) -> Screen:
    """A screen that can be: with or without a camera; home with the camera it has."""
    screen = draw(st.sampled_from(SCREENS) | _fault_screens)
    fault = draw(_faults)
    if isinstance(screen, sc.Main | sc.LogIn | sc.Challenged):
        fault = None
    if isinstance(screen, sc.Fault) and screen.kind is FaultKind.CAMERA:
        fault = fault or a_camera_fault()
    return replace(screen, door=replace(screen.door, camera=fault))
