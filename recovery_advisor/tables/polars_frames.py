"""Assesses frames of Polars, eager and lazy, by expressions.

Expressions decide the rows all of whose cells are written as usual. A row with any other cell, be it one
that can't be taken, is read cell by cell in memory, as are all rows where more than the decision is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial, reduce
from operator import and_, or_
from typing import Any, cast

import narwhals as nw
import numpy as np
import polars as pl

from recovery_advisor.rulebook.conditions import Threshold
from recovery_advisor.tables.blocks import BlockEngine
from recovery_advisor.tables.columns import NOWHERE, Cells, Coded, Column, Numbers, Words
from recovery_advisor.tables.expressions import Expressions, Truths, UsualCells, literal
from recovery_advisor.tables.layout import MADE, Layout
from recovery_advisor.tables.program import Program, applies, counting
from recovery_advisor.tables.wanted import ERROR, LEVELS, WORDS, Wanted
from recovery_advisor.values.errors import Described, InputError

_NESTED = (pl.List, pl.Array, pl.Struct, pl.Object, pl.Binary)
#: What numpy has too.
_NUMBERS = (
    *(pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64),
    *(pl.Float32, pl.Float64, pl.Boolean),
)
_PLACE, _ODD, _READ = f"{MADE}place", f"{MADE}odd", f"{MADE}read"


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
            nw.from_native(self._native)
            .with_columns(**self._facts(program, layout, wanted))
            .to_native()
            .with_columns(_place(program).alias(_PLACE))
            .with_columns(_read(engine, layout.columns, dtypes).alias(_READ))
            .with_columns(*_outputs(program, dtypes))
            .select(*self._schema, *dtypes)
        )

    def _facts(self, program: Program, layout: Layout, wanted: Wanted) -> dict[str, nw.Expr]:
        """Where each group counts, and which rows are to be read cell by cell."""
        logic = Expressions()
        dtypes = nw.from_native(self._native).collect_schema()
        usual = {id: UsualCells(one, dtypes[id]) for id, one in layout.readers.items()}

        @cache
        def passes(one: Threshold) -> Truths:
            return usual[one.question].passes(one) if one.question in usual else False

        counts = [counting(group, passes, logic) for group in program.groups]
        odd: list[Truths] = [~nw.col(id).is_null() for id in layout.gone]
        odd += [one.odd for one in usual.values()]
        everywhere = any(wanted)
        return {
            **{f"{MADE}{number}": literal(one) for number, one in enumerate(counts)},
            _ODD: nw.lit(True) if everywhere else literal(logic.some(odd)),
        }


class _Native:
    """Joins columns of truths, null nowhere."""

    def every(self, parts: Sequence[pl.Expr]) -> pl.Expr:
        return reduce(and_, parts) if parts else pl.lit(True)

    def some(self, parts: Sequence[pl.Expr]) -> pl.Expr:
        return reduce(or_, parts) if parts else pl.lit(False)

    def opposite(self, part: pl.Expr) -> pl.Expr:
        return ~part


def _place(program: Program) -> pl.Expr:
    """The place of the decision; null where no row of the decision table applies, which can't be."""
    counts = [pl.col(f"{MADE}{number}") for number in range(len(program.groups))]
    place: Any = pl
    for row in program.rows:
        applied = applies(row, counts, _Native())
        place = place.when(applied).then(pl.lit(row.place, dtype=pl.UInt8))
    return cast("pl.Expr", place.otherwise(None))


def _dtypes(wanted: Wanted, program: Program) -> dict[str, Any]:
    """The type of each column that is added."""
    names = wanted.names(program)
    kinds: dict[str, Any] = dict.fromkeys(names, pl.Boolean)
    kinds |= {name: pl.String for name in (ERROR, "reasons", "safety_net") if name in names}
    kinds |= {name: pl.Enum(words) for name, words in LEVELS.items()}
    return {**kinds, "missing": pl.Int32} if wanted.missing else kinds


def _outputs(program: Program, dtypes: Mapping[str, Any]) -> list[pl.Expr]:
    """The columns that are added: what was read cell by cell, else what the expressions decided."""
    read, odd = pl.col(_READ), pl.col(_ODD)
    outputs = []
    for name in dtypes:
        one = read.struct.field(name)
        if name in WORDS:
            one = pl.when(odd).then(one).otherwise(_word(program, name))
        outputs.append(one.alias(name))
    return outputs


def _word(program: Program, name: str) -> pl.Expr:
    """The word of the decision in one of the columns that are always added."""
    levels = LEVELS[name]
    place, code = pl.col(_PLACE), cast("Any", pl)
    for number, level in enumerate(levels):
        places = [row.place for row in program.rows if WORDS[name][row.place] == level]
        is_level = _Native().some([place == at for at in places])
        code = code.when(is_level).then(pl.lit(number, dtype=pl.UInt8))
    return cast("pl.Expr", code.otherwise(None).cat.to(pl.Enum(levels)))


def _read(engine: BlockEngine, columns: Sequence[str], dtypes: Mapping[str, Any]) -> pl.Expr:
    """What is to be added to the rows that are read cell by cell; null in the others."""
    kind = pl.Struct(dtypes)
    read = partial(_read_odd, engine, tuple(columns), dtypes)
    return pl.struct(*columns, _ODD).map_batches(read, return_dtype=kind, is_elementwise=True)


def _read_odd(
    engine: BlockEngine, columns: tuple[str, ...], dtypes: Mapping[str, Any], given: pl.Series
) -> pl.Series:
    rows = given.struct.field(_ODD)
    if not rows.any():
        nothing = [pl.repeat(None, len(rows), dtype=kind, eager=True) for kind in dtypes.values()]
        return pl.DataFrame(dict(zip(dtypes, nothing, strict=True))).to_struct(given.name)
    odd = rows.arg_true().to_numpy()
    series = {name: given.struct.field(name) for name in columns}
    if len(odd) < len(rows):
        series = {name: one.gather(odd) for name, one in series.items()}
    added = engine.added({name: _cells(one) for name, one in series.items()}, len(odd))
    made = {name: _series(added[name], kind, odd, len(rows)) for name, kind in dtypes.items()}
    return pl.DataFrame(made).to_struct(given.name)


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
