"""A sheet held before a camera: perspective, bending, light, moire; over a picture of the surroundings."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.presentations.optics import Bgr, Floats
from bench.presentations.sheets import Sheet
from kiosk.vision.rendered.cast import CENTRE_X, CENTRE_Y, FOCAL_PX, rotation
from kiosk.vision.rendered.sheet import Held

STEP = 4
"""Rays are cast every fourth pixel; between them a sheet is even enough."""

Box = tuple[int, int, int, int]


def put(
    picture: Bgr,
    sheet: Sheet,
    held: Held,
    *,
    lying: bool = False,
    lit: float = 1.0,
    shows: Bgr | None = None,
    t_s: float = 0.0,
) -> None:
    """Draw a held sheet over a picture (480 or more, 640 or more, 3), in place. 3 to 8 ms.

    Args:
        picture: what is behind.
        sheet: what is held; its ``middle`` comes to ``held``'s place.
        held: place in mm, angles, and bend (1/mm).
        lit: how much light of the room falls on paper; a screen has its own.
        shows: the layer of ``Sheet.showing`` in place of the sheet's own.
        lying: whether it bends about the level axis, not the upright one.
        t_s: time, for the flicker of a screen.
    """
    box = _bounds(sheet, held, picture.shape[:2])
    if box is None:
        return
    x_mm, y_mm = _places(held, box, lying=lying)
    scale = sheet.px_per_mm
    px_mm = held.distance_mm / FOCAL_PX
    fine = max(1.0, 0.7 * scale * px_mm)
    fine = float(2 ** (round(4 * np.log2(fine)) / 4))
    bgr: Bgr = _kept(sheet, fine)[0] if shows is None else _shrunk(shows, fine)
    cover = _kept(sheet, fine)[1]
    map_x = np.asarray((x_mm * scale + sheet.middle[0] + 0.5) / fine - 0.5, np.float32)
    map_y = np.asarray((y_mm * scale + sheet.middle[1] + 0.5) / fine - 0.5, np.float32)
    pixels = np.asarray(
        cv2.remap(bgr, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )
    alpha = np.asarray(cv2.remap(cover, map_x, map_y, cv2.INTER_LINEAR), np.float32)
    seen = _as_seen(pixels, sheet, held, box, (x_mm, y_mm), lit, t_s)
    left, top, right, bottom = box
    part = picture[top:bottom, left:right]
    part[:] = cv2.blendLinear(seen, part, alpha, 1 - alpha)


def _as_seen(
    pixels: Bgr, sheet: Sheet, held: Held, box: Box, places: tuple[Floats, Floats], lit: float, t_s: float
) -> Bgr:
    """With moire, flicker, light and glare; what would not show is left out, as it costs most of the time."""
    x_mm, y_mm = places
    factor = 1.0 if sheet.glows else lit * _facing(held)
    moire = sheet.grid.gain(x_mm, y_mm, held.distance_mm / FOCAL_PX)
    flickers = sheet.flicker is not None and sheet.flicker.depth > 0
    shine = sheet.glare.light(x_mm, y_mm, held.yaw_deg, held.pitch_deg)
    if moire is None and not flickers and shine is None:
        return np.asarray(cv2.convertScaleAbs(pixels, alpha=factor), np.uint8)
    colours = pixels.astype(np.float32) * np.float32(factor)
    if moire is not None:
        colours *= moire
    if sheet.flicker is not None and flickers:
        colours *= sheet.flicker.gain(np.arange(box[1], box[3]), t_s)
    if shine is not None:
        colours += shine
    return np.asarray(np.clip(colours, 0, 255), np.uint8)


def _facing(held: Held) -> float:
    """Light from above: less falls on paper that looks down or away."""
    turn = rotation(held.yaw_deg, held.pitch_deg, held.roll_deg)
    return float(np.clip(0.72 + 0.3 * (0.75 * turn[2, 2] - 0.66 * turn[1, 2]), 0.4, 1.15))


@lru_cache(maxsize=16)
def _kept(sheet: Sheet, fine: float) -> tuple[Bgr, Floats]:
    """Layer and cover of a sheet at one fineness: they are asked for again and again."""
    return np.asarray(_shrunk(sheet.bgr, fine), np.uint8), np.asarray(_shrunk(sheet.cover, fine), np.float32)


def _shrunk(layer: NDArray[Any], fine: float) -> NDArray[Any]:
    """The layer as fine as the camera sees it, and little finer: a pixel averages over its own size."""
    if fine <= 1.05:
        return layer
    size = (max(2, round(layer.shape[1] / fine)), max(2, round(layer.shape[0] / fine)))
    return np.asarray(cv2.resize(layer, size, interpolation=cv2.INTER_AREA))


def _bounds(sheet: Sheet, held: Held, shape: tuple[int, ...]) -> Box | None:
    """The pixels that the flat layer covers, or None when it is out of the picture."""
    high, wide = sheet.cover.shape
    x0, y0 = -sheet.middle[0] / sheet.px_per_mm, -sheet.middle[1] / sheet.px_per_mm
    x1, y1 = x0 + wide / sheet.px_per_mm, y0 + high / sheet.px_per_mm
    corners = np.array([[[x0, y0], [x1, y0], [x1, y1], [x0, y1]]], np.float64)
    seen = cv2.perspectiveTransform(corners, held.homography())[0]
    left, top = (max(0, int(k)) for k in seen.min(0))
    right, bottom = min(shape[1], int(seen[:, 0].max()) + 1), min(shape[0], int(seen[:, 1].max()) + 1)
    return (left, top, right, bottom) if right - left > 8 and bottom - top > 8 else None


def _places(held: Held, box: Box, *, lying: bool) -> tuple[Floats, Floats]:
    """Where on the sheet (mm from its held point) each pixel of a box looks, (h, w) each."""
    left, top, right, bottom = box
    turn = rotation(held.yaw_deg, held.pitch_deg, held.roll_deg)
    u, v = np.meshgrid(np.arange(left, right + STEP, STEP), np.arange(top, bottom + STEP, STEP))
    towards = np.stack([(u - CENTRE_X) / FOCAL_PX, (v - CENTRE_Y) / FOCAL_PX, np.full(u.shape, -1.0)], axis=2)
    rays = towards @ turn
    eye = -np.array([held.x_mm, held.y_mm, -held.distance_mm]) @ turn
    around = 1 if lying else 0
    if held.bend:
        along, over = _on_cylinder(eye, rays, 1 / held.bend, around)
    else:
        t = -eye[2] / rays[..., 2]
        along, over = (eye[k] + t * rays[..., k] for k in (around, 1 - around))
    x, y = (over, along) if lying else (along, over)
    size = (u.shape[1] * STEP, u.shape[0] * STEP)
    wide = [_wide(places, size)[: bottom - top, : right - left] for places in (x, y)]
    return wide[0], wide[1]


def _on_cylinder(
    eye: NDArray[np.float64], rays: NDArray[np.float64], radius: float, around: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Along the bend and across it, in mm, where rays meet a cylinder whose edges bend away."""
    a = rays[..., around] ** 2 + rays[..., 2] ** 2
    b = eye[around] * rays[..., around] + (eye[2] + radius) * rays[..., 2]
    c = eye[around] ** 2 + (eye[2] + radius) ** 2 - radius**2
    met = b * b > a * c
    t = (-b - np.sqrt(np.maximum(b * b - a * c, 0))) / a
    along = radius * np.arctan2(eye[around] + t * rays[..., around], eye[2] + t * rays[..., 2] + radius)
    return np.where(met, along, 9999.0), eye[1 - around] + t * rays[..., 1 - around]


def _wide(places: NDArray[np.float64], size: tuple[int, int]) -> Floats:
    shift = np.array([[1 / STEP, 0, 0], [0, 1 / STEP, 0]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    small = places.astype(np.float32)
    return np.asarray(
        cv2.warpAffine(small, shift, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.float32
    )
