"""Templates and pictures: sealed to their row and student; replaced; read set by set, one by one."""

from pathlib import Path

import pytest

from kiosk.core.ports import VaultError
from kiosk.core.values import Pose, Template
from tests.storage.school import School, a_student, pictures_of, raw, rows, templates_of


def test_templates_are_those_of_one_engine(school: School) -> None:
    store = school.store
    store.people.enrol(school.enrolment(school.ada))
    other = templates_of(school.ada, "dlib-1")
    assert store.faces.replace_templates(other)
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


def test_templates_keep_their_order_poses_and_lengths(school: School) -> None:
    school.store.people.enrol(school.enrolment(school.ada))
    who = school.ada.student_id
    own = tuple(
        Template(who, pose, engine, bytes([place, 10]) * place)  # 10 is a new line
        for place, pose in enumerate((Pose.LEFT, Pose.FRONT, Pose.FRONT, Pose.UP))
        for engine in ("lbph-1", "dlib-1")
    )
    school.store.faces.replace_templates(own)
    for engine in ("lbph-1", "dlib-1"):
        assert school.store.faces.templates(engine) == tuple(one for one in own if one.engine == engine)


def test_templates_made_together_are_sealed_together(file_school: School, path: Path) -> None:
    for student in (file_school.ada, file_school.bo):
        file_school.store.people.enrol(file_school.enrolment(student))
    assert rows(path, "SELECT engine, amount FROM template_sets") == [("lbph-1", 2)] * 2
    assert b"front" not in b"".join(one for (one,) in rows(path, "SELECT sealed FROM template_sets"))


def test_a_face_that_was_forgotten_meanwhile_gets_no_templates(school: School) -> None:
    store, ada = school.store, school.ada
    store.people.enrol(school.enrolment(ada))
    store.people.forget_face(ada.student_id, "admin")
    assert not store.faces.replace_templates(templates_of(ada, "dlib-1"))
    assert not store.faces.replace_templates(templates_of(a_student("404")))
    assert store.faces.templates("dlib-1") == store.faces.templates("lbph-1") == ()


def test_of_many_together_only_whose_face_is_kept_get_templates(school: School) -> None:
    store, ada, bo = school.store, school.ada, school.bo
    for student in (ada, bo):
        store.people.enrol(school.enrolment(student))
    store.people.forget_face(bo.student_id, "admin")
    together = (*templates_of(ada, "dlib-1"), *templates_of(bo, "dlib-1"))
    assert store.faces.replace_templates(together) == {ada.student_id}
    assert {one.student_id for one in store.faces.templates("dlib-1")} == {ada.student_id}


def test_whom_an_engine_does_not_describe(school: School) -> None:
    store, ada, bo = school.store, school.ada, school.bo
    for student in (ada, bo):
        store.people.enrol(school.enrolment(student))
    assert store.faces.undescribed("lbph-1") == ()
    assert set(store.faces.undescribed("dlib-1")) == {ada.student_id, bo.student_id}
    store.faces.replace_templates(templates_of(ada, "dlib-1"))
    assert store.faces.undescribed("dlib-1") == (bo.student_id,)
    store.people.forget_face(bo.student_id, "admin")
    assert store.faces.undescribed("dlib-1") == ()


def test_pictures_of_one_student(school: School) -> None:
    for student in (school.ada, school.bo):
        school.store.people.enrol(school.enrolment(student))
    assert tuple(school.store.faces.pictures(school.bo.student_id)) == pictures_of(school.bo)


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
        pytest.param("UPDATE template_sets SET amount = amount + 1", id="another amount"),
        pytest.param("UPDATE template_sets SET engine = 'lbph-1'", id="another engine"),
        pytest.param(
            "UPDATE template_sets SET student_id = (SELECT max(student_id) FROM students)",
            id="another student",
        ),
        pytest.param(
            "UPDATE template_sets SET sealed = (SELECT t.sealed FROM template_sets t WHERE t.set_id <> "
            "template_sets.set_id AND t.engine = template_sets.engine)",
            id="swapped",
        ),
        pytest.param(
            "UPDATE template_sets SET sealed = (SELECT sealed FROM pictures LIMIT 1)", id="a picture"
        ),
        pytest.param("UPDATE template_sets SET sealed = CAST(sealed || x'00' AS BLOB)", id="longer"),
        pytest.param("UPDATE template_sets SET sealed = x''", id="empty"),
        pytest.param(
            "UPDATE template_sets SET sealed = CAST(x'02' || substr(sealed, 2) AS BLOB)", id="newer version"
        ),
    ],
)
def test_a_template_that_was_tampered_with_does_not_open(file_school: School, path: Path, harm: str) -> None:
    for student in (file_school.ada, file_school.bo):
        file_school.store.people.enrol(file_school.enrolment(student))
        file_school.store.faces.replace_templates(templates_of(student, "dlib-1"))
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
