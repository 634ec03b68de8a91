"""What is made of material to be held before a camera: prints, masks, phones and tablets, with the hand."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.presentations.material import EYE_CORNERS, EYES_MM, Material
from bench.presentations.optics import Bgr, Flicker, Floats, Glare, Grid, printed, shown

MARGIN_MM = 70.0
"""Room round the thing for the hand that holds it."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """A flat thing with a picture, seen straight on.

    ``bgr`` (h, w, 3) and ``cover`` (h, w) 0..1 hold it with its margin, ``px_per_mm`` fine; ``middle`` is the
    place in pixels that is held at a given point: between the eyes of the face, whose outer corners are
    ``eyes_mm`` apart. ``glass``: of a screen.
    """

    bgr: Bgr
    cover: Floats
    px_per_mm: float
    middle: tuple[float, float]
    eyes_mm: float
    grid: Grid
    glare: Glare
    flicker: Flicker | None = None
    glass: Glass | None = None

    @property
    def glows(self) -> bool:
        """Whether its light is its own."""
        return self.glass is not None

    def showing(self, picture: Bgr) -> Bgr:
        """The whole layer with another picture of the material on the glass; what holds it stays in front."""
        if self.glass is None:
            return self.bgr
        out, shape = self.bgr.copy(), self.glass.free.shape
        x, y = self.glass.corner
        part = out[y : y + shape[0], x : x + shape[1]]
        cv2.copyTo(self.glass.of(picture), self.glass.free, part)
        return out


@dataclass(frozen=True, eq=False)
class Glass:
    """The glass of a phone or tablet: where it is on its sheet, and how it shows a picture.

    ``corner`` x, y in pixels; ``free`` (h, w) uint8 is 0 where a thumb lies on it.
    """

    corner: tuple[int, int]
    free: NDArray[np.uint8]
    to_page: NDArray[np.float32]
    tint: int

    def of(self, picture: Bgr) -> Bgr:
        """A picture of the material's size as it looks on this glass."""
        size = (self.free.shape[1], self.free.shape[0])
        return shown(_warped(picture, self.to_page, size), np.random.default_rng(self.tint))


def print_of(material: Material, skin: Bgr, rng: np.random.Generator, *, eyes: bool = False) -> Sheet:
    """A life-size print on A4 or smaller, with or without a white edge, in a hand. ``eyes``: cut out."""
    scale, zoom = 2.5, float(rng.uniform(0.85, 1.05))
    wide, high = (210.0, 290.0) if rng.random() < 0.6 else (float(rng.uniform(165, 190)), 240.0)
    edge = 0.0 if rng.random() < 0.4 else float(rng.uniform(4, 14))
    size = (round((wide - 2 * edge) * scale), round((high - 2 * edge) * scale))
    to_page = _onto_page(material, scale * zoom, size)
    page = np.full((round(high * scale), round(wide * scale), 3), 238, np.uint8)
    border = round(edge * scale)
    page[border : border + size[1], border : border + size[0]] = printed(
        _warped(material.photo, to_page, size), rng
    )
    cover = np.ones(page.shape[:2], np.float32)
    if eyes:
        for places in _eye_places(material, to_page):
            spots = np.rint(places + border).astype(np.int32)
            cv2.fillConvexPoly(cover, cv2.convexHull(spots), (0.0,))
    bgr, full, corner = _with_margin(page, cover, scale)
    _hand(bgr, full, corner, page.shape[:2], scale, skin, rng)
    at, eyes_mm = _eyes(material, to_page, corner + border, scale)
    return Sheet(bgr, full, scale, at, eyes_mm, Grid.of_print(rng), Glare.of(rng, 0.45))


def mask_of(material: Material, rng: np.random.Generator) -> Sheet:
    """A life-size print cut along the outline of the face, forehead included, held by nothing."""
    scale = 2.5
    size = (round(230 * scale), round(300 * scale))
    to_page = _onto_page(material, scale * float(rng.uniform(0.95, 1.1)), size)
    page = printed(_warped(material.photo, to_page, size), rng)
    cover = np.zeros((size[1], size[0]), np.float32)
    cv2.fillConvexPoly(cover, _outline(material, to_page), (1.0,))
    edge = np.asarray(cv2.dilate(cover, np.ones((5, 5), np.uint8)), np.float32)
    page[(edge > 0) & (cover == 0)] = 236
    at, eyes_mm = _eyes(material, to_page, np.zeros(2, np.int_), scale)
    soft = np.asarray(cv2.GaussianBlur(edge, (0, 0), 0.8), np.float32)
    return Sheet(page, soft, scale, at, eyes_mm, Grid.of_print(rng), Glare.of(rng, 0.2))


