"""The systems that are compared: given a gallery once, told who of it is searched, they answer tracks."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from typing import Protocol

import numpy as np

from bench.baselines import NaiveLbph, plain_dlib
from bench.pictures import Bgr, Track
from bench.rates import NO_SCORE, Answer, BadInputError, note
from kiosk.core.observation import ACCEPTED_CONFIDENCE, Candidate, Frame, Identify, Observation, Watch
from kiosk.core.values import StudentId, Template, new_id
from kiosk.core.visit import VOTES_NEEDED, Found, Votes
from kiosk.vision.analyze import Analyzer
from kiosk.vision.engines import Engine
from kiosk.vision.gallery import Gallery, fused, unpack

FRAMES_PER_S = 5
"""As the camera of PROTOCOL.md took them."""
BETWEEN_TRACKS_S = 60.0


class System(Protocol):
    """Something that is enrolled with pictures and answers tracks. ``threshold`` is in its own measure."""

    name: str
    threshold: float

    def enrol(self, gallery: Mapping[str, Track]) -> dict[str, int]:
        """Take everybody's pictures, in their order; returns how many of each could be used."""
        ...

    def search_among(self, people: Collection[str]) -> None:
        """From now on the gallery holds these people of the enrolled, as if the others had never come."""
        ...

    def answer(self, track: Track) -> Answer:
        """The top candidate of one track of consecutive frames."""
        ...


# --- the kiosk ------------------------------------------------------------------------------------------


class Kiosk:
    """The kiosk's own analyzer and votes, one visit a track, nobody before the camera between two visits."""

    threshold = ACCEPTED_CONFIDENCE

    def __init__(self, engine: Engine, name: str) -> None:
        self.name = name
        self._analyzer = Analyzer(engine)
        self._ids: dict[str, StudentId] = {}
        self._people: dict[StudentId, str] = {}
        self._templates: dict[str, list[Template]] = {}
        self._searched: frozenset[StudentId] = frozenset()
        self._now_s = 0.0
        self._frames = 0

    def enrol(self, gallery: Mapping[str, Track]) -> dict[str, int]:
        """See System."""
        for person, pictures in gallery.items():
            student_id = StudentId(new_id())
            self._ids[person], self._people[student_id] = student_id, person
            samples = self._analyzer.enrol_from_pictures(student_id, pictures)
            self._templates[person] = [sample.template for sample in samples]
        return {person: len(templates) for person, templates in self._templates.items()}

    def search_among(self, people: Collection[str]) -> None:
        """See System. Calibration sees nothing of the others either."""
        present = [person for person in self._ids if person in people]
        self._searched = frozenset(self._ids[person] for person in present)
        self._analyzer.rebuild([template for person in present for template in self._templates[person]])

    def answer(self, track: Track) -> Answer:
        """See System."""
        self._empty_room(track[0].shape)
        self._analyzer.set_task(Identify(self._searched))
        visit = Visit()
        began_s = time.perf_counter()
        for bgr in track:
            visit.add(self._observe(bgr))
            if visit.over:
                break
        took_ms = 1000 * (time.perf_counter() - began_s)
        candidate, confidence = visit.best()
        if candidate is None:
            return Answer(None, NO_SCORE, named=False, took_ms=took_ms)
        person = self._people[candidate.student_id]
        return Answer(person, confidence, named=confidence >= ACCEPTED_CONFIDENCE, took_ms=took_ms)

    def verified(self, track: Track, person: str) -> bool:
        """Whether somebody who typed this person's number would be asked for the turn."""
        self._searched = frozenset({self._ids[person]})
        return self.answer(track).named

    def _empty_room(self, shape: tuple[int, ...]) -> None:
        """One frame of nobody, long after the last visit, so that no track is taken for the one before."""
        self._now_s += BETWEEN_TRACKS_S
        self._analyzer.set_task(Watch())
        self._observe(np.full(shape, 128, np.uint8))
        self._now_s += BETWEEN_TRACKS_S

    def _observe(self, bgr: Bgr) -> Observation:
        self._now_s += 1 / FRAMES_PER_S
        self._frames += 1
        return self._analyzer.observe(Frame(self._frames, self._now_s, bgr))


