"""What professors announce, on the main page: one text at a time, wrapped, in turn where there are more."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from kiosk.core.announcements import in_turn
from kiosk.ui.dress import dress_part, row
from kiosk.ui.icons import Icon
from kiosk.ui.texts import number_text
from kiosk.ui.theme import Ink, Space, Theme, Tone, Type
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.text import Text

_SHORT = 90
"""Up to this width (Hangul counts twice) a text is set in the size of the body, a longer one smaller."""


class _Pages(QStackedWidget):
    """As tall as the tallest text at the width there is; Qt would take them at their narrowest."""

    def minimumSizeHint(self) -> QSize:
        """No height of its own; the layout asks for the height at its width."""
        return QSize(super().minimumSizeHint().width(), 0)


class Announcements(Card):
    """Hidden while there is nothing to tell. As tall as the tallest text, so that turning moves nothing."""

    def __init__(self) -> None:
        super().__init__(gap=Space.NONE, margin=Space.S, name="mainAnnouncement")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme: Theme | None = None
        self._texts: tuple[str, ...] = ()
        self._labels: list[Text] = []
        self.pages = _Pages()
        self.place = Text(Type.SMALL, Ink.ACCENT, wrap=False, strong=True, name="mainAnnouncementPlace")
        line = row(gap=Space.S)
        line.addWidget(Icon("info", 26, Ink.ACCENT), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.pages, 1)
        line.addWidget(self.place, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(line)
        self.set_tone(Tone.INFO)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Dress texts that come later; upright there is room for long texts in the size of the body."""
        self._theme = theme
        for label in self._labels:
            label.set_type(self._type_of(label.text()))

    def show_texts(self, texts: tuple[str, ...]) -> None:
        """Show these from now on; nothing changes while they are the same."""
        if texts == self._texts:
            return
        self._texts = texts
        for old in self._labels:
            self.pages.removeWidget(old)
            old.deleteLater()
        self._labels = [self._label(number, text) for number, text in enumerate(texts)]
        for label in self._labels:
            self.pages.addWidget(label)
        if self._theme:
            dress_part(self.pages, self._theme)
        self._say_place(0)
        self.setVisible(bool(texts))

    def turn(self, now: datetime) -> None:
        """Show the text whose turn it is."""
        at = in_turn(len(self._texts), now, self._theme.patience if self._theme else 1.0)
        if self._texts and at != self.pages.currentIndex():
            self._say_place(at)

    def _say_place(self, at: int) -> None:
        self.pages.setCurrentIndex(at)
        count = len(self._texts)
        self.place.say(f"{number_text(at + 1)}/{number_text(count)}" if count > 1 else "")

    def _label(self, number: int, text: str) -> Text:
        label = Text(self._type_of(text), name=f"mainAnnouncementText{number}")
        label.setText(text)
        return label

    def _type_of(self, text: str) -> Type:
        width = sum(2 if ord(letter) > 0x1100 else 1 for letter in text)
        upright = self._theme is not None and self._theme.portrait
        return Type.BODY if upright or width <= _SHORT else Type.SMALL