def screen_of(material: Material, skin: Bgr, rng: np.random.Generator, *, tablet: bool) -> Sheet:
    """A phone or tablet in a hand; it shows the photo, life size as far as it goes, until told otherwise."""
    scale = 2.0 if tablet else 3.0
    wide, high = (float(rng.uniform(134, 160)), 215.0) if tablet else (float(rng.uniform(64, 74)), 142.0)
    bezel = float(rng.uniform(5, 12)) if tablet else float(rng.uniform(1.5, 4))
    eyes_mm = (0.5 if tablet else 0.56) * wide * float(rng.uniform(0.9, 1.1))
    size, border = (round(wide * scale), round(high * scale)), round(bezel * scale)
    to_page = _onto_page(material, scale * eyes_mm / EYES_MM, size)
    tint = int(rng.integers(1 << 30))
    page = np.full((size[1] + 2 * border, size[0] + 2 * border, 3), int(rng.integers(8, 40)), np.uint8)
    on_glass = shown(_warped(material.photo, to_page, size), np.random.default_rng(tint))
    page[border:-border, border:-border] = on_glass
    bgr, cover, corner = _with_margin(page, _rounded(page.shape[:2], round((bezel + 4) * scale)), scale)
    before = bgr.copy()
    _hand(bgr, cover, corner, page.shape[:2], scale, skin, rng, reach_mm=(2, 9))
    x, y = corner + border
    same = (before == bgr).all(axis=2)[y : y + size[1], x : x + size[0]]
    glass = Glass((int(x), int(y)), same.astype(np.uint8) * 255, to_page, tint)
    at, shown_mm = _eyes(material, to_page, corner + border, scale)
    grid, glare = Grid.of_screen(rng), Glare.of(rng, 0.8)
    return Sheet(bgr, cover, scale, at, shown_mm, grid, glare, Flicker.of_screen(rng), glass)


def _eyes(
    material: Material, to_page: NDArray[np.float32], corner: NDArray[np.int_], scale: float
) -> tuple[tuple[float, float], float]:
    """Between the eyes in pixels of the layer whose page begins at a corner; how far apart they are in mm."""
    points = material.points @ to_page[:, :2].T + to_page[:, 2]
    left, right = (points[k] for k in EYE_CORNERS)
    x, y = (left + right) / 2 + corner
    return (float(x), float(y)), float(np.linalg.norm(right - left)) / scale


def _onto_page(material: Material, px_per_mm: float, size: tuple[int, int]) -> NDArray[np.float32]:
    """Photo pixels to page pixels (2, 3): eyes level, a little above the page's middle."""
    left, right = (material.points[k] for k in EYE_CORNERS)
    factor = px_per_mm * material.mm_per_px
    angle = float(np.arctan2(right[1] - left[1], right[0] - left[0]))
    c, s = factor * np.cos(angle), factor * np.sin(angle)
    turn = np.array([[c, s], [-s, c]])
    wanted = np.array([size[0] / 2, 0.43 * size[1]])
    return np.asarray(np.hstack([turn, (wanted - turn @ ((left + right) / 2))[:, None]]), np.float32)


