"""``kiosk demo``: the whole visit of all three kinds of people, with rendered students and no camera."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import logging
import os
import sys
import tempfile
import time
from pathlib import Path

from kiosk.app import KioskApp
from kiosk.core.values import Language, Status
from kiosk.demo.album import Album
from kiosk.demo.cast import Player, enrolled_players, newcomer, stranger_look
from kiosk.demo.story import Chronicle, Story
from kiosk.demo.world import World, enrol_players, make_world
from kiosk.log import catch_bugs, start_log
from kiosk.start import has_display, qt_application


def run_demo(out: Path | None, seed: int) -> int:
    """Play the story; returns 0 only if it came true.

    Args:
        out: folder for data, pictures, mail and CSV; None makes a new one among the temporary files.
        seed: another number renders other students.
    """
    folder = (out or Path(tempfile.mkdtemp(prefix="classroom-kiosk-demo-"))).resolve()
    shown = has_display()
    if not shown:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        _tell("No display here: the same window plays offscreen, its pictures are saved.")
    if (folder / "data").exists():
        sys.stderr.write(f"kiosk: a demonstration was played into {folder} before; name another folder\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    start_log(folder / "log")
    return _Demo(folder, seed, shown=shown).play()


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class _Demo:
    def __init__(self, folder: Path, seed: int, *, shown: bool) -> None:
        self._folder, self._seed, self._shown = folder, seed, shown
        self._trouble = "the window was closed before the end"

    def play(self) -> int:
        qt = qt_application()
        _tell("Preparing: twelve rendered students are enrolled into a course ...")
        began_s = time.monotonic()
        world = make_world(self._folder, self._seed, Language.KOREAN)
        players = enrolled_players(self._seed)
        enrol_players(world, players, self._seed)
        newest, stranger = newcomer(self._seed), stranger_look(self._seed)
        world.store.timetable.add_to_roster(world.course.course_id, [newest.student])
        world.stage.prepare(*(player.look for player in players), newest.look, stranger)
        _tell(f"Ready after {time.monotonic() - began_s:.0f} s. The story begins.")
        app = KioskApp(qt, world.parts)
        catch_bugs(self._on_bug)
        album = None
        if not self._shown:
            pictures = self._folder / "pictures"
            album = Album(qt, app.window, pictures, world.parts.assets_dir, Language.KOREAN)
        story = Story(app, world, players, newest, stranger, album, _tell)
        story.ended.connect(self._on_ended)
        story.ended.connect(qt.quit)
        app.closed.connect(qt.quit)
        qt.aboutToQuit.connect(app.close)
        began_s = time.monotonic()
        app.start()
        story.start()
        qt.exec()
        app.close()
        world.close()
        seconds = time.monotonic() - began_s
        trouble = self._trouble or self._check(world, players, newest, story.chronicle)
        self._summary(world, story.chronicle, album, trouble, seconds)
        return app.end(1 if trouble else 0)

    def _on_ended(self, trouble: str) -> None:
        self._trouble = self._trouble if self._trouble.startswith("a bug") else trouble

    def _on_bug(self) -> None:
        self._trouble = f"a bug; see {self._folder / 'log' / 'kiosk.log'}"

    def _check(self, world: World, players: tuple[Player, ...], newest: Player, seen: Chronicle) -> str:
        """Whether mail and CSV tell the same story; an empty text, or what differs."""
        name, content = _csv_in(world.csv_letters()[-1])
        (self._folder / name).write_bytes(content)
        rows = {
            row[6]: row[9] for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) if len(row) > 9
        }
        words = world.parts.place.texts.statuses
        expected = {player.student.number: words[Status.ABSENT] for player in (*players, newest)}
        expected |= {row.player.student.number: words[row.status] for row in seen.marked}
        rows = {number: status for number, status in rows.items() if number.isdigit()}
        if rows != expected:
            return f"the mailed CSV says {rows}, the story {expected}"
        return "" if seen.zoom_seen else "the new Zoom code was not seen on the main page"

    def _summary(
        self, world: World, seen: Chronicle, album: Album | None, trouble: str, seconds: float
    ) -> None:
        _tell("")
        _tell(
            f"The story did not come true: {trouble}"
            if trouble
            else f"The story came true in {seconds:.0f} s."
        )
        for row in seen.marked:
            who = f"{row.player.student.number}  {row.player.student.name}"
            _tell(f"  {row.at}  {who}  {row.status.value:8} by {row.by:6} {row.seconds:4.1f} s")
        for who, why in seen.refused:
            _tell(f"  refused: {who} ({why})")
        for letter in world.server.letters():
            _tell(f"  mail: {letter}")
        for file in sorted(self._folder.glob("*.csv")):
            _tell(f"  CSV: {file}")
        if album is not None:
            _tell(f"  pictures: {len(album.pictures)} in {self._folder / 'pictures'}")
        _tell(f"  everything: {self._folder}")
        logging.shutdown()


def _csv_in(letter: Path) -> tuple[str, bytes]:
    """Name and bytes of the CSV attached to a mail file."""
    message = email.message_from_bytes(letter.read_bytes(), policy=email.policy.default)
    for part in message.iter_attachments():
        name = part.get_filename() or ""
        if name.endswith(".csv"):
            content = part.get_payload(decode=True)
            return name, content if isinstance(content, bytes) else b""
    raise ValueError(f"no CSV in {letter}")
