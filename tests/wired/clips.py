"""Short clips in temporary folders: what a rendered stage shows, or a part of another clip."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.demo import Stage

Bgr = NDArray[np.uint8]


def write_clip(path: Path, frames: Iterable[Bgr] | None = None, fps: float = 30.0) -> Path:
    """Motion JPEG, which is what webcams send; without frames half a second of an empty room."""
    stage = Stage(3)
    pictures = (stage.draw(number / 30) for number in range(15)) if frames is None else frames
    writer: cv2.VideoWriter | None = None
    for bgr in pictures:
        if writer is None:
            fourcc = cv2.VideoWriter.fourcc(*"MJPG")
            writer = cv2.VideoWriter(str(path), fourcc, fps, (bgr.shape[1], bgr.shape[0]))
        writer.write(bgr)
    assert writer is not None, "no frames"
    writer.release()
    return path
