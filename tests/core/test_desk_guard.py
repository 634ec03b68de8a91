"""Whole visits before the guard: codes, the open panel, faces given with a PIN, undo."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.access import PAUSE_AFTER, PAUSE_S, PAUSE_WITHIN_S
from kiosk.core.guard import CLOSED, OPENED, REFUSED, Guard
from kiosk.core.observation import Depth
from kiosk.core.requests import (
    AnswerConsent,
    CloseEnrolment,
    GiveFace,
    KeepFace,
    MailCodeList,
    MailCodes,
    Open,
    OpenEnrolment,
    RemoveEnrolment,
    SubmitEntry,
    SubmitForm,
)
from kiosk.core.screens import (
    EnrolConsent,
    EnrolEntry,
    EnrolForm,
    Enrolled,
    EnrolPoses,
    Main,
    StudentPage,
)
from kiosk.core.values import Entry, LetIn, Letter, Mistake, Newcomer, Pose, Student
from kiosk.core.views import Draft, EntryTrouble, FaceNotice, NumberTrouble, StartOver
from tests.builders import a_student
from tests.core.at_the_door import PIN, AtTheDoor
from tests.core.founded import Founded
from tests.fakes import A_MONDAY

FORM = Draft("", "Dan", "Physics", "dan@example.ac.kr", "571394", "571394")
NOBODY = "20269999"
MINUTE_S = 60.0
DAY_S = 86400.0


@pytest.fixture
def door(founded: Founded) -> AtTheDoor:
    """A guarded kiosk at 09:00."""
    return AtTheDoor(founded.store, founded.school, founded.put_back(), guard=Guard.CODE_OR_PANEL)


def letters(door: AtTheDoor) -> list[Letter]:
    """What the mail thread would send now, contents and all, oldest first."""
    found = []
    while (letter := door.sql.outbox.due(door.clock.now())) is not None:
        found.append(letter)
        door.sql.outbox.mark_sent(letter.letter_id, door.clock.now())
    return found


def mailed_code(door: AtTheDoor, request: MailCodes | MailCodeList | None = None) -> str:
    """Professor Kim has codes mailed; the code of Dan, who alone is missing."""
    door.unlock(door.school.kim)
    door.press(request or MailCodes())
    door.press(Open.HOME)
    (letter,) = letters(door)
    text = letter.body + "".join(file.content.decode("utf-8-sig") for file in letter.attachments)
    (code,) = re.findall(r"\d{4} \d{4}(?!\d)", text)
    return str(code).replace(" ", "")


def opened(door: AtTheDoor) -> None:
    door.unlock(door.school.kim)
    door.press(OpenEnrolment())
    door.press(Open.HOME)
    door.tick()


def refused(door: AtTheDoor) -> EntryTrouble | None:
    assert isinstance(door.screen, EnrolEntry), door.screen
    return door.screen.trouble


def enrolled(door: AtTheDoor, with_face: bool = False, form: Draft = FORM) -> Student:
    assert isinstance(door.press(SubmitForm(form)), EnrolConsent), door.screen
    door.press(AnswerConsent(with_face))
    if with_face:
        door.poses()
    assert isinstance(door.screen, Enrolled), door.screen
    return door.screen.student


def newcomers(door: AtTheDoor) -> list[Newcomer]:
    """Whom Professor Kim sees in the panel, but for those the school was founded with."""
    door.unlock(door.school.kim)
    view = door.panel().view.enrolment
    assert view is not None
    return [one for one in view.newcomers if one.let_in.entry is not Entry.FREE]


# --- codes ----------------------------------------------------------------------------------------------


def test_without_a_code_nobody_enrols_anybody(door: AtTheDoor) -> None:
    for number in (door.school.dan.number, NOBODY):
        door.enters(number)
        assert refused(door) is EntryTrouble.CODE_NEEDED
        assert isinstance(door.press(SubmitForm(replace(FORM, number=number))), EnrolEntry)
        door.press(Open.HOME)
    assert not door.sql.people.has_secret(door.school.dan.student_id)


def test_with_the_code_of_the_letter_the_name_is_shown_and_cannot_be_changed(door: AtTheDoor) -> None:
    dan, code = door.school.dan, mailed_code(door)
    form = door.enters(dan.number, code)
    assert isinstance(form, EnrolForm)
    assert (form.draft.number, form.draft.name, form.draft.email) == (dan.number, dan.name, dan.email)
    assert form.draft.listed
    student = enrolled(door, with_face=True, form=replace(FORM, name="Somebody Else", number=NOBODY))
    assert (student.student_id, student.number, student.name) == (dan.student_id, dan.number, dan.name)
    assert door.sql.people.secret_is(dan.student_id, FORM.pin)
    (entry,) = (one for one in door.sql.journal.entries() if one.subject.endswith(str(dan.student_id)))
    assert '"entry":"code"' in entry.detail


def test_a_code_works_once_and_only_when_the_enrolment_came_to_its_end(door: AtTheDoor) -> None:
    dan, code = door.school.dan, mailed_code(door)
    for _ in range(2):  # somebody who is called away in the midst
        assert isinstance(door.enters(dan.number, code), EnrolForm)
        door.time_out()
    door.enters(dan.number, code)
    enrolled(door)
    door.press(Open.HOME)
    door.enters(dan.number, code)
    assert refused(door) is EntryTrouble.CODE_WRONG, "not a word about who is enrolled"


def test_a_code_is_for_one_number(door: AtTheDoor) -> None:
    code = mailed_code(door)
    fay = a_student("20260011", "Fay", has_face=False)
    door.sql.timetable.add_to_roster(door.school.systems.course_id, [fay])
    door.enters(fay.number, code)
    assert refused(door) is EntryTrouble.CODE_WRONG


def test_new_codes_replace_older_ones(door: AtTheDoor) -> None:
    dan, first = door.school.dan, mailed_code(door)
    second = mailed_code(door, MailCodeList())
    assert first != second
    door.enters(dan.number, first)
    assert refused(door) is EntryTrouble.CODE_WRONG
    assert isinstance(door.press(SubmitEntry(dan.number, second)), EnrolForm)


def test_a_code_expires(door: AtTheDoor) -> None:
    code = mailed_code(door)
    door.wait(30 * DAY_S - MINUTE_S)
    assert isinstance(door.enters(door.school.dan.number, code), EnrolForm)
    door.press(Open.HOME)
    door.wait(MINUTE_S)
    door.enters(door.school.dan.number, code)
    assert refused(door) is EntryTrouble.CODE_EXPIRED


def test_unknown_numbers_are_answered_like_known_ones(door: AtTheDoor) -> None:
    mailed_code(door)
    answers = []
    for number in (NOBODY, door.school.dan.number, door.school.ada.number):
        screen = door.enters(number, "00000000")
        assert isinstance(screen, EnrolEntry)
        answers.append((screen.trouble, screen.wait_s))
        door.press(Open.HOME)
    assert answers == [(EntryTrouble.CODE_WRONG, 0.0)] * 3


def test_wrong_codes_cost_time_for_the_number_and_then_for_the_kiosk(door: AtTheDoor) -> None:
    dan, code = door.school.dan, mailed_code(door)
    door.enters(dan.number, "00000000")
    for _ in range(2):
        door.press(SubmitEntry(dan.number, "00000000"))
    door.press(SubmitEntry(dan.number, code))
    assert refused(door) is EntryTrouble.WAIT, "even the right one waits"
    for number in range(PAUSE_AFTER - 3):
        door.press(SubmitEntry(f"2026100{number}", "00000000"))
    screen = door.press(SubmitEntry("20261009", "00000000"))
    assert isinstance(screen, EnrolEntry)
    assert screen.trouble is EntryTrouble.WAIT, "the kiosk itself"
    assert screen.wait_s == pytest.approx(PAUSE_S)
    door.wait(PAUSE_S + 1)
    assert isinstance(door.enters(dan.number, code), EnrolForm)
    assert door.journal(REFUSED) == ["code"] * PAUSE_AFTER
    assert code not in str(door.sql.journal.entries())


def test_tries_far_apart_do_not_pause_the_kiosk(door: AtTheDoor) -> None:
    for number in range(PAUSE_AFTER + 3):
        screen = door.enters(f"2026100{number}", "00000000")
        assert isinstance(screen, EnrolEntry)
        assert screen.trouble is EntryTrouble.CODE_WRONG
        door.press(Open.HOME)
        door.wait(PAUSE_WITHIN_S / 2)


def test_those_without_an_address_come_as_a_list_to_the_professor(door: AtTheDoor) -> None:
    fay = replace(a_student("20260011", "Fay", has_face=False), email="")
    door.sql.timetable.add_to_roster(door.school.systems.course_id, [fay])
    door.unlock(door.school.kim)
    view = door.panel().view.enrolment
    assert view is not None
    assert (view.missing, view.unaddressed) == (2, 1)
    door.press(MailCodes())
    to_dan, to_kim = sorted(letters(door), key=lambda letter: letter.to == door.school.kim.email)
    assert to_dan.to == door.school.dan.email
    listed = to_kim.attachments[0].content.decode("utf-8-sig")
    assert fay.number in listed
    assert door.school.dan.number not in listed
    assert door.workers.mail_woken > 0


def test_nobody_missing_means_no_letter(door: AtTheDoor) -> None:
    door.enters(door.school.dan.number, mailed_code(door))
    enrolled(door)
    door.press(Open.HOME)
    door.unlock(door.school.kim)
    woken = door.workers.mail_woken
    for request in (MailCodes(), MailCodeList()):
        door.press(request)
        assert door.panel().notice is None
    assert (letters(door), door.workers.mail_woken) == ([], woken)


# --- opened by a professor ------------------------------------------------------------------------------


def test_while_a_professor_has_opened_it_the_number_is_enough(door: AtTheDoor) -> None:
    opened(door)
    assert (door.door_shown().entry, door.door_shown().open_until is not None) == (Entry.PANEL, True)
    form = door.enters(NOBODY)
    assert isinstance(form, EnrolForm)
    assert not form.draft.listed
    newcomer = enrolled(door, with_face=True)
    assert [course.code for course in door.sql.timetable.courses_of(newcomer.student_id)] == ["CSE301"]
    door.press(Open.HOME)
    (noted,) = newcomers(door)
    assert (noted.student.number, noted.student.name) == (NOBODY, "Dan")
    assert noted.let_in == LetIn(Entry.PANEL, door.school.kim.staff_id)


def test_a_number_of_the_roster_takes_its_name_and_shows_it_to_nobody(door: AtTheDoor) -> None:
    dan = door.school.dan
    opened(door)
    form = door.enters(dan.number)
    assert isinstance(form, EnrolForm)
    assert dan.name not in repr(form.draft)
    screen = door.press(SubmitForm(replace(FORM, name="Don")))
    assert isinstance(screen, EnrolForm)
    assert screen.mistakes == (Mistake.NAME_NOT_LISTED,)
    student = enrolled(door, form=replace(FORM, name=" DAN "))
    assert (student.student_id, student.name) == (dan.student_id, dan.name)


def test_guessing_names_ends_after_three(door: AtTheDoor) -> None:
    opened(door)
    door.enters(door.school.dan.number)
    for name in ("Don", "Den"):
        assert isinstance(door.press(SubmitForm(replace(FORM, name=name))), EnrolForm)
    door.press(SubmitForm(replace(FORM, name="Din")))
    assert refused(door) is EntryTrouble.WAIT
    assert door.journal(REFUSED) == ["name"] * 3


def test_it_closes_by_hand_after_half_an_hour_or_with_the_class(door: AtTheDoor) -> None:
    kim = door.school.kim
    opened(door)
    door.unlock(kim)
    door.press(CloseEnrolment())
    door.press(Open.HOME)
    door.enters(NOBODY)
    assert refused(door) is EntryTrouble.CODE_NEEDED
    door.press(Open.HOME)
    opened(door)
    door.wait(30 * MINUTE_S)
    assert door.door_shown().entry is Entry.CODE
    door.wait(30 * MINUTE_S)  # 10:00, the class ends at 10:15
    opened(door)
    until = door.door_shown().open_until
    assert until is not None
    assert (until - A_MONDAY).total_seconds() == 75 * MINUTE_S
    door.wait(15 * MINUTE_S)
    door.enters(NOBODY)
    assert refused(door) is EntryTrouble.CODE_NEEDED
    by = [one.actor for one in door.sql.journal.entries() if one.action in {OPENED, CLOSED}]
    staff, kiosk = f"staff:{kim.staff_id}", "kiosk:kiosk-302"
    assert by == [staff, staff, staff, kiosk, staff, kiosk]


def test_whoever_began_in_time_may_finish(door: AtTheDoor) -> None:
    opened(door)
    door.enters(NOBODY)
    door.wait(31 * MINUTE_S)
    assert enrolled(door).number == NOBODY


def test_a_code_shows_the_name_also_while_it_is_open(door: AtTheDoor) -> None:
    code = mailed_code(door)
    opened(door)
    form = door.enters(door.school.dan.number, code)
    assert isinstance(form, EnrolForm)
    assert form.draft.listed


# --- undo -----------------------------------------------------------------------------------------------


def removed(door: AtTheDoor) -> None:
    door.press(RemoveEnrolment(newcomers(door)[0]))
    door.press(Open.HOME)


def test_a_removed_newcomer_is_gone_with_face_pin_and_the_place_that_came_with_it(door: AtTheDoor) -> None:
    opened(door)
    door.enters(NOBODY)
    newcomer = enrolled(door, with_face=True)
    door.press(Open.HOME)
    removed(door)
    who = newcomer.student_id
    assert not door.sql.people.has_secret(who)
    assert door.sql.timetable.courses_of(who) == ()
    assert door.sql.faces.templates_of(who, "lbph-1") == ()
    assert door.workers.removed == [who]
    assert not door.sql.people.student(who).has_face  # type: ignore[union-attr]
    door.by_number(NOBODY, FORM.pin)
    assert getattr(door.screen, "trouble", None) is NumberTrouble.NOT_ENROLLED
    door.press(Open.HOME)
    assert len(door.journal("remove_enrolment")) == 1
    assert newcomers(door) == []


def test_whose_number_it_is_keeps_place_and_address_and_enrols_then(door: AtTheDoor) -> None:
    dan = door.school.dan
    opened(door)
    door.enters(dan.number)
    enrolled(door, form=replace(FORM, email="thief@example.com"))
    door.press(Open.HOME)
    removed(door)
    now = door.sql.people.student(dan.student_id)
    assert now is not None
    assert (now.email, now.name) == (dan.email, dan.name)
    assert [one.number for one in door.sql.enrolments.missing(door.school.systems.course_id)] == [dan.number]
    door.enters(dan.number, mailed_code(door))
    assert enrolled(door).student_id == dan.student_id


def test_nobody_removes_what_is_not_in_their_list(door: AtTheDoor) -> None:
    opened(door)
    door.enters(NOBODY)
    newcomer = enrolled(door)
    door.press(Open.HOME)
    (noted,) = newcomers(door)
    door.press(Open.HOME)
    door.unlock(door.school.lee, "615243")
    door.press(RemoveEnrolment(noted))
    assert door.panel().notice is None
    assert door.sql.people.has_secret(newcomer.student_id)


# --- the face, from the own page ------------------------------------------------------------------------


def test_number_and_pin_are_not_enough_to_put_a_face_in(door: AtTheDoor) -> None:
    cho = door.school.cho
    door.by_number(cho.number, PIN, Open.MY_NUMBER)
    screen = door.press(GiveFace())
    assert isinstance(screen, EnrolEntry)
    assert screen.student is not None
    door.press(SubmitEntry("", "00000000"))
    assert refused(door) is EntryTrouble.CODE_WRONG
    assert isinstance(door.press(AnswerConsent(with_face=True)), EnrolEntry)
    assert not door.sql.people.student(cho.student_id).has_face  # type: ignore[union-attr]


@pytest.mark.parametrize("way", [opened, None], ids=["panel", "code"])
def test_with_a_code_or_the_open_panel_it_is(
    door: AtTheDoor, way: Callable[[AtTheDoor], None] | None
) -> None:
    cho, code = door.school.cho, "12345678"
    if way is None:
        door.sql.enrolments.issue(
            {cho.student_id: code}, door.clock.now().replace(year=2027), (), "it", A_MONDAY
        )
    else:
        way(door)
    door.by_number(cho.number, PIN, Open.MY_NUMBER)
    screen = door.press(GiveFace())
    if way is None:
        assert isinstance(screen, EnrolEntry)
        screen = door.press(SubmitEntry("", code))
    assert isinstance(screen, EnrolConsent)
    assert screen.student is not None
    door.press(AnswerConsent(with_face=True))
    page = door.poses()
    assert isinstance(page, StudentPage)
    assert page.view.notice is FaceNotice.GIVEN
    door.press(Open.HOME)
    (noted,) = newcomers(door)
    assert (noted.student.number, noted.face_only) == (cho.number, True)
    door.press(RemoveEnrolment(noted))
    assert not door.sql.people.student(cho.student_id).has_face  # type: ignore[union-attr]
    assert door.sql.people.secret_is(cho.student_id, PIN), "the enrolment stays"
    if way is None:
        door.press(Open.HOME)
        door.by_number(cho.number, PIN, Open.MY_NUMBER)
        door.press(GiveFace())
        door.press(SubmitEntry("", code))
        assert refused(door) is EntryTrouble.CODE_WRONG, "used up"


def with_a_face(door: AtTheDoor) -> Student:
    """Dan, enrolled by code with a face yesterday."""
    door.enters(door.school.dan.number, mailed_code(door))
    dan = enrolled(door, with_face=True)
    door.press(Open.HOME)
    door.wait(DAY_S)
    door.desk.door()
    return dan


def test_the_own_face_opens_a_second_sitting(door: AtTheDoor) -> None:
    dan = with_a_face(door)
    door.press(Open.MY_PAGE)
    door.walks_up(dan)
    assert isinstance(door.turns(), StudentPage)
    assert isinstance(door.press(GiveFace()), EnrolPoses)
    page = door.poses()
    assert isinstance(page, StudentPage)
    assert page.view.notice is FaceNotice.SAT_AGAIN
    door.press(Open.HOME)
    assert [one.face_only for one in newcomers(door)] == [False], "the own face needs nobody's look"


def test_a_pin_after_somebody_s_face_does_not(door: AtTheDoor) -> None:
    dan = with_a_face(door)
    door.press(Open.MY_PAGE)
    door.walks_up(dan)
    door.turns()
    door.press(Open.HOME)
    door.by_number(dan.number, FORM.pin, Open.MY_NUMBER)
    assert isinstance(door.screen, StudentPage)
    assert isinstance(door.press(GiveFace()), EnrolEntry)


# --- the poses ------------------------------------------------------------------------------------------


def at_the_poses(door: AtTheDoor) -> None:
    door.enters(door.school.dan.number, mailed_code(door))
    door.press(SubmitForm(FORM))
    assert isinstance(door.press(AnswerConsent(with_face=True)), EnrolPoses)


def again(door: AtTheDoor) -> StartOver | None:
    assert isinstance(door.screen, EnrolPoses), door.screen
    return door.screen.again


def test_a_face_swapped_in_the_midst_begins_anew_with_a_word(door: AtTheDoor) -> None:
    at_the_poses(door)
    door.poses(up_to=7)
    door.look(track_id=2)
    assert again(door) is StartOver.FACE_LOST
    screen = door.poses()
    assert isinstance(screen, Enrolled), "and goes on"


def test_a_picture_is_not_enrolled_however_long_it_is_held_up(door: AtTheDoor) -> None:
    at_the_poses(door)
    door.poses(up_to=5)
    door.looks(30, depth=Depth.FLAT, pose=Pose.FRONT)
    assert again(door) is StartOver.PICTURE
    assert door.journal(REFUSED) == [StartOver.PICTURE.value], "once a sitting"
    assert not door.sql.people.student(door.school.dan.student_id).has_face  # type: ignore[union-attr]


def front_only(door: AtTheDoor) -> None:
    door.poses(up_to=5)
    for _ in range(60):
        door.clock.advance(0.9)
        door.look(pose=Pose.FRONT)
        if not isinstance(door.screen, EnrolPoses) or door.screen.again:
            return


def test_without_any_turn_a_professor_must_stand_by(door: AtTheDoor) -> None:
    at_the_poses(door)
    front_only(door)
    assert again(door) is StartOver.NO_TURN
    door.entrance.open(door.school.kim, door.school.systems, None)
    front_only(door)
    screen = door.press(KeepFace())
    assert isinstance(screen, Enrolled)
    assert screen.student.has_face


def test_a_number_of_the_own_page_stays_the_way_by_number(door: AtTheDoor) -> None:
    door.by_number(door.school.dan.number, "000000")
    assert getattr(door.screen, "trouble", None) is NumberTrouble.NOT_ENROLLED
    assert isinstance(door.press(Open.ENROLMENT), EnrolEntry)
    assert isinstance(door.press(Open.HOME), Main)
