"""Jamo become syllables as on every Korean keyboard."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.hangul import composed


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("", ""),
        ("ㅎㅏㄴㄱㅡㄹ", "한글"),
        ("ㄱㅏㄴㅏ", "가나"),
        ("ㄱㅏㄴㄴㅏ", "간나"),
        ("ㄷㅏㄹㄱ", "닭"),
        ("ㄷㅏㄹㄱㅣ", "달기"),
        ("ㄱㅏㅂㅅㅇㅣ", "값이"),
        ("ㅇㅗㅏㄴ", "완"),
        ("ㄱㅜㅓㄴ", "권"),
        ("ㅇㅡㅣ", "의"),
        ("ㄲㅏㄸㅏ", "까따"),
        ("ㅇㅣㅆㄷㅏ", "있다"),
        ("ㅏㅏ", "ㅏㅏ"),
        ("ㄱㄱ", "ㄱㄱ"),
        ("ㅂㅏㄸ", "바ㄸ"),
        ("ㅎㅏㄴ ㅈㅣㅇㅜ", "한 지우"),
        ("a1ㄱㅏ-", "a1가-"),
    ],
)
def test_keys_become_syllables(keys: str, text: str) -> None:
    assert composed(keys) == text


CLUSTERS = {
    **dict(
        zip(
            "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
            "ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ".split(),
            strict=True,
        )
    ),
    **dict(zip("ㅘㅙㅚㅝㅞㅟㅢ", "ㅗㅏ ㅗㅐ ㅗㅣ ㅜㅓ ㅜㅔ ㅜㅣ ㅡㅣ".split(), strict=True)),
}


def keys_of(syllable: str) -> str:
    """The keys of one syllable, which Unicode takes apart into conjoining jamo."""
    names = (unicodedata.name(jamo).split(maxsplit=2)[2] for jamo in unicodedata.normalize("NFD", syllable))
    letters = (unicodedata.lookup(f"HANGUL LETTER {name}") for name in names)
    return "".join(CLUSTERS.get(letter, letter) for letter in letters)


@given(st.text(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), min_size=1, max_size=6))
def test_every_syllable_can_be_typed_whatever_follows(text: str) -> None:
    assert composed("".join(keys_of(syllable) for syllable in text)) == text


@given(st.text(max_size=20))
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(composed(text), str)
