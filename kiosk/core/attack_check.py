"""The acceptance test of a terminal against attacks: tries, error rates with intervals, what is kept. Pure.

A try is a few seconds before the camera: somebody walks up, or a picture is held up. Its rates are those of
ISO/IEC 30107-3: APCER is the share of an attack species that is not refused, BPCER the share of live people
who are. A try without a face is no answer; it is counted apart.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.core.picture_watch import Scene

SURE = 0.95
"""How sure the intervals are."""

FORMAT = 1


class Species(Enum):
    """What stands before the camera in a try: a live person, or one of three kinds of attack."""

    LIVE = "live"
    PRINT = "print"
    PHONE = "phone"
    TABLET = "tablet"


ATTACKS = (Species.PRINT, Species.PHONE, Species.TABLET)


@dataclass(frozen=True)
class Rate:
    """``errors`` of ``tries``, those without an answer (no face was followed) counted apart."""

    species: Species
    tries: int
    errors: int
    unanswered: int = 0

    @property
    def share(self) -> float | None:
        """APCER or BPCER; None without a try that was answered."""
        return self.errors / self.tries if self.tries else None

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true rate lies, SURE sure."""
        return interval(self.errors, self.tries)


@dataclass(frozen=True)
class AttackCheck:
    """What one acceptance test found: numbers only, of nobody in particular.

    ``before`` are the rates of the shipped numbers, ``after`` those of numbers fitted here, each try judged
    by a fit that did not know it; ``digest`` names the fitted numbers, empty when the shipped ones stay.
    ``scene`` is the camera's empty picture of that day.
    """

    at: datetime
    camera: str
    before: tuple[Rate, ...]
    after: tuple[Rate, ...] = ()
    digest: str = ""
    scene: Scene | None = None

    @property
    def rates(self) -> tuple[Rate, ...]:
        """Those of the numbers that are in use from then on."""
        return self.after if self.digest else self.before


class AttackCheckError(ValueError):
    """What was kept of the acceptance test cannot be read."""


def interval(errors: int, tries: int, sure: float = SURE) -> tuple[float, float]:
    """Clopper and Pearson's exact interval of a share (Biometrika 26, 1934), by halving.

    The lower end is the share at which so many errors or more have the probability (1 - sure) / 2, the upper
    end that at which so many or fewer have. Without tries nothing is known: 0 to 1.

    Raises:
        ValueError: errors are no part of the tries.
    """
    if not 0 <= errors <= tries:
        raise ValueError(f"{errors} errors of {tries} tries")
    tail = (1 - sure) / 2
    low = 0.0 if errors == 0 else _root(lambda share: 1 - _at_most(errors - 1, tries, share) - tail)
    high = 1.0 if errors == tries else _root(lambda share: tail - _at_most(errors, tries, share))
    return low, high


def _at_most(errors: int, tries: int, share: float) -> float:
    """The probability of so many errors or fewer, binomial."""
    return math.fsum(math.comb(tries, k) * share**k * (1 - share) ** (tries - k) for k in range(errors + 1))


def _root(rising: Callable[[float], float]) -> float:
    """Where a function that rises over 0..1 is zero, to 2**-50."""
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2


def rates(judged: Iterable[tuple[Species, bool | None]]) -> tuple[Rate, ...]:
    """The rates of tries, in the order of Species; those that were not tried are left out.

    Args:
        judged: of each try its species and whether it was refused; None: no face was followed.
    """
    told = list(judged)
    found = []
    for species in Species:
        refused = [answer for one, answer in told if one is species]
        answered = [answer for answer in refused if answer is not None]
        wrong = sum(answer is (species is Species.LIVE) for answer in answered)
        if refused:
            found.append(Rate(species, len(answered), wrong, len(refused) - len(answered)))
    return tuple(found)


def folds(species: Sequence[Species], count: int = 5) -> tuple[int, ...]:
    """In which of ``count`` parts each try is left out of the fit; every part has some of every species."""
    seen: dict[Species, int] = {}
    parts = []
    for one in species:
        parts.append(seen.get(one, 0) % count)
        seen[one] = seen.get(one, 0) + 1
    return tuple(parts)


def is_better(after: Sequence[Rate], before: Sequence[Rate]) -> bool:
    """Whether the fitted numbers are to be used: fewer errors, live people and attacks weighing the same."""
    return _cost(after) < _cost(before)


def _cost(found: Sequence[Rate]) -> float:
    """Mean APCER of the species and BPCER, added (twice the ACER of ISO/IEC 30107-3:2017)."""
    attacks = [rate.share for rate in found if rate.species is not Species.LIVE and rate.share is not None]
    live = [rate.share for rate in found if rate.species is Species.LIVE and rate.share is not None]
    return sum(attacks) / max(1, len(attacks)) + sum(live)


def told(check: AttackCheck) -> str:
    """The result as a plain table in English, for the command line."""
    lines = [f"{'':8}{'tries':>6}{'errors':>8}{'rate':>8}   95 % interval   no face"]
    for name, found in (("as shipped", check.before), ("fitted here", check.after)):
        if found:
            lines.append(f"{name}{'' if name == 'as shipped' else ' (each try judged by a fit without it)'}")
        for rate in found:
            low, high = rate.interval
            share = "-" if rate.share is None else f"{rate.share:.3f}"
            kind = "BPCER" if rate.species is Species.LIVE else "APCER"
            lines.append(
                f"{rate.species.value:8}{rate.tries:>6}{rate.errors:>8}{share:>8}   {low:.3f} to {high:.3f}"
                f"{rate.unanswered:>10}   {kind}"
            )
    return "\n".join(lines) + "\n"


def as_text(check: AttackCheck) -> str:
    """As JSON, to be kept."""
    scene = check.scene
    tree = {
        "format": FORMAT,
        "at": check.at.isoformat(),
        "camera": check.camera,
        "digest": check.digest,
        "before": [_plain(rate) for rate in check.before],
        "after": [_plain(rate) for rate in check.after],
        "scene": None if scene is None else scene.plain(),
    }
    return json.dumps(tree, ensure_ascii=False, indent=1)


def of_text(text: str) -> AttackCheck:
    """What `as_text` wrote. Raises AttackCheckError."""
    try:
        tree = json.loads(text)
        if tree["format"] != FORMAT:
            raise AttackCheckError(f"format {tree['format']} is not {FORMAT}")
        at = datetime.fromisoformat(tree["at"])
        if at.tzinfo is None:
            raise AttackCheckError("the time has no zone")
        scene = None if tree["scene"] is None else Scene.of(tree["scene"])
        before, after = (tuple(_rate(one) for one in tree[name]) for name in ("before", "after"))
        return AttackCheck(at, str(tree["camera"]), before, after, str(tree["digest"]), scene)
    except (KeyError, TypeError, ValueError) as error:
        raise AttackCheckError(f"not what an acceptance test leaves behind: {error}") from None


def _plain(rate: Rate) -> list[object]:
    return [rate.species.value, rate.tries, rate.errors, rate.unanswered]


def _rate(plain: Sequence[object]) -> Rate:
    species, tries, errors, unanswered = plain
    rate = Rate(Species(species), int(str(tries)), int(str(errors)), int(str(unanswered)))
    interval(rate.errors, rate.tries)  # says when the one is no part of the other
    return rate
