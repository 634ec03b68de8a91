"""Draws every screen in every state, theme, language and size to PNG, with an index page to look through."""

from __future__ import annotations

import argparse
import html
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from bench.scenes.rounds import EASES, Rounds
from kiosk.core.languages import languages_in
from kiosk.core.observation import Frame
from kiosk.core.values import Language
from kiosk.settings import assets_dir
from kiosk.start import qt_application
from kiosk.ui.texts import install_language
from kiosk.ui.theme import Appearance
from kiosk.vision.rendered.look import StudentLook
from kiosk.vision.rendered.stage import Person, Stage

SIZES = ((1024, 600), (1280, 800), (1920, 1080), (3840, 2160))
STUDENT_SEED = 20

README_SIZE, README_WIDTH_PX, README_QUALITY = (1280, 800), 800, 85
README = {
    "main": "main",
    "verifying": "verifying",
    "challenged": "challenged-left",
    "checked_in_present": "checked-in-next",
    "checked_in_late": "checked-in-late",
    "not_marked_unknown": "not-marked-unknown",
    "number_entry": "number",
    "enrol_entry": "enrol-entry",
    "enrol_form": "enrol-form",
    "enrol_consent": "enrol-consent",
    "enrol_poses": "enrol-poses-turn_left",
    "enrol_summary": "enrol-summary",
    "enrolled": "enrolled",
    "log_in": "login",
    "student_page": "student-page",
    "objections": "objections",
    "unlock": "unlock",
    "panel": "panel",
    "panel_term": "panel-tab-Term",
    "panel_zoom": "panel-tab-Zoom",
    "panel_objections": "panel-tab-Objections",
    "panel_noticed": "panel-tab-Noticed",
    "panel_enrolment": "panel-tab-Enrolment",
    "maintenance": "maintenance",
    "low_reach": "low-number",
    "fault": "fault-camera-lost",
}
"""The README's pictures, and the screens that they show."""


class RenderedSlot:
    """A FrameSlot that always has the same picture: a rendered student who stands at the door."""

    def __init__(self) -> None:
        stage = Stage(STUDENT_SEED)
        stage.show(Person(StudentLook.from_seed(STUDENT_SEED)))
        walk = [stage.draw(number / 30) for number in range(40)]
        self._frame = Frame(0, 0.0, walk[-1])

    def take(self) -> Frame:
        """The picture."""
        return self._frame


@dataclass(frozen=True)
class Dress:
    """One way in which every screen is drawn."""

    language: Language
    appearance: Appearance
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """As it stands in the names of the files."""
        return f"{self.language.value}-{self.size[0]}x{self.size[1]}-{self.appearance.value}"


class Gallery:
    """Draws into one folder and remembers what it drew."""

    def __init__(self, qt: QApplication, out: Path, only: str) -> None:
        self._qt, self._out = qt, out
        self._assets = assets_dir()
        self._rounds = Rounds(RenderedSlot(), self._assets, only)
        self.drawn: dict[str, dict[str, Path]] = {}

    def draw(self, dress: Dress) -> None:
        """Every screen in this dress."""
        install_language(self._qt, dress.language, self._assets)
        window = self._rounds.window(dress.appearance, dress.size)
        window.show()
        for name in self._rounds.of_window(window):
            self._keep(window, name, dress)
        window.close()
        if dress.appearance is not Appearance.LIGHT:  # the first start knows no theme yet
            return
        for ease, chosen in EASES.items():
            window = self._rounds.window(dress.appearance, dress.size, chosen)
            window.show()
            for name in self._rounds.of_eased(window, ease):
                self._keep(window, name, dress)
            window.close()
        wizard = self._rounds.wizard(dress.size)
        wizard.show()
        for name in self._rounds.of_wizard(wizard):
            self._keep(wizard, name, dress)
        wizard.close()

    def _keep(self, widget: QWidget, name: str, dress: Dress) -> None:
        for _ in range(3):  # a late layout and the frame of the preview
            self._qt.processEvents()
        path = self._out / f"{name}-{dress.name}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"{path.name} could not be written")
        self.drawn.setdefault(name, {})[dress.name] = path

    def index(self) -> Path:
        """The page that shows all of them, one row a screen."""
        rows = "\n".join(_row(name, pictures) for name, pictures in self.drawn.items())
        page = self._out / "index.html"
        page.write_text(_PAGE.format(rows=rows), encoding="utf-8")
        return page


