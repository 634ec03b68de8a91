"""What stands before the demo camera: acts come from the main thread, frames from the reading one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.vision.rendered.cast import FOCAL_PX, Light
from kiosk.vision.rendered.look import StudentLook
from kiosk.vision.rendered.person import Stance, draw_person, prepare
from kiosk.vision.rendered.room import Webcam, paint_room
from kiosk.vision.rendered.sheet import Held, draw_sheet

FACE_MM = 182.0
"""Width in mm, at the head's distance, of the box a Haar cascade draws around a face."""
WALK_RATE, TURN_RATE = 7.0, 10.0
"""Rates of critically damped motion in 1/s: 95 % of a walk after 0.7 s, of a turn after 0.5 s."""


@dataclass(frozen=True)
class HeadPose:
    """Where a head is turned, in degrees.

    ``yaw_deg`` > 0: the nose toward the picture's right (the student's own left), -45..45. ``pitch_deg`` > 0:
    down, -30..30. ``roll_deg`` > 0: the crown toward the picture's right.
    """

    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0


@dataclass(frozen=True)
class Empty:
    """Nobody; whoever was there walks away."""


@dataclass(frozen=True)
class Person:
    """A student walks up and stands there.

    ``near`` 0 is a face box of about 90 pixels, 1 of about 220; ``beside`` a second one, half a step behind.
    """

    look: StudentLook
    pose: HeadPose = HeadPose()
    near: float = 0.7
    beside: StudentLook | None = None


@dataclass(frozen=True)
class HeldPhoto:
    """Somebody (``by``) holds up a printed photo of ``of`` before the own face.

    ``tilt`` scales how far the sheet is moved and tilted (0 still, 1 about 20 degrees), ``bend`` curves it
    (1/mm, 0.004 is clearly bent), ``near`` as in Person for the printed face.
    """

    of: StudentLook
    by: StudentLook | None = None
    tilt: float = 1.0
    bend: float = 0.0
    near: float = 0.75

    @property
    def holder(self) -> StudentLook:
        """Who holds the sheet: ``by`` or a stranger."""
        return self.by or StudentLook.from_seed(self.of.seed + 977)


Act = Empty | Person | HeldPhoto


def distance_of(near: float) -> float:
    """Distance in mm at which a face box is 90 + 130 * near pixels wide."""
    return FACE_MM * FOCAL_PX / (90 + 130 * near)


class Glide:
    """Numbers that glide to where they are wanted, critically damped: exact for any step of time."""

    def __init__(self, rate: float, *at: float) -> None:
        self._rate = rate
        self.at = np.array(at, np.float64)
        self._speed = np.zeros_like(self.at)

    def step(self, wanted: tuple[float, ...], dt_s: float) -> None:
        """Glide on for ``dt_s`` seconds toward what is wanted now."""
        off = self.at - wanted
        push = (self._speed + self._rate * off) * dt_s
        fade = np.exp(-self._rate * dt_s)
        self._speed = (self._speed - self._rate * push) * fade
        self.at = np.asarray(wanted + (off + push) * fade, np.float64)


