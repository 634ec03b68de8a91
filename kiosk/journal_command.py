"""`kiosk journal`: proves journal, facts and a mailed CSV untouched, or names in plain words what is not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from kiosk.core.csv_check import AttendanceFile, CsvFault, Difference, differences, read_attendance
from kiosk.core.languages import languages_in
from kiosk.core.proof import Broken, Kind, Link, Proof
from kiosk.core.report import Mark, ReportTexts, attendance_csv
from kiosk.core.values import StudentId
from kiosk.installation import Installation
from kiosk.settings import assets_dir
from kiosk.storage.exports import Export
from kiosk.texts import report_texts

UNTOUCHED, BROKEN, UNCHECKED = 0, 1, 2
"""Exit statuses, as those of diff: the same, not the same, trouble."""

TOLD_AT_MOST = 20

_DIGEST = re.compile(r"\b([0-9a-f]{8})[0-9a-f]{56}\b")

_KINDS = {
    Kind.CHECK_IN: "check-in",
    Kind.CORRECTION: "correction",
    Kind.OBJECTION: "objection",
    Kind.OBJECTION_STEP: "answer to an objection",
    Kind.CLASS: "class",
    Kind.ZOOM_ROOM: "Zoom room",
    Kind.ENROLMENT: "enrolment",
}


_NO_CLASS = "names no class: it was cut, or an older version of the program made the file"

_NO_MARK = (
    'the last line of the file ("journal" and 64 digits) is missing or was changed; '
    "without it nobody can say when the file was made"
)


def verify(installation: Installation, content: bytes | None) -> tuple[int, str]:
    """Prove the journal, and the CSV with this content; returns exit status and what to print.

    Raises:
        StoreError: the database cannot be read now.
    """
    proof = installation.store.proofs.prove()
    lines, status = list(_proof_lines(installation, proof)), BROKEN if proof.broken else UNTOUCHED
    if content is not None:
        whole, told = _CsvProof(installation, content).lines()
        lines += told
        status = status if whole else BROKEN
    return status, "".join(f"{line}\n" for line in lines)


def show(installation: Installation, last: int) -> str:
    """The newest entries of this kiosk, a line each: number, local time, actor, action, subject, detail.

    People are named as the database knows them now; of digests only the beginning is shown.
    """
    store, zone = installation.store, installation.settings.zone
    entries = store.journal.entries(last)
    names = {f"staff:{person.staff_id}": person.name for person in store.people.staff()}
    for entry in entries:
        for name in {entry.actor, entry.subject} - names.keys():
            kind, _, text = name.partition(":")
            who = store.people.student(StudentId(UUID(text))) if kind == "student" else None
            names[name] = f"student {who.number}" if who else name
    return "".join(
        f"{entry.number:7}  {entry.at.astimezone(zone):%Y-%m-%d %H:%M:%S}  {names[entry.actor]}  "
        f"{entry.action}  {names[entry.subject]}  {_short(entry.detail)}".rstrip()
        + "\n"
        for entry in entries
    )


def _short(detail: str) -> str:
    return _DIGEST.sub(r"\1..", detail)


# --- journal and facts --------------------------------------------------------------------------------


def _proof_lines(installation: Installation, proof: Proof) -> Iterable[str]:
    harmed = {broken.kiosk_id for broken in proof.broken if broken.kind is None}
    for kiosk_id, entries in proof.entries:
        verdict = "BROKEN" if kiosk_id in harmed else "whole"
        yield f"journal of {kiosk_id}: {entries} entries, {verdict}"
    wrong = sum(broken.kind is not None for broken in proof.broken)
    yield f"facts: {proof.facts} held against their entries, {wrong or 'none'} of them wrong"
    for broken in proof.broken[:TOLD_AT_MOST]:
        yield f"BROKEN: {_broken_text(installation, broken)}"
    if len(proof.broken) > TOLD_AT_MOST:
        yield f"and {len(proof.broken) - TOLD_AT_MOST} more"


def _broken_text(installation: Installation, broken: Broken) -> str:
    entry = f"entry {broken.number} of {broken.kiosk_id}" if broken.number is not None else "no entry"
    match broken.link:
        case Link.ENTRY_CHANGED:
            return f"{entry}: it, or the one before it, is not as it was written"
        case Link.ENTRIES_GONE if broken.number == broken.until:
            return f"{entry} is gone"
        case Link.ENTRIES_GONE:
            return f"entries {broken.number} to {broken.until} of {broken.kiosk_id} are gone"
        case Link.HEAD_WRONG:
            return f"the journal of {broken.kiosk_id} ends at entry {broken.number}, its head says otherwise"
        case Link.UNREADABLE:
            kind = _KINDS[broken.kind] if broken.kind else "fact"
            return f"a row of kind {kind} cannot be read: it holds what the kiosk never writes"
        case _:
            return _fact_text(installation, broken, entry)


def _fact_text(installation: Installation, broken: Broken, entry: str) -> str:
    kind = _KINDS[broken.kind] if broken.kind else "fact"
    of = f" of {broken.student}" if broken.student else ""
    where = f" in {broken.course}" if broken.course else ""
    at = f" ({_local(installation, broken.at)})" if broken.at else ""
    about = f"{kind}{of}{where}{at}"
    return {
        Link.FACT_CHANGED: f"{about} was changed after it was written: {entry} vouches for another content",
        Link.FACT_GONE: f"{about} was removed: {entry} vouches for it",
        Link.FACT_UNKNOWN: f"{about} is in the database, but the journal knows nothing of it",
    }[broken.link]


def _local(installation: Installation, at: datetime) -> str:
    return f"{at.astimezone(installation.settings.zone):%Y-%m-%d %H:%M}"


# --- the CSV ------------------------------------------------------------------------------------------


class _CsvProof:
    """One file against the journal and the facts of then."""

    def __init__(self, installation: Installation, content: bytes) -> None:
        self._installation, self._content = installation, content
        self._exports = installation.store.exports

    def lines(self) -> tuple[bool, list[str]]:
        """Whether the file is what the kiosk wrote, and the sentences that say so or why not."""
        file = read_attendance(self._content)
        if file is None:
            return False, ["BROKEN: the file is no table of attendance (CSV in UTF-8, UTF-16 or cp949)"]
        if file.mark is None:
            return False, [f"BROKEN: {_NO_MARK}"]
        found = self._exports.entry(file.mark.digest)
        if found is None:
            return False, [f"BROKEN: {self._unknown_head(file.mark)}"]
        kiosk_id, entry = found
        if file.mark.number not in {None, entry.number} or file.mark.kiosk_id not in {"", kiosk_id}:
            where = f"entry {entry.number} of {kiosk_id}"
            return False, [
                f"BROKEN: the last line of the file was changed: its journal head is that of {where}"
            ]
        made = f"file: made when the journal of {kiosk_id} stood at entry {entry.number}"
        made += f" ({_local(self._installation, entry.at)})"
        whole, told = self._content_lines(file, file.mark, kiosk_id, entry.number, entry.at)
        return whole, [made, *told]

    def _unknown_head(self, mark: Mark) -> str:
        """Why no entry has the head that the file names."""
        ends = self._exports.ends()
        if mark.kiosk_id and mark.kiosk_id not in ends:
            here = ", ".join(sorted(ends))
            return f"the file is of the kiosk {mark.kiosk_id}; this database has the journal of {here}"
        if mark.number is None:
            return (
                "the journal head in the file is of no entry here: the file is of another kiosk, its last "
                "line was changed, or the journal was cut or put back from an older copy"
            )
        end = ends.get(mark.kiosk_id, 0)
        if mark.number > end:
            return (
                f"the journal ends at entry {end}, before this file was made (entry {mark.number}): entries "
                "were cut off, or an older copy of the database was put back"
            )
        return (
            f"entry {mark.number} of the journal is not the one that the file names: the last line of the "
            "file was changed, or the journal was (or an older copy was put back and gone on with)"
        )

    def _content_lines(
        self, file: AttendanceFile, mark: Mark, kiosk_id: str, head: int, at: datetime
    ) -> tuple[bool, list[str]]:
        session_id = _uuid(mark.session)
        export = self._exports.export(kiosk_id, head, session_id) if session_id else None
        if export and hashlib.sha256(self._content).hexdigest() in export.digests:
            return True, [f"file: byte for byte as the kiosk wrote it (entry {export.number})"]
        wrote = self._wrote(file, mark, kiosk_id, head, at, export)
        if wrote is None:
            named = f"names a class that is not in the database ({mark.session})"
            return False, [f"BROKEN: the last line of the file {named if mark.session else _NO_CLASS}"]
        table, peoples_words = wrote
        found = differences(file, table, peoples_words=peoples_words)
        sure = [one for one in found if one.sure]
        told = [f"BROKEN: {_difference_text(one)}" for one in sure[:TOLD_AT_MOST]]
        told += [f"and {len(sure) - TOLD_AT_MOST} more"] if len(sure) > TOLD_AT_MOST else []
        told += [
            f"note: {_difference_text(one)}; names and titles may have been changed since, and are no facts"
            for one in found
            if not one.sure
        ]
        if not sure:
            told.append("file: saved again by another program; every cell says what the kiosk wrote")
        return not sure, told

    def _wrote(
        self,
        file: AttendanceFile,
        mark: Mark,
        kiosk_id: str,
        head: int,
        at: datetime,
        export: Export | None,
    ) -> tuple[AttendanceFile, bool] | None:
        """The table that the kiosk wrote, and whether its names are surely those of then.

        Made again of the facts of then. Where that has the SHA-256 that the journal holds, it is the very
        file; else names have changed since, and the file kept with its letter says them, if it has it.
        """
        made_at, session_id = export.at if export else at, _uuid(mark.session)
        closing = export is not None and export.closing
        then = (
            self._exports.standings(kiosk_id, head, made_at, session_id, closing=closing)
            if session_id
            else None
        )
        if then is None:
            return None
        zone, digests = self._installation.settings.zone, export.digests if export else frozenset()
        remade = attendance_csv(self._words(file.columns), *then, mark, zone)
        candidates = [one for one in (remade, *(export.originals if export else ())) if _sha(one) in digests]
        table = read_attendance(candidates[0] if candidates else remade)
        return None if table is None else (table, bool(candidates))

    def _words(self, columns: Sequence[str]) -> ReportTexts:
        """The words of the language that the headline is in; else of the settings."""
        texts = [report_texts(assets_dir(), language) for language in languages_in(assets_dir())]
        same = (one for one in texts if one.columns == tuple(columns))
        return next(same, report_texts(assets_dir(), self._installation.settings.language))


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _difference_text(one: Difference) -> str:
    match one.fault:
        case CsvFault.HEADLINE:
            return f"line 1: the headline is not the kiosk's: {one.says}"
        case CsvFault.LINE_ADDED:
            return f"line {one.line}: the kiosk wrote no line for {one.says or 'nobody'}"
        case CsvFault.LINE_TWICE:
            return f"line {one.line}: {one.says} is there a second time"
        case CsvFault.LINE_GONE:
            return f"the line of {one.wrote} is missing"
        case _:
            return f'line {one.line}, "{one.column}" says "{one.says}"; the kiosk wrote "{one.wrote}"'
