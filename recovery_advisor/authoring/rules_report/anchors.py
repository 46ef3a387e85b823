"""Links between the parts of a report: each rule, question, claim, case and source has one place in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from recovery_advisor.rendering.page import Cell, Link

Kind = Literal["case", "claim", "hazard", "question", "rule", "source"]


def anchor(kind: Kind, id: str) -> str:
    """The anchor of something in the report."""
    return f"{kind}-{id}"


def links(kind: Kind, ids: Iterable[str]) -> Cell:
    """A cell with a link to each; ``none`` where there is none."""
    found = tuple(Link(id, anchor(kind, id)) for id in ids)
    return (found,) if found else ("none",)
