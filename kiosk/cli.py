"""The ``kiosk`` command: run, demo, setup, timetable, roster, codes, staff, forget, learning, journal ..."""

from __future__ import annotations

import argparse
import csv
import getpass
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import TypeAlias, TypeVar

from kiosk import __version__
from kiosk.codes_command import write_codes
from kiosk.core.access import PIN_LENGTH
from kiosk.core.attack_guide import EACH
from kiosk.core.enrolment import EMAIL, NAME, NUMBER
from kiosk.core.languages import languages_in
from kiosk.core.ports import MailError, Store, StoreError, StoreTrouble, WorldError
from kiosk.core.setup import PASSWORD_LENGTH, SetupForm, SetupMistake, mistakes
from kiosk.core.timetable import time_of_day
from kiosk.core.timetable_file import EXAMPLE, TimetableFileError, parse_timetable
from kiosk.core.values import Course, Language, Letter, LetterId, Student, StudentId, new_id
from kiosk.installation import MAIL_PASSWORD, Installation, SystemClock, open_installation, set_up
from kiosk.journal_command import UNCHECKED, show, verify
from kiosk.settings import SettingsError, assets_dir, default_file, load_settings
from kiosk.staff_command import professor_of, reset_pin
from kiosk.storage.backup import Backups
from kiosk.texts import report_texts
from kiosk.timetable_command import take_over

_SETUP_KEYS = {
    "language": "ko, en, or the code of another language that is there",
    "password": "the administrator's password; asked for when missing",
    "professor_name": "name of the first professor",
    "professor_email": "where the CSV files go",
    "pin": "the professor's PIN, six digits; asked for when missing",
    "course_code": "code of the first course",
    "course_title": "its title",
    "room": "the room of this door",
    "weekday": "0 Monday to 6 Sunday",
    "starts": "HH:MM",
    "ends": "HH:MM",
    "camera": "device number, clip, folder of pictures, or stream address",
}

_MISTAKES = {
    SetupMistake.PASSWORD_SHORT: f"password: at least {PASSWORD_LENGTH} characters",
    SetupMistake.PASSWORDS_DIFFER: "password: not the same twice",
    SetupMistake.PROFESSOR_NAME_EMPTY: "professor-name: missing",
    SetupMistake.PROFESSOR_EMAIL_SHAPE: "professor-email: no e-mail address",
    SetupMistake.PIN_SHAPE: f"pin: {PIN_LENGTH} digits",
    SetupMistake.PIN_TOO_EASY: "pin: too easy to guess",
    SetupMistake.PINS_DIFFER: "pin: not the same twice",
    SetupMistake.COURSE_CODE_EMPTY: "course-code: missing",
    SetupMistake.COURSE_TITLE_EMPTY: "course-title: missing",
    SetupMistake.ROOM_EMPTY: "room: missing",
    SetupMistake.WEEKDAY_RANGE: "weekday: 0 (Monday) to 6 (Sunday)",
    SetupMistake.TIMES_ORDER: "ends: must be after starts",
    SetupMistake.CAMERA_EMPTY: "camera: missing",
}

_SQLITE = "sqlite:///"

_AT_THE_COMMAND_LINE = "it"
"""The journal's actor for what IT does with a sub-command."""

_HOW_TO_ENROL = """\
students enrol while their professor has opened enrolment in the panel, or with a code:
kiosk roster COURSE students.csv, then the panel mails the codes (or kiosk codes COURSE --out FILE.csv)
"""

_FORGOTTEN = """\
the face data of {number} are deleted; number and PIN go on working
a running kiosk no longer searches for this face, and drops it from memory with the next day or start
copies made by kiosk backup before now still hold it, sealed, until they are deleted
"""

_UNLEARNT = """\
{pictures} pictures learnt from check-ins are deleted; what was enrolled stays
a running kiosk drops them from memory with the next day or start
to learn nothing more, set [recognition] learn = false
"""

_T = TypeVar("_T")
_SubParsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class CommandError(Exception):
    """A command cannot be done; the text says why and what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status. Mistakes of people and faults of the world are one line."""
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        return command(arguments)
    except (CommandError, SettingsError, WorldError) as error:
        sys.stderr.write(f"kiosk: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk", description="The classroom attendance kiosk.")
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--config", type=Path, help="settings file, if not the user's own")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _run_parser(commands, common)
    _demo_parser(commands)
    _setup_parser(commands, common)
    _timetable_parser(commands, common)
    _check_parser(commands, common)
    _office_parsers(commands, common)
    return parser


