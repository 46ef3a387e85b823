"""All the clinical pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docs_site.clinical.danger_signs import danger_signs
from docs_site.clinical.exercises import exercises
from docs_site.clinical.packs import packs
from docs_site.clinical.review_sheet import review_sheet
from docs_site.clinical.rules import rules
from docs_site.clinical.sources import sources
from docs_site.clinical.way_back import way_back
from docs_site.clinical.who import who
from docs_site.clinical.writing import (
    DANGER_SIGNS,
    EXERCISES,
    PACKS,
    RULES,
    SHEET,
    SOURCES,
    WAY_BACK,
    WHO,
    address,
)
from recovery_advisor.loading.checked_history import read_with_history


def clinical_pages(root: Path) -> Mapping[str, str]:
    """Each page by its address, of the rules in a folder."""
    folder = read_with_history(root)
    book = folder.whole.book
    made = {
        WHO: who(folder),
        DANGER_SIGNS: danger_signs(book),
        RULES: rules(book),
        WAY_BACK: way_back(folder),
        EXERCISES: exercises(book),
        SOURCES: sources(folder),
        PACKS: packs(folder),
        SHEET: review_sheet(book),
    }
    return {address(page): content for page, content in made.items()}
