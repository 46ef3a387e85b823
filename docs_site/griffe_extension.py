"""Gives the reference what the code says in ways that griffe does not read by itself."""

from __future__ import annotations

import ast
import re
from itertools import takewhile
from pathlib import Path
from typing import Any

from griffe import Attribute, Docstring, Expr, ExprCall, ExprKeyword, Extension, Object

_ROLE = re.compile(r":(?:class|func|meth|data|attr|mod):`[.~]?([^`]+)`")


class AsWritten(Extension):
    """Reads the fields of models, and the names that docstrings refer to."""

    def on_attribute_instance(self, *, attr: Attribute, **_: Any) -> None:
        """Take a field's description, or the ``#:`` above a name, for a docstring that is not there.

        What a field or a name of a module is made by is left out; of a field its default stays.
        """
        said = _commented(attr)
        if isinstance(attr.value, ExprCall) and str(attr.value.function) == "Field":
            described = _argument(attr.value, "description")
            said = said if described is None else str(ast.literal_eval(str(described)))
            attr.value = _argument(attr.value, "default")
        elif isinstance(attr.value, ExprCall) and attr.parent and attr.parent.is_module:
            attr.value = None
        if attr.docstring is None and said:
            attr.docstring = Docstring(said, parent=attr, lineno=attr.lineno)

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Name what a docstring refers to as code."""
        if obj.docstring:
            obj.docstring.value = _ROLE.sub(r"`\1`", obj.docstring.value)


def _commented(attr: Attribute) -> str:
    """The lines right above it that begin with ``#:``."""
    file = attr.filepath
    if not isinstance(file, Path):
        return ""
    lines = attr.lines_collection[file][: (attr.lineno or 1) - 1]
    above = takewhile(lambda line: line.startswith("#:"), map(str.strip, reversed(lines)))
    return " ".join(line.removeprefix("#:").strip() for line in reversed([*above]))


def _argument(call: ExprCall, name: str) -> str | Expr | None:
    for argument in call.arguments:
        if isinstance(argument, ExprKeyword) and argument.name == name:
            return argument.value
    return None
