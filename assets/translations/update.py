"""Brings assets/translations up to date with the sources, or checks that they are.

update.py           lupdate over kiosk/ui, then lrelease; lists what has no translation yet
update.py --check   changes nothing; exit status 1 when a text is unfinished, unknown or not compiled

Korean needs every text; English only the plurals. At most one may run at a time.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent.parent / "kiosk" / "ui"
LANGUAGES = {"ko": [], "en": ["-pluralonly"]}


def tool(name: str) -> str:
    """The Qt tool beside this Python."""
    return str(Path(sys.executable).parent / f"pyside6-{name}")


def run(command: list[str]) -> None:
    """Run one of our own commands; its output is seen only when it fails."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - no input of others
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def lupdate(folder: Path) -> None:
    """Collect the texts of kiosk/ui into the .ts files of ``folder``."""
    files = [str(path) for path in sorted(SOURCES.rglob("*.py"))]
    for language, options in LANGUAGES.items():
        ts = str(folder / f"kiosk_{language}.ts")
        command = [tool("lupdate"), *files, "-locations", "none", "-no-obsolete", *options]
        run([*command, "-target-language", language, "-ts", ts])


def lrelease(folder: Path) -> None:
    """Compile the .ts files of ``folder``."""
    for language in LANGUAGES:
        ts, qm = folder / f"kiosk_{language}.ts", folder / f"kiosk_{language}.qm"
        fresh = qm.with_suffix(".new")
        run([tool("lrelease"), str(ts), "-qm", str(fresh)])
        fresh.replace(qm)  # a kiosk that runs has the old one mapped into its memory


def unfinished(ts: Path) -> list[str]:
    """Texts of a .ts file without a translation, as context: text."""
    tree = ElementTree.parse(ts)  # noqa: S314 - our own file
    return [
        f"{ts.name}: {context.findtext('name')}: {message.findtext('source')}"
        for context in tree.iter("context")
        for message in context.iter("message")
        if (translation := message.find("translation")) is None
        or translation.get("type") == "unfinished"
        or not "".join(translation.itertext()).strip()
    ]


def stale() -> list[str]:
    """Files that would change if the update ran now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for language in LANGUAGES:
            shutil.copy(HERE / f"kiosk_{language}.ts", folder)
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, tell whether all is up to date")
    check = parser.parse_args().check
    if not check:
        lupdate(HERE)
        lrelease(HERE)
    missing = [line for language in LANGUAGES for line in unfinished(HERE / f"kiosk_{language}.ts")]
    for line in missing:
        print(f"no translation: {line}")  # noqa: T201
    old = stale() if check else []
    for file_name in old:
        print(f"out of date: {file_name} (run {HERE.name}/update.py)")  # noqa: T201
    return 1 if missing or old else 0


if __name__ == "__main__":
    sys.exit(main())
