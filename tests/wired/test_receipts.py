"""The real app: a check-in's receipt reaches the student's mailbox, its code opens an objection."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.core.receipts import receipt_code
from kiosk.core.screens import CheckedIn, Main, NumberEntry, ObjectionPage
from kiosk.core.values import Dispute, ObjectionWay
from kiosk.core.views import ObjectionNotice, Purpose
from kiosk.demo.cast import PROFESSOR_EMAIL, STUDENT_PIN
from tests.ui.hands import press, write
from tests.wired.kiosks import a_world, running_kiosk, shows
from tests.wired.test_app import WITHOUT_FACE

pytestmark = pytest.mark.realtime

WAIT_MS = 20_000


def read(mail: Path) -> EmailMessage:
    message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_from_check_in_to_objection_by_the_code(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    student = WITHOUT_FACE.player.student
    with a_world(tmp_path, WITHOUT_FACE) as world, running_kiosk(qapp, world.parts) as app:
        qtbot.waitUntil(shows(app, Main), timeout=WAIT_MS)
        press(app.window, "mainNumberButton")
        qtbot.waitUntil(shows(app, NumberEntry), timeout=WAIT_MS)
        write(app.window, "numberField", student.number)
        write(app.window, "numberPinField", STUDENT_PIN)
        press(app.window, "numberSubmitButton")
        qtbot.waitUntil(shows(app, CheckedIn), timeout=WAIT_MS)
        (fact,) = world.store.attendance.student_check_ins(student.student_id)
        qtbot.waitUntil(shows(app, Main), timeout=WAIT_MS)
        press(app.window, "mainNumberButton")
        qtbot.waitUntil(shows(app, NumberEntry), timeout=WAIT_MS)
        press(app.window, "numberReceiptButton")
        screen = app.driver.screen
        assert isinstance(screen, NumberEntry)
        assert screen.purpose is Purpose.OBJECTION
        write(app.window, "numberField", student.number)
        write(app.window, "numberPinField", receipt_code(fact.fact_id))
        press(app.window, "numberSubmitButton")
        qtbot.waitUntil(shows(app, ObjectionPage), timeout=WAIT_MS)
        press(app.window, "objectionNotMe0")
        press(app.window, "objectionNotMe0Confirm")
        shown = app.driver.screen
        assert isinstance(shown, ObjectionPage)
        assert shown.view.notice is ObjectionNotice.MADE
        (objection,) = world.store.objections.of_student(student.student_id)
        assert (objection.dispute, objection.way) == (Dispute.NOT_ME, ObjectionWay.RECEIPT)
        qtbot.waitUntil(lambda: len(world.server.letters()) == 2, timeout=WAIT_MS)
        told, receipt = (read(mail) for mail in world.server.letters())
    assert told["To"] == PROFESSOR_EMAIL, "what matters goes before the courtesy, which was written first"
    assert told["Reply-To"] == student.email
    assert (receipt["To"], receipt["Reply-To"]) == (student.email, PROFESSOR_EMAIL)
    body = receipt.get_body()
    assert body is not None
    code = receipt_code(fact.fact_id)
    assert body.get_content().count(f"{code[:3]} {code[3:]}") == 2, "in both languages"
