"""Gathers what professors may want to look at, has it dismissed, keeps the second look. Main thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID

from kiosk.core.events import CheckInRecorded
from kiosk.core.noticed import Noticed, Pattern, PatternKind, SecondLook
from kiosk.core.patterns import COMPANY, PRESENTATION_REFUSED, TWO_NUMBERS, accompanied, pairs_together
from kiosk.core.ports import Clock, Store
from kiosk.core.schoolday import TERM_DAYS, SchoolDay
from kiosk.core.timetable import check_in_opens
from kiosk.core.values import (
    Arrival,
    CheckIn,
    ClassSession,
    Course,
    CourseId,
    JournalEntry,
    Lecture,
    Method,
    SessionId,
    Student,
    StudentId,
)
from kiosk.core.views import Refusal

SECOND_LOOK_S = 180.0
"""How long a second look takes."""

READ_EVERY = timedelta(seconds=60)
"""A whole term is read no more often: these things wait for a professor, not the reverse."""

CHALLENGE_FAILED = "challenge failed"
SECOND_LOOK, SEEN_AGAIN = "second look", "seen again"
LOOKED_AT, SHOWN_AGAIN = "looked at", "shown again"
"""The journal's words; what this module knows of the past it reads from there."""

_READ = (
    TWO_NUMBERS,
    COMPANY,
    CHALLENGE_FAILED,
    PRESENTATION_REFUSED,
    SECOND_LOOK,
    SEEN_AGAIN,
    LOOKED_AT,
    SHOWN_AGAIN,
)


@dataclass(frozen=True)
class _Term:
    """What was read: sessions, arrivals and journal entries of one professor's courses in a term."""

    courses: Mapping[CourseId, Course]
    sessions: Mapping[SessionId, ClassSession]
    arrivals: tuple[Arrival, ...]
    entries: tuple[JournalEntry, ...]

    def course_at(self, at: datetime, room: str) -> Course | None:
        """The course of the class that was on at this door then."""
        for session in self.sessions.values():
            course = self.courses[session.course_id]
            if session.room == room and check_in_opens(session, course) <= at <= session.ends_at:
                return course
        return None

    def noted(self, *actions: str) -> tuple[JournalEntry, ...]:
        """The entries with these actions, in order."""
        return tuple(entry for entry in self.entries if entry.action in actions)


