"""What was noticed, in words that accuse nobody: what it was, what the evidence is, what else it may be."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from kiosk.core.noticed import Pattern, PatternKind, SecondLook
from kiosk.ui.texts import moment_text, number_text, time_text, translate


def kind_text(kind: PatternKind) -> str:
    """What it is, in a few words."""
    return {
        PatternKind.TWO_NUMBERS: translate("Noticed", "One face, two student numbers"),
        PatternKind.IMITATED: translate("Noticed", "Perhaps a photo in place of a face"),
        PatternKind.COMPANY: translate("Noticed", "Often somebody else in the picture"),
        PatternKind.TOGETHER: translate("Noticed", "Two who come seconds apart, again and again"),
        PatternKind.NOT_SEEN_AGAIN: translate("Noticed", "Did not check in again at the second look"),
    }[kind]


def evidence_text(pattern: Pattern) -> str:
    """What was seen, when, and how often it would be by chance."""
    text = {
        PatternKind.TWO_NUMBERS: translate(
            "Noticed",
            "{moment}, {course}: one face stayed before the camera while two student numbers were tried.",
        ),
        PatternKind.IMITATED: translate(
            "Noticed",
            "{moment}, {course}: the camera took what it saw for this student, but it moved like a flat "
            "picture, so the check-in was refused. Tries that day: {times}.",
        ),
        PatternKind.COMPANY: translate(
            "Noticed",
            "{course}, last seen {moment}: {of} times this student was asked to turn the head, and {times} "
            "times somebody else's face was in the picture. For others in this course it would be about "
            "{expected}.",
        ),
        PatternKind.TOGETHER: translate(
            "Noticed",
            "{course}, last seen {moment}: the two checked in within ten seconds of each other in {times} of "
            "the {of} classes that both came to. By chance it would be about {expected}.",
        ),
        PatternKind.NOT_SEEN_AGAIN: translate(
            "Noticed",
            "{moment}, {course}: at the second look {times} of {of} checked in again; those named "
            "here did not.",
        ),
    }[pattern.kind].format(
        moment=moment_text(pattern.at),
        course=pattern.course.title if pattern.course else "",
        times=number_text(pattern.times),
        of=number_text(pattern.of),
        expected=QLocale().toString(pattern.expected, "f", 1),
    )
    if not pattern.by_number:
        return text
    by_number = translate("Noticed", "In {count} of them one of the two checked in by number.")
    return f"{text} {by_number.format(count=number_text(pattern.by_number))}"


def innocent_text(kind: PatternKind) -> str:
    """What else it may be."""
    return {
        PatternKind.TWO_NUMBERS: translate(
            "Noticed", "It may be a slip of the finger, or two who look alike."
        ),
        PatternKind.IMITATED: translate(
            "Noticed", "The student may know nothing of it; poor light can look like this too."
        ),
        PatternKind.COMPANY: translate("Noticed", "It may be a friend who waits."),
        PatternKind.TOGETHER: translate("Noticed", "Friends often come together."),
        PatternKind.NOT_SEEN_AGAIN: translate(
            "Noticed", "They may have had a reason to leave, or not have come to the kiosk."
        ),
    }[kind]


def second_look_text(look: SecondLook) -> str:
    """What a second look does, how the one that is on goes, or how the last one went."""
    counts = {"seen": number_text(look.seen), "expected": number_text(look.expected)}
    if look.until is not None:
        on = translate(
            "Noticed",
            "Until {time}, whoever checks in at the kiosk once more counts as seen again: {seen} of "
            "{expected} so far. Please ask the class to come, and lock the panel: while it is open the "
            "camera looks for nobody.",
        )
        return on.format(time=time_text(look.until), **counts)
    if look.began_at is not None:
        last = translate(
            "Noticed",
            "At the second look of {time}, {seen} of {expected} were seen again. You can take another.",
        )
        return last.format(time=time_text(look.began_at), **counts)
    return translate(
        "Noticed",
        "Who is still here? For three minutes, whoever checks in at the kiosk once more counts as seen "
        "again. Nobody's attendance changes by it.",
    )
