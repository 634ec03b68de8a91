"""`kiosk journal`: on a real installation with a mailed CSV, whoever changes file, facts or journal."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.core.csv_check import same_cell
from kiosk.core.schoolday import Place, SchoolDay
from kiosk.core.values import (
    Correction,
    FactId,
    Language,
    Lecture,
    Method,
    SessionState,
    Status,
    Student,
    new_id,
)
from kiosk.settings import assets_dir, load_settings
from kiosk.storage.engine import SqlStore, open_store
from kiosk.storage.vault import open_vault
from kiosk.texts import report_texts
from tests.builders import SEOUL, a_check_in, a_course, a_lecture, a_professor, a_session, a_student
from tests.fakes import A_MONDAY, FakeClock
from tests.storage.school import raw

Say = Callable[..., tuple[int, str]]
ADA, BO, CHO = (a_student(f"2026000{n}", name) for n, name in ((1, "Ada"), (2, "Bo"), (3, "=Cho, 조")))


@dataclass
class Kiosk:
    """One installation whose class was held and closed, and the CSV that it mailed."""

    config: Path
    store: SqlStore
    clock: FakeClock
    day: SchoolDay
    lecture: Lecture
    csv: Path

    @property
    def database(self) -> Path:
        return self.config.parent.parent / "data" / "kiosk.sqlite"

    def rows(self) -> list[list[str]]:
        return list(csv.reader(io.StringIO(self.csv.read_text("utf-8-sig"), newline="")))

    def save(self, rows: list[list[str]], encoding: str = "utf-8", **how: str) -> Path:
        """The file as a spreadsheet saves it."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\n", **how).writerows(rows)  # type: ignore[arg-type]
        self.csv.write_bytes(out.getvalue().encode(encoding))
        return self.csv

    def harm(self, *statements: str) -> None:
        with raw(self.database) as connection:
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)


def a_kiosk(folder: Path, kiosk_id: str = "kiosk-1") -> Kiosk:
    config = folder / "config" / "kiosk.toml"
    config.parent.mkdir(parents=True)
    config.write_text(
        f'[kiosk]\nid = "{kiosk_id}"\nroom = "302"\ntime_zone = "Asia/Seoul"\n'
        f'[storage]\nfolder = "{(folder / "data").as_posix()}"\n'
    )
    settings, clock = load_settings(config), FakeClock()
    store = open_store(settings.database, open_vault(settings.config_dir, None), kiosk_id, clock)
    professor = a_professor()
    course = a_course(professor=professor)
    store.people.add_staff(professor, "739154")
    store.timetable.add_course(course, [])
    store.timetable.add_to_roster(course.course_id, [ADA, BO, CHO])
    lecture = a_lecture(course, a_session(course))
    store.timetable.ensure_sessions([lecture.session])
    day = SchoolDay(store, clock, Place(kiosk_id, "302", SEOUL, report_texts(assets_dir(), Language.KOREAN)))
    kiosk = Kiosk(config, store, clock, day, lecture, folder / "attendance.csv")
    arrives(kiosk, ADA, 1)
    arrives(kiosk, BO, 12, Method.NUMBER)
    corrects(kiosk, BO, "came with the bus")
    clock.advance(4500)
    day.close(kiosk.lecture, f"staff:{professor.staff_id}")
    kiosk.csv.write_bytes(mailed(kiosk))
    return kiosk


def arrives(kiosk: Kiosk, student: Student, minutes: float, method: Method = Method.FACE) -> None:
    session = kiosk.lecture.session
    fact = a_check_in(
        session, known(kiosk, student), A_MONDAY + timedelta(minutes=minutes, seconds=5), method
    )
    assert kiosk.store.attendance.check_in(replace(fact, kiosk_id=kiosk.day.place.kiosk_id))


