"""Which class session is on at this door now, and which are on today. Pure; local time is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from uuid import NAMESPACE_URL, uuid5

from kiosk.core.values import (
    ClassSession,
    Course,
    CourseId,
    Lecture,
    SessionId,
    SessionState,
    Slot,
    Staff,
    StaffId,
)

CLOSES_ITSELF_AFTER_S = 900.0
"""A session that nobody closed is closed this long after its end, so that absences get settled."""

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")
"""HH:MM, and as TOML writes its own times. (time.fromisoformat takes 11.45 for 11:00.)"""


def time_of_day(text: str) -> time:
    """The time of day that somebody wrote as HH:MM. Raises ValueError when it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    return time(int(found[1]), int(found[2]))


def day_bounds(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """The start and the end (exclusive) of a local day, in UTC (23 or 25 hours when the clocks change)."""
    start = datetime.combine(day, time(), tzinfo=zone)
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)
    return start.astimezone(UTC), end.astimezone(UTC)


def sessions_on(day: date, slots: Iterable[Slot], zone: tzinfo) -> tuple[ClassSession, ...]:
    """The class sessions that the weekly slots make on a local day.

    Ids follow from course, start and room, so that two kiosks that make the same session agree on it.
    """
    return tuple(_session_of(slot, day, zone) for slot in slots if slot.weekday == day.weekday())


def _session_of(slot: Slot, day: date, zone: tzinfo) -> ClassSession:
    starts = datetime.combine(day, slot.starts, tzinfo=zone).astimezone(UTC)
    # The planned length, so that a session is never negative or a day too long when the clocks change in it.
    length = datetime.combine(day, slot.ends) - datetime.combine(day, slot.starts)
    ends = starts + (length if length > timedelta(0) else length + timedelta(days=1))
    key = f"session:{slot.course_id}/{starts.isoformat()}/{slot.room}"
    return ClassSession(
        SessionId(uuid5(NAMESPACE_URL, key)), slot.course_id, starts, ends, slot.room, slot.mode
    )


def lectures_of(
    sessions: Iterable[ClassSession], courses: Sequence[Course], staff: Sequence[Staff]
) -> tuple[Lecture, ...]:
    """Sessions with their course and the professor's name, sorted by start."""
    by_id: dict[CourseId, Course] = {course.course_id: course for course in courses}
    names: dict[StaffId, str] = {person.staff_id: person.name for person in staff}
    return tuple(
        Lecture(session, course, names.get(course.professor_id, ""))
        for session in sorted(sessions, key=lambda session: (session.starts_at, session.room))
        if (course := by_id.get(session.course_id))
    )


def check_in_opens(session: ClassSession, course: Course) -> datetime:
    """From when somebody may check in: ``opens_before_s`` before the start."""
    return session.starts_at - timedelta(seconds=course.rule.opens_before_s)


def takes_check_ins(lecture: Lecture, now: datetime) -> bool:
    """Whether somebody may check in: from when it opens to the end, while open."""
    opens = check_in_opens(lecture.session, lecture.course)
    return lecture.session.state is SessionState.OPEN and opens <= now < lecture.session.ends_at


def lecture_now(lectures: Iterable[Lecture], room: str, now: datetime) -> Lecture | None:
    """The lecture at the door of ``room`` that takes check-ins; of two that overlap, the later one."""
    here = [lecture for lecture in lectures if lecture.session.room == room and takes_check_ins(lecture, now)]
    return max(here, key=lambda lecture: lecture.session.starts_at, default=None)


def lecture_next(lectures: Iterable[Lecture], room: str, now: datetime) -> Lecture | None:
    """The next lecture of today at this door that has not begun to take check-ins."""
    later = [
        lecture
        for lecture in lectures
        if lecture.session.room == room
        and lecture.session.state is SessionState.OPEN
        and not takes_check_ins(lecture, now)
        and lecture.session.starts_at > now
    ]
    return min(later, key=lambda lecture: lecture.session.starts_at, default=None)


def lecture_cancelled(lectures: Iterable[Lecture], room: str, now: datetime) -> Lecture | None:
    """The cancelled lecture at this door that would be on now, or next before any other; None if none is."""
    lectures = tuple(lectures)
    upcoming = lecture_next(lectures, room, now)
    cancelled = [
        lecture
        for lecture in lectures
        if lecture.session.room == room
        and lecture.session.state is SessionState.CANCELLED
        and lecture.session.ends_at > now
        and (upcoming is None or lecture.session.starts_at <= upcoming.session.starts_at)
    ]
    return min(cancelled, key=lambda lecture: lecture.session.starts_at, default=None)


def overdue(sessions: Iterable[ClassSession], now: datetime) -> tuple[ClassSession, ...]:
    """Sessions that ended a while ago and that nobody closed."""
    return tuple(
        session
        for session in sessions
        if session.state is SessionState.OPEN
        and now >= session.ends_at + timedelta(seconds=CLOSES_ITSELF_AFTER_S)
    )
