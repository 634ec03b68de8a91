"""``kiosk check attacks`` before the camera: the guided window from start to result. Main thread."""

from __future__ import annotations

import os
import sys
from functools import partial

from kiosk.attack_command import Checked, CheckError, checked, finish
from kiosk.attack_guided import GuidedCheck, TryWorker
from kiosk.core.attack_guide import Guide
from kiosk.core.ports import FrameSlot
from kiosk.installation import Installation
from kiosk.settings import assets_dir
from kiosk.start import has_display, qt_application
from kiosk.vision.camera import source_of
from kiosk.vision.pad.numbers import PadNumbers


def check_guided(installation: Installation, each: int, actor: str) -> int:
    """Show the window until it is closed; the result is kept, journalled and printed.

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
    qt, settings, clock = qt_application(), installation.settings, installation.clock
    shipped, source = PadNumbers.shipped(), source_of(settings.camera, clock)
    told: list[str] = []
    failed: list[CheckError] = []

    def keep(found: Checked) -> None:
        try:
            told.append(finish(installation, found, actor))
        except CheckError as error:
            failed.append(error)
            qt.quit()

    def worker(slot: FrameSlot) -> TryWorker:
        return TryWorker(slot, shipped, partial(checked, installation, shipped), clock)

    guided = GuidedCheck(qt, assets_dir(), settings.language, source, worker, clock, keep, Guide(each))
    guided.start()
    qt.exec()
    late = guided.close()
    if failed:
        raise failed[0]
    sys.stdout.write("".join(told) or "closed before the end; nothing was changed\n")
    sys.stdout.flush()
    if late:
        installation.store.close()
        os._exit(0 if told else 1)  # a camera that hangs: Qt would abort on destroying its thread
    return 0 if told else 1
