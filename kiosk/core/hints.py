"""A hint that stands still long enough to be read: analysis says one 15 times a second. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.observation import Hint

STEADY_S = 0.3
"""A new hint is shown once it has been said this long without another one between."""


@dataclass(frozen=True)
class SteadyHint:
    """What is shown, and what has been said since when."""

    shown: Hint | None = None
    said: Hint | None = None
    since_s: float = 0.0

    def hear(self, hint: Hint | None, at_s: float) -> SteadyHint:
        """With one more hint said at ``at_s`` (monotonic seconds, not going back)."""
        if hint is not self.said:
            return replace(self, said=hint, since_s=at_s)
        if hint is not self.shown and at_s - self.since_s >= STEADY_S:
            return replace(self, shown=hint)
        return self
