"""The species of attack: each acts itself out and follows what the screen asks as far as it can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Protocol

import numpy as np

from bench.presentations.held import put
from bench.presentations.material import CLIP_FPS, Material
from bench.presentations.motion import Hand, Order, rise
from bench.presentations.optics import Bgr
from bench.presentations.sheets import Sheet, mask_of, print_of, screen_of
from bench.presentations.surroundings import Bystander, Room, Surroundings
from kiosk.core.values import Pose
from kiosk.vision.demo import StudentLook
from kiosk.vision.rendered.person import Stance, draw_person, prepare
from kiosk.vision.rendered.sheet import Held

TURNS = (Pose.LEFT, Pose.RIGHT, Pose.UP, Pose.DOWN)
RAISED_S = 0.7
"""How long it takes to raise a sheet from below the picture, and to lower it."""


class Species(Enum):
    """What is presented (ISO/IEC 30107-3: a species); the order is that of the table."""

    PHOTO_STILL = "flat photo, still"
    PHOTO_MOVED = "flat photo, moved"
    PHOTO_TILTED = "flat photo, tilted as asked"
    PHOTO_BENT = "photo, bent and tilted"
    PHOTO_EYES = "photo with live eyes behind holes"
    MASK = "mask cut from a photo, on a head that turns"
    PHONE_PHOTO = "phone showing a photo"
    TABLET_PHOTO = "tablet showing a photo"
    REPLAY_WRONG = "clip of all turns in another order"
    REPLAY_LUCKY = "clip of one turn, in time by luck"
    LEANING_IN = "a second person leans in and turns"
    SWAPPED = "photo, then a live head in its place"


LUCKY = Species.REPLAY_LUCKY


class Attack(Protocol):
    """One attempt before a camera."""

    def draw(self, t_s: float, asked: Pose | None) -> Bgr:
        """The frame (480, 640, 3) uint8 BGR at a time, not before that of the last call.

        Args:
            t_s: seconds since the attempt began.
            asked: the turn that the screen asks for now, Pose.FRONT to look straight again, None before any.
        """
        ...


def present(
    species: Species, material: Material, seed: int, surroundings: Surroundings | None = None
) -> Attack:
    """An attempt with this material, the same for the same seed.

    Args:
        species: which.
        material: what the attacker has. REPLAY_WRONG and REPLAY_LUCKY need ``turns``: without them the
            ``clip`` is played. LEANING_IN needs ``look``, or surroundings in which the student is seen.
        seed: decides everything that is random, the attacker's own look too.
        surroundings: where; None a rendered room of this seed.

    Raises:
        ValueError: LEANING_IN without a student to lean in beside.
    """
    where = surroundings or Room(seed)
    if species is Species.LEANING_IN:
        if material.look is None and surroundings is None:
            raise ValueError("leaning in beside a student needs the student: a look, or surroundings")
        return _LeaningIn(material, seed, where)
    if species is Species.MASK:
        return _Masked(material, seed, where)
    return _Held(species, material, seed, where)


def attack_frames(
    species: Species,
    material: Material,
    seed: int,
    surroundings: Surroundings | None = None,
    *,
    count: int = 24,
    fps: float = 10.0,
) -> Iterator[Bgr]:
    """Frames of an attempt as a camera takes them: raised already, asked for a random turn after 40 %."""
    attack = present(species, material, seed, surroundings)
    asked = TURNS[int(np.random.default_rng([seed, 97]).integers(4))]
    for number in range(count):
        yield attack.draw(1.0 + number / fps, asked if number >= 0.4 * count else None)


def attacker_look(material: Material, seed: int) -> StudentLook:
    """Somebody else than the student, one of two dozen."""
    own = material.look.seed if material.look else 0
    return StudentLook.from_seed(50_000 + (seed + own) % 24)


class _Held:
    """A print, phone or tablet held before somebody's face. Also: what is under it once it is lowered."""

    def __init__(self, species: Species, material: Material, seed: int, where: Surroundings) -> None:
        rng = np.random.default_rng([seed, 91])
        self._species, self._where = species, where
        self._look = attacker_look(material, seed)
        prepare(self._look)
        skin = np.asarray(np.array(self._look.skin) * 0.9, np.uint8)
        self._sheet = _sheet_for(species, material, skin, rng)
        self._hand, self._order = Hand(rng, species is Species.PHOTO_STILL), Order()
        self._lit = float(rng.uniform(0.8, 1.05))
        self._lying = bool(rng.random() < 0.4)
        self._bend = float(rng.uniform(0.002, 0.006)) if species is Species.PHOTO_BENT else 0.0
        self._distance = _distance(self._sheet, rng)
        self._play = _play(species, material, rng)
        body = Stance(0, float(rng.uniform(0, 60)), self._distance + float(rng.uniform(150, 350)))
        self._bystander = None if self._is_live else Bystander(self._look, body, where.light)
        self._number = 0

    @property
    def _is_live(self) -> bool:
        """Whether the one who holds it is seen moving, and so is drawn anew each frame."""
        return self._species in {Species.PHOTO_EYES, Species.SWAPPED}

    def draw(self, t_s: float, asked: Pose | None) -> Bgr:
        """See Attack."""
        order = self._order
        order.hear(t_s, asked)
        picture = self._where.behind(t_s)
        held = self._held(t_s)
        if self._bystander is not None:
            self._bystander.put(picture, 3 * self._hand.sway(t_s, 8), 2 * self._hand.sway(t_s, 9))
        else:
            draw_person(picture, self._look, self._behind(t_s, held), self._where.light)
        shows = None
        if self._play is not None:
            shows = self._sheet.showing(self._play(t_s, order))
        if held.y_mm < 380:
            put(picture, self._sheet, held, lying=self._lying, lit=self._lit, shows=shows, t_s=t_s)
        self._number += 1
        return self._where.frame(picture, self._number)

    def _held(self, t_s: float) -> Held:
        """Raised at the beginning; then it follows what is asked as its species does."""
        place = self._hand.holds(t_s, self._distance)
        below = 420 * (1 - rise(t_s, RAISED_S))
        yaw, pitch = self._order.angles(t_s)
        bend = self._bend * (1 + 0.4 * self._hand.sway(t_s, 7))
        match self._species:
            case Species.PHOTO_MOVED:
                place = self._hand.moved(
                    place, 2.2 * yaw, 2.2 * pitch, 1 + 0.10 * self._hand.sway(t_s * 2, 6)
                )
                yaw, pitch = 0.0, 0.0
            case Species.PHOTO_STILL | Species.REPLAY_WRONG | Species.REPLAY_LUCKY:
                yaw, pitch = 0.0, 0.0
            case Species.SWAPPED:
                yaw, pitch = 0.0, 0.0
                below += 420 * (1 - rise(RAISED_S * 0.6 - self._order.since(t_s), RAISED_S * 0.6))
            case _:
                yaw, pitch = 1.25 * yaw, 1.25 * pitch
        return Held(
            place.x_mm,
            place.y_mm + below,
            place.distance_mm,
            place.yaw_deg + yaw,
            place.pitch_deg + pitch,
            place.roll_deg,
            bend,
        )

    def _behind(self, t_s: float, held: Held) -> Stance:
        """The live head: its eyes behind the holes, or ready to take the photo's place."""
        blink = 0.0 if t_s % 2.3 < 0.13 else 1.0
        if self._species is Species.PHOTO_EYES:
            look = self._look
            return Stance(held.x_mm, held.y_mm - look.eye_y, held.distance_mm + 105, 0.7 * held.yaw_deg,
                          0.7 * held.pitch_deg, held.roll_deg, blink)  # fmt: skip
        yaw, pitch = self._order.angles(max(0.0, t_s - 0.5))
        sway = self._hand.sway
        return Stance(
            4 * sway(t_s, 8),
            30 + 2 * sway(t_s, 9),
            self._distance * 1.12,
            yaw + sway(t_s, 1),
            pitch,
            eyes_open=blink,
        )


