"""A line of rendered students before one camera: one in front, the next a step behind, others out of sight.

Whoever is in front looks at the screen, turns when asked, reads the answer and leaves; the next steps up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kiosk.core.values import Pose, StudentId
from kiosk.demo.cast import Player
from kiosk.demo.world import head_for
from kiosk.vision.rendered.cast import CENTRE_X, CENTRE_Y, FOCAL_PX, Light
from kiosk.vision.rendered.person import Stance, draw_person
from kiosk.vision.rendered.room import Webcam, paint_room
from kiosk.vision.rendered.stage import TURN_RATE, WALK_RATE, Glide, HeadPose, distance_of, eyes_open_at

Bgr = NDArray[np.uint8]

REACTION_S = 0.35
"""From being asked to the beginning of the turn."""
READS_S = 1.0
"""How long somebody looks at the own answer before leaving."""
FOLLOWS_S = 0.3
"""The next one sets off this long after the one in front did."""
OUT_OF_SIGHT_S = 1.2
HEIGHT_MM = 18.0


@dataclass(frozen=True)
class Spot:
    """Where somebody stands: ``x_px`` in the frame, ``near`` as of kiosk.vision.demo.Person."""

    x_px: float
    near: float


FRONT, BEHIND, AWAY, COMING = Spot(320, 0.7), Spot(470, 0.05), Spot(-260, 0.5), Spot(900, -0.1)


@dataclass(eq=False)
class Walker:
    """One of the line. Times are seconds of the clock that ``Line.draw`` is called with."""

    player: Player
    number: int
    comes_s: float
    front_s: float = float("nan")
    answered_s: float = float("nan")
    leaves_s: float = float("inf")
    answer: str = ""
    spot: Spot = COMING
    _place: Glide = field(init=False, repr=False)
    _head: Glide = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._place = Glide(WALK_RATE, COMING.x_px, distance_of(COMING.near))
        self._head = Glide(TURN_RATE, -20.0, 0.0)

    def move(self, head: HeadPose, dt_s: float) -> None:
        """Walk and turn on."""
        self._place.step((self.spot.x_px, distance_of(self.spot.near)), dt_s)
        self._head.step((head.yaw_deg, head.pitch_deg), dt_s)

    @property
    def distance_mm(self) -> float:
        """To the camera."""
        return float(self._place.at[1])

    def stance(self, t_s: float) -> Stance:
        """How this person stands now, swaying a little as people do."""
        x_px, distance_mm = (float(k) for k in self._place.at)
        yaw_deg, pitch_deg = (float(k) for k in self._head.at)
        sway = np.sin(t_s * np.array([0.9, 1.3, 0.7, 1.1]) + 1.7 * self.number)
        return Stance(
            x_mm=(x_px - CENTRE_X) * distance_mm / FOCAL_PX + 5 * float(sway[0]),
            y_mm=HEIGHT_MM + 3 * float(sway[1]),
            distance_mm=distance_mm,
            yaw_deg=yaw_deg + 1.4 * float(sway[2]),
            pitch_deg=pitch_deg + 1.0 * float(sway[3]),
            eyes_open=eyes_open_at(t_s, float(self.number)),
        )

    def off(self, box: tuple[int, int, int, int]) -> float:
        """How far the middle of this face box is from this person's face, in widths of that."""
        x_px, distance_mm = (float(k) for k in self._place.at)
        wide_px = 182.0 * FOCAL_PX / distance_mm
        across = box[0] + box[2] / 2 - x_px
        down = box[1] + box[3] / 2 - CENTRE_Y - HEIGHT_MM * FOCAL_PX / distance_mm
        return float(np.hypot(across, down)) / wide_px


