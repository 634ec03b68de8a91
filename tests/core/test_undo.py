"""What is done in the panel and taken back, with both in the journal."""

from __future__ import annotations

from kiosk.core.requests import (
    CancelClass,
    ChangeZoom,
    CloseClass,
    CloseEnrolment,
    CorrectStatus,
    HoldClass,
    LetTurn,
    LookedAt,
    Open,
    OpenEnrolment,
    SendCsv,
)
from kiosk.core.values import SessionState, Status
from kiosk.core.views import Notice
from tests.core.at_the_door import AtTheDoor
from tests.core.test_desk_noticing import holds_a_photo, noticed, two_numbers


def undo(door: AtTheDoor) -> None:
    request = door.panel().undo
    assert request is not None, "nothing is offered to be undone"
    door.press(request)


def actions(door: AtTheDoor) -> list[str]:
    return [entry.action for entry in door.sql.journal.entries()]


def state(door: AtTheDoor) -> SessionState:
    lecture = door.panel().view.lecture
    assert lecture is not None
    return lecture.session.state


def test_the_first_correction_is_taken_back_and_the_check_in_counts_again(door: AtTheDoor) -> None:
    door.checks_in(door.school.ada)
    before = door.marked()
    door.unlock()
    door.press(CorrectStatus(door.school.ada, Status.ABSENT, "left"))
    assert door.marked() == {"Ada": Status.ABSENT}
    undo(door)
    assert door.marked() == before
    assert door.panel().notice is Notice.CORRECTION_TAKEN_BACK
    (row,) = (row for row in door.panel().view.standings if row.student == door.school.ada)
    assert row.correction is None
    assert actions(door).count("correct") == 2, "nothing is hidden"
    undo(door)
    assert door.marked() == {"Ada": Status.ABSENT}, "what was taken back can be done again"


def test_without_a_check_in_nothing_counts_again_and_the_close_says_absent(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CorrectStatus(door.school.ada, Status.PRESENT, "seen"))
    undo(door)
    assert door.marked() == {}
    door.press(CloseClass())
    assert door.marked()["Ada"] is Status.ABSENT


def test_a_later_correction_gives_way_to_the_one_before_with_its_reason(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CorrectStatus(door.school.ada, Status.OFFICIAL_ABSENCE, "army reserve"))
    door.press(CorrectStatus(door.school.ada, Status.ABSENT, "wrong row"))
    undo(door)
    (row,) = (row for row in door.panel().view.standings if row.student == door.school.ada)
    assert row.correction is not None
    assert (row.status, row.correction.reason) == (Status.OFFICIAL_ABSENCE, "army reserve")


def test_who_was_never_corrected_cannot_be_taken_back(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CorrectStatus(door.school.ada, Status.PENDING, ""))
    assert (door.panel().notice, door.panel().undo) == (None, None)
    assert "correct" not in actions(door)


def test_the_former_zoom_code_comes_back(door: AtTheDoor) -> None:
    door.unlock()
    course = door.school.systems.course_id
    door.press(ChangeZoom(course, "812 3456 7890", "0042", ""))
    door.press(ChangeZoom(course, "998 7654 3210", "", ""))
    undo(door)
    (now,) = (one for one in door.panel().view.courses if one.course_id == course)
    assert now.zoom is not None
    assert (now.zoom.meeting_id, now.zoom.passcode) == ("81234567890", "0042")
    assert actions(door).count("set_zoom") == 3


def test_a_wrong_zoom_code_leaves_nothing_to_undo(door: AtTheDoor) -> None:
    door.unlock()
    door.press(ChangeZoom(door.school.systems.course_id, "12", "", ""))
    assert door.panel().undo is None


def test_a_cancelled_class_is_held_again_and_a_closed_one_stays_closed(door: AtTheDoor) -> None:
    door.unlock()
    door.press(CancelClass())
    assert door.panel().undo == HoldClass()
    undo(door)
    assert door.panel().notice is Notice.CLASS_HELD
    assert state(door) is SessionState.OPEN
    undo(door)
    assert door.panel().notice is Notice.CLASS_CANCELLED
    undo(door)
    door.press(CloseClass())
    assert door.panel().undo is None, "its letters have left"
    door.press(CancelClass())
    undo(door)
    closed = state(door)
    assert closed is SessionState.CLOSED


def test_the_turn_of_the_head_is_asked_for_again(door: AtTheDoor) -> None:
    door.unlock()
    door.press(LetTurn(door.school.ada, False))
    undo(door)
    (row,) = (row for row in door.panel().view.standings if row.student.number == door.school.ada.number)
    assert row.student.turns
    assert actions(door).count("let_turn") == 2


def test_what_was_looked_at_is_shown_again(door: AtTheDoor) -> None:
    two_numbers(door)
    door.time_out()
    door.wait(30)
    holds_a_photo(door, door.school.ada)
    both = noticed(door)
    door.press(LookedAt(both[0].key))
    undo(door)
    assert door.panel().notice is Notice.SHOWN_AGAIN
    assert door.panel().view.noticed.patterns == both
    told = [action for action in actions(door) if action in {"looked at", "shown again"}]
    assert sorted(told) == ["looked at", "shown again"]
    undo(door)
    assert door.panel().view.noticed.patterns == both[1:]


def test_enrolment_opened_by_mistake_is_closed(door: AtTheDoor) -> None:
    door.unlock()
    door.press(OpenEnrolment())
    assert door.panel().undo == CloseEnrolment()
    undo(door)
    assert door.panel().undo is None


def test_what_has_left_the_kiosk_cannot_be_undone(door: AtTheDoor) -> None:
    door.unlock()
    door.press(SendCsv())
    assert (door.panel().notice, door.panel().undo) == (Notice.CSV_WAITING, None)
    door.press(Open.HOME)
