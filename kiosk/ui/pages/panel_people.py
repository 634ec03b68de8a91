"""What the panel's lists of people share: a search above the cards, once there are many."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtWidgets import QBoxLayout, QWidget

from kiosk.core.screens import Panel
from kiosk.ui.pages.panel_lists import ListPart, empty_card
from kiosk.ui.widgets.search import SearchField

SEARCHED_FROM = 5
"""Fewer are seen at a glance."""


class PeoplePart(ListPart):
    """Cards about students. Sub-classes show whom ``search`` finds; ``contents`` holds ``search.wanted``."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._screen: Panel | None = None
        self.search = SearchField(f"{name}Search")
        self.search.narrowed.connect(self._on_narrowed)
        self.search.hide()
        lines = self.layout()
        assert isinstance(lines, QBoxLayout)
        lines.insertWidget(0, self.search)

    def fill(self, screen: Panel) -> None:
        """Show what is true now of those who are looked for."""
        self._screen = screen
        self.search.say_again()
        self.search.setVisible(self.count(screen) >= SEARCHED_FROM or bool(self.search.wanted))
        super().fill(screen)

    def arrive(self) -> None:
        """Everybody, from the top."""
        self.search.reset()
        super().arrive()

    @abstractmethod
    def count(self, screen: Panel) -> int:
        """How many there are to search through."""

    def nobody(self) -> list[QWidget]:
        """What stands in place of the cards when nobody was found."""
        return [empty_card(self.search.nobody_text())]

    def _on_narrowed(self) -> None:
        if self._screen is not None:
            self.fill(self._screen)
            self.area.verticalScrollBar().setValue(0)
