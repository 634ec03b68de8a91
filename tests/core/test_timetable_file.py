"""The timetable as a CSV file: what is read, and every mistake with its line."""

from __future__ import annotations

from contextlib import suppress
from datetime import time
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.core.timetable_file import EXAMPLE, TimetableFileError, WeeklySlot, parse_timetable
from kiosk.core.values import Mode, ZoomRoom

HEAD = (
    "course code,title,professor name,professor e-mail,weekday,start,end,room,mode,zoom link,online passcode"
)
OS = "CSE301,Operating Systems,Kim Minseo,minseo@example.ac.kr"
ART = "ART200,Drawing,Lee Dohyun,dohyun@example.ac.kr"
ZOOM = "https://example.zoom.us/j/98765432101"


def of(*rows: str) -> str:
    return "\n".join((HEAD, *rows))


def told(text: str) -> list[str]:
    with pytest.raises(TimetableFileError) as raised:
        parse_timetable(text)
    return str(raised.value).splitlines()


def test_the_example_is_read() -> None:
    systems, vision = parse_timetable(EXAMPLE)
    assert (systems.code, systems.title) == ("CSE301", "운영체제")
    assert (systems.professor_name, systems.professor_email) == ("김민서", "minseo.kim@example.ac.kr")
    assert systems.slots == (
        WeeklySlot(0, time(9), time(10, 15), "공학관 301", Mode.IN_PERSON),
        WeeklySlot(0, time(10, 30), time(11, 45), "공학관 301", Mode.IN_PERSON),
        WeeklySlot(2, time(9), time(10, 15), "공학관 301", Mode.ONLINE),
    )
    assert systems.zoom == ZoomRoom("98765432101", "s3cret", "https://example.zoom.us/j/98765432101")
    assert vision.slots == (WeeklySlot(1, time(13), time(14, 15), "공학관 301", Mode.IN_PERSON),)
    assert vision.zoom is None


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + EXAMPLE,
        EXAMPLE.replace(",", ";"),
        EXAMPLE.replace("\n", "\r\n"),
        EXAMPLE.replace("\n", "\r"),
        normalize("NFD", EXAMPLE),
        "\n\n" + EXAMPLE.replace("\n", "\n,,,,,,,,,,\n"),
        EXAMPLE.replace(",", " , "),
        EXAMPLE.replace("09:00", "9:00:00"),
        "\n".join(",".join(reversed(row.split(","))) for row in EXAMPLE.splitlines()),
    ],
    ids=[
        "bom",
        "semicolon",
        "windows",
        "old_mac",
        "mac_hangul",
        "empty_lines",
        "spaces",
        "seconds",
        "reversed",
    ],
)
def test_the_same_file_as_other_programs_save_it(text: str) -> None:
    assert parse_timetable(text) == parse_timetable(EXAMPLE)


@pytest.mark.parametrize(
    ("written", "weekday"),
    [("월", 0), ("일요일", 6), ("Mon", 0), ("SUNDAY", 6), ("thu.", 3), ("1", 0), ("7", 6)],
)
def test_weekdays(written: str, weekday: int) -> None:
    (course,) = parse_timetable(of(f"{OS},{written},09:00,10:15,301"))
    assert course.slots[0].weekday == weekday


@pytest.mark.parametrize(
    ("written", "mode"),
    [
        ("", Mode.IN_PERSON),
        ("In-Person", Mode.IN_PERSON),
        ("대면", Mode.IN_PERSON),
        ("online", Mode.ONLINE),
        ("비대면", Mode.ONLINE),
        ("온라인", Mode.ONLINE),
    ],
)
def test_modes(written: str, mode: Mode) -> None:
    (course,) = parse_timetable(of(f"{OS},Mon,09:00,10:15,301,{written}"))
    assert course.slots[0].mode is mode


def test_a_class_that_is_online_needs_no_room() -> None:
    systems, drawing = parse_timetable(of(f"{OS},Mon,09:00,10:15,,online", f"{ART},Mon,09:00,10:15,,online"))
    assert systems.slots == drawing.slots == (WeeklySlot(0, time(9), time(10, 15), "", Mode.ONLINE),)


