"""Who plays in the demonstration: a professor, twelve enrolled students, a newcomer, a stranger."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.values import Student, StudentId, new_id
from kiosk.vision.demo import StudentLook

PROFESSOR_NAME = "김하늘"
PROFESSOR_EMAIL = "haneul.kim@univ.example"
PROFESSOR_PIN = "271828"
ADMINISTRATOR_PASSWORD = "demo-administrator"  # noqa: S105 - of a demonstration that keeps nothing
STUDENT_PIN = "314159"

NEW_MEETING_ID = "98765432109"
NEW_PASSCODE = "spring26"

_NAMES = (
    "강민준",
    "고서연",
    "김도윤",
    "나지우",
    "문하준",
    "박서준",
    "배수아",
    "서예은",
    "안지호",
    "오유진",
    "이현우",
    "정다은",
)
_DEPARTMENTS = ("컴퓨터공학과", "산업디자인학과", "경영학과")


@dataclass(frozen=True)
class Player:
    """A student and what they look like."""

    student: Student
    look: StudentLook


def enrolled_players(seed: int) -> tuple[Player, ...]:
    """The twelve of the course; the last one chose the way without a face."""
    return tuple(
        Player(
            Student(
                StudentId(new_id()),
                f"2024{index + 101:04d}",
                name,
                _DEPARTMENTS[index % len(_DEPARTMENTS)],
                f"s{index + 101}@univ.example",
                has_face=index < len(_NAMES) - 1,
            ),
            StudentLook.from_seed(100 * seed + index),
        )
        for index, name in enumerate(_NAMES)
    )


def newcomer(seed: int) -> Player:
    """Enrols during the story."""
    student = Student(
        StudentId(new_id()), "20250777", "한이든", "컴퓨터공학과", "eden.han@univ.example", True
    )
    return Player(student, StudentLook.from_seed(100 * seed + 57))


def stranger_look(seed: int) -> StudentLook:
    """Somebody nobody knows."""
    return StudentLook.from_seed(100 * seed + 60)
