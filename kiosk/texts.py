"""The words of letters and CSV files: assets/letters/en.toml, translated by the file of a language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTranslator

from kiosk.core.code_letters import CodeTexts
from kiosk.core.languages import language_file, languages_in
from kiosk.core.receipts import StudentWords
from kiosk.core.report import ReportTexts
from kiosk.core.values import Dispute, Language, Method, Mode, Status

_CONTEXT = "Letters"


def report_texts(assets_dir: Path, language: Language) -> ReportTexts:
    """The words of one language. Raises KeyError, TOMLDecodeError, OSError: what is shipped is wrong."""
    words = _words(assets_dir, language)
    return ReportTexts(
        columns=tuple(words["columns"]),
        statuses={status: words["statuses"][status.value] for status in Status},
        methods={method: words["methods"][method.value] for method in Method},
        modes={mode: words["modes"][mode.value] for mode in Mode},
        corrected=words["corrected"],
        subject=words["subject"],
        body=words["body"] + "\n",
        test_subject=words["test_subject"],
        test_body=words["test_body"] + "\n",
    )


def code_texts(assets_dir: Path, first: Language) -> tuple[CodeTexts, ...]:
    """The words of letters with enrolment codes in all languages, ``first`` before the others."""
    return tuple(_code_texts(_words(assets_dir, language)) for language in _all(assets_dir, first))


def _code_texts(words: dict[str, Any]) -> CodeTexts:
    told = words["enrolment_code"]
    return CodeTexts(
        columns=tuple(told["columns"]),
        subject=told["subject"],
        body=told["body"] + "\n",
        list_subject=told["list_subject"],
        list_body=told["list_body"] + "\n",
    )


def student_words(assets_dir: Path, first: Language) -> tuple[StudentWords, ...]:
    """The words of letters to students in all languages, ``first`` before the others. Raises as above."""
    return tuple(_student_words(_words(assets_dir, language)) for language in _all(assets_dir, first))


def _student_words(words: dict[str, Any]) -> StudentWords:
    told = words["student"]
    return StudentWords(
        statuses={status: words["statuses"][status.value] for status in Status},
        methods={method: words["methods"][method.value] for method in Method},
        disputes={dispute: words["disputes"][dispute.value] for dispute in Dispute},
        receipt_subject=told["receipt_subject"],
        receipt=told["receipt"] + "\n",
        receipt_by_mail=told["receipt_by_mail"],
        objection_subject=told["objection_subject"],
        objection=told["objection"] + "\n",
        answer_subject=told["answer_subject"],
        accepted=told["accepted"] + "\n",
        refused=told["refused"] + "\n",
    )


def _all(assets_dir: Path, first: Language) -> list[Language]:
    return sorted(languages_in(assets_dir), key=lambda language: language != first)


def _words(assets_dir: Path, language: Language) -> dict[str, Any]:
    """The tree of en.toml, each text in ``language``; a text that it lacks stays English."""
    tree = tomllib.loads((assets_dir / "letters" / "en.toml").read_text(encoding="utf-8"))
    translator = QTranslator()
    if not translator.load(str(language_file(assets_dir, language))):
        raise FileNotFoundError(language_file(assets_dir, language))

    def said(text: str, place: str) -> str:
        return translator.translate(_CONTEXT, text, place) or text

    words: dict[str, Any] = _mapped(tree, said)
    return words


def _mapped(branch: object, said: Callable[[str, str], str], place: str = "") -> Any:
    """The same tree with each text replaced; a text's place is written as in TOML: student.receipt."""
    if isinstance(branch, dict):
        return {key: _mapped(inner, said, f"{place}.{key}".lstrip(".")) for key, inner in branch.items()}
    if isinstance(branch, list):
        return [_mapped(inner, said, place) for inner in branch]
    return said(str(branch).strip(), place)


def consent_version(assets_dir: Path, crops_days: int = 0) -> str:
    """The version of the consent texts that are shown now.

    With crops of check-ins kept they say one line more: a yes without it is no yes to that.
    """
    version = (assets_dir / "consent" / "version").read_text(encoding="utf-8").strip()
    return f"{version}+crops{crops_days}" if crops_days else version
