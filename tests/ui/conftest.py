"""What tests of the window get: assets, a slot with a picture, languages, dressed pages, pictures to keep."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bench.scenes.people import panel as panel_scene
from kiosk.core.values import Language
from kiosk.ui.dress import dress
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.preview import PreviewFeed
from kiosk.ui.texts import install_language
from kiosk.ui.theme import Appearance, Theme
from tests.languages import ASSETS, LANGUAGES, language_kept
from tests.ui.fake_slot import FakeSlot


@pytest.fixture
def assets_dir() -> Path:
    return ASSETS


@pytest.fixture
def slot() -> FakeSlot:
    return FakeSlot()


@pytest.fixture
def feed(slot: FakeSlot, qapp: QApplication) -> PreviewFeed:
    return PreviewFeed(slot)


@pytest.fixture(autouse=True)
def _seoul(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Local time is Seoul's, wherever the tests run."""
    monkeypatch.setenv("TZ", "Asia/Seoul")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class Speak(Protocol):
    """Speaks a language, of other assets than ours where they are given."""

    def __call__(self, language: Language, assets_dir: Path = ASSETS) -> None: ...


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    """`speak(Language.KOREAN)`: the screens are in Korean until the end of the test."""

    def switch(language: Language, assets_dir: Path = ASSETS) -> None:
        install_language(qapp, language, assets_dir)
        qapp.sendPostedEvents()

    with language_kept(qapp):
        yield switch


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.value)
def language(request: pytest.FixtureRequest, speak: Speak) -> Language:
    """Runs the test once in each language."""
    chosen: Language = request.param
    speak(chosen)
    return chosen


Shower = Callable[..., None]


@pytest.fixture
def show(qtbot: QtBot) -> Shower:
    """`show(page, (1024, 600))`: dress the page for this size and show it, laid out."""

    def show_page(
        page: QWidget, size: tuple[int, int] = (1280, 800), appearance: Appearance = Appearance.LIGHT
    ) -> None:
        qtbot.addWidget(page)
        dress(page, Theme(ASSETS, appearance, motion=False).at_size(*size))
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        QApplication.sendPostedEvents()

    return show_page


@pytest.fixture
def panel(show: Shower, speak: Speak) -> PanelPage:
    """The panel in Korean with a class of two dozen, as a professor comes to it."""
    speak(Language.KOREAN)
    page = PanelPage()
    show(page, (1024, 600))
    page.show_screen(panel_scene())
    page.arrive()
    QApplication.processEvents()
    return page


@pytest.fixture
def keep_picture(tmp_path: Path) -> Callable[[QWidget, str], None]:
    """`keep_picture(page, "main-ko")` writes a PNG where KIOSK_PICTURES says (1: the test's folder)."""
    wanted = os.environ.get("KIOSK_PICTURES", "")

    def keep(page: QWidget, name: str) -> None:
        if wanted:
            folder = tmp_path if wanted == "1" else Path(wanted)
            folder.mkdir(parents=True, exist_ok=True)
            assert page.grab().save(str(folder / f"{name}.png"))

    return keep
