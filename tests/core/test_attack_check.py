"""Error rates of the acceptance test: exact intervals, what is an error, what is kept."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from kiosk.core.attack_check import (
    AttackCheck,
    AttackCheckError,
    Rate,
    Species,
    as_text,
    folds,
    interval,
    is_better,
    of_text,
    rates,
    told,
)
from kiosk.core.picture_watch import SIGNATURE, Scene
from tests.fakes import A_MONDAY

LIVE, PRINT, PHONE, TABLET = Species
SCENE = Scene(120.0, 0.2, (0.0,) * (SIGNATURE[0] * SIGNATURE[1]))
CHECK = AttackCheck(
    A_MONDAY, "0 (웹캠)", (Rate(LIVE, 10, 1), Rate(PRINT, 10, 2, 1)), (Rate(LIVE, 10, 0),), "ab12", SCENE
)


@pytest.mark.parametrize(
    ("errors", "tries", "low", "high"),
    [  # Clopper and Pearson 1934; the rule of three for no errors; R: binom.test
        (0, 10, 0.0, 0.3084971),
        (1, 10, 0.002528579, 0.4450161),
        (2, 10, 0.02521073, 0.5560955),
        (10, 10, 0.6915029, 1.0),
        (0, 300, 0.0, 0.01222098),
        (5, 100, 0.01643188, 0.1128349),
        (0, 0, 0.0, 1.0),
    ],
)
def test_intervals_are_exact(errors: int, tries: int, low: float, high: float) -> None:
    assert interval(errors, tries) == pytest.approx((low, high), abs=2e-7)


@pytest.mark.parametrize(("errors", "tries"), [(-1, 3), (4, 3), (1, 0)])
def test_errors_are_a_part_of_the_tries(errors: int, tries: int) -> None:
    with pytest.raises(ValueError, match="tries"):
        interval(errors, tries)


def test_a_refused_student_and_a_picture_that_is_not_are_errors() -> None:
    judged = [
        (PRINT, True),
        (PRINT, False),
        (LIVE, True),
        (LIVE, False),
        (LIVE, False),
        (PHONE, None),
        (PRINT, None),
    ]
    assert rates(judged) == (Rate(LIVE, 3, 1), Rate(PRINT, 2, 1, 1), Rate(PHONE, 0, 0, 1))
    assert rates(judged)[0].share == pytest.approx(1 / 3)
    assert rates(judged)[2].share is None


def test_every_part_leaves_out_some_of_every_species() -> None:
    species = [LIVE] * 7 + [PRINT] * 5 + [PHONE] * 2
    parts = folds(species, 5)
    assert [part for part, one in zip(parts, species, strict=True) if one is PRINT] == [0, 1, 2, 3, 4]
    assert {part for part, one in zip(parts, species, strict=True) if one is PHONE} == {0, 1}
    assert max(parts.count(part) for part in range(5)) - min(parts.count(part) for part in range(5)) <= 2


def test_fitted_numbers_are_used_only_where_they_are_better() -> None:
    before = (Rate(LIVE, 10, 2), Rate(PRINT, 10, 4), Rate(PHONE, 10, 0))
    assert is_better((Rate(LIVE, 10, 1), Rate(PRINT, 10, 4), Rate(PHONE, 10, 0)), before)
    assert not is_better(before, before)
    assert not is_better((Rate(LIVE, 10, 5), Rate(PRINT, 10, 0), Rate(PHONE, 10, 0)), before)


def test_what_was_found_is_kept_and_read_again() -> None:
    assert of_text(as_text(CHECK)) == CHECK
    assert CHECK.rates == CHECK.after
    plain = AttackCheck(A_MONDAY, "0", CHECK.before)
    assert of_text(as_text(plain)) == plain
    assert plain.rates == plain.before


def test_the_table_names_rates_tries_and_intervals() -> None:
    table = told(CHECK)
    assert "print       10       2   0.200   0.025 to 0.556         1   APCER" in table
    assert "live        10       1   0.100   0.003 to 0.445         0   BPCER" in table
    assert "judged by a fit without it" in table


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"at": "2026-03-02T09:00:00"},
        {"at": "Monday"},
        {"before": [["live", 3, 4, 0]]},
        {"before": [["mask", 3, 1, 0]]},
        {"scene": [1.0, 2.0, [0.0]]},
        {"camera": None, "after": None},
    ],
)
def test_what_was_altered_is_not_read(change: dict[str, object]) -> None:
    tree = json.loads(as_text(CHECK)) | change
    with pytest.raises(AttackCheckError):
        of_text(json.dumps(tree))


@pytest.mark.parametrize("text", ["", "[]", "{", "7"])
def test_what_is_no_result_is_not_read(text: str) -> None:
    with pytest.raises(AttackCheckError):
        of_text(text)


def test_times_keep_their_zone() -> None:
    assert of_text(as_text(CHECK)).at - A_MONDAY == timedelta(0)
