"""The ``kiosk`` command: the table of its sub-commands, and which function does each of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from kiosk import __version__
from kiosk.backup_command import make_copy, put_back
from kiosk.codes_command import write_codes
from kiosk.command_parts import AT_THE_COMMAND_LINE, csv_text, opened
from kiosk.core.attack_guide import EACH
from kiosk.core.ports import WorldError
from kiosk.core.timetable_file import EXAMPLE, TimetableFileError, parse_timetable
from kiosk.face_command import forget_face, forget_learnt
from kiosk.installation import Installation
from kiosk.journal_command import UNCHECKED, show, verify
from kiosk.mail_command import keep_password, send_test
from kiosk.roster_command import put_on_roster
from kiosk.settings import SettingsError, default_file
from kiosk.setup_command import ANSWERS, make_installation
from kiosk.staff_command import give_pin
from kiosk.timetable_command import take_over

_SubParsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
_Command: TypeAlias = Callable[[argparse.Namespace], int]
"""Does a sub-command; returns the exit status."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status. Mistakes of people and faults of the world are one line."""
    arguments = _parser().parse_args(argv)
    command: _Command = arguments.command
    try:
        return command(arguments)
    except (SettingsError, WorldError) as error:
        sys.stderr.write(f"kiosk: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


# --- the table ----------------------------------------------------------------------------------------


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
    _people_parsers(commands, common)
    _face_parsers(commands, common)
    _journal_parsers(commands, common)
    _mail_parsers(commands, common)
    _backup_parsers(commands, common)
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
    for key, words in ANSWERS.items():
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


def _people_parsers(commands: _SubParsers, common: argparse.ArgumentParser) -> None:
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


def _face_parsers(commands: _SubParsers, common: argparse.ArgumentParser) -> None:
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


def _mail_parsers(commands: _SubParsers, common: argparse.ArgumentParser) -> None:
    mail = commands.add_parser("mail", help="mail password and test letter")
    actions = mail.add_subparsers(required=True, metavar="ACTION")
    password = actions.add_parser("password", parents=[common], help="keep the password of the mail account")
    password.set_defaults(command=_mail_password)
    test = actions.add_parser("test", parents=[common], help="send a test letter now")
    test.add_argument("address")
    test.set_defaults(command=_mail_test)


def _backup_parsers(commands: _SubParsers, common: argparse.ArgumentParser) -> None:
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


# --- who does what ------------------------------------------------------------------------------------


def _settings_file(arguments: argparse.Namespace) -> Path:
    file: Path | None = arguments.config
    return file or default_file()


def _run(arguments: argparse.Namespace) -> int:
    from kiosk.start import run_kiosk  # noqa: PLC0415 - Qt and OpenCV cost a second that other commands spare

    return run_kiosk(_settings_file(arguments), windowed=arguments.windowed)


def _demo(arguments: argparse.Namespace) -> int:
    from kiosk.demo import run_demo  # noqa: PLC0415 - as above

    return run_demo(arguments.out, arguments.seed)


def _check_attacks(arguments: argparse.Namespace) -> int:
    from kiosk.attack_command import check_recorded  # noqa: PLC0415 - as above
    from kiosk.attack_run import check_guided  # noqa: PLC0415

    with opened(_settings_file(arguments)) as installation:
        if arguments.folder is None:
            return check_guided(installation, arguments.tries, AT_THE_COMMAND_LINE)
        told = check_recorded(installation, arguments.folder, AT_THE_COMMAND_LINE)
    sys.stdout.write(told)
    return 0


def _setup(arguments: argparse.Namespace) -> int:
    given = {key: value for key in ANSWERS if (value := getattr(arguments, key)) is not None}
    sys.stdout.write(make_installation(_settings_file(arguments), given, arguments.answers))
    return 0


def _timetable(arguments: argparse.Namespace) -> int:
    if arguments.example:
        sys.stdout.write(EXAMPLE)
        return 0
    try:
        listed = parse_timetable(csv_text(arguments.file))
    except TimetableFileError as error:
        told = str(error).replace("\n", "\n  ")
        sys.stderr.write(f"kiosk: {arguments.file}: nothing was changed\n  {told}\n")
        return 2
    with opened(_settings_file(arguments)) as installation:
        told = take_over(installation, listed, AT_THE_COMMAND_LINE, dry_run=arguments.dry_run)
    sys.stdout.write(told)
    return 0


def _journal_verify(arguments: argparse.Namespace) -> int:
    """All that keeps it from proving anything is told by an exit status of its own."""
    try:
        content = arguments.file.read_bytes() if arguments.file else None
        with opened(_settings_file(arguments)) as installation:
            status, told = verify(installation, content)
    except (SettingsError, WorldError, OSError) as error:
        sys.stderr.write(f"kiosk: not checked: {error}\n")
        return UNCHECKED
    sys.stdout.write(told)
    return status


def _backup(arguments: argparse.Namespace) -> int:
    sys.stdout.write(make_copy(_settings_file(arguments), arguments.to, arguments.keep))
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    sys.stdout.write(put_back(_settings_file(arguments), arguments.copy))
    return 0


# --- work in the open installation ---------------------------------------------------------------------


def _office(work: Callable[[Installation, argparse.Namespace], str]) -> _Command:
    """The command that does this work in the open installation, and prints what it answers."""

    def command(arguments: argparse.Namespace) -> int:
        with opened(_settings_file(arguments)) as installation:
            told = work(installation, arguments)
        sys.stdout.write(told)
        return 0

    return command


@_office
def _roster(installation: Installation, arguments: argparse.Namespace) -> str:
    return put_on_roster(installation, arguments.course, arguments.file)


@_office
def _codes(installation: Installation, arguments: argparse.Namespace) -> str:
    return write_codes(installation, arguments.course, arguments.out, AT_THE_COMMAND_LINE)


@_office
def _staff_pin(installation: Installation, arguments: argparse.Namespace) -> str:
    return give_pin(installation.store, arguments.email, AT_THE_COMMAND_LINE)


@_office
def _forget(installation: Installation, arguments: argparse.Namespace) -> str:
    return forget_face(installation, arguments.number, AT_THE_COMMAND_LINE)


@_office
def _unlearn(installation: Installation, arguments: argparse.Namespace) -> str:
    return forget_learnt(installation, arguments.number, AT_THE_COMMAND_LINE)


@_office
def _journal_show(installation: Installation, arguments: argparse.Namespace) -> str:
    return show(installation, max(1, arguments.last))


@_office
def _mail_password(installation: Installation, _arguments: argparse.Namespace) -> str:
    return keep_password(installation)


@_office
def _mail_test(installation: Installation, arguments: argparse.Namespace) -> str:
    return send_test(installation, arguments.address)
