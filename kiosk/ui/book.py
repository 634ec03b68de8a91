"""Which page shows which screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.core import screens
from kiosk.core.screens import Screen
from kiosk.ui.page import Page
from kiosk.ui.pages.challenged import ChallengedPage
from kiosk.ui.pages.checked_in import CheckedInPage
from kiosk.ui.pages.enrol_consent import EnrolConsentPage
from kiosk.ui.pages.enrol_entry import EnrolEntryPage
from kiosk.ui.pages.enrol_form import EnrolFormPage
from kiosk.ui.pages.enrol_poses import EnrolPosesPage
from kiosk.ui.pages.enrol_summary import EnrolSummaryPage
from kiosk.ui.pages.enrolled import EnrolledPage
from kiosk.ui.pages.fault import FaultPage
from kiosk.ui.pages.login import LogInPage, VerifyingPage
from kiosk.ui.pages.main import MainPage
from kiosk.ui.pages.maintenance import MaintenancePage
from kiosk.ui.pages.not_marked import NotMarkedPage
from kiosk.ui.pages.number_entry import NumberEntryPage
from kiosk.ui.pages.objections import ObjectionsPage
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.student_home import StudentHomePage
from kiosk.ui.pages.unlock import UnlockPage
from kiosk.ui.preview import PreviewFeed
from kiosk.ui.texts import languages_by_name


@dataclass(frozen=True)
class PageParts:
    """What pages are made of: the window's one feed, the folder of the assets, the wall clock (aware UTC).

    ``crops_days``: how long crops of check-ins are kept, which the consent then says.
    """

    feed: PreviewFeed
    assets_dir: Path
    now: Callable[[], datetime]
    crops_days: int = 0


PAGES: dict[type[Screen], Callable[[PageParts], Page[Any]]] = {
    screens.Main: lambda parts: MainPage(parts.feed, parts.now, languages_by_name(parts.assets_dir)),
    screens.LogIn: lambda parts: LogInPage(parts.feed),
    screens.Verifying: lambda parts: VerifyingPage(parts.feed),
    screens.Challenged: lambda parts: ChallengedPage(parts.feed),
    screens.CheckedIn: lambda _parts: CheckedInPage(),
    screens.NotMarked: lambda _parts: NotMarkedPage(),
    screens.NumberEntry: lambda _parts: NumberEntryPage(),
    screens.EnrolEntry: lambda _parts: EnrolEntryPage(),
    screens.EnrolForm: lambda _parts: EnrolFormPage(),
    screens.EnrolConsent: lambda parts: EnrolConsentPage(parts.assets_dir, parts.crops_days),
    screens.EnrolPoses: lambda parts: EnrolPosesPage(parts.feed),
    screens.EnrolSummary: lambda _parts: EnrolSummaryPage(),
    screens.Enrolled: lambda _parts: EnrolledPage(),
    screens.StudentPage: lambda _parts: StudentHomePage(),
    screens.ObjectionPage: lambda _parts: ObjectionsPage(),
    screens.Unlock: lambda _parts: UnlockPage(),
    screens.Panel: lambda _parts: PanelPage(),
    screens.Maintenance: lambda _parts: MaintenancePage(),
    screens.Fault: lambda parts: FaultPage(parts.now),
}
"""One page per screen type; a test compares it with kiosk.core.screens.Screen."""
