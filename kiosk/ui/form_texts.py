"""What is wrong with something typed, and what just happened: a sentence each, in the language of now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from kiosk.core.enrolment import NUMBER_DIGITS
from kiosk.core.ports import EngineTrouble, MailTrouble
from kiosk.core.setup import PASSWORD_LENGTH, SetupMistake
from kiosk.core.values import LetterState, Method, Mistake, Mode
from kiosk.core.views import MaintenanceTopic, Notice
from kiosk.ui.texts import translate
from kiosk.ui.theme import Tone


def short_date_text(at: datetime) -> str:
    """22 Nov; 11.22.: local day of an aware datetime."""
    local = at.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), translate("Times", "d MMM"))


def date_only_text(day: date) -> str:
    """22 Nov; 11.22.: a day."""
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("Times", "d MMM"))


def weekday_text(day: date) -> str:
    """Sunday, 22 November; 11월 22일 일요일: a day."""
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("Times", "dddd, d MMMM"))


def mistake_text(mistake: Mistake) -> str:
    """What to mend, said beside its field."""
    return {
        Mistake.NUMBER_SHAPE: _of_number(translate("Mistake", "{least} to {most} digits, please")),
        Mistake.NUMBER_TAKEN: translate("Mistake", "This number is enrolled already"),
        Mistake.NAME_EMPTY: translate("Mistake", "Please type your name"),
        Mistake.NAME_NOT_LISTED: translate("Mistake", "Not the name on the list of this number"),
        Mistake.EMAIL_SHAPE: translate("Mistake", "Please check the e-mail address"),
        Mistake.PIN_SHAPE: translate("Mistake", "6 digits, please"),
        Mistake.PIN_TOO_EASY: translate("Mistake", "Too easy to guess. Not 111111 or 123456"),
        Mistake.PINS_DIFFER: translate("Mistake", "The two PINs are not the same"),
        Mistake.REASON_EMPTY: translate("Mistake", "Please give a reason"),
        Mistake.ZOOM_LINK_SCHEME: translate("Mistake", "The link must begin with https://"),
        Mistake.ZOOM_LINK_HOST: translate("Mistake", "Only links of zoom.us"),
        Mistake.ZOOM_LINK_ID: translate("Mistake", "There is no meeting ID in this link"),
        Mistake.ZOOM_ID_LENGTH: translate("Mistake", "A meeting ID has 9 to 11 digits"),
        Mistake.ZOOM_ID_DIFFERS: translate("Mistake", "The link has another meeting ID"),
        Mistake.ZOOM_PASSCODE: translate("Mistake", "Up to 32 letters and digits, no spaces"),
        Mistake.ANNOUNCEMENT_EMPTY: translate("Mistake", "Please type what is to be announced"),
        Mistake.ANNOUNCEMENT_DAY: translate("Mistake", "This day is over. Please choose another"),
    }[mistake]


def setup_mistake_text(mistake: SetupMistake) -> str:
    """What to mend in the first start's answers."""
    return {
        SetupMistake.PASSWORD_SHORT: translate("Mistake", "At least {count} characters, please").format(
            count=PASSWORD_LENGTH
        ),
        SetupMistake.PASSWORDS_DIFFER: translate("Mistake", "The two passwords are not the same"),
        SetupMistake.PROFESSOR_NAME_EMPTY: translate("Mistake", "Please type a name"),
        SetupMistake.PROFESSOR_EMAIL_SHAPE: mistake_text(Mistake.EMAIL_SHAPE),
        SetupMistake.PIN_SHAPE: mistake_text(Mistake.PIN_SHAPE),
        SetupMistake.PIN_TOO_EASY: mistake_text(Mistake.PIN_TOO_EASY),
        SetupMistake.PINS_DIFFER: mistake_text(Mistake.PINS_DIFFER),
        SetupMistake.COURSE_CODE_EMPTY: translate("Mistake", "Please type the course code"),
        SetupMistake.COURSE_TITLE_EMPTY: translate("Mistake", "Please type the course title"),
        SetupMistake.ROOM_EMPTY: translate("Mistake", "Please type the room"),
        SetupMistake.WEEKDAY_RANGE: translate("Mistake", "Please choose a weekday"),
        SetupMistake.TIMES_ORDER: translate("Mistake", "The end must be later than the start"),
        SetupMistake.CAMERA_EMPTY: translate("Mistake", "Please name a camera"),
    }[mistake]


def number_label_text() -> str:
    """The label of the field for a student number."""
    return _of_number(translate("Number", "Student number ({least} to {most} digits)"))


