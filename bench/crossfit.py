"""Keeps a measurement honest: nobody is searched by an engine that has learnt from that very person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.rates import BadInputError, note
from bench.train_faces import SETS, seals
from bench.train_subspace import learnt_without
from kiosk.core.ports import WorldError
from kiosk.vision.engines import Engine
from kiosk.vision.engines.choose import BUILT_IN, engine_named
from kiosk.vision.landmarks import assets_dir, load_numbers


def knows(engine: str, data: Path) -> bool:
    """Whether the shipped engine has learnt from this folder: it has its name and some of its pictures."""
    if engine != BUILT_IN:
        return False
    stored = load_numbers(assets_dir() / "lbph_subspace.npz", ("sets", "seals"))
    folder = data.resolve()
    return folder.name in stored["sets"].tolist() and not seals(folder).isdisjoint(stored["seals"].tolist())


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
    missing = [one for one in SETS if not (folder.parent / one).is_dir()]
    if missing:
        raise BadInputError(
            f"{name} has learnt from {folder.name}; to learn without, {', '.join(missing)} must lie beside it"
        )
    note(f"the subspace is learnt anew without these {len(people)} people of {folder.name} ...")
    return learnt_without(folder.parent, [f"{folder.name}/{person}" for person in people])
