"""The panel's first part: today's attendance, live; filters that count, a search, the correction strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from kiosk.core.screens import Panel
from kiosk.core.values import Language, Standing, Status
from kiosk.ui.dress import column, side_by_side
from kiosk.ui.even_grid import EvenGrid
from kiosk.ui.pages.panel_correction import CorrectionStrip
from kiosk.ui.texts import language_now, number_text, status_text
from kiosk.ui.theme import Ink, Space, Theme, Type
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.search import SearchField
from kiosk.ui.widgets.standings_table import StandingsTable
from kiosk.ui.widgets.text import Text

_OTHERS = frozenset({Status.LEFT_EARLY, Status.OFFICIAL_ABSENCE, Status.EXCUSED})
FILTERS: dict[str, frozenset[Status]] = {
    "All": frozenset(Status),
    "Present": frozenset({Status.PRESENT}),
    "Late": frozenset({Status.LATE}),
    "Absent": frozenset({Status.ABSENT}),
    "Pending": frozenset({Status.PENDING}),
    "Others": _OTHERS,
}


_LEAST_ROWS = 3


class AttendancePart(QWidget):
    """Filters, search, table, strip. The table is updated in place: selection, scroll and typed text stay."""

    requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._standings: tuple[Standing, ...] = ()
        self._has_class = True
        self._filter = "All"
        self._language: Language | None = None
        self.filters = {name: Button(f"panelFilter{name}") for name in FILTERS}
        self.group = QButtonGroup(self)
        self.search = SearchField("panelSearch")
        self.table = StandingsTable("panelStandings")
        self.empty = Text(Type.BODY, Ink.SOFT, align=Qt.AlignmentFlag.AlignHCenter, name="panelEmpty")
        self.strip = CorrectionStrip()
        self.narrowing = QWidget()
        self._theme: Theme | None = None
        self._build()
        self.group.buttonClicked.connect(self._on_filter)
        self.search.narrowed.connect(self._show)
        self.search.left.connect(self._on_search_left)
        self.table.picked.connect(self._on_picked)
        self.strip.requested.connect(self.requested)
        self.strip.closed.connect(self._on_strip_closed)

    def _build(self) -> None:
        filters = EvenGrid()
        for name, button in self.filters.items():
            button.setCheckable(True)
            button.setChecked(name == "All")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.group.addButton(button)
            filters.addWidget(button)
        narrowing = side_by_side(self.narrowing, gap=Space.S)
        narrowing.addLayout(filters)  # no stretch: never narrower than its words
        narrowing.addWidget(self.search, 1)
        card = Card(Space.NONE, Space.S)
        card.column.addWidget(self.table, 1)
        card.column.addWidget(self.empty)
        page = column(self, gap=Space.S)
        page.addWidget(self.narrowing)
        page.addWidget(card, 1)
        page.addWidget(self.strip)

    def set_theme(self, theme: Theme) -> None:
        """Make room by the theme's sizes."""
        self._theme = theme
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where the list would have no room, what narrows it gives way while somebody is corrected."""
        if self._theme is None or self.strip.isHidden():
            self.narrowing.show()
            return
        taken = sum(part.heightForWidth(self.width()) for part in (self.narrowing, self.strip))
        self.narrowing.setVisible(self.height() - taken >= _LEAST_ROWS * self._theme.touch_px)

    def fill(self, screen: Panel) -> None:
        """Show the standings of now."""
        self._standings, self._has_class = screen.view.standings, screen.view.lecture is not None
        self.table.setAccessibleName(self.tr("Attendance of this class"))
        self.table.setAccessibleDescription(self.tr("Each row opens the correction of one student"))
        if self._language != language_now():
            self._language = language_now()
            self.table.rows.say_again()
        self.search.say_again()
        self._say_filters()
        self.strip.say()
        self.strip.update_from(self._standings, screen.mistakes)
        self._make_room()
        self._show()

    def arrive(self) -> None:
        """Everybody, from the top, nothing half done."""
        self._filter = "All"
        self.filters["All"].setChecked(True)
        self.search.reset()
        self.strip.close_strip()
        self._show()
        self.table.scrollToTop()

    def _say_filters(self) -> None:
        words: dict[str, Callable[[], str]] = {
            "All": lambda: self.tr("All"),
            "Others": lambda: self.tr("Others"),
        }
        for name, statuses in FILTERS.items():
            word = words[name]() if name in words else status_text(next(iter(statuses)))
            count = sum(standing.status in statuses for standing in self._standings)
            self.filters[name].say(f"{word} {number_text(count)}")

    def _show(self) -> None:
        statuses = FILTERS[self._filter]
        found = tuple(standing for standing in self._standings if self.search.finds(standing.student))
        shown = tuple(standing for standing in found if standing.status in statuses)
        self.table.show_standings(shown, self.strip.student_id)
        self.table.setVisible(bool(shown))
        self.empty.say("" if shown else self._empty_text(bool(found)))

    def _empty_text(self, found_elsewhere: bool) -> str:
        """Why no row is seen, and what to do."""
        if not self._has_class:
            return self.tr("There is no class to show. Those of these days are under Lectures.")
        if not self._standings:
            return self.tr(
                "Nobody is on the list of this course yet. IT adds students with a timetable file."
            )
        if self.search.wanted and not found_elsewhere:
            return self.search.nobody_text()
        if self.search.wanted:
            return self.tr("Found, but not here: look at All.")
        return self.tr("Nobody here. All shows everybody.")

    def _on_filter(self, pressed: Button) -> None:
        self._filter = next(name for name, button in self.filters.items() if button is pressed)
        self._show()

    def _on_search_left(self) -> None:
        """From the search to the first that was found; Return there opens the correction."""
        if self.table.rows.standings:
            self.table.setFocus()
            self.table.selectRow(0)

    def _on_picked(self, standing: Standing) -> None:
        self.strip.open_for(standing)
        self._make_room()
        self.table.reveal(standing.student.student_id)

    def _on_strip_closed(self) -> None:
        self.table.clearSelection()
        self._make_room()
