"""The languages that are shipped, and one more made of the English texts: accented, and 40 % longer."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from kiosk.core.languages import languages_in
from kiosk.core.values import Language

ASSETS = Path(__file__).resolve().parents[1] / "assets"
LANGUAGES = languages_in(ASSETS)

PSEUDO = Language("de")
"""Its numbers and dates are German: a real third language for Qt."""

_ACCENTS = str.maketrans("aceinouyACEINOUY", "áçéíñöüýÁÇÉÍÑÖÜÝ")
_SLOT = re.compile(r"(\{\w*\}|%n|\S+@\S+)")
_AS_THEY_ARE = {"Times"}
"""Patterns of dates and times, which are no words."""


@contextmanager
def language_kept(app: QCoreApplication) -> Iterator[None]:
    """A language that is installed meanwhile is gone at the end: the next test begins with none."""
    before = QLocale()
    yield
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    app.setProperty("language", None)


def accented(text: str) -> str:
    """The text with accents, each word of two letters or more 40 % longer; {slots} and addresses stay."""
    return "".join(part if _SLOT.fullmatch(part) else _longer(part) for part in _SLOT.split(text))


def _longer(text: str) -> str:
    return re.sub(r"[A-Za-z]{2,}", lambda word: _stretched(word[0]), text)


def _stretched(word: str) -> str:
    more = "".join(islice(cycle("éíöáü"), round(0.4 * len(word))))
    return word.translate(_ACCENTS) + more


def pseudo_assets(folder: Path, *, lacks: str = "") -> Path:
    """The assets in ``folder`` with one more file: PSEUDO. Texts of the context ``lacks`` are not in it."""
    assets = folder / "assets"
    shutil.copytree(ASSETS, assets)
    ts = assets / "translations" / f"kiosk_{PSEUDO.value}.ts"
    tree = ElementTree.parse(ASSETS / "translations" / "kiosk_ko.ts")
    root = tree.getroot()
    root.set("language", PSEUDO.value)
    for context in root.findall("context"):
        name = context.findtext("name", "")
        if name == lacks:
            root.remove(context)
        for message in context.findall("message"):
            _translate(message, as_it_is=name in _AS_THEY_ARE)
    tree.write(ts, encoding="utf-8", xml_declaration=True)
    lrelease = str(Path(sys.executable).parent / "pyside6-lrelease")
    subprocess.run([lrelease, str(ts), "-qm", str(ts.with_suffix(".qm"))], check=True, capture_output=True)
    ts.unlink()
    return assets


def _translate(message: ElementTree.Element, *, as_it_is: bool) -> None:
    source, translation = message.findtext("source", ""), message.find("translation")
    assert translation is not None
    said = source if as_it_is else accented(source)
    plural = message.get("numerus") == "yes"
    translation.clear()
    if plural:
        for _form in ("one", "more"):
            ElementTree.SubElement(translation, "numerusform").text = said
    else:
        translation.text = said
