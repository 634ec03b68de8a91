"""`kiosk forget`: on a real installation in files, without a keyring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.core.ports import Enrolment
from kiosk.core.values import Consent, ConsentSubject, Picture, Pose, Template
from kiosk.installation import Installation, open_installation
from kiosk.settings import load_settings
from tests.builders import a_student
from tests.fakes import A_MONDAY

ADA = a_student("20260001")
CHO = a_student("20260003", "Cho", has_face=False)


def no_keyring() -> None:
    return None


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The settings file of an installation with two students, one of them with a face."""
    file = tmp_path / "config" / "kiosk.toml"
    file.parent.mkdir()
    file.write_text(f'[kiosk]\nroom = "301"\n[storage]\nfolder = "{(tmp_path / "data").as_posix()}"\n')
    installation = opened(file)
    for student in (ADA, CHO):
        face = student.has_face
        who = student.student_id
        installation.store.people.enrol(
            Enrolment(
                student,
                "482915",
                tuple(Consent(who, subject, "2", face, A_MONDAY) for subject in ConsentSubject),
                (Template(who, Pose.FRONT, "lbph-1", b"features"),) if face else (),
                (Picture(who, Pose.FRONT, b"png"),) if face else (),
                (),
                A_MONDAY,
            )
        )
    installation.store.close()
    return file


def opened(file: Path) -> Installation:
    return open_installation(load_settings(file), no_keyring)


@pytest.fixture
def after(config: Path) -> Iterator[Installation]:
    """What is stored when the command has ended."""
    installation = opened(config)
    yield installation
    installation.store.close()


def forget(config: Path, number: str) -> int:
    return cli.main(["forget", number, "--config", str(config)])


def test_a_face_is_forgotten_and_journalled(
    config: Path, after: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    assert forget(config, ADA.number) == 0
    told = capsys.readouterr().out
    assert f"the face data of {ADA.number} are deleted" in told
    assert "next day or start" in told
    store = after.store
    assert store.faces.templates("lbph-1") == ()
    assert tuple(store.faces.pictures()) == ()
    assert store.people.secret_is(ADA.student_id, "482915")
    entry = store.journal.entries(1)[0]
    assert (entry.actor, entry.action, entry.subject) == ("it", "forget_face", f"student:{ADA.student_id}")
    before = store.journal.head()
    assert forget(config, ADA.number) == 0
    assert "no face" in capsys.readouterr().out
    assert store.journal.head() == before


def test_nobody_of_this_number(config: Path, after: Installation, capsys: pytest.CaptureFixture[str]) -> None:
    before = after.store.journal.head()
    assert forget(config, "99999999") == 1
    assert capsys.readouterr().err == "kiosk: there is no student 99999999; nothing was changed\n"
    assert forget(config, CHO.number) == 0
    assert after.store.journal.head() == before
