"""Hangul as it is typed: jamo of the two-set keyboard become syllables, and names are found by them. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

INITIALS = tuple("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
VOWELS = tuple("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
"""The letters of a syllable in the order of Unicode (chapter 3.12)."""

_PAIRS = dict(
    zip(
        "ㅗㅏ ㅗㅐ ㅗㅣ ㅜㅓ ㅜㅔ ㅜㅣ ㅡㅣ ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ".split(),
        "ㅘㅙㅚㅝㅞㅟㅢㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
        strict=True,
    )
)
"""Two keys that make one vowel or one final; the doubled consonants have keys of their own."""

_APART = {one: pair for pair, one in _PAIRS.items()}
_FIRST, _LAST = ord("가"), ord("힣")


def composed(keys: Iterable[str]) -> str:
    """What these keys of the two-set keyboard (KS X 5002) write: ``ㅎㅏㄴㄱㅡㄹ`` becomes ``한글``.

    A consonant after a vowel closes the syllable until a vowel follows, which takes it over as its own
    initial (``ㄱㅏㄴ`` 간, ``ㄱㅏㄴㅏ`` 가나). Keys that are no jamo stand for themselves.
    """
    done, syllable = "", ("", "", "")
    for key in keys:
        finished, syllable = _typed(syllable, key)
        done += finished
    return done + _written(syllable)


Syllable = tuple[str, str, str]
"""Initial, vowel, final; any of them may be empty."""


def _typed(now: Syllable, key: str) -> tuple[str, Syllable]:
    """What is finished by this key, and the syllable that is being written then."""
    initial, vowel, final = now
    if key in VOWELS:
        return _vowel_typed(now, key)
    if key not in INITIALS:
        return _written(now) + key, ("", "", "")
    if vowel and initial and not final and key in FINALS:
        return "", (initial, vowel, key)
    if final and (pair := _PAIRS.get(final + key)):
        return "", (initial, vowel, pair)
    return _written(now), (key, "", "")


def _vowel_typed(now: Syllable, key: str) -> tuple[str, Syllable]:
    initial, vowel, final = now
    if final:
        stays, goes = _parted(final)
        return _written((initial, vowel, stays)), (goes, key, "")
    if vowel and (pair := _PAIRS.get(vowel + key)):
        return "", (initial, pair, "")
    if vowel:
        return _written(now), ("", key, "")
    return "", (initial, key, "")


def _parted(final: str) -> tuple[str, str]:
    """A final before a vowel: what stays below, and what becomes the next initial."""
    keys = _APART.get(final)
    return (keys[0], keys[1]) if keys else ("", final)


def _written(syllable: Syllable) -> str:
    initial, vowel, final = syllable
    if not (initial and vowel):
        return initial + vowel
    at = (INITIALS.index(initial) * len(VOWELS) + VOWELS.index(vowel)) * len(FINALS) + FINALS.index(final)
    return chr(_FIRST + at)


def found(typed: str, *texts: str) -> bool:
    """Whether every word of ``typed`` is part of one of ``texts``; nothing typed finds everything.

    A consonant alone stands for every syllable that begins with it (초성): ``ㄱㅁㅈ`` and ``강ㅁ`` find
    강민준. What is typed last may be on its way to a longer syllable: ``가`` finds 강, ``고`` finds 과.
    Case and the blanks in ``texts`` do not count. Cost: a few microseconds a text.
    """
    words = [_spread(word) for word in _plain(typed).split()]
    if not words:
        return True
    places = ["".join(_plain(text).split()) for text in texts]
    return all(any(_part_of(word, text) for text in places) for word in words)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _spread(word: str) -> str:
    """Keyboards of some systems write ㄱ and ㅅ as ㄳ: two consonants again."""
    return "".join(_APART.get(letter, letter) if letter in FINALS else letter for letter in word)


def _part_of(word: str, text: str) -> bool:
    last = len(word) - 1
    return any(
        all(_fits(typed, text[at + place], place == last) for place, typed in enumerate(word))
        for at in range(len(text) - last)
    )


def _fits(typed: str, letter: str, last: bool) -> bool:
    """Whether what is typed stands for this letter, or (as the last) may still become it."""
    if typed == letter:
        return True
    if not _FIRST <= ord(letter) <= _LAST:
        return False
    if typed in INITIALS:
        return _keys(letter)[0] == typed
    return last and _FIRST <= ord(typed) <= _LAST and _keys(letter).startswith(_keys(typed))


def _keys(syllable: str) -> str:
    """The keys that write a syllable: ``값`` is ㄱㅏㅂㅅ."""
    place, final = divmod(ord(syllable) - _FIRST, len(FINALS))
    initial, vowel = divmod(place, len(VOWELS))
    parts = (INITIALS[initial], VOWELS[vowel], FINALS[final])
    return "".join(_APART.get(part, part) for part in parts)
