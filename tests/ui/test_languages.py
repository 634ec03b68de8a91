"""A third language is one file more: on every screen, in letters, CSV and consent; its gaps are English."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bench.scenes.rounds import Rounds
from kiosk.core.languages import gaps_in, language_file, languages_in, texts_in
from kiosk.core.observation import Hint
from kiosk.core.screens import Main
from kiosk.core.setup import SetupForm, SetupStep
from kiosk.core.values import Language, Status
from kiosk.settings import SettingsError, load_settings
from kiosk.start import note_gaps
from kiosk.texts import code_texts, consent_version, report_texts, student_words
from kiosk.ui.pages.main import MainPage
from kiosk.ui.texts import date_text, hint_text, language_now, status_text
from kiosk.ui.theme import Appearance
from kiosk.ui.widgets.consent import consent_now, read_consent
from kiosk.ui.wizard import SetupWizard
from tests.languages import ASSETS, PSEUDO, accented, pseudo_assets
from tests.ui.conftest import Speak
from tests.ui.fake_slot import FakeSlot
from tests.ui.hands import press, said
from tests.ui.test_texts import AT

ALL = (Language.KOREAN, Language.ENGLISH, PSEUDO)
SOURCES = {
    message.findtext("source", "")
    for context in ElementTree.parse(ASSETS / "translations" / "kiosk_ko.ts").iter("context")
    for message in context.iter("message")
    if accented(message.findtext("source", "")) != message.findtext("source", "")
} - {"English"}
"""Every English text that is another one in the pseudo-language; a button names English as the English do."""


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo_assets(tmp_path_factory.mktemp("pseudo"))


def test_the_file_is_the_language(assets: Path) -> None:
    assert languages_in(ASSETS) == ALL[:2]
    assert languages_in(assets) == ALL
    assert gaps_in(assets) == {}


def test_korean_is_the_measure_of_what_is_complete() -> None:
    messages = ElementTree.parse(ASSETS / "translations" / "kiosk_ko.ts").iter("message")
    assert texts_in(language_file(ASSETS, Language.KOREAN)) == len(list(messages))


def test_what_is_no_translation_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "kiosk_xx.qm"
    file.write_bytes(b"nothing")
    with pytest.raises(ValueError, match="kiosk_xx"):
        texts_in(file)


def test_the_button_at_the_door_goes_round(qtbot: QtBot, slot: FakeSlot, speak: Speak, assets: Path) -> None:
    speak(Language.KOREAN, assets)
    rounds = Rounds(slot, assets, "main-quiet")
    window = rounds.window(Appearance.LIGHT, (1024, 600))
    qtbot.addWidget(window)
    window.show()
    assert list(rounds.of_window(window)) == ["main-quiet"]
    page = window.page(Main)
    assert isinstance(page, MainPage)
    window.language_requested.connect(lambda language: speak(language, assets))
    heard, offered = [language_now()], []
    for _ in ALL:
        offered.append(said(page, "mainLanguageButton"))
        press(page, "mainLanguageButton")
        heard.append(language_now())
    assert heard == [*ALL, Language.KOREAN]
    assert offered == ["English", accented("English"), "한국어"]


def test_the_wizard_offers_it(qtbot: QtBot, slot: FakeSlot, speak: Speak, assets: Path) -> None:
    speak(Language.ENGLISH, assets)
    wizard = SetupWizard(slot, assets, SetupForm())
    qtbot.addWidget(wizard)
    wizard.show()
    assert [button.text() for button in wizard.language.buttons.values()] == [
        "한국어",
        "English",
        accented("English"),
    ]
    press(wizard, "setupLanguageDe")
    wizard.form = wizard.language.answer(wizard.form)
    wizard.go(SetupStep.SUMMARY)
    assert wizard.form.language == PSEUDO
    assert said(wizard, "setupSummary0") == accented("English")


def shown_texts(page: QWidget) -> set[str]:
    labels = {label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)}
    return labels | {one.text() for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)}


def test_every_screen_speaks_it(qtbot: QtBot, slot: FakeSlot, speak: Speak, assets: Path) -> None:
    speak(PSEUDO, assets)
    rounds = Rounds(slot, assets)
    window, wizard = rounds.window(Appearance.LIGHT, (1024, 600)), rounds.wizard((1024, 600))
    qtbot.addWidget(window)
    qtbot.addWidget(wizard)
    english = {}
    for name in rounds.of_window(window):
        page = window.current_page
        assert page is not None
        english[name] = shown_texts(page) & SOURCES
    for name in rounds.of_wizard(wizard):
        english[name] = shown_texts(wizard) & SOURCES
    assert len(english) > 150
    assert {name: texts for name, texts in english.items() if texts} == {}


def test_letters_csv_and_consent_speak_it(speak: Speak, assets: Path) -> None:
    texts, english = report_texts(assets, PSEUDO), report_texts(assets, Language.ENGLISH)
    assert texts.columns == tuple(map(accented, english.columns))
    assert texts.body == accented(english.body)
    assert [words.statuses[Status.LATE] for words in student_words(assets, PSEUDO)] == [
        accented("late"),
        "지각",
        "late",
    ]
    assert [words.columns[0] for words in code_texts(assets, PSEUDO)] == [
        accented("number"),
        "학번",
        "number",
    ]
    speak(PSEUDO, assets)
    written = read_consent(assets)
    told = consent_now(written, crops_days=9)
    assert told.title == accented(written.title)
    assert [part.lines[0][0] for part in told.parts] == [accented(part.lines[0][0]) for part in written.parts]
    assert consent_version(assets) == consent_version(ASSETS), "it is the same consent in other words"


def test_dates_and_numbers_are_its_own(speak: Speak, assets: Path) -> None:
    speak(PSEUDO, assets)
    assert date_text(AT) == "Sonntag, 22 November"


@pytest.mark.parametrize("context", ["Status", "Letters", "Consent", "CourseCard"])
def test_what_it_lacks_is_english(speak: Speak, tmp_path: Path, context: str) -> None:
    assets = pseudo_assets(tmp_path, lacks=context)
    assert list(gaps_in(assets)) == [PSEUDO]
    speak(PSEUDO, assets)
    lacks_status, lacks_letters = context == "Status", context == "Letters"
    assert (status_text(Status.PRESENT) == "Present") is lacks_status
    assert (report_texts(assets, PSEUDO).statuses[Status.PRESENT] == "present") is lacks_letters
    assert (consent_now(read_consent(assets)).title == read_consent(assets).title) is (context == "Consent")
    held = QApplication.translate("CourseCard", "%n session(s) held", None, 3)
    assert (held == "3 sessions held") is (context == "CourseCard"), "with the plurals of English"
    assert hint_text(Hint.HOLD_STILL) not in SOURCES


def test_the_gap_is_told_in_the_log(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    expect_log(r"^language de lacks \d+ texts; they are said in English$")
    note_gaps(pseudo_assets(tmp_path, lacks="Status"))
    note_gaps(ASSETS)


def test_settings_know_it(tmp_path: Path, assets: Path) -> None:
    """A kiosk whose assets hold the file: the package beside them, as in a checkout."""
    kiosk = tmp_path / "house"
    kiosk.mkdir()
    shutil.copytree(ASSETS.parent / "kiosk", kiosk / "kiosk", ignore=shutil.ignore_patterns("__pycache__"))
    (kiosk / "assets").symlink_to(assets)
    file = tmp_path / "kiosk.toml"
    file.write_text(f'[kiosk]\nroom = "301"\n[screen]\nlanguage = "{PSEUDO.value}"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="must be one of ko, en"):
        load_settings(file)
    read = "from kiosk.settings import load_settings; from pathlib import Path; import sys;"
    tell = f"{read} print(load_settings(Path(sys.argv[1])).language.value)"
    told = subprocess.run(
        [sys.executable, "-c", tell, str(file)], check=True, capture_output=True, text=True, cwd=kiosk
    )
    assert told.stdout.strip() == PSEUDO.value


def test_a_damaged_language_ends_no_start(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    expect_log("a language cannot be read")
    folder = tmp_path / "translations"
    folder.mkdir()
    for language in ("ko", "xx"):
        (folder / f"kiosk_{language}.qm").write_bytes(b"damaged")
    note_gaps(tmp_path)
