"""The guided check from the first try to the result: a real window and worker, stepped on a set clock."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

from kiosk.attack_command import Checked
from kiosk.attack_guided import GuidedCheck, TryWorker
from kiosk.core.attack_check import AttackCheck, Species
from kiosk.core.attack_guide import LEAD_S, Guide, Step
from kiosk.core.observation import Frame, Layer
from kiosk.core.picture_watch import Scene
from kiosk.core.ports import FrameSlot
from kiosk.core.values import Language
from kiosk.vision.attack_tries import TRY_S, Try
from kiosk.vision.demo import portrait
from kiosk.vision.mailbox import LatestFrame
from kiosk.vision.pad.numbers import SIZES, Judge, PadNumbers
from kiosk.vision.rendered.look import StudentLook
from tests.fakes import A_MONDAY, FakeCamera, FakeClock
from tests.languages import ASSETS
from tests.ui.hands import press, said

STEP_S = 0.2
NOBODY = np.full((480, 640, 3), 90, np.uint8)
pytestmark = [pytest.mark.realtime, pytest.mark.timeout(300)]


@dataclass
class Stand:
    """A worker over a slot; the clock moves by the frame."""

    clock: FakeClock = field(default_factory=FakeClock)
    slot: FrameSlot = field(default_factory=LatestFrame)
    judged: list[tuple[tuple[Try, ...], Scene | None]] = field(default_factory=list)

    def worker(self, slot: FrameSlot) -> TryWorker:
        self.slot = slot
        numbers = PadNumbers({Layer.JUMP: Judge(np.zeros(SIZES[Layer.JUMP]), 0.0, -4.0, 4.0)})
        return TryWorker(slot, numbers, self.judge, self.clock)

    def judge(self, tries: tuple[Try, ...], scene: Scene | None) -> Checked:
        self.judged.append((tries, scene))
        return Checked(AttackCheck(A_MONDAY, "0", ()), None, could_fit=False)

    def shows(self, worker: TryWorker, bgr: NDArray[np.uint8], seconds: float) -> None:
        assert isinstance(self.slot, LatestFrame)
        for _ in range(round(seconds / STEP_S)):
            self.clock.advance(STEP_S)
            self.slot.put(Frame(0, self.clock.monotonic_s(), bgr))
            worker.step()


@pytest.fixture(scope="module")
def somebody() -> NDArray[np.uint8]:
    return portrait(StudentLook.from_seed(3))


def test_tries_are_asked_for_read_and_judged(qapp: QApplication, somebody: NDArray[np.uint8]) -> None:
    stand, kept = Stand(), list[Checked]()
    guided = GuidedCheck(
        qapp,
        ASSETS,
        Language.ENGLISH,
        FakeCamera(stand.clock),
        stand.worker,
        stand.clock,
        kept.append,
        Guide(each=1),
        threads=False,
    )
    worker = guided.worker

    def step() -> Step:
        return guided.guide.step

    worker.start()
    guided.window.show()
    stand.shows(worker, NOBODY, 2.0)
    press(guided.window, "attackBegin")
    assert step() is Step.RUNNING
    stand.shows(worker, NOBODY, LEAD_S + TRY_S + STEP_S)
    assert step() is Step.NO_FACE
    press(guided.window, "attackBegin")
    stand.shows(worker, somebody, LEAD_S + TRY_S + STEP_S)
    assert (guided.guide.species, step()) == (Species.PRINT, Step.READY)
    for _ in range(3):
        press(guided.window, "attackSkip")
    ((tries, scene),) = stand.judged
    assert [(one.species, bool(one.readings)) for one in tries] == [
        (Species.LIVE, False),
        (Species.LIVE, True),
    ]
    assert scene is not None
    assert scene.brightness == pytest.approx(90, abs=1)
    assert kept == [guided.found]
    assert "stay as they came" in said(guided.window, "attackResult")
    worker.stop()
    guided.window.close()