class Stage:
    """Motion and light before the camera. ``show`` from any thread, everything else on the reading thread."""

    def __init__(self, seed: int, light: Light | None = None) -> None:
        """Args: seed of room, noise and idle motion; a light that stays, or None for one that wanders."""
        self._wanted: Act = Empty()
        self._playing: Act = Empty()
        self._light = light
        self._room = paint_room(seed)
        self._webcam = Webcam(seed)
        self._phase = np.random.default_rng([seed, 21]).uniform(0, 2 * np.pi, 12)
        self._walk = Glide(WALK_RATE, 0.0)
        self._pose = Glide(TURN_RATE, 0.0, 0.0, 0.0)
        self._distance = Glide(WALK_RATE, 800.0)
        self._from_side = 1.0
        self._last_s: float | None = None
        self._number = 0

    @staticmethod
    def prepare(*looks: StudentLook) -> None:
        """Make the maps of these students now (about 0.7 s each), so that no frame waits for them later."""
        for look in looks:
            prepare(look)

    def show(self, act: Act) -> None:
        """From now on play this act: one reference is replaced, read once per frame."""
        self._wanted = act

    def draw(self, t_s: float) -> NDArray[np.uint8]:
        """The frame at a time, (480, 640, 3) uint8 BGR; the same for the same seed, times and acts.

        Args:
            t_s: seconds, not before the time of the last call. About 12 ms with somebody near.
        """
        dt_s = 0.0 if self._last_s is None else max(0.0, t_s - self._last_s)
        self._last_s = t_s
        self._move(self._wanted, dt_s)
        light = self._light or self._wandering(t_s)
        picture = self._room.copy()
        if self._walk.at[0] > 0.02:
            self._perform(picture, t_s, light)
        exposure = 1.0 + 0.018 * float(np.sin(t_s * 0.9 + self._phase[0])) + 0.008 * float(np.sin(t_s * 7.3))
        frame = self._webcam.take(picture, self._number, light, exposure)
        self._number += 1
        return frame

    def _move(self, wanted: Act, dt_s: float) -> None:
        """Walk the one who is there away before somebody else comes, else glide to pose and distance."""
        same = _cast_of(wanted) == _cast_of(self._playing)
        if not same and (self._walk.at[0] < 0.03 or isinstance(self._playing, Empty)):
            self._begin(wanted)
            same = True
        if same:
            self._playing = wanted
        here = same and not isinstance(self._playing, Empty)
        self._walk.step((1.0 if here else 0.0,), dt_s)
        playing = self._playing
        if isinstance(playing, Person):
            pose = playing.pose if here else HeadPose(28 * self._from_side)
            self._pose.step((pose.yaw_deg, pose.pitch_deg, pose.roll_deg), dt_s)
        if isinstance(playing, Person | HeldPhoto) and here:
            self._distance.step((distance_of(playing.near),), dt_s)

    def _begin(self, act: Act) -> None:
        self._playing = act
        self._from_side = -self._from_side
        self._walk = Glide(WALK_RATE, 0.0)
        self._pose = Glide(TURN_RATE, -20.0 * self._from_side, 4.0, 0.0)
        if isinstance(act, Person | HeldPhoto):
            self._distance = Glide(WALK_RATE, distance_of(act.near))

    def _wandering(self, t_s: float) -> Light:
        a, b, c = self._phase[1:4]
        return Light(
            side=48 * float(np.sin(t_s / 7.5 + a)),
            height=34 + 10 * float(np.sin(t_s / 11 + b)),
            key=0.8 + 0.12 * float(np.sin(t_s / 9 + c)),
            fill=0.5 + 0.06 * float(np.sin(t_s / 13 + b)),
            warmth=0.45 * float(np.sin(t_s / 17 + a)),
        )

    def _sway(self, t_s: float, k: int) -> float:
        p = self._phase
        return float(
            0.7 * np.sin(t_s * (0.9 + 0.13 * k) + p[k % 12])
            + 0.3 * np.sin(t_s * (2.1 + 0.2 * k) + p[(k + 5) % 12])
        )

    def _stance(self, t_s: float) -> Stance:
        there = float(self._walk.at[0])
        distance = 2100 + (float(self._distance.at[0]) - 2100) * there
        away = self._from_side * 1500 * (1 - there) ** 1.4
        yaw, pitch, roll = (float(k) for k in self._pose.at)
        step = np.sin(t_s * 11) * 9 * min(1.0, 6 * there * (1 - there))
        return Stance(
            x_mm=away + 5 * self._sway(t_s, 4),
            y_mm=18 + 3 * self._sway(t_s, 5) + float(step) - 110 * (1 - there),
            distance_mm=distance + 6 * self._sway(t_s, 6),
            yaw_deg=yaw + 1.4 * self._sway(t_s, 1),
            pitch_deg=pitch + 1.0 * self._sway(t_s, 2),
            roll_deg=roll + 0.9 * self._sway(t_s, 3),
            eyes_open=eyes_open_at(t_s, float(self._phase[7])),
            gaze_mm=(float(np.clip(-yaw * 0.08, -2.5, 2.5)), float(np.clip(-pitch * 0.06, -1, 1))),
        )

    def _perform(self, picture: NDArray[np.uint8], t_s: float, light: Light) -> None:
        stance = self._stance(t_s)
        match self._playing:
            case Empty():
                pass
            case Person(look=look, beside=beside):
                if beside is not None:
                    draw_person(picture, beside, self._aside(stance, t_s), light)
                draw_person(picture, look, stance, light)
            case HeldPhoto() as photo:
                body = Stance(
                    stance.x_mm, stance.y_mm + 25, stance.distance_mm + 330, roll_deg=2 * self._sway(t_s, 8)
                )
                draw_person(picture, photo.holder, body, light)
                draw_sheet(picture, photo.of, photo.holder, self._held(photo, stance, t_s), light)

    def _aside(self, stance: Stance, t_s: float) -> Stance:
        return Stance(
            stance.x_mm + 250,
            stance.y_mm - 15,
            stance.distance_mm + 260,
            yaw_deg=-8 + 3 * self._sway(t_s, 9),
            roll_deg=-3 + self._sway(t_s, 10),
            eyes_open=eyes_open_at(t_s, 1.7),
        )

    def _held(self, photo: HeldPhoto, stance: Stance, t_s: float) -> Held:
        k = photo.tilt
        return Held(
            x_mm=stance.x_mm + 26 * k * self._sway(t_s * 1.6, 1),
            y_mm=stance.y_mm + 8 + 14 * k * self._sway(t_s * 1.5, 2),
            distance_mm=stance.distance_mm * (1 + 0.05 * k * self._sway(t_s * 1.3, 3)),
            yaw_deg=22 * k * self._sway(t_s * 1.7, 4),
            pitch_deg=14 * k * self._sway(t_s * 1.4, 5),
            roll_deg=7 * k * self._sway(t_s * 1.2, 6),
            bend=photo.bend,
        )


def _cast_of(act: Act) -> tuple[object, ...]:
    """Who is on stage: acts with the same cast glide into each other."""
    match act:
        case Empty():
            return ()
        case Person(look=look, beside=beside):
            return look, beside
        case HeldPhoto():
            return HeldPhoto, act.of, act.holder


def eyes_open_at(t_s: float, phase: float) -> float:
    """1 open .. 0 shut: a blink of 0.2 s every 2 to 5 s."""
    span = 3.4
    turn = int((t_s + phase) // span)
    at = np.random.default_rng([turn & 0xFFFFFFFF, 31]).uniform(0.3, span - 0.3)
    off = abs((t_s + phase) - turn * span - at)
    return float(np.clip((off - 0.045) / 0.07, 0, 1))
