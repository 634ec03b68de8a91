"""What the maintenance page says of the check against attacks and of the camera's picture."""

from __future__ import annotations

from kiosk.core.attack_check import AttackCheck, Rate, Species
from kiosk.core.picture_watch import PictureChange, Reminder
from kiosk.ui.form_texts import short_date_text
from kiosk.ui.texts import number_text, translate


def watch_to_do(due: Reminder | None, change: PictureChange | None) -> str:
    """What happened to the picture, and whether the check is due: a sentence each."""
    lines = []
    if change is not None:
        lines.append(change_text(change))
    if due is not None:
        lines.append(due_text(due))
    return "\n".join(lines)


def change_text(change: PictureChange) -> str:
    """What IT should look at."""
    return {
        PictureChange.LAMP_OUT: translate(
            "Attacks", "The picture has been much darker for days: please look whether a lamp is out."
        ),
        PictureChange.CAMERA_MOVED: translate(
            "Attacks",
            "The picture has shown another place for days: please look whether the camera was moved.",
        ),
        PictureChange.LENS_DIRTY: translate(
            "Attacks", "The picture has been blurred for days: please clean the lens."
        ),
    }[change]


def due_text(due: Reminder) -> str:
    """Why the check should be made, and how."""
    return {
        Reminder.NEVER_DONE: translate(
            "Attacks", "The check against attacks was never done on this camera; it takes ten minutes."
        ),
        Reminder.OLD: translate(
            "Attacks", "The check against attacks is older than a term: please do it again."
        ),
        Reminder.OTHER_CAMERA: translate(
            "Attacks", "The check against attacks was done with another camera: please do it again."
        ),
    }[due]


def found_text(check: AttackCheck) -> str:
    """What the check found, and when."""
    attacks = [rate for rate in check.rates if rate.species is not Species.LIVE]
    live = [rate for rate in check.rates if rate.species is Species.LIVE]
    return translate(
        "Attacks", "{date}: {missed} of {attacks} pictures not refused, {false} of {live} people refused."
    ).format(
        date=short_date_text(check.at),
        missed=number_text(_errors(attacks)),
        attacks=number_text(sum(rate.tries for rate in attacks)),
        false=number_text(_errors(live)),
        live=number_text(sum(rate.tries for rate in live)),
    )


def _errors(found: list[Rate]) -> int:
    return sum(rate.errors for rate in found)
