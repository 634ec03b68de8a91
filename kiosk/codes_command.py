"""``kiosk codes``: fresh enrolment codes for a course as a CSV file for IT to print."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import SystemRandom

from kiosk.command_parts import CommandError, course_named
from kiosk.core.code_letters import code_csv
from kiosk.core.guard import new_code
from kiosk.core.ports import StoreError
from kiosk.installation import Installation
from kiosk.settings import assets_dir
from kiosk.texts import code_texts


def write_codes(installation: Installation, course_code: str, file: Path, actor: str) -> str:
    """Make a code for everybody on this course's roster who is not enrolled; returns what to print.

    The file is readable by its owner only, and never written over another one.

    Args:
        installation: whose roster, key and words.
        course_code: which course.
        file: CSV to write.
        actor: who does it, for the journal.

    Raises:
        CommandError: no such course; the file is there already or cannot be written; no code was changed.
        StoreError: the database cannot do it now; no code was changed, and no file is left behind.
    """
    store, settings, now = installation.store, installation.settings, installation.clock.now()
    course = course_named(store, course_code)
    missing = store.enrolments.missing(course.course_id)
    if not missing:
        return (
            f"everybody on the roster of {course.code} is enrolled, or nobody is on it; nothing was written\n"
        )
    rng = SystemRandom()
    codes = [(student, new_code(rng)) for student in missing]
    content = code_csv(code_texts(assets_dir(), settings.language)[0], codes)
    until = now + timedelta(days=settings.guard.code_days)
    by_id = {student.student_id: code for student, code in codes}
    try:
        with _new_file(file, content):
            store.enrolments.issue(by_id, until, (), actor, now)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}; no code was changed") from None
    last = until.astimezone(settings.zone)
    return (
        f"{len(codes)} codes for {course.code} in {file}, one a student, good until {last:%Y-%m-%d}\n"
        "codes made for them before no longer work; delete the file when it was handed out\n"
    )


@contextmanager
def _new_file(file: Path, content: bytes) -> Iterator[None]:
    """A file that only its owner reads, while what it tells of is made true; removed when that fails."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        yield
    except (OSError, StoreError):  # no list of codes that do not work
        file.unlink()
        raise
