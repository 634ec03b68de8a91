"""Whole visits on a set clock: somebody live is marked, a photo is not; the figures and their arithmetic."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

from bench import attack_species
from bench.attack_cast import Comes, ComesFilmed, Target, man_of
from bench.attack_species import (
    LIVE_CLIPS,
    LIVE_RENDERED,
    Row,
    by_chance,
    counted,
    jobs_for,
    main,
    table,
)
from bench.attack_visits import Die, Door, Try
from bench.presentations import Species, from_student, present
from kiosk.core.values import Pose
from kiosk.demo.cast import Player, enrolled_players
from kiosk.vision.analyze import Analyzer
from kiosk.vision.demo import Light, portrait

Bgr = NDArray[np.uint8]

TURNED = {Pose.FRONT: (0, 0), Pose.LEFT: (26, 0), Pose.RIGHT: (-26, 0), Pose.UP: (0, -20), Pose.DOWN: (0, 18)}


def a_try(outcome: str = "turn_not_seen", *asked: Pose, named: bool = True) -> Try:
    return Try(named, asked, outcome, 5.0)


@pytest.fixture(scope="module")
def target() -> Target:
    """A student enrolled from a few portraits of each pose, which takes seconds."""
    player: Player = enrolled_players(8)[0]
    analyzer, templates = Analyzer(), []
    for pose, (yaw, pitch) in TURNED.items():
        shots = [
            portrait(player.look, yaw, pitch, light=Light(side), seed=place)
            for place, side in enumerate((-35, 5, 30))
        ]
        samples = analyzer.enrol_from_pictures(player.student.student_id, shots, pose)
        templates += [sample.template for sample in samples]
    return Target(player, tuple(templates), from_student(player.look, 1))


@pytest.fixture
def door(qapp: QApplication, tmp_path: Path, target: Target) -> Iterator[Door]:
    door = Door(qapp, tmp_path / "world")
    door.enrol(target.player, target.templates)
    door.open()
    yield door
    door.close()


def test_a_student_is_marked_and_a_head_that_takes_the_place_of_a_photo_is_not(
    door: Door, target: Target
) -> None:
    who = target.player.student.student_id
    live = door.attempt(Comes(target.player.look, 5), who, 1, only=Pose.LEFT)
    assert live.asked
    assert live.named
    assert live.outcome == "accepted"
    swapped = door.attempt(present(Species.SWAPPED, target.material, 3), who, 2, by_number=True)
    assert not swapped.accepted
    assert swapped.took_s < 20
    again = door.attempt(Comes(target.player.look, 5), who, 1, only=Pose.LEFT)
    assert again.outcome == "accepted", "each try finds the door at rest"


def test_a_die_asks_for_what_can_be_shown_and_is_the_same_for_the_same_seed() -> None:
    die, poses = Die(), list(Pose)
    die.seed(4)
    first = [die.choice(poses) for _ in range(20)]
    die.seed(4)
    assert [die.choice(poses) for _ in range(20)] == first
    assert len(set(first)) > 2
    die.only = Pose.UP
    assert {die.choice(poses) for _ in range(5)} == {Pose.UP}
    assert die.choice([Pose.LEFT]) is Pose.LEFT


def test_a_filmed_man_looks_until_he_is_asked_and_acts_then() -> None:
    looks = [np.full((4, 4, 3), value, np.uint8) for value in (10, 11, 12)]
    acts = [np.full((4, 4, 3), value, np.uint8) for value in (100, 101)]
    man = ComesFilmed(looks, acts, 1)

    def shown(t_s: float, asked: Pose | None) -> int:
        return int(man.draw(t_s, asked)[0, 0, 0])

    assert [shown(k / 25 + 0.001, None) for k in range(4)] == [11, 12, 12, 11]
    assert shown(1.0, Pose.UP) < 20, "it takes a moment"
    assert shown(1.4, Pose.UP) >= 100
    assert shown(1.5, Pose.FRONT) < 20, "and he looks straight again when told"


def test_shares_of_attacks_and_of_people_are_counted_apart() -> None:
    tries = [a_try("accepted", Pose.UP), a_try("picture", Pose.UP), a_try("unknown", named=False), a_try()]
    attack, live = counted(Species.MASK.value, tries), counted(LIVE_RENDERED, tries)
    assert (attack.tries, attack.named, attack.challenged, attack.accepted) == (4, 3, 2, 1)
    assert attack.share == pytest.approx(0.25)
    assert live.share == pytest.approx(2 / 3), "named, and not marked"
    assert attack.low < 0.25 < attack.high
    assert attack.outcomes == Counter(accepted=1, picture=1, unknown=1, turn_not_seen=1)
    assert attack.by_chance is None


def test_chance_is_a_quarter_for_one_turn_and_a_twelfth_for_two() -> None:
    one, two, none = a_try("x", Pose.UP), a_try("x", Pose.UP, Pose.LEFT), a_try("unknown")
    assert by_chance([one]) == pytest.approx(1 / 4)
    assert by_chance([two]) == pytest.approx(1 / 12)
    assert by_chance([none]) == 0
    assert by_chance([one, two, none, none]) == pytest.approx((1 / 4 + 1 / 12) / 4)
    row = counted(Species.REPLAY_LUCKY.value, [one, two])
    assert row.by_chance == pytest.approx(1 / 6)
    assert "by chance at most 0.167" in table([row])


def test_every_try_is_in_one_job() -> None:
    jobs = list(jobs_for(23, 4, [Species.MASK, Species.PHOTO_BENT], clips=True))
    made = Counter(job.what for job in jobs for _ in range(job.count))
    assert made == {Species.MASK.value: 23, Species.PHOTO_BENT.value: 23, LIVE_RENDERED: 4, LIVE_CLIPS: 4}
    firsts = [
        number
        for job in jobs
        if job.what == Species.MASK.value
        for number in range(job.first, job.first + job.count)
    ]
    assert firsts == list(range(23))
    assert LIVE_CLIPS not in {job.what for job in jobs_for(5, 5, [], clips=False)}
    later = list(jobs_for(23, 4, [Species.MASK], clips=False, begin=200))
    assert [(job.first, job.count) for job in later] == [(200, 10), (210, 10), (220, 3), (0, 4)]


def test_the_command_prints_a_table_or_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[int, int, int]] = []

    def measured(tries: int, live: int, *rest: object) -> list[Row]:
        asked.append((tries, live, len(rest)))
        return [counted(Species.MASK.value, [a_try()]), counted(LIVE_RENDERED, [a_try("accepted", Pose.UP)])]

    monkeypatch.setattr(attack_species, "measure", measured)
    assert main(["--species", "--tries", "7", "--json"]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["what"], first["accepted"], second["live"]) == (Species.MASK.value, 0, True)
    assert main(["--species", "mask", "--live", "2"]) == 0
    out = capsys.readouterr().out
    assert "APCER 0.00" in out
    assert "BPCER 0.00" in out
    assert [row[:2] for row in asked] == [(7, 7), (24, 2)]
    assert main(["--species", "twin"]) == 2
    assert "no such species: twin" in capsys.readouterr().err


def test_the_man_is_enrolled_without_the_clip_he_comes_in(faces_dir: Path) -> None:
    man = man_of(Analyzer(), faces_dir, every=80)
    assert man is not None
    assert {scene.looks.clip for scene in man.scenes} <= set(man.templates)
    assert all(scene.looks.clip == scene.acts.clip for scene in man.scenes)
    assert len(set(map(len, man.templates.values()))) > 1
    assert man.target.templates == man.templates[man.scenes[0].looks.clip]
    assert set(man.target.material.turns) == {Pose.UP, Pose.RIGHT}
