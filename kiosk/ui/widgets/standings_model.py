"""The professor's list as rows and columns: what each cell says, changed in place. Main thread."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kiosk.core.values import Standing, StudentId
from kiosk.ui.form_texts import method_text
from kiosk.ui.texts import status_text, time_text, translate

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
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return translate("Standings", "Press Return to correct the status")
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
