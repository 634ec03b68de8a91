"""WorkerThread: one worker on one QThread, started and stopped from the main thread by the app."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt, QThread, Signal, SignalInstance

JOIN_MS = 2000


class Worker(Protocol):
    """A QObject with these three; `stopped` is emitted when everything it owned was given back."""

    stopped: SignalInstance

    def start(self) -> None:
        """A slot, called first on the worker's own thread."""
        ...

    def stop(self) -> None:
        """A slot, called last on the worker's own thread."""
        ...


class WorkerThread(QObject):
    """Runs a worker, which has no parent and belongs to its thread from now on. Lives on the main thread.

    Keep it until `join` said True: a QThread that is destroyed while running aborts the process. If a thread
    did not join (a mail host or a driver that hangs), end the process with `os._exit` once all else is done.
    """

    _stop_asked = Signal()

    def __init__(self, worker: Worker, name: str) -> None:
        super().__init__()
        self.name = name
        self._worker = worker  # PySide collects a worker that nobody holds
        self._thread = QThread()
        self._thread.setObjectName(name)
        cast("QObject", worker).moveToThread(self._thread)
        self._thread.started.connect(worker.start)
        self._stop_asked.connect(worker.stop)
        # Queued, this would wait for an event loop that may be busy closing (FACTS 5).
        worker.stopped.connect(self._thread.quit, Qt.ConnectionType.DirectConnection)

    def start(self) -> None:
        """Start the thread; the worker's `start` is the first thing it runs."""
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Tell the worker to stop; returns at once."""
        self._stop_asked.emit()

    def join(self, timeout_ms: int = JOIN_MS) -> bool:
        """Wait for the end; whether it came. True for a thread that was never started."""
        return not self._thread.isRunning() or self._thread.wait(timeout_ms)


def stop_all(threads: list[WorkerThread], timeout_ms: int = JOIN_MS) -> tuple[str, ...]:
    """Tell all to stop, then wait for each; returns the names of those that did not join."""
    for thread in threads:
        thread.ask_to_stop()
    return tuple(thread.name for thread in threads if not thread.join(timeout_ms))
