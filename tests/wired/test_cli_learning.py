"""`kiosk learning forget` and `forget-all`: on a real installation in files, without a keyring."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk import cli
from kiosk.core.values import LEARNT, Picture, Pose, Template
from kiosk.installation import Installation
from tests.fakes import A_MONDAY
from tests.wired.test_cli_forget import ADA, CHO, after, config

__all__ = ["after", "config"]


def learnt(installation: Installation) -> int:
    """One picture of Ada."""
    who = ADA.student_id
    installation.store.faces.learn(
        Template(who, Pose.FRONT, "lbph-1", b"more", LEARNT),
        Picture(who, Pose.FRONT, b"png", LEARNT),
        2,
        A_MONDAY,
    )
    return len(installation.store.faces.learnt())


@pytest.mark.parametrize("command", [("forget", ADA.number), ("forget-all",)])
def test_what_was_learnt_goes_and_the_face_stays(
    config: Path, after: Installation, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    assert learnt(after) == 1
    assert cli.main(["learning", *command, "--config", str(config)]) == 0
    told = capsys.readouterr().out
    assert "1 pictures learnt from check-ins are deleted" in told
    assert "learn = false" in told
    assert after.store.faces.learnt() == {}
    assert len(after.store.faces.templates("lbph-1")) == 1
    entry = after.store.journal.entries(1)[0]
    assert (entry.actor, entry.action) == ("it", "forget_learnt")
    assert cli.main(["learning", *command, "--config", str(config)]) == 0
    assert capsys.readouterr().out == "nothing was learnt; nothing was changed\n"


def test_of_others_nothing_goes_and_nobody_is_told(
    config: Path, after: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    learnt(after)
    assert cli.main(["learning", "forget", CHO.number, "--config", str(config)]) == 0
    assert cli.main(["learning", "forget", "99999999", "--config", str(config)]) == 1
    assert capsys.readouterr().err == "kiosk: there is no student 99999999; nothing was changed\n"
    assert len(after.store.faces.learnt()) == 1
