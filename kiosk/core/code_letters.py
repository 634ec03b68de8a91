"""Letters and lists that carry enrolment codes. Pure; words are given."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from kiosk.core.guard import grouped_code
from kiosk.core.report import safe_cell
from kiosk.core.values import Attachment, Course, Letter, LetterId, Staff, Student, new_id

BETWEEN = "\n" + "-" * 40 + "\n\n"
"""Between the languages of one letter: the kiosk does not know which one a student reads."""

Codes = Sequence[tuple[Student, str]]


@dataclass(frozen=True)
class CodeTexts:
    """The words of these letters in one language (assets/letters/*.toml, ``[enrolment_code]``)."""

    columns: tuple[str, ...]
    subject: str
    body: str
    list_subject: str
    list_body: str


def code_csv(texts: CodeTexts, codes: Codes) -> bytes:
    """Number, name and code of each student; UTF-8 with a mark for Excel.

    The code has a blank in its middle: a spreadsheet then takes it for text and keeps a leading zero.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(texts.columns)
    for student, code in codes:
        writer.writerow([safe_cell(cell) for cell in (student.number, student.name, grouped_code(code))])
    return out.getvalue().encode("utf-8-sig")


def code_letters(
    texts: Sequence[CodeTexts],
    course: Course,
    codes: Codes,
    room: str,
    until: datetime,
    zone: tzinfo,
    now: datetime,
) -> tuple[Letter, ...]:
    """One letter to each student in every language given, confidential. Everybody has an address."""
    return tuple(
        _letter(
            f"enrolment-code/{student.student_id}/{now.isoformat()}",
            student.email,
            texts[0].subject,
            BETWEEN.join(one.body for one in texts),
            {
                **_words(course, until, zone),
                "name": student.name,
                "number": student.number,
                "code": grouped_code(code),
                "room": room,
            },
            now,
        )
        for student, code in codes
    )


def code_list_letter(
    texts: CodeTexts,
    course: Course,
    professor: Staff,
    codes: Codes,
    until: datetime,
    zone: tzinfo,
    now: datetime,
) -> Letter:
    """The list for the professor, to print and hand out, confidential."""
    words = {**_words(course, until, zone), "professor": professor.name, "total": str(len(codes))}
    attachment = Attachment(f"enrolment_codes_{now.astimezone(zone):%Y-%m-%d}.csv", code_csv(texts, codes))
    key = f"enrolment-codes/{course.course_id}/{now.isoformat()}"
    return _letter(key, professor.email, texts.list_subject, texts.list_body, words, now, attachment)


def _words(course: Course, until: datetime, zone: tzinfo) -> dict[str, str]:
    return {"code_of": course.code, "title": course.title, "until": f"{until.astimezone(zone):%Y-%m-%d}"}


def _letter(
    key: str, to: str, subject: str, body: str, words: Mapping[str, str], now: datetime, *files: Attachment
) -> Letter:
    return Letter(
        LetterId(new_id()),
        key,
        to,
        " ".join(subject.format(**words).split()),
        body.format(**words),
        now,
        files,
        next_try_at=now,
        confidential=True,
    )
