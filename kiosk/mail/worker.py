"""MailWorker: the loop of the mail thread, one letter from the outbox a step."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Signal, Slot

from kiosk.core.ports import Clock, Mailer, MailError, MailTrouble, OutboxStore, StoreError
from kiosk.core.values import Letter, LetterId
from kiosk.loop import LoopWorker

log = logging.getLogger(__name__)

FIRST_DELAYS_MIN = (1, 2, 5, 15, 60)
HOURLY_TRIES = 23  # with the first delays 24.4 hours in all
LOOK_AGAIN_S = 60.0  # nothing due: look anyway, as clocks are set and rows come from elsewhere
STORE_RETRY_S = 30.0
COURTESY_PAUSE_S = 5.0
"""After a letter of courtesy: a class that walks in together is no burst of logins at the mail host, and a
letter that matters, put meanwhile, wakes the worker and goes at once."""


@dataclass(frozen=True)
class LetterSent:
    """The host has accepted this letter."""

    letter_id: LetterId


@dataclass(frozen=True)
class MailFailure:
    """This letter did not leave; it is tried again at ``next_try_at``, or not by itself when that is None."""

    letter_id: LetterId
    trouble: MailTrouble
    next_try_at: datetime | None


def delay_after(failed_attempts: int) -> timedelta | None:
    """How long a letter waits after so many failed attempts (1 ..): longer each time; None after a day."""
    if failed_attempts <= len(FIRST_DELAYS_MIN):
        return timedelta(minutes=FIRST_DELAYS_MIN[failed_attempts - 1])
    return timedelta(hours=1) if failed_attempts <= len(FIRST_DELAYS_MIN) + HOURLY_TRIES else None


class MailWorker(LoopWorker):
    """Sends what waits in the outbox. Lives on the mail thread with its own transactions.

    `Letter.trouble` is stored as "<MailTrouble value>: <words for IT>".
    """

    letter_sent = Signal(LetterSent)
    letter_failed = Signal(MailFailure)
    AFTER_A_BUG_S = 60.0

    def __init__(
        self, outbox: OutboxStore, mailer: Mailer, clock: Clock, courtesy_a_day: int | None = None
    ) -> None:
        super().__init__()
        self._courtesy_a_day = courtesy_a_day
        self._outbox = outbox
        self._mailer = mailer
        self._clock = clock
        self._unmarked: set[LetterId] = set()  # sent, and then the store failed: never send these twice

    @Slot()
    def start(self) -> None:
        """Begin with what is due now."""
        self._start_loop()

    @Slot()
    def stop(self) -> None:
        """End; heard after the letter that is under way. What was not sent waits in the outbox."""
        self._stop_loop()

    @Slot()
    def wake(self) -> None:
        """A letter was put into the outbox, or is to be tried again: look now."""
        self._step_now()

    def step(self) -> float:
        """Send at most one letter; returns after how many seconds the next step is wanted."""
        try:
            letter = self._outbox.due(self._clock.now(), self._courtesy_a_day)
            if letter is None:
                return self._idle_s()
            self._handle(letter)
        except StoreError as error:
            log.warning("the outbox cannot be used now: %s", error)
            return STORE_RETRY_S
        return COURTESY_PAUSE_S if letter.courtesy else 0.0

    def _idle_s(self) -> float:
        due_at = self._outbox.next_due_at()
        if due_at is None:
            return LOOK_AGAIN_S
        left_s = (due_at - self._clock.now()).total_seconds()
        return min(left_s, LOOK_AGAIN_S) if left_s > 0 else LOOK_AGAIN_S  # due, and held back: courtesy

    def _handle(self, letter: Letter) -> None:
        if letter.letter_id not in self._unmarked:
            try:
                self._mailer.send(letter)
            except MailError as error:
                self._record_failure(letter, error)
                return
            self._unmarked.add(letter.letter_id)
        self._outbox.mark_sent(letter.letter_id, self._clock.now())
        self._unmarked.discard(letter.letter_id)
        self.letter_sent.emit(LetterSent(letter.letter_id))

    def _record_failure(self, letter: Letter, error: MailError) -> None:
        trouble = f"{error.trouble.value}: {error}"
        delay = delay_after(letter.attempts + 1) if error.retryable else None
        next_try_at = None if delay is None else self._clock.now() + delay
        log.info(
            "letter %s did not leave (%s), next try %s", letter.letter_id, trouble, next_try_at or "never"
        )
        if next_try_at is None:
            self._outbox.mark_failed(letter.letter_id, trouble)
        else:
            self._outbox.mark_delayed(letter.letter_id, trouble, next_try_at)
        self.letter_failed.emit(MailFailure(letter.letter_id, error.trouble, next_try_at))
