"""Composes all of vision into one Observation a frame; no Qt, lives on the analysis thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    Presentation,
    Sample,
    Task,
    Watch,
    same_work,
)
from kiosk.core.values import Picture, Pose, StudentId, Template
from kiosk.vision import quality
from kiosk.vision.align import CROP_PX, aligned, crop_targets
from kiosk.vision.crop import crop_of
from kiosk.vision.detect import Box, FaceDetector, distinct, overlap
from kiosk.vision.engines import Engine
from kiosk.vision.engines.choose import BUILT_IN, ENGINES, Makers, engine_named
from kiosk.vision.evidence import TrackEvidence
from kiosk.vision.gallery import Calibration, Found, Gallery, pack
from kiosk.vision.landmarks import Fit, ShapeModel
from kiosk.vision.look_alikes import LookAlikeFinder
from kiosk.vision.pad.numbers import PadNumbers, shipped_or_silent
from kiosk.vision.pad.reader import PresentationReader
from kiosk.vision.pose import REST_LIMIT_DEG, named
from kiosk.vision.serving import resting, served
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
OWN_SIDE = 0.1
"""A face read as turned that is so much nearer to this student's own templates of that side than to the
frontal ones shows what no picture of the front can: of 472 frames of rendered heads turned by 13 degrees and
more three in four are above, of 2,592 of photos that were moved, tilted and bent two, not read as turned."""
HOLD_STILL_PER_S = 1.6
"""Face widths a second above which a picture is taken for blurred."""
STRAIGHT_DEG = 6.0
"""Within this yaw and pitch a look during a challenge counts for who it is. Up to FRONT_DEG the head may be
on its way already, and such looks brought rendered students who did as asked from 0.8 down to 0.2."""
TOLD_ONLY = frozenset({Hint.TOO_DARK, Hint.TOO_BRIGHT, Hint.ONE_AT_A_TIME})
"""Told, but searched all the same: a student cannot mend the light of a corridor, and confidence says what a
burnt face is worth: 3 of the 19 probe tracks of classroom are too bright, and can be told all the same.
Nor does a neighbour keep a challenge from being checked."""

TURN_HINTS = {
    Pose.FRONT: Hint.LOOK_HERE,
    Pose.LEFT: Hint.TURN_LEFT,
    Pose.RIGHT: Hint.TURN_RIGHT,
    Pose.UP: Hint.LOOK_UP,
    Pose.DOWN: Hint.LOOK_DOWN,
}


@dataclass(frozen=True, eq=False)
class _Seen:
    """One frame brought to working size, and who was found on it: all faces and the tracks, widest first."""

    gray: NDArray[np.uint8]
    scale: float
    boxes: list[Box]
    tracks: tuple[Track, ...]


class Analyzer:
    """ports.FrameAnalyzer: owns detector, engine, gallery and tracks. Deterministic given frames.

    Up to three people are followed, one is served at a time: one face a frame is described, searched and
    measured for depth, so that a queue costs little more than a single student.

    The engine is named as in the settings, or given, as measurements do. With ``keeps_crops`` observations
    carry a small picture of frontal looks. ``pad`` judges presentations, None takes what is shipped.
    Raises CascadeMissingError or EngineError when made.
    """

    def __init__(
        self,
        engine: Engine | str = BUILT_IN,
        engines: Makers = ENGINES,
        *,
        keeps_crops: bool = False,
        pad: PadNumbers | None = None,
    ) -> None:
        self._engines, self._keeps_crops = engines, keeps_crops
        self._take(engine_named(engine, engines) if isinstance(engine, str) else engine)
        self._detector = FaceDetector()
        self._model = ShapeModel()
        self._targets = crop_targets(self._model.mean)
        self._tracker = Tracker(self._detector, self._model)
        self._evidence: dict[int, TrackEvidence] = {}
        self._pad = pad or shipped_or_silent()
        self._presented: dict[int, PresentationReader] = {}
        self._serving: int | None = None
        self._task: Task = Watch()
        self._looks = 0
        self._others: list[Box] = []

    # --- the gallery --------------------------------------------------------------------------------------

    @property
    def engine(self) -> str:
        """Name and version of the engine, as templates carry it."""
        return self._engine.name

    def use_engine(self, name: str) -> None:
        """See FrameAnalyzer. The tracks go on; what was described of them is forgotten."""
        self._take(engine_named(name, self._engines))
        self._evidence.clear()

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
        """See FrameAnalyzer. A challenge of the track just identified keeps what identified it.

        When only other tracks rest than before, whoever is being served goes on being served.
        """
        before, self._task = self._task, task
        self._tracker.acting = isinstance(task, Challenge | Enrol)
        for track_id in resting(task) - resting(before):
            self._evidence.pop(track_id, None)  # searched again after the rest, from the beginning
        if same_work(task, before) and task != before:
            return
        self._serving = task.track_id if isinstance(task, Challenge) else None
        for track_id, evidence in self._evidence.items():
            if track_id != self._serving:
                evidence.forget()

    def observe(self, frame: Frame) -> Observation:
        """See FrameAnalyzer. 640x480: see the README's table for the cost."""
        seen = self._look(frame)
        nothing = Observation(
            task=self._task,
            gallery_version=self._gallery.version,
            taken_at_s=frame.taken_at_s,
            faces=len(seen.boxes),
            hint=Hint.LOOK_HERE if seen.boxes else Hint.NO_FACE,
            tracks=frozenset(track.track_id for track in seen.tracks),
        )
        track = served(seen.tracks, self._task, self._serving)
        self._serving = None if track is None else track.track_id
        if track is None:
            hint = self._place(seen, seen.boxes[0]) if seen.boxes else None
            return replace(nothing, hint=hint or nothing.hint)
        return self._observed(frame, seen, track, nothing)

    def _look(self, frame: Frame) -> _Seen:
        """Faces are looked for where they were; all over the picture at times, and while nobody is there."""
        gray, scale = _working(frame.bgr)
        self._looks += 1
        followed = self._tracker.tracks
        if followed and self._looks % LOOK_ROUND_EVERY:
            near = [self._detector.frontal_near(gray, track.box) for track in followed]
            boxes = distinct(box for found in near for box in found)
        else:
            boxes = self._others = self._look_round(gray, nobody=not followed)
        tracks = self._tracker.update(gray, boxes, frame.taken_at_s, self._serving)
        here = {track.track_id for track in tracks}
        self._evidence = {one: evidence for one, evidence in self._evidence.items() if one in here}
        self._presented = {one: reader for one, reader in self._presented.items() if one in here}
        faces = distinct([*(track.box for track in tracks), *self._others])
        return _Seen(gray, scale, sorted(faces, key=lambda box: -box[2]), tracks)

    def _look_round(self, gray: NDArray[np.uint8], nobody: bool) -> list[Box]:
        half = np.asarray(cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        usable = quality.smallest_px(gray.shape[1])
        far_too = nobody and self._looks % LOOK_FAR_EVERY == 0
        least = max(20, round(0.5 * usable * (SEEN_SHARE if far_too else 0.85)))
        return [(2 * x, 2 * y, 2 * w, 2 * h) for x, y, w, h in self._detector.frontal(half, least)]

    def _place(self, seen: _Seen, box: Box) -> Hint | None:
        """Neighbours matter where somebody is asked to act; a search has its own track for everybody."""
        size = (seen.gray.shape[1], seen.gray.shape[0])
        acting = isinstance(self._task, Challenge | Enrol)
        others = [other for other in seen.boxes if not overlap(other, box)] if acting else []
        turned = isinstance(self._task, Enrol) and self._task.wanted is not Pose.FRONT
        place = quality.place_hint(box, others, size, turned=turned)
        return quality.first([place, quality.light_hint(seen.gray, box)])

    def _observed(self, frame: Frame, seen: _Seen, track: Track, nothing: Observation) -> Observation:
        face = FaceSeen(_scaled(track.box, seen.scale), track.track_id, track.yaw_deg, track.pitch_deg)
        pose = named(track.yaw_deg, track.pitch_deg)
        told = replace(nothing, face=face, hint=self._place(seen, track.box), pose=pose)
        evidence = self._evidence_of(track.track_id)
        task = self._task
        if isinstance(task, Identify | Challenge | Enrol):
            told = replace(told, presentation=self._presentation(frame, seen, track))
        match task:
            case Identify() if track.track_id not in task.resting:
                return self._identified(frame, seen, track, evidence, task, told)
            case Challenge() if track.track_id == task.track_id:
                return self._challenged(frame, seen, track, evidence, task, told)
            case Enrol():
                turn = None if task.wanted is Pose.FRONT else task.wanted
                depth = evidence.depth(seen.gray, track, frame.taken_at_s, turn, settles=True)
                told = replace(told, depth=depth)
                evidence.held(frame.taken_at_s, unsure=told.pose is turn and depth is not Depth.SOLID)
                hint, sample = self._enrolled(seen, track, told, task, lost=not evidence.began(task.wanted))
                return replace(told, hint=hint, sample=sample)
            case _:  # nobody is searched, or only people are left who are none of this task's business
                return told

    def _evidence_of(self, track_id: int) -> TrackEvidence:
        if track_id not in self._evidence:
            self._evidence[track_id] = TrackEvidence(track_id, self._model)
        return self._evidence[track_id]

    def _presentation(self, frame: Frame, seen: _Seen, track: Track) -> Presentation:
        """What the track shows of a live face or a picture so far; turned faces are passed over."""
        if track.track_id not in self._presented:
            self._presented[track.track_id] = PresentationReader(self._pad)
        reader = self._presented[track.track_id]
        if _facing(track) is None:
            anew = not isinstance(self._task, Challenge)  # what was seen of whom was found counts to the end
            reader.look(frame.bgr, seen.gray, track.fit, track.box, frame.taken_at_s, anew=anew)
        return reader.presentation()

    def _identified(
        self,
        frame: Frame,
        seen: _Seen,
        track: Track,
        evidence: TrackEvidence,
        task: Identify,
        told: Observation,
    ) -> Observation:
        stands = _steady(track) or _facing(track)
        hint = stands if told.hint in TOLD_ONLY and stands else told.hint or stands
        depth = evidence.depth(seen.gray, track, frame.taken_at_s, asked=None)
        if (hint is None or hint in TOLD_ONLY) and evidence.wants_more():
            evidence.approach(track.box[2])
            evidence.take(self._engine.describe(aligned(seen.gray, track.fit, self._targets)))
            self._looked_at(frame, evidence, told)
        vector = evidence.fused()
        found = None if vector is None else self._gallery.search(vector, task.searched)
        candidate = _candidate(found, evidence.frames)
        elsewhere = self._is_elsewhere(evidence, candidate, task.searched)
        told = _with_looks(told, evidence)
        return replace(told, hint=hint, depth=depth, candidate=candidate, elsewhere=elsewhere)

    def _looked_at(self, frame: Frame, evidence: TrackEvidence, told: Observation) -> None:
        """A look was described: it counts for what is decided, and from the front it may be kept."""
        evidence.looked_at(frame.bgr)
        if self._keeps_crops and told.face is not None and told.pose is Pose.FRONT:
            evidence.crop = crop_of(frame.bgr, told.face.box_xywh)

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
        frame: Frame,
        seen: _Seen,
        track: Track,
        evidence: TrackEvidence,
        task: Challenge,
        told: Observation,
    ) -> Observation:
        """The claimed student verified, the pose only where the own templates agree, a sample to learn."""
        hint, pose = told.hint, told.pose
        depth = evidence.depth(seen.gray, track, frame.taken_at_s, task.asked)
        if pose is None or (pose is Pose.FRONT and evidence.turned is task.asked):
            pose = evidence.turned  # who had looked up a little and looks straight again has not bowed
        look: tuple[NDArray[np.uint8], NDArray[np.float32]] | None = None
        usable = hint is None or hint in TOLD_ONLY
        if pose is task.asked or (usable and pose is Pose.FRONT):  # whoever turns moves out of the middle
            crop = aligned(seen.gray, track.fit, self._targets)
            vector = self._engine.describe(crop)
            self._looked_at(frame, evidence, told)
            if pose is Pose.FRONT:
                look = crop, vector
                if max(abs(track.yaw_deg), abs(track.pitch_deg)) <= STRAIGHT_DEG:
                    evidence.take(vector)
            else:
                side = self._own_side(vector, task)
                pose = pose if side >= 0 else None
                if side >= OWN_SIDE and depth is Depth.UNKNOWN and evidence.has_reference:
                    depth = Depth.SOLID  # spectacles and smooth skin hide the relief, not the side
        fused = evidence.fused()
        found = None if fused is None else self._gallery.verify(fused, task.student_id)
        candidate, sample = _candidate(found, evidence.frames), None
        if look and hint is None and candidate and candidate.accepted and _is_sharp(track, look[0]):
            sample = self._sample_of(task.student_id, Pose.FRONT, *look)
        if not evidence.has_reference and pose is not Pose.FRONT:
            hint = hint or Hint.LOOK_HERE  # the points were lost: the turn must begin anew
        told = _with_looks(told, evidence)
        return replace(told, hint=hint, pose=pose, candidate=candidate, depth=depth, sample=sample)

    def _own_side(self, vector: NDArray[np.float32], task: Challenge) -> float:
        """How much more a turned face looks like this student's own templates of that pose than of the front.

        0 without such templates: then the relief alone decides.
        """
        asked = self._gallery.pose_distance(vector, task.student_id, task.asked)
        front = self._gallery.pose_distance(vector, task.student_id, Pose.FRONT)
        return 0.0 if asked is None or front is None else front - asked

    def _enrolled(
        self, seen: _Seen, track: Track, told: Observation, task: Enrol, *, lost: bool
    ) -> tuple[Hint | None, Sample | None]:
        """A good picture of the wanted pose, a turned one only where a solid head has turned."""
        crop = aligned(seen.gray, track.fit, self._targets)
        still = None if _is_sharp(track, crop) else Hint.HOLD_STILL
        solid = task.wanted is Pose.FRONT or told.depth is Depth.SOLID
        turn = None if told.pose is task.wanted and solid else TURN_HINTS[task.wanted]
        if lost and task.wanted is not Pose.FRONT and told.pose is not Pose.FRONT:
            turn = Hint.LOOK_HERE  # the points were lost: the turn must begin anew
        hint = quality.first([told.hint, still]) or turn
        return hint, self._sample(task.student_id, task.wanted, crop) if hint is None else None


