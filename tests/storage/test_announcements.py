"""Announcements: put, replaced, withdrawn and dropped, each with its journal entry."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.core.values import Announcement, AnnouncementId, CourseId, new_id
from kiosk.storage.errors import RefusedError
from tests.fakes import A_MONDAY
from tests.storage.school import School

TODAY = date(2026, 3, 2)


def a_note(school: School, text: str = "휴강", course: CourseId | None = None) -> Announcement:
    room = "" if course else "101"
    who = school.professor.staff_id
    return Announcement(AnnouncementId(new_id()), text, TODAY, who, A_MONDAY, course, room)


def actions(school: School) -> list[str]:
    told = [entry for entry in school.store.journal.entries() if "announcement" in entry.subject]
    return [entry.action for entry in told]


def test_they_come_back_the_newest_first(school: School) -> None:
    store, first = school.store, a_note(school)
    second = replace(a_note(school, "a" * 200, school.course.course_id), at=A_MONDAY + timedelta(hours=1))
    store.announcements.put(first)
    store.announcements.put(second)
    assert store.announcements.all() == (second, first)
    changed = replace(first, text="changed", at=A_MONDAY + timedelta(hours=2))
    store.announcements.put(changed)
    assert store.announcements.all() == (changed, second)
    assert actions(school) == ["announce"] * 3


def test_the_journal_holds_a_digest_and_no_text(school: School) -> None:
    school.store.announcements.put(a_note(school, "nobody knows"))
    entry = school.store.journal.entries(1)[0]
    assert entry.actor == f"staff:{school.professor.staff_id}"
    assert "nobody" not in entry.detail
    assert '"last_day":"2026-03-02"' in entry.detail
    assert school.store.proofs.prove().broken == ()


def test_what_is_withdrawn_is_gone_once(school: School) -> None:
    store, note = school.store, a_note(school)
    store.announcements.put(note)
    assert store.announcements.withdraw(note.announcement_id, "staff:x", A_MONDAY)
    assert not store.announcements.withdraw(note.announcement_id, "staff:x", A_MONDAY)
    assert store.announcements.all() == ()
    assert actions(school) == ["announce", "withdraw_announcement"]


def test_only_what_is_over_is_dropped(school: School) -> None:
    store, note = school.store, a_note(school)
    later = replace(a_note(school, "later"), last_day=TODAY + timedelta(days=1))
    store.announcements.put(note)
    store.announcements.put(later)
    assert store.announcements.drop_over(TODAY, A_MONDAY) == 0
    assert actions(school) == ["announce"] * 2
    assert store.announcements.drop_over(TODAY + timedelta(days=1), A_MONDAY) == 1
    assert store.announcements.all() == (later,)
    assert actions(school)[-1] == "drop_announcements"


def test_of_a_course_that_there_is_not_nothing_is_stored(school: School) -> None:
    head = school.store.journal.head()
    with pytest.raises(RefusedError):
        school.store.announcements.put(a_note(school, course=CourseId(new_id())))
    assert (school.store.announcements.all(), school.store.journal.head()) == ((), head)
