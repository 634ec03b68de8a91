"""The professor's list: one row per student, updated in place while it is scrolled and selected."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from kiosk.core.values import Standing, Status, StudentId
from kiosk.ui.form_texts import method_text
from kiosk.ui.icons import icon_image
from kiosk.ui.texts import STATUS_ICONS, STATUS_TONES, status_text, time_text, translate
from kiosk.ui.theme import Space, Theme, Type
from kiosk.ui.widgets.scroll import scroll_by_finger

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, in order."""

    NUMBER = 0
    NAME = 1
    STATUS = 2
    TIME = 3
    METHOD = 4
    CORRECTION = 5


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


class StandingsModel(QAbstractTableModel):
    """Standings as rows. Rows of the same students in the same order are changed in place."""

    def __init__(self) -> None:
        super().__init__()
        self.standings: tuple[Standing, ...] = ()

    def show(self, standings: tuple[Standing, ...]) -> None:
        """Take these; views keep selection and scroll unless the students are others."""
        old = self.standings
        if [row.student.student_id for row in old] != [row.student.student_id for row in standings]:
            self.beginResetModel()
            self.standings = standings
            self.endResetModel()
            return
        self.standings = standings
        for place, (before, now) in enumerate(zip(old, standings, strict=True)):
            if before != now:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))

    def say_again(self) -> None:
        """The language has changed."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self.standings:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.standings) - 1, len(Column) - 1))

    def place_of(self, student_id: StudentId) -> int | None:
        """The row of a student, or None when not shown."""
        return next((i for i, row in enumerate(self.standings) if row.student.student_id == student_id), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row per standing."""
        return 0 if parent.isValid() else len(self.standings)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The columns of `Column`."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; the same is read by screen readers."""
        if not index.isValid():
            return None
        standing = self.standings[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(standing, Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole if standing.correction:
                return standing.correction.reason
            case Qt.ItemDataRole.UserRole:
                return standing
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return column_text(Column(section)) if role == Qt.ItemDataRole.DisplayRole else None


def column_text(column: Column) -> str:
    """The head of a column."""
    return {
        Column.NUMBER: translate("Standings", "Number"),
        Column.NAME: translate("Standings", "Name"),
        Column.STATUS: translate("Standings", "Status"),
        Column.TIME: translate("Standings", "Time"),
        Column.METHOD: translate("Standings", "How"),
        Column.CORRECTION: translate("Standings", "Note"),
    }[column]


def cell_text(standing: Standing, column: Column) -> str:
    """What a cell says."""
    check_in = standing.check_in
    match column:
        case Column.NUMBER:
            return standing.student.number
        case Column.NAME:
            return standing.student.name
        case Column.STATUS:
            return status_text(standing.status)
        case Column.TIME:
            return time_text(check_in.at) if check_in else "–"
        case Column.METHOD:
            return method_text(check_in.method) if check_in else "–"
        case Column.CORRECTION:
            return standing.correction.reason if standing.correction else ""


class StandingsTable(QTableView):
    """Rows high enough for a finger; a tap picks a student."""

    picked = Signal(object)
    """A row was tapped or entered; carries its Standing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.rows = StandingsModel()
        self.setModel(self.rows)
        self._paint = _Delegate()
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

    @property
    def theme(self) -> Theme | None:
        """What it is dressed in."""
        return self._paint.theme

    def _share_width(self) -> None:
        width, theme = self.viewport().width(), self.theme
        if theme is None:
            return
        widths = {one: max(width * SHARES[one] // 100, self.needs_px(one, theme)) for one in WHOLE}
        left = width - sum(widths.values())
        tight = left < _NAMES_EM * theme.type_px(Type.BODY)
        self.setColumnHidden(Column.METHOD, tight)
        left += widths.pop(Column.METHOD) if tight else 0
        named = SHARES[Column.NAME] + SHARES[Column.CORRECTION]
        widths[Column.NAME] = left * SHARES[Column.NAME] // named
        widths[Column.CORRECTION] = left - widths[Column.NAME]
        for one, share in widths.items():
            self.setColumnWidth(one, share)

    def needs_px(self, column: Column, theme: Theme) -> int:
        """The width at which nothing in this column is cut off: head and cells."""
        head = self._metrics(theme, Type.SMALL, bold=True).horizontalAdvance(column_text(column))
        if column is Column.STATUS:
            words = (_chip_px(self._metrics(theme, Type.SMALL, bold=True), theme, one) for one in Status)
        else:
            metrics = self._metrics(theme, Type.BODY, bold=column is Column.NAME)
            texts = {cell_text(standing, column) for standing in self.rows.standings}
            words = (metrics.horizontalAdvance(text) for text in texts)
        return max(head, *words, 0) + 2 * theme.px(Space.S) + 1

    def _metrics(self, theme: Theme, size: Type, *, bold: bool) -> QFontMetrics:
        return QFontMetrics(_font(self.font(), theme, size, bold=bold))

    def _on_picked(self, index: QModelIndex) -> None:
        self.picked.emit(self.rows.standings[index.row()])


class _Delegate(QStyledItemDelegate):
    """Paints a cell: plain text, the status as a chip, the correction with its sign."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The row's height."""
        touch = self.theme.touch_px if self.theme else 64
        return QSize(touch, touch)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, line and content."""
        theme, standing = self.theme, index.data(Qt.ItemDataRole.UserRole)
        if theme is None or not isinstance(standing, Standing):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.palette.accent_soft))
        painter.setPen(QColor(theme.palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(theme.px(Space.S), 0, -theme.px(Space.S), 0)
        column = Column(index.column())
        if column is Column.STATUS:
            _paint_chip(painter, theme, inner, standing.status)
        else:
            _paint_text(painter, theme, inner, column, cell_text(standing, column))
        painter.restore()


def _paint_text(painter: QPainter, theme: Theme, rect: QRect, column: Column, text: str) -> None:
    if column is Column.CORRECTION and text:
        side = theme.px(22)
        icon = icon_image(theme.icon_path("edit"), theme.palette.accent, side * 2)
        painter.drawImage(QRectF(rect.left(), rect.center().y() - side / 2, side, side), icon)
        rect = rect.adjusted(side + theme.px(Space.XS), 0, 0, 0)
    quiet = column in {Column.NUMBER, Column.TIME, Column.METHOD, Column.CORRECTION}
    painter.setFont(_font(painter.font(), theme, Type.BODY, bold=column is Column.NAME))
    painter.setPen(QColor(theme.palette.soft if quiet else theme.palette.text))
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _paint_chip(painter: QPainter, theme: Theme, rect: QRect, status: Status) -> None:
    tone, text = STATUS_TONES[status], status_text(status)
    painter.setFont(_font(painter.font(), theme, Type.SMALL, bold=True))
    side, pad = theme.px(22), theme.px(Space.S)
    wide = _chip_px(painter.fontMetrics(), theme, status)
    high = side + 2 * pad
    chip = QRectF(rect.left(), rect.center().y() - high / 2, min(wide, rect.width()), high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tone_ground(tone)))
    painter.drawRoundedRect(chip, theme.px(14), theme.px(14))
    icon = icon_image(theme.icon_path(STATUS_ICONS[status]), theme.tone_ink(tone), side * 2)
    painter.drawImage(QRectF(chip.left() + pad, chip.center().y() - side / 2, side, side), icon)
    painter.setPen(QColor(theme.tone_ink(tone)))
    words = chip.adjusted(side + 1.5 * pad, 0, -pad / 2, 0)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()) + 1)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _chip_px(metrics: QFontMetrics, theme: Theme, status: Status) -> int:
    return metrics.horizontalAdvance(status_text(status)) + theme.px(22) + 3 * theme.px(Space.S)


def _font(base: QFont, theme: Theme, size: Type, *, bold: bool) -> QFont:
    font = QFont(base)
    font.setPixelSize(theme.type_px(size))
    font.setBold(bold)
    return font
