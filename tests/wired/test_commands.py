"""The sub-commands for IT on real installations in files: what they do, what they refuse, what they say."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from socket import create_server

import pytest

from kiosk import cli
from kiosk.core.ports import StoreError
from kiosk.core.values import Language, Role, Staff, StaffId, new_id
from kiosk.installation import MAIL_PASSWORD, Installation, open_installation, records_dir
from kiosk.mail.certificates import Certificates, make_certificates
from kiosk.mail.local import LocalMailServer
from kiosk.settings import load_settings
from kiosk.storage.database import sqlite_address
from tests.wired.conftest import without_keyring

pytestmark = pytest.mark.usefixtures("home")

PASSWORD, PIN = "correct-horse-battery", "582914"
ANSWERS = {
    "password": PASSWORD,
    "professor-name": "김민서",
    "professor-email": "minseo.kim@example.ac.kr",
    "pin": PIN,
    "course-code": "CSE301",
    "course-title": "운영체제",
    "room": "공학관 302",
    "weekday": "2",
    "starts": "10:30",
    "ends": "11:45",
    "camera": "1",
}
MAIL_USER, MAIL_SECRET = "kiosk@example.ac.kr", "app-password-4711"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str


@pytest.fixture
def kiosk(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """`kiosk("roster", "CSE301", file)`, as at the command line; no word of a secret is ever said."""

    def run(*words: str | Path) -> Said:
        capsys.readouterr()
        try:
            status = cli.main([str(word) for word in words])
        except SystemExit as ended:  # argparse
            status = ended.code if isinstance(ended.code, int) else 1
        told = capsys.readouterr()
        for secret in (PASSWORD, PIN, MAIL_SECRET):
            assert secret not in told.out + told.err
        assert "Traceback" not in told.err
        return Said(status, told.out, told.err)

    return run


Run = Callable[..., Said]


@pytest.fixture
def settings_file(home: Path) -> Path:
    return home / ".config" / "classroom-kiosk" / "kiosk.toml"


@pytest.fixture
def data(home: Path) -> Path:
    return home / ".local" / "share" / "classroom-kiosk"


@pytest.fixture(scope="session")
def installed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a user who ran `kiosk setup`."""
    folder = tmp_path_factory.mktemp("installed")
    with pytest.MonkeyPatch.context() as patch:
        without_keyring(patch)
        patch.setenv("XDG_CONFIG_HOME", str(folder / ".config"))
        patch.setenv("XDG_DATA_HOME", str(folder / ".local" / "share"))
        assert cli.main(["setup", *flags()]) == 0
    return folder


@pytest.fixture
def installed(home: Path, installed_once: Path) -> Path:
    """This user ran `kiosk setup`."""
    shutil.copytree(installed_once, home, dirs_exist_ok=True)
    return home


@pytest.fixture
def stored(settings_file: Path) -> Iterator[Callable[[], Installation]]:
    """`stored()`: what is in the installation now."""
    opened: list[Installation] = []

    def look() -> Installation:
        opened.append(open_installation(load_settings(settings_file), lambda: None))
        return opened[-1]

    yield look
    for installation in opened:
        installation.store.close()


def flags(**changes: str) -> list[str]:
    answers = ANSWERS | {key.replace("_", "-"): value for key, value in changes.items()}
    return [word for key, value in answers.items() for word in (f"--{key}", value)]


