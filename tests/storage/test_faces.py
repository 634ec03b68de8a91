"""Templates and pictures: sealed to their row, student and pose; replaced; read one by one."""

from pathlib import Path

import pytest

from kiosk.core.ports import VaultError
from kiosk.storage.errors import RefusedError
from tests.storage.school import School, a_student, pictures_of, raw, rows, templates_of


def test_templates_are_those_of_one_engine(school: School) -> None:
    store = school.store
    store.people.enrol(school.enrolment(school.ada))
    other = templates_of(school.ada, "dlib-1")
    store.faces.replace_templates(other)
    assert sorted(store.faces.templates("dlib-1"), key=str) == sorted(other, key=str)
    assert len(store.faces.templates("lbph-1")) == 2
    assert store.faces.templates("none") == ()


def test_replacing_drops_the_older_ones_of_these_students_only(school: School) -> None:
    store = school.store
    store.people.enrol(school.enrolment(school.ada))
    store.people.enrol(school.enrolment(school.bo))
    fresh = templates_of(school.ada, tag=b"fresh")
    store.faces.replace_templates(fresh)
    found = store.faces.templates("lbph-1")
    assert {one for one in found if one.student_id == school.ada.student_id} == set(fresh)
    assert {one for one in found if one.student_id == school.bo.student_id} == set(templates_of(school.bo))
    assert store.journal.entries(1)[0].detail == '{"students":1,"templates":2}'


def test_replacing_with_nothing_changes_nothing(school: School) -> None:
    before = school.store.journal.head()
    school.store.faces.replace_templates(())
    assert school.store.journal.head() == before


def test_a_template_of_nobody_is_refused_and_the_old_ones_stay(school: School) -> None:
    store = school.store
    store.people.enrol(school.enrolment(school.ada))
    mixed = (*templates_of(school.ada, tag=b"fresh"), *templates_of(a_student("404")))
    with pytest.raises(RefusedError):
        store.faces.replace_templates(mixed)
    assert set(store.faces.templates("lbph-1")) == set(templates_of(school.ada))


def test_a_picture_destroyed_while_others_are_read_is_left_out(school: School) -> None:
    store = school.store
    for student in (school.ada, school.bo):
        store.people.enrol(school.enrolment(student))
    reading = iter(store.faces.pictures())
    first = next(reading)
    other = school.bo if first.student_id == school.ada.student_id else school.ada
    store.people.forget_face(other.student_id, "admin")
    assert first in pictures_of(school.ada) + pictures_of(school.bo)
    assert list(reading) == []


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param("UPDATE templates SET pose = 'up' WHERE pose = 'left'", id="another pose"),
        pytest.param(
            "UPDATE templates SET student_id = (SELECT max(student_id) FROM students)", id="another student"
        ),
        pytest.param(
            "UPDATE templates SET sealed = (SELECT t.sealed FROM templates t WHERE t.template_id <> "
            "templates.template_id LIMIT 1)",
            id="swapped",
        ),
        pytest.param("UPDATE templates SET sealed = (SELECT sealed FROM pictures LIMIT 1)", id="a picture"),
        pytest.param("UPDATE templates SET sealed = CAST(sealed || x'00' AS BLOB)", id="longer"),
        pytest.param("UPDATE templates SET sealed = x''", id="empty"),
        pytest.param(
            "UPDATE templates SET sealed = CAST(x'02' || substr(sealed, 2) AS BLOB)", id="newer version"
        ),
    ],
)
def test_a_template_that_was_tampered_with_does_not_open(file_school: School, path: Path, harm: str) -> None:
    for student in (file_school.ada, file_school.bo):
        file_school.store.people.enrol(file_school.enrolment(student))
    with raw(path) as connection:
        connection.execute(harm)
    with pytest.raises(VaultError) as caught:
        file_school.store.faces.templates("lbph-1")
    assert file_school.ada.number not in str(caught.value)


def test_a_picture_that_was_tampered_with_does_not_open(file_school: School, path: Path) -> None:
    file_school.store.people.enrol(file_school.enrolment(file_school.ada))
    ((sealed,),) = rows(path, "SELECT sealed FROM pictures")
    with raw(path) as connection:
        connection.execute("UPDATE pictures SET sealed = ?", (sealed[:-1] + bytes([sealed[-1] ^ 1]),))
    with pytest.raises(VaultError):
        list(file_school.store.faces.pictures())
