"""Students, staff, secrets, consents, enrolment, and a face that is forgotten."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.ports import DuplicateNumberError, Store, StoreError, StoreTrouble
from kiosk.core.values import ConsentSubject, Role, Staff, StaffId, StudentId, new_id
from kiosk.storage.engine import SqlStore
from kiosk.storage.errors import RefusedError
from tests.fakes import FakeClock
from tests.storage.school import (
    PIN,
    School,
    a_course,
    a_student,
    consents_of,
    pictures_of,
    raw,
    rows,
    templates_of,
)


def test_the_store_is_the_port(store: SqlStore) -> None:
    port: Store = store
    assert port.people.students() == ()


def test_staff_come_sorted_by_name(store: SqlStore) -> None:
    yoo = Staff(StaffId(new_id()), "Yoo", "yoo@example.ac.kr", Role.ADMINISTRATOR)
    ahn = Staff(StaffId(new_id()), "Ahn", "ahn@example.ac.kr", Role.PROFESSOR)
    store.people.add_staff(yoo, "a long password")
    store.people.add_staff(ahn, "4826")
    assert store.people.staff() == (ahn, yoo)


def test_a_member_of_staff_is_added_once(school: School) -> None:
    with pytest.raises(RefusedError):
        school.store.people.add_staff(school.professor, "1111")
    assert school.store.people.secret_is(school.professor.staff_id, "739154")


def test_a_secret_opens_for_its_owner_only(school: School) -> None:
    people = school.store.people
    assert people.has_secret(school.professor.staff_id)
    assert people.secret_is(school.professor.staff_id, "739154")
    assert not people.secret_is(school.professor.staff_id, "739155")
    assert not people.secret_is(StaffId(new_id()), "739154")
    assert not people.has_secret(school.ada.student_id)


def test_a_secret_is_replaced(school: School) -> None:
    people = school.store.people
    people.set_secret(school.professor.staff_id, "1793")
    assert people.secret_is(school.professor.staff_id, "1793")
    assert not people.secret_is(school.professor.staff_id, "739154")
    people.set_secret(school.ada.student_id, "5511")
    assert people.secret_is(school.ada.student_id, "5511")
    with pytest.raises(LookupError):
        people.set_secret(StudentId(new_id()), "5511")


def test_secrets_are_argon2id_and_never_plain(file_school: School, path: Path) -> None:
    ((kept,),) = rows(path, "SELECT argon2 FROM secrets")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    for file in path.parent.iterdir():
        assert b"739154" not in file.read_bytes()


def test_a_secret_whose_hash_is_damaged_says_so(file_school: School, path: Path) -> None:
    with raw(path) as connection:
        connection.execute("UPDATE secrets SET argon2 = 'x'")
    with pytest.raises(StoreError) as caught:
        file_school.store.people.secret_is(file_school.professor.staff_id, "739154")
    assert caught.value.trouble is StoreTrouble.DAMAGED


def test_enrolment_stores_everything_together(school: School) -> None:
    store, new = school.store, replace(a_student("20269999"), has_face=True)
    store.people.enrol(school.enrolment(new, school.course.course_id, school.course.course_id))
    assert store.people.student(new.student_id) == new
    assert store.people.student_by_number("20269999") == new
    assert store.people.secret_is(new.student_id, PIN)
    assert store.people.consents(new.student_id) == consents_of(new)
    assert sorted(store.faces.templates("lbph-1"), key=str) == sorted(templates_of(new), key=str)
    assert tuple(store.faces.pictures()) == pictures_of(new)
    assert new in store.timetable.roster(school.course.course_id)
    last = store.journal.entries(1)[0]
    assert (last.action, last.subject) == ("enrol", f"student:{new.student_id}")


def test_a_student_of_a_roster_is_taken_over_with_the_known_id(school: School) -> None:
    store, known = school.store, school.ada
    typed = replace(known, student_id=StudentId(new_id()), name="Ada L.", department="")
    assert not store.people.has_secret(known.student_id)
    store.people.enrol(school.enrolment(typed, school.course.course_id))
    kept = store.people.student_by_number(known.number)
    assert kept == replace(known, name="Ada L.", has_face=True)  # an empty department overwrites nothing
    assert store.people.student(typed.student_id) is None
    assert store.people.secret_is(known.student_id, PIN)
    assert {one.student_id for one in store.people.consents(known.student_id)} == {known.student_id}
    assert {one.student_id for one in store.faces.templates("lbph-1")} == {known.student_id}
    assert {one.student_id for one in store.faces.pictures()} == {known.student_id}
    assert len(store.timetable.roster(school.course.course_id)) == 2


def test_a_number_is_enrolled_once(school: School) -> None:
    store = school.store
    store.people.enrol(school.enrolment(school.ada))
    before = store.journal.entries()
    impostor = replace(school.ada, student_id=StudentId(new_id()), name="Eve")
    with pytest.raises(DuplicateNumberError) as caught:
        store.people.enrol(school.enrolment(impostor))
    assert school.ada.number not in str(caught.value)
    kept = store.people.student_by_number(school.ada.number)
    assert kept is not None
    assert kept.name == "Ada"
    assert len(store.faces.templates("lbph-1")) == 2
    assert store.journal.entries() == before


def test_an_enrolment_that_cannot_be_whole_leaves_nothing(school: School) -> None:
    store, new = school.store, a_student("20269999")
    unknown = a_course(school.professor)
    before = store.journal.head()
    with pytest.raises(RefusedError):
        store.people.enrol(school.enrolment(new, unknown.course_id))
    assert store.people.student_by_number("20269999") is None
    assert store.faces.templates("lbph-1") == ()
    assert store.journal.head() == before
    store.people.enrol(school.enrolment(new))  # and nothing stands in the way of the next try


def test_students_come_sorted_by_number(school: School) -> None:
    assert [one.number for one in school.store.people.students()] == ["20260001", "20260002"]
    assert school.store.people.student(StudentId(new_id())) is None
    assert school.store.people.student_by_number("404") is None


def test_a_forgotten_face_is_gone_and_the_withdrawal_noted(school: School, clock: FakeClock) -> None:
    store = school.store
    store.people.enrol(school.enrolment(school.ada))
    store.people.enrol(school.enrolment(school.bo))
    clock.advance(60)
    store.people.forget_face(school.ada.student_id, "admin")
    assert {one.student_id for one in store.faces.templates("lbph-1")} == {school.bo.student_id}
    assert {one.student_id for one in store.faces.pictures()} == {school.bo.student_id}
    ada = store.people.student(school.ada.student_id)
    assert ada is not None
    assert not ada.has_face
    last = store.people.consents(school.ada.student_id)[-1]
    assert (last.subject, last.given, last.at) == (ConsentSubject.FACE_FEATURES, False, clock.now())
    assert last.text_version == "2026-1"
    entry = store.journal.entries(1)[0]
    assert (entry.actor, entry.action, entry.detail) == (
        "admin",
        "forget_face",
        '{"pictures":1,"templates":2}',
    )


def test_forgetting_twice_notes_the_withdrawal_once(school: School) -> None:
    store = school.store
    store.people.enrol(school.enrolment(school.ada))
    store.people.forget_face(school.ada.student_id, "admin")
    store.people.forget_face(school.ada.student_id, "admin")
    assert len(store.people.consents(school.ada.student_id)) == 3
    with pytest.raises(LookupError):
        store.people.forget_face(StudentId(new_id()), "admin")


def test_consents_of_the_faces_that_are_kept(school: School, clock: FakeClock) -> None:
    people = school.store.people
    assert people.face_consents() == ()
    without = replace(school.enrolment(a_student("20260003")), templates=(), pictures=())
    without = replace(without, student=replace(without.student, has_face=False))
    for enrolment in (school.enrolment(school.bo), school.enrolment(school.ada), without):
        people.enrol(enrolment)
    face = ConsentSubject.FACE_FEATURES
    given = [one for who in (school.bo, school.ada) for one in consents_of(who) if one.subject is face]
    assert people.face_consents() == tuple(given)
    people.forget_face(school.bo.student_id, "admin")
    assert [one.student_id for one in people.face_consents()] == [school.ada.student_id]


def test_a_forgotten_face_leaves_no_trace_in_the_files(file_school: School, path: Path) -> None:
    store = file_school.store
    store.people.enrol(file_school.enrolment(file_school.ada))
    found = rows(path, "SELECT sealed FROM template_sets UNION ALL SELECT sealed FROM pictures")
    sealed = [one[0][20:60] for one in found]  # from the middle: no longer chained to a page header
    assert any(part in file.read_bytes() for file in path.parent.iterdir() for part in sealed)
    store.people.forget_face(file_school.ada.student_id, "admin")
    for file in path.parent.iterdir():
        for part in sealed:
            assert part not in file.read_bytes(), file.name


def test_no_face_feature_lies_open_in_the_files(file_school: School, path: Path) -> None:
    file_school.store.people.enrol(file_school.enrolment(file_school.ada))
    for file in path.parent.iterdir():
        assert b"20260001 front" not in file.read_bytes()
        assert b"PNG 20260001" not in file.read_bytes()


def test_the_journal_holds_no_personal_details(school: School) -> None:
    school.store.people.enrol(school.enrolment(school.ada))
    school.store.attendance.correct(school.correction(school.ada, reason="appendicitis"))
    entries = "".join(str(entry) for entry in school.store.journal.entries())
    told = re.sub(r"[0-9a-f-]{32,}", "", entries)  # four digits of a PIN stand in some digest by chance
    for personal in (school.ada.name, school.ada.number, school.ada.email, "appendicitis", PIN):
        assert personal not in told
