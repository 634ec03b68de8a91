"""Which languages the kiosk speaks: one compiled file each for screens, letters, CSV and consent. Pure."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.values import Language

_FIRST = (Language.KOREAN, Language.ENGLISH)
_FILES = "kiosk_*.qm"
_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _HASH_BYTES = 0x42, 8


def language_file(assets_dir: Path, language: Language) -> Path:
    """Where the compiled texts of a language lie."""
    return assets_dir / "translations" / f"kiosk_{language.value}.qm"


def languages_in(assets_dir: Path) -> tuple[Language, ...]:
    """Every language that has a file: Korean and English first, the others by their codes."""
    codes = (file.stem.partition("_")[2] for file in (assets_dir / "translations").glob(_FILES))
    found = {Language(code) for code in codes}
    others = sorted(found.difference(_FIRST), key=lambda language: language.value)
    return (*(language for language in _FIRST if language in found), *others)


def gaps_in(assets_dir: Path) -> dict[Language, int]:
    """How many texts a language lacks; those are said in English. Only languages that lack some.

    Korean is the measure, as its completeness is tested; English is what the sources are written in.

    Raises:
        OSError, ValueError: a file cannot be read, or is no compiled translation.
    """
    others = [language for language in languages_in(assets_dir) if language not in _FIRST]
    counts = {language: texts_in(language_file(assets_dir, language)) for language in (_FIRST[0], *others)}
    lacks = {language: counts[_FIRST[0]] - counts[language] for language in others}
    return {language: count for language, count in lacks.items() if count > 0}


def texts_in(file: Path) -> int:
    """How many texts a compiled translation holds: the length of its table of hashes.

    The format (Qt, qtranslator.cpp): 16 bytes by which it is known, then blocks of a kind (1 byte), a length
    (4 bytes, the highest first) and their content; the table has 8 bytes a text.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no compiled translation.
    """
    content = file.read_bytes()
    if not content.startswith(_MAGIC):
        raise ValueError(f"{file.name} is no compiled translation")
    at = len(_MAGIC)
    while at + 5 <= len(content):
        length = int.from_bytes(content[at + 1 : at + 5])
        if content[at] == _HASHES:
            return length // _HASH_BYTES
        at += 5 + length
    return 0
