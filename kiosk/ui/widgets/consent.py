"""The consent text: its parts, said in the language of now, and how they are laid out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.icons import Icon
from kiosk.ui.texts import translate
from kiosk.ui.theme import Ink, Space, Theme, Tone, Type
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.text import Text


@dataclass(frozen=True)
class ConsentPart:
    """One part of the text: a title, a word beside it (required, optional), and named lines."""

    title: str
    mark: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ConsentText:
    """The whole text."""

    title: str
    intro: str
    parts: tuple[ConsentPart, ...]


def read_consent(assets_dir: Path) -> ConsentText:
    """Read the text as it is written, in English. Raises OSError or ValueError: missing, or without parts.

    The translations hold each title, mark, name and line of it in the context Consent.
    """
    text = (assets_dir / "consent" / "en.md").read_text(encoding="utf-8")
    head, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    title, _, intro = head.strip().partition("\n")
    if not title.startswith("# ") or not parts:
        raise ValueError("consent text en.md has no title or no parts")
    return ConsentText(title[2:].strip(), intro.strip(), tuple(_part(part) for part in parts))


def consent_now(written: ConsentText, crops_days: int = 0) -> ConsentText:
    """The text in the language of now.

    Lines with ``{days}`` are about crops of check-ins: they are there only where such are kept.
    """

    def said(words: str) -> str:
        return translate("Consent", words).replace("{days}", str(crops_days)) if words else ""

    def part_said(part: ConsentPart) -> ConsentPart:
        lines = (line for line in part.lines if crops_days or "{days}" not in line[1])
        told = tuple((said(name), said(words)) for name, words in lines)
        return ConsentPart(said(part.title), said(part.mark), told)

    return ConsentText(said(written.title), said(written.intro), tuple(map(part_said, written.parts)))


def _part(text: str) -> ConsentPart:
    title, _, rest = text.strip().partition("\n")
    mark = rest.split("\n- ", maxsplit=1)[0].strip()
    lines = re.findall(r"^- \*\*(.+?)\*\* (.+)$", rest, flags=re.MULTILINE)
    return ConsentPart(title.strip(), mark, tuple((name, said) for name, said in lines))


class ConsentCard(Card):
    """One part of the consent text as a card: names at the left, what is said at the right."""

    def __init__(self, part: ConsentPart, icon: str, tone: Tone, type_: Type = Type.BODY) -> None:
        super().__init__(Space.M, Space.L)
        self._type = type_
        self._grid = QGridLayout()
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(Icon(icon, 32, Ink.ACCENT), 0, 0)
        heading = Text(Type.HEADING, wrap=False)
        heading.setText(part.title)
        self._grid.addWidget(heading, 0, 1, 1, 2)
        if part.mark:
            chip = Chip()
            chip.say(part.mark, tone, "shield" if tone is Tone.NEUTRAL else "question")
            self._grid.addWidget(chip, 0, 3)
        for place, (name, said) in enumerate(part.lines, start=1):
            self._add_line(place, name, said)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)

    def _add_line(self, place: int, name: str, said: str) -> None:
        top = Qt.AlignmentFlag.AlignTop
        large = self._type is not Type.BODY
        label = Text(self._type, Ink.ACCENT if large else Ink.SOFT, wrap=False, strong=True)
        label.setText(name)
        words = Text(self._type, light=True)
        words.setText(said)
        words.setAlignment(top)
        words.setMinimumHeight(1)  # else a wrapped label asks for the height of its narrowest shape
        self._grid.addWidget(label, place, 0, 1, 2, top)
        self._grid.addWidget(words, place, 2, 1, 2)

    def set_theme(self, theme: Theme) -> None:
        """The grid's gaps follow the scale."""
        self._grid.setHorizontalSpacing(theme.px(Space.M))
        self._grid.setVerticalSpacing(theme.px(Space.S))


def clear_away(widget: QWidget | None) -> None:
    """Take a widget off the screen now and delete it soon."""
    if widget is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
