"""The way of the Tab key over a page: as it is laid out, group by group. Main thread."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

_WHOLE = (QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
"""What they are made of is no control of its own."""


def move_focus(root: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next (or the one before) of ``root``, around the end; False if there is none."""
    order = list(in_reading_order(root))
    if not order:
        return False
    now = QApplication.focusWidget()
    at = order.index(now) if now in order else -1 if forward else len(order)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    coming = order[(at + (1 if forward else -1)) % len(order)]
    coming.setFocus(reason)
    _show(coming)
    return True


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """Everything below ``root`` that the Tab key may visit now; of what covers the rest, that alone.

    It follows the layouts as they stand, so that it is right on upright screens, for the left hand, in low
    reach and for cards that were added later, where the order of making is not.
    """
    if isinstance(root, QStackedWidget):
        yield from _of(root.currentWidget())
        return
    if isinstance(root, QScrollArea):
        yield from _of(root.widget())
        return
    children, layout = _children(root), root.layout()
    loose = [child for child in children if not _is_laid_out(layout, child)]
    cover = next((child for child in reversed(loose) if _covers(child, root)), None)
    if cover is not None:
        yield from in_reading_order(cover)
        return
    yield from _of_layout(layout, children)
    for child in sorted(loose, key=_corner):
        yield from _of(child)


def _of(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None or widget.isHidden() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if not isinstance(widget, _WHOLE):
        yield from in_reading_order(widget)


def _of_layout(layout: QLayout | None, children: list[QWidget]) -> Iterator[QWidget]:
    """Line by line; what stands side by side from the left to the right, each group to its end.

    It asks no layout for its items: PySide keeps those, and Qt may have deleted them meanwhile.
    """
    if layout is None:
        return
    parts: list[QLayout | QWidget] = [child for child in children if layout.indexOf(child) >= 0]
    parts += [inner for inner in layout.children() if isinstance(inner, QLayout) and not inner.isEmpty()]
    for part in sorted(parts, key=_corner):
        if isinstance(part, QLayout):
            yield from _of_layout(part, children)
        else:
            yield from _of(part)


def _corner(part: QLayout | QWidget) -> tuple[int, int]:
    return part.geometry().y(), part.geometry().x()


def _show(widget: QWidget) -> None:
    """Scroll to it, through every list around it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _children(root: QWidget) -> list[QWidget]:
    found = (child for child in root.children() if isinstance(child, QWidget))
    return [child for child in found if not child.isHidden() and not child.isWindow()]


def _is_laid_out(layout: QLayout | None, child: QWidget) -> bool:
    if layout is None:
        return False
    inner = (one for one in layout.children() if isinstance(one, QLayout))
    return layout.indexOf(child) >= 0 or any(_is_laid_out(one, child) for one in inner)


def _covers(child: QWidget, root: QWidget) -> bool:
    seen_through = child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return not seen_through and child.geometry().contains(root.rect())
