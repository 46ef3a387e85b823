"""Reads events from JSON, of this form and of older ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from recovery_advisor.values.errors import Described, InputError, nearest
from recovery_advisor.values.events import FORM, KINDS, Event
from recovery_advisor.values.twin_keys import keep_twins
from recovery_advisor.values.validation import validate

Content = dict[str, Any]
#: For each older form, what makes the next form of it. Never take one away: events are kept for ever.
UPGRADES: Mapping[int, Callable[[Content], Content]] = MappingProxyType({})

_ALLOWED = "one event as JSON, as Event.to_json gives it"


def read_event(text: str, upgrades: Mapping[int, Callable[[Content], Content]] = UPGRADES) -> Event:
    """The event of a JSON text, be it of an older form.

    Args:
        text: one object of JSON.
        upgrades: what makes the next form of each older one.

    Raises:
        InputError: with all of it that can't be taken, and for a newer form.
    """
    content = _parsed(text)
    form = content.pop("v", None)
    if type(form) is not int or form not in (*upgrades, FORM):
        older = ", ".join(map(str, sorted({*upgrades, FORM})))
        hint = "A newer version of recovery_advisor wrote it; update." if _is_newer(form) else ""
        given = Described("nothing") if form is None else form
        raise InputError("v", given, f"a form of events that is read here: {older}", hint)
    for number in range(form, FORM):
        content = upgrades[number](content)
    kind = content.get("kind")
    model = KINDS.get(kind) if isinstance(kind, str) else None
    if model is None:
        given = Described("nothing") if kind is None else kind
        raise InputError("kind", given, ", ".join(KINDS), nearest(kind, KINDS))
    return validate(model, content, f"an event of kind {kind}")


def _parsed(text: object) -> Content:
    if not isinstance(text, (str, bytes)):
        raise InputError(None, text, _ALLOWED)
    try:
        content = json.loads(text, object_pairs_hook=keep_twins)
    except (ValueError, RecursionError):
        raise InputError(None, text, _ALLOWED) from None
    if not isinstance(content, dict):
        raise InputError(None, content, _ALLOWED)
    return content


def _is_newer(form: object) -> bool:
    return type(form) is int and form > FORM
