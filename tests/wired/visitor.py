"""Somebody at the screen while the program runs its own event loop: waits for a window, presses, reads."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

Scene = Generator[Callable[[], object], None, None]
"""Does something a person would do, then yields what it waits for."""

STEP_MS = 20


def window_of(name: str) -> QWidget | None:
    """The window of this name, once it can be seen."""
    shown = (one for one in QApplication.topLevelWidgets() if one.objectName() == name and one.isVisible())
    return next(shown, None)


class Visitor(QObject):
    """Plays a scene inside `with`; whatever went wrong is raised at its end, and ends the program before.

    No exception of the scene leaves a slot: there it would count as a bug of the program.
    """

    def __init__(self, scene: Scene, limit_s: float = 30.0) -> None:
        super().__init__()
        self._scene, self._limit_s = scene, limit_s
        self._is_true: Callable[[], object] = lambda: True
        self._since_s = 0.0
        self._trouble: BaseException | None = None
        self._ended = False
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._step)

    def __enter__(self) -> Visitor:
        self._since_s = time.monotonic()
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        if self._trouble is not None:  # what follows from it comes second
            raise self._trouble from error
        assert error is not None or self._ended, "the program ended before the scene did"

    @Slot()
    def _step(self) -> None:
        try:
            if self._is_true():
                self._is_true, self._since_s = next(self._scene), time.monotonic()
            else:
                assert time.monotonic() - self._since_s < self._limit_s, "waited in vain"
        except StopIteration:
            self._timer.stop()
            self._ended = True
        except BaseException as trouble:  # noqa: BLE001 - raised again where the test waits
            self._timer.stop()
            self._trouble = trouble
            QApplication.exit(70)
