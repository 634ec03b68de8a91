"""The pages on which somebody looks into the camera: for their own page, or to confirm their number."""

from __future__ import annotations

from typing import TypeVar

from kiosk.core.requests import Open
from kiosk.core.screens import LogIn, Verifying
from kiosk.core.views import Purpose
from kiosk.ui.dress import column, side_by_side
from kiosk.ui.icons import Icon
from kiosk.ui.page import Page
from kiosk.ui.preview import PreviewFeed
from kiosk.ui.theme import Ink, Space, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.stage import Stage
from kiosk.ui.widgets.text import Text

S = TypeVar("S", LogIn, Verifying)


class _LookPage(Page[S]):
    """Preview and instruction; beside it the way by number, and cancel."""

    def __init__(self, feed: PreviewFeed, name: str, icon: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}Page")
        self.stage = Stage(feed, name)
        self.title = Text(Type.TITLE, name=f"{name}Title")
        self.explanation = Text(Type.BODY, Ink.SOFT, name=f"{name}Explanation")
        self.number = Button(f"{name}NumberButton", Kind.SECONDARY, "keypad")
        self.cancel = Button(f"{name}CancelButton", Kind.SECONDARY, "close")
        card = Card(gap=Space.M, margin=Space.L)
        card.column.addStretch(1)
        card.column.addWidget(Icon(icon, 96, Ink.ACCENT))
        card.column.addWidget(self.title)
        card.column.addWidget(self.explanation)
        card.column.addStretch(1)
        side = column(gap=Space.M)
        side.addWidget(card, 1)
        side.addWidget(self.number)
        side.addWidget(self.cancel)
        body = side_by_side(gap=Space.M)
        body.addWidget(self.stage, 5)
        body.addLayout(side, 3)
        column(self, margin=Space.M).addLayout(body)
        self.opens(self.cancel, Open.HOME)
        self.escapes_by(self.cancel)

    def spoken(self) -> str:
        """What to do before the camera."""
        return self.stage.banner.accessibleName()


class LogInPage(_LookPage[LogIn]):
    """Somebody wants their own page."""

    def __init__(self, feed: PreviewFeed) -> None:
        super().__init__(feed, "logIn", "calendar")
        self.opens(self.number, Open.MY_NUMBER)

    def fill(self, screen: LogIn) -> None:
        """Say what to do."""
        self.stage.say(screen.hint, self.tr("Please look at the camera"), "look")
        self.title.setText(self.tr("My attendance"))
        self.explanation.setText(
            self.tr("Look at the camera and your own page opens: your attendance and today's classes.")
        )
        self.number.say(self.tr("Use my student number"))
        self.cancel.say(self.tr("Cancel"))


class VerifyingPage(_LookPage[Verifying]):
    """Somebody typed a number; the camera looks whether it is theirs. No name is shown."""

    def __init__(self, feed: PreviewFeed) -> None:
        super().__init__(feed, "verifying", "shield")
        self.number.clicked.connect(self._on_number)

    def fill(self, screen: Verifying) -> None:
        """Say what to do."""
        self.stage.say(screen.hint, self.tr("Please look at the camera"), "look")
        self.title.setText(self.tr("Is it you?"))
        self.explanation.setText(self.tr("Look at the camera: it compares you with the number you typed."))
        self.number.say(self.tr("Use the PIN"))
        self.cancel.say(self.tr("Cancel"))

    def _on_number(self) -> None:
        own_page = self._screen is not None and self._screen.purpose is Purpose.MY_PAGE
        self.requested.emit(Open.MY_NUMBER if own_page else Open.NUMBER)
