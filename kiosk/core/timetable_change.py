"""What a timetable file changes in what the store has. Pure; the store does it in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from kiosk.core.timetable import sessions_on
from kiosk.core.timetable_file import ListedCourse
from kiosk.core.values import (
    ClassSession,
    Course,
    CourseId,
    Role,
    SessionState,
    Slot,
    Staff,
    StaffId,
    ZoomRoom,
    new_id,
)


@dataclass(frozen=True)
class CourseChange:
    """A course that is in the store already, before and after."""

    before: Course
    after: Course

    @property
    def zoom_given(self) -> ZoomRoom | None:
        """The Zoom room of a course that had none."""
        return self.after.zoom if self.before.zoom is None else None


@dataclass(frozen=True)
class TimetableChange:
    """What is to be added, changed and taken away; what is not named stays as it is.

    ``keeps_zoom`` are courses for which the file has another Zoom room: the one in use was set in the
    panel, perhaps an hour ago, and stays.
    """

    new_staff: tuple[Staff, ...] = ()
    renamed_staff: tuple[Staff, ...] = ()
    new_courses: tuple[Course, ...] = ()
    changed_courses: tuple[CourseChange, ...] = ()
    added_slots: tuple[Slot, ...] = ()
    dropped_slots: tuple[Slot, ...] = ()
    keeps_zoom: tuple[Course, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return replace(self, keeps_zoom=()) == TimetableChange()


def compare(
    listed: Sequence[ListedCourse], courses: Sequence[Course], slots: Sequence[Slot], staff: Sequence[Staff]
) -> TimetableChange:
    """What makes the store say of the listed courses what the file says.

    Courses are known by their code, professors by their e-mail address (capitals in it do not count).
    """
    known = {one.email.casefold(): one for one in reversed(staff) if one.role is Role.PROFESSOR}
    named = {one.professor_email.casefold(): one for one in reversed(listed)}
    teachers = {email: _teacher(one, known.get(email)) for email, one in reversed(named.items())}
    stored = {course.code: course for course in reversed(courses)}
    wanted = [
        _course(one, stored.get(one.code), teachers[one.professor_email.casefold()].staff_id)
        for one in listed
    ]
    pairs = [CourseChange(stored[course.code], course) for course in wanted if course.code in stored]
    planned = [
        slot for one, course in zip(listed, wanted, strict=True) for slot in _slots(one, course.course_id)
    ]
    mine = {course.course_id for course in wanted}
    return TimetableChange(
        tuple(one for email, one in teachers.items() if email not in known),
        tuple(one for email, one in teachers.items() if known.get(email, one) != one),
        tuple(course for course in wanted if course.code not in stored),
        tuple(pair for pair in pairs if pair.before != pair.after),
        tuple(slot for slot in planned if slot not in slots),
        tuple(slot for slot in slots if slot.course_id in mine and slot not in planned),
        tuple(
            course
            for one, course in zip(listed, wanted, strict=True)
            if one.zoom is not None and one.zoom != course.zoom
        ),
    )


def _teacher(listed: ListedCourse, known: Staff | None) -> Staff:
    if known is not None:
        return replace(known, name=listed.professor_name)
    return Staff(StaffId(new_id()), listed.professor_name, listed.professor_email, Role.PROFESSOR)


def _course(listed: ListedCourse, stored: Course | None, teacher: StaffId) -> Course:
    if stored is None:
        return Course(CourseId(new_id()), listed.code, listed.title, teacher, zoom=listed.zoom)
    return replace(stored, title=listed.title, professor_id=teacher, zoom=stored.zoom or listed.zoom)


def _slots(listed: ListedCourse, course_id: CourseId) -> list[Slot]:
    return [
        Slot(course_id, slot.weekday, slot.starts, slot.ends, slot.room, slot.mode) for slot in listed.slots
    ]


@dataclass(frozen=True)
class TodaysSessions:
    """Class sessions of today that go with the dropped slots and come with the added ones."""

    gone: tuple[ClassSession, ...] = ()
    made: tuple[ClassSession, ...] = ()


def todays_sessions(change: TimetableChange, now: datetime, zone: tzinfo) -> TodaysSessions:
    """What the change means for today; the sessions of other days are made when their day comes.

    A new slot that is over already is made as cancelled: it would close at once, with everybody absent.
    """
    today = now.astimezone(zone).date()
    made = sessions_on(today, change.added_slots, zone)
    return TodaysSessions(
        sessions_on(today, change.dropped_slots, zone),
        tuple(replace(one, state=SessionState.CANCELLED) if one.ends_at <= now else one for one in made),
    )
