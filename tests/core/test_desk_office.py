"""Whole visits behind the lock: professors, their letters, the clock that closes, administrators."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import time, timedelta

import pytest

from kiosk.core.access import DELAYS_S
from kiosk.core.observation import Watch
from kiosk.core.office import PAUSED, REMAKING, RESUMED
from kiosk.core.requests import (
    CancelClass,
    ChangeZoom,
    ChooseLecture,
    ChooseStaff,
    CloseClass,
    CorrectStatus,
    HoldClass,
    LeaveKiosk,
    Open,
    PauseRemaking,
    Request,
    SendCsv,
    SubmitPin,
    TryLetterAgain,
)
from kiosk.core.screens import CheckedIn, Main, Maintenance, NotMarked, Panel, Unlock
from kiosk.core.timetable import CLOSES_ITSELF_AFTER_S
from kiosk.core.values import LetterState, Mistake, SessionState, Status
from kiosk.core.views import MaintenanceTopic, Notice
from tests.builders import KIOSK_ID, a_course, a_letter, a_slot, a_student
from tests.core.at_the_door import PASSWORD, PROFESSOR_PIN, AtTheDoor
from tests.fakes import A_MONDAY

# --- the lock -----------------------------------------------------------------------------------------


def test_the_professor_of_the_class_now_is_chosen(door: AtTheDoor) -> None:
    door.press(Open.UNLOCK)
    assert door.pad().chosen == door.school.kim.staff_id
    assert [person.name for person in door.pad().staff] == ["Kim Jihun", "Lee Sora", "Park Minho"]
    door.press(Open.HOME)
    door.wait(75 * 60)
    door.press(Open.UNLOCK)
    assert door.pad().chosen == door.school.lee.staff_id


def test_nobody_in_class_the_first_is_chosen(door: AtTheDoor) -> None:
    door.wait(8 * 3600)
    door.press(Open.UNLOCK)
    assert door.pad().chosen == door.school.kim.staff_id


def test_wrong_pins_wait_longer_and_longer_and_are_journalled(door: AtTheDoor) -> None:
    door.press(Open.UNLOCK)
    waits = []
    for _ in range(5):
        door.press(SubmitPin("000000"))
        assert door.pad().refused
        waits.append(door.pad().wait_s)
        door.clock.advance(door.pad().wait_s)
    assert waits == [0.0, 0.0, *DELAYS_S[:3]]
    assert len(door.journal("unlock refused")) == 5


def test_while_waiting_the_right_pin_is_refused_too(door: AtTheDoor) -> None:
    door.press(Open.UNLOCK)
    for _ in range(3):
        door.press(SubmitPin("000000"))
    door.press(SubmitPin(PROFESSOR_PIN))
    assert door.pad().wait_s == DELAYS_S[0]
    door.press(Open.HOME)
    door.press(Open.UNLOCK)
    assert door.pad().wait_s == DELAYS_S[0], "the wait goes on after going home"
    door.press(ChooseStaff(door.school.lee.staff_id))
    assert door.pad().wait_s == 0
    assert isinstance(door.press(SubmitPin("615243")), Panel), "others need not wait"


def test_a_right_pin_forgives_the_wrong_ones(door: AtTheDoor) -> None:
    door.press(Open.UNLOCK)
    door.press(SubmitPin("000000"))
    door.press(SubmitPin("000000"))
    assert isinstance(door.press(SubmitPin(PROFESSOR_PIN)), Panel)
    door.press(Open.HOME)
    door.press(Open.UNLOCK)
    door.press(SubmitPin("000000"))
    assert door.pad().wait_s == 0
    assert len(door.journal("unlocked")) == 1


def test_the_pin_of_another_professor_opens_nothing(door: AtTheDoor) -> None:
    assert isinstance(door.unlock(door.school.lee, PROFESSOR_PIN), Unlock)


def test_a_students_pin_opens_nothing(door: AtTheDoor) -> None:
    door.press(Open.UNLOCK)
    door.press(ChooseStaff(door.school.ada.student_id))  # type: ignore[arg-type]
    assert isinstance(door.press(SubmitPin("482915")), Unlock)


def test_no_pin_is_kept_anywhere(door: AtTheDoor) -> None:
    door.press(Open.UNLOCK)
    door.press(SubmitPin("193746"))
    assert "193746" not in repr((door.events, door.screen, door.sql.journal.entries(), SubmitPin("193746")))


def test_while_the_panel_is_open_nobody_is_searched(door: AtTheDoor) -> None:
    assert door.desk.task(door.unlock()) == Watch()


# --- the panel ----------------------------------------------------------------------------------------


def test_the_panel_shows_the_class_now_with_everybody(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.unlock()
    view = door.panel().view
    assert view.lecture is not None
    assert view.lecture.course.code == "CSE301"
    assert [(row.student.name, row.status) for row in view.standings] == [
        ("Ada", Status.PRESENT),
        ("Bo", Status.PENDING),
        ("Cho", Status.PENDING),
        ("Dan", Status.PENDING),
    ]
    assert [course.code for course in view.courses] == ["CSE301"]


def test_a_correction_with_its_reason(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CorrectStatus(door.school.dan, Status.EXCUSED, "  army reserve  "))
    assert door.panel().notice is Notice.CORRECTED
    row = door.panel().view.standings[3]
    assert row.status is Status.EXCUSED
    assert row.correction is not None
    assert (row.correction.reason, row.correction.by) == ("army reserve", door.school.kim.staff_id)


def test_the_last_correction_counts(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CorrectStatus(door.school.ada, Status.ABSENT, "left"))
    door.press(CorrectStatus(door.school.ada, Status.LATE, "came back"))
    assert door.marked() == {"Ada": Status.LATE}


def test_no_correction_without_a_reason_or_of_somebody_else(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CorrectStatus(door.school.ada, Status.PRESENT, "  "))
    assert door.panel().mistakes == (Mistake.REASON_EMPTY,)
    door.press(CorrectStatus(door.school.eve, Status.PRESENT, "friend"))
    door.press(CorrectStatus(a_student("20269999"), Status.PRESENT, "nobody"))
    door.press(CorrectStatus(door.school.ada, Status.PENDING, "undo"))
    assert (door.panel().notice, door.panel().mistakes) == (None, ())
    assert door.marked() == {}


def test_the_zoom_code_reaches_the_door(door: AtTheDoor) -> None:
    door.unlock()
    course = door.school.systems.course_id
    door.press(ChangeZoom(course, "12", "", ""))
    assert door.panel().mistakes == (Mistake.ZOOM_ID_LENGTH,)
    door.press(ChangeZoom(course, "812 3456 7890", "0042", ""))
    assert door.panel().notice is Notice.ZOOM_CHANGED
    door.press(Open.HOME)
    door.tick()
    lecture = door.screen.door.lecture
    assert lecture is not None
    assert lecture.course.zoom is not None
    assert (lecture.course.zoom.meeting_id, lecture.course.zoom.passcode) == ("81234567890", "0042")
    (entry,) = (row for row in door.sql.journal.entries() if row.action == "set_zoom")
    assert entry.actor == f"staff:{door.school.kim.staff_id}"


def test_another_professors_course_cannot_be_touched(door: AtTheDoor) -> None:
    other = next(row for row in door.day.lectures() if row.course.code == "CSE302")
    letter = a_letter("attendance/other", door.school.lee.email)
    door.sql.outbox.put(letter, "test")
    door.sql.outbox.mark_failed(letter.letter_id, "no")
    door.unlock()
    assert door.panel().view.letters == ()
    door.press(ChooseLecture(other))
    assert door.panel().view.lecture != other
    door.press(ChangeZoom(door.school.databases.course_id, "123456789", "", ""))
    door.press(TryLetterAgain(letter))
    assert door.panel().notice is None
    assert door.sql.timetable.course(door.school.databases.course_id).zoom is None
    assert door.sql.outbox.letters()[0].state is LetterState.FAILED
    assert door.workers.mail_woken == 0


def test_closing_settles_absences_and_puts_one_letter(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.unlock()
    door.press(CloseClass())
    assert door.panel().notice is Notice.CLASS_CLOSED
    assert door.marked() == dict.fromkeys(("Bo", "Cho", "Dan"), Status.ABSENT) | {"Ada": Status.PRESENT}
    (letter,) = door.sql.outbox.letters()
    assert letter.to == door.school.kim.email
    assert [one.letter_id for one in door.panel().view.letters] == [letter.letter_id]
    due = door.sql.outbox.due(door.clock.now())
    assert due is not None
    rows = list(csv.reader(io.StringIO(due.attachments[0].content.decode("utf-8-sig"))))
    assert [(row[7], row[9]) for row in rows[1:-1]] == [
        ("Ada", "present"),
        ("Bo", "absent"),
        ("Cho", "absent"),
        ("Dan", "absent"),
    ]
    assert rows[-1][0].removeprefix("journal ") in {entry.digest for entry in door.sql.journal.entries()}
    assert door.workers.mail_woken == 1


def test_closing_twice_sends_once(door: AtTheDoor) -> None:
    door.unlock()
    lecture = door.lecture
    door.press(CloseClass())
    door.press(CloseClass())
    door.day.close(lecture, "somebody faster")  # another kiosk, or the clock
    door.wait(5 * 3600)
    letters = [one for one in door.sql.outbox.letters() if one.to == door.school.kim.email]
    assert len(letters) == 1


def test_of_a_cancelled_class_nobody_is_absent_and_the_door_says_so(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CancelClass())
    assert door.panel().notice is Notice.CLASS_CANCELLED
    assert door.marked() == {}
    assert door.sql.outbox.letters() == ()
    door.press(Open.HOME)
    door.tick()
    shown = door.screen.door
    assert (shown.lecture, shown.expected) == (None, 0)
    assert shown.cancelled is not None
    assert shown.cancelled.course.code == "CSE301"
    door.wait(75 * 60 + CLOSES_ITSELF_AFTER_S + 60)
    assert door.marked() == {}, "the clock closes it no more"
    (entry,) = (row for row in door.sql.journal.entries() if row.action == "close")
    assert entry.actor == f"staff:{door.school.kim.staff_id}"
    assert '"state":"cancelled"' in entry.detail


def test_a_cancelled_class_takes_no_check_ins_and_counts_in_nobodys_summary(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.unlock()
    door.press(CancelClass())
    door.press(Open.HOME)
    door.tick()
    assert isinstance(door.by_number(door.school.bo.number), NotMarked)
    view = door.day.student_view(door.school.ada)
    (summary,) = (one for one in view.courses if one.course.code == "CSE301")
    assert (summary.held, summary.counts) == (0, ())


def test_a_class_cancelled_by_mistake_takes_place_after_all(door: AtTheDoor) -> None:
    door.unlock()
    door.press(HoldClass())
    assert door.panel().notice is None, "it was not cancelled"
    door.press(CancelClass())
    door.press(CancelClass())
    door.press(HoldClass())
    assert door.panel().notice is Notice.CLASS_HELD
    door.press(Open.HOME)
    door.tick()
    assert door.screen.door.lecture is not None
    assert door.screen.door.cancelled is None
    states = [row.detail for row in door.sql.journal.entries() if row.action == "close"]
    assert ["cancelled" in one for one in states] == [True, False]


def test_a_class_that_closed_with_everybody_absent_can_be_cancelled_later(door: AtTheDoor) -> None:
    door.wait(75 * 60 + CLOSES_ITSELF_AFTER_S + 60)
    assert set(door.marked().values()) == {Status.ABSENT}
    door.unlock(door.school.kim)
    shown = door.panel().view.lecture
    assert shown is not None
    assert shown.course.code == "CSE301"
    door.press(CancelClass())
    assert door.marked() == {}
    door.press(HoldClass())
    assert set(door.marked().values()) == {Status.ABSENT}, "it is over, so it is closed again"


def test_the_clock_closes_what_nobody_closed(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.time_out()
    door.wait(75 * 60 + CLOSES_ITSELF_AFTER_S - 10)
    assert door.sql.outbox.letters() == ()
    door.wait(20)
    (letter,) = door.sql.outbox.letters()
    assert letter.to == door.school.kim.email
    assert door.marked()["Bo"] is Status.ABSENT
    assert door.workers.mail_woken == 1
    door.wait(5)
    assert door.workers.mail_woken == 1
    (entry,) = (row for row in door.sql.journal.entries() if row.action == "close")
    assert entry.actor == f"kiosk:{KIOSK_ID}"


def test_after_a_weekend_without_power_the_clock_closes_too(door: AtTheDoor) -> None:
    session = door.session(door.school.systems)
    door.wait(3 * 86_400)
    assert door.sql.timetable.session(session).state is SessionState.CLOSED
    assert len(door.sql.outbox.letters()) == 2


def test_after_the_holidays_what_was_left_open_is_closed(
    door: AtTheDoor, restart: Callable[[AtTheDoor], AtTheDoor]
) -> None:
    session = door.session(door.school.systems)
    door.clock.advance(60 * 86_400)
    after = restart(door)
    assert after.sql.timetable.session(session).state is SessionState.CLOSED
    assert len(after.sql.outbox.letters()) == 2


def test_the_csv_now(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    door.unlock()
    door.press(SendCsv())
    assert door.panel().notice is Notice.CSV_WAITING
    (letter,) = door.panel().view.letters
    door.clock.advance(1)
    door.press(SendCsv())
    assert len(door.panel().view.letters) == 2, "asked for twice, sent twice"
    door.sql.outbox.mark_sent(letter.letter_id, door.clock.now())
    door.tell(door.desk.letter_moved(door.screen, letter.letter_id, sent=True))
    assert door.panel().notice is Notice.CSV_SENT
    assert door.panel().view.letters[1].state is LetterState.SENT


def test_a_letter_that_failed_is_tried_again(door: AtTheDoor) -> None:
    door.unlock()
    door.press(SendCsv())
    (letter,) = door.panel().view.letters
    door.sql.outbox.mark_failed(letter.letter_id, "login refused")
    door.tell(door.desk.letter_moved(door.screen, letter.letter_id, sent=False))
    assert door.panel().notice is Notice.CSV_FAILED
    (failed,) = door.panel().view.letters
    assert (failed.state, failed.trouble) == (LetterState.FAILED, "login refused")
    woken = door.workers.mail_woken
    door.press(TryLetterAgain(failed))
    assert door.panel().notice is Notice.TRYING_AGAIN
    assert door.panel().view.letters[0].state is LetterState.WAITING
    assert door.workers.mail_woken == woken + 1


def test_other_peoples_letters_say_nothing_here(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CorrectStatus(door.school.ada, Status.PRESENT, ""))
    before = door.screen
    letter = a_letter(to="lee@example.ac.kr")
    door.sql.outbox.put(letter, "test")
    assert door.desk.letter_moved(door.screen, letter.letter_id, sent=True) is None
    assert door.screen == before, "the mistake that was just told stays"
    door.press(Open.HOME)
    assert door.desk.letter_moved(door.screen, letter.letter_id, sent=True) is None


def test_a_tick_brings_news_and_keeps_what_was_said(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CorrectStatus(door.school.ada, Status.PRESENT, ""))
    door.sql.timetable.add_to_roster(door.school.systems.course_id, [a_student("20260012", "Gil")])
    door.tick()
    assert len(door.panel().view.standings) == 5
    assert door.panel().mistakes == (Mistake.REASON_EMPTY,)


def test_yesterday_can_be_corrected(door: AtTheDoor) -> None:
    monday = door.lecture
    door.wait(2 * 86_400)
    door.unlock(door.school.kim)
    door.press(ChooseLecture(monday))
    shown = door.panel().view.lecture
    assert shown is not None
    assert shown.session.state is SessionState.CLOSED
    door.press(CorrectStatus(door.school.bo, Status.EXCUSED, "was at the doctor"))
    assert door.panel().view.standings[1].status is Status.EXCUSED


@pytest.mark.parametrize("request_", ["close", "send", "correct", "zoom", "try again", "choose"])
def test_after_the_lock_no_panel_request_acts(door: AtTheDoor, request_: str) -> None:
    requests: dict[str, Request] = {
        "close": CloseClass(),
        "send": SendCsv(),
        "correct": CorrectStatus(door.school.ada, Status.PRESENT, "please"),
        "zoom": ChangeZoom(door.school.systems.course_id, "123456789", "", ""),
        "try again": TryLetterAgain(a_letter()),
        "choose": ChooseLecture(door.lecture),
    }
    door.unlock()
    door.press(Open.HOME)
    before = door.sql.journal.head()
    locked = door.screen
    assert door.press(requests[request_]) is locked
    pad = door.press(Open.UNLOCK)
    assert door.press(requests[request_]) is pad
    assert door.sql.journal.head() == before
    assert door.marked() == {}


def test_a_panel_that_was_left_open_locks(door: AtTheDoor) -> None:
    door.unlock()
    assert isinstance(door.time_out(), Main)


# --- counts at the door -------------------------------------------------------------------------------


def test_the_door_counts_who_is_here(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CorrectStatus(door.school.ada, Status.LATE, "x"))
    door.press(CorrectStatus(door.school.bo, Status.OFFICIAL_ABSENCE, "x"))
    door.press(CorrectStatus(door.school.cho, Status.ABSENT, "x"))
    door.press(CorrectStatus(door.school.dan, Status.EXCUSED, "x"))
    door.press(Open.HOME)
    door.tick()
    assert (door.screen.door.present, door.screen.door.expected) == (2, 4)


# --- administrators -----------------------------------------------------------------------------------


def test_an_administrator_gets_to_maintenance_only(door: AtTheDoor) -> None:
    screen = door.unlock(door.school.park, PASSWORD)
    assert isinstance(screen, Maintenance)
    assert screen.view.facts == ((MaintenanceTopic.KIOSK, KIOSK_ID),)
    for request in (CloseClass(), SendCsv(), ChangeZoom(door.school.systems.course_id, "123456789", "", "")):
        assert door.press(request) is screen
    assert isinstance(door.tick(), Maintenance)
    assert isinstance(door.time_out(), Main)


def test_leaving_is_the_drivers(door: AtTheDoor) -> None:
    screen = door.unlock(door.school.park, PASSWORD)
    assert door.press(LeaveKiosk()) is screen


# --- midnight -----------------------------------------------------------------------------------------


def test_a_class_over_midnight_is_one_class(door: AtTheDoor) -> None:
    night = a_course("CSE900", "Night lab", professor=door.school.kim)
    door.sql.timetable.add_course(night, [a_slot(night, time(23, 30), time(1, 0))])
    door.sql.timetable.add_to_roster(night.course_id, [door.school.ada])
    door.tick()
    door.wait(timedelta(hours=15, minutes=5).total_seconds())  # 00:05 on Tuesday
    assert door.clock.now() > A_MONDAY + timedelta(hours=15)
    lecture = door.screen.door.lecture
    assert lecture is not None
    assert lecture.course.code == "CSE900"
    screen = door.checks_in(door.school.ada)
    assert isinstance(screen, CheckedIn)
    assert screen.status is Status.ABSENT  # 35 minutes after the start
    door.time_out()
    door.wait(3600)
    assert door.screen.door.lecture is None
    door.wait(900)
    assert door.sql.timetable.session(lecture.session.session_id).state is SessionState.CLOSED


def test_an_administrator_lets_the_making_of_templates_rest_and_go_on(door: AtTheDoor) -> None:
    door.workers.paused = False
    shown = door.unlock(door.school.park, PASSWORD)
    assert isinstance(shown, Maintenance)
    assert shown.view.remaking_paused is False
    shown = door.press(PauseRemaking(paused=True))
    assert isinstance(shown, Maintenance)
    assert shown.view.remaking_paused is True
    door.press(PauseRemaking(paused=False))
    assert door.workers.paused is False
    entries = [row for row in door.sql.journal.entries() if row.action == REMAKING]
    assert [(row.actor, row.detail) for row in entries] == [
        (f"staff:{door.school.park.staff_id}", word) for word in (PAUSED, RESUMED)
    ]


def test_with_nothing_to_make_there_is_nothing_to_pause(door: AtTheDoor) -> None:
    door.unlock(door.school.park, PASSWORD)
    door.press(PauseRemaking(paused=True))
    assert door.workers.paused is None
    assert not door.journal(REMAKING)


def test_a_professor_pauses_nothing(door: AtTheDoor) -> None:
    door.workers.paused = False
    door.unlock()
    door.press(PauseRemaking(paused=True))
    assert door.workers.paused is False
