"""Objections and what a check-in rests on, in people's words: never a score; for students and professors."""

from __future__ import annotations

from kiosk.core.observation import Presented
from kiosk.core.values import CheckIn, Dispute, Evidence, Method, ObjectionState, ObjectionWay, Pose
from kiosk.core.views import ObjectionNotice
from kiosk.core.visit import Proof
from kiosk.ui.texts import number_text, time_text, translate
from kiosk.ui.theme import Tone

SURE = 0.9
"""A check-in is called sure from this confidence on: as sure as what is learnt from."""


def dispute_text(dispute: Dispute) -> str:
    """What the student says."""
    return {
        Dispute.NOT_ME: translate("Objection", "That was not me"),
        Dispute.WAS_HERE: translate("Objection", "I was on time"),
    }[dispute]


def state_text(state: ObjectionState) -> str:
    """Where an objection stands, in a word or two."""
    return {
        ObjectionState.OPEN: translate("Objection", "Waiting"),
        ObjectionState.SEEN: translate("Objection", "Being looked at"),
        ObjectionState.ACCEPTED: translate("Objection", "Accepted"),
        ObjectionState.REFUSED: translate("Objection", "Stays as it was"),
        ObjectionState.WITHDRAWN: translate("Objection", "Withdrawn"),
    }[state]


STATE_TONES = {
    ObjectionState.OPEN: Tone.LATE,
    ObjectionState.SEEN: Tone.INFO,
    ObjectionState.ACCEPTED: Tone.GOOD,
    ObjectionState.REFUSED: Tone.NEUTRAL,
    ObjectionState.WITHDRAWN: Tone.NEUTRAL,
}
STATE_ICONS = {
    ObjectionState.OPEN: "clock",
    ObjectionState.SEEN: "look",
    ObjectionState.ACCEPTED: "check",
    ObjectionState.REFUSED: "info",
    ObjectionState.WITHDRAWN: "close",
}


def way_text(way: ObjectionWay) -> str:
    """How the objection came."""
    return {
        ObjectionWay.OWN_PAGE: translate("Objection", "on the student's own page"),
        ObjectionWay.RECEIPT: translate("Objection", "with the code of the receipt"),
    }[way]


def own_notice_text(notice: ObjectionNotice) -> str:
    """What became of the last press."""
    return {
        ObjectionNotice.MADE: translate(
            "Objection", "Thank you. Your professor will look into it, and you get an answer."
        ),
        ObjectionNotice.WITHDRAWN: translate("Objection", "Your objection is withdrawn."),
        ObjectionNotice.NOT_POSSIBLE: translate("Objection", "This is no longer possible here."),
    }[notice]


def evidence_lines(check_in: CheckIn | None) -> tuple[str, ...]:
    """What the kiosk knows of a check-in, in sentences: how and when, what was asked, what was seen."""
    if check_in is None:
        return (translate("Objection", "There was no check-in at this kiosk for this class."),)
    at = time_text(check_in.at)
    evidence = check_in.evidence
    if evidence is None:
        by_number = translate(
            "Objection", "Checked in at {time} with student number and PIN. The face was not looked at."
        )
        return (by_number.format(time=at),)
    how = (
        translate("Objection", "Checked in at {time} by face.")
        if check_in.method is Method.FACE
        else translate("Objection", "Checked in at {time} by face and student number.")
    )
    lines = (how.format(time=at), _match(evidence), _challenge(evidence), _presentation(evidence))
    return tuple(line for line in lines if line)


def _match(evidence: Evidence) -> str:
    if evidence.confidence >= SURE:
        words = translate(
            "Objection", "The face matched the enrolled one clearly (pictures compared: {count})."
        )
    else:
        words = translate(
            "Objection",
            "The face matched the enrolled one, but less clearly than most do (pictures compared: {count}). "
            "It may be somebody who looks alike.",
        )
    return words.format(count=number_text(evidence.frames))


def _challenge(evidence: Evidence) -> str:
    poses = [
        _direction(Pose(word)) for word in evidence.challenge.split() if word in {pose.value for pose in Pose}
    ]
    if not poses and evidence.challenge == Proof.PIN.value:
        return translate("Objection", "The PIN was given as well.")
    if not poses:
        return translate("Objection", "No turn of the head was asked for.")
    then = translate("Objection", ", then ")
    return translate("Objection", "The head was turned as the kiosk asked: {directions}.").format(
        directions=then.join(poses)
    )


def _direction(pose: Pose) -> str:
    return {
        Pose.FRONT: translate("Objection", "to the camera"),
        Pose.LEFT: translate("Objection", "to the left"),
        Pose.RIGHT: translate("Objection", "to the right"),
        Pose.UP: translate("Objection", "up"),
        Pose.DOWN: translate("Objection", "down"),
    }[pose]


def _presentation(evidence: Evidence) -> str:
    presented = evidence.presentation.presented if evidence.presentation else Presented.UNKNOWN
    return {
        Presented.UNKNOWN: "",
        Presented.LIVE: translate("Objection", "Nothing looked like a photo or a screen held up."),
        Presented.DOUBTFUL: translate(
            "Objection",
            "A few signs were like those of a photo or a screen held up; poor light can cause them too.",
        ),
        Presented.ATTACK: translate("Objection", "It looked as if a photo or a screen was held up."),
    }[presented]
