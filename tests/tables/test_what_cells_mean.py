"""The table of docs/tables.md on what a cell means, by its type."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from tests.support.advisors import shared_advisor

SHIPPED = shared_advisor(engine="bitmap")
QUESTIONS = ("pain", "swelling", "chest_pain")
KNOWN, UNKNOWN, ERROR = "known", "unknown", "error"

#: For a cell and whether it is read as text what it is on scales with numbers, of words, of no and yes.
MEANT: list[tuple[Any, bool, tuple[str, str, str]]] = [
    *((cell, text, (KNOWN, ERROR, ERROR)) for cell in (0, 1, 1.0) for text in (False, True)),
    *((7.5, text, (ERROR, ERROR, ERROR)) for text in (False, True)),
    *((cell, text, (ERROR, ERROR, KNOWN)) for cell in (True, False) for text in (False, True)),
    *(("mild", text, (KNOWN, KNOWN, ERROR)) for text in (False, True)),
    *(("yes", text, (ERROR, ERROR, KNOWN)) for text in (False, True)),
    ("Mild", False, (ERROR, ERROR, ERROR)),
    ("Mild", True, (KNOWN, KNOWN, ERROR)),
    *((cell, False, (ERROR, ERROR, ERROR)) for cell in ("Yes", "Y", "N", "true")),
    *((cell, True, (ERROR, ERROR, KNOWN)) for cell in ("Yes", "Y", "N", "true")),
    *((cell, False, (ERROR, ERROR, ERROR)) for cell in ("0", "1")),
    *((cell, True, (KNOWN, ERROR, ERROR)) for cell in ("0", "1")),
    *((cell, False, (ERROR, ERROR, ERROR)) for cell in ("NA", "n/a")),
    *((cell, True, (UNKNOWN, UNKNOWN, UNKNOWN)) for cell in ("NA", "n/a")),
    *((date(2026, 3, 1), text, (ERROR, ERROR, ERROR)) for text in (False, True)),
    *(
        (cell, text, (UNKNOWN, UNKNOWN, UNKNOWN))
        for cell in (None, float("nan"), "", " ", "unknown")
        for text in (False, True)
    ),
]


@pytest.mark.every_case
@pytest.mark.parametrize(("cell", "text", "meant"), MEANT, ids=str)
def test_a_cell_means_what_the_page_says(cell: Any, text: bool, meant: tuple[str, ...]) -> None:
    assert tuple(said(cell, question, text) for question in QUESTIONS) == meant


def said(cell: Any, question: str, text: bool) -> str:
    [row] = SHIPPED.assess_table([{question: cell}], text=text, unanswered=True)
    frame = SHIPPED.assess_table(pl.DataFrame({question: [cell]}), text=text, unanswered=True)
    assert frame["unanswered"].to_list() == [row["unanswered"]]
    if row["error"]:
        return ERROR
    return KNOWN if row["unanswered"] < len(SHIPPED.book.asked) else UNKNOWN