def _working(bgr: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], float]:
    """Grey picture of working size, and the factor from its pixels back to the frame's."""
    gray = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
    if gray.shape[1] <= WORK_WIDTH_PX:
        return gray, 1.0
    factor = 640 / gray.shape[1]
    small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), 1 / factor


def _with_looks(told: Observation, evidence: TrackEvidence) -> Observation:
    return replace(told, frames_sha256=evidence.frames_sha256, crop=evidence.crop)


def _scaled(box: Box, scale: float) -> Box:
    x, y, w, h = box
    return (round(x * scale), round(y * scale), round(w * scale), round(h * scale))


def _steady(track: Track) -> Hint | None:
    return Hint.HOLD_STILL if track.moved_per_s > HOLD_STILL_PER_S else None


def _is_sharp(track: Track, crop: NDArray[np.uint8]) -> bool:
    """Whether a picture is good enough to be kept: neither moved nor out of focus."""
    return _steady(track) is None and quality.sharpness(crop) >= quality.SHARP_LEVEL


def _facing(track: Track) -> Hint | None:
    turned = abs(track.yaw_deg) > SEARCH_YAW_DEG or abs(track.pitch_deg) > SEARCH_PITCH_DEG
    return Hint.LOOK_HERE if turned else None


def _candidate(found: Found | None, frames: int) -> Candidate | None:
    if found is None:
        return None
    return Candidate(
        found.student_id,
        found.confidence,
        found.distance,
        found.second_distance,
        frames,
        found.calibration,
        found.poses,
    )
