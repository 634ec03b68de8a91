"""Backups: made while others write, checked, the last few kept, restored whole."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.core.ports import StoreError, StoreTrouble
from kiosk.storage.backup import Backups
from kiosk.storage.copies import check_database, copy_database
from kiosk.storage.database import sqlite_address
from kiosk.storage.vault import open_vault
from tests.fakes import FakeClock
from tests.storage.conftest import Opener
from tests.storage.school import School, a_student, rows


@pytest.fixture
def backups(path: Path, tmp_path: Path, clock: FakeClock) -> Backups:
    return Backups(path, tmp_path / "backups", keep=3, clock=clock)


def test_a_backup_is_whole_while_others_write(file_school: School, backups: Backups) -> None:
    stop = threading.Event()

    def enrol_on() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            student = a_student(f"{number:08}")
            file_school.store.timetable.add_to_roster(file_school.course.course_id, [student])

    writer = threading.Thread(target=enrol_on)
    writer.start()
    try:
        copies = [backups.make() for _ in range(3)]
    finally:
        stop.set()
        writer.join(60)
    for copy in copies:
        check_database(copy)
        (people,) = rows(copy, "SELECT count(*) FROM students")
        (places,) = rows(copy, "SELECT count(*) FROM roster_places")
        assert people == places  # never half a transaction


def test_the_last_few_are_kept(file_school: School, backups: Backups, clock: FakeClock) -> None:
    made = []
    for _ in range(5):
        clock.advance(3600)
        made.append(backups.make())
    assert backups.kept() == tuple(made[-3:])
    assert {file.name for file in made[-1].parent.iterdir()} == {file.name for file in made[-3:]}


@pytest.mark.parametrize("table", ["sqlite_master", "students"])
def test_a_damaged_database_costs_no_good_copy(
    file_school: School, path: Path, backups: Backups, clock: FakeClock, table: str
) -> None:
    good = backups.make()
    file_school.store.close()
    roots = rows(path, "SELECT rootpage FROM sqlite_master WHERE name = ?", table)
    page = roots[0][0] if roots else 2
    content = path.read_bytes()
    path.write_bytes(content[: (page - 1) * 4096] + b"\xa5" * 4096 + content[page * 4096 :])
    clock.advance(60)
    with pytest.raises(StoreError) as caught:
        backups.make()
    assert caught.value.trouble is StoreTrouble.DAMAGED
    assert backups.kept() == (good,)
    assert [file.name for file in good.parent.iterdir()] == [good.name]


@pytest.mark.parametrize("damaged", [False, True])
def test_restoring_brings_back_that_day(
    file_school: School, path: Path, backups: Backups, opened: Opener, damaged: bool
) -> None:
    facts = file_school.store.attendance
    facts.check_in(file_school.check_in(file_school.ada))
    copy = backups.make()
    facts.check_in(file_school.check_in(file_school.bo))
    file_school.store.close()
    if damaged:
        path.write_bytes(b"\x00 not a database " * 500)
    before = path.read_bytes()
    aside = backups.restore(copy)
    assert aside is not None
    assert aside.read_bytes() == before
    store = opened(sqlite_address(path))
    assert len(store.attendance.check_ins(file_school.session.session_id)) == 1
    assert store.proofs.prove().broken == ()
    assert copy.exists()


@pytest.mark.parametrize("damaged", [False, True])
def test_a_log_left_behind_is_not_replayed(
    file_school: School, path: Path, backups: Backups, opened: Opener, damaged: bool
) -> None:
    copy = backups.make()
    file_school.store.attendance.check_in(file_school.check_in(file_school.ada))
    log = path.with_name(f"{path.name}-wal").read_bytes()  # as a power cut leaves it
    file_school.store.close()
    path.write_bytes(b"\x00 not a database " * 500 if damaged else copy.read_bytes())
    path.with_name(f"{path.name}-wal").write_bytes(log)
    aside = backups.restore(copy)
    assert aside is not None
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == log
    store = opened(sqlite_address(path))
    assert store.attendance.check_ins(file_school.session.session_id) == ()


def test_restoring_under_a_running_kiosk_is_refused(
    file_school: School, path: Path, backups: Backups
) -> None:
    copy = backups.make()
    file_school.store.attendance.check_in(file_school.check_in(file_school.ada))
    with pytest.raises(StoreError) as caught:
        backups.restore(copy)
    assert caught.value.trouble is StoreTrouble.BUSY
    assert len(file_school.store.attendance.check_ins(file_school.session.session_id)) == 1
    assert not list(path.parent.glob("*replaced*"))


def test_restoring_under_a_kiosk_of_another_process_is_refused(
    file_school: School, path: Path, backups: Backups
) -> None:
    copy = backups.make()
    file_school.store.close()
    holds = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM staff').fetchall();"
        "print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holds, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreError) as caught:
            backups.restore(copy)
        other.communicate("")
    assert caught.value.trouble is StoreTrouble.BUSY
    backups.restore(copy)


def test_a_damaged_copy_is_not_restored(file_school: School, path: Path, backups: Backups) -> None:
    copy = backups.make()
    copy.write_bytes(copy.read_bytes()[:-4096] + b"\xa5" * 4096)
    file_school.store.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        backups.restore(copy)
    assert caught.value.trouble is StoreTrouble.DAMAGED
    assert path.read_bytes() == before


def test_restoring_where_nothing_is_left(file_school: School, path: Path, backups: Backups) -> None:
    copy = backups.make()
    file_school.store.close()
    path.unlink()
    assert backups.restore(copy) is None
    check_database(path)


def test_what_is_not_there_cannot_be_copied(tmp_path: Path, backups: Backups) -> None:
    with pytest.raises(StoreError) as caught:
        backups.restore(tmp_path / "none")
    assert caught.value.trouble is StoreTrouble.UNREACHABLE
    with pytest.raises(StoreError) as caught:
        copy_database(tmp_path / "none", tmp_path / "copy")
    assert caught.value.trouble is StoreTrouble.UNREACHABLE
    assert list(tmp_path.iterdir()) == []


def test_the_key_and_backups_do_not_share_a_folder(path: Path, tmp_path: Path, clock: FakeClock) -> None:
    open_vault(tmp_path / "config", None)
    with pytest.raises(ValueError, match="holds the key"):
        Backups(path, tmp_path / "config", keep=3, clock=clock)
    with pytest.raises(ValueError, match="at least 1"):
        Backups(path, tmp_path / "backups", keep=0, clock=clock)


def test_no_backup_holds_the_key(file_school: School, backups: Backups) -> None:
    file_school.store.people.enrol(file_school.enrolment(file_school.ada))
    content = backups.make().read_bytes()
    assert bytes(range(32)) not in content
    assert b"20260001 front" not in content
