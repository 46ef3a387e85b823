"""Refuses questions whose name means something else wherever answers are written."""

from __future__ import annotations

from collections.abc import Mapping
from keyword import iskeyword

from recovery_advisor.loading.place import Place
from recovery_advisor.values.answers import CheckInBase

#: Keys beside the answers of a check-in, and what a fault of the whole of it names.
_BESIDE = frozenset({"id", "preferences", "check_in"})
#: Keys of a condition that join others.
_JOINING = frozenset({"all", "any"})
#: What YAML readers take for true, false or nothing, also where it is a key.
_YAML_VALUES = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})


def check_names(places: Mapping[str, Place]) -> None:
    """Report the questions that can't be named so, each with the reason and another name.

    Args:
        places: where each question is named, by its id.
    """
    named: dict[str, str] = {}
    for id, place in places.items():
        field = id.replace("-", "_")
        reason = _taken(field)
        if field in named:
            reason = f"{named[field]} is a question, and - and _ are the same in an option"
        if reason:
            proposal = f"my_{field}"[:64]
            place.fault(
                f"a question can't be named {id}: {reason}; choose another name, such as {proposal}"
            )
        named.setdefault(field, id)


def _taken(field: str) -> str | None:
    """What a name means already."""
    if field in CheckInBase.model_fields or field in _BESIDE:
        return "a check-in has this key for something else"
    if hasattr(CheckInBase, field) or field.startswith("model_"):
        return "in Python, every check-in has a member of this name"
    if iskeyword(field):
        return "this is a keyword of Python"
    if field in _JOINING:
        return "in a condition this word joins others"
    if field in _YAML_VALUES:
        return "many YAML readers take this for a value, not for a name"
    return None
