"""The style sheet, built from the tokens of a Theme."""

from __future__ import annotations

from kiosk.ui.theme import FONTS, Space, Theme, Tone, Type


def style_sheet(theme: Theme) -> str:
    """The one style sheet of the window."""
    return "\n".join(
        (_base(theme), _types(theme), _surfaces(theme), _buttons(theme), _fields(theme), _lists(theme))
    )


def _base(theme: Theme) -> str:
    colour = theme.palette
    fonts = ", ".join(f'"{font}"' if " " in font else font for font in FONTS)
    return f"""
QWidget {{ color: {colour.text}; font-family: {fonts}; font-size: {theme.type_px(Type.BODY)}px; }}
Page, QMainWindow {{ background: {colour.back}; }}
QLabel {{ background: transparent; }}
QToolTip {{ color: {colour.text}; background: {colour.surface}; border: 1px solid {colour.line}; }}
"""


def _types(theme: Theme) -> str:
    colour = theme.palette
    light = {Type.BODY, Type.SMALL}
    rules = [
        f'QLabel[type="{size.value}"] {{ font-size: {theme.type_px(size)}px; font-weight: {weight}; }}'
        for size, weight in ((size, 400 if size in light else 700) for size in Type)
    ]
    rules += [
        f'QLabel[ink="{name}"] {{ color: {getattr(colour, name)}; }}'
        for name in ("text", "soft", "accent", "good", "late", "bad", "on_accent")
    ]
    rules.append('QLabel[strong="true"] { font-weight: 700; }')
    rules.append('QLabel[light="true"] { font-weight: 400; }')
    return "\n".join(rules)


def _surfaces(theme: Theme) -> str:
    colour = theme.palette
    radius = theme.px(16)
    rules = [
        f"Card {{ background: {colour.surface}; border: 1px solid {colour.line}; }}",
        f"Card {{ border-radius: {radius}px; }}",
        f"Chip, Banner, UndoStrip {{ border: none; border-radius: {theme.px(14)}px; }}",
    ]
    for tone in Tone:
        ink, ground = theme.tone_ink(tone), theme.tone_ground(tone)
        rules += [
            f'Card[tone="{tone.value}"] {{ background: {ground}; border-color: {ground}; }}',
            f'Chip[tone="{tone.value}"], Banner[tone="{tone.value}"] {{ background: {ground}; }}',
            f'UndoStrip[tone="{tone.value}"] {{ background: {ground}; }}',
            f'Chip[tone="{tone.value}"] QLabel, Banner[tone="{tone.value}"] QLabel {{ color: {ink}; }}',
        ]
    return "\n".join(rules)


def _buttons(theme: Theme) -> str:
    colour = theme.palette
    touch = theme.touch_px - 4  # the border of 2 px counts too
    return f"""
QPushButton {{
    min-height: {touch}px; min-width: {touch}px; padding: 0 {theme.px(Space.M)}px;
    border: 2px solid {colour.line}; border-radius: {theme.px(16)}px;
    background: {colour.surface}; color: {colour.text};
    font-size: {theme.type_px(Type.BODY)}px; font-weight: 700;
}}
QPushButton:pressed {{ background: {colour.sunken}; }}
QPushButton:focus {{ border-color: {colour.accent}; outline: none; }}
QPushButton:checked {{
    background: {colour.accent_soft}; border-color: {colour.accent}; color: {colour.accent};
}}
QPushButton:disabled {{ color: {colour.soft}; background: {colour.sunken}; border-color: {colour.sunken}; }}
QPushButton[kind="primary"] {{
    background: {colour.accent}; color: {colour.on_accent}; border-color: {colour.accent};
}}
QPushButton[kind="primary"]:pressed {{ background: {colour.accent_pressed}; }}
QPushButton[kind="primary"]:focus {{ border-color: {colour.text}; }}
QPushButton[kind="primary"]:disabled {{
    color: {colour.soft}; background: {colour.sunken}; border-color: {colour.sunken};
}}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {colour.accent}; }}
QPushButton[kind="quiet"]:pressed {{ background: {colour.sunken}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {colour.accent}; }}
QPushButton[kind="danger"] {{
    color: {colour.bad}; border-color: {colour.bad}; background: {colour.surface};
}}
QPushButton[kind="danger"]:pressed {{ background: {colour.bad_soft}; }}
QPushButton[kind="key"] {{ font-size: {theme.type_px(Type.TITLE)}px; padding: 0; }}
QPushButton[wide="true"] {{ min-width: {theme.px(220)}px; }}
QPushButton[kind="tab"] {{ font-size: {theme.type_px(Type.SMALL)}px; padding: 0 {theme.px(Space.S)}px; }}
"""


def _fields(theme: Theme) -> str:
    colour = theme.palette
    touch = theme.touch_px - 4
    return f"""
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit {{
    background: {colour.surface}; color: {colour.text}; border: 2px solid {colour.line};
    border-radius: {theme.px(12)}px; padding: 0 {theme.px(Space.M)}px;
    selection-background-color: {colour.accent}; selection-color: {colour.on_accent};
    placeholder-text-color: {colour.soft};
}}
QLineEdit, QComboBox {{ min-height: {touch}px; }}
QLineEdit[big="true"] {{ font-size: {theme.type_px(Type.HEADING)}px; }}
QPlainTextEdit, QTextEdit {{ padding: {theme.px(Space.S)}px; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border-color: {colour.accent}; }}
QLineEdit:read-only {{ background: {colour.sunken}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{ border-color: {colour.bad}; }}
QComboBox::drop-down {{ border: none; width: {theme.px(40)}px; }}
QComboBox QAbstractItemView {{
    background: {colour.surface}; color: {colour.text}; border: 1px solid {colour.line};
    selection-background-color: {colour.accent_soft}; selection-color: {colour.text};
}}
QComboBox QAbstractItemView::item {{ min-height: {touch}px; }}
"""


def _lists(theme: Theme) -> str:
    colour = theme.palette
    bar = theme.px(14)
    return f"""
QAbstractItemView {{
    background: {colour.surface}; alternate-background-color: {colour.back}; border: none;
    gridline-color: {colour.line}; outline: none;
    selection-background-color: {colour.accent_soft}; selection-color: {colour.text};
}}
QHeaderView {{ background: {colour.surface}; border: none; }}
QHeaderView::section {{
    background: {colour.surface}; color: {colour.soft}; border: none; border-bottom: 1px solid {colour.line};
    padding: {theme.px(Space.S)}px; font-size: {theme.type_px(Type.SMALL)}px; font-weight: 700;
}}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar::handle:vertical {{
    background: {colour.line}; border-radius: {bar // 2}px; min-height: {theme.px(48)}px;
}}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle:horizontal {{
    background: {colour.line}; border-radius: {bar // 2}px; min-width: {theme.px(48)}px;
}}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; border: none; width: 0; height: 0;
}}
"""
