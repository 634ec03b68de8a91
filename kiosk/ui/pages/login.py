"""The log-in page: somebody wants their own page and looks into the camera."""

from __future__ import annotations

from kiosk.core.requests import Open
from kiosk.core.screens import LogIn
from kiosk.ui.dress import column, row
from kiosk.ui.icons import Icon
from kiosk.ui.page import Page
from kiosk.ui.preview import PreviewFeed
from kiosk.ui.theme import Ink, Space, Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.stage import Stage
from kiosk.ui.widgets.text import Text


class LogInPage(Page[LogIn]):
    """Preview and instruction; beside it the way by number, and cancel."""

    def __init__(self, feed: PreviewFeed) -> None:
        super().__init__()
        self.setObjectName("logInPage")
        self.stage = Stage(feed, "logIn")
        self.title = Text(Type.TITLE, name="logInTitle")
        self.explanation = Text(Type.BODY, Ink.SOFT, name="logInExplanation")
        self.number = Button("logInNumberButton", Kind.SECONDARY, "keypad")
        self.cancel = Button("logInCancelButton", Kind.SECONDARY, "close")
        card = Card(gap=Space.M, margin=Space.L)
        card.column.addStretch(1)
        card.column.addWidget(Icon("calendar", 96, Ink.ACCENT))
        card.column.addWidget(self.title)
        card.column.addWidget(self.explanation)
        card.column.addStretch(1)
        side = column(gap=Space.M)
        side.addWidget(card, 1)
        side.addWidget(self.number)
        side.addWidget(self.cancel)
        body = row(gap=Space.M)
        body.addWidget(self.stage, 5)
        body.addLayout(side, 3)
        column(self, margin=Space.M).addLayout(body)
        self.opens(self.number, Open.MY_NUMBER)
        self.opens(self.cancel, Open.HOME)
        self.escapes_by(self.cancel)

    def fill(self, screen: LogIn) -> None:
        """Say what to do."""
        self.stage.say(screen.hint, self.tr("Please look at the camera"), "look")
        self.title.setText(self.tr("My attendance"))
        self.explanation.setText(
            self.tr("Look at the camera and your own page opens: your attendance and today's classes.")
        )
        self.number.say(self.tr("Use my student number"))
        self.cancel.say(self.tr("Cancel"))
