"""Who may enrol: tables of the pure rules, names, codes, the letters that carry them."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.code_letters import code_csv, code_letters, code_list_letter
from kiosk.core.guard import (
    CODE,
    OPEN_FOR,
    Guard,
    GuardRules,
    Opening,
    entry_now,
    grouped_code,
    let_in,
    new_code,
    opening_until,
    same_name,
)
from kiosk.core.values import CodeCheck, Entry, LetIn, StaffId, new_id
from kiosk.core.views import EntryTrouble
from tests.builders import CODE_TEXTS, SEOUL, a_course, a_professor, a_session, a_student
from tests.fakes import A_MONDAY

KIM = StaffId(new_id())
OPENING = Opening(KIM, a_course().course_id, A_MONDAY + timedelta(minutes=10))
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("guard", "opening", "minutes", "entry"),
    [
        (Guard.CODE_OR_PANEL, None, 0, Entry.CODE),
        (Guard.CODE_OR_PANEL, OPENING, 0, Entry.PANEL),
        (Guard.CODE_OR_PANEL, OPENING, 9.99, Entry.PANEL),
        (Guard.CODE_OR_PANEL, OPENING, 10, Entry.CODE),
        (Guard.OPEN, None, 0, Entry.FREE),
        (Guard.OPEN, OPENING, 0, Entry.PANEL),
        (Guard.OPEN, OPENING, 11, Entry.FREE),
    ],
)
def test_what_enrolling_takes(guard: Guard, opening: Opening | None, minutes: float, entry: Entry) -> None:
    assert entry_now(GuardRules(guard), opening, A_MONDAY + minutes * MINUTE) is entry


@pytest.mark.parametrize(
    ("entry", "code", "answer"),
    [
        (Entry.CODE, None, EntryTrouble.CODE_NEEDED),
        (Entry.CODE, CodeCheck.WRONG, EntryTrouble.CODE_WRONG),
        (Entry.CODE, CodeCheck.EXPIRED, EntryTrouble.CODE_EXPIRED),
        (Entry.CODE, CodeCheck.RIGHT, LetIn(Entry.CODE)),
        (Entry.PANEL, None, LetIn(Entry.PANEL, KIM)),
        (Entry.PANEL, CodeCheck.WRONG, LetIn(Entry.PANEL, KIM)),
        (Entry.PANEL, CodeCheck.RIGHT, LetIn(Entry.CODE)),
        (Entry.FREE, None, LetIn(Entry.FREE)),
        (Entry.FREE, CodeCheck.EXPIRED, LetIn(Entry.FREE)),
    ],
)
def test_who_is_let_in(entry: Entry, code: CodeCheck | None, answer: LetIn | EntryTrouble) -> None:
    assert let_in(entry, KIM, code) == answer


@pytest.mark.parametrize(
    ("begun_min", "open_min"),
    [(0, 30), (-60, 15), (-75, 30), (5, 30)],
    ids=["begins now", "ends soon", "is over", "not begun yet"],
)
def test_an_opening_ends_after_half_an_hour_or_with_the_class(begun_min: float, open_min: float) -> None:
    session = a_session(a_course(), A_MONDAY + begun_min * MINUTE)
    assert opening_until(A_MONDAY, session) == A_MONDAY + open_min * MINUTE
    assert opening_until(A_MONDAY, None) == A_MONDAY + OPEN_FOR


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("김민서", True),
        (" 김 민서 ", True),
        ("김\u3000민서", True),
        (unicodedata.normalize("NFD", "김민서"), True),
        ("김민수", False),
        ("김민", False),
        ("", False),
    ],
)
def test_a_korean_name(typed: str, same: bool) -> None:
    assert same_name(typed, "김민서") is same


def test_a_name_in_latin_letters() -> None:
    assert same_name("ADA LOVELACE", "Ada Lovelace")
    assert same_name("Ａｄａ Lovelace", "Ada  Lovelace")
    assert same_name("Straße", "STRASSE")
    assert not same_name("Ada", "Ada Lovelace")


@given(st.text(min_size=1, max_size=20))
def test_a_name_is_itself_in_every_composition(name: str) -> None:
    for form in ("NFC", "NFD"):
        assert same_name(unicodedata.normalize(form, name), name)


def test_codes_are_eight_digits_and_not_alike() -> None:
    rng = Random(1)
    codes = [new_code(rng) for _ in range(2000)]
    assert all(CODE.fullmatch(code) for code in codes)
    assert len(set(codes)) > 1990
    assert any(code.startswith("0") for code in codes)
    assert grouped_code("01234567") == "0123 4567"


# --- letters --------------------------------------------------------------------------------------------

ADA, BO = a_student("20260001", "Ada"), a_student("20260002", "=HYPERLINK(1)")
COURSE = a_course("CSE301", "Operating Systems")
UNTIL = A_MONDAY + timedelta(days=30)


def test_each_student_gets_only_the_own_code_in_every_language() -> None:
    other = replace(CODE_TEXTS, subject="other", body="{code} bis {until}\n")
    codes = [(ADA, "01234567"), (BO, "76543210")]
    letters = code_letters((CODE_TEXTS, other), COURSE, codes, "302", UNTIL, SEOUL, A_MONDAY)
    assert [letter.to for letter in letters] == [ADA.email, BO.email]
    assert "0123 4567 until 2026-04-01" in letters[0].body
    assert "0123 4567 bis 2026-04-01" in letters[0].body
    assert "7654" not in letters[0].body
    assert letters[0].subject == "Your code for CSE301 Operating Systems"
    assert all(letter.confidential and "0123" not in letter.subject for letter in letters)
    assert len({letter.key for letter in letters}) == 2


def test_the_list_is_for_the_professor_and_harmless_in_a_spreadsheet() -> None:
    kim = a_professor()
    letter = code_list_letter(
        CODE_TEXTS, COURSE, kim, [(ADA, "01234567"), (BO, "76543210")], UNTIL, SEOUL, A_MONDAY
    )
    assert (letter.to, letter.confidential) == (kim.email, True)
    assert "0123" not in letter.body
    (file,) = letter.attachments
    assert file.name == "enrolment_codes_2026-03-02.csv"
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert rows == [
        ["number", "name", "code"],
        ["20260001", "Ada", "0123 4567"],
        ["20260002", "'=HYPERLINK(1)", "7654 3210"],
    ]
    assert file.content == code_csv(CODE_TEXTS, [(ADA, "01234567"), (BO, "76543210")])
