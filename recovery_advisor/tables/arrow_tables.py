"""Reads tables and record batches of PyArrow, and gives back the same kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from recovery_advisor.tables.columns import NOWHERE, Cells, Coded, Column, Numbers, Words
from recovery_advisor.values.errors import Described, InputError


class ArrowTable:
    """A table, or a record batch."""

    def __init__(self, native: Any) -> None:
        self._native = native
        self.columns: tuple[object, ...] = tuple(native.schema.names)
        self.rows: int = native.num_rows

    def cells(self, column: str) -> Cells:
        """The cells of a column."""
        return arrow_cells(column, self._native.column(column))

    def with_columns(self, added: Mapping[str, Column]) -> Any:
        """The same with more columns."""
        with_more = self._native
        for name, column in added.items():
            with_more = with_more.append_column(name, _array(column))
        return with_more


def arrow_cells(column: str, native: Any) -> Cells:
    """The cells of an array, in chunks or in one.

    Raises:
        InputError: for one of lists and the like.
    """
    kind = native.type
    if pa.types.is_nested(kind) or pa.types.is_map(kind):
        raise InputError(
            column, Described(f"a column of {kind}"), "one of numbers, words or truths"
        )
    held = kind.value_type if pa.types.is_dictionary(kind) else kind
    if pa.types.is_temporal(held):  # not all of which Python has a type for
        return Coded.no_answers(native.is_null().to_numpy(zero_copy_only=False))
    if pa.types.is_dictionary(kind) or _is_text(kind):
        return _coded(native)
    array = native.combine_chunks() if isinstance(native, pa.ChunkedArray) else native
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind):
        if not array.null_count:
            return Numbers(array.to_numpy(zero_copy_only=False))
        nulls = array.is_null().to_numpy(zero_copy_only=False)
        filled = array.fill_null(pa.scalar(False if pa.types.is_boolean(kind) else 0, kind))
        return Numbers(filled.to_numpy(zero_copy_only=False), nulls)
    return Coded.of(array.to_pylist())


def _is_text(kind: Any) -> bool:
    kinds = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    return any(is_kind(kind) for is_kind in kinds)


def _coded(native: Any) -> Coded:
    if native.type == pa.string_view():
        native = native.cast(pa.large_string())
    encoded = native if pa.types.is_dictionary(native.type) else native.dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.unify_dictionaries().combine_chunks()
    small = pa.int16() if len(encoded.dictionary) < 2**15 else pa.int64()
    places = encoded.indices.cast(small).fill_null(NOWHERE)
    return Coded(places.to_numpy(zero_copy_only=False), encoded.dictionary.to_pylist())


def _array(column: Column) -> Any:
    if isinstance(column, Words):
        kind = np.int8 if len(column.words) < 128 else np.int32
        places = pa.array(column.places.astype(kind), mask=column.places == NOWHERE)
        return pa.DictionaryArray.from_arrays(places, pa.array(column.words, pa.string()))
    return pa.array(column.values, mask=column.nulls)