class Noticing:
    """Reads a term at most once a minute; writes only what a professor does."""

    def __init__(self, store: Store, clock: Clock, day: SchoolDay, *, second_look: bool) -> None:
        self._store, self._clock, self._day = store, clock, day
        self._second_look = second_look
        self._read: tuple[frozenset[CourseId], datetime, tuple[Pattern, ...]] | None = None
        self._past: tuple[tuple[frozenset[CourseId], datetime], tuple[Arrival, ...]] | None = None

    # --- what there is to look at -----------------------------------------------------------------------

    def noticed(self, courses: Collection[Course], lecture: Lecture | None) -> Noticed:
        """What there is in these courses; the second look of the lecture shown, where it is offered."""
        mine, now = frozenset(course.course_id for course in courses), self._clock.now()
        if self._read is None or self._read[0] != mine or not timedelta() <= now - self._read[1] < READ_EVERY:
            self._read = (mine, now, self._patterns({course.course_id: course for course in courses}, now))
        return Noticed(self._read[2], self._look_of(lecture))

    def looked_at(self, key: str, looked: bool, actor: str) -> None:
        """A professor has looked at this: it is not shown again; or takes that back. Raises StoreError."""
        word = LOOKED_AT if looked else SHOWN_AGAIN
        self._store.journal.append(actor, word, f"pattern:{key}", "", self._clock.now())
        self._read = None

    def _patterns(self, courses: Mapping[CourseId, Course], now: datetime) -> tuple[Pattern, ...]:
        term = self._term(courses, now)
        last = {entry.subject: entry.action for entry in term.noted(LOOKED_AT, SHOWN_AGAIN)}
        done = {subject.partition(":")[2] for subject, word in last.items() if word == LOOKED_AT}
        found = [
            *self._two_numbers(term),
            *self._imitated(term),
            *self._company(term),
            *self._together(term),
            *self._not_seen_again(term, now),
        ]
        left = [pattern for pattern in found if pattern.key not in done and pattern.students]
        return tuple(sorted(left, key=lambda pattern: pattern.at, reverse=True))

    def _term(self, courses: Mapping[CourseId, Course], now: datetime) -> _Term:
        since = now - timedelta(days=TERM_DAYS)
        all_sessions = self._store.timetable.sessions_between(since, now + timedelta(days=1))
        sessions = {one.session_id: one for one in all_sessions if one.course_id in courses}
        arrivals = self._arrivals(since, sessions, frozenset(courses), now)
        return _Term(courses, sessions, arrivals, self._store.journal.since(_READ, since))

    def _arrivals(
        self,
        since: datetime,
        sessions: Mapping[SessionId, ClassSession],
        courses: frozenset[CourseId],
        now: datetime,
    ) -> tuple[Arrival, ...]:
        """Of the whole term; what no class that is still on can change is read once a day."""
        midnight = datetime.combine(now.astimezone(self._day.place.zone), time.min, self._day.place.zone)
        lately = midnight - timedelta(days=1)  # a class may have begun yesterday
        facts, key = self._store.attendance, (courses, lately)
        if self._past is not None and self._past[0] == key:
            return (*self._past[1], *facts.arrivals_since(lately, courses))
        arrivals = facts.arrivals_since(since, courses)
        past = tuple(one for one in arrivals if sessions[one.session_id].starts_at < lately)
        self._past = (key, past)
        return arrivals

    def _two_numbers(self, term: _Term) -> Iterable[Pattern]:
        """One card a day and pair of numbers, whichever of them came first."""
        for entry in term.noted(TWO_NUMBERS):
            course = term.course_at(entry.at, self._day.place.room)
            if course is None:
                continue
            both = sorted((_student_in(entry.subject), StudentId(UUID(entry.detail))))
            key = f"two_numbers/{self._date(entry.at)}/{both[0]}/{both[1]}"
            yield Pattern(PatternKind.TWO_NUMBERS, key, entry.at, self._students(both), course, times=1)

    def _imitated(self, term: _Term) -> Iterable[Pattern]:
        """One card a day and student, with how many tries."""
        tries: dict[str, list[JournalEntry]] = {}
        for entry in term.noted(CHALLENGE_FAILED, PRESENTATION_REFUSED):
            flat = entry.action == PRESENTATION_REFUSED or entry.detail.startswith(Refusal.PICTURE.value)
            named = entry.subject.startswith("student:")  # a picture of nobody known imitates nobody
            if flat and named and term.course_at(entry.at, self._day.place.room):
                key = f"imitated/{self._date(entry.at)}/{_student_in(entry.subject)}"
                tries.setdefault(key, []).append(entry)
        for key, entries in tries.items():
            last = entries[-1]
            course = term.course_at(last.at, self._day.place.room)
            who = self._students([_student_in(last.subject)])
            yield Pattern(PatternKind.IMITATED, key, last.at, who, course, times=len(entries))

    def _company(self, term: _Term) -> Iterable[Pattern]:
        room = self._day.place.room
        for course_id, course in term.courses.items():
            here = [one for one in term.noted(COMPANY) if term.course_at(one.at, room) == course]
            if not here:
                continue
            challenges = Counter(
                fact.student_id
                for fact in term.arrivals
                if fact.method is not Method.NUMBER and term.sessions[fact.session_id].course_id == course_id
            )
            for found in accompanied(Counter(_student_in(entry.subject) for entry in here), challenges):
                at = max(one.at for one in here if _student_in(one.subject) == found.student_id)
                yield Pattern(
                    PatternKind.COMPANY,
                    f"company/{course_id}/{found.student_id}",
                    at,
                    self._students([found.student_id]),
                    course,
                    found.times,
                    found.of,
                    found.expected,
                )

    def _together(self, term: _Term) -> Iterable[Pattern]:
        for course_id, course in term.courses.items():
            facts = (fact for fact in term.arrivals if term.sessions[fact.session_id].course_id == course_id)
            for pair in pairs_together(facts):
                yield Pattern(
                    PatternKind.TOGETHER,
                    f"together/{course_id}/{pair.one}/{pair.other}",
                    pair.latest,
                    self._students([pair.one, pair.other]),
                    course,
                    pair.times,
                    pair.common,
                    pair.expected,
                    pair.by_number,
                )

    def _not_seen_again(self, term: _Term, now: datetime) -> Iterable[Pattern]:
        """One card a class: who had checked in before the first second look and came to none."""
        began, seen = _looks(term.entries)
        for session_id, starts in began.items():
            session = term.sessions.get(session_id)
            if session is None or (now - starts[-1]).total_seconds() < SECOND_LOOK_S:
                continue
            before = _in_before(term.arrivals, session_id, starts[0])
            away = [student for student in before if student not in seen.get(session_id, set())]
            yield Pattern(
                PatternKind.NOT_SEEN_AGAIN,
                f"not_seen_again/{session_id}/{len(starts)}",
                starts[-1],
                self._students(away),
                term.courses[session.course_id],
                len(before) - len(away),
                len(before),
            )

    def _students(self, who: Iterable[StudentId]) -> tuple[Student, ...]:
        found = (self._store.people.student(student_id) for student_id in who)
        return tuple(sorted((one for one in found if one is not None), key=lambda one: one.number))

    def _date(self, at: datetime) -> str:
        return at.astimezone(self._day.place.zone).date().isoformat()

    # --- the second look --------------------------------------------------------------------------------

    def _look_of(self, lecture: Lecture | None) -> SecondLook | None:
        """Offered while the class shown is on at this door, when the settings say so."""
        if not self._second_look or lecture is None:
            return None
        on = self._day.lecture_now()
        if on is None or on.session.session_id != lecture.session.session_id:
            return None
        session_id, now = lecture.session.session_id, self._clock.now()
        began, seen = _looks(self._store.journal.since((SECOND_LOOK, SEEN_AGAIN), lecture.session.starts_at))
        starts = began.get(session_id)
        facts = self._store.attendance.check_ins(session_id)
        if not starts:
            return SecondLook(len(facts))
        until = starts[-1] + timedelta(seconds=SECOND_LOOK_S)
        before = _in_before(facts, session_id, starts[0])
        look = SecondLook(len(before), len(seen.get(session_id, set()) & set(before)), starts[-1])
        return replace(look, until=until) if now < until else look

    def start_second_look(self, lecture: Lecture | None, actor: str) -> bool:
        """From now on whoever comes to the door again is seen again; False where it is not offered."""
        look = self._look_of(lecture)
        if lecture is None or look is None or look.until is not None:
            return False
        subject = f"session:{lecture.session.session_id}"
        self._store.journal.append(actor, SECOND_LOOK, subject, "", self._clock.now())
        self._read = None
        return True

    def arrived_again(self, event: CheckInRecorded) -> None:
        """Somebody who is in already proved again who they are: during a second look that is noted."""
        look = self._look_of(event.lecture)
        if look is None or look.until is None:
            return
        who, detail = f"student:{event.student.student_id}", str(event.lecture.session.session_id)
        actor = f"kiosk:{self._day.place.kiosk_id}"
        self._store.journal.append(actor, SEEN_AGAIN, who, detail, self._clock.now())


def _looks(
    entries: Iterable[JournalEntry],
) -> tuple[dict[SessionId, list[datetime]], dict[SessionId, set[StudentId]]]:
    """When second looks of each class began, and who was seen at any of them."""
    began: dict[SessionId, list[datetime]] = {}
    seen: dict[SessionId, set[StudentId]] = {}
    for entry in entries:
        if entry.action == SECOND_LOOK:
            began.setdefault(SessionId(UUID(entry.subject.partition(":")[2])), []).append(entry.at)
        elif entry.action == SEEN_AGAIN:
            seen.setdefault(SessionId(UUID(entry.detail)), set()).add(_student_in(entry.subject))
    return began, seen


def _in_before(facts: Iterable[Arrival | CheckIn], session_id: SessionId, at: datetime) -> list[StudentId]:
    """Who had checked in to this class before."""
    return [fact.student_id for fact in facts if fact.session_id == session_id and fact.at <= at]


def _student_in(subject: str) -> StudentId:
    return StudentId(UUID(subject.partition(":")[2]))