def _sheet_for(species: Species, material: Material, skin: Bgr, rng: np.random.Generator) -> Sheet:
    match species:
        case Species.PHONE_PHOTO:
            return screen_of(material, skin, rng, tablet=False)
        case Species.TABLET_PHOTO:
            return screen_of(material, skin, rng, tablet=True)
        case Species.REPLAY_WRONG | Species.REPLAY_LUCKY:
            return screen_of(material, skin, rng, tablet=bool(rng.random() < 0.6))
        case Species.SWAPPED if rng.random() < 0.4:
            return screen_of(material, skin, rng, tablet=True)
        case _:
            return print_of(material, skin, rng, eyes=species is Species.PHOTO_EYES)


def _distance(sheet: Sheet, rng: np.random.Generator) -> float:
    """So far away that the face is 105 to 190 px wide (0.52 of it lies between the outer eye corners)."""
    eyes_px = 0.52 * float(rng.uniform(115, 190))
    return 620.0 * sheet.eyes_mm / eyes_px


def _play(
    species: Species, material: Material, rng: np.random.Generator
) -> Callable[[float, Order], Bgr] | None:
    """What the screen plays at a time; None for a photo."""
    if species not in {Species.REPLAY_WRONG, Species.REPLAY_LUCKY}:
        return None
    straight = material.clip or [material.photo]
    have = [pose for pose in TURNS if material.turns.get(pose)]
    drawn = [have[int(k)] for k in rng.permutation(len(have))]

    def still(t_s: float) -> Bgr:
        step = int(t_s * CLIP_FPS) % max(1, 2 * len(straight) - 2)
        return straight[min(step, 2 * len(straight) - 2 - step)] if len(straight) > 1 else straight[0]

    def play(t_s: float, order: Order) -> Bgr:
        if order.asked in {None, Pose.FRONT} or not drawn:
            return still(t_s)
        if species is Species.REPLAY_LUCKY:
            turns = [drawn[(order.count - 1) % len(drawn)]]
        else:  # any order that does not begin with what is asked
            turns = drawn if drawn[0] is not order.asked else [*drawn[1:], drawn[0]]
        pictures = [bgr for pose in turns for bgr in material.turns[pose]]
        step = int(order.since(t_s) * CLIP_FPS)
        return pictures[step] if step < len(pictures) else still(t_s)

    return play


