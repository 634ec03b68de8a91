"""Receipts of check-ins and letters about objections: whom they go to, codes, last days, words. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from kiosk.core.enrolment import EMAIL
from kiosk.core.values import (
    CheckIn,
    Dispute,
    FactId,
    Lecture,
    Letter,
    LetterId,
    Method,
    Objection,
    ObjectionState,
    ObjectionStep,
    Staff,
    Status,
    Student,
    new_id,
)

CODE_DIGITS = 6
"""Of a receipt's code. It counts together with the student number only, and wrong ones cost growing waits:
a student has some ten check-ins in the days that count, so a guess is right once in 100,000."""

MOST_COURTESY_AGE = timedelta(days=2)
"""A receipt that could not leave for so long (the mail account is full every day) is given up."""

_BETWEEN = "\n" + "-" * 40 + "\n\n"


@dataclass(frozen=True)
class StudentWords:
    """The words of letters to students in one language, and of the one that tells of an objection."""

    statuses: Mapping[Status, str]
    methods: Mapping[Method, str]
    disputes: Mapping[Dispute, str]
    receipt_subject: str
    receipt: str
    receipt_by_mail: str
    objection_subject: str
    objection: str
    answer_subject: str
    accepted: str
    refused: str


def receipt_code(fact_id: FactId) -> str:
    """The code of a check-in, six digits: from its random id, so that nobody can work it out."""
    number = int.from_bytes(hashlib.sha256(b"receipt " + fact_id.bytes).digest())
    return f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}}"


def last_day(starts_at: datetime, days: int, zone: tzinfo) -> date:
    """The last local day on which a session that started then can be objected to."""
    return starts_at.astimezone(zone).date() + timedelta(days=days)


def in_time(starts_at: datetime, days: int, zone: tzinfo, now: datetime) -> bool:
    """Whether an objection is possible now: until the local midnight that ends the last day."""
    end = datetime.combine(last_day(starts_at, days, zone) + timedelta(days=1), time(), tzinfo=zone)
    return now < end


def can_write(student: Student) -> bool:
    """Whether the student has an address that looks like one."""
    return EMAIL.fullmatch(student.email.strip()) is not None


def receipt_letter(
    words: Sequence[StudentWords],
    check_in: CheckIn,
    status: Status,
    lecture: Lecture,
    student: Student,
    professor: Staff | None,
    until: date,
    zone: tzinfo,
) -> Letter:
    """The receipt of a check-in, in every language given: the kiosk does not know which one a student reads.

    An answer goes to the professor. It is a courtesy: it waits behind every other letter.
    """
    at, code = check_in.at.astimezone(zone), receipt_code(check_in.fact_id)
    bodies = []
    for one in words:
        filled = {
            **_named(student, lecture, at),
            "status": one.statuses[status],
            "method": one.methods[check_in.method],
            "receipt": f"{code[:3]} {code[3:]}",
            "until": f"{until:%Y-%m-%d}",
            "professor": professor.name if professor else "",
        }
        by_mail = one.receipt_by_mail.format(**filled) if professor and professor.email else ""
        bodies.append(one.receipt.format(**filled, by_mail=by_mail))
    return _letter(
        f"receipt/{check_in.fact_id}",
        student.email.strip(),
        _subject([one.receipt_subject for one in words], lecture, at),
        bodies,
        check_in.at,
        reply_to=professor.email if professor else "",
        courtesy=True,
    )


def objection_letter(
    words: Sequence[StudentWords],
    objection: Objection,
    lecture: Lecture,
    student: Student,
    professor: Staff,
    zone: tzinfo,
) -> Letter:
    """Tells the professor that an objection waits in the panel. An answer goes to the student."""
    at = lecture.session.starts_at.astimezone(zone)
    bodies = [
        one.objection.format(
            **_named(student, lecture, at),
            professor=professor.name,
            number=student.number,
            dispute=one.disputes[objection.dispute],
        )
        for one in words
    ]
    subject = _subject([one.objection_subject for one in words], lecture, at)
    reply_to = student.email.strip() if can_write(student) else ""
    key = f"objection/{objection.fact_id}/open"
    return _letter(key, professor.email, subject, bodies, objection.at, reply_to=reply_to)


def answer_letter(
    words: Sequence[StudentWords],
    objection: Objection,
    answer: ObjectionStep,
    status: Status,
    lecture: Lecture,
    student: Student,
    professor: Staff,
    zone: tzinfo,
) -> Letter:
    """The professor's answer, to the student; ``status`` is what counts now."""
    at = lecture.session.starts_at.astimezone(zone)
    accepted = answer.state is ObjectionState.ACCEPTED
    bodies = [
        (one.accepted if accepted else one.refused).format(
            **_named(student, lecture, at),
            professor=professor.name,
            status=one.statuses[status],
            dispute=one.disputes[objection.dispute],
            reason=answer.reason,
        )
        for one in words
    ]
    subject = _subject([one.answer_subject for one in words], lecture, at)
    key, to = f"objection/{objection.fact_id}/answer", student.email.strip()
    return _letter(key, to, subject, bodies, answer.at, reply_to=professor.email)


def _named(student: Student, lecture: Lecture, at: datetime) -> dict[str, str]:
    return {
        "name": student.name,
        "code": lecture.course.code,
        "title": lecture.course.title,
        "room": lecture.session.room,
        "date": f"{at:%Y-%m-%d}",
        "time": f"{at:%H:%M}",
    }


def _subject(titles: Sequence[str], lecture: Lecture, at: datetime) -> str:
    return f"[{' / '.join(titles)}] {lecture.course.code} {at:%Y-%m-%d %H:%M}"


def _letter(
    key: str,
    to: str,
    subject: str,
    bodies: Sequence[str],
    at: datetime,
    *,
    reply_to: str = "",
    courtesy: bool = False,
) -> Letter:
    return Letter(
        LetterId(new_id()),
        key,
        to,
        " ".join(subject.split()),
        _BETWEEN.join(bodies),
        at,
        next_try_at=at,
        reply_to=reply_to,
        courtesy=courtesy,
    )
