"""``kiosk roster``: puts the students of a CSV file on the roster of a course."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from kiosk.command_parts import CommandError, course_named, csv_text
from kiosk.core.enrolment import EMAIL, NAME, NUMBER
from kiosk.core.values import Student, StudentId, new_id
from kiosk.installation import Installation


def put_on_roster(installation: Installation, code: str, file: Path) -> str:
    """Put the students of this file on the roster of the course with this code; returns what to print.

    Raises:
        CommandError: a line of the file is wrong, or there is no such course; nothing was changed.
        StoreError: the database cannot do it now; nothing was changed.
    """
    students = _students_of(file)
    timetable = installation.store.timetable
    course = course_named(installation.store, code)
    timetable.add_to_roster(course.course_id, students)
    total = len(timetable.roster(course.course_id))
    return f"{len(students)} students read, {total} on the roster of {course.code}\n"


def _students_of(file: Path) -> tuple[Student, ...]:
    """The students of a CSV file, saved by Excel or not; every wrong line is named at once."""
    rows = _rows_of(file)
    first_lines: dict[str, int] = {}
    wrong = []
    for line, row in rows:
        problem = _wrong_with(row)
        if not problem and first_lines.setdefault(row[0], line) != line:
            problem = f"{row[0]} is in line {first_lines[row[0]]} already"
        if problem:
            wrong.append(f"line {line}: {problem}")
    if wrong or not rows:
        raise CommandError("\n  ".join((f"{file}: nothing was changed", *(wrong or ["no students"]))))
    padded = (row + [""] * 4 for _, row in rows)
    return tuple(Student(StudentId(new_id()), row[0], row[1], row[2], row[3]) for row in padded)


def _rows_of(file: Path) -> list[tuple[int, list[str]]]:
    """Line number and cells of every line with something in it, without the headline."""
    reader = csv.reader(StringIO(csv_text(file), newline=""))
    try:
        lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise CommandError(f"{file}: line {reader.line_num}: {error}; nothing was changed") from None
    rows = [(line, row) for line, row in lines if any(row)]
    if rows and rows[0][1][0] and not any(character.isdigit() for character in rows[0][1][0]):
        return rows[1:]
    return rows


def _wrong_with(row: Sequence[str]) -> str:
    if not NUMBER.fullmatch(row[0]):
        return f"{row[0]!r} is no student number (4 to 12 digits)"
    if len(row) < 2 or not row[1]:
        return "the name is missing"
    if not NAME.fullmatch(row[1]):
        return "the name is longer than 80 letters or has control characters in it"
    if len(row) > 3 and row[3] and not EMAIL.fullmatch(row[3]):
        return f"{row[3]!r} is no e-mail address"
    return ""
