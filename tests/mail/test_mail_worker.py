"""The mail thread's loop: one letter a step, growing delays, nothing sent twice, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kiosk.core.ports import MailError, MailTrouble, StoreError, StoreTrouble
from kiosk.core.values import Letter, LetterId, LetterState, new_id
from kiosk.mail.worker import (
    COURTESY_PAUSE_S,
    LOOK_AGAIN_S,
    LetterSent,
    MailFailure,
    MailWorker,
    delay_after,
)
from tests.fakes import A_MONDAY, Ears, FakeClock, FakeMailer, FakeOutbox, TickingClock, running


def a_letter(minute: int = 0) -> Letter:
    letter_id = LetterId(new_id())
    made = A_MONDAY + timedelta(minutes=minute - 60)
    return Letter(letter_id, str(letter_id), "prof@uni.ac.kr", "출석부", "", made)


def unreachable() -> MailError:
    return MailError(MailTrouble.UNREACHABLE, "no connection")


class Bell(QObject):
    """The main thread's way to call `wake` on the mail thread."""

    rung = Signal()

    def __init__(self, worker: MailWorker) -> None:
        super().__init__()
        self.rung.connect(worker.wake)


class ForgetfulOutbox(FakeOutbox):
    """Cannot be written once."""

    failures = 1

    def mark_sent(self, letter_id: LetterId, at: datetime) -> None:
        if self.failures:
            self.failures -= 1
            raise StoreError(StoreTrouble.FULL, "disk full")
        super().mark_sent(letter_id, at)


def test_one_letter_a_step_oldest_first(qtbot: QtBot) -> None:
    second, first = a_letter(2), a_letter(1)
    mailer, outbox = FakeMailer(), FakeOutbox([second, first])
    worker = MailWorker(outbox, mailer, FakeClock())
    told: list[LetterSent] = []
    worker.letter_sent.connect(told.append)
    assert worker.step() == 0
    assert mailer.tried == [first.letter_id]
    assert worker.step() == 0
    assert told == [LetterSent(first.letter_id), LetterSent(second.letter_id)]
    assert outbox[second.letter_id].state is LetterState.SENT
    assert worker.step() == 60
    assert len(mailer.sent) == 2


def test_the_delay_grows_until_a_day_has_passed() -> None:
    minutes: list[float] = []
    while (delay := delay_after(len(minutes) + 1)) is not None:
        minutes.append(delay.total_seconds() / 60)
    assert minutes[:7] == [1, 2, 5, 15, 60, 60, 60]
    assert minutes == sorted(minutes)
    assert 24 <= sum(minutes) / 60 < 25


def test_a_letter_that_may_leave_later_waits_then_leaves() -> None:
    letter, clock = a_letter(), FakeClock()
    outbox, mailer = FakeOutbox([letter]), FakeMailer([unreachable(), unreachable()])
    worker = MailWorker(outbox, mailer, clock)
    told: list[MailFailure] = []
    worker.letter_failed.connect(told.append)
    assert worker.step() == 0
    retry_at = clock.now() + timedelta(minutes=1)
    assert told == [MailFailure(letter.letter_id, MailTrouble.UNREACHABLE, retry_at)]
    assert outbox[letter.letter_id].trouble == "unreachable: no connection"
    assert worker.step() == 60
    clock.advance(59)
    assert worker.step() == pytest.approx(1)
    assert len(mailer.tried) == 1
    clock.advance(1)
    worker.step()
    assert outbox[letter.letter_id].next_try_at == clock.now() + timedelta(minutes=2)
    clock.advance(120)
    worker.step()
    assert mailer.sent == [
        replace(letter, attempts=2, trouble="unreachable: no connection", next_try_at=clock.now())
    ]


