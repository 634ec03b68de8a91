"""Reads the words of letters and CSV files from assets/letters, one TOML file a language."""

from __future__ import annotations

import tomllib
from pathlib import Path

from kiosk.core.report import ReportTexts
from kiosk.core.values import Language, Method, Mode, Status


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


def consent_version(assets_dir: Path) -> str:
    """The version of the consent texts that are shown now."""
    return (assets_dir / "consent" / "version").read_text(encoding="utf-8").strip()
