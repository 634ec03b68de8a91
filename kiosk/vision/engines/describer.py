"""The program beside the kiosk that runs dlib's network: a chip in, 128 numbers out, until its input ends.

dlib keeps Python's lock while it computes (80 ms a face): inside the kiosk it would stop preview and buttons
for as long. Started by kiosk.vision.engines.accurate; the only place that imports dlib.
"""

from __future__ import annotations

import signal
import sys

import dlib
import numpy as np

CHIP_PX = 150
READY = b"ready\n"


def main(model: str) -> None:
    """Answer chips of (150, 150, 3) uint8 on stdin with 128 float32 on stdout."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the kiosk's, which then closes our input
    network = dlib.face_recognition_model_v1(model)
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    answers.write(READY)
    answers.flush()
    while len(chip := asked.read(CHIP_PX * CHIP_PX * 3)) == CHIP_PX * CHIP_PX * 3:
        rgb = np.frombuffer(chip, np.uint8).reshape(CHIP_PX, CHIP_PX, 3)
        answers.write(np.array(network.compute_face_descriptor(rgb), "<f4").tobytes())
        answers.flush()


if __name__ == "__main__":
    main(sys.argv[1])
