"""Composes all of vision into one Observation a frame; no Qt, lives on the analysis thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.observation import (
    Candidate,
    Challenge,
    Depth,
    Enrol,
    FaceSeen,
    Frame,
    GalleryReport,
    Hint,
    Identify,
    Observation,
    Sample,
    Task,
    Watch,
)
from kiosk.core.values import Picture, Pose, StudentId, Template
from kiosk.vision import quality
from kiosk.vision.align import CROP_PX, aligned, crop_targets
from kiosk.vision.detect import Box, FaceDetector
from kiosk.vision.engines import Engine
from kiosk.vision.engines.choose import BUILT_IN, ENGINES, Makers, engine_named
from kiosk.vision.evidence import TrackEvidence
from kiosk.vision.gallery import Calibration, Found, Gallery, pack
from kiosk.vision.landmarks import Fit, ShapeModel
from kiosk.vision.look_alikes import LookAlikeFinder
from kiosk.vision.pose import REST_LIMIT_DEG, named
from kiosk.vision.track import GOOD_SCORE, Track, Tracker

WORK_WIDTH_PX = 960
"""Wider frames are brought to 640 px before anything is looked for."""
SEEN_SHARE = 0.6
"""Faces are seen from this share of the usable size on, to be told to come nearer."""
LOOK_ROUND_EVERY = 5
"""While one face is followed, the whole picture is searched for others in every fifth frame."""
LOOK_FAR_EVERY = 4
"""While nobody is near, faces too far away are looked for in every fourth frame: they cost thrice as much."""
SEARCH_YAW_DEG = 22.0
SEARCH_PITCH_DEG = 18.0
"""Frames turned further are not described for the search."""
HOLD_STILL_PER_S = 1.6
"""Face widths a second above which a picture is taken for blurred."""
LIGHT = frozenset({Hint.TOO_DARK, Hint.TOO_BRIGHT})
"""Told, but searched all the same: a student cannot mend the light of a corridor, and confidence says what a
burnt face is worth: 3 of the 19 probe tracks of classroom are too bright, and can be told all the same."""

TURN_HINTS = {
    Pose.FRONT: Hint.LOOK_HERE,
    Pose.LEFT: Hint.TURN_LEFT,
    Pose.RIGHT: Hint.TURN_RIGHT,
    Pose.UP: Hint.LOOK_UP,
    Pose.DOWN: Hint.LOOK_DOWN,
}


@dataclass(frozen=True, eq=False)
class _Seen:
    """One frame brought to working size, and who was found on it."""

    gray: NDArray[np.uint8]
    scale: float
    boxes: list[Box]
    track: Track | None
    moved_per_s: float


class Analyzer:
    """ports.FrameAnalyzer: owns detector, engine, gallery and track. Deterministic given frames.

    The engine is named as in the settings, or given, as measurements do.
    Raises CascadeMissingError or EngineError when made.
    """

    def __init__(self, engine: Engine | str = BUILT_IN, engines: Makers = ENGINES) -> None:
        self._engines = engines
        self._take(engine_named(engine, engines) if isinstance(engine, str) else engine)
        self._detector = FaceDetector()
        self._model = ShapeModel()
        self._targets = crop_targets(self._model.mean)
        self._tracker = Tracker(self._detector, self._model)
        self._evidence: TrackEvidence | None = None
        self._task: Task = Watch()
        self._looks = 0
        self._others: list[Box] = []

    # --- the gallery --------------------------------------------------------------------------------------

    @property
    def engine(self) -> str:
        """Name and version of the engine, as templates carry it."""
        return self._engine.name

    def use_engine(self, name: str) -> None:
        """See FrameAnalyzer. The track goes on; what was described of it is forgotten."""
        self._take(engine_named(name, self._engines))
        self._evidence = None

    def _take(self, engine: Engine) -> None:
        blank = np.zeros((CROP_PX, CROP_PX), np.uint8)
        engine.describe(blank)  # shows whether it works, and is slow the first time: not before a student
        self._engine = engine
        self._gallery = Gallery(engine)
        self._look_alikes = LookAlikeFinder(self._gallery)

    @property
    def gallery_version(self) -> int:
        """Version of the gallery that observations are made with."""
        return self._gallery.version

    def rebuild(self, templates: Sequence[Template]) -> int:
        """See FrameAnalyzer. Raises TemplateError, keeping the old gallery, on another engine's template."""
        version = self._gallery.rebuild(templates)
        self._look_alikes.begin_anew()
        return version

    def add(self, templates: Sequence[Template]) -> int:
        """See FrameAnalyzer. Raises TemplateError (and adds nothing) on another engine's template."""
        version = self._gallery.add(templates)
        for student_id in dict.fromkeys(template.student_id for template in templates):
            self._look_alikes.changed(student_id)
        return version

    def remove(self, student_id: StudentId) -> int:
        """See FrameAnalyzer."""
        version = self._gallery.remove(student_id)
        self._look_alikes.removed(student_id)
        return version

    def study(self) -> GalleryReport | None:
        """See FrameAnalyzer."""
        return self._look_alikes.step()

    def calibration(self, searched: frozenset[StudentId]) -> Calibration:
        """How sure a search among these students can be; ``own`` says whether the gallery knows it itself."""
        return self._gallery.calibrate(searched)

    # --- pictures -----------------------------------------------------------------------------------------

    def enrol_from_pictures(
        self, student_id: StudentId, bgr_pictures: Sequence[NDArray[np.uint8]], pose: Pose | None = None
    ) -> tuple[Sample, ...]:
        """Samples of the nearest face of each picture, for tests, measurements and the demo.

        Args:
            student_id: whose they are.
            bgr_pictures: each (height, width, 3) uint8, one person on it.
            pose: what all show; None reads it from each picture, pictures between poses count as frontal.

        Returns:
            One sample for each picture on which a face was found, in order.
        """
        grays = [_working(bgr)[0] for bgr in bgr_pictures]
        faces = [(gray, fit) for gray in grays if (fit := self._face_of(gray)) is not None]
        level = [fit.pitch_deg for _, fit in faces if abs(fit.yaw_deg) < SEARCH_YAW_DEG]
        rest_deg = max(-REST_LIMIT_DEG, min(REST_LIMIT_DEG, float(np.median(level)))) if level else 0.0
        samples = []
        for gray, fit in faces:
            shown = pose or named(fit.yaw_deg, fit.pitch_deg - rest_deg) or Pose.FRONT
            samples.append(self._sample(student_id, shown, aligned(gray, fit, self._targets)))
        return tuple(samples)

    def _face_of(self, gray: NDArray[np.uint8]) -> Fit | None:
        least = max(24, gray.shape[1] // 14)
        fits = [
            self._model.fit(gray, self._model.start(box)) for box in self._detector.frontal(gray, least)[:1]
        ]
        if not fits or fits[0].score < 0.5:
            for side in (-1, 1):
                boxes = self._detector.profile(gray, least, side)[:1]
                fits += [self._model.fit(gray, self._model.start(box, side)) for box in boxes]
        fits = [fit for fit in fits if fit.score >= GOOD_SCORE]
        return max(fits, key=lambda fit: fit.score) if fits else None

    def _sample(self, student_id: StudentId, pose: Pose, crop: NDArray[np.uint8]) -> Sample:
        return self._sample_of(student_id, pose, crop, self._engine.describe(crop))

    def _sample_of(
        self, student_id: StudentId, pose: Pose, crop: NDArray[np.uint8], vector: NDArray[np.float32]
    ) -> Sample:
        _, png = cv2.imencode(".png", crop)
        template = Template(student_id, pose, self._engine.name, pack(vector))
        return Sample(Picture(student_id, pose, png.tobytes()), template)

    # --- frames -------------------------------------------------------------------------------------------

    def set_task(self, task: Task) -> None:
        """See FrameAnalyzer. A challenge of the track just identified keeps what identified it."""
        evidence = self._evidence
        same = isinstance(task, Challenge) and evidence is not None and evidence.track_id == task.track_id
        if evidence is not None and not same:
            evidence.forget()
        self._task = task

    def observe(self, frame: Frame) -> Observation:
        """See FrameAnalyzer. 640x480: see the README's table for the cost."""
        seen = self._look(frame)
        nothing = Observation(
            task=self._task,
            gallery_version=self._gallery.version,
            taken_at_s=frame.taken_at_s,
            faces=len(seen.boxes),
            hint=Hint.LOOK_HERE if seen.boxes else Hint.NO_FACE,
        )
        if seen.track is None:
            self._evidence = None
            return nothing if not seen.boxes else _replaced(nothing, self._place(seen, seen.boxes[0]))
        return self._observed(frame, seen, seen.track)

    def _look(self, frame: Frame) -> _Seen:
        gray, scale = _working(frame.bgr)
        boxes = self._boxes(gray)
        before = self._tracker.current
        where = (before.track_id, before.fit.points.mean(axis=0), before.seen_at_s) if before else None
        track = self._tracker.update(gray, boxes, frame.taken_at_s)
        moved = 0.0
        if track is not None and where is not None and where[0] == track.track_id:
            step = float(np.linalg.norm(track.fit.points.mean(axis=0) - where[1])) / max(track.box[2], 1)
            moved = step / max(frame.taken_at_s - where[2], 1 / 60)
        return _Seen(gray, scale, boxes, track, moved)

    def _boxes(self, gray: NDArray[np.uint8]) -> list[Box]:
        """Faces of this frame, largest first; a followed one is looked for where it was, others at times."""
        self._looks += 1
        track = self._tracker.current
        if track is not None and self._looks % LOOK_ROUND_EVERY:
            own = self._detector.frontal_near(gray, track.box)
            return sorted([*own[:1], *self._others], key=lambda box: -box[2])
        half = np.asarray(cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        usable = quality.smallest_px(gray.shape[1])
        far_too = track is None and self._looks % LOOK_FAR_EVERY == 0
        least = max(20, round(0.5 * usable * (SEEN_SHARE if far_too else 0.85)))
        boxes = [(2 * x, 2 * y, 2 * w, 2 * h) for x, y, w, h in self._detector.frontal(half, least)]
        self._others = [] if track is None else [box for box in boxes if not _overlap(box, track.box)]
        return boxes

    def _place(self, seen: _Seen, box: Box) -> Hint | None:
        size = (seen.gray.shape[1], seen.gray.shape[0])
        others = [other for other in seen.boxes if not _overlap(other, box)]
        return quality.first([quality.place_hint(box, others, size), quality.light_hint(seen.gray, box)])

    def _observed(self, frame: Frame, seen: _Seen, track: Track) -> Observation:
        if self._evidence is None or self._evidence.track_id != track.track_id:
            self._evidence = TrackEvidence(track.track_id, self._model)
        hint = self._place(seen, track.box)
        pose = named(track.yaw_deg, track.pitch_deg)
        candidate: Candidate | None = None
        depth, sample, elsewhere = Depth.UNKNOWN, None, False
        task = self._task
        match task:
            case Watch():
                pass
            case Identify():
                stands = _steady(seen) or _facing(track)
                hint = stands if hint in LIGHT and stands else hint or stands
                depth = self._evidence.depth(seen.gray, track, frame.taken_at_s, challenged=False)
                candidate = self._identified(seen, track, self._evidence, hint, task.searched)
                elsewhere = self._is_elsewhere(self._evidence, candidate, task.searched)
            case Challenge():
                depth = self._evidence.depth(seen.gray, track, frame.taken_at_s, challenged=True)
                pose = pose if pose not in {None, Pose.FRONT} else (self._evidence.turned or pose)
                candidate, pose, sample = self._challenged(seen, track, self._evidence, hint, pose, task)
                if not self._evidence.has_reference and pose is not Pose.FRONT:
                    hint = hint or Hint.LOOK_HERE  # the points were lost: the turn must begin anew
            case Enrol():
                hint, sample = self._enrolled(seen, track, hint, pose, task)
        return Observation(
            task=task,
            gallery_version=self._gallery.version,
            taken_at_s=frame.taken_at_s,
            faces=max(1, len(seen.boxes)),
            face=FaceSeen(_scaled(track.box, seen.scale), track.track_id, track.yaw_deg, track.pitch_deg),
            hint=hint,
            pose=pose,
            candidate=candidate,
            elsewhere=elsewhere,
            depth=depth,
            sample=sample,
        )

    def _identified(
        self,
        seen: _Seen,
        track: Track,
        evidence: TrackEvidence,
        hint: Hint | None,
        searched: frozenset[StudentId],
    ) -> Candidate | None:
        if (hint is None or hint in LIGHT) and evidence.wants_more():
            evidence.take(self._engine.describe(aligned(seen.gray, track.fit, self._targets)))
        vector = evidence.fused()
        found = None if vector is None else self._gallery.search(vector, searched)
        return _candidate(found, evidence.frames)

    def _is_elsewhere(
        self, evidence: TrackEvidence, candidate: Candidate | None, searched: frozenset[StudentId]
    ) -> bool:
        """Whether this is nobody searched, and surely somebody else who is enrolled."""
        vector = evidence.fused()
        if vector is None or candidate is None or candidate.accepted:
            return False
        found = self._gallery.search(vector, None)
        anybody = _candidate(found, evidence.frames)
        return anybody is not None and anybody.accepted and anybody.student_id not in searched

    def _challenged(
        self,
        seen: _Seen,
        track: Track,
        evidence: TrackEvidence,
        hint: Hint | None,
        pose: Pose | None,
        task: Challenge,
    ) -> tuple[Candidate | None, Pose | None, Sample | None]:
        """The claimed student verified, the pose only where the own templates agree, a sample to learn."""
        look: tuple[NDArray[np.uint8], NDArray[np.float32]] | None = None
        if (hint is None or hint in LIGHT) and pose in {Pose.FRONT, task.asked}:
            crop = aligned(seen.gray, track.fit, self._targets)
            vector = self._engine.describe(crop)
            if pose is Pose.FRONT:
                evidence.take(vector)
                look = crop, vector
            elif not self._as_own(vector, task):
                pose = None
        fused = evidence.fused()
        found = None if fused is None else self._gallery.verify(fused, task.student_id)
        candidate, sample = _candidate(found, evidence.frames), None
        if look and hint is None and candidate and candidate.accepted and _is_sharp(seen, look[0]):
            sample = self._sample_of(task.student_id, Pose.FRONT, *look)
        return candidate, pose, sample

    def _as_own(self, vector: NDArray[np.float32], task: Challenge) -> bool:
        """Whether a turned face looks as this student's own templates of that pose do."""
        asked = self._gallery.pose_distance(vector, task.student_id, task.asked)
        front = self._gallery.pose_distance(vector, task.student_id, Pose.FRONT)
        return asked is None or front is None or asked <= front

    def _enrolled(
        self, seen: _Seen, track: Track, hint: Hint | None, pose: Pose | None, task: Enrol
    ) -> tuple[Hint | None, Sample | None]:
        crop = aligned(seen.gray, track.fit, self._targets)
        still = None if _is_sharp(seen, crop) else Hint.HOLD_STILL
        turn = None if pose is task.wanted else TURN_HINTS[task.wanted]
        hint = quality.first([hint, still]) or turn
        return hint, self._sample(task.student_id, task.wanted, crop) if hint is None else None


def _working(bgr: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], float]:
    """Grey picture of working size, and the factor from its pixels back to the frame's."""
    gray = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
    if gray.shape[1] <= WORK_WIDTH_PX:
        return gray, 1.0
    factor = 640 / gray.shape[1]
    small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), 1 / factor


