"""Receipts written with check-ins, and objections from the first press to the professor's answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.core.access import DELAYS_S, FREE_TRIES
from kiosk.core.observation import Presentation, Presented
from kiosk.core.ports import Enrolment, FaceGiven
from kiosk.core.receipts import receipt_code
from kiosk.core.requests import (
    AnswerObjection,
    CloseClass,
    MakeObjection,
    Open,
    SeeObjections,
    SubmitNumber,
    WithdrawObjection,
)
from kiosk.core.schoolday import Place
from kiosk.core.screens import Challenged, CheckedIn, Main, NumberEntry, ObjectionPage, Screen, StudentPage
from kiosk.core.values import (
    Consent,
    ConsentSubject,
    Dispute,
    Letter,
    LetterState,
    Mistake,
    ObjectionState,
    ObjectionWay,
    Status,
    Student,
)
from kiosk.core.views import AttendanceLine, Notice, ObjectionNotice, OwnObjections, Purpose
from tests.builders import a_candidate, a_look, a_student
from tests.core.at_the_door import CONSENT, PIN, WRITING, AtTheDoor
from tests.core.founded import Founded
from tests.fakes import A_MONDAY

DAY_S = 86_400.0


def at(founded: Founded, place: Place) -> AtTheDoor:
    return AtTheDoor(founded.store, founded.school, founded.put_back(), place=place)


@pytest.fixture
def door(founded: Founded) -> AtTheDoor:
    """The kiosk of a mail account, at 09:00."""
    return at(founded, WRITING)


def letters(door: AtTheDoor, kind: str) -> list[Letter]:
    return [letter for letter in door.sql.outbox.letters() if letter.key.startswith(kind)]


def own(screen: Screen) -> OwnObjections:
    assert isinstance(screen, ObjectionPage), screen
    return screen.view


def line(screen: Screen) -> AttendanceLine:
    (only,) = own(screen).lines
    return only


def is_here(door: AtTheDoor, student: Student) -> Screen:
    """Checks in by number."""
    door.press(Open.HOME)
    return door.by_number(student.number)


def my_page(door: AtTheDoor, student: Student) -> Screen:
    door.press(Open.HOME)
    door.by_number(student.number, PIN, Open.MY_NUMBER)
    return door.press(Open.OBJECTIONS)


def by_receipt(door: AtTheDoor, student: Student, code: str) -> Screen:
    door.press(Open.HOME)
    door.press(Open.NUMBER)
    door.press(Open.RECEIPT)
    return door.press(SubmitNumber(student.number, code))


def code_of(door: AtTheDoor, student: Student) -> str:
    (fact,) = door.sql.attendance.student_check_ins(student.student_id)
    return receipt_code(fact.fact_id)


def object_to(door: AtTheDoor, student: Student, dispute: Dispute = Dispute.NOT_ME) -> Screen:
    screen = my_page(door, student)
    return door.press(MakeObjection(line(screen).lecture.session.session_id, dispute))


# --- receipts -----------------------------------------------------------------------------------------


def test_every_check_in_is_receipted_once_to_the_students_own_address(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.wait(30)
    is_here(door, door.school.cho)
    door.wait(30)
    is_here(door, door.school.cho)  # again: in already
    receipts = letters(door, "receipt/")
    assert sorted(letter.to for letter in receipts) == [door.school.ada.email, door.school.cho.email]
    assert all(letter.reply_to == door.school.kim.email and letter.courtesy for letter in receipts)
    assert door.workers.mail_woken == 0, "a courtesy wakes nobody"


def test_no_receipt_without_an_address_or_where_they_are_off(founded: Founded) -> None:
    door = at(founded, WRITING)
    gus = replace(a_student("20260099", "Gus", has_face=False), email="")
    door.sql.timetable.add_to_roster(door.school.systems.course_id, [gus])
    door.sql.people.enrol(Enrolment(gus, PIN, (), (), (), (), A_MONDAY))
    assert isinstance(door.by_number(gus.number), CheckedIn)
    assert letters(door, "receipt/") == []
    off = at(founded, replace(WRITING, receipts=False))
    off.by_number(off.school.cho.number)
    assert letters(off, "receipt/") == []


def test_the_professors_csv_goes_before_receipts_that_wait_longer(door: AtTheDoor) -> None:
    is_here(door, door.school.cho)
    door.clock.advance(60)
    door.unlock()
    door.press(CloseClass())
    first = door.sql.outbox.due(door.clock.now())
    assert first is not None
    assert first.key.startswith("attendance/")


# --- what a check-in rests on -------------------------------------------------------------------------


def passes(door: AtTheDoor, student: Student, **more: object) -> Screen:
    """Is found and does what is asked; each look carries ``more`` of what the camera side tells."""
    candidate = replace(a_candidate(student), calibration="c0ffee")
    door.looks(3, candidate=candidate)
    for count in range(12):
        screen = door.screen
        if not isinstance(screen, Challenged):
            break
        door.clock.advance(0.1)
        seen = a_look(door.desk.task(screen), at_s=door.clock.monotonic_s(), pose=screen.asked)
        changes = {"frames_sha256": f"{count:064x}", **more}
        door.hear(replace(seen, gallery_version=door.desk.gallery_version, **changes))  # type: ignore[arg-type]
    return door.screen


def agree(door: AtTheDoor, version: str) -> None:
    """Ada agrees to this text, as from her own page."""
    who = door.school.ada.student_id
    consent = Consent(who, ConsentSubject.FACE_FEATURES, version, True, door.clock.now())
    door.sql.people.give_face(FaceGiven(who, (consent,), (), (), door.clock.now()))


def test_evidence_is_kept_with_the_check_in(door: AtTheDoor) -> None:
    live = Presentation(Presented.LIVE, 2.5)
    agree(door, CONSENT)
    assert isinstance(passes(door, door.school.ada, presentation=live, crop=b"jpeg"), CheckedIn)
    (fact,) = door.sql.attendance.student_check_ins(door.school.ada.student_id)
    assert fact.evidence is not None
    assert int(fact.evidence.frames_sha256, 16) > 0
    assert fact.evidence.calibration == "c0ffee"
    assert fact.evidence.presentation == live
    assert door.sql.attendance.crop(fact.fact_id) is None, "crops are off"


def test_a_crop_is_kept_only_of_who_agreed_to_the_text_that_says_so(founded: Founded) -> None:
    place = replace(WRITING, crops_days=3)
    door = at(founded, place)
    agree(door, "an older text")
    passes(door, door.school.ada, crop=b"jpeg")
    (fact,) = door.sql.attendance.student_check_ins(door.school.ada.student_id)
    assert door.sql.attendance.crop(fact.fact_id) is None
    door = at(founded, place)
    agree(door, CONSENT)
    passes(door, door.school.ada, crop=b"jpeg")
    (fact,) = door.sql.attendance.student_check_ins(door.school.ada.student_id)
    assert door.sql.attendance.crop(fact.fact_id) == b"jpeg"


def test_the_professor_sees_the_crop_only_while_it_is_disputed_and_the_clock_deletes_it(
    founded: Founded,
) -> None:
    door = at(founded, replace(WRITING, crops_days=3))
    agree(door, CONSENT)
    passes(door, door.school.ada, crop=b"jpeg")
    door.wait(30)
    object_to(door, door.school.ada)
    door.press(Open.HOME)
    door.unlock()
    (case,) = door.panel().view.objections
    assert case.crop == b"jpeg"
    assert b"jpeg" not in repr(door.panel()).encode()
    door.press(AnswerObjection(case.objection.fact_id, None, "it is her"))
    (case,) = door.panel().view.objections
    assert case.crop is None
    door.press(Open.HOME)
    assert case.check_in is not None
    door.wait(2 * DAY_S)
    assert door.sql.attendance.crop(case.check_in.fact_id) == b"jpeg"
    door.wait(1 * DAY_S)
    assert door.sql.attendance.crop(case.check_in.fact_id) is None
    assert door.journal("drop_crops") == ['{"crops":1}']


# --- the student objects --------------------------------------------------------------------------------


def test_that_was_not_me_from_the_own_page(door: AtTheDoor) -> None:
    is_here(door, door.school.ada)
    screen = my_page(door, door.school.ada)
    assert line(screen).disputes == (Dispute.NOT_ME,)
    assert f"{line(screen).until:%m-%d}" == "03-09"
    screen = object_to(door, door.school.ada)
    assert own(screen).notice is ObjectionNotice.MADE
    assert line(screen).disputes == ()
    (objection,) = line(screen).objections
    assert (objection.state, objection.way) == (ObjectionState.OPEN, ObjectionWay.OWN_PAGE)
    (told,) = letters(door, "objection/")
    assert (told.to, told.reply_to) == (door.school.kim.email, door.school.ada.email)
    assert door.workers.mail_woken == 1
    page = door.press(Open.MY_PAGE)
    assert isinstance(page, StudentPage)
    assert page.view.objections == (objection,)


def test_absent_and_late_can_say_that_they_were_there_but_nobody_before_the_class_closed(
    door: AtTheDoor,
) -> None:
    assert own(my_page(door, door.school.ada)).lines == ()
    door.wait(12 * 60)
    is_here(door, door.school.cho)
    late = line(my_page(door, door.school.cho))
    assert late.status is Status.LATE
    assert late.disputes == (Dispute.NOT_ME, Dispute.WAS_HERE)
    door.press(Open.HOME)
    door.unlock()
    door.press(CloseClass())
    door.press(Open.HOME)
    absent = line(my_page(door, door.school.ada))
    assert (absent.status, absent.disputes) == (Status.ABSENT, (Dispute.WAS_HERE,))


def test_the_code_of_the_receipt_opens_that_one_session_without_pin_or_face(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.wait(30)
    screen = by_receipt(door, door.school.ada, code_of(door, door.school.ada))
    assert own(screen).way is ObjectionWay.RECEIPT
    session_id = line(screen).lecture.session.session_id
    assert own(screen).only == session_id
    screen = door.press(MakeObjection(session_id, Dispute.NOT_ME))
    assert line(screen).objections[0].way is ObjectionWay.RECEIPT
    assert door.press(Open.MY_PAGE) is screen, "the code is no key to the own page"
    assert isinstance(door.press(Open.HOME), Main)


def test_wrong_codes_cost_growing_waits_and_somebody_elses_code_is_wrong(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.wait(30)
    is_here(door, door.school.cho)
    other = code_of(door, door.school.cho)
    for _ in range(FREE_TRIES - 1):
        by_receipt(door, door.school.ada, other)
    screen = by_receipt(door, door.school.ada, other)
    assert isinstance(screen, NumberEntry)
    assert (screen.purpose, screen.wait_s) == (Purpose.OBJECTION, DELAYS_S[0])
    screen = by_receipt(door, door.school.ada, code_of(door, door.school.ada))
    assert isinstance(screen, NumberEntry), "the wait holds for the right code too"
    door.clock.advance(DELAYS_S[0])
    assert isinstance(by_receipt(door, door.school.ada, code_of(door, door.school.ada)), ObjectionPage)


def test_after_the_last_day_nothing_can_be_said_any_more(door: AtTheDoor) -> None:
    is_here(door, door.school.ada)
    view = own(my_page(door, door.school.ada))
    door.press(Open.HOME)
    door.wait(7 * DAY_S)
    assert line(my_page(door, door.school.ada)).disputes == (Dispute.NOT_ME,), "the last day"
    door.press(Open.HOME)
    door.wait(1 * DAY_S)
    my_page(door, door.school.ada)
    screen = door.press(MakeObjection(view.lines[0].lecture.session.session_id, Dispute.NOT_ME))
    assert own(screen).notice is ObjectionNotice.NOT_POSSIBLE
    assert door.sql.objections.of_student(door.school.ada.student_id) == ()


def test_an_objection_is_made_once_and_can_be_taken_back(door: AtTheDoor) -> None:
    is_here(door, door.school.ada)
    screen = object_to(door, door.school.ada)
    session_id = line(screen).lecture.session.session_id
    screen = door.press(MakeObjection(session_id, Dispute.NOT_ME))
    assert own(screen).notice is ObjectionNotice.NOT_POSSIBLE
    (objection,) = line(screen).objections
    screen = door.press(WithdrawObjection(objection.fact_id))
    assert own(screen).notice is ObjectionNotice.WITHDRAWN
    assert line(screen).objections[0].state is ObjectionState.WITHDRAWN
    door.press(Open.HOME)
    other = my_page(door, door.school.cho)
    assert isinstance(other, ObjectionPage)
    assert own(door.press(WithdrawObjection(objection.fact_id))).notice is ObjectionNotice.NOT_POSSIBLE


# --- the professor answers ------------------------------------------------------------------------------


def test_a_look_is_told_and_accepting_corrects_and_writes(door: AtTheDoor) -> None:
    is_here(door, door.school.ada)
    object_to(door, door.school.ada)
    door.press(Open.HOME)
    door.unlock()
    (case,) = door.panel().view.objections
    assert (case.student, case.status) == (
        door.sql.people.student(door.school.ada.student_id),
        Status.PRESENT,
    )
    door.press(SeeObjections())
    door.press(SeeObjections())
    (case,) = door.panel().view.objections
    assert [step.state for step in case.objection.steps] == [ObjectionState.SEEN]
    door.press(AnswerObjection(case.objection.fact_id, Status.ABSENT, "  "))
    assert door.panel().mistakes == (Mistake.REASON_EMPTY,)
    door.press(AnswerObjection(case.objection.fact_id, Status.ABSENT, "somebody else"))
    assert door.panel().notice is Notice.OBJECTION_ACCEPTED
    assert door.marked() == {"Ada": Status.ABSENT}
    (answer,) = letters(door, f"objection/{case.objection.fact_id}/answer")
    assert (answer.to, answer.body) == (door.school.ada.email, "Ada not_me absent: somebody else\n")
    door.press(AnswerObjection(case.objection.fact_id, None, "no"))
    assert door.panel().notice is Notice.OBJECTION_OVER
    door.press(Open.HOME)
    made = line(my_page(door, door.school.ada)).objections[0]
    assert made.answer is not None
    assert (made.state, made.answer.reason) == (ObjectionState.ACCEPTED, "somebody else")
    assert door.sql.proofs.prove().broken == ()


def test_refusing_changes_no_attendance_and_says_why(door: AtTheDoor) -> None:
    is_here(door, door.school.ada)
    object_to(door, door.school.ada)
    door.press(Open.HOME)
    door.unlock()
    (case,) = door.panel().view.objections
    door.press(AnswerObjection(case.objection.fact_id, None, "I saw you"))
    assert door.panel().notice is Notice.OBJECTION_REFUSED
    assert door.marked() == {"Ada": Status.PRESENT}
    assert door.sql.attendance.student_corrections(door.school.ada.student_id) == ()
    (answer,) = letters(door, f"objection/{case.objection.fact_id}/answer")
    assert answer.body == "Ada not_me stays present: I saw you\n"


def test_another_professor_sees_and_answers_nothing_of_it(door: AtTheDoor) -> None:
    is_here(door, door.school.ada)
    screen = object_to(door, door.school.ada)
    objection = line(screen).objections[0]
    door.press(Open.HOME)
    door.unlock(door.school.lee, "615243")
    assert door.panel().view.objections == ()
    door.press(AnswerObjection(objection.fact_id, Status.ABSENT, "mine now"))
    assert door.panel().notice is None
    assert door.sql.objections.of_student(door.school.ada.student_id)[0].state is ObjectionState.OPEN


def test_an_answered_objection_leaves_the_panel_after_a_month_a_waiting_one_stays(door: AtTheDoor) -> None:
    is_here(door, door.school.ada)
    object_to(door, door.school.ada)
    door.press(Open.HOME)
    is_here(door, door.school.cho)
    object_to(door, door.school.cho)
    door.press(Open.HOME)
    door.unlock()
    (first, _) = door.panel().view.objections
    assert first.student.name == "Ada"
    door.press(AnswerObjection(first.objection.fact_id, None, "I saw you"))
    assert [case.student.name for case in door.panel().view.objections] == ["Cho", "Ada"]
    door.press(Open.HOME)
    door.clock.advance(timedelta(days=31).total_seconds())
    door.unlock(door.school.kim)
    assert [case.student.name for case in door.panel().view.objections] == ["Cho"]


def test_receipts_that_could_not_leave_for_two_days_are_given_up(door: AtTheDoor) -> None:
    is_here(door, door.school.cho)
    door.wait(DAY_S)
    assert [letter.state for letter in letters(door, "receipt/")] == [LetterState.WAITING]
    door.wait(2 * DAY_S)
    assert [letter.state for letter in letters(door, "receipt/")] == [LetterState.FAILED]


def test_receipts_that_were_sent_are_deleted_after_a_month(door: AtTheDoor) -> None:
    is_here(door, door.school.cho)
    (receipt,) = letters(door, "receipt/")
    door.sql.outbox.mark_sent(receipt.letter_id, door.clock.now())
    door.wait(29 * DAY_S)
    assert letters(door, "receipt/")
    door.wait(2 * DAY_S)
    assert letters(door, "receipt/") == []


def test_an_answer_that_comes_after_the_last_day_is_still_read(door: AtTheDoor) -> None:
    is_here(door, door.school.ada)
    object_to(door, door.school.ada)
    door.press(Open.HOME)
    door.wait(10 * DAY_S)
    waiting = [line for line in own(my_page(door, door.school.ada)).lines if line.objections]
    assert [line.objections[0].state for line in waiting] == [ObjectionState.OPEN]
    door.press(Open.HOME)
    door.unlock(door.school.kim)
    (case,) = door.panel().view.objections
    door.press(AnswerObjection(case.objection.fact_id, None, "I saw you"))
    door.press(Open.HOME)
    answered = [line for line in own(my_page(door, door.school.ada)).lines if line.objections]
    assert [line.objections[0].state for line in answered] == [ObjectionState.REFUSED]
    assert answered[0].disputes == ()


def test_a_sent_word_of_an_objection_is_no_sent_csv(door: AtTheDoor) -> None:
    is_here(door, door.school.ada)
    object_to(door, door.school.ada)
    door.press(Open.HOME)
    door.unlock()
    (told,) = letters(door, "objection/")
    assert told in door.panel().view.letters
    door.sql.outbox.mark_sent(told.letter_id, door.clock.now())
    door.tell(door.desk.letter_moved(door.screen, told.letter_id, sent=True))
    assert door.panel().notice is None
    assert door.panel().view.letters[0].state is LetterState.SENT


def test_a_receipt_speaks_for_its_own_session_only(door: AtTheDoor) -> None:
    is_here(door, door.school.bo)
    other = object_to(door, door.school.bo)
    made, first = line(other).objections[0], line(other).lecture.session.session_id
    door.press(Open.HOME)
    door.wait(75 * 60)
    is_here(door, door.school.bo)  # in databases now
    newest = door.sql.attendance.student_check_ins(door.school.bo.student_id)[-1]
    by_receipt(door, door.school.bo, receipt_code(newest.fact_id))
    for request in (WithdrawObjection(made.fact_id), MakeObjection(first, Dispute.WAS_HERE)):
        assert own(door.press(request)).notice is ObjectionNotice.NOT_POSSIBLE
    (left,) = door.sql.objections.of_student(door.school.bo.student_id)
    assert left.state is ObjectionState.OPEN
