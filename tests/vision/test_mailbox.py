"""The slot between two threads: newest only, what nobody took is counted."""

from __future__ import annotations

from threading import Thread

import numpy as np

from kiosk.core.observation import Frame
from kiosk.vision.mailbox import LatestFrame

BGR = np.zeros((2, 2, 3), np.uint8)


def test_the_newest_frame_is_taken_once() -> None:
    slot = LatestFrame()
    assert slot.take() is None
    frames = [Frame(n, float(n), BGR) for n in range(3)]
    for frame in frames:
        slot.put(frame)
    assert slot.take() is frames[-1]
    assert slot.take() is None
    assert slot.dropped == 2


def test_a_cleared_slot_is_empty() -> None:
    slot = LatestFrame()
    slot.put(Frame(0, 0.0, BGR))
    slot.clear()
    assert slot.take() is None
    assert slot.dropped == 0


def test_two_threads_lose_no_frame_uncounted() -> None:
    slot, count = LatestFrame(), 20_000
    taken: list[int] = []

    def put_all() -> None:
        for number in range(count):
            slot.put(Frame(number, 0.0, BGR))

    putter = Thread(target=put_all)
    putter.start()
    while putter.is_alive():
        if (frame := slot.take()) is not None:
            taken.append(frame.number)
    putter.join()
    if (frame := slot.take()) is not None:
        taken.append(frame.number)
    assert taken == sorted(set(taken))
    assert taken[-1] == count - 1
    assert len(taken) + slot.dropped == count
