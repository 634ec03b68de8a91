"""Objections: added once, stepped to one end, with letters and corrections in the same transaction."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from kiosk.core.proof import Kind, Link
from kiosk.core.values import (
    Dispute,
    FactId,
    Objection,
    ObjectionState,
    ObjectionStep,
    ObjectionWay,
    StaffId,
    Status,
    Student,
    new_id,
)
from kiosk.storage.errors import RefusedError
from tests.fakes import A_MONDAY
from tests.storage.school import KIOSK, School, a_course, a_letter, a_session, raw


def an_objection(school: School, student: Student, dispute: Dispute = Dispute.NOT_ME) -> Objection:
    ids, way = (FactId(new_id()), school.session.session_id), ObjectionWay.RECEIPT
    return Objection(*ids, student.student_id, dispute, way, KIOSK, A_MONDAY)


def a_step(
    objection: Objection, state: ObjectionState, by: StaffId | None = None, reason: str = ""
) -> ObjectionStep:
    return ObjectionStep(FactId(new_id()), objection.fact_id, state, reason, by, A_MONDAY)


def test_an_objection_is_added_once_with_its_letter(school: School) -> None:
    store, objection = school.store, an_objection(school, school.ada)
    assert store.objections.add(objection, [a_letter("told")])
    assert store.objections.of_student(school.ada.student_id) == (objection,)
    assert [letter.key for letter in store.outbox.letters()] == ["told"]
    head = store.journal.head()
    again = replace(objection, fact_id=FactId(new_id()))
    assert not store.objections.add(again, [a_letter("told twice")])
    assert (store.journal.head(), len(store.outbox.letters())) == (head, 1)
    assert store.objections.add(an_objection(school, school.ada, Dispute.WAS_HERE), [])
    assert store.objections.add(an_objection(school, school.bo), [])


def test_its_steps_come_back_in_order_and_are_bound_into_the_journal(school: School) -> None:
    store, objection, kim = school.store, an_objection(school, school.ada), school.professor.staff_id
    store.objections.add(objection, [])
    seen = a_step(objection, ObjectionState.SEEN, kim)
    refused = a_step(objection, ObjectionState.REFUSED, kim, "I saw you")
    assert store.objections.step(seen, [], None)
    assert store.objections.step(refused, [a_letter("answer")], None)
    (found,) = store.objections.of_student(school.ada.student_id)
    assert found.steps == (seen, refused)
    assert (found.state, found.answer) == (ObjectionState.REFUSED, refused)
    last = store.journal.entries(1)[0]
    assert (last.action, last.actor, last.subject) == (
        "objection_step",
        f"staff:{kim}",
        f"objection:{objection.fact_id}",
    )
    assert "I saw you" not in str(store.journal.entries()), "the journal holds digests, no reasons"
    assert store.proofs.prove().broken == ()


@pytest.mark.parametrize(
    "end", [ObjectionState.ACCEPTED, ObjectionState.REFUSED, ObjectionState.WITHDRAWN], ids=str
)
def test_after_its_end_nothing_is_added(school: School, end: ObjectionState) -> None:
    store, objection = school.store, an_objection(school, school.ada)
    store.objections.add(objection, [])
    assert store.objections.step(a_step(objection, end), [], None)
    head = store.journal.head()
    for state in ObjectionState:
        step = a_step(objection, state)
        assert not store.objections.step(step, [a_letter(state.value)], school.correction(school.ada))
    assert store.journal.head() == head
    assert store.attendance.corrections(school.session.session_id) == ()


def test_accepting_corrects_in_the_same_transaction(school: School) -> None:
    store, objection = school.store, an_objection(school, school.ada)
    store.objections.add(objection, [])
    correction = school.correction(school.ada, Status.ABSENT, "somebody else")
    nobody = replace(correction, by=StaffId(new_id()))
    step = a_step(objection, ObjectionState.ACCEPTED, school.professor.staff_id, "somebody else")
    with pytest.raises(RefusedError):
        store.objections.step(step, [], nobody)
    assert store.objections.of_student(school.ada.student_id)[0].state is ObjectionState.OPEN
    assert store.objections.step(step, [], correction)
    assert store.attendance.corrections(school.session.session_id) == (correction,)


def test_a_step_of_no_objection_is_a_bug(school: School) -> None:
    step = a_step(an_objection(school, school.ada), ObjectionState.SEEN)
    with pytest.raises(LookupError):
        school.store.objections.step(step, [], None)


def test_of_these_courses_since_then_or_waiting(school: School) -> None:
    store = school.store
    other = a_course(school.professor, "CSE999")
    store.timetable.add_course(other, [])
    session = a_session(other, A_MONDAY + timedelta(hours=2))
    store.timetable.ensure_sessions([session])
    answered, waiting = an_objection(school, school.ada), an_objection(school, school.bo)
    elsewhere = replace(an_objection(school, school.ada), session_id=session.session_id)
    for objection in (answered, waiting, elsewhere):
        store.objections.add(objection, [])
    step = a_step(answered, ObjectionState.REFUSED, school.professor.staff_id, "no")
    store.objections.step(step, [], None)
    mine, later = [school.course.course_id], A_MONDAY + timedelta(days=1)
    assert store.objections.of_courses(mine, A_MONDAY) == (replace(answered, steps=(step,)), waiting)
    assert store.objections.of_courses(mine, later) == (waiting,)
    assert store.objections.of_courses([], A_MONDAY) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE objections SET dispute = 'was_here'",
        "DELETE FROM objections",
        "UPDATE objection_steps SET reason = 'other'",
        "DELETE FROM objection_steps",
    ],
)
def test_the_database_refuses_to_change_what_was_said(file_school: School, statement: str) -> None:
    objection = an_objection(file_school, file_school.ada)
    file_school.store.objections.add(objection, [])
    file_school.store.objections.step(a_step(objection, ObjectionState.SEEN), [], None)
    with pytest.raises(RefusedError), file_school.store._database.write() as session:
        session.execute(sa.text(statement))


@pytest.mark.parametrize(
    ("table", "change"),
    [("objections", "dispute = 'was_here'"), ("objection_steps", "reason = 'other'")],
)
def test_whoever_changes_it_behind_the_program_is_found(
    file_school: School, path: Path, table: str, change: str
) -> None:
    objection = an_objection(file_school, file_school.ada)
    file_school.store.objections.add(objection, [])
    file_school.store.objections.step(a_step(objection, ObjectionState.REFUSED, reason="no"), [], None)
    with raw(path) as connection:
        connection.execute(f"DROP TRIGGER {table}_no_update")
        connection.execute(f"UPDATE {table} SET {change}")
    (changed,) = file_school.store.proofs.prove().broken
    assert changed.link is Link.FACT_CHANGED
    assert changed.kind is (Kind.OBJECTION if table == "objections" else Kind.OBJECTION_STEP)
