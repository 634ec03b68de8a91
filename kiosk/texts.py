"""Reads the words of letters and CSV files from assets/letters, one TOML file a language."""

from __future__ import annotations

import tomllib
from pathlib import Path

from kiosk.core.code_letters import CodeTexts
from kiosk.core.receipts import StudentWords
from kiosk.core.report import ReportTexts
from kiosk.core.values import Dispute, Language, Method, Mode, Status


def report_texts(assets_dir: Path, language: Language) -> ReportTexts:
    """The words of one language. Raises KeyError or tomllib.TOMLDecodeError: the file shipped is wrong."""
    file = assets_dir / "letters" / f"{language.value}.toml"
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    return ReportTexts(
        columns=tuple(words["columns"]),
        statuses={status: words["statuses"][status.value] for status in Status},
        methods={method: words["methods"][method.value] for method in Method},
        modes={mode: words["modes"][mode.value] for mode in Mode},
        corrected=words["corrected"],
        subject=words["subject"],
        body=words["body"].strip() + "\n",
        test_subject=words["test_subject"],
        test_body=words["test_body"].strip() + "\n",
    )


def code_texts(assets_dir: Path, first: Language) -> tuple[CodeTexts, ...]:
    """The words of letters with enrolment codes in all languages, ``first`` before the others."""
    return tuple(
        _code_texts(assets_dir / "letters" / f"{language.value}.toml")
        for language in sorted(Language, key=lambda language: language is not first)
    )


def _code_texts(file: Path) -> CodeTexts:
    words = tomllib.loads(file.read_text(encoding="utf-8"))["enrolment_code"]
    return CodeTexts(
        columns=tuple(words["columns"]),
        subject=words["subject"],
        body=words["body"].strip() + "\n",
        list_subject=words["list_subject"],
        list_body=words["list_body"].strip() + "\n",
    )


def student_words(assets_dir: Path, first: Language) -> tuple[StudentWords, ...]:
    """The words of letters to students in all languages, ``first`` before the others. Raises as above."""
    return tuple(
        _student_words(assets_dir / "letters" / f"{language.value}.toml")
        for language in sorted(Language, key=lambda language: language is not first)
    )


def _student_words(file: Path) -> StudentWords:
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    told = words["student"]
    return StudentWords(
        statuses={status: words["statuses"][status.value] for status in Status},
        methods={method: words["methods"][method.value] for method in Method},
        disputes={dispute: words["disputes"][dispute.value] for dispute in Dispute},
        receipt_subject=told["receipt_subject"],
        receipt=told["receipt"].strip() + "\n",
        receipt_by_mail=told["receipt_by_mail"].strip(),
        objection_subject=told["objection_subject"],
        objection=told["objection"].strip() + "\n",
        answer_subject=told["answer_subject"],
        accepted=told["accepted"].strip() + "\n",
        refused=told["refused"].strip() + "\n",
    )


def consent_version(assets_dir: Path, crops_days: int = 0) -> str:
    """The version of the consent texts that are shown now.

    With crops of check-ins kept they say one line more: a yes without it is no yes to that.
    """
    version = (assets_dir / "consent" / "version").read_text(encoding="utf-8").strip()
    return f"{version}+crops{crops_days}" if crops_days else version
