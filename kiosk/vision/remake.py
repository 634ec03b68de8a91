"""Makes templates of kept pictures for another engine, a picture a step; lives on the remake thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np

from kiosk.core.ports import FaceStore, VaultError, WorldError
from kiosk.core.values import Picture, StudentId, Template
from kiosk.vision.align import CROP_PX
from kiosk.vision.engines import Engine
from kiosk.vision.gallery import pack

_log = logging.getLogger(__name__)


class PictureError(WorldError):
    """A kept picture does not open or has the wrong size."""

    retryable = False


@dataclass(frozen=True, eq=False)
class Remaking:
    """Whose templates shall be made again, and how the engine for it is made (on the thread that uses it)."""

    make_engine: Callable[[], Engine]
    students: tuple[StudentId, ...]


@dataclass(frozen=True)
class Remade:
    """One student is done: the templates that are now in the store, and how many pictures did not open.

    Without templates the student's face is not searched any more until it is given again.
    """

    student_id: StudentId
    templates: tuple[Template, ...] = field(repr=False)
    unopened: int = 0


def template_of(engine: Engine, picture: Picture) -> Template:
    """Describe a kept picture again. Raises PictureError."""
    crop = cv2.imdecode(np.frombuffer(picture.png, np.uint8), cv2.IMREAD_GRAYSCALE) if picture.png else None
    if crop is None or crop.shape != (CROP_PX, CROP_PX):
        raise PictureError(f"a kept picture of student {picture.student_id} does not open")
    features = pack(engine.describe(np.asarray(crop, np.uint8)))
    return Template(picture.student_id, picture.pose, engine.name, features, picture.sitting)


def remade(engine: Engine, faces: FaceStore, students: Sequence[StudentId]) -> Iterator[Remade | None]:
    """Make the templates of these students, storing each student's together: what is done stays done.

    Yields:
        None after each picture, for a pause; the student's Remade after the last one.

    Raises:
        StoreError: the store cannot be read or written now; the students not yielded yet are not done.
        EngineError: the engine stopped.
    """
    for student_id in students:
        templates: list[Template] = []
        unopened = 0
        for picture in _opened(faces, student_id):
            if picture is None:
                unopened += 1
                continue
            try:
                templates.append(template_of(engine, picture))
            except PictureError as error:
                _log.error("%s", error)
                unopened += 1
            yield None
        stored = bool(templates) and faces.replace_templates(student_id, templates)
        yield Remade(student_id, tuple(templates) if stored else (), unopened)


def _opened(faces: FaceStore, student_id: StudentId) -> Iterator[Picture | None]:
    """The student's pictures; None where the seal of one does not open, which ends them."""
    try:
        yield from faces.pictures(student_id)
    except VaultError as error:
        _log.error("a kept picture of student %s does not open: %s", student_id, error)
        yield None
