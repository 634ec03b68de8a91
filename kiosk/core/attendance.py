"""From facts to verdicts: the status of each student, what it adds up to, who is at risk. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from kiosk.core.values import (
    AttendanceRule,
    CheckIn,
    ClassSession,
    Correction,
    Course,
    SessionState,
    Standing,
    Status,
    Student,
)
from kiosk.core.views import CourseSummary, SessionTally

WEEKS_OF_TERM = 15
"""Class weeks of a Korean term; what is planned when the term has only begun."""

CONVERTED = (Status.LATE, Status.LEFT_EARLY)
"""Statuses of which some number (the rule says how many) make one absence."""


def status_at(rule: AttendanceRule, session: ClassSession, at: datetime) -> Status:
    """The status that a check-in at ``at`` (aware UTC) earns: present, late, or (too late) absent."""
    after_s = (at - session.starts_at).total_seconds()
    if after_s <= rule.late_after_s:
        return Status.PRESENT
    return Status.LATE if after_s <= rule.absent_after_s else Status.ABSENT


def status_of(
    rule: AttendanceRule,
    session: ClassSession,
    check_in: CheckIn | None,
    correction: Correction | None,
) -> Status:
    """The verdict on one student: a correction overrules a check-in, nothing at all counts after the close.

    A correction to PENDING takes back those before it: the check-in counts again, or nothing at all.
    An unmarked student is PENDING while the session is open and ABSENT once it is closed; nobody is
    absent from a cancelled session.
    """
    if correction is not None and correction.status is not Status.PENDING:
        return correction.status
    if check_in is not None:
        return status_at(rule, session, check_in.at)
    return Status.ABSENT if session.state is SessionState.CLOSED else Status.PENDING


def standings(
    rule: AttendanceRule,
    session: ClassSession,
    roster: Sequence[Student],
    check_ins: Iterable[CheckIn],
    corrections: Iterable[Correction],
) -> tuple[Standing, ...]:
    """One standing per student of the roster, in its order; the latest correction of each counts."""
    arrived = {fact.student_id: fact for fact in check_ins}
    latest = {fact.student_id: fact for fact in corrections}
    corrected = {who: fact for who, fact in latest.items() if fact.status is not Status.PENDING}
    return tuple(
        Standing(
            student,
            status_of(rule, session, arrived.get(student.student_id), corrected.get(student.student_id)),
            arrived.get(student.student_id),
            corrected.get(student.student_id),
        )
        for student in roster
    )


def limits_of(rule: AttendanceRule) -> tuple[float, float]:
    """Seconds after the start up to which a check-in is present, and up to which it is late."""
    return rule.late_after_s, rule.absent_after_s


def session_tally(
    session: ClassSession, roster: int, arrived: Sequence[int], corrected: Sequence[Status]
) -> SessionTally:
    """What all standings of a session add up to, from counts: a term is read in one glance.

    Args:
        session: the session.
        roster: how many should attend.
        arrived: of those never corrected, how many came within each of ``limits_of``, and at all.
        corrected: the statuses of the others.
    """
    present, in_time, came = arrived
    counts = Counter(corrected)
    counts[Status.PRESENT] += present
    counts[Status.LATE] += in_time - present
    counts[Status.ABSENT] += came - in_time
    nothing = Status.ABSENT if session.state is SessionState.CLOSED else Status.PENDING
    counts[nothing] += roster - came - len(corrected)
    return SessionTally(session, tuple((status, counts[status]) for status in Status if counts[status]))


def absences_of(rule: AttendanceRule, counts: Counter[Status]) -> int:
    """Absences after conversion: each ``lates_per_absence`` lates or early leaves are one more."""
    converted = sum(counts[status] for status in CONVERTED)
    extra = converted // rule.lates_per_absence if rule.lates_per_absence > 0 else 0
    return counts[Status.ABSENT] + extra


def course_summary(
    course: Course, dated: Sequence[tuple[ClassSession, Status]], meetings_per_week: int
) -> CourseSummary:
    """What one student's statuses in one course add up to.

    Args:
        course: the course with its rule.
        dated: each held or running session with the student's status, oldest first.
        meetings_per_week: slots of the timetable; they tell how many sessions the term has.

    Returns:
        Counts, absences after conversion, and how many absences the rule allows: the share that
        fails (FACTS 11: over 1/4 or 1/3) of all sessions of the term. At risk is whoever has used at
        least 70 % of what is allowed, or has one absence left.
    """
    held = [(session, status) for session, status in dated if session.state is not SessionState.CANCELLED]
    counts = Counter(status for _, status in held)
    absences = absences_of(course.rule, counts)
    planned = max(len(held), WEEKS_OF_TERM * meetings_per_week)
    allowed = int(course.rule.fail_share * planned + 1e-9)  # 0.29 * 100 is 28.999999999999996
    return CourseSummary(
        course=course,
        held=len(held),
        counts=tuple((status, counts[status]) for status in Status if counts[status]),
        absences=absences,
        allowed_absences=allowed,
        at_risk=absences > 0 and (absences >= 0.7 * allowed or absences >= allowed - 1),
        sessions=tuple((session.starts_at, status) for session, status in held),
    )
