"""Keeps a measurement honest: nobody is searched by an engine that has learnt from that very person."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.rates import BadInputError, note
from bench.train_subspace import LDA_SIZE, SETS, described, face_of, learn, pictures
from kiosk.core.ports import WorldError
from kiosk.vision.align import aligned, crop_targets
from kiosk.vision.detect import FaceDetector
from kiosk.vision.engines import Engine
from kiosk.vision.engines.choose import BUILT_IN, engine_named
from kiosk.vision.engines.lbph import LbphEngine
from kiosk.vision.landmarks import ShapeModel, assets_dir

Floats = NDArray[np.float32]


def learnt_sets() -> tuple[str, ...]:
    """The folders of ../shared/faces whose people the shipped subspace was learnt from."""
    with np.load(assets_dir() / "lbph_subspace.npz") as stored:
        return tuple(str(name) for name in stored["sets"]) if "sets" in stored else SETS


def knows(engine: str, data: Path) -> bool:
    """Whether the shipped engine has learnt from people of this folder, as far as its name tells."""
    return engine == BUILT_IN and data.resolve().name in learnt_sets()


def honest_engine(name: str, data: Path, people: Sequence[str]) -> Engine:
    """The engine to search these people of one folder with: the shipped one unless it has learnt from them.

    Args:
        name: as in the settings.
        data: the folder measured on; its name says whether the subspace was learnt there.
        people: all who are enrolled or searched together, as their folders are called.

    Raises BadInputError, with how to install it, when there is no such engine here.
    """
    folder = data.resolve()
    if not knows(name, data):
        try:
            return engine_named(name)
        except WorldError as error:
            raise BadInputError(str(error)) from error
    note(f"the subspace is learnt anew without these {len(people)} people of {folder.name} ...")
    return learnt_without(folder.parent, [f"{folder.name}/{person}" for person in people])


def learnt_without(faces: Path, people: Collection[str]) -> LbphEngine:
    """The built-in engine with a subspace learnt on everybody but these ("set/person")."""
    x, mirrored, who = _descriptions(faces)
    kept = ~np.isin(who, list(people))
    weights, offset = learn(np.vstack([x[kept], mirrored[kept]]), np.tile(who[kept], 2), LDA_SIZE)
    scale = np.abs(weights).max(axis=0) / 127
    with np.load(assets_dir() / "lbph_subspace.npz") as stored, tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "subspace.npz"
        numbers = {
            "version": stored["version"],
            "typical": stored["typical"],
            "offset": offset,
            "scale": scale,
        }
        np.savez(out, allow_pickle=False, weights=np.rint(weights / scale).astype(np.int8), **numbers)
        return LbphEngine(out)


@cache
def _descriptions(faces: Path) -> tuple[Floats, Floats, NDArray[np.str_]]:
    detector, model = FaceDetector(), ShapeModel()
    targets = crop_targets(model.mean)
    rows, mirrored, who = [], [], []
    for person, gray in pictures(faces):
        fit = face_of(gray, detector, model)
        if fit is not None:
            crop = aligned(gray, fit, targets)
            rows.append(described(crop))
            mirrored.append(described(np.ascontiguousarray(crop[:, ::-1])))
            who.append(person)
    return np.array(rows), np.array(mirrored), np.array(who)
