"""The lock of panel and maintenance page: whose PIN or password is right, and growing waits. Main thread."""

from __future__ import annotations

from kiosk.core.access import Tries
from kiosk.core.events import UnlockOpened, UnlockRefused
from kiosk.core.ports import Clock, Store
from kiosk.core.schoolday import SchoolDay
from kiosk.core.values import Role, Staff, StaffId

UNLOCKED, REFUSED = "unlocked", "unlock refused"
"""The journal's words for it."""


class Lock:
    """Keeps the wrong tries of each person until a right one, or the end of the program."""

    def __init__(self, store: Store, clock: Clock, day: SchoolDay) -> None:
        self._store, self._clock, self._day = store, clock, day
        self._tries: dict[StaffId, Tries] = {}

    def opened(self, chosen: StaffId | None = None) -> UnlockOpened:
        """The PIN pad: staff with professors first; without a choice, the professor of the class now."""
        staff = sorted(self._store.people.staff(), key=lambda person: person.role is not Role.PROFESSOR)
        if chosen is None:
            lecture = self._day.lecture_now()
            chosen = lecture.course.professor_id if lecture else None
        if chosen is None and staff:
            chosen = staff[0].staff_id
        wait_s = self._tries.get(chosen, Tries()).wait_s(self._clock.monotonic_s()) if chosen else 0.0
        return UnlockOpened(tuple(staff), chosen, wait_s)

    def tried(self, chosen: StaffId | None, secret: str) -> Staff | UnlockRefused:
        """Who unlocked it, or the refusal with seconds to wait; journalled. Raises StoreError."""
        person = next((one for one in self._store.people.staff() if one.staff_id == chosen), None)
        if person is None:
            return UnlockRefused(0.0)
        tries, now_s = self._tries.get(person.staff_id, Tries()), self._clock.monotonic_s()
        if tries.wait_s(now_s) > 0:
            return UnlockRefused(tries.wait_s(now_s))
        if not self._store.people.secret_is(person.staff_id, secret):
            self._tries[person.staff_id] = tries = tries.failed(now_s)
            self._note(person, REFUSED)
            return UnlockRefused(tries.wait_s(self._clock.monotonic_s()))
        self._tries.pop(person.staff_id, None)
        self._note(person, UNLOCKED)
        return person

    def _note(self, person: Staff, action: str) -> None:
        self._store.journal.append(f"staff:{person.staff_id}", action, "panel", "", self._clock.now())
