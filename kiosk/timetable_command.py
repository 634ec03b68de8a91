"""`kiosk timetable`: takes a parsed file over into an installation and tells what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from random import SystemRandom

from kiosk.core.access import new_pin
from kiosk.core.timetable_change import CourseChange, TimetableChange, compare, todays_sessions
from kiosk.core.timetable_file import ListedCourse
from kiosk.core.values import CourseId, Mode, Slot, Staff, StaffId
from kiosk.installation import Installation

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def take_over(
    installation: Installation, listed: Sequence[ListedCourse], actor: str, *, dry_run: bool
) -> str:
    """Do what the file says, in one transaction; returns what to print, new start PINs among it.

    Raises:
        StoreError: the database cannot do it now; nothing is changed.
    """
    store, settings = installation.store, installation.settings
    staff, courses = store.people.staff(), store.timetable.courses()
    change = compare(listed, courses, store.timetable.slots(), staff)
    names = {course.course_id: course.code for course in (*courses, *change.new_courses)}
    addresses = {one.staff_id: one.email for one in (*staff, *change.new_staff)}
    lines = [*_courses(change, addresses), *_slots(change, names), *_notes(change, listed, settings.room)]
    if change.is_empty:
        return _told((*lines, "nothing to change"))
    if dry_run:
        people = (f"new professor {_person(one)}: gets a start PIN" for one in change.new_staff)
        return _told(("this would change:", *people, *lines))
    rng = SystemRandom()
    pins = {one.staff_id: new_pin(rng) for one in change.new_staff}
    now = installation.clock.now()
    today = todays_sessions(change, now, settings.zone)
    store.timetable.take_over(change, pins, today, actor, now)
    return _told((*lines, *_pins(change.new_staff, pins)))


def _told(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _person(one: Staff) -> str:
    return f"{one.name} <{one.email}>"


def _courses(change: TimetableChange, addresses: dict[StaffId, str]) -> Iterable[str]:
    for one in change.renamed_staff:
        yield f"{one.email}: the name is now {one.name}"
    for course in change.new_courses:
        yield f"new course {course.code} {course.title}, {addresses[course.professor_id]}"
    yield from chain.from_iterable(_changed(pair, addresses) for pair in change.changed_courses)


def _changed(pair: CourseChange, addresses: dict[StaffId, str]) -> Iterable[str]:
    before, after = pair.before, pair.after
    if before.title != after.title:
        yield f"{after.code}: the title is now {after.title}"
    if before.professor_id != after.professor_id:
        yield f"{after.code}: the professor is now {addresses[after.professor_id]}"
    if pair.zoom_given:
        yield f"{after.code}: the Zoom meeting is now {pair.zoom_given.meeting_id}"


def _slots(change: TimetableChange, names: dict[CourseId, str]) -> Iterable[str]:
    signed = [("-", slot) for slot in change.dropped_slots] + [("+", slot) for slot in change.added_slots]
    for sign, slot in sorted(signed, key=lambda pair: names[pair[1].course_id]):
        yield f"{names[slot.course_id]}: {sign} {_meeting(slot)}"


def _meeting(slot: Slot) -> str:
    where = f"{slot.room} online" if slot.mode is Mode.ONLINE else slot.room
    return f"{_DAYS[slot.weekday]} {slot.starts:%H:%M}-{slot.ends:%H:%M} {where.strip()}"


def _notes(change: TimetableChange, listed: Sequence[ListedCourse], room: str) -> Iterable[str]:
    for course in change.keeps_zoom:
        yield f"{course.code}: keeps the Zoom room it has; it is changed in the panel"
    if all(slot.room != room for course in listed for slot in course.slots):
        yield f"note: no class of this file is in {room}, the room of this kiosk"


def _pins(staff: Sequence[Staff], pins: dict[StaffId, str]) -> Iterable[str]:
    if staff:
        yield "start PINs, shown this once and kept nowhere in clear:"
    for one in staff:
        yield f"  {_person(one)}: {pins[one.staff_id]}"
