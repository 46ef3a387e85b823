"""The law that each move of a session is shown as the rules plan it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.planning.items import item_of, with_minutes
from recovery_advisor.planning.moves import moves_of
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.testing.app_under_test import Advise, Asked
from recovery_advisor.testing.law import Law
from recovery_advisor.testing.law_subjects import anybody
from recovery_advisor.testing.rules_own import language, nearest, planned
from recovery_advisor.testing.tried_people import one_answer_away
from recovery_advisor.values.session import Item, Session
from recovery_advisor.values.translator import Translator


def breaks(asked: Asked) -> Iterator[str]:
    """A name, a step, a dose or a time that is not the rules' own."""
    [one] = asked.told
    session, own = one.advice.session, nearest(asked, one)
    if session is None:
        return
    yield from _moves(session, language(one.advice, asked.book), asked.book)
    if session.seconds != (seconds := sum(item.seconds for item in session.exercises)):
        yield f"the session takes {seconds} seconds, and not {session.seconds}"
    if own.session and planned(one.advice) == planned(own):
        for part in ("exercises", "focus_not_covered", "remarks"):
            if getattr(session, part) != getattr(own.session, part):
                yield f"{part} of the session are the rules' own"


def _moves(session: Session, words: Translator, book: RuleBook) -> Iterator[str]:
    moves = {move.way.id: move for move in moves_of(book, session.readiness)}
    for item in session.exercises:
        move = moves.get(item.way)
        if move is None:
            yield f"what is planned is in the catalog, and {item.way} is not"
            continue
        own = _as_long(item_of(move, words), item.dose.minutes, move.minutes)
        for part in Item.model_fields:
            if getattr(item, part) != getattr(own, part):
                given = getattr(own, part)
                yield f"{part} of {item.way} is {given!r}, and not {getattr(item, part)!r}"


def _as_long(own: Item, minutes: int | None, allowed: tuple[int, int]) -> Item:
    """The rules' item; a cardio activity takes as long as it was given, within its minutes."""
    least, most = allowed
    return with_minutes(own, minutes) if minutes and least <= minutes <= most else own


def wrong(advisor: Advisor) -> Advise:
    """Shows one move by the name of another."""

    def advise(check_in: Any) -> object:
        advice = advisor.assess(check_in)
        if advice.session is None:
            return advice
        first, *others = advice.session.exercises
        renamed = first.model_copy(update={"name": others[-1].name if others else "Headstand"})
        session = advice.session.model_copy(update={"exercises": (renamed, *others)})
        return advice.model_copy(update={"session": session})

    return advise


LAW = Law(
    id="session-is-as-planned",
    says="Each move of a session has the name, the steps, the dose and the time that the rules give it.",
    source="properties 11 and 12",
    people=anybody,
    breaks=breaks,
    wrong=wrong,
    tried=one_answer_away,
)