def _run_parser(commands: _SubParsers, common: argparse.ArgumentParser) -> None:
    run = commands.add_parser("run", parents=[common], help="start the kiosk")
    run.add_argument("--windowed", action="store_true", help="in a window, whatever the settings say")
    run.set_defaults(command=_run)


def _demo_parser(commands: _SubParsers) -> None:
    demo = commands.add_parser("demo", help="the whole story with rendered students; needs no camera")
    demo.add_argument("--out", type=Path, help="folder for pictures, mail and CSV (default: a new one)")
    demo.add_argument("--seed", type=int, default=8, help="another number, other students")
    demo.set_defaults(command=_demo)


def _setup_parser(commands: _SubParsers, common: argparse.ArgumentParser) -> None:
    setup = commands.add_parser("setup", parents=[common], help="first start without a window")
    setup.add_argument("--from", dest="answers", type=Path, help="TOML file with the answers below")
    for key, words in _SETUP_KEYS.items():
        setup.add_argument(f"--{key.replace('_', '-')}", dest=key, help=words)
    setup.set_defaults(command=_setup)


def _timetable_parser(commands: _SubParsers, common: argparse.ArgumentParser) -> None:
    timetable = commands.add_parser(
        "timetable", parents=[common], help="take over courses, professors and weekly slots of a CSV file"
    )
    what = timetable.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?", help="CSV with a line for each weekly slot")
    what.add_argument("--example", action="store_true", help="print a small file to begin with")
    timetable.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
    timetable.set_defaults(command=_timetable)


def _check_parser(commands: _SubParsers, common: argparse.ArgumentParser) -> None:
    check = commands.add_parser("check", help="acceptance tests on this machine")
    attacks = check.add_subparsers(required=True, metavar="WHAT").add_parser(
        "attacks", parents=[common], help="how well this camera tells people from prints, phones and tablets"
    )
    attacks.add_argument("--from", dest="folder", type=Path, help="recorded: live/, print/, phone/, tablet/")
    attacks.add_argument("--tries", type=_tries, default=EACH, help=f"of each kind (default {EACH})")
    attacks.set_defaults(command=_check_attacks)


def _tries(text: str) -> int:
    """A number of tries, for argparse."""
    if not text.isdigit() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError("1 to 100, please")
    return int(text)


def _office_parsers(commands: _SubParsers, common: argparse.ArgumentParser) -> None:
    roster = commands.add_parser("roster", parents=[common], help="put students of a CSV file on a roster")
    roster.add_argument("course", help="course code")
    roster.add_argument("file", type=Path, help="CSV with number, name, department, e-mail in this order")
    roster.set_defaults(command=_roster)
    codes = commands.add_parser(
        "codes", parents=[common], help="make enrolment codes for who is on a roster and not enrolled"
    )
    codes.add_argument("course", help="course code")
    codes.add_argument("--out", type=Path, required=True, help="CSV file to write: number, name, code")
    codes.set_defaults(command=_codes)
    staff = commands.add_parser("staff", help="professors")
    pin = staff.add_subparsers(required=True, metavar="ACTION").add_parser(
        "pin", parents=[common], help="give a professor a new PIN for a lost one"
    )
    pin.add_argument("email", help="the professor's e-mail address")
    pin.set_defaults(command=_staff_pin)
    forget = commands.add_parser("forget", parents=[common], help="delete the face data of one student")
    forget.add_argument("number", help="student number")
    forget.set_defaults(command=_forget)
    learning = commands.add_parser("learning", help="what was learnt from check-ins by face")
    learnings = learning.add_subparsers(required=True, metavar="ACTION")
    one = learnings.add_parser("forget", parents=[common], help="delete what was learnt of one student")
    one.add_argument("number", help="student number")
    one.set_defaults(command=_unlearn)
    everybody = learnings.add_parser("forget-all", parents=[common], help="delete what was learnt of anybody")
    everybody.set_defaults(command=_unlearn, number=None)
    _journal_parsers(commands, common)
    mail = commands.add_parser("mail", help="mail password and test letter")
    actions = mail.add_subparsers(required=True, metavar="ACTION")
    password = actions.add_parser("password", parents=[common], help="keep the password of the mail account")
    password.set_defaults(command=_mail_password)
    test = actions.add_parser("test", parents=[common], help="send a test letter now")
    test.add_argument("address")
    test.set_defaults(command=_mail_test)
    backup = commands.add_parser("backup", parents=[common], help="copy the database while it is in use")
    backup.add_argument("--to", type=Path, help="folder of the copies (default: backups in the data folder)")
    backup.add_argument("--keep", type=int, default=14, help="how many copies stay")
    backup.set_defaults(command=_backup)
    restore = commands.add_parser("restore", parents=[common], help="put a copy back; the kiosk must not run")
    restore.add_argument("copy", type=Path)
    restore.set_defaults(command=_restore)


