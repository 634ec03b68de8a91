"""``kiosk check attacks``: how well this terminal tells people from pictures, and numbers fitted to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.attack_watch import digest_of, keep_check
from kiosk.core.attack_check import AttackCheck, Species, is_better, told
from kiosk.core.picture_watch import Scene
from kiosk.core.ports import WorldError
from kiosk.installation import Installation
from kiosk.vision.attack_tries import NoTriesError, Try, TryReader, fit, judged, listed, recorded
from kiosk.vision.camera import source_of
from kiosk.vision.pad.numbers import PadNumbers

CHECKED = "check_attacks"
"""The journal's word for it."""

_FITTED = "the fitted numbers are used from the next start of the kiosk on\n"
_AS_SHIPPED = "fitting them to these tries made fewer errors nowhere: the shipped numbers stay\n"
_TOO_FEW = (
    "too few tries to fit anything: 4 of live people and 4 of attacks with a face; the shipped numbers stay\n"
)
_FEW = """\
no errors in {tries} tries still leave up to {high:.0%} possible: more tries say more
"""


class CheckError(WorldError):
    """The check cannot be made; nothing was changed."""

    retryable = False


@dataclass(frozen=True, eq=False)
class Checked:
    """What a check found, and the numbers to be used here if they are better than the shipped."""

    check: AttackCheck
    numbers: PadNumbers | None
    could_fit: bool


def check_recorded(
    installation: Installation, folder: Path, actor: str, shipped_file: Path | None = None
) -> str:
    """Make the check on recorded tries; it is kept as if it had been made before the camera.

    Args:
        installation: whose camera they are from.
        folder: live/, print/, phone/, tablet/, each with a video or a folder of pictures a try.
        actor: who does it, for the journal.
        shipped_file: the shipped numbers, None: the program's own.

    Returns:
        The table, for the command line.

    Raises:
        CheckError: the folder will not do, or the result cannot be kept.
        CameraError: a try does not open.
        NumbersError: the shipped numbers are missing or altered.
    """
    try:
        entries = listed(folder)
    except NoTriesError as error:
        raise CheckError(str(error)) from None
    shipped = PadNumbers.shipped(shipped_file)
    tries = tuple(recorded(entries, TryReader(shipped)))
    return finish(installation, checked(installation, shipped, tries, None), actor)


def checked(
    installation: Installation, shipped: PadNumbers, tries: Sequence[Try], scene: Scene | None
) -> Checked:
    """Judge the tries with the shipped numbers, fit numbers to them, take the better."""
    before = judged(shipped, tries)
    found = fit(shipped, tries)
    better = found is not None and is_better(found.rates, before)
    numbers = found.numbers if found is not None and better else None
    check = AttackCheck(
        at=installation.clock.now(),
        camera=source_of(installation.settings.camera, installation.clock).name,
        before=before,
        after=found.rates if found else (),
        digest=digest_of(numbers) if numbers else "",
        scene=scene,
    )
    return Checked(check, numbers, found is not None)


def finish(installation: Installation, found: Checked, actor: str) -> str:
    """Keep the result, write it into the journal, and say it. Raises CheckError."""
    check = found.check
    try:
        keep_check(installation.settings.data_dir, check, found.numbers)
    except OSError as error:
        raise CheckError(f"{error.filename}: {error.strerror}; nothing was changed") from None
    tries = sum(rate.tries for rate in check.before)
    detail = f"{tries} tries; numbers {check.digest[:16] or 'as shipped'}"
    installation.store.journal.append(actor, CHECKED, "camera", detail, check.at)
    lines = [told(check), _FITTED if check.digest else _AS_SHIPPED if found.could_fit else _TOO_FEW]
    flawless = [rate for rate in check.rates if rate.tries and not rate.errors]
    if flawless:
        fewest = min(flawless, key=lambda rate: rate.tries)
        lines.append(_FEW.format(tries=fewest.tries, high=fewest.interval[1]))
    missing = [one.value for one in Species if all(rate.species is not one for rate in check.before)]
    if missing:
        lines.append(f"not tried: {', '.join(missing)}\n")
    return "".join(lines)
