"""Letters: put once, due in order, delayed, failed, tried again; from two threads."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.core.values import Attachment, Letter, LetterId, LetterState, new_id
from kiosk.storage.engine import SqlStore
from tests.fakes import A_MONDAY
from tests.storage.conftest import Opener
from tests.storage.school import a_letter

LATER = A_MONDAY + timedelta(minutes=10)
FILES = (Attachment("출석.csv", b"\xef\xbb\xbfname"), Attachment("empty.txt", b""))


def test_a_letter_comes_back_whole(store: SqlStore) -> None:
    letter = replace(a_letter("one"), attachments=FILES)
    assert store.outbox.put(letter, "kim")
    assert store.outbox.due(A_MONDAY) == letter
    entry = store.journal.entries(1)[0]
    assert (entry.actor, entry.action, entry.subject) == ("kim", "put_letter", f"letter:{letter.letter_id}")
    listed = replace(letter, attachments=tuple(replace(one, content=b"") for one in FILES))
    assert store.outbox.letters() == (listed,)


def test_a_key_is_put_once(store: SqlStore) -> None:
    letter = a_letter("one")
    assert store.outbox.put(letter, "kim")
    head = store.journal.head()
    assert not store.outbox.put(replace(letter, letter_id=LetterId(new_id()), body="other"), "kim")
    assert store.outbox.letters() == (letter,)
    assert store.journal.head() == head


def test_the_oldest_that_is_due_comes_first(store: SqlStore) -> None:
    young = a_letter("young", A_MONDAY + timedelta(seconds=2))
    old = a_letter("old", A_MONDAY)
    waits = replace(a_letter("waits", A_MONDAY - timedelta(days=1)), next_try_at=LATER)
    for letter in (young, waits, old):
        store.outbox.put(letter, "kim")
    assert store.outbox.due(A_MONDAY) == old
    assert store.outbox.due(LATER - timedelta(microseconds=1)) == old
    assert store.outbox.due(LATER) == waits
    assert [one.key for one in store.outbox.letters()] == ["young", "old", "waits"]
    assert [one.key for one in store.outbox.letters(2)] == ["young", "old"]


def test_when_the_next_one_is_due(store: SqlStore) -> None:
    assert store.outbox.next_due_at() is None
    assert store.outbox.due(LATER) is None
    letter = a_letter("one")
    store.outbox.put(letter, "kim")
    assert store.outbox.next_due_at() == A_MONDAY
    store.outbox.mark_delayed(letter.letter_id, "host away", LATER)
    assert store.outbox.next_due_at() == LATER
    store.outbox.mark_sent(letter.letter_id, LATER)
    assert store.outbox.next_due_at() is None


def test_the_life_of_a_letter(store: SqlStore) -> None:
    letter = a_letter("one")
    outbox = store.outbox
    outbox.put(letter, "kim")
    outbox.mark_delayed(letter.letter_id, "host away", LATER)
    assert outbox.due(A_MONDAY) is None
    assert outbox.due(LATER) == replace(letter, attempts=1, next_try_at=LATER, trouble="host away")
    outbox.mark_failed(letter.letter_id, "no such address")
    failed = replace(letter, attempts=2, state=LetterState.FAILED, trouble="no such address")
    assert outbox.letters() == (failed,)
    assert outbox.due(LATER) is None
    outbox.try_again(letter.letter_id, LATER)
    assert outbox.due(LATER) == replace(letter, next_try_at=LATER)
    outbox.mark_sent(letter.letter_id, LATER)
    assert outbox.letters() == (replace(letter, attempts=1, state=LetterState.SENT),)
    did = [entry.action for entry in store.journal.entries()]
    assert did == ["put_letter", "letter_failed", "try_again", "letter_sent"]


def test_what_comes_too_late_changes_nothing(store: SqlStore) -> None:
    letter = a_letter("one")
    store.outbox.put(letter, "kim")
    store.outbox.try_again(letter.letter_id, LATER)  # pressed twice, or it never failed
    assert store.outbox.letters() == (letter,)
    store.outbox.mark_sent(letter.letter_id, A_MONDAY)
    sent = store.outbox.letters()
    store.outbox.mark_delayed(letter.letter_id, "late", LATER)
    store.outbox.mark_failed(letter.letter_id, "late")
    assert store.outbox.letters() == sent
    with pytest.raises(LookupError):
        store.outbox.mark_sent(LetterId(new_id()), A_MONDAY)


def test_a_kiosk_sends_its_own_letters_only(store: SqlStore, address: str, opened: Opener) -> None:
    other = opened(address, "room-102")
    store.outbox.put(a_letter("mine"), "kim")
    assert other.outbox.due(A_MONDAY) is None
    assert other.outbox.next_due_at() is None
    assert not other.outbox.put(a_letter("mine"), "kim")


def test_one_thread_puts_while_another_sends(store: SqlStore) -> None:
    keys = [f"letter {n:02}" for n in range(20)]
    sent: list[str] = []
    put_all = threading.Event()

    def send() -> None:
        while True:
            finished = put_all.is_set()
            letter = store.outbox.due(LATER)
            if letter is not None:
                store.outbox.mark_sent(letter.letter_id, LATER)
                sent.append(letter.key)
            elif finished:
                return

    mail = threading.Thread(target=send)
    mail.start()
    for key in keys:
        store.outbox.put(a_letter(key), "kim")
    put_all.set()
    mail.join(60)
    assert not mail.is_alive()
    assert sorted(sent) == keys
    assert {one.state for one in store.outbox.letters()} == {LetterState.SENT}
    assert store.proofs.prove().broken == ()


def a_courtesy(key: str, minute: int = 0) -> Letter:
    return replace(a_letter(key, A_MONDAY + timedelta(minutes=minute)), courtesy=True, reply_to="kim@b.kr")


def test_courtesy_lets_every_other_letter_go_first(store: SqlStore) -> None:
    courtesy = a_courtesy("receipt")
    store.outbox.put(courtesy, "kiosk")
    store.outbox.put(a_letter("csv", A_MONDAY + timedelta(minutes=9)), "kim")
    first = store.outbox.due(LATER)
    assert first is not None
    assert first.key == "csv"
    store.outbox.mark_sent(first.letter_id, LATER)
    assert store.outbox.due(LATER) == courtesy


def test_no_more_courtesy_leaves_in_a_day_than_the_account_can_spare(store: SqlStore) -> None:
    for number in range(3):
        store.outbox.put(a_courtesy(f"receipt {number}", number), "kiosk")
    for _ in range(2):
        letter = store.outbox.due(LATER, courtesy_a_day=2)
        assert letter is not None
        store.outbox.mark_sent(letter.letter_id, LATER)
    assert store.outbox.due(LATER, courtesy_a_day=2) is None
    csv = a_letter("csv", LATER)
    store.outbox.put(csv, "kim")
    assert store.outbox.due(LATER, courtesy_a_day=2) == csv, "what matters always leaves"
    store.outbox.mark_sent(csv.letter_id, LATER)
    next_day = store.outbox.due(LATER + timedelta(hours=24), courtesy_a_day=2)
    assert next_day is not None
    assert next_day.key == "receipt 2"


def test_courtesy_that_waited_too_long_is_given_up_and_nothing_else(store: SqlStore) -> None:
    store.outbox.put(a_courtesy("receipt"), "kiosk")
    store.outbox.put(a_letter("csv"), "kim")
    assert store.outbox.give_up_courtesy(A_MONDAY) == 0
    assert store.outbox.give_up_courtesy(A_MONDAY + timedelta(seconds=1)) == 1
    states = {letter.key: letter.state for letter in store.outbox.letters()}
    assert states == {"receipt": LetterState.FAILED, "csv": LetterState.WAITING}
    assert store.journal.entries(1)[0].action == "letter_failed"


def test_old_courtesy_is_deleted_when_it_waits_no_more_and_the_journal_stays(store: SqlStore) -> None:
    sent, waits, csv = a_courtesy("sent"), a_courtesy("waits"), a_letter("csv")
    for letter in (sent, waits, csv):
        store.outbox.put(letter, "kiosk")
    for letter in (sent, csv):
        store.outbox.mark_sent(letter.letter_id, A_MONDAY)
    assert store.outbox.counts() == {LetterState.SENT: 2, LetterState.WAITING: 1}
    head = store.journal.head()
    assert store.outbox.drop_courtesy(A_MONDAY) == 0
    assert store.outbox.drop_courtesy(LATER) == 1
    assert {letter.key for letter in store.outbox.letters()} == {"waits", "csv"}
    assert store.journal.head() == head
    assert store.proofs.prove().broken == ()


def test_letters_to_one_address(store: SqlStore) -> None:
    for number in range(3):
        store.outbox.put(replace(a_courtesy(f"receipt {number}", number), to="ada@b.kr"), "kiosk")
    store.outbox.put(a_letter("csv"), "kim")
    assert [letter.key for letter in store.outbox.letters(1, to="kim@example.ac.kr")] == ["csv"]
    assert [letter.key for letter in store.outbox.letters(1)] == ["receipt 2"]
