"""The journal: chained, whole after many threads, and telling where it was harmed."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.values import JournalEntry
from kiosk.storage.engine import SqlStore
from kiosk.storage.journal import NO_DIGEST, canonical, chained, in_utc
from tests.fakes import A_MONDAY
from tests.storage.school import KIOSK


def write(store: SqlStore, count: int, actor: str = "kim") -> list[JournalEntry]:
    return [store.journal.append(actor, "did", f"thing {n}", "", A_MONDAY) for n in range(count)]


def test_an_empty_journal(store: SqlStore) -> None:
    assert store.journal.head() == NO_DIGEST == "0" * 64
    assert store.journal.entries() == ()
    assert store.proofs.prove().broken == ()


def test_entries_are_numbered_and_chained(store: SqlStore) -> None:
    written = write(store, 5)
    assert store.journal.entries() == tuple(written)
    assert store.journal.entries(2) == tuple(written[3:])
    assert store.journal.head() == written[-1].digest
    assert [entry.number for entry in written] == [1, 2, 3, 4, 5]
    assert written[1].digest == chained(written[0].digest, KIOSK, written[1])
    assert store.proofs.prove().broken == ()


def test_many_threads_do_not_fork_the_chain(store: SqlStore) -> None:
    together = threading.Barrier(4)

    def work(name: int) -> None:
        together.wait()
        write(store, 15, f"thread {name}")

    with ThreadPoolExecutor(4) as threads:
        for future in [threads.submit(work, name) for name in range(4)]:
            future.result()
    assert [entry.number for entry in store.journal.entries()] == list(range(1, 61))
    assert store.proofs.prove().broken == ()


ENTRY = JournalEntry(1, datetime(2026, 3, 2, tzinfo=UTC), "a", "b", "c", "d", "")
LOCAL = A_MONDAY.replace(tzinfo=None)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(TEXT, TEXT, TEXT, TEXT)
def test_moving_text_between_fields_changes_the_digest(a: str, b: str, c: str, d: str) -> None:
    one = replace(ENTRY, actor=a, action=b, subject=c, detail=d)
    for other in (
        replace(ENTRY, actor=a + b, action="", subject=c, detail=d),
        replace(ENTRY, actor=b, action=a, subject=c, detail=d),
        replace(ENTRY, actor=a, action=b, subject=c, detail=d + "\n"),
    ):
        assert (chained(NO_DIGEST, KIOSK, one) == chained(NO_DIGEST, KIOSK, other)) == (one == other)


@given(st.datetimes(min_value=LOCAL, max_value=LOCAL + timedelta(days=36500)), st.integers(-12, 14))
def test_one_instant_has_one_digest_in_every_zone(local: datetime, hours: int) -> None:
    at = local.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert in_utc(at) == in_utc(at.astimezone(UTC))


def test_a_naive_time_has_no_digest() -> None:
    with pytest.raises(ValueError, match="naive"):
        in_utc(A_MONDAY.replace(tzinfo=None))


def test_canonical_text_is_plain() -> None:
    assert canonical({"b": 1, "a": "출"}) == '{"a":"\\ucd9c","b":1}'
