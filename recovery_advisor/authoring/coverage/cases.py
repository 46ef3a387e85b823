"""How far the cases of a rules folder cover its rules."""

from __future__ import annotations

from functools import cache

from recovery_advisor.assessment.intake import Intake
from recovery_advisor.authoring.coverage.obligations import Obligations
from recovery_advisor.authoring.coverage.report import Coverage
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.values.errors import InputError


def coverage_of_cases(folder: CheckedFolder) -> Coverage:
    """What the people of all cases show of all rules of a folder.

    Those of the base pack meet that pack alone, and those of an overlay all the packs. A case that
    can't be tried shows nothing; that it fails is for ``rules check`` to say.
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
            subject = intake.read(case.given)
        except InputError:
            continue
        shown = obligations.met_by(subject.answers, subject.cleared)
        met |= whole.met_under(obligations, shown)
    return Coverage.of(whole, met)
