"""Each outcome has its own tone, once per screen."""

from pathlib import Path

import pytest

from bench.scenes.door import SCENES
from kiosk.ui.sound import Player, Sound, sound_of


@pytest.mark.parametrize(
    ("scene", "sound"),
    [
        ("main", None),
        ("challenged-left", Sound.ASKED),
        ("checked-in-present", Sound.GOOD),
        ("checked-in-late", Sound.LATE),
        ("checked-in-absent", Sound.REFUSED),
        ("not-marked-unknown", Sound.REFUSED),
        ("number", None),
        ("number-wrong", Sound.REFUSED),
        ("fault-program", None),
    ],
)
def test_which_tone(scene: str, sound: Sound | None) -> None:
    assert sound_of(SCENES[scene]) is sound


def test_every_tone_has_a_file(assets_dir: Path) -> None:
    for sound in Sound:
        assert (assets_dir / "sounds" / f"{sound.value}.wav").stat().st_size > 1000


class Listening(Player):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder, on=False)
        self.played: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.played.append(sound)


def test_a_screen_sounds_once(assets_dir: Path) -> None:
    player = Listening(assets_dir / "sounds")
    for name in ("main", "checked-in-present", "checked-in-present", "main", "checked-in-present"):
        player.on_screen_changed(SCENES[name])
    assert player.played == [Sound.GOOD, Sound.GOOD]


def test_switched_off_it_is_silent(tmp_path: Path) -> None:
    Player(tmp_path, on=False).play(Sound.GOOD)
