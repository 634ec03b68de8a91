"""Tries of the acceptance test: what the passive layers read of each, and numbers fitted to them; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.attack_check import ATTACKS, Rate, Species, folds, rates
from kiosk.core.observation import Frame, Presented
from kiosk.core.ports import CameraError
from kiosk.vision.analyze import WORK_WIDTH_PX
from kiosk.vision.camera import ClipCamera
from kiosk.vision.detect import Box, FaceDetector
from kiosk.vision.landmarks import ShapeModel
from kiosk.vision.pad.numbers import PadNumbers, TrackFeatures
from kiosk.vision.pad.reader import PresentationReader
from kiosk.vision.pad.terminal import LEAST_EACH, fitted
from kiosk.vision.track import Tracker

READ_EVERY = 3
"""Looks between two readings of a try: the kiosk decides at no fixed moment either."""
TRY_S = 6.0
"""How long a try lasts: as long as somebody takes to walk up and turn."""
LEAST_FACE_PX = 24


@dataclass(frozen=True, eq=False)
class Try:
    """What one try showed: after how many looks which features. No reading: no face was followed."""

    species: Species
    readings: tuple[tuple[int, TrackFeatures], ...] = field(repr=False)


@dataclass(frozen=True, eq=False)
class Fit:
    """Numbers for this camera, and the rates of tries that each was judged by a fit that did not know it."""

    numbers: PadNumbers
    rates: tuple[Rate, ...]


class TryReader:
    """Looks at one try after the other with the parts that the analyzer is made of. About 25 ms a frame."""

    def __init__(self, numbers: PadNumbers) -> None:
        self._numbers = numbers
        self._detector, self._model = FaceDetector(), ShapeModel()
        self.begin()

    def begin(self) -> None:
        """The next try."""
        self._tracker = Tracker(self._detector, self._model)
        self._readers: dict[int, PresentationReader] = {}
        self._readings: dict[int, list[tuple[int, TrackFeatures]]] = {}

    def look(self, frame: Frame) -> Box | None:
        """Take one frame; the box of the nearest face, in pixels of the frame."""
        gray = _working(frame.bgr)
        boxes = self._detector.frontal(gray, max(LEAST_FACE_PX, gray.shape[1] // 14))
        tracks = self._tracker.update(gray, boxes, frame.taken_at_s)
        if not tracks:
            return None
        track = tracks[0]
        reader = self._readers.setdefault(track.track_id, PresentationReader(self._numbers))
        before = reader.looks
        reader.look(frame.bgr, gray, track.fit, track.box, frame.taken_at_s)
        if reader.looks != before and reader.looks % READ_EVERY == 0:
            self._readings.setdefault(track.track_id, []).append((reader.looks, reader.features()))
        scale = frame.bgr.shape[1] / gray.shape[1]
        x, y, w, h = (round(side * scale) for side in track.box)
        return x, y, w, h

    def read(self, species: Species) -> Try:
        """What the try showed: the track that was looked at most."""
        longest = max(self._readings.values(), key=len, default=[])
        return Try(species, tuple(longest))


def _working(bgr: NDArray[np.uint8]) -> NDArray[np.uint8]:
    gray = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
    if gray.shape[1] <= WORK_WIDTH_PX:
        return gray
    factor = 640 / gray.shape[1]
    small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


# --- judging ------------------------------------------------------------------------------------------


def refused(numbers: PadNumbers, one: Try) -> bool | None:
    """Whether a kiosk with these numbers would have refused it at some moment; None: there was no face."""
    if not one.readings:
        return None
    told = (numbers.presentation(features, looks) for looks, features in one.readings)
    return any(presentation.presented is Presented.ATTACK for presentation in told)


def judged(numbers: PadNumbers, tries: Iterable[Try]) -> tuple[Rate, ...]:
    """APCER of each species and BPCER of these tries."""
    return rates((one.species, refused(numbers, one)) for one in tries)


def fit(shipped: PadNumbers, tries: Sequence[Try]) -> Fit | None:
    """Learn the shipped numbers on for this camera, limits and all.

    The tries are left out part by part: each is summed up by judges that did not see it, and the limit it is
    held against was chosen on the sums of the other parts.

    Returns:
        None when there are too few tries with a face, of live people or of attacks.
    """
    usable = [one for one in tries if one.readings]
    live = sum(one.species is Species.LIVE for one in usable)
    if min(live, len(usable) - live) < LEAST_EACH + 1:  # so many are left when one is left out
        return None
    parts = folds([one.species for one in usable])
    sums = np.zeros(len(usable))
    for part in sorted(set(parts)):
        known = [one for one, own in zip(usable, parts, strict=True) if own != part]
        numbers = _learnt(shipped, known)
        for place, one in enumerate(usable):
            if parts[place] == part:
                sums[place] = _lowest(numbers, one)
    found = []
    for part in sorted(set(parts)):
        others = [place for place, own in enumerate(parts) if own != part]
        limit = _limit(shipped, [usable[place].species for place in others], sums[others])
        found += [
            (one.species, bool(sums[place] < limit))
            for place, one in enumerate(usable)
            if parts[place] == part
        ]
    unanswered: list[tuple[Species, bool | None]] = [(one.species, None) for one in tries if not one.readings]
    limit = _limit(shipped, [one.species for one in usable], sums)
    return Fit(_limited(_learnt(shipped, usable), limit), rates([*found, *unanswered]))


def _learnt(shipped: PadNumbers, tries: Sequence[Try]) -> PadNumbers:
    live = [features for one in tries if one.species is Species.LIVE for _, features in one.readings]
    attacks = [features for one in tries if one.species in ATTACKS for _, features in one.readings]
    return fitted(shipped, live, attacks)


def _lowest(numbers: PadNumbers, one: Try) -> float:
    """The least that was said of it for a live face, once enough was seen or early enough was said."""
    limits = numbers.limits
    told = [(looks, numbers.presentation(features, looks).log_odds) for looks, features in one.readings]
    counted = [least for looks, least in told if looks >= limits.looks or least < limits.early]
    return min(counted, default=told[-1][1])


def _limit(shipped: PadNumbers, species: Sequence[Species], sums: NDArray[np.float64]) -> float:
    """The sum below which is refused: fewest errors, else as near to the shipped one as can be."""
    order = np.sort(sums)
    candidates = [shipped.limits.attack, *((order[1:] + order[:-1]) / 2)]
    kinds = {one: np.array([other is one for other in species]) for one in set(species)}

    def cost(limit: float) -> tuple[float, float]:
        missed = [float((sums[own] >= limit).mean()) for one, own in kinds.items() if one is not Species.LIVE]
        own = kinds.get(Species.LIVE)
        false = 0.0 if own is None else float((sums[own] < limit).mean())
        return round(sum(missed) / max(1, len(missed)) + false, 9), abs(limit - shipped.limits.attack)

    return float(min(candidates, key=cost))


def _limited(numbers: PadNumbers, attack: float) -> PadNumbers:
    """These numbers refuse below ``attack``; the other limits keep their order."""
    limits = numbers.limits
    doubtful = max(limits.doubtful, attack)
    return numbers.with_limits(
        replace(
            limits,
            attack=attack,
            doubtful=doubtful,
            live=max(limits.live, doubtful),
            early=min(limits.early, attack),
        )
    )


# --- recorded tries -----------------------------------------------------------------------------------


class NoTriesError(ValueError):
    """A folder of recorded tries has not what is needed."""


class _Played:
    """A clock that passes only where somebody waits: a recording is read as fast as it can be."""

    def __init__(self) -> None:
        self._at_s = 0.0

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._at_s, UTC)

    def monotonic_s(self) -> float:
        return self._at_s

    def sleep(self, seconds: float) -> None:
        self._at_s += seconds


def listed(folder: Path) -> tuple[tuple[Species, Path], ...]:
    """The tries in live/, print/, phone/ and tablet/ of a folder, each a video or a folder of pictures.

    Raises:
        NoTriesError: none of the four is there, or there is nothing in them.
    """
    found = tuple(
        (species, entry)
        for species in Species
        if (folder / species.value).is_dir()
        for entry in sorted((folder / species.value).iterdir())
        if not entry.name.startswith(".")
    )
    if not found:
        names = ", ".join(f"{species.value}/" for species in Species)
        raise NoTriesError(f"{folder} has no tries: {names} each hold a video or a folder of pictures a try")
    return found


def recorded(tries: Iterable[tuple[Species, Path]], reader: TryReader) -> Iterator[Try]:
    """Read recorded tries; pictures of a folder are taken for ten a second, of each try TRY_S are looked at.

    Raises:
        CameraError: a try does not open.
    """
    for species, entry in tries:
        reader.begin()
        for frame in _frames(entry):
            reader.look(frame)
        yield reader.read(species)


def _frames(path: Path) -> Iterator[Frame]:
    clock = _Played()
    clip = ClipCamera(path, clock, sleep=clock.sleep)
    clip.open()
    while True:
        try:
            frame = clip.read()
        except CameraError:  # it has ended
            return
        if frame.taken_at_s > TRY_S:
            return
        yield frame
