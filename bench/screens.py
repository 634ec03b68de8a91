"""Draws every screen in every state, theme, language and size to PNG, with an index page to look through."""

from __future__ import annotations

import argparse
import html
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from bench.scenes import door, people
from kiosk.core.idle import RESTS_AFTER_S
from kiosk.core.languages import languages_in
from kiosk.core.observation import Frame
from kiosk.core.screens import Main, Panel
from kiosk.core.setup import SetupForm, SetupMistake, SetupStep
from kiosk.core.values import Language
from kiosk.settings import assets_dir
from kiosk.start import qt_application
from kiosk.ui.pages.main import MainPage
from kiosk.ui.pages.panel import PanelPage, Tab
from kiosk.ui.texts import install_language
from kiosk.ui.theme import Appearance
from kiosk.ui.window import Window
from kiosk.ui.wizard import SetupWizard
from kiosk.vision.rendered.look import StudentLook
from kiosk.vision.rendered.stage import Person, Stage

SIZES = ((1024, 600), (1280, 800), (1920, 1080), (3840, 2160))
SCENES = {**door.SCENES, **people.SCENES}
STUDENT_SEED = 20


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
        self._qt, self._out, self._only = qt, out, only
        self._slot, self._assets = RenderedSlot(), assets_dir()
        self._now = door.AT
        self.drawn: dict[str, dict[str, Path]] = {}

    def draw(self, dress: Dress) -> None:
        """Every screen in this dress."""
        install_language(self._qt, dress.language, self._assets)
        window = Window(self._slot, self._assets, dress.appearance, motion=False, now=lambda: self._now)
        window.resize(*dress.size)
        window.show()
        for name in self._of_window(window):
            self._keep(window, name, dress)
        window.close()
        wizard = SetupWizard(self._slot, self._assets, SetupForm())
        wizard.resize(*dress.size)
        wizard.show()
        if dress.appearance is Appearance.LIGHT:  # the first start knows no theme yet
            for name in self._of_wizard(wizard):
                self._keep(wizard, name, dress)
        wizard.close()

    def _of_window(self, window: Window) -> Iterator[str]:
        for name, screen in SCENES.items():
            if self._wants(name):
                window.show_screen(screen)
                yield name
        yield from self._at_rest(window)
        page = window.page(Panel)
        assert isinstance(page, PanelPage)
        for tab in Tab:
            if self._wants(f"panel-tab-{tab.value}"):
                window.show_screen(people.panel())
                page.open_tab(tab)
                yield f"panel-tab-{tab.value}"
        for tab in Tab:
            if self._wants(f"panel-empty-{tab.value}"):
                window.show_screen(people.SCENES["panel-nothing"])
                page.open_tab(tab)
                yield f"panel-empty-{tab.value}"
        yield from self._of_search(window, page)
        if self._wants("panel-announcement"):
            window.show_screen(people.panel())
            page.open_tab(Tab.LECTURES)
            page.lectures.announcement.open.click()
            yield "panel-announcement"
            page.lectures.announcement.open.click()

    def _of_search(self, window: Window, page: PanelPage) -> Iterator[str]:
        """Somebody is looked for in the panel, and found or not."""
        many = people.enrolment(newcomers=people.MANY_NEWCOMERS)
        searched = ((Tab.ATTENDANCE, page.attendance.search), (Tab.ENROLMENT, page.enrolment.search))
        for tab, search in searched:
            for typed in ("", "ㄱㅅㅇ", "ㅋㅋ"):
                name = f"panel-search-{tab.value}-{len(typed)}"
                if self._wants(name):
                    window.show_screen(many)
                    page.open_tab(tab)
                    search.edit.setText(typed)
                    yield name
                    search.reset()

    def _at_rest(self, window: Window) -> Iterator[str]:
        page = window.page(Main)
        assert isinstance(page, MainPage)
        for name, screen in door.RESTING.items():
            if self._wants(name):
                window.show_screen(screen)
                self._now = door.AT + timedelta(seconds=RESTS_AFTER_S)
                page.clock.tick()
                yield name
                self._now = door.AT
                page.clock.tick()
                page.wake()

    def _of_wizard(self, wizard: SetupWizard) -> Iterator[str]:
        for step in SetupStep:
            for state in ("", "-mistakes"):
                name = f"setup-{step.value}{state}"
                if not self._wants(name):
                    continue
                wizard.go(step)
                found = tuple(mistake for mistake in SetupMistake if mistake.step is step) if state else ()
                wizard.parts[step].say_mistakes(found)
                yield name

    def _wants(self, name: str) -> bool:
        return self._only in name

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
    chosen = parser.parse_args(arguments)
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "TZ": "Asia/Seoul"}
    time.tzset()
    began_s = time.monotonic()
    chosen.out.mkdir(parents=True, exist_ok=True)
    gallery = Gallery(qt_application(), chosen.out, chosen.only)
    for size in chosen.sizes:
        for appearance in chosen.themes:
            for language in chosen.languages:
                gallery.draw(Dress(language, appearance, size))
    if not gallery.drawn:
        sys.stderr.write(f"no screen has {chosen.only!r} in its name\n")
        return 1
    page = gallery.index()
    pictures = sum(len(each) for each in gallery.drawn.values())
    took_s = time.monotonic() - began_s
    sys.stdout.write(f"{pictures} pictures of {len(gallery.drawn)} screens in {took_s:.0f} s: {page}\n")
    return 0