def corrects(kiosk: Kiosk, student: Student, reason: str, status: Status = Status.PRESENT) -> None:
    who, session = known(kiosk, student).student_id, kiosk.lecture.session.session_id
    by, at = kiosk.lecture.course.professor_id, kiosk.clock.now() + timedelta(minutes=20)
    kiosk.store.attendance.correct(Correction(FactId(new_id()), session, who, status, reason, by, at))


def known(kiosk: Kiosk, student: Student) -> Student:
    found = kiosk.store.people.student_by_number(student.number)
    assert found is not None
    return found


def mailed(kiosk: Kiosk) -> bytes:
    letter = kiosk.store.outbox.due(kiosk.clock.now())
    assert letter is not None
    kiosk.store.outbox.mark_sent(letter.letter_id, kiosk.clock.now())
    return letter.attachments[0].content


@pytest.fixture
def kiosk(tmp_path: Path, home: Path) -> Iterator[Kiosk]:
    made = a_kiosk(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def say(kiosk: Kiosk, capsys: pytest.CaptureFixture[str]) -> Say:
    """`say("verify", file)`: exit status and what was printed."""

    def run(*arguments: str | Path) -> tuple[int, str]:
        status = cli.main(["journal", *map(str, arguments), "--config", str(kiosk.config)])
        return status, "".join(capsys.readouterr())

    return run


# --- untouched ----------------------------------------------------------------------------------------


def test_journal_and_facts_are_whole(kiosk: Kiosk, say: Say) -> None:
    count = len(kiosk.store.journal.entries())
    status, told = say("verify")
    assert told.splitlines() == [
        f"journal of kiosk-1: {count} entries, whole",
        "facts: 4 held against their entries, none of them wrong",
    ]
    assert status == 0


def test_the_mailed_file_is_proven_byte_for_byte(kiosk: Kiosk, say: Say) -> None:
    status, told = say("verify", kiosk.csv)
    assert status == 0
    assert "byte for byte as the kiosk wrote it" in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("how", [{}, {"delimiter": ";"}, {"delimiter": "\t"}, {"quoting": csv.QUOTE_ALL}])
def test_a_file_saved_by_a_spreadsheet_says_the_same(
    kiosk: Kiosk, say: Say, encoding: str, how: dict[str, str]
) -> None:
    kiosk.save(kiosk.rows(), encoding, **how)
    status, told = say("verify", kiosk.csv)
    assert (status, "every cell says what the kiosk wrote" in told) == (0, True), told


def test_what_excel_makes_of_dates_times_and_empty_cells(kiosk: Kiosk, say: Say) -> None:
    rows = kiosk.rows()
    width = len(rows[0])
    for row in rows[1:-1]:
        row[0], row[1], row[10] = "3/2/2026", "9:00", row[10].removeprefix("0")
    padded = [row + [""] * (width - len(row)) for row in (rows[0], *reversed(rows[1:-1]), rows[-1])]
    kiosk.save([*padded, [""] * width])
    assert say("verify", kiosk.csv)[0] == 0, "also when the lines were sorted otherwise"


def test_later_facts_and_other_names_are_no_harm(kiosk: Kiosk, say: Say) -> None:
    corrects(kiosk, ADA, "left early, as she says herself", Status.LEFT_EARLY)
    eve = a_student("20260004", "Eve")
    kiosk.clock.advance(3600)
    kiosk.store.timetable.add_to_roster(kiosk.lecture.course.course_id, [eve])
    kiosk.harm("UPDATE students SET name = 'Ada Lovelace', department = 'Math' WHERE number = '20260001'")
    kiosk.save(kiosk.rows())
    status, told = say("verify", kiosk.csv)
    assert (status, "note" in told) == (0, False), told


def test_without_the_letter_a_changed_name_is_only_a_note(kiosk: Kiosk, say: Say) -> None:
    kiosk.harm(
        "UPDATE students SET name = 'Ada Lovelace' WHERE number = '20260001'", "DELETE FROM attachments"
    )
    assert say("verify", kiosk.csv)[0] == 0, "the bytes are those of the journal"
    kiosk.save(kiosk.rows())
    status, told = say("verify", kiosk.csv)
    assert status == 0
    assert 'note: line 2, "이름" says "Ada"; the kiosk wrote "Ada Lovelace"' in told


def test_a_file_asked_for_in_the_midst_of_the_class(kiosk: Kiosk, say: Say) -> None:
    kiosk.store.attendance.close(
        kiosk.lecture.session.session_id, SessionState.OPEN, [], "staff:kim", kiosk.clock.now()
    )
    kiosk.store.outbox.put(kiosk.day.letter(kiosk.lecture, "now"), "staff:kim")
    kiosk.csv.write_bytes(mailed(kiosk))
    arrives(kiosk, CHO, 90)
    assert say("verify", kiosk.csv)[0] == 0
    kiosk.save(kiosk.rows())
    assert say("verify", kiosk.csv)[0] == 0


def test_an_empty_roster(kiosk: Kiosk, say: Say) -> None:
    course = a_course("CSE999", professor=a_professor())
    kiosk.store.timetable.add_course(replace(course, professor_id=kiosk.lecture.course.professor_id), [])
    session = a_session(course, A_MONDAY + timedelta(days=1))
    kiosk.store.timetable.ensure_sessions([session])
    lecture = a_lecture(replace(course, professor_id=kiosk.lecture.course.professor_id), session)
    kiosk.store.outbox.put(kiosk.day.letter(lecture, "now"), "staff:kim")
    kiosk.csv.write_bytes(mailed(kiosk))
    kiosk.save(kiosk.rows())
    assert say("verify", kiosk.csv)[0] == 0


# --- a changed file -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "column", "text"),
    [(4, 9, "출석"), (3, 10, "09:01:00"), (2, 11, "학번"), (3, 12, ""), (2, 7, "Eve"), (4, 0, "2026-03-03")],
)
def test_a_swapped_cell_is_named(kiosk: Kiosk, say: Say, line: int, column: int, text: str) -> None:
    rows = kiosk.rows()
    before, rows[line - 1][column] = rows[line - 1][column], text
    kiosk.save(rows)
    status, told = say("verify", kiosk.csv)
    assert status == 1
    wanted = f'BROKEN: line {line}, "{rows[0][column]}" says "{text}"; the kiosk wrote "{before}"\n'
    assert told.endswith(wanted), told


