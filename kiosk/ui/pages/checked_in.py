"""The page after a check-in: who, as what, when, and what to do next."""

from __future__ import annotations

from kiosk.core.requests import Open
from kiosk.core.screens import CheckedIn
from kiosk.core.values import Mode, Status
from kiosk.ui.dress import column
from kiosk.ui.page import Page
from kiosk.ui.texts import STATUS_ICONS, STATUS_TONES, name_text, status_text, time_text
from kiosk.ui.theme import Space, Tone
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.outcome import OutcomeCard, button_row


class CheckedInPage(Page[CheckedIn]):
    """One card in the tone of the status; my page; done."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("checkedInPage")
        self.card = OutcomeCard("checkedIn")
        self.my_page = Button("checkedInMyPageButton", Kind.SECONDARY, "calendar")
        self.done = Button("checkedInDoneButton", Kind.PRIMARY, "check")
        page = column(self, gap=Space.M, margin=Space.M)
        page.addWidget(self.card, 1)
        page.addLayout(button_row(self.my_page, self.done))
        self.opens(self.my_page, Open.MY_PAGE)
        self.opens(self.done, Open.HOME)
        self.escapes_by(self.done)

    def spoken(self) -> str:
        """The outcome, without the name."""
        return self.card.verdict.text()

    def fill(self, screen: CheckedIn) -> None:
        """Tell the outcome."""
        self.card.say(
            Tone.INFO if screen.again else STATUS_TONES[screen.status],
            "again" if screen.again else STATUS_ICONS[screen.status],
            self._verdict(screen),
            self._next_step(screen),
            who=name_text(screen.student.name),
            detail=self.tr("{course} · arrived {time}").format(
                course=screen.lecture.course.title, time=time_text(screen.at)
            ),
        )
        self.card.greet(screen.hint)
        self.my_page.say(self.tr("My attendance"))
        self.done.say(self.tr("Done"))

    def _verdict(self, screen: CheckedIn) -> str:
        if screen.again:
            return self.tr("You are already checked in: {status}").format(status=status_text(screen.status))
        match screen.status:
            case Status.PRESENT:
                return self.tr("You are marked present")
            case Status.LATE:
                return self.tr("You are marked late")
            case Status.ABSENT:
                return self.tr("The time for attendance is over")
            case _:
                return self.tr("Recorded: {status}").format(status=status_text(screen.status))

    def _next_step(self, screen: CheckedIn) -> str:
        if screen.status is Status.ABSENT:
            return self.tr("Your arrival is recorded. Please talk to the professor.")
        if screen.lecture.session.mode is Mode.ONLINE:
            return self.tr("Please join the class on Zoom.")
        return self.tr("Please take your seat.")
