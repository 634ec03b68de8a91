"""The keyboard on the screen: two-set Hangul, Latin, signs; types into one field. Main thread."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from kiosk.core.hangul import composed
from kiosk.ui.dress import column, row
from kiosk.ui.theme import Space
from kiosk.ui.widgets.button import Button, Kind


class Layer(Enum):
    """What the letter keys write; rows of ten, nine and seven, below the digits."""

    HANGUL = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")
    LATIN = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    SIGNS = ("!@#$%^&*()", "-_=+[]{}~", ";:'\"/?,")


_DIGITS = "1234567890"
_LIFTED = dict(zip("ㅂㅈㄷㄱㅅㅐㅔ", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
"""What shift makes of a jamo; the others stay."""


class Keyboard(QWidget):
    """Types into its target and leaves the focus there. Shift holds for one key, as on phones."""

    def __init__(self, name: str = "keyboard") -> None:
        super().__init__()
        self.setObjectName(name)
        self._target: QLineEdit | None = None
        self._layer, self._letters, self._shifted = Layer.LATIN, Layer.LATIN, False
        self._composing: list[str] = []
        self._keys = [[self._a_key(f"{line}{place}") for place in range(n)] for line, n in _places()]
        self.shift = self._a_key("Shift", "shift")
        self.erase = self._a_key("Erase", "backspace")
        self.erase.setAutoRepeat(True)
        self.language, self.signs = self._a_key("Language", "language"), self._a_key("Signs")
        self.at_sign, self.space, self.dot = self._a_key("At"), self._a_key("Space"), self._a_key("Dot")
        self._build()
        self._say()

    def set_target(self, field: QLineEdit) -> None:
        """Type into this field from now on, first in the language of the screens."""
        self._target, self._composing = field, []
        korean = QLocale().language() == QLocale.Language.Korean
        hidden = field.echoMode() is not QLineEdit.EchoMode.Normal
        self._letters = Layer.HANGUL if korean and not hidden else Layer.LATIN
        self._turn_to(self._letters)

    def changeEvent(self, event: QEvent) -> None:
        """Name the keys in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    # --- building -------------------------------------------------------------------------------------

    def _a_key(self, name: str, icon: str = "") -> Button:
        key = Button(f"keyboard{name}", Kind.KEY, icon)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        key.clicked.connect(self._on_clicked)
        return key

    def _build(self) -> None:
        lines = column(self, gap=Space.XS)
        for line, keys in enumerate(self._keys):
            parts: list[tuple[QWidget, int]] = [(key, 2) for key in keys]
            if line == len(self._keys) - 1:
                parts = [(self.shift, 3), *parts, (self.erase, 3)]
            lines.addLayout(_spread(parts), 1)
        below = [(self.language, 4), (self.signs, 3), (self.at_sign, 2), (self.space, 7), (self.dot, 2)]
        lines.addLayout(_spread(below), 1)

    def _turn_to(self, layer: Layer) -> None:
        self._layer, self._shifted = layer, False
        self._say()

    def _say(self) -> None:
        for keys, letters in zip(self._keys, (_DIGITS, *self._layer.value), strict=True):
            for key, letter in zip(keys, letters, strict=True):
                key.say(self._lifted(letter) if self._shifted else letter)
        self.shift.say("", self.tr("Shift"))
        self.shift.setEnabled(self._layer is not Layer.SIGNS)
        self.erase.say("", self.tr("Erase the last letter"))
        self.language.say(
            "ABC" if self._letters is Layer.HANGUL else "가", self.tr("Hangul or Latin letters")
        )
        self.signs.say("#+=" if self._layer is not Layer.SIGNS else "…", self.tr("Signs or letters"))
        self.at_sign.say("@")
        self.space.say("", self.tr("Space"))
        self.dot.say(".")

    def _lifted(self, letter: str) -> str:
        return _LIFTED.get(letter, letter) if self._layer is Layer.HANGUL else letter.upper()

    # --- typing ---------------------------------------------------------------------------------------

    def _on_clicked(self) -> None:
        key = self.sender()
        if self._target is None or not isinstance(key, Button):
            return
        if key is self.shift:
            self._shifted = not self._shifted
            self._say()
        elif key is self.erase:
            self._take_back()
        elif key is self.language:
            self._letters = Layer.LATIN if self._letters is Layer.HANGUL else Layer.HANGUL
            self._turn_to(self._letters)
        elif key is self.signs:
            self._turn_to(self._letters if self._layer is Layer.SIGNS else Layer.SIGNS)
        else:
            self._type(" " if key is self.space else key.text())
            if self._shifted:
                self._turn_to(self._layer)

    def _type(self, letter: str) -> None:
        if self._layer is Layer.HANGUL and "ㄱ" <= letter <= "ㅣ":
            before = self._standing()
            self._composing.append(letter)
            self._replace(before, composed(self._composing))
        else:
            self._composing = []
            self._replace("", letter)

    def _take_back(self) -> None:
        before = self._standing()
        if before:  # a syllable loses its last jamo, as on every Korean keyboard
            self._composing.pop()
            self._replace(before, composed(self._composing))
        elif self._target:
            self._target.backspace()

    def _standing(self) -> str:
        """What is being composed, if it still stands before the cursor."""
        assert self._target is not None
        written = composed(self._composing)
        if not self._target.text()[: self._target.cursorPosition()].endswith(written):
            self._composing = []
            return ""
        return written

    def _replace(self, before: str, after: str) -> None:
        assert self._target is not None
        if before:
            self._target.setSelection(self._target.cursorPosition() - len(before), len(before))
        self._target.insert(after)


def _places() -> list[tuple[int, int]]:
    return list(enumerate((len(_DIGITS), *(len(line) for line in Layer.LATIN.value))))


def _spread(parts: Sequence[tuple[QWidget, int]]) -> QHBoxLayout:
    line = row(gap=Space.XS)
    for part, share in parts:
        line.addWidget(part, share)
    return line
