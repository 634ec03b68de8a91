"""The design tokens: colours, type scale, spacing, and the Theme value that carries them to every widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QBoxLayout

BASE_WIDTH_PX, BASE_HEIGHT_PX = 1280, 800
"""The window the tokens are written for; other sizes are scaled from it."""

UPRIGHT_WIDTH_PX = 1000
"""The width that the tables of the panel need where the screen stands upright."""

TOUCH_PX = 64
"""Nothing that is pressed is smaller than this in either direction, whatever the scale."""

FONTS = ("Noto Sans KR", "NanumGothic", "Nanum Gothic", "Malgun Gothic", "Apple SD Gothic Neo", "sans-serif")


class Appearance(Enum):
    """Light, dark, or of high contrast; a setting of the kiosk."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Hand(Enum):
    """The hand that touches: what is pressed stands on its side; a setting of the kiosk."""

    RIGHT = "right"
    LEFT = "left"


class Reach(Enum):
    """How high somebody can reach; low: everything that is touched stands in the lower half of the screen."""

    STANDARD = "standard"
    LOW = "low"


class Type(Enum):
    """The type scale; the value is what the style sheet selects by."""

    HERO = "hero"
    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    SMALL = "small"


class Space(Enum):
    """The spacing scale, in pixels at scale 1."""

    NONE = 0
    XS = 4
    S = 8
    M = 16
    L = 24
    XL = 40


class Ink(Enum):
    """Colour roles of text and icons on the background, a card or a tinted card."""

    TEXT = "text"
    SOFT = "soft"
    ACCENT = "accent"
    GOOD = "good"
    LATE = "late"
    BAD = "bad"
    ON_ACCENT = "on_accent"


class Tone(Enum):
    """What an outcome feels like; always told by colour, shape and word together. CALL asks to act."""

    NEUTRAL = "neutral"
    CALL = "call"
    INFO = "info"
    GOOD = "good"
    LATE = "late"
    BAD = "bad"


@dataclass(frozen=True)
class Palette:
    """Named colours as #rrggbb. Inks are readable on ``surface``, ``back`` and their own soft ground."""

    back: str
    surface: str
    sunken: str
    line: str
    text: str
    soft: str
    accent: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    late: str
    late_soft: str
    bad: str
    bad_soft: str

    def ink(self, ink: Ink) -> str:
        """The colour of a text or icon role."""
        return str(getattr(self, ink.value))


PALETTES = {
    Appearance.LIGHT: Palette(
        back="#f1f4f8",
        surface="#ffffff",
        sunken="#e8edf3",
        line="#d5dde6",
        text="#17212b",
        soft="#4b5a69",
        accent="#1a5fb4",
        accent_pressed="#134a8e",
        on_accent="#ffffff",
        accent_soft="#e3eefb",
        good="#0b6b3a",
        good_soft="#dff5e8",
        late="#8a4700",
        late_soft="#fff0d9",
        bad="#b3231f",
        bad_soft="#fde7e5",
    ),
    Appearance.DARK: Palette(
        back="#10161d",
        surface="#1a222c",
        sunken="#232d39",
        line="#36424f",
        text="#f2f5f8",
        soft="#b3bfcb",
        accent="#7db4ff",
        accent_pressed="#a5cbff",
        on_accent="#0a1a2e",
        accent_soft="#1c3352",
        good="#6fdca0",
        good_soft="#143524",
        late="#ffc46b",
        late_soft="#3d2c10",
        bad="#ff9c96",
        bad_soft="#431d1c",
    ),
    Appearance.CONTRAST: Palette(
        back="#000000",
        surface="#000000",
        sunken="#1c1c1c",
        line="#ffffff",
        text="#ffffff",
        soft="#e6e6e6",
        accent="#ffe600",
        accent_pressed="#fff4a3",
        on_accent="#000000",
        accent_soft="#1f1d00",
        good="#5cff9d",
        good_soft="#002210",
        late="#ffc24d",
        late_soft="#261700",
        bad="#ffa8a3",
        bad_soft="#2b0605",
    ),
}

_TYPE_PX = {Type.HERO: 88, Type.DISPLAY: 58, Type.TITLE: 40, Type.HEADING: 30, Type.BODY: 21, Type.SMALL: 17}
_TYPE_FLOOR_PX = {
    Type.HERO: 52,
    Type.DISPLAY: 34,
    Type.TITLE: 26,
    Type.HEADING: 20,
    Type.BODY: 16,
    Type.SMALL: 14,
}

TONE_COLOURS: dict[Tone, tuple[str, str]] = {
    Tone.NEUTRAL: ("text", "sunken"),
    Tone.CALL: ("on_accent", "accent"),
    Tone.INFO: ("accent", "accent_soft"),
    Tone.GOOD: ("good", "good_soft"),
    Tone.LATE: ("late", "late_soft"),
    Tone.BAD: ("bad", "bad_soft"),
}
"""For each tone the palette's names of its ink and of the soft ground it is written on."""


