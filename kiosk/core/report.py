"""The attendance of a class session as CSV, and the letter it goes with. Pure; words are given."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from kiosk.core.values import (
    Attachment,
    Lecture,
    Letter,
    LetterId,
    Method,
    Mode,
    Staff,
    Standing,
    Status,
    new_id,
)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


JOURNAL_CELL = "journal"
"""The word before the journal's head in the last line of a CSV."""


@dataclass(frozen=True)
class Mark:
    """Where the journal stood when a CSV was made: its head, whose, how many entries; and which class it is.

    Files made before these were noted have the digest alone.
    """

    digest: str
    kiosk_id: str = ""
    number: int | None = None
    session: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The last line of the CSV; every cell begins with a word, so that none is a formula or a number."""
        return (
            f"{JOURNAL_CELL} {self.digest}",
            f"kiosk {self.kiosk_id}",
            f"entry {self.number}",
            f"session {self.session}",
        )


@dataclass(frozen=True)
class ReportTexts:
    """The words of letters and CSV files in one language (assets/letters/*.toml)."""

    columns: tuple[str, ...]
    statuses: Mapping[Status, str]
    methods: Mapping[Method, str]
    modes: Mapping[Mode, str]
    corrected: str
    subject: str
    body: str
    test_subject: str
    test_body: str


def safe_cell(text: str) -> str:
    """The text as a spreadsheet cell that is no formula: an apostrophe goes before = + - @ tab CR LF.

    The full-width signs count too (East Asian spreadsheets read them as their narrow ones), and so do
    signs after spaces. Source: OWASP, "CSV injection".
    """
    starts = (text, text.lstrip())
    return f"'{text}" if any(start.startswith(_FORMULA_STARTS) for start in starts) else text


def attendance_csv(
    texts: ReportTexts, lecture: Lecture, standings: Iterable[Standing], mark: Mark, zone: tzinfo
) -> bytes:
    """The attendance of one session: one row a student, times local, UTF-8 with a mark for Excel.

    The last line names the head of the journal, so that the file can be held against it later
    (``kiosk journal verify``).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(texts.columns)
    session, course = lecture.session, lecture.course
    starts = session.starts_at.astimezone(zone)
    for standing in standings:
        row = (
            f"{starts:%Y-%m-%d}",
            f"{starts:%H:%M}",
            course.code,
            course.title,
            session.room,
            texts.modes[session.mode],
            standing.student.number,
            standing.student.name,
            standing.student.department,
            texts.statuses[standing.status],
            _arrival(standing, zone),
            texts.methods[standing.check_in.method] if standing.check_in else "",
            _correction(texts, standing, zone),
        )
        writer.writerow([safe_cell(cell) for cell in row])
    writer.writerow(mark.cells)
    return out.getvalue().encode("utf-8-sig")


def _arrival(standing: Standing, zone: tzinfo) -> str:
    return f"{standing.check_in.at.astimezone(zone):%H:%M:%S}" if standing.check_in else ""


def _correction(texts: ReportTexts, standing: Standing, zone: tzinfo) -> str:
    correction = standing.correction
    if correction is None:
        return ""
    at = correction.at.astimezone(zone)
    return texts.corrected.format(at=f"{at:%Y-%m-%d %H:%M}", reason=correction.reason)


def csv_name(lecture: Lecture, zone: tzinfo) -> str:
    """A file name that sorts by course and time and is safe on every system."""
    starts = lecture.session.starts_at.astimezone(zone)
    code = re.sub(r"[^\w\-]+", "_", lecture.course.code)[:40].strip("_") or "course"
    return f"attendance_{code}_{starts:%Y-%m-%d_%H%M}.csv"


def counts_line(texts: ReportTexts, standings: Sequence[Standing]) -> str:
    """How many have which status, in the order of the statuses: ``present 10, late 2``."""
    counts = Counter(standing.status for standing in standings)
    return ", ".join(f"{texts.statuses[status]} {counts[status]}" for status in Status if counts[status])


def attendance_letter(
    texts: ReportTexts,
    lecture: Lecture,
    professor: Staff,
    standings: Sequence[Standing],
    mark: Mark,
    zone: tzinfo,
    now: datetime,
    occasion: str,
) -> Letter:
    """The letter that brings a professor the CSV of one session.

    ``occasion`` makes the key: ``close`` is sent once per session however often it is done; a
    request made by hand carries its own moment.
    """
    starts = lecture.session.starts_at.astimezone(zone)
    words = {
        "professor": professor.name,
        "code": lecture.course.code,
        "title": lecture.course.title,
        "room": lecture.session.room,
        "date": f"{starts:%Y-%m-%d}",
        "time": f"{starts:%H:%M}",
        "counts": counts_line(texts, standings),
        "total": str(len(standings)),
        "journal": mark.digest,
        "entry": str(mark.number),
        "kiosk": mark.kiosk_id,
    }
    content = attendance_csv(texts, lecture, standings, mark, zone)
    return Letter(
        letter_id=LetterId(new_id()),
        key=f"attendance/{lecture.session.session_id}/{occasion}",
        to=professor.email,
        subject=" ".join(texts.subject.format(**words).split()),
        body=texts.body.format(**words),
        created_at=now,
        attachments=(Attachment(csv_name(lecture, zone), content),),
        next_try_at=now,
    )
