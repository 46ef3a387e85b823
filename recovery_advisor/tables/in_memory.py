"""Assesses tables whose cells are in memory, whichever library holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from recovery_advisor.tables.blocks import BlockEngine
from recovery_advisor.tables.columns import Cells, Column
from recovery_advisor.tables.layout import Layout
from recovery_advisor.tables.program import Program
from recovery_advisor.tables.wanted import Wanted


class Held(Protocol):
    """A table as a library holds it."""

    columns: tuple[object, ...]
    rows: int

    def cells(self, column: str) -> Cells:
        """The cells of a column."""
        ...

    def with_columns(self, added: Mapping[str, Column]) -> Any:
        """The same kind of table with more columns."""
        ...


class InMemory:
    """A table in memory."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self.columns: tuple[object, ...] = held.columns

    def assessed(self, program: Program, layout: Layout, wanted: Wanted) -> Any:
        """The same kind of table with more columns."""
        held = self._held
        cells = {column: held.cells(column) for column in layout.columns}
        return held.with_columns(BlockEngine(program, layout, wanted).added(cells, held.rows))
