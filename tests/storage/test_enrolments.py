"""Enrolment codes as digests, confidential letters, newcomers, and enrolments that are undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.core.ports import FaceGiven
from kiosk.core.values import (
    Attachment,
    CodeCheck,
    Entry,
    LetIn,
    LetterState,
    Newcomer,
    new_id,
)
from kiosk.storage.database import sqlite_address
from kiosk.storage.engine import SqlStore, open_store
from kiosk.storage.proof import SqlProofs
from kiosk.storage.vault import Vault
from tests.fakes import A_MONDAY, FakeClock
from tests.storage.school import (
    KIOSK,
    PIN,
    School,
    a_letter,
    a_student,
    consents_of,
    pictures_of,
    raw,
    rows,
    templates_of,
)

UNTIL = A_MONDAY + timedelta(days=30)
CODE = "04826173"
BY_CODE = LetIn(Entry.CODE)


def issue(school: School, *codes: str, at: int = 0) -> None:
    """Codes for Ada, and for Bo when there are two."""
    students = (school.ada, school.bo)
    by_id = {student.student_id: code for student, code in zip(students, codes, strict=False)}
    school.store.enrolments.issue(by_id, UNTIL, (), "staff:1", A_MONDAY + timedelta(seconds=at))


def test_a_code_is_for_one_student_until_its_last_moment(school: School) -> None:
    issue(school, CODE)
    check = school.store.enrolments.check
    assert check(school.ada.student_id, CODE, A_MONDAY) is CodeCheck.RIGHT
    assert check(school.ada.student_id, CODE, UNTIL - timedelta(seconds=1)) is CodeCheck.RIGHT
    assert check(school.ada.student_id, CODE, UNTIL) is CodeCheck.EXPIRED
    assert check(school.ada.student_id, "04826174", A_MONDAY) is CodeCheck.WRONG
    assert check(school.bo.student_id, CODE, A_MONDAY) is CodeCheck.WRONG
    assert check(a_student("1").student_id, CODE, A_MONDAY) is CodeCheck.WRONG


def test_new_codes_replace_those_of_the_same_students_only(school: School) -> None:
    issue(school, CODE, "11112222")
    issue(school, "33334444", at=1)
    check = school.store.enrolments.check
    assert check(school.ada.student_id, CODE, A_MONDAY) is CodeCheck.WRONG
    assert check(school.ada.student_id, "33334444", A_MONDAY) is CodeCheck.RIGHT
    assert check(school.bo.student_id, "11112222", A_MONDAY) is CodeCheck.RIGHT


def test_missing_is_who_is_on_the_roster_and_not_enrolled(school: School) -> None:
    missing = school.store.enrolments.missing
    assert [one.number for one in missing(school.course.course_id)] == ["20260001", "20260002"]
    school.store.people.enrol(school.enrolment(school.ada))
    assert missing(school.course.course_id) == (school.bo,)


def test_enrolling_uses_the_code_up(school: School) -> None:
    issue(school, CODE, "11112222")
    school.store.people.enrol(replace(school.enrolment(school.ada), let_in=BY_CODE))
    check = school.store.enrolments.check
    assert check(school.ada.student_id, CODE, A_MONDAY) is CodeCheck.WRONG
    assert check(school.bo.student_id, "11112222", A_MONDAY) is CodeCheck.RIGHT


def test_no_code_is_anywhere_in_the_file(file_school: School, path: Path) -> None:
    letter = replace(
        a_letter("enrolment-code/1"),
        body=f"Your code is {CODE}.",
        attachments=(Attachment("codes.csv", CODE.encode()),),
        confidential=True,
    )
    ada = file_school.ada.student_id
    file_school.store.enrolments.issue({ada: CODE}, UNTIL, [letter], "staff:1", A_MONDAY)
    file_school.store.close()
    for file in path.parent.iterdir():
        assert CODE.encode() not in file.read_bytes(), file.name
    assert rows(path, "SELECT count(*) FROM enrolment_codes") == [(1,)]


def test_another_key_makes_another_digest() -> None:
    one, other = Vault(bytes(32)), Vault(bytes(range(32)))
    assert one.digest(b"1", "a") == one.digest(b"1", "a")
    assert (
        len({one.digest(b"1", "a"), other.digest(b"1", "a"), one.digest(b"1", "b"), one.digest(b"2", "a")})
        == 4
    )


# --- confidential letters -------------------------------------------------------------------------------


def confidential(school: School) -> None:
    letter = replace(
        a_letter("enrolment-code/1"), body=CODE, attachments=(Attachment("a.csv", b"b"),), confidential=True
    )
    assert school.store.outbox.put(letter, "staff:1")


def test_a_confidential_letter_is_whole_for_the_mail_host_and_gone_afterwards(school: School) -> None:
    confidential(school)
    outbox = school.store.outbox
    (shown,) = outbox.letters()
    assert (shown.body, shown.attachments, shown.confidential) == ("", (), True)
    letter = outbox.due(A_MONDAY)
    assert letter is not None
    assert (letter.body, letter.attachments) == (CODE, (Attachment("a.csv", b"b"),))
    outbox.mark_delayed(letter.letter_id, "unreachable", A_MONDAY)
    assert outbox.due(A_MONDAY) == replace(letter, attempts=1, trouble="unreachable", next_try_at=A_MONDAY)
    outbox.mark_sent(letter.letter_id, A_MONDAY)
    with school.store._database.read() as session:
        sealed = session.connection().exec_driver_sql("SELECT sealed, body FROM letters").all()
    assert sealed == [(None, "")]


def test_the_journal_vouches_for_the_seal_not_for_the_text(school: School) -> None:
    """A digest of the text would let the secret be found by trying."""
    confidential(school)
    first = school.store.journal.entries(1)[0].detail
    letter = replace(a_letter("enrolment-code/2"), body=CODE, confidential=True)
    school.store.outbox.put(letter, "staff:1")
    assert school.store.journal.entries(1)[0].detail != first
    assert school.store.proofs.prove().broken == ()


def test_a_letter_whose_seal_was_altered_fails_and_does_not_stop_the_others(
    file_school: School, path: Path
) -> None:
    confidential(file_school)
    file_school.store.outbox.put(a_letter("another"), "it")
    with raw(path) as connection:
        connection.execute("UPDATE letters SET sealed = x'0102' WHERE sealed IS NOT NULL")
    letter = file_school.store.outbox.due(A_MONDAY)
    assert letter is not None
    assert letter.key == "another"
    states = {one.key: one.state for one in file_school.store.outbox.letters()}
    assert states == {"another": LetterState.WAITING, "enrolment-code/1": LetterState.FAILED}


# --- newcomers and undo ---------------------------------------------------------------------------------


def newcomers(school: School) -> tuple[Newcomer, ...]:
    return school.store.enrolments.newcomers(A_MONDAY - timedelta(days=1), {school.course.course_id})


def faced(school: School, let_in: LetIn = BY_CODE, seconds: int = 60) -> None:
    """Ada, who is enrolled, gives a face."""
    who = school.ada
    at = A_MONDAY + timedelta(seconds=seconds)
    consents = tuple(replace(one, at=at) for one in consents_of(who))
    school.store.people.give_face(
        FaceGiven(who.student_id, consents, templates_of(who), pictures_of(who), at, let_in)
    )


def without_face(school: School, let_in: LetIn = BY_CODE) -> None:
    plain = school.enrolment(school.ada)
    student = replace(plain.student, has_face=False, email="thief@example.com", name="Ada")
    school.store.people.enrol(
        replace(plain, student=student, templates=(), pictures=(), consents=(), let_in=let_in)
    )


def test_newcomers_come_newest_first_and_of_the_own_courses(school: School) -> None:
    by = LetIn(Entry.PANEL, school.professor.staff_id)
    without_face(school, by)
    faced(school)
    shown = newcomers(school)
    assert [(one.student.number, one.face_only, one.let_in) for one in shown] == [
        ("20260001", True, BY_CODE),
        ("20260001", False, by),
    ]
    assert (
        school.store.enrolments.newcomers(A_MONDAY + timedelta(seconds=61), {school.course.course_id}) == ()
    )
    assert school.store.enrolments.newcomers(A_MONDAY, set()) == ()


def test_a_sitting_that_the_own_face_opened_is_nobodys_business(school: School) -> None:
    without_face(school)
    faced(school, LetIn(Entry.FACE))
    assert [one.face_only for one in newcomers(school)] == [False]


def test_an_enrolment_undone_leaves_the_number_as_the_roster_named_it(school: School) -> None:
    without_face(school)
    faced(school)
    store, ada = school.store, school.ada
    enrolment = next(one for one in newcomers(school) if not one.face_only)
    issue(school, CODE)
    assert store.enrolments.remove(enrolment, "staff:1", A_MONDAY + timedelta(hours=1))
    now = store.people.student(ada.student_id)
    assert now == ada, "name, department, address and no face"
    assert not store.people.has_secret(ada.student_id)
    assert ada in store.enrolments.missing(school.course.course_id)
    assert store.enrolments.check(ada.student_id, CODE, A_MONDAY) is CodeCheck.WRONG
    assert tuple(store.faces.pictures(ada.student_id)) == ()
    assert store.timetable.courses_of(ada.student_id) == (school.course,)
    assert newcomers(school) == ()
    assert not store.enrolments.remove(enrolment, "staff:1", A_MONDAY), "once"
    entry = store.journal.entries(1)[0]
    assert (entry.action, entry.actor) == ("remove_enrolment", "staff:1")
    store.people.enrol(school.enrolment(ada))
    assert store.people.secret_is(ada.student_id, PIN)


def test_a_place_that_came_with_the_enrolment_goes_with_it(school: School) -> None:
    cho = a_student("20260003")
    school.store.people.enrol(
        replace(school.enrolment(cho, school.course.course_id), let_in=LetIn(Entry.FREE))
    )
    (noted,) = newcomers(school)
    assert school.store.enrolments.remove(noted, "staff:1", A_MONDAY)
    assert school.store.timetable.courses_of(cho.student_id) == ()


def test_a_face_undone_leaves_number_and_pin(school: School) -> None:
    without_face(school)
    faced(school)
    face = next(one for one in newcomers(school) if one.face_only)
    assert school.store.enrolments.remove(face, "staff:1", A_MONDAY)
    now = school.store.people.student(school.ada.student_id)
    assert now is not None
    assert (now.has_face, school.store.people.secret_is(school.ada.student_id, PIN)) == (False, True)
    assert [one.face_only for one in newcomers(school)] == [False]
    assert [one.given for one in school.store.people.consents(school.ada.student_id)][-1] is False


def test_somebody_nobody_knows_is_not_removed(school: School) -> None:
    stranger = Newcomer(a_student("1"), A_MONDAY, BY_CODE)
    assert not school.store.enrolments.remove(stranger, "staff:1", A_MONDAY)


@pytest.mark.parametrize("again", [False, True])
def test_the_proof_knows_enrolments_that_were_undone(school: School, again: bool) -> None:
    without_face(school)
    (enrolment,) = newcomers(school)
    school.store.enrolments.remove(enrolment, "staff:1", A_MONDAY + timedelta(hours=1))
    if again:
        school.store.people.enrol(
            replace(school.enrolment(school.ada), at=A_MONDAY + timedelta(hours=2), let_in=BY_CODE)
        )
    proof = SqlProofs(school.store._database).prove()
    assert proof.broken == ()


def test_a_removal_that_another_kiosk_made_is_seen_there(
    file_school: School, path: Path, vault: Vault, clock: FakeClock
) -> None:
    without_face(file_school)
    (enrolment,) = newcomers(file_school)
    other: SqlStore = open_store(sqlite_address(path), vault, f"another-{KIOSK}", clock)
    try:
        assert other.enrolments.remove(enrolment, f"staff:{new_id()}", A_MONDAY + timedelta(hours=1))
        assert SqlProofs(other._database).prove().broken == ()
    finally:
        other.close()
