"""Writes the cases that would fill the gaps in the coverage of a rules folder."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from recovery_advisor.advisor import Advisor
from recovery_advisor.authoring.case_text import case_text, expected_of, named_apart
from recovery_advisor.authoring.coverage.report import Coverage, Gap, MissingCase
from recovery_advisor.loading.checked_folder import CheckedFolder


def with_missing_cases(coverage: Coverage, folder: CheckedFolder) -> Coverage:
    """The coverage, each gap that somebody would fill with a case of that person."""
    packs = {effect.rule.id: effect.rule.pack for effect in folder.book.effects}

    @cache
    def advisor(pack: str) -> Advisor:
        return Advisor.from_book(folder.book_of(pack), engine="bitmap")

    def case_of(gap: Gap) -> str:
        if gap.example is None:
            return ""
        advice = advisor(packs[gap.rule]).assess(dict(gap.example))
        by = f"{gap.threshold} decides that " if gap.threshold else ""
        outcome = "counts" if gap.counts else "does not count"
        about = f"{gap.rule}: {by}{gap.effect} {outcome}."
        return case_text(f"{gap.rule} {outcome}", about, gap.example, {}, expected_of(advice))

    cases = named_apart(list(map(case_of, coverage.gaps)), [case.id for case in folder.cases])
    gaps = tuple(
        replace(gap, case=MissingCase(packs[gap.rule], case)) if case else gap
        for gap, case in zip(coverage.gaps, cases, strict=True)
    )
    return replace(coverage, gaps=gaps)
