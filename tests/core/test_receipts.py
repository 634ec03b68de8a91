"""Receipts: what they say, to whom, until when; the shipped words fill in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.core.receipts import (
    StudentWords,
    answer_letter,
    can_write,
    in_time,
    last_day,
    objection_letter,
    receipt_code,
    receipt_letter,
)
from kiosk.core.values import (
    Dispute,
    FactId,
    Language,
    Objection,
    ObjectionState,
    ObjectionStep,
    ObjectionWay,
    Status,
    new_id,
)
from kiosk.texts import student_words
from tests.builders import (
    KIOSK_ID,
    SEOUL,
    STUDENT_WORDS,
    a_check_in,
    a_lecture,
    a_professor,
    a_student,
)
from tests.fakes import A_MONDAY
from tests.languages import LANGUAGES

ASSETS = Path(__file__).resolve().parents[2] / "assets"
ADA, KIM, LECTURE = a_student(), a_professor(), a_lecture()
FACT = a_check_in(LECTURE.session, ADA, A_MONDAY + timedelta(minutes=2))
UNTIL = last_day(A_MONDAY, 7, SEOUL)
OBJECTION = Objection(
    FactId(new_id()),
    LECTURE.session.session_id,
    ADA.student_id,
    Dispute.NOT_ME,
    ObjectionWay.RECEIPT,
    KIOSK_ID,
    A_MONDAY,
)


def an_answer(state: ObjectionState) -> ObjectionStep:
    return ObjectionStep(FactId(new_id()), OBJECTION.fact_id, state, "I saw you", KIM.staff_id, A_MONDAY)


def both(words: StudentWords) -> tuple[StudentWords, ...]:
    return (words, replace(words, receipt_subject="출석 확인", receipt="{name} 님 {receipt}\n"))


def test_a_receipt_says_what_was_marked_in_every_language_and_how_to_object() -> None:
    words = both(STUDENT_WORDS)
    letter = receipt_letter(words, FACT, Status.PRESENT, LECTURE, ADA, KIM, UNTIL, SEOUL)
    code = receipt_code(FACT.fact_id)
    spaced = f"{code[:3]} {code[3:]}"
    assert letter.subject == "[Check-in / 출석 확인] CSE301 2026-03-02 09:02"
    first, second = letter.body.split("-" * 40)
    told = f"Ada present 2026-03-02 09:02 302 face {spaced} 2026-03-09 or answer Kim Jihun"
    assert first.strip() == told
    assert second.strip() == f"Ada 님 {spaced}"
    assert (letter.to, letter.reply_to) == (ADA.email, KIM.email)
    assert letter.courtesy
    assert letter.key == f"receipt/{FACT.fact_id}"


def test_without_a_professor_an_answer_goes_nowhere_and_the_letter_does_not_offer_it() -> None:
    letter = receipt_letter((STUDENT_WORDS,), FACT, Status.LATE, LECTURE, ADA, None, UNTIL, SEOUL)
    assert letter.reply_to == ""
    assert "answer" not in letter.body


def test_codes_are_six_digits_differ_and_stay() -> None:
    facts = [FactId(new_id()) for _ in range(200)]
    codes = [receipt_code(fact) for fact in facts]
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert len(set(codes)) > 195
    assert codes == [receipt_code(fact) for fact in facts]


@pytest.mark.parametrize(
    ("now", "possible"),
    [
        (A_MONDAY, True),
        (datetime(2026, 3, 9, 14, 59, 59, tzinfo=UTC), True),  # 23:59:59 in Seoul
        (datetime(2026, 3, 9, 15, 0, tzinfo=UTC), False),
    ],
)
def test_objections_end_with_the_last_local_day(now: datetime, possible: bool) -> None:
    assert in_time(A_MONDAY, 7, SEOUL, now) is possible


@pytest.mark.parametrize(
    ("address", "can"), [("a@b.kr", True), (" a@b.kr ", True), ("", False), ("a", False), ("a@b@c", False)]
)
def test_who_can_be_written_to(address: str, can: bool) -> None:
    assert can_write(replace(ADA, email=address)) is can


@pytest.mark.parametrize("first", LANGUAGES)
def test_the_shipped_words_fill_in_and_come_in_both_languages(first: Language) -> None:
    words = student_words(ASSETS, first)
    assert len(words) == 2
    letters = [
        receipt_letter(words, FACT, Status.PRESENT, LECTURE, ADA, KIM, UNTIL, SEOUL),
        receipt_letter(words, FACT, Status.ABSENT, LECTURE, ADA, None, UNTIL, SEOUL),
        objection_letter(words, OBJECTION, LECTURE, ADA, KIM, SEOUL),
    ]
    letters += [
        answer_letter(words, OBJECTION, an_answer(state), Status.ABSENT, LECTURE, ADA, KIM, SEOUL)
        for state in (ObjectionState.ACCEPTED, ObjectionState.REFUSED)
    ]
    for letter in letters:
        korean, english = letter.body.split("-" * 40)[:: 1 if first == Language.KOREAN else -1]
        assert "출석" in korean
        assert "Dear" in english
        assert "{" not in letter.body + letter.subject
    assert len({letter.key for letter in letters}) == 3, "one receipt, one word to the professor, one answer"


def test_an_objection_goes_to_the_professor_and_its_answer_to_the_student() -> None:
    told = objection_letter((STUDENT_WORDS,), OBJECTION, LECTURE, ADA, KIM, SEOUL)
    assert (told.to, told.reply_to, told.courtesy) == (KIM.email, ADA.email, False)
    assert told.body == f"Kim Jihun Ada {ADA.number} not_me 2026-03-02\n"
    refused = an_answer(ObjectionState.REFUSED)
    answer = answer_letter((STUDENT_WORDS,), OBJECTION, refused, Status.PRESENT, LECTURE, ADA, KIM, SEOUL)
    assert (answer.to, answer.reply_to) == (ADA.email, KIM.email)
    assert answer.body == "Ada not_me stays present: I saw you\n"
