"""Who may try a PIN when: what a PIN must look like, and delays that grow with wrong tries. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from kiosk.core.values import Mistake

PIN_LENGTH = 6
FREE_TRIES = 3
DELAYS_S = (5.0, 15.0, 60.0, 300.0)
"""After the free tries every further wrong PIN costs the next of these; the last one repeats.

At 300 s a try, guessing half of the 1,000,000 PINs takes over four years at the kiosk.
"""

PAUSE_AFTER = 5
PAUSE_WITHIN_S = 180.0
PAUSE_S = 60.0
"""Five failed challenges in three minutes pause the face way for a minute (FACTS 10)."""


def pin_mistakes(pin: str, again: str) -> tuple[Mistake, ...]:
    """What is wrong with a new PIN: six digits, not one repeated, not counted up or down, typed twice.

    Counting goes on over the 9 as on the keypad (789012), and down below the 0 (210987).
    """
    if not re.fullmatch(rf"[0-9]{{{PIN_LENGTH}}}", pin):
        return (Mistake.PIN_SHAPE,)
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if steps in ({0}, {1}, {9}):
        return (Mistake.PIN_TOO_EASY,)
    return (Mistake.PINS_DIFFER,) if pin != again else ()


def new_pin(rng: Random) -> str:
    """A fresh PIN that ``pin_mistakes`` has nothing against; ``rng`` is the system's where it counts."""
    while True:
        pin = f"{rng.randrange(10**PIN_LENGTH):0{PIN_LENGTH}d}"
        if not pin_mistakes(pin, pin):
            return pin


@dataclass(frozen=True)
class Tries:
    """Wrong tries of one person since the last right one. Times are monotonic seconds."""

    wrong: int = 0
    free_at_s: float = 0.0

    def wait_s(self, now_s: float) -> float:
        """Seconds until the next try is taken, 0 when it is taken now."""
        return max(0.0, self.free_at_s - now_s)

    def failed(self, now_s: float) -> Tries:
        """One wrong try more."""
        wrong = self.wrong + 1
        if wrong < FREE_TRIES:
            return Tries(wrong, now_s)
        delay_s = DELAYS_S[min(wrong - FREE_TRIES, len(DELAYS_S) - 1)]
        return Tries(wrong, now_s + delay_s)


@dataclass(frozen=True)
class Pause:
    """Failed challenges at this door of the last minutes, and the pause they bring."""

    failures_s: tuple[float, ...] = ()
    until_s: float = 0.0

    def active(self, now_s: float) -> bool:
        """Whether the face way is paused now."""
        return now_s < self.until_s

    def recent(self, now_s: float) -> bool:
        """Whether there is anything left to remember."""
        return self.active(now_s) or any(now_s - at < PAUSE_WITHIN_S for at in self.failures_s)

    def failed(self, now_s: float) -> Pause:
        """One failed challenge more."""
        recent = (*(at for at in self.failures_s if now_s - at < PAUSE_WITHIN_S), now_s)
        if len(recent) < PAUSE_AFTER:
            return Pause(recent, self.until_s)
        return Pause((), now_s + PAUSE_S)

    def passed(self) -> Pause:
        """One challenge that was passed takes one failure off.

        Of a long queue one student in ten fails, and five of them come within three minutes.
        """
        return Pause(self.failures_s[1:], self.until_s)
