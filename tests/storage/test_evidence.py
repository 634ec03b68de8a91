"""What a check-in rests on is bound into the journal; its crop is sealed, short-lived and in no copy."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.core.observation import Layer, Presentation, Presented
from kiosk.core.ports import VaultError
from kiosk.core.proof import Kind, Link
from kiosk.core.values import CheckIn
from kiosk.storage.copies import copy_database
from tests.fakes import A_MONDAY
from tests.storage.school import EVIDENCE, School, a_letter, raw, rows

LIVE = Presentation(Presented.LIVE, 2.25, ((Layer.TEXTURE, 1.5), (Layer.BLINK, 0.75)))
WHOLE = replace(EVIDENCE, frames_sha256="ab" * 32, calibration="0123456789abcdef", presentation=LIVE)
JPEG = b"\xff\xd8 not really a face"


def by_face(school: School) -> CheckIn:
    return replace(school.check_in(school.ada), evidence=WHOLE)


def test_all_evidence_comes_back(school: School) -> None:
    fact = by_face(school)
    school.store.attendance.check_in(fact)
    assert school.store.attendance.check_ins(school.session.session_id) == (fact,)
    assert school.store.proofs.prove().broken == ()


@pytest.mark.parametrize(
    "change",
    [
        "frames_sha256 = replace(frames_sha256, 'a', 'c')",
        "frames_sha256 = NULL",
        "calibration = 'other'",
        "presented = 'unknown'",
        "log_odds = 9.5",
        "layers = '{}'",
        "layers = NULL",
        "layers = 'no JSON'",
        "layers = '7'",
        "confidence = 0.99",
    ],
)
def test_any_change_of_it_is_found(file_school: School, path: Path, change: str) -> None:
    fact = by_face(file_school)
    file_school.store.attendance.check_in(fact)
    with raw(path) as connection:
        connection.execute("DROP TRIGGER check_ins_no_update")
        connection.execute(f"UPDATE check_ins SET {change}")
    (changed,) = file_school.store.proofs.prove().broken
    assert (changed.link, changed.kind) == (Link.FACT_CHANGED, Kind.CHECK_IN)


def test_a_receipt_is_put_with_the_check_in_and_not_without_it(school: School) -> None:
    attendance, outbox = school.store.attendance, school.store.outbox
    assert attendance.check_in(by_face(school), [a_letter("receipt/1")])
    assert not attendance.check_in(by_face(school), [a_letter("receipt/2")])
    assert [letter.key for letter in outbox.letters()] == ["receipt/1"]


def test_a_crop_is_sealed_and_opens_for_its_check_in_only(file_school: School, path: Path) -> None:
    fact, attendance = by_face(file_school), file_school.store.attendance
    attendance.check_in(fact, crop=JPEG)
    assert attendance.crop(fact.fact_id) == JPEG
    other = replace(file_school.check_in(file_school.bo), evidence=WHOLE)
    attendance.check_in(other, crop=JPEG + b"2")
    assert JPEG not in path.read_bytes()
    with raw(path) as connection:
        connection.execute(
            "UPDATE check_in_crops SET sealed = (SELECT sealed FROM check_in_crops WHERE fact_id = ?)"
            " WHERE fact_id = ?",
            (other.fact_id.hex, fact.fact_id.hex),
        )
    with pytest.raises(VaultError):
        attendance.crop(fact.fact_id)


def test_old_crops_are_destroyed_and_the_journal_says_how_many(file_school: School, path: Path) -> None:
    store, fact = file_school.store, by_face(file_school)
    store.attendance.check_in(fact, crop=JPEG)
    assert store.attendance.drop_crops(A_MONDAY, "clock") == 0
    head = store.journal.head()
    assert store.attendance.drop_crops(A_MONDAY + timedelta(seconds=1), "clock") == 1
    assert store.attendance.crop(fact.fact_id) is None
    entry = store.journal.entries(1)[0]
    assert (entry.action, entry.actor, entry.detail) == ("drop_crops", "clock", '{"crops":1}')
    assert store.journal.head() != head
    assert store.attendance.check_ins(file_school.session.session_id) == (fact,), "the fact stays"


def test_whoever_is_forgotten_leaves_no_crop(school: School) -> None:
    store = school.store
    store.people.enrol(school.enrolment(school.ada))
    fact = by_face(school)
    ada = store.people.student_by_number(school.ada.number)
    assert ada is not None
    fact = replace(fact, student_id=ada.student_id)
    store.attendance.check_in(fact, crop=JPEG)
    store.people.forget_face(ada.student_id, "it")
    assert store.attendance.crop(fact.fact_id) is None
    assert '"crops":1' in store.journal.entries(1)[0].detail


def test_no_copy_of_the_database_has_crops(file_school: School, path: Path, tmp_path: Path) -> None:
    store, fact = file_school.store, by_face(file_school)
    store.attendance.check_in(fact, crop=JPEG)
    copy = copy_database(path, tmp_path / "copy.sqlite3")
    assert rows(copy, "SELECT count(*) FROM check_in_crops") == [(0,)]
    assert rows(copy, "SELECT count(*) FROM check_ins") == [(1,)]
    assert store.attendance.crop(fact.fact_id) == JPEG
    with raw(path) as connection:
        (sealed,) = connection.execute("SELECT sealed FROM check_in_crops").fetchone()
    assert sealed not in copy.read_bytes()
