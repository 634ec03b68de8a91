"""Finds what would be cut off, squeezed or too small to touch on a page that is shown."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QLineEdit, QWidget

from kiosk.ui.theme import TOUCH_PX, Appearance

SIZES = ((1024, 600), (1280, 800), (1920, 1080), (800, 1280))
DRESSES = [
    *((size, Appearance.LIGHT) for size in SIZES),
    (SIZES[0], Appearance.DARK),
    (SIZES[0], Appearance.CONTRAST),
]
"""Every size, and every theme at the smallest: colours move nothing, but each is drawn once."""


def troubles(page: QWidget) -> list[str]:
    """One line for each visible text that does not fit its place, and each control too small for a thumb."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page):
            continue
        trouble = _trouble(widget) or _outside(widget, page)
        if trouble:
            found.append(f"{type(widget).__name__} {widget.objectName()!r} {_text(widget)!r}: {trouble}")
    return found


def _text(widget: QWidget) -> str:
    return str(widget.text()) if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""


def _trouble(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _label_trouble(widget)
    if isinstance(widget, QAbstractButton | QLineEdit | QComboBox):
        return _control_trouble(widget)
    return ""


def _label_trouble(label: QLabel) -> str:
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
