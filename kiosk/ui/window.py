"""The window: picks the page of a screen, keeps the theme at the window's size, and hears touches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from kiosk.core.ports import FrameSlot
from kiosk.core.screens import Screen
from kiosk.ui.book import PAGES, PageParts
from kiosk.ui.dress import dress, dress_part
from kiosk.ui.page import Page
from kiosk.ui.pages.main import MainPage
from kiosk.ui.preview import Box, PreviewFeed
from kiosk.ui.resting import RestingPage
from kiosk.ui.style import style_sheet
from kiosk.ui.theme import BASE_HEIGHT_PX, BASE_WIDTH_PX, Appearance, Hand, Reach, Theme
from kiosk.ui.typing_sheet import TypingSheet
from kiosk.ui.widgets.clock import utc_now

_TOUCHES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
        QEvent.Type.TabletPress,
    }
)


class Window(QMainWindow):
    """Shows screens; says what is requested, which language is wanted, and that somebody is there.

    ``requested`` carries a kiosk.core.requests.Request, ``language_requested`` a Language; ``touched``
    comes with every key, press or touch anywhere in the window; ``left`` when it is closed.
    """

    requested = Signal(object)
    language_requested = Signal(object)
    touched = Signal()
    left = Signal()

    def __init__(
        self,
        preview_slot: FrameSlot,
        assets_dir: Path,
        appearance: Appearance = Appearance.LIGHT,
        *,
        motion: bool = True,
        hand: Hand = Hand.RIGHT,
        reach: Reach = Reach.STANDARD,
        patience: float = 1.0,
        types: bool = False,
        now: Callable[[], datetime] = utc_now,
        crops_days: int = 0,
    ) -> None:
        """Args: ``types``: a touched field brings up the keyboard on the screen."""
        super().__init__()
        self.setObjectName("window")
        self.preview_slot = preview_slot
        self._feed = PreviewFeed(preview_slot)
        self._parts = PageParts(self._feed, assets_dir, now, crops_days)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._sheet = TypingSheet(self) if types else None
        self._pages: dict[type[Screen], Page[Any]] = {}
        self._reach = reach
        self._theme = Theme(assets_dir, appearance, motion=motion, hand=hand, reach=reach, patience=patience)
        self._shown: Page[Any] | None = None
        self._heard: QWindow | None = None
        self._warm_up = QTimer(self)
        self._warm_up.setInterval(0)
        self._warm_up.timeout.connect(self._make_next_page)
        self.resize(BASE_WIDTH_PX, BASE_HEIGHT_PX)
        self.setMinimumSize(600, 600)
        dress(self, self._theme)

    # --- screens --------------------------------------------------------------------------------------

    def show_screen(self, screen: Screen) -> None:
        """Show this screen on its page."""
        page = self.page(type(screen))
        arrives = page is not self._shown
        if arrives and isinstance(page, RestingPage):
            self.set_reach(self._reach)  # the visit is over
        if arrives and page.theme != self._theme and not (isinstance(page, RestingPage) and page.is_dim):
            dress_part(page, self._theme)  # the reach has changed since it was shown
        page.show_screen(screen)
        if arrives:
            if self._sheet:
                self._sheet.hide()
            self._shown = page
            self._stack.setCurrentWidget(page)
            page.arrive()

    def page(self, screen_type: type[Screen]) -> Page[Any]:
        """The page of a screen type, made when it is first wanted."""
        if screen_type not in self._pages:
            page = PAGES[screen_type](self._parts)
            page.requested.connect(self.requested)
            if isinstance(page, MainPage):
                page.language_requested.connect(self.language_requested)
                page.reach_requested.connect(self.set_reach)
            if isinstance(page, RestingPage):
                page.dimmed.connect(self._dress_resting)
                page.rested.connect(self._on_rested)
            self._stack.addWidget(page)
            dress_part(page, self._theme)
            self._pages[screen_type] = page
        return self._pages[screen_type]

    @property
    def current_page(self) -> Page[Any] | None:
        """The page shown now; None before the first screen."""
        return self._shown

    def spoken(self) -> str:
        """What a voice says of the screen that is shown; empty for nothing."""
        return self._shown.spoken() if self._shown else ""

    def _make_next_page(self) -> None:
        """One page at a time when there is nothing else to do, so that no student waits for it."""
        missing = next((kind for kind in PAGES if kind not in self._pages), None)
        if missing is None:
            self._warm_up.stop()
        else:
            self.page(missing)

    # --- preview --------------------------------------------------------------------------------------

    @property
    def frames_shown(self) -> int:
        """How many camera frames the preview has shown since the start."""
        return self._feed.frames_shown

    def set_lively(self, lively: bool) -> None:
        """Show 30 frames a second while somebody is there, 10 while nobody is; a face wakes what rests."""
        self._feed.set_lively(lively)
        if lively:
            self._wake()

    def show_face(self, box_xywh: Box | None) -> None:
        """Let the soft frame follow this face (pixels of the camera's frame)."""
        self._feed.show_face(box_xywh)

    # --- theme, size, touches -------------------------------------------------------------------------

    @property
    def theme(self) -> Theme:
        """The theme worn now."""
        return self._theme

    def set_reach(self, reach: Reach) -> None:
        """Put what is touched within this reach, until the visit is over: other pages follow when shown."""
        if reach is self._theme.reach:
            return
        self._theme = replace(self._theme, reach=reach)
        for part in (self._shown, self._sheet):
            if part is not None:
                dress_part(part, self._theme)  # the style sheet is the same

    def _on_rested(self) -> None:
        self.set_reach(self._reach)

    def open(self, *, full_screen: bool) -> None:
        """Come up, filling the screen or as a window."""
        if full_screen:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self.showFullScreen()
        else:
            self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wear the theme at the new size."""
        super().resizeEvent(event)
        theme = self._theme.at_size(self.width(), self.height())
        if theme != self._theme:
            self._theme = theme
            dress(self, theme)
            self._dress_resting()

    def showEvent(self, event: QShowEvent) -> None:
        """Listen at the native window: only input passes there, not every event of every widget."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not self._heard:  # full screen makes a new one
            self._heard = handle
            handle.installEventFilter(self)
        self._warm_up.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever closes the window ends the program."""
        super().closeEvent(event)
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say that somebody touched something; the event goes its way."""
        if event.type() in _TOUCHES:
            self._wake()
            self.touched.emit()
        return super().eventFilter(watched, event)

    def _dress_resting(self) -> None:
        """Let pages that rest wear the look of the night while they are dim, and that of all pages else."""
        night = self._theme.at_night()
        for page in self._resting():
            if page.theme != (night if page.is_dim else self._theme):
                page.setStyleSheet(style_sheet(night) if page.is_dim else "")
                dress_part(page, night if page.is_dim else self._theme)

    def _wake(self) -> None:
        for page in self._resting():
            page.wake()

    def _resting(self) -> list[RestingPage[Any]]:
        return [page for page in self._pages.values() if isinstance(page, RestingPage)]
