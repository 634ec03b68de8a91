"""`kiosk codes`: on a real installation in files, without a keyring."""

from __future__ import annotations

import csv
import io
import stat
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.core.ports import Enrolment
from kiosk.core.values import CodeCheck, StudentId
from kiosk.installation import Installation, open_installation
from kiosk.settings import load_settings
from tests.builders import a_course, a_professor, a_student
from tests.fakes import A_MONDAY

ADA = a_student("20260001", "Ada", has_face=False)
DAN = a_student("20260004", "Dan", has_face=False)
EVE = a_student("20260005", "Eve", has_face=False)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The settings file of an installation with a course: Ada is enrolled, Dan and Eve are not."""
    file = tmp_path / "config" / "kiosk.toml"
    file.parent.mkdir()
    file.write_text(
        f'[kiosk]\nroom = "301"\n[screen]\nlanguage = "en"\n'
        f'[storage]\nfolder = "{(tmp_path / "data").as_posix()}"\n[enrolment]\ncode_days = 7\n'
    )
    installation = opened(file)
    kim = a_professor()
    course, empty = a_course("CSE2010", professor=kim), a_course("CSE9999", professor=kim)
    installation.store.people.add_staff(kim, "739154")
    for one in (course, empty):
        installation.store.timetable.add_course(one, ())
    installation.store.timetable.add_to_roster(course.course_id, [EVE, DAN, ADA])
    installation.store.people.enrol(Enrolment(ADA, "482915", (), (), (), (), A_MONDAY))
    installation.store.close()
    return file


def opened(file: Path) -> Installation:
    return open_installation(load_settings(file), lambda: None)


def codes(config: Path, out: Path, course: str = "CSE2010") -> int:
    return cli.main(["codes", course, "--out", str(out), "--config", str(config)])


def listed(out: Path) -> dict[str, str]:
    rows = list(csv.reader(io.StringIO(out.read_bytes().decode("utf-8-sig"))))
    assert rows[0] == ["number", "name", "enrolment code"]
    return {number: code.replace(" ", "") for number, _, code in rows[1:]}


def check(config: Path, student: StudentId, code: str) -> CodeCheck:
    installation = opened(config)
    try:
        return installation.store.enrolments.check(student, code, installation.clock.now())
    finally:
        installation.store.close()


def test_codes_of_who_is_not_enrolled_are_written_and_work(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "codes.csv"
    assert codes(config, out) == 0
    told = capsys.readouterr().out
    assert "2 codes for CSE2010" in told
    found = listed(out)
    assert list(found) == [DAN.number, EVE.number]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert all(code not in told for code in found.values())
    assert check(config, DAN.student_id, found[DAN.number]) is CodeCheck.RIGHT
    assert check(config, EVE.student_id, found[DAN.number]) is CodeCheck.WRONG
    installation = opened(config)
    entry = installation.store.journal.entries(1)[0]
    installation.store.close()
    assert (entry.actor, entry.action) == ("it", "issue_codes")


def test_a_file_that_is_there_is_kept_and_no_code_changes(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "codes.csv"
    codes(config, out)
    before = out.read_bytes()
    assert codes(config, out) == 1
    assert "no code was changed" in capsys.readouterr().err
    assert out.read_bytes() == before
    assert check(config, DAN.student_id, listed(out)[DAN.number]) is CodeCheck.RIGHT


def test_codes_made_again_replace_the_first(config: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    assert (codes(config, first), codes(config, second)) == (0, 0)
    assert check(config, DAN.student_id, listed(first)[DAN.number]) is CodeCheck.WRONG
    assert check(config, DAN.student_id, listed(second)[DAN.number]) is CodeCheck.RIGHT


def test_nobody_missing_writes_nothing(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "codes.csv"
    assert codes(config, out, "CSE9999") == 0
    assert "nothing was written" in capsys.readouterr().out
    assert not out.exists()


def test_an_unknown_course_names_those_there_are(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert codes(config, tmp_path / "codes.csv", "CSE1") == 1
    assert "CSE2010, CSE9999" in capsys.readouterr().err
