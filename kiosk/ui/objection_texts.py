"""Objections and what a check-in rests on, in people's words: never a score; for students and professors."""

from __future__ import annotations

from kiosk.core.observation import Presented
from kiosk.core.values import CheckIn, Dispute, Evidence, Method, ObjectionState, ObjectionWay, Pose
from kiosk.core.views import ObjectionNotice
from kiosk.core.visit import Proof
from kiosk.ui.texts import time_text, translate
from kiosk.ui.theme import Tone

SURE = 0.9
"""A check-in is called sure from this confidence on: as sure as what is learnt from."""


def dispute_text(dispute: Dispute) -> str:
    """What the student says."""
    return {
        Dispute.NOT_ME: translate("Objection", "That was not me"),
        Dispute.WAS_HERE: translate("Objection", "I was there"),
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
        ObjectionWay.OWN_PAGE: translate("Objection", "on the own page"),
        ObjectionWay.RECEIPT: translate("Objection", "with the receipt's code"),
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
    """What the kiosk knows of a check-in: how and when, what was asked, what the passive layers said."""
    if check_in is None:
        return (translate("Objection", "No check-in at this kiosk."),)
    at = time_text(check_in.at)
    evidence = check_in.evidence
    if evidence is None:
        by_number = translate("Objection", "{time}, by student number and PIN; no face was looked at.")
        return (by_number.format(time=at),)
    face, both = translate("Objection", "by face"), translate("Objection", "by face and number")
    how = face if check_in.method is Method.FACE else both
    sure = (
        translate("Objection", "sure") if evidence.confidence >= SURE else translate("Objection", "less sure")
    )
    found = translate("Objection", "{time}, {how}: {sure}, in {frames} looks.").format(
        time=at, how=how, sure=sure, frames=evidence.frames
    )
    return tuple(line for line in (found, _challenge(evidence), _presentation(evidence)) if line)


def _challenge(evidence: Evidence) -> str:
    poses = [
        _done(Pose(word)) for word in evidence.challenge.split() if word in {pose.value for pose in Pose}
    ]
    if not poses and evidence.challenge == Proof.PIN.value:
        return translate("Objection", "The PIN was given as well.")
    if not poses:
        return translate("Objection", "No turn was asked.")
    return translate("Objection", "Was asked, and did: {poses}.").format(poses=", ".join(poses))


def _done(pose: Pose) -> str:
    return {
        Pose.FRONT: translate("Objection", "looked here"),
        Pose.LEFT: translate("Objection", "turned left"),
        Pose.RIGHT: translate("Objection", "turned right"),
        Pose.UP: translate("Objection", "looked up"),
        Pose.DOWN: translate("Objection", "looked down"),
    }[pose]


def _presentation(evidence: Evidence) -> str:
    presented = evidence.presentation.presented if evidence.presentation else Presented.UNKNOWN
    return {
        Presented.UNKNOWN: "",
        Presented.LIVE: translate("Objection", "Nothing spoke for a picture or a screen."),
        Presented.DOUBTFUL: translate("Objection", "Some signs of a picture or a screen."),
        Presented.ATTACK: translate("Objection", "Signs of a picture or a screen."),
    }[presented]
