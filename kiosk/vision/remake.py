"""Makes templates of kept pictures for another engine, a picture a step; lives on the remake thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from kiosk.core.ports import Clock, FaceStore, VaultError, WorldError
from kiosk.core.values import Picture, StudentId, Template
from kiosk.vision.align import CROP_PX
from kiosk.vision.engines import Engine
from kiosk.vision.gallery import pack

_log = logging.getLogger(__name__)

TOGETHER = 50
"""Students whose templates are stored in one transaction: each waits for the disk (6 to 16 ms)."""

HELD_S = 5.0
"""No work is held back from the store for longer: as much is lost when the power fails."""


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


def remade(
    engine: Engine, faces: FaceStore, students: Sequence[StudentId], clock: Clock, together: int = TOGETHER
) -> Iterator[Remade | None]:
    """Make the templates of these students and store them, some students together: what is done stays done.

    Args:
        engine: describes.
        faces: has the pictures, takes the templates.
        students: whose templates are made.
        clock: says how long work was held back.
        together: as many students at most are stored in one transaction.

    Yields:
        None after each picture, for a pause; a student's Remade once the templates are in the store.

    Raises:
        StoreError: the store cannot be read or written now; the students not yielded yet are not done.
        EngineError: the engine stopped.
    """
    held: list[Remade] = []
    since_s = clock.monotonic_s()
    for place, student_id in enumerate(students, start=1):
        made = Remade(student_id, ())
        for picture in _opened(faces, student_id):
            made = _with_picture(made, engine, picture)
            yield None
        held.append(made)
        waited_s = clock.monotonic_s() - since_s
        if len(held) >= together or waited_s >= HELD_S or place == len(students):
            yield from _stored(faces, held)
            held, since_s = [], clock.monotonic_s()


def _with_picture(made: Remade, engine: Engine, picture: Picture | None) -> Remade:
    """One more template, or one more picture that does not open."""
    try:
        if picture is not None:
            return replace(made, templates=(*made.templates, template_of(engine, picture)))
    except PictureError as error:
        _log.error("%s", error)
    return replace(made, unopened=made.unopened + 1)


def _stored(faces: FaceStore, held: Sequence[Remade]) -> Iterator[Remade]:
    """One transaction; whose face was forgotten meanwhile has no templates."""
    kept = faces.replace_templates([template for made in held for template in made.templates])
    for made in held:
        yield made if made.student_id in kept else replace(made, templates=())


def _opened(faces: FaceStore, student_id: StudentId) -> Iterator[Picture | None]:
    """The student's pictures; None where the seal of one does not open, which ends them."""
    try:
        yield from faces.pictures(student_id)
    except VaultError as error:
        _log.error("a kept picture of student %s does not open: %s", student_id, error)
        yield None
