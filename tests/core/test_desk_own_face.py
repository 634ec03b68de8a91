"""From the own page: giving the face, sitting once more on another day; why somebody gave up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.core.enrolment import NEEDED, NEEDED_AGAIN, SITTINGS, face_offer
from kiosk.core.face_taking import GIVEN_UP, LEFT
from kiosk.core.observation import Enrol, Hint
from kiosk.core.requests import AnswerConsent, ForgetFace, GiveFace, Open, ReviseForm
from kiosk.core.screens import CheckedIn, EnrolConsent, EnrolPoses, Main, StudentPage
from kiosk.core.values import LEARNT, ConsentSubject, Pose, Sitting, Student
from kiosk.core.views import FaceNotice, FaceOffer
from tests.builders import SEOUL, a_student
from tests.core.at_the_door import CONSENT, ENGINE, AtTheDoor
from tests.core.founded import Founded
from tests.core.test_desk_forgetting import FORM, enrolled, kept, own_page, page, stored
from tests.fakes import A_MONDAY

A_DAY_S = 86400.0
CHO_PIN = "482915"


def cho_gives(door: AtTheDoor) -> StudentPage:
    """Cho, enrolled without a face, gives it from the own page."""
    own_page(door, door.school.cho, CHO_PIN)
    assert isinstance(door.press(GiveFace()), EnrolConsent)
    assert isinstance(door.press(AnswerConsent(with_face=True)), EnrolPoses)
    return page(door.poses())


def face_consents(door: AtTheDoor, student: Student) -> list[tuple[bool, str]]:
    answers = door.sql.people.consents(student.student_id)
    return [(one.given, one.text_version) for one in answers if one.subject is ConsentSubject.FACE_FEATURES]


# --- giving the face ----------------------------------------------------------------------------------


def test_whoever_is_enrolled_without_a_face_gives_it(door: AtTheDoor) -> None:
    cho = door.school.cho
    before = own_page(door, cho, CHO_PIN)
    assert before.view.offer is FaceOffer.GIVE
    asked = door.press(GiveFace())
    assert isinstance(asked, EnrolConsent)
    assert asked.student == before.view.student
    poses = door.press(AnswerConsent(with_face=True))
    assert isinstance(poses, EnrolPoses)
    assert poses.progress.order[0] is Pose.FRONT
    assert set(poses.progress.order) == set(NEEDED)
    after = page(door.poses())
    assert (after.view.notice, after.view.sittings) == (FaceNotice.GIVEN, 1)
    assert after.view.offer is FaceOffer.SIT_TOMORROW
    assert stored(door, cho).has_face
    assert face_consents(door, cho) == [(True, CONSENT)]
    mine = door.sql.faces.templates(ENGINE)
    assert len(mine) == len(door.workers.templates) == sum(NEEDED.values())
    entry = door.sql.journal.entries(1)[0]
    assert (entry.action, entry.actor) == ("give_face", f"student:{cho.student_id}")
    door.press(Open.HOME)
    door.tick()
    assert isinstance(door.checks_in(cho), CheckedIn)


def test_a_face_that_was_deleted_is_given_again_with_a_new_consent(door: AtTheDoor) -> None:
    student = enrolled(door)
    own_page(door, student)
    assert page(door.press(ForgetFace())).view.offer is FaceOffer.GIVE
    assert isinstance(door.press(GiveFace()), EnrolConsent)
    door.press(AnswerConsent(with_face=True))
    assert page(door.poses()).view.sittings == 1
    assert face_consents(door, student) == [(True, CONSENT), (False, CONSENT), (True, CONSENT)]
    assert kept(door, student) == 2 * sum(NEEDED.values())


@pytest.mark.parametrize("answer", [AnswerConsent(with_face=False), ReviseForm()])
def test_no_leads_back_to_the_own_page_and_changes_nothing(
    door: AtTheDoor, answer: AnswerConsent | ReviseForm
) -> None:
    head = door.sql.journal.head()
    own_page(door, door.school.cho, CHO_PIN)
    door.press(GiveFace())
    back = page(door.press(answer))
    assert (back.view.student.has_face, back.view.notice) == (False, None)
    assert face_consents(door, door.school.cho) == []
    assert door.sql.journal.head() == head


def test_leaving_the_poses_leads_back_too(door: AtTheDoor) -> None:
    own_page(door, door.school.cho, CHO_PIN)
    door.press(GiveFace())
    poses = door.press(AnswerConsent(with_face=True))
    door.poses(up_to=7)
    page(door.press(AnswerConsent(with_face=False)))
    door.tick()
    assert not isinstance(door.desk.task(poses), Enrol)
    assert not stored(door, door.school.cho).has_face
    assert door.workers.templates == []


def test_nobody_gives_a_face_from_another_page(door: AtTheDoor) -> None:
    for way in (Open.HOME, Open.MY_PAGE, Open.NUMBER, Open.UNLOCK, Open.ENROLMENT):
        door.press(way)
        before = door.screen
        assert door.press(GiveFace()) is before
        door.press(Open.HOME)


def test_without_a_camera_nothing_is_offered_to_take(door: AtTheDoor) -> None:
    own_page(door, door.school.cho, CHO_PIN)
    before = door.lose_camera()
    assert door.press(GiveFace()) is before


# --- sitting once more --------------------------------------------------------------------------------


def test_offered_from_the_next_local_day_on(door: AtTheDoor) -> None:
    student = enrolled(door)
    assert own_page(door, student).view.offer is FaceOffer.SIT_TOMORROW
    before = door.screen
    assert door.press(GiveFace()) is before, "not today"
    door.press(Open.HOME)
    door.wait(A_DAY_S)
    assert own_page(door, student).view.offer is FaceOffer.SIT_AGAIN


def test_a_second_sitting_is_short_and_asks_no_consent_again(door: AtTheDoor) -> None:
    student = enrolled(door)
    first = len(door.workers.templates)
    door.wait(A_DAY_S)
    own_page(door, student)
    poses = door.press(GiveFace())
    assert isinstance(poses, EnrolPoses)
    assert set(poses.progress.order) == set(NEEDED_AGAIN)
    after = page(door.poses())
    assert (after.view.notice, after.view.sittings, after.view.offer) == (FaceNotice.SAT_AGAIN, 2, None)
    assert face_consents(door, student) == [(True, CONSENT)]
    added = door.workers.templates[first:]
    assert len(added) == sum(NEEDED_AGAIN.values())
    assert {template.sitting for template in added} == {2}
    assert door.workers.removed == [], "the others stay searched"
    by_sitting = [template.sitting for template in door.sql.faces.templates(ENGINE)]
    assert sorted(by_sitting) == [1] * sum(NEEDED.values()) + [2] * sum(NEEDED_AGAIN.values())
    door.press(Open.HOME)
    door.wait(A_DAY_S)
    assert own_page(door, student).view.offer is None, "twice is enough"


def test_a_consent_to_an_older_text_is_asked_again(founded: Founded) -> None:
    door = AtTheDoor(founded.store, founded.school, founded.put_back())
    student = enrolled(door)
    door.clock.advance(A_DAY_S)
    newer = AtTheDoor(founded.store, founded.school, door.clock, consent="2026-2")
    own_page(newer, student)
    assert isinstance(newer.press(GiveFace()), EnrolConsent)
    newer.press(AnswerConsent(with_face=True))
    assert page(newer.poses()).view.sittings == 2
    assert face_consents(newer, student) == [(True, CONSENT), (True, "2026-2")]


def test_a_face_forgotten_during_the_second_sitting_stays_forgotten(door: AtTheDoor) -> None:
    student = enrolled(door)
    door.wait(A_DAY_S)
    own_page(door, student)
    door.press(GiveFace())
    door.poses(up_to=3)
    door.sql.people.forget_face(student.student_id, "it")
    after = page(door.poses())
    assert (after.view.student.has_face, after.view.notice) == (False, None)
    assert kept(door, student) == 0
    assert face_consents(door, student)[-1] == (False, CONSENT)


@pytest.mark.parametrize(
    ("has_face", "hours", "offer"),
    [
        (False, (), FaceOffer.GIVE),
        (True, (0,), FaceOffer.SIT_TOMORROW),
        (True, (-9,), FaceOffer.SIT_TOMORROW),  # midnight in Seoul, nine hours before
        (True, (-9.1,), FaceOffer.SIT_AGAIN),
        (True, (-30 * 24,), FaceOffer.SIT_AGAIN),
        (True, tuple(range(-48, -48 + SITTINGS)), None),
        (True, (), None),  # a face of which no picture is kept
    ],
)
def test_what_is_offered(has_face: bool, hours: tuple[float, ...], offer: FaceOffer | None) -> None:
    student = a_student(has_face=has_face)
    sittings = [Sitting(number, A_MONDAY + timedelta(hours=h)) for number, h in enumerate(hours, start=1)]
    assert face_offer(student, sittings, A_MONDAY, SEOUL) is offer


# --- why somebody gave up -----------------------------------------------------------------------------


def to_poses(door: AtTheDoor) -> EnrolPoses:
    own_page(door, door.school.cho, CHO_PIN)
    door.press(GiveFace())
    screen = door.press(AnswerConsent(with_face=True))
    assert isinstance(screen, EnrolPoses)
    return screen


def given_up(door: AtTheDoor) -> dict[str, int]:
    return dict(door.sql.journal.tally(GIVEN_UP))


def test_the_hint_that_stood_longest_is_counted_as_the_reason(door: AtTheDoor) -> None:
    to_poses(door)
    door.looks(20, hint=Hint.TOO_DARK)
    door.looks(8, hint=Hint.COME_NEARER)
    door.time_out()
    assert given_up(door) == {}, "counted when the screen is another one"
    door.tick()
    assert given_up(door) == {Hint.TOO_DARK.value: 1}
    door.tick()
    assert given_up(door) == {Hint.TOO_DARK.value: 1}
    entry = door.sql.journal.entries(1)[0]
    assert (entry.subject, entry.actor.partition(":")[0]) == ("", "kiosk"), "no names"


def test_somebody_who_just_goes_is_counted_as_such(door: AtTheDoor) -> None:
    to_poses(door)
    door.poses(up_to=8)
    door.looks(2, hint=Hint.HOLD_STILL)
    door.press(Open.HOME)
    assert isinstance(door.tick(), Main)
    assert given_up(door) == {LEFT: 1}


def test_a_face_that_was_taken_is_no_failure(door: AtTheDoor) -> None:
    cho_gives(door)
    enrolled_now = replace(FORM, number="20260044")
    door.press(Open.HOME)
    enrolled(door, enrolled_now)
    door.tick()
    assert given_up(door) == {}


def test_going_on_without_face_is_counted(door: AtTheDoor) -> None:
    to_poses(door)
    door.looks(10, hint=Hint.LOOK_UP, pose=Pose.FRONT)
    door.press(AnswerConsent(with_face=False))
    door.tick()
    assert given_up(door) == {Hint.LOOK_UP.value: 1}


def test_learnt_ones_are_no_sitting(door: AtTheDoor) -> None:
    cho_gives(door)
    (template, *_), (picture, *_) = door.sql.faces.templates(ENGINE), tuple(door.sql.faces.pictures())
    door.sql.faces.learn(
        replace(template, sitting=LEARNT), replace(picture, sitting=LEARNT), 2, door.clock.now()
    )
    assert [one.number for one in door.sql.faces.sittings(door.school.cho.student_id)] == [1]
