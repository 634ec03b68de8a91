"""Opening a store: what is set, and what is said when the world is in the way."""

import itertools
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite import pysqlite

from kiosk.core.ports import StoreError, StoreTrouble, VaultError
from kiosk.core.values import Picture, Pose, Student
from kiosk.storage.backup import Backups
from kiosk.storage.columns import UtcDateTime
from kiosk.storage.database import Database, sqlite_address, sqlite_file
from kiosk.storage.engine import SqlStore, open_store
from kiosk.storage.errors import trouble_of
from kiosk.storage.vault import Vault, new_key, open_vault
from tests.fakes import A_MONDAY, FakeClock
from tests.storage.conftest import Opener
from tests.storage.school import KIOSK, School, a_student, raw

LOCAL_TIMES = st.datetimes(A_MONDAY.replace(tzinfo=None, year=2), A_MONDAY.replace(tzinfo=None, year=9998))

Failure = Callable[[str], StoreError]


@pytest.fixture
def failure(vault: Vault, clock: FakeClock) -> Failure:
    """How opening an address fails."""

    def fail(address: str) -> StoreError:
        with pytest.raises(StoreError) as caught:
            open_store(address, vault, KIOSK, clock)
        return caught.value

    return fail


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("recursive_triggers", 1),
        ("busy_timeout", 5000),
    ],
)
def test_what_every_connection_is_set_to(file_store: SqlStore, pragma: str, value: object) -> None:
    with file_store._database.read() as session:
        assert session.connection().exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_the_files_are_this_users_only(file_school: School, path: Path) -> None:
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_what_was_stored_is_there_after_opening_again(school: School, address: str, opened: Opener) -> None:
    school.store.attendance.check_in(school.check_in(school.ada))
    school.store.close()
    again = opened(address)
    assert len(again.attendance.check_ins(school.session.session_id)) == 1
    assert again.proofs.prove().broken == ()
    assert again.journal.entries()[-1].action == "check_in"


def test_a_wrong_key_is_found_at_start_and_nothing_is_touched(
    file_school: School, path: Path, clock: FakeClock
) -> None:
    file_school.store.close()
    before = path.read_bytes()
    with pytest.raises(VaultError, match="does not belong to this database"):
        open_store(sqlite_address(path), Vault(new_key()), KIOSK, clock)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"not a database at all, but a text. " * 200, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_file_that_is_no_database(path: Path, failure: Failure, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert failure(sqlite_address(path)).trouble is StoreTrouble.DAMAGED
    assert path.read_bytes() == content


def test_somebody_elses_database(path: Path, failure: Failure) -> None:
    path.parent.mkdir()
    with raw(path) as connection:
        connection.execute("CREATE TABLE cookies (name TEXT)")
    before = path.read_bytes()
    assert failure(sqlite_address(path)).trouble is StoreTrouble.DAMAGED
    assert path.read_bytes() == before


def test_a_page_that_was_overwritten(file_school: School, path: Path, opened: Opener) -> None:
    for number in range(200):
        file_school.store.timetable.add_to_roster(file_school.course.course_id, [a_student(f"{number:08}")])
    file_school.store.close()
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        opened(sqlite_address(path)).people.students()
    assert caught.value.trouble is StoreTrouble.DAMAGED
    assert not caught.value.retryable


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "sqlite://",
        "sqlite:///:memory:",
        "oracle+nodriver://x/y",
        "sqlite:////proc/no/such/folder/kiosk.sqlite3",
        "sqlite:////dev/null/kiosk.sqlite3",
        "sqlite:////tmp",
    ],
)
def test_an_address_that_leads_nowhere(failure: Failure, address: str) -> None:
    assert failure(address).trouble is StoreTrouble.UNREACHABLE


def test_the_file_of_an_address(tmp_path: Path) -> None:
    path = tmp_path / "50 %" / "kiosk.sqlite"
    for address in (sqlite_address(path), f"sqlite+pysqlite:///{path}?timeout=9"):
        assert sqlite_file(address) == path
    assert sqlite_file("postgresql+psycopg://kiosk@db.invalid/kiosk") is None
    for nowhere in ("nonsense", "sqlite:///:memory:"):
        with pytest.raises(StoreError) as caught:
            sqlite_file(nowhere)
        assert caught.value.trouble is StoreTrouble.UNREACHABLE


def test_the_password_of_a_database_is_never_told() -> None:
    database = "postgresql+psycopg://kiosk:hunter2@db.invalid/kiosk"
    try:
        told = str(Database(database))
    except StoreError as error:  # the driver is no dependency
        told = str(error)
    assert "hunter2" not in told


def limited(store: SqlStore, *pragmas: str) -> Iterator[None]:
    """Give every connection of a store these settings from now on."""

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    engine = store._database.engine
    engine.dispose()
    sa.event.listen(engine, "connect", limit)
    yield
    sa.event.remove(engine, "connect", limit)
    engine.dispose()