def number_rule_text() -> str:
    """What a student number looks like."""
    return _of_number(translate("Number", "A student number has {least} to {most} digits."))


def missing_number_text(typed: str) -> str:
    """Why what is typed is no student number yet."""
    return number_rule_text() if typed else translate("Number", "Please type your student number")


def _of_number(words: str) -> str:
    least, most = NUMBER_DIGITS
    return words.format(least=least, most=most)


def notice_text(notice: Notice) -> str:
    """What just happened in the panel."""
    return {
        Notice.CORRECTED: translate("Notice", "Corrected"),
        Notice.CORRECTION_TAKEN_BACK: translate("Notice", "The correction is taken back"),
        Notice.TURN_ASKED: translate("Notice", "A turn of the head is asked for again"),
        Notice.PIN_ASKED: translate("Notice", "From now on the PIN instead of a turn"),
        Notice.ZOOM_CHANGED: translate("Notice", "The new Zoom code is on the screens"),
        Notice.CLASS_CLOSED: translate("Notice", "Class closed. The attendance goes to your mailbox"),
        Notice.CLASS_CANCELLED: translate("Notice", "Class cancelled. Nobody becomes absent"),
        Notice.CLASS_HELD: translate("Notice", "The class takes place after all"),
        Notice.CSV_WAITING: translate("Notice", "The attendance is being sent"),
        Notice.CSV_SENT: translate("Notice", "The attendance list was e-mailed to you"),
        Notice.CSV_FAILED: translate("Notice", "The e-mail could not be sent. See E-mail"),
        Notice.TRYING_AGAIN: translate("Notice", "Sending again"),
        Notice.TWO_PEOPLE: translate("Notice", "Noted: two people"),
        Notice.OBJECTION_ACCEPTED: translate("Notice", "Corrected, and the student is told"),
        Notice.OBJECTION_REFUSED: translate("Notice", "It stays as it was, and the student is told"),
        Notice.OBJECTION_OVER: translate("Notice", "This objection was answered or withdrawn meanwhile"),
        Notice.LOOKED_AT: translate("Notice", "Noted: you have looked at it"),
        Notice.SHOWN_AGAIN: translate("Notice", "It is shown again"),
        Notice.SECOND_LOOK: translate("Notice", "The second look is on. Please lock the panel"),
        Notice.FACE_DELETED: translate("Notice", "The face is deleted. Number and PIN go on working"),
        Notice.ENROLMENT_OPENED: translate("Notice", "Enrolment is open. Please stay by"),
        Notice.ENROLMENT_CLOSED: translate("Notice", "Enrolling takes a code again"),
        Notice.CODES_WAITING: translate("Notice", "The codes are being sent"),
        Notice.CODE_LIST_WAITING: translate("Notice", "The list of codes is being sent to you"),
        Notice.ENROLMENT_REMOVED: translate("Notice", "Removed. The number can be enrolled again"),
        Notice.ANNOUNCED: translate("Notice", "The announcement is on the screens"),
        Notice.ANNOUNCEMENT_WITHDRAWN: translate("Notice", "The announcement is shown no longer"),
    }[notice]


def notice_tone(notice: Notice) -> Tone:
    """How it feels."""
    waiting = {
        Notice.CSV_WAITING,
        Notice.TRYING_AGAIN,
        Notice.CODES_WAITING,
        Notice.CODE_LIST_WAITING,
        Notice.OBJECTION_OVER,
    }
    tones = {Notice.CSV_FAILED: Tone.BAD, **dict.fromkeys(waiting, Tone.INFO)}
    return tones.get(notice, Tone.GOOD)


def method_text(method: Method) -> str:
    """How somebody proved who they are, in one word."""
    return {
        Method.FACE: translate("Method", "Face"),
        Method.FACE_AND_NUMBER: translate("Method", "Face and number"),
        Method.NUMBER: translate("Method", "Number"),
    }[method]


def mode_text(mode: Mode) -> str:
    """Where a lecture takes place, in one word."""
    return {
        Mode.IN_PERSON: translate("Mode", "In the room"),
        Mode.ONLINE: translate("Mode", "Online"),
    }[mode]


def letter_text(state: LetterState) -> str:
    """Where a letter stands."""
    return {
        LetterState.WAITING: translate("Letter", "Waiting"),
        LetterState.SENT: translate("Letter", "Sent"),
        LetterState.FAILED: translate("Letter", "Not sent"),
    }[state]


