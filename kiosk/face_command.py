"""``kiosk forget`` and ``kiosk learning``: deletes a student's face, or what was learnt from check-ins."""

from __future__ import annotations

from kiosk.command_parts import student_numbered
from kiosk.installation import Installation

_FORGOTTEN = """\
the face data of {number} are deleted; number and PIN go on working
a running kiosk no longer searches for this face, and drops it from memory with the next day or start
copies made by kiosk backup before now still hold it, sealed, until they are deleted
"""

_UNLEARNT = """\
{pictures} pictures learnt from check-ins are deleted; what was enrolled stays
a running kiosk drops them from memory with the next day or start
to learn nothing more, set [recognition] learn = false
"""


def forget_face(installation: Installation, number: str, actor: str) -> str:
    """Delete the face data of this student, journalled; returns what to print.

    Raises:
        CommandError: there is no such student.
        StoreError: the database cannot do it now; nothing was changed.
    """
    student = student_numbered(installation.store, number)
    if not student.has_face:
        return f"no face of {student.number} is kept; nothing was changed\n"
    installation.store.people.forget_face(student.student_id, actor)
    return _FORGOTTEN.format(number=student.number)


def forget_learnt(installation: Installation, number: str | None, actor: str) -> str:
    """Delete what was learnt of this student, of everybody where it is None, journalled; what to print.

    Raises:
        CommandError: there is no such student.
        StoreError: the database cannot do it now; nothing was changed.
    """
    store = installation.store
    student_id = None if number is None else student_numbered(store, number).student_id
    pictures = store.faces.forget_learnt(student_id, actor)
    return _UNLEARNT.format(pictures=pictures) if pictures else "nothing was learnt; nothing was changed\n"
