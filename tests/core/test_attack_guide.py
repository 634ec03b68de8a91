"""The guided tries, one after the other."""

from __future__ import annotations

import pytest

from kiosk.core.attack_check import Species
from kiosk.core.attack_guide import Guide, Step

LIVE, PRINT, PHONE, TABLET = Species


def test_every_species_is_tried_as_often_as_asked() -> None:
    guide, made = Guide(each=2), []
    while guide.step is not Step.ENDED:
        made.append(guide.species)
        guide = guide.begun().tried(face=True)
    assert made == [LIVE, LIVE, PRINT, PRINT, PHONE, PHONE, TABLET, TABLET]


def test_a_try_without_a_face_is_made_again() -> None:
    guide = Guide(each=2).begun().tried(face=False)
    assert (guide.step, guide.done, guide.species) == (Step.NO_FACE, 0, LIVE)
    guide = guide.begun().tried(face=True)
    assert (guide.step, guide.done) == (Step.READY, 1)


def test_what_there_is_not_is_skipped() -> None:
    guide = Guide(each=3).begun().tried(face=True).skipped()
    assert (guide.species, guide.done, guide.step) == (PRINT, 0, Step.READY)
    assert guide.skipped().skipped().skipped().step is Step.ENDED


@pytest.mark.parametrize(
    ("guide", "after"),
    [
        (Guide(step=Step.RUNNING), Guide(step=Step.RUNNING).begun()),
        (Guide(step=Step.RUNNING), Guide(step=Step.RUNNING).skipped()),
        (Guide(), Guide().tried(face=True)),
        (Guide(step=Step.ENDED), Guide(step=Step.ENDED).begun()),
        (Guide(step=Step.ENDED), Guide(step=Step.ENDED).skipped()),
    ],
)
def test_what_means_nothing_changes_nothing(guide: Guide, after: Guide) -> None:
    assert after == guide
