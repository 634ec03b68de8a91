"""The first start: the wizard with a live picture of the camera that is being chosen. Main thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot

from kiosk.core.observation import CameraFault
from kiosk.core.ports import Clock
from kiosk.core.setup import SetupForm
from kiosk.core.values import Language
from kiosk.threads import WorkerThread
from kiosk.ui.texts import install_language
from kiosk.ui.wizard import SetupWizard
from kiosk.vision.camera import source_of
from kiosk.vision.mailbox import LatestFrame
from kiosk.vision.workers import CameraWorker


class FirstStart(QObject):
    """Asks with the wizard; ``form`` is the answer, None when the window was closed before the end."""

    def __init__(self, qt: QCoreApplication, assets_dir: Path, clock: Clock) -> None:
        super().__init__()
        self._qt, self._assets_dir, self._clock = qt, assets_dir, clock
        self._slot = LatestFrame()
        self._camera: CameraWorker | None = None
        self._threads: list[WorkerThread] = []
        self.form: SetupForm | None = None
        install_language(qt, Language.KOREAN, assets_dir)
        self.wizard = SetupWizard(self._slot, assets_dir)
        self.wizard.language_requested.connect(self.on_language_requested)
        self.wizard.preview_requested.connect(self.on_preview_requested)
        self.wizard.finished.connect(self.on_finished)
        self.wizard.left.connect(qt.quit)

    def ask(self) -> SetupForm | None:
        """Show the wizard until it ends."""
        self.wizard.show()
        self._qt.exec()
        self._stop_camera()
        for thread in self._threads:
            thread.join()
        self.wizard.close()
        return self.form

    @Slot(object)
    def on_language_requested(self, language: Language) -> None:
        """Another language was chosen."""
        install_language(self._qt, language, self._assets_dir)

    @Slot(str)
    def on_preview_requested(self, setting: str) -> None:
        """Show what this camera gives, in place of the one before."""
        self._stop_camera()
        self._camera = CameraWorker(source_of(setting, self._clock), (self._slot,), self._clock)
        self._camera.camera_lost.connect(self.on_camera_lost)
        self._camera.camera_ready.connect(self.on_camera_ready)
        self._threads.append(WorkerThread(self._camera, "camera preview"))
        self._threads[-1].start()

    @Slot(CameraFault)
    def on_camera_lost(self, fault: CameraFault) -> None:
        """The chosen camera gives no picture; an earlier one's late word does not count."""
        if self.sender() is self._camera:
            self.wizard.show_camera_fault(fault)

    @Slot()
    def on_camera_ready(self) -> None:
        """The chosen camera gives pictures."""
        if self.sender() is self._camera:
            self.wizard.show_camera_fault(None)

    @Slot(object)
    def on_finished(self, form: SetupForm) -> None:
        """Every answer is right."""
        self.form = form
        self._qt.quit()

    def _stop_camera(self) -> None:
        if self._camera is not None:
            self._camera = None
            self._threads[-1].ask_to_stop()
