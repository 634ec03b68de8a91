"""Migrations: the tables they make are the mapped ones; old files come along; newer ones are left alone."""

import shutil
import sqlite3
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.dialects import registry
from sqlalchemy.schema import CreateIndex, CreateTable

from kiosk.core.ports import StoreError, StoreTrouble, VaultError
from kiosk.core.values import Pose
from kiosk.storage.copies import check_database
from kiosk.storage.database import Database, sqlite_address
from kiosk.storage.engine import SqlStore, open_store
from kiosk.storage.migrations import OURS, Scripts, found_in, upgrade
from kiosk.storage.migrations.steps import scripts_in
from kiosk.storage.migrations.versions import r0001_first_house
from kiosk.storage.tables import Base
from kiosk.storage.vault import Vault
from tests.fakes import A_MONDAY, FakeClock
from tests.storage.conftest import POSTGRESQL, Opener
from tests.storage.school import KIOSK, School, raw, rows

OLD = Path(__file__).parent / "old"
VAULT = Vault(bytes(range(32)))

NEXT = '''"""A revision of the future: a column more in the table of facts, which SQLite rebuilds for it."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = {head!r}


def upgrade() -> None:
    with op.batch_alter_table("check_ins", recreate="always") as batch:
        batch.add_column(sa.Column("door", sa.String(), nullable=False, server_default="front"))
    {then}
'''


def the_next(folder: Path, then: str = "pass") -> Scripts:
    """Our scripts and one more."""
    shutil.copytree(OURS.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "r9999_next.py").write_text(NEXT.format(head=OURS.head, then=then))
    return Scripts(folder, "9999")


def test_the_head_is_the_newest_revision() -> None:
    assert scripts_in(OURS.folder).get_heads() == [OURS.head]


def test_the_migrated_tables_are_the_mapped_ones(store: SqlStore) -> None:
    with store._database.read() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("old", sorted(OLD.glob("*.sql")), ids=lambda path: path.stem)
def test_a_file_of_every_older_version_comes_along(path: Path, opened: Opener, old: Path) -> None:
    path.parent.mkdir()
    with raw(path) as connection:
        connection.executescript(old.read_text(encoding="utf-8"))
    store = opened(sqlite_address(path))
    assert rows(path, "SELECT version_num FROM alembic_version") == [(OURS.head,)]
    ada = store.people.student_by_number("20260001")
    assert ada is not None
    assert ada.has_face
    assert store.people.secret_is(ada.student_id, "4826")
    assert {one.pose for one in store.faces.templates("lbph-1")} == {Pose.FRONT, Pose.LEFT}
    assert len(tuple(store.faces.pictures())) == 1
    (session,) = store.timetable.sessions_of(store.timetable.courses()[0].course_id)
    assert len(store.attendance.check_ins(session.session_id)) == 2
    assert len(store.attendance.corrections(session.session_id)) == 1
    assert [one.key for one in store.outbox.letters()] == ["close"]
    assert store.proofs.prove().broken == ()
    store.close()
    check_database(path)


def test_templates_made_together_become_one_set(path: Path, opened: Opener) -> None:
    old = an_old_file(path, "0001")
    student = old.execute("SELECT student_id FROM templates").fetchone()[0]
    for number, (engine, pose, made_at) in enumerate(
        [("lbph-1", "up", "2026-03-09 00:00:00.000000"), ("dlib-1", "down", "2026-03-02 00:00:00.000000")]
    ):
        place = (str(UUID(int=number)), str(UUID(student)), pose, engine)
        sealed = VAULT.seal(pose.encode() * 9, "templates", *place)
        values = (UUID(int=number).hex, student, pose, engine, made_at, sealed)
        old.execute("INSERT INTO templates VALUES (?, ?, ?, ?, ?, ?)", values)
    old.commit()
    old.close()
    store = opened(sqlite_address(path))
    found = rows(path, "SELECT engine, amount, made_at FROM template_sets ORDER BY engine, made_at")
    assert [one[:2] for one in found] == [("dlib-1", 1), ("lbph-1", 2), ("lbph-1", 1)]
    assert [one[2] for one in found][1:] == ["2026-03-02 00:00:00.000000", "2026-03-09 00:00:00.000000"]
    (other,) = store.faces.templates("dlib-1")
    assert (other.student_id, other.pose, other.features) == (UUID(student), Pose.DOWN, b"down" * 9)
    later = store.faces.templates("lbph-1")[-1]
    assert (later.pose, later.features) == (Pose.UP, b"up" * 9)


