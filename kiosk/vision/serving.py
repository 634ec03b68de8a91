"""Says whom of several people a frame is about: one at a time; pure, lives on the analysis thread."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.observation import Challenge, Identify, Task
from kiosk.vision.track import CLEARLY, Track


def resting(task: Task) -> frozenset[int]:
    """Ids of tracks that were answered already and are left in peace."""
    return task.resting if isinstance(task, Identify) else frozenset()


def served(tracks: Sequence[Track], task: Task, serving: int | None) -> Track | None:
    """The nearest who does not rest; once begun with somebody, they stay until a clearly nearer one comes.

    A challenge is about its own track, however near others are; only when that one is lost, somebody else is
    told. When all rest, the nearest is told.

    Args:
        tracks: nearest first.
        task: the active one.
        serving: id of the track that was served in the frame before.
    """
    if isinstance(task, Challenge):
        own = [track for track in tracks if track.track_id == task.track_id]
        return next(iter([*own, *tracks]), None)
    waiting = [track for track in tracks if track.track_id not in resting(task)] or list(tracks)
    if not waiting:
        return None
    begun = next((track for track in waiting if track.track_id == serving), waiting[0])
    return waiting[0] if waiting[0].box[2] > CLEARLY * begun.box[2] else begun