def everything_in(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


# --- the command itself -------------------------------------------------------------------------------


def test_wrong_words_end_with_two(kiosk: Run) -> None:
    assert kiosk().status == 2
    assert kiosk("shut-down").status == 2
    assert kiosk("roster", "CSE301").status == 2
    version = kiosk("--version")
    assert (version.status, version.out.split()[0]) == (0, "kiosk")


@pytest.mark.parametrize(
    "words",
    [
        ("roster", "CSE301", "roster.csv"),
        ("forget", "20260001"),
        ("mail", "password"),
        ("mail", "test", "it@example.ac.kr"),
        ("backup",),
        ("restore", "copy.backup"),
    ],
    ids=lambda words: "_".join(words[:2]),
)
def test_before_the_first_start_every_command_says_so(
    kiosk: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "roster.csv", "20260001,김\n")
    said = kiosk(*words)
    assert said.status == 1
    assert said.err.startswith("kiosk: there is no ")
    assert len(said.err.splitlines()) == 1
    assert everything_in(home) == {}


def test_every_mistake_in_the_settings_is_named(kiosk: Run, settings_file: Path) -> None:
    settings_file.parent.mkdir(parents=True)
    settings_file.write_text(
        '[kiosk]\nid = ""\n[mail]\nport = "many"\ntls = "none"\n[screen]\nlanguage = "fr"\ncolour = "red"\n'
    )
    before = everything_in(settings_file.parent)
    said = kiosk("backup")
    assert said.status == 1
    for place in (
        "kiosk.id:",
        "kiosk.room: missing",
        "mail.port:",
        "mail.tls:",
        "screen.language:",
        "colour",
    ):
        assert place in said.err
    assert str(settings_file) in said.err
    assert everything_in(settings_file.parent) == before


# --- setup --------------------------------------------------------------------------------------------


def test_set_up_from_flags(
    kiosk: Run, settings_file: Path, data: Path, stored: Callable[[], Installation]
) -> None:
    said = kiosk("setup", *flags())
    first, _, how_to_enrol = said.out.partition("\n")
    assert (said.status, first, said.err) == (0, f"set up: settings {settings_file}, data {data}", "")
    assert "opened enrolment in the panel" in how_to_enrol
    assert "kiosk roster" in how_to_enrol
    assert stat.S_IMODE((settings_file.parent / "vault.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    for content in everything_in(settings_file.parent).values():
        assert PASSWORD.encode() not in content
        assert PIN.encode() not in content
    store = stored().store
    staff = {one.role: one for one in store.people.staff()}
    assert store.people.secret_is(staff[Role.ADMINISTRATOR].staff_id, PASSWORD)
    assert store.people.secret_is(staff[Role.PROFESSOR].staff_id, PIN)
    (course,) = store.timetable.courses()
    (slot,) = store.timetable.slots()
    assert (course.code, course.title, course.professor_id) == (
        "CSE301",
        "운영체제",
        staff[Role.PROFESSOR].staff_id,
    )
    assert (slot.weekday, slot.starts, slot.ends, slot.room) == (2, time(10, 30), time(11, 45), "공학관 302")
    settings = load_settings(settings_file)
    assert (settings.room, settings.camera, settings.language) == ("공학관 302", "1", Language.KOREAN)


def test_set_up_from_a_file_with_a_flag_on_top(
    kiosk: Run, tmp_path: Path, stored: Callable[[], Installation]
) -> None:
    rows = [
        f'password = "{PASSWORD}"',
        'professor_name = "김민서"',
        'professor_email = "minseo.kim@example.ac.kr"',
        f"pin = {PIN}",  # TOML's own numbers and times are as good as texts
        'course_code = "CSE301"',
        'course_title = "운영체제"',
        'room = "302"',
        "weekday = 2",
        "starts = 10:30:00",
        "ends = 11:45:00",
        'language = "en"',
    ]
    answers = write(tmp_path, "answers.toml", "\n".join(rows), "utf-8-sig")
    assert kiosk("setup", "--from", answers, "--room", "공학관 501").status == 0
    installation = stored()
    assert installation.settings.language == Language.ENGLISH
    assert installation.settings.room == "공학관 501"
    (slot,) = installation.store.timetable.slots()
    assert (slot.weekday, slot.starts, slot.room) == (2, time(10, 30), "공학관 501")


def test_a_kiosk_with_a_name_and_a_database_of_its_own(
    kiosk: Run, tmp_path: Path, stored: Callable[[], Installation]
) -> None:
    database = sqlite_address(tmp_path / "elsewhere" / "school.sqlite3")
    assert kiosk("setup", *flags(kiosk_id="door-301", database=database)).status == 0
    installation = stored()
    assert (installation.settings.kiosk_id, installation.settings.database) == ("door-301", database)
    assert installation.store.timetable.slots()
    assert installation.store.journal.entries()[-1].actor == "kiosk:door-301"
    assert (tmp_path / "elsewhere" / "school.sqlite3").is_file()


def test_the_disk_of_the_records_is_watched_where_they_are_a_file(
    kiosk: Run, tmp_path: Path, stored: Callable[[], Installation]
) -> None:
    database = sqlite_address(tmp_path / "elsewhere" / "school.sqlite3")
    assert kiosk("setup", *flags(database=database)).status == 0
    settings = stored().settings
    assert records_dir(settings) == tmp_path / "elsewhere"
    assert records_dir(replace(settings, database="postgresql+psycopg://kiosk@server/school")) is None


@pytest.mark.parametrize("database", ["nonsense", "mysql://somebody@nowhere/school"])
def test_a_database_that_is_none_is_named_and_nothing_is_made(kiosk: Run, home: Path, database: str) -> None:
    said = kiosk("setup", *flags(database=database))
    assert said.status == 1
    assert said.err.startswith("kiosk: ")
    assert not any(file.suffix in {".toml", ".new"} for file in everything_in(home))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"rooom = '302'\nhouse = 1\n", "unknown answers rooom, house"),
        (b"room = \n", "not TOML"),
        ("room = '공학관'".encode("cp949"), "not TOML"),
    ],
)
def test_answers_that_cannot_be_read(kiosk: Run, tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "answers.toml"
    file.write_bytes(content)
    said = kiosk("setup", "--from", file, *flags())
    assert said.status == 1
    assert said.err.startswith(f"kiosk: {file}: {told}")
    assert kiosk("setup", "--from", tmp_path / "none.toml").err.startswith(f"kiosk: {tmp_path / 'none.toml'}")


def test_every_wrong_answer_is_named_and_nothing_is_made(kiosk: Run, home: Path) -> None:
    wrong = flags(
        language="fr",
        password="short",
        professor_name=" ",
        professor_email="minseo",
        pin="111111",
        course_code="",
        course_title="",
        room="",
        weekday="Monday",
        starts="25:00",
        ends="11.45",
        camera=" ",
    )
    said = kiosk("setup", *wrong)
    assert said.status == 1
    lines = said.err.splitlines()
    assert lines[0] == "kiosk: these answers are wrong:"
    assert sorted(line.split(":")[0].strip() for line in lines[1:]) == sorted(
        "language weekday starts ends password professor-name professor-email pin course-code course-title "
        "room camera".split()
    )
    assert everything_in(home) == {}


@pytest.mark.parametrize("moment", ["10:30+09:00", "24:00", "10", "10.30", "half past ten"])
def test_only_a_time_of_day_is_one(kiosk: Run, home: Path, moment: str) -> None:
    said = kiosk("setup", *flags(starts=moment))
    assert said == Said(1, "", "kiosk: these answers are wrong:\n  starts: HH:MM\n")
    assert everything_in(home) == {}


def test_an_installation_is_never_set_up_again(kiosk: Run, installed: Path, settings_file: Path) -> None:
    before = everything_in(installed)
    said = kiosk("setup", *flags(pin="739104", room="elsewhere"))
    assert said.status == 1
    assert said.err == f"kiosk: {settings_file} is there already; nothing was changed\n"
    assert everything_in(installed) == before


def test_a_set_up_that_failed_half_way_heals(
    kiosk: Run, settings_file: Path, data: Path, stored: Callable[[], Installation]
) -> None:
    """The power went when the administrator was stored; the next one at the keyboard chose other secrets."""
    draft = write(_made(settings_file.parent), "kiosk.toml.new", '[kiosk]\nroom = "301"\n')
    half = open_installation(load_settings(draft), lambda: None)
    administrator = Staff(StaffId(new_id()), "Administrator", "", Role.ADMINISTRATOR)
    half.store.people.add_staff(administrator, "an earlier password")
    half.store.close()
    assert kiosk("setup", *flags()).status == 0
    assert not draft.exists()
    people = stored().store.people
    assert [one.role for one in people.staff()].count(Role.ADMINISTRATOR) == 1
    assert people.secret_is(administrator.staff_id, PASSWORD)


def test_lost_settings_give_nobody_the_administrators_place(
    kiosk: Run, installed: Path, settings_file: Path, stored: Callable[[], Installation]
) -> None:
    settings_file.unlink()
    assert kiosk("setup", *flags(password="somebody else's", pin="739104")).status == 0
    store = stored().store
    assert len(store.people.staff()) == 2
    assert len(store.timetable.courses()) == 1
    for one in store.people.staff():
        assert store.people.secret_is(one.staff_id, PASSWORD if one.role is Role.ADMINISTRATOR else PIN)


@pytest.mark.parametrize("where", ["config", "data"])
def test_a_folder_that_cannot_be_made(kiosk: Run, settings_file: Path, data: Path, where: str) -> None:
    in_the_way = (settings_file.parent if where == "config" else data).parent
    _made(in_the_way.parent)
    in_the_way.write_text("a file")
    said = kiosk("setup", *flags())
    assert said.status == 1
    assert len(said.err.splitlines()) == 1
    assert str(in_the_way) in said.err
    assert not settings_file.exists()
    in_the_way.unlink()
    assert kiosk("setup", *flags()).status == 0


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


# --- roster -------------------------------------------------------------------------------------------

STUDENTS = "학번,이름,학과,이메일\n20260001,김도윤,컴퓨터공학과,doyun@example.ac.kr\n20260002,박서준,,\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize("headline", [True, False])
def test_a_roster_as_excel_saves_it(
    kiosk: Run,
    installed: Path,
    tmp_path: Path,
    stored: Callable[[], Installation],
    encoding: str,
    headline: bool,
) -> None:
    text = STUDENTS if headline else STUDENTS.split("\n", 1)[1]
    file = write(tmp_path, "roster.csv", text.replace("\n", "\r\n"), encoding)
    assert kiosk("roster", "CSE301", file) == Said(0, "2 students read, 2 on the roster of CSE301\n", "")
    assert kiosk("roster", "CSE301", file).out == "2 students read, 2 on the roster of CSE301\n"
    timetable = stored().store.timetable
    (course,) = timetable.courses()
    students = [
        (one.number, one.name, one.department, one.email) for one in timetable.roster(course.course_id)
    ]
    assert students == [
        ("20260001", "김도윤", "컴퓨터공학과", "doyun@example.ac.kr"),
        ("20260002", "박서준", "", ""),
    ]


def test_names_may_be_quoted(
    kiosk: Run, installed: Path, tmp_path: Path, stored: Callable[[], Installation]
) -> None:
    file = write(tmp_path, "roster.csv", '20260001,"Kim, Doyun","Computer\nScience",\n\n20260002,이\n')
    assert kiosk("roster", "CSE301", file).status == 0
    assert {one.name for one in stored().store.people.students()} == {"Kim, Doyun", "이"}


def test_every_wrong_line_is_named_and_nothing_is_read(
    kiosk: Run, installed: Path, tmp_path: Path, stored: Callable[[], Installation]
) -> None:
    rows = [
        "2026-0001,the first line is no headline",
        "20260002,박서준",
        "20260003",
        "20260004,a\tb",
        ",nobody's",
        "20260005,나지우,경영,jiwoo@",
        "",
        "20260002,이현우",
    ]
    said = kiosk("roster", "CSE301", write(tmp_path, "roster.csv", "\n".join(rows)))
    assert said.status == 1
    assert [line.split(":")[0].strip() for line in said.err.splitlines()[1:]] == [
        "line 1",
        "line 3",
        "line 4",
        "line 5",
        "line 6",
        "line 8",
    ]
    assert "nothing was changed" in said.err
    assert stored().store.people.students() == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no students"),
        ("학번,이름\n".encode(), "no students"),
        (STUDENTS.encode("utf-16"), "neither UTF-8 nor Korean"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "neither UTF-8 nor Korean"),
        (b"20260001,Kim\x00\n", "line 1"),
        (b'20260001,"' + b"x" * 200_000, "line 1"),
    ],
    ids=["empty", "headline only", "utf-16", "a picture", "a zero byte", "a quote never closed"],
)
def test_files_that_are_no_roster(
    kiosk: Run, installed: Path, tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "roster.csv"
    file.write_bytes(content)
    said = kiosk("roster", "CSE301", file)
    assert said.status == 1
    assert str(file) in said.err
    assert told in said.err
    assert "nothing was changed" in said.err or "save it as" in said.err


def test_an_unknown_course_names_those_there_are(kiosk: Run, installed: Path, tmp_path: Path) -> None:
    file = write(tmp_path, "roster.csv", STUDENTS)
    assert kiosk("roster", "CSE999", file) == Said(1, "", "kiosk: no course CSE999; there are: CSE301\n")
    missing = tmp_path / "none.csv"
    assert kiosk("roster", "CSE301", missing).err == f"kiosk: {missing}: No such file or directory\n"


# --- mail ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def mail_host(tmp_path: Path, certificates: Certificates) -> Iterator[LocalMailServer]:
    server = LocalMailServer(tmp_path / "mail", certificates, MAIL_USER, MAIL_SECRET)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def keep_password(kiosk: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Said]:
    """Give `kiosk mail password` a line, as from a pipe."""

    def keep(password: str) -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        return kiosk("mail", "password")

    return keep


def _mail_settings(file: Path, port: int, certificates: Certificates) -> None:
    with file.open("a", encoding="utf-8") as settings:
        settings.write(f'\n[mail]\nhost = "127.0.0.1"\nport = {port}\nuser = "{MAIL_USER}"\n')
        settings.write(f'ca_file = "{certificates.ca_file.as_posix()}"\n')


@pytest.mark.usefixtures("installed")
def test_a_test_letter_arrives(
    kiosk: Run,
    keep_password: Callable[[str], Said],
    settings_file: Path,
    mail_host: LocalMailServer,
    certificates: Certificates,
    stored: Callable[[], Installation],
) -> None:
    _mail_settings(settings_file, mail_host.port, certificates)
    assert keep_password(MAIL_SECRET) == Said(0, "kept\n", "")
    assert stored().secrets.get(MAIL_PASSWORD) == MAIL_SECRET
    for content in everything_in(settings_file.parent).values():
        assert MAIL_SECRET.encode() not in content
    assert kiosk("mail", "test", "it@example.ac.kr") == Said(0, "sent to it@example.ac.kr\n", "")
    (letter,) = mail_host.letters()
    assert b"To: it@example.ac.kr" in letter.read_bytes()
    # A wrong one replaces it: refused in one line, which shows neither.
    assert keep_password("another-password").status == 0
    said = kiosk("mail", "test", "it@example.ac.kr")
    assert said.status == 1
    assert said.err == (
        "kiosk: the letter did not leave (login_refused): the mail host refused the login (535)\n"
    )
    assert len(mail_host.letters()) == 1


@pytest.mark.usefixtures("installed")
def test_letters_that_cannot_leave(
    kiosk: Run,
    keep_password: Callable[[str], Said],
    settings_file: Path,
    certificates: Certificates,
) -> None:
    def trouble(address: str = "it@example.ac.kr") -> str:
        said = kiosk("mail", "test", address)
        assert said.status == 1
        assert len(said.err.splitlines()) == 1
        return said.err.removeprefix("kiosk: the letter did not leave ")

    assert trouble().startswith("(not_set_up): no mail host, port or user")
    with create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    _mail_settings(settings_file, port, certificates)
    assert trouble().startswith("(not_set_up): no password is stored")
    said = keep_password("  ")
    assert (said.status, said.err) == (1, "kiosk: no password was given; nothing was changed\n")
    assert keep_password(MAIL_SECRET).status == 0
    assert trouble().startswith("(unreachable): no connection to the mail host")
    assert trouble("nobody").startswith("(address_refused)")


# --- copies -------------------------------------------------------------------------------------------


def test_a_copy_brings_everything_back(
    kiosk: Run,
    installed: Path,
    data: Path,
    tmp_path: Path,
    stored: Callable[[], Installation],
) -> None:
    said = kiosk("backup")
    copy = Path(said.out.strip())
    assert (said.status, copy.parent) == (0, data / "backups")
    assert kiosk("roster", "CSE301", write(tmp_path, "roster.csv", STUDENTS)).status == 0
    in_use = stored()
    assert len(in_use.store.people.students()) == 2
    refused = kiosk("restore", copy)
    assert refused.status == 1
    assert "busy" in refused.err
    assert len(in_use.store.people.students()) == 2
    in_use.store.close()
    said = kiosk("restore", copy)
    assert said.status == 0
    aside = Path(said.out.split(" is kept as ")[1].strip())
    assert stored().store.people.students() == ()
    with closing(sqlite3.connect(aside)) as connection:
        assert connection.execute("SELECT count(*) FROM students").fetchone() == (2,)


def test_only_the_last_copies_stay(kiosk: Run, installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "holiday.jpg").write_bytes(b"not ours")
    for day in (1, 2, 3):
        (folder / f"kiosk-2026030{day}T000000Z.backup").write_bytes(b"an old copy")
    made = Path(kiosk("backup", "--to", folder, "--keep", "2").out.strip())
    kept = {file.name for file in folder.iterdir()}
    assert kept == {"holiday.jpg", "kiosk-20260303T000000Z.backup", made.name}


def test_copies_that_are_refused(
    kiosk: Run, installed: Path, settings_file: Path, data: Path, tmp_path: Path
) -> None:
    before = everything_in(installed)
    assert "at least 1" in kiosk("backup", "--keep", "0").err
    assert "holds the key" in kiosk("backup", "--to", settings_file.parent).err
    foreign = write(tmp_path, "holiday.jpg", "no database at all" * 100)
    for copy in (foreign, tmp_path / "none.backup", tmp_path):
        said = kiosk("restore", copy)
        assert said.status == 1
        assert len(said.err.splitlines()) == 1
        assert str(copy) in said.err
    assert everything_in(installed) == before


def test_a_database_on_a_server_is_copied_by_its_server(
    kiosk: Run, installed: Path, settings_file: Path
) -> None:
    with settings_file.open("a", encoding="utf-8") as settings:
        settings.write('\n[storage]\ndatabase = "postgresql+psycopg://kiosk:hunter2@db.example/kiosk"\n')
    said = kiosk("backup")
    assert said.status == 1
    assert "its own server makes the copies" in said.err
    assert "hunter2" not in said.err


def test_a_damaged_database_is_said_in_one_line(kiosk: Run, installed: Path, data: Path) -> None:
    database = data / "kiosk.sqlite"
    database.write_bytes(b"\x00" * 100 + os.urandom(8000))
    before = everything_in(data)
    for words in (("forget", "20260001"), ("backup",), ("mail", "password")):
        said = kiosk(*words)
        assert said.status == 1
        assert "damaged" in said.err
        assert len(said.err.splitlines()) == 1
    assert everything_in(data) == before
    with pytest.raises(StoreError):
        open_installation(load_settings(installed / ".config/classroom-kiosk/kiosk.toml"), lambda: None)