def test_two_students_swapped(kiosk: Kiosk, say: Say) -> None:
    rows = kiosk.rows()
    rows[1][6], rows[3][6] = rows[3][6], rows[1][6]
    kiosk.save(rows)
    assert say("verify", kiosk.csv)[0] == 1


def test_lines_cut_added_and_doubled(kiosk: Kiosk, say: Say) -> None:
    rows = kiosk.rows()
    kiosk.save([rows[0], rows[1], rows[3], rows[4]])
    assert say("verify", kiosk.csv)[1].endswith(f"BROKEN: the line of {BO.number} is missing\n")
    kiosk.save([*rows[:4], [*rows[1][:6], "20269999", *rows[1][7:]], rows[4]])
    assert say("verify", kiosk.csv)[1].endswith("BROKEN: line 5: the kiosk wrote no line for 20269999\n")
    kiosk.save([*rows[:4], rows[1], rows[4]])
    status, told = say("verify", kiosk.csv)
    assert (status, told.endswith(f"BROKEN: line 5: {ADA.number} is there a second time\n")) == (1, True)


def test_no_journal_line(kiosk: Kiosk, say: Say) -> None:
    rows = kiosk.rows()
    for last in ([], [["journal", "00"]], [["journal " + "g" * 64]]):
        kiosk.save(rows[:-1] + last)
        status, told = say("verify", kiosk.csv)
        assert (status, "last line of the file" in told) == (1, True)
    kiosk.save([*rows[:-1], rows[-1][:1]])
    assert "names no class" in say("verify", kiosk.csv)[1]


