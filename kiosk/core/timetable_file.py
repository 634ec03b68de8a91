"""The timetable as a CSV file: courses, professors, weekly slots; every mistake with its line. Pure."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from io import StringIO
from itertools import zip_longest
from unicodedata import normalize

from kiosk.core.enrolment import EMAIL, NAME
from kiosk.core.timetable import time_of_day
from kiosk.core.values import Mistake, Mode, ZoomRoom
from kiosk.core.zoom import parse_zoom

EXAMPLE = """\
과목코드,과목명,교수,교수 이메일,요일,시작,종료,강의실,수업방식,줌 링크,줌 암호
CSE301,운영체제,김민서,minseo.kim@example.ac.kr,월,09:00,10:15,공학관 301,대면,,
CSE301,운영체제,김민서,minseo.kim@example.ac.kr,월,10:30,11:45,공학관 301,대면,,
CSE301,운영체제,김민서,minseo.kim@example.ac.kr,수,09:00,10:15,공학관 301,비대면,https://example.zoom.us/j/98765432101,s3cret
CSE410,컴퓨터 비전,이도현,dohyun.lee@example.ac.kr,Tue,13:00,14:15,공학관 301,,,
"""

_COLUMNS = {
    "code": ("course code", "code", "course", "과목코드", "학수번호", "강좌코드"),
    "title": ("title", "course title", "과목명", "강의명", "교과목명"),
    "name": ("professor name", "professor", "교수", "교수명", "교수 이름", "담당교수"),
    "email": ("professor e-mail", "e-mail", "교수 이메일", "이메일"),
    "weekday": ("weekday", "day", "요일"),
    "starts": ("start", "starts", "시작", "시작 시간", "시작 시각"),
    "ends": ("end", "ends", "종료", "끝", "종료 시간", "종료 시각"),
    "room": ("room", "강의실"),
    "mode": ("mode", "수업방식", "수업 형태"),
    "link": ("zoom link", "zoom", "줌 링크", "줌"),
    "passcode": ("online passcode", "zoom passcode", "passcode", "줌 암호", "암호"),
}
"""The names of each column, the first one being told; capitals, spaces and hyphens in them do not count."""

_OPTIONAL = ("mode", "link", "passcode")
_WHEN_AND_WHERE = ("weekday", "starts", "ends", "room")

_DAYS = ("월 monday", "화 tuesday", "수 wednesday", "목 thursday", "금 friday", "토 saturday", "일 sunday")
_MODES = {
    "": Mode.IN_PERSON,
    "inperson": Mode.IN_PERSON,
    "대면": Mode.IN_PERSON,
    "online": Mode.ONLINE,
    "비대면": Mode.ONLINE,
    "온라인": Mode.ONLINE,
}

_ZOOM = {
    Mistake.ZOOM_LINK_SCHEME: "the Zoom link does not begin with https://",
    Mistake.ZOOM_LINK_HOST: "the Zoom link is not one of zoom.us",
    Mistake.ZOOM_LINK_ID: "there is no meeting ID in the Zoom link",
    Mistake.ZOOM_ID_LENGTH: "the meeting ID in the Zoom link has no 9 to 11 digits",
    Mistake.ZOOM_PASSCODE: "the passcode is longer than 32 characters or has others than ASCII in it",
}


@dataclass(frozen=True)
class LineMistake:
    """What is wrong in one line (from 1), in English as everything at the command line."""

    line: int
    words: str


class TimetableFileError(ValueError):
    """The file cannot be used; ``mistakes`` are all that were found, sorted by line."""

    def __init__(self, mistakes: Iterable[LineMistake]) -> None:
        self.mistakes = tuple(sorted(dict.fromkeys(mistakes), key=lambda one: one.line))
        super().__init__("\n".join(f"line {one.line}: {one.words}" for one in self.mistakes))


@dataclass(frozen=True)
class WeeklySlot:
    """One weekly meeting: ``weekday`` 0 is Monday, times are local; only online may be without a room."""

    weekday: int
    starts: time
    ends: time
    room: str
    mode: Mode


@dataclass(frozen=True)
class ListedCourse:
    """A course as the file names it; without slots it does not meet any more."""

    code: str
    title: str
    professor_name: str
    professor_email: str
    slots: tuple[WeeklySlot, ...]
    zoom: ZoomRoom | None = None


@dataclass(frozen=True)
class _Row:
    """A line as far as it could be read. ``meets`` is whether it names a time at all."""

    line: int
    code: str
    title: str
    name: str
    email: str
    meets: bool
    slot: WeeklySlot | None
    zoom: ZoomRoom | None


def parse_timetable(text: str) -> tuple[ListedCourse, ...]:
    """The courses of a CSV text, in the order in which they are first named.

    Args:
        text: comma or semicolon between the cells, column names in the first line in any order, a line for
            each weekly slot. A line without day, times and room says that the course does not meet any more.

    Raises:
        TimetableFileError: something is wrong with it; nothing else is ever raised.
    """
    lines = _cells(text)
    if not lines:
        raise TimetableFileError([LineMistake(1, "the file is empty; kiosk timetable --example prints one")])
    columns = _columns(*lines[0])
    wrong: list[LineMistake] = []
    rows = [_row(line, columns, cells, wrong) for line, cells in lines[1:]]
    if not rows:
        wrong.append(LineMistake(lines[0][0], "there is nothing below the column names"))
    wrong += [*_disagreements(rows), *_overlaps(rows)]
    if wrong:
        raise TimetableFileError(wrong)
    return _courses(rows)


def _cells(text: str) -> list[tuple[int, list[str]]]:
    """The lines that are not empty, each with the number it begins at."""
    text = normalize("NFC", text.removeprefix("\ufeff"))  # a Mac takes Hangul apart
    head = text.lstrip().partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines, begins = [], 1
    try:
        for cells in reader:
            lines.append((begins, [" ".join(cell.split()) for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise TimetableFileError([LineMistake(begins, str(error))]) from None
    return [(line, cells) for line, cells in lines if any(cells)]


def _plain(words: str) -> str:
    """Letters and digits in small letters: "E-Mail " is "email"."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


