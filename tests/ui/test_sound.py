"""Each outcome has its own tone or sentence, once per outcome; the newest wins and nothing waits for it."""

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from bench.scenes import people
from bench.scenes.door import SCENES, STUDENT
from kiosk.core.screens import CheckedIn, Screen
from kiosk.core.values import Language
from kiosk.threads import WorkerThread, stop_all
from kiosk.ui.sound import Player, Sound, sound_of
from kiosk.ui.texts import language_now
from kiosk.ui.voice import Sentence, SpokenAside, VoiceWorker, speaks
from kiosk.ui.window import Window
from tests.ui.fake_slot import FakeSlot


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


def test_the_next_person_and_the_next_turn_are_heard_too(assets_dir: Path) -> None:
    player = Listening(assets_dir / "sounds")
    first = SCENES["checked-in-present"]
    assert isinstance(first, CheckedIn)
    second = replace(first, student=replace(STUDENT, student_id=people.STUDENT.student_id))
    for screen in (first, second, SCENES["challenged-step-1"], SCENES["challenged-step-2"]):
        player.on_screen_changed(screen)
        player.on_screen_changed(replace(screen, door=people.DOOR))
    assert player.played == [Sound.GOOD, Sound.GOOD, Sound.ASKED, Sound.ASKED]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays without a program")
