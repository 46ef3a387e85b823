"""Gives the reference what the code says in ways that griffe does not read by itself."""

from __future__ import annotations

import ast
import re
from typing import Any

from griffe import Attribute, Docstring, Expr, ExprCall, ExprKeyword, Extension, Object

_ROLE = re.compile(r":(?:class|func|meth|data|attr|mod):`[.~]?([^`]+)`")


class AsWritten(Extension):
    """Reads the fields of models, and the names that docstrings refer to."""

    def on_attribute_instance(self, *, attr: Attribute, **_: Any) -> None:
        """Take ``Field(description=...)`` for the docstring of a field that has none, and its default."""
        if not isinstance(attr.value, ExprCall) or str(attr.value.function) != "Field":
            return
        said = _argument(attr.value, "description")
        if attr.docstring is None and said is not None:
            text = str(ast.literal_eval(str(said)))
            attr.docstring = Docstring(text, parent=attr, lineno=attr.lineno)
        attr.value = _argument(attr.value, "default")

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Name what a docstring refers to as code."""
        if obj.docstring:
            obj.docstring.value = _ROLE.sub(r"`\1`", obj.docstring.value)


def _argument(call: ExprCall, name: str) -> str | Expr | None:
    for argument in call.arguments:
        if isinstance(argument, ExprKeyword) and argument.name == name:
            return argument.value
    return None
