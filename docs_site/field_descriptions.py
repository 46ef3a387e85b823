"""Gives the reference what the fields of a model say of themselves."""

from __future__ import annotations

import ast
from typing import Any

from griffe import Attribute, Docstring, ExprCall, ExprKeyword, Extension


class FieldDescriptions(Extension):
    """Takes ``Field(description=...)`` for the docstring of an attribute that has none."""

    def on_attribute_instance(self, *, attr: Attribute, **_: Any) -> None:
        """Add the docstring."""
        if attr.docstring is None and (said := _description(attr)):
            attr.docstring = Docstring(said, parent=attr, lineno=attr.lineno)


def _description(attr: Attribute) -> str | None:
    value = attr.value
    if not isinstance(value, ExprCall) or str(value.function) != "Field":
        return None
    for argument in value.arguments:
        if isinstance(argument, ExprKeyword) and argument.name == "description":
            return str(ast.literal_eval(str(argument.value)))
    return None
