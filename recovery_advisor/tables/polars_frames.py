"""Assesses frames of Polars, eager and lazy, by expressions.

Expressions decide the rows all of whose cells are written as usual. A row with any other cell, be it one
that can't be taken, is read cell by cell in memory, as are all rows where more than the decision is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any

import numpy as np
import polars as pl
from polars.selectors import by_name  # as names that look like patterns are patterns elsewhere

from recovery_advisor.rulebook.conditions import Threshold
from recovery_advisor.tables.blocks import BlockEngine
from recovery_advisor.tables.choices import Choice, Fork, choice_of
from recovery_advisor.tables.columns import NOWHERE, Cells, Coded, Column, Numbers, Words
from recovery_advisor.tables.expressions import Expressions, Truths, UsualCells, literal
from recovery_advisor.tables.layout import MADE, Layout
from recovery_advisor.tables.program import Program, counting
from recovery_advisor.tables.wanted import ERROR, LEVELS, WORDS, Wanted
from recovery_advisor.values.errors import Described, InputError

_NESTED = (pl.List, pl.Array, pl.Struct, pl.Object, pl.Binary)
#: What numpy has too.
_NUMBERS = (
    *(pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64),
    *(pl.Float32, pl.Float64, pl.Boolean),
)
_ODD, _READ = f"{MADE}odd", f"{MADE}read"


class PolarsFrame:
    """A data frame, or a lazy one, which stays lazy."""

    def __init__(self, native: Any) -> None:
        self._native = native
        self._schema: Mapping[str, Any] = native.collect_schema()
        self.columns: tuple[object, ...] = tuple(self._schema)

    def assessed(self, program: Program, layout: Layout, wanted: Wanted) -> Any:
        """The same kind of frame with more columns."""
        for column in layout.columns:
            if self._schema[column].base_type() in _NESTED:
                given = Described(f"a column of {self._schema[column]}")
                raise InputError(column, given, "one of numbers, words or truths")
        engine = BlockEngine(program, layout, wanted)
        dtypes = _dtypes(wanted, program)
        return (
            self._native.with_columns(**self._facts(program, layout, wanted))
            .with_columns(_read(engine, layout.columns, dtypes).alias(_READ))
            .with_columns(*_outputs(program, dtypes, any(wanted) or layout.course is not None))
            .select(by_name(*self._schema, *dtypes))
        )

    def _facts(self, program: Program, layout: Layout, wanted: Wanted) -> dict[str, pl.Expr]:
        """Where each group counts, and which rows are to be read cell by cell."""
        if any(wanted) or layout.course:
            return {_ODD: pl.lit(True)}
        logic = Expressions()
        usual = {id: UsualCells(one, self._schema[id]) for id, one in layout.readers.items()}

        @cache
        def passes(one: Threshold) -> Truths:
            return usual[one.question].passes(one) if one.question in usual else False

        counts = [counting(group, passes, logic) for group in program.groups]
        odd: list[Truths] = [pl.col(id).is_not_null() for id in layout.gone]
        odd += [one.odd for one in usual.values()]
        return {
            **{f"{MADE}{number}": literal(one) for number, one in enumerate(counts)},
            _ODD: literal(logic.some(odd)),
        }


def _dtypes(wanted: Wanted, program: Program) -> dict[str, Any]:
    """The type of each column that is added."""
    names = wanted.names(program)
    kinds: dict[str, Any] = dict.fromkeys(names, pl.Boolean)
    kinds |= {name: pl.String for name in (ERROR, "reasons", "safety_net") if name in names}
    kinds |= {name: pl.Enum(words) for name, words in LEVELS.items()}
    return {**kinds, "unanswered": pl.Int32} if wanted.unanswered else kinds


def _outputs(program: Program, dtypes: Mapping[str, Any], everywhere: bool) -> list[pl.Expr]:
    """The columns that are added: what was read cell by cell, else what the expressions decided."""
    read, odd = pl.col(_READ), pl.col(_ODD)
    outputs = []
    for name in dtypes:
        one = read.struct.field(name)
        if name in WORDS and not everywhere:
            one = pl.when(odd).then(one).otherwise(_word(program, name))
        outputs.append(one.alias(name))
    return outputs


def _word(program: Program, name: str) -> pl.Expr:
    """The word of the decision in one of the columns that are always added."""
    kind = pl.Enum(LEVELS[name])

    @cache
    def chosen(choice: Choice) -> pl.Expr:
        if not isinstance(choice, Fork):
            return pl.lit(choice, kind)
        counts = pl.col(f"{MADE}{choice.group}")
        return pl.when(counts).then(chosen(choice.does)).otherwise(chosen(choice.does_not))

    return chosen(choice_of(program.rows, WORDS[name]))


def _read(engine: BlockEngine, columns: Sequence[str], dtypes: Mapping[str, Any]) -> pl.Expr:
    """What is to be added to the rows that are read cell by cell; null in the others."""
    kind = pl.Struct(dtypes)
    read = partial(_read_odd, engine, tuple(columns), dtypes)
    return pl.struct(by_name(*columns, _ODD)).map_batches(
        read, return_dtype=kind, is_elementwise=True
    )


def _read_odd(
    engine: BlockEngine, columns: tuple[str, ...], dtypes: Mapping[str, Any], given: pl.Series
) -> pl.Series:
    held = given.struct.unnest()
    rows = held.get_column(_ODD)
    if not rows.any():
        return pl.Series(_READ, [None], pl.Struct(dtypes)).new_from_index(0, len(rows))
    odd = rows.arg_true().to_numpy()
    series = {name: held.get_column(name).alias(_READ) for name in columns}
    if len(odd) < len(rows):
        series = {name: one.gather(odd) for name, one in series.items()}
    added = engine.added({name: _cells(one) for name, one in series.items()}, len(odd))
    made = {name: _series(added[name], kind, odd, len(rows)) for name, kind in dtypes.items()}
    return pl.DataFrame(made).to_struct(_READ)


def _cells(series: pl.Series) -> Cells:
    kind = series.dtype
    if kind in _NUMBERS:
        if not series.null_count():
            return Numbers(series.to_numpy())
        filled = series.fill_null(False if kind == pl.Boolean else 0)
        return Numbers(filled.to_numpy(), series.is_null().to_numpy())
    if kind == pl.String or kind.base_type() in (pl.Categorical, pl.Enum):
        words = series.unique().drop_nulls().cast(pl.String)
        places = series.cast(pl.Enum(words)).to_physical().cast(pl.Int64).fill_null(NOWHERE)
        return Coded(places.to_numpy(), words.to_list())
    if kind.is_temporal():  # not all of which Python has a type for
        return Coded.no_answers(series.is_null().to_numpy())
    return Coded.of(series.to_list())


def _series(column: Column, kind: Any, at: Any, rows: int) -> pl.Series:
    """A column, each value at its row."""
    if isinstance(column, Words):
        places = np.full(rows, len(column.words), np.uint32)
        places[at] = np.where(column.places == NOWHERE, len(column.words), column.places)
        words = pl.Series([*column.words, None], dtype=kind)
        return words.gather(places)
    values, nulls = np.zeros(rows, column.values.dtype), np.ones(rows, np.bool_)
    values[at], nulls[at] = column.values, column.nulls
    return pl.Series(values).cast(kind).set(pl.Series(nulls), None)