LETTER_TONES = {LetterState.WAITING: Tone.INFO, LetterState.SENT: Tone.GOOD, LetterState.FAILED: Tone.BAD}
LETTER_ICONS = {LetterState.WAITING: "clock", LetterState.SENT: "present", LetterState.FAILED: "warning"}


def trouble_text(trouble: str) -> str:
    """Why a letter did not leave; what is not one of the known kinds is shown as the mail host said it."""
    return {
        MailTrouble.NOT_SET_UP.value: translate("Letter", "E-mail is not set up on this kiosk"),
        MailTrouble.UNREACHABLE.value: translate("Letter", "The mail host cannot be reached"),
        MailTrouble.LOGIN_REFUSED.value: translate("Letter", "The mail host refused the login"),
        MailTrouble.ADDRESS_REFUSED.value: translate("Letter", "The mail host refused the address"),
        MailTrouble.NOT_SECURE.value: translate("Letter", "The connection to the mail host is not secure"),
        MailTrouble.REFUSED.value: translate("Letter", "The mail host refused the letter"),
    }.get(trouble.split(":", maxsplit=1)[0].strip(), trouble)


def engine_text(name: str, trouble: EngineTrouble | None) -> str:
    """Which recognition engine serves; when it is not the one that was wanted, why, and what to do."""
    if trouble is None:
        return name
    return {
        EngineTrouble.NOT_INSTALLED: translate(
            "Engine", "{engine}: the engine of the settings is not installed. Do ./run accurate, start again."
        ),
        EngineTrouble.INCOMPLETE: translate(
            "Engine",
            "{engine}: the accurate engine lacks its model file. Do ./run accurate again; the log names it.",
        ),
        EngineTrouble.ALTERED: translate(
            "Engine",
            "{engine}: the model file of the accurate engine was altered. Do ./run accurate again; "
            "the log names it.",
        ),
        EngineTrouble.BROKEN: translate(
            "Engine",
            "{engine}: the accurate engine stopped. End the kiosk and start it again; the log says why.",
        ),
    }[trouble].format(engine=name)


def templates_text(
    count: int,
    wanted: str,
    done: int,
    total: int,
    again: Sequence[str],
    paused: bool = False,
    unreadable: bool = False,
) -> str:
    """How many templates are searched, how far the making of others is, who has to give the face again."""
    lines = [str(count)]
    if unreadable:
        lines.append(translate("Engine", "They do not open, so nobody is searched: put a backup copy back."))
    if total:
        making = translate("Engine", "Being made for {engine}: {done} of {total} students")
        if paused:
            making = translate("Engine", "Paused while being made for {engine}: {done} of {total} students")
        lines.append(making.format(engine=wanted, done=done, total=total))
    if again:
        lost = translate("Engine", "Pictures do not open; number and PIN until taken again: {numbers}")
        lines.append(lost.format(numbers=", ".join(again)))
    return "\n".join(lines)


def topic_text(topic: MaintenanceTopic) -> str:
    """The name of a line of the maintenance page."""
    return {
        MaintenanceTopic.TO_DO: translate("Topic", "What to do"),
        MaintenanceTopic.VERSION: translate("Topic", "Version"),
        MaintenanceTopic.KIOSK: translate("Topic", "Kiosk"),
        MaintenanceTopic.CAMERA: translate("Topic", "Camera"),
        MaintenanceTopic.ENGINE: translate("Topic", "Face engine"),
        MaintenanceTopic.STUDENTS: translate("Topic", "Students with a face"),
        MaintenanceTopic.TEMPLATES: translate("Topic", "Face templates"),
        MaintenanceTopic.CALIBRATION: translate("Topic", "What to expect"),
        MaintenanceTopic.LOOK_ALIKES: translate("Topic", "Faces hard to tell apart"),
        MaintenanceTopic.LEARNT: translate("Topic", "Learnt from check-ins"),
        MaintenanceTopic.GIVEN_UP: translate("Topic", "Faces not taken, and why"),
        MaintenanceTopic.DATABASE: translate("Topic", "Records"),
        MaintenanceTopic.MAIL: translate("Topic", "E-mail"),
        MaintenanceTopic.LETTERS_WAITING: translate("Topic", "E-mails waiting"),
        MaintenanceTopic.LETTERS_FAILED: translate("Topic", "E-mails not sent"),
        MaintenanceTopic.JOURNAL_HEAD: translate("Topic", "Newest digest of the journal"),
        MaintenanceTopic.ATTACK_CHECK: translate("Topic", "Check against attacks"),
    }[topic]
