"""The page when nobody was marked: one sentence of what happened, one of what to do next."""

from __future__ import annotations

from kiosk.core.requests import Open
from kiosk.core.screens import NotMarked
from kiosk.core.timetable import check_in_opens
from kiosk.core.views import Purpose, Refusal
from kiosk.ui.dress import column
from kiosk.ui.page import Page
from kiosk.ui.texts import time_text
from kiosk.ui.theme import Space, Tone
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.outcome import OutcomeCard, button_row

_ICONS = {
    Refusal.UNKNOWN: ("question", Tone.INFO),
    Refusal.NOT_VERIFIED: ("question", Tone.INFO),
    Refusal.NO_CLASS: ("calendar", Tone.NEUTRAL),
    Refusal.NOT_IN_COURSE: ("people", Tone.LATE),
    Refusal.TURN_NOT_SEEN: ("turn", Tone.LATE),
    Refusal.FACE_LOST: ("look", Tone.LATE),
    Refusal.PICTURE: ("look", Tone.LATE),
    Refusal.PAUSED: ("pause", Tone.NEUTRAL),
}
_NO_NUMBER = frozenset({Refusal.NO_CLASS, Refusal.NOT_IN_COURSE})
_TRY_AGAIN = frozenset({Refusal.TURN_NOT_SEEN, Refusal.FACE_LOST, Refusal.PICTURE})


class NotMarkedPage(Page[NotMarked]):
    """Never says why a face was doubted: only what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notMarkedPage")
        self.card = OutcomeCard("notMarked")
        self.number = Button("notMarkedNumberButton", Kind.SECONDARY, "keypad")
        self.enrol = Button("notMarkedEnrolButton", Kind.SECONDARY, "enrol")
        self.done = Button("notMarkedDoneButton", Kind.PRIMARY, "check")
        page = column(self, gap=Space.M, margin=Space.M)
        page.addWidget(self.card, 1)
        page.addLayout(button_row(self.number, self.enrol, self.done))
        self.number.clicked.connect(self._on_number)
        self.opens(self.enrol, Open.ENROLMENT)
        self.done.clicked.connect(self._on_done)
        self.escapes_by(self.done)

    def spoken(self) -> str:
        """The outcome, without the name."""
        return self.card.verdict.text()

    def fill(self, screen: NotMarked) -> None:
        """Tell what to do."""
        icon, tone = _ICONS[screen.reason]
        self.card.say(tone, icon, self._headline(screen), self._advice(screen))
        self.card.greet(screen.hint)
        self.number.setVisible(screen.reason not in _NO_NUMBER)
        self.enrol.setVisible(screen.reason is Refusal.UNKNOWN)
        self.number.say(self.tr("Use my student number"))
        self.enrol.say(self.tr("Enrol"))
        self._say_done(screen.reason)

    def _say_done(self, reason: Refusal) -> None:
        again = reason in _TRY_AGAIN
        by_number = not again and reason not in _NO_NUMBER
        self.done.say(self.tr("Try again") if again else self.tr("Close"))
        self.done.show_icon("restart" if again else "close")
        self.done.set_kind(Kind.SECONDARY if by_number else Kind.PRIMARY)
        self.number.set_kind(Kind.PRIMARY if by_number else Kind.SECONDARY)

    def _on_number(self) -> None:
        self.requested.emit(Open.MY_NUMBER if self._for_own_page() else Open.NUMBER)

    def _on_done(self) -> None:
        again = self._screen is not None and self._screen.reason in _TRY_AGAIN
        self.requested.emit(Open.MY_PAGE if again and self._for_own_page() else Open.HOME)

    def _for_own_page(self) -> bool:
        return self._screen is not None and self._screen.purpose is Purpose.MY_PAGE

    def _headline(self, screen: NotMarked) -> str:
        match screen.reason:
            case Refusal.UNKNOWN:
                return self.tr("We could not recognise you")
            case Refusal.NOT_VERIFIED:
                return self.tr("We could not confirm that it is you")
            case Refusal.NO_CLASS:
                return self.tr("There is no class to check in to now")
            case Refusal.NOT_IN_COURSE:
                return self.tr("You are not on the list of this class")
            case Refusal.TURN_NOT_SEEN:
                return self.tr("We did not see you turn your head")
            case Refusal.FACE_LOST:
                return self.tr("Your face went out of view")
            case Refusal.PICTURE:
                return self.tr("Please look into the camera yourself")
            case Refusal.PAUSED:
                return self.tr("Please use your student number for now")

    def _advice(self, screen: NotMarked) -> str:
        match screen.reason:
            case Refusal.UNKNOWN:
                return self.tr("Enrolled already? Use your student number. New here? Please enrol first.")
            case Refusal.NOT_VERIFIED:
                return self.tr(
                    "Please use student number and PIN. The professor can also put you on the list."
                )
            case Refusal.NO_CLASS:
                upcoming = screen.door.upcoming
                if upcoming is None:
                    return self.tr("There are no more classes in this room today.")
                return self.tr("Next: {course} at {time}, check-in from {opens}").format(
                    course=upcoming.course.title,
                    time=time_text(upcoming.session.starts_at),
                    opens=time_text(check_in_opens(upcoming.session, upcoming.course)),
                )
            case Refusal.NOT_IN_COURSE:
                return self.tr("Please check the room. If it is right, talk to the professor.")
            case Refusal.TURN_NOT_SEEN:
                return self.tr("Step up to the camera again and follow the arrow slowly.")
            case Refusal.FACE_LOST:
                return self.tr("Please stay in front of the camera and try again.")
            case Refusal.PICTURE:
                return self.tr("Stand in front of the camera with your face uncovered and try again.")
            case Refusal.PAUSED:
                return self.tr(
                    "With number and PIN it counts the same. The professor can also put you on the list. "
                    "The camera will be ready again in a minute."
                )