class Line:
    """Who waits, who is in front, and what the camera sees of them."""

    def __init__(self, players: Sequence[Player], comes_s: Sequence[float], seed: int) -> None:
        """Args: who; when each joins the line, rising; the seed of room and sensor noise."""
        self._coming = deque(
            Walker(player, number, at_s)
            for number, (player, at_s) in enumerate(zip(players, comes_s, strict=True))
        )
        self._waiting: deque[Walker] = deque()
        self._here: list[Walker] = []
        self.front: Walker | None = None
        self.gone: list[Walker] = []
        self._room, self._webcam = paint_room(seed), Webcam(seed)
        self._asked: Pose | None = None
        self._asked_s, self._steps_up_s = 0.0, 0.0
        self._frames, self._last_s = 0, 0.0

    @property
    def empty(self) -> bool:
        """Whether everybody came and went."""
        return not (self._coming or self._waiting or self._here)

    @property
    def people(self) -> tuple[Walker, ...]:
        """Whoever the camera may see now."""
        return tuple(self._here)

    def hear(self, student: StudentId, t_s: float, answer: str) -> None:
        """The screen answers this student, who reads it and leaves, whether in front or behind."""
        for walker in self._here:
            if walker.player.student.student_id == student:
                self._answer(walker, t_s, answer)

    def refuse_front(self, t_s: float, answer: str) -> None:
        """Whoever is in front was not marked, or gives up."""
        if self.front is not None:
            self._answer(self.front, t_s, answer)

    def _answer(self, walker: Walker, t_s: float, answer: str) -> None:
        if not walker.answer:
            walker.answer, walker.answered_s, walker.leaves_s = answer, t_s, t_s + READS_S

    # --- the picture ----------------------------------------------------------------------------------

    def draw(self, t_s: float, asked: Pose | None) -> Bgr:
        """The frame at a time, knowing what the screen asks. About 12 ms a person."""
        dt_s, self._last_s = t_s - self._last_s, t_s
        self._come_and_go(t_s)
        if asked is not self._asked:
            self._asked, self._asked_s = asked, t_s + REACTION_S
        for walker in self._here:
            walker.move(self._head_of(walker, t_s), dt_s)
        light = Light(side=40 * float(np.sin(t_s / 7.5)), height=34 + 8 * float(np.sin(t_s / 11)))
        picture = self._room.copy()
        for walker in sorted(self._here, key=lambda one: -one.distance_mm):
            draw_person(picture, walker.player.look, walker.stance(t_s), light)
        self._frames += 1
        return self._webcam.take(picture, self._frames, light)

    def _come_and_go(self, t_s: float) -> None:
        while self._coming and self._coming[0].comes_s <= t_s:
            self._waiting.append(self._coming.popleft())
        for walker in [one for one in self._here if t_s >= one.leaves_s]:
            if walker.spot is not AWAY:
                walker.spot = AWAY
                self._steps_up_s = t_s + FOLLOWS_S
                self.front = None if walker is self.front else self.front
            elif t_s >= walker.leaves_s + OUT_OF_SIGHT_S:
                self._here.remove(walker)
                self.gone.append(walker)
        self._step_up(t_s)

    def _step_up(self, t_s: float) -> None:
        behind = next((one for one in self._here if one.spot is BEHIND), None)
        if self.front is None and t_s >= self._steps_up_s:
            self.front = behind or self._next()
            if self.front is not None:
                self.front.spot, self.front.front_s, behind = FRONT, t_s, None
        if behind is None and (follower := self._next()) is not None:
            follower.spot = BEHIND

    def _next(self) -> Walker | None:
        if not self._waiting:
            return None
        walker = self._waiting.popleft()
        self._here.append(walker)
        return walker

    def _head_of(self, walker: Walker, t_s: float) -> HeadPose:
        if walker.spot is AWAY:
            return HeadPose(-28.0)
        turning_s = t_s - self._asked_s
        turns = walker is self.front and self._asked not in {None, Pose.FRONT} and turning_s >= 0
        return head_for(self._asked, turning_s) if turns and self._asked else HeadPose()
