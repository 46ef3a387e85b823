"""The actions: from a visit and what a person did to the next visit.

While an emergency takes the screen, only what may add to it, correct it or print it is done, and what comes
from outside is remembered.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from web.app.answering import answer, look
from web.app.choosing import prefer, set_settings
from web.app.correcting import change, mistake
from web.app.forms import Fields
from web.app.knowledge import Knowledge
from web.app.outcome import Download, Outcome
from web.app.reloading import begin, day, kept_elsewhere, load, start, taken_back
from web.app.visit import Kind, Place, Visit

Action: TypeAlias = Callable[[Knowledge, Visit, Fields], Outcome]


def walk(knowledge: Knowledge, visit: Visit, do: str, fields: Fields) -> Outcome:
    """What comes of an action; one that does not exist changes nothing."""
    action = ACTIONS.get(do, _stay)
    before = knowledge.is_emergency(visit)
    if knowledge.takes_the_screen(visit) and do not in _BESIDE_AN_EMERGENCY:
        action = _stay
    outcome = action(knowledge, visit, fields)
    if before and not knowledge.is_emergency(outcome.visit):
        return taken_back(knowledge, outcome, visit.newer_day)
    if visit.correcting and do not in _CORRECTING:
        return replace(outcome, visit=replace(outcome.visit, correcting=False))
    return outcome


def _stay(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    return Outcome(visit)


def _to(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """Back and forward; who corrects a mistake may go to other questions, and nowhere else."""
    depth = first(fields, "depth")
    if not depth.isdecimal():
        return Outcome(visit)
    moved = visit.standing_at(int(depth[:6]))
    correcting = visit.correcting and moved.place.kind is Kind.QUESTIONS
    return Outcome(replace(moved, correcting=correcting))


def _go_on(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    return Outcome(visit.going_to(knowledge.next_place(visit)))


def _seen(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """What was advised before is settled; the next of it, where there is one, is said."""
    earlier = visit.earlier and (visit.earlier.also or replace(visit.earlier, seen=True))
    return Outcome(replace(visit, earlier=earlier))


def _settings(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    if visit.place.kind is Kind.SETTINGS:
        return Outcome(visit)
    return Outcome(visit.going_to(Place(Kind.SETTINGS)))


def _record(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    """A record of the advice for a file, with the day of it, which the library leaves out.

    There is none while an earlier advice stands: a record of today would hide it from whoever loads it.
    """
    if visit.is_held_back:
        return Outcome(visit)
    day = visit.today.isoformat()
    held = {**json.loads(knowledge.advice(visit).record()), "today": day}
    name, text = f"recovery-advisor-{day}.json", json.dumps(held, sort_keys=True)
    return Outcome(visit, download=Download(name, "application/json", f"{text}\n"))


def _print(knowledge: Knowledge, visit: Visit, fields: Fields) -> Outcome:
    return Outcome(visit, print=True)


def first(fields: Fields, name: str) -> str:
    """The first value of a field; empty without one."""
    return next(iter(fields.get(name, ())), "")


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "start": start,
        "day": day,
        "answer": answer,
        "look": look,
        "to": _to,
        "mistake": mistake,
        "change": change,
        "on": _go_on,
        "seen": _seen,
        "settings": _settings,
        "set": set_settings,
        "prefer": prefer,
        "record": _record,
        "print": _print,
        "load": load,
        "kept": kept_elsewhere,
        "begin": begin,
    }
)
#: What may be done while an emergency takes the screen.
_BESIDE_AN_EMERGENCY = frozenset({"look", "answer", "mistake", "print", "record", "kept", "day"})
#: What leaves a person at the list that is being corrected.
_CORRECTING = frozenset({"look", "to", "mistake", "kept", "day"})
