"""As much of JSON Schema as the shipped schemas are written in; any other keyword is an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]

#: Keywords that describe and restrict nothing.
_SAID = {"$defs", "$schema", "default", "description", "title"}
_TYPES: dict[str, type] = {
    "array": list,
    "boolean": bool,
    "integer": int,
    "null": type(None),
    "object": dict,
    "string": str,
}
#: Keywords that look at a value alone, each with whether it is met.
_MET: dict[str, Callable[[Any, Any], bool]] = {
    "const": lambda value, wanted: bool(value == wanted),
    "enum": lambda value, wanted: value in wanted,
    "exclusiveMinimum": lambda value, wanted: bool(value > wanted),
    "maximum": lambda value, wanted: bool(value <= wanted),
    "minimum": lambda value, wanted: bool(value >= wanted),
    "minItems": lambda value, wanted: len(value) >= wanted,
    "required": lambda value, wanted: set(wanted) <= set(value),
    "uniqueItems": lambda value, wanted: len(set(value)) == len(value),
}


class JsonSchema:
    """A schema that can be asked about plain JSON values."""

    def __init__(self, whole: Schema) -> None:
        self._whole = whole

    def accepts(self, value: object) -> bool:
        return self._accepts(self._whole, value)

    def _accepts(self, schema: Schema, value: Any) -> bool:
        return all(
            self._meets(keyword, schema, value) for keyword in schema if keyword not in _SAID
        )

    def _meets(self, keyword: str, schema: Schema, value: Any) -> bool:
        wanted = schema[keyword]
        if keyword == "$ref":
            return self._accepts(self._whole["$defs"][wanted.removeprefix("#/$defs/")], value)
        if keyword == "anyOf":
            return any(self._accepts(one, value) for one in wanted)
        if keyword == "type":
            return _is(value, wanted)
        if not _is(value, schema["type"]):
            return True
        if keyword == "items":
            return all(self._accepts(wanted, one) for one in value)
        if keyword == "properties":
            return all(self._accepts(wanted[key], value[key]) for key in wanted if key in value)
        if keyword == "additionalProperties":
            return bool(wanted) or set(value) <= set(schema["properties"])
        return _MET[keyword](value, wanted)


def _is(value: object, name: str) -> bool:
    return type(value) is _TYPES[name]