def test_an_altered_old_template_stops_the_migration(path: Path, opened: Opener) -> None:
    old = an_old_file(path, "0001")
    old.execute("UPDATE templates SET pose = 'up' WHERE pose = 'left'")
    old.commit()
    old.close()
    with pytest.raises(VaultError):
        opened(sqlite_address(path))
    assert rows(path, "SELECT version_num FROM alembic_version") == [("0001",)]
    assert len(rows(path, "SELECT * FROM templates")) == 2


def an_old_file(path: Path, version: str) -> sqlite3.Connection:
    """A file as this version left it, open."""
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.executescript((OLD / f"{version}.sql").read_text(encoding="utf-8"))
    return connection


def test_there_is_an_old_file_of_every_version() -> None:
    revisions = scripts_in(OURS.folder).walk_revisions()
    assert {path.stem for path in OLD.glob("*.sql")} == {script.revision for script in revisions}


def test_a_copy_is_made_before_and_everything_comes_along(
    file_school: School, path: Path, tmp_path: Path
) -> None:
    fact = file_school.check_in(file_school.ada)
    file_school.store.attendance.check_in(fact)
    file_school.store.close()
    database = Database(sqlite_address(path))
    copy = upgrade(database, VAULT, A_MONDAY, the_next(tmp_path / "next"))
    database.close()
    assert copy == path.with_name("kiosk-before-9999-20260302T000000Z.sqlite3")
    check_database(copy)
    assert rows(copy, "SELECT version_num FROM alembic_version") == [(OURS.head,)]
    assert rows(copy, "SELECT fact_id FROM check_ins") == [(fact.fact_id.hex,)]
    assert rows(path, "SELECT fact_id, door FROM check_ins") == [(fact.fact_id.hex, "front")]
    check_database(path)


def test_nothing_to_migrate_makes_no_copy(file_school: School, path: Path, opened: Opener) -> None:
    file_school.store.close()
    opened(sqlite_address(path)).close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_migration_that_fails_changes_nothing(file_school: School, path: Path, tmp_path: Path) -> None:
    file_school.store.attendance.check_in(file_school.check_in(file_school.ada))
    file_school.store.close()
    before = rows(path, "SELECT sql FROM sqlite_master")
    database = Database(sqlite_address(path))
    with pytest.raises(RuntimeError, match="half way"):
        upgrade(database, VAULT, A_MONDAY, the_next(tmp_path / "next", 'raise RuntimeError("half way")'))
    assert found_in(database) == OURS.head
    database.close()
    assert rows(path, "SELECT sql FROM sqlite_master") == before
    assert len(rows(path, "SELECT * FROM check_ins")) == 1


def test_a_migration_that_would_leave_loose_ends_is_undone(
    file_school: School, path: Path, tmp_path: Path
) -> None:
    file_school.store.attendance.check_in(file_school.check_in(file_school.ada))
    file_school.store.close()
    database = Database(sqlite_address(path))
    with pytest.raises(StoreError) as caught:
        upgrade(database, VAULT, A_MONDAY, the_next(tmp_path / "next", 'op.execute("DELETE FROM students")'))
    database.close()
    assert caught.value.trouble is StoreTrouble.DAMAGED
    assert len(rows(path, "SELECT * FROM students")) == 2


def test_a_newer_database_is_refused_and_not_touched(
    file_school: School, path: Path, tmp_path: Path, vault: Vault, clock: FakeClock
) -> None:
    file_school.store.close()
    database = Database(sqlite_address(path))
    upgrade(database, VAULT, A_MONDAY, the_next(tmp_path / "next"))
    database.close()
    before = {file: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(StoreError) as caught:
        open_store(sqlite_address(path), vault, KIOSK, clock)
    assert caught.value.trouble is StoreTrouble.TOO_NEW
    assert not caught.value.retryable
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == before


def test_every_table_can_be_made_on_both_databases() -> None:
    for name in ("sqlite", "postgresql"):
        dialect = registry.load(name)()
        for table in Base.metadata.sorted_tables:
            assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
            for index in table.indexes:
                assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect))


def test_every_table_of_facts_has_triggers_on_both_databases() -> None:
    for dialect in ("sqlite", "postgresql"):
        told = "\n".join(r0001_first_house.triggers(dialect))
        for table in ("check_ins", "corrections", "consents", "journal"):
            assert f"UPDATE ON {table}" in told or f"UPDATE OR DELETE ON {table}" in told
            assert f"DELETE ON {table}" in told


def test_this_run_meets_postgresql() -> None:
    if not POSTGRESQL:
        pytest.skip(
            "no PostgreSQL: KIOSK_TEST_DATABASE=postgresql+psycopg://... runs all store tests on it too"
        )
    assert sa.make_url(POSTGRESQL).get_backend_name() == "postgresql"
