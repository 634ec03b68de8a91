"""Which page shows which screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.core import screens
from kiosk.core.screens import Screen
from kiosk.ui.page import Page
from kiosk.ui.pages.challenged import ChallengedPage
from kiosk.ui.pages.checked_in import CheckedInPage
from kiosk.ui.pages.enrol_consent import EnrolConsentPage
from kiosk.ui.pages.enrol_form import EnrolFormPage
from kiosk.ui.pages.enrol_poses import EnrolPosesPage
from kiosk.ui.pages.enrolled import EnrolledPage
from kiosk.ui.pages.fault import FaultPage
from kiosk.ui.pages.login import LogInPage
from kiosk.ui.pages.main import MainPage
from kiosk.ui.pages.maintenance import MaintenancePage
from kiosk.ui.pages.not_marked import NotMarkedPage
from kiosk.ui.pages.number_entry import NumberEntryPage
from kiosk.ui.pages.panel import PanelPage
from kiosk.ui.pages.student_home import StudentHomePage
from kiosk.ui.pages.unlock import UnlockPage
from kiosk.ui.preview import PreviewFeed

Maker = Callable[[PreviewFeed, Path], Page[Any]]
"""Makes a page from the window's one feed and the folder of the assets."""

PAGES: dict[type[Screen], Maker] = {
    screens.Main: lambda feed, _assets: MainPage(feed),
    screens.LogIn: lambda feed, _assets: LogInPage(feed),
    screens.Challenged: lambda feed, _assets: ChallengedPage(feed),
    screens.CheckedIn: lambda _feed, _assets: CheckedInPage(),
    screens.NotMarked: lambda _feed, _assets: NotMarkedPage(),
    screens.NumberEntry: lambda _feed, _assets: NumberEntryPage(),
    screens.EnrolForm: lambda _feed, _assets: EnrolFormPage(),
    screens.EnrolConsent: lambda _feed, assets: EnrolConsentPage(assets),
    screens.EnrolPoses: lambda feed, _assets: EnrolPosesPage(feed),
    screens.Enrolled: lambda _feed, _assets: EnrolledPage(),
    screens.StudentPage: lambda _feed, _assets: StudentHomePage(),
    screens.Unlock: lambda _feed, _assets: UnlockPage(),
    screens.Panel: lambda _feed, _assets: PanelPage(),
    screens.Maintenance: lambda _feed, _assets: MaintenancePage(),
    screens.Fault: lambda _feed, _assets: FaultPage(),
}
"""One page per screen type; a test compares it with kiosk.core.screens.Screen."""
