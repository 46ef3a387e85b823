"""What a report says of one rules folder, whether it is compared with another or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from recovery_advisor.authoring.rules_report import texts
from recovery_advisor.authoring.rules_report.asking_order import asking_order
from recovery_advisor.authoring.rules_report.checks import Checks, claims_section
from recovery_advisor.authoring.rules_report.decision_tables import decision_tables
from recovery_advisor.authoring.rules_report.hazard_matrix import hazard_matrix
from recovery_advisor.authoring.rules_report.ladders import ladders
from recovery_advisor.authoring.rules_report.numbers_over_time import numbers_over_time
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.rendering.page import DocumentBlock


def folder_parts(folder: CheckedFolder, checks: Checks) -> Iterator[DocumentBlock]:
    """The hazards, the rules, the questions and all that people are told.

    Rules, numbers, texts and sources are those of the history pack too; nobody is asked its questions.
    """
    gaps = Counter(gap.rule for gap in checks.coverage.gaps)
    yield from hazard_matrix(folder, gaps, {one.id for one in checks.not_proved})
    whole = replace(folder, book=folder.whole.book, files=folder.whole.files)
    yield from decision_tables(whole)
    yield from numbers_over_time(whole.book)
    yield from ladders(folder.book)
    yield from asking_order(folder.book)
    yield from claims_section(checks)
    yield from texts.cases(folder)
    yield from texts.said(whole.book)
    yield from texts.exercises(folder.book)
    yield from texts.packs(whole.book)
    yield from texts.sources(whole)
