"""A kiosk whose camera hangs in a read for ever, closed: run in a process of its own, `FOLDER`."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk.app import KioskApp
from kiosk.core.observation import Frame
from kiosk.core.values import Language
from kiosk.demo.world import make_world
from kiosk.log import start_log
from kiosk.start import qt_application


class HungCamera:
    """A driver that never comes back."""

    name = "hung"

    def __init__(self) -> None:
        self.is_reading = threading.Event()

    def open(self) -> None:
        pass

    def read(self) -> Frame:
        self.is_reading.set()
        threading.Event().wait()
        raise AssertionError("never")

    def close(self) -> None:
        pass


def main(folder: Path) -> int:
    start_log(folder / "log")
    qt = qt_application()
    world, camera = make_world(folder, 3, Language.ENGLISH), HungCamera()
    app = KioskApp(qt, replace(world.parts, source=camera, sound=False))
    app.closed.connect(qt.quit)
    app.start()
    timer = QTimer()
    timer.timeout.connect(lambda: app.close() if camera.is_reading.is_set() else None)
    timer.start(20)
    qt.exec()
    world.close()
    return app.end(7)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
