"""The colours are readable (WCAG 2.2 AA, computed), the sizes big enough."""

import itertools
from pathlib import Path

import pytest

from kiosk.ui.theme import TONE_COLOURS, TOUCH_PX, Appearance, Ink, Theme, Tone, Type, scale_of


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_right() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


INKS = (Ink.TEXT, Ink.SOFT, Ink.ACCENT, Ink.GOOD, Ink.LATE, Ink.BAD)
GROUNDS = ("back", "surface", "sunken")


@pytest.mark.parametrize("appearance", Appearance)
@pytest.mark.parametrize(("ink", "ground"), list(itertools.product(INKS, GROUNDS)))
def test_texts_are_readable_on_every_ground(appearance: Appearance, ink: Ink, ground: str) -> None:
    palette = Theme(Path(), appearance).palette
    assert contrast(palette.ink(ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("appearance", Appearance)
@pytest.mark.parametrize("tone", Tone)
def test_outcomes_are_readable_on_their_own_ground(appearance: Appearance, tone: Tone) -> None:
    theme = Theme(Path(), appearance)
    assert contrast(theme.tone_ink(tone), theme.tone_ground(tone)) >= 4.5
    if tone is not Tone.CALL:  # cards of a tone carry the name and a soft detail too
        assert contrast(theme.palette.text, theme.tone_ground(tone)) >= 7
        assert contrast(theme.palette.soft, theme.tone_ground(tone)) >= 4.5


@pytest.mark.parametrize("appearance", Appearance)
def test_primary_buttons_are_readable_pressed_or_not(appearance: Appearance) -> None:
    palette = Theme(Path(), appearance).palette
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.on_accent, palette.accent_pressed) >= 4.5


@pytest.mark.parametrize("appearance", Appearance)
def test_focus_and_wrong_borders_can_be_seen(appearance: Appearance) -> None:
    palette = Theme(Path(), appearance).palette
    for border, ground in itertools.product((palette.accent, palette.bad), (palette.surface, palette.back)):
        assert contrast(border, ground) >= 3


@pytest.mark.parametrize(("ink", "ground"), list(itertools.product(INKS, GROUNDS)))
def test_high_contrast_is_aaa(ink: Ink, ground: str) -> None:
    palette = Theme(Path(), Appearance.CONTRAST).palette
    assert contrast(palette.ink(ink), getattr(palette, ground)) >= 7
    assert contrast(palette.line, getattr(palette, ground)) >= 4.5  # every border can be seen


@pytest.mark.parametrize("appearance", Appearance)
@pytest.mark.parametrize("tone", [Tone.INFO, Tone.GOOD, Tone.LATE, Tone.BAD, Tone.NEUTRAL])
def test_the_two_lines_of_an_outcome_are_aaa(appearance: Appearance, tone: Tone) -> None:
    """The name in the text's colour; the outcome in the tone's, large (WCAG 1.4.6: 4.5 from 24 px on)."""
    theme = Theme(Path(), appearance)
    assert contrast(theme.palette.text, theme.tone_ground(tone)) >= 7
    assert contrast(theme.tone_ink(tone), theme.tone_ground(tone)) >= 4.5
    assert theme.type_px(Type.TITLE) >= 24


PAIRS = (
    ("QPushButton", "text", ("surface", "sunken")),
    ("QPushButton:checked", "accent", ("accent_soft",)),
    ("QPushButton:disabled", "soft", ("sunken",)),
    ("QPushButton quiet", "accent", ("back", "surface", "sunken", "accent_soft", "late_soft")),
    ("QPushButton danger", "bad", ("surface", "bad_soft")),
    ("QLineEdit", "text", ("surface", "sunken")),
    ("QLineEdit hint", "soft", ("surface", "sunken")),
    ("selected text", "on_accent", ("accent",)),
    ("selected row", "text", ("accent_soft",)),
    ("selected row, quiet", "soft", ("accent_soft",)),
    ("alternate row", "text", ("back",)),
    ("head of a table", "soft", ("surface",)),
    ("mistake", "bad", ("back", "surface", "late_soft", "accent_soft")),
)
"""What the style sheet and the tinted cards bring together, besides the tones."""


@pytest.mark.parametrize("appearance", Appearance)
@pytest.mark.parametrize(("what", "ink", "grounds"), PAIRS, ids=str)
def test_every_pair_of_the_style_sheet_is_readable(
    appearance: Appearance, what: str, ink: str, grounds: tuple[str, ...]
) -> None:
    palette = Theme(Path(), appearance).palette
    for ground in grounds:
        assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5, f"{what} on {ground}"


@pytest.mark.parametrize("appearance", Appearance)
def test_the_two_lines_a_student_must_read_are_aaa(appearance: Appearance) -> None:
    """Instruction and outcome: 4.5, as both are large in every window (WCAG 1.4.6: bold from 14 pt)."""
    theme = Theme(Path(), appearance, scale=0.7)
    assert min(theme.type_px(Type.HEADING), theme.type_px(Type.DISPLAY)) >= 14 / 0.75
    assert contrast(theme.palette.text, theme.palette.surface) >= 7
    for tone in Tone:
        assert contrast(theme.tone_ink(tone), theme.tone_ground(tone)) >= 4.5, tone


def test_every_tone_has_colours() -> None:
    assert set(TONE_COLOURS) == set(Tone)


@pytest.mark.parametrize(
    ("size", "scale"), [((1280, 800), 1.0), ((1024, 600), 0.75), ((1920, 1080), 1.35), ((3840, 2160), 2.7)]
)
def test_scale_follows_the_window(size: tuple[int, int], scale: float) -> None:
    assert scale_of(*size) == pytest.approx(scale)


@pytest.mark.parametrize("scale", [0.7, 1.0, 2.0])
def test_touch_targets_and_types_never_shrink_too_far(scale: float) -> None:
    theme = Theme(Path(), scale=scale)
    assert theme.touch_px >= TOUCH_PX
    sizes = [theme.type_px(type_) for type_ in Type]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] >= 14
