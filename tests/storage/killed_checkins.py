"""Checks students in for ever and prints each fact once it is stored; test_crash.py kills it."""

import itertools
import sys
from pathlib import Path

from kiosk.storage.database import sqlite_address
from kiosk.storage.engine import open_store
from kiosk.storage.vault import Vault
from tests.fakes import FakeClock
from tests.storage.school import KIOSK, School, a_student

store = open_store(sqlite_address(Path(sys.argv[1])), Vault(bytes(range(32))), KIOSK, FakeClock())
school = School(store)
print(school.session.session_id, flush=True)
for number in itertools.count():
    student = a_student(f"{number:08}")
    store.timetable.add_to_roster(school.course.course_id, [student])
    fact = school.check_in(student)
    store.attendance.check_in(fact)
    print(fact.fact_id, flush=True)
