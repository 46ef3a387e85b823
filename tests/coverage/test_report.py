"""What is told of a coverage, and what becomes of two of them."""

from __future__ import annotations

import json

import pytest

from recovery_advisor.authoring.coverage import Coverage, Gap
from recovery_advisor.authoring.coverage.obligations import Obligations
from tests.coverage.books import book, rule

SORE = rule({"any": [{"pain": "3 or worse"}, {"pain": "5 or worse"}]}, limit="rest")


def coverage(*pains: int) -> Coverage:
    """Of people with these pains."""
    due, met = Obligations(book(SORE)), 0
    for pain in pains:
        met |= due.met_by((pain, 0))
    return Coverage.of(due, met)


def test_a_report_says_what_nobody_showed_and_who_would() -> None:
    head, *gaps = "\n".join(coverage(3).lines()).splitlines()
    assert head.startswith("base 1.0.0 (sha256 ")
    assert head.endswith("): 33.3 % covered, 2 of 6")
    assert gaps == [
        "sore, limit rest: always counted",
        "    such as {pain: 2}",
        "sore, limit rest: nobody for whom `pain is 5 or worse` alone decided that it counts",
        "    nobody was found who could show it; the threshold may be idle",
    ]


def test_a_threshold_that_another_makes_idle_stays_a_gap() -> None:
    [gap] = coverage(*range(11)).gaps
    assert (gap.threshold, gap.counts, gap.example) == ("pain is 5 or worse", True, None)


def test_data_has_every_gap_with_its_message() -> None:
    data = coverage(3).data()
    assert (data["met"], data["obligations"], data["percent"]) == (2, 6, 33.3)
    assert len(data["gaps"]) == 4
    assert data["gaps"][0] == {
        "number": 1,
        "rule": "sore",
        "effect": "limit rest",
        "threshold": None,
        "counts": False,
        "example": {"pain": 2},
        "case": None,
        "message": "always counted",
    }


@pytest.mark.parametrize("pains", [[], [3], [0, 9], range(11)])
def test_a_coverage_survives_json(pains: list[int]) -> None:
    assert Coverage.from_data(json.loads(json.dumps(coverage(*pains).data()))) == coverage(*pains)


@pytest.mark.parametrize(("some", "others"), [([3], [2]), ([], [4]), ([0], [0, 9]), ([9], [])])
def test_two_coverages_merged_are_that_of_all_their_people(
    some: list[int], others: list[int]
) -> None:
    assert coverage(*some).merged(coverage(*others)) == coverage(*some, *others)


def test_a_percentage_is_never_rounded_up() -> None:
    gap = Gap(0, "sore", "limit rest", None, True, None)
    nearly = Coverage(("base 1.0.0",), "0" * 64, 10_000, (gap,))
    assert (nearly.percent, nearly.passed) == (99.9, False)


def test_a_rule_book_without_rules_is_not_covered() -> None:
    nothing = Coverage.of(Obligations(book()), 0)
    assert (nothing.percent, nothing.passed, nothing.gaps) == (0, False, ())
