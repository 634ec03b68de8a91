"""The rendered students: found by Haar, told apart by LBP, moving as asked, repeatable, cheap enough."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.ports import CameraError, Clock, FrameSource
from kiosk.vision.demo import (
    Act,
    DemoCamera,
    Empty,
    HeadPose,
    HeldPhoto,
    Light,
    Person,
    Stage,
    StudentLook,
    portrait,
)
from kiosk.vision.rendered.cast import FOCAL_PX, rotation
from kiosk.vision.rendered.person import Stance, draw_person
from kiosk.vision.rendered.room import Webcam, paint_room
from kiosk.vision.rendered.sheet import PAPER_H, PAPER_W, Held
from kiosk.vision.rendered.stage import distance_of

Gray = NDArray[np.uint8]
Box = tuple[int, int, int, int]
SEEDS = range(40, 52)
"""Not the seeds the look was tuned on (0..39)."""


def cascade(name: str) -> cv2.CascadeClassifier:
    found = cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / f"haarcascade_{name}.xml"))
    assert not found.empty()
    return found


FRONT = cascade("frontalface_alt2")
PROFILE = cascade("profileface")
EYES = (cascade("eye"), cascade("eye_tree_eyeglasses"))


def gray(frame: NDArray[np.uint8]) -> Gray:
    return np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), np.uint8)


def faces(frame: NDArray[np.uint8], smallest_px: int = 70) -> list[Box]:
    found = FRONT.detectMultiScale(gray(frame), 1.1, 3, minSize=(smallest_px, smallest_px))
    return [(int(x), int(y), int(w), int(h)) for x, y, w, h in found]


def in_middle(boxes: list[Box], expected_px: float) -> list[Box]:
    return [b for b in boxes if abs(b[0] + b[2] / 2 - 320) < 90 and 0.65 < b[2] / expected_px < 1.5]


class Scene:
    """One room and one webcam for many portraits: painting them anew would cost more than the faces."""

    def __init__(self) -> None:
        self.room, self.webcam = paint_room(3), Webcam(3)

    def take(self, look: StudentLook, stance: Stance, light: Light, number: int = 0) -> NDArray[np.uint8]:
        picture = self.room.copy()
        draw_person(picture, look, stance, light)
        return self.webcam.take(picture, number, light)


@pytest.fixture(scope="module")
def scene() -> Scene:
    return Scene()


def stances(rng: np.random.Generator, yaw: float, pitch: float) -> tuple[Stance, Light, float]:
    near = float(rng.uniform(0.3, 0.95))
    light = Light(
        float(rng.uniform(-50, 50)), float(rng.uniform(20, 42)), warmth=float(rng.uniform(-0.5, 0.5))
    )
    return Stance(0, 15, distance_of(near), yaw, pitch, float(rng.uniform(-3, 3))), light, 90 + 130 * near


def share_found(scene: Scene, poses: list[tuple[float, float]], *, profile: bool = False) -> float:
    rng = np.random.default_rng(5)
    found = []
    for seed in SEEDS if len(poses) == 1 else SEEDS[:8]:
        look = StudentLook.from_seed(seed)
        for yaw, pitch in poses:
            stance, light, size_px = stances(rng, yaw, pitch)
            frame = scene.take(look, stance, light, seed)
            hit = bool(in_middle(faces(frame), size_px))
            if profile and not hit:
                sides = (gray(frame), np.asarray(cv2.flip(gray(frame), 1), np.uint8))
                hit = any(len(PROFILE.detectMultiScale(side, 1.1, 3, minSize=(70, 70))) for side in sides)
            found.append(hit)
    return float(np.mean(found))


# Measured over 40 seeds (0..39): front 100 %, yaw 20 96 %, pitch 15 100 %, yaw 27 and 34 with profile 100 %.


def test_frontal_faces_are_found(scene: Scene) -> None:
    assert share_found(scene, [(0, 0)]) >= 0.97


def test_turned_faces_are_found(scene: Scene) -> None:
    assert share_found(scene, [(-20, 0), (20, 0)]) >= 0.85
    assert share_found(scene, [(0, -15), (0, 15)]) >= 0.75
    assert share_found(scene, [(-30, 0), (30, 0)], profile=True) >= 0.80


def test_eyes_are_found(scene: Scene) -> None:
    rng = np.random.default_rng(6)
    hits = []
    for seed in SEEDS:
        look = StudentLook.from_seed(seed)
        stance, light, _ = stances(rng, 0, 0)
        pixels = gray(scene.take(look, stance, light, seed))
        expected = stance.placed().project(
            np.array([[s * look.eye_apart, look.eye_y, 85.0] for s in (-1, 1)])
        )
        apart = float(np.linalg.norm(expected[1] - expected[0]))
        x, y = expected.mean(0) - (1.1 * apart, 0.7 * apart)
        part = pixels[int(y) : int(y + 1.4 * apart), int(x) : int(x + 2.2 * apart)]
        part = np.asarray(cv2.resize(part, None, fx=90 / apart, fy=90 / apart), np.uint8)
        seen = [
            (x + (a + w / 2) * apart / 90, y + (b + h / 2) * apart / 90)
            for finder in EYES
            for a, b, w, h in finder.detectMultiScale(part, 1.05, 3, minSize=(24, 24))
        ]
        hits.append(
            all(any(np.hypot(*(np.array(at) - eye)) < 0.22 * apart for at in seen) for eye in expected)
        )
    assert np.mean(hits) >= 0.85


def test_box_sizes_follow_near(scene: Scene) -> None:
    for near in (0.0, 0.5, 1.0):
        widths = []
        for seed in (41, 44, 47):
            frame = scene.take(StudentLook.from_seed(seed), Stance(0, 15, distance_of(near)), Light())
            widths += [box[2] for box in faces(frame, 50) if abs(box[0] + box[2] / 2 - 320) < 60]
        assert np.median(widths) == pytest.approx(90 + 130 * near, rel=0.2)


# --- students differ -----------------------------------------------------------------------------------


def uniform_lbp(pixels: Gray) -> NDArray[np.float64]:
    """Histograms of uniform patterns (radius 2) in 8 x 8 cells."""
    g = pixels.astype(np.int16)
    middle = g[2:-2, 2:-2]
    code = np.zeros(middle.shape, np.int64)
    ring = [(-2, 0), (-1, 1), (0, 2), (1, 1), (2, 0), (1, -1), (0, -2), (-1, -1)]
    for k, (dy, dx) in enumerate(ring):
        code |= (g[2 + dy : g.shape[0] - 2 + dy, 2 + dx : g.shape[1] - 2 + dx] >= middle).astype(
            np.int64
        ) << k
    jumps = [((c ^ ((c << 1) | (c >> 7))) & 255).bit_count() for c in range(256)]
    uniform = [c for c in range(256) if jumps[c] <= 2]
    table = np.full(256, len(uniform))
    table[uniform] = range(len(uniform))
    code = table[code]
    cells = [cell for band in np.array_split(code, 8, 0) for cell in np.array_split(band, 8, 1)]
    return np.concatenate([np.bincount(cell.ravel(), minlength=59) / cell.size for cell in cells])


def described(
    scene: Scene, look: StudentLook, rng: np.random.Generator, side: float, number: int
) -> NDArray[np.float64]:
    stance, _, _ = stances(rng, float(rng.uniform(-6, 6)), float(rng.uniform(-5, 5)))
    pixels = gray(
        scene.take(
            look, stance, Light(side, float(rng.uniform(20, 42)), float(rng.uniform(0.65, 0.9))), number
        )
    )
    eyes = stance.placed().project(np.array([[s * look.eye_apart, look.eye_y, 85.0] for s in (-1, 1)]))
    eyes += rng.normal(0, 0.015 * np.linalg.norm(eyes[1] - eyes[0]), eyes.shape)
    across = (eyes[1] - eyes[0]) * 46 / float(np.sum((eyes[1] - eyes[0]) ** 2))
    matrix = np.array([[across[0], across[1], 0], [-across[1], across[0], 0]])
    matrix[:, 2] = (48, 38) - matrix[:, :2] @ eyes.mean(0)
    soft = cv2.GaussianBlur(pixels, (0, 0), 0.8)
    return uniform_lbp(np.asarray(cv2.warpAffine(soft, matrix, (96, 112), flags=cv2.INTER_AREA), np.uint8))


def test_students_are_told_apart_when_the_light_changes_sides(scene: Scene) -> None:
    rng = np.random.default_rng(7)
    looks = {seed: StudentLook.from_seed(seed) for seed in range(60, 73)}
    gallery = [(seed, described(scene, look, rng, float(rng.uniform(-50, -15)), k))
               for seed, look in looks.items() for k in range(3)]  # fmt: skip
    right = []
    for seed, look in looks.items():
        for k in range(4):
            probe = described(scene, look, rng, float(rng.uniform(15, 50)), 50 + k)
            far = [float((((probe - t) ** 2) / (probe + t + 1e-9)).sum()) for _, t in gallery]
            right.append(gallery[int(np.argmin(far))][0] == seed)
    assert np.mean(right) >= 0.92  # measured 96 to 100 % with 24 students


def test_looks_repeat_and_differ() -> None:
    assert StudentLook.from_seed(9) == StudentLook.from_seed(9)
    assert len({StudentLook.from_seed(k) for k in range(60)}) == 60
    first, second = portrait(StudentLook.from_seed(9), seed=2), portrait(StudentLook.from_seed(9), seed=2)
    assert first.shape == (480, 640, 3)
    assert first.dtype == np.uint8
    assert np.array_equal(first, second)


# --- geometry ------------------------------------------------------------------------------------------


def test_turns_go_the_agreed_way() -> None:
    nose, crown = np.array([0.0, 0, 1]), np.array([0.0, -1, 0])
    assert (rotation(20, 0, 0) @ nose)[0] > 0.3  # toward the picture's right
    assert (rotation(0, 20, 0) @ nose)[1] > 0.3  # down
    assert (rotation(0, 0, 20) @ crown)[0] > 0.3  # the crown to the right


def test_a_turned_head_shows_depth_and_a_photo_is_one_plane() -> None:
    flat = Held(yaw_deg=18, pitch_deg=-9, roll_deg=5, x_mm=30)
    turn = rotation(18, -9, 5)
    sheet = np.array(
        [(x, y, 0.0) for x in (-PAPER_W / 2, 0, PAPER_W / 2) for y in (-PAPER_H / 2, 0, PAPER_H / 2)]
    )
    seen = sheet @ turn.T + (30, 0, -flat.distance_mm)
    pixels = seen[:, :2] * FOCAL_PX / -seen[:, 2:] + (320, 240)
    by_plane = cv2.perspectiveTransform(sheet[None, :, :2], flat.homography())[0]
    assert np.allclose(pixels, by_plane, atol=1e-6)
    head = Stance(yaw_deg=18).placed()
    points = np.array(
        [(0, 40, 118), (-40, 40, 80), (40, 40, 80), (0, -40, 95), (0, 100, 88), (-60, -20, 60.0)]
    )
    front = Stance().placed().project(points)
    matrix, _ = cv2.findHomography(front, head.project(points))
    moved = cv2.perspectiveTransform(front[None], matrix)[0]
    assert np.linalg.norm(moved - head.project(points), axis=1).max() > 1.5


# --- the stage -----------------------------------------------------------------------------------------

A, B = StudentLook.from_seed(41), StudentLook.from_seed(44)
STILL = Light()


def play(stage: Stage, acts: dict[int, Act], frames: int) -> list[NDArray[np.uint8]]:
    out = []
    for k in range(frames):
        if k in acts:
            stage.show(acts[k])
        out.append(stage.draw(100 + k / 30))
    return out


def test_the_same_acts_give_the_same_frames() -> None:
    acts: dict[int, Act] = {0: Person(A), 12: Person(A, HeadPose(yaw_deg=28)), 20: Empty(), 30: HeldPhoto(A)}
    first, second = play(Stage(8), acts, 45), play(Stage(8), acts, 45)
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    assert not np.array_equal(first[0], play(Stage(9), {}, 1)[0])


def test_a_student_walks_up_turns_and_leaves() -> None:
    stage = Stage(8, STILL)
    frames = play(stage, {0: Person(A), 45: Person(A, HeadPose(yaw_deg=28)), 75: Empty()}, 120)
    assert not faces(frames[0])
    assert in_middle(faces(frames[40]), 180)
    assert not faces(frames[119])
    turned = np.abs(frames[70].astype(int) - frames[42]).mean(2)
    assert turned[120:330, 220:420].mean() > 12


def test_nobody_there_is_an_empty_room_with_noise() -> None:
    first, second = play(Stage(8, STILL), {}, 2)
    assert not faces(first)
    assert 0.5 < np.abs(first.astype(int) - second).mean() < 6


def test_one_goes_before_the_next_comes() -> None:
    frames = play(Stage(8, STILL), {0: Person(A), 40: Person(B)}, 130)
    shares = [len(in_middle(faces(f), 180)) for f in (frames[38], frames[128])]
    assert shares == [1, 1]
    assert any(not faces(f) for f in frames[55:80:4])


def test_two_people_stand_there() -> None:
    frames = play(Stage(8, STILL), {0: Person(A, near=0.8, beside=B)}, 60)
    assert max(len(faces(f)) for f in frames[45::5]) == 2


@pytest.mark.parametrize("bend", [0.0, 0.004])
def test_a_held_photo_shows_the_student(bend: float) -> None:
    frames = play(Stage(8, STILL), {0: HeldPhoto(A, bend=bend)}, 70)
    assert np.mean([bool(faces(f)) for f in frames[45::4]]) >= 0.7


def test_drawing_keeps_up_with_a_webcam() -> None:
    stage = Stage(8)
    stage.prepare(A)
    stage.show(Person(A))
    spent_ms = []
    for k in range(60):
        before = time.thread_time()
        stage.draw(k / 30)
        spent_ms.append((time.thread_time() - before) * 1e3)
    # Median 8 to 10 ms of one core here; the limit is wide because machines differ.
    assert np.median(spent_ms[30:]) < 25


# --- the camera ----------------------------------------------------------------------------------------


class SteppedClock:
    """A clock that goes on only when somebody sleeps."""

    def __init__(self) -> None:
        self.at_s = 50.0

    def now(self) -> datetime:
        return datetime(2026, 11, 22, tzinfo=UTC)

    def monotonic_s(self) -> float:
        return self.at_s

    def sleep(self, for_s: float) -> None:
        self.at_s += for_s


def test_camera_gives_thirty_frames_a_second() -> None:
    clock = SteppedClock()
    as_clock: Clock = clock
    camera: FrameSource = DemoCamera(Stage(8), 1, as_clock, clock.sleep)
    with pytest.raises(CameraError):
        camera.read()
    camera.open()
    frames = [camera.read() for _ in range(31)]
    assert [f.number for f in frames] == list(range(31))
    assert frames[-1].taken_at_s - frames[0].taken_at_s == pytest.approx(1.0, abs=0.01)
    assert frames[0].bgr.shape == (480, 640, 3)
    clock.at_s += 5.0
    late = camera.read()
    assert late.taken_at_s == pytest.approx(frames[-1].taken_at_s + 5.0, abs=0.05)
    camera.close()
    camera.close()
    with pytest.raises(CameraError):
        camera.read()
