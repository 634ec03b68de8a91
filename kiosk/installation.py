"""One installation on this machine: its key, its store, its first start. Used by app and commands."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from kiosk import __version__
from kiosk.core.ports import Store
from kiosk.core.setup import SetupForm
from kiosk.core.values import Course, CourseId, Role, Slot, Staff, StaffId, new_id
from kiosk.mail.sender import MailSettings, Tls, YagmailMailer
from kiosk.settings import Settings, load_settings, write_settings
from kiosk.storage.database import sqlite_file
from kiosk.storage.engine import SqlStore, open_store
from kiosk.storage.journal import canonical, digest_of
from kiosk.storage.keyring_door import Keyring, system_keyring
from kiosk.storage.safe import Secrets
from kiosk.storage.vault import open_vault

SETTINGS = "settings"
"""The journal's word for what IT chose."""

_SCREEN = ("language", "theme", "fullscreen", "sound", "motion", "hand", "reach")
_PLACES = ("database", "data_dir", "config_dir", "log_dir", "mail_oauth2_file", "mail_ca_file")
_OF_NO_MATTER = frozenset((*_SCREEN, *_PLACES, "mail"))

MAIL_PASSWORD = "mail-password"  # noqa: S105 - the name it is kept under


class SystemClock:
    """The time of this machine."""

    def now(self) -> datetime:
        """The wall clock, aware UTC."""
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        """Seconds of a clock that never goes back."""
        return time.monotonic()


@dataclass(frozen=True)
class Installation:
    """What lasts from start to start: settings, the open store, the safe with the mail password."""

    settings: Settings
    store: SqlStore
    secrets: Secrets
    clock: SystemClock

    def mailer(self) -> YagmailMailer:
        """The Mailer that the settings describe; its password is asked of the safe at every letter."""
        mail = self.settings.mail
        return YagmailMailer(
            MailSettings(
                host=mail.host,
                port=mail.port,
                user=mail.user,
                sender_name=mail.sender,
                tls=Tls(mail.tls),
                password=lambda: self.secrets.get(MAIL_PASSWORD),
                oauth2_file=mail.oauth2_file,
                ca_file=mail.ca_file,
            )
        )


def open_installation(
    settings: Settings, find_keyring: Callable[[], Keyring | None] = system_keyring
) -> Installation:
    """Open key and store; ``find_keyring`` answers None where secrets shall lie in files only.

    Raises:
        StoreError: the database cannot be used; its ``trouble`` says why.
        VaultError: the key is missing, damaged or another one.
    """
    clock = SystemClock()
    door = find_keyring()
    with suppress(OSError):  # a folder that cannot be made is told by the vault or the store, with its reason
        settings.config_dir.mkdir(parents=True, exist_ok=True)
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    vault = open_vault(settings.config_dir, door)
    store = open_store(settings.database, vault, settings.kiosk_id, clock)
    return Installation(settings, store, Secrets(settings.config_dir, vault, door), clock)


def records_dir(settings: Settings) -> Path | None:
    """The folder whose disk the records need; None where a database server keeps them."""
    file = sqlite_file(settings.database)
    return file.parent if file else None


def note_settings(installation: Installation) -> bool:
    """Journal what IT chose and which program runs, when it is not what the journal says of last time.

    What cannot change an attendance is left out, and so are paths; of the camera's address, which may hold
    a password, there is a digest.
    """
    settings = installation.settings
    chosen = {field.name: getattr(settings, field.name) for field in fields(settings)}
    chosen |= {f"mail_{name}": value for name, value in asdict(settings.mail).items()}
    chosen["camera"] = digest_of({"camera": settings.camera})[:16]
    told = {name: str(value) for name, value in chosen.items() if name not in _OF_NO_MATTER}
    detail = canonical({**told, "version": __version__})
    journal = installation.store.journal
    last = journal.since((SETTINGS,), datetime.fromtimestamp(0, UTC))
    if last and last[-1].detail == detail:
        return False
    journal.append(f"kiosk:{settings.kiosk_id}", SETTINGS, "settings", detail, installation.clock.now())
    return True


def set_up(
    form: SetupForm,
    file: Path,
    find_keyring: Callable[[], Keyring | None] = system_keyring,
    *,
    more: Mapping[str, str] = MappingProxyType({}),
) -> Settings:
    """Make an installation from the answers of the first start; ``more``: other settings, ``section.key``.

    The settings file is written last: if anything fails before, the next start asks again, and what the
    store already has (staff by role and e-mail, courses by code) is not added twice. While there is no
    course, the store is what a first start that failed left behind: the secrets given now are the right ones.

    Raises:
        FileExistsError: there is a settings file already.
        StoreError, VaultError: as ``open_installation``.
    """
    if file.exists():
        raise FileExistsError(errno.EEXIST, "is there already; nothing was changed", str(file))
    draft = file.with_suffix(".toml.new")
    draft.unlink(missing_ok=True)
    write_settings(
        draft,
        {
            "kiosk.id": "kiosk-1",
            "kiosk.room": form.room.strip(),
            "screen.language": form.language.value,
            "camera.source": form.camera.strip(),
            **more,
        },
    )
    try:
        settings = load_settings(draft)
        installation = open_installation(settings, find_keyring)
        try:
            _fill(installation.store, form)
        finally:
            installation.store.close()
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)
    return settings


def _fill(store: Store, form: SetupForm) -> None:
    email = form.professor_email.strip()
    _staff_member(store, Role.ADMINISTRATOR, "Administrator", "", form.password)
    teacher = _staff_member(store, Role.PROFESSOR, form.professor_name.strip(), email, form.pin)
    if all(course.code != form.course_code.strip() for course in store.timetable.courses()):
        course = Course(
            CourseId(new_id()), form.course_code.strip(), form.course_title.strip(), teacher.staff_id
        )
        slot = Slot(course.course_id, form.weekday, form.starts, form.ends, form.room.strip())
        store.timetable.add_course(course, (slot,))


def _staff_member(store: Store, role: Role, name: str, email: str, secret: str) -> Staff:
    """The administrator, or the professor of this address; added when there is none."""
    same = (one for one in store.people.staff() if one.role is role)
    there = next((one for one in same if role is Role.ADMINISTRATOR or one.email == email), None)
    if there is None:
        there = Staff(StaffId(new_id()), name, email, role)
        store.people.add_staff(there, secret)
    elif not store.timetable.courses():
        store.people.set_secret(there.staff_id, secret)
    return there
