"""Brings a window and a wizard into every state that there is, one after the other, each by its name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bench.scenes import door, people
from bench.scenes.machine import maintenance_faults
from kiosk.core.idle import RESTS_AFTER_S
from kiosk.core.ports import FrameSlot
from kiosk.core.screens import Panel
from kiosk.core.setup import SetupForm, SetupMistake, SetupStep
from kiosk.ui.pages.enrol_entry import EnrolEntryPage
from kiosk.ui.pages.main import MainPage
from kiosk.ui.pages.number_entry import NumberEntryPage
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.panel_tabs import Tab
from kiosk.ui.resting import RestingPage
from kiosk.ui.theme import Appearance, Hand, Reach
from kiosk.ui.window import Window
from kiosk.ui.wizard import SetupWizard

SCENES = {**door.SCENES, **people.SCENES}
EASED = (
    *("main", "login", "challenged-left", "not-marked-unknown", "number", "enrol-entry", "enrol-form"),
    *("enrol-consent", "enrol-poses-turn_left", "enrol-summary", "student-page", "objections"),
    *("unlock", "panel", "maintenance"),
)
"""Every page on which something is touched: these are drawn for the left hand and in low reach too."""
EASES: dict[str, tuple[Hand, Reach]] = {
    "left": (Hand.LEFT, Reach.STANDARD),
    "low": (Hand.RIGHT, Reach.LOW),
    "low-left": (Hand.LEFT, Reach.LOW),
}


class Rounds:
    """Each state stands until the next name is asked for. ``only``: those whose name holds this text."""

    def __init__(self, slot: FrameSlot, assets_dir: Path, only: str = "") -> None:
        self._slot, self._assets, self._only = slot, assets_dir, only
        self._now = door.AT

    def window(
        self,
        appearance: Appearance,
        size: tuple[int, int],
        ease: tuple[Hand, Reach] = (Hand.RIGHT, Reach.STANDARD),
    ) -> Window:
        """A window to take round; nothing moves in it, and its clock stands still."""
        hand, reach = ease
        window = Window(
            self._slot, self._assets, appearance, motion=False, hand=hand, reach=reach, now=self._time
        )
        window.resize(*size)
        return window

    def wizard(self, size: tuple[int, int]) -> SetupWizard:
        """A wizard to take round."""
        wizard = SetupWizard(self._slot, self._assets, SetupForm())
        wizard.resize(*size)
        return wizard

    def of_window(self, window: Window) -> Iterator[str]:
        """Every screen, the pages at rest, and what is behind the tabs of the panel."""
        for name, screen in SCENES.items():
            if self._wants(name):
                window.show_screen(screen)
                yield name
        if self._wants("maintenance-to-do"):
            window.show_screen(maintenance_faults())
            yield "maintenance-to-do"
        yield from self._half_typed(window)
        yield from self._at_rest(window)
        page = window.page(Panel)
        assert isinstance(page, PanelPage)
        for state, screen in (("tab", people.panel()), ("empty", people.SCENES["panel-nothing"])):
            for tab in Tab:
                if self._wants(f"panel-{state}-{tab.value}"):
                    window.show_screen(screen)
                    page.open_tab(tab)
                    yield f"panel-{state}-{tab.value}"
        yield from self._of_term(window, page)
        yield from self._of_search(window, page)
        yield from self._in_the_middle(window, page)

    def _half_typed(self, window: Window) -> Iterator[str]:
        """Something is missing yet, and the line under the grey button says what."""
        for name in ("number", "number-objection", "enrol-entry"):
            for typed in ("202", "20261234"):
                if not self._wants(f"{name}-half-{len(typed)}"):
                    continue
                window.show_screen(SCENES[name])
                page = window.current_page
                assert isinstance(page, NumberEntryPage | EnrolEntryPage)
                page.number.edit.setText(typed)
                yield f"{name}-half-{len(typed)}"
                page.arrive()

    def _of_term(self, window: Window, page: PanelPage) -> Iterator[str]:
        for name, screen in people.TERMS.items():
            if self._wants(name):
                window.show_screen(screen)
                page.open_tab(Tab.TERM)
                yield name

    def of_eased(self, window: Window, ease: str) -> Iterator[str]:
        """The pages on which something is touched, as the window's hand and reach place it."""
        for name in EASED:
            if self._wants(f"{ease}-{name}"):
                window.show_screen(SCENES[name])
                yield f"{ease}-{name}"

    def _of_search(self, window: Window, page: PanelPage) -> Iterator[str]:
        """Somebody is looked for in the panel, and found or not."""
        many = people.enrolment(newcomers=people.MANY_NEWCOMERS)
        searched = ((Tab.ATTENDANCE, page.attendance.search), (Tab.ENROLMENT, page.enrolment.search))
        for tab, search in searched:
            for typed in ("", "ㄱㅅㅇ", "ㅋㅋ"):
                name = f"panel-search-{tab.value}-{len(typed)}"
                if self._wants(name):
                    window.show_screen(many)
                    page.open_tab(tab)
                    search.edit.setText(typed)
                    yield name
                    search.reset()

    def _in_the_middle(self, window: Window, page: PanelPage) -> Iterator[str]:
        """Something was begun in the panel and is not done yet."""
        if self._wants("panel-announcement"):
            window.show_screen(people.panel())
            page.open_tab(Tab.LECTURES)
            page.lectures.announcement.open.click()
            yield "panel-announcement"
            page.lectures.announcement.open.click()
        if self._wants("panel-closing"):
            window.show_screen(people.panel())
            page.open_tab(Tab.ATTENDANCE)
            page.close_class.first.click()
            yield "panel-closing"
            page.close_class.reset()
        if self._wants("panel-row"):
            window.show_screen(people.panel())
            page.open_tab(Tab.ATTENDANCE)
            table = page.attendance.table
            table.setCurrentIndex(table.rows.index(1, 0))
            table.clearSelection()
            table.setFocus()
            table.entered.emit(table.rows.index(3, 0))
            yield "panel-row"
            table.viewportEntered.emit()
        if self._wants("panel-correcting"):
            window.show_screen(people.panel())
            page.open_tab(Tab.ATTENDANCE)
            page.attendance.table.picked.emit(page.attendance.table.rows.standings[23])
            yield "panel-correcting"
            page.attendance.strip.close_strip()

    def _at_rest(self, window: Window) -> Iterator[str]:
        for name, screen in door.RESTING.items():
            if not self._wants(name):
                continue
            page = window.page(type(screen))
            assert isinstance(page, RestingPage)
            window.show_screen(screen)
            self._now = door.AT + timedelta(seconds=RESTS_AFTER_S)
            self._tick(page)
            yield name
            self._now = door.AT
            self._tick(page)
            page.wake()

    def _tick(self, page: RestingPage) -> None:  # type: ignore[type-arg]
        if isinstance(page, MainPage):
            page.clock.tick()
        else:
            page.tick(self._now)

    def of_wizard(self, wizard: SetupWizard) -> Iterator[str]:
        """Every step, and with everything wrong that can be."""
        for step in SetupStep:
            for state in ("", "-mistakes"):
                name = f"setup-{step.value}{state}"
                if not self._wants(name):
                    continue
                wizard.go(step)
                found = tuple(mistake for mistake in SetupMistake if mistake.step is step) if state else ()
                wizard.parts[step].say_mistakes(found)
                yield name

    def _time(self) -> datetime:
        return self._now

    def _wants(self, name: str) -> bool:
        return self._only in name
