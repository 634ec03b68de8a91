"""Follows up to three people from frame to frame, each without a break; lives on the analysis thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kiosk.vision.detect import Box, FaceDetector, overlap
from kiosk.vision.landmarks import Fit, ShapeModel
from kiosk.vision.likeness import face_look, likeness
from kiosk.vision.pose import PoseReader

MOST_TRACKS = 3
"""So many people are followed at once: each costs a detection near it and a fit in every frame."""
CLEARLY = 1.3
"""A face that is so much wider than another is clearly nearer."""
BRIDGE_S = 0.7
"""How long a face may stay unseen by every cascade while its points can still be followed."""
SURE_SCORE = 0.7
SURE_BRIDGE_S = 2.0
"""How long, while the points still fit so well: no cascade sees a face that looks far down."""
GOOD_SCORE = 0.35
"""Least score of a fit that is believed (ShapeModel: about 1 on a face, about 0 elsewhere).

Beside a face that is followed already it must be SURE_SCORE: a collar that a cascade takes for a face is
never served when its owner rests."""
START_AGAIN_EVERY = 5
"""Every fifth frame the points are also fitted from the cascade's box, in case they settled wrongly."""
JUMP_PER_S = 4.0
"""Face widths a person moves in a second at most, and never judged under a third of a width."""
TRIES = 2
"""Boxes of one frame that are tried as new tracks; most that fail are no faces."""
SAME_FACE = 0.45
"""Least likeness to the frame before of points that were shaken: 0.6 and more when one person moves fast (58
times in 5 clips and 19 tracks of stills), 0.35 when somebody steps in between."""
BESIDE = 1.5
"""Faces with middles nearer than this many widths could be taken for each other: it is looked who is who."""
FACE_APART = 0.5
"""Nearer than this many widths to somebody who is followed, a box is no second face."""
SAME_PLACE = 0.3
SAME_PLACE_LEAD = 0.03
"""Two tracks within this many widths sit on one face: it must look more like its owner's by this much.
From one frame to the next a face is like itself at 0.98 (medians of 5 clips); other people reach 0.92 at most
in 99 of 100 pairs."""


@dataclass(eq=False)
class Track:
    """One person's run of frames. ``confirmed_at_s`` is when a cascade last saw the face.

    ``moved_per_s``: how fast it moved into the last frame, in face widths a second.
    """

    track_id: int
    box: Box
    fit: Fit
    seen_at_s: float
    confirmed_at_s: float
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    moved_per_s: float = 0.0
    frames: int = 1
    points_before: NDArray[np.float32] = field(default_factory=lambda: np.empty((0, 2), np.float32))
    pose: PoseReader = field(default_factory=PoseReader)

    def read_pose(self, acting: bool, frontal: bool = True) -> None:
        """Take the angles of the newest fit; see PoseReader.update."""
        self.yaw_deg, self.pitch_deg = self.pose.update(
            self.fit.yaw_deg, self.fit.pitch_deg, acting=acting, frontal=frontal
        )


