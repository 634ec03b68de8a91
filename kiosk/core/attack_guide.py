"""The guided tries of the acceptance test, one after the other: what is wanted now. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from kiosk.core.attack_check import Species

EACH = 10
"""Tries of each species: with 9 s each and as much to get ready, everything takes about ten minutes."""
LEAD_S = 3.0
"""Between the button and the try: whoever pressed it walks up, or lifts the picture."""


class Step(Enum):
    """What the window shows."""

    READY = "ready"
    RUNNING = "running"
    NO_FACE = "no_face"  # the try showed no face: it is made again
    ENDED = "ended"


@dataclass(frozen=True)
class Guide:
    """``done`` of ``each`` tries of ``species`` are made. What means nothing in a step changes nothing."""

    each: int = EACH
    species: Species = Species.LIVE
    done: int = 0
    step: Step = Step.READY

    def begun(self) -> Guide:
        """The button was pressed."""
        ready = self.step in {Step.READY, Step.NO_FACE}
        return replace(self, step=Step.RUNNING) if ready else self

    def tried(self, face: bool) -> Guide:
        """The try is over; ``face``: one was followed."""
        if self.step is not Step.RUNNING:
            return self
        if not face:
            return replace(self, step=Step.NO_FACE)
        if self.done + 1 < self.each:
            return replace(self, done=self.done + 1, step=Step.READY)
        return self._next()

    def skipped(self) -> Guide:
        """There is no such thing here: the next species."""
        return self if self.step in {Step.RUNNING, Step.ENDED} else self._next()

    def _next(self) -> Guide:
        order = tuple(Species)
        place = order.index(self.species) + 1
        if place == len(order):
            return replace(self, step=Step.ENDED)
        return replace(self, species=order[place], done=0, step=Step.READY)
