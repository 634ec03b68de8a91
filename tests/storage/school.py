"""A small school in a store: a professor, a course, two students on its roster, one class session."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.core.ports import Enrolment
from kiosk.core.values import (
    CheckIn,
    ClassSession,
    Consent,
    ConsentSubject,
    Correction,
    Course,
    CourseId,
    Evidence,
    FactId,
    Letter,
    LetterId,
    Method,
    Picture,
    Pose,
    Role,
    SessionId,
    Staff,
    StaffId,
    Status,
    Student,
    StudentId,
    Template,
    new_id,
)
from kiosk.storage.engine import SqlStore
from tests.fakes import A_MONDAY

KIOSK = "room-101"
PIN = "4826"
EVIDENCE = Evidence(0.91, 12.25, 40.5, 9, "left", "lbph-1")


class School:
    """What the tests of every part begin with."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.professor = Staff(StaffId(new_id()), "Kim Jihun", "kim@example.ac.kr", Role.PROFESSOR)
        self.course = a_course(self.professor)
        self.session = a_session(self.course)
        self.ada = a_student("20260001", "Ada")
        self.bo = a_student("20260002", "Bo")
        store.people.add_staff(self.professor, "739154")
        store.timetable.add_course(self.course, [])
        store.timetable.add_to_roster(self.course.course_id, [self.bo, self.ada])
        store.timetable.ensure_sessions([self.session])

    def check_in(
        self, student: Student, at: datetime = A_MONDAY, session: ClassSession | None = None
    ) -> CheckIn:
        chosen = session or self.session
        return CheckIn(
            FactId(new_id()), chosen.session_id, student.student_id, KIOSK, at, Method.FACE, EVIDENCE
        )

    def correction(
        self, student: Student, status: Status = Status.EXCUSED, reason: str = "sick"
    ) -> Correction:
        who = self.professor.staff_id
        return Correction(
            FactId(new_id()), self.session.session_id, student.student_id, status, reason, who, A_MONDAY
        )

    def enrolment(self, student: Student, *courses: CourseId) -> Enrolment:
        who = replace(student, has_face=True)
        return Enrolment(who, PIN, consents_of(who), templates_of(who), pictures_of(who), courses, A_MONDAY)


def a_course(professor: Staff, code: str = "CSE101") -> Course:
    return Course(CourseId(new_id()), code, "Algorithms", professor.staff_id)


def a_session(course: Course, starts_at: datetime = A_MONDAY, room: str = "101") -> ClassSession:
    ends_at = starts_at + timedelta(minutes=75)
    return ClassSession(SessionId(new_id()), course.course_id, starts_at, ends_at, room)


def a_student(number: str, name: str = "Cho") -> Student:
    return Student(StudentId(new_id()), number, name, "Physics", f"{number}@example.ac.kr")


def a_letter(key: str, created_at: datetime = A_MONDAY) -> Letter:
    return Letter(LetterId(new_id()), key, "kim@example.ac.kr", "출석부", "Attached.", created_at)


def consents_of(student: Student) -> tuple[Consent, ...]:
    return tuple(Consent(student.student_id, subject, "2026-1", True, A_MONDAY) for subject in ConsentSubject)


def templates_of(student: Student, engine: str = "lbph-1", tag: bytes = b"") -> tuple[Template, ...]:
    return tuple(
        Template(student.student_id, pose, engine, f"{student.number} {pose.value} ".encode() * 20 + tag)
        for pose in (Pose.FRONT, Pose.LEFT)
    )


def pictures_of(student: Student) -> tuple[Picture, ...]:
    return (Picture(student.student_id, Pose.FRONT, b"\x89PNG " + student.number.encode() * 30),)


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as somebody with sqlite3 sees it; what is done is committed."""
    with closing(sqlite3.connect(path)) as connection, connection:
        yield connection


def rows(path: Path, query: str, *values: Any) -> list[Any]:
    with raw(path) as connection:
        return connection.execute(query, values).fetchall()
