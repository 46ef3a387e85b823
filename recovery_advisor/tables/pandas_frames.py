"""Reads data frames of pandas, and gives back the same kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from recovery_advisor.tables.columns import Cells, Coded, Column, Numbers, Words


class PandasFrame:
    """A data frame with columns of numpy's types, of pandas' own or of Arrow's."""

    def __init__(self, native: Any) -> None:
        self._native = native
        self.columns: tuple[object, ...] = tuple(native.columns)
        self.rows: int = len(native)

    def cells(self, column: str) -> Cells:
        """The cells of a column."""
        return _cells(column, self._native[column])

    def with_columns(self, added: Mapping[str, Column]) -> Any:
        """The same with more columns."""
        index = self._native.index
        more = {name: pd.Series(_array(one), index) for name, one in added.items()}
        return pd.concat([self._native, pd.DataFrame(more, index)], axis=1)


def _cells(column: str, series: Any) -> Cells:
    kind = series.dtype
    if isinstance(kind, np.dtype) and kind.kind in "iufb":
        return Numbers(series.to_numpy())
    if isinstance(kind, pd.CategoricalDtype):
        return Coded(series.cat.codes.to_numpy(), list(kind.categories))
    if isinstance(kind, pd.ArrowDtype):
        from recovery_advisor.tables.arrow_tables import arrow_cells  # Arrow is there, then

        return arrow_cells(column, series.array.__arrow_array__())
    if isinstance(kind, pd.StringDtype) or _all_text(series):
        places, values = pd.factorize(series)
        return Coded(places, list(values))
    if pd.api.types.is_numeric_dtype(kind) and hasattr(kind, "numpy_dtype"):
        nulls = series.isna().to_numpy()
        return Numbers(series.to_numpy(kind.numpy_dtype, na_value=0), nulls)
    return Coded.of(list(series.astype(object)))


def _all_text(series: Any) -> bool:
    """Whether a column of objects holds nothing but text and gaps; others must not be made one."""
    return bool(
        series.dtype == object and pd.api.types.infer_dtype(series, skipna=True) == "string"
    )


def _array(column: Column) -> Any:
    if isinstance(column, Words):
        return pd.Categorical.from_codes(column.places, list(column.words))
    if column.values.dtype.kind == "b":
        return pd.arrays.BooleanArray(column.values, column.nulls)
    return pd.arrays.IntegerArray(column.values, column.nulls)
