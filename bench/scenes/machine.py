"""The maintenance page with all that can be wrong; its texts are made in the language of now."""

from dataclasses import replace

from bench.scenes.people import maintenance
from kiosk.core.observation import CameraTrouble
from kiosk.core.picture_watch import PictureChange, Reminder
from kiosk.core.ports import EngineTrouble
from kiosk.core.screens import Maintenance
from kiosk.core.views import MaintenanceTopic
from kiosk.ui.attack_texts import watch_to_do
from kiosk.ui.form_texts import engine_text
from kiosk.ui.machine_texts import camera_to_do, faces_to_do, mail_to_do, room_to_do, to_do_text


def maintenance_faults() -> Maintenance:
    """Everything that can go wrong at once, as the kiosk tells it."""
    screen = maintenance()
    told = to_do_text(
        (
            camera_to_do(CameraTrouble.NOT_FOUND),
            engine_text("lbph-2", EngineTrouble.NOT_INSTALLED),
            faces_to_do(),
            mail_to_do("smtp.gmail.com:587", 3),
            room_to_do(412_000_000),
            watch_to_do(Reminder.OLD, PictureChange.LENS_DIRTY),
        )
    )
    facts = dict(screen.view.facts) | {MaintenanceTopic.TO_DO: told, MaintenanceTopic.LETTERS_FAILED: "3"}
    return replace(screen, view=replace(screen.view, facts=tuple(facts.items())))
