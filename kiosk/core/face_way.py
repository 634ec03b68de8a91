"""The face way: votes over a track, then a turn; who is left in peace, and the pause. Main thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from kiosk.core.access import Pause
from kiosk.core.events import CheckInRefused, Event, HintChanged, TurnAsked
from kiosk.core.hints import SteadyHint
from kiosk.core.observation import Candidate, Hint, Observation, Presentation, Presented, same_work
from kiosk.core.patterns import COMPANY, PRESENTATION_REFUSED, TWO_NUMBERS, Tried
from kiosk.core.ports import Clock, Store
from kiosk.core.screens import Challenged, CheckedIn, LogIn, Main, NotMarked, Screen, Verifying
from kiosk.core.values import Pose, Student, StudentId
from kiosk.core.views import Purpose, Refusal
from kiosk.core.visit import Found, Outcome, Proof, Rests, Turn, Votes

RETRY_AFTER_S = 6.0
"""A face that was refused and stays is searched again after this long."""

ANOTHER_FOR_S = 120.0
"""For so long after a failed turn the same student is asked for another one."""

CARD_SHOWN_S = 2.0
"""A result stays at least this long before the next person in the queue replaces it."""

SAME_PERSON_S = 20.0
"""Somebody who was just marked and is seen again (another track) is left in peace for this long."""

ASKED = (Pose.LEFT, Pose.RIGHT, Pose.UP, Pose.DOWN)
"""One of these that the student's own templates show, at random; after a failed one it is another."""

SURE = 0.9
"""Confidence from which a turn may be left out, where IT allows that."""

LIVE_WITHIN_S = 2.0
"""So long after the first look the passive layers may take to call a face live before a turn is asked after
all, where IT leaves it out: they need a second more than recognition, and a turn takes longer than that."""

Searching = Main | LogIn | Verifying | CheckedIn | NotMarked
"""The screens on which faces are searched."""

_REFUSED = {
    Outcome.PICTURE: Refusal.PICTURE,
    Outcome.FACE_LOST: Refusal.FACE_LOST,
    Outcome.WRONG_WAY: Refusal.TURN_NOT_SEEN,
    Outcome.ATTACK: Refusal.TURN_NOT_SEEN,
}


