"""Holds a CSV of attendance against what the kiosk would have written: cell by cell, whoever saved it. Pure.

A spreadsheet that saves the file again changes its bytes but not what it says: the mark at the beginning,
line ends, quotes, the separator, empty cells at the end, how dates and times are written, the order of lines.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from kiosk.core.report import JOURNAL_CELL, Mark

NUMBER_COLUMN = 6
"""Where the student number stands, by which lines are matched."""

PEOPLES_COLUMNS = frozenset({3, 7, 8})
"""Course title, name, department: people's words, which may be changed later and are no facts."""


class CsvFault(Enum):
    """What is wrong with a line or cell of the file."""

    HEADLINE = "headline"
    CELL = "cell"
    LINE_ADDED = "line_added"
    LINE_TWICE = "line_twice"
    LINE_GONE = "line_gone"


@dataclass(frozen=True)
class Difference:
    """One thing in the file that is not as the kiosk wrote it.

    ``line`` counts from 1 as a spreadsheet does (None: a line that is missing); ``says`` is what stands
    there, ``wrote`` what the kiosk wrote. ``sure`` is False for people's words that may have changed since.
    """

    fault: CsvFault
    line: int | None = None
    column: str = ""
    says: str = ""
    wrote: str = ""
    sure: bool = True


@dataclass(frozen=True)
class AttendanceFile:
    """A CSV as it was read: headline, lines with their numbers, the kiosk's mark in the last line."""

    columns: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    mark: Mark | None


def read_attendance(content: bytes) -> AttendanceFile | None:
    """The table in a file; None when it is no text or has no lines."""
    text = _text_of(content)
    if text is None:
        return None
    rows = [(line, row) for line, row in _rows_of(text) if any(row)]
    if not rows:
        return None
    mark = _mark_of(rows[-1][1])
    body = rows[1:-1] if mark is not None else rows[1:]
    return AttendanceFile(rows[0][1], tuple(body), mark)


def _text_of(content: bytes) -> str | None:
    """UTF-8 with or without a mark, UTF-16 with one, or cp949 as a Korean Excel saves CSV."""
    encodings = ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp949")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _rows_of(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Numbered rows without the empty cells at their ends; the separator is the headline's."""
    headline = text.lstrip("\r\n").partition("\n")[0]
    separator = max(",;\t", key=headline.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for place, row in enumerate(reader, start=1):
            cells = [cell.strip() for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            yield place, tuple(cells)
    except csv.Error:
        return


def _mark_of(row: Sequence[str]) -> Mark | None:
    words = dict(cell.partition(" ")[::2] for cell in row)
    digest = words.get(JOURNAL_CELL, "")
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        return None
    entry = words.get("entry", "")
    number = int(entry) if re.fullmatch(r"[0-9]{1,18}", entry) else None
    return Mark(digest, words.get("kiosk", ""), number, words.get("session", ""))


def differences(
    file: AttendanceFile, wrote: AttendanceFile, *, peoples_words: bool
) -> tuple[Difference, ...]:
    """What the file says otherwise, in the order of its lines; lines that are missing come last.

    Args:
        file: what somebody has.
        wrote: what the kiosk wrote, or would have written of the facts.
        peoples_words: whether names, departments and titles in ``wrote`` are surely those of then.
    """
    if file.columns != wrote.columns:
        return (Difference(CsvFault.HEADLINE, 1, "", ", ".join(file.columns), ", ".join(wrote.columns)),)
    expected = {_number_in(row): row for _, row in wrote.lines}
    found: list[Difference] = []
    seen: set[str] = set()
    for line, row in file.lines:
        number = _number_in(row)
        if number in seen:
            found.append(Difference(CsvFault.LINE_TWICE, line, says=_cell(row, NUMBER_COLUMN)))
        elif number not in expected:
            found.append(Difference(CsvFault.LINE_ADDED, line, says=_cell(row, NUMBER_COLUMN)))
        else:
            found += _cells(line, row, expected[number], file.columns, peoples_words)
        seen.add(number)
    gone = (row for number, row in expected.items() if number not in seen)
    found += [Difference(CsvFault.LINE_GONE, wrote=_cell(row, NUMBER_COLUMN)) for row in gone]
    return tuple(found)


def _cells(
    line: int, row: Sequence[str], wrote: Sequence[str], columns: Sequence[str], peoples_words: bool
) -> Iterator[Difference]:
    for place in range(max(len(row), len(wrote))):
        says, written = _cell(row, place), _cell(wrote, place)
        if not same_cell(says, written):
            column = columns[place] if place < len(columns) else str(place + 1)
            sure = peoples_words or place not in PEOPLES_COLUMNS
            yield Difference(CsvFault.CELL, line, column, says, written, sure=sure)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _number_in(row: Sequence[str]) -> str:
    """The student number of a line, without the zeros that a spreadsheet drops at its beginning."""
    return _cell(row, NUMBER_COLUMN).lstrip("0")


def same_cell(one: str, other: str) -> bool:
    """Whether two cells say the same, however a spreadsheet has written dates, times and numbers."""
    return one.strip() == other.strip() or bool(_meanings(one) & _meanings(other))


def _meanings(cell: str) -> set[date | time | int]:
    """What a cell can mean to a spreadsheet, other than text."""
    text = cell.strip()
    if re.fullmatch(r"[0-9]{1,15}", text):
        return {int(text)}
    numbers = [int(number) for number in re.findall(r"[0-9]+", text)]
    if re.fullmatch(r"([0-9]{1,2}:){1,2}[0-9]{2}", text):
        return set(_valid(time, numbers))
    if re.fullmatch(r"[0-9]{4}([-/.]) ?[0-9]{1,2}\1 ?[0-9]{1,2}\.?", text):
        return set(_valid(date, numbers))
    if re.fullmatch(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{4}", text):  # day and month either way round
        first, second, year = numbers
        return {*_valid(date, (year, first, second)), *_valid(date, (year, second, first))}
    return set()


def _valid(make: Callable[..., date | time], numbers: Sequence[int]) -> Iterator[date | time]:
    try:
        yield make(*numbers)
    except ValueError:
        return
