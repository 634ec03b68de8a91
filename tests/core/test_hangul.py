"""Jamo become syllables as on every Korean keyboard; names are found by parts and initial consonants."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.hangul import INITIALS, composed, found


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


# --- finding ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("", True),
        ("  ", True),
        ("강민준", True),
        ("민준", True),
        ("ㄱㅁㅈ", True),
        ("ㄱㅁ", True),
        ("ㅁㅈ", True),
        ("강ㅁ", True),
        ("ㄱ민ㅈ", True),
        ("가", True),
        ("강미", True),
        ("강 준", True),
        ("ㄱㅁ 0331", True),
        ("2024", True),
        ("0331", True),
        ("ㄱㅈ", False),
        ("ㅁㄱ", False),
        ("ㄲ", False),
        ("가민", False),
        ("간", False),
        ("강민준ㅎ", False),
        ("강 서", False),
        ("2025", False),
        ("ㅏ", False),
    ],
)
def test_a_student_is_found_by_what_is_typed(typed: str, is_found: bool) -> None:
    assert found(typed, "강민준", "202410331") is is_found


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ALEX", "Alexandra Konstantinopoulou"),
        ("konst alex", "Alexandra Konstantinopoulou"),
        ("andra", "Alexandra Konstantinopoulou"),
        ("남궁유", "남궁 유리"),
        ("ㄴㄱㅇㄹ", "남궁 유리"),
        ("ㄳ", "김서연"),
        ("고", "과현우"),
        ("갑", "값"),
        (unicodedata.normalize("NFD", "강민"), "강민준"),
        ("강민", unicodedata.normalize("NFD", "강민준")),
    ],
)
def test_names_of_all_kinds_are_found(typed: str, name: str) -> None:
    assert found(typed, name)


SYLLABLES = st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣"))
NAMES = st.text(SYLLABLES, min_size=1, max_size=6)


def initial_of(syllable: str) -> str:
    return keys_of(syllable)[0]


@given(NAMES, st.data())
def test_any_part_finds_its_name_with_any_syllable_as_its_initial(name: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(name) - 1))
    part = name[first : data.draw(st.integers(first + 1, len(name)))]
    alone = data.draw(st.lists(st.booleans(), min_size=len(part), max_size=len(part)))
    typed = "".join(initial_of(one) if short else one for one, short in zip(part, alone, strict=True))
    assert found(typed, name)


@given(NAMES)
def test_a_name_is_found_at_every_key_on_the_way_to_it(name: str) -> None:
    """All but those where a consonant still waits above the vowel that will take it over."""
    for place, syllable in enumerate(name):
        keys = keys_of(syllable)
        for count in range(1, len(keys) + 1):
            assert found(name[:place] + composed(keys[:count]), name)


@given(NAMES, st.text(st.sampled_from(INITIALS), min_size=1, max_size=4))
def test_initials_find_those_names_that_have_them_and_no_others(name: str, typed: str) -> None:
    assert found(typed, name) is (typed in "".join(map(initial_of, name)))


@given(st.text(max_size=12), st.text(max_size=12))
def test_finding_takes_any_text_whatever_its_case(typed: str, name: str) -> None:
    assert found(typed, name) is found(typed.casefold(), name)


@given(st.text(st.characters(codec="ascii"), max_size=12), st.text(st.characters(codec="ascii"), max_size=12))
def test_latin_is_found_as_a_part_of_the_text(typed: str, name: str) -> None:
    words, text = typed.casefold().split(), "".join(name.casefold().split())
    assert found(typed, name) is all(word in text for word in words)