class _Masked:
    """A mask before a live head that turns as asked."""

    def __init__(self, material: Material, seed: int, where: Surroundings) -> None:
        rng = np.random.default_rng([seed, 92])
        self._where, self._look = where, attacker_look(material, seed)
        self._mask = mask_of(material, rng)
        self._hand, self._order = Hand(rng, False), Order()
        self._bend = float(rng.choice([0.0, 0.003, 0.007, 0.010]))
        self._lit = float(rng.uniform(0.8, 1.05))
        self._distance = _distance(self._mask, rng) + 60
        self._number = 0
        prepare(self._look)

    def draw(self, t_s: float, asked: Pose | None) -> Bgr:
        """See Attack."""
        self._order.hear(t_s, asked)
        picture = self._where.behind(t_s)
        yaw, pitch = self._order.angles(t_s)
        sway = self._hand.sway
        yaw, pitch, roll = yaw + 1.5 * sway(t_s, 1), pitch + sway(t_s, 2), sway(t_s, 3)
        away = 900 * (1 - rise(t_s, RAISED_S))
        stance = Stance(5 * sway(t_s, 4) + away, 20 + 3 * sway(t_s, 5), self._distance, yaw, pitch, roll)
        draw_person(picture, self._look, stance, self._where.light)
        placed = stance.placed()
        x, y, z = placed.centre + placed.turn @ np.array([0.0, self._look.eye_y, 108.0])
        put(picture, self._mask, Held(x, y, -z, yaw, pitch, roll, self._bend), lit=self._lit, t_s=t_s)
        self._number += 1
        return self._where.frame(picture, self._number)


class _LeaningIn:
    """The enrolled student stands there and looks straight; somebody else leans in and does what is asked."""

    def __init__(self, material: Material, seed: int, where: Surroundings) -> None:
        rng = np.random.default_rng([seed, 93])
        self._where, self._student = where, material.look
        self._look = attacker_look(material, seed)
        self._hand, self._order = Hand(rng, False), Order()
        self._side = float(rng.choice([-1.0, 1.0]))
        self._beside = float(rng.uniform(0, 230))
        self._distance = 620.0 * 182 / float(rng.uniform(120, 175))
        self._nearer = float(rng.uniform(0.72, 0.98))
        self._number = 0
        for look in (self._student, self._look):
            if look is not None:
                prepare(look)

    def draw(self, t_s: float, asked: Pose | None) -> Bgr:
        """See Attack."""
        self._order.hear(t_s, asked)
        picture = self._where.behind(t_s)
        sway = self._hand.sway
        blink = 0.0 if t_s % 2.7 < 0.13 else 1.0
        if self._student is not None:
            away = 900 * (1 - rise(t_s, RAISED_S))
            own = Stance(5 * sway(t_s, 4) - self._side * away, 18 + 3 * sway(t_s, 5), self._distance,
                         1.4 * sway(t_s, 1), sway(t_s, 2), sway(t_s, 3), blink)  # fmt: skip
            draw_person(picture, self._student, own, self._where.light)
        there = rise(self._order.since(t_s), 0.6)
        if there > 0:
            yaw, pitch = self._order.angles(max(0.0, t_s - 0.5))
            x = self._side * (self._beside + 700 * (1 - there))
            lean = Stance(x + 4 * sway(t_s, 8), 40 - 20 * there, self._nearer * self._distance,
                          yaw, pitch, -6 * self._side * (1 - there), eyes_open=1.0)  # fmt: skip
            draw_person(picture, self._look, lean, self._where.light)
        self._number += 1
        return self._where.frame(picture, self._number)
