"""Nothing flashes: no large part of the window gets lighter and darker more than three times in a second.

The rule is WCAG 2.3.1 (a general flash is a pair of opposing changes of relative luminance by a tenth or
more, the darker of the two below 0.8), counted over every quarter of the window's area and more. Time is
made: animations are stepped, frames and seconds are handed out one by one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QAbstractAnimation, Qt, QVariantAnimation
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from bench.scenes import door, people
from kiosk.core.face_way import CARD_SHOWN_S
from kiosk.core.hints import STEADY_S
from kiosk.core.idle import RESTS_AFTER_S
from kiosk.core.observation import Hint
from kiosk.core.screens import Main, Screen
from kiosk.core.values import Pose
from kiosk.core.views import PoseProgress
from kiosk.start import moves
from kiosk.ui.pages.main import MainPage
from kiosk.ui.theme import Appearance
from kiosk.ui.window import Window
from tests.ui.fake_slot import FakeSlot

RATE = 15
"""Pictures a second that are compared: a flash three times a second takes five of them."""
PER_SECOND = 3
RUNNING = QAbstractAnimation.State.Running
LARGE = 0.25
"""Of the window; the rule's own area, a quarter of the middle of what one sees, is not smaller from where
somebody stands to be recognised."""


class Film:
    """The window's relative luminance, picture by picture, in cells of 16 by 12."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.pictures: list[np.ndarray] = []

    def take(self) -> None:
        small = self._window.grab().toImage().scaled(16, 12, Qt.AspectRatioMode.IgnoreAspectRatio)
        image = small.convertToFormat(QImage.Format.Format_RGB888)
        raw = np.frombuffer(image.constBits(), np.uint8).reshape(12, image.bytesPerLine())[:, :48]
        light = raw.reshape(12, 16, 3) / 255
        linear = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)
        self.pictures.append(linear @ (0.2126, 0.7152, 0.0722))

    def most_flashes(self) -> int:
        """The most flashes of a large area in any second."""
        flashes = flashes_in(np.stack(self.pictures))
        return max(
            (int(large(flashes[at : at + RATE].sum(axis=0))) for at in range(max(1, len(flashes) - RATE))),
            default=0,
        )


def large(counts: np.ndarray) -> float:
    """How often at least LARGE of the cells flashed."""
    ordered = np.sort(counts.ravel())[::-1]
    return float(ordered[int(LARGE * ordered.size) - 1])


