"""Reads records from JSON, and refuses what can't be taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from recovery_advisor.values.errors import Described, InputError
from recovery_advisor.values.record import FORM, Record
from recovery_advisor.values.twin_keys import Twins


def read_record(given: Mapping[str, Any]) -> Record:
    """A record from the object that its JSON holds; an ``id`` of the caller's in it is passed over.

    Raises:
        InputError: when it is no record, has a form that this version can't read, or holds an
            advice that contradicts itself.
    """
    if given.get("record") != FORM or isinstance(given.get("record"), (bool, float)):
        allowed = f"{FORM}, the form of the records that this version of the library reads"
        was = given["record"] if "record" in given else Described("nothing")
        raise InputError("record", was, allowed)
    try:
        return Record.model_validate({name: one for name, one in given.items() if name != "id"})
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in fault["loc"]) or None
        allowed = (fault.get("ctx") or {}).get("allowed") or fault["msg"].lower()
        if isinstance(fault["input"], Twins):
            allowed = "one value for each key"
        hint = " A record is taken only as it was written."
        raise InputError(field, fault["input"], str(allowed), hint) from None
