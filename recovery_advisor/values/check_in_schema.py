"""The JSON Schema of a check-in model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from recovery_advisor.values.check_in_form import CheckInForm
from recovery_advisor.values.scale import Scale

_NULL = {"type": "null"}


def describe_check_in(
    form: CheckInForm,
    scales: Mapping[str, Scale],
    core_schema: CoreSchema,
    handler: GetJsonSchemaHandler,
) -> JsonSchemaValue:
    """The schema of a check-in, with the ids that a screening of each questionnaire may name.

    No field has a default: what is left out is not answered.
    """
    described = handler(_without_serializer(core_schema))
    fields: dict[str, Any] = handler.resolve_ref_schema(described)["properties"]
    for field in fields.values():
        field.pop("default", None)
    names = list(form.questionnaires)
    fields["screened"]["anyOf"] = [{"type": "string", "enum": names}, _NULL] if names else [_NULL]
    if "screening" in fields:
        screening, _ = fields["screening"]["anyOf"]
        fields["screening"]["anyOf"] = [
            *({**screening, "properties": _parts(name, form, scales)} for name in names),
            _NULL,
        ]
    return described


def _parts(name: str, form: CheckInForm, scales: Mapping[str, Scale]) -> dict[str, Any]:
    """What the parts of a screening of one questionnaire may hold."""
    ids = form.questionnaires[name]
    unsure = [id for id in ids if id not in scales or "unsure" in scales[id].bands]
    return {
        "questionnaire": {"const": name},
        "yes": {"items": {"enum": list(ids)}},
        "unsure": {"items": {"enum": unsure}},
        "skipped": {"items": {"enum": list(ids)}},
        "no": {"maximum": len(ids)},
    }


def _without_serializer(schema: CoreSchema) -> CoreSchema:
    """The schema of a model by its fields, which its serializer hides."""
    plain = {key: one for key, one in schema.items() if key != "serialization"}
    if "schema" in plain and plain["type"] != "model":
        plain["schema"] = _without_serializer(cast("CoreSchema", plain["schema"]))
    return cast("CoreSchema", plain)
