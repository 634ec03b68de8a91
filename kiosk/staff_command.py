"""``kiosk staff``: what IT does for a professor: a new PIN for a lost one."""

from __future__ import annotations

import getpass
import sys
from random import SystemRandom

from kiosk.command_parts import CommandError
from kiosk.core.access import PIN_LENGTH, new_pin, pin_mistakes
from kiosk.core.ports import Store
from kiosk.core.values import Mistake, Role, Staff

_MADE_UP = "the new PIN of {name} is {pin}; it is shown this once: hand it over in person\n"
_TAKEN = "{name} has a new PIN\n"
_VALID = "it opens the panel from now on, also of a running kiosk (a wait after wrong tries goes on)\n"

_WRONG = {
    Mistake.PIN_SHAPE: f"a PIN has {PIN_LENGTH} digits",
    Mistake.PIN_TOO_EASY: "this PIN is too easy to guess",
    Mistake.PINS_DIFFER: "not the same PIN twice",
}


def give_pin(store: Store, email: str, actor: str) -> str:
    """Give the professor with this address a new PIN, asked for at a terminal, else made up; what to print.

    Raises:
        CommandError: there is no such professor, or the PIN will not do; nothing was changed.
        StoreError: the database cannot do it now; nothing was changed.
    """
    professor = _professor_of(store, email)
    pin = again = ""
    if sys.stdin.isatty():
        pin = getpass.getpass(f"New PIN of {professor.name} (nothing: one is made up): ")
        again = getpass.getpass("Once more: ") if pin else ""
    made_up = not pin
    if made_up:
        pin = again = new_pin(SystemRandom())
    wrong = pin_mistakes(pin, again)
    if wrong:
        raise CommandError(f"{_WRONG[wrong[0]]}; nothing was changed")
    store.people.set_secret(professor.staff_id, pin, actor)
    told = (_MADE_UP if made_up else _TAKEN).format(name=professor.name, pin=pin)
    return told + _VALID


def _professor_of(store: Store, email: str) -> Staff:
    """The professor with this e-mail address, in whatever case it is written."""
    wanted = email.strip().casefold()
    professors = [one for one in store.people.staff() if one.role is Role.PROFESSOR]
    found = [one for one in professors if one.email.casefold() == wanted]
    if not wanted or not found:
        known = ", ".join(one.email for one in professors)
        raise CommandError(f"no professor has the address {email!r}; nothing was changed. There are: {known}")
    return found[0]
