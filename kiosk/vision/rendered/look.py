"""What a rendered student looks like, as numbers drawn from a seed; plain values, any thread."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

Bgr = tuple[float, float, float]


class Haircut(Enum):
    """Outline of the hair; fringe and parting are numbers of their own."""

    CROP = "crop"
    SHORT = "short"
    MEDIUM = "medium"
    BOB = "bob"
    LONG = "long"
    TIED = "tied"


class Clothes(Enum):
    """What is seen below the neck."""

    TSHIRT = "tshirt"
    SHIRT = "shirt"
    HOODIE = "hoodie"
    BLAZER = "blazer"
    KNIT = "knit"


@dataclass(frozen=True)
class Glasses:
    """Frames as lines in space. Lengths in mm; ``squareness`` 2 is an ellipse, 5 nearly a box."""

    lens_width: float
    lens_height: float
    squareness: float
    rim: float
    colour: Bgr
    half_rim: bool


@dataclass(frozen=True)
class StudentLook:
    """One student. Lengths in mm on a head 150 mm wide, colours BGR 0..255; ``seed`` places moles."""

    seed: int
    woman: bool
    skin: Bgr
    redness: float
    mottle: float
    head_width: float  # factor, 0.9..1.1
    head_length: float  # factor of the face below the eyes, 0.92..1.1
    jaw: float  # factor of the width at the jaw
    cheek: float
    chin: float  # mm the chin stands out
    chin_width: float
    forehead: float
    brow_ridge: float
    socket: float
    eye_apart: float  # from the middle of the face to the middle of an eye
    eye_width: float  # half
    eye_height: float
    eye_tilt: float  # >0: outer corner higher
    eye_y: float
    double_lid: float  # 0 none .. 1 strong
    eye_bags: float
    iris: Bgr
    brow_y: float
    brow_thick: float
    brow_length: float
    brow_arch: float
    brow_tilt: float
    brow_dark: float
    brow_inner: float
    nose_length: float
    nose_width: float
    nose_height: float
    nose_bridge: float
    nose_tip: float
    mouth_y: float
    mouth_width: float  # half
    lip_upper: float
    lip_lower: float
    lip_colour: float  # 0 as the skin .. 1 red
    smile: float
    beard: float
    moustache: float
    freckles: int
    moles: int
    spots: int
    folds: float
    ear: float
    ear_low: float
    asymmetry: float
    haircut: Haircut
    hair: Bgr
    hair_top: float
    hair_side: float
    hairline: float  # y of the hairline in the middle, about -60
    fringe: float  # 0 none .. 1 down to the brows
    fringe_gaps: float
    part_x: float
    part_open: float  # 0 closed .. 1 the fringe is parted
    wave: float
    shine: float
    glasses: Glasses | None
    clothes: Clothes
    cloth: Bgr
    cloth_2: Bgr
    stripes: float
    neck: float  # half width
    shoulders: float  # half width

    @classmethod
    def from_seed(cls, seed: int) -> StudentLook:
        """The student of this seed, always the same one.

        Args:
            seed: any int >= 0; neighbouring seeds are unrelated students.
        """
        rng = np.random.default_rng([20261122, seed])
        woman = bool(rng.random() < 0.48)
        return cls(seed=seed, woman=woman, **_skin(rng, woman), **_bones(rng, woman), **_features(rng, woman),
                   **_hair(rng, woman), **_clothes(rng, woman))  # fmt: skip


def _pick(rng: np.random.Generator, low: float, high: float) -> float:
    """Uniform, with the ends as likely as the middle: students shall differ."""
    return float(rng.uniform(low, high))


def _colour(rng: np.random.Generator, choices: list[tuple[float, Bgr]], spread: float) -> Bgr:
    weights = np.array([w for w, _ in choices])
    base = np.array(choices[int(rng.choice(len(choices), p=weights / weights.sum()))][1])
    b, g, r = np.clip(base * rng.normal(1, spread / 90) + rng.normal(0, spread / 3, 3), 4, 250)
    return float(b), float(g), float(r)


def _skin(rng: np.random.Generator, woman: bool) -> dict[str, Any]:
    tone = _colour(
        rng,
        [
            (4, (168, 194, 227)),
            (4, (152, 182, 219)),
            (3, (136, 169, 210)),
            (1.4, (112, 148, 193)),
            (0.6, (76, 104, 148)),
        ],
        4,
    )
    lift = 5.0 if woman else -3.0
    return {
        "skin": (tone[0] + lift, tone[1] + lift, tone[2] + lift),
        "redness": _pick(rng, 0.1, 0.85),
        "mottle": _pick(rng, 0.5, 1.4),
        "freckles": int(rng.choice([0, 0, 0, 12, 40])),
        "moles": int(rng.choice([0, 0, 1, 1, 2, 3])),
        "spots": int(rng.choice([0, 0, 2, 7])),
        "beard": 0.0 if woman else float(rng.choice([0.15, 0.35, 0.6, 0.9])),
        "moustache": 0.0 if woman else float(rng.choice([0, 0, 0, 0.35, 0.9])),
        "folds": _pick(rng, 0.1, 1.0),
        "eye_bags": _pick(rng, 0.1, 1.0),
    }


def _bones(rng: np.random.Generator, woman: bool) -> dict[str, Any]:
    return {
        "head_width": _pick(rng, 0.9, 1.06) if woman else _pick(rng, 0.93, 1.1),
        "head_length": _pick(rng, 0.88, 0.99) if woman else _pick(rng, 0.91, 1.05),
        "jaw": _pick(rng, 0.89, 1.06) if woman else _pick(rng, 0.9, 1.14),
        "cheek": _pick(rng, 0.0, 6.0),
        "chin": _pick(rng, 1.0, 7.0),
        "chin_width": _pick(rng, 9.0, 19.0),
        "forehead": _pick(rng, 0.94, 1.05),
        "brow_ridge": _pick(rng, 0.4, 2.4) if woman else _pick(rng, 1.5, 5.0),
        "socket": _pick(rng, 4.0, 9.0),
        "ear": _pick(rng, 12.0, 25.0),
        "ear_low": _pick(rng, 10.0, 24.0),
        "asymmetry": _pick(rng, -1.0, 1.0),
        "neck": _pick(rng, 46, 54) if woman else _pick(rng, 54, 66),
        "shoulders": _pick(rng, 165, 195) if woman else _pick(rng, 190, 235),
    }


def _features(rng: np.random.Generator, woman: bool) -> dict[str, Any]:
    return {
        "eye_apart": _pick(rng, 29.0, 37.0),
        "eye_width": _pick(rng, 12.5, 16.5),
        "eye_height": _pick(rng, 7.0, 12.0) if woman else _pick(rng, 6.2, 10.5),
        "eye_tilt": _pick(rng, -1.2, 3.2),
        "eye_y": _pick(rng, -3.5, 3.5),
        "double_lid": float(rng.choice([0.0, 0.0, 0.6, 1.0])),
        "iris": _colour(rng, [(6, (22, 32, 48)), (3, (26, 48, 78)), (1, (40, 62, 92))], 4),
        "brow_y": _pick(rng, -25.0, -16.0),
        "brow_thick": _pick(rng, 2.2, 5.0) if woman else _pick(rng, 3.6, 8.0),
        "brow_length": _pick(rng, 32.0, 46.0),
        "brow_arch": _pick(rng, 0.0, 5.0),
        "brow_tilt": _pick(rng, -4.0, 4.0),
        "brow_dark": _pick(rng, 0.5, 0.95),
        "brow_inner": _pick(rng, 9.0, 18.0),
        "nose_length": _pick(rng, 37.0, 50.0),
        "nose_width": _pick(rng, 0.78, 1.1) if woman else _pick(rng, 0.88, 1.35),
        "nose_height": _pick(rng, 11.0, 17.5) if woman else _pick(rng, 12.0, 20.5),
        "nose_bridge": _pick(rng, 1.0, 8.0),
        "nose_tip": _pick(rng, 0.8, 1.3),
        "mouth_y": _pick(rng, 18.0, 26.0),
        "mouth_width": _pick(rng, 20.0, 30.0),
        "lip_upper": _pick(rng, 3.2, 7.5),
        "lip_lower": _pick(rng, 5.0, 10.0),
        "lip_colour": _pick(rng, 0.35, 1.0) if woman else _pick(rng, 0.1, 0.5),
        "smile": _pick(rng, -1.0, 4.0),
    }


def _hair(rng: np.random.Generator, woman: bool) -> dict[str, Any]:
    cuts = (
        [Haircut.BOB, Haircut.LONG, Haircut.LONG, Haircut.LONG, Haircut.TIED, Haircut.MEDIUM]
        if woman
        else [Haircut.CROP, Haircut.SHORT, Haircut.SHORT, Haircut.SHORT, Haircut.MEDIUM, Haircut.MEDIUM]
    )
    cut = cuts[int(rng.integers(len(cuts)))]
    low = cut is Haircut.CROP
    tied = cut is Haircut.TIED
    return {
        "haircut": cut,
        "hair": _colour(
            rng,
            [
                (7, (24, 22, 24)),
                (4, (24, 30, 42)),
                (2, (30, 48, 74)),
                (0.5, (66, 110, 158)),
                (0.25, (64, 46, 104)),
            ],
            3,
        ),
        "hair_top": _pick(rng, 4, 8) if low else _pick(rng, 9, 13) if tied else _pick(rng, 10, 21),
        "hair_side": _pick(rng, 2, 4) if low else _pick(rng, 3, 5) if tied else _pick(rng, 4, 10),
        "hairline": _pick(rng, -72.0, -54.0),
        "fringe": 0.0 if low else float(rng.choice([0.0, 0.35, 0.7, 0.9, 1.0])) * (0.5 if tied else 1.0),
        "fringe_gaps": _pick(rng, 0.1, 1.0),
        "part_x": float(rng.choice([-28, -12, 0, 0, 14, 28])) + _pick(rng, -5, 5),
        "part_open": float(rng.choice([0.0, 0.0, 0.5, 1.0])),
        "wave": _pick(rng, 0.0, 1.0) ** 2,
        "shine": _pick(rng, 0.3, 1.0),
        "glasses": _glasses(rng) if rng.random() < 0.36 else None,
    }


def _glasses(rng: np.random.Generator) -> Glasses:
    thin = bool(rng.random() < 0.45)
    return Glasses(
        lens_width=_pick(rng, 21.5, 26.5),
        lens_height=_pick(rng, 15.0, 22.5),
        squareness=float(rng.choice([2.0, 2.6, 3.5, 5.0])),
        rim=_pick(rng, 0.9, 1.5) if thin else _pick(rng, 2.2, 3.8),
        colour=_colour(
            rng,
            [(3, (95, 110, 120)), (1, (60, 110, 150))] if thin else [(4, (22, 20, 22)), (1.5, (22, 40, 70))],
            4,
        ),
        half_rim=bool(rng.random() < 0.2),
    )


def _clothes(rng: np.random.Generator, woman: bool) -> dict[str, Any]:
    palette: list[tuple[float, Bgr]] = [
        (3, (225, 226, 226)), (3, (38, 36, 36)), (2, (120, 118, 116)), (2, (92, 60, 44)), (1, (60, 70, 150)),
        (1, (150, 130, 90)), (1, (88, 104, 78)), (1, (170, 190, 205)),
        (0.6, (160, 140, 200) if woman else (70, 60, 90)),
    ]  # fmt: skip
    return {
        "clothes": list(Clothes)[int(rng.integers(len(Clothes)))],
        "cloth": _colour(rng, palette, 6),
        "cloth_2": _colour(rng, palette, 6),
        "stripes": float(rng.choice([0.0, 0.0, 0.0, 0.5, 1.0])),
    }
