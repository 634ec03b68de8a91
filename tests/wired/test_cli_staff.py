"""`kiosk staff pin`: on a real installation in files, without a keyring."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.core.values import Role
from kiosk.installation import open_installation
from kiosk.settings import load_settings
from tests.builders import a_professor

KIM, PARK = a_professor("Kim Jihun"), a_professor("Park Minho", Role.ADMINISTRATOR)
OLD, NEW = "482915", "730158"


class Terminal(io.StringIO):
    """Somebody sits there."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    file = tmp_path / "config" / "kiosk.toml"
    file.parent.mkdir()
    file.write_text(f'[kiosk]\nroom = "301"\n[storage]\nfolder = "{(tmp_path / "data").as_posix()}"\n')
    installation = open_installation(load_settings(file), lambda: None)
    for person in (KIM, PARK):
        installation.store.people.add_staff(person, OLD)
    installation.store.close()
    return file


def pin(config: Path, email: str = KIM.email) -> int:
    return cli.main(["staff", "pin", email, "--config", str(config)])


def opens(config: Path, secret: str) -> bool:
    store = open_installation(load_settings(config), lambda: None).store
    try:
        return store.people.secret_is(KIM.staff_id, secret)
    finally:
        store.close()


def answers(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    """What is typed without echo, in order."""
    left = list(typed)
    ask: Callable[[str], str] = lambda _: left.pop(0)  # noqa: E731
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", ask)


def test_a_pin_is_made_up_shown_once_and_journalled(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pin(config, KIM.email.upper()) == 0
    shown = re.search(r"the new PIN of Kim Jihun is (\d{6})", capsys.readouterr().out)
    assert shown is not None
    assert opens(config, shown[1])
    assert not opens(config, OLD)
    store = open_installation(load_settings(config), lambda: None).store
    entry = store.journal.entries(1)[0]
    store.close()
    assert (entry.actor, entry.action, entry.subject) == ("it", "set_secret", f"staff:{KIM.staff_id}")
    assert shown[1] not in repr(entry)


def test_a_pin_is_typed_twice_and_never_shown(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, NEW, NEW)
    assert pin(config) == 0
    assert NEW not in capsys.readouterr().out
    assert opens(config, NEW)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (("12345", "12345"), "a PIN has 6 digits"),
        (("123456", "123456"), "this PIN is too easy to guess"),
        ((NEW, OLD), "not the same PIN twice"),
    ],
)
def test_a_pin_that_will_not_do_changes_nothing(
    config: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: tuple[str, str],
    why: str,
) -> None:
    answers(monkeypatch, *typed)
    assert pin(config) == 1
    assert capsys.readouterr().err == f"kiosk: {why}; nothing was changed\n"
    assert opens(config, OLD)


@pytest.mark.parametrize("email", ["nobody@example.org", "", PARK.email])
def test_only_a_professor_who_is_there_gets_a_pin(
    config: Path, capsys: pytest.CaptureFixture[str], email: str
) -> None:
    assert pin(config, email) == 1
    told = capsys.readouterr().err
    assert "nothing was changed" in told
    assert KIM.email in told
    assert opens(config, OLD)
