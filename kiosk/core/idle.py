"""The main page while nobody is there: when it rests, where its contents stand, when it is night. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from kiosk.core.timetable import sessions_on
from kiosk.core.values import Slot

RESTS_AFTER_S = 180.0
"""Nobody seen and nothing touched for so long: the page rests."""

REACH = 6
"""How far the contents wander to each side, in pixels at scale 1: less than the margin of the page."""

STEP_S = 60.0
"""How long the contents stand still, where nothing is to be animated."""

SMOOTH_STEP_S = 10.0
"""The same where things move: steps of one pixel, six a minute."""

NEARBY = timedelta(hours=1)
"""How long before the first class of a day, and after the last one, it is no night."""


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


def is_night(slots: Iterable[Slot], room: str, now: datetime, zone: tzinfo) -> bool:
    """Whether no class is near at the door of ``room``: then the page that rests is dark and dim.

    The rule: it is day from NEARBY before the first class of a local day in this room until NEARBY after the
    last one, gaps between them included, as people come by then. Everything else is night, a day without
    classes too. A class over midnight counts for the day on which it begins. A room without any weekly class
    has no night: there nothing says when people come.

    Args:
        slots: the weekly timetable; a class that is cancelled this week counts, as people may come for it.
        room: of this door.
        now: aware.
        zone: the kiosk's local time.
    """
    here = [slot for slot in slots if slot.room == room]
    today = now.astimezone(zone).date()
    for away in (-1, 0, 1):
        sessions = sessions_on(today + timedelta(days=away), here, zone)
        if sessions:
            begins = min(session.starts_at for session in sessions) - NEARBY
            ends = max(session.ends_at for session in sessions) + NEARBY
            if begins <= now < ends:
                return False
    return bool(here)
