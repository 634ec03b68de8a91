"""The proof of the journal: what an attacker does to rows behind the program's back is found and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.proof import Broken, Kind, Link
from kiosk.core.values import (
    ConsentSubject,
    Dispute,
    FactId,
    Method,
    Objection,
    ObjectionState,
    ObjectionStep,
    ObjectionWay,
    SessionState,
    Status,
    ZoomRoom,
    new_id,
)
from kiosk.storage.database import sqlite_address
from kiosk.storage.engine import SqlStore
from tests.fakes import A_MONDAY
from tests.storage.conftest import Opener
from tests.storage.school import KIOSK, School, a_course, a_student, raw, rows

TRIGGERS = tuple(
    f"DROP TRIGGER {table}_no_{verb}"
    for table in ("journal", "check_ins", "corrections")
    for verb in ("update", "delete")
)


@pytest.fixture
def busy(file_school: School) -> School:
    """A morning: enrolled, checked in twice, corrected twice, a new Zoom room, closed."""
    school, store = file_school, file_school.store
    store.people.enrol(school.enrolment(school.ada, school.course.course_id))
    store.attendance.check_in(school.check_in(school.ada))
    by_number = replace(school.check_in(school.bo), method=Method.NUMBER, evidence=None)
    store.attendance.check_in(by_number)
    store.attendance.correct(school.correction(school.bo))
    store.attendance.correct(school.correction(school.bo, Status.LATE, "came at ten"))
    store.timetable.set_zoom(school.course.course_id, ZoomRoom("123456789", "a"), "staff:kim", A_MONDAY)
    store.attendance.close(school.session.session_id, SessionState.CLOSED, [], "staff:kim", A_MONDAY)
    return school


def harm(path: Path, *statements: str) -> None:
    """What somebody with the file and sqlite3 does: the triggers go first."""
    with raw(path) as connection:
        for statement in (*TRIGGERS, *statements):
            connection.execute(statement)


def broken(school: School) -> tuple[Broken, ...]:
    return school.store.proofs.prove().broken


def number_of(school: School, action: str) -> int:
    return next(entry.number for entry in school.store.journal.entries() if entry.action == action)


def test_a_morning_is_whole(school: School) -> None:
    store = school.store
    store.people.enrol(school.enrolment(school.ada, school.course.course_id))
    store.attendance.check_in(school.check_in(school.ada))
    store.attendance.correct(school.correction(school.bo))
    store.attendance.close(school.session.session_id, SessionState.CLOSED, [], "kim", A_MONDAY)
    proof = store.proofs.prove()
    assert proof.broken == ()
    assert proof.entries == ((KIOSK, len(store.journal.entries())),)
    assert proof.facts == 4


def test_an_empty_journal_is_whole(store: SqlStore) -> None:
    proof = store.proofs.prove()
    assert (proof.entries, proof.facts, proof.broken) == ((), 0, ())


def test_what_is_lawful_is_no_harm(busy: School, path: Path) -> None:
    """Deleted faces, other names, a room that was changed again, a class opened again."""
    store = busy.store
    store.people.forget_face(busy.ada.student_id, "it")
    store.timetable.set_zoom(busy.course.course_id, ZoomRoom("987654321", "b"), "staff:kim", A_MONDAY)
    store.attendance.close(busy.session.session_id, SessionState.OPEN, [], "staff:kim", A_MONDAY)
    harm(path, "UPDATE students SET name = 'Ada Lovelace', department = 'Mathematics'")
    assert broken(busy) == ()
    assert any(
        one.subject is ConsentSubject.FACE_FEATURES for one in store.people.consents(busy.ada.student_id)
    )


@pytest.mark.parametrize(
    ("statement", "wanted"),
    [
        ("UPDATE journal SET actor = 'eve' WHERE number = 3", Broken(Link.ENTRY_CHANGED, KIOSK, 3)),
        (
            "UPDATE journal SET at = '2020-01-01 00:00:00.000000' WHERE number = 1",
            Broken(Link.ENTRY_CHANGED, KIOSK, 1),
        ),
        ("DELETE FROM journal WHERE number = 1", Broken(Link.ENTRIES_GONE, KIOSK, 1, 1)),
        ("DELETE FROM journal WHERE number IN (2, 3)", Broken(Link.ENTRIES_GONE, KIOSK, 2, 3)),
        ("UPDATE journal_heads SET digest = '00'", Broken(Link.HEAD_WRONG, KIOSK, 10)),
        ("UPDATE journal_heads SET number = 3", Broken(Link.HEAD_WRONG, KIOSK, 10)),
        ("DELETE FROM journal_heads", Broken(Link.HEAD_WRONG, KIOSK, 10)),
    ],
)
def test_a_harmed_chain(busy: School, path: Path, statement: str, wanted: Broken) -> None:
    harm(path, statement)
    assert broken(busy)[0] == wanted


def test_the_last_entries_are_cut_off(busy: School, path: Path) -> None:
    harm(path, "DELETE FROM journal WHERE number > 7")
    found = broken(busy)
    assert found[0] == Broken(Link.ENTRIES_GONE, KIOSK, 8, 10)
    assert Link.FACT_UNKNOWN in {one.link for one in found}, "their facts are still there"


def test_cut_off_with_the_head_put_right_the_facts_tell(busy: School, path: Path) -> None:
    keep = number_of(busy, "correct") - 1
    digest = busy.store.journal.entries()[keep - 1].digest
    harm(
        path,
        f"DELETE FROM journal WHERE number > {keep}",
        f"UPDATE journal_heads SET number = {keep}, digest = '{digest}'",
    )
    found = broken(busy)
    assert {(one.link, one.kind) for one in found} == {
        (Link.FACT_UNKNOWN, Kind.CORRECTION),
        (Link.FACT_UNKNOWN, Kind.CLASS),
    }
    assert found[0].student == busy.bo.number


def test_everything_gone(busy: School, path: Path) -> None:
    harm(path, "DELETE FROM journal", "DELETE FROM journal_heads")
    assert {one.link for one in broken(busy)} == {Link.FACT_UNKNOWN}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE check_ins SET at = '2026-03-01 23:59:00.000000' WHERE method = 'face'",
        "UPDATE check_ins SET method = 'number' WHERE method = 'face'",
        "UPDATE check_ins SET confidence = 0.99 WHERE method = 'face'",
        "UPDATE check_ins SET challenge = NULL WHERE method = 'face'",
        "UPDATE check_ins SET kiosk_id = 'other' WHERE method = 'face'",
    ],
)
def test_a_changed_check_in(busy: School, path: Path, statement: str) -> None:
    harm(path, statement)
    number = number_of(busy, "check_in")
    assert broken(busy) == (
        Broken(Link.FACT_CHANGED, KIOSK, number, None, Kind.CHECK_IN, "20260001", "CSE101", A_MONDAY),
    )


def test_a_check_in_given_to_somebody_else(busy: School, path: Path) -> None:
    (eve,) = [a_student("20260009", "Eve")]
    busy.store.timetable.add_to_roster(busy.course.course_id, [eve])
    (known,) = rows(path, "SELECT student_id FROM students WHERE number = '20260009'")[0]
    harm(path, f"UPDATE check_ins SET student_id = '{known}' WHERE method = 'face'")
    links = [(one.link, one.student) for one in broken(busy)]
    assert links == [(Link.FACT_UNKNOWN, "20260009"), (Link.FACT_GONE, "20260001")]


def test_a_value_that_is_none(busy: School, path: Path) -> None:
    harm(path, "UPDATE check_ins SET method = 'magic' WHERE method = 'face'")
    assert [one.link for one in broken(busy)] == [Link.UNREADABLE, Link.FACT_GONE]
    assert broken(busy)[1].student == busy.ada.number


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE class_sessions SET state = 'held'", Kind.CLASS),
        ("UPDATE students SET enrolled_at = 'yesterday'", Kind.ENROLMENT),
    ],
)
def test_a_row_that_cannot_be_read(busy: School, path: Path, statement: str, kind: Kind) -> None:
    harm(path, statement)
    assert broken(busy)[0] == Broken(Link.UNREADABLE, kind=kind)


def test_an_entry_that_cannot_be_read(busy: School, path: Path) -> None:
    harm(path, "UPDATE journal SET at = 'yesterday' WHERE number = 4")
    assert broken(busy)[0] == Broken(Link.ENTRY_CHANGED, KIOSK, 4)


@pytest.mark.parametrize("session", ['"x"', "7", "null", "[]"])
def test_an_entry_that_names_no_class_any_more(busy: School, path: Path, session: str) -> None:
    number = number_of(busy, "check_in")
    detail = f"json_set(detail, '$.session', json('{session}'))"
    harm(path, f"UPDATE journal SET detail = {detail} WHERE number = {number}", "DELETE FROM check_ins")
    found = broken(busy)
    assert found[0] == Broken(Link.ENTRY_CHANGED, KIOSK, number)
    assert {(one.link, one.kind) for one in found[1:]} == {(Link.FACT_GONE, Kind.CHECK_IN)}, "the other one"


def test_a_removed_check_in(busy: School, path: Path) -> None:
    harm(path, "DELETE FROM check_ins WHERE method = 'number'")
    (found,) = broken(busy)
    assert (found.link, found.kind, found.student) == (Link.FACT_GONE, Kind.CHECK_IN, busy.bo.number)


def test_an_added_check_in(busy: School, path: Path) -> None:
    harm(path, f"DELETE FROM check_ins WHERE method = 'face'")  # noqa: F541
    busy.store.attendance.check_in(busy.check_in(busy.ada))
    harm_again = "DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)"
    with raw(path) as connection:
        connection.execute(harm_again)
    kinds = {(one.link, one.kind) for one in broken(busy)}
    assert (Link.FACT_CHANGED, Kind.CHECK_IN) in kinds


def test_a_changed_reason(busy: School, path: Path) -> None:
    harm(path, "UPDATE corrections SET reason = 'healthy' WHERE reason = 'sick'")
    (found,) = broken(busy)
    assert (found.link, found.kind, found.student) == (Link.FACT_CHANGED, Kind.CORRECTION, busy.bo.number)
    assert found.number == number_of(busy, "correct")


def test_a_class_opened_or_moved_behind_the_back(busy: School, path: Path) -> None:
    harm(path, "UPDATE class_sessions SET state = 'open'")
    (found,) = broken(busy)
    assert (found.link, found.kind, found.course) == (Link.FACT_CHANGED, Kind.CLASS, "CSE101")
    harm_later = "UPDATE class_sessions SET state = 'closed', starts_at = '2026-03-02 00:30:00.000000'"
    with raw(path) as connection:
        connection.execute(harm_later)
    assert [one.kind for one in broken(busy)] == [Kind.CLASS], "late would have become present"


def test_a_class_closed_behind_the_back(file_school: School, path: Path) -> None:
    harm(path, "UPDATE class_sessions SET state = 'closed'")
    (found,) = broken(file_school)
    assert (found.link, found.kind) == (Link.FACT_UNKNOWN, Kind.CLASS)


def test_a_zoom_room_changed_behind_the_back(busy: School, path: Path) -> None:
    harm(path, "UPDATE zoom_rooms SET link = 'https://elsewhere.example'")
    (found,) = broken(busy)
    assert (found.link, found.kind, found.course) == (Link.FACT_CHANGED, Kind.ZOOM_ROOM, "CSE101")


def test_a_course_that_came_with_a_zoom_room_has_its_entry(file_school: School, path: Path) -> None:
    course = replace(a_course(file_school.professor, "CSE777"), zoom=ZoomRoom("123456789", "x"))
    file_school.store.timetable.add_course(course, [])
    assert broken(file_school) == ()
    harm(path, "DELETE FROM zoom_rooms")
    (found,) = broken(file_school)
    assert (found.link, found.kind, found.course) == (Link.FACT_GONE, Kind.ZOOM_ROOM, "CSE777")


@pytest.mark.parametrize(
    ("statement", "link"),
    [
        ("UPDATE students SET enrolled_at = NULL WHERE number = '20260001'", Link.FACT_GONE),
        (
            "UPDATE students SET enrolled_at = '2026-01-01 00:00:00.000000' WHERE number = '20260001'",
            Link.FACT_CHANGED,
        ),
        (
            "UPDATE students SET enrolled_at = '2026-01-01 00:00:00.000000' WHERE number = '20260002'",
            Link.FACT_UNKNOWN,
        ),
    ],
)
def test_an_enrolment_made_or_undone_behind_the_back(
    busy: School, path: Path, statement: str, link: Link
) -> None:
    harm(path, statement)
    (found,) = broken(busy)
    assert (found.link, found.kind) == (link, Kind.ENROLMENT)


def test_every_kiosk_of_the_database_is_looked_at(file_school: School, path: Path, opened: Opener) -> None:
    other = opened(sqlite_address(path), "room-102")
    fact = replace(file_school.check_in(file_school.bo), kiosk_id="room-102")
    other.attendance.check_in(fact)
    assert [name for name, _ in file_school.store.proofs.prove().entries] == [KIOSK, "room-102"]
    assert broken(file_school) == ()
    harm(path, "UPDATE journal SET actor = 'eve' WHERE kiosk_id = 'room-102'")
    assert broken(file_school) == (Broken(Link.ENTRY_CHANGED, "room-102", 1),)


def test_two_kiosks_close_one_class(file_school: School, path: Path, opened: Opener) -> None:
    """The one that closed later says what holds, whatever its kiosk is called."""
    other, session_id = opened(sqlite_address(path), "a-room"), file_school.session.session_id
    file_school.store.attendance.close(session_id, SessionState.CLOSED, [], "kim", A_MONDAY)
    later = A_MONDAY + timedelta(hours=1)
    other.attendance.close(session_id, SessionState.CANCELLED, [], "lee", later)
    assert broken(file_school) == ()


COLUMNS = {
    "check_ins": ("fact_id", "session_id", "student_id", "kiosk_id", "at", "method", "distance", "engine"),
    "corrections": ("fact_id", "session_id", "student_id", "status", "reason", "by", "at"),
    "journal": ("at", "actor", "action", "subject", "detail", "digest"),
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_cell_is_changed_it_is_found(busy: School, path: Path, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(sorted(COLUMNS)))
    column = data.draw(st.sampled_from(COLUMNS[table]))
    row_ids = [row_id for (row_id,) in rows(path, f"SELECT rowid FROM {table}")]
    row_id = data.draw(st.sampled_from(row_ids))
    times = st.sampled_from(["2026-03-02 00:00:00.000001", "1999-12-31 23:59:59.000000"])
    ids = st.sampled_from(["0" * 32, "f" * 32])
    texts = st.text(st.characters(codec="ascii", min_codepoint=32), min_size=1, max_size=9)
    numbers = st.floats(100, 200)
    by_column = {"at": times, "distance": numbers}
    value = data.draw(by_column.get(column, ids if column.endswith("_id") or column == "by" else texts))
    with raw(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        before = connection.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (row_id,)).fetchone()[0]
        if before in {value, None}:  # one cell of evidence where there is none is never read
            return
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, row_id))
    try:
        assert broken(busy) != ()
    finally:
        with raw(path) as connection:
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (before, row_id))


def test_an_objection_and_its_answer(busy: School, path: Path) -> None:
    fact = Objection(
        FactId(new_id()),
        busy.session.session_id,
        busy.bo.student_id,
        Dispute.WAS_HERE,
        ObjectionWay.OWN_PAGE,
        KIOSK,
        A_MONDAY,
    )
    busy.store.objections.add(fact, [])
    step = ObjectionStep(
        FactId(new_id()), fact.fact_id, ObjectionState.REFUSED, "no", busy.professor.staff_id, A_MONDAY
    )
    busy.store.objections.step(step, [], None)
    assert broken(busy) == ()
    drops = [f"DROP TRIGGER {table}_no_update" for table in ("objections", "objection_steps")]
    harm(path, *drops, "UPDATE objection_steps SET state = 'accepted'")
    (found,) = broken(busy)
    assert (found.link, found.kind, found.student) == (
        Link.FACT_CHANGED,
        Kind.OBJECTION_STEP,
        busy.bo.number,
    )
    with raw(path) as connection:
        connection.execute("UPDATE objections SET way = 'receipt'")
    assert {one.kind for one in broken(busy)} == {Kind.OBJECTION, Kind.OBJECTION_STEP}
