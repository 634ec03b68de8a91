"""Objections on the student's side: the page, the button that leads there, the receipt's code."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from bench.scenes import people as scenes
from kiosk.core.requests import MakeObjection, Open, SubmitNumber, WithdrawObjection
from kiosk.core.screens import NumberEntry
from kiosk.core.values import Dispute, Evidence, Language, Method, ObjectionState
from kiosk.core.views import NumberTrouble, ObjectionNotice, Purpose
from kiosk.ui.objection_texts import evidence_lines
from kiosk.ui.pages.number_entry import NumberEntryPage
from kiosk.ui.pages.objections import ObjectionsPage
from kiosk.ui.pages.student_home import StudentHomePage
from tests.ui.conftest import Shower
from tests.ui.hands import Heard, is_seen, press, said, the, write

Speak = Callable[[Language], None]
BY_NUMBER = "Checked in at 9:02 AM with student number and PIN. The face was not looked at."
LIVE = "Nothing looked like a photo or a screen held up."
CLEAR = "The face matched the enrolled one clearly (pictures compared: 11)."


@pytest.fixture
def page(show: Shower, speak: Speak) -> ObjectionsPage:
    speak(Language.ENGLISH)
    page = ObjectionsPage()
    show(page, (1280, 800))
    page.show_screen(scenes.own_objections())
    QApplication.processEvents()
    return page


def test_each_session_says_what_it_counts_as_and_what_can_be_said(page: ObjectionsPage, speak: Speak) -> None:
    first = said(page, "objectionLine0")
    assert "운영체제" in first
    assert "Late" in first
    assert "checked in 9:12 AM (Face)" in first
    assert said(page, "objectionUntil0") == "Possible until 30 Nov"
    assert not is_seen(page, "objectionNotMe1"), "what was said already is not asked again"
    speak(Language.KOREAN)
    QApplication.processEvents()
    assert said(page, "objectionUntil0") == "11월 30일까지 이의를 제기할 수 있습니다"
    assert "제시간에 왔어요: 답변을 기다리는 중" in said(page, "objectionLine1")


def test_saying_it_takes_two_steps(page: ObjectionsPage) -> None:
    heard = Heard(page)
    press(page, "objectionNotMe0")
    press(page, "objectionNotMe0No")
    assert heard.requests == []
    press(page, "objectionWasHere0")
    press(page, "objectionWasHere0Confirm")
    assert heard.requests == [MakeObjection(scenes.FIRST.session.session_id, Dispute.WAS_HERE)]


def test_what_waits_can_be_taken_back_and_what_was_answered_shows_the_reason(page: ObjectionsPage) -> None:
    heard = Heard(page)
    (waiting,) = scenes.own_objections().view.lines[1].objections
    press(page, "objectionWithdraw1")
    assert heard.requests == [WithdrawObjection(waiting.fact_id)]
    assert not is_seen(page, "objectionWithdraw2")
    assert said(page, "objectionState2") == "That was not me: Stays as it was"
    assert said(page, "objectionAnswer2") == "The professor's answer: 수업에서 학생을 봄"


def test_a_notice_tells_what_became_of_it(page: ObjectionsPage) -> None:
    assert not is_seen(page, "objectionsNotice")
    page.show_screen(scenes.own_objections(ObjectionNotice.MADE))
    assert "look into it" in said(page, "objectionsNotice")


def test_with_a_receipt_there_is_no_name_and_no_way_to_the_own_page(page: ObjectionsPage) -> None:
    heard = Heard(page)
    press(page, "objectionsBack")
    assert heard.requests == [Open.MY_PAGE]
    assert scenes.STUDENT.name in said(page, "objectionsSubtitle")
    page.show_screen(scenes.own_objections(by_receipt=True))
    QApplication.processEvents()
    assert scenes.STUDENT.name not in said(page, "objectionsSubtitle")
    assert scenes.STUDENT.number in said(page, "objectionsSubtitle")
    assert not is_seen(page, "objectionsBack")


def test_the_own_page_leads_there_and_counts_what_waits(show: Shower, speak: Speak) -> None:
    speak(Language.ENGLISH)
    home, scene = StudentHomePage(), scenes.student_page()
    show(home)
    home.show_screen(scene)
    heard = Heard(home)
    press(home, "studentHomeObjections")
    assert heard.requests == [Open.OBJECTIONS]
    assert said(home, "studentHomeObjections") == "Something is wrong"
    waiting = scenes.an_objection(1, scenes.STUDENT, Dispute.NOT_ME)
    over = scenes.an_objection(3, scenes.STUDENT, Dispute.WAS_HERE, ObjectionState.REFUSED)
    home.show_screen(replace(scene, view=replace(scene.view, objections=(waiting, over))))
    assert said(home, "studentHomeObjections") == "Something is wrong (1)"
    assert the(home, "studentHomeObjections").accessibleName() == "1 objection waiting for an answer"


def test_number_and_code_are_asked_for_instead_of_a_pin(show: Shower, speak: Speak) -> None:
    speak(Language.ENGLISH)
    page = NumberEntryPage()
    show(page)
    page.show_screen(NumberEntry(scenes.DOOR, Purpose.CHECK_IN))
    heard = Heard(page)
    press(page, "numberReceiptButton")
    assert heard.requests == [Open.RECEIPT]
    page.show_screen(NumberEntry(scenes.DOOR, Purpose.OBJECTION))
    assert said(page, "numberTitle") == "That was not me"
    assert the(page, "numberPinField").accessibleName() == "Code of the receipt (6 digits)"
    for name in ("numberReceiptButton", "numberFaceButton"):
        assert not is_seen(page, name)
    write(page, "numberField", "20260001")
    write(page, "numberPinField", "123456")
    press(page, "numberSubmitButton")
    assert heard.last == SubmitNumber("20260001", "123456")
    page.show_screen(NumberEntry(scenes.DOOR, Purpose.OBJECTION, NumberTrouble.WRONG))
    assert "code is not right" in said(page, "numberTrouble")


@pytest.mark.parametrize(
    ("evidence", "method", "told"),
    [
        (
            None,
            Method.NUMBER,
            "Checked in at 9:02 AM with student number and PIN. The face was not looked at.",
        ),
        (
            replace(scenes.EVIDENCE, confidence=0.6, challenge="down", presentation=None),
            Method.FACE,
            (
                "Checked in at 9:02 AM by face. The face matched the enrolled one, but less clearly than "
                "most do (pictures compared: 11). It may be somebody who looks alike. "
                "The head was turned as the kiosk asked: down."
            ),
        ),
        (
            replace(scenes.EVIDENCE, challenge="pin", presentation=None),
            Method.FACE,
            f"Checked in at 9:02 AM by face. {CLEAR} The PIN was given as well.",
        ),
        (
            replace(scenes.EVIDENCE, challenge=""),
            Method.FACE_AND_NUMBER,
            (
                f"Checked in at 9:02 AM by face and student number. {CLEAR} "
                f"No turn of the head was asked for. {LIVE}"
            ),
        ),
    ],
)
def test_evidence_in_human_words(speak: Speak, evidence: Evidence | None, method: Method, told: str) -> None:
    speak(Language.ENGLISH)
    check_in = replace(scenes.a_face_check_in(scenes.STUDENT), evidence=evidence, method=method)
    assert " ".join(evidence_lines(check_in)) == told
    assert not any(character == "%" or "0." in told for character in told), "never a score"