def _journal_parsers(commands: _SubParsers, common: argparse.ArgumentParser) -> None:
    journal = commands.add_parser("journal", help="who did what; proof that nothing was changed")
    actions = journal.add_subparsers(required=True, metavar="ACTION")
    proof = actions.add_parser(
        "verify",
        parents=[common],
        help="prove journal, facts and a mailed CSV untouched",
        description="Holds every journal entry against the one before, every check-in, correction, "
        "objection, closing, Zoom room and enrolment against its entry, and FILE against the facts of then. "
        "Exit status: 0 untouched, 1 something is broken (it is named), 2 it could not be checked.",
    )
    proof.add_argument("file", type=Path, nargs="?", metavar="FILE.csv", help="a CSV that the kiosk mailed")
    proof.set_defaults(command=_journal_verify)
    newest = actions.add_parser("show", parents=[common], help="print the newest entries")
    newest.add_argument("--last", type=int, default=20, metavar="N", help="how many (default 20)")
    newest.set_defaults(command=_journal_show)


# --- windows ----------------------------------------------------------------------------------------


def _run(arguments: argparse.Namespace) -> int:
    from kiosk.start import run_kiosk  # noqa: PLC0415 - Qt and OpenCV cost a second that other commands spare

    return run_kiosk(arguments.config or default_file(), windowed=arguments.windowed)


def _demo(arguments: argparse.Namespace) -> int:
    from kiosk.demo import run_demo  # noqa: PLC0415 - as above

    return run_demo(arguments.out, arguments.seed)


def _check_attacks(arguments: argparse.Namespace) -> int:
    from kiosk.attack_command import check_recorded  # noqa: PLC0415 - as above
    from kiosk.attack_run import check_guided  # noqa: PLC0415

    installation = _opened(arguments)
    try:
        if arguments.folder is None:
            return check_guided(installation, arguments.tries, _AT_THE_COMMAND_LINE)
        told = check_recorded(installation, arguments.folder, _AT_THE_COMMAND_LINE)
    finally:
        installation.store.close()
    sys.stdout.write(told)
    return 0


# --- the first start without a window ---------------------------------------------------------------


def _setup(arguments: argparse.Namespace) -> int:
    file = arguments.config or default_file()
    if file.exists():
        raise CommandError(f"{file} is there already; nothing was changed")
    answers = _answers_of(arguments.answers) if arguments.answers else {}
    answers |= {key: value for key in _SETUP_KEYS if (value := getattr(arguments, key)) is not None}
    for key, question in (("password", "Administrator's password: "), ("pin", "Professor's PIN: ")):
        if key not in answers and sys.stdin.isatty():
            answers[key] = getpass.getpass(question)
    form, unreadable = _form_of(answers)
    wrong = (*unreadable, *(_MISTAKES[one] for one in mistakes(form)))
    if wrong:
        raise CommandError("\n  ".join(("these answers are wrong:", *wrong)))
    try:
        settings = set_up(form, file)
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}") from None
    sys.stdout.write(f"set up: settings {file}, data {settings.data_dir}\n{_HOW_TO_ENROL}")
    return 0


def _answers_of(file: Path) -> dict[str, str]:
    try:
        tree = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CommandError(f"{file}: not TOML: {error}") from None
    unknown = [key for key in tree if key not in _SETUP_KEYS]
    if unknown:
        raise CommandError(f"{file}: unknown answers {', '.join(unknown)}")
    return {key: str(value) for key, value in tree.items()}


def _language(code: str) -> Language:
    language = Language(code)
    if language not in languages_in(assets_dir()):
        raise ValueError(code)
    return language


def _form_of(answers: Mapping[str, str]) -> tuple[SetupForm, tuple[str, ...]]:
    """The form of these answers, and which of them cannot even be read."""
    form = SetupForm()
    unreadable: list[str] = []

    def read(key: str, parse: Callable[[str], _T], default: _T) -> _T:
        try:
            return parse(answers[key]) if key in answers else default
        except ValueError:
            unreadable.append(f"{key}: {_SETUP_KEYS[key]}")
            return default

    def text(key: str, default: str = "") -> str:
        return answers.get(key, default)

    form = SetupForm(
        language=read("language", _language, form.language),
        password=text("password"),
        password_again=text("password"),
        professor_name=text("professor_name"),
        professor_email=text("professor_email"),
        pin=text("pin"),
        pin_again=text("pin"),
        course_code=text("course_code"),
        course_title=text("course_title"),
        room=text("room"),
        weekday=read("weekday", int, form.weekday),
        starts=read("starts", time_of_day, form.starts),
        ends=read("ends", time_of_day, form.ends),
        camera=text("camera", form.camera),
    )
    return form, tuple(unreadable)


