"""Keeps a measurement honest: nobody is searched by an engine that has learnt from that very person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.rates import BadInputError, note
from bench.train_subspace import SETS, learnt_without
from kiosk.core.ports import WorldError
from kiosk.vision.engines import Engine
from kiosk.vision.engines.choose import BUILT_IN, engine_named
from kiosk.vision.landmarks import assets_dir


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
