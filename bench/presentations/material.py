"""What an attacker has of a student: a photo, clips of turns, and where the face is on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.values import Pose
from kiosk.vision.demo import Light, StudentLook
from kiosk.vision.detect import FaceDetector
from kiosk.vision.landmarks import Fit, ShapeModel
from kiosk.vision.rendered.person import Stance, draw_person
from kiosk.vision.rendered.room import Webcam, paint_room
from kiosk.vision.track import GOOD_SCORE

Bgr = NDArray[np.uint8]

EYES_MM = 92.0
"""Distance of the outer eye corners of a grown face: prints are life size."""
EYE_CORNERS = (20, 25)
CLIP_FPS = 15.0
CLIP_REACH = 0.5
"""Pictures with the eyes farther off than this, in distances of the eyes, would leave the phone's glass."""
TURN_S = 2.4
TURN_FRAMES = round(TURN_S * CLIP_FPS)
FARTHEST_DEG = {
    Pose.FRONT: (0.0, 0.0),
    Pose.LEFT: (30.0, 0.0),
    Pose.RIGHT: (-30.0, 0.0),
    Pose.UP: (0.0, -25.0),
    Pose.DOWN: (0.0, 23.0),
}
"""Yaw and pitch of somebody who turns as asked (signs as in FaceSeen)."""


class NoFaceError(ValueError):
    """None of the pictures shows a face that an attacker could use."""


@dataclass(frozen=True, eq=False)
class Material:
    """What an attacker has.

    ``photo`` is a frontal picture, ``points`` the 32 points of landmarks.py on it, in its pixels. ``clip``:
    pictures in which the student looks straight, one after another, of the photo's size; ``turns``: likewise
    of each turn there is, from the front and back again. ``look``: set when the student is a rendered one.
    """

    photo: Bgr
    points: NDArray[np.float32]
    clip: Sequence[Bgr] = ()
    turns: Mapping[Pose, Sequence[Bgr]] = field(default_factory=dict)
    look: StudentLook | None = None

    @property
    def mm_per_px(self) -> float:
        """How large a pixel of the photo is on the face itself."""
        left, right = self.points[EYE_CORNERS[0]], self.points[EYE_CORNERS[1]]
        return EYES_MM / max(float(np.linalg.norm(right - left)), 1.0)


def sweep(share: float) -> float:
    """How far a turn has come after a share of its time: there, held for a while, back; 0..1."""
    there = float(np.clip(1.6 - abs(share - 0.5) * 3.6, 0.0, 1.0))
    return there * there * (3 - 2 * there)


def from_pictures(pictures: Sequence[Bgr], turns: Mapping[Pose, Sequence[Bgr]] | None = None) -> Material:
    """Material from pictures of one person: the most frontal one is the photo, those framed like it the clip.

    Args:
        pictures: (height, width, 3) uint8 BGR, of any one size, one large face on each, best consecutive.
        turns: consecutive pictures of turns, of the same size.

    Raises:
        NoFaceError: no picture shows a face.
    """
    finder = _FaceFinder()
    fits = [(fit, bgr) for bgr in pictures if (fit := finder.find(bgr)) is not None]
    if not fits:
        raise NoFaceError("no face on the pictures an attack should be made of")
    fit, photo = min(fits, key=lambda pair: abs(pair[0].yaw_deg) + 0.5 * abs(pair[0].pitch_deg))
    eyes, apart = fit.eyes.mean(axis=0), float(np.linalg.norm(fit.eyes[1] - fit.eyes[0]))
    near = [
        bgr
        for other, bgr in fits
        if bgr.shape == photo.shape
        and float(np.linalg.norm(other.eyes.mean(axis=0) - eyes)) < CLIP_REACH * apart
    ]
    return Material(photo, fit.points, near, dict(turns or {}))


def from_student(look: StudentLook, seed: int) -> Material:
    """Material of a rendered student, filmed in another room by a phone: 1.5 s to make."""
    rng = np.random.default_rng([look.seed, seed, 61])
    light = Light(
        side=float(rng.uniform(-40, 40)),
        height=float(rng.uniform(20, 45)),
        key=float(rng.uniform(0.6, 0.9)),
        fill=float(rng.uniform(0.45, 0.75)),
        warmth=float(rng.uniform(-0.3, 0.4)),
    )
    studio = _Studio(look, light, seed)
    turns: dict[Pose, Sequence[Bgr]] = {
        pose: [studio.picture(pose, sweep(k / (TURN_FRAMES - 1)), k) for k in range(TURN_FRAMES)]
        for pose in FARTHEST_DEG
        if pose is not Pose.FRONT
    }
    clip = [studio.picture(Pose.FRONT, 0.0, k) for k in range(round(2 * CLIP_FPS))]
    made = from_pictures(clip[:6], turns)
    return Material(made.photo, made.points, clip, turns, look)


class _Studio:
    """The room in which a rendered student was filmed."""

    def __init__(self, look: StudentLook, light: Light, seed: int) -> None:
        self._look, self._light = look, light
        self._room, self._webcam = paint_room(seed + 7), Webcam(seed + 7)
        self._phase = np.random.default_rng([seed, 62]).uniform(0, 6.28, 3)

    def picture(self, pose: Pose, share: float, number: int) -> Bgr:
        t = number / CLIP_FPS
        yaw, pitch = (share * angle for angle in FARTHEST_DEG[pose])
        own = [1.2 * float(np.sin(1.1 * t * (k + 1) + phase)) for k, phase in enumerate(self._phase)]
        blinks = 0.45 < t % 2.1 < 0.6
        stance = Stance(own[2], 14, 500, yaw + own[0], pitch + own[1], eyes_open=0.0 if blinks else 1.0)
        canvas = self._room.copy()
        draw_person(canvas, self._look, stance, self._light)
        return self._webcam.take(canvas, number, self._light)


class _FaceFinder:
    """The points of the largest frontal face of a picture."""

    def __init__(self) -> None:
        self._detector, self._model = FaceDetector(), ShapeModel()

    def find(self, bgr: Bgr) -> Fit | None:
        gray = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
        boxes = self._detector.frontal(gray, max(24, gray.shape[1] // 14))[:1]
        fits = [self._model.fit(gray, self._model.start(box)) for box in boxes]
        return fits[0] if fits and fits[0].score >= GOOD_SCORE else None