def test_after_a_day_of_trying_a_letter_has_failed_and_can_be_tried_again() -> None:
    letter, clock = a_letter(), FakeClock()
    outbox, mailer = FakeOutbox([letter]), FakeMailer(unreachable() for _ in range(29))
    worker = MailWorker(outbox, mailer, clock)
    steps = 0
    while outbox[letter.letter_id].state is LetterState.WAITING:
        clock.advance(worker.step())
        steps += 1
        assert steps < 3000
    assert outbox[letter.letter_id].state is LetterState.FAILED
    assert (clock.now() - A_MONDAY) / timedelta(hours=1) == pytest.approx(24.4, abs=0.1)
    outbox.try_again(letter.letter_id, clock.now())
    worker.step()
    assert outbox[letter.letter_id].state is LetterState.SENT


@pytest.mark.parametrize(
    "trouble",
    [MailTrouble.NOT_SET_UP, MailTrouble.LOGIN_REFUSED, MailTrouble.ADDRESS_REFUSED, MailTrouble.NOT_SECURE],
)
def test_what_only_a_person_can_mend_fails_at_once(trouble: MailTrouble) -> None:
    letter = a_letter()
    outbox = FakeOutbox([letter])
    worker = MailWorker(outbox, FakeMailer([MailError(trouble, "words")]), FakeClock())
    told: list[MailFailure] = []
    worker.letter_failed.connect(told.append)
    worker.step()
    assert told == [MailFailure(letter.letter_id, trouble, None)]
    assert outbox[letter.letter_id].state is LetterState.FAILED
    assert MailTrouble(outbox[letter.letter_id].trouble.partition(":")[0]) is trouble


def test_a_letter_that_left_but_could_not_be_marked_is_not_sent_twice(
    expect_log: Callable[[str], None],
) -> None:
    expect_log("outbox cannot be used now: disk full")
    letter, mailer = a_letter(), FakeMailer()
    outbox = ForgetfulOutbox([letter])
    worker = MailWorker(outbox, mailer, FakeClock())
    assert worker.step() == 30
    assert outbox[letter.letter_id].state is LetterState.WAITING
    worker.step()
    assert outbox[letter.letter_id].state is LetterState.SENT
    assert len(mailer.sent) == 1


def test_on_its_thread_a_woken_worker_sends_at_once(qtbot: QtBot) -> None:
    outbox = FakeOutbox()
    worker = MailWorker(outbox, FakeMailer(), TickingClock())
    bell, ears, letter = Bell(worker), Ears(), a_letter()
    worker.letter_sent.connect(ears.hear)
    with running(worker):
        outbox.put(letter, "test")
        bell.rung.emit()
        qtbot.waitUntil(lambda: ears.heard == [LetterSent(letter.letter_id)], timeout=20000)


def test_stop_before_start_and_twice_says_so_each_time(qtbot: QtBot) -> None:
    worker = MailWorker(FakeOutbox(), FakeMailer(), FakeClock())
    with qtbot.waitSignals([worker.stopped, worker.stopped], timeout=100):
        worker.stop()
        worker.stop()
    worker.wake()


def test_after_a_letter_of_courtesy_the_host_is_left_in_peace_for_a_while() -> None:
    courtesy = replace(a_letter(1), courtesy=True)
    outbox, mailer = FakeOutbox([courtesy]), FakeMailer()
    worker = MailWorker(outbox, mailer, FakeClock())
    assert worker.step() == COURTESY_PAUSE_S
    assert mailer.tried == [courtesy.letter_id]


def test_courtesy_beyond_the_day_waits_without_a_busy_loop() -> None:
    first, second = (replace(a_letter(minute), courtesy=True) for minute in (1, 2))
    outbox, mailer = FakeOutbox([first, second]), FakeMailer()
    worker = MailWorker(outbox, mailer, FakeClock(), courtesy_a_day=1)
    worker.step()
    assert worker.step() == LOOK_AGAIN_S
    assert mailer.tried == [first.letter_id]
    csv = a_letter(3)
    outbox.put(csv, "kim")
    worker.step()
    assert mailer.tried[-1] == csv.letter_id