def flashes_in(film: np.ndarray) -> np.ndarray:
    """For each picture and cell whether a flash ends there: a change by 0.1 and one back."""
    ends = np.zeros(film.shape, int)
    extreme, rising = film[0].copy(), np.zeros(film[0].shape, int)
    for at in range(1, len(film)):
        change = film[at] - extreme
        dark = np.minimum(film[at], extreme) < 0.8
        turned = (np.abs(change) >= 0.1) & dark & (np.sign(change) != rising)
        ends[at] = turned & (rising != 0)
        rising = np.where(turned, np.sign(change).astype(int), rising)
        onward = np.sign(film[at] - extreme) == rising
        extreme = np.where(turned | onward, film[at], extreme)
    pairs: np.ndarray = np.diff(ends.cumsum(axis=0) // 2, axis=0)
    return pairs


@pytest.mark.parametrize(("changes_s", "flashes"), [(1.0, 0), (0.25, 2), (1 / RATE, 7)])
def test_the_measure_sees_a_flashing_window(changes_s: float, flashes: int) -> None:
    every = max(1, round(changes_s * RATE))
    film = Film.__new__(Film)
    film.pictures = [np.full((12, 16), 0.7 * ((at // every) % 2)) for at in range(3 * RATE)]
    assert abs(film.most_flashes() - flashes) <= 1


def test_a_small_flash_is_none() -> None:
    film = Film.__new__(Film)
    film.pictures = [np.zeros((12, 16)) for _ in range(3 * RATE)]
    for at, picture in enumerate(film.pictures):
        picture[:4, :8] = at % 2
    assert film.most_flashes() == 0


class Stage:
    """A window in which time goes by as the test wants it."""

    def __init__(self, qtbot: QtBot, slot: FakeSlot, assets: Path, appearance: Appearance) -> None:
        self.now: datetime = door.AT
        self.window = Window(slot, assets, appearance, motion=True, now=lambda: self.now)
        qtbot.addWidget(self.window)
        self.window.resize(1024, 600)
        self.window.show()
        self._feed = self.window._feed
        self.film = Film(self.window)

    def show(self, screen: Screen) -> None:
        self.window.show_screen(screen)

    def passes(self, seconds: float) -> None:
        """So much time, picture by picture."""
        for _ in range(max(1, round(seconds * RATE))):
            self.now += timedelta(seconds=1 / RATE)
            for animation in self.window.findChildren(QVariantAnimation):
                if animation.state() is RUNNING:
                    animation.setCurrentTime(animation.currentTime() + 1000 // RATE)
            self._feed.frames_shown += 30 // RATE
            self._feed.frame_shown.emit()
            page = self.window.page(Main)
            assert isinstance(page, MainPage)
            page.clock.tick()
            QApplication.sendPostedEvents()
            self.film.take()


@pytest.fixture(params=Appearance, ids=lambda one: one.value)
def stage(request: pytest.FixtureRequest, qtbot: QtBot, slot: FakeSlot, assets_dir: Path) -> Stage:
    return Stage(qtbot, slot, assets_dir, request.param)


def a_queue() -> Iterator[tuple[Screen, float]]:
    """The fastest that people can follow each other: outcomes of every kind, each as short as it may be."""
    outcomes = ("checked-in-present", "not-marked-unknown", "checked-in-late", "not-marked-picture")
    for outcome in outcomes:
        yield door.SCENES["challenged-left"], 3 / RATE
        yield door.SCENES[outcome], CARD_SHOWN_S
    for outcome in outcomes:
        yield door.SCENES[outcome], CARD_SHOWN_S


def hints() -> Iterator[tuple[Screen, float]]:
    """Every hint as soon as the one before may go."""
    for hint in (*Hint, *Hint):
        yield Main(door.DOOR, hint), STEADY_S
        yield replace(door.SCENES["challenged-left"], hint=hint), STEADY_S


def an_enrolment() -> Iterator[tuple[Screen, float]]:
    """Poses that come as fast as samples are taken."""
    for pose in Pose:
        for taken in range(4):
            progress = PoseProgress(frozenset({Pose.FRONT}), pose, taken, 3)
            yield replace(people.poses(None), progress=progress), 0.12


@pytest.mark.parametrize("story", [a_queue, hints, an_enrolment])
def test_no_story_flashes(stage: Stage, story: object) -> None:
    for screen, seconds in story():  # type: ignore[operator]
        stage.show(screen)
        stage.passes(seconds)
    stage.passes(1.0)
    assert stage.film.most_flashes() <= PER_SECOND


def test_the_night_does_not_flash_however_people_pass_by(stage: Stage) -> None:
    """The veil needs minutes without anybody to come back; the burn-in drift is a pixel at a time."""
    stage.show(door.RESTING["main-rests-night"])
    passers = random.Random(5)
    for _ in range(6):
        stage.now += timedelta(seconds=RESTS_AFTER_S)
        stage.passes(0.3)
        for _ in range(3):
            stage.window.set_lively(passers.random() < 0.7)
            stage.passes(0.2)
    assert stage.film.most_flashes() <= PER_SECOND


@pytest.mark.parametrize("name", ["main", "challenged-left", "enrol-poses-turn_left", "login"])
def test_a_screen_that_stays_does_not_flash(stage: Stage, name: str) -> None:
    stage.show({**door.SCENES, **people.SCENES}[name])
    stage.passes(2.5)
    assert stage.film.most_flashes() == 0


class Desktop:
    """An application whose desktop wants its animations to last so long."""

    def __init__(self, duration_ms: int) -> None:
        self.duration_ms = duration_ms

    def style(self) -> Desktop:
        return self

    def styleHint(self, hint: QStyle.StyleHint) -> int:
        assert hint is QStyle.StyleHint.SH_Widget_Animation_Duration
        return self.duration_ms


@pytest.mark.parametrize(("duration_ms", "moving"), [(200, True), (0, False)])
def test_a_desktop_that_wants_no_motion_is_followed(duration_ms: int, moving: bool) -> None:
    assert moves(cast("QApplication", Desktop(duration_ms))) is moving


def test_without_motion_the_ring_does_not_grow_and_the_arrow_stands(
    qtbot: QtBot, slot: FakeSlot, assets_dir: Path
) -> None:
    window = Window(slot, assets_dir, motion=False)
    qtbot.addWidget(window)
    window.resize(1024, 600)
    window.show()
    for screen, _ in an_enrolment():
        window.show_screen(screen)
        running = [one for one in window.findChildren(QVariantAnimation) if one.state() is RUNNING]
        assert not running
    window.show_screen(door.SCENES["challenged-left"])
    film = Film(window)
    for _ in range(3):
        window._feed.frames_shown += 12
        window._feed.frame_shown.emit()
        film.take()
    assert np.ptp(np.stack(film.pictures), axis=0).max() == 0