class Visit:
    """One visit judged by core.visit.Votes, at every threshold at once.

    The kiosk names a student when VOTES_NEEDED looks in a row at one track agree on that student, each with
    the threshold's confidence or more. So the visit is worth the largest confidence that so many looks in a
    row all reached: at 0.55 that is exactly whom Votes names.
    """

    def __init__(self) -> None:
        self.over = False
        self._votes: Votes | None = None
        self._named = False
        self._row: list[Candidate] = []
        self._best: tuple[Candidate | None, float] = (None, NO_SCORE)
        self._last: Candidate | None = None

    def add(self, observation: Observation) -> None:
        """One more look. ``over`` is set once the kiosk would have called the track nobody's."""
        if observation.face is None or not isinstance(observation.task, Identify):
            return
        track_id = observation.face.track_id
        if self._votes is None or self._votes.track_id != track_id:
            self._votes = Votes(track_id, observation.task, observation.taken_at_s)
            self._row = []
        self._votes = self._votes.add(observation)
        if observation.candidate is not None:
            self._look(observation.candidate)
        found = self._votes.found()
        self._named = self._named or isinstance(found, Candidate)
        self.over = not self._named and found is Found.NOBODY

    def _look(self, candidate: Candidate) -> None:
        self._last = candidate
        if self._row and self._row[-1].student_id != candidate.student_id:
            self._row = []
        self._row = [*self._row, candidate][-VOTES_NEEDED:]
        if len(self._row) == VOTES_NEEDED:
            agreed = min(one.confidence for one in self._row)
            if agreed > self._best[1]:
                self._best = (candidate, agreed)

    def best(self) -> tuple[Candidate | None, float]:
        """Whom the kiosk would name, and up to which threshold; the last candidate where no looks agreed.

        That last one is never enough for a name.
        """
        if self._best[0] is None and self._last is not None:
            return self._last, 0.0
        return self._best


class KioskPictures:
    """The kiosk's detector, alignment, engine and gallery on loose pictures, which no visit could be made of.

    What faces were found is fused as a track is; a name needs the confidence, there are no votes.
    """

    threshold = ACCEPTED_CONFIDENCE

    def __init__(self, engine: Engine, name: str) -> None:
        self.name = name
        self._engine = engine
        self._analyzer = Analyzer(engine)
        self._gallery = Gallery(engine)
        self._people: dict[StudentId, str] = {}
        self._templates: dict[str, list[Template]] = {}

    def enrol(self, gallery: Mapping[str, Track]) -> dict[str, int]:
        """See System."""
        for person, pictures in gallery.items():
            student_id = StudentId(new_id())
            self._people[student_id] = person
            samples = self._analyzer.enrol_from_pictures(student_id, pictures)
            self._templates[person] = [sample.template for sample in samples]
        return {person: len(templates) for person, templates in self._templates.items()}

    def search_among(self, people: Collection[str]) -> None:
        """See System."""
        present = [person for person in self._templates if person in people]
        self._gallery.rebuild([template for person in present for template in self._templates[person]])

    def answer(self, track: Track) -> Answer:
        """See System."""
        began_s = time.perf_counter()
        samples = self._analyzer.enrol_from_pictures(StudentId(new_id()), track)
        found = None
        if samples:
            vectors = np.array([unpack(sample.template, self._engine) for sample in samples])
            found = self._gallery.search(fused(vectors), frozenset(self._people))
        took_ms = 1000 * (time.perf_counter() - began_s)
        if found is None:
            return Answer(None, NO_SCORE, named=False, took_ms=took_ms)
        is_named = found.confidence >= ACCEPTED_CONFIDENCE
        return Answer(self._people[found.student_id], found.confidence, named=is_named, took_ms=took_ms)


# --- setting up -----------------------------------------------------------------------------------------


Programs = Callable[[], list[Callable[[], System]]]


def common_programs() -> list[Callable[[], System]]:
    """What the kiosk is compared with, each made when it is its turn."""
    makers: list[Callable[[], System]] = [NaiveLbph]
    dlib = plain_dlib()
    if dlib is None:
        note("plain dlib is not installed: measured without it ('./run accurate' installs it)")
    else:
        makers.append(lambda: dlib)
    return makers


def enrolled(system: System, gallery: Mapping[str, Track]) -> int:
    """Enrol everybody and say who could not be; returns on how many pictures no face was found.

    Raises BadInputError when nobody could be enrolled.
    """
    used = system.enrol(gallery)
    missed = sum(map(len, gallery.values())) - sum(used.values())
    if missed:
        note(f"{system.name}: no face on {missed} of {missed + sum(used.values())} pictures to enrol")
    failed = [person for person in gallery if not used[person]]
    if len(failed) == len(gallery):
        raise BadInputError(f"{system.name} found no face on any picture to enrol")
    if failed:
        note(f"{system.name}: not enrolled, searches for them count as errors: {', '.join(failed)}")
    return missed