class Turns(Enum):
    """How a layout follows screen, hand and reach; the one place where that is decided is Theme.direction."""

    NEVER = "never"
    """A row, from the hand's far side to the near one."""

    UPRIGHT = "upright"
    """A row that stands upright where the screen does."""

    UNLESS_LOW = "unless low"
    """The same, but for the lower half of an upright screen: there it stays a row."""

    WHEN_FLAT = "when flat"
    """A column; a row where only the lower half of a wide screen is within reach."""

    READ = "read"
    """As UPRIGHT, but read and not pressed: no hand turns it round."""

    FIELDS = "fields"
    """As WHEN_FLAT, for fields that are typed into one after the other: no hand turns it round."""

    SINKS = "sinks"
    """First part beside the second; above it on an upright screen; below it where it must be within reach."""


@dataclass(frozen=True)
class Theme:
    """Everything a widget needs to look right: colours, scale, where the icons are, whether things move.

    And to be right for whoever stands there: hand, reach, and by what waits are stretched (``patience``).
    """

    assets_dir: Path
    appearance: Appearance = Appearance.LIGHT
    scale: float = 1.0
    motion: bool = True
    portrait: bool = False
    hand: Hand = Hand.RIGHT
    reach: Reach = Reach.STANDARD
    patience: float = 1.0

    @property
    def low(self) -> bool:
        """Whether everything that is touched stands in the lower half."""
        return self.reach is Reach.LOW

    @property
    def flat(self) -> bool:
        """Whether only the lower half of a wide screen is within reach: little height, much width."""
        return self.low and not self.portrait

    @property
    def along(self) -> QBoxLayout.Direction:
        """A row in which what is pressed comes last: it ends at the hand that presses."""
        directions = QBoxLayout.Direction
        return directions.RightToLeft if self.hand is Hand.LEFT else directions.LeftToRight

    def direction(self, turns: Turns) -> QBoxLayout.Direction:
        """How parts are laid out, what is looked at first, what is pressed after it."""
        directions = QBoxLayout.Direction
        match turns:
            case Turns.NEVER:
                return self.along
            case Turns.UPRIGHT:
                return directions.TopToBottom if self.portrait else self.along
            case Turns.UNLESS_LOW:  # half of an upright screen is wider than high
                return directions.TopToBottom if self.portrait and not self.low else self.along
            case Turns.WHEN_FLAT:
                return self.along if self.flat else directions.TopToBottom
            case Turns.FIELDS:
                return directions.LeftToRight if self.flat else directions.TopToBottom
            case Turns.SINKS if self.low:
                return directions.BottomToTop
            case Turns.SINKS | Turns.READ:
                return directions.TopToBottom if self.portrait else directions.LeftToRight

    def at_size(self, width_px: int, height_px: int) -> Theme:
        """The same theme for a window of this size."""
        return replace(self, scale=scale_of(width_px, height_px), portrait=height_px > width_px)

    def at_night(self) -> Theme:
        """The same theme for a dark room: dark in place of light."""
        return replace(self, appearance=Appearance.DARK) if self.appearance is Appearance.LIGHT else self

    @property
    def palette(self) -> Palette:
        """The colours of the appearance."""
        return PALETTES[self.appearance]

    def px(self, length: float | Space) -> int:
        """A length written for scale 1, in pixels of this window."""
        return round((length.value if isinstance(length, Space) else length) * self.scale)

    def type_px(self, size: Type) -> int:
        """Height of the font in pixels; small windows keep it readable."""
        return max(_TYPE_FLOOR_PX[size], self.px(_TYPE_PX[size]))

    @property
    def touch_px(self) -> int:
        """Least width and height of what is pressed."""
        return max(TOUCH_PX, self.px(72))

    def tone_ink(self, tone: Tone) -> str:
        """The colour of text, icon and border of an outcome."""
        return str(getattr(self.palette, TONE_COLOURS[tone][0]))

    def tone_ground(self, tone: Tone) -> str:
        """The soft colour behind an outcome."""
        return str(getattr(self.palette, TONE_COLOURS[tone][1]))

    def icon_path(self, name: str) -> Path:
        """The file of an icon of assets/icons."""
        return self.assets_dir / "icons" / f"{name}.svg"


def scale_of(width_px: int, height_px: int) -> float:
    """The scale of a window of this size, in steps of 0.05 so that a resize restyles seldom."""
    base = (BASE_WIDTH_PX, BASE_HEIGHT_PX) if width_px >= height_px else (UPRIGHT_WIDTH_PX, BASE_WIDTH_PX)
    fitting = min(width_px / base[0], height_px / base[1])
    return min(4.0, max(0.7, int(fitting * 20 + 1e-6) / 20))
