"""How sure recognition is, whom it can hardly tell apart, why faces were not taken: in people's words."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.face_taking import LEFT
from kiosk.core.observation import Hint
from kiosk.core.values import LookAlike
from kiosk.core.views import RecognitionView
from kiosk.ui.texts import number_text, translate

PAIRS_NAMED = 3
"""So many pairs are named by their numbers on one line; the rest is counted."""


def expectation_lines(view: RecognitionView) -> tuple[str, ...]:
    """What to expect: wrong names, how often a face does not do, what the calibration rests on."""
    if view.students is None:
        return (translate("Recognition", "Faces are being loaded."),)
    if view.students == 0:
        return (translate("Recognition", "No face is enrolled yet."),)
    wrong = translate(
        "Recognition",
        "Expect about one wrong name in {classes} classes, if {people} people who are not enrolled look "
        "into the camera in each.",
    ).format(classes=number_text(view.classes), people=number_text(view.strangers))
    return (wrong, _retries(view), _basis(view))


def _retries(view: RecognitionView) -> str:
    if view.check_ins == 0:
        return translate("Recognition", "No check-in with a known face in the last 30 days.")
    if view.by_number == 0:
        return translate(
            "Recognition", "All {all} check-ins of students with an enrolled face were by face."
        ).format(all=number_text(view.check_ins))
    return translate(
        "Recognition",
        "About one in {count} check-ins of students with an enrolled face was by number "
        "({number} of {all} in 30 days).",
    ).format(
        count=number_text(round(view.check_ins / view.by_number)),
        number=number_text(view.by_number),
        all=number_text(view.check_ins),
    )


def _basis(view: RecognitionView) -> str:
    if view.own:
        return translate(
            "Recognition", "The kiosk's strictness was adjusted to the {students} faces enrolled here."
        ).format(students=number_text(view.students or 0))
    return translate(
        "Recognition",
        "Only {students} faces are enrolled here, too few to adjust to: a stricter standard is used.",
    ).format(students=number_text(view.students or 0))


def learnt_text(learnt: tuple[int, int] | None) -> str:
    """What was learnt from check-ins: how many pictures, of how many students."""
    if learnt is None:
        return translate("Recognition", "Switched off")
    pictures, students = learnt
    return translate("Recognition", "{pictures} pictures of {students} students").format(
        pictures=number_text(pictures), students=number_text(students)
    )


def look_alikes_text(pairs: Sequence[LookAlike]) -> str:
    """How many pairs, how many of them nobody has looked at, and the first by their numbers."""
    if not pairs:
        return translate("Recognition", "None")
    waiting = sum(not pair.two_people for pair in pairs)
    told = translate(
        "Recognition", "{pairs} (a professor still has to look at {waiting}, under Faces)"
    ).format(pairs=number_text(len(pairs)), waiting=number_text(waiting))
    named = ", ".join(f"{pair.first.number} · {pair.second.number}" for pair in pairs[:PAIRS_NAMED])
    return f"{told} {named}{' ...' if len(pairs) > PAIRS_NAMED else ''}"


def given_up_text(given_up: Sequence[tuple[str, int]]) -> str:
    """Why faces were not taken, the commonest first."""
    if not given_up:
        return translate("Recognition", "None")
    often = sorted(given_up, key=lambda one: -one[1])
    return ", ".join(f"{reason_text(reason)} {number_text(count)}" for reason, count in often)


def reason_text(reason: str) -> str:
    """Why a face was not taken, in a word or two."""
    return {
        LEFT: translate("GivenUp", "just left"),
        Hint.NO_FACE.value: translate("GivenUp", "no face seen"),
        Hint.TOO_DARK.value: translate("GivenUp", "too dark"),
        Hint.TOO_BRIGHT.value: translate("GivenUp", "too bright"),
        Hint.ONE_AT_A_TIME.value: translate("GivenUp", "several people"),
        Hint.COME_NEARER.value: translate("GivenUp", "too far away"),
        Hint.STEP_BACK.value: translate("GivenUp", "too near"),
        Hint.MOVE_TO_CENTRE.value: translate("GivenUp", "not in the middle"),
        Hint.HOLD_STILL.value: translate("GivenUp", "blurred"),
        Hint.LOOK_HERE.value: translate("GivenUp", "did not look here"),
        Hint.TURN_LEFT.value: translate("GivenUp", "no turn to the left"),
        Hint.TURN_RIGHT.value: translate("GivenUp", "no turn to the right"),
        Hint.LOOK_UP.value: translate("GivenUp", "head not raised"),
        Hint.LOOK_DOWN.value: translate("GivenUp", "head not lowered"),
    }.get(reason, reason)