_COLUMN_OF = {_plain(name): column for column, names in _COLUMNS.items() for name in names}
_DAY_OF = {
    name: day
    for day, (korean, english) in enumerate(names.split() for names in _DAYS)
    for name in (korean, f"{korean}요일", english, english[:3], str(day + 1))
}


def _columns(line: int, names: Sequence[str]) -> tuple[str, ...]:
    """Which column each cell is in ("" for an empty name). Raises TimetableFileError."""
    columns = tuple(_COLUMN_OF.get(_plain(name), "") for name in names)
    wrong = [
        f"there is no column {name!r}"
        for name, column in zip(names, columns, strict=True)
        if name and not column
    ]
    for column, (told, *_) in _COLUMNS.items():
        if column not in columns and column not in _OPTIONAL:
            wrong.append(f"the column {told!r} is missing")
        if columns.count(column) > 1:
            wrong.append(f"the column {told!r} is there twice")
    if wrong:
        raise TimetableFileError(LineMistake(line, words) for words in wrong)
    return columns


def _row(line: int, columns: Sequence[str], cells: Sequence[str], wrong: list[LineMistake]) -> _Row:
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    row = dict.fromkeys(_COLUMNS, "") | dict(zip(columns, padded, strict=False))
    unnamed = (cell for cell, column in zip_longest(cells, columns) if cell and not column)
    found = ["there are more cells than column names"] if any(unnamed) else []
    words = ("code", "title", "name")
    found += [_no_name(column, row[column]) for column in words if not NAME.fullmatch(row[column])]
    if not EMAIL.fullmatch(row["email"]):
        found.append(f"{row['email']!r} is no e-mail address")
    meets = any(row[column] for column in _WHEN_AND_WHERE)
    slot = _slot(row, found) if meets else None
    zoom = _zoom(row["link"], row["passcode"], found)
    wrong += [LineMistake(line, words) for words in found]
    return _Row(line, row["code"], row["title"], row["name"], row["email"], meets, slot, zoom)


def _no_name(column: str, value: str) -> str:
    told = _COLUMNS[column][0]
    if not value:
        return f"the {told} is missing"
    return f"the {told} is longer than 80 letters or has control characters in it"


