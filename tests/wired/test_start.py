"""From a settings file to a window: the kiosk, the wizard of the first start, or why it cannot be."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.core.ports import Enrolment
from kiosk.core.values import (
    Consent,
    ConsentSubject,
    Course,
    CourseId,
    Language,
    Picture,
    Pose,
    Role,
    Slot,
    Staff,
    StaffId,
    Student,
    Template,
    new_id,
)
from kiosk.installation import open_installation
from kiosk.settings import load_settings
from kiosk.start import run_kiosk, start_trouble
from kiosk.storage.engine import SqlStore
from kiosk.storage.vault import KEY_FILE
from kiosk.ui.attack_window import AttackWindow
from kiosk.ui.start_fault import StartFault, StartFaultPage, StartTrouble
from kiosk.ui.texts import install_language
from kiosk.ui.window import Window
from kiosk.ui.wizard import SetupWizard
from kiosk.vision.engines.lbph import LbphEngine
from kiosk.vision.landmarks import NumbersError
from tests.builders import a_student
from tests.languages import ASSETS, LANGUAGES
from tests.ui.conftest import speak
from tests.ui.hands import is_seen, press, said, write
from tests.wired.clips import write_clip
from tests.wired.visitor import Scene, Visitor, window_of

__all__ = ["speak"]

pytestmark = [pytest.mark.realtime, pytest.mark.usefixtures("home", "process", "qapp", "speak")]

ADA = a_student("20260001", "김도윤", has_face=False)
CHO = a_student("20260003", "조하나")
STUDENT_PIN, PIN, PASSWORD = "482915", "582914", "correct-horse-battery"

Expect = Callable[[str], None]


def no_keyring() -> None:
    return None


def is_korean(text: str) -> bool:
    """Whether this is said in Korean: Hangul, and no Latin word but names."""
    return any("가" <= letter <= "힣" for letter in text)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clip(tmp_path_factory.mktemp("clip") / "door.avi")


class Place:
    """An installation in two folders of a test: a course is on now, one student is on its roster."""

    def __init__(self, folder: Path, camera: Path) -> None:
        self.config, self.data = folder / "config", folder / "data"
        self.file = self.config / "kiosk.toml"
        self.database = self.data / "kiosk.sqlite"
        self.zone, self.camera = zone_of_midday(), camera
        self.configure()
        store = self.opened()
        _found(store, datetime.now(self.zone))
        store.close()

    def configure(self, language: Language = Language.ENGLISH, folder: Path | None = None) -> None:
        self.config.mkdir(exist_ok=True)
        self.file.write_text(
            f'[kiosk]\nroom = "302"\ntime_zone = "{self.zone.key}"\n'
            f'[screen]\nlanguage = "{language.value}"\nsound = false\n'
            f'[camera]\nsource = "{self.camera.as_posix()}"\n'
            f'[storage]\nfolder = "{(folder or self.data).as_posix()}"\n',
            encoding="utf-8",
        )

    def opened(self) -> SqlStore:
        return open_installation(load_settings(self.file), no_keyring).store

    def everything(self) -> dict[Path, bytes]:
        files = [*self.config.rglob("*"), *self.data.rglob("*")]
        return {file: file.read_bytes() for file in files if file.is_file() and file.parent.name != "log"}


def zone_of_midday() -> ZoneInfo:
    """Where it is 12 now, so that no class of the tests ever meets midnight. POSIX signs: west is plus."""
    west = datetime.now(UTC).hour - 12
    return ZoneInfo(f"Etc/GMT{west:+d}" if west else "Etc/GMT")


def _found(store: SqlStore, now: datetime) -> None:
    professor = Staff(StaffId(new_id()), "김민서", "minseo.kim@example.ac.kr", Role.PROFESSOR)
    store.people.add_staff(professor, PIN)
    course = Course(CourseId(new_id()), "CSE301", "운영체제", professor.staff_id)
    begins = (now - timedelta(minutes=1)).time().replace(microsecond=0)
    store.timetable.add_course(course, (Slot(course.course_id, now.weekday(), begins, time(15, 0), "302"),))
    enrol(store, ADA)


def enrol(store: SqlStore, student: Student, *templates: Template, picture: bytes = b"") -> None:
    now, who = datetime.now(UTC), student.student_id
    (course,) = store.timetable.courses()
    consents = tuple(Consent(who, subject, "2", True, now) for subject in ConsentSubject)
    pictures = (Picture(who, Pose.FRONT, picture),) if picture else ()
    store.people.enrol(
        Enrolment(student, STUDENT_PIN, consents, templates, pictures, (course.course_id,), now)
    )


@pytest.fixture
def place(tmp_path: Path, clip: Path) -> Place:
    return Place(tmp_path, clip)


# --- the kiosk ----------------------------------------------------------------------------------------


def the_window() -> Window:
    window = window_of("window")
    assert isinstance(window, Window)
    return window


def page_name() -> str:
    page = the_window().current_page
    return type(page).__name__


def keys(digits: str) -> None:
    for digit in digits:
        press(the_window(), f"keypad{digit}")


def test_an_installation_starts_and_closes(place: Place) -> None:
    def scene() -> Scene:
        yield lambda: window_of("window")
        yield lambda: the_window().frames_shown > 3
        yield lambda: page_name() == "MainPage"
        the_window().close()

    with Visitor(scene()):
        assert run_kiosk(place.file, windowed=True) == 0
    log = (place.data / "log" / "kiosk.log").read_text(encoding="utf-8")
    assert "camera is ready" in log
    for level in ("WARNING", "ERROR", "CRITICAL"):
        assert level not in log.replace("propagateSizeHints", "")


@pytest.mark.parametrize("ends", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_the_end_of_the_session_leave_it(place: Place, ends: signal.Signals) -> None:
    def scene() -> Scene:
        yield lambda: window_of("window")
        yield lambda: the_window().frames_shown > 0
        signal.raise_signal(ends)

    before = signal.getsignal(ends)
    with Visitor(scene()):
        assert run_kiosk(place.file, windowed=True) == 0
    assert signal.getsignal(ends) is before
    assert not window_of("window")


def test_a_clip_that_is_none_leaves_the_way_by_number(
    qapp: QApplication, place: Place, tmp_path: Path, expect_log: Expect
) -> None:
    expect_log("camera door.mp4: unreadable")
    place.camera = tmp_path / "door.mp4"
    place.camera.write_text("no video at all\n" * 100)
    place.configure(Language.KOREAN)

    def scene() -> Scene:
        yield lambda: window_of("window")
        yield lambda: page_name() == "FaultPage"
        korean = said(the_window(), "faultVerdict"), said(the_window(), "faultNext")
        assert all(is_korean(words) for words in korean)
        install_language(qapp, Language.ENGLISH, ASSETS)
        yield lambda: not is_korean(said(the_window(), "faultVerdict") + said(the_window(), "faultNext"))
        press(the_window(), "faultNumberButton")
        yield lambda: page_name() == "NumberEntryPage"
        write(the_window(), "numberField", ADA.number)
        write(the_window(), "numberPinField", STUDENT_PIN)
        press(the_window(), "numberSubmitButton")
        yield lambda: page_name() == "CheckedInPage"
        the_window().close()

    with Visitor(scene()):
        assert run_kiosk(place.file, windowed=True) == 0
    store = place.opened()
    assert len(store.attendance.student_check_ins(ADA.student_id)) == 1
    store.close()


def test_from_the_maintenance_page_to_the_check_against_attacks_and_back(place: Place) -> None:
    store = place.opened()
    store.people.add_staff(Staff(StaffId(new_id()), "전산실", "", Role.ADMINISTRATOR), PASSWORD)
    store.close()

    def scene() -> Scene:
        yield lambda: window_of("window")
        yield lambda: page_name() == "MainPage"
        press(the_window(), "mainUnlockButton")
        yield lambda: page_name() == "UnlockPage"
        press(the_window(), "unlockStaff1")
        yield lambda: is_seen(the_window(), "unlockPassword")
        write(the_window(), "unlockPassword", PASSWORD)
        press(the_window(), "unlockSubmit")
        yield lambda: page_name() == "MaintenancePage"
        first = the_window()
        to_do = said(first, "maintenanceToDoText").replace("\u200b", "")
        assert "kiosk mail password" in to_do, "this kiosk has no mail account"
        assert str(place.data)[:8] in said(first, "maintenanceFactDatabase")
        press(first, "maintenanceCheck")
        press(first, "maintenanceCheckConfirm")
        yield lambda: window_of("attackWindow")
        check = window_of("attackWindow")
        assert isinstance(check, AttackWindow)
        assert not first.isVisible()
        yield lambda: check.feed.frames_shown > 0
        check.close()
        yield lambda: window_of("window")
        assert the_window() is not first
        yield lambda: the_window().frames_shown > 0 and page_name() == "MainPage"
        the_window().close()

    with Visitor(scene()):
        assert run_kiosk(place.file, windowed=True) == 0
    log = (place.data / "log" / "kiosk.log").read_text(encoding="utf-8")
    assert "check against attacks: closed before the end" in log


def test_a_kept_picture_that_does_not_open_stops_nobody(place: Place, expect_log: Expect) -> None:
    expect_log("picture of student .* does not open")
    store = place.opened()
    enrol(store, CHO, Template(CHO.student_id, Pose.FRONT, "an older engine", b"features"), picture=b"none")
    store.close()

    def scene() -> Scene:
        yield lambda: window_of("window")
        yield lambda: the_window().frames_shown > 0
        the_window().close()

    with Visitor(scene()):
        assert run_kiosk(place.file, windowed=True) == 0


# --- why it cannot start ------------------------------------------------------------------------------


def newer(place: Place) -> None:
    with closing(sqlite3.connect(place.database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def another_key(place: Place) -> None:
    (place.config / KEY_FILE).unlink()


def a_damaged_file(place: Place) -> None:
    content = bytearray(place.database.read_bytes())
    content[:4096] = os.urandom(4096)
    place.database.write_bytes(content)


def a_file_in_the_way(place: Place) -> None:
    shutil.move(place.data, place.data.with_name("moved"))
    place.data.parent.joinpath("data").write_text("a file")


class FaultRead:
    """The start fault page as somebody reads it, who then closes it."""

    def __init__(self) -> None:
        self.verdict = self.advice = self.details = ""

    def scene(self) -> Scene:
        yield lambda: window_of("startFaultPage")
        page = window_of("startFaultPage")
        assert isinstance(page, StartFaultPage)
        self.verdict, self.advice = said(page, "startFaultVerdict"), said(page, "startFaultNext")
        self.details = said(page, "startFaultDetails")
        press(page, "startFaultLeave")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("trouble", "name", "english"),
    [
        (newer, "too_new", "The records were made by a newer version"),
        (another_key, "key", "The key of the stored faces is missing or wrong"),
        (a_damaged_file, "damaged", "The file of the records is damaged"),
        (a_file_in_the_way, "unreachable", "The records cannot be reached"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_why_it_cannot_start(
    place: Place,
    capfd: pytest.CaptureFixture[str],
    expect_log: Expect,
    trouble: Callable[[Place], None],
    name: str,
    english: str,
    language: Language,
) -> None:
    expect_log("cannot start")
    place.configure(language)
    trouble(place)
    before = place.everything()
    before.pop(place.config / KEY_FILE, None)
    read = FaultRead()
    with Visitor(read.scene()):
        assert run_kiosk(place.file, windowed=True) == 1
    after = place.everything()
    after.pop(place.config / KEY_FILE, None)
    assert after == before
    if language == Language.ENGLISH:
        assert read.verdict == english
    assert is_korean(read.verdict) is is_korean(read.advice) is (language == Language.KOREAN)
    assert read.details
    told = capfd.readouterr().err
    assert f"kiosk: cannot start ({name})\n  " in told
    assert "Traceback" not in told


def test_a_missing_file_of_the_program_says_to_install_it_again(
    qtbot: QtBot, speak: Callable[[Language], None], tmp_path: Path
) -> None:
    with pytest.raises(NumbersError) as caught:
        LbphEngine(tmp_path / "subspace.npz")
    trouble = start_trouble(caught.value)
    assert trouble is StartTrouble.INSTALLATION
    page = StartFaultPage()
    qtbot.addWidget(page)
    speak(Language.ENGLISH)
    page.show_screen(StartFault(trouble, (str(caught.value),)))
    assert said(page, "startFaultVerdict") == "Files of the program are missing or damaged"
    assert "subspace.npz is missing or damaged" in said(page, "startFaultDetails")


def test_every_mistake_of_the_settings_is_on_the_screen(
    place: Place, capfd: pytest.CaptureFixture[str]
) -> None:
    place.file.write_text('[kiosk]\nroom = ""\n[camera]\nsource = -1\n[screen]\ntheme = "pink"\n')
    before = place.everything()
    read = FaultRead()
    with Visitor(read.scene()):
        assert run_kiosk(place.file, windowed=True) == 1
    assert is_korean(read.verdict)
    told = capfd.readouterr().err
    for key in ("kiosk.room", "camera.source", "screen.theme", str(place.file)):
        assert key in read.details
        assert key in told
    place.file.write_text("[kiosk\nroom = 302")
    with Visitor(read.scene()):
        assert run_kiosk(place.file, windowed=True) == 1
    assert "not TOML" in read.details
    before.pop(place.file)
    assert {file: content for file, content in place.everything().items() if file in before} == before


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few blocks with no room left on it."""
    folder = tmp_path / "full"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    try:
        with (folder / "ballast").open("wb", buffering=0) as ballast:
            while True:
                try:
                    ballast.write(b"x" * 4096)
                except OSError:
                    break
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)  # lazily: the log is closed later


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_disk_is_said(
    place: Place, full_disk: Path, capfd: pytest.CaptureFixture[str], expect_log: Expect, language: Language
) -> None:
    expect_log("cannot start")
    place.configure(language, full_disk)
    read = FaultRead()
    with Visitor(read.scene()):
        assert run_kiosk(place.file, windowed=True) == 1
    assert is_korean(read.verdict) is (language == Language.KOREAN)
    if language == Language.ENGLISH:
        assert read.verdict == "The disk is full"
    told = capfd.readouterr().err
    assert told.count("kiosk.log cannot be written: No space left on device") == 1
    assert "Traceback" not in told


