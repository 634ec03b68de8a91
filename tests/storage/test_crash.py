"""A kiosk that is killed in the midst of check-ins has every check-in that it told somebody about."""

import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.core.values import SessionId
from kiosk.storage.copies import check_database
from kiosk.storage.database import sqlite_address
from tests.storage.conftest import Opener

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("after", [1, 17, 60])
def test_what_was_told_is_there_after_a_kill(path: Path, opened: Opener, after: int) -> None:
    command = [sys.executable, "-m", "tests.storage.killed_checkins", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as kiosk:
        assert kiosk.stdout is not None
        session_id = SessionId(UUID(kiosk.stdout.readline().strip()))
        told = [kiosk.stdout.readline() for _ in range(after)]
        kiosk.kill()
        told += kiosk.stdout.readlines()
    facts = {UUID(line.strip()) for line in told if len(line) == 37}  # the last line may be cut short
    store = opened(sqlite_address(path))
    stored = {fact.fact_id for fact in store.attendance.check_ins(session_id)}
    assert facts <= stored
    assert len(stored) - len(facts) <= 1  # stored, and killed before it could be told
    assert store.proofs.prove().broken == ()
    checked_in = [entry for entry in store.journal.entries() if entry.action == "check_in"]
    assert len(checked_in) == len(stored)
    store.close()
    check_database(path)