# --- office work ------------------------------------------------------------------------------------


def _opened(arguments: argparse.Namespace) -> Installation:
    file = arguments.config or default_file()
    try:
        return open_installation(load_settings(file))
    except FileNotFoundError:
        raise CommandError(f"there is no {file} yet: start the kiosk once, or use kiosk setup") from None


def _timetable(arguments: argparse.Namespace) -> int:
    if arguments.example:
        sys.stdout.write(EXAMPLE)
        return 0
    try:
        listed = parse_timetable(_csv_text(arguments.file))
    except TimetableFileError as error:
        told = str(error).replace("\n", "\n  ")
        sys.stderr.write(f"kiosk: {arguments.file}: nothing was changed\n  {told}\n")
        return 2
    installation = _opened(arguments)
    try:
        told = take_over(installation, listed, _AT_THE_COMMAND_LINE, dry_run=arguments.dry_run)
    finally:
        installation.store.close()
    sys.stdout.write(told)
    return 0


def _course_named(store: Store, code: str) -> Course:
    courses = store.timetable.courses()
    course = next((one for one in courses if one.code == code), None)
    if course is None:
        codes = ", ".join(one.code for one in courses)
        raise CommandError(f"no course {code}; there are: {codes}")
    return course


def _codes(arguments: argparse.Namespace) -> int:
    installation = _opened(arguments)
    try:
        told = write_codes(
            installation,
            _course_named(installation.store, arguments.course),
            arguments.out,
            _AT_THE_COMMAND_LINE,
        )
    except OSError as error:
        raise CommandError(f"{arguments.out}: {error.strerror}; no code was changed") from None
    finally:
        installation.store.close()
    sys.stdout.write(told)
    return 0


def _roster(arguments: argparse.Namespace) -> int:
    students = _students_of(arguments.file)
    installation = _opened(arguments)
    try:
        timetable = installation.store.timetable
        course = _course_named(installation.store, arguments.course)
        timetable.add_to_roster(course.course_id, students)
        total = len(timetable.roster(course.course_id))
    finally:
        installation.store.close()
    sys.stdout.write(f"{len(students)} students read, {total} on the roster of {course.code}\n")
    return 0


def _staff_pin(arguments: argparse.Namespace) -> int:
    installation = _opened(arguments)
    try:
        professor = professor_of(installation.store, arguments.email)
        pin = again = ""
        if sys.stdin.isatty():
            pin = getpass.getpass(f"New PIN of {professor.name} (nothing: one is made up): ")
            again = getpass.getpass("Once more: ") if pin else ""
        told = reset_pin(installation.store, professor, pin, again, _AT_THE_COMMAND_LINE)
    finally:
        installation.store.close()
    sys.stdout.write(told)
    return 0


def _students_of(file: Path) -> tuple[Student, ...]:
    """The students of a CSV file, saved by Excel or not; every wrong line is named at once."""
    reader = csv.reader(StringIO(_csv_text(file), newline=""))
    try:
        lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise CommandError(f"{file}: line {reader.line_num}: {error}; nothing was changed") from None
    rows = [(line, row) for line, row in lines if any(row)]
    if rows and rows[0][1][0] and not any(character.isdigit() for character in rows[0][1][0]):
        rows = rows[1:]  # the headline
    first_lines: dict[str, int] = {}
    wrong = []
    for line, row in rows:
        problem = _wrong_with(row)
        if not problem and first_lines.setdefault(row[0], line) != line:
            problem = f"{row[0]} is in line {first_lines[row[0]]} already"
        if problem:
            wrong.append(f"line {line}: {problem}")
    if wrong or not rows:
        raise CommandError("\n  ".join((f"{file}: nothing was changed", *(wrong or ["no students"]))))
    padded = (row + [""] * 4 for _, row in rows)
    return tuple(Student(StudentId(new_id()), row[0], row[1], row[2], row[3]) for row in padded)


