"""What takes back what was just done in the panel. Pure."""

from __future__ import annotations

from kiosk.core.requests import (
    CancelClass,
    ChangeZoom,
    CloseEnrolment,
    CorrectStatus,
    HoldClass,
    LetTurn,
    LookedAt,
    OpenEnrolment,
    Request,
)
from kiosk.core.values import SessionState, Status
from kiosk.core.views import PanelView


def undo_of(before: PanelView, request: Request) -> Request | None:
    """The request that undoes ``request``, which was done to what ``before`` shows; None where none does.

    Taking back is done like any other request, so the journal has both. Nothing takes back what has left
    the kiosk (letters, codes, a closed class, an answered objection) or what was deleted.
    """
    match request:
        case CorrectStatus():
            return _recorrected(before, request)
        case LetTurn():
            return LetTurn(request.student, not request.turns)
        case ChangeZoom():
            return _former_zoom(before, request)
        case CancelClass() if before.lecture:
            return HoldClass(closed=before.lecture.session.state is SessionState.CLOSED)
        case HoldClass():
            return CancelClass()
        case LookedAt():
            return LookedAt(request.key, not request.looked)
        case OpenEnrolment():
            return CloseEnrolment()
        case _:
            return None


def _recorrected(before: PanelView, request: CorrectStatus) -> CorrectStatus | None:
    """The correction that counted before, given once more; where there was none, none counts again."""
    who = request.student.student_id
    standing = next((row for row in before.standings if row.student.student_id == who), None)
    if standing is None:
        return None
    if standing.correction is None:
        return CorrectStatus(standing.student, Status.PENDING, "")
    return CorrectStatus(standing.student, standing.correction.status, standing.correction.reason)


def _former_zoom(before: PanelView, request: ChangeZoom) -> ChangeZoom | None:
    """The code that was shown before; a course's first code is changed, not taken back."""
    course = next((one for one in before.courses if one.course_id == request.course_id), None)
    if course is None or course.zoom is None:
        return None
    zoom = course.zoom
    return ChangeZoom(course.course_id, zoom.meeting_id, zoom.passcode, zoom.link)
