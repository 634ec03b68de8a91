"""The professor's list: one row per student, updated in place while it is scrolled and selected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from kiosk.core.values import Standing, Status, StudentId
from kiosk.ui.theme import Space, Theme, Type
from kiosk.ui.widgets.scroll import scroll_by_finger
from kiosk.ui.widgets.standings_model import Column, Index, StandingsModel, cell_text, column_text
from kiosk.ui.widgets.standings_paint import StandingsPainter, cell_font, chip_px, pencil_px

SHARES = {
    Column.NUMBER: 17,
    Column.NAME: 23,
    Column.STATUS: 21,
    Column.TIME: 15,
    Column.METHOD: 10,
    Column.CORRECTION: 14,
}
"""Widths in hundredths of the table, where that is enough for what stands there."""

WHOLE = (Column.NUMBER, Column.STATUS, Column.TIME, Column.METHOD)
"""Never cut off; names and reasons, which may be of any length, share what is left."""

_NAMES_EM = 10
"""With less left for those two, how somebody checked in is not shown."""


class StandingsTable(QTableView):
    """Rows high enough for a finger; a tap picks a student."""

    picked = Signal(object)
    """A row was tapped or entered; carries its Standing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.rows = StandingsModel()
        self.setModel(self.rows)
        self._paint = StandingsPainter(self)
        self.setItemDelegate(self._paint)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(24)
        scroll_by_finger(self)
        self.setMouseTracking(True)
        self.entered.connect(self._on_entered)
        self.viewportEntered.connect(self._point_at)
        self.clicked.connect(self._on_picked)
        self.activated.connect(self._on_picked)

    def show_standings(self, standings: tuple[Standing, ...], selected: StudentId | None) -> None:
        """Show these; the scroll stays, and the selected student stays selected."""
        at = self.verticalScrollBar().value()
        self.rows.show(standings)
        self._share_width()
        self.select(selected)
        self.verticalScrollBar().setValue(at)

    def select(self, student_id: StudentId | None) -> None:
        """Select a student's row, or none."""
        place = self.rows.place_of(student_id) if student_id else None
        if place is None:
            self.clearSelection()
        elif self.currentIndex().row() != place or not self.selectionModel().hasSelection():
            self.selectRow(place)

    def reveal(self, student_id: StudentId) -> None:
        """Scroll until the student's row is seen."""
        place = self.rows.place_of(student_id)
        if place is not None:
            self.scrollTo(self.rows.index(place, 0), QAbstractItemView.ScrollHint.EnsureVisible)

    def set_theme(self, theme: Theme) -> None:
        """Rows are touch targets."""
        self._paint.theme = theme
        self.verticalHeader().setDefaultSectionSize(theme.touch_px)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width."""
        super().resizeEvent(event)
        self._share_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row that keys would open has a frame, as a button with the focus has."""
        self._paint.focused = self.currentIndex().row() if self.hasFocus() else -1
        super().paintEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The frame goes with the keys; Qt paints only the two cells anew."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point_at()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space opens a row as Return does: a row is a button."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._on_picked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @property
    def theme(self) -> Theme | None:
        """What it is dressed in."""
        return self._paint.theme

    def _share_width(self) -> None:
        width, theme = self.viewport().width(), self.theme
        if theme is None:
            return
        widths = {one: max(width * SHARES[one] // 100, self.needs_px(one, theme)) for one in WHOLE}
        left = width - sum(widths.values()) - pencil_px(theme)
        tight = left < _NAMES_EM * theme.type_px(Type.BODY)
        self.setColumnHidden(Column.METHOD, tight)
        left += widths.pop(Column.METHOD) if tight else 0
        named = SHARES[Column.NAME] + SHARES[Column.CORRECTION]
        widths[Column.NAME] = left * SHARES[Column.NAME] // named
        widths[Column.CORRECTION] = left - widths[Column.NAME] + pencil_px(theme)
        for one, share in widths.items():
            self.setColumnWidth(one, share)

    def needs_px(self, column: Column, theme: Theme) -> int:
        """The width at which nothing in this column is cut off: head and cells."""
        head = self._metrics(theme, Type.SMALL, bold=True).horizontalAdvance(column_text(column))
        if column is Column.STATUS:
            words = (chip_px(self._metrics(theme, Type.SMALL, bold=True), theme, one) for one in Status)
        else:
            metrics = self._metrics(theme, Type.BODY, bold=column is Column.NAME)
            texts = {cell_text(standing, column) for standing in self.rows.standings}
            words = (metrics.horizontalAdvance(text) for text in texts)
        return max(head, *words, 0) + 2 * theme.px(Space.S) + 1

    def _metrics(self, theme: Theme, size: Type, *, bold: bool) -> QFontMetrics:
        return QFontMetrics(cell_font(self.font(), theme, size, bold=bold))

    def _on_entered(self, index: QModelIndex) -> None:
        self._point_at(index.row())

    def _point_at(self, row: int = -1) -> None:
        if row != self._paint.pointed:
            self._paint.pointed = row
            self.viewport().update()

    def _on_picked(self, index: QModelIndex) -> None:
        self._point_at()  # a finger that was lifted points at nothing
        self.picked.emit(self.rows.standings[index.row()])
