"""Whole visits: becoming a student of this kiosk, with a face and without one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.enrolment import NEEDED
from kiosk.core.observation import Enrol, Hint
from kiosk.core.ports import Enrolment
from kiosk.core.requests import AnswerConsent, Open, ReviseForm, SubmitForm
from kiosk.core.screens import CheckedIn, EnrolConsent, EnrolEntry, EnrolForm, Enrolled, EnrolPoses, Main
from kiosk.core.values import ConsentSubject, Mistake, Pose
from kiosk.core.views import Draft, EntryTrouble
from tests.builders import a_student
from tests.core.at_the_door import CONSENT, PIN, AtTheDoor
from tests.fakes import A_MONDAY

FORM = Draft("20260009", "  Kim\u3000 Seo-yeon ", "Physics", " new@example.ac.kr ", "571394", "571394")


def to_consent(door: AtTheDoor, form: Draft = FORM) -> EnrolConsent:
    door.enters(form.number)
    screen = door.press(SubmitForm(form))
    assert isinstance(screen, EnrolConsent), screen
    return screen


def stored(door: AtTheDoor, number: str = FORM.number):  # type: ignore[no-untyped-def]
    student = door.sql.people.student_by_number(number)
    assert student is not None
    return student


def test_with_a_face(door: AtTheDoor) -> None:
    to_consent(door)
    screen = door.press(AnswerConsent(with_face=True))
    assert isinstance(screen, EnrolPoses)
    assert (screen.progress.wanted, screen.progress.needed) == (Pose.FRONT, NEEDED[Pose.FRONT])
    screen = door.poses()
    assert isinstance(screen, Enrolled)
    student = stored(door)
    assert (student.name, student.email, student.has_face) == ("Kim Seo-yeon", "new@example.ac.kr", True)
    assert {t.student_id for t in door.workers.templates} == {student.student_id}
    assert len(door.workers.templates) == sum(NEEDED.values())
    assert len(door.sql.faces.templates("lbph-1")) == sum(NEEDED.values())
    consents = door.sql.people.consents(student.student_id)
    assert {(one.subject, one.given, one.text_version) for one in consents} == {
        (subject, True, CONSENT) for subject in ConsentSubject
    }
    assert len(door.journal("enrol")) == 5


def test_then_they_check_in_by_face(door: AtTheDoor) -> None:
    to_consent(door)
    door.press(AnswerConsent(with_face=True))
    door.poses()
    door.time_out()
    door.tick()
    screen = door.checks_in(stored(door))
    assert isinstance(screen, CheckedIn)


def test_without_a_face_everything_else_is_the_same(door: AtTheDoor) -> None:
    to_consent(door)
    assert isinstance(door.press(AnswerConsent(with_face=False)), Enrolled)
    student = stored(door)
    assert not student.has_face
    assert door.workers.templates == []
    answers = {one.subject: one.given for one in door.sql.people.consents(student.student_id)}
    assert answers == {ConsentSubject.PERSONAL_DETAILS: True, ConsentSubject.FACE_FEATURES: False}
    door.time_out()
    assert isinstance(door.by_number(FORM.number, FORM.pin), CheckedIn)


def test_somebody_may_change_their_mind_in_the_midst_of_the_poses(door: AtTheDoor) -> None:
    to_consent(door)
    door.press(AnswerConsent(with_face=True))
    door.poses(up_to=7)
    assert isinstance(door.press(AnswerConsent(with_face=False)), Enrolled)
    assert door.workers.templates == []
    assert door.sql.faces.templates("lbph-1") == ()
    assert list(door.sql.faces.pictures()) == []


def test_samples_of_one_enrolment_are_not_kept_for_the_next(door: AtTheDoor) -> None:
    to_consent(door)
    door.press(AnswerConsent(with_face=True))
    door.poses(up_to=7)
    door.time_out()
    to_consent(door, replace(FORM, number="20260010"))
    screen = door.press(AnswerConsent(with_face=True))
    assert isinstance(screen, EnrolPoses)
    assert screen.progress.taken == 0
    door.poses()
    assert stored(door, "20260010").has_face
    assert door.sql.people.student_by_number(FORM.number) is None


def test_samples_seen_for_another_student_are_not_taken(door: AtTheDoor) -> None:
    to_consent(door)
    screen = door.press(AnswerConsent(with_face=True))
    task = door.desk.task(screen)
    assert isinstance(task, Enrol)
    other = Enrol(a_student().student_id, task.wanted)
    for _ in range(10):
        door.look(task=other, pose=Pose.FRONT)
    assert door.screen == screen


def test_hints_are_told_during_the_poses(door: AtTheDoor) -> None:
    to_consent(door)
    door.press(AnswerConsent(with_face=True))
    screen = door.looks(6, hint=Hint.COME_NEARER)
    assert isinstance(screen, EnrolPoses)
    assert screen.hint is Hint.COME_NEARER
    events = len(door.events)
    door.looks(6, hint=Hint.COME_NEARER)
    assert len(door.events) == events, "nothing new, no event"


def test_mistakes_come_back_with_what_was_typed(door: AtTheDoor) -> None:
    door.enters(FORM.number)
    wrong = replace(FORM, email="nowhere", pin_again="")
    screen = door.press(SubmitForm(wrong))
    assert screen == EnrolForm(door.door_shown(), wrong, (Mistake.EMAIL_SHAPE, Mistake.PINS_DIFFER))


def test_the_number_of_the_form_is_the_one_that_was_entered(door: AtTheDoor) -> None:
    door.enters(FORM.number)
    screen = door.press(SubmitForm(replace(FORM, number=door.school.dan.number)))
    assert isinstance(screen, EnrolConsent)
    assert screen.draft.number == FORM.number


@pytest.mark.parametrize("number", ["", "12", "1234567890123", "20a26"])
def test_what_is_no_number_is_said_at_once(door: AtTheDoor, number: str) -> None:
    screen = door.enters(number)
    assert isinstance(screen, EnrolEntry)
    assert screen.trouble is EntryTrouble.NUMBER_SHAPE


def test_a_number_that_is_enrolled_is_taken(door: AtTheDoor) -> None:
    screen = door.enters(door.school.ada.number)
    assert isinstance(screen, EnrolEntry)
    assert screen.trouble is EntryTrouble.NUMBER_TAKEN


def test_a_number_taken_while_the_form_is_typed(door: AtTheDoor) -> None:
    door.enters(FORM.number)
    door.sql.people.enrol(Enrolment(a_student(FORM.number, "Rival"), PIN, (), (), (), (), A_MONDAY))
    screen = door.press(SubmitForm(FORM))
    assert isinstance(screen, EnrolForm)
    assert screen.mistakes == (Mistake.NUMBER_TAKEN,)


@pytest.mark.parametrize("with_face", [True, False])
def test_a_number_taken_by_the_time_of_storing(door: AtTheDoor, with_face: bool) -> None:
    to_consent(door)
    rival = a_student(FORM.number, "Rival")
    door.sql.people.enrol(Enrolment(rival, PIN, (), (), (), (), A_MONDAY))
    door.press(AnswerConsent(with_face))
    screen = door.poses()
    assert isinstance(screen, EnrolForm)
    assert screen.mistakes == (Mistake.NUMBER_TAKEN,)
    assert stored(door).name == "Rival"
    assert door.workers.templates == []


def test_back_to_the_form_keeps_all_but_the_pin(door: AtTheDoor) -> None:
    to_consent(door)
    screen = door.press(ReviseForm())
    assert isinstance(screen, EnrolForm)
    assert screen.draft == replace(FORM, pin="", pin_again="")


def test_a_student_on_a_roster_is_taken_over_with_the_same_id(door: AtTheDoor) -> None:
    dan = door.school.dan
    to_consent(door, replace(FORM, number=dan.number, name="Daniel"))
    door.press(AnswerConsent(with_face=True))
    door.poses()
    now = stored(door, dan.number)
    assert (now.student_id, now.name) == (dan.student_id, "Daniel")
    assert [course.code for course in door.sql.timetable.courses_of(dan.student_id)] == ["CSE301"]


@pytest.mark.parametrize(
    ("wait_h", "joins"),
    [(0, ["CSE301"]), (1.2, ["CSE302"]), (-3, ["CSE301"]), (6, [])],
    ids=["now", "the next one opened", "upcoming", "none today"],
)
def test_somebody_on_no_roster_joins_the_class_at_this_door(
    door: AtTheDoor, wait_h: float, joins: list[str]
) -> None:
    door.wait(wait_h * 3600)
    to_consent(door)
    door.press(AnswerConsent(with_face=False))
    assert [course.code for course in door.sql.timetable.courses_of(stored(door).student_id)] == joins


def test_somebody_on_another_roster_stays_there(door: AtTheDoor) -> None:
    fay = a_student("20260011", "Fay")
    door.sql.timetable.add_to_roster(door.school.databases.course_id, [fay])
    to_consent(door, replace(FORM, number=fay.number))
    door.press(AnswerConsent(with_face=False))
    assert [course.code for course in door.sql.timetable.courses_of(fay.student_id)] == ["CSE302"]


def test_nothing_of_a_given_up_enrolment_is_stored(door: AtTheDoor) -> None:
    to_consent(door)
    door.press(AnswerConsent(with_face=True))
    door.poses(up_to=10)
    assert isinstance(door.time_out(), Main)
    assert door.sql.people.student_by_number(FORM.number) is None
    assert "571394" not in repr(door.screen)
    assert "571394" not in repr(door.events)


def test_the_samples_of_whoever_went_away_are_gone(door: AtTheDoor) -> None:
    to_consent(door)
    poses = door.press(AnswerConsent(with_face=True))
    door.poses(up_to=10)
    door.tick()
    assert isinstance(door.desk.task(poses), Enrol), "a tick in the midst loses nothing"
    door.press(Open.HOME)
    door.tick()
    assert not isinstance(door.desk.task(poses), Enrol)
    assert "features" not in repr(vars(door.desk._admission))


def test_the_samples_of_whoever_is_enrolled_are_gone(door: AtTheDoor) -> None:
    to_consent(door)
    poses = door.press(AnswerConsent(with_face=True))
    door.poses()
    assert not isinstance(door.desk.task(poses), Enrol)


def test_a_refused_number_stops_the_samples(door: AtTheDoor) -> None:
    to_consent(door)
    rival = a_student(FORM.number, "Rival")
    door.press(AnswerConsent(with_face=True))
    door.sql.people.enrol(Enrolment(rival, PIN, (), (), (), (), A_MONDAY))
    poses = door.screen
    door.poses()
    assert not isinstance(door.desk.task(poses), Enrol)


def test_a_roster_that_comes_during_the_poses_gives_the_id(door: AtTheDoor) -> None:
    to_consent(door)
    door.press(AnswerConsent(with_face=True))
    door.poses(up_to=7)
    named = a_student(FORM.number, "Kim", has_face=False)
    door.sql.timetable.add_to_roster(door.school.databases.course_id, [named])
    screen = door.poses()
    assert isinstance(screen, Enrolled)
    assert screen.student.student_id == stored(door).student_id == named.student_id
    assert {template.student_id for template in door.workers.templates} == {named.student_id}
