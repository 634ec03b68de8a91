"""A face given later, a second sitting, what is learnt from check-ins, and pairs of look-alikes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.core.ports import FaceGiven, NoConsentError, VaultError
from kiosk.core.values import LEARNT, ConsentSubject, Picture, Pose, Student, StudentId, Template, new_id
from tests.fakes import A_MONDAY, FakeClock
from tests.storage.school import School, consents_of, pictures_of, raw, rows, templates_of

DAY = timedelta(days=1)
TUESDAY = A_MONDAY + DAY


def given(student: Student, *, consent: bool = True, tag: bytes = b"2", engine: str = "lbph-1") -> FaceGiven:
    answers = [one for one in consents_of(student) if one.subject is ConsentSubject.FACE_FEATURES]
    return FaceGiven(
        student.student_id,
        tuple(answers) if consent else (),
        templates_of(student, engine, tag),
        pictures_of(student),
        TUESDAY,
    )


def enrolled(school: School, student: Student, *, face: bool = True) -> Student:
    what = school.enrolment(student)
    if not face:
        what = replace(what, student=student, templates=(), pictures=(), consents=())
    school.store.people.enrol(what)
    found = school.store.people.student(student.student_id)
    assert found is not None
    return found


def learnt_one(student: Student, tag: str) -> tuple[Template, Picture]:
    who = student.student_id
    return (
        Template(who, Pose.FRONT, "lbph-1", f"learnt {tag}".encode(), LEARNT),
        Picture(who, Pose.FRONT, f"png {tag}".encode(), LEARNT),
    )


# --- giving the face ----------------------------------------------------------------------------------


def test_a_face_given_later_is_stored_together(school: School) -> None:
    store, ada = school.store, enrolled(school, school.ada, face=False)
    assert store.people.give_face(given(ada)) == 1
    assert store.people.student(ada.student_id) == replace(ada, has_face=True)
    assert len(store.faces.templates("lbph-1")) == 2
    assert len(tuple(store.faces.pictures())) == 1
    assert [one.given for one in store.people.consents(ada.student_id)] == [True]
    entry = store.journal.entries(1)[0]
    assert (entry.action, entry.actor) == ("give_face", f"student:{ada.student_id}")
    assert entry.detail == '{"consents":1,"entry":"free","pictures":1,"sitting":1,"templates":2}'


def test_a_second_sitting_is_added_to_the_first(school: School) -> None:
    store, ada = school.store, enrolled(school, school.ada)
    assert store.people.give_face(given(ada, consent=False)) == 2
    assert sorted(one.sitting for one in store.faces.templates("lbph-1")) == [1, 1, 2, 2]
    assert sorted(one.sitting for one in store.faces.pictures()) == [1, 2]
    assert [(one.number, one.at) for one in store.faces.sittings(ada.student_id)] == [
        (1, A_MONDAY),
        (2, TUESDAY),
    ]
    assert store.faces.templates_of(ada.student_id, "lbph-1") == store.faces.templates("lbph-1")
    assert store.faces.templates_of(school.bo.student_id, "lbph-1") == ()


def test_templates_of_other_engines_lack_the_sitting_and_go(school: School) -> None:
    store, ada, bo = school.store, enrolled(school, school.ada), enrolled(school, school.bo)
    for student in (ada, bo):
        store.faces.replace_templates(templates_of(student, "dlib-1"))
    store.people.give_face(given(ada, consent=False))
    assert {one.student_id for one in store.faces.templates("dlib-1")} == {bo.student_id}


def test_without_consent_no_face_is_kept(school: School) -> None:
    store, ada = school.store, enrolled(school, school.ada)
    store.people.forget_face(ada.student_id, "it")
    head = store.journal.head()
    with pytest.raises(NoConsentError):
        store.people.give_face(given(ada, consent=False))
    declined = replace(given(ada), consents=tuple(replace(one, given=False) for one in given(ada).consents))
    with pytest.raises(NoConsentError):
        store.people.give_face(declined)
    assert store.faces.templates("lbph-1") == ()
    assert store.journal.head() == head
    with pytest.raises(LookupError):
        store.people.give_face(replace(given(ada), student_id=StudentId(new_id())))


@pytest.mark.parametrize("table", ["template_sets", "pictures"])
def test_the_sitting_is_bound_into_the_seal(file_school: School, path: Path, table: str) -> None:
    store, ada = file_school.store, enrolled(file_school, file_school.ada)
    store.faces.learn(*learnt_one(ada, "a"), 2, TUESDAY)
    with raw(path) as connection:
        connection.execute(f"UPDATE {table} SET sitting = 1")  # what was learnt becomes what was enrolled
    with pytest.raises(VaultError):
        _ = store.faces.templates("lbph-1") if table == "template_sets" else list(store.faces.pictures())


# --- learning -----------------------------------------------------------------------------------------


def test_what_is_learnt_is_bounded_and_the_oldest_goes(school: School) -> None:
    store, ada = school.store, enrolled(school, school.ada)
    for number in range(4):
        assert store.faces.learn(*learnt_one(ada, str(number)), 2, A_MONDAY + number * DAY)
    features = [one.features for one in store.faces.templates("lbph-1") if one.sitting == LEARNT]
    assert features == [b"learnt 2", b"learnt 3"]
    assert sorted(one.png for one in store.faces.pictures() if one.sitting == LEARNT) == [b"png 2", b"png 3"]
    assert set(templates_of(ada)) <= set(store.faces.templates("lbph-1")), "enrolled ones never go"
    assert store.faces.learnt() == {ada.student_id: (2, A_MONDAY + 3 * DAY)}
    assert store.journal.entries(1)[0].detail == '{"dropped":1,"kept":2}'


def test_nothing_is_learnt_of_a_face_that_was_forgotten(school: School) -> None:
    store, ada = school.store, enrolled(school, school.ada)
    store.people.forget_face(ada.student_id, "it")
    head = store.journal.head()
    assert not store.faces.learn(*learnt_one(ada, "a"), 2, TUESDAY)
    assert (store.faces.learnt(), store.journal.head()) == ({}, head)


@pytest.mark.parametrize("everybody", [True, False])
def test_what_was_learnt_is_forgotten(school: School, everybody: bool) -> None:
    store, ada, bo = school.store, enrolled(school, school.ada), enrolled(school, school.bo)
    for student in (ada, bo):
        store.faces.learn(*learnt_one(student, "a"), 2, TUESDAY)
    assert store.faces.forget_learnt(None if everybody else ada.student_id, "it") == (2 if everybody else 1)
    assert set(store.faces.learnt()) == (set() if everybody else {bo.student_id})
    left = {one.student_id for one in store.faces.templates("lbph-1") if one.sitting == LEARNT}
    assert left == set(store.faces.learnt())
    assert len([one for one in store.faces.templates("lbph-1") if one.sitting == 1]) == 4
    entry = store.journal.entries(1)[0]
    assert (entry.action, entry.actor) == ("forget_learnt", "it")
    head = store.journal.head()
    assert store.faces.forget_learnt(ada.student_id, "it") == 0
    assert store.journal.head() == head


def test_forgetting_the_face_forgets_what_was_learnt(file_school: School, path: Path) -> None:
    store, ada = file_school.store, enrolled(file_school, file_school.ada)
    store.faces.learn(*learnt_one(ada, "a"), 2, TUESDAY)
    store.people.forget_face(ada.student_id, "it")
    assert rows(path, "SELECT count(*) FROM pictures") == [(0,)]
    assert rows(path, "SELECT count(*) FROM template_sets") == [(0,)]


# --- look-alikes --------------------------------------------------------------------------------------


def both(school: School, clock: FakeClock) -> tuple[Student, Student]:
    """Bo gave his face a day before Ada."""
    bo = enrolled(school, school.bo)
    enrolment = replace(school.enrolment(school.ada), at=A_MONDAY + DAY)
    school.store.people.enrol(enrolment)
    return bo, enrolment.student


def test_a_pair_is_noted_once_and_the_later_face_is_second(school: School, clock: FakeClock) -> None:
    store, (bo, ada) = school.store, both(school, clock)
    assert store.look_alikes.note(ada.student_id, bo.student_id, 0.8123, TUESDAY)
    assert not store.look_alikes.note(bo.student_id, ada.student_id, 0.9, TUESDAY + DAY)
    (pair,) = store.look_alikes.pairs()
    assert (pair.first, pair.second, pair.two_people) == (bo, ada, False)
    assert (pair.found_at, pair.confidence) == (TUESDAY, 0.8123)
    entry = store.journal.entries(1)[0]
    assert (entry.action, entry.subject) == ("look_alike", f"student:{ada.student_id}")
    assert ada.number not in entry.detail


def test_a_professor_settles_a_pair_once(school: School, clock: FakeClock) -> None:
    store, (bo, ada) = school.store, both(school, clock)
    store.look_alikes.note(ada.student_id, bo.student_id, 0.8, TUESDAY)
    store.look_alikes.settle(ada.student_id, bo.student_id, "staff:1", TUESDAY)
    assert [one.two_people for one in store.look_alikes.pairs()] == [True]
    head = store.journal.head()
    store.look_alikes.settle(bo.student_id, ada.student_id, "staff:1", TUESDAY)
    store.look_alikes.settle(bo.student_id, StudentId(new_id()), "staff:1", TUESDAY)
    assert store.journal.head() == head
    assert store.journal.entries(1)[0].action == "two_people"
    assert not store.look_alikes.note(ada.student_id, bo.student_id, 0.8, TUESDAY), "not asked again"


@pytest.mark.parametrize("who", ["ada", "bo"])
def test_a_pair_goes_with_either_face_and_is_not_noted_without(
    school: School, clock: FakeClock, who: str
) -> None:
    store, (bo, ada) = school.store, both(school, clock)
    store.look_alikes.note(ada.student_id, bo.student_id, 0.8, TUESDAY)
    store.people.forget_face((ada if who == "ada" else bo).student_id, "staff:1")
    assert store.look_alikes.pairs() == ()
    assert not store.look_alikes.note(ada.student_id, bo.student_id, 0.8, TUESDAY)


def test_the_journal_counts_details_of_an_action(school: School) -> None:
    journal = school.store.journal
    for why in ("too_dark", "left", "too_dark"):
        journal.append("kiosk:1", "face not taken", "", why, A_MONDAY)
    journal.append("kiosk:1", "challenge failed", "", "left", A_MONDAY)
    assert journal.tally("face not taken") == {"too_dark": 2, "left": 1}
