"""Goes back to an answer: to change it, or because a danger sign was ticked by mistake."""

from __future__ import annotations

from dataclasses import replace

from recovery_advisor.values.scale import Answer
from web.app.forms import Fields
from web.app.knowledge import Knowledge
from web.app.outcome import Outcome
from web.app.visit import Kind, Place, Visit


def mistake(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """Back to the last list that holds what was ticked, with every tick as it was."""
    if not knowledge.is_emergency(visit):
        return Outcome(visit)
    ticked = frozenset(id for id, one in visit.answers.items() if _is_tick(one))
    passed = [number for number, place in enumerate(visit.trail) if ticked & {*place.questions}]
    before = [number for number in passed if number <= visit.at] or passed
    if before:
        return Outcome(replace(visit.standing_at(before[-1]), correcting=True))
    one_screen = tuple(id for id in visit.answers if id in ticked)
    moved = visit.going_to(Place(Kind.QUESTIONS, "", one_screen))
    return Outcome(replace(moved, correcting=True))


def change(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """To the first screen that holds a question; to a screen of its own where none does."""
    ids = [id for id in fields.get("question", ()) if knowledge.knows(id)]
    if not ids:
        return Outcome(visit)
    for number, place in enumerate(visit.trail):
        if ids[0] in place.questions:
            return Outcome(visit.standing_at(number))
    return Outcome(visit.going_to(Place(Kind.QUESTIONS, "", (ids[0],))))


def _is_tick(answer: Answer) -> bool:
    return answer in ("yes", "unsure")
