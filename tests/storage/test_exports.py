"""What the journal knows of mailed CSV files, on each kind of database."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

from kiosk.core.values import Attachment, SessionState, Status, new_id
from kiosk.storage.engine import SqlStore
from tests.fakes import A_MONDAY
from tests.storage.school import KIOSK, School, a_letter

CSV = b"a,b\r\n"


def head(store: SqlStore) -> int:
    return len(store.journal.entries())


def exported(school: School, occasion: str = "now", content: bytes = CSV) -> int:
    """Put a letter with a CSV; returns where the journal stood before."""
    before = head(school.store)
    key = f"attendance/{school.session.session_id}/{occasion}"
    letter = replace(a_letter(key), attachments=(Attachment("a.csv", content),))
    school.store.outbox.put(letter, "staff:kim")
    return before


def test_the_first_export_after_a_head_is_its_own(school: School) -> None:
    exports, session_id = school.store.exports, school.session.session_id
    first = exported(school, "one")
    school.store.journal.append("kim", "did", "a thing", "", A_MONDAY)
    second = exported(school, "close", b"other")
    found = exports.export(KIOSK, first, session_id)
    assert found is not None
    assert (found.number, found.actor, found.closing) == (first + 1, "staff:kim", False)
    assert found.digests == {hashlib.sha256(CSV).hexdigest()}
    assert found.originals == (CSV,)
    closing = exports.export(KIOSK, second, session_id)
    assert closing is not None
    assert (closing.closing, closing.originals) == (True, (b"other",))
    assert exports.export(KIOSK, head(school.store), session_id) is None
    assert exports.export(KIOSK, first, new_id()) is None
    assert exports.export("other", first, session_id) is None


def test_entries_are_found_by_their_digest(school: School) -> None:
    entry = school.store.journal.entries()[1]
    assert school.store.exports.entry(entry.digest) == (KIOSK, entry)
    assert school.store.exports.entry("0" * 64) is None
    assert school.store.exports.ends() == {KIOSK: head(school.store)}


def test_the_class_as_it_was(school: School) -> None:
    store, session_id = school.store, school.session.session_id
    store.attendance.check_in(school.check_in(school.ada))
    then, now = head(store), A_MONDAY + timedelta(hours=1)
    store.attendance.check_in(school.check_in(school.bo, A_MONDAY + timedelta(minutes=1)))
    store.attendance.correct(school.correction(school.ada))
    store.attendance.close(session_id, SessionState.CLOSED, [], "kim", now)

    def statuses(number: int, *, closing: bool = False) -> list[Status]:
        found = store.exports.standings(KIOSK, number, now, session_id, closing=closing)
        assert found is not None
        return [standing.status for standing in found[1]]

    assert statuses(then) == [Status.PRESENT, Status.PENDING]
    assert statuses(then, closing=True) == [Status.PRESENT, Status.ABSENT]
    assert statuses(head(store)) == [Status.EXCUSED, Status.PRESENT]
    assert store.exports.standings(KIOSK, then, now, new_id(), closing=False) is None