def test_a_full_disk_loses_nothing_and_heals(file_school: School, path: Path) -> None:
    store, big = file_school.store, file_school.enrolment(a_student("20269999"))
    big = replace(big, pictures=(Picture(big.student.student_id, Pose.FRONT, bytes(400_000)),))
    pages = path.stat().st_size // 4096
    full = limited(store, f"max_page_count={pages + 40}")
    next(full)
    with pytest.raises(StoreError) as caught:
        store.people.enrol(big)
    assert caught.value.trouble is StoreTrouble.FULL
    assert caught.value.retryable
    assert store.people.student_by_number("20269999") is None
    assert store.attendance.check_in(file_school.check_in(file_school.ada))  # what fits still goes in
    next(full, None)
    store.people.enrol(big)
    assert len(tuple(store.faces.pictures())) == 1
    assert store.proofs.prove().broken == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MiB, where this user may mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False, capture_output=True
    )
    if not made or made.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_disk_that_is_really_full(small_disk: Path, clock: FakeClock, opened: Opener) -> None:
    path = small_disk / "data" / "kiosk.sqlite3"
    school = School(opened(sqlite_address(path)))
    store = school.store

    def enrol_until_full() -> None:
        for number in itertools.count():
            new = school.enrolment(a_student(f"{number:08}"))
            picture = Picture(new.student.student_id, Pose.FRONT, bytes(20_000))
            store.people.enrol(replace(new, pictures=(picture,)))
            enrolled.append(new.student)

    enrolled: list[Student] = []
    with pytest.raises(StoreError) as caught:
        enrol_until_full()
    assert caught.value.trouble is StoreTrouble.FULL
    with pytest.raises(StoreError) as caught:
        Backups(path, small_disk / "backups", 2, clock).make()
    assert caught.value.trouble is StoreTrouble.FULL
    assert list((small_disk / "backups").iterdir()) == []
    store.close()
    again = opened(sqlite_address(path))
    assert len(again.people.students()) == 2 + len(enrolled)
    assert again.proofs.prove().broken == ()


def test_a_first_start_on_a_full_disk(small_disk: Path, failure: Failure) -> None:
    with (small_disk / "film").open("wb", buffering=0) as film, suppress(OSError):
        while film.write(bytes(4096)) == 4096:
            pass
    assert failure(sqlite_address(small_disk / "kiosk.sqlite3")).trouble is StoreTrouble.FULL
    with pytest.raises(VaultError, match="No space left"):
        open_vault(small_disk / "config", None)


def test_somebody_elses_long_transaction_is_busy(file_school: School, path: Path) -> None:
    impatient = limited(file_school.store, "busy_timeout=10")
    next(impatient)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            file_school.store.attendance.check_in(file_school.check_in(file_school.ada))
        assert caught.value.trouble is StoreTrouble.BUSY
        assert file_school.store.timetable.roster(file_school.course.course_id)  # reading goes on
        other.execute("ROLLBACK")
    assert file_school.store.attendance.check_in(file_school.check_in(file_school.ada))
    next(impatient, None)


def test_a_read_only_database_is_told(file_school: School) -> None:
    read_only = limited(file_school.store, "query_only=ON")
    next(read_only)
    with pytest.raises(StoreError) as caught:
        file_school.store.attendance.check_in(file_school.check_in(file_school.ada))
    assert caught.value.trouble is StoreTrouble.UNREACHABLE
    next(read_only, None)


def test_a_text_that_cannot_be_read_is_not_quoted(file_school: School, path: Path) -> None:
    with raw(path) as connection:
        connection.execute("UPDATE students SET name = CAST(x'41646120ff' AS TEXT)")
    with pytest.raises(StoreError) as caught:
        file_school.store.people.students()
    assert caught.value.trouble is StoreTrouble.DAMAGED
    assert "Ada" not in str(caught.value)
    assert caught.value.__suppress_context__


class DriverError(Exception):
    """What a PostgreSQL driver raises."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("Key (number)=(20260001) already exists")
        self.sqlstate = sqlstate


class OperationalError(DriverError):
    """The same name in every driver (PEP 249)."""


@pytest.mark.parametrize(
    ("state", "trouble"),
    [
        ("53100", StoreTrouble.FULL),
        ("53300", StoreTrouble.BUSY),
        ("40001", StoreTrouble.BUSY),
        ("40P01", StoreTrouble.BUSY),
        ("55P03", StoreTrouble.BUSY),
        ("57P01", StoreTrouble.UNREACHABLE),
        ("08006", StoreTrouble.UNREACHABLE),
        ("28P01", StoreTrouble.UNREACHABLE),
        ("3D000", StoreTrouble.UNREACHABLE),
        ("25006", StoreTrouble.UNREACHABLE),
        ("XX001", StoreTrouble.DAMAGED),
    ],
)
def test_what_postgresql_says(state: str, trouble: StoreTrouble) -> None:
    found = trouble_of(DriverError(state))
    assert found is not None
    assert found[0] is trouble
    assert "20260001" not in found[1]


def test_what_is_no_failure_of_the_world() -> None:
    assert trouble_of(DriverError("42601")) is None
    assert trouble_of(DriverError(None)) is None
    assert trouble_of(OperationalError(None)) == (StoreTrouble.UNREACHABLE, "OperationalError")


@given(LOCAL_TIMES, st.integers(-1439, 1439))
def test_times_come_back_as_the_same_instant_in_utc(local: datetime, minutes: int) -> None:
    at, kind = local.replace(tzinfo=timezone(timedelta(minutes=minutes))), UtcDateTime()
    sqlite: sa.Dialect = pysqlite.dialect()
    stored = kind.process_bind_param(at, sqlite)
    assert stored is not None
    assert stored.tzinfo is None
    again = kind.process_result_value(stored, sqlite)
    assert again == at
    assert again is not None
    assert again.tzinfo is UTC
