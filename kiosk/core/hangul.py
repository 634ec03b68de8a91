"""Hangul as it is typed: jamo of the two-set keyboard become syllables. Pure."""

from __future__ import annotations

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

_FIRST = ord("가")


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
    keys = next((pair for pair, one in _PAIRS.items() if one == final), None)
    return (keys[0], keys[1]) if keys else ("", final)


def _written(syllable: Syllable) -> str:
    initial, vowel, final = syllable
    if not (initial and vowel):
        return initial + vowel
    at = (INITIALS.index(initial) * len(VOWELS) + VOWELS.index(vowel)) * len(FINALS) + FINALS.index(final)
    return chr(_FIRST + at)
