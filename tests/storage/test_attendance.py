"""Check-ins and corrections: added once, never changed, bound into the journal."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from kiosk.core.ports import StoreError
from kiosk.core.values import Evidence, FactId, Method, SessionId, SessionState, Status, Student, new_id
from kiosk.storage.engine import SqlStore
from kiosk.storage.errors import RefusedError
from tests.fakes import A_MONDAY
from tests.storage.conftest import Opener
from tests.storage.school import EVIDENCE, School, a_letter, a_session, a_student


def test_a_check_in_comes_back_whole(school: School) -> None:
    facts = school.store.attendance
    ada = school.check_in(school.ada)
    bo = replace(school.check_in(school.bo), method=Method.NUMBER, evidence=None)
    assert facts.check_in(bo)
    assert facts.check_in(ada)
    assert facts.check_ins(school.session.session_id) == (bo, ada)
    assert facts.student_check_ins(school.ada.student_id) == (ada,)
    entry = school.store.journal.entries(1)[0]
    assert (entry.action, entry.subject, entry.at) == ("check_in", f"student:{school.ada.student_id}", ada.at)


def test_evidence_without_a_second_student_keeps_its_infinity(school: School) -> None:
    alone = replace(school.check_in(school.ada), evidence=replace(EVIDENCE, second_distance=float("inf")))
    assert school.store.attendance.check_in(alone)
    assert school.store.attendance.check_ins(school.session.session_id) == (alone,)
    assert school.store.proofs.prove().broken == ()


def test_evidence_that_is_not_a_number_is_refused(school: School) -> None:
    broken = Evidence(0.9, float("nan"), 1.0, 3, "up", "lbph-1")
    with pytest.raises(ValueError, match="not a number"):
        school.store.attendance.check_in(replace(school.check_in(school.ada), evidence=broken))


def test_a_student_is_in_once(school: School) -> None:
    facts, first = school.store.attendance, school.check_in(school.ada)
    assert facts.check_in(first)
    head = school.store.journal.head()
    assert not facts.check_in(school.check_in(school.ada, A_MONDAY + timedelta(minutes=5)))
    assert facts.check_ins(school.session.session_id) == (first,)
    assert school.store.journal.head() == head
    elsewhere = a_session(school.course, A_MONDAY + timedelta(hours=3))
    school.store.timetable.ensure_sessions([elsewhere])
    assert facts.check_in(school.check_in(school.ada, session=elsewhere))
    assert len(facts.student_check_ins(school.ada.student_id)) == 2


def test_a_check_in_of_nobody_or_nowhere_is_refused(school: School) -> None:
    facts = school.store.attendance
    head = school.store.journal.head()
    with pytest.raises(RefusedError) as caught:
        facts.check_in(school.check_in(a_student("404")))
    assert "404" not in str(caught.value)
    with pytest.raises(RefusedError):
        facts.check_in(replace(school.check_in(school.ada), session_id=SessionId(new_id())))
    assert school.store.journal.head() == head


def test_corrections_come_in_the_order_they_were_made(school: School) -> None:
    facts = school.store.attendance
    made = [
        school.correction(school.ada, Status.LATE, "bus"),
        replace(school.correction(school.ada, Status.PRESENT, "saw them"), at=A_MONDAY - timedelta(days=1)),
        school.correction(school.bo, Status.OFFICIAL_ABSENCE, "예비군"),
    ]
    for correction in made:
        facts.correct(correction)
    assert facts.corrections(school.session.session_id) == tuple(made)
    assert facts.student_corrections(school.ada.student_id) == tuple(made[:2])
    entry = school.store.journal.entries(1)[0]
    assert (entry.action, entry.actor) == ("correct", f"staff:{school.professor.staff_id}")


def test_closing_writes_state_letters_and_journal_together(school: School) -> None:
    store = school.store
    letter = a_letter("close-1")
    store.outbox.put(a_letter("close-2"), "kim")
    store.attendance.close(
        school.session.session_id, SessionState.CLOSED, [letter, a_letter("close-2")], "kim", A_MONDAY
    )
    assert store.timetable.session(school.session.session_id).state is SessionState.CLOSED
    assert sorted(one.key for one in store.outbox.letters()) == ["close-1", "close-2"]
    entry = store.journal.entries(1)[0]
    assert (entry.action, entry.actor) == ("close", "kim")
    assert entry.detail.endswith('"letters":1,"state":"closed"}')
    store.attendance.close(school.session.session_id, SessionState.CLOSED, [letter], "kim", A_MONDAY)
    assert len(store.outbox.letters()) == 2
    with pytest.raises(LookupError):
        store.attendance.close(SessionId(new_id()), SessionState.CLOSED, [], "kim", A_MONDAY)


def test_the_same_student_at_once_on_two_threads_is_in_once(school: School) -> None:
    facts = school.store.attendance
    students = [a_student(f"2027{n:04}") for n in range(12)]
    school.store.timetable.add_to_roster(school.course.course_id, students)
    together = threading.Barrier(2)

    def walk_up(student: Student) -> bool:
        fact = school.check_in(student)
        together.wait()
        return facts.check_in(fact)

    with ThreadPoolExecutor(2) as threads:
        for student in students:
            added = [future.result() for future in [threads.submit(walk_up, student) for _ in range(2)]]
            assert sorted(added) == [False, True]
    assert len(facts.check_ins(school.session.session_id)) == len(students)
    assert school.store.proofs.prove().broken == ()


def test_two_kiosks_on_one_database_have_a_chain_each_and_one_fact(
    school: School, address: str, opened: Opener
) -> None:
    other = opened(address, "room-102")
    assert other.journal.entries() == ()
    assert school.store.attendance.check_in(school.check_in(school.ada))
    fact = replace(school.check_in(school.ada), kiosk_id="room-102")
    assert not other.attendance.check_in(fact)
    assert other.attendance.check_in(replace(fact, fact_id=FactId(new_id()), student_id=school.bo.student_id))
    assert [entry.number for entry in other.journal.entries()] == [1]
    assert school.store.proofs.prove().broken == ()
    assert other.proofs.prove().broken == ()


@pytest.mark.parametrize("table", ["check_ins", "corrections", "consents", "journal"])
@pytest.mark.parametrize("change", ["UPDATE {table} SET at = at", "DELETE FROM {table}"])
def test_the_database_itself_refuses_to_change_facts(
    school: School, address: str, table: str, change: str
) -> None:
    a_fact_of_each(school)
    engine = sa.create_engine(address)
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), engine.begin() as connection:
        connection.exec_driver_sql(change.format(table=table))
    engine.dispose()


def test_a_fact_is_not_replaced_either(file_school: School) -> None:
    a_fact_of_each(file_school)
    replaces = "INSERT OR REPLACE INTO corrections SELECT * FROM corrections"
    with pytest.raises(RefusedError, match="append-only"), file_school.store._database.write() as session:
        session.connection().exec_driver_sql(replaces)


def a_fact_of_each(school: School) -> None:
    school.store.people.enrol(school.enrolment(school.ada))
    school.store.attendance.check_in(school.check_in(school.ada))
    school.store.attendance.correct(school.correction(school.ada))


def test_a_naive_time_is_refused(file_store: SqlStore, file_school: School) -> None:
    naive = replace(file_school.check_in(file_school.ada), at=A_MONDAY.replace(tzinfo=None))
    with pytest.raises((sa.exc.StatementError, ValueError), match="naive"):
        file_store.attendance.check_in(naive)
    assert not issubclass(sa.exc.StatementError, StoreError)  # a bug of ours, not a failure of the world
