"""Brings assets/translations up to date with the sources, or checks that they are.

update.py           lupdate over kiosk/ui, letters and consent, then lrelease; lists what has no translation
update.py --new fr  the same with one more language: begins kiosk_fr.ts, to be filled in with pyside6-linguist
update.py --check   changes nothing; exit status 1 when a text is unfinished, unknown or not compiled

Every kiosk_*.ts here is a language. English needs only the plurals, the others every text. At most one may
run at a time.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent.parent / "kiosk" / "ui"
LETTERS, CONSENT = HERE.parent / "letters" / "en.toml", HERE.parent / "consent" / "en.md"
SLOT = re.compile(r"\{\w*\}|%n")


def tool(name: str) -> str:
    """The Qt tool beside this Python."""
    return str(Path(sys.executable).parent / f"pyside6-{name}")


def run(command: list[str]) -> None:
    """Run one of our own commands; its output is seen only when it fails."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - no input of others
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


# --- texts that are no Python -------------------------------------------------------------------------


def letters(branch: object, place: str = "") -> Iterator[tuple[str, str, str]]:
    """Context, text, and place in the file of each text of the letters."""
    if isinstance(branch, dict):
        for key, inner in branch.items():
            yield from letters(inner, f"{place}.{key}".lstrip("."))
    elif isinstance(branch, list):
        for inner in branch:
            yield from letters(inner, place)
    else:
        yield "Letters", str(branch).strip(), place


def consent(text: str) -> Iterator[tuple[str, str]]:
    """Context and text of each title, mark, name and line of the consent."""
    for line in filter(None, text.splitlines()):
        named = re.fullmatch(r"- \*\*(.+?)\*\* (.+)", line)
        for part in named.groups() if named else [line.lstrip("# ")]:
            yield "Consent", part


def as_source(file: Path) -> None:
    """Write letters and consent as calls that lupdate finds."""
    texts = [
        *letters(tomllib.loads(LETTERS.read_text(encoding="utf-8"))),
        *consent(CONSENT.read_text(encoding="utf-8")),
    ]
    calls = (", ".join(_quoted(part) for part in text) for text in texts)
    file.write_text("".join(f"translate({call})\n" for call in calls), encoding="utf-8")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


# --- the files of the languages -----------------------------------------------------------------------


def languages(folder: Path) -> list[str]:
    """The codes of the .ts files of ``folder``."""
    return sorted(path.stem.partition("_")[2] for path in folder.glob("kiosk_*.ts"))


def lupdate(folder: Path, *fresh: str) -> None:
    """Collect the texts into the .ts files of ``folder``, and into new ones for the languages ``fresh``."""
    with tempfile.TemporaryDirectory() as name:
        others = Path(name) / "others.py"
        as_source(others)
        files = [*(str(path) for path in sorted(SOURCES.rglob("*.py"))), str(others)]
        for language in (*languages(folder), *fresh):
            ts = str(folder / f"kiosk_{language}.ts")
            options = ["-pluralonly"] if language == "en" else []
            command = [tool("lupdate"), *files, "-locations", "none", "-no-obsolete", *options]
            run([*command, "-target-language", language, "-ts", ts])


def lrelease(folder: Path) -> None:
    """Compile the .ts files of ``folder``."""
    for language in languages(folder):
        ts, qm = folder / f"kiosk_{language}.ts", folder / f"kiosk_{language}.qm"
        fresh = qm.with_suffix(".new")
        run([tool("lrelease"), str(ts), "-qm", str(fresh)])
        fresh.replace(qm)  # a kiosk that runs has the old one mapped into its memory


def troubles(ts: Path) -> list[str]:
    """Texts of a .ts file without a translation, or with a {slot} that the text does not have."""
    tree = ElementTree.parse(ts)  # noqa: S314 - our own file
    return [
        f"{trouble}: {ts.name}: {context.findtext('name')}: {message.findtext('source')}"
        for context in tree.iter("context")
        for message in context.iter("message")
        if (trouble := _trouble(message))
    ]


def _trouble(message: ElementTree.Element) -> str:
    translation = message.find("translation")
    said = "" if translation is None else "".join(translation.itertext()).strip()
    if translation is None or translation.get("type") == "unfinished" or not said:
        return "no translation"
    unknown = set(SLOT.findall(said)).difference(SLOT.findall(message.findtext("source", "")))
    return f"unknown {', '.join(sorted(unknown))}" if unknown else ""


def stale() -> list[str]:
    """Files that would change if the update ran now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for ts in HERE.glob("kiosk_*.ts"):
            shutil.copy(ts, folder)
        lupdate(folder)
        lrelease(folder)
        fresh = sorted(path for path in folder.iterdir() if path.suffix in {".ts", ".qm"})
        return [
            path.name
            for path in fresh
            if not (HERE / path.name).exists() or (HERE / path.name).read_bytes() != path.read_bytes()
        ]


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="change nothing, tell whether all is up to date")
    parser.add_argument("--new", metavar="CODE", nargs=1, default=[], help="begin a language: fr, pt_BR ..")
    chosen = parser.parse_args()
    if not chosen.check:
        lupdate(HERE, *chosen.new)
        lrelease(HERE)
    found = [line for ts in sorted(HERE.glob("kiosk_*.ts")) for line in troubles(ts)]
    for line in found:
        print(line)  # noqa: T201
    old = stale() if chosen.check else []
    for file_name in old:
        print(f"out of date: {file_name} (run {HERE.name}/update.py)")  # noqa: T201
    return 1 if found or old else 0


if __name__ == "__main__":
    sys.exit(main())
