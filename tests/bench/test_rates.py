"""Rates on searches made by hand, their intervals, the table and the JSON."""

import json
import math

import pytest

from bench.rates import (
    HEADER,
    NO_SCORE,
    Answer,
    Rates,
    Search,
    aligned,
    as_json,
    rates,
    row,
    tpir_at_fpir,
    wilson,
)

KEYS = (
    *("system", "probes", "non_mated", "rank1", "tpir_at_fpir_10", "tpir_at_fpir_1"),
    *("fnir_at_threshold", "fpir_at_threshold", "threshold", "ms_per_track"),
)


def mated(answer: str | None, score: float, *, named: bool = False) -> Search:
    return Search("a", Answer(answer, score, named, took_ms=10))


def stranger(score: float, *, named: bool = False) -> Search:
    return Search(None, Answer("b" if score > NO_SCORE else None, score, named, took_ms=20))


def test_each_rate_counts_its_own_searches() -> None:
    done = [
        mated("a", 0.9, named=True),
        mated("a", 0.4),
        mated("b", 0.95, named=True),
        mated(None, NO_SCORE),
        stranger(0.5),
        stranger(0.6, named=True),
    ]
    found = rates("x", 0.55, done)
    assert (found.probes, found.non_mated, found.rank1) == (4, 2, 0.5)
    assert found.tpir_at_fpir_1 == 0.25, "over 0.6 and right: one of four"
    assert found.fnir_at_threshold == 0.75, "a wrong name is a miss too"
    assert found.fpir_at_threshold == 0.5
    assert found.threshold == 0.55
    assert found.ms_per_track == pytest.approx(80 / 6)


@pytest.mark.parametrize(
    ("strangers", "fpir", "expected"),
    [
        ([0.1, 0.2, 0.45], 0.01, 0.5),  # none of three may exceed: 0.45 is the limit
        ([0.1, 0.2, 0.5], 0.01, 0.0),  # a mate at the limit itself is not over it
        ([0.1] * 9 + [0.8], 0.10, 1.0),  # one of ten may
        ([0.1] * 8 + [0.45, 0.8], 0.10, 0.5),
        ([0.1] * 99 + [0.8], 0.01, 1.0),  # one of a hundred may
        ([NO_SCORE, NO_SCORE], 0.01, 1.0),
        ([], 0.01, None),
    ],
)
def test_the_limit_is_what_a_share_of_strangers_exceeds(
    strangers: list[float], fpir: float, expected: float | None
) -> None:
    done = [mated("a", 0.5), mated("a", 0.4), *map(stranger, strangers)]
    assert tpir_at_fpir(done, fpir) == expected


def test_a_mate_without_an_answer_is_never_found() -> None:
    assert tpir_at_fpir([mated(None, NO_SCORE), stranger(NO_SCORE)], 0.1) == 0


def test_without_strangers_the_rates_that_need_them_are_absent() -> None:
    found = rates("x", 70, [mated("a", 0.9, named=True)])
    assert (found.rank1, found.tpir_at_fpir_10, found.fpir_at_threshold) == (1.0, None, None)
    assert row(found)[2] == "-"


def test_the_interval_of_wilson() -> None:
    # 19 of 19 and 9 of 10, from the closed formula of Wilson 1927.
    assert wilson(1.0, 19) == pytest.approx((0.8318, 1.0), abs=1e-3)
    assert wilson(0.9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-3)
    low, high = wilson(0.5, 10_000)
    assert math.isclose(high - low, 2 * 1.96 * 0.005, rel_tol=1e-3)


def test_json_is_one_object_a_line_with_the_keys_of_the_protocol() -> None:
    done = [mated("a", 0.9, named=True), stranger(0.2)]
    lines = as_json([rates("x", 0.55, done), rates("y", 70.0, done)]).splitlines()
    objects = [json.loads(line) for line in lines]
    assert [one["system"] for one in objects] == ["x", "y"]
    assert tuple(objects[0]) == KEYS


def test_the_table_is_straight() -> None:
    found = Rates("a long name", 19, 29, 0.95, 1.0, None, 0.0, 0.01, 0.55, 123.4)
    head, rule, line = aligned([HEADER, row(found)]).splitlines()
    assert len(head) == len(rule) == len(line)
    assert line.startswith("a long name  0.95 (0.76-0.99)")
    assert line.endswith("0.55         123")
