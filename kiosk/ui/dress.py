"""Puts a Theme on a tree of widgets: style sheet, lengths of layouts, and whatever paints itself."""

from __future__ import annotations

from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kiosk.ui.style import style_sheet
from kiosk.ui.theme import Space, Theme, Turns

L = TypeVar("L", bound=QLayout)


@runtime_checkable
class Themed(Protocol):
    """A widget that needs more of the theme than the style sheet says."""

    def set_theme(self, theme: Theme) -> None:
        """Take colours and lengths from here on from ``theme``."""
        ...


def dress(root: QWidget, theme: Theme) -> None:
    """Dress ``root`` and everything below it. Costs a restyle: tens of milliseconds."""
    root.setStyleSheet(style_sheet(theme))
    dress_part(root, theme)


def dress_part(part: QWidget, theme: Theme) -> None:
    """Dress widgets that were added later below a dressed window (table rows, cards)."""
    for widget in (part, *part.findChildren(QWidget)):
        if isinstance(widget, Themed):
            widget.set_theme(theme)
    for layout in part.findChildren(QLayout):
        _measure(layout, theme)


def column(parent: QWidget | None = None, *, gap: Space = Space.M, margin: Space = Space.NONE) -> QVBoxLayout:
    """A vertical layout whose gap and margin follow the theme."""
    layout = QVBoxLayout(parent) if parent else QVBoxLayout()
    return _tokens(layout, gap, margin)


def row(parent: QWidget | None = None, *, gap: Space = Space.M, margin: Space = Space.NONE) -> QHBoxLayout:
    """A horizontal layout whose gap and margin follow the theme."""
    layout = QHBoxLayout(parent) if parent else QHBoxLayout()
    return _tokens(layout, gap, margin)


def side_by_side(
    parent: QWidget | None = None,
    *,
    gap: Space = Space.M,
    margin: Space = Space.NONE,
    turns: Turns = Turns.UPRIGHT,
) -> QHBoxLayout:
    """A row whose direction follows screen, hand and reach: what is looked at first, what is pressed last."""
    layout = row(parent, gap=gap, margin=margin)
    layout.setProperty("turns", turns)
    return layout


def actions(*, gap: Space = Space.M) -> QHBoxLayout:
    """A row of buttons; the one that leads on is added last and stands at the hand."""
    return side_by_side(gap=gap, turns=Turns.NEVER)


def beside(words: QLayout, *pressed: QWidget) -> QHBoxLayout:
    """Words with what is pressed beside them; below them where the screen stands upright."""
    line = side_by_side(gap=Space.S)
    line.addLayout(words, 1)
    if pressed:
        buttons = actions(gap=Space.S)
        buttons.addStretch(1)
        for part in pressed:
            buttons.addWidget(part)
        line.addLayout(buttons)
    return line


def _tokens(layout: L, gap: Space, margin: Space) -> L:
    layout.setProperty("gap", gap.value)
    layout.setProperty("margin", margin.value)
    layout.setSpacing(gap.value)
    layout.setContentsMargins(margin.value, margin.value, margin.value, margin.value)
    return layout


def _measure(layout: QLayout, theme: Theme) -> None:
    gap, margin = layout.property("gap"), layout.property("margin")
    if gap is None:
        return
    layout.setSpacing(theme.px(gap))
    if isinstance(layout, QBoxLayout) and (turns := layout.property("turns")):
        layout.setDirection(theme.direction(turns))
    px = theme.px(margin)
    layout.setContentsMargins(px, px, px, px)


def refresh_style(widget: QWidget) -> None:
    """Apply the style sheet anew after a property that it selects by has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
