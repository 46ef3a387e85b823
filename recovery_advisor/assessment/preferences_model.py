"""The preferences model of a rule book."""

from __future__ import annotations

from collections.abc import Collection, Set
from typing import Annotated, Any

from pydantic import AfterValidator, Field, WithJsonSchema, create_model
from pydantic_core import PydanticCustomError

from recovery_advisor.planning.equipment import names_allowed
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.preferences import Names, Preferences


class MadePreferences(Preferences):
    """Preferences for planning a session. None can make an advice more permissive."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Preferences.model_validate, (self.model_dump(),)


def preferences_model(book: RuleBook) -> type[Preferences]:
    """Preferences whose names a rule book all knows; its JSON Schema lists them."""
    names = {field: _one_of(allowed) for field, allowed in names_allowed(book).items()}
    described = {name: Preferences.model_fields[name].description for name in names}
    fields: dict[str, Any] = {
        name: (annotation, Field(default=frozenset(), description=described[name]))
        for name, annotation in names.items()
    }
    locale = Preferences.model_fields["locale"]
    fields["locale"] = (
        locale.rebuild_annotation(),
        Field(default=None, description=locale.description, examples=list(book.languages.locales)),
    )
    return create_model(
        "Preferences", __base__=MadePreferences, __doc__=MadePreferences.__doc__, **fields
    )


def _one_of(allowed: Collection[str]) -> Any:
    def known(names: Set[str]) -> Set[str]:
        if names <= set(allowed):
            return names
        raise PydanticCustomError("not_allowed", "give {allowed}", {"allowed": ", ".join(allowed)})

    items = {"type": "string", "enum": sorted(allowed)}
    schema = {"type": "array", "items": items, "uniqueItems": True}
    return Annotated[Names, AfterValidator(known), WithJsonSchema(schema)]