class FaceWay:
    """From a face at the door to a proven student, one at a time. Records failed challenges, nothing else."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        kiosk_id: str,
        rng: Random,
        *,
        skips: bool = False,
        patience: float = 1.0,
    ) -> None:
        """``skips``: whoever is surely live and surely known is asked for no turn when checking in.

        ``patience`` stretches how long a card stays although the next person waits.
        """
        self._skips = skips
        self._turnless: frozenset[StudentId] = frozenset()
        self._store, self._clock, self._kiosk_id, self._rng = store, clock, kiosk_id, rng
        self._votes: Votes | None = None
        self._turn: Turn | None = None
        self._rests = Rests()
        self._served: dict[StudentId, float] = {}
        self._card_until_s, self._card_s = 0.0, CARD_SHOWN_S * patience
        self._pause = Pause()
        self._failures: dict[StudentId, Pause] = {}
        self._failed: tuple[StudentId, Pose] | None = None
        self._failed_until_s = 0.0
        self._tried, self._in_company = Tried(), False
        self._steady = SteadyHint()

    @property
    def turn(self) -> Turn | None:
        """The challenge in progress."""
        return self._turn

    @property
    def resting(self) -> frozenset[int]:
        """Tracks that are left in peace: the next in the queue is searched meanwhile."""
        return frozenset(self._rests.until_s)

    def heed(self, students: Iterable[Student]) -> None:
        """These may be searched now: whether each can turn the head is known from here on."""
        can = {student.student_id: student.turns for student in students}
        cannot = {who for who, turns in can.items() if not turns}
        self._turnless = (self._turnless - can.keys()) | cannot

    def drop_turn(self) -> None:
        """Nobody is being challenged."""
        self._turn = None

    # --- who is it ------------------------------------------------------------------------------------

    def identify(self, screen: Searching, seen: Observation) -> Turn | Event | None:
        """What one look at the searched faces leads to: a turn asked, a refusal, another hint, nothing.

        A turn itself when none is asked for.
        """
        if seen.face is None:
            self._votes = None
            far = (
                None if isinstance(screen, CheckedIn | NotMarked) or seen.hint is Hint.NO_FACE else seen.hint
            )
            return self._hint(screen, seen, far)
        track_id, now_s = seen.face.track_id, seen.taken_at_s
        self._rests = self._rests.seen(seen.tracks | {track_id}, now_s)
        came_for_it = isinstance(screen, LogIn | Verifying)
        if not came_for_it and self._rests.hold(track_id):
            return self._hint(screen, seen, None)
        votes = self._votes
        if votes is None or votes.track_id != track_id or not same_work(votes.task, seen.task):
            votes = Votes(track_id, seen.task, now_s)
        self._votes = votes.add(seen)
        told = Hint.NEXT if isinstance(screen, CheckedIn | NotMarked) else seen.hint
        told = None if self._pause.active(now_s) else told
        if not came_for_it and now_s < self._card_until_s:
            return self._hint(screen, seen, told)  # who it is may be known already when the card goes
        if self._pause.active(now_s):
            return self._turn_away(track_id, now_s, Refusal.PAUSED)
        found = self._votes.found()
        match found:
            case Found.NOTHING_YET:
                return self._hint(screen, seen, told)
            case Found.NOBODY | Found.ELSEWHERE if isinstance(screen, Verifying):
                return self._not_verified(screen, track_id, now_s)
            case Found.NOBODY:
                return self._turn_away(track_id, now_s, Refusal.UNKNOWN)
            case Found.ELSEWHERE:
                return self._turn_away(track_id, now_s, Refusal.NOT_IN_COURSE)
            case _:
                return self._ask(screen, seen, found, track_id)

    def _ask(
        self, screen: Searching, seen: Observation, found: Candidate, track_id: int
    ) -> Turn | Event | None:
        now_s, votes, self._votes = seen.taken_at_s, self._votes, None
        purpose = purpose_on(screen)
        peace_until_s = self._served.get(found.student_id, float("-inf")) + SAME_PERSON_S
        if purpose is Purpose.CHECK_IN and now_s < peace_until_s:
            self._rests = self._rests.until(track_id, peace_until_s)
            return self._hint(screen, seen, None)
        if self._failures.get(found.student_id, Pause()).active(now_s):
            return self._turn_away(track_id, now_s, Refusal.PAUSED)
        if purpose is Purpose.CHECK_IN and votes is not None and self._may_yet_skip(found, seen, votes):
            self._votes = votes
            return self._hint(screen, seen, Hint.HOLD_STILL)
        first, later = self._drawn(found, seen.presentation)
        turn = Turn(
            found,
            track_id,
            first,
            now_s,
            verified=isinstance(screen, Verifying),
            later=later,
            front=seen.pose is Pose.FRONT,
            frames_sha256=seen.frames_sha256,
            presentation=seen.presentation,
            crop=seen.crop,
        )
        if found.student_id in self._turnless:
            return replace(turn, proof=Proof.PIN)
        if purpose is Purpose.CHECK_IN and self._skips and _is_surely_live(turn):
            return replace(turn, proof=Proof.SKIPPED)
        self._turn, self._in_company, self._steady = turn, False, SteadyHint()
        return TurnAsked(purpose, first, steps=turn.total)

    def _may_yet_skip(self, found: Candidate, seen: Observation, votes: Votes) -> bool:
        """Surely known, nothing yet that speaks for or against a live face, and not waited for long."""
        turns = self._skips and found.student_id not in self._turnless
        unknown = seen.presentation.presented is Presented.UNKNOWN and found.confidence >= SURE
        return turns and unknown and seen.taken_at_s - votes.since_s < LIVE_WITHIN_S

    def _drawn(self, found: Candidate, presentation: Presentation) -> tuple[Pose, tuple[Pose, ...]]:
        """The turn to ask for and those after it, at random: two where the passive evidence is weak."""
        known = _known(found)
        failed = self._failed if self._clock.monotonic_s() < self._failed_until_s else None
        first = self._rng.choice([pose for pose in known if failed != (found.student_id, pose)])
        if presentation.presented not in {Presented.DOUBTFUL, Presented.ATTACK}:
            return first, ()
        return first, (self._another(found, first),)

    def _doubted(self, turn: Turn) -> Turn:
        """With a second pose, where the passive layers had their say and still do not call the face live."""
        said = turn.presentation
        if turn.total > 1 or said is None or not said.layers or said.presented is Presented.LIVE:
            return turn
        return replace(turn, later=(self._another(turn.candidate, turn.asked),))

    def _another(self, found: Candidate, than: Pose) -> Pose:
        return self._rng.choice([pose for pose in _known(found) if pose is not than])

    def _not_verified(self, screen: Verifying, track_id: int, now_s: float) -> Event:
        """The face is not that of the number; who tries one number after another is paused."""
        self._pause = self._pause.failed(now_s)
        self._note("not verified", screen.student_id, "the face is not that of the number")
        self.note_tried(track_id, screen.student_id)
        return self._turn_away(track_id, now_s, Refusal.NOT_VERIFIED)

    def _turn_away(self, track_id: int, now_s: float, reason: Refusal) -> Event:
        self._votes = None
        self._rests = self._rests.until(track_id, now_s + RETRY_AFTER_S)
        self._begin_card(now_s)
        return CheckInRefused(reason, now_s)

    # --- is it really them ----------------------------------------------------------------------------

    def follow(self, screen: Challenged, seen: Observation) -> Turn | Event | None:
        """What one look during the challenge leads to; the turn itself when it was passed."""
        if self._turn is None:
            return self.refuse(Refusal.FACE_LOST)
        self._turn = self._turn.add(seen)
        if seen.faces > 1 and not self._in_company:
            self._in_company = True
            self._note(COMPANY, self._turn.candidate.student_id, f"{seen.faces} faces")
        outcome = self._turn.outcome()
        if outcome is Outcome.WAITING:
            first = None if self._turn.front else Hint.LOOK_HERE  # a turn begins from the front
            return self._hint(screen, seen, seen.hint or first)
        if outcome is Outcome.SHOWN and (turn := self._doubted(self._turn)).later:
            self._turn, self._steady = turn.next_one(), SteadyHint()
            return TurnAsked(screen.purpose, self._turn.asked, len(self._turn.poses), self._turn.total)
        if outcome is Outcome.SHOWN:
            passed, self._turn, self._pause = self._turn, None, self._pause.passed()
            return passed
        if outcome is Outcome.ATTACK:
            self._note(PRESENTATION_REFUSED, self._turn.candidate.student_id, str(seen.presentation))
        return self.refuse(_REFUSED[outcome])

    def refuse(self, reason: Refusal) -> Event:
        """A challenge failed: it counts for the student whose face was shown, and for the door.

        Passers-by lose their face: that pauses nobody else's way.

        The failure that brings the pause says so at once: whoever it meets goes on by number.
        """
        turn, self._turn = self._turn, None
        now_s = self._clock.monotonic_s()
        if reason is not Refusal.FACE_LOST:
            self._pause = self._pause.failed(now_s)
        if turn:
            fresh = {who: pause for who, pause in self._failures.items() if pause.recent(now_s)}
            student_id = turn.candidate.student_id
            self._failures = {**fresh, student_id: fresh.get(student_id, Pause()).failed(now_s)}
        self._begin_card(now_s)
        if turn:
            self._failed = (turn.candidate.student_id, turn.asked)
            self._failed_until_s = now_s + ANOTHER_FOR_S
            self._rests = self._rests.until(turn.track_id, now_s + RETRY_AFTER_S)
            detail = f"{reason.value} after {turn.asked.value}"
            self._note("challenge failed", turn.candidate.student_id, detail)
        return CheckInRefused(Refusal.PAUSED if self._pause.active(now_s) else reason, now_s)

    def note_tried(self, track_id: int, student_id: StudentId) -> None:
        """This track claimed or was this student; one track for two students is worth a look."""
        others, self._tried = self._tried.add(track_id, student_id, self._clock.monotonic_s())
        for other in sorted(others):
            self._note(TWO_NUMBERS, student_id, str(other))

    def _note(self, action: str, student_id: StudentId, detail: str) -> None:
        actor, who = f"kiosk:{self._kiosk_id}", f"student:{student_id}"
        self._store.journal.append(actor, action, who, detail, self._clock.now())

    # --- afterwards -----------------------------------------------------------------------------------

    def answered(self, track_id: int | None, marked: StudentId | None) -> None:
        """A result is shown. Whoever was marked rests while they stay, everybody else for a while."""
        now_s = self._clock.monotonic_s()
        self._begin_card(now_s)
        if marked is not None:
            fresh = {who: at_s for who, at_s in self._served.items() if now_s - at_s < SAME_PERSON_S}
            self._served = {**fresh, marked: now_s}
        if track_id is not None and marked is not None:
            self._rests = self._rests.while_here(track_id, now_s)
            self.note_tried(track_id, marked)
        elif track_id is not None:
            self._rests = self._rests.until(track_id, now_s + RETRY_AFTER_S)

    def _begin_card(self, now_s: float) -> None:
        self._card_until_s, self._steady = now_s + self._card_s, SteadyHint()

    def _hint(self, screen: Screen, seen: Observation, hint: Hint | None) -> Event | None:
        """A HintChanged when another hint has stood long enough to be read."""
        self._steady = self._steady.hear(hint, seen.taken_at_s)
        if isinstance(screen, Searching | Challenged) and screen.hint is not self._steady.shown:
            return HintChanged(self._steady.shown)
        return None


def _known(candidate: Candidate) -> tuple[Pose, ...]:
    """The turns of which this student has own templates; all when these are too few to choose from."""
    known = tuple(pose for pose in ASKED if pose in candidate.poses)
    return known if len(known) >= 2 else ASKED


def _is_surely_live(turn: Turn) -> bool:
    presented = turn.presentation.presented if turn.presentation else Presented.UNKNOWN
    return presented is Presented.LIVE and turn.candidate.confidence >= SURE


def purpose_on(screen: Searching) -> Purpose:
    """What whoever is searched on this screen has come for."""
    match screen:
        case LogIn():
            return Purpose.MY_PAGE
        case Verifying():
            return screen.purpose
        case _:
            return Purpose.CHECK_IN