def test_a_changed_journal_line(kiosk: Kiosk, say: Say) -> None:
    rows = kiosk.rows()
    kiosk.save([*rows[:-1], ["journal " + "0" * 64, *rows[-1][1:]]])
    assert "is not the one that the file names" in say("verify", kiosk.csv)[1]
    kiosk.save([*rows[:-1], [rows[-1][0], rows[-1][1], "entry 2", rows[-1][3]]])
    assert "the last line of the file was changed" in say("verify", kiosk.csv)[1]
    kiosk.save([*rows[:-1], [*rows[-1][:3], f"session {new_id()}"]])
    status, told = say("verify", kiosk.csv)
    assert (status, "names a class that is not in the database" in told) == (1, True)


def test_what_is_no_table(kiosk: Kiosk, say: Say) -> None:
    for content in (b"", b"\xff\xfe\x00", b"\x80\x81\xff", b"\n\n", b"PK\x03\x04\x00\xff\xff\xfe"):
        kiosk.csv.write_bytes(content)
        assert say("verify", kiosk.csv)[0] == 1
    kiosk.save([["x"], ["journal " + "0" * 64]])
    assert say("verify", kiosk.csv)[0] == 1


def test_another_headline(kiosk: Kiosk, say: Say) -> None:
    rows = kiosk.rows()
    rows[0][9] = "verdict"
    kiosk.save(rows)
    status, told = say("verify", kiosk.csv)
    assert (status, "line 1: the headline" in told) == (1, True)


# --- another kiosk, an older copy, cut off ------------------------------------------------------------


def test_the_file_of_another_kiosk(kiosk: Kiosk, say: Say, tmp_path: Path) -> None:
    other = a_kiosk(tmp_path / "other", "kiosk-2")
    other.store.close()
    status, told = say("verify", other.csv)
    assert status == 1
    assert told.endswith(
        "BROKEN: the file is of the kiosk kiosk-2; this database has the journal of kiosk-1\n"
    )


def test_an_older_copy_was_put_back(kiosk: Kiosk, say: Say) -> None:
    older = kiosk.database.with_name("older")
    kiosk.store.close()
    shutil.copy(kiosk.database, older)
    again = open_store(
        f"sqlite:///{kiosk.database}", open_vault(kiosk.config.parent, None), "kiosk-1", kiosk.clock
    )
    for n in range(3):
        again.journal.append("kim", "did", f"thing {n}", "", A_MONDAY)
    day = SchoolDay(again, kiosk.clock, kiosk.day.place)
    again.outbox.put(day.letter(kiosk.lecture, "now"), "staff:kim")
    end = len(again.journal.entries())
    kiosk.csv.write_bytes(mailed(replace(kiosk, store=again)))
    again.close()
    shutil.copy(older, kiosk.database)
    status, told = say("verify", kiosk.csv)
    assert status == 1
    assert f"BROKEN: the journal ends at entry {end - 4}, before this file was made (entry {end - 1})" in told
    again = open_store(
        f"sqlite:///{kiosk.database}", open_vault(kiosk.config.parent, None), "kiosk-1", kiosk.clock
    )
    for n in range(9):
        again.journal.append("kim", "did", f"other thing {n}", "", A_MONDAY)
    again.close()
    assert "or an older copy was put back and gone on with" in say("verify", kiosk.csv)[1]


