"""What has been learnt about one track so far: descriptions, turn, parallax; lives on the analysis thread."""

from __future__ import annotations

import hashlib
from collections import deque

import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import Depth
from kiosk.core.values import Pose
from kiosk.vision.gallery import fused
from kiosk.vision.landmarks import ShapeModel
from kiosk.vision.liveness import DepthReader, judge, turned
from kiosk.vision.track import BRIDGE_S, Track

FRAMES_FUSED = 24
"""A candidate rests on at most the last 24 good frames (memory and cost stay bounded)."""
FRAMES_EACH = 8
LEAST_FRAMES = 3
NEARER = 1.4
"""So much wider than at the first description, the search begins anew: of 24 looks at whoever waited farther
off and then stepped up, the small and unsharp ones outvoted those that tell for two seconds."""
REFERENCE_DEG = 9.0
"""A frame is frontal enough to be the reference of the parallax within these angles."""
NEARER_DEG = 3.0
"""At enrolment a frame nearer to the front by so much becomes the reference: somebody who comes back from one
direction passes the front on the way to the next, and the first frontal frame is the one furthest from it."""
REFERENCE_LIFE_S = 1.0
"""A frontal reference is taken anew after this long, so that flow does not drift; not during a challenge."""


UNSURE_S = 0.5
"""An asked turn that is held for so long and does not read as a solid head's begins anew from the front: the
points were lost or have slid. Without this a third of rendered students turned farther and farther at
enrolment until the face was lost or the turn, after twelve seconds, left out."""


class TrackEvidence:
    """Made for one track id and thrown away with it."""

    def __init__(self, track_id: int, model: ShapeModel) -> None:
        self.track_id = track_id
        self.turned: Pose | None = None
        self._vectors: deque[NDArray[np.float32]] = deque(maxlen=FRAMES_FUSED)
        self._looks = hashlib.sha256()
        self.crop: bytes | None = None
        self._depth = DepthReader(model)
        self._began_px = 0
        self._good_frames = 0
        self._followed_at_s = 0.0
        self._asked: Pose | None = None
        self._reference_at_s = 0.0
        self._reference_angles = (0.0, 0.0)
        self._unsure_since_s: float | None = None

    @property
    def frames(self) -> int:
        """Good frames that speak for the candidate."""
        return len(self._vectors)

    @property
    def has_reference(self) -> bool:
        """Whether a turn from here on can be told from a picture's."""
        return self._depth.has_reference

    def began(self, asked: Pose) -> bool:
        """Whether a turn to ``asked`` can be told: it has begun at the front since it was asked for."""
        return self._depth.has_reference and self._asked is asked

    def forget(self) -> None:
        """Start the search again; the points go on being followed."""
        self._vectors.clear()
        self._looks = hashlib.sha256()
        self.crop = None

    def looked_at(self, bgr: NDArray[np.uint8]) -> None:
        """This frame counts for what is decided. 1.6 ms for 640x480 on a loaded core."""
        self._looks.update(np.ascontiguousarray(bgr).data)

    @property
    def frames_sha256(self) -> str:
        """Over the raw bytes of all looks so far, one after the other."""
        return self._looks.hexdigest()

    def wants_more(self) -> bool:
        """Whether this good frame should be described: the first eight are, then every second one."""
        self._good_frames += 1
        return len(self._vectors) < FRAMES_EACH or self._good_frames % 2 == 0

    def take(self, vector: NDArray[np.float32]) -> None:
        """One more description of a good frame."""
        self._vectors.append(vector)

    def approach(self, width_px: int) -> None:
        """A frame of a face so wide is about to be searched: one that has come clearly nearer begins anew.

        Never during a challenge: whoever was found must still be there at its end, and a face that took the
        place of a smaller one would be held against nothing.
        """
        if self._vectors and width_px > NEARER * self._began_px:
            self.forget()
        if not self._vectors:
            self._began_px = width_px

    def fused(self) -> NDArray[np.float32] | None:
        """One vector for the track, or None before there are three good frames."""
        return fused(np.array(self._vectors)) if len(self._vectors) >= LEAST_FRAMES else None

    def held(self, at_s: float, *, unsure: bool) -> None:
        """The asked turn is shown and does not read as a head's (``unsure``): for long, it begins anew."""
        if not (unsure and self._depth.has_reference):
            self._unsure_since_s = None
        elif self._unsure_since_s is None:
            self._unsure_since_s = at_s
        elif at_s - self._unsure_since_s >= UNSURE_S:
            self._unsure_since_s = None
            self._depth.forget()

    def depth(
        self, gray: NDArray[np.uint8], track: Track, at_s: float, asked: Pose | None, *, settles: bool = False
    ) -> Depth:
        """Follow the points into this frame and judge them; takes frontal frames as reference.

        Each pose that is ``asked`` begins with a reference of its own, from the first frontal frame: of
        somebody who walks up, half of the points are lost and the others have slid.
        ``settles``: the reference follows the head to the front before it turns.
        After a while in which somebody else was served, the points are taken anew.
        """
        self.turned = None
        if at_s - self._followed_at_s > BRIDGE_S:
            self._depth.forget()
        self._followed_at_s = at_s
        now = self._depth.follow(gray, track.fit)
        angles = (track.yaw_deg, track.pitch_deg)
        frontal = max(abs(angles[0]), abs(angles[1])) <= REFERENCE_DEG
        stale = at_s - self._reference_at_s > REFERENCE_LIFE_S
        anew = stale if asked is None else asked is not self._asked or (settles and self._is_nearer(angles))
        if frontal and (anew or not self._depth.has_reference):
            self._asked = asked
            self._depth.begin(gray, track.fit)
            self._reference_at_s = at_s
            self._reference_angles = angles
            return Depth.UNKNOWN
        yaw_deg, pitch_deg = angles[0] - self._reference_angles[0], angles[1] - self._reference_angles[1]
        self.turned = turned(now, yaw_deg, pitch_deg)
        return judge(now, yaw_deg, pitch_deg)

    def _is_nearer(self, angles: tuple[float, float]) -> bool:
        """Whether the head is clearly nearer to the front than in the reference."""
        off = max(abs(angle) for angle in self._reference_angles)
        return max(abs(angle) for angle in angles) <= off - NEARER_DEG
