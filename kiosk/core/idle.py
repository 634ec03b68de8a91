"""The main page while nobody is there: when it rests, where its contents stand. Pure."""

from __future__ import annotations

from datetime import datetime

RESTS_AFTER_S = 180.0
"""Nobody seen and nothing touched for so long: the page rests."""

REACH = 6
"""How far the contents wander to each side, in pixels at scale 1: less than the margin of the page."""

STEP_S = 60.0
"""How long the contents stand still, where nothing is to be animated."""

SMOOTH_STEP_S = 10.0
"""The same where things move: steps of one pixel, six a minute."""


def _to_and_fro(step: int, reach: int) -> int:
    """0, 1 .. reach .. 0 .. -reach .. 0: one further each step, with a period of four times the reach."""
    at = (step + reach) % (4 * reach)
    return (at if at <= 2 * reach else 4 * reach - at) - reach


def rests(seen_at: datetime, now: datetime) -> bool:
    """Whether the page rests, when the last face or touch was at ``seen_at``."""
    return (now - seen_at).total_seconds() >= RESTS_AFTER_S


def drift(now: datetime, step_s: float) -> tuple[int, int]:
    """How far the contents stand from their place now, right and down, in pixels at scale 1.

    Sideways by up to REACH, up and down by one less. The periods of the two (24 and 20 steps) bring every
    place of the one together with many of the other before it begins anew, after 120 steps; each step moves
    by one pixel each way, so that nothing is seen to jump.

    Args:
        now: aware; the pattern follows the clock alone, so that all screens of a building agree.
        step_s: seconds that the contents stand still.
    """
    step = int(now.timestamp() // step_s)
    return _to_and_fro(step, REACH), _to_and_fro(step, REACH - 1)