def _warped(picture: Bgr, to_page: NDArray[np.float32], size: tuple[int, int]) -> Bgr:
    flags = cv2.INTER_CUBIC
    return np.asarray(
        cv2.warpAffine(picture, to_page, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def _eye_places(material: Material, to_page: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """The four points of each eye, a little wider, in page pixels."""
    points = material.points @ to_page[:, :2].T + to_page[:, 2]
    places = []
    for first in (20, 24):
        eye = points[first : first + 4]
        middle = eye.mean(axis=0)
        places.append(np.asarray(middle + (eye - middle) * (1.15, 1.8), np.float32))
    return places


def _outline(material: Material, to_page: NDArray[np.float32]) -> NDArray[np.int32]:
    """The outline from ear to ear over the chin, closed over the forehead by half an oval."""
    points = material.points @ to_page[:, :2].T + to_page[:, 2]
    jaw = points[:9]
    middle, half = (jaw[0] + jaw[8]) / 2, (jaw[8] - jaw[0]) / 2
    up = np.array([half[1], -half[0]])
    angles = np.linspace(0, np.pi, 13)[1:-1]
    crown = [middle + half * np.cos(a) + 1.15 * up * np.sin(a) for a in angles]
    return np.asarray(cv2.convexHull(np.rint(np.vstack([jaw, *crown])).astype(np.int32)), np.int32)


def _rounded(shape: tuple[int, int], radius: int) -> Floats:
    cover = np.zeros(shape, np.float32)
    high, wide = shape
    cv2.rectangle(cover, (radius, 0), (wide - radius - 1, high - 1), (1.0,), -1)
    cv2.rectangle(cover, (0, radius), (wide - 1, high - radius - 1), (1.0,), -1)
    for x in (radius, wide - radius - 1):
        for y in (radius, high - radius - 1):
            cv2.circle(cover, (x, y), radius, (1.0,), -1)
    return cover


def _with_margin(page: Bgr, cover: Floats, scale: float) -> tuple[Bgr, Floats, NDArray[np.int_]]:
    """The page in the middle of a larger layer, and where its corner is."""
    margin = round(MARGIN_MM * scale)
    sides = (margin, margin, margin, margin)
    bgr = cv2.copyMakeBorder(page, *sides, borderType=cv2.BORDER_REPLICATE)
    full = cv2.copyMakeBorder(cover, *sides, borderType=cv2.BORDER_CONSTANT, value=(0.0,))
    return np.asarray(bgr, np.uint8), np.asarray(full, np.float32), np.array([margin, margin])


def _hand(
    bgr: Bgr,
    cover: Floats,
    corner: NDArray[np.int_],
    page: tuple[int, int],
    scale: float,
    skin: Bgr,
    rng: np.random.Generator,
    reach_mm: tuple[float, float] = (12, 26),
) -> None:
    """One or both hands at the edges: fingers beside, a thumb on the front."""
    tone = skin.astype(np.float32)
    sides = [(-1, 1), (1,), (-1,)][int(rng.integers(3))]
    for side in sides:
        edge = corner[0] + (page[1] if side > 0 else 0)
        low = corner[1] + page[0] * float(rng.uniform(0.72, 0.92))
        for k in range(4):
            y = low + (k - 2) * 19 * scale
            _finger(
                bgr,
                cover,
                (edge + side * 3 * scale, y),
                (edge + side * 22 * scale, y + 6 * scale),
                8.5 * scale,
                tone,
            )
        palm = (edge + side * 38 * scale, low + 22 * scale)
        _finger(
            bgr,
            cover,
            palm,
            (palm[0] + side * 10 * scale, corner[1] + page[0] + 60 * scale),
            27 * scale,
            tone,
        )
        reach = float(rng.uniform(*reach_mm)) * scale
        _finger(
            bgr,
            cover,
            (edge - side * reach, low - 12 * scale),
            (edge + side * 16 * scale, low + 14 * scale),
            9.5 * scale,
            tone,
        )


def _finger(
    bgr: Bgr, cover: Floats, tip: tuple[float, float], root: tuple[float, float], radius: float, tone: Floats
) -> None:
    """A rounded limb from tip to root, lighter along its middle."""
    reach = int(2 * radius) + 2
    x0, y0 = (max(0, int(min(tip[k], root[k])) - reach) for k in (0, 1))
    x1, y1 = (int(max(tip[k], root[k])) + reach for k in (0, 1))
    part, covered = bgr[y0:y1, x0:x1], cover[y0:y1, x0:x1]
    if covered.size == 0:
        return
    mask = np.zeros(covered.shape, np.float32)
    ends = [(round(float(x)) - x0, round(float(y)) - y0) for x, y in (tip, root)]
    cv2.line(mask, ends[0], ends[1], (1.0,), max(2, round(2 * radius)), cv2.LINE_AA)
    inner = np.asarray(cv2.GaussianBlur(mask, (0, 0), max(1.0, radius * 0.5)), np.float32)
    where = mask > 0.5
    shade = np.clip(0.55 + 0.6 * inner, 0.5, 1.1)
    part[where] = np.clip(tone * shade[where][:, None], 0, 255).astype(np.uint8)
    np.maximum(covered, mask, out=covered)