def test_a_tone_is_played_by_what_is_installed_and_none_when_switched_off(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, program = tmp_path / "heard", tmp_path / "aplay"
    heard.write_text("")
    program.write_text(f'#!/bin/sh\necho "$@" >> "{heard}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    loud = Player(tmp_path)
    Player(tmp_path, on=False).play(Sound.GOOD)
    loud.play(Sound.LATE)
    qtbot.waitUntil(lambda: "late.wav" in heard.read_text(), timeout=20000)
    assert heard.read_text() == f"-q {tmp_path / 'late.wav'}\n"


# --- speech -------------------------------------------------------------------------------------------


class FakeVoice:
    def __init__(self, *languages: Language) -> None:
        self.languages, self.said = languages, list[Sentence]()

    def speaks(self, language: Language) -> bool:
        return language in self.languages

    def say(self, sentence: Sentence) -> None:
        self.said.append(sentence)


class Aloud(Player):
    """A player at a window, as the app puts them together."""

    def __init__(self, window: Window, voice: FakeVoice, *, on: bool = True) -> None:
        super().__init__(Path(), on=on, voice=voice, words=window.spoken)
        self._window, self.played = window, list[Sound]()

    def play(self, sound: Sound) -> None:
        self.played.append(sound)

    def shows(self, *screens: Screen) -> None:
        for screen in screens:
            self._window.show_screen(screen)
            self.on_screen_changed(screen)


@pytest.fixture
def window(qtbot: QtBot, slot: FakeSlot, assets_dir: Path) -> Window:
    window = Window(slot, assets_dir, motion=False)
    qtbot.addWidget(window)
    return window


def test_outcomes_and_instructions_are_said_in_the_language_of_the_screen(
    window: Window, language: Language
) -> None:
    voice = FakeVoice(*(Language.KOREAN, Language.ENGLISH))
    player = Aloud(window, voice)
    player.shows(*(SCENES[name] for name in ("main", "challenged-left", "checked-in-late", "number-wrong")))
    said = {
        Language.KOREAN: ("왼쪽으로 고개를 돌려 주세요", "지각 처리되었습니다"),
        Language.ENGLISH: ("Turn your head to the left", "You are marked late"),
    }[language]
    assert player.played == []
    assert [sentence.text for sentence in voice.said[:2]] == list(said)
    assert [sentence.language for sentence in voice.said] == [language] * 3


def test_no_name_and_no_number_is_ever_said(window: Window, language: Language) -> None:
    voice = FakeVoice(language)
    scenes = {**SCENES, **people.SCENES}
    Aloud(window, voice).shows(*scenes.values())
    said = " ".join(sentence.text for sentence in voice.said)
    assert len(voice.said) > 30
    for student in (STUDENT, *people.STUDENTS):
        assert student.name not in said
        assert student.number not in said


def test_what_is_said_is_short(window: Window, language: Language) -> None:
    voice = FakeVoice(language)
    Aloud(window, voice).shows(*SCENES.values(), *people.SCENES.values())
    assert max(len(sentence.text) for sentence in voice.said) < 90


def test_without_a_voice_for_the_language_tones_are_played(window: Window) -> None:
    voice = FakeVoice(Language("fr"))
    player = Aloud(window, voice)
    player.shows(SCENES["checked-in-present"])
    assert (player.played, voice.said) == ([Sound.GOOD], [])


def test_silent_means_silent(window: Window) -> None:
    voice = FakeVoice(language_now())
    player = Aloud(window, voice, on=False)
    player.shows(SCENES["checked-in-present"])
    assert voice.said == []


def test_which_voices_speak_a_language() -> None:
    assert speaks("ko_KR", Language.KOREAN)
    assert not speaks("en_GB", Language.KOREAN)


def test_the_newest_sentence_overtakes_those_that_wait(qtbot: QtBot) -> None:
    """The worker's thread was busy while three people were marked."""
    aside = SpokenAside("none of this name")
    aside.asked.disconnect()
    for text in ("one", "two", "three"):
        aside.say(Sentence(text, Language.ENGLISH))
    assert [sentence.text for sentence in aside._wanted] == ["three"]


@pytest.mark.qt_log_ignore("pipewire")  # Qt's audio looks for it, and does without
def test_without_the_package_or_an_engine_there_is_no_voice(
    qtbot: QtBot, expect_log: Callable[[str], None]
) -> None:
    expect_log("no voice is installed")
    worker = VoiceWorker(deque(maxlen=1), "none of this name")
    found, stopped = QSignalSpy(worker.found), QSignalSpy(worker.stopped)
    worker.start()
    worker.speak()
    worker.stop()
    assert (found.at(0)[0], stopped.count()) == (frozenset(), 1)


def test_it_lives_on_a_thread_of_its_own(qtbot: QtBot, expect_log: Callable[[str], None]) -> None:
    expect_log("no voice is installed")
    aside = SpokenAside("none of this name")
    thread = WorkerThread(aside.worker, "voice")
    found = QSignalSpy(aside.worker.found)
    thread.start()
    qtbot.waitUntil(lambda: found.count() == 1, timeout=5000)
    aside.say(Sentence("nobody hears it", Language.ENGLISH))
    assert aside.worker.thread() is not aside.thread()
    assert stop_all([thread]) == ()


@pytest.mark.qt_log_ignore("pipewire")  # Qt's audio looks for it, and does without
def test_qts_own_engine_for_tests_speaks(qtbot: QtBot) -> None:
    """Only where PySide6-Addons is installed."""
    speech = pytest.importorskip("PySide6.QtTextToSpeech")
    aside = SpokenAside("mock")
    aside.asked.disconnect()
    aside.worker.start()
    assert aside.speaks(Language.ENGLISH)
    assert not aside.speaks(Language.KOREAN), "the mock engine has none"
    engine = aside.worker._engine
    spoken = QSignalSpy(engine.sayingWord) if hasattr(engine, "sayingWord") else None
    for text in ("You are marked present, and this is long", "You are marked late"):
        aside.say(Sentence(text, Language.ENGLISH))
        aside.worker.speak()
        assert engine.state() is speech.QTextToSpeech.State.Speaking
    qtbot.waitUntil(lambda: engine.state() is speech.QTextToSpeech.State.Ready, timeout=5000)
    if spoken is not None:
        words = [spoken.at(place)[0] for place in range(spoken.count())]
        assert "late" in words
        assert "long" not in words, "the first one was cut short"
    aside.worker.stop()