def _scaled(box: Box, scale: float) -> Box:
    x, y, w, h = box
    return (round(x * scale), round(y * scale), round(w * scale), round(h * scale))


def _overlap(a: Box, b: Box) -> bool:
    """Whether the middle of the smaller lies inside the other: the same face seen twice."""
    small, large = (a, b) if a[2] <= b[2] else (b, a)
    x, y = small[0] + small[2] / 2, small[1] + small[3] / 2
    return large[0] < x < large[0] + large[2] and large[1] < y < large[1] + large[3]


def _steady(seen: _Seen) -> Hint | None:
    return Hint.HOLD_STILL if seen.moved_per_s > HOLD_STILL_PER_S else None


def _is_sharp(seen: _Seen, crop: NDArray[np.uint8]) -> bool:
    """Whether a picture is good enough to be kept: neither moved nor out of focus."""
    return _steady(seen) is None and quality.sharpness(crop) >= quality.SHARP_LEVEL


def _facing(track: Track) -> Hint | None:
    turned = abs(track.yaw_deg) > SEARCH_YAW_DEG or abs(track.pitch_deg) > SEARCH_PITCH_DEG
    return Hint.LOOK_HERE if turned else None


def _candidate(found: Found | None, frames: int) -> Candidate | None:
    if found is None:
        return None
    return Candidate(found.student_id, found.confidence, found.distance, found.second_distance, frames)


def _replaced(observation: Observation, hint: Hint | None) -> Observation:
    """The same observation with a more precise hint, if there is one."""
    if hint is None:
        return observation
    return Observation(
        task=observation.task,
        gallery_version=observation.gallery_version,
        taken_at_s=observation.taken_at_s,
        faces=observation.faces,
        hint=hint,
    )