def test_a_line_without_a_time_says_that_the_course_is_over() -> None:
    (course,) = parse_timetable(of(OS))
    assert course.slots == ()


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (("CSE301,,Kim,k@example.com,Mon,09:00,10:00,301",), ["line 2: the title is missing"]),
        (("CSE301,OS,,k@example.com,Mon,09:00,10:00,301",), ["line 2: the professor name is missing"]),
        ((f"{OS},Mon,09:00,10:00,",), ["line 2: the room is missing"]),
        (
            (f"{OS},,09:00,10:00,301",),
            ["line 2: '' is no weekday (월 to 일, Mon to Sun, 1 to 7)"],
        ),
        ((f"{OS},8,09:00,10:00,301",), ["line 2: '8' is no weekday (월 to 일, Mon to Sun, 1 to 7)"]),
        (
            (f"{OS},Mon,9.00,24:00,301",),
            [f"line 2: {t!r} is no time of day (HH:MM)" for t in ("9.00", "24:00")],
        ),
        ((f"{OS},Mon,10:00,10:00,301",), ["line 2: the end 10:00 is not after the start 10:00"]),
        (
            (f"{OS},Mon,09:00,10:00,301,hybrid",),
            ["line 2: 'hybrid' is no mode (in person or 대면, online, 비대면 or 온라인)"],
        ),
        (
            ("CSE301,OS,Kim,kim@,Mon,09:00,10:00,301",),
            ["line 2: 'kim@' is no e-mail address"],
        ),
        (
            (f"{OS},Mon,09:00,10:00,301,,http://zoom.us/j/123456789",),
            ["line 2: the Zoom link does not begin with https://"],
        ),
        (
            (f"{OS},Mon,09:00,10:00,301,,https://zoom.example.com/j/123456789",),
            ["line 2: the Zoom link is not one of zoom.us"],
        ),
        (
            (f"{OS},Mon,09:00,10:00,301,,https://zoom.us/j/123",),
            ["line 2: the meeting ID in the Zoom link has no 9 to 11 digits"],
        ),
        (
            (f"{OS},Mon,09:00,10:00,301,,,s3cret",),
            ["line 2: there is a passcode, but no Zoom link"],
        ),
        (
            (f"{OS},Mon,09:00,10:00,301,,,,more",),
            ["line 2: there are more cells than column names"],
        ),
        (
            (f"{OS},Mon,09:00,10:00,301", f"{ART},Mon,09:59,11:00,301"),
            ["line 3: at the same time and place (301) as line 2"],
        ),
        (
            (f"{OS},Mon,10:00,11:00,301", f"{ART},Mon,09:00,12:00,301,online"),
            ["line 3: at the same time and place (301) as line 2"],
        ),
        (
            (f"{OS},Mon,10:00,11:00,,online", f"{OS},Mon,10:00,11:00,,online"),
            ["line 3: at the same time and place (online) as line 2"],
        ),
        (
            (f"{OS},Mon,09:00,10:00,301", f"{OS},Tue,09:00,10:00,301".replace("Operating", "New")),
            ["line 3: CSE301 has another title in line 2"],
        ),
        (
            (f"{OS},Mon,09:00,10:00,301", f"{OS},Tue,09:00,10:00,301".replace("minseo@", "jihun@")),
            ["line 3: CSE301 has another professor in line 2"],
        ),
        (
            (f"{OS},Mon,09:00,10:00,301", "ART200,Drawing,Kim M.,Minseo@example.ac.kr,2,09:00,10:00,301"),
            ["line 3: Minseo@example.ac.kr has another name in line 2"],
        ),
        (
            (
                f"{OS},Mon,09:00,10:00,301",
                f"{OS},Tue,09:00,10:00,301,,{ZOOM}",
                f"{OS},Wed,09:00,10:00,301,,{ZOOM[:-1]}2",
            ),
            ["line 4: CSE301 has another Zoom link in line 3"],
        ),
        ((f"{OS},Mon,09:00,10:00,301", OS), ["line 3: CSE301 meets in line 2 only"]),
        ((f'{OS},Mon,09:00,10:00,"301',), ["line 2: unexpected end of data"]),
        ((), ["line 1: there is nothing below the column names"]),
    ],
)
def test_one_mistake(rows: tuple[str, ...], wrong: list[str]) -> None:
    assert told(of(*rows)) == wrong


def test_what_is_no_overlap() -> None:
    courses = parse_timetable(
        of(
            f"{OS},Mon,09:00,10:00,301",
            f"{OS},Mon,10:00,11:00,301",
            f"{ART},Mon,09:00,10:00,302",
            f"{ART},Tue,09:00,10:00,301",
            f"{OS},Fri,09:00,10:00,Zoom,online",
            f"{ART},Fri,09:00,10:00,Zoom,online",
        )
    )
    assert [len(course.slots) for course in courses] == [3, 3]


def test_all_mistakes_of_all_lines_are_named_in_order() -> None:
    lines = told(
        of(
            f"{OS},Mon,09:00,10:00,301",
            "",
            "CSE301,Other,,nobody,someday,11:00,10:00,,,http://x",
            f'{ART},Mon,09:30,10:00,"301"',
        )
    )
    assert [line.split(":")[0] for line in lines] == ["line 4"] * 8 + ["line 5"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", ["line 1: the file is empty; kiosk timetable --example prints one"]),
        (
            f"{OS},Mon,09:00,10:00,301",
            [
                f"line 1: there is no column {cell!r}"
                for cell in (*OS.split(","), "Mon", "09:00", "10:00", "301")
            ]
            + [f"line 1: the column {name!r} is missing" for name in HEAD.split(",")[:8]],
        ),
        (HEAD.replace("mode", "zoom") + "\n", ["line 1: the column 'zoom link' is there twice"]),
        (
            "\n" + HEAD.replace("room", "where"),
            ["line 2: there is no column 'where'", "line 2: the column 'room' is missing"],
        ),
    ],
)
def test_column_names(text: str, wrong: list[str]) -> None:
    assert told(text) == wrong


CELLS = st.sampled_from(
    [
        *("CSE301", "OS", "Kim", "kim@example.com", "월", "9", "09:00", "10:15", "25:00", "301", "online"),
        *("", " ", '"', ";", "\x00", ZOOM, "https://[", "https://zoom.us:x/j/1", "\ud800", "٣", "²"),
    ]
)
ROWS = st.lists(st.lists(CELLS | st.text(max_size=8), max_size=12).map(",".join), max_size=6)


@given(st.text() | ROWS.map("\n".join) | ROWS.map(lambda rows: of(*rows)) | ROWS.map(";\n".join))
@example(of(f"{OS},Mon,09:00,10:00,301,,https://[::1"))
@example(of("x" * 200_000))
def test_no_text_raises_anything_but_its_mistakes(text: str) -> None:
    with suppress(TimetableFileError):
        for course in parse_timetable(text):
            assert course.code
            assert all(slot.starts < slot.ends for slot in course.slots)


@given(st.text())
def test_a_title_is_kept_as_it_is_written_or_refused(title: str) -> None:
    quoted = title.replace('"', '""')
    with suppress(TimetableFileError):
        (course,) = parse_timetable(of(f'CSE301,"{quoted}",Kim,kim@example.com,Mon,09:00,10:00,301'))
        assert course.title == " ".join(normalize("NFC", title).split())