@pytest.mark.parametrize("display", [{}, {"DISPLAY": ""}])
def test_without_a_display_it_says_so_and_ends(place: Place, tmp_path: Path, display: dict[str, str]) -> None:
    hidden = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden} | display
    words = [sys.executable, "-m", "kiosk", "run", "--config", str(place.file)]
    ended = subprocess.run(
        words, env=environment, cwd=ASSETS.parent, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("kiosk: there is no display here.")
    assert len(ended.stderr.splitlines()) == 1


# --- the first start ----------------------------------------------------------------------------------


def the_wizard() -> SetupWizard:
    wizard = window_of("setupWizard")
    assert isinstance(wizard, SetupWizard)
    return wizard


def shows_a_picture(preview: QWidget) -> bool:
    """Whether a camera's noise is to be seen, and not a plain surface."""
    image = preview.grab().toImage()
    row = image.height() // 3
    return len({image.pixel(column, row) for column in range(0, image.width(), 5)}) > 20


def answered(clip: Path) -> Scene:
    """Everything but the last step's button."""
    yield lambda: window_of("setupWizard")
    wizard = the_wizard()
    korean = said(wizard, "setupNext")
    press(wizard, "setupLanguageEn")
    yield lambda: said(wizard, "setupNext") not in {korean, ""}
    press(wizard, "setupNext")
    yield lambda: is_seen(wizard, "setupPassword")
    write(wizard, "setupPassword", PASSWORD)
    press(wizard, "setupNext")
    assert is_seen(wizard, "setupPassword"), "not without the password once more"
    write(wizard, "setupPasswordAgain", PASSWORD)
    press(wizard, "setupNext")
    yield lambda: is_seen(wizard, "setupPin")
    for name, text in (
        ("setupProfessorName", "김민서"),
        ("setupProfessorEmail", "minseo.kim@example.ac.kr"),
        ("setupPin", PIN),
        ("setupPinAgain", PIN),
    ):
        write(wizard, name, text)
    press(wizard, "setupNext")
    yield lambda: is_seen(wizard, "setupCourseCode")
    for name, text in (("setupCourseCode", "CSE301"), ("setupCourseTitle", "운영체제"), ("setupRoom", "302")):
        write(wizard, name, text)
    press(wizard, "setupWeekday4")
    press(wizard, "setupNext")
    yield lambda: is_seen(wizard, "setupCamera")
    write(wizard, "setupCamera", str(clip.with_name("none.avi")))
    press(wizard, "setupCameraTry")
    yield lambda: is_seen(wizard, "setupCameraTrouble")
    write(wizard, "setupCamera", str(clip))
    press(wizard, "setupCameraTry")
    yield lambda: shows_a_picture(wizard.camera.preview)
    assert not is_seen(wizard, "setupCameraTrouble")
    press(wizard, "setupNext")
    yield lambda: "302" in said(wizard, "setupSummary4")
    for place in range(6):
        assert PIN not in said(wizard, f"setupSummary{place}")


def test_the_wizard_leads_to_a_kiosk(home: Path, tmp_path: Path, clip: Path) -> None:
    file = tmp_path / "config" / "kiosk.toml"

    def scene() -> Scene:
        yield from answered(clip)
        assert not file.exists(), "nothing is stored before the end"
        press(the_wizard(), "setupNext")
        yield lambda: window_of("window")
        yield lambda: the_window().frames_shown > 0
        yield lambda: page_name() == "MainPage"
        press(the_window(), "mainUnlockButton")
        yield lambda: page_name() == "UnlockPage"
        keys(PIN)
        yield lambda: page_name() == "PanelPage"
        the_window().close()

    with Visitor(scene()):
        assert run_kiosk(file, windowed=True) == 0
    settings = load_settings(file)
    assert (settings.room, settings.camera, settings.language) == ("302", str(clip), Language.ENGLISH)
    store = open_installation(settings, no_keyring).store
    (slot,) = store.timetable.slots()
    assert (slot.weekday, slot.starts) == (4, time(9, 0))
    store.close()


def test_a_wizard_that_is_closed_leaves_nothing(home: Path, tmp_path: Path, clip: Path) -> None:
    def scene() -> Scene:
        yield from answered(clip)
        the_wizard().close()

    with Visitor(scene()):
        assert run_kiosk(tmp_path / "config" / "kiosk.toml", windowed=True) == 0
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


def test_a_first_start_that_cannot_store_says_so(home: Path, tmp_path: Path, clip: Path) -> None:
    file, read = tmp_path / "config" / "kiosk.toml", FaultRead()
    (home / ".local").write_text("a file")

    def scene() -> Scene:
        yield from answered(clip)
        press(the_wizard(), "setupNext")
        yield from read.scene()

    with Visitor(scene()):
        assert run_kiosk(file, windowed=True) == 1
    assert read.verdict == "The records cannot be reached"
    assert not file.exists()
