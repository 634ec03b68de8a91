"""`kiosk timetable`: the real command on a real installation in files, without a keyring."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.core.timetable_file import EXAMPLE
from kiosk.installation import Installation, open_installation
from kiosk.settings import load_settings
from tests.wired.conftest import without_keyring


@dataclass(frozen=True)
class Said:
    """What the command answered."""

    status: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file of an installation with nothing in it yet."""
    without_keyring(monkeypatch)
    file = tmp_path / "config" / "kiosk.toml"
    file.parent.mkdir()
    data = (tmp_path / "data").as_posix()
    file.write_text(
        f'[kiosk]\nroom = "공학관 301"\ntime_zone = "Asia/Seoul"\n[storage]\nfolder = "{data}"\n', "utf-8"
    )
    return file


@pytest.fixture
def kiosk(config: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`kiosk("--dry-run", file)`: the answer of `kiosk timetable`."""

    def run(*words: str | Path) -> Said:
        capsys.readouterr()
        try:
            status = cli.main(["timetable", "--config", str(config), *(str(word) for word in words)])
        except SystemExit as ended:  # argparse
            status = ended.code if isinstance(ended.code, int) else 1
        told = capsys.readouterr()
        return Said(status, told.out, told.err)

    return run


@pytest.fixture
def stored(config: Path) -> Iterator[Callable[[], Installation]]:
    """`stored()`: what is in the installation now."""
    opened: list[Installation] = []

    def look() -> Installation:
        opened.append(open_installation(load_settings(config), lambda: None))
        return opened[-1]

    yield look
    for installation in opened:
        installation.store.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The example as Excel saves it."""
    path = tmp_path / "timetable.csv"
    path.write_text(EXAMPLE, "utf-8-sig")
    return path


def pins_in(said: Said) -> dict[str, str]:
    return dict(re.findall(r"<(\S+)>: ([0-9]{6})$", said.out, re.MULTILINE))


def test_the_example_is_printed_and_can_be_taken_over(
    kiosk: Run, tmp_path: Path, stored: Callable[[], Installation]
) -> None:
    said = kiosk("--example")
    assert said == Said(0, EXAMPLE, "")
    file = tmp_path / "printed.csv"
    file.write_text(said.out, "utf-8")
    taken = kiosk(file)
    assert (taken.status, taken.err) == (0, "")
    timetable = stored().store.timetable
    assert [course.code for course in timetable.courses()] == ["CSE301", "CSE410"]
    assert len(timetable.slots()) == 4


def test_new_professors_get_a_start_pin_that_is_told_once_and_kept_nowhere_in_clear(
    kiosk: Run, file: Path, tmp_path: Path, stored: Callable[[], Installation]
) -> None:
    pins = pins_in(kiosk(file))
    assert set(pins) == {"minseo.kim@example.ac.kr", "dohyun.lee@example.ac.kr"}
    people = stored().store.people
    assert all(people.secret_is(one.staff_id, pins[one.email]) for one in people.staff())
    journal = " ".join(entry.detail for entry in stored().store.journal.entries())
    for pin in pins.values():
        assert pin not in journal
        written = [
            path for path in tmp_path.rglob("*") if path.is_file() and pin.encode() in path.read_bytes()
        ]
        assert written == []
    again = kiosk(file)
    assert again == Said(0, "nothing to change\n", "")
    assert all(people.secret_is(one.staff_id, pins[one.email]) for one in people.staff())


def test_the_same_file_again_adds_nothing(kiosk: Run, file: Path, stored: Callable[[], Installation]) -> None:
    kiosk(file)
    store = stored().store
    before = store.timetable.courses(), store.timetable.slots(), store.people.staff(), store.journal.head()
    assert kiosk(file).out == "nothing to change\n"
    after = store.timetable.courses(), store.timetable.slots(), store.people.staff(), store.journal.head()
    assert after == before


def test_a_changed_file_changes_the_courses_it_names(
    kiosk: Run, file: Path, stored: Callable[[], Installation]
) -> None:
    kiosk(file)
    head, *_, vision = EXAMPLE.splitlines()
    file.write_text(f"{head}\n{vision.replace('컴퓨터 비전', '로봇 비전').replace('Tue', '금')}\n", "utf-8")
    assert kiosk(file).out.splitlines() == [
        "CSE410: the title is now 로봇 비전",
        "CSE410: - Tue 13:00-14:15 공학관 301",
        "CSE410: + Fri 13:00-14:15 공학관 301",
    ]
    timetable = stored().store.timetable
    assert [course.title for course in timetable.courses()] == ["운영체제", "로봇 비전"]
    assert sorted(slot.weekday for slot in timetable.slots()) == [0, 0, 2, 4]
    assert stored().store.journal.entries(1)[0].actor == "it"


def test_a_dry_run_tells_and_changes_nothing(
    kiosk: Run, file: Path, stored: Callable[[], Installation]
) -> None:
    said = kiosk("--dry-run", file)
    assert said.status == 0
    assert said.out.splitlines()[:2] == [
        "this would change:",
        "new professor 김민서 <minseo.kim@example.ac.kr>: gets a start PIN",
    ]
    assert pins_in(said) == {}
    assert "CSE301: + Wed 09:00-10:15 공학관 301 online" in said.out
    store = stored().store
    assert (store.timetable.courses(), store.people.staff(), store.journal.entries()) == ((), (), ())


def test_every_mistake_is_named_with_its_line_and_nothing_is_stored(
    kiosk: Run, file: Path, stored: Callable[[], Installation]
) -> None:
    rows = EXAMPLE.splitlines()
    rows[2] = rows[2].replace("월", "someday").replace("운영체제", "다른 제목")
    rows[4] = rows[4].replace("14:15", "12:00").replace("dohyun.lee@example.ac.kr", "dohyun")
    file.write_text("\n".join(rows), "utf-8")
    said = kiosk(file)
    assert (said.status, said.out) == (2, "")
    first, *wrong = said.err.splitlines()
    assert first == f"kiosk: {file}: nothing was changed"
    assert [line.split(":")[0].strip() for line in wrong] == ["line 3", "line 3", "line 5", "line 5"]
    store = stored().store
    assert (store.timetable.courses(), store.people.staff(), store.journal.entries()) == ((), (), ())


def test_a_file_without_a_class_at_this_door_is_told(kiosk: Run, file: Path) -> None:
    file.write_text(EXAMPLE.replace("공학관 301", "공학관301"), "utf-8")
    assert "note: no class of this file is in 공학관 301, the room of this kiosk" in kiosk(file).out


def test_the_zoom_room_of_the_panel_is_told_to_stay(kiosk: Run, file: Path) -> None:
    kiosk(file)
    file.write_text(EXAMPLE.replace("s3cret", "another"), "utf-8")
    assert kiosk(file).out.splitlines() == [
        "CSE301: keeps the Zoom room it has; it is changed in the panel",
        "nothing to change",
    ]


def test_words_that_do_not_fit_and_a_file_that_is_not_there(kiosk: Run, tmp_path: Path) -> None:
    assert kiosk().status == 2
    assert kiosk("--example", tmp_path / "x.csv").status == 2
    missing = kiosk(tmp_path / "missing.csv")
    assert (missing.status, len(missing.err.splitlines())) == (1, 1)
