"""dlib's 128 numbers for a face: the accurate engine, there when the extra ``accurate`` is installed.

Its network runs in a program of its own (see describer.py), which ends with the engine. Of the package that
brings the model nothing is imported (it needs a module that newer Pythons lack): only its file is read.
"""

from __future__ import annotations

import contextlib
import hashlib
import math
import os
import subprocess
import sys
import weakref
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.core.ports import EngineError, EngineTrouble
from kiosk.vision.engines import Nearest, Typical
from kiosk.vision.landmarks import assets_dir, load_numbers

SETTING = "accurate"
MODEL_FILE = "dlib_face_recognition_resnet_model_v1.dat"
MODEL_SHA256 = "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30"
"""Of the file in face_recognition_models 0.3.0, the only version with these weights."""
INSTALL = "install it with './run accurate' or pip install '.[accurate]'"
CHIP_PX = 150
TO_CHIP = np.array([[1.037, 0.0, -8.97], [0.0, 1.037, -21.05]], np.float32)
"""From our crop to dlib's chip: least squares of the corners of the eyes and the foot of the nose of our mean
face to where dlib's five landmarks want them (image_transforms/interpolation.h); they agree within 1.1 px."""
LEAST_DISTANCE = 0.01
"""Under this two tracks cannot be told from the same picture seen twice."""
VECTOR_BYTES = 128 * 4
READY = b"ready\n"
END_S = 2.0


def model_path() -> Path:
    """Where the model lies, without importing the package around it. Raises EngineError: not installed."""
    package = find_spec("face_recognition_models")
    if find_spec("dlib") is None or package is None or not package.submodule_search_locations:
        raise EngineError(
            SETTING, EngineTrouble.NOT_INSTALLED, f"the accurate engine is not installed: {INSTALL}"
        )
    return Path(package.submodule_search_locations[0], "models", MODEL_FILE)


def check_model(path: Path) -> None:
    """Raises EngineError unless this is the file we know. 22 MB: costs about 0.1 s."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        words = f"the model of the accurate engine cannot be read at {path} ({error.strerror}): {INSTALL}"
        raise EngineError(SETTING, EngineTrouble.INCOMPLETE, words) from error
    if digest != MODEL_SHA256:
        words = (
            f"the model of the accurate engine at {path} was altered (SHA-256 {digest[:16]}...): {INSTALL}"
        )
        raise EngineError(SETTING, EngineTrouble.ALTERED, words)


def ratio(distance: float, second: float, most: float) -> float:
    """How many times farther the next is, as a logarithm; the next counts only up to ``most``.

    Where people crowd, as those of one region do in dlib's space, both distances shrink alike: strangers are
    at -0.05 to 0.15 +- 0.13 on every set we have, whatever their distances; a difference moves with them.
    """
    return math.log(max(min(second, most), LEAST_DISTANCE) / max(distance, LEAST_DISTANCE))


class Network:
    """dlib's network in its own program, which is started again once if it ends by itself. Dropped, it ends.

    Raises EngineError when made without its parts, and by the first question if dlib fails.
    """

    def __init__(self, model: Path | None = None) -> None:
        model = model or model_path()
        check_model(model)
        self._command = [sys.executable, "-P", str(Path(__file__).with_name("describer.py")), str(model)]
        self._process: subprocess.Popen[bytes] | None = None
        self._end: Callable[[], str | None] = lambda: None

    def embedding(self, crop_gray: NDArray[np.uint8]) -> NDArray[np.float32]:
        """What dlib says of a crop, (128,), of about unit length.

        Grey, as kept pictures are: colour, which is of the day's light, was worse on classroom (TPIR at
        FPIR 1 % before centring 0.84, grey 0.95), and so was the mean with the mirrored chip (0.89).
        """
        chip = cv2.warpAffine(
            crop_gray, TO_CHIP, (CHIP_PX, CHIP_PX), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        rgb = np.repeat(chip[:, :, None], 3, axis=2)
        return np.frombuffer(self._ask(rgb.tobytes()), "<f4").astype(np.float32)

    def _ask(self, chip: bytes) -> bytes:
        said = ""
        for _ in range(2):
            process = self._process or self._started()
            with contextlib.suppress(OSError):
                _pipe(process.stdin).write(chip)
                _pipe(process.stdin).flush()
                answer = _pipe(process.stdout).read(VECTOR_BYTES)
                if len(answer) == VECTOR_BYTES:
                    return answer
            said = self._ended()
        raise EngineError(SETTING, EngineTrouble.BROKEN, f"the accurate engine stopped: {said}")

    def _started(self) -> subprocess.Popen[bytes]:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own file, our own Python
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "OMP_NUM_THREADS": "1"},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            words = f"the accurate engine does not start: {error}"
            raise EngineError(SETTING, EngineTrouble.BROKEN, words) from error
        self._process = process
        self._end = weakref.finalize(self, _end, process)
        if _pipe(process.stdout).readline() != READY:
            words = f"the accurate engine does not start: {self._ended()}"
            raise EngineError(SETTING, EngineTrouble.BROKEN, words)
        return process

    def _ended(self) -> str:
        """Make sure that it has ended; returns the last line it said about that."""
        self._process = None
        return self._end() or "it says nothing"


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise RuntimeError("the program was started without pipes")
    return pipe


def _end(process: subprocess.Popen[bytes]) -> str:
    """End the program by closing its input, by force after END_S; the last line it said on stderr."""
    try:
        _, said = process.communicate(timeout=END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        _, said = process.communicate()
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"exit status {process.returncode}"


class AccurateEngine:
    """See Engine and Network."""

    size = 128

    def __init__(self, model: Path | None = None, centre: Path | None = None) -> None:
        stored = load_numbers(
            centre or assets_dir() / "accurate_centre.npz", ("centre", "typical", "version")
        )
        self._centre = stored["centre"].astype(np.float32)
        non_mate, mean, deviation = stored["typical"].astype(np.float64).tolist()
        self.typical = Typical(non_mate, mean, deviation)
        self.name = f"dlib-{stored['version']!s}"
        self._network = Network(model)

    def describe(self, crop_gray: NDArray[np.uint8]) -> NDArray[np.float32]:
        """See Engine.describe. Costs about 80 ms of another core; raises EngineError when the program fails.

        Seen from near the middle of people (bench/train_centre.py): those of one region lie close together on
        dlib's sphere, and from there the same difference is a larger angle.
        """
        vector = self._network.embedding(crop_gray) - self._centre
        return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-6), np.float32)

    def evidence(self, _probe: NDArray[np.float32], found: Nearest) -> float:
        """See Engine.evidence."""
        return ratio(found.distance, found.second, self.typical.non_mate)
