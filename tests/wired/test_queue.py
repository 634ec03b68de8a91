"""Two students before one camera: vision and desk together, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from kiosk.core.observation import Frame, Sample, Task
from kiosk.core.screens import Challenged, CheckedIn
from kiosk.core.values import Pose, Status, StudentId, Template, new_id
from kiosk.vision.analyze import Analyzer
from tests.core.at_the_door import AtTheDoor
from tests.vision.crowd import Here, crowd

FRAME_S = 1 / 15
TURNS = {Pose.LEFT: (26.0, 0.0), Pose.RIGHT: (-26.0, 0.0), Pose.UP: (0.0, -20.0), Pose.DOWN: (0.0, 18.0)}
ADA, BO = Here(0, 200, 0.6), Here(1, 440, 0.35)
"""Ada stands a step before Bo and stays there after her check-in."""

pytestmark = [pytest.mark.realtime, pytest.mark.timeout(300)]


def templates(of: dict[int, StudentId]) -> tuple[Template, ...]:
    """Twelve rendered students, of whom some are on the roster."""
    analyzer = Analyzer()
    made: list[Sample] = []
    for seed in range(12):
        student_id = of.get(seed) or StudentId(new_id())
        for pose, (yaw, pitch) in {Pose.FRONT: (0.0, 0.0), **TURNS}.items():
            places = [Here(seed, x, 0.5, yaw, pitch) for x in (ADA.x_px, 320, BO.x_px)]
            made += analyzer.enrol_from_pictures(student_id, [crowd([one]) for one in places], pose)
    return tuple(sample.template for sample in made)


@dataclass
class Queue:
    """Frames go in as the analysis thread would take them, the desk hears what was seen."""

    door: AtTheDoor
    analyzer: Analyzer
    task: Task | None = None
    number: int = 0
    turned: float = 0.0

    def frame(self, turning: Here) -> None:
        task = self.door.desk.task(self.door.screen)
        if task != self.task:
            self.task = task
            self.analyzer.set_task(task)
        screen = self.door.screen
        self.turned = min(1.0, self.turned + 0.1) if isinstance(screen, Challenged) else 0.0
        yaw, pitch = TURNS[screen.asked] if isinstance(screen, Challenged) else (0.0, 0.0)
        acting = replace(turning, yaw_deg=yaw * self.turned, pitch_deg=pitch * self.turned)
        people = [acting if one is turning else one for one in (ADA, BO)]
        self.door.clock.advance(FRAME_S)
        at_s = self.door.clock.monotonic_s()
        seen = self.analyzer.observe(Frame(self.number, at_s, crowd(people, self.number)))
        self.number += 1
        self.door.hear(seen)

    def until_marked(self, turning: Here, name: str) -> None:
        for _ in range(120):
            self.frame(turning)
            screen = self.door.screen
            if isinstance(screen, CheckedIn) and screen.student.name == name:
                return
        raise AssertionError(f"{name} was not marked: {self.door.screen}, {self.door.marked()}")


def test_the_next_is_served_while_whoever_was_marked_stays_in_front(door: AtTheDoor) -> None:
    analyzer = Analyzer()
    who = {0: door.school.ada.student_id, 1: door.school.bo.student_id}
    door.desk.gallery_version = analyzer.rebuild(templates(who))
    queue = Queue(door, analyzer)
    queue.until_marked(ADA, "Ada")
    queue.until_marked(BO, "Bo")
    assert door.marked() == {"Ada": Status.PRESENT, "Bo": Status.PRESENT}
