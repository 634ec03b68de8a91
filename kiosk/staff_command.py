"""What IT does for a professor at the command line: a new PIN for a lost one."""

from __future__ import annotations

from kiosk.core.access import PIN_LENGTH, pin_mistakes
from kiosk.core.ports import Store, WorldError
from kiosk.core.values import Mistake, Role, Staff
from kiosk.timetable_command import start_pin

_MADE_UP = "the new PIN of {name} is {pin}; it is shown this once: hand it over in person\n"
_TAKEN = "{name} has a new PIN\n"
_VALID = "it opens the panel from now on, also of a running kiosk (a wait after wrong tries goes on)\n"

_WRONG = {
    Mistake.PIN_SHAPE: f"a PIN has {PIN_LENGTH} digits",
    Mistake.PIN_TOO_EASY: "this PIN is too easy to guess",
    Mistake.PINS_DIFFER: "not the same PIN twice",
}


class StaffError(WorldError):
    """There is no such professor, or the PIN will not do; nothing was changed."""

    retryable = False


def professor_of(store: Store, email: str) -> Staff:
    """The professor with this e-mail address, in whatever case it is written. Raises StaffError."""
    wanted = email.strip().casefold()
    professors = [one for one in store.people.staff() if one.role is Role.PROFESSOR]
    found = [one for one in professors if one.email.casefold() == wanted]
    if not wanted or not found:
        known = ", ".join(one.email for one in professors)
        raise StaffError(f"no professor has the address {email!r}; nothing was changed. There are: {known}")
    return found[0]


def reset_pin(store: Store, professor: Staff, pin: str, again: str, actor: str) -> str:
    """Give a professor a new PIN, journalled; the old one opens nothing any more.

    Args:
        store: keeps the PIN as an argon2 hash.
        professor: whose PIN is lost.
        pin: the new one; empty: one is made up.
        again: the same once more.
        actor: who does it, for the journal.

    Returns:
        What to tell IT; only a PIN that was made up is in it.

    Raises:
        StaffError: the PIN will not do.
    """
    made_up = not pin and not again
    if made_up:
        pin = again = start_pin()
    wrong = pin_mistakes(pin, again)
    if wrong:
        raise StaffError(f"{_WRONG[wrong[0]]}; nothing was changed")
    store.people.set_secret(professor.staff_id, pin, actor)
    told = (_MADE_UP if made_up else _TAKEN).format(name=professor.name, pin=pin)
    return told + _VALID
