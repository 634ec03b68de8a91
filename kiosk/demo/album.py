"""Pictures of the window in every language, kept in a folder. Main thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.core.languages import languages_in
from kiosk.core.values import Language
from kiosk.ui.texts import install_language
from kiosk.ui.window import Window


class Album:
    """Pictures by name and language. A page needs a turn of the event loop between speaking and taking."""

    def __init__(
        self, qt: QApplication, window: Window, folder: Path, assets_dir: Path, home: Language
    ) -> None:
        self._qt, self._window, self._folder = qt, window, folder
        self._assets_dir, self._home = assets_dir, home
        self.pictures: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def languages(self) -> tuple[Language, ...]:
        """All languages, the one that is on at last."""
        return (*(one for one in languages_in(self._assets_dir) if one != self._home), self._home)

    def speak(self, language: Language) -> None:
        """Switch the window's language; the pages hear of it when the event loop runs next."""
        install_language(self._qt, language, self._assets_dir)

    def take(self, name: str, language: Language) -> None:
        """Save ``<nn>_<name>_<language>.png`` of what the window shows now."""
        QApplication.sendPostedEvents()  # cards built in another language just now are shown by posted events
        number = len(self.pictures) // len(self.languages) + 1
        path = self._folder / f"{number:02d}_{name}_{language.value}.png"
        self._window.grab().save(str(path))
        self.pictures.append(path)