def write_readme(drawn: Mapping[str, Mapping[str, Path]], folder: Path) -> int:
    """The README's pictures as small JPEG, in both languages it shows; how many."""
    wanted = [
        (drawn[scene][Dress(language, Appearance.LIGHT, README_SIZE).name], f"{picture}_{language.value}.jpg")
        for picture, scene in README.items()
        for language in (Language.KOREAN, Language.ENGLISH)
    ]
    for path, name in wanted:
        small = QImage(str(path)).scaledToWidth(README_WIDTH_PX, Qt.TransformationMode.SmoothTransformation)
        if not small.save(str(folder / name), quality=README_QUALITY):
            raise OSError(f"{name} could not be written")
    return len(wanted)


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens of the classroom kiosk</title>
<style>body {{ font: 15px sans-serif; margin: 24px; background: #ddd }} section {{ margin-bottom: 32px }}
div {{ display: flex; flex-wrap: wrap; gap: 12px }} figure {{ margin: 0; width: 420px }}
img {{ width: 100%; border: 1px solid #888 }}</style>
<h1>Screens of the classroom kiosk</h1>
{rows}
</html>
"""


def _row(name: str, pictures: dict[str, Path]) -> str:
    figures = "".join(
        f'<figure><a href="{path.name}"><img src="{path.name}" loading="lazy" alt="{name}, {dress}"></a>'
        f"<figcaption>{dress}</figcaption></figure>"
        for dress, path in pictures.items()
    )
    return f'<section id="{html.escape(name)}"><h2>{html.escape(name)}</h2><div>{figures}</div></section>'


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def main(arguments: Sequence[str]) -> int:
    """Draw them all, or those chosen; returns 0."""
    parser = argparse.ArgumentParser(prog="./run screens", description=__doc__)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder for PNG and index.html"
    )
    parser.add_argument("--sizes", type=_size, nargs="+", default=SIZES, metavar="WxH")
    parser.add_argument("--themes", type=Appearance, nargs="+", default=list(Appearance))
    parser.add_argument("--languages", type=Language, nargs="+", default=languages_in(assets_dir()))
    parser.add_argument("--only", default="", metavar="TEXT", help="screens whose name holds this")
    parser.add_argument("--readme", type=Path, metavar="DIR", help="the README's pictures too, as small JPEG")
    chosen = parser.parse_args(arguments)
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "TZ": "Asia/Seoul"}
    time.tzset()
    began_s = time.monotonic()
    chosen.out.mkdir(parents=True, exist_ok=True)
    if chosen.readme:
        chosen.sizes, chosen.themes, chosen.only = [README_SIZE], [Appearance.LIGHT], ""
    gallery = Gallery(qt_application(), chosen.out, chosen.only)
    for size in chosen.sizes:
        for appearance in chosen.themes:
            for language in chosen.languages:
                gallery.draw(Dress(language, appearance, size))
    if not gallery.drawn:
        sys.stderr.write(f"no screen has {chosen.only!r} in its name\n")
        return 1
    if chosen.readme:
        write_readme(gallery.drawn, chosen.readme)
    page = gallery.index()
    pictures = sum(len(each) for each in gallery.drawn.values())
    took_s = time.monotonic() - began_s
    sys.stdout.write(f"{pictures} pictures of {len(gallery.drawn)} screens in {took_s:.0f} s: {page}\n")
    return 0