def _slot(row: Mapping[str, str], found: list[str]) -> WeeklySlot | None:
    """The weekly slot of a line, or None when something is wrong with it."""
    before = len(found)
    weekday, mode = _DAY_OF.get(_plain(row["weekday"])), _MODES.get(_plain(row["mode"]))
    starts, ends = _time(row["starts"], found), _time(row["ends"], found)
    if weekday is None:
        found.append(f"{row['weekday']!r} is no weekday (월 to 일, Mon to Sun, 1 to 7)")
    if mode is None:
        found.append(f"{row['mode']!r} is no mode (in person or 대면, online, 비대면 or 온라인)")
    if starts and ends and starts >= ends:
        found.append(f"the end {ends:%H:%M} is not after the start {starts:%H:%M}")
    if not NAME.fullmatch(row["room"]) and (row["room"] or mode is not Mode.ONLINE):
        found.append(_no_name("room", row["room"]))
    if weekday is None or mode is None or starts is None or ends is None or len(found) > before:
        return None
    return WeeklySlot(weekday, starts, ends, row["room"], mode)


def _time(text: str, found: list[str]) -> time | None:
    try:
        return time_of_day(text)
    except ValueError:
        found.append(f"{text!r} is no time of day (HH:MM)")
        return None


def _zoom(link: str, passcode: str, found: list[str]) -> ZoomRoom | None:
    if not link:
        if passcode:
            found.append("there is a passcode, but no Zoom link")
        return None
    room = parse_zoom("", passcode, link)
    if isinstance(room, ZoomRoom):
        return room
    # A link that is wrong has no ID that could be.
    found += [_ZOOM[one] for one in room if one is not Mistake.ZOOM_ID_LENGTH or one is room[0]]
    return None


def _disagreements(rows: Sequence[_Row]) -> Iterable[LineMistake]:
    """Lines that say something else of a course or a professor than a line before them."""
    courses: dict[str, _Row] = {}
    people: dict[str, _Row] = {}
    zooms: dict[str, _Row] = {}
    for row in rows:
        email = row.email.casefold()
        namesake = people.setdefault(email, row) if email else row
        if row.name != namesake.name:
            yield LineMistake(row.line, f"{row.email} has another name in line {namesake.line}")
        first = courses.setdefault(row.code, row) if row.code else row
        if row.title != first.title:
            yield LineMistake(row.line, f"{row.code} has another title in line {first.line}")
        if email != first.email.casefold():
            yield LineMistake(row.line, f"{row.code} has another professor in line {first.line}")
        if row.meets != first.meets:
            yield LineMistake(row.line, f"{row.code} meets in line {(row if row.meets else first).line} only")
        linked = zooms.setdefault(row.code, row) if row.zoom else row
        if row.zoom != linked.zoom:
            yield LineMistake(row.line, f"{row.code} has another Zoom link in line {linked.line}")


def _overlaps(rows: Sequence[_Row]) -> Iterable[LineMistake]:
    """Lines that want a room which an earlier line has at that time.

    Two courses that meet online do not take a room from each other, whatever is written as their room.
    """
    running: dict[tuple[str, int], list[tuple[WeeklySlot, _Row]]] = {}
    slots = [(row.slot, row) for row in rows if row.slot is not None]
    for slot, row in sorted(slots, key=lambda pair: pair[0].starts):
        place = (slot.room, slot.weekday)
        still = [pair for pair in running.get(place, ()) if pair[0].ends > slot.starts]
        for other, earlier in still:
            if row.code == earlier.code or Mode.IN_PERSON in {slot.mode, other.mode}:
                first, later = sorted((earlier.line, row.line))
                where = slot.room or "online"
                yield LineMistake(later, f"at the same time and place ({where}) as line {first}")
        running[place] = [*still, (slot, row)]


def _courses(rows: Sequence[_Row]) -> tuple[ListedCourse, ...]:
    by_code: dict[str, list[_Row]] = {}
    for row in rows:
        by_code.setdefault(row.code, []).append(row)
    return tuple(
        ListedCourse(
            code,
            same[0].title,
            same[0].name,
            same[0].email,
            tuple(row.slot for row in same if row.slot is not None),
            next((row.zoom for row in same if row.zoom is not None), None),
        )
        for code, same in by_code.items()
    )
