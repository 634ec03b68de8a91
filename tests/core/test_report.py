"""The CSV in bytes, its name, and the letter it goes with."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.report import Mark, attendance_csv, attendance_letter, counts_line, csv_name, safe_cell
from kiosk.core.values import Method, Standing, Status
from tests.builders import (
    REPORT_TEXTS,
    SEOUL,
    a_check_in,
    a_correction,
    a_course,
    a_lecture,
    a_professor,
    a_session,
    a_standing,
    a_student,
)
from tests.fakes import A_MONDAY

HEAD = "ab" * 32
MARK = Mark(HEAD, "kiosk-1", 17, "s")
FOOT = [f"journal {HEAD}", "kiosk kiosk-1", "entry 17", "session s"]
KIM = a_professor()
COURSE = a_course("CSE301", '운영체제, "기초"', professor=KIM)
SESSION = a_session(COURSE)
LECTURE = a_lecture(COURSE, SESSION)


def a_csv(*standings: Standing) -> bytes:
    return attendance_csv(REPORT_TEXTS, LECTURE, standings, MARK, SEOUL)


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_bytes_are_what_excel_reads() -> None:
    content = a_csv(a_standing(a_student("20260001", "김민서"), Status.PRESENT))
    assert content.startswith(b"\xef\xbb\xbf")
    assert "김민서".encode() in content
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 3


def test_a_row_says_who_when_how_and_why() -> None:
    ada = replace(a_student("20260001", "Ada"), department="Physics")
    check_in = a_check_in(SESSION, ada, A_MONDAY + timedelta(minutes=11, seconds=5), Method.NUMBER)
    correction = a_correction(
        SESSION, ada, Status.PRESENT, reason="bus, late", at=A_MONDAY + timedelta(days=1)
    )
    header, row, foot = rows_of(a_csv(Standing(ada, Status.PRESENT, check_in, correction)))
    assert tuple(header) == REPORT_TEXTS.columns
    assert row == [
        *("2026-03-02", "09:00", "CSE301", '운영체제, "기초"', "302", "in_person"),
        *("20260001", "Ada", "Physics", "present", "09:11:05", "number", "2026-03-03 09:00 bus, late"),
    ]
    assert foot == FOOT


@pytest.mark.parametrize(
    "evil",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "=cmd|' /C calc'!A0",
    ],
)
def test_formulas_are_text_wherever_they_stand(evil: str) -> None:
    student = replace(a_student(evil, evil), department=evil)
    correction = a_correction(SESSION, student, Status.LATE, reason=evil)
    content = attendance_csv(
        REPORT_TEXTS,
        a_lecture(replace(COURSE, code=evil, title=evil), replace(SESSION, room=evil)),
        [Standing(student, Status.LATE, None, correction)],
        MARK,
        SEOUL,
    )
    row = rows_of(content)[1]
    assert row.count(f"'{evil}") == 6
    assert not any(cell.lstrip()[:1] in tuple("=+-@＝＋－＠") for cell in row if cell.strip())


@pytest.mark.parametrize("harmless", ["", "Ada", "a=b", "O'Brien", "1-2", "김", " x"])
def test_other_cells_stay_as_they_are(harmless: str) -> None:
    assert safe_cell(harmless) == harmless


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_whatever_people_are_called_it_stays_one_row(name: str, department: str, reason: str) -> None:
    student = replace(a_student(name=name), department=department)
    correction = a_correction(SESSION, student, reason=reason)
    content = a_csv(Standing(student, Status.EXCUSED, None, correction))
    rows = rows_of(content)
    assert len(rows) == 3
    assert len(rows[1]) == len(REPORT_TEXTS.columns)
    assert rows[1][7].removeprefix("'") == name.removeprefix("'") or rows[1][7] == name


def test_an_empty_roster_is_a_header_and_the_journal() -> None:
    assert rows_of(a_csv()) == [list(REPORT_TEXTS.columns), FOOT]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("CSE301", "attendance_CSE301_2026-03-02_0900.csv"),
        ("운영체제-1", "attendance_운영체제-1_2026-03-02_0900.csv"),
        ("../../etc/passwd", "attendance_etc_passwd_2026-03-02_0900.csv"),
        ('a/b\\c:d*e?"<>|', "attendance_a_b_c_d_e_2026-03-02_0900.csv"),
        ("CSE 301\r\nX", "attendance_CSE_301_X_2026-03-02_0900.csv"),
        ("///", "attendance_course_2026-03-02_0900.csv"),
        ("x" * 300, f"attendance_{'x' * 40}_2026-03-02_0900.csv"),
    ],
)
def test_file_names_are_safe_everywhere(code: str, expected: str) -> None:
    assert csv_name(a_lecture(replace(COURSE, code=code), SESSION), SEOUL) == expected


def test_counts_in_the_order_of_the_statuses() -> None:
    rows = [a_standing(status=status) for status in (Status.ABSENT, Status.PRESENT, Status.ABSENT)]
    assert counts_line(REPORT_TEXTS, rows) == "present 1, absent 2"
    assert counts_line(REPORT_TEXTS, []) == ""


def test_the_letter_goes_to_the_professor_with_the_csv() -> None:
    rows = [a_standing(status=Status.PRESENT)]
    letter = attendance_letter(REPORT_TEXTS, LECTURE, KIM, rows, MARK, SEOUL, A_MONDAY, "close")
    assert letter.to == KIM.email
    assert letter.key == f"attendance/{SESSION.session_id}/close"
    assert letter.body == f"Kim Jihun\npresent 1 of 1\n{HEAD}\n"
    assert letter.next_try_at == A_MONDAY
    (csv_file,) = letter.attachments
    assert csv_file.name == "attendance_CSE301_2026-03-02_0900.csv"
    assert csv_file.content == a_csv(*rows)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_subject_is_one_line_whatever_the_course_is_called(code: str, title: str) -> None:
    lecture = a_lecture(replace(COURSE, code=code, title=title), SESSION)
    letter = attendance_letter(REPORT_TEXTS, lecture, KIM, [], MARK, SEOUL, A_MONDAY, "close")
    assert len(letter.subject.splitlines()) == 1
    assert letter.subject == letter.subject.strip()


def test_braces_in_a_title_are_only_braces() -> None:
    lecture = a_lecture(replace(COURSE, title="{professor} {0}"), SESSION)
    letter = attendance_letter(REPORT_TEXTS, lecture, KIM, [], MARK, SEOUL, A_MONDAY, "close")
    assert "{professor} {0}" in letter.subject
