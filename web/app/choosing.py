"""Takes what a person sets, and wishes for a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from web.app.forms import Fields
from web.app.knowledge import Knowledge
from web.app.outcome import Outcome
from web.app.visit import Kind, Settings, Visit, read_number

#: The lengths of a session that are offered, in minutes.
MINUTES = (5, 10, 15, 20, 30, 45, 60)
_NO_NUMBER = "That is no one number to call. Give one as it is dialled, such as 112. Nothing else was changed by it."


def set_settings(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """The settings of a form; a number that can't be called is not taken, and the rest is."""
    given = " ".join(fields.get("number", ())).strip()
    number = read_number(given)
    keep = bool(fields.get("keep"))
    wrong = bool(given) and number is None
    settings = Settings(visit.settings.number if wrong else number, keep)
    changed = replace(visit, settings=settings)
    if wrong:
        return Outcome(changed, (_NO_NUMBER,), focus='[name="number"]')
    if visit.place.kind is not Kind.SETTINGS:
        return Outcome(changed)
    return Outcome(_left(knowledge, changed))


def _left(knowledge: Knowledge, visit: Visit) -> Visit:
    """The visit where it was before the settings were opened."""
    if visit.at:
        return replace(visit, trail=visit.trail[: visit.at], at=visit.at - 1)
    return visit.going_to(knowledge.next_place(visit))


def prefer(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """The wishes of a form; what is none of those offered is passed over."""
    advisor = knowledge.advisor
    there = _named(fields, "household", advisor.household)
    wishes: dict[str, Any] = {
        "equipment": _named(fields, "equipment", advisor.equipment),
        "without": [one for one in advisor.household if one not in there],
        "focus": _named(fields, "focus", advisor.regions),
    }
    minutes = [one for one in MINUTES if str(one) in fields.get("minutes", ())]
    if minutes:
        wishes["minutes"] = minutes[0]
    return Outcome(replace(visit, wishes=wishes), focus="#session")


def _named(fields: Fields, name: str, known: Sequence[str]) -> list[str]:
    given = fields.get(name, ())
    return [one for one in known if one in given]
