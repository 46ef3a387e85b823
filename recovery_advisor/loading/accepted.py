"""Reads ``accepted.yaml``: the changes of a rules folder that somebody accepted, each with a reason.

``recovery-advisor diff`` writes it, and it stands beside the packs. An advisor does not read it.
"""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from recovery_advisor.loading.document import Document, parse
from recovery_advisor.loading.listing import ACCEPTED
from recovery_advisor.loading.place import Faults, Place
from recovery_advisor.loading.schema_faults import what_is_wanted
from recovery_advisor.loading.snapshot import Snapshot
from recovery_advisor.values.errors import RulesError, shown
from recovery_advisor.values.frozen import Frozen

_Said = Annotated[str, StringConstraints(pattern=r"\S")]
_HEAD = """\
# Changes that somebody accepted. `recovery-advisor diff OLD NEW --accept ID --reason TEXT --by NAME` adds one.

accepted:
"""


class AcceptedChange(Frozen):
    """A change that was accepted.

    Attributes:
        change: its id.
        old: what it was before; ``None`` where there was nothing.
        new: what it is now; ``None`` where nothing is left.
        reason: why it was accepted.
        by: who accepted it.
    """

    change: _Said
    old: str | None = None
    new: str | None = None
    reason: _Said
    by: _Said


class _Accepted(Frozen):
    """The content of the file."""

    accepted: list[AcceptedChange] = Field(min_length=1)


def read_accepted(snapshot: Snapshot) -> tuple[AcceptedChange, ...]:
    """The changes that were accepted, in the order of the file; none where there is no file.

    Raises:
        RulesError: with every fault of the file.
    """
    return _read(snapshot.document(ACCEPTED)) if ACCEPTED in snapshot.contents else ()


def parse_accepted(text: str) -> tuple[AcceptedChange, ...]:
    """The changes that the text of a file says to be accepted.

    Raises:
        RulesError: with every fault of it.
    """
    return _read(parse(text, ACCEPTED))


def _read(document: Document) -> tuple[AcceptedChange, ...]:
    place = Place(document, Faults())
    try:
        return tuple(_Accepted.model_validate(document.data).accepted)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _explain(detail, place)
    raise RulesError(place.faults.found)


def with_entry(text: str, entry: AcceptedChange) -> str:
    """The text of the file with an entry more.

    Args:
        text: the text so far; empty where there is no file.
        entry: what was accepted.
    """
    before = f"{text.rstrip()}\n" if text.strip() else _HEAD
    given = entry.model_dump(exclude_none=True)
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in given.items()]
    return before + "  - " + "    ".join(lines)


def _explain(detail: Any, place: Place) -> None:
    loc = tuple(detail["loc"])
    at = Place(place.document, place.faults, loc)
    if detail["type"] == "extra_forbidden":
        of = AcceptedChange if len(loc) > 1 else _Accepted
        at.key.known(str(loc[-1]), sorted(of.model_fields), "key")
    elif detail["type"] == "missing":
        at.fault(f"the key {loc[-1]} is missing")
    else:
        at.fault(f"{shown(detail['input'])} can't stand here: {what_is_wanted(detail)}")
