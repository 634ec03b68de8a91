"""Writes old/<revision>.sql: a small school as the newest revision stores it. Run it once per revision."""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from kiosk.core.values import Attachment, Method, SessionState
from kiosk.storage.database import sqlite_address
from kiosk.storage.engine import open_store
from kiosk.storage.migrations import OURS
from kiosk.storage.vault import Vault
from tests.fakes import A_MONDAY, FakeClock
from tests.storage.school import KIOSK, School, a_letter


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "old.sqlite3"
        store = open_store(sqlite_address(path), Vault(bytes(range(32))), KIOSK, FakeClock())
        school = School(store)
        store.people.enrol(school.enrolment(school.ada, school.course.course_id))
        store.attendance.check_in(school.check_in(school.ada))
        by_number = replace(school.check_in(school.bo), method=Method.NUMBER, evidence=None)
        store.attendance.check_in(by_number)
        store.attendance.correct(school.correction(school.bo))
        letter = replace(a_letter("close"), attachments=(Attachment("출석.csv", b"a,b\r\n"),))
        store.attendance.close(
            school.session.session_id, SessionState.CLOSED, [letter], str(school.professor.staff_id), A_MONDAY
        )
        store.close()
        with closing(sqlite3.connect(path)) as connection:
            dump = "\n".join(connection.iterdump()) + "\n"
    (Path(__file__).parent / "old" / f"{OURS.head}.sql").write_text(dump, encoding="utf-8")


if __name__ == "__main__":
    main()
