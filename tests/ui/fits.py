"""Finds what is cut off, squeezed, laid over something else or too small to touch on a page that is shown."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from kiosk.ui.theme import TOUCH_PX, Appearance
from kiosk.ui.widgets.standings_model import Column
from kiosk.ui.widgets.standings_table import WHOLE, StandingsTable

ENDS = ((1024, 600), (600, 1024), (3840, 2160))
"""The smallest size, the smallest that stands upright, the largest: all states are tried there."""

SIZES = ((1024, 600), (1280, 800), (1920, 1080), (800, 1280))
DRESSES = [
    *((size, Appearance.LIGHT) for size in SIZES),
    (SIZES[0], Appearance.DARK),
    (SIZES[0], Appearance.CONTRAST),
]
"""For the test of one page: sizes between, and every theme at the smallest."""


def troubles(page: QWidget) -> list[str]:
    """One line for each visible text that does not fit its place, and each control too small for a thumb."""
    told = ((widget, _trouble(widget) or _outside(widget, page)) for widget in _seen(page))
    return [f"{_named(widget)}: {trouble}" for widget, trouble in told if trouble]


def all_troubles(page: QWidget) -> list[str]:
    """The same, and examples in fields that are cut off, and texts that lie over others."""
    seen = _seen(page)
    hints = ((widget, _hint_trouble(widget)) for widget in seen if isinstance(widget, QLineEdit))
    cut = [f"{_named(widget)}: {trouble}" for widget, trouble in hints if trouble]
    return [*troubles(page), *cut, *_overlaps([widget for widget in seen if _text(widget)], page)]


def _seen(page: QWidget) -> list[QWidget]:
    return [widget for widget in page.findChildren(QWidget) if widget.isVisibleTo(page)]


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} {_text(widget)!r}"


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _trouble(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _label_trouble(widget)
    if isinstance(widget, QAbstractButton | QLineEdit | QComboBox):
        return _control_trouble(widget)
    if isinstance(widget, StandingsTable):
        return _table_trouble(widget)
    if isinstance(widget, QScrollArea):
        return _scroll_trouble(widget)
    return ""


def _label_trouble(label: QLabel) -> str:
    """A text that may be elided counts as one that may not: what is in the scenes has to be seen whole."""
    if not label.text():
        return ""
    size, rect = label.size(), label.contentsRect()
    flags = int(Qt.TextFlag.TextWordWrap.value) if label.wordWrap() else 0
    room = QRect(0, 0, rect.width() if label.wordWrap() else 100_000, 100_000)
    need = label.fontMetrics().boundingRect(room, flags, label.text())
    if need.width() > size.width() + 1:
        return f"needs {need.width()} px of width, has {size.width()}"
    if need.height() > size.height() + 1:
        return f"needs {need.height()} px of height, has {size.height()}"
    return ""


def _control_trouble(control: QWidget) -> str:
    if control.width() < TOUCH_PX or control.height() < TOUCH_PX:
        return f"{control.width()}x{control.height()} is too small to touch"
    if isinstance(control, QAbstractButton) and control.text():
        icon = 0 if control.icon().isNull() else control.iconSize().width() + 4
        need = control.fontMetrics().horizontalAdvance(control.text()) + icon + 8
        if need > control.width():
            return f"needs {need} px of width, has {control.width()}"
    return ""


def _hint_trouble(edit: QLineEdit) -> str:
    need, room = edit.fontMetrics().horizontalAdvance(edit.placeholderText()), _line_px(edit)
    return f"its hint needs {need} px of width, has {room}" if not edit.text() and need > room else ""


def _line_px(edit: QLineEdit) -> int:
    """The width that a line has for its letters."""
    option = QStyleOptionFrame()
    edit.initStyleOption(option)
    inside = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, edit)
    margins = edit.textMargins()
    return inside.width() - margins.left() - margins.right()


def _table_trouble(table: StandingsTable) -> str:
    theme = table.theme
    assert theme is not None
    for column in Column:
        if not table.isColumnHidden(column):
            head = QFontMetrics(table.horizontalHeader().font()).horizontalAdvance(_head(table, column))
            need = table.needs_px(column, theme) if column in WHOLE else head
            if need > table.columnWidth(column):
                return f"column {column.name} needs {need} px, has {table.columnWidth(column)}"
    return ""


def _head(table: StandingsTable, column: Column) -> str:
    return str(table.model().headerData(column, Qt.Orientation.Horizontal))


def _scroll_trouble(area: QScrollArea) -> str:
    content = area.widget()
    if content is None or area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return ""
    wide, room = content.width(), area.viewport().width()
    return f"its content is {wide} px wide, {room} can be seen" if wide > room + 1 else ""


def _outside(widget: QWidget, page: QWidget) -> str:
    """Whether it is cut by an ancestor that does not scroll."""
    if not isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox):
        return ""
    ancestor = widget.parentWidget()
    while ancestor is not None and not isinstance(ancestor.parentWidget(), QAbstractScrollArea):
        place = QRect(widget.mapTo(ancestor, QPoint(0, 0)), widget.size())
        if not ancestor.rect().adjusted(-1, -1, 1, 1).contains(place):
            return f"{place.getRect()} sticks out of {ancestor.objectName() or type(ancestor).__name__}"
        if ancestor is page:
            break
        ancestor = ancestor.parentWidget()
    return ""


def _overlaps(texts: list[QWidget], page: QWidget) -> list[str]:
    """Pairs of texts of which one lies over the other, where both are seen."""
    places = [(widget, _seen_at(widget, page)) for widget in texts]
    inner = [
        (widget, place.adjusted(1, 1, -1, -1)) for widget, place in places if min(place.size().toTuple()) > 2
    ]
    return [
        f"{_named(one)} lies over {_named(other)}"
        for (one, here), (other, there) in combinations(inner, 2)
        if here.intersects(there)
        and not one.isAncestorOf(other)
        and not other.isAncestorOf(one)
        and _layer(one, page) is _layer(other, page)
    ]


def _seen_at(widget: QWidget, page: QWidget) -> QRect:
    """Where it is seen on the page: what scrolls shows only what is in its window."""
    place = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
    ancestor = widget.parentWidget()
    while ancestor is not None and ancestor is not page:
        if isinstance(ancestor.parentWidget(), QAbstractScrollArea):
            place = place.intersected(QRect(ancestor.mapTo(page, QPoint(0, 0)), ancestor.size()))
        ancestor = ancestor.parentWidget()
    return place


def _layer(widget: QWidget, page: QWidget) -> QWidget | None:
    """What it lies on: the page, or a widget that stands over the page on purpose (in no layout)."""
    while widget is not page:
        parent = widget.parentWidget()
        if parent is page:
            layout = page.layout()
            return widget if layout is not None and layout.indexOf(widget) < 0 and _floats(widget) else page
        if parent is None:
            return None
        widget = parent
    return page


def _floats(widget: QWidget) -> bool:
    return widget.objectName() in {"qrOverlay", "veil"}
