"""`kiosk check attacks --from`: on a real installation in files, without a keyring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk import cli
from kiosk.attack_command import CHECKED, check_recorded, checked, finish
from kiosk.attack_watch import digest_of, keep_check, kept_check, numbers_here
from kiosk.core.attack_check import AttackCheck, Species
from kiosk.core.observation import Layer
from kiosk.installation import Installation, open_installation
from kiosk.settings import load_settings
from kiosk.vision.attack_tries import Try
from kiosk.vision.pad.numbers import SIZES, Judge, Limits, PadNumbers
from tests.fakes import A_MONDAY


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "config" / "kiosk.toml"
    file.parent.mkdir()
    file.write_text(f'[kiosk]\nroom = "301"\n[storage]\nfolder = "{(tmp_path / "data").as_posix()}"\n')
    return file


@pytest.fixture
def installation(config: Path) -> Iterator[Installation]:
    opened = open_installation(load_settings(config), lambda: None)
    yield opened
    opened.store.close()


def numbers(bias: float) -> PadNumbers:
    judges = {layer: Judge(np.eye(size)[0], bias, -6.0, 6.0) for layer, size in SIZES.items()}
    return PadNumbers(judges, Limits(attack=-2.0, looks=3))


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A file of numbers as the program ships one."""
    keep_check(tmp_path / "shipped", AttackCheck(A_MONDAY, "", ()), numbers(0.0))
    return tmp_path / "shipped" / "pad_terminal.npz"


def tries(live: float, attack: float) -> list[Try]:
    found = []
    for species in Species:
        for place in range(8):
            features = np.zeros(SIZES[Layer.EDGE])
            features[0] = (live if species is Species.LIVE else attack) + 0.1 * place
            found.append(Try(species, ((3, {Layer.EDGE: features}), (6, {Layer.EDGE: features}))))
    return found


def test_better_numbers_are_kept_used_and_journalled(installation: Installation) -> None:
    told = finish(installation, checked(installation, numbers(-5.0), tries(2.0, -1.0), None), "it")
    assert "as shipped" in told
    assert "fitted here" in told
    assert "used from the next start" in told
    assert "no errors in 8 tries still leave up to 37% possible" in told
    folder = installation.settings.data_dir
    check = kept_check(folder)
    assert check is not None
    assert check.digest == digest_of(numbers_here(folder))
    assert sum(rate.errors for rate in check.after) == 0
    entry = installation.store.journal.entries(1)[0]
    assert (entry.actor, entry.action) == ("it", CHECKED)
    assert check.digest[:16] in entry.detail


def test_where_nothing_is_gained_the_shipped_numbers_stay(installation: Installation, shipped: Path) -> None:
    told = finish(installation, checked(installation, numbers(0.0), tries(4.0, -4.0), None), "it")
    assert "the shipped numbers stay" in told
    assert digest_of(numbers_here(installation.settings.data_dir, shipped)) == digest_of(
        numbers(0.0).before_fitting()
    )


def test_too_few_tries_are_said_with_what_was_not_tried(installation: Installation) -> None:
    told = finish(installation, checked(installation, numbers(0.0), tries(4.0, -4.0)[6:10], None), "it")
    assert "too few tries to fit anything" in told
    assert "not tried: phone, tablet" in told


def test_recorded_tries_are_read_and_kept(installation: Installation, shipped: Path, tmp_path: Path) -> None:
    entry = tmp_path / "tries" / "live" / "1"
    entry.mkdir(parents=True)
    for place in range(3):
        cv2.imwrite(str(entry / f"{place}.png"), np.full((240, 320, 3), 90, np.uint8))
    told = check_recorded(installation, tmp_path / "tries", "it", shipped)
    assert "live         0       0       -   0.000 to 1.000         1   BPCER" in told
    check = kept_check(installation.settings.data_dir)
    assert check is not None
    assert check.digest == ""


def test_a_folder_without_tries_is_one_line_and_changes_nothing(
    config: Path, installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    before = installation.store.journal.head()
    assert cli.main(["check", "attacks", "--from", str(config.parent), "--config", str(config)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("kiosk: ")
    assert "live/, print/, phone/, tablet/" in told
    assert told.count("\n") == 1
    assert installation.store.journal.head() == before
    assert kept_check(installation.settings.data_dir) is None
