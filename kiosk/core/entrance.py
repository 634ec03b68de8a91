"""The guard at the enrolment: what it takes now, who opened it, who was let in; wrong codes cost time."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.access import Pause, Tries
from kiosk.core.enrolment import NUMBER
from kiosk.core.events import EntryRefused
from kiosk.core.guard import (
    CLOSED,
    CODE,
    OPENED,
    REFUSED,
    GuardRules,
    Opening,
    entry_now,
    let_in,
    opening_until,
    same_name,
)
from kiosk.core.ports import Clock, Store
from kiosk.core.values import (
    CodeCheck,
    Course,
    CourseId,
    Entry,
    Lecture,
    LetIn,
    Staff,
    Student,
    StudentId,
)
from kiosk.core.views import EntryTrouble


@dataclass(frozen=True)
class Pass:
    """Somebody may enrol this number. ``listed``: known from a roster, whose name counts."""

    number: str
    let_in: LetIn
    listed: Student | None = None
    course_id: CourseId | None = None


class Entrance:
    """One for the kiosk: Admission asks it, the professor's panel opens and closes it. Main thread."""

    def __init__(self, store: Store, clock: Clock, kiosk_id: str, rules: GuardRules) -> None:
        self._store, self._clock, self._kiosk_id, self._rules = store, clock, kiosk_id, rules
        self._opening: Opening | None = None
        self._tries: dict[str, Tries] = {}
        self._pause = Pause()
        self.recognised: StudentId | None = None
        """Whose own face was seen in the visit of now; None when it was number and PIN."""

    # --- opened by a professor --------------------------------------------------------------------------

    @property
    def opening(self) -> Opening | None:
        """The opening of now; one that is over is journalled and forgotten."""
        if self._opening is not None and self._clock.now() >= self._opening.until:
            self._end(f"kiosk:{self._kiosk_id}")
        return self._opening

    @property
    def entry(self) -> Entry:
        """What enrolling takes now."""
        return entry_now(self._rules, self.opening, self._clock.now())

    def open(self, staff: Staff, course: Course, lecture: Lecture | None) -> None:
        """A professor stands by: everybody may enrol for a while."""
        now = self._clock.now()
        until = opening_until(now, lecture.session if lecture else None)
        self._opening = Opening(staff.staff_id, course.course_id, until)
        subject, detail = f"course:{course.course_id}", f"until {until.isoformat()}"
        self._store.journal.append(f"staff:{staff.staff_id}", OPENED, subject, detail, now)

    def close(self, staff: Staff) -> None:
        """It takes a code again; harmless when it does already."""
        if self.opening is not None:
            self._end(f"staff:{staff.staff_id}")

    def _end(self, actor: str) -> None:
        opening, self._opening = self._opening, None
        if opening is not None:
            subject = f"course:{opening.course_id}"
            self._store.journal.append(actor, CLOSED, subject, "", self._clock.now())

    # --- who may ----------------------------------------------------------------------------------------

    def ask(self, number: str, code: str) -> Pass | EntryRefused:
        """May somebody enrol this number? Nothing is said of a number before the code was right."""
        if not NUMBER.fullmatch(number):
            return EntryRefused(EntryTrouble.NUMBER_SHAPE)
        student = self._store.people.student_by_number(number)
        asked = self._let_in(number, student, code)
        if isinstance(asked, EntryRefused):
            return asked
        if student is not None and self._store.people.has_secret(student.student_id):
            return EntryRefused(EntryTrouble.NUMBER_TAKEN)
        listed = bool(student and self._store.timetable.courses_of(student.student_id))
        course_id = self._opening.course_id if self._opening and asked.entry is Entry.PANEL else None
        return Pass(number, asked, student if listed else None, course_id)

    def face_of(self, student: Student) -> LetIn | None:
        """May this student, whose own page is shown, give the face without a code?"""
        if self.recognised == student.student_id:
            return LetIn(Entry.FACE)
        by = self.opening.by if self.opening else None
        asked = let_in(self.entry, by, None)
        return asked if isinstance(asked, LetIn) else None

    def ask_face(self, student: Student, code: str) -> LetIn | EntryRefused:
        """May this student give the face with this code?"""
        return self.face_of(student) or self._let_in(student.number, student, code)

    def _let_in(self, number: str, student: Student | None, code: str) -> LetIn | EntryRefused:
        waits = self._wait_s(number)
        if code and waits > 0:
            return EntryRefused(EntryTrouble.WAIT, waits)
        check = self._checked(student, code) if code else None
        by = self.opening.by if self.opening else None
        asked = let_in(self.entry, by, check)
        if isinstance(asked, LetIn):
            self._tries.pop(number, None)
            return asked
        if asked is EntryTrouble.CODE_WRONG:
            return self.wrong(number, student, "code")
        return EntryRefused(asked, waits)

    def _checked(self, student: Student | None, code: str) -> CodeCheck:
        if student is None or not CODE.fullmatch(code):
            return CodeCheck.WRONG
        return self._store.enrolments.check(student.student_id, code, self._clock.now())

    def _wait_s(self, number: str) -> float:
        """Seconds until the next code is taken: for this number, and at this kiosk."""
        now_s = self._clock.monotonic_s()
        paused_s = self._pause.until_s - now_s if self._pause.active(now_s) else 0.0
        return max(paused_s, self._tries.get(number, Tries()).wait_s(now_s))

    def wrong(self, number: str, student: Student | None, what: str) -> EntryRefused:
        """One wrong code or name (``what``) more; whose number it was is in the journal."""
        now_s = self._clock.monotonic_s()
        subject = f"student:{student.student_id}" if student else ""
        self._store.journal.append(f"kiosk:{self._kiosk_id}", REFUSED, subject, what, self._clock.now())
        self._tries[number] = self._tries.get(number, Tries()).failed(now_s)
        self._pause = self._pause.failed(now_s)
        return EntryRefused(EntryTrouble.CODE_WRONG, self._wait_s(number))

    def name_fits(self, let_through: Pass, typed: str) -> bool:
        """Whether a typed name is that of the roster. Not asked where the name is shown, or nothing is."""
        if let_through.listed is None or let_through.let_in.entry is not Entry.PANEL:
            return True
        return same_name(typed, let_through.listed.name)