# --- journal and facts in plain words -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "wanted"),
    [
        (
            "UPDATE journal SET actor = 'eve' WHERE number = 3",
            "BROKEN: entry 3 of kiosk-1: it, or the one before",
        ),
        ("DELETE FROM journal WHERE number = 3", "BROKEN: entry 3 of kiosk-1 is gone"),
        ("DELETE FROM journal WHERE number IN (3, 4)", "BROKEN: entries 3 to 4 of kiosk-1 are gone"),
        ("DELETE FROM journal_heads", "its head says otherwise"),
        (
            "UPDATE check_ins SET at = '2026-03-01 23:59:00.000000' WHERE method = 'number'",
            "BROKEN: check-in of 20260002 in CSE301 (2026-03-02 09:00) was changed after it was written",
        ),
        (
            "DELETE FROM corrections",
            "BROKEN: correction of 20260002 in CSE301 (2026-03-02 09:00) was removed: entry 6 of kiosk-1",
        ),
        (
            "UPDATE students SET enrolled_at = '2026-01-01 00:00:00.000000' WHERE number = '20260001'",
            "BROKEN: enrolment of 20260001 (2026-01-01 09:00) is in the database, but the journal",
        ),
        ("UPDATE class_sessions SET state = 'held'", "BROKEN: a row of kind class cannot be read"),
    ],
)
def test_the_first_broken_link_is_named(kiosk: Kiosk, say: Say, statement: str, wanted: str) -> None:
    kiosk.harm(statement)
    status, told = say("verify")
    assert status == 1
    assert wanted in told, told


def test_a_changed_fact_does_not_speak_for_a_changed_file(kiosk: Kiosk, say: Say) -> None:
    """Whoever changes both the fact and the file is found by the digest in the journal."""
    kiosk.harm("UPDATE check_ins SET at = '2026-03-02 00:01:00.000000' WHERE method = 'number'")
    rows = kiosk.rows()
    rows[2][10] = "09:01:00"
    kiosk.save(rows)
    status, told = say("verify", kiosk.csv)
    assert status == 1
    assert 'line 3, "출석 시각" says "09:01:00"; the kiosk wrote "09:12:05"' in told
    assert "check-in of 20260002" in told


def test_only_so_many_are_told(kiosk: Kiosk, say: Say) -> None:
    for n in range(30):
        kiosk.store.journal.append("kim", "did", f"thing {n}", "", A_MONDAY)
    kiosk.harm("UPDATE journal SET detail = 'x' WHERE action = 'did'")
    _, told = say("verify")
    assert told.count("BROKEN: ") == 20
    assert told.endswith("and 10 more\n")


def test_what_cannot_be_checked_is_neither(
    kiosk: Kiosk, say: Say, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, told = say("verify", tmp_path / "nowhere.csv")
    assert (status, "not checked" in told) == (2, True)
    assert cli.main(["journal", "verify", "--config", str(tmp_path / "none.toml")]) == 2
    capsys.readouterr()
    kiosk.store.close()
    kiosk.database.write_bytes(b"no database at all" * 100)
    status, told = say("verify")
    assert (status, "not checked" in told) == (2, True)


def test_the_newest_entries_are_shown(kiosk: Kiosk, say: Say) -> None:
    status, told = say("show", "--last", "2")
    lines = told.splitlines()
    assert (status, len(lines)) == (0, 2)
    assert "2026-03-02 10:15:00" in told
    assert "  close  session:" in lines[0]
    assert "  letter_sent  letter:" in lines[1]
    arrives(kiosk, CHO, 20)
    corrects(kiosk, CHO, "was there")
    _, told = say("show", "--last", "2")
    arrived, corrected = told.splitlines()
    assert "student 20260003  check_in  student 20260003" in arrived
    assert "Kim Jihun  correct  student 20260003" in corrected
    assert '"fact":"' in corrected
    assert len(corrected) < 200, "of a digest the beginning is enough for a reader"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("09:00", "9:00", True),
        ("09:00", "09:00:00", True),
        ("09:00", "09:01", False),
        ("2026-03-02", "2026. 3. 2", True),
        ("2026-03-02", "3/2/2026", True),
        ("2026-03-02", "3/3/2026", False),
        ("0123", "123", True),
        ("present", "late", False),
        ("", "0", False),
        ("99:99", "99:98", False),
        ("13/13/2026", "2026-13-13", False),
    ],
)
def test_cells_that_say_the_same(one: str, other: str, same: bool) -> None:
    assert same_cell(one, other) is same
    assert same_cell(other, one) is same
