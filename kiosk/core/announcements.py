"""Announcements: which are shown at a door on a day, and how professors write and withdraw theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta, tzinfo
from uuid import NAMESPACE_URL, uuid5

from kiosk.core.ports import Clock, Store
from kiosk.core.requests import Announce
from kiosk.core.values import Announcement, AnnouncementId, CourseId, Lecture, Mistake, Staff, StaffId
from kiosk.core.views import AnnouncedView, PanelView

LONGEST = 200
"""Letters of an announcement; on the smallest screen that is six lines of Korean under the preview."""

MOST_DAYS = 30
"""How far ahead the last day may lie: what is older than a month is no news to anybody."""

READ_S = 15.0
"""How long one text stays where there are several: 200 letters are read in 12 seconds (1,000 a minute)."""


def at_the_door(
    announcements: Iterable[Announcement], shown: Lecture | None, room: str, today: date
) -> tuple[str, ...]:
    """The texts that count at the door of ``room``: of the class that it shows, then of the room.

    Args:
        announcements: all that are kept, the newest first.
        shown: the class that the door shows: the one on now, else a cancelled one, else the next.
        room: of this door.
        today: the local day; the last day of an announcement still counts.
    """
    course_id = shown.course.course_id if shown else None
    counting = [one for one in announcements if one.last_day >= today]
    of_course = [one.text for one in counting if one.course_id and one.course_id == course_id]
    of_room = [one.text for one in counting if one.course_id is None and one.room == room]
    return (*of_course, *of_room)


def in_turn(count: int, now: datetime, patience: float = 1.0) -> int:
    """Which of ``count`` texts (0 is the first) is shown now: each for READ_S, one after the other.

    ``patience`` stretches that time for slower readers.
    """
    return int(now.timestamp() // (READ_S * patience)) % count if count else 0


def id_of(course_id: CourseId | None, room: str, by: StaffId) -> AnnouncementId:
    """The id of the announcement of a course, or of a professor in a room: written anew it is replaced."""
    place = f"course/{course_id}" if course_id else f"room/{room}/{by}"
    return AnnouncementId(uuid5(NAMESPACE_URL, f"announcement:{place}"))


def one_line(text: str) -> str:
    """The text as it is shown: what cannot be printed left out, one blank between words, LONGEST letters."""
    words = "".join(letter if letter.isprintable() else " " for letter in text).split()
    return " ".join(words)[:LONGEST].rstrip()


class Announcing:
    """A professor's announcements, in the panel. Main thread."""

    def __init__(self, store: Store, clock: Clock, room: str, zone: tzinfo) -> None:
        self._store, self._clock, self._room, self._zone = store, clock, room, zone

    def view(self, staff: Staff, courses: Collection[CourseId]) -> AnnouncedView:
        """What still counts of these courses, and what this professor announces in this room."""
        today = self._today()
        own = [
            one
            for one in self._store.announcements.all()
            if one.last_day >= today
            and (
                one.course_id in courses
                if one.course_id
                else (one.by, one.room) == (staff.staff_id, self._room)
            )
        ]
        return AnnouncedView(self._room, today, tuple(own))

    def announce(self, view: PanelView, request: Announce) -> Mistake | bool:
        """Show a text; what is wrong with it, or False for a course of somebody else."""
        course_id, by = request.course_id, view.staff.staff_id
        if course_id is not None and course_id not in {course.course_id for course in view.courses}:
            return False
        text, today = one_line(request.text), self._today()
        if not text:
            return Mistake.ANNOUNCEMENT_EMPTY
        if not today <= request.last_day <= today + timedelta(days=MOST_DAYS):
            return Mistake.ANNOUNCEMENT_DAY
        room = "" if course_id else self._room
        self._store.announcements.put(
            Announcement(
                id_of(course_id, room, by), text, request.last_day, by, self._clock.now(), course_id, room
            )
        )
        return True

    def withdraw(self, view: PanelView, announcement_id: AnnouncementId) -> bool:
        """Show one of the professor's own no longer; False when there is none such (any more)."""
        courses = {course.course_id for course in view.courses}
        own = {one.announcement_id for one in self.view(view.staff, courses).announcements}
        actor = f"staff:{view.staff.staff_id}"
        return announcement_id in own and self._store.announcements.withdraw(
            announcement_id, actor, self._clock.now()
        )

    def _today(self) -> date:
        return self._clock.now().astimezone(self._zone).date()
