"""Measures how far the cases of a rules folder cover its rules."""

from __future__ import annotations

from functools import cache

from recovery_advisor.assessment.intake import Intake
from recovery_advisor.authoring.coverage.obligations import Obligations
from recovery_advisor.authoring.coverage.report import Coverage
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.values.errors import InputError


def coverage_of_cases(folder: CheckedFolder) -> Coverage:
    """The coverage of the rules of a folder by all its cases.

    Cases of the base pack are assessed by that pack alone, those of overlays by all packs. A case
    that can't be assessed covers nothing; ``rules check`` reports it.
    """
    whole, book_of = Obligations(folder.book), cache(folder.book_of)

    @cache
    def under(pack: str) -> tuple[Intake, Obligations]:
        book = book_of(pack)
        return Intake(book), Obligations(book)

    met = 0
    for case in folder.cases:
        intake, obligations = under(case.pack)
        try:
            subject = intake.read(case.check_in(book_of(case.pack).form))
        except InputError:
            continue
        shown = obligations.met_by(subject.answers, subject.cleared)
        met |= whole.met_under(obligations, shown)
    return Coverage.of(whole, met)
