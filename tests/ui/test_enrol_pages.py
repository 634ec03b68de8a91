"""Enrolment: form, consent, poses, welcome say the right thing and request the right thing."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from bench.scenes import people as scenes
from kiosk.core.observation import Hint
from kiosk.core.requests import AnswerConsent, Open, ReviseForm, SubmitForm
from kiosk.core.screens import EnrolForm
from kiosk.core.values import Language, Mistake, Pose
from kiosk.core.views import Door, Draft, PoseProgress, StartOver
from kiosk.ui.pages.enrol_consent import EnrolConsentPage
from kiosk.ui.pages.enrol_form import PLACES, EnrolFormPage
from kiosk.ui.pages.enrol_poses import EnrolPosesPage
from kiosk.ui.pages.enrolled import EnrolledPage
from kiosk.ui.preview import PreviewFeed
from kiosk.ui.theme import Type
from kiosk.ui.widgets.consent import ConsentText, consent_now, read_consent
from kiosk.ui.widgets.pose_ring import PoseRing
from tests.ui.conftest import Shower
from tests.ui.hands import Heard, is_seen, press, said, the, typed, write

Speak = Callable[[Language], None]

DRAFT = scenes.DRAFT
FIELDS = {
    "enrolFormNumber": DRAFT.number,
    "enrolFormName": DRAFT.name,
    "enrolFormDepartment": DRAFT.department,
    "enrolFormEmail": DRAFT.email,
    "enrolFormPin": DRAFT.pin,
    "enrolFormPinAgain": DRAFT.pin_again,
}


@pytest.fixture
def form(show: Shower, speak: Speak) -> EnrolFormPage:
    speak(Language.KOREAN)
    page = EnrolFormPage()
    show(page)
    page.show_screen(scenes.form())
    page.arrive()
    return page


# --- form -------------------------------------------------------------------------------------------


def test_the_form_speaks_both_languages(form: EnrolFormPage, speak: Speak) -> None:
    assert said(form, "enrolFormTitle") == "회원 등록"
    assert the(form, "enrolFormNumber").accessibleName() == "학번"
    speak(Language.ENGLISH)
    assert said(form, "enrolFormTitle") == "Enrol"
    assert the(form, "enrolFormNumber").accessibleName() == "Student number"


def test_what_was_typed_is_submitted(form: EnrolFormPage) -> None:
    heard = Heard(form)
    assert typed(form, "enrolFormNumber") == DRAFT.number
    for name, text in FIELDS.items():
        if name != "enrolFormNumber":
            write(form, name, text)
    press(form, "enrolFormNext")
    assert heard.requests == [SubmitForm(DRAFT)]


def test_what_the_roster_says_is_shown_and_cannot_be_typed_over(form: EnrolFormPage) -> None:
    form.show_screen(scenes.form_listed())
    form.arrive()
    assert typed(form, "enrolFormName") == DRAFT.name
    assert form.focusWidget() is form.fields["department"].edit
    for name in ("number", "name"):
        QTest.keyClicks(form.fields[name].edit, "12")
    assert (typed(form, "enrolFormNumber"), typed(form, "enrolFormName")) == (DRAFT.number, DRAFT.name)
    assert "본인이 맞으면" in said(form, "enrolFormSubtitle")
    form.show_screen(scenes.form())
    QTest.keyClicks(form.fields["name"].edit, "x")
    assert typed(form, "enrolFormName").endswith("x"), "the next one types the own name"


def test_enter_leads_through_the_fields_and_on(form: EnrolFormPage) -> None:
    heard = Heard(form)
    edits = [field.edit for name, field in form.fields.items() if name != "number"]
    edits[0].setFocus()
    for edit, following in pairwise(edits):
        QTest.keyClick(edit, Qt.Key.Key_Return)
        assert form.focusWidget() is following
    QTest.keyClick(edits[-1], Qt.Key.Key_Return)
    assert heard.requests == [SubmitForm(Draft(DRAFT.number))]


def test_letters_are_no_digits(form: EnrolFormPage) -> None:
    write(form, "enrolFormPin", "20a26")
    assert typed(form, "enrolFormPin") == "2026"


def test_the_keypad_comes_with_numeric_fields_and_types_into_them(form: EnrolFormPage) -> None:
    form.fields["name"].edit.setFocus()
    assert not is_seen(form, "keypad7")
    form.fields["pin"].edit.setFocus()
    press(form, "keypad7")
    press(form, "keypad4")
    press(form, "keypadErase")
    assert typed(form, "enrolFormPin") == "7"
    form.fields["pin_again"].edit.setFocus()
    press(form, "keypad9")
    assert (typed(form, "enrolFormPin"), typed(form, "enrolFormPinAgain")) == ("7", "9")


def test_every_mistake_of_the_form_has_a_place(form: EnrolFormPage) -> None:
    placed = {mistake for mistakes in PLACES.values() for mistake in mistakes}
    theirs = {
        mistake for mistake in Mistake if not mistake.value.startswith(("zoom", "reason", "announcement"))
    }
    assert placed == theirs


def test_mistakes_are_said_beside_their_fields(form: EnrolFormPage) -> None:
    form.show_screen(scenes.form_refused())
    assert said(form, "enrolFormNumberMistake") == "숫자 4~12자리로 입력해 주세요"
    assert said(form, "enrolFormEmailMistake") == "이메일 주소를 확인해 주세요"
    assert said(form, "enrolFormPinAgainMistake") == "비밀번호가 서로 다릅니다"
    assert said(form, "enrolFormDepartmentMistake") == ""
    assert the(form, "enrolFormNumber").property("wrong") is True
    assert the(form, "enrolFormNumber").accessibleDescription() == "숫자 4~12자리로 입력해 주세요"
    form.show_screen(scenes.form())
    assert the(form, "enrolFormNumber").property("wrong") is False


def test_the_first_mistake_gets_the_focus(form: EnrolFormPage) -> None:
    form.requested.connect(lambda _request: form.show_screen(scenes.form_refused()))
    press(form, "enrolFormNext")
    assert form.focusWidget() is form.fields["name"].edit


def test_updates_of_the_door_leave_what_is_typed(form: EnrolFormPage) -> None:
    write(form, "enrolFormPin", "2026")
    form.show_screen(replace(scenes.form(), door=Door(present=15)))
    assert typed(form, "enrolFormPin") == "2026"


def test_coming_back_restores_the_draft(form: EnrolFormPage) -> None:
    form.show_screen(EnrolForm(scenes.DOOR, replace(DRAFT, pin="", pin_again="")))
    form.arrive()
    assert typed(form, "enrolFormName") == DRAFT.name
    assert typed(form, "enrolFormPin") == ""


def test_the_next_visitor_finds_nothing(form: EnrolFormPage) -> None:
    write(form, "enrolFormName", "Jiwoo")
    form.show_screen(scenes.form())
    form.arrive()
    assert typed(form, "enrolFormName") == ""


def test_a_language_change_leaves_what_is_typed(form: EnrolFormPage, speak: Speak) -> None:
    write(form, "enrolFormPin", "2026")
    speak(Language.ENGLISH)
    assert typed(form, "enrolFormPin") == "2026"


def test_cancel_leads_home(form: EnrolFormPage) -> None:
    heard = Heard(form)
    press(form, "enrolFormCancel")
    assert heard.requests == [Open.HOME]


# --- consent ----------------------------------------------------------------------------------------


@pytest.fixture
def consent(show: Shower, speak: Speak, assets_dir: Path) -> EnrolConsentPage:
    speak(Language.KOREAN)
    page = EnrolConsentPage(assets_dir)
    show(page, (1024, 600))
    page.show_screen(scenes.consent())
    page.arrive()
    QApplication.processEvents()
    return page


@pytest.mark.parametrize(
    ("button", "request_"),
    [
        ("enrolConsentWithFace", AnswerConsent(True)),
        ("enrolConsentWithoutFace", AnswerConsent(False)),
        ("enrolConsentBack", ReviseForm()),
        ("enrolConsentCancel", Open.HOME),
    ],
)
def test_each_answer_of_the_consent(consent: EnrolConsentPage, button: str, request_: object) -> None:
    heard = Heard(consent)
    press(consent, button)
    assert heard.requests == [request_]


def test_both_answers_are_equal(consent: EnrolConsentPage) -> None:
    one, other = the(consent, "enrolConsentWithFace"), the(consent, "enrolConsentWithoutFace")
    assert one.size() == other.size() or abs(one.width() - other.width()) <= 1
    assert one.property("kind") == other.property("kind")
    assert one.y() == other.y()


def test_what_matters_most_comes_first_and_large(consent: EnrolConsentPage) -> None:
    seen = consent.text.viewport().rect()
    texts = [text for text in consent.text.findChildren(QLabel) if text.isVisible()]
    large = [text for text in texts if text.property("type") == Type.HEADING.value and text.wordWrap()]
    assert [text.text() for text in large] == [
        line for _, line in consent_now(consent.written).parts[0].lines
    ]
    for text in large:
        at = text.mapTo(consent.text.viewport(), text.rect().bottomRight())
        assert seen.contains(at), f"{text.text()} is not seen whole at once"


def test_a_sign_tells_that_the_text_goes_on_until_its_end(consent: EnrolConsentPage) -> None:
    more, bar = consent.text.more, consent.text.verticalScrollBar()
    assert more is not None
    assert bar.maximum() > 0
    assert more.isVisible()
    assert more.geometry().bottom() == consent.text.viewport().geometry().bottom()
    while bar.value() < bar.maximum():
        assert more.isVisible()
        QTest.keyClick(consent.text, Qt.Key.Key_PageDown)
    assert not more.isVisible()
    consent.arrive()
    assert more.isVisible()
    consent.resize(1024, 3000)
    QApplication.processEvents()
    assert not more.isVisible(), "all of it is seen"


def test_the_sign_keeps_no_finger_from_the_text(consent: EnrolConsentPage) -> None:
    more = consent.text.more
    assert more is not None
    below = consent.text.childAt(more.geometry().center())
    assert below is not None
    assert below is not more
    assert consent.text.viewport().isAncestorOf(below) or below is consent.text.viewport()


def test_the_text_changes_with_the_language(consent: EnrolConsentPage, speak: Speak) -> None:
    assert "개인정보" in said(consent, "enrolConsentText")
    speak(Language.ENGLISH)
    QApplication.processEvents()
    assert "Personal details" in said(consent, "enrolConsentText")
    assert "개인정보" not in said(consent, "enrolConsentText")


def test_the_text_has_all_its_parts_and_lines(assets_dir: Path, language: Language) -> None:
    written = read_consent(assets_dir)
    text = consent_now(written)
    assert [len(part.lines) for part in text.parts] == [3, 4, 4, 4]
    assert all(name and said_ for part in text.parts for name, said_ in part.lines)
    assert text.intro
    korean = "저장" in str(text)
    assert korean is (language == Language.KOREAN)
    assert (consent_now(written, crops_days=1) == replace_days(written, 1)) is not korean


def replace_days(text: ConsentText, days: int) -> ConsentText:
    """The text as it is written, with the days filled in."""
    parts = tuple(
        replace(part, lines=tuple((name, line.replace("{days}", str(days))) for name, line in part.lines))
        for part in text.parts
    )
    return replace(text, parts=parts)


def test_crops_are_spoken_of_only_where_they_are_kept(assets_dir: Path, language: Language) -> None:
    text = consent_now(read_consent(assets_dir), crops_days=9)
    assert [len(part.lines) for part in text.parts] == [3, 4, 5, 4]
    assert "9" in text.parts[2].lines[-1][1]
    assert "{" not in str(text)


def test_a_text_without_parts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "consent").mkdir()
    (tmp_path / "consent" / "en.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(ValueError, match=r"en\.md"):
        read_consent(tmp_path)


# --- poses ------------------------------------------------------------------------------------------


@pytest.fixture
def poses(show: Shower, speak: Speak, feed: PreviewFeed) -> EnrolPosesPage:
    speak(Language.KOREAN)
    page = EnrolPosesPage(feed)
    show(page)
    page.show_screen(scenes.poses())
    page.arrive()
    return page


def test_the_one_line_is_the_hint_or_the_pose(poses: EnrolPosesPage, speak: Speak) -> None:
    poses.show_screen(scenes.poses(Hint.TOO_DARK))
    assert said(poses, "enrolPosesHint") == "너무 어둡습니다. 밝은 곳으로 옮겨 주세요"
    poses.show_screen(scenes.poses(None))
    assert said(poses, "enrolPosesHint") == "왼쪽으로 고개를 돌려 주세요"
    speak(Language.ENGLISH)
    assert said(poses, "enrolPosesHint") == "Turn your head to the left"


def test_progress_is_shown_on_the_ring_and_in_words(poses: EnrolPosesPage) -> None:
    ring = the(poses, "poseRing")
    assert isinstance(ring, PoseRing)
    assert ring.progress == PoseProgress(frozenset({Pose.FRONT}), Pose.LEFT, 1, 3)
    assert said(poses, "enrolPosesCount") == "5개 방향 중 1개 완료"
    assert ring.accessibleName() == "5개 방향 중 1개 완료"


def test_the_ring_paints_what_is_done(poses: EnrolPosesPage) -> None:
    before = poses.ring.grab().toImage()
    poses.show_screen(
        replace(scenes.poses(), progress=PoseProgress(frozenset({Pose.FRONT, Pose.LEFT}), Pose.RIGHT, 0, 3))
    )
    assert poses.ring.grab().toImage() != before


@pytest.mark.parametrize("why", StartOver)
def test_why_it_begins_anew_is_said_until_it_goes_on(poses: EnrolPosesPage, why: StartOver) -> None:
    poses.show_screen(replace(scenes.poses(None), again=why))
    assert said(poses, "enrolPosesSubtitle")
    poses.show_screen(scenes.poses(None))
    assert said(poses, "enrolPosesSubtitle") == ""


def test_poses_can_be_left(poses: EnrolPosesPage) -> None:
    heard = Heard(poses)
    press(poses, "enrolPosesWithoutFace")
    press(poses, "enrolPosesCancel")
    assert heard.requests == [AnswerConsent(False), Open.HOME]


def test_enter_presses_nothing_while_the_face_works(poses: EnrolPosesPage) -> None:
    heard = Heard(poses)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(poses.focusWidget(), key)
    assert heard.requests == []


# --- welcome ----------------------------------------------------------------------------------------


def test_the_welcome_names_the_student_and_the_next_step(show: Shower, speak: Speak) -> None:
    speak(Language.KOREAN)
    page = EnrolledPage()
    show(page)
    page.show_screen(scenes.enrolled())
    assert said(page, "enrolledWelcome") == "한지우 님, 환영합니다"
    assert "다가오시면" in said(page, "enrolledNext")
    page.show_screen(scenes.enrolled(has_face=False))
    assert "학번" in said(page, "enrolledNext")
    speak(Language.ENGLISH)
    assert said(page, "enrolledWelcome") == "Welcome, 한지우"
    heard = Heard(page)
    press(page, "enrolledDone")
    assert heard.requests == [Open.HOME]
