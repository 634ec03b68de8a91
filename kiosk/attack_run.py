"""``kiosk check attacks`` before the camera, as a program of its own. Main thread."""

from __future__ import annotations

import sys

from kiosk.attack_command import CheckError
from kiosk.attack_guided import run_guided
from kiosk.installation import Installation
from kiosk.start import has_display, qt_application


def check_guided(installation: Installation, each: int, actor: str) -> int:
    """Show the guided window until it is closed; what was found is kept and printed.

    Args:
        installation: whose camera it is; a running kiosk would hold it.
        each: tries of each species.
        actor: who does it, for the journal.

    Returns:
        The exit status: 0 with a result, 1 when the window was closed before.

    Raises:
        CheckError: there is no display, or the result cannot be kept.
        NumbersError: the shipped numbers are missing or altered.
    """
    if not has_display():
        raise CheckError("there is no display here: use --from with recorded tries")
    told = run_guided(qt_application(), installation, each, actor)
    sys.stdout.write(told or "closed before the end; nothing was changed\n")
    return 0 if told else 1
