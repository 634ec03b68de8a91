"""A fact and its journal entry are stored together or not at all, whichever method writes them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core.values import Role, SessionState, Staff, StaffId, ZoomRoom, new_id
from kiosk.storage.errors import RefusedError
from tests.fakes import A_MONDAY
from tests.storage.school import School, a_course, a_letter, a_student, raw, rows

ZOOM = ZoomRoom("98765432101", "1234", "https://example.zoom.us/j/98765432101")


def close(school: School) -> None:
    letters = [a_letter("close")]
    school.store.attendance.close(school.session.session_id, SessionState.CLOSED, letters, "kim", A_MONDAY)


def sent(school: School) -> None:
    (letter,) = school.store.outbox.letters()
    school.store.outbox.mark_sent(letter.letter_id, A_MONDAY)


def failed(school: School) -> None:
    (letter,) = school.store.outbox.letters()
    school.store.outbox.mark_failed(letter.letter_id, "refused")


def add_staff(school: School) -> None:
    new = Staff(StaffId(new_id()), "Yoo", "yoo@example.ac.kr", Role.ADMINISTRATOR)
    school.store.people.add_staff(new, "password")


WRITERS: dict[str, Callable[[School], object]] = {
    "check in": lambda school: school.store.attendance.check_in(school.check_in(school.bo)),
    "correct": lambda school: school.store.attendance.correct(school.correction(school.ada)),
    "close": close,
    "enrol": lambda school: school.store.people.enrol(school.enrolment(a_student("20269999"))),
    "forget face": lambda school: school.store.people.forget_face(school.ada.student_id, "kim"),
    "add staff": add_staff,
    "set secret": lambda school: school.store.people.set_secret(school.ada.student_id, "9999"),
    "add course": lambda school: school.store.timetable.add_course(a_course(school.professor, "X"), []),
    "add to roster": lambda school: school.store.timetable.add_to_roster(
        school.course.course_id, [a_student("20269999")]
    ),
    "set zoom": lambda school: school.store.timetable.set_zoom(
        school.course.course_id, ZOOM, "kim", A_MONDAY
    ),
    "put letter": lambda school: school.store.outbox.put(a_letter("another"), "kim"),
    "letter sent": sent,
    "letter failed": failed,
}


def everything(path: Path) -> list[object]:
    tables = [name for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [(table, rows(path, f"SELECT * FROM {table}")) for table in tables]


@pytest.mark.parametrize("writer", WRITERS)
def test_without_a_journal_entry_nothing_is_stored(file_school: School, path: Path, writer: str) -> None:
    store = file_school.store
    store.people.enrol(file_school.enrolment(file_school.ada))
    store.attendance.check_in(file_school.check_in(file_school.ada))
    store.outbox.put(a_letter("one"), "kim")
    with raw(path) as connection:
        connection.execute(
            "CREATE TRIGGER no_journal BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no journal'); END"
        )
    before = everything(path)
    with pytest.raises(RefusedError, match="no journal"):
        WRITERS[writer](file_school)
    assert everything(path) == before
    with raw(path) as connection:
        connection.execute("DROP TRIGGER no_journal")
    entries = len(store.journal.entries())
    WRITERS[writer](file_school)
    assert len(store.journal.entries()) > entries
    assert store.proofs.prove().broken == ()
