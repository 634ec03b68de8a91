"""Real people's faces, where ../shared/faces lies: enrolled from clips and pictures, seen again in others.

Rates are the bench's; here the real parts work together on what real cameras saw. Nothing of a face is
logged, kept or shown: clips that are cut live in pytest's temporary folder, numbers stand for people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench.acted import ACT, ENROLLED_FROM, Acted, Always, frames_of
from kiosk.core.observation import Candidate, Challenge, Frame, Identify, Sample, Task
from kiosk.core.screens import CheckedIn, NotMarked
from kiosk.core.values import Method, Pose, Status, Student, StudentId, new_id
from kiosk.demo.cast import Player
from kiosk.vision.analyze import Analyzer
from kiosk.vision.demo import StudentLook
from tests.ui.conftest import speak
from tests.wired.kiosks import Enrolled, a_world, running_kiosk

__all__ = ["speak"]

pytestmark = [pytest.mark.realtime, pytest.mark.usefixtures("speak"), pytest.mark.timeout(180)]

Bgr = NDArray[np.uint8]


@pytest.fixture(scope="module")
def man(faces_dir: Path) -> Enrolled:
    """He of video_webcam_auduno, enrolled from every tenth picture of three clips."""
    folder, analyzer = faces_dir / "video_webcam_auduno", Analyzer()
    student = Student(StudentId(new_id()), "20260099", "99", has_face=True)
    samples: list[Sample] = []
    for clip in ENROLLED_FROM:
        pictures = list(frames_of(folder / clip, every=10))
        samples += analyzer.enrol_from_pictures(student.student_id, pictures)
    assert sum(sample.picture.pose is Pose.FRONT for sample in samples) >= 20
    assert any(sample.picture.pose is Pose.UP for sample in samples)
    return Enrolled(Player(student, StudentLook.from_seed(1)), tuple(samples))


def test_a_man_enrolled_from_clips_is_checked_in_from_another(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    faces_dir: Path,
    man: Enrolled,
    cast: tuple[Enrolled, ...],
) -> None:
    him = man.player.student.student_id
    with a_world(tmp_path / "world", man, *cast) as world:
        acted = Acted(faces_dir / "video_webcam_auduno", world.clock)
        with running_kiosk(qapp, replace(world.parts, source=acted, rng=Always(ACT))) as app:
            challenged: list[StudentId] = []

            def on_task(task: Task) -> None:
                if isinstance(task, Challenge):
                    challenged.append(task.student_id)
                    acted.asked.set()

            app.driver.task_changed.connect(on_task)
            qtbot.waitUntil(lambda: isinstance(app.driver.screen, CheckedIn | NotMarked), timeout=90_000)
            screen = app.driver.screen
            assert challenged == [him], "he was found, and nobody else"
            assert app.window.frames_shown > 20
            assert isinstance(screen, CheckedIn)
            assert (screen.student.student_id, screen.status) == (him, Status.PRESENT)
            (fact,) = world.store.attendance.student_check_ins(him)
            assert fact.method is Method.FACE


# --- a classroom --------------------------------------------------------------------------------------


def pictures_in(folder: Path) -> list[Bgr]:
    found = (cv2.imread(str(file)) for file in sorted(folder.glob("*.jpg")))
    return [np.asarray(bgr, np.uint8) for bgr in found if bgr is not None]


def test_a_classroom_is_enrolled_and_every_track_is_answered(faces_dir: Path) -> None:
    analyzer, classroom = Analyzer(), faces_dir / "classroom"
    numbers: dict[StudentId, str] = {}
    templates = []
    for folder in sorted((classroom / "gallery").iterdir()):
        pictures, student_id = pictures_in(folder), StudentId(new_id())
        samples = analyzer.enrol_from_pictures(student_id, pictures)
        assert len(samples) >= len(pictures) / 2, f"{folder.name}: {len(samples)} of {len(pictures)}"
        numbers[student_id] = folder.name
        templates += [sample.template for sample in samples]
    analyzer.rebuild(templates)
    everybody = frozenset(numbers)
    right = answered = 0
    tracks = sorted((classroom / "probe").glob("*/*"))
    for place, track in enumerate(tracks):
        candidate = answer(analyzer, everybody, pictures_in(track), 100.0 * (place + 1))
        if candidate is not None:
            answered += 1
            assert candidate.student_id in everybody
            assert 0 <= candidate.confidence <= 1
            right += numbers[candidate.student_id] == track.parent.name
    assert len(tracks) > 10
    assert answered >= len(tracks) / 2, f"{answered} of {len(tracks)}"
    assert right >= answered / 2, f"{right} of {answered}"


def answer(
    analyzer: Analyzer, searched: frozenset[StudentId], pictures: Sequence[Bgr], at_s: float
) -> Candidate | None:
    """The candidate that a track ends with; five pictures a second, as this camera took them."""
    analyzer.set_task(Identify(searched))
    last: Candidate | None = None
    for number, bgr in enumerate(pictures):
        seen = analyzer.observe(Frame(number, at_s + number / 5, bgr))
        assert seen.task == Identify(searched)
        last = seen.candidate or last
    return last