def _csv_text(file: Path) -> str:
    """The text of a file in UTF-8, or in cp949 as a Korean Excel saves it."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from None
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CommandError(f"{file}: neither UTF-8 nor Korean (cp949) text; save it as CSV UTF-8")


def _wrong_with(row: Sequence[str]) -> str:
    if not NUMBER.fullmatch(row[0]):
        return f"{row[0]!r} is no student number (4 to 12 digits)"
    if len(row) < 2 or not row[1]:
        return "the name is missing"
    if not NAME.fullmatch(row[1]):
        return "the name is longer than 80 letters or has control characters in it"
    if len(row) > 3 and row[3] and not EMAIL.fullmatch(row[3]):
        return f"{row[3]!r} is no e-mail address"
    return ""


def _forget(arguments: argparse.Namespace) -> int:
    installation = _opened(arguments)
    try:
        student = _student_numbered(installation.store, arguments.number)
        if student.has_face:
            installation.store.people.forget_face(student.student_id, _AT_THE_COMMAND_LINE)
    finally:
        installation.store.close()
    if student.has_face:
        sys.stdout.write(_FORGOTTEN.format(number=student.number))
    else:
        sys.stdout.write(f"no face of {student.number} is kept; nothing was changed\n")
    return 0


def _unlearn(arguments: argparse.Namespace) -> int:
    installation = _opened(arguments)
    try:
        store, student = installation.store, None
        if arguments.number is not None:
            student = _student_numbered(store, arguments.number)
        pictures = store.faces.forget_learnt(student.student_id if student else None, _AT_THE_COMMAND_LINE)
    finally:
        installation.store.close()
    if pictures:
        sys.stdout.write(_UNLEARNT.format(pictures=pictures))
    else:
        sys.stdout.write("nothing was learnt; nothing was changed\n")
    return 0


def _student_numbered(store: Store, number: str) -> Student:
    student = store.people.student_by_number(number)
    if student is None:
        raise CommandError(f"there is no student {number}; nothing was changed")
    return student


def _journal_verify(arguments: argparse.Namespace) -> int:
    try:
        content = arguments.file.read_bytes() if arguments.file else None
        installation = _opened(arguments)
    except (CommandError, SettingsError, WorldError, OSError) as error:
        sys.stderr.write(f"kiosk: not checked: {error}\n")
        return UNCHECKED
    try:
        status, told = verify(installation, content)
    except WorldError as error:
        status, told = UNCHECKED, f"not checked: {error}\n"
    finally:
        installation.store.close()
    sys.stdout.write(told)
    return status


def _journal_show(arguments: argparse.Namespace) -> int:
    installation = _opened(arguments)
    try:
        sys.stdout.write(show(installation, max(1, arguments.last)))
    finally:
        installation.store.close()
    return 0


def _mail_password(arguments: argparse.Namespace) -> int:
    installation = _opened(arguments)
    try:
        asks = sys.stdin.isatty()
        password = getpass.getpass("Mail password (Google: app password): ") if asks else sys.stdin.readline()
        if not password.strip():
            raise CommandError("no password was given; nothing was changed")
        installation.secrets.put(MAIL_PASSWORD, password.strip())
    finally:
        installation.store.close()
    sys.stdout.write("kept\n")
    return 0


def _mail_test(arguments: argparse.Namespace) -> int:
    installation = _opened(arguments)
    try:
        texts = report_texts(assets_dir(), installation.settings.language)
        letter = Letter(
            LetterId(new_id()),
            "test",
            arguments.address,
            texts.test_subject,
            texts.test_body,
            installation.clock.now(),
        )
        installation.mailer().send(letter)
    except MailError as error:
        raise CommandError(f"the letter did not leave ({error.trouble.value}): {error}") from None
    finally:
        installation.store.close()
    sys.stdout.write(f"sent to {arguments.address}\n")
    return 0


def _backup(arguments: argparse.Namespace) -> int:
    copies = _backups(arguments, arguments.to, arguments.keep)
    sys.stdout.write(f"{copies.make()}\n")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    copies = _backups(arguments, arguments.copy.resolve().parent, 1)
    try:
        aside = copies.restore(arguments.copy)
    except StoreError as error:
        if error.trouble is StoreTrouble.DAMAGED:
            raise CommandError(f"{arguments.copy} is no copy that can be used; nothing was changed") from None
        raise
    sys.stdout.write(f"restored; what was there is kept as {aside}\n" if aside else "restored\n")
    return 0


def _backups(arguments: argparse.Namespace, folder: Path | None, keep: int) -> Backups:
    file = arguments.config or default_file()
    try:
        settings = load_settings(file)
    except FileNotFoundError:
        raise CommandError(f"there is no {file} yet") from None
    if not settings.database.startswith(_SQLITE):
        raise CommandError("this database is no SQLite file: its own server makes the copies")
    database = Path(settings.database.removeprefix(_SQLITE))
    try:
        return Backups(database, folder or settings.data_dir / "backups", keep, SystemClock())
    except ValueError as error:
        raise CommandError(str(error)) from None
