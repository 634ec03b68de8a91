"""Pictures of the window in both languages, kept in a folder. Main thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from kiosk.core.values import Language
from kiosk.ui.texts import install_language
from kiosk.ui.window import Window

_LAYOUT_ROUNDS = 6
"""A new size of a text travels up one widget a round."""


class Album:
    """Takes each picture once in every language, then goes back to the language that was on."""

    def __init__(
        self, qt: QApplication, window: Window, folder: Path, assets_dir: Path, home: Language
    ) -> None:
        self._qt, self._window, self._folder = qt, window, folder
        self._assets_dir, self._home = assets_dir, home
        self.pictures: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str) -> None:
        """Save ``<nn>_<name>_<language>.png`` of what the window shows now, for each language."""
        number = len(self.pictures) // len(Language) + 1
        for language in (*(one for one in Language if one is not self._home), self._home):
            install_language(self._qt, language, self._assets_dir)
            self._qt.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
            for _ in range(_LAYOUT_ROUNDS):
                self._qt.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            path = self._folder / f"{number:02d}_{name}_{language.value}.png"
            self._window.grab().save(str(path))
            self.pictures.append(path)
