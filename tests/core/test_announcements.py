"""Announcements: which text counts where and when, and whole visits of professors who write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from kiosk.core.announcements import LONGEST, MOST_DAYS, READ_S, at_the_door, id_of, in_turn, one_line
from kiosk.core.requests import Announce, CancelClass, ChooseStaff, Open, SubmitPin, WithdrawAnnouncement
from kiosk.core.values import Announcement, CourseId, Mistake, StaffId, new_id
from kiosk.core.views import AnnouncedView, Notice
from tests.builders import ROOM, a_course, a_lecture
from tests.core.at_the_door import AtTheDoor
from tests.fakes import A_MONDAY

TODAY = date(2026, 3, 2)


def told(text: str, course_id: CourseId | None = None, room: str = "", last: date = TODAY) -> Announcement:
    by = StaffId(new_id())
    return Announcement(id_of(course_id, room, by), text, last, by, A_MONDAY, course_id, room)


def test_the_class_that_is_shown_comes_first_then_the_room() -> None:
    course, other = a_course("CSE301"), a_course("CSE302")
    all_of_them = [
        told("of the room", room="302"),
        told("of another room", room="303"),
        told("of the class", course.course_id),
        told("of another class", other.course_id),
    ]
    lecture = a_lecture(course)
    assert at_the_door(all_of_them, lecture, "302", TODAY) == ("of the class", "of the room")
    assert at_the_door(all_of_them, None, "302", TODAY) == ("of the room",)
    assert at_the_door(all_of_them, None, "", TODAY) == ()


@pytest.mark.parametrize(("last", "shown"), [(-1, False), (0, True), (1, True)])
def test_the_last_day_counts_to_its_end(last: int, shown: bool) -> None:
    note = told("still", room="302", last=TODAY + timedelta(days=last))
    assert at_the_door([note], None, "302", TODAY) == (("still",) if shown else ())


def test_each_text_has_its_turn_and_stays_long_enough() -> None:
    begin = datetime(2026, 3, 2, tzinfo=UTC)
    turns = [in_turn(3, begin + timedelta(seconds=second)) for second in range(int(READ_S) * 6)]
    assert [turns.count(which) for which in range(3)] == [int(READ_S) * 2] * 3
    changes = sum(before != after for before, after in pairwise(turns))
    assert changes == 5
    assert in_turn(0, begin) == in_turn(1, begin) == 0


def test_a_text_becomes_one_line_of_at_most_so_many_letters() -> None:
    assert one_line("  No\tclass\r\non \x07Friday ") == "No class on Friday"
    assert one_line("공지 " * 200) == ("공지 " * 200)[:LONGEST].rstrip()
    assert one_line(" \n ") == ""


# --- at the door --------------------------------------------------------------------------------------


def announced(door: AtTheDoor) -> AnnouncedView:
    view = door.panel().view.announced
    assert view is not None
    return view


def test_what_is_announced_reaches_the_door_and_goes_again(door: AtTheDoor) -> None:
    door.unlock()
    today, course = announced(door).today, door.school.systems.course_id
    door.press(Announce(course, "  No class\non Friday ", today + timedelta(days=4)))
    assert door.panel().notice is Notice.ANNOUNCED
    door.press(Announce(None, "The projector is broken", today))
    door.press(Open.HOME)
    door.tick()
    assert door.door_shown().announcements == ("No class on Friday", "The projector is broken")
    door.unlock()
    of_course = next(one for one in announced(door).announcements if one.course_id)
    door.press(WithdrawAnnouncement(of_course.announcement_id))
    assert door.panel().notice is Notice.ANNOUNCEMENT_WITHDRAWN
    door.press(WithdrawAnnouncement(of_course.announcement_id))
    assert door.panel().notice is None, "it is gone already"
    door.tick()
    assert door.door_shown().announcements == ("The projector is broken",)
    actors = {entry.actor for entry in door.sql.journal.entries() if "announce" in entry.action}
    assert actors == {f"staff:{door.school.kim.staff_id}"}
    assert "projector" not in "".join(entry.detail for entry in door.sql.journal.entries())


def test_written_anew_it_replaces_the_one_before(door: AtTheDoor) -> None:
    door.unlock()
    today, course = announced(door).today, door.school.systems.course_id
    for text in ("first", "second"):
        door.press(Announce(course, text, today))
    assert [one.text for one in announced(door).announcements] == ["second"]


def test_a_cancelled_class_tells_its_announcement(door: AtTheDoor) -> None:
    door.unlock()
    door.press(Announce(door.school.systems.course_id, "We meet on Friday", announced(door).today))
    door.press(CancelClass())
    door.press(Open.HOME)
    door.tick()
    assert door.door_shown().cancelled is not None
    assert door.door_shown().announcements == ("We meet on Friday",)


def test_what_is_wrong_is_said_and_nothing_stored(door: AtTheDoor) -> None:
    door.unlock()
    today, head = announced(door).today, door.sql.journal.head()
    for text, last_day, mistake in (
        (" \n", today, Mistake.ANNOUNCEMENT_EMPTY),
        ("late", today - timedelta(days=1), Mistake.ANNOUNCEMENT_DAY),
        ("far", today + timedelta(days=MOST_DAYS + 1), Mistake.ANNOUNCEMENT_DAY),
    ):
        door.press(Announce(None, text, last_day))
        assert (door.panel().notice, door.panel().mistakes) == (None, (mistake,))
    door.press(Announce(door.school.databases.course_id, "not my course", today))
    assert (door.panel().notice, door.panel().mistakes) == (None, ())
    assert (door.sql.announcements.all(), door.sql.journal.head()) == ((), head)


def test_another_professor_sees_and_withdraws_none_of_it(door: AtTheDoor) -> None:
    door.unlock()
    door.press(Announce(None, "mine", announced(door).today))
    mine = announced(door).announcements[0]
    door.press(Open.HOME)
    door.press(Open.UNLOCK)
    door.press(ChooseStaff(door.school.lee.staff_id))
    door.press(SubmitPin("615243"))
    assert announced(door) == AnnouncedView(ROOM, mine.last_day)
    door.press(WithdrawAnnouncement(mine.announcement_id))
    assert door.sql.announcements.all() == (mine,)
    door.press(Announce(None, "of Lee", mine.last_day))
    door.press(Open.HOME)
    door.tick()
    assert set(door.door_shown().announcements) == {"mine", "of Lee"}


def test_after_the_lock_nobody_announces(door: AtTheDoor) -> None:
    door.unlock()
    today = announced(door).today
    door.press(Open.HOME)
    locked = door.screen
    assert door.press(Announce(None, "nobody", today)) is locked
    assert door.sql.announcements.all() == ()


def test_the_day_after_its_last_it_is_neither_shown_nor_kept(door: AtTheDoor) -> None:
    door.unlock()
    door.press(Announce(None, "today only", announced(door).today))
    door.press(Open.HOME)
    door.tick()
    assert door.door_shown().announcements == ("today only",)
    door.wait(86_400)
    assert door.door_shown().announcements == ()
    assert door.sql.announcements.all() == ()
    (entry,) = (row for row in door.sql.journal.entries() if row.action == "drop_announcements")
    assert (entry.actor, entry.detail) == (f"kiosk:{door.sql.journal._chain.kiosk_id}", '{"announcements":1}')