class Tracker:
    """Matches boxes to tracks, fits points, lets nobody slip onto a neighbour.

    Ids increase for the life of the tracker. ``acting`` is set while somebody is asked to move the head: how
    heads rest is not learnt then.
    """

    def __init__(self, detector: FaceDetector, model: ShapeModel) -> None:
        self._detector = detector
        self._model = model
        self._next_id = 1
        self._tracks: list[Track] = []
        self.acting = False
        self._gray = np.zeros((1, 1), np.uint8)

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks as of the last update, nearest (widest) first."""
        return tuple(self._tracks)

    def update(
        self, gray: NDArray[np.uint8], boxes: Sequence[Box], at_s: float, serving: int | None = None
    ) -> tuple[Track, ...]:
        """Take one frame.

        Args:
            gray: (height, width) uint8.
            boxes: frontal faces of this frame, in any order.
            at_s: monotonic seconds.
            serving: id of the track that makes room for nobody.

        Returns:
            The tracks, nearest (widest) first.
        """
        own = _matched(self._tracks, boxes, at_s)
        going_on = [one for one in self._tracks if self._followed(one, gray, own.get(one.track_id), at_s)]
        self._tracks = self._unmixed(going_on, gray)
        self._gray = gray
        taken = {own[track.track_id] for track in self._tracks if track.track_id in own}
        self._begin(gray, [box for box in boxes if box not in taken], at_s, serving)
        self._tracks.sort(key=lambda track: -track.box[2])
        return self.tracks

    def _begin(self, gray: NDArray[np.uint8], boxes: Sequence[Box], at_s: float, serving: int | None) -> None:
        seen = [track.box for track in self._tracks if track.confirmed_at_s == at_s]
        new = [box for box in boxes if not any(overlap(box, other) for other in seen)]
        for box in sorted(new, key=lambda box: -box[2])[:TRIES]:
            staying = self._room_for(box, serving)
            if staying is None:
                return
            fit = self._model.fit(gray, self._model.start(box))
            track = Track(self._next_id, box, fit, at_s, at_s)
            alone = all(_apart(track, other) >= FACE_APART for other in self._tracks)
            if alone and fit.score >= (SURE_SCORE if self._tracks else GOOD_SCORE):
                track.read_pose(self.acting)
                self._next_id += 1
                self._tracks = [*staying, track]

    def _room_for(self, box: Box, serving: int | None) -> list[Track] | None:
        """The tracks that stay when this box begins one; None when all are as near as this."""
        if len(self._tracks) < MOST_TRACKS:
            return self._tracks
        others = [track for track in self._tracks if track.track_id != serving]
        farthest = min(others, key=lambda track: track.box[2])
        if box[2] <= CLEARLY * farthest.box[2]:
            return None
        return [track for track in self._tracks if track is not farthest]

    def _followed(self, track: Track, gray: NDArray[np.uint8], own: Box | None, at_s: float) -> bool:
        frontal = own is not None
        if at_s - track.seen_at_s > BRIDGE_S:
            return False
        fit = self._fitted(track, gray, own)
        if fit is None:
            return False
        if own is None:
            own = _box_of(fit, track)
            if not _near(track.box, own, at_s - track.seen_at_s):
                return False
            if at_s - track.confirmed_at_s > BRIDGE_S / 3 and self._in_profile(gray, own, fit):
                track.confirmed_at_s = at_s
        else:
            track.confirmed_at_s = at_s
        bridge_s = SURE_BRIDGE_S if fit.score >= SURE_SCORE else BRIDGE_S
        if at_s - track.confirmed_at_s > bridge_s:
            return False
        step = float(np.linalg.norm(fit.points.mean(axis=0) - track.fit.points.mean(axis=0)))
        track.moved_per_s = step / max(own[2], 1) / max(at_s - track.seen_at_s, 1 / 60)
        track.points_before = track.fit.points
        track.box, track.fit, track.seen_at_s = own, fit, at_s
        track.read_pose(self.acting, frontal)
        return True

    def _fitted(self, track: Track, gray: NDArray[np.uint8], own: Box | None) -> Fit | None:
        """The points in this frame; None when they are lost, or another face came before this one."""
        fit = self._model.fit(gray, track.fit.points, skip=1)
        shaken = fit.score < SURE_SCORE or (own is not None and not _inside(fit, own))
        if own is not None and (shaken or track.frames % START_AGAIN_EVERY == 0):
            again = self._model.fit(gray, self._model.start(own))
            if again.score > fit.score or not _inside(fit, own):
                fit = again
        track.frames += 1
        if fit.score < GOOD_SCORE or (shaken and self._alike(track, fit, gray) < SAME_FACE):
            return None
        return fit

    def _alike(self, track: Track, fit: Fit, gray: NDArray[np.uint8]) -> float:
        """How much the face under this fit looks like this track's a frame ago."""
        before = face_look(self._gray, track.fit.points, self._model.mean)
        return likeness(before, face_look(gray, fit.points, self._model.mean))

    def _in_profile(self, gray: NDArray[np.uint8], box: Box, fit: Fit) -> bool:
        """Whether the profile cascade sees a face that looks the way this one is turned."""
        return bool(self._detector.profile_near(gray, box, 1 if fit.yaw_deg > 0 else -1))

    def _unmixed(self, tracks: list[Track], gray: NDArray[np.uint8]) -> list[Track]:
        """Without the tracks that slipped onto a neighbour's face, as happens when people pass each other."""
        strays = {
            one.track_id
            for one in tracks
            for other in tracks
            if other is not one and _apart(one, other) < BESIDE and self._strayed(one, other, gray)
        }
        return [track for track in tracks if track.track_id not in strays]

    def _strayed(self, one: Track, other: Track, gray: NDArray[np.uint8]) -> bool:
        """Whether the face that one is on now looks more like the other's did a frame ago."""
        now = face_look(gray, one.fit.points, self._model.mean)
        own, others = (face_look(self._gray, track.points_before, self._model.mean) for track in (one, other))
        lead = SAME_PLACE_LEAD if _apart(one, other) < SAME_PLACE else 0.0
        return likeness(now, own) < likeness(now, others) + lead


def _matched(tracks: Sequence[Track], boxes: Sequence[Box], at_s: float) -> dict[int, Box]:
    """The own box of each track that has one, by track id: one box to one track, the nearest pair first."""
    pairs = sorted(
        (
            (_distance(track.box, box) / track.box[2], track.track_id, box)
            for track in tracks
            for box in boxes
            if _near(track.box, box, at_s - track.seen_at_s)
        ),
    )
    own: dict[int, Box] = {}
    for _, track_id, box in pairs:
        if track_id not in own and box not in own.values():
            own[track_id] = box
    return own


def _apart(one: Track, other: Track) -> float:
    """How far apart the middles of two faces are, in widths of the wider one."""
    step = one.fit.points.mean(axis=0) - other.fit.points.mean(axis=0)
    return float(np.linalg.norm(step)) / max(one.box[2], other.box[2])


def _distance(a: Box, b: Box) -> float:
    return float(np.hypot(a[0] + a[2] / 2 - b[0] - b[2] / 2, a[1] + a[3] / 2 - b[1] - b[3] / 2))


def _near(before: Box, now: Box, elapsed_s: float) -> bool:
    reach = max(0.35, min(0.8, JUMP_PER_S * elapsed_s)) * before[2]
    return _distance(before, now) < reach and 0.6 < now[2] / before[2] < 1.6


def _inside(fit: Fit, box: Box) -> bool:
    x, y, w, h = box
    middle = fit.points.mean(axis=0)
    return bool(abs(middle[0] - x - 0.49 * w) < 0.25 * w and abs(middle[1] - y - 0.56 * h) < 0.25 * h)


def _box_of(fit: Fit, track: Track) -> Box:
    """A box round the points, of the size the cascade gave the same face (points span 0.76 of it)."""
    middle = fit.points.mean(axis=0)
    before = track.fit.points
    grown = float(np.ptp(fit.points[:, 1])) / max(float(np.ptp(before[:, 1])), 1.0)
    side = round(track.box[2] * min(1.15, max(0.87, grown)))
    return (round(float(middle[0]) - 0.49 * side), round(float(middle[1]) - 0.56 * side), side, side)
